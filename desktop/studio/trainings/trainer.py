"""Finds what can train on this computer, and installs it where there is nothing. No Qt.

Training needs torch and what goes with it, which neither the packaged app nor a plain installation
has. They go into a private environment; the app's own is left alone. Window process.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from backends.errors import FinetuneError, Sentence, why_refused
from backends.files import replacing
from backends.protocol.client import ENGINE_VARIABLE, engine_task
from desktop.config.about import read_build
from desktop.config.paths import Places
from desktop.studio.trainings.sources import copy_sources, is_packaged, requirements, sources_root

__all__ = [
    "DISK_BYTES",
    "DOWNLOAD_BYTES",
    "MIN_PYTHON",
    "Installation",
    "Trainer",
    "begin_installation",
    "find_python",
    "find_trainer",
    "has_nvidia",
    "use_source",
]

PARTS = ("torch", "transformers", "trl", "peft", "datasets", "accelerate", "gguf", "rapidfuzz")
"""What a training imports."""
MIN_PYTHON = (3, 11)
ENVIRONMENT, INSTALLED, LOG_FILE = "environment", "installed.json", "install.log"
DOWNLOAD_BYTES = {False: 700 * 10**6, True: 3_500 * 10**6}  # without and with CUDA, measured
DISK_BYTES = {False: 2_000 * 10**6, True: 8_000 * 10**6}
CPU_TORCH = "https://download.pytorch.org/whl/cpu"
PYTHONS = ("python3.13", "python3.12", "python3.11", "python3", "python")
LOOK_S = 20.0  # for a Python to say its version
LLAMA_VARIABLE = "AVATAR_LLAMA_VERSION"  # see finetune.export.llama_tree


@dataclass(frozen=True, slots=True)
class Trainer:
    """A Python that has all parts, and where our own code is for it."""

    python: Path
    root: Path

    def command(self, *arguments: str) -> list[str]:
        """Return a command of the pipeline."""
        return [str(self.python), "-P", "-m", "finetune", *arguments]

    def environ(self) -> dict[str, str]:
        """Return the environment for it."""
        path = os.pathsep.join(filter(None, (str(self.root), os.environ.get("PYTHONPATH", ""))))
        own = {"PYTHONPATH": path, "PYTHONUTF8": "1", "TOKENIZERS_PARALLELISM": "false"}
        if is_packaged():
            own[ENGINE_VARIABLE] = engine_task()[0]
            own[LLAMA_VARIABLE] = _llama_version()
        return {**os.environ, **own}


def find_trainer(places: Places) -> Trainer | None:
    """Return what trains here: this Python, the private environment, or a named source install."""
    if not is_packaged() and all(map(find_spec, PARTS)):
        return Trainer(Path(sys.executable), sources_root())
    try:
        told = json.loads((places.trainer / INSTALLED).read_bytes())
        found = Trainer(Path(str(told["python"])), Path(str(told["root"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if found.python.is_file() and (found.root / "finetune").is_dir() else None


def use_source(places: Places, folder: Path) -> Trainer:
    """Train with a source install from now on.

    Args:
        places: The person's folders.
        folder: A clone of the project with its environment in ``.venv``.

    Raises:
        FinetuneError: It is none, or parts are missing in it.
    """
    what = "This folder cannot be used for training."
    todo = 'In it, run: .venv/bin/python -m pip install -e ".[starter,finetune]"'
    if not (folder / "finetune" / "watched.py").is_file():
        why = Sentence("{1} holds no source of this app, or an older one.", folder)
        raise FinetuneError(what, why, "Choose the folder that has README.md and finetune in it.")
    python = _python_in(folder / ".venv")
    if not python.is_file():
        raise FinetuneError(what, Sentence("There is no environment {1}.", folder / ".venv"), todo)
    if missing := _missing_in(python):
        raise FinetuneError(what, Sentence("Its environment has no {1}.", missing), todo)
    _remember(places, Trainer(python, folder))
    return Trainer(python, folder)


def find_python() -> Path | None:
    """Return a Python that can make the private environment; asks each for its version."""
    if not is_packaged():
        return Path(sys.executable)
    for name in PYTHONS:
        found = shutil.which(name)
        if found and _version_of(Path(found)) >= MIN_PYTHON:
            return Path(found)
    return None


def has_nvidia() -> bool:
    """Tell whether there is a GPU that torch's large build would use."""
    return shutil.which("nvidia-smi") is not None


class Installation:
    """Installs the parts, one child after the other; what they say goes into a log.

    Nothing counts as installed before the last of them has ended well, so that a kill at any
    moment only leaves a folder that the next installation removes.

    Args:
        places: The person's folders.
        python: Makes the environment.

    Raises:
        OSError: Its folder cannot be written. Made on a worker: it may have to copy some files.
    """

    def __init__(self, places: Places, python: Path) -> None:
        self.error: FinetuneError | None = None
        self._places = places
        places.trainer.mkdir(mode=0o700, parents=True, exist_ok=True)
        for old in places.trainer.glob(f"{ENVIRONMENT}-*"):
            shutil.rmtree(old, ignore_errors=True)
        self._folder = Path(tempfile.mkdtemp(dir=places.trainer, prefix=f"{ENVIRONMENT}-"))
        self._log = places.trainer / LOG_FILE
        self._log.write_bytes(b"")
        self._trainer = Trainer(_python_in(self._folder), _root_for(places))
        self._left = self._commands(python)
        self.n_all = len(self._left)
        self._child: subprocess.Popen[bytes] | None = None
        self._next()

    @property
    def n_done(self) -> int:
        """Return how many of its commands have ended."""
        return self.n_all - len(self._left) - 1

    def poll(self) -> bool:
        """Go on where a child has ended; return whether something is still to be done."""
        if self._child is None or self._child.poll() is None:
            return self._child is not None
        if code := self._child.returncode:
            self.error = FinetuneError(
                "The parts for training were not installed.",
                self.last_words() or Sentence("The installer ended with code {1}.", code),
                "Check the connection and the free disk space, and try again.",
            )
            self._forget()
            return False
        return self._next()

    def last_words(self) -> str:
        """Return the last line that the installer said."""
        try:
            lines = self._log.read_text("utf-8", "replace").split("\n")
        except OSError:
            return ""
        return next((line.strip()[:300] for line in reversed(lines) if line.strip()), "")

    def cancel(self) -> None:
        """End it; nothing is left of it."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            self._forget()

    def _forget(self) -> None:
        """Remove what there is, beside the caller: it may be some gigabytes."""
        self._child = None
        threading.Thread(
            target=shutil.rmtree, args=(self._folder, True), name="remove", daemon=True
        ).start()

    def _next(self) -> bool:
        if not self._left:
            self._child = None
            _remember(self._places, self._trainer)
            return False
        with self._log.open("ab") as log:
            self._child = subprocess.Popen(
                self._left.pop(0),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env=self._trainer.environ(),
                cwd=self._places.trainer,
            )
        return True

    def _commands(self, python: Path) -> list[list[str]]:
        """Return what is to be done: an environment, torch, the rest, a look, the converters."""
        own = str(self._trainer.python)
        pip = [own, "-m", "pip", "install", "--progress-bar", "off"]
        wanted = requirements(whole=is_packaged())
        torch = [text for text in wanted if re.match(r"torch\b(?!-)", text)]
        look = "; ".join(f"import {name}" for name in PARTS)
        return [
            [str(python), "-m", "venv", str(self._folder)],
            *([] if is_packaged() else [_lends(own)]),
            [*pip, *_torch_index(), *torch],
            [*pip, *wanted],
            [own, "-c", look],
            self._trainer.command("tree"),
        ]


def begin_installation(places: Places) -> Installation:
    """Look for a Python and begin to install the parts.

    Raises:
        FinetuneError: There is no Python, or nowhere to install to.
    """
    what = "The parts for training were not installed."
    python = find_python()
    if python is None:
        raise FinetuneError(
            what,
            "There is no Python from 3.11 on, with venv, on this computer.",
            "Install Python from your system or from python.org, or choose a source install.",
        )
    try:
        return Installation(places, python)
    except OSError as exc:
        why = why_refused(exc, places.trainer)
        raise FinetuneError(what, why, "Check that the disk has room.") from exc


def _lends(python: str) -> list[str]:
    """Return what lets an environment use the packages of this one, too."""
    code = "import sys, sysconfig, pathlib; pathlib.Path(sysconfig.get_path('purelib'), 'app.pth')"
    return [python, "-c", f"{code}.write_text(sys.argv[1])", sysconfig.get_path("purelib")]


def _torch_index() -> list[str]:
    """Return where torch comes from: its small build, unless pip was told where to look."""
    is_told = any(name in os.environ for name in ("PIP_INDEX_URL", "PIP_FIND_LINKS"))
    if is_told or has_nvidia() or not sys.platform.startswith("linux"):
        return []
    return ["--index-url", CPU_TORCH]


def _root_for(places: Places) -> Path:
    """Return where our code is for the private environment; of the packaged app, a copy."""
    if not is_packaged():
        return sources_root()
    shutil.rmtree(places.trainer / "app", ignore_errors=True)
    copy_sources(places.trainer / "app")
    return places.trainer / "app"


def _remember(places: Places, trainer: Trainer) -> None:
    places.trainer.mkdir(mode=0o700, parents=True, exist_ok=True)
    told = {"python": str(trainer.python), "root": str(trainer.root)}
    with replacing(places.trainer / INSTALLED) as part:
        part.write_text(json.dumps(told), "utf-8")


def _python_in(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _missing_in(python: Path) -> str:
    """Return the parts that an environment lacks, in words."""
    code = "from importlib.util import find_spec; import sys"
    code += "; print(*(name for name in sys.argv[1:] if not find_spec(name)))"
    return ", ".join(_said([str(python), "-c", code, *PARTS]).split())


def _version_of(python: Path) -> tuple[int, ...]:
    said = _said([str(python), "-c", "import sys, venv; print(*sys.version_info[:2])"])
    return tuple(int(number) for number in said.split() if number.isdigit())


def _said(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LOOK_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _llama_version() -> str:
    return next(_versions("llama-cpp-python"), "")


def _versions(name: str) -> Iterator[str]:
    yield from (one.version for one in read_build().components if one.name.lower() == name)
