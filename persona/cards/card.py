"""What a character card says, as an immutable value: every process. No files.

Cards come from anyone and from many programs: fields are missing, null, or of another type. What
is not text is taken for none; only what is too large is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from persona.cards.lorebook import lorebook_from
from persona.cards.tables import is_table, list_of, table_of, text_of, texts_of
from persona.model import Lorebook

__all__ = ["MAIN_ICON", "NEWEST", "V1_FIELDS", "Asset", "Card", "card_from"]

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
        n_regex: Keys of the lorebook that are regular expressions, which are not used.
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
    n_regex: int = 0
    assets: tuple[Asset, ...] = ()
    extensions: Mapping[str, object] = field(default_factory=dict)

    @property
    def char(self) -> str:
        """Return what ``{{char}}`` stands for."""
        return self.nickname or self.name


def card_from(table: Mapping[str, object]) -> Card:
    """Return the card in a parsed JSON object.

    Raises:
        ValueError: It is none, has no name, or a text is too long.
    """
    version, data = _version(table)
    texts = {key: text_of(data, key) for key in (*V1_FIELDS, *LATER_FIELDS)}
    for key, text in texts.items():
        if len(text) > MAX_TEXT_CHARS:
            raise ValueError(f'"{key}" is longer than {MAX_TEXT_CHARS} characters')
    for key in ("name", "nickname"):
        texts[key] = " ".join(texts[key].split())[:MAX_NAME_CHARS]
    if not texts["name"]:
        raise ValueError('it has no "name"')
    lore, n_regex = lorebook_from(table_of(data, "character_book"))
    return Card(
        version=version,
        data=data,
        **texts,
        alternate_greetings=texts_of(data, "alternate_greetings")[:MAX_LIST],
        tags=texts_of(data, "tags")[:MAX_LIST],
        lore=lore,
        n_regex=n_regex,
        assets=tuple(_assets(data)),
        extensions=table_of(data, "extensions"),
    )


def _version(table: Mapping[str, object]) -> tuple[float, Mapping[str, object]]:
    spec, data = text_of(table, "spec").lower(), table.get("data")
    if spec.startswith("chara_card_v") and is_table(data):
        return (2.0 if spec.endswith("v2") else max(NEWEST, _number(table))), data
    if spec.startswith("lorebook"):
        raise ValueError("it is a lorebook alone, without a character")
    if "name" in table and any(key in table for key in V1_FIELDS[1:]):
        return 1.0, {key: table[key] for key in V1_FIELDS if key in table}
    raise ValueError("its fields are not those of a character card")


def _number(table: Mapping[str, object]) -> float:
    try:
        return float(text_of(table, "spec_version"))
    except ValueError:
        return NEWEST


def _assets(data: Mapping[str, object]) -> list[Asset]:
    return [
        Asset(text_of(one, "type"), text_of(one, "uri"), text_of(one, "name"))
        for one in list_of(data, "assets")[:MAX_LIST]
        if is_table(one)
    ]
