"""What the judge is trained on, made from owners and messages: pipeline process.

A row is one text or two for one of the four heads. Negatives are the passages that the candidates'
encoder takes for nearest, because those are what the judge will be asked about.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import numpy as np

from finetune.judge.owners import Exchange, Owner, Question, Said, faced, persona_of
from persona.judging.reader import MESSAGE_KINDS, Floats, clean
from persona.lines import first_name
from persona.model import LANGUAGES

__all__ = [
    "FALSE",
    "HEADS",
    "MESSAGES",
    "PAIRS",
    "VERDICTS",
    "Known",
    "Row",
    "lesson_of",
    "lesson_rows",
    "message_lines",
    "message_rows",
    "owner_rows",
]

MESSAGES = Path(__file__).resolve().parents[1] / "messages"
HEADS = {"told": 2, "verdict": 4, "kind": len(MESSAGE_KINDS), "claim": 1}
"""The heads and how many numbers each gives."""
PAIRS = ("told", "verdict")  # heads that read two texts; what is trained on goes on from them
VERDICTS = ("told", "contradicted", "untold", "none")
WORLD_OR_TASK = -1.0
NAME = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]+")  # a capital within a sentence
BEFORE_SHARE = 0.3  # of the questions that stand alone, shown with another question before
N_BESIDE = 4  # passages that a sentence of a reply is shown beside
ORDERED = 0.5  # of them, those that are nearest
MIN_ALONE = 16  # letters from which on a sentence may be understood without the question
ALONE = 0.3  # of those, shown without it
ALONE_SHARE, MIN_ASKED = 0.25, 7  # of the questions, learnt by kind; letters that one has
LEFT_OUT = 0.35  # of what is told, shown beside what does not tell it
FALSE = ("contradicted", "untold")
N_FALSE = 2  # times that such a sentence is shown: there are fewer of them
N_TWINS = 2  # times that a sentence is shown with its twin
TWINS_ALONE = 0.35  # of these, beside what tells it and nothing else
TWINS_ASKED = 0.8  # of these, after the question
BY_PAIR = 0.3  # of facts, told by a pair where one does
N_GUIDED, N_GUIDED_REPLIES = 4, 3  # of an owner's, learnt again beside those of free manners
N_NAMED, N_UNNAMED = 3, 2  # messages that ask for the name; that ask what the avatar is
HELD_OUT_EVERY = 6  # of the messages, every so many-th is not trained on


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to learn.

    Attributes:
        head: Which of `HEADS`.
        parts: The text, or texts side by side, as `persona.judging.reader.Reader` lays them out.
        target: told: (answers, answers all), 0.0 or 1.0; verdict and kind: (number,);
            claim: (0.0 or 1.0,).
        twin: Of a verdict: a row that differs in one small thing and is false; both are learnt, and
            that the first is rather told.
    """

    head: str
    parts: tuple[str, ...]
    target: tuple[float, ...]
    twin: Row | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An owner with passages in the order of `persona.judging.knowledge`, and their vectors.

    Attributes:
        texts: What the encoder reads of each.
        spoken: What the avatar would say of each.
        facts: Ids of the facts that each tells.
        vectors: Shape (n_passages, n_dim), length 1.
        asked: Of the questions, each with the one before it.
        said: Of the sentences of the exchanges, one after the other.
    """

    owner: Owner
    texts: tuple[str, ...]
    spoken: tuple[str, ...]
    facts: tuple[frozenset[str], ...]
    vectors: Floats
    asked: Floats
    said: Floats


def owner_rows(known: Known, chance: random.Random) -> Iterator[Row]:
    """Yield the rows of one owner."""
    yield from _told(known, chance)
    yield from _Verdicts(known, chance).rows()
    yield from _alone(known.owner, chance)


def lesson_of(owner: Owner, chance: random.Random) -> Owner:
    """Return an owner with all that is asked and said in free manners, and a few of the rest."""
    asked = [one for one in owner.questions if one.is_free]
    said = [one for one in owner.exchanges if one.is_free]
    guided = [one for one in owner.questions if not one.is_free]
    replies = [one for one in owner.exchanges if not one.is_free]
    asked += chance.sample(guided, min(N_GUIDED, len(guided)))
    said += chance.sample(replies, min(N_GUIDED_REPLIES, len(replies)))
    return msgspec.structs.replace(owner, questions=tuple(asked), exchanges=tuple(said))


def lesson_rows(known: Known, chance: random.Random) -> Iterator[Row]:
    """Yield the rows of an owner's lesson."""
    yield from _told(known, chance)
    yield from _named(known, chance)
    yield from _Verdicts(known, chance).of_lesson()
    yield from _alone(known.owner, chance)


def _alone(own: Owner, chance: random.Random) -> Iterator[Row]:
    """Yield what is read without another text: questions with their kind, answers as claims."""
    for asked in own.questions:
        if asked.kind == "notme":
            yield Row("kind", (f"kind: {clean(asked.q)}",), (WORLD_OR_TASK,))
        elif chance.random() < ALONE_SHARE and len(asked.q) > MIN_ASKED:
            yield Row("kind", (f"kind: {clean(asked.q)}",), (0.0,))
    for pair in chance.sample(own.qa, min(4, len(own.qa))):
        yield Row("claim", (f"claim: {clean(pair.answer)}",), (1.0,))


def _named(known: Known, chance: random.Random) -> Iterator[Row]:
    """Yield who asks for the name, beside the passage that tells it, and who asks for nothing."""
    own = known.owner
    first = first_name(persona_of(own))
    naming = [i for i, text in enumerate(known.spoken) if first in text][:1]
    others = [i for i in range(len(known.texts)) if i not in naming]
    folder = MESSAGES / own.language
    for kind, n in (("identity", N_NAMED), ("avatar", N_UNNAMED)):
        lines = message_lines(folder / f"{kind}.txt", held_out=False)
        for text in chance.sample(lines, n):
            right = naming if kind == "identity" else []
            wrong = chance.sample(others, min(2, len(others)))
            for i in (*right, *wrong):
                told = float(i in right)
                yield _ask("", text, known.texts[i], told, told)


def message_rows(folder: Path = MESSAGES) -> list[Row]:
    """Return messages with their kind and sentences with whether they claim something.

    Args:
        folder: One folder a language, one file a kind; of each the lines that are trained on.
    """
    rows: list[Row] = []
    for language in LANGUAGES:
        for number, kind in enumerate(MESSAGE_KINDS):
            path = folder / language / f"{kind}.txt"
            texts = message_lines(path, held_out=False)
            rows += [Row("kind", (f"kind: {clean(text)}",), (float(number),)) for text in texts]
        for name, target in (("claim", 1.0), ("noclaim", 0.0)):
            texts = message_lines(folder / language / f"{name}.txt", held_out=False)
            rows += [Row("claim", (f"claim: {clean(text)}",), (target,)) for text in texts]
    return rows


def message_lines(path: Path, *, held_out: bool) -> list[str]:
    """Return the lines of a file that are trained on, or those that are not."""
    found = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    last = HELD_OUT_EVERY - 1
    return [text for i, text in enumerate(found) if (i % HELD_OUT_EVERY == last) == held_out]


def _ask(before: str, question: str, text: str, told: float, whole: float) -> Row:
    asked = [clean(part) for part in (before, question) if part]
    return Row("told", (f"ask: {asked[0]}", *asked[1:], clean(text)), (told, whole))


def _told(known: Known, chance: random.Random) -> Iterator[Row]:
    own = faced(known.owner)
    others = [asked for asked in own.questions if not asked.before and asked.kind != "notme"]
    for asked, vector in zip(own.questions, known.asked, strict=True):
        order = [int(i) for i in np.argsort(-(known.vectors @ vector))]
        before = asked.before
        right = frozenset(asked.facts)
        if not before and others and chance.random() < BEFORE_SHARE:
            other = chance.choice(others)
            before = other.q
            yield from _lured(known, asked, other)
        yield from _right(known, asked, before, order, chance)
        wrong = [i for i in order if not known.facts[i] & right]
        close = [i for i in wrong if known.facts[i] & frozenset(asked.near)][:2]
        rest = [i for i in wrong if i not in close]
        n_rest = {"unknown": 4 - len(close), "notme": 1}.get(asked.kind, 2)
        chosen = close + rest[:n_rest]
        if chance.random() < 0.25 and rest[n_rest:]:
            chosen.append(chance.choice(rest[n_rest:]))
        for i in chosen:
            yield _ask(before, asked.q, known.texts[i], 0.0, 0.0)
        if asked.kind == "unknown" and chance.random() < 0.2:
            joined = " ".join(known.texts[i] for i in chosen[:2])
            yield _ask(before, asked.q, joined, 0.0, 0.0)
    for pair in chance.sample(own.qa, min(6, len(own.qa))):
        texts = [fact.text for fact in own.facts if fact.id in pair.facts]
        if texts:
            yield _ask("", pair.question, texts[0], 1.0, float(len(texts) == 1))


def _lured(known: Known, asked: Question, other: Question) -> Iterator[Row]:
    """Yield what answers the question before, and not this one."""
    for i, facts in enumerate(known.facts):
        if facts & frozenset(other.facts) and not facts & frozenset(asked.facts):
            yield _ask(other.q, asked.q, known.texts[i], 0.0, 0.0)
            return


def _right(
    known: Known,
    asked: Question,
    before: str,
    order: Sequence[int],
    chance: random.Random,
) -> Iterator[Row]:
    right = frozenset(asked.facts)
    is_double = asked.kind in ("compound", "half")
    answers = [i for i in order if known.facts[i] & right]
    for i in answers[: 3 if is_double else 2]:
        whole = right <= known.facts[i] and asked.kind != "half"
        yield _ask(before, asked.q, known.texts[i], 1.0, float(whole))
    if answers and (is_double or chance.random() < 0.25):
        texts = [fact.text for fact in known.owner.facts if fact.id in right]
        if len(texts) < 2 or chance.random() < 0.3:
            texts.append(known.texts[chance.choice(order[:6])])
        chance.shuffle(texts)
        yield _ask(before, asked.q, " ".join(texts), 1.0, float(asked.kind != "half"))


class _Verdicts:
    """Makes sentences beside facts that tell them, contradict them, or do neither."""

    def __init__(self, known: Known, chance: random.Random) -> None:
        self._owner, self._chance = known.owner, chance
        self._texts = {fact.id: fact.text for fact in known.owner.facts}
        self._ids = list(self._texts)
        own = known.vectors[: len(self._ids)]
        self._likeness = own @ own.T
        self._of_said = known.said @ known.vectors.T
        self._passages = tuple(zip(known.spoken, known.facts, strict=True))

    def rows(self) -> Iterator[Row]:
        """Yield those of the owner's claims, answers and facts."""
        yield from self._of_claims(len(self._owner.claims))
        yield from self.of_exchanges()
        for pair in self._owner.qa:
            basis = self._beside(pair.facts, 2)
            if self._chance.random() < 0.5:
                basis = f"{pair.answer} {basis}"
            yield self._row(pair.answer, basis, "told")
        for key in self._some(6):
            yield from self._of_fact(key)
        for key in self._some(3):
            yield self._row(self._texts[key], self._joined(self._near(key)[:3]), "untold")

    def of_lesson(self) -> Iterator[Row]:
        """Yield those of replies, and a few of claims and facts.

        In replies what is true is seldom near to the words of a fact, and lies often are: without
        the others it would be learnt that nearness is false.
        """
        yield from self.of_exchanges()
        yield from self._of_claims(N_GUIDED)
        for key in self._some(N_GUIDED):
            yield from self._of_fact(key)

    def _of_claims(self, n: int) -> Iterator[Row]:
        for claim in self._chance.sample(self._owner.claims, min(n, len(self._owner.claims))):
            yield self._row(claim.text, self._beside(claim.facts, 3), claim.label)
            rest = [key for key in self._ids if key not in claim.facts]
            if claim.label == "told" and len(rest) > 2 and self._chance.random() < 0.5:
                yield self._row(claim.text, self._joined(self._chance.sample(rest, 3)), "untold")

    def of_exchanges(self) -> Iterator[Row]:
        """Yield those of replies, sentence by sentence; what is a twin of the last, with that."""
        likeness = iter(self._of_said)
        last: tuple[Exchange, list[Floats]] | None = None
        for exchange in self._owner.exchanges:
            own = [next(likeness) for _ in exchange.said]
            if last and _are_twins(last[0], exchange):
                yield from self._of_twins(last[0], last[1][0], exchange.said[0])
                continue
            last = exchange, own
            for number, near in enumerate(own):
                yield from self._of_sentence(exchange, number, near)

    def _of_twins(self, exchange: Exchange, likeness: Floats, false: Said) -> Iterator[Row]:
        """Yield a true sentence with its false twin, beside the same."""
        said = exchange.said[0]
        order = [int(i) for i in np.argsort(-likeness)]
        right = self._telling(said, order)
        near = [i for i in order if i not in right][:N_BESIDE]
        for _ in range(N_TWINS if right else 0):
            is_alone = self._chance.random() < TWINS_ALONE
            n = 0 if is_alone else min(self._chance.randint(1, N_BESIDE - 1), len(near))
            known = self._spoken([*right, *self._chance.sample(near, n)])
            is_asked = len(said.text) < MIN_ALONE or self._chance.random() < TWINS_ASKED
            before = exchange.q if is_asked else ""
            twin = self._row(false.text, known, false.label, before)
            yield replace(self._row(said.text, known, said.label, before), twin=twin)

    def _of_sentence(self, exchange: Exchange, number: int, likeness: Floats) -> Iterator[Row]:
        """Yield a sentence of a reply beside what is told of it, among what is nearest to it."""
        said, lead = exchange.said[number], [one.text for one in exchange.said[:number]]
        before = " ".join([exchange.q, *lead[-1:]])
        order = [int(i) for i in np.argsort(-likeness)]
        for _ in range(N_FALSE if said.label in FALSE else 1):
            known = self._beside_it(said, order)
            yield self._row(said.text, known, said.label, before)
            is_bare = len(said.text) < MIN_ALONE or number
            if not is_bare and self._chance.random() < ALONE:
                yield self._row(said.text, known, said.label)
        if said.label == "told" and self._chance.random() < LEFT_OUT:
            ids = frozenset(said.facts)
            rest = [i for i in order if not self._passages[i][1] & ids][:N_BESIDE]
            if rest:
                n = self._chance.randint(1, len(rest))
                known = self._spoken(self._chance.sample(rest, n))
                yield self._row(said.text, known, "untold", before)

    def _beside_it(self, said: Said, order: Sequence[int]) -> str:
        """Return what tells a sentence, among what is nearest to it."""
        right = self._telling(said, order)
        near = [i for i in order if i not in right][:N_BESIDE]
        n = self._chance.randint(0 if right else 1, N_BESIDE - 1)
        beside = near[:n] if self._chance.random() < ORDERED else self._chance.sample(near, n)
        return self._spoken([*right, *beside])

    def _telling(self, said: Said, order: Sequence[int]) -> list[int]:
        """Return places of passages that tell the facts of a sentence, one for each."""
        found: list[int] = []
        for key in said.facts:
            telling = [i for i in order if key in self._passages[i][1]]
            pairs = [i for i in telling if i >= len(self._ids)]
            facts = [i for i in telling if i < len(self._ids)]
            own = pairs if pairs and self._chance.random() < BY_PAIR else facts
            found += [i for i in own[:1] if i not in found]
        return found

    def _spoken(self, places: Sequence[int]) -> str:
        texts = [self._passages[i][0] for i in dict.fromkeys(places)]
        self._chance.shuffle(texts)
        return " ".join(texts)

    def _of_fact(self, key: str) -> Iterator[Row]:
        text, other = self._texts[key], self._chance.choice(self._ids)
        yield self._row(text, self._beside([key], 3), "told")
        if changed := _other_number(text, self._chance):
            yield self._row(changed, self._beside([key], 3), "contradicted")
        if changed := _other_name(text, self._texts[other], self._chance):
            yield self._row(changed, self._beside([key, other], 2), "contradicted")
        rest = [own for own in self._ids if own not in (key, other)]
        if other != key and rest:
            both = f"{self._texts[other]} {text}"
            yield self._row(both, self._beside([key, other], 2), "told")
            yield self._row(both, self._joined([key, self._chance.choice(rest)]), "untold")

    def _some(self, n: int) -> list[str]:
        return self._chance.sample(self._ids, min(n, len(self._ids)))

    def _near(self, key: str) -> list[str]:
        """Return the other facts, the nearest first."""
        order = np.argsort(-self._likeness[self._ids.index(key)])
        return [self._ids[int(i)] for i in order if self._ids[int(i)] != key]

    def _beside(self, keys: Sequence[str], n_other: int) -> str:
        """Return facts among others that are near to the first."""
        found = [key for key in keys if key in self._texts]
        near = self._near(found[0] if found else self._ids[0])
        other = [key for key in near if key not in found][:5]
        n = self._chance.randint(1, n_other)
        found += self._chance.sample(other, min(len(other), n))
        self._chance.shuffle(found)
        return self._joined(found)

    def _joined(self, keys: Sequence[str]) -> str:
        return " ".join(self._texts[key] for key in keys)

    @staticmethod
    def _row(sentence: str, basis: str, label: str, before: str = "") -> Row:
        first, *rest = [clean(part) for part in (before, sentence) if part]
        parts = (f"claim: {first}", *rest, clean(basis))
        return Row("verdict", parts, (float(VERDICTS.index(label)),))


def _are_twins(one: Exchange, other: Exchange) -> bool:
    """Return whether two replies of one sentence each say the same, the second falsely."""
    is_short = len(one.said) == len(other.said) == 1
    return (
        is_short
        and one.q == other.q
        and one.said[0].facts == other.said[0].facts
        and one.said[0].label == "told"
        and other.said[0].label in FALSE
    )


def _other_name(text: str, other: str, chance: random.Random) -> str:
    """Return a text with a name, or what is spelt like one, from another; empty where none is."""
    own, theirs = (list(NAME.finditer(one)) for one in (text, other))
    if not own or not theirs:
        return ""
    place, name = chance.choice(own), chance.choice(theirs)[0]
    return "" if name in text else f"{text[: place.start()]}{name}{text[place.end() :]}"


def _other_number(text: str, chance: random.Random) -> str:
    """Return a text with one of its numbers exchanged; empty where it has none."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return ""
    place = chance.choice(found)
    step = chance.choice((-7, -3, -2, -1, 1, 2, 3, 5, 8))
    number = max(int(place[0]) + step, 0)
    number += number == int(place[0])
    return f"{text[: place.start()]}{number}{text[place.end() :]}"
