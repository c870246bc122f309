"""Brings a character card into the person's own folder of personas. Window process; no Qt."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from backends.errors import PersonaError
from persona.cards.card import NEWEST, Card
from persona.cards.files import CardFile, is_remote, read_card_file
from persona.cards.maker import ADAPTER, USED_ASSETS, Made, make_persona
from persona.model import Persona
from persona.store import find_personas, load_persona
from persona.writer import save_persona

__all__ = ["Imported", "free_id", "import_persona"]

MAX_ID_CHARS = 48
FALLBACK_ID = "avatar"
MAX_ADAPTER_BYTES = 2 * 2**30
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # names of devices on Windows


@dataclass(frozen=True, slots=True)
class Imported:
    """A persona that was made of a card, and what of the card it does not have, in words."""

    persona: Persona
    notes: tuple[str, ...] = ()


def import_persona(path: Path, folder: Path, taken: Collection[str] = ()) -> Imported:
    """Import a card and return the persona made of it; the one of before, if it is the same card.

    Args:
        path: A .png, .json or .charx file.
        folder: Where the person's own personas are.
        taken: Ids that another persona has already.

    Raises:
        PersonaError: The file is no card, or the folder cannot be written.
    """
    try:
        source = read_card_file(path)
        made = make_persona(source, FALLBACK_ID)
        same = _same(made, folder)
        persona = same or _stored(made, source, folder, taken)
    except ValueError as exc:
        raise PersonaError(
            "This card cannot be imported.",
            f"{path.name}: {exc}.",
            "Choose a character card: a PNG with a card in it, a JSON or a CHARX file.",
        ) from exc
    except OSError as exc:
        raise PersonaError(
            "This card cannot be imported.",
            f"{exc.filename or path}: {exc.strerror or exc}.",
            "Check that the file is there, and that the disk has room.",
        ) from exc
    return Imported(persona, tuple(_unused(made.card)))


def _same(made: Made, folder: Path) -> Persona | None:
    """Return the persona that was made of this very card before, with the same pictures."""
    for place in find_personas([folder]).values():
        kept = {name: place / name for name in made.files}
        if all(p.is_file() and p.read_bytes() == made.files[name] for name, p in kept.items()):
            try:
                return load_persona(place)
            except PersonaError:  # damaged since: made anew, beside it
                continue
    return None


def _stored(made: Made, source: CardFile, folder: Path, taken: Collection[str]) -> Persona:
    """Write all files into a folder that gets its name when it is complete."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / free_id(made.persona.name, {*taken, *(p.name for p in folder.iterdir())})
    part = Path(tempfile.mkdtemp(dir=folder, prefix=".import-"))
    try:
        save_persona(made.persona, part)
        for name, data in made.files.items():
            (part / name).write_bytes(data)
        if made.adapter:
            _store_adapter(source, made.adapter, part / ADAPTER)
        part.rename(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return load_persona(place)


def _store_adapter(source: CardFile, uri: str, path: Path) -> None:
    with path.open("wb") as file:
        is_whole = source.copy_asset(uri, file, MAX_ADAPTER_BYTES)
    if not is_whole:
        raise ValueError("its adapter is damaged or too large")


def free_id(name: str, taken: Collection[str]) -> str:
    """Return a folder's name for a persona: letters, digits and hyphens, and not in use."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_ID_CHARS].strip("-") or FALLBACK_ID
    numbers = range(2, len(taken) + 3)
    wanted += "-avatar" if RESERVED.fullmatch(wanted) else ""
    names = (wanted, *(f"{wanted}-{number}" for number in numbers))
    return next(one for one in names if one not in taken)


def _unused(card: Card) -> Iterator[str]:
    """Yield what of a card its persona does not have."""
    n_remote = sum(is_remote(asset.uri) for asset in card.assets)
    n_other = sum(it.kind not in USED_ASSETS and not is_remote(it.uri) for it in card.assets)
    if card.version > NEWEST:
        yield "The card is of a newer version; what that added is kept, but not used."
    if n_remote:
        yield f"Files on the network are not fetched ({n_remote})."
    if n_other:
        yield f"Backgrounds, sounds and other files were left out ({n_other})."
    if card.n_regex:
        yield f"Regular expressions among the keys of its lorebook are not used ({card.n_regex})."
