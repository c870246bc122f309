"""What a persona knows, as texts that can answer a question, with their vectors: every process.

A passage is a fact, or a question of the owner's with its answer. Vectors are kept by the text
they were made of, so that an edited persona costs only what was edited.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from backends.base import HowFar
from backends.digests import blake2b
from backends.files import replacing
from persona.judging.addressing import turned
from persona.judging.nearest import Letters
from persona.judging.reader import DAMAGED, Floats, Reader
from persona.lines import Lines, first_name
from persona.model import SUBJECT, Example, Fact, Persona
from persona.sentences import clauses, normalised, repeats

__all__ = ["Knowledge", "Passage", "passages_of"]

LOG = logging.getLogger("avatar.knowledge")
MAX_WORDINGS = 12  # of one example that are read; folders of older versions have hundreds
PERSONAL = ("answerable", "identity", "unanswerable")
CHUNK = 64  # texts read at once
MAX_READ = 1_500  # texts read when a persona is opened: some ten seconds, once
N_LIKE = 16  # of the others, read for one question
DIGITS = 8  # bytes of a text's digest


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may answer a question.

    Attributes:
        text: What is read.
        said: What the avatar says where it answers: the fact, or the owner's answer.
        facts: The facts that it tells: those that its pair names, and those that its answers say.
        example: The pair that it is; None: a fact.
        is_of_life: Whether it tells of the person: not the name alone, nor what only the pairs
            about the avatar tell.
    """

    text: str
    said: str
    facts: tuple[Fact, ...]
    example: Example | None = None
    is_of_life: bool = True

    @property
    def is_of_owner(self) -> bool:
        """Whether the owner wrote it; the name alone is the persona's."""
        return bool(self.facts) or self.example is not None

    @property
    def is_withheld(self) -> bool:
        """Whether it stands for a subject that the owner does not talk about at all."""
        return self.is_refusal and self.example is not None and SUBJECT in self.example.extra

    @property
    def is_refusal(self) -> bool:
        """Whether it says that the owner does not tell."""
        return self.example is not None and self.example.kind == "unanswerable"


class Knowledge:
    """The passages of one persona and their vectors.

    The first `MAX_READ` are read at once. Of more than that, those are read whose letters are like
    a question's, when it is asked; what was left unread so is not read when the persona is opened
    again, so that an edit costs what was edited, in a large one, too.

    Attributes:
        asked: The pairs by the words of their questions, in all their wordings.
        withheld: One passage for each subject that the owner does not talk about.

    Args:
        persona: Whose.
        reader: Reads what was not read before.
        cache_dir: A private folder for the vectors; None keeps nothing.
        note: Is told how far the reading is.

    Raises:
        EngineCrashed: The reader's child is gone.
    """

    def __init__(
        self,
        persona: Persona,
        reader: Reader,
        cache_dir: Path | None = None,
        note: HowFar = lambda *_: None,
    ) -> None:
        self.passages = tuple(passages_of(persona))
        self.asked: dict[str, Passage] = {}
        for passage in self.passages:
            for question in passage.example.questions if passage.example else ():
                asked = normalised(question)
                if passage.is_refusal or asked not in self.asked:
                    self.asked[asked] = passage
        own = {one.example.id: one for one in self.passages if one.example and one.is_withheld}
        self.withheld = tuple(own.values())
        texts = [passage.text for passage in self.passages]
        read = (text.encode("utf-8", "replace") for text in texts)
        digests = [blake2b(text, digest_size=DIGITS).digest() for text in read]
        path = cache_dir / f"vectors-{persona.id}.npz" if cache_dir else None
        known, left = _stored(path, reader.key, reader.n_dim)
        every = dict(zip(digests, texts, strict=True))
        missing = {own: text for own, text in every.items() if own not in known}
        new = {own: text for own, text in missing.items() if own not in left}
        known |= _read(dict(islice(new.items(), MAX_READ)), reader, note)
        none = np.zeros(reader.n_dim, np.float32)
        rows = [known.get(own, none) for own in digests]
        self.vectors: Floats = np.array(rows, np.float32).reshape(len(rows), reader.n_dim)
        self._unread = [i for i, own in enumerate(digests) if own not in known]
        self._letters = Letters([texts[i] for i in self._unread])
        if path and new:
            kept = {own: known[own] for own in digests if own in known}
            _store(path, reader.key, kept, [own for own in missing if own not in known])

    def read_like(self, reader: Reader, question: str) -> None:
        """Read the passages whose letters are like a question's, where some are not read yet."""
        if not self._unread:
            return
        found = [self._unread[i] for i in self._letters.nearest(question, N_LIKE)]
        new = [i for i in found if not self.vectors[i].any()]
        if new:
            self.vectors[new] = reader.passages([self.passages[i].text for i in new])


def _read(texts: Mapping[bytes, str], reader: Reader, note: HowFar) -> dict[bytes, Floats]:
    """Return the vectors of texts by their digests."""
    found: dict[bytes, Floats] = {}
    digests = [*texts]
    if not digests:
        return found
    try:
        for start in range(0, len(digests), CHUNK):
            part = digests[start : start + CHUNK]
            note(start, len(digests))
            found |= zip(part, reader.passages([texts[own] for own in part]), strict=True)
    finally:
        note(len(digests), len(digests))
    return found


def _names(text: str, name: str) -> bool:
    """Return whether a text has a name in it; where there are spaces between words, as a word."""
    own = normalised(name)
    return f" {own} " in f" {normalised(text)} " or (not own.isascii() and own in text)


def passages_of(persona: Persona) -> Iterator[Passage]:
    """Yield what a persona knows: facts, then its pairs about the person or the avatar.

    Its name is one where no fact says it: else that of a daughter or a dog is nearest to "what's
    your name?".
    """
    told_by = _Telling(persona.facts)
    of_avatar = {key for one in persona.examples if one.kind == "identity" for key in one.facts}
    of_avatar -= {key for one in persona.examples if one.kind != "identity" for key in one.facts}
    read = (replace(one, answers=one.answers[:1]) for one in persona.examples)  # all that is read
    in_pairs = {fact.id for one in read if one.kind in PERSONAL for fact in told_by.said_in(one)}
    for fact in (own for own in persona.facts if own.id not in in_pairs):
        yield Passage(fact.text, fact.text, (fact,), is_of_life=fact.id not in of_avatar)
    if persona.facts and not any(_names(fact.text, first_name(persona)) for fact in persona.facts):
        for text in Lines(persona).of("name")[:1]:
            yield Passage(text, text, (), is_of_life=False)
    for example in persona.examples:
        told = told_by.facts_of(example)
        if example.kind not in PERSONAL or not (example.answers or told):
            continue
        if example.kind == "unanswerable" and not example.answers:
            continue
        said = example.answers[0] if example.answers else " ".join(fact.text for fact in told)
        if SUBJECT in example.extra:  # the owner wrote "my divorce"
            example = replace(example, questions=_of_subject(persona, example))
        for question in example.questions[:MAX_WORDINGS]:
            is_of_life = example.kind != "identity"
            yield Passage(f"{question} {said}", said, told, example, is_of_life)


def _of_subject(persona: Persona, pair: Example) -> tuple[str, ...]:
    """Return the questions about what is not talked about as a visitor asks them.

    In "Will you tell me about my divorce?" the subject alone is the owner's word.
    """
    subject = str(pair.extra[SUBJECT])
    own = turned(persona, subject)
    asked = (question.replace(subject, own) for question in pair.questions)
    return tuple(dict.fromkeys(asked))


class _Telling:
    """Finds the facts that pairs tell, whether or not somebody has named them there."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by_id = {fact.id: fact for fact in facts}
        self._by_clause: dict[str, list[Fact]] = {}
        for fact in self._by_id.values():
            for first in clauses(fact.text)[:1]:
                self._by_clause.setdefault(first, []).append(fact)

    def facts_of(self, example: Example) -> tuple[Fact, ...]:
        """Return the facts that a pair names, then the others that an answer of it says."""
        named = [self._by_id[key] for key in example.facts if key in self._by_id]
        return tuple({fact.id: fact for fact in (*named, *self.said_in(example))}.values())

    def said_in(self, example: Example) -> Iterator[Fact]:
        """Yield the facts that stand in the answers of a pair, word for word."""
        if self._by_clause and example.kind != "unanswerable":
            for text in example.answers:
                yield from self._in_answer(text)

    def _in_answer(self, answer: str) -> Iterator[Fact]:
        for clause in clauses(answer):
            for fact in self._by_clause.get(clause, ()):
                if repeats(fact.text, answer):
                    yield fact


def _stored(
    path: Path | None, key: str, n_dim: int
) -> tuple[dict[bytes, Floats], frozenset[bytes]]:
    """Return the vectors in a file by digest, and the digests of what was left unread.

    None where it is missing, damaged or of others.
    """
    try:
        with np.load(io.BytesIO(path.read_bytes() if path else b""), allow_pickle=False) as file:
            digests, vectors, is_same = file["digests"], file["vectors"], str(file["key"]) == key
            left = file["left"] if "left" in file else digests[:0]  # of a version before
        if is_same and digests.shape[1:] == (DIGITS,) and vectors.shape[1:] == (n_dim,):
            known = {own.tobytes(): row for own, row in zip(digests, vectors, strict=True)}
            return known, frozenset(own.tobytes() for own in left)
    except DAMAGED:
        pass
    return {}, frozenset()


def _store(path: Path, key: str, vectors: dict[bytes, Floats], left: Sequence[bytes]) -> None:
    """Keep vectors; a folder that cannot be written only costs time at the next start."""
    data = io.BytesIO()
    digests, unread = (
        np.frombuffer(b"".join(own), np.uint8).reshape(-1, DIGITS) for own in (vectors, left)
    )
    rows = np.array([*vectors.values()], np.float16)
    np.savez(data, key=key, digests=digests, vectors=rows, left=unread)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(path) as part:
            part.write_bytes(data.getvalue())
    except OSError as exc:
        LOG.info("the vectors are not kept: %s", exc)
