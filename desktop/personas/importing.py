"""Brings a character card into the person's own folder of personas, or a lorebook to one of them.

Window process; no Qt.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
import uuid
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path

import msgspec

from backends.errors import PersonaError, Sentence, Unusable, why_not, why_refused
from backends.files import replacing
from backends.gguf.adapter_fit import why_damaged
from desktop.config.paths import resource_dir
from desktop.personas.finding import folders_in
from persona.cards.card import MAX_NAME_CHARS, NEWEST, Card
from persona.cards.files import CardFile, is_remote, read_card_file
from persona.cards.foreign import lore_in
from persona.cards.lore import given_lore
from persona.cards.lorebook import Unused
from persona.cards.maker import ADAPTER, USED_ASSETS, Made, make_persona
from persona.cards.mending import mended_book
from persona.cards.parsing import parsed
from persona.layout import LORE_FILE, MAX_FILE_BYTES
from persona.model import Lorebook, Persona
from persona.store import load_persona
from persona.writer import save_persona

__all__ = [
    "Imported",
    "LoreFile",
    "free_place",
    "give_lore",
    "import_file",
    "import_persona",
    "whole_folder",
    "write_made",
]

MAX_ID_CHARS = 48
FALLBACK_ID = "avatar"
MAX_ADAPTER_BYTES = 2 * 2**30
MAX_NAMED = 3  # of several; the others are counted
MAX_SHOWN_CHARS = 60  # of a name from a file
RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)\d")  # names of devices on Windows


@dataclass(frozen=True, slots=True)
class Imported:
    """A persona that was made of a card, and what of the card it does not have, in words."""

    persona: Persona
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoreFile:
    """A lorebook that is no character: for an avatar that there is already.

    Attributes:
        path: The file.
        n_entries: How many texts it may give.
    """

    path: Path
    n_entries: int


def import_file(path: Path, folder: Path, taken: Collection[str] = ()) -> Imported | LoreFile:
    """Import a card as `import_persona` does, but return a lorebook that is a file of its own.

    Raises:
        PersonaError: The file is neither, or the folder cannot be written.
    """
    book = _lore_of(path)
    return (
        import_persona(path, folder, taken) if book is None else LoreFile(path, len(book.entries))
    )


def give_lore(path: Path, persona: Persona) -> Imported:
    """Give a lorebook to a persona, beside what it has; return the persona with it.

    Raises:
        PersonaError: The file is no lorebook, or the persona's folder cannot be written.
    """
    try:
        added = lore_in(read_card_file(path).table)
        if added is None:
            raise Unusable("It is no lorebook.")
        if persona.folder.is_relative_to(resource_dir()):
            raise PermissionError(EACCES, os.strerror(EACCES), str(persona.folder))
        place = persona.folder / LORE_FILE
        before = lore_in(parsed(place.read_bytes())) if place.is_file() else None
        payload = msgspec.json.encode({"spec": "lorebook_v3", "data": _together(before, added)})
        _, unused = given_lore(payload, persona.name)
        text = msgspec.json.format(payload, indent=1) + b"\n"
        if len(text) > MAX_FILE_BYTES:
            raise Unusable(Sentence("It has more than {1} MiB.", MAX_FILE_BYTES >> 20))
        with replacing(place) as part:
            part.write_bytes(text)
        return Imported(load_persona(persona.folder), tuple(_unused_lore(unused)))
    except ValueError as exc:
        raise PersonaError(
            Sentence("The lorebook in {1} cannot be used.", path.name),
            why_not(exc, path.name, "It is damaged, or no lorebook."),
            "Choose a lorebook or a world info file: a JSON with entries.",
        ) from exc
    except OSError as exc:
        raise PersonaError(
            Sentence("{1} cannot be given a lorebook.", persona.label),
            why_refused(exc, path),
            "Choose an avatar of your own; those that came with the app stay as they are.",
        ) from exc


def _together(
    before: Mapping[str, object] | None, added: Mapping[str, object]
) -> Mapping[str, object]:
    """Return a lorebook with the entries of two; the same entry once."""
    fields, entries, _ = mended_book(added)
    first = mended_book(before)[1] if before is not None else []
    fresh = [entry for entry in entries if entry not in first]
    return {**fields, **(before or {}), "entries": [*first, *fresh]}


def _lore_of(path: Path) -> Lorebook | None:
    """Return the lorebook in a file that holds nothing else; None for any other file."""
    try:
        table = read_card_file(path).table
        return None if lore_in(table) is None else given_lore(msgspec.json.encode(table), "")[0]
    except (OSError, ValueError):  # told by the import
        return None


def import_persona(path: Path, folder: Path, taken: Collection[str] = ()) -> Imported:
    """Import a card and return the persona made of it; the one of before, if it is the same card.

    Args:
        path: A picture with a card in it, a .json or .charx file.
        folder: Where the person's own personas are.
        taken: Ids that another persona has already.

    Raises:
        PersonaError: The file is no card, or the folder cannot be written.
    """
    try:
        source = read_card_file(path)
        made = make_persona(source, FALLBACK_ID)
        same = _same(made, folder)
        persona, flaw = (same, "") if same else _stored(made, source, folder, taken)
    except ValueError as exc:
        raise PersonaError(
            Sentence("The card in {1} cannot be imported.", path.name),
            why_not(exc, path.name, "It is damaged, or no card."),
            "Choose a character card: a picture with a card in it, a JSON or a CHARX file.",
        ) from exc
    except OSError as exc:
        raise PersonaError(
            Sentence("The card in {1} cannot be imported.", path.name),
            why_refused(exc, path),
            "Check that the file is there, and that the disk has room.",
        ) from exc
    return Imported(
        persona,
        (*_others(source.n_others), *_unused(made.card), *_faults(made), *_without_adapter(flaw)),
    )


def _others(count: int) -> Iterator[str]:
    if count:
        yield Sentence(
            "The file has more characters; the first was imported, not these: {1}.", count
        )


def _same(made: Made, folder: Path) -> Persona | None:
    """Return the persona that was made of this very card before, with the same pictures."""
    for place in folders_in(folder).values():
        kept = {name: place / name for name in made.files}
        if all(p.is_file() and p.read_bytes() == made.files[name] for name, p in kept.items()):
            try:
                return load_persona(place)
            except PersonaError:  # damaged since: made anew, beside it
                continue
    return None


def _stored(
    made: Made, source: CardFile, folder: Path, taken: Collection[str]
) -> tuple[Persona, str]:
    """Write all files into a folder that gets its name when it is complete.

    Returns the persona, and why its adapter is not among them.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = free_place(folder, made.persona.name, taken)
    with whole_folder(place) as part:
        flaw = write_made(made, source, part)
        try:
            load_persona(part)
        except PersonaError as exc:  # before it has its name: nothing is left
            raise Unusable(exc.why) from exc
    return load_persona(place), flaw


def write_made(made: Made, source: CardFile, folder: Path) -> str:
    """Write what was made of a card into a folder: persona, pictures, adapter.

    Returns why its adapter is not among them; nothing where it is, or where the card has none.

    Raises:
        OSError: The folder cannot be written.
    """
    save_persona(made.persona, folder)
    for name, data in made.files.items():
        (folder / name).write_bytes(data)
    return _write_adapter(made.adapter, source, folder / ADAPTER) if made.adapter else ""


def _write_adapter(uri: str, source: CardFile, target: Path) -> str:
    """Write an adapter; where it is no good, nothing is left of it, and why is returned."""
    if source.fault(uri):
        return "The file names it, and does not hold it."
    with target.open("wb") as file:
        is_whole = source.copy_asset(uri, file, MAX_ADAPTER_BYTES)
    flaw = why_damaged(target) if is_whole else "It is damaged in the file, or too large."
    if flaw:
        target.unlink()
    return flaw


def _without_adapter(flaw: str) -> Iterator[str]:
    if flaw:
        yield from ("Its trained adapter cannot be used, so it was left out.", flaw)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """Yield a folder to fill; it gets its name when it is complete, and is gone otherwise.

    Raises:
        OSError: It cannot be made or named.
    """
    part = Path(tempfile.mkdtemp(dir=place.parent, prefix=".new-"))
    try:
        yield part
        part.rename(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def free_place(folder: Path, name: str, taken: Collection[str] = ()) -> Path:
    """Return where a persona goes in a folder: a name that neither it nor `taken` has."""
    return folder / _free_id(name, {*taken, *(own.name for own in folder.iterdir())})


def _free_id(name: str, taken: Collection[str]) -> str:
    """Return a folder's name for a persona: letters, digits and hyphens, and not in use."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    wanted = re.sub(r"[^a-z0-9]+", "-", plain)[:MAX_ID_CHARS].strip("-")
    wanted = wanted or f"{FALLBACK_ID}-{uuid.uuid4().hex[:8]}"  # chats of one that is gone stay his
    numbers = range(2, len(taken) + 3)
    wanted += "-avatar" if RESERVED.fullmatch(wanted) else ""
    names = (wanted, *(f"{wanted}-{number}" for number in numbers))
    return next(one for one in names if one not in taken)


def _unused(card: Card) -> Iterator[str]:
    """Yield what of a card its persona does not have, and what was not as it should be."""
    n_remote = sum(is_remote(asset.uri) for asset in card.assets)
    n_other = sum(it.kind not in USED_ASSETS and not is_remote(it.uri) for it in card.assets)
    if card.version > NEWEST:
        yield "The card is of a newer version; what that added is kept, but not used."
    if card.cut_name:
        yield (
            Sentence(
                "The name has {1} characters; the first {2} are used.",
                len(card.cut_name),
                MAX_NAME_CHARS,
            )
        )
    if card.mended.read:
        read = _counted(card.mended.read)
        yield Sentence("Fields of another type were read as they are meant: {1}.", read)
    if card.mended.lost:
        lost = _counted(card.mended.lost)
        yield Sentence("Fields of a type that cannot be read were left out: {1}.", lost)
    if n_remote:
        yield Sentence("Files on the network are not fetched ({1}).", n_remote)
    if n_other:
        yield Sentence("Backgrounds, sounds and other files were left out ({1}).", n_other)
    yield from _unused_lore(card.unused)


def _counted(names: Sequence[str]) -> str:
    """Return names, each once and with how often it is there."""
    return ", ".join(f"{name} ({n})" if n > 1 else name for name, n in Counter(names).items())


def _unused_lore(unused: Unused) -> Iterator[str]:
    if unused.too_long:
        yield Sentence(
            "Lore that is too long to be ever told was left out: {1}.", _listed(unused.too_long)
        )
    if unused.n_more:
        yield Sentence(
            "The lorebook is too large; its last texts were left out ({1}).", unused.n_more
        )
    if unused.n_regex:
        n = unused.n_regex
        yield Sentence("Regular expressions among the keys of its lorebook are not used ({1}).", n)


def _faults(made: Made) -> Iterator[str]:
    missing = [uri for uri, fault in made.faults.items() if fault == "missing"]
    outside = [uri for uri, fault in made.faults.items() if fault == "outside"]
    if missing:
        yield Sentence("Pictures that the card names are not in it: {1}.", _listed(missing))
    if made.unshown:
        yield Sentence(
            "Pictures that are too large, damaged or of another state were left out: {1}.",
            _listed(made.unshown),
        )
    if outside:
        yield Sentence("Paths that lead out of the card were not followed: {1}.", _listed(outside))


def _listed(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are."""
    shown = ", ".join(name[:MAX_SHOWN_CHARS] for name in names[:MAX_NAMED])
    return shown + (f" (+{len(names) - MAX_NAMED})" if len(names) > MAX_NAMED else "")
