"""What other programs export instead of a character card: read, or called by its name.

Every process. Sources: the export formats of Pygmalion and text-generation-webui, Agnai, NovelAI,
RisuAI, SillyTavern and KoboldAI.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from persona.cards.byaf import respelled
from persona.cards.tables import is_table, list_of, table_of, text_of

__all__ = ["kind_of_file", "lore_in", "named", "read_foreign"]

# How other programs call the fields of a character, without "char", "ai" or "bot" before it, and
# without capitals and marks. Of several descriptions all are told.
OTHER_NAMES: Mapping[str, frozenset[str]] = {
    "name": frozenset(("name", "displayname")),
    "description": frozenset(
        ("description", "persona", "backstory", "context", "definition", "instructions")
    ),
    "personality": frozenset(("personality",)),
    "scenario": frozenset(("scenario", "worldscenario")),
    "first_mes": frozenset(("firstmes", "firstmessage", "greeting", "openingmessage")),
    "mes_example": frozenset(
        ("mesexample", "exampledialogue", "exampledialogs", "customdialogue", "samplechat")
    ),
    "system_prompt": frozenset(("systemprompt", "baseprompt")),
}
OWNER = re.compile(r"^(?:char(?:acter)?|ai|bot)(?=.)")
NO_LETTER = re.compile(r"[\W_]+")
FARADAYS = ("aiName", "aiDisplayName", "aiPersona")
BOOKS = ("characterBook", "loreItems")
# Fields that only one program writes, and what it is then.
MARKS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("scenarioVersion",)), "It is a scenario of NovelAI."),
    (frozenset(("gamestarted",)), "It is a story of KoboldAI."),
    (frozenset(("savedsettings",)), "It is a story of KoboldAI."),
    (frozenset(("chat_metadata",)), "It is a chat of SillyTavern, not a character."),
    (frozenset(("main_prompt", "prompts")), "It is a preset of SillyTavern, not a character."),
    (frozenset(("prompts", "prompt_order")), "It is a preset of SillyTavern, not a character."),
    (frozenset(("temperature", "top_p")), "They are settings of a sampler, not a character."),
    (frozenset(("nodes", "links")), "It is a workflow of ComfyUI, not a character."),
    (frozenset(("mapping", "current_node")), "It is a chat of ChatGPT, not a character."),
    (frozenset(("base_model_id",)), "It is a model of Open WebUI, not a character card."),
    (frozenset(("inference_params",)), "It is a preset of LM Studio, not a character card."),
    (
        frozenset(("personas", "persona_descriptions")),
        "They are personas of SillyTavern, not a character.",
    ),
)
TYPES = {
    "risuModule": "It is a module of RisuAI, not a character.",
    "risuChat": "It is a chat of RisuAI, not a character.",
    "preset": "It is a preset of RisuAI, not a character.",
}
RISU_LORE = "risu"
# How the files begin that are often taken for cards; in small letters.
SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"gif8", "It is a GIF picture; cards come in PNG, JPEG and WebP."),
    (b"<svg", "It is an SVG picture; cards come in PNG, JPEG and WebP."),
    (b"<!doctype html", "It is a web page; the download went wrong."),
    (b"<html", "It is a web page; the download went wrong."),
    (
        b"version https://git-lfs",
        "It is a pointer to a file that was not downloaded; get the file.",
    ),
    (b"\x1f\x8b", "It is a packed file (gzip); unpack it, and choose what is in it."),
    (b"7z\xbc\xaf\x27\x1c", "It is a packed file (7z); unpack it, and choose what is in it."),
    (b"rar!\x1a\x07", "It is a packed file (RAR); unpack it, and choose what is in it."),
    (b"%pdf-", "It is a PDF."),
    (b"gguf", "It is a model or an adapter; it belongs into Models."),
    (b"sqlite format 3", "It is a database."),
    (b"o\0", "It is a module of RisuAI, not a character."),
)
PICTURE_BOX = b"ftyp"  # stands behind the size of the first box of AVIF, HEIC and MP4

Table = Mapping[str, object]


def read_foreign(table: Table) -> Table:
    """Return the fields of a character of another program under the names of a card."""
    if text_of(table, "kind") == "character" and is_table(table.get("persona")):
        return _of_agnai(table)
    if any(name in table for name in FARADAYS):
        table = {key: respelled(value) for key, value in table.items()}
    found: dict[str, object] = {}
    bare = {name: OWNER.sub("", NO_LETTER.sub("", name).lower()) for name in table}
    for ours, others in OTHER_NAMES.items():
        names = sorted((n for n in table if bare[n] in others), key=lambda n: (n != ours, bare[n]))
        texts = [text for name in names if (text := text_of(table, name))]
        if texts:
            found[ours] = "\n".join(dict.fromkeys(texts)) if ours == "description" else texts[0]
    if not table.get("character_book"):
        book = next((table[name] for name in BOOKS if table.get(name)), None)
        found["character_book"] = {"entries": book} if isinstance(book, list) else book
    return {**table, **found}


def _of_agnai(table: Table) -> Table:
    attributes = table_of(table_of(table, "persona"), "attributes")
    told = [
        ", ".join(one for one in list_of(attributes, name) if isinstance(one, str))
        for name in attributes
    ]
    lines = (
        text if name == "text" else f"{name}: {text}"
        for name, text in zip(attributes, told, strict=True)
    )
    book = table.get("characterBook")
    return {
        "name": table.get("name"),
        "description": "\n".join(lines),
        "scenario": table.get("scenario"),
        "first_mes": table.get("greeting"),
        "mes_example": table.get("sampleChat"),
        **({"character_book": book} if is_table(book) else {}),
    }


def kind_of_file(head: bytes) -> str:
    """Say what a file is that is no card, by how it begins; nothing for one that may be."""
    if not head.strip(b"\0 \t\r\n"):
        return "It is an empty file."
    if head[4:8] == PICTURE_BOX:
        return "It is a film or picture (AVIF, HEIC, MP4); cards come in PNG, JPEG and WebP."
    low = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    found = next((name for start, name in SIGNS if low.startswith(start)), "")
    if found or b"\0" not in head or json.detect_encoding(head) != "utf-8":
        return found
    return "It is a file of a kind that is not known, no text."


def lore_in(table: Table) -> Table | None:
    """Return the lorebook where a file is one alone, without a character; None for all else."""
    if text_of(table, "spec").lower().startswith("lorebook"):
        return table_of(table, "data")
    inner = table.get("data")
    if "entries" in (inner if is_table(inner) else {}) and not text_of(table, "spec"):
        return table_of(table, "data")
    if text_of(table, "type") == RISU_LORE and isinstance(table.get("data"), list):
        return {"entries": table["data"]}
    entries = table.get("entries")
    is_book = isinstance(entries, list) or is_table(entries)
    return table if is_book and "data" not in table and "first_mes" not in table else None


def named(table: Table) -> str:
    """Say what a file is that is no card, where its program is known; nothing for others."""
    kind = TYPES.get(text_of(table, "type"))
    if kind is not None:
        return kind
    return next((name for marks, name in MARKS if marks <= table.keys()), "")
