"""One file for an avatar: a ZIP that is a CHARX of version 3, too. Window process, worker; no Qt.

Beside the card stand the persona's own files as they are. What comes from a stranger is read by
name, within limits, into a folder of its own, and looked at before it counts; a drawing is made
anew of its choices. Questions of visitors, interviews and the voice are in no such file.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import tempfile
import time
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from backends.errors import AvatarError, PersonaError, Sentence, Unusable, why_not, why_refused
from backends.files import sha256_of
from backends.gguf.adapter_fit import why_unfit
from desktop.config.about import installed_version
from desktop.config.paths import Places, embedded_model
from desktop.config.settings import Settings
from desktop.models.model_choice import ADAPTER_BASE, adapter_trouble, made_for
from desktop.personas.importing import free_place, write_made
from desktop.personas.score_card import CARD_FILE as SCORE_FILE
from desktop.personas.score_card import ScoreCard, is_stale, load_score_card
from desktop.studio.figure import DRAWING_FILE, drawn, figure_from
from desktop.studio.making import CONSENT, FIGURE, UID
from desktop.studio.soul import soul_of, unpack_soul, write_soul
from persona.cards.export import export_card
from persona.cards.files import CardFile, read_card_file
from persona.cards.maker import ADAPTER, Made, make_persona
from persona.layout import (
    CARD_FILE,
    EXAMPLES_FILE,
    FACTS_FILE,
    HELD_BACK_FILE,
    LORE_FILE,
    PERSONA_FILE,
)
from persona.model import Persona
from persona.records import persona_from, persona_table
from persona.store import load_persona
from persona.tables_of_toml import MAX_TOML_BYTES, read_toml
from persona.writer import to_toml

__all__ = [
    "SUFFIX",
    "Contents",
    "Opened",
    "Replaced",
    "contents_of",
    "discard",
    "forget_replaced",
    "open_shared",
    "put_back",
    "replace_with",
    "share",
    "take_shared",
    "tried_on",
    "without_adapter",
]

SUFFIX = ".avatar"
FOLDER = "avatar"  # in the archive
ABOUT = f"{FOLDER}/about.json"
MIB = 2**20
AS_THEY_ARE = {  # bytes that each may have
    FACTS_FILE: 32 * MIB,
    EXAMPLES_FILE: 32 * MIB,
    HELD_BACK_FILE: 32 * MIB,
    SCORE_FILE: 16 * MIB,
    CARD_FILE: 16 * MIB,
    LORE_FILE: 32 * MIB,
}
MAX_ABOUT_BYTES = 64 * 2**10
PIECE_BYTES = 2**20
OPENED = ".opened-"  # how a folder begins that waits to be taken
LEFT_S = 24 * 60 * 60.0
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in an avatar, to be shown before it is shared or taken.

    Attributes:
        consent: ``self``, ``leave``, or empty where nothing is said.
        adapter_bytes: Size of its adapter; 0 = it has none.
        size_bytes: Of the file; 0 = not written yet.
        is_score_stale: Whether facts or answers were changed since it was scored.
        made_with: Version of the app that wrote it.
    """

    name: str
    language: str
    creator: str
    consent: str
    licence: str
    n_facts: int
    n_pairs: int
    n_pictures: int
    n_held_back: int = 0
    adapter_bytes: int = 0
    score: ScoreCard | None = None
    is_score_stale: bool = False
    size_bytes: int = 0
    made_with: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A shared avatar that was looked at and waits in a folder of its own.

    Attributes:
        twin: The avatar of before, where this one is a later state of it.
        flaw: Why the adapter of the file is not in the folder: it cannot be used.
        trouble: What is to be told of the adapter with the model that is in use.
    """

    persona: Persona
    contents: Contents
    twin: Persona | None = None
    flaw: str = ""
    trouble: AvatarError | None = None


@dataclass(frozen=True, slots=True)
class Replaced:
    """An avatar that took the place of another, which is kept for undo."""

    persona: Persona
    kept: Path


def contents_of(persona: Persona) -> Contents:
    """Return what is in an avatar."""
    adapter = persona.adapter()
    score = load_score_card(persona.folder)
    n_drawn = int((persona.folder / DRAWING_FILE).is_file())
    return Contents(
        name=persona.name,
        language=persona.language,
        creator=persona.creator,
        consent=str(persona.extra.get(CONSENT, "")),
        licence=persona.licence,
        n_facts=len(persona.facts),
        n_pairs=len(persona.examples),
        n_pictures=len(persona.avatars) or n_drawn,
        n_held_back=len(persona.held_back),
        adapter_bytes=adapter.stat().st_size if adapter else 0,
        score=score,
        is_score_stale=score is not None and is_stale(score, persona.folder),
    )


def share(persona: Persona, path: Path, picture: bytes) -> None:
    """Write an avatar as what the suffix says, whole or not at all.

    Args:
        persona: Which.
        path: Where: one file (`SUFFIX`), a card (``.png``, ``.charx``, ``.json``), or, without a
            suffix, a new folder of Markdown.
        picture: A PNG of the avatar.

    Raises:
        PersonaError: It cannot be written.
    """
    try:
        if path.suffix.lower() == SUFFIX:
            _write_shared(persona, path, picture)
        elif path.suffix:
            export_card(persona, path, picture)
        else:
            write_soul(persona, path, picture)
    except (OSError, ValueError) as exc:
        raise PersonaError(
            "The avatar was not saved.",
            why_not(exc, path.parent, "Its folder or its picture is damaged."),
            "Check that the disk has room, or choose another place.",
        ) from exc


def _write_shared(persona: Persona, path: Path, picture: bytes) -> None:
    folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.stem}-"))
    try:
        card = folder / "card.charx"
        export_card(persona, card, picture)
        _add_own_files(persona, card)
        card.replace(path)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _add_own_files(persona: Persona, archive: Path) -> None:
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED, strict_timestamps=False) as file:
        for name in (PERSONA_FILE, *AS_THEY_ARE):
            own = persona.folder / name
            if own.is_file():
                file.write(own, f"{FOLDER}/{name}")
        file.writestr(ABOUT, json.dumps(_about(persona), ensure_ascii=False, indent=1))


def _about(persona: Persona) -> dict[str, object]:
    about: dict[str, object] = {"format": 1, "made_with": installed_version("")}
    adapter = persona.adapter()
    if adapter is not None:
        about["adapter_sha256"] = sha256_of(adapter)
        about["base_sha256"] = _base_of(persona)
    return about


def _base_of(persona: Persona) -> str:
    """Return the SHA-256 of the model that an adapter was trained for; nothing = not known."""
    known = str(persona.extra.get(ADAPTER_BASE, "")) or persona.preferred_model.sha256
    embedded = None if known or persona.preferred_model.file else embedded_model()
    return sha256_of(embedded) if embedded else known


def _loaded(place: Path, name: str) -> Persona:
    """Return the persona that was unpacked; where it has faults, the file's sender is to be asked.

    The folder is gone then: nobody could correct anything in it.
    """
    try:
        return load_persona(place)
    except PersonaError as exc:
        raise PersonaError(
            Sentence("The avatar in {1} cannot be opened.", name),
            exc.why,
            "Ask whoever sent it to save it once more.",
        ) from exc


def open_shared(path: Path, folder: Path, known: Sequence[Persona] = ()) -> Opened:
    """Look at a shared avatar; it waits in a hidden folder until it is taken or discarded.

    Args:
        path: The file or the folder of Markdown, from anybody.
        folder: Where the person's own personas are.
        known: The personas that are there.

    Raises:
        PersonaError: It is no avatar, or damaged, or too large; nothing is left then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _remove_left(folder)
        place = Path(tempfile.mkdtemp(dir=folder, prefix=OPENED))
        try:
            made_with, flaw = _unpack(path, place)
            persona = _loaded(place, path.name)
            size = _size_of(path)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
    except (ValueError, RecursionError) as exc:
        raise PersonaError(
            Sentence("The avatar in {1} cannot be opened.", path.name),
            why_not(exc, path.name, "It is damaged, or no avatar."),
            "Ask whoever sent it to save it once more.",
        ) from exc
    except OSError as exc:
        raise PersonaError(
            Sentence("The avatar in {1} cannot be opened.", path.name),
            why_refused(exc, path.name),
            "Check that the file is there, and that the disk has room.",
        ) from exc
    uid = persona.extra.get(UID)
    twin = next((own for own in known if uid and own.extra.get(UID) == uid), None)
    contents = replace(contents_of(persona), size_bytes=size, made_with=made_with)
    known_twin = twin if twin and twin.folder.parent == folder else None
    return Opened(persona, contents, known_twin, flaw)


def _remove_left(folder: Path) -> None:
    """Remove what a window that was killed has left; what another one looks at is younger."""
    for place in folder.glob(f"{OPENED}*"):
        if time.time() - place.stat().st_mtime > LEFT_S:
            shutil.rmtree(place, ignore_errors=True)


def tried_on(opened: Opened, settings: Settings, places: Places) -> Opened:
    """Return a shared avatar whose adapter was held against the models that are here.

    It may have to read a whole model: not for the GUI thread.
    """
    persona, base = opened.persona, made_for(opened.persona, places)
    adapter = persona.adapter()
    if adapter is None:
        return opened
    if base is not None and (flaw := why_unfit(adapter, base)):
        return replace(without_adapter(opened), flaw=flaw)
    return replace(opened, trouble=adapter_trouble(persona, settings, places))


def without_adapter(opened: Opened) -> Opened:
    """Return a shared avatar without its adapter."""
    if (adapter := opened.persona.adapter()) is not None:
        adapter.unlink()
    return replace(opened, contents=replace(opened.contents, adapter_bytes=0), trouble=None)


def _unpack(path: Path, place: Path) -> tuple[str, str]:
    """Write what counts of the file into a folder.

    Returns the version that made it, if told, and why its adapter is not there.

    Raises:
        ValueError: A file in it is damaged or too large.
        OSError: It cannot be read, or the folder cannot be written.
    """
    if (soul := soul_of(path)) is not None:
        unpack_soul(soul, place)
        return "", ""
    source = read_card_file(path)
    made = make_persona(source, "avatar")
    flaw = write_made(made, source, place)
    table, about = _member(source, PERSONA_FILE, MAX_TOML_BYTES), _about_in(source)
    if table is not None:
        _write_own(source, made, place, table, str(about.get("base_sha256", "")))
    return str(about.get("made_with", ""))[:40], flaw


def _size_of(path: Path) -> int:
    soul = soul_of(path)
    files = soul.rglob("*") if soul else [path]
    return sum(file.lstat().st_size for file in files if file.is_file())


def _write_own(source: CardFile, made: Made, place: Path, table: bytes, base: str) -> None:
    """Write the persona's files as they were, its drawing anew.

    Args:
        source: The file.
        made: What it is as a card.
        place: The folder.
        table: Its ``persona.toml``.
        base: SHA-256 of the model that its adapter was trained for, where the file says it.
    """
    own = persona_from(read_toml(table.decode("utf-8-sig")), place)
    if SHA256.fullmatch(base) and (place / ADAPTER).is_file():
        own = replace(own, extra={ADAPTER_BASE: base, **own.extra})
    figure = figure_from(own.extra.get(FIGURE))
    if figure is not None:
        (place / DRAWING_FILE).write_text(drawn(figure), "utf-8")
    avatars = {} if figure is not None else dict(made.persona.avatars)
    (place / PERSONA_FILE).write_text(
        to_toml(persona_table(replace(own, avatars=avatars))), "utf-8"
    )
    (place / CARD_FILE).unlink(missing_ok=True)  # it is ours; one of before is in the files
    for name, limit in AS_THEY_ARE.items():
        data = _member(source, name, limit)
        if data is not None:
            (place / name).write_bytes(data)


def _member(source: CardFile, name: str, limit: int) -> bytes | None:
    """Return a file of the archive; None where there is none.

    Raises:
        ValueError: It is damaged or too large.
    """
    place = f"{FOLDER}/{name}"
    archive = source.archive
    if archive is None or not archive.has(place):
        return None
    if not archive.size(place):
        return b""
    target = io.BytesIO()
    if not source.copy_asset(f"embeded://{place}", target, limit):
        raise Unusable(Sentence("{1} in it is damaged or too large.", name))
    return target.getvalue()


def _about_in(source: CardFile) -> Mapping[str, object]:
    try:
        about = json.loads(_member(source, "about.json", MAX_ABOUT_BYTES) or b"{}")
    except (ValueError, RecursionError):
        return {}
    return about if isinstance(about, dict) else {}


def discard(opened: Opened) -> None:
    """Remove a shared avatar that is not taken."""
    shutil.rmtree(opened.persona.folder, ignore_errors=True)


def take_shared(opened: Opened, taken: Collection[str]) -> Persona:
    """Take a shared avatar beside all others, whatever their names; return it.

    Raises:
        PersonaError: The folder cannot be written.
    """
    own = opened.persona
    return _moved(own.folder, free_place(own.folder.parent, own.name, taken))


def replace_with(opened: Opened, twin: Persona) -> Replaced:
    """Have a shared avatar take the place of its earlier state, which is kept for undo.

    Raises:
        PersonaError: The folder cannot be written; all is as before then.
    """
    kept = _kept_place(twin.folder)
    shutil.rmtree(kept, ignore_errors=True)
    _rename(twin.folder, kept)
    try:
        return Replaced(_moved(opened.persona.folder, twin.folder), kept)
    except PersonaError:
        _rename(kept, twin.folder)
        raise


def _kept_place(folder: Path) -> Path:
    return folder.with_name(f".replaced-{folder.name}")


def forget_replaced(folder: Path) -> None:
    """Remove what is kept for undo of an avatar that is gone."""
    shutil.rmtree(_kept_place(folder), ignore_errors=True)


def put_back(replaced: Replaced) -> Persona:
    """Undo `replace_with`; return the avatar of before.

    Raises:
        PersonaError: The folder cannot be written.
    """
    place = replaced.persona.folder
    aside = place.with_name(f".undone-{place.name}")
    shutil.rmtree(aside, ignore_errors=True)
    _rename(place, aside)
    try:
        persona = _moved(replaced.kept, place)
    except PersonaError:  # it is not kept any more: another one has taken its place meanwhile
        _rename(aside, place)
        raise
    shutil.rmtree(aside, ignore_errors=True)
    return persona


def _moved(source: Path, place: Path) -> Persona:
    _rename(source, place)
    return load_persona(place)


def _rename(source: Path, place: Path) -> None:
    try:
        source.rename(place)
    except OSError as exc:
        raise PersonaError(
            "The avatar was not taken.",
            why_not(exc, place),
            "Check that the disk has room and may be written to.",
        ) from exc
