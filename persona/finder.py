"""Takes a question, with the turns before it, for what it is: every process.

The result says whether the persona knows, which facts tell it, and whose words are at hand. A
compound question is taken apart; an elliptical one is read with the question before it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Self

import numpy as np

from backends.errors import EngineError
from persona.default_gate import default_calibration
from persona.embedding import Floats
from persona.gate import PERSONAL, Calibration, Gate
from persona.gist import example_of
from persona.model import KINDS, Example, Fact, Kind, Persona
from persona.reader import Reader, Text
from persona.reply import Match
from persona.retrieval import index_key, open_index, scores
from persona.wording import QUESTION_WORDS, clauses, heads, is_content, words

__all__ = ["Finder", "Finding", "finder_for"]

LOG = logging.getLogger("avatar.finder")
FOLLOW_UP = frozenset(("and", "so", "also", "then", "what about", "how about", "or", "but"))
POINTERS = frozenset(("it", "that", "there", "this", "they", "those", "these", "one", "ones"))
BLAND = frozenset(("doing", "do", "done"))
OPENINGS = QUESTION_WORDS | {"do", "does", "did", "is", "are", "have"}
MAX_FACTS = 6
CLAUSE_IS_SURE = 0.6  # a part of a compound question counts from here on
CLAUSE_STANDS_ALONE = 0.9  # and from here on if nothing else of it is known
MAX_BOTH = 4  # facts told when two examples are as likely
UNSURE = 0.35  # below, the best example alone may be the wrong one
RIVAL_SHARE = 0.6  # of the best score, from which on a second example is told as well
NEAR_UNKNOWN = 0.25  # from here on the nearest unanswerable example is the one that was asked


@dataclass(frozen=True, slots=True)
class Finding:
    """What a question was taken for.

    Attributes:
        match: The kind and how sure that is.
        facts: The facts that answer it, most important first; for an unanswerable question those
            that its nearest example rests on (a denial).
        example: The nearest example of the kind found, whose answers are the owner's words.
        parts: The examples of all parts of a compound question that are known.
        is_partly_unknown: True when a part of the question is not known.
        is_exhausted: True when more was asked for than the facts hold.
        is_plain: True when an example asks it in so many words.
    """

    match: Match
    facts: tuple[Fact, ...] = ()
    example: Example | None = None
    parts: tuple[Example, ...] = ()
    is_partly_unknown: bool = False
    is_exhausted: bool = False
    is_plain: bool = False

    @property
    def is_known(self) -> bool:
        """Whether facts or the owner's words answer the question."""
        return self.match.kind in PERSONAL


class Finder:
    """Finds the facts of one persona. Not for use by several threads at once.

    Args:
        persona: Whose facts.
        reader: Reads the questions.
        cache_dir: A private folder for what is learned; None keeps nothing.

    Raises:
        EngineError: The reader's encoder is gone.
    """

    def __init__(self, persona: Persona, reader: Reader, cache_dir: Path | None = None) -> None:
        self.persona = persona
        self._cache_dir = cache_dir
        self._use(reader)

    def _use(self, reader: Reader) -> None:
        self._reader = reader
        self._index = open_index(self.persona, reader, self._cache_dir)
        self._gate = Gate(self.persona, reader.embedder)
        self.calibration = _calibration(self.persona, reader)

    @classmethod
    def open(cls, persona: Persona, cache_dir: Path | None = None) -> Self:
        """Return a finder; the first one for a persona takes some seconds, others are cached.

        Args:
            persona: Whose facts.
            cache_dir: As for the class.

        Raises:
            PersonaError: The word vectors are missing.
        """
        reader = Reader.open(persona.name)
        try:
            return cls(persona, reader, cache_dir)
        except EngineError as exc:
            LOG.warning("%s", exc)
            return cls(persona, reader.without_encoder(), cache_dir)

    def find(self, question: str, previous: Sequence[str] = ()) -> Finding:
        """Return what a question was taken for; some milliseconds.

        Args:
            question: As typed; any length and script.
            previous: The questions before it, oldest first.
        """
        try:
            return self._find(question, previous)
        except EngineError as exc:  # the encoder died: words alone from now on
            LOG.warning("%s", exc)
            self._use(self._reader.without_encoder())
            return self._find(question, previous)

    def close(self) -> None:
        """End the encoder's process. A second call does nothing."""
        self._reader.close()

    def _find(self, question: str, previous: Sequence[str]) -> Finding:
        whole = self._single(question, previous)
        parts = clauses(question)
        if len(parts) < 2 or len(question) > 2000:
            return whole
        asking = _asking(parts)
        found = [self._single(part, previous) for part in asking]
        return self._compound(whole, found, are_questions=all(map(_asks_itself, asking)))

    def _single(self, question: str, previous: Sequence[str]) -> Finding:
        if not any(character.isalnum() for character in question):
            return Finding(Match(kind="smalltalk"))
        text = self._reader.read(question)
        alone = self._taken(question, text)
        before = self._previous(text.words, previous)
        if not before:
            return alone
        kept = [word for word in text.words if word not in POINTERS | FOLLOW_UP | BLAND]
        joined = self._taken(question, self._reader.read_words([*kept, *before]))
        return max(joined, alone, key=lambda finding: finding.match.known)

    def _taken(self, question: str, text: Text) -> Finding:
        own = scores(text, self._index)
        return self._loose(text, self._finding(question, text.words, own))

    def _previous(self, found: Sequence[str], previous: Sequence[str]) -> list[str]:
        """Return the words of the last question that an elliptical one leaves unsaid."""
        if not previous or not _is_elliptical(found):
            return []
        before = words(
            clauses(previous[-1])[-1] if clauses(previous[-1]) else "", self.persona.name
        )
        content = [word for word in before if is_content(word)]
        speaks = "you" in found or not content
        return content if speaks else ["do", "you", *content]

    def _finding(self, question: str, found: Sequence[str], own: Floats) -> Finding:
        probability = self.calibration.probabilities(self._gate.values(found, own))
        known = float(sum(probability[KINDS.index(kind)] for kind in PERSONAL))
        kind = self._kind(probability, known)
        number = example_of(found, self._index.gists)
        is_plain = number >= 0
        if is_plain:
            kind = self.persona.examples[number].kind
            known = float(kind in PERSONAL)
        else:
            number = self._gate.best(own, "personal" if kind in PERSONAL else kind)
        example = self.persona.examples[number] if number >= 0 else None
        if example and kind in PERSONAL:
            kind = example.kind
        if kind == "unanswerable" and not is_plain and own[number] < NEAR_UNKNOWN:
            example = None
        match = Match(
            kind=kind,
            known=known,
            best_answerable=self._best(own, "personal"),
            best_unanswerable=self._best(own, "unanswerable"),
            example=example.id if example else "",
            question=_nearest(question, example),
        )
        parts = self._likely(own, number) if kind in PERSONAL else (example,) if example else ()
        facts = {fact.id: fact for part in parts for fact in self._facts(part)}
        return Finding(match, tuple(facts.values()), example, parts, is_plain=is_plain)

    def _likely(self, own: Floats, number: int) -> tuple[Example, ...]:
        """Return the best personal example, and the next one where it may as well be meant."""
        if number < 0:
            return ()
        best, second = self.persona.examples[number], self._gate.second(own)
        if second < 0 or own[number] >= UNSURE or own[second] < RIVAL_SHARE * own[number]:
            return (best,)
        rival = self.persona.examples[second]
        if len({*best.facts, *rival.facts}) > MAX_BOTH or set(rival.facts) <= set(best.facts):
            return (best,)
        return best, rival

    def _kind(self, probability: Floats, known: float) -> Kind:
        if not self.persona.examples:
            return "general"
        if known > self.calibration.threshold:
            return "answerable"
        rest = probability.copy()
        rest[[KINDS.index(kind) for kind in PERSONAL]] = -1.0
        return KINDS[int(np.argmax(rest))]

    def _best(self, own: Floats, kind: str) -> float:
        number = self._gate.best(own, kind)
        return float(np.clip(own[number], 0.0, 1.0)) if number >= 0 else 0.0

    def _facts(self, example: Example | None) -> tuple[Fact, ...]:
        keys = example.facts if example else ()
        return tuple(fact for key in keys if (fact := self.persona.fact(key)))

    def _loose(self, text: Text, finding: Finding) -> Finding:
        """Return the facts that no example tells, where one is near enough."""
        if finding.is_known or not len(self._index.loose):
            return finding
        vector = text.vector[: self._reader.n_plain]
        length = float(np.linalg.norm(vector))
        columns = np.flatnonzero(vector)
        likeness = np.einsum("rc,c->r", self._index.loose_vectors[:, columns], vector[columns])
        row = int(np.argmax(likeness))
        likeness_of_best = float(likeness[row]) / max(length, 1e-9)
        if likeness_of_best < self.calibration.loose_threshold:
            return finding
        fact = self.persona.facts[int(self._index.loose[row])]
        match = replace(
            finding.match, kind="answerable", best_answerable=min(likeness_of_best, 1.0)
        )
        return Finding(match, (fact,), None, ())

    def _compound(
        self, whole: Finding, parts: Sequence[Finding], *, are_questions: bool
    ) -> Finding:
        """Join what is known of the parts, where that says more than the whole does."""
        sure = [part for part in parts if part.is_known and part.match.known >= CLAUSE_IS_SURE]
        facts = tuple(dict.fromkeys(fact.id for part in sure for fact in part.facts))
        known_to_whole = {fact.id for fact in whole.facts} if whole.is_known else set()
        unknown = any(part.match.kind == "unanswerable" for part in parts)
        is_half = unknown and whole.match.known < CLAUSE_STANDS_ALONE
        if not sure or len(facts) > MAX_FACTS:
            return whole
        if set(facts) <= known_to_whole and not is_half:
            return whole
        if len(sure) < 2 and not unknown and whole.is_known:
            return whole
        stands = are_questions and sure[0].match.known >= CLAUSE_STANDS_ALONE
        if len(sure) < 2 and not (whole.is_known or stands or self._is_plain(parts)):
            return whole
        found = tuple(fact for key in facts if (fact := self.persona.fact(key)))
        examples = tuple(
            {part.match.example: part.example for part in sure if part.example}.values()
        )
        best = max(sure, key=lambda part: part.match.known)
        return Finding(best.match, found, best.example, examples, unknown)

    @staticmethod
    def _is_plain(parts: Sequence[Finding]) -> bool:
        """Return whether the other parts are only small talk around one question."""
        return all(part.is_known or part.match.kind == "smalltalk" for part in parts)


def _calibration(persona: Persona, reader: Reader) -> Calibration:
    has_encoder = reader.encoder is not None
    own = Calibration.read(persona.folder, has_encoder=has_encoder)
    return own or default_calibration(has_encoder=has_encoder)


def _asking(parts: Sequence[str]) -> list[str]:
    """Return the parts that could be a question or a sentence of their own."""
    return [part for part in parts if len(part.split()) >= 2 or part.endswith("?")]


def _asks_itself(part: str) -> bool:
    """Return whether a part is a question by its own first word."""
    return words(part)[:1] != [] and words(part)[0] in OPENINGS


def _is_elliptical(found: Sequence[str]) -> bool:
    """Return whether a question leaves to the one before it what it is about."""
    if not found:
        return False
    content = [word for word in found if is_content(word)]
    opens = found[0] in FOLLOW_UP or " ".join(found[:2]) in FOLLOW_UP
    points = any(word in POINTERS for word in found) and len(content) <= 2
    bare = not content and heads(found) != {"whether"} and "you" not in found
    return (opens and len(content) <= 3) or points or bare


def _nearest(question: str, example: Example | None) -> str:
    """Return the wording of an example that shares most words with a question."""
    if example is None:
        return ""
    asked = set(question.lower().split())
    return max(example.questions, key=lambda own: len(asked & set(own.lower().split())))


class _Held:
    """A persona that can be looked up: equal when the same was learned from it."""

    def __init__(self, persona: Persona, cache_dir: Path | None) -> None:
        self.persona = persona
        self.cache_dir = cache_dir
        self._key = (index_key(persona, ""), str(persona.folder))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@lru_cache(maxsize=2)
def _opened(held: _Held) -> Finder:
    return Finder.open(held.persona, held.cache_dir)


def finder_for(persona: Persona, cache_dir: Path | None = None) -> Finder:
    """Return a finder for a persona; the last two are kept, so that a new chat costs nothing.

    Args:
        persona: Whose facts.
        cache_dir: As for `Finder.open`; only the first call for a persona reads it.
    """
    return _opened(_Held(persona, cache_dir))
