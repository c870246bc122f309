"""What other programs export instead of a character card: read, or called by its name.

Every process. Sources: the export formats of Pygmalion and text-generation-webui, Agnai, NovelAI,
RisuAI, SillyTavern and KoboldAI.
"""

from __future__ import annotations

from collections.abc import Mapping

from persona.cards.tables import is_table, list_of, table_of, text_of

__all__ = ["lore_in", "named", "read_foreign"]

PYGMALION = {
    "char_name": "name",
    "char_persona": "description",
    "char_greeting": "first_mes",
    "world_scenario": "scenario",
    "example_dialogue": "mes_example",
}
# Fields that only one program writes, and what it is then.
MARKS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("scenarioVersion",)), "a scenario of NovelAI"),
    (frozenset(("gamestarted",)), "a story of KoboldAI"),
    (frozenset(("savedsettings",)), "a story of KoboldAI"),
    (frozenset(("chat_metadata",)), "a chat of SillyTavern, not a character"),
    (frozenset(("main_prompt", "prompts")), "a preset of SillyTavern, not a character"),
    (frozenset(("prompts", "prompt_order")), "a preset of SillyTavern, not a character"),
    (frozenset(("temperature", "top_p")), "settings of a sampler, not a character"),
    (frozenset(("nodes", "links")), "a workflow of ComfyUI, not a character"),
    (frozenset(("mapping", "current_node")), "a chat of ChatGPT, not a character"),
)
TYPES = {
    "risuModule": "a module of RisuAI, not a character",
    "risuChat": "a chat of RisuAI, not a character",
    "preset": "a preset of RisuAI, not a character",
}
RISU_LORE = "risu"

Table = Mapping[str, object]


def read_foreign(table: Table) -> Table | None:
    """Return the fields of a character of another program as those of a card, None for none."""
    if "char_name" in table and any(name in table for name in PYGMALION):
        return {ours: table[theirs] for theirs, ours in PYGMALION.items() if theirs in table}
    if text_of(table, "kind") == "character" and is_table(table.get("persona")):
        return _of_agnai(table)
    return None


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


def lore_in(table: Table) -> Table | None:
    """Return the lorebook where a file is one alone, without a character; None for all else."""
    if text_of(table, "spec").lower().startswith("lorebook"):
        return table_of(table, "data")
    if text_of(table, "type") == RISU_LORE and isinstance(table.get("data"), list):
        return {"entries": table["data"]}
    entries = table.get("entries")
    is_book = isinstance(entries, list) or is_table(entries)
    return table if is_book and "data" not in table and "first_mes" not in table else None


def named(table: Table) -> str:
    """Return what a file is that is no card, where its program is known; nothing for others."""
    kind = TYPES.get(text_of(table, "type"))
    if kind is not None:
        return kind
    return next((name for marks, name in MARKS if marks <= table.keys()), "")
