"""Takes a question, with the turns before it, for what it is: every process.

The one place where a question is decided. Passages near the question are found by their vectors;
the judge says of each whether it answers the question or a part of it, and what kind of message it
is; a gate of a few learnt numbers joins both into "known". Nothing here knows a language or a life.
"""

from __future__ import annotations

import logging
import math
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Self

import numpy as np

from backends.base import Counted, Message
from backends.errors import EngineError
from persona.judging.addressing import addressed, spoken_to
from persona.judging.finding import GENERAL, OF_AVATAR, Finding, unanswered
from persona.judging.knowledge import Knowledge, Passage, passages_of
from persona.judging.nearest import Letters, tells
from persona.judging.reader import (
    MESSAGE_KINDS,
    PERSONAL,
    Floats,
    Judged,
    Reader,
    clean,
    likelihood,
    shared_reader,
)
from persona.judging.recall import is_of_speaker, is_of_spoken_to, recalled
from persona.judging.subjects import Subjects
from persona.judging.weighing import about_values, gate_values, parts_of, ranking, tells_of
from persona.lines import Lines, language_of
from persona.model import Persona
from persona.prompt import MAX_ASKED_CHARS
from persona.reply import Match
from persona.sentences import asks, normalised, numbers_in, sentences
from persona.visitor import name_in, statements

__all__ = ["LEANING", "Finder", "finder_for"]

LOG = logging.getLogger("avatar.finder")
RETRY_S = 60.0  # after which a judge that did not start is tried again
N_CANDIDATES = 5  # passages that are judged: docs/judge.md says how often the right one is there
N_FIRST = 3  # of them that are judged first: where one clearly answers all, the others are not
CLEAR = 2.0  # log-odds from which on it does
N_OF_A_FACT = 2  # of them that tell the same facts: the fact and one pair
CLAUSE = re.compile(r"[,;?!.，、；？！。]+")
MIN_CLAUSE = 4  # characters of a part of a question that is looked up for itself
SURELY = 0.6  # probability from which on a message is of its kind
CERTAINLY = 0.9  # from which on it is, whatever seems to answer it: no question about a life is
PERSONALLY = 0.7  # from which on one is about the person, however far from what is told
KNOWN = 0.5  # probability from which on a question is taken for known
NEAR = 0.2  # from which on what is nearest is told beside "I don't know that exactly"
N_NEAR = 2  # passages in which a capable model may find an answer that the judge doubts
NEARER = 2.3  # standard deviations over the mean likeness from which on a fact belongs to another
LEANING = ("more", "why", "correction")  # say nothing without the message before
ASIDE = ("thanks", "compliment", "ack")  # what a message may begin with before what is meant
ALONE, AFTER = -2.5, 2.5  # log-odds of needing the message before: below and above it is sure
REASON = 1.0  # log-odds from which on what was just told has the reason in it
SUBJECT = 0.0  # from which on a fact is about what somebody says to have meant
ABOUT_SELF = 0.1  # probability of asking back from which on words about oneself decide
OF_VISITOR = ("statement", "feeling", "greeting", "identity")
SOCIAL = ("greeting", "thanks", "compliment", "insult", "farewell", "ack")  # ask for nothing
AGAIN = 0.3  # how much less likely a greeting is once a talk goes on
NAMING = (*OF_VISITOR, "correction")  # in what a name is said: "I'm Jo, with an o"
MAX_ASKED = 16  # messages of the visitor's that are looked through
MAX_KEPT = 256  # messages whose kind is remembered
N_BACK = 12  # messages looked through for what a leaning one is about


class Finder:
    """Finds what a persona knows. Not for use by several threads at once.

    Args:
        persona: Whose facts.
        reader: Reads and judges; None: the nearest text by its letters is taken.
        cache_dir: A private folder for vectors; None keeps nothing.

    Raises:
        EngineError: The reader's child is gone.
    """

    def __init__(
        self, persona: Persona, reader: Reader | None, cache_dir: Path | None = None
    ) -> None:
        self.persona = persona
        self._cache_dir = cache_dir
        self._language = language_of(persona)
        self._kinds: dict[str, Floats] = {}
        self._retry_at = math.inf  # seconds of the monotonic clock; then the child is tried again
        self._use(reader)

    def _use(self, reader: Reader | None, note: Counted = lambda *_: None) -> None:
        self._reader = reader
        self._knowledge = None
        if reader is not None:
            self._knowledge = Knowledge(self.persona, reader, self._cache_dir, note)
        self._subjects = Subjects(self._knowledge, self._language) if self._knowledge else None

    @classmethod
    def open(
        cls, persona: Persona, cache_dir: Path | None = None, note: Counted = lambda *_: None
    ) -> Self:
        """Return a finder that shares its reader with others; without one where it does not run."""
        made = cls(persona, None, cache_dir)
        made._retry_at = 0.0
        made._revive(note)
        return made

    def _revive(self, note: Counted = lambda *_: None) -> None:
        """Start the judge's child, if it is to be tried again now."""
        if self._reader is not None or time.monotonic() < self._retry_at:
            return
        self._retry_at = time.monotonic() + RETRY_S
        try:
            self._use(shared_reader(), note)
        except EngineError as exc:
            self._reader = None
            LOG.warning("%s", exc)

    @property
    def is_judging(self) -> bool:
        """Whether the judge runs."""
        return self._reader is not None

    @property
    def reader(self) -> Reader | None:
        """What reads and judges; None where it does not run."""
        return self._reader

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word, and every number in digits, of what is told, in small letters."""
        told = (f"{passage.text} {passage.said}" for passage in passages_of(self.persona))
        texts = [self.persona.name, *told]
        words = {word for text in texts for word in normalised(text).split()}
        return frozenset(words | {number for text in texts for number in numbers_in(text)})

    def find(
        self, question: str, history: Sequence[Message] = (), remembered: Sequence[str] = ()
    ) -> Finding:
        """Return what a question was taken for.

        Args:
            question: As typed; any length and script.
            history: The messages before it, oldest first.
            remembered: What the visitor said of himself in earlier chats.
        """
        if not any(character.isalnum() for character in question):
            return Finding(Match(kind="smalltalk", topic="ack"), line="ack")
        if self._is_too_long(question):
            return Finding(Match(kind="general", topic="task"), line="too_long")
        history = [
            one for one in history if one.role != "user" or not self._is_too_long(one.content)
        ]
        for _ in range(2):
            self._revive()
            try:
                if self._reader and self._knowledge:
                    return self._find(self._reader, self._knowledge, question, history, remembered)
            except EngineError as exc:  # the child died: it is started again, once
                LOG.warning("%s", exc)
                self._reader, self._retry_at = None, 0.0 if self._retry_at < math.inf else math.inf
        return self._nearest(question)

    def _is_too_long(self, message: str) -> bool:
        """Return whether a message is too long to be judged, and no question of the owner's."""
        if len(message) <= MAX_ASKED_CHARS:
            return False
        return self._knowledge is None or normalised(message) not in self._knowledge.asked

    def nearest_to(self, sentence: str, n: int) -> tuple[str, ...]:
        """Return what is told nearest to a sentence, the nearest first.

        Raises:
            EngineError: The judge's child died.
        """
        if not (self._reader and self._knowledge and self._knowledge.passages):
            return ()
        likeness = self._knowledge.vectors @ self._reader.passages([sentence])[0]
        order = np.argsort(-likeness)[:n]
        return tuple(self._knowledge.passages[i].said for i in order)

    @cached_property
    def _lettered(self) -> tuple[tuple[Passage, ...], Letters]:
        """What is told, by its letters alone."""
        passages = tuple(passages_of(self.persona))
        return passages, Letters([passage.text for passage in passages])

    def _nearest(self, question: str) -> Finding:
        passages, letters = self._lettered
        found = letters.nearest(question, 1)
        if not found:
            return Finding(Match(kind="unanswerable"), line="unknown", is_judged=False)
        return Finding(Match(kind="answerable"), (passages[found[0]],), is_judged=False)

    def _find(
        self,
        reader: Reader,
        known: Knowledge,
        asked: str,
        history: Sequence[Message],
        remembered: Sequence[str] = (),
    ) -> Finding:
        question, before, topic = self._read(reader, known, asked, history)
        if topic == "more" and before:
            return self._more(reader, known, before, history)
        if (back := self._of_visitor(reader, question, topic, history, remembered)) is not None:
            return back
        if name := self._name_alone(question):
            return _meeting(unanswered(topic, 0.0), name)
        if not known.passages:
            return self._met(question, unanswered(topic, 0.0))
        if own := known.asked.get(normalised(question)):
            return Finding(_match(own, 1.0), (own,))
        if topic == "correction" and before:
            corrected = self._corrected(reader, known, question, before, history)
            if corrected is not None:
                return corrected
        topic = topic if before else _alone(topic, history)
        found = self._decided(reader, known, question, before, topic)
        if before and found.is_known and _is_told(known, found, history):
            return self._told_again(reader, question, before, topic, found)
        return self._met(question, found)

    def _asking_part(self, reader: Reader, known: Knowledge, message: str) -> tuple[str, str]:
        """Return a correction that a message begins with, and what is meant by the rest.

        Thanks before it, a greeting, or what the visitor says of himself: "Thanks! Where is it?".
        """
        rest = [part.strip() for part in sentences(message) if any(map(str.isalnum, part))]
        if len(rest) < 2 or normalised(message) in known.asked:
            return "", message
        goes_on = asks(rest[-1])
        while len(rest) > 1:
            kind = self._topic_of(reader, rest[0])
            is_name = bool(self._name_alone(rest[0]))
            is_own = is_name or (kind == "statement" and is_of_speaker(self.persona, rest[0]))
            if kind == "correction" and goes_on and not is_name:
                return rest[0], " ".join(rest[1:])
            if kind not in ASIDE and not (goes_on and (kind == "greeting" or is_own)):
                break
            del rest[0]
        return "", " ".join(rest)

    def _of_visitor(
        self,
        reader: Reader,
        question: str,
        topic: str,
        history: Sequence[Message],
        remembered: Sequence[str],
    ) -> Finding | None:
        """Return what answers a question about the visitor; None where it is about another."""
        if topic != "recall":
            likely = self._kinds_of(reader, question)[MESSAGE_KINDS.index("recall")]
            is_own = asks(question) and is_of_speaker(self.persona, question)
            if topic in GENERAL or likely <= ABOUT_SELF or not is_own:
                return None
            topic = "recall"
        back = self._recalled(reader, question, topic, history, remembered)
        is_mine = is_of_spoken_to(self.persona, question)
        return back if back.quote or (topic == "recall" and not is_mine) else None

    def _met(self, question: str, found: Finding) -> Finding:
        """Return what was found; where somebody only says a name, that."""
        is_open = not found.passages and found.line in NAMING and not asks(question)
        name = name_in(self.persona, question) if is_open else ""
        return _meeting(found, name) if name else found

    def _name_alone(self, message: str) -> str:
        """Return the name that is said where nobody is spoken to: "I've two cats. I'm Sam."."""
        is_to_nobody = not Lines(self.persona).has_words("your_words", message)
        return name_in(self.persona, message) if is_to_nobody and not asks(message) else ""

    @staticmethod
    def _told_again(
        reader: Reader, question: str, before: str, topic: str, found: Finding
    ) -> Finding:
        """Return what was just told, where it answers once more: it is seldom its own reason."""
        odds = float(reader.judge(question, before, [found.passages[0].said]).told[0])
        if topic == "why":
            return found if odds > REASON else unanswered("why", found.match.known)
        return found if odds > 0 else unanswered("person", found.match.known)

    def _read(
        self, reader: Reader, known: Knowledge, asked: str, history: Sequence[Message]
    ) -> tuple[str, str, str]:
        """Return a question as if to the person's face, what it leans on, and its kind."""
        led, question = self._asking_part(reader, known, addressed(self.persona, asked))
        before = led or self._leans_on(reader, question, history)
        if before:
            return question, before, self._topic_after(reader, question, before)
        question = spoken_to(self.persona, question)
        return question, "", self._topic_within(reader, question, history)

    def _topic_within(self, reader: Reader, message: str, history: Sequence[Message]) -> str:
        """Return what a message is within a talk: in its midst few greet, and words may do both."""
        kinds = self._kinds_of(reader, message).copy()
        kinds[MESSAGE_KINDS.index("greeting")] *= AGAIN if history else 1.0
        return MESSAGE_KINDS[int(np.argmax(kinds))]

    def _decided(
        self, reader: Reader, known: Knowledge, question: str, before: str, topic: str
    ) -> Finding:
        """Return what the judge makes of a question: told, nearly told, or not known."""
        passages, judged, likeness, kinds = self._judged(reader, known, question, before)
        sure = reader.known(gate_values(judged, likeness, kinds, self._language))
        is_about = topic in (*PERSONAL, *LEANING) or reader.is_about(about_values(likeness, kinds))
        if is_about and (own := self._withheld(reader, question, passages, judged, sure)):
            return Finding(Match(kind="unanswerable", known=sure, topic=topic), (own,))
        best = passages[int(np.argmax(ranking(judged, likeness)))]
        is_surer = float(kinds.max()) > max(SURELY, min(sure, CERTAINLY))
        if topic in OF_AVATAR and is_surer and best.is_of_life:
            return unanswered(topic, sure)  # what the avatar is, no fact of a life says
        if topic in SOCIAL and is_surer and not asks(question):
            return unanswered(topic, sure)  # "you're boring" is no question what bores
        if NEAR < sure < KNOWN and best.is_refusal:
            return Finding(Match(kind="unanswerable", known=sure, topic=topic), (best,))
        if sure < KNOWN:
            topic = _topic_beside(reader, topic, kinds, likeness, leans=bool(before))
            is_near = topic == "person" and sure > NEAR
            near = _nearest_passages(passages, judged, likeness) if is_near else ()
            is_free = topic == "task" and reader.wants_other_voice(question)
            return replace(unanswered(topic, sure), is_free=is_free, near=near)
        return self._answered(reader, question, before, passages, judged, likeness, sure)

    def _withheld(
        self,
        reader: Reader,
        question: str,
        passages: Sequence[Passage],
        judged: Judged,
        sure: float,
    ) -> Passage | None:
        """Return the subject that a question is about and the owner does not talk about, if any."""
        if self._subjects is None:
            return None
        is_told, is_known = sure > NEAR, sure >= KNOWN
        return self._subjects.asked_for(
            reader, question, passages, judged, is_told=is_told, is_known=is_known
        )

    def judged(self, question: str, before: str) -> tuple[list[Passage], Judged, Floats, Floats]:
        """Return candidates, what the judge says, their likeness, and the kinds of the message.

        Raises:
            EngineError: The judge does not run.
        """
        if not (self._reader and self._knowledge):
            raise EngineError("The judge does not run here.")
        asked, last = (addressed(self.persona, text) for text in (question, before))
        return self._judged(self._reader, self._knowledge, asked, last)

    def _judged(
        self, reader: Reader, known: Knowledge, question: str, before: str
    ) -> tuple[list[Passage], Judged, Floats, Floats]:
        kinds = self._kinds_of(reader, question)
        passages, likeness = self._candidates(reader, known, question, before)
        texts = [passage.text for passage in passages]
        judged = _heard(reader, question, before, texts[:N_FIRST])
        best = int(np.argmax(judged.told))
        if len(texts) > N_FIRST and min(judged.told[best], judged.whole[best]) < CLEAR:
            rest = _heard(reader, question, before, texts[N_FIRST:])
            judged = Judged(
                np.concatenate([judged.told, rest.told]),
                np.concatenate([judged.whole, rest.whole]),
            )
        n = len(judged.told)
        return passages[:n], judged, likeness[:n], kinds

    def _kinds_of(self, reader: Reader, message: str) -> Floats:
        if message not in self._kinds:
            if len(self._kinds) >= MAX_KEPT:
                self._kinds.clear()
            self._kinds[message] = reader.kinds(message)
        return self._kinds[message]

    def _leans_on(self, reader: Reader, question: str, history: Sequence[Message]) -> str:
        """Return the message before that a question leans on, as to the person's face.

        Empty where it is understood by itself: read beside another question, what answered that
        one would seem to answer this one, or nothing would.
        """
        if not history or reader.leaning(question) < ALONE:
            return ""
        return addressed(self.persona, self._before(reader, history))

    def _before(self, reader: Reader, history: Sequence[Message]) -> str:
        """Return the message of the visitor that the next one may lean on; empty for none."""
        asked = [message.content for message in history if message.role == "user"]
        for text in reversed(asked[-N_BACK:]):
            kind = self._topic_of(reader, text)
            if kind in PERSONAL:
                return text
            if kind not in (*LEANING, "ack", "thanks", "compliment"):
                return ""
        return ""

    def _until(self, history: Sequence[Message], question: str) -> Sequence[Message]:
        """Return what was said before a question, as to the person's face, was asked last."""
        places = (i for i in reversed(range(len(history))) if history[i].role == "user")
        asked = (i for i in places if addressed(self.persona, history[i].content) == question)
        return history[: next(asked, 0)]

    def _candidates(
        self, reader: Reader, known: Knowledge, question: str, before: str
    ) -> tuple[list[Passage], Floats]:
        """Return the passages to judge, nearest first, and how near they are."""
        known.read_like(reader, question)
        texts = [question, f"{clean(before)} {question}"] if before else [question]
        likeness = (known.vectors @ reader.queries(texts).T).max(axis=1, initial=-1.0)
        chosen: list[int] = []
        seen: dict[frozenset[str], int] = {}
        for i in (*self._of_clauses(reader, known, question), *map(int, np.argsort(-likeness))):
            if i in chosen:
                continue
            facts = frozenset(tells_of(known.passages[i]))
            if seen.get(facts, 0) < N_OF_A_FACT:
                seen[facts] = seen.get(facts, 0) + 1
                chosen.append(i)
            if len(chosen) == N_CANDIDATES:
                break
        return [known.passages[i] for i in chosen], likeness[chosen]

    @staticmethod
    def _of_clauses(reader: Reader, known: Knowledge, question: str) -> list[int]:
        """Return the passage nearest to each part of a question of two or three parts."""
        found = [part.strip() for part in CLAUSE.split(clean(question))]
        parts = [part for part in found if len(part) >= MIN_CLAUSE]
        if not 2 <= len(parts) <= 3:
            return []
        likeness = known.vectors @ reader.queries(parts).T
        return [int(i) for i in dict.fromkeys(likeness.argmax(axis=0).tolist())]

    def _answered(
        self,
        reader: Reader,
        question: str,
        before: str,
        passages: Sequence[Passage],
        judged: Judged,
        likeness: Floats,
        sure: float,
    ) -> Finding:
        best = int(np.argmax(ranking(judged, likeness)))
        chosen, is_part = parts_of(reader, question, before, (passages, judged, likeness), best)
        own = tuple(passages[i] for i in chosen)
        return Finding(_match(own[0], sure), own, is_partly_unknown=is_part)

    def _corrected(
        self,
        reader: Reader,
        known: Knowledge,
        question: str,
        before: str,
        history: Sequence[Message],
    ) -> Finding | None:
        """Return what answers the question before as it was meant: not what was just told."""
        passages, judged, likeness, _ = self._judged(reader, known, question, before)
        texts = [one.text for one in passages]
        meant = reader.judge(f"{clean(before)} {question}", "", texts)
        named = reader.judge(question, "", texts).told
        last, told = _last_reply(history), _told_ids(known, passages, history)
        new = [
            i
            for i, passage in enumerate(passages)
            if passage.said not in last and not any(one.id in told for one in passage.facts)
        ]
        rest = [i for i in new if named[i] > SUBJECT] or new
        if not rest:
            return None
        both = Judged(
            np.maximum(judged.told, meant.told)[rest], np.maximum(judged.whole, meant.whole)[rest]
        )
        kinds = self._kinds_of(reader, before)
        sure = reader.known(gate_values(both, likeness[rest], kinds, self._language))
        if sure < KNOWN:
            place = max(rest, key=lambda i: float(named[i]))
            best = passages[place]
            is_about = named[place] > SUBJECT and best.is_of_life and not best.is_refusal
            return replace(unanswered("person", sure), near=(best,)) if is_about else None
        best = passages[rest[int(np.argmax(ranking(both, likeness[rest])))]]
        return Finding(replace(_match(best, sure), question=""), (best,))

    def _recalled(
        self,
        reader: Reader,
        question: str,
        topic: str,
        history: Sequence[Message],
        remembered: Sequence[str],
    ) -> Finding:
        """Return what the visitor said of himself that answers a question about it."""
        asked = [message.content for message in history if message.role == "user"]
        said = [part for text in asked[-MAX_ASKED:] for part in statements(text)]
        now = [text for text in said if self._is_of_visitor(reader, text)]
        told = list(dict.fromkeys((*remembered, *now)))
        is_sure = topic == "recall"
        line, quote = recalled(reader, self.persona, question, told, is_sure=is_sure)
        if not quote:
            return unanswered("recall", 0.0)
        return Finding(Match(kind="smalltalk", topic="recall"), line=line, quote=quote)

    def _is_of_visitor(self, reader: Reader, text: str) -> bool:
        kind = self._topic_of(reader, text)
        says_name = bool(name_in(self.persona, text))
        return says_name or (kind in OF_VISITOR and kind != "greeting")

    def topic_of(self, message: str) -> str:
        """Return which of `MESSAGE_KINDS` a message is; empty where the judge does not run.

        Raises:
            EngineError: The judge's child died.
        """
        return self._topic_of(self._reader, message) if self._reader else ""

    def told_by_visitor(self, message: str) -> tuple[str, ...]:
        """Return the sentences of a message in which the visitor says something of himself.

        Raises:
            EngineError: The judge's child died.
        """
        reader = self._reader
        if reader is None or self._is_too_long(message):
            return ()
        return tuple(
            text
            for text in statements(message)
            if self._topic_of(reader, text) in OF_VISITOR and reader.claims(text)
        )

    def _topic_after(self, reader: Reader, message: str, before: str) -> str:
        """Return what a message is after another: alone, "are there trees?" may be anything."""
        is_sure = float(self._kinds_of(reader, message).max()) > SURELY
        return self._topic_of(reader, message if is_sure else f"{clean(before)} {message}")

    def _topic_of(self, reader: Reader, message: str) -> str:
        return MESSAGE_KINDS[int(np.argmax(self._kinds_of(reader, message)))]

    def _more(
        self, reader: Reader, known: Knowledge, before: str, history: Sequence[Message]
    ) -> Finding:
        """Return what belongs to the last question and was not told yet."""
        last = self._find(reader, known, before, self._until(history, before))
        if not last.is_known:
            return replace(last, line=last.line and "no_more", is_exhausted=True)
        said = [message.content for message in history if message.role == "assistant"]
        told = {fact.id for fact in last.facts}
        told |= {fact.id for fact in self.persona.facts if any(tells(text, fact) for text in said)}
        rows = [i for i, one in enumerate(known.passages) if one.example is None and one.facts]
        mine = [i for i in rows if known.passages[i].facts[0] in last.facts]
        rest = [i for i in rows if known.passages[i].facts[0].id not in told]
        exhausted = Finding(Match(kind="unanswerable"), line="no_more", is_exhausted=True)
        if not (mine and rest):
            return exhausted
        others = [i for i in rows if i not in mine]
        usual = known.vectors[others] @ known.vectors[mine].T
        limit = float(usual.mean() + NEARER * usual.std())
        likeness = (known.vectors[rest] @ known.vectors[mine].T).max(axis=1)
        best = int(np.argmax(likeness))
        same = [i for i in rest if _topic(known, i) and _topic(known, i) == _topic(known, mine[0])]
        if not same and likeness[best] < limit:
            return exhausted
        passage = known.passages[same[0] if same else rest[best]]
        return Finding(Match(kind="answerable", known=last.match.known), (passage,))


def _heard(reader: Reader, question: str, before: str, texts: Sequence[str]) -> Judged:
    """Return what the judge says of texts, after the message before a question and without it.

    Only after it where the question surely needs it: alone, "where?" is answered by any place.
    """
    judged = reader.judge(question, before, texts)
    if not before or reader.leaning(question) > AFTER:
        return judged
    alone = reader.judge(question, "", texts)
    return Judged(np.maximum(judged.told, alone.told), np.maximum(judged.whole, alone.whole))


def _match(best: Passage, sure: float) -> Match:
    """Return what a question that a passage answers was taken for."""
    pair = best.example
    if pair is None:
        return Match(kind="answerable", known=sure)
    return Match(kind=pair.kind, known=sure, question=pair.questions[0])


def _topic_beside(
    reader: Reader, topic: str, kinds: Floats, likeness: Floats, *, leans: bool
) -> str:
    """Return what a message that nothing answers is about, beside what is told."""
    is_sure = topic == "person" and float(kinds.max()) > PERSONALLY
    if (
        is_sure
        or (topic in SOCIAL and _asks_nothing(kinds))
        or (topic in OF_AVATAR and likelihood(kinds, OF_AVATAR) > SURELY)
        or (topic in LEANING and leans)
    ):
        return topic
    is_about = reader.is_about(about_values(likeness, kinds))
    order = [MESSAGE_KINDS[int(i)] for i in np.argsort(-kinds)]
    if is_about:
        return topic if topic == "why" else "person"
    if topic in OF_AVATAR:
        return topic
    return next(kind for kind in order if kind not in (*PERSONAL, *LEANING))


def _meeting(found: Finding, name: str) -> Finding:
    """Return what greets somebody who has said his name."""
    return replace(found, match=replace(found.match, kind="smalltalk"), line="met", quote=name)


def _asks_nothing(kinds: Floats) -> bool:
    """Return whether a message is surely one of those that ask for nothing, whichever it is."""
    return likelihood(kinds, SOCIAL) > SURELY


def _alone(topic: str, history: Sequence[Message]) -> str:
    """Return what a message is about that leans on no question about the person."""
    if topic == "why" and history:  # of what the model said of the world
        return "world"
    return "person" if topic == "recall" else topic  # "what did you say of your cat?"


def _last_reply(history: Sequence[Message]) -> str:
    return next((one.content for one in reversed(history) if one.role == "assistant"), "")


def _told_ids(
    known: Knowledge, passages: Sequence[Passage], history: Sequence[Message]
) -> set[str]:
    """Return the facts of passages that the last reply told, in whatever words of the owner's."""
    last = _last_reply(history)
    paired = {fact.id for one in known.passages if one.said in last for fact in one.facts}
    every = {fact.id: fact for one in passages for fact in one.facts}
    return paired | {key for key, fact in every.items() if tells(last, fact)}


def _is_told(known: Knowledge, found: Finding, history: Sequence[Message]) -> bool:
    """Return whether the last reply told all that was found."""
    last, told = _last_reply(history), _told_ids(known, found.passages, history)
    return all(
        passage.said in last
        or (bool(passage.facts) and all(one.id in told for one in passage.facts))
        for passage in found.passages
    )


def _nearest_passages(
    passages: Sequence[Passage], judged: Judged, likeness: Floats
) -> tuple[Passage, ...]:
    """Return the passages that come nearest to an answer, the best first."""
    found = [passages[int(i)] for i in np.argsort(-ranking(judged, likeness))]
    return tuple(one for one in found if one.is_of_life and not one.is_refusal)[:N_NEAR]


def _topic(known: Knowledge, i: int) -> str:
    return known.passages[i].facts[0].topic


class _Held:
    """A persona that can be looked up: equal when the same can be known of it."""

    def __init__(self, persona: Persona, cache_dir: Path | None, note: Counted) -> None:
        self.persona = persona
        self.cache_dir, self.note = cache_dir, note
        told = (persona.name, persona.facts, persona.examples, str(persona.folder))
        self._key = (*told, persona.language, persona.pronouns, persona.lines)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key[0])


@lru_cache(maxsize=2)
def _opened(held: _Held) -> Finder:
    return Finder.open(held.persona, held.cache_dir, held.note)


def finder_for(
    persona: Persona, cache_dir: Path | None = None, note: Counted = lambda *_: None
) -> Finder:
    """Return a finder for a persona; the last two are kept, so that a new chat costs nothing.

    Args:
        persona: Whose facts.
        cache_dir: As for `Finder.open`; only the first call for a persona reads it.
        note: Likewise; is told how far the reading of what is told is.
    """
    return _opened(_Held(persona, cache_dir, note))
