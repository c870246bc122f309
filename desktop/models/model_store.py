"""The models on this machine: what is there, fetching another, removing one. No Qt.

Blocking; the window drives it from a worker thread, the command line directly. A downloaded model
lies in a folder of its repository; a note beside it says where it came from, so that one that
vanished or was changed is noticed.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Literal

import msgspec

from backends.errors import DownloadError, Sentence, why_refused
from backends.files import write_atomically
from backends.gguf.check import check_gguf
from desktop.models.download import Downloader, Phase, Report, Transfer
from desktop.models.hub import (
    Hub,
    HubFile,
    is_model_name,
    parts_of,
    title_of,
    whole_models,
)

__all__ = ["ModelStore", "Origin", "State", "StoredModel"]

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")
_NOTE = ".origin.json"
USUAL = ("Q4_K_M", "Q4_K_XL", "MXFP4", "Q4_K_S", "IQ4_XS", "IQ4_NL", "Q4_0", "Q5_K_M", "Q8_0")
State = Literal["ready", "incomplete", "changed", "missing"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file came from, and what it was like when it came."""

    repo: str
    name: str
    revision: str
    sha256: str
    size_bytes: int
    mtime_ns: int = 0
    licence: str = ""


@dataclass(frozen=True, slots=True)
class StoredModel:
    """A model in the folder."""

    path: Path  # of its first part
    size_bytes: int  # what is there of it
    state: State
    origin: Origin | None  # None: somebody put it there


class ModelStore:
    """The folder of models.

    Args:
        folder: Where downloads go; made when the first one comes.
        hub: Where they come from.
    """

    def __init__(self, folder: Path, hub: Hub | None = None) -> None:
        self.folder = folder
        self._hub = hub

    @property
    def hub(self) -> Hub:
        """Return the Hub; its token is looked up when it is first needed."""
        self._hub = self._hub or Hub()
        return self._hub

    def models(self) -> list[StoredModel]:
        """Return what is in the folder: whole models, unfinished ones, and vanished ones."""
        notes = {_file_of(note): _read_note(note) for note in self.folder.rglob(f"*{_NOTE}")}
        found = (path.with_name(path.name.removesuffix(".part")) for path in self.folder.rglob("*"))
        paths = {*notes, *(path for path in found if is_model_name(path.name))}
        models = dict.fromkeys(_parts_beside(path) for path in sorted(paths))
        return [_together([_stored(path, notes.get(path)) for path in parts]) for parts in models]

    def place_of(self, file: HubFile) -> Path:
        """Return where a file of the Hub lies in the folder, whatever it is called there."""
        owner, _, name = file.repo.partition("/")
        path = PurePosixPath(file.name.replace("\\", "/"))
        base = path.name
        folder = "--".join(path.parent.parts)
        if folder.lower() not in base.lower():
            base = f"{folder}--{base}"  # a file of another folder may have the same name
        return self.folder / f"{_safe(owner)}--{_safe(name)}" / _safe(base)

    def choose(self, repo: str, wanted: str = "") -> tuple[HubFile, ...]:
        """Return the file or the parts of a repository's model.

        Args:
            repo: "owner/name".
            wanted: A file name or a quantization, which a folder may be called, too; empty = the
                first of the usual ones, else one of middle size.

        Raises:
            DownloadError: There is none like it.
        """
        files = self.hub.files(repo)
        models = whole_models(files)
        wanted = wanted.strip("/* ")
        ways = (_by_name, _by_quantization, _by_near_quantization)
        for one, matches in product((wanted,) if wanted else USUAL, ways):
            for model in models:
                if any(matches(part, one) for part in model):
                    return model
        if not wanted and models:
            return models[len(models) // 2]
        if not models or any(_by_name(f, wanted) or _by_quantization(f, wanted) for f in files):
            raise _incomplete(repo, files)
        offered = ", ".join(dict.fromkeys(file.quantization or file.name for file, *_ in models))
        raise DownloadError(
            "There is no such file.",
            Sentence("{1} has {2}, but nothing called {3}.", repo, offered, wanted),
            "Choose one of these.",
        )

    def fetch(
        self,
        files: tuple[HubFile, ...],
        downloader: Downloader | None = None,
        report: Report | None = None,
    ) -> Path | None:
        """Fetch a model; return its path, or None if it was stopped.

        The reports count all parts together. What arrived is checked as a GGUF file before its
        path is returned.

        Raises:
            DownloadError: It cannot be had, or is not what was promised.
            ModelLoadError: It is no model that this engine can use.
        """
        downloader = downloader or Downloader(self.hub.token)
        before, total = 0, sum(file.size_bytes for file in files)
        for file in files:
            target = self.place_of(file)
            shifted = report and _shifted(report, before, total)
            if not _fetch_one(downloader, file, target, shifted):
                return None
            before += file.size_bytes
        first = self.place_of(files[0])
        check_gguf(first, expect="any")
        return first

    def discard(self, files: tuple[HubFile, ...]) -> None:
        """Throw away what is there of an unfinished download."""
        for target in map(self.place_of, files):
            target.with_name(f"{target.name}.part").unlink(missing_ok=True)
            _drop_note(target)

    def remove(self, path: Path) -> int:
        """Delete a model of the folder with all its parts; return the bytes that are free now.

        Raises:
            DownloadError: It does not lie in the folder, or cannot be deleted.
        """
        inside = path.absolute()
        if not inside.is_relative_to(self.folder.absolute()) or ".." in inside.parts:
            why = Sentence(
                "{1} does not lie in {2}; files elsewhere are yours alone.", path, self.folder
            )
            raise DownloadError("The model was not removed.", why, "Delete it by hand.")
        freed = 0
        try:
            for file in _files_of(inside):
                freed += file.stat().st_size if file.suffix != ".json" else 0
                file.unlink()
            if inside.parent != self.folder.absolute() and not any(inside.parent.iterdir()):
                inside.parent.rmdir()
        except OSError as exc:
            todo = "Close what uses it, then try again."
            refused = why_refused(exc, inside)
            raise DownloadError("The model was not removed.", refused, todo) from exc
        return freed


def _fetch_one(downloader: Downloader, file: HubFile, target: Path, report: Report | None) -> bool:
    """Fetch a file, with a note beside it from the start, so that it can go on another day."""
    try:
        if not target.exists():
            _write_note(file, target)
        if downloader.fetch(file, target, report):
            _write_note(file, target)
            return True
        return False
    finally:
        if not target.exists() and not target.with_name(f"{target.name}.part").exists():
            _drop_note(target)


def _drop_note(target: Path) -> None:
    if target.exists():
        return
    target.with_name(f"{target.name}{_NOTE}").unlink(missing_ok=True)
    if target.parent.is_dir() and not any(target.parent.iterdir()):
        target.parent.rmdir()


def _files_of(path: Path) -> list[Path]:
    """Return the files of a model that are there: its parts, unfinished ones, notes."""
    names = [name + end for name in parts_of(path.name) for end in ("", ".part", _NOTE)]
    return [file for name in names if (file := path.with_name(name)).is_file()]


def _stored(path: Path, origin: Origin | None) -> StoredModel:
    part = path.with_name(f"{path.name}.part")
    if not path.exists():
        size = part.stat().st_size if part.exists() else 0
        return StoredModel(path, size, "incomplete" if part.exists() else "missing", origin)
    found = path.stat()
    same = origin is None or (found.st_size, found.st_mtime_ns) == (
        origin.size_bytes,
        origin.mtime_ns,
    )
    return StoredModel(path, found.st_size, "ready" if same else "changed", origin)


def _write_note(file: HubFile, target: Path) -> None:
    mtime_ns = target.stat().st_mtime_ns if target.exists() else 0
    origin = Origin(
        repo=file.repo,
        name=file.name,
        revision=file.revision,
        sha256=file.sha256,
        size_bytes=file.size_bytes,
        mtime_ns=mtime_ns,
        licence=file.licence,
    )
    note = target.with_name(f"{target.name}{_NOTE}")
    write_atomically(note, msgspec.json.encode(asdict(origin)) + b"\n")


def _read_note(note: Path) -> Origin | None:
    try:
        return msgspec.json.decode(note.read_bytes(), type=Origin)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _file_of(note: Path) -> Path:
    return note.with_name(note.name.removesuffix(_NOTE))


def _safe(name: str) -> str:
    """Return a name without anything that a file system could read as more than a name."""
    return _UNSAFE.sub("_", name).strip(".") or "model"


def _by_name(file: HubFile, wanted: str) -> bool:
    names = (file.name, PurePosixPath(file.name).name, title_of(file.name))
    return wanted.lower() in [name.lower() for name in names]


def _by_quantization(file: HubFile, wanted: str) -> bool:
    return file.quantization == wanted.upper()


def _by_near_quantization(file: HubFile, wanted: str) -> bool:
    """Tell whether it is the same quantization, made or written in another way."""
    return _plain_quantization(file.quantization) == _plain_quantization(wanted.upper())


def _plain_quantization(name: str) -> str:
    return re.sub(r"^FP(?=\d)", "F", name.removeprefix("UD-").removesuffix("_MOE"))


def _incomplete(repo: str, files: list[HubFile]) -> DownloadError:
    names = {file.name for file in files}
    counts = {parts: len(names & {*parts}) for parts in map(parts_of, names)}
    parts, there = next((p, n) for p, n in counts.items() if n < len(p))
    why = Sentence("The repository {1} has {2} of its {3} parts.", repo, there, len(parts))
    return DownloadError("The model is not complete.", why, "Choose another repository.")


def _parts_beside(path: Path) -> tuple[Path, ...]:
    """Return the paths of all parts of the model that a file belongs to."""
    return tuple(path.with_name(name) for name in parts_of(path.name))


def _together(parts: list[StoredModel]) -> StoredModel:
    """Return a model of all its parts; one that lacks some of them is not finished."""
    states = {part.state for part in parts}
    order: tuple[State, ...] = ("incomplete", "changed", "ready", "missing")
    state = next(state for state in order if state in states)
    if state != "missing" and "missing" in states:
        state = "incomplete"
    size = sum(part.size_bytes for part in parts)
    return StoredModel(parts[0].path, size, state, parts[0].origin)


def _shifted(report: Report, before: int, total: int) -> Report:
    """Return a report of one part that counts the parts before it, too."""

    def tell(transfer: Transfer) -> None:
        resumed = before + transfer.resumed_bytes
        done, speed = before + transfer.done_bytes, transfer.speed_bytes_per_s
        phase = transfer.phase if done == total else _unfinished(transfer)
        report(Transfer(phase, done, total, resumed, speed))

    return tell


def _unfinished(transfer: Transfer) -> Phase:
    return "downloading" if transfer.phase == "done" else transfer.phase
