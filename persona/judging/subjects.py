"""What an owner does not talk about, and whether a question is about it: every process."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from persona.bank import load_bank
from persona.judging.knowledge import Knowledge, Passage
from persona.judging.reader import Floats, Reader
from persona.judging.weighing import Candidates, talked_about
from persona.model import LANGUAGES

__all__ = ["Subjects"]

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
WITHHELD = 0.0  # log-odds from which on a question is about what is not talked about
TELLS_OF_IT = 1.0  # from which on a text tells of it whatever was asked: a bare subject is vague
CLEARLY = 0.8  # by which a refusal has to answer better than all that would be told
MOST = 0.5  # share of the wordings of a question


class Subjects:
    """The subjects of one persona.

    Args:
        known: What it knows, and what it does not talk about.
        language: One of `persona.model.LANGUAGES`.
    """

    def __init__(self, known: Knowledge, language: str) -> None:
        self._known = known
        self._language = language
        self._is_private = np.array([one.is_withheld for one in known.passages], bool)
        self._read: list[tuple[Floats, Floats]] = []  # a subject's questions, usual others

    def asked_for(
        self,
        reader: Reader,
        question: str,
        found: Candidates,
        *,
        is_told: bool,
        is_known: bool,
    ) -> Passage | None:
        """Return the subject that a question is about, if any.

        It is, where the judge takes the refusal for an answer, or takes what would be told for an
        answer to the subject: what is told elsewhere by mistake stays untold. The refusal counts
        where it answers clearly better than all else. Where nothing is known that answers, the one
        is that comes nearer than any question of the interview, and than all that is told.

        The judge has to be surer where the question itself has nothing of the subject. Where
        nothing would be told, the nearest text says nothing of what was asked.

        Args:
            reader: Reads and judges.
            question: As if to the person's face.
            found: The candidates, and what the judge says of them.
            is_told: Whether something would be told, or nearly.
            is_known: Whether something answers.
        """
        if not self._known.withheld:
            return None
        passages, judged, _ = found
        best, odds_best = _likeliest(found)
        other, odds_other = _likeliest(talked_about(found))
        if odds_other > max(WITHHELD, odds_best - CLEARLY):
            best = other
        for own in self._known.withheld:
            is_near = any(
                one.example == own.example and odds > WITHHELD
                for one, odds in zip(passages, judged.told, strict=True)
            )
            if is_near and best.example == own.example:
                return own
            limit = WITHHELD if is_near else TELLS_OF_IT
            is_of_it = is_told and not best.is_refusal
            if is_of_it and _tells_of(reader, own, best) > limit:
                return own
        return None if is_known else self._nearest(reader, question)

    def told_by(self, reader: Reader, passage: Passage) -> Passage | None:
        """Return the subject that a passage tells of, whatever was asked; None for none."""
        if passage.is_refusal:
            return None
        every = self._known.withheld
        return next((own for own in every if _tells_of(reader, own, passage) > TELLS_OF_IT), None)

    def _nearest(self, reader: Reader, question: str) -> Passage | None:
        """Return the subject that a question is nearest to, of all that is usually asked or told.

        "How much do you earn?" is nearer to "your income" than to "what is your job?"; measured
        against nothing else, half of all questions are near to something.
        """
        asked = reader.queries([question])[0]
        if not self._read:
            usual, places = _usual(reader, self._language)
            for pair in (one.example for one in self._known.withheld):
                own = reader.queries(pair.questions if pair else ())
                self._read.append((own, usual[~_are_of(own, usual, places)]))
        likeness = [float((own @ asked).max()) for own, _ in self._read]
        best = int(np.argmax(likeness))
        others = float((self._read[best][1] @ asked).max())
        told = np.where(self._is_private, -1.0, self._known.vectors @ asked)
        is_nearest = likeness[best] > max(others, float(told.max()))
        return self._known.withheld[best] if is_nearest else None


def _tells_of(reader: Reader, subject: Passage, passage: Passage) -> float:
    """Return the log-odds that a passage answers who asks for a subject."""
    asked = subject.example.questions[-1] if subject.example else ""
    return float(reader.judge(asked, "", [passage.text]).told[0])


def _likeliest(found: Candidates) -> tuple[Passage, float]:
    """Return what answers likeliest, and its log-odds."""
    passages, judged, _ = found
    place = int(np.argmax(judged.told))
    return passages[place], float(judged.told[place])


def _are_of(own: Floats, usual: Floats, places: Numbers) -> Flags:
    """Return which usual questions are about a subject: "my family" withholds "any siblings?".

    Those most wordings of which are nearer to the subject than to any other usual question;
    `places` has by wording of which question it is one.
    """
    others = np.where(places[:, None] == places, -1.0, usual @ usual.T).max(axis=1)
    is_near = (usual @ own.T).max(axis=1) > others
    shares = np.bincount(places, weights=is_near) / np.bincount(places)
    return np.asarray(shares[places] > MOST)


@lru_cache(maxsize=len(LANGUAGES))
def _usual(reader: Reader, language: str) -> tuple[Floats, Numbers]:
    """Return the vectors of what is usually asked, read once, and of which question each is."""
    asked = [own for _, own in load_bank(language).questions() if own.kind == "answerable"]
    wordings = [own.wordings for own in asked]
    texts = [text for own in wordings for text in own]
    places = np.repeat(np.arange(len(wordings)), [len(own) for own in wordings])
    return reader.queries(texts), places
