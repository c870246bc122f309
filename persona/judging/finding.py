"""What a question was taken for: every process."""

from __future__ import annotations

from dataclasses import dataclass

from persona.judging.knowledge import Passage
from persona.model import Fact, Kind
from persona.reply import Match

__all__ = ["GENERAL", "LEANING", "OF_AVATAR", "WITH_VISITOR", "Finding", "unanswered"]

GENERAL = ("world", "task")
LEANING = ("more", "why", "correction")  # say nothing without the message before
OF_AVATAR = ("identity", "avatar")  # kinds of messages about what speaks, not about a life
WITH_VISITOR = ("smalltalk", "general")  # kinds of matches that are answered to somebody known
UNANSWERED: dict[str, tuple[Kind, str]] = {  # kind and line; of other topics small talk
    **dict.fromkeys(GENERAL, ("general", "beyond")),
    **{topic: ("identity", topic) for topic in OF_AVATAR},
    "person": ("unanswerable", "unknown"),
    "why": ("unanswerable", "no_reason"),
    "more": ("smalltalk", "capabilities"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a question was taken for.

    Attributes:
        match: The kind and how sure that is.
        passages: What answers it, one for each part of the question.
        near: What may answer it, the likeliest first, where that is in doubt. A capable model may
            find the answer there; the first is told beside "I don't know that exactly".
        line: Key of `persona.lines` for what is said where no passage answers.
        is_partly_unknown: True when a part of the question is not known.
        is_free: True when a text in another voice is asked for: a poem, a story, a letter.
        quote: What the visitor said before that answers, or a name said now: goes into the line.
        is_judged: False when the judge does not run and the nearest text was taken.
    """

    match: Match
    passages: tuple[Passage, ...] = ()
    near: tuple[Passage, ...] = ()
    line: str = ""
    is_partly_unknown: bool = False
    is_free: bool = False
    quote: str = ""
    is_judged: bool = True

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that answer it, most important first; else those that are near."""
        shown = self.passages or self.near[:1]
        own = (fact for passage in shown for fact in passage.facts)
        return tuple({fact.id: fact for fact in own}.values())

    @property
    def is_recalled(self) -> bool:
        """Whether the visitor asks for what he has said, and has said it."""
        return self.match.topic == "recall" and bool(self.quote)

    @property
    def is_known(self) -> bool:
        """Whether facts or the owner's words answer the question."""
        return bool(self.passages) and not self.passages[0].is_refusal

    @property
    def has_to_be_told(self) -> bool:
        """Whether a reply has to tell what is known; a text in another voice has not."""
        return self.is_known and not self.is_free


def unanswered(topic: str, sure: float) -> Finding:
    """Return what a message is where nothing that is told answers it."""
    kind, line = UNANSWERED.get(topic, ("smalltalk", topic))
    return Finding(Match(kind=kind, known=sure, topic=topic), line=line)
