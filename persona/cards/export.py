"""Writes a persona as a character card that other programs read: every process.

A persona of our own carries its facts and examples in the extensions, so that it comes back
whole, and tells them to other programs as description and lore. One that was made of a card
gives that card back, with what was changed since; unknown fields survive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from backends.errors import Sentence, Unusable
from persona.cards.card import MAIN_ICON, OWN, V1_FIELDS, card_from
from persona.cards.files import PICTURES, WRITTEN_SUFFIXES, is_remote, write_card_file
from persona.cards.foreign import lore_in
from persona.cards.macros import USER, VISITOR, fill
from persona.cards.maker import ADAPTER, ADAPTER_KIND, greeting, system_prompt
from persona.cards.mending import mended_book
from persona.cards.parsing import parsed
from persona.cards.png import MAGIC
from persona.cards.tables import is_table, list_of, table_of, text_of
from persona.layout import CARD_FILE, LORE_FILE
from persona.model import Fact, Persona
from persona.records import persona_table, record_line
from persona.sentences import normalised

__all__ = ["export_card"]

V3, V2 = ("chara_card_v3", "3.0"), ("chara_card_v2", "2.0")
ONLY_V3 = (
    "assets",
    "nickname",
    "creator_notes_multilingual",
    "source",
    "group_only_greetings",
    "creation_date",
    "modification_date",
)
OLDER_NOTE = "(Read as version 2; the card has more in version 3.)"
MAX_TOLD = 40  # facts in the description; of more, other programs have the lore only
TEXTS = ("creator_notes", "system_prompt", "post_history_instructions", "creator")
LISTS = ("alternate_greetings", "tags", "group_only_greetings")


def export_card(persona: Persona, path: Path, picture: bytes) -> None:
    """Write a persona as a card; the suffix says which kind of file.

    Args:
        persona: Which.
        path: ``.png`` (picture and card), ``.json`` (card alone) or ``.charx`` (with all pictures
            and the adapter).
        picture: A PNG of the avatar.

    Raises:
        ValueError: Another kind of file is asked for, or the picture is no PNG.
        OSError: It cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in WRITTEN_SUFFIXES:
        raise Unusable(Sentence("A card is a PNG, JSON or CHARX file, not {1}.", suffix))
    data = _data(persona)
    if suffix != ".json" and not picture.startswith(MAGIC):
        raise Unusable("The picture is no PNG.")
    files: dict[str, bytes | Path] = {}
    if suffix == ".charx":
        files = dict(_files(persona, picture))
        other = [one for one in _foreign_assets(data) if one["type"] not in ("icon", "emotion")]
        data["assets"] = [*other, *map(_asset, files)]
    else:
        data["assets"] = _foreign_assets(data)  # none: the picture that carries the card
    if not data["assets"]:
        del data["assets"]
    write_card_file(path, _table(V3, data), _table(V2, _older(data)), picture, files)


def _table(spec: tuple[str, str], data: Mapping[str, object]) -> dict[str, object]:
    return {"spec": spec[0], "spec_version": spec[1], "data": data}


def _older(data: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of version 2, with a word about the rest."""
    kept = {key: value for key, value in data.items() if key not in ONLY_V3}
    kept["creator_notes"] = f"{text_of(data, 'creator_notes')}\n{OLDER_NOTE}".strip()
    return kept


def _data(persona: Persona) -> dict[str, object]:
    kept = _kept(persona)
    own = table_of(table_of(kept, "extensions"), OWN)
    book = _given(persona, table_of(own, "lore") if own else table_of(kept, "character_book"))
    if kept and not own and not (persona.facts or persona.examples):
        data = _changed(persona, kept) | ({"character_book": book} if book else {})
    else:
        data = {**kept, **_told(persona, book)}
    data |= {key: data.get(key) or "" for key in (*V1_FIELDS, *TEXTS)}
    data |= {key: data.get(key) or [] for key in LISTS}
    data.setdefault("character_version", "")
    return data


def _kept(persona: Persona) -> dict[str, object]:
    """Return the fields of the card that the persona was made of."""
    path = persona.folder / CARD_FILE
    if persona.folder == Path() or not path.is_file():
        return {}
    return dict(card_from(parsed(path.read_bytes()), persona.name).data)


def _changed(persona: Persona, kept: dict[str, object]) -> dict[str, object]:
    """Return a card with what its owner has changed since in the persona's folder."""
    card = card_from(_table(V3, kept), persona.name)
    data = dict(kept)
    if persona.name != card.name or not text_of(data, "name").strip():
        data["name"] = persona.name
    if not _is_same(persona.greeting, greeting(card)):
        data["first_mes"] = persona.greeting
    if not _is_same(persona.reminder, fill(card.post_history_instructions, card.char).strip()):
        data["post_history_instructions"] = persona.reminder
    if not _is_same(persona.system_prompt, system_prompt(card)):
        texts = dict.fromkeys(("description", "personality", "scenario", "mes_example"), "")
        data |= {**texts, "system_prompt": persona.system_prompt}
    return data


def _is_same(text: str, made: str) -> bool:
    """Tell whether a text is as it was made of the card, today or with the visitor's name in it."""
    return text in (made, made.replace(USER, VISITOR))


def _given(persona: Persona, book: Mapping[str, object]) -> dict[str, object]:
    """Return the lorebook of a card together with what was given to the persona."""
    path = persona.folder / LORE_FILE
    if persona.folder == Path() or not path.is_file():
        return dict(book)
    added = lore_in(parsed(path.read_bytes())) or {}
    return {**added, **book, "entries": [*mended_book(book)[1], *mended_book(added)[1]]}


def _told(persona: Persona, book: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a persona that is no card's."""
    facts = "\n".join(f"- {fact.text}" for fact in persona.facts[:MAX_TOLD])
    notes = (persona.tagline, f"Licence: {persona.licence}" if persona.licence else "")
    return {
        "name": persona.name,
        "description": f"What {{{{char}}}} says of themselves:\n{facts}" if facts else "",
        "scenario": persona.counterpart_note,
        "first_mes": persona.greeting,
        "system_prompt": persona.system_prompt.strip(),
        "post_history_instructions": persona.reminder,
        "creator": persona.creator,
        "creator_notes": "\n".join(filter(None, notes)),
        "character_book": {
            "extensions": {},
            **book,
            "entries": [*mended_book(book)[1], *_entries(persona)],
        },
        "extensions": {
            **table_of(_kept(persona), "extensions"),
            OWN: {
                "persona": {k: v for k, v in persona_table(persona).items() if k != "avatars"},
                "facts": [msgspec.json.decode(record_line(fact)) for fact in persona.facts],
                "lore": book,
                "examples": [msgspec.json.decode(record_line(e)) for e in persona.examples],
            },
        },
    }


def _entries(persona: Persona) -> Iterator[dict[str, object]]:
    for number, fact in enumerate(persona.facts):
        yield {
            "id": number,
            "name": fact.topic or fact.id,
            "keys": _keys(fact),
            "content": fact.text,
            "enabled": True,
            "insertion_order": number,
            "use_regex": False,
            "extensions": {},
        }


MIN_KEY = 4  # letters of a word by which another program may find a fact


def _keys(fact: Fact) -> list[str]:
    """Return words by which another program may find a fact."""
    named = [spelling for group in fact.keys for spelling in group]
    told = named or [word for word in normalised(fact.text).split() if len(word) >= MIN_KEY]
    return list(dict.fromkeys([*([fact.topic] if fact.topic else []), *told]))


def _files(persona: Persona, picture: bytes) -> Iterator[tuple[str, bytes | Path]]:
    """Yield what a CHARX carries beside the card, by its path in it."""
    yield f"assets/icon/images/{MAIN_ICON}.png", picture
    for state in persona.avatars:
        path = persona.avatar(state)
        if path is not None and path.suffix.lower() in PICTURES.values():
            yield f"assets/emotion/images/{state}{path.suffix.lower()}", path
    adapter = persona.adapter()
    if adapter is not None:
        yield f"assets/{ADAPTER_KIND}/other/{ADAPTER}", adapter


def _asset(place: str) -> dict[str, str]:
    _, kind, _, name = place.split("/")
    stem, _, suffix = name.rpartition(".")
    return {"type": kind, "uri": f"embeded://{place}", "name": stem, "ext": suffix}


def _foreign_assets(data: Mapping[str, object]) -> list[dict[str, object]]:
    """Return the assets of the kept card that need no file of ours."""
    tables = filter(is_table, list_of(data, "assets"))
    kept = [{**one, "type": text_of(one, "type")} for one in tables]
    return [one for one in kept if is_remote(uri := text_of(one, "uri")) or uri.startswith("data:")]
