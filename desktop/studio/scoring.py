"""Asks a persona the questions of its score card, and judges what it says. No Qt.

Runs in a child of the window, and on the command line.

What an answer tells is found in its text, by the owner's own sentences. Only where it is in other
words than theirs is the reader of claims asked, which did not choose the answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from backends.errors import EngineError, PersonaError, Sentence
from desktop.config.about import installed_version
from desktop.personas.score_card import STUDIO, Figure, Row, Run, ScoreCard, share_figure
from desktop.studio.score_questions import Question, paper_for
from persona.judging.finder import Finder
from persona.judging.nearest import says
from persona.lines import Lines
from persona.model import Persona
from persona.sentences import asks, normalised, numbers_in, sentences

__all__ = ["Answered", "Asking", "score"]

MAX_RESTARTS = 3  # of the engine within one card
MEANS = 0.6  # probability from which on a text says what a sentence claims
N_BESIDE = 4  # texts nearest to a sentence that it is held against
KINDS = {"told": "answerable", "refused": "unanswerable", "chat": "smalltalk"}
REFUSALS = ("abstention",)
SAYS_NOTHING = ("recall", "beyond", "too_long", "no_answer")
"""Keys of the lines by which an avatar answers nothing, for another reason than not knowing."""

Asking = Callable[[int, int, str], object]
"""Receives how many questions are asked, of how many, and the next one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the avatar said to one question."""

    text: str
    facts: tuple[str, ...] = ()
    abstained: bool = False
    source: str = ""
    notes: tuple[str, ...] = ()


Ask = Callable[[str], Answered]
"""Answers a question that begins a chat, as a visitor would get it.

Raises:
    AvatarError: There is no answer.
"""


def score(persona: Persona, run: Run, ask: Ask, finder: Finder, note: Asking) -> ScoreCard:
    """Return the score card of a persona.

    Args:
        persona: As it was when `run` was begun; what is changed meanwhile is not looked at.
        run: With what it is asked.
        ask: Puts one question to it.
        finder: Knows the persona; reads claims.
        note: Hears how far it is.

    Raises:
        PersonaError: The persona tells nothing.
        EngineError: The judge does not run.
        AvatarError: The engine cannot answer; no card is made then.
    """
    if not (persona.facts or any(own.answers for own in persona.examples)):
        raise PersonaError(
            Sentence("There is nothing to score of {1}.", persona.name),
            "No fact and no answer is told.",
            "Be interviewed, or write some facts and answers, first.",
        )
    if finder.reader is None:
        raise _no_judge()
    started = time.perf_counter()
    paper = paper_for(persona)
    examiner = _Examiner(persona, ask, finder)
    rows = []
    for number, question in enumerate(paper.questions):
        note(number, len(paper.questions), question.text)
        rows.append(examiner.row(number, question))
    made = replace(
        run,
        persona=persona.id,
        questions=STUDIO,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        wall_s=round(time.perf_counter() - started, 1),
        n_asked=len(rows),
        n_possible=paper.n_possible,
        n_restarts=examiner.n_restarts,
        version=installed_version(""),
    )
    return ScoreCard(made, tuple(_figures(rows, examiner)), tuple(rows))


class _Examiner:
    """Asks and judges.

    Attributes:
        n_restarts: How often a question was asked again because engine or judge had died.
    """

    def __init__(self, persona: Persona, ask: Ask, finder: Finder) -> None:
        self.n_restarts = 0
        self._ask, self._finder = ask, finder
        own = [fact.text for fact in persona.facts]
        own += [text for pair in persona.examples for text in pair.answers]
        self.told = tuple(own)
        lines = Lines(persona)
        self._empty = {normalised(text) for key in SAYS_NOTHING for text in lines.of(key)}
        self._verbatim = normalised("\n".join((*own, *lines.every(), persona.greeting)))

    def row(self, number: int, question: Question) -> Row:
        """Return a question with its answer, judged."""
        answer = self._answered(question.text)
        refused = answer.abstained or answer.source in REFUSALS or self._is_empty(answer)
        recalled = question.wanted == "told" and not refused and self._tells(question, answer)
        invented = tuple(self._invented(answer)) if answer.source == "model" else ()
        is_right = {
            "told": recalled,
            "refused": refused,
            "chat": not refused and not answer.facts,
        }[question.wanted]
        return Row(
            id=f"s{number + 1:03d}",
            kind=KINDS[question.wanted],
            topic=question.origin,
            question=question.text,
            answer=answer.text,
            source=answer.source,
            facts=answer.facts,
            recalled=recalled,
            abstained=refused,
            invented=invented,
            is_right=is_right,
            wanted=question.told[0] if question.told else "",
            key=question.key or (),
        )

    def _is_empty(self, answer: Answered) -> bool:
        """Return whether an answer tells nothing: "I don't think that you told me that."."""
        return answer.source == "line" and normalised(answer.text) in self._empty

    def _answered(self, question: str) -> Answered:
        """Ask, once more where engine or judge died; a new one takes its place by itself."""
        try:
            return self._judged(question)
        except EngineError:
            self.n_restarts += 1
            if self.n_restarts > MAX_RESTARTS:
                raise
            return self._judged(question)

    def _judged(self, question: str) -> Answered:
        answer = self._ask(question)
        if "unjudged" in answer.notes:
            raise _no_judge()
        return answer

    def _tells(self, question: Question, answer: Answered) -> bool:
        if says(answer.text, question.told):
            return True
        is_other = answer.source == "model" or question.origin == "held_back"
        return is_other and any(self._means(answer.text, own) for own in question.told)

    def _means(self, text: str, claim: str) -> bool:
        """Return whether a text says, in whatever words, what a sentence claims."""
        reader = self._finder.reader
        return reader is not None and float(reader.verify(claim, [text])[0][0]) > MEANS

    def _invented(self, answer: Answered) -> Iterator[str]:
        for sentence in map(str.strip, sentences(answer.text)):
            plain = normalised(sentence)
            is_own = not plain or plain in self._verbatim
            if not (is_own or asks(sentence) or self._is_supported(sentence)):
                yield sentence

    def _is_supported(self, sentence: str) -> bool:
        """Return whether a sentence of the model's claims nothing, or what is told."""
        finder = self._finder
        reader = finder.reader
        if reader is None or not reader.claims(sentence):
            return True
        near = finder.nearest_to(sentence, N_BESIDE)
        together = (*near, " ".join(near[:2]))
        is_known = numbers_in(sentence) <= finder.words
        return is_known and any(self._means(one, sentence) for one in together)

    def is_own_voice(self, row: Row) -> bool:
        """Return whether an answer is in the owner's words, or nearly."""
        if row.source == "owner":
            return True
        return _nearly_all(row.answer, self.told)


def _no_judge() -> EngineError:
    return EngineError(
        "The score card was not made.",
        "The judge of what is known does not run, and without it answers are guesses.",
        "Close other programs and try again.",
    )


def _nearly_all(text: str, told: Sequence[str]) -> bool:
    return any(says(own, (text,)) for own in told)


def _figures(rows: Sequence[Row], examiner: _Examiner) -> Iterator[Figure]:
    known = [row for row in rows if row.kind == "answerable"]
    unknown = [row for row in rows if row.kind == "unanswerable"]
    chat = [row for row in rows if row.kind == "smalltalk"]
    told = [row for row in known if row.recalled]
    yield share_figure("fact_recall", "Fact recall", [row.recalled for row in known])
    yield share_figure("abstention_recall", "Abstention recall", [r.abstained for r in unknown])
    invented = [bool(row.invented) for row in rows]
    title = "Answers with an invented claim"
    yield share_figure("invented_any", title, invented, "lower")
    yield share_figure(
        "voice", "In the owner's words", [examiner.is_own_voice(row) for row in told]
    )
    yield share_figure("chat_answered", "Small talk answered", [row.is_right for row in chat])
