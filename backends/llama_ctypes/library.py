"""Finds and opens the llama.cpp shared library: engine process.

Search order: the setting, the app's ``lib`` folder, the installed llama_cpp package (which is
not imported). Nothing is loaded before `open_library` is called.
"""

from __future__ import annotations

import ctypes
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import BackendUnavailable, Sentence
from backends.llama_common.cpu_threads import limit_spinning, why_not_opened
from backends.llama_ctypes.api import Api, LogCallback

if TYPE_CHECKING:
    from backends.llama_ctypes.api import CFunction

__all__ = [
    "TODO",
    "Library",
    "NativeLines",
    "find_library",
    "native_lines",
    "open_library",
    "setting_folder",
]

NATIVE_LOG = logging.getLogger("avatar.llama")
LIB_FOLDER = Path(__file__).resolve().parents[2] / "lib"
# libllama.so, libllama.so.0.5.0, libllama.v0.5.0.so, llama.dll, libllama.0.dylib …
FILE_NAME = r"^(lib)?{stem}([.-]v?\d[\w.]*)?\.(so|dylib|dll)(\.\d+)*$"
DEPENDENCIES = ("ggml-base", "ggml-cpu", "ggml")  # in the order in which they need each other
TODO = "Install llama-cpp-python, or build the library as lib/README.md says."
GGML_WARN, GGML_ERROR = 3, 4  # enum ggml_log_level


@dataclass(frozen=True, slots=True)
class Library:
    """An opened library.

    Attributes:
        path: The llama library file.
        api: Its functions.
        dependencies: The ggml libraries, kept open beside it.
    """

    path: Path
    api: Api
    dependencies: tuple[ctypes.CDLL, ...] = field(default=(), repr=False)

    def set_up(self) -> None:
        """Start the native side: log into Python's logging, load the compute backends."""
        self.api.llama_log_set(_FORWARD_LOG, None)
        self.api.llama_backend_init()
        count, load = (
            self.function("ggml_backend_dev_count"),
            self.function("ggml_backend_load_all_from_path"),
        )
        if count is None or load is None:
            return
        count.restype = ctypes.c_size_t
        if not count():  # the CPU code lies in modules of its own (GGML_BACKEND_DL)
            load.argtypes, load.restype = (ctypes.c_char_p,), None
            load(os.fsencode(self.path.parent))
        if not count():
            raise _unusable(self.path, "No module with code for this processor lies beside it.")

    def function(self, name: str) -> CFunction | None:
        """Return a function of ggml, wherever this build keeps it; None if it has none."""
        for library in self.dependencies:
            if hasattr(library, name):
                function: CFunction = getattr(library, name)
                return function
        return None


def find_library(setting: str = "") -> Path:
    """Return the file of the llama library that is to be used.

    Args:
        setting: A file or folder that the person chose; empty = search.

    Raises:
        BackendUnavailable: There is none; a setting that leads nowhere is not searched past.
    """
    if setting:
        chosen, folder = Path(setting).expanduser(), setting_folder(setting)
        found = chosen if chosen.is_file() else _in_folder(folder, "llama")
        if found is None:
            raise BackendUnavailable(
                what="The llama.cpp library was not found.",
                why=Sentence("The setting names {1}, where no such library is.", chosen),
                todo="Choose the folder that holds it in Settings, or leave the setting empty.",
            )
        return found
    for folder in _folders():
        found = _in_folder(folder, "llama")
        if found is not None:
            return found
    raise BackendUnavailable(
        what="The llama.cpp library was not found.",
        why=Sentence("It is neither in {1} nor in an installed llama_cpp package.", LIB_FOLDER),
        todo=TODO,
    )


def setting_folder(setting: str) -> Path:
    """Return the folder in which the library lies that a person chose, as a file or as a folder."""
    chosen = Path(setting).expanduser()
    return chosen.parent if chosen.is_file() else chosen


def open_library(path: Path) -> Library:
    """Open a llama library and the ggml libraries beside it.

    Raises:
        BackendUnavailable: It is no library for this machine, or functions are missing.
    """
    limit_spinning()
    if hasattr(os, "add_dll_directory"):  # Windows
        os.add_dll_directory(str(path.parent))
    try:
        beside = [_in_folder(path.parent, stem) for stem in DEPENDENCIES]
        dependencies = [ctypes.CDLL(str(file), ctypes.RTLD_GLOBAL) for file in beside if file]
        llama = ctypes.CDLL(str(path), ctypes.RTLD_GLOBAL)
    except OSError as exc:
        raise _unusable(path, why_not_opened(exc)) from exc
    try:
        api = Api(llama)
    except AttributeError as exc:
        NATIVE_LOG.info("%s", exc)
        raise _unusable(path, "It is no llama.cpp of the expected version.") from exc
    return Library(path, api, (*dependencies, llama))


@contextmanager
def native_lines() -> Iterator[NativeLines]:
    """Collect what the native code has to complain about meanwhile."""
    lines = NativeLines()
    collector = _Collector(lines)
    level, propagate = NATIVE_LOG.level, NATIVE_LOG.propagate
    NATIVE_LOG.setLevel(min(logging.INFO, NATIVE_LOG.getEffectiveLevel()))
    NATIVE_LOG.propagate = False  # the collector passes on what would have been logged
    NATIVE_LOG.addHandler(collector)
    try:
        yield lines
    finally:
        NATIVE_LOG.removeHandler(collector)
        NATIVE_LOG.setLevel(level)
        NATIVE_LOG.propagate = propagate


@dataclass(slots=True)
class NativeLines:
    """What native code logged, oldest first."""

    errors: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def reason(self) -> str:
        """Return the first error, which names the cause, without the name of a C function."""
        first = next((line for line in self.errors if line.strip()), "it gave no reason")
        return re.sub(r"^(\w+: )+(error \w+ \w+: )?", "", first).strip(" .")


class _Collector(logging.Handler):
    def __init__(self, lines: NativeLines) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self._lines.errors.append(record.getMessage())
        elif record.levelno >= logging.INFO:
            self._lines.warnings.append(record.getMessage())
        if NATIVE_LOG.parent and NATIVE_LOG.parent.isEnabledFor(record.levelno):
            NATIVE_LOG.parent.handle(record)


def _folders() -> Iterator[Path]:
    yield LIB_FOLDER
    spec = find_spec("llama_cpp")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        yield Path(location) / "lib"


def _in_folder(folder: Path, stem: str) -> Path | None:
    """Return the library of that name; the shortest file name, if there are several."""
    name = re.compile(FILE_NAME.format(stem=re.escape(stem)))
    try:
        files = [file for file in folder.iterdir() if name.match(file.name)]
    except OSError:
        return None
    return min(files, key=lambda file: (len(file.name), file.name), default=None)


def _unusable(path: Path, why: str) -> BackendUnavailable:
    return BackendUnavailable(Sentence("The library {1} cannot be used.", path.name), why, TODO)


def _forward_log(level: int, text: bytes | None, _user_data: int | None) -> None:
    """Log one native line, a step quieter: its warnings are not for the person."""
    if level == GGML_ERROR:
        severity = logging.WARNING
    else:
        severity = logging.INFO if level == GGML_WARN else logging.DEBUG
    if text and NATIVE_LOG.isEnabledFor(severity):
        NATIVE_LOG.log(severity, "%s", text.decode("utf-8", "replace").rstrip())


# Native code keeps the pointer for as long as the process lives, and so does this module.
_FORWARD_LOG = LogCallback(_forward_log)
