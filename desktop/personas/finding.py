"""Which personas there are: those in the box and those of the person. Window process; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from backends.errors import PersonaError, Sentence
from desktop.config.paths import Places, resource_dir
from persona.layout import PERSONA_FILE
from persona.model import Persona, isolated
from persona.store import load_persona, stamp_of
from persona.tables_of_toml import MAX_TOML_BYTES, read_toml

__all__ = [
    "all_personas",
    "folders_in",
    "has_own",
    "labels",
    "labels_in",
    "open_persona",
    "persona_folders",
]

MAX_KNOWN = 32  # personas that are kept in memory for a menu
MAX_NAMES = 1_000


def persona_folders(places: Places) -> list[Path]:
    """Return the folders that hold a persona; the person's own hide those in the box."""
    return list({**folders_in(resource_dir() / "personas"), **folders_in(places.personas)}.values())


def has_own(places: Places) -> bool:
    """Tell whether there is a persona besides those in the box."""
    return bool(folders_in(places.personas))


def folders_in(root: Path) -> dict[str, Path]:
    """Return the folders of a folder that hold a persona, by their names."""
    folders = sorted(root.iterdir()) if root.is_dir() else ()
    return {
        folder.name: folder
        for folder in folders
        if (folder / PERSONA_FILE).is_file() and not folder.name.startswith(".")
    }


def all_personas(places: Places) -> list[Persona]:
    """Return the personas that can be read."""
    personas = []
    for folder in persona_folders(places):
        try:
            personas.append(_read(folder, stamp_of(folder)))
        except PersonaError:
            continue
    return personas


@lru_cache(maxsize=MAX_KNOWN)
def _read(folder: Path, stamp: tuple[tuple[int, int], ...]) -> Persona:
    """Return a persona; one that has not changed since the last time is not read again.

    The GUI thread asks when a menu opens and when another one is to speak; a large persona takes
    some 200 ms to be read and checked, so the worker reads all of them first.
    """
    return load_persona(folder)


def labels(personas: Sequence[Persona]) -> dict[str, str]:
    """Return what each persona is called in a list, by its id; of one name, with the id."""
    return _labels({persona.id: persona.name for persona in personas})


def labels_in(places: Places) -> dict[str, str]:
    """Return the same of all personas, from their names alone: nothing else of them is read."""
    files = [folder / PERSONA_FILE for folder in persona_folders(places)]
    return _labels({file.parent.name: _name(file, _changed(file)) for file in files})


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    counts = Counter(names.values())
    return {
        own: f"{isolated(name)} ({own})" if counts[name] > 1 else isolated(name)
        for own, name in names.items()
    }


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # it has just gone
        return 0


@lru_cache(maxsize=MAX_NAMES)
def _name(file: Path, changed: int) -> str:
    """Return the name in the file of a persona; its id where it cannot be read."""
    try:
        with file.open("rb") as opened:
            text = opened.read(MAX_TOML_BYTES).decode()
        return " ".join(str(read_toml(text)["name"]).split())
    except (OSError, ValueError, KeyError, RecursionError):
        return file.parent.name


def open_persona(name: str, places: Places, visitor: str = "") -> Persona:
    """Return a persona by its id or its folder.

    Args:
        name: Id or folder.
        places: Where personas are.
        visitor: Who is spoken to.

    Raises:
        PersonaError: There is none, or it is not usable.
    """
    folders = {folder.name: folder for folder in persona_folders(places)}
    folder = folders.get(name) or Path(name).expanduser()
    if not folder.is_dir():
        raise PersonaError(
            Sentence("There is no persona {1}.", repr(name)),
            Sentence("It is neither one of {1} nor a folder.", ", ".join(folders)),
            "Name one of them, or the folder of another persona.",
        )
    return replace(_read(folder, stamp_of(folder)), visitor=visitor.strip())
