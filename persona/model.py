"""Who an avatar is, as immutable values: every process.

No files, no Qt, no numbers about models. `persona.store` reads and writes these values.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

__all__ = [
    "KINDS",
    "LANGUAGES",
    "SUBJECT",
    "Example",
    "Fact",
    "Kind",
    "LoreEntry",
    "Lorebook",
    "Manner",
    "Mode",
    "Persona",
    "PreferredModel",
    "isolated",
    "without_directions",
]

LANGUAGES = ("en", "de", "zh", "ko")  # in which an avatar has lines of its own
SUBJECT = "subject"  # unknown field of an example: what its owner does not talk about
Mode = Literal["free", "grounded", "strict"]
Manner = Literal["auto", "quoting", "speaking"]
"""How a known question is answered: in the owner's words, in the model's, or as suits its size."""

Kind = Literal["answerable", "unanswerable", "identity", "smalltalk", "general"]
DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")  # embeddings, overrides, isolates
RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))  # classes of characters
MARKS = "\u200e\u200f\u061c"
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that the counterpart said about themselves, one sentence in the first person.

    `keys` are what a reply must name to have told this fact: of each inner tuple one spelling.
    Empty: the names, numbers and content words of `text` stand in.
    """

    id: str
    text: str
    topic: str = ""
    source: str = ""
    keys: tuple[tuple[str, ...], ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """One question in many wordings, with its answer in several wordings.

    Attributes:
        kind: ``answerable`` and ``identity`` rest on `facts`; ``unanswerable`` is asked about
            the counterpart and not known (an answer is optional then); ``smalltalk`` and
            ``general`` are not about the counterpart.
        questions: Paraphrases, at least one.
        answers: The owner's own words, said in turn when the question comes again.
        facts: Ids of the facts that the answer tells.
        is_generic: True when it fits any persona, so that a new persona starts with it.
    """

    id: str
    kind: Kind
    questions: tuple[str, ...]
    answers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    topic: str = ""
    is_generic: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreferredModel:
    """The model that the owner wrote the persona for; empty = the one in the box."""

    repo: str = ""  # Hugging Face Hub, owner/name
    file: str = ""
    sha256: str = ""


SecondaryLogic = Literal["any", "not all", "not any", "all"]
"""In the order of SillyTavern's numbers."""


@dataclass(frozen=True, slots=True)
class LoreEntry:
    """A text of a character card that the model gets where its keys were said.

    Attributes:
        content: The text itself.
        keys: One of them has to be said.
        secondary_keys: Said beside a key, as `secondary_logic` has it, if there are any.
        secondary_logic: Any of them, all, not any or not all have to be said.
        exclude_keys: None of them.
        is_constant: Always given.
        order: The lower, the earlier among those that are given.
        priority: The lower, the sooner it is left out where there is no room.
        scan_depth: Messages in which the keys are looked for; 0 = as the book has it.
        after_replies: Only after so many replies.
    """

    content: str
    keys: tuple[str, ...] = ()
    secondary_keys: tuple[str, ...] = ()
    secondary_logic: SecondaryLogic = "any"
    exclude_keys: tuple[str, ...] = ()
    is_constant: bool = False
    is_case_sensitive: bool = False
    order: float = 100.0
    priority: float = 0.0
    scan_depth: int = 0
    after_replies: int = 0


@dataclass(frozen=True, slots=True)
class Lorebook:
    """The lore of a character card.

    Attributes:
        scan_depth: Messages in which keys are looked for, the question among them.
        token_budget: What is given with one question at most, in tokens of about four characters.
        is_recursive: Whether a text that is given may call others by its own words.
    """

    entries: tuple[LoreEntry, ...] = ()
    scan_depth: int = 4
    token_budget: int = 400
    is_recursive: bool = False


@dataclass(frozen=True, slots=True)
class Persona:
    """An avatar: its words, its facts and its examples.

    Attributes:
        id: Folder name: lower-case letters, digits and hyphens.
        system_prompt: Pinned first in every prompt.
        unknown: What it says when it does not know, several wordings.
        again: Said before an answer that was given already, several wordings.
        counterpart_note: What the real-life counterpart is probably doing.
        reminder: Said to the model with each question.
        pronouns: Of the counterpart, as "she/her"; the first of them counts.
        lines: What the avatar says of itself, by key of ``resources/lines``, where not as there.
        lore: Of a character card that it was made from, or that was given to it.
        visitor: Who is spoken to, where ``{{user}}`` stood; empty for nobody by name.
        held_back: Pairs that only test the avatar: nothing of them is ever an answer.
        avatars: Picture files by state (idle, listening, thinking, speaking, unsure, error),
            relative to `folder`.
        stamp: What its files looked like when they were read; empty for none.
        extra: Unknown fields of ``persona.toml``, kept for a round trip.
    """

    id: str
    name: str
    greeting: str = ""
    system_prompt: str = ""
    tagline: str = ""
    unknown: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    starters: tuple[str, ...] = ()  # questions the window may offer
    counterpart_note: str = ""
    reminder: str = ""
    licence: str = ""
    creator: str = ""
    language: str = "en"
    pronouns: str = ""
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    preferred_model: PreferredModel = PreferredModel()
    avatars: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    examples: tuple[Example, ...] = ()
    held_back: tuple[Example, ...] = ()
    lore: Lorebook = Lorebook()
    visitor: str = ""
    folder: Path = Path()
    stamp: tuple[tuple[int, int], ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return the name as it is shown among other words."""
        return isolated(self.name)

    def fact(self, fact_id: str) -> Fact | None:
        """Return the fact with this id, or None."""
        return next((fact for fact in self.facts if fact.id == fact_id), None)

    def adapter(self) -> Path | None:
        """Return the persona's own LoRA adapter, where it has one."""
        path = self.folder / "adapter.gguf"
        return path if self.folder != Path() and path.is_file() else None

    def avatar(self, state: str) -> Path | None:
        """Return the picture of a state (or of ``idle``), where there is one."""
        name = self.avatars.get(state) or self.avatars.get("idle", "")
        path = self.folder / name
        return path if name and path.is_file() else None


def isolated(name: str) -> str:
    """Return a name that leaves the order of the words around it alone, whatever is in it."""
    plain = without_directions(name)
    is_turned = any(c in MARKS or unicodedata.bidirectional(c) in RIGHT_TO_LEFT for c in plain)
    return f"{FIRST_STRONG_ISOLATE}{plain}{POP_ISOLATE}" if is_turned else plain


def without_directions(text: str) -> str:
    """Return a text without the invisible characters that turn what stands around it."""
    return DIRECTIONS.sub("", text)
