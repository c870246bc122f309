"""A message as the window shows it, and what is known about how it came to be. Window process.

`Details` is what the ``extra`` column of the stored chats holds, as JSON. No Qt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import msgspec

from backends.base import ReplyStats
from backends.errors import AvatarError, error_from_code
from desktop.history.chat_database import MessageState
from desktop.history.endings import no_answer
from persona.reply import Reply

__all__ = [
    "Details",
    "FactLine",
    "Fault",
    "ShownMessage",
    "decode_details",
    "encode_details",
    "settled",
]

Role = Literal["user", "assistant"]


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact that an answer rests on, as it was then."""

    id: str
    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an answer did not come, in words."""

    code: str
    what: str
    why: str = ""
    todo: str = ""
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of an `AvatarError`

    @classmethod
    def of(cls, error: AvatarError) -> Fault:
        """Return the words of an error."""
        return cls(**error.words, parts=error.parts)

    def error(self) -> AvatarError:
        """Return the error again."""
        return error_from_code(self.code, self.what, self.why, self.todo, self.parts)


@dataclass(frozen=True, slots=True)
class Details:
    """How one answer came to be."""

    facts: tuple[FactLine, ...] = ()
    abstained: bool = False
    source: str = "model"  # model | owner | abstention
    notes: tuple[str, ...] = ()
    known: float = 0.0  # 0.0 to 1.0: how surely what is told answers the question
    asked: str = ""  # the question that the owner's answer is to
    has_match: bool = False
    is_of_person: bool = True  # whether a question about the person was asked
    held_back: tuple[str, ...] = ()
    stats: ReplyStats | None = None
    model: str = ""
    fault: Fault | None = None

    @property
    def is_unknown(self) -> bool:
        """Whether it says that something is not known; not that it is not talked about."""
        return self.abstained and "withheld" not in self.notes

    @property
    def tells_near(self) -> bool:
        """Whether what is nearest is told beside that."""
        return self.is_unknown and "near_told" in self.notes

    @classmethod
    def of(cls, reply: Reply, model: str) -> Details:
        """Return what is worth keeping of a finished turn."""
        match = reply.match
        return cls(
            facts=tuple(FactLine(fact.id, fact.topic, fact.text) for fact in reply.facts),
            abstained=reply.abstained,
            source=reply.source,
            notes=reply.notes,
            known=match.known if match else 0.0,
            asked=match.question if match else "",
            has_match=match is not None,
            is_of_person=match is not None and match.is_of_person,
            held_back=reply.held_back,
            stats=reply.stats,
            model=model,
        )


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """One row of the talk."""

    id: int  # 0 = not stored
    role: Role
    text: str
    state: MessageState = "standing"
    created: float = 0.0  # seconds since the epoch
    speaker: str = ""
    details: Details = field(default_factory=Details)
    alternative: int = 1  # which one of…
    n_alternatives: int = 1
    thought: str = ""  # before the answer; of this session, never stored

    @property
    def is_unfinished(self) -> bool:
        """Whether an answer ended before the model was done with it."""
        if self.role != "assistant" or not self.text or self.details.source != "model":
            return False
        stats = self.details.stats
        at_limit = stats is not None and stats.stop_reason == "length"
        return self.state in ("stopped", "interrupted") or (self.state == "standing" and at_limit)

    def with_thought(self, more: str) -> ShownMessage:
        """Return it with more thoughts; without any if there is nothing more."""
        return replace(self, thought=self.thought + more if more else "")

    def taken_back(self, kept: str) -> ShownMessage:
        """Return it with what was said as thoughts, but for its kept beginning."""
        return replace(self, text=kept, thought=self.text.removeprefix(kept))

    @property
    def is_wordless(self) -> bool:
        """Whether an answer ended before its first word."""
        return self.role == "assistant" and self.state != "streaming" and not self.text.strip()

    @property
    def is_waiting(self) -> bool:
        """Whether nothing of a coming answer can be shown yet."""
        return self.state == "streaming" and not self.text


def settled(
    answer: ShownMessage, reply: Reply | None, stats: ReplyStats, model: str
) -> ShownMessage:
    """Return an answer as it stands.

    Args:
        answer: As far as it was shown.
        reply: The finished turn; None if it was stopped.
        stats: What it cost, and how it ended.
        model: Which one answered.
    """
    if reply is None:
        return replace(answer, state="stopped", details=Details(stats=stats))
    details = Details.of(reply, model)
    error = no_answer(reply.text, stats)
    if error is None:
        return replace(answer, text=reply.text, state="standing", details=details)
    return replace(answer, text="", state="failed", details=replace(details, fault=Fault.of(error)))


def encode_details(details: Details) -> str:
    """Return the JSON to store."""
    return msgspec.json.encode(details).decode()


def decode_details(text: str) -> Details:
    """Read stored JSON; what an older or newer app wrote differently is left out."""
    try:
        return msgspec.json.decode(text, type=Details) if text else Details()
    except (msgspec.MsgspecError, RecursionError):
        return Details()
