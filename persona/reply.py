"""What one turn comes to: the checked reply and how it came about. Every process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backends.base import ReplyStats
from persona.model import Fact, Kind

__all__ = ["Match", "Note", "Reply", "Source"]

Source = Literal["model", "owner", "abstention", "line"]
"""Who worded the reply: the model, the owner, "I don't know", or a line that any avatar says."""

Note = Literal[
    "retried",  # a first attempt was held back and the model was asked once more
    "held_back",  # something that no fact supports was not shown
    "partly_unknown",  # one part of the question was answered, another is not known
    "near_told",  # said not to be known exactly, and what is nearest was told beside
    "withheld",  # said, in the owner's words, that this is not talked about
    "refers_back",  # asked again: the reply says that it was told before
    "repeated",  # the model said again what it had said, and was ended
    "loop_stopped",  # the reply went round in circles and was ended
    "left_out",  # oldest messages did not fit the context any more
    "unjudged",  # the judge does not run: the nearest text was taken, and may not answer
    "too_small",  # the model is too small for what was asked
    "no_facts",  # the persona has no facts, so nothing could be checked
    "cancelled",
]


@dataclass(frozen=True, slots=True)
class Match:
    """What the question was taken for, and how sure that is.

    Attributes:
        kind: The kind of the passage that answers it, else of the message.
        known: Calibrated probability that what is told answers it, 0.0 to 1.0.
        topic: What kind of message it is, one of
            `persona.judging.reader.MESSAGE_KINDS`; empty where it is of the life and known.
        question: The question that the owner's answer is to, in its first wording; empty where a
            fact answers.
    """

    kind: Kind = "general"
    known: float = 0.0
    topic: str = ""
    question: str = ""

    @property
    def is_of_person(self) -> bool:
        """Whether a question about the person was asked, so that `known` says something."""
        is_question = self.kind in ("answerable", "identity", "unanswerable")
        return is_question and self.topic != "avatar"


@dataclass(frozen=True, slots=True)
class Reply:
    """A finished turn, as shown.

    Attributes:
        text: All that was shown, in the order it was shown.
        facts: The facts that the reply rests on.
        abstained: True when it says that something is not known or not told, or denies a false
            premise.
        source: Who worded it.
        match: How the question was understood; absent in the free mode.
        notes: Codes of what happened on the way, for the line under the bubble.
        stats: What the engine reported for the last attempt; None when nothing was generated.
        n_attempts: How often the engine was asked.
        n_prefilled: Prompt tokens that were not in the KV cache, of all attempts.
    """

    text: str
    facts: tuple[Fact, ...] = ()
    abstained: bool = False
    source: Source = "model"
    match: Match | None = None
    notes: tuple[Note, ...] = ()
    stats: ReplyStats | None = None
    n_attempts: int = 0
    n_prefilled: int = 0
    held_back: tuple[str, ...] = field(default=())  # sentences not shown, for "show details"
