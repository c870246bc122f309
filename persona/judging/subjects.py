"""What an owner does not talk about, and whether a question is about it: every process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from persona.bank import load_bank
from persona.judging.knowledge import Knowledge, Passage
from persona.judging.reader import Floats, Reader, log_odds
from persona.judging.weighing import RARE, Candidates, talked_about
from persona.model import LANGUAGES

__all__ = ["Subjects"]

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
TELLS_OF_IT = 1.0  # log-odds from which on a text tells of a subject: a bare subject is vague
MOST = 0.5  # share of the wordings of a question
N_JUDGED = 3  # subjects nearest to a question, of which the judge is asked


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
        self, reader: Reader, question: str, found: Candidates, sure: float
    ) -> Passage | None:
        """Return the subject that a question is about, if any: what is told of it stays untold.

        Args:
            reader: Reads and judges.
            question: As if to the person's face.
            found: The candidates, and what the judge says of them.
            sure: How surely it is answered by what the owner does talk about.
        """
        odds = {i: reader.withholds(own) for i, own in self.values(reader, question, found, sure)}
        likeliest = max(odds, key=odds.__getitem__, default=-1)
        return self._known.withheld[likeliest] if odds.get(likeliest, 0.0) > 0.0 else None

    def values(
        self, reader: Reader, question: str, found: Candidates, sure: float
    ) -> Iterator[tuple[int, Floats]]:
        """Yield the places of subjects, and what is weighed to say whether a question is about one.

        How near the question comes to it, to what is usually asked of others, and to all that is
        told; log-odds that the refusal answers, a part or all of it, that what is told does, and
        that what would be told answers who asks for the subject; whether the refusal is among the
        candidates; what kind of message it is.
        """
        if not self._known.withheld:
            return
        asked = reader.queries([question])[0]
        near = [
            (float((own @ asked).max(initial=-1.0)), float((rest @ asked).max(initial=-1.0)))
            for own, rest in self._vectors(reader)
        ]
        told = float(np.where(self._is_private, -1.0, self._known.vectors @ asked).max())
        places = sorted(range(len(near)), key=lambda i: near[i][1] - near[i][0])[:N_JUDGED]
        every = self._known.withheld
        refused = reader.judge(question, "", [every[i].text for i in places])
        passages, judged, _ = talked_about(found)
        best = int(np.argmax(judged.told))
        kinds = np.log(np.maximum(reader.kinds(question), RARE))
        among = [one.example for one in found[0]]
        for n, i in enumerate(places):
            own = every[i]
            values = (
                *(10.0 * likeness for likeness in (*near[i], told)),
                refused.told[n],
                refused.whole[n],
                judged.told[best],
                log_odds(sure),
                _tells_of(reader, own, passages[best]),
                own.example in among,
                *kinds,
            )
            yield i, np.array(values, np.float32)

    def told_by(self, reader: Reader, passage: Passage) -> Passage | None:
        """Return the subject that a passage tells of, whatever was asked; None for none."""
        if passage.is_refusal:
            return None
        every = self._known.withheld
        return next((own for own in every if _tells_of(reader, own, passage) > TELLS_OF_IT), None)

    def _vectors(self, reader: Reader) -> Sequence[tuple[Floats, Floats]]:
        """Return of each subject the vectors of its questions, and of usual ones about others."""
        if not self._read:
            usual, places = _usual(reader, self._language)
            for pair in (one.example for one in self._known.withheld):
                own = reader.queries(pair.questions if pair else ())
                self._read.append((own, usual[~_are_of(own, usual, places)]))
        return self._read


def _tells_of(reader: Reader, subject: Passage, passage: Passage) -> float:
    """Return the log-odds that a passage answers who asks for a subject."""
    asked = subject.example.questions[-1] if subject.example else ""
    return float(reader.judge(asked, "", [passage.text]).told[0])


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
