"""Decides what a question is, where the judge runs: every process.

Passages near the question are found by their vectors; the judge says of each whether it answers the
question or a part of it, and what kind of message it is; a learnt head joins both into an outcome:
told, or a kind of message. Nothing here knows a language or a life.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from backends.base import Message, Role
from persona.judging.addressing import addressed, spoken_to
from persona.judging.candidates import candidates, either
from persona.judging.finding import GENERAL, LEANING, OF_AVATAR, Finding, unanswered
from persona.judging.knowledge import Knowledge, Passage
from persona.judging.nearest import tells
from persona.judging.reader import (
    MESSAGE_KINDS,
    PERSONAL,
    Floats,
    Reader,
    clean,
)
from persona.judging.recall import is_of_speaker, is_of_spoken_to, name_said, recalled
from persona.judging.subjects import Subjects
from persona.judging.weighing import (
    Candidates,
    only,
    outcome_values,
    parts_of,
    ranking,
    talked_about,
    tells_of,
)
from persona.lines import Lines, language_of
from persona.model import Persona
from persona.reply import Match
from persona.sentences import asks, normalised, repeats, says_something, sentences
from persona.visitor import name_in, name_line, statements

__all__ = ["OF_VISITOR", "Decider"]

SURELY = 0.6  # probability from which on a message is of its kind
ONLY = 0.95  # from which on somebody asks for more, and for nothing that he names
KNOWN = 0.5  # probability from which on a question is taken for known
NEAR = 0.15  # from which on what is nearest is told beside "I don't know that exactly"
N_NEAR = 2  # passages in which a capable model may find an answer that the judge doubts
ALONE = -2.5  # log-odds of needing the message before up to which one surely does not
NEARER = 2.6  # standard deviations over the mean likeness from which on a fact belongs to another
ASIDE = ("thanks", "compliment", "ack")  # what a message may begin with before what is meant
ANSWERS = 0.0  # log-odds from which on what is told of the avatar answers who asks about it
HARDLY = 0.1  # of the doubt of what would be told: so little of being about the avatar overrules it
REASON = 1.0  # log-odds from which on what was just told has the reason in it
SUBJECT = 0.0  # from which on a fact is about what somebody says to have meant
ABOUT_SELF = 0.1  # probability of asking back from which on words about oneself decide
OF_VISITOR = ("statement", "feeling", "greeting", "identity")
SELDOM = 0.3  # how much less likely a greeting is in the midst of a talk, a leave before it
NAMING = (*OF_VISITOR, "correction", "avatar")  # in what a name is said: "I'm Jo, with an o"
MAX_ASKED = 48  # messages of the visitor's that are looked through
N_BACK = 12  # messages looked through for what a leaning one is about


class Decider:
    """Decides what questions to one persona are. Not for use by several threads at once.

    Each method raises `EngineError` where the reader's child is gone.
    """

    def __init__(self, persona: Persona, reader: Reader, known: Knowledge) -> None:
        self.persona = persona
        self.reader = reader
        self.known = known
        self._language = language_of(persona)
        self._subjects = Subjects(known, self._language)
        self._n_told = len({frozenset(tells_of(one)) for one in known.passages})

    def decide(
        self, asked: str, history: Sequence[Message], remembered: Sequence[str] = ()
    ) -> Finding:
        """Return what a question was taken for; the arguments are those of `Finder.find`."""
        question, before, topic = self._read(asked, history)
        if topic == "more" and before:
            asks_more = self.reader.kinds(question)[MESSAGE_KINDS.index("more")] > ONLY
            answer = None if asks_more else self._decided(question, before, history, "person")
            return answer if answer and answer.is_known else self._more(before, history)
        if back := self._of_visitor(question, topic, history, remembered):
            return back
        if name := self._name_alone(question):
            return _meeting(unanswered(topic, 0.0), name)
        if not self.known.passages:
            return self._met(question, unanswered(topic, 0.0))
        exact = self.known.asked
        if own := exact.get(normalised(asked)) or exact.get(normalised(question)):
            return Finding(_match(own, 1.0), (own,))
        is_corrected = topic == "correction" and before
        if is_corrected and (meant := self._corrected(question, before, history)):
            return meant
        if not before and topic == "recall":  # "what did you say of your cat?"
            topic = "person"
        found = self._decided(question, before, history, topic)
        if before and found.is_known and self._is_told(found.passages, history):
            return self._told_again(question, before, topic, found)
        return self._met(question, found)

    def _asking_part(self, message: str) -> tuple[str, str]:
        """Return a correction that a message begins with, and what is meant by the rest.

        Thanks before it, a greeting, or what the visitor says of himself: "Thanks! Where is it?".
        """
        rest = [part.strip() for part in sentences(message) if says_something(part)]
        if len(rest) < 2 or normalised(message) in self.known.asked:
            return "", message
        goes_on = asks(rest[-1])
        while len(rest) > 1:
            kind = self.topic_of(rest[0])
            is_name = bool(self._name_alone(rest[0]))
            is_own = is_name or (kind == "statement" and is_of_speaker(self.persona, rest[0]))
            if kind == "correction" and goes_on and not is_name:
                return rest[0], " ".join(rest[1:])
            if kind not in ASIDE and not (goes_on and (kind == "greeting" or is_own)):
                break
            del rest[0]
        return "", " ".join(rest)

    def _of_visitor(
        self, question: str, topic: str, history: Sequence[Message], remembered: Sequence[str]
    ) -> Finding | None:
        """Return what answers a question about the visitor; None where it is about another."""
        if topic != "recall":
            likely = self.reader.kinds(question)[MESSAGE_KINDS.index("recall")]
            is_own = asks(question) and is_of_speaker(self.persona, question)
            if topic in GENERAL or likely <= ABOUT_SELF or not is_own:
                return None
        back = self._recalled(question, history, remembered)
        is_his = back.quote and back.line != "your_name"  # whose name "his" is, is not known
        return back if is_his or not is_of_spoken_to(self.persona, question) else None

    def _met(self, question: str, found: Finding) -> Finding:
        """Return what was found; where somebody only says a name, that."""
        is_open = not found.passages and found.line in NAMING and not asks(question)
        name = self.name_said(question) if is_open else ""
        return _meeting(found, name) if name else found

    def _name_alone(self, message: str) -> str:
        """Return the name that is said where nobody is spoken to: "I've two cats. I'm Sam."."""
        is_to_nobody = not Lines(self.persona).has_words("your_words", message)
        return self.name_said(message) if is_to_nobody and not asks(message) else ""

    def _told_again(self, question: str, before: str, topic: str, found: Finding) -> Finding:
        """Return what was just told, where it answers once more: it is seldom its own reason."""
        odds = float(self.reader.judge(question, before, [found.passages[0].said]).told[0])
        about, limit = ("why", REASON) if topic == "why" else ("person", 0.0)
        return found if odds > limit else unanswered(about, found.match.known)

    def _read(self, asked: str, history: Sequence[Message]) -> tuple[str, str, str]:
        """Return a question as if to the person's face, what it leans on, and its kind."""
        is_name = self.name_said(asked)  # which may be the owner's, too
        led, question = self._asking_part(asked if is_name else addressed(self.persona, asked))
        before = led or self._leans_on(question, history)
        if before:  # alone, "are there trees?" may be anything
            is_sure = float(self.reader.kinds(question).max()) > SURELY
            whole = question if is_sure else f"{clean(before)} {question}"
            return question, before, self.topic_of(whole)
        question = spoken_to(self.persona, question)
        return question, "", _likeliest(_in_a_talk(self.reader.kinds(question), history))

    def _decided(
        self, question: str, before: str, history: Sequence[Message], topic: str
    ) -> Finding:
        """Return what the judge makes of a question: told, nearly told, or something else.

        `topic` is its kind by itself.
        """
        every = candidates(self.reader, self.known, question, before)
        found = talked_about(every)
        sure, rest = self._weighed(found, question, before, history)
        if withheld := self._subjects.asked_for(self.reader, question, every, sure):
            return Finding(Match(kind="unanswerable", known=sure, topic="person"), (withheld,))
        is_personal = not {topic, rest}.isdisjoint((*PERSONAL, *LEANING))
        place = int(np.argmax(ranking(*found[1:])))
        best, odds = found[0][place], float(found[1].told[place])
        if is_personal and NEAR < sure < KNOWN and best.is_refusal:
            return Finding(Match(kind="unanswerable", known=sure, topic="person"), (best,))
        doubt = 1.0 - float(self.reader.kinds(question).max())
        if topic in OF_AVATAR and best.is_of_life and doubt < HARDLY * (1.0 - sure):
            return self._of_avatar(found, topic, sure)  # what it is, no fact of a life says
        is_of_avatar = rest in OF_AVATAR and not best.is_of_life and odds > ANSWERS
        if sure < KNOWN and not is_of_avatar:
            return self._untold(found, question, _rest(topic, rest, before, history), sure)
        chosen, is_part = parts_of(self.reader, question, before, found)
        told = tuple(found[0][i] for i in chosen)
        subjects = [self._subjects.told_by(self.reader, one) for one in told]
        if kept := next(filter(None, subjects), None):
            told = tuple(one for one, own in zip(told, subjects, strict=True) if not own) or (kept,)
        match = replace(_match(told[0], sure), topic=topic if topic in OF_AVATAR else "")
        return Finding(match, told, is_partly_unknown=is_part)

    def _untold(self, found: Candidates, question: str, topic: str, sure: float) -> Finding:
        """Return what a message of some kind is where nothing that is told answers it for sure."""
        if topic in OF_AVATAR:
            return self._of_avatar(found, topic, sure)
        is_near = topic == "person" and sure > NEAR
        near = self._nearest(found) if is_near else ()
        is_free = topic == "task" and self.reader.wants_other_voice(question)
        return replace(unanswered(topic, sure), is_free=is_free, near=near)

    def _nearest(self, found: Candidates) -> tuple[Passage, ...]:
        """Return the passages that come nearest to an answer, the best first.

        Not a pair that tells nothing of the person, as "I'd rather not say" does, nor what tells
        of something that is not talked about.
        """
        passages, judged, likeness = found
        ranked = (passages[int(i)] for i in np.argsort(-ranking(judged, likeness)))
        of_life = (one for one in ranked if one.is_of_life and not one.is_refusal)
        tell = (one for one in of_life if one.facts or self.reader.claims(one.said))
        may_be_told = (one for one in tell if not self._subjects.told_by(self.reader, one))
        return tuple(islice(may_be_told, N_NEAR))

    def _weighed(
        self, found: Candidates, question: str, before: str, history: Sequence[Message]
    ) -> tuple[float, str]:
        """Return how surely a question is answered, and what kind of message it is if it is not.

        What the visitor said was looked for before; what leans on nothing leans on nothing.
        """
        values = self.values(found, question, before)
        sure, kinds = self.reader.outcome(values, self._language)
        kinds = _in_a_talk(kinds, history)
        for kind in ("recall", *(() if before else LEANING)):
            kinds[MESSAGE_KINDS.index(kind)] = 0.0
        return sure, _likeliest(kinds)

    def values_of_subjects(self, asked: str) -> Iterator[tuple[int, Floats]]:
        """Return what is weighed to say whether a question is about a subject; see `Subjects`."""
        question, before, _ = self._read(asked, ())
        every = candidates(self.reader, self.known, question, before)
        sure, _ = self._weighed(talked_about(every), question, before, ())
        return self._subjects.values(self.reader, question, every, sure)

    def values(self, found: Candidates, question: str, before: str) -> Floats:
        """Return what is weighed to say what a question is; see `weighing.outcome_values`."""
        kinds, leaning = self.reader.kinds(question), self.reader.leaning(question)
        leans = bool(before)
        return outcome_values(found, kinds, leaning, self._n_told, self._language, leans=leans)

    def _of_avatar(self, found: Candidates, topic: str, sure: float) -> Finding:
        """Return what is said to who asks what the avatar is: the owner's introduction, if any.

        Who says "Introduce yourself" asks for that.
        """
        passages = (found[0][int(i)] for i in np.argsort(-ranking(*found[1:])))
        pairs = (one for one in passages if topic == "identity" and one.example is not None)
        for own in pairs:
            if own.example and self.topic_of(own.example.questions[0]) == topic:
                return Finding(replace(_match(own, sure), topic=topic), (own,))
        return unanswered(topic, sure)

    def _leans_on(self, question: str, history: Sequence[Message]) -> str:
        """Return the message before that a question leans on, as to the person's face.

        Empty where it is understood by itself: read beside another question, what answered that
        one would seem to answer this one, or nothing would.
        """
        if not history or self.reader.leaning(question) < ALONE:
            return ""
        for text in reversed(_said_by("user", history)[-N_BACK:]):
            kind = self.topic_of(text)
            if kind in PERSONAL:
                return addressed(self.persona, text)
            if kind not in (*LEANING, "ack", "thanks", "compliment"):
                break
        return ""

    def _corrected(self, question: str, before: str, history: Sequence[Message]) -> Finding | None:
        """Return what answers the question before as it was meant: not what was just told."""
        passages, judged, likeness = candidates(self.reader, self.known, question, before)
        texts = [one.text for one in passages]
        meant = self.reader.judge(f"{clean(before)} {question}", "", texts)
        named = self.reader.judge(question, "", texts).told
        last, told = _last_reply(history), self._told_ids(passages, history)
        new = [
            i
            for i, own in enumerate(passages)
            if not _is_said(own, last) and told.isdisjoint(fact.id for fact in own.facts)
        ]
        rest = [i for i in new if named[i] > SUBJECT] or new
        if not rest:
            return None
        found = only((passages, either(judged, meant), likeness), rest)
        sure, _ = self.reader.outcome(self.values(found, before, ""), self._language)
        if sure < KNOWN:
            place = max(rest, key=lambda i: float(named[i]))
            best = passages[place]
            is_about = named[place] > SUBJECT and best.is_of_life and not best.is_refusal
            return replace(unanswered("person", sure), near=(best,)) if is_about else None
        best = found[0][int(np.argmax(ranking(*found[1:])))]
        return Finding(replace(_match(best, sure), question=""), (best,))

    def _recalled(
        self, question: str, history: Sequence[Message], remembered: Sequence[str]
    ) -> Finding:
        """Return what the visitor said of himself that answers a question about it."""
        of_himself = {*OF_VISITOR} - {"greeting"}
        every = _said_by("user", history)
        recent = len(every) - MAX_ASKED
        now = (
            text
            for i, it in enumerate(every)
            for said in statements(it)
            for text in (self.own_words(said) if i >= recent else (said,))
            if name_in(self.persona, text) or (i >= recent and self.topic_of(text) in of_himself)
        )
        told = list(dict.fromkeys((*remembered, *now)))
        line, quote = recalled(self.reader, self.persona, question, told)
        if not quote:
            return unanswered("recall", 0.0)
        return Finding(Match(kind="smalltalk", topic="recall"), line=line, quote=quote)

    def name_said(self, text: str) -> str:
        """Return the name that the visitor says to be called by; empty where it is none."""
        return name_said(self.reader, self.persona, text)

    def own_words(self, text: str) -> tuple[str, ...]:
        """Return what a visitor said of himself; before it his name, where it is said vaguely."""
        name = "" if name_in(self.persona, text) else self.name_said(text)
        return (name_line(self.persona, name), text) if name else (text,)

    def topic_of(self, message: str) -> str:
        """Return which of `MESSAGE_KINDS` a message is by itself."""
        return _likeliest(self.reader.kinds(message))

    def _more(self, before: str, history: Sequence[Message]) -> Finding:
        """Return what belongs to the last question and was not told yet."""
        places = (i for i in reversed(range(len(history))) if history[i].role == "user")
        asked = (i for i in places if addressed(self.persona, history[i].content) == before)
        last = self.decide(before, history[: next(asked, 0)])
        if not last.is_known:
            has_told = bool(last.near) or last.line not in ("unknown", "no_reason")
            line = last.line and ("no_more" if has_told else last.line)
            return replace(last, near=(), line=line)
        said = _said_by("assistant", history)
        told = {fact.id for fact in last.facts}
        told |= {fact.id for fact in self.persona.facts if any(tells(text, fact) for text in said)}
        passages, vectors = self.known.passages, self.known.vectors
        rows = _by_fact(passages)
        mine = [i for i in rows if any(fact in last.facts for fact in passages[i].facts)]
        rest = [i for i in rows if told.isdisjoint(fact.id for fact in passages[i].facts)]
        exhausted = Finding(Match(kind="unanswerable"), line="no_more")
        if not (mine and rest):
            return exhausted
        others = [i for i in rows if i not in mine]
        usual = vectors[others] @ vectors[mine].T
        limit = float(usual.mean() + NEARER * usual.std())
        likeness = (vectors[rest] @ vectors[mine].T).max(axis=1)
        topic = passages[mine[0]].facts[0].topic
        nearest = np.argsort(-likeness).tolist()
        nearest.sort(key=lambda i: not topic or passages[rest[i]].facts[0].topic != topic)
        for i in nearest:
            passage = passages[rest[i]]
            if self._subjects.told_by(self.reader, passage):
                continue
            if likeness[i] >= limit or (topic and passage.facts[0].topic == topic):
                return Finding(Match(kind="answerable", known=last.match.known), (passage,))
            return replace(exhausted, near=(passage,))  # of something else, and said so
        return exhausted

    def _told_ids(self, passages: Sequence[Passage], history: Sequence[Message]) -> set[str]:
        """Return the facts of passages that the last reply told, in any words of the owner's."""
        last = _last_reply(history)
        said = (one for one in self.known.passages if _is_said(one, last))
        paired = {fact.id for one in said for fact in one.facts}
        every = {fact.id: fact for one in passages for fact in one.facts}
        return paired | {key for key, fact in every.items() if tells(last, fact)}

    def _is_told(self, passages: Sequence[Passage], history: Sequence[Message]) -> bool:
        """Return whether the last reply told all of some passages."""
        last, told = _last_reply(history), self._told_ids(passages, history)
        return all(
            _is_said(passage, last)
            or (bool(passage.facts) and all(one.id in told for one in passage.facts))
            for passage in passages
        )


def _likeliest(kinds: Floats) -> str:
    return MESSAGE_KINDS[int(np.argmax(kinds))]


def _match(best: Passage, sure: float) -> Match:
    """Return what a question that a passage answers was taken for."""
    pair = best.example
    if pair is None:
        return Match(kind="answerable", known=sure)
    return Match(kind=pair.kind, known=sure, question=pair.questions[0])


def _rest(topic: str, rest: str, before: str, history: Sequence[Message]) -> str:
    """Return what a message is that nothing answers: its kind by itself, and beside what is told.

    "Why?" after nothing that was asked is about what the model said of the world.
    """
    if topic in LEANING and before:
        return topic
    if topic == "why" and history and rest not in PERSONAL:
        return "world"
    return rest


def _in_a_talk(kinds: Floats, history: Sequence[Message]) -> Floats:
    """Return kinds as they are there: in the midst of a talk few greet, and few leave before."""
    seldom = kinds.copy()
    seldom[MESSAGE_KINDS.index("greeting" if history else "farewell")] *= SELDOM
    return seldom


def _by_fact(passages: Sequence[Passage]) -> list[int]:
    """Return where each fact of a life is told: by itself, or in the pair whose answer it is."""
    found: dict[str, int] = {}
    for i, one in sorted(enumerate(passages), key=lambda item: item[1].example is not None):
        for fact in one.facts if one.is_of_life and not one.is_refusal else ():
            found.setdefault(fact.id, i)
    return sorted(set(found.values()))


def _meeting(found: Finding, name: str) -> Finding:
    """Return what greets somebody who has said his name."""
    return replace(found, match=replace(found.match, kind="smalltalk"), line="met", quote=name)


def _said_by(role: Role, history: Sequence[Message]) -> list[str]:
    return [message.content for message in history if message.role == role]


def _last_reply(history: Sequence[Message]) -> str:
    return next(reversed(_said_by("assistant", history)), "")


def _is_said(passage: Passage, reply: str) -> bool:
    """Return whether a reply has all that a passage says: its sentences, not its letters."""
    return passage.said in reply and repeats(passage.said, reply)
