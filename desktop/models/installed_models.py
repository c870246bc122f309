"""The models that the window can show: what is on this disk, in which state. No Qt.

Blocking where it reads headers; the window calls it on a worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from backends.gguf.memory_fit import Light
from desktop.models.model_store import ModelStore, State

__all__ = ["Entry", "entries", "fingerprint", "light_of_size", "needed_bytes"]

Place = Literal["built-in", "downloaded", "elsewhere"]
ABOUT_EXTRA_BYTES = 512 * 2**20  # context and buffers of an ordinary model
ABOUT_FACTOR = 1.03
COMFORTABLE = 0.8


@dataclass(frozen=True, slots=True)
class Entry:
    """One model on this computer."""

    path: Path
    place: Place
    state: State = "ready"
    size_bytes: int = 0
    repo: str = ""  # where it came from, if it was downloaded
    file: str = ""  # its name there
    licence: str = ""


def fingerprint(path: Path) -> str:
    """Return what tells a file from another at the same place; empty if there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def entries(store: ModelStore, built_in: Path | None, own: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return all models: the one of the app, the downloaded ones, and those elsewhere.

    Args:
        store: The folder of downloads.
        built_in: The model that came with the app.
        own: Files elsewhere that were used, and their fingerprints at that time.
    """
    found = []
    if built_in is not None and built_in.is_file():
        found.append(Entry(built_in, "built-in", size_bytes=built_in.stat().st_size))
    for stored in store.models():
        origin = stored.origin
        found.append(
            Entry(
                path=stored.path,
                place="downloaded",
                state=stored.state,
                size_bytes=stored.size_bytes,
                repo=origin.repo if origin else "",
                file=origin.name if origin else "",
                licence=origin.licence if origin else "",
            )
        )
    here = {str(entry.path) for entry in found}
    return (*found, *(_elsewhere(Path(p), print_) for p, print_ in own.items() if p not in here))


def _elsewhere(path: Path, known: str) -> Entry:
    now = fingerprint(path)
    if not now:
        return Entry(path, "elsewhere", "missing")
    state: State = "ready" if now == known else "changed"
    return Entry(path, "elsewhere", state, path.stat().st_size)


def needed_bytes(size_bytes: int) -> int:
    """Return about how much memory a model takes of which only the file's size is known."""
    return int(size_bytes * ABOUT_FACTOR) + ABOUT_EXTRA_BYTES


def light_of_size(size_bytes: int, available_bytes: int) -> Light:
    """Return the light of a model of which only the file's size is known."""
    need = needed_bytes(size_bytes)
    if need > available_bytes:
        return "red"
    return "green" if need <= COMFORTABLE * available_bytes else "yellow"
