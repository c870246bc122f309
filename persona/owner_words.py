"""The owner's own words for a turn: where the model is not asked, or may not be shown.

Every process; no I/O.
"""

from __future__ import annotations

import re

from persona.finder import Finding
from persona.gate import PERSONAL
from persona.model import Mode, Persona
from persona.repetition import Said, another_wording
from persona.reply import Note, Reply, Source

__all__ = ["OwnerWords"]

YES_OR_NO = re.compile(r"^(yes|no|yeah|yep|nope)\b|\b(yes|no)[.!]?$", re.IGNORECASE)
SURE = 1.0  # known in so many words: only then is the question taken at its word
UNKNOWN = (
    "I don't know that: my real-life counterpart hasn't told me.",
    "My real-life counterpart hasn't told me that, so I can't say.",
    "That is something I was never told, so I don't know.",
)
AGAIN = ("As I said:", "Like I said before:", "Once more:")
NO_MORE = (
    "That's all my real-life counterpart has told me about it.",
    "There is nothing more that I was told about it. You would have to ask the real one.",
    "I don't know more than that: my real-life counterpart left it there.",
)
PART_UNKNOWN = (
    "I don't know the rest: my real-life counterpart hasn't told me.",
    "The other part my real-life counterpart hasn't told me.",
)


class OwnerWords:
    """What the owner wrote for the thing that was asked, in a wording not used yet.

    Args:
        persona: Whose words.
        finding: What the question was taken for.
        said: What was said so far.
    """

    def __init__(self, persona: Persona, finding: Finding, said: Said) -> None:
        self._persona = persona
        self._finding = finding
        self._said = said

    def wordings(self) -> tuple[str, ...]:
        """Return the owner's answers to what was asked; of a compound question, to all parts."""
        parts = [self._fitting(each.answers) for each in self._finding.parts if each.answers]
        if len(parts) > 1:
            longest = max(map(len, parts))
            mixed = (tuple(part[i % len(part)] for part in parts) for i in range(longest))
            return tuple(" ".join(_capitalised(text) for text in row) for row in mixed)
        if parts:
            return parts[0]
        return tuple(fact.text for fact in self._finding.facts[:1])

    def _fitting(self, answers: tuple[str, ...]) -> tuple[str, ...]:
        """Leave out "Yes, …" where it is not sure that this was asked: it would affirm it all."""
        is_sure = self._finding.match.known >= SURE or self._finding.match.kind not in PERSONAL
        neutral = tuple(answer for answer in answers if not YES_OR_NO.search(answer))
        return answers if is_sure or not neutral else neutral

    def is_final(self, mode: Mode, *, is_small: bool) -> bool:
        """Return whether the owner's words are said without asking the model.

        In the strict mode wherever there are any: for small talk too, where a model is quick to
        tell of a day that it never had. Otherwise for small talk that an example has in so many
        words, while there is a new wording, if the model is small: to "Heyo." it says "Heyo.".

        Args:
            mode: In which the conversation is.
            is_small: Whether the model is a small one.
        """
        wordings = self.wordings()
        if mode == "strict" or not wordings:
            return bool(wordings)
        is_greeted = self._finding.is_plain and self._finding.match.kind == "smalltalk"
        return is_small and is_greeted and not another_wording(wordings, AGAIN, self._said)[1]

    def reply(self) -> Reply:
        """Return a whole reply in the owner's words, or one that says that it is not known."""
        text, abstained, source, notes = self.fallback()
        partly: tuple[Note, ...] = ("partly_unknown",) if self._finding.is_partly_unknown else ()
        return Reply(
            text=text,
            facts=self._finding.facts,
            abstained=abstained,
            source=source,
            match=self._finding.match,
            notes=(*notes, *partly),
        )

    def fallback(self) -> tuple[str, bool, Source, tuple[Note, ...]]:
        """Return text, whether it abstains, whose words it is in, and notes."""
        unknown = self._finding.match.kind == "unanswerable"
        wordings = self.wordings()
        if self._finding.is_exhausted:
            wordings = NO_MORE
        elif unknown or not wordings:
            wordings = (*(wordings if unknown else ()), *(self._persona.unknown or UNKNOWN))
        abstains = unknown or not self.wordings()
        text, refers_back = another_wording(wordings, self._persona.again or AGAIN, self._said)
        text = " ".join(part for part in (text, self.unknown_part()) if part)
        notes: tuple[Note, ...] = ("refers_back",) if refers_back else ()
        return text, abstains, "abstention" if abstains else "owner", notes

    def unknown_part(self) -> str:
        """Return what is said about a part of the question that is not known."""
        if not self._finding.is_partly_unknown:
            return ""
        return another_wording(PART_UNKNOWN, AGAIN, self._said)[0]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
