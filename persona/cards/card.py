"""What a character card says, as an immutable value: every process. No files.

Cards come from anyone and from many programs: fields are missing, null, or of another type. What
is meant is read (`persona.cards.mending`), the rest is taken for none; only what is too large is
refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from backends.errors import Unusable
from persona.cards.foreign import named, read_foreign
from persona.cards.lorebook import Unused, lorebook_from
from persona.cards.mending import CARD_FIELDS, Mended, mended
from persona.cards.parsing import parsed
from persona.cards.tables import is_table, list_of, table_of, text_of, texts_of
from persona.model import Lorebook, without_directions
from persona.records import TextTooLong

__all__ = [
    "MAIN_ICON",
    "NEWEST",
    "OWN",
    "V1_FIELDS",
    "Asset",
    "Card",
    "card_from",
]

OWN = "virtual_avatar_chat"  # our key in the extensions of a card
MAIN_ICON = "main"
NEWEST = 3.0
MAX_TEXT_CHARS = 64_000
MAX_NAME_CHARS = 100
MAX_LIST = 1_000  # greetings, assets
LATER_FIELDS = (
    "nickname",
    "system_prompt",
    "post_history_instructions",
    "creator",
    "creator_notes",
)
V1_FIELDS = ("name", "description", "personality", "scenario", "first_mes", "mes_example")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that a card names: its kind (icon, emotion, ...), where it is, what it shows."""

    kind: str
    uri: str
    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """A character card; texts as written, macros in them.

    Attributes:
        version: 1, 2 or 3; a later one is read as 3, as far as that goes.
        data: All fields as read, unknown ones among them.
        unused: What of the lorebook is not used as it stands.
        mended: What had another type than it should, that of the lorebook among it.
        cut_name: The whole name, where it is longer than is kept; empty otherwise.
    """

    version: float
    data: Mapping[str, object]
    name: str
    nickname: str = ""
    description: str = ""
    personality: str = ""
    scenario: str = ""
    first_mes: str = ""
    mes_example: str = ""
    system_prompt: str = ""
    post_history_instructions: str = ""
    alternate_greetings: tuple[str, ...] = ()
    creator: str = ""
    creator_notes: str = ""
    tags: tuple[str, ...] = ()
    lore: Lorebook = field(default_factory=Lorebook)
    unused: Unused = field(default_factory=Unused)
    mended: Mended = field(default_factory=Mended)
    cut_name: str = ""
    assets: tuple[Asset, ...] = ()
    extensions: Mapping[str, object] = field(default_factory=dict)

    @property
    def char(self) -> str:
        """Return what ``{{char}}`` stands for."""
        return self.nickname or self.name


def card_from(table: Mapping[str, object], title: str = "") -> Card:
    """Return the card in a parsed JSON object.

    Args:
        table: As it came.
        title: The name of a card that has none of its own.

    Raises:
        ValueError: It is none, has no name, or a text is too long.
    """
    version, data = _version(table)
    fields, names = mended(data)
    texts = {key: text_of(fields, key) for key in (*V1_FIELDS, *LATER_FIELDS)}
    texts["creator_notes"] = texts["creator_notes"][:MAX_TEXT_CHARS]  # told to nobody
    for key, text in texts.items():
        if len(text) > MAX_TEXT_CHARS:
            raise TextTooLong(key, MAX_TEXT_CHARS)
    whole = {key: _on_one_line(texts[key]) for key in ("name", "nickname")}
    texts |= {key: name[:MAX_NAME_CHARS].strip() for key, name in whole.items()}
    texts["name"] = texts["name"] or texts["nickname"] or _on_one_line(title)[:MAX_NAME_CHARS]
    if not texts["name"]:
        raise Unusable("It has no name.")
    lore, unused = lorebook_from(table_of(fields, "character_book"))
    return Card(
        version=version,
        data=data,
        **texts,
        alternate_greetings=texts_of(fields, "alternate_greetings")[:MAX_LIST],
        tags=texts_of(fields, "tags")[:MAX_LIST],
        lore=lore,
        unused=unused,
        mended=names + unused.mended,
        cut_name=whole["name"] if len(whole["name"]) > MAX_NAME_CHARS else "",
        assets=tuple(_assets(fields)),
        extensions=table_of(fields, "extensions"),
    )


def _on_one_line(name: str) -> str:
    """Return a name without line feeds, and without what would turn the text around it.

    Nothing where there is nothing to see.
    """
    plain = " ".join(without_directions(name).split())
    return plain if any(unicodedata.category(char)[0] not in "CZ" for char in plain) else ""


def _version(table: Mapping[str, object]) -> tuple[float, Mapping[str, object]]:
    spec, data = text_of(table, "spec").lower(), table.get("data")
    if isinstance(data, str) and data.lstrip().startswith("{"):
        data = parsed(data.encode())
    if is_table(data) and not data and _is_flat(table):
        data = None  # an empty frame
    if is_table(data) and (spec.startswith("chara_card_v") or (not spec and _is_flat(data))):
        beside = table.get("character_book")
        data = {"character_book": beside, **data} if beside else data
        is_newer = spec and not spec.endswith("v2")
        return max(NEWEST, _number(table)) if is_newer else 2.0, data
    if spec.startswith("lorebook"):
        raise Unusable("It is a lorebook alone, without a character.")
    flat = read_foreign(table)
    if _is_flat(flat):
        return 1.0, {key: flat[key] for key in CARD_FIELDS if key in flat}
    if kind := named(table):
        raise Unusable(kind)
    for inner in table.values():
        if is_table(inner) and _has_card(inner):
            return _version(inner)
    raise Unusable("Its fields are not those of a character card.")


def _has_card(table: Mapping[str, object]) -> bool:
    """Tell whether a card may be in an object, or in one within it."""
    inner = [value for value in table.values() if is_table(value)]
    return any(_is_flat(read_foreign(one)) for one in (table, *inner))


def _is_flat(table: Mapping[str, object]) -> bool:
    """Tell whether two fields of the first version are there, of which one may be the name."""
    return sum(key in table for key in V1_FIELDS) > 1


def _number(table: Mapping[str, object]) -> float:
    try:
        return float(text_of(table, "spec_version"))
    except ValueError:
        return NEWEST


def _assets(fields: Mapping[str, object]) -> Iterator[Asset]:
    """Yield the assets of version 3, and the emotions that RisuAI has in older cards."""
    for one in list_of(fields, "assets")[:MAX_LIST]:
        if is_table(one):
            yield Asset(text_of(one, "type"), text_of(one, "uri"), text_of(one, "name"))
    risu = table_of(table_of(fields, "extensions"), "risuai")
    for pair in list_of(risu, "emotions")[:MAX_LIST]:
        if isinstance(pair, list) and len(pair) > 1 and all(isinstance(p, str) for p in pair[:2]):
            yield Asset("emotion", pair[1], pair[0])
