"""The owner's own words for a turn: where the model is not asked, or may not be shown.

Every process; no I/O.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona.judging.finding import Finding
from persona.judging.knowledge import Passage
from persona.lines import Lines
from persona.model import Mode, Persona
from persona.repetition import Said, another_wording
from persona.reply import Note, Reply
from persona.sentences import joined, repeats, told_once

__all__ = ["OwnerWords"]

SURE_OF_YES = 0.93  # probability from which on the yes of a pair is said: docs/adr/0101
ABSTAINING = ("unknown", "no_reason", "no_more")
CHAT = ("smalltalk", "identity")


class OwnerWords:
    """What the owner wrote for the thing that was asked, in a wording that was not `said` yet."""

    def __init__(self, persona: Persona, finding: Finding, said: Said) -> None:
        self._persona = persona
        self.finding = finding
        self.said = said
        self._lines = Lines(persona)

    def wordings(self, passages: Sequence[Passage] | None = None) -> tuple[str, ...]:
        """Return what tells all parts of the question, the best first; none if nothing does.

        Or some parts of it: those that `passages` answer.
        """
        told = self.finding.passages if passages is None else passages
        parts = [tuple(self._of(passage)) for passage in told]
        n_rows = max(map(len, parts), default=0)
        rows = ([part[min(i, len(part) - 1)] for part in parts] for i in range(n_rows))
        return tuple(dict.fromkeys(joined(told_once(row)) for row in rows))

    def _of(self, passage: Passage) -> Iterator[str]:
        """Yield the answers of a pair, then its facts; or a fact, then a pair that tells it.

        Facts that an answer says as they stand are no other words for it.
        """
        facts = joined(fact.text for fact in passage.facts)
        answers = passage.example.answers if passage.example else ()
        match = self.finding.match
        unsure = passage.example is not None and not (match.question and match.known >= SURE_OF_YES)
        own = [
            answer
            for answer in answers or (passage.said,)
            if not (unsure and facts and self._lines.says_yes_or_no(answer))
        ]
        yield from own
        if facts and passage.example is not None and not any(repeats(facts, one) for one in own):
            yield facts
        if passage.example is None and passage.facts:
            for example in self._persona.examples:
                if example.facts == tuple(fact.id for fact in passage.facts):
                    yield from (
                        text for text in example.answers if not self._lines.says_yes_or_no(text)
                    )

    def is_final(self, mode: Mode) -> bool:
        """Return whether the owner's words are said without asking a model that may speak.

        In the strict mode wherever there are any. A refusal of the owner's is always final, and so
        is what the avatar is: whether a human is there is no model's to say.
        """
        if self.finding.passages and not self.finding.is_known:
            return True
        if self.finding.line == "avatar":
            return True
        if self.finding.is_known:
            return mode == "strict" or not self.finding.is_judged
        kind = self.finding.match.kind
        return kind == "unanswerable" or (kind in CHAT and mode == "strict")

    def reply(self) -> Reply:
        """Return a whole reply in the owner's words, or one that says that it is not known."""
        told = self.wordings()
        line = self.finding.line
        is_withheld = bool(told) and not self.finding.is_known
        abstains = is_withheld or (not told and line in ABSTAINING)
        own = self._own_lines(line)
        options = told or own or self._near() or self._general(line) or self._lines.of("unknown")
        options = tuple(text.replace("{said}", self.finding.quote) for text in options)
        again = self._lines.of("again") if told else ("",)
        text, refers_back = another_wording(options, again, self.said)
        notes: dict[Note, bool] = {
            "refers_back": refers_back and bool(told),
            "withheld": is_withheld,
            "too_small": line == "beyond" and not told,
            "partly_unknown": self.finding.is_partly_unknown,
            "near_told": bool(self._near()),
            "unjudged": not self.finding.is_judged,
        }
        return Reply(
            text=joined((text, self.unknown_part())),
            facts=self.finding.facts,
            abstained=abstains,
            source="abstention" if abstains else "owner" if told or own else "line",
            match=self.finding.match,
            notes=tuple(note for note, holds in notes.items() if holds),
        )

    def instead(self) -> Reply:
        """Return what `reply` does, where a model was asked and nothing of it may be shown."""
        if self.finding.passages or self.finding.line != "beyond":
            return self.reply()
        return Reply(self._line("no_answer"), source="line")

    def of_the_avatar(self) -> tuple[str, ...]:
        """Return what is true of any avatar, which a model may say of itself in other words."""
        return self._lines.of("avatar")[:1] + self._lines.of("identity")[:1]

    def _own_lines(self, line: str) -> tuple[str, ...]:
        """Return what the owner says to a message of some kind."""
        return tuple(
            answer
            for example in self._persona.examples
            if example.kind == "smalltalk" and line and line in (example.topic, example.id)
            for answer in example.answers
        )

    def _near(self) -> tuple[str, ...]:
        """Return what is nearest to a question, with the word that it may not be the answer."""
        if not self.finding.near:
            return ()
        near = self.finding.near[0]
        told = joined(fact.text for fact in near.facts)
        if not told and self._lines.says_yes_or_no(near.said):
            return ()  # the yes of another question
        if repeats(told, near.said) and not (told and self._lines.says_yes_or_no(near.said)):
            told = near.said
        key = "near_more" if self.finding.line == "no_more" else "near"
        return tuple(joined((text, told)) for text in self._lines.of(key))

    def _general(self, line: str) -> tuple[str, ...]:
        """Return what any avatar says to it."""
        general = self._lines.of(line)
        if line == "capabilities" and (named := self._lines.examples()):
            return tuple(joined((text, named)) for text in general)
        return general

    def unknown_part(self) -> str:
        """Return what is said about a part of the question that is not known."""
        return self._line("part_unknown") if self.finding.is_partly_unknown else ""

    def _line(self, key: str) -> str:
        return another_wording(self._lines.of(key), ("",), self.said)[0].strip()
