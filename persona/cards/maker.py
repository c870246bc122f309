"""Makes a persona of a character card: every process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from backends.errors import Unusable
from persona.cards.card import MAIN_ICON, OWN, Asset, Card, card_from
from persona.cards.files import CardFile, Fault, is_remote, picture_suffix
from persona.cards.macros import USER, VISITOR, fill
from persona.cards.tables import list_of, table_of
from persona.layout import CARD_FILE
from persona.model import Persona
from persona.records import example_from, fact_from, persona_from

__all__ = [
    "ADAPTER",
    "ADAPTER_KIND",
    "USED_ASSETS",
    "Made",
    "greeting",
    "make_persona",
    "system_prompt",
]

ADAPTER = "adapter.gguf"
ADAPTER_KIND = "x_adapter"
USED_ASSETS = ("icon", "emotion", ADAPTER_KIND)
MAX_PICTURES_BYTES = 32 * 2**20  # of all states together
MAX_EXAMPLE_CHARS = 4_000  # of what it says in examples of dialogue
INSTRUCTION = (
    "You are {char}. Stay in character, and answer as {char} in the first person, "
    "in a few sentences."
)
# What pictures of other programs show, and which state of ours it suits best.
EMOTIONS = {
    "idle": ("idle", "neutral", "default"),
    "listening": ("listening", "caring", "admiration", "approval"),
    "thinking": ("thinking", "curiosity", "realization"),
    "speaking": ("speaking", "joy", "happy", "amusement", "excitement"),
    "unsure": ("unsure", "confusion", "nervousness", "embarrassment"),
    "error": ("error", "sadness", "sad", "disappointment", "remorse"),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A persona, and the files that belong beside its text files, by name.

    Attributes:
        adapter: Where its LoRA is in the card's file; empty = it has none.
        faults: Paths of pictures that are not in the card's file, or lead out of it.
    """

    persona: Persona
    files: Mapping[str, bytes]
    card: Card
    adapter: str = ""
    faults: Mapping[str, Fault] = field(default_factory=dict)
    unshown: tuple[str, ...] = ()


def make_persona(source: CardFile, persona_id: str) -> Made:
    """Return the persona of a card.

    A card of ours brings its facts and examples back. Any other makes a persona that speaks
    freely: what the card says goes into the system prompt, its lore beside the questions.

    Raises:
        ValueError: It is no card, or a text in it is too long.
    """
    card = card_from(source.table, source.title)
    own = table_of(card.extensions, OWN)
    persona = _restored(own, persona_id) if own else _from_texts(card, persona_id)
    pictures = dict(_pictures(card, source))
    files = {name: data for name, data, _ in pictures.values()}
    kept = msgspec.json.format(msgspec.json.encode(source.table), indent=1)
    files[CARD_FILE] = kept + b"\n"
    adapter = next((a.uri for a in card.assets if a.kind == ADAPTER_KIND), "")
    avatars = {state: name for state, (name, *_) in pictures.items()}
    faults = {a.uri: fault for a in card.assets if (fault := _fault(a, source))}
    shown = {uri for *_, uri in pictures.values()} | faults.keys()
    unshown = [
        asset.name or asset.uri
        for asset in card.assets
        if asset.kind in ("icon", "emotion") and asset.uri not in shown and not is_remote(asset.uri)
    ]
    if source.is_picture_left:
        unshown.append(source.title)
    return Made(replace(persona, avatars=avatars), files, card, adapter, faults, tuple(unshown))


def _fault(asset: Asset, source: CardFile) -> Fault:
    """Return what is wrong with the path of a picture that would be used."""
    is_other = asset.kind not in USED_ASSETS or is_remote(asset.uri)
    return "" if is_other else source.fault(asset.uri)


def system_prompt(card: Card) -> str:
    """Return what a model is told of a character first."""
    char = card.char
    instruction = INSTRUCTION.format(char=char)
    parts = [
        fill(card.system_prompt, char, original=instruction) or instruction,
        fill(card.description, char),
        _headed(f"{char}'s personality:", fill(card.personality, char)),
        _headed("Scenario:", fill(card.scenario, char)),
        _headed(f"How {char} speaks:", _spoken(fill(card.mes_example, char), char)),
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip())


def greeting(card: Card) -> str:
    """Return the first words of a character: the first message that has any."""
    texts = (card.first_mes, *card.alternate_greetings)
    return next((fill(text, card.char).strip() for text in texts if text.strip()), "")


def _headed(heading: str, text: str) -> str:
    space = "" if text.startswith("\n") else " "
    return f"{heading}{space}{text}" if text.strip() else ""


def _spoken(dialogue: str, char: str) -> str:
    """Return what the character says in its examples of dialogue, as far as there is room.

    Without what others say: a small model would go on with a script instead of answering.
    """
    said: list[str] = []
    is_char = False
    for line in dialogue.split("\n"):
        speaker = next(
            (name for name in (char, USER, VISITOR) if line.lstrip().startswith(f"{name}:")), ""
        )
        if line.strip().upper() == "<START>":
            is_char = False
        elif speaker:
            is_char = speaker == char
            said += [line.lstrip().removeprefix(f"{char}:").strip()] if is_char else []
        elif is_char and line.strip():
            said[-1] += f"\n{line.strip()}"
    kept: list[str] = []
    for text in said:
        if sum(map(len, kept)) + len(text) > MAX_EXAMPLE_CHARS:
            break
        kept.append(f"- {text}")
    return "\n" + "\n".join(kept) if kept else ""


def _from_texts(card: Card, persona_id: str) -> Persona:
    return Persona(
        id=persona_id,
        name=card.name,
        greeting=greeting(card),
        system_prompt=system_prompt(card),
        reminder=fill(card.post_history_instructions, card.char).strip(),
        creator=card.creator.strip(),
    )


def _restored(own: Mapping[str, object], persona_id: str) -> Persona:
    """Return the persona that we had written into a card; checked as a folder's files are."""
    table = {key: value for key, value in table_of(own, "persona").items() if key != "avatars"}
    persona = persona_from(table, Path(persona_id))
    facts = tuple(fact_from(_line(one)) for one in list_of(own, "facts"))
    examples = tuple(example_from(_line(one)) for one in list_of(own, "examples"))
    for records in (facts, examples):
        if len({record.id for record in records}) < len(records):
            raise Unusable("An id occurs twice in its facts or examples.")
    return replace(persona, facts=facts, examples=examples, folder=Path())


def _line(record: object) -> str:
    return msgspec.json.encode(record).decode()


def _pictures(card: Card, source: CardFile) -> Iterator[tuple[str, tuple[str, bytes, str]]]:
    """Yield state, file name and bytes of each picture that is in the file and is one."""
    icons = [asset for asset in card.assets if asset.kind == "icon"]
    icons.sort(key=lambda asset: asset.name != MAIN_ICON)
    uris = [asset.uri for asset in icons] or ["ccdefault:"]
    shown = {asset.name.lower(): asset.uri for asset in card.assets if asset.kind == "emotion"}
    left = MAX_PICTURES_BYTES
    for state, names in EMOTIONS.items():
        found = [shown[name] for name in names if name in shown]
        found += [*uris, "ccdefault:"] if state == "idle" else []
        for uri in found:
            data = source.asset(uri, left)
            suffix = picture_suffix(data)
            if suffix:
                left -= len(data)
                yield state, (f"{state}{suffix}", data, uri)
                break
