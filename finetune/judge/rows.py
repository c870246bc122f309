"""What the judge is trained on, made from owners and messages: pipeline process.

A row is one text or two for one of the four heads. Negatives are the passages that the candidates'
encoder takes for nearest, because those are what the judge will be asked about.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from finetune.judge.owners import Owner, Question, persona_of
from persona.finder import addressed
from persona.model import LANGUAGES, Persona
from persona.reader import MESSAGE_KINDS, Floats, clean

__all__ = ["HEADS", "MESSAGES", "Known", "Row", "message_lines", "message_rows", "owner_rows"]

MESSAGES = Path(__file__).resolve().parents[1] / "messages"
HEADS = {"told": 2, "verdict": 3, "kind": len(MESSAGE_KINDS), "claim": 1}
"""The heads and how many numbers each gives."""
VERDICTS = ("told", "contradicted", "untold")
WORLD_OR_TASK = -1.0
NAME = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]+")  # a capital within a sentence
BEFORE_SHARE = 0.3  # of the questions that stand alone, shown with another question before
HELD_OUT_EVERY = 6  # of the messages, every so many-th is not trained on


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to learn.

    Attributes:
        head: Which of `HEADS`.
        parts: The text, or texts side by side, as `persona.reader.Reader` lays them out.
        target: told: (answers, answers all), 0.0 or 1.0; verdict and kind: (number,);
            claim: (0.0 or 1.0,).
    """

    head: str
    parts: tuple[str, ...]
    target: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An owner with passages in the order of `persona.knowledge`, and their vectors.

    Attributes:
        texts: What the encoder reads of each.
        facts: Ids of the facts that each tells.
        vectors: Shape (n_passages, n_dim), length 1.
        asked: Of the questions, each with the one before it.
    """

    owner: Owner
    texts: tuple[str, ...]
    facts: tuple[frozenset[str], ...]
    vectors: Floats
    asked: Floats


def owner_rows(known: Known, chance: random.Random) -> Iterator[Row]:
    """Yield the rows of one owner."""
    yield from _told(known, chance)
    yield from _verdicts(known, chance)
    own = known.owner
    for asked in own.questions:
        if asked.kind == "notme":
            yield Row("kind", (f"kind: {clean(asked.q)}",), (WORLD_OR_TASK,))
        elif chance.random() < 0.25 and len(asked.q.split()) > 2:
            yield Row("kind", (f"kind: {clean(asked.q)}",), (0.0,))
    for pair in chance.sample(own.qa, min(4, len(own.qa))):
        yield Row("claim", (f"claim: {clean(pair.answer)}",), (1.0,))


def message_rows(*, held_out: bool, folder: Path = MESSAGES) -> list[Row]:
    """Return messages with their kind and sentences with whether they claim something.

    Args:
        held_out: Those that are not trained on.
        folder: One folder a language, one file a kind.
    """
    rows: list[Row] = []
    for language in LANGUAGES:
        for number, kind in enumerate(MESSAGE_KINDS):
            path = folder / language / f"{kind}.txt"
            texts = message_lines(path, held_out=held_out)
            rows += [Row("kind", (f"kind: {clean(text)}",), (float(number),)) for text in texts]
        for name, target in (("claim", 1.0), ("noclaim", 0.0)):
            texts = message_lines(folder / language / f"{name}.txt", held_out=held_out)
            rows += [Row("claim", (f"claim: {clean(text)}",), (target,)) for text in texts]
    return rows


def message_lines(path: Path, *, held_out: bool) -> list[str]:
    """Return the lines of a file that are trained on, or those that are not."""
    found = [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]
    last = HELD_OUT_EVERY - 1
    return [text for i, text in enumerate(found) if (i % HELD_OUT_EVERY == last) == held_out]


def _ask(
    persona: Persona, before: str, question: str, text: str, told: float, whole: float
) -> Row:
    asked = [clean(addressed(persona, part)) for part in (before, question) if part]
    return Row("told", (f"ask: {asked[0]}", *asked[1:], clean(text)), (told, whole))


def _told(known: Known, chance: random.Random) -> Iterator[Row]:
    own, persona = known.owner, persona_of(known.owner)
    others = [asked for asked in own.questions if not asked.before and asked.kind != "notme"]
    for asked, vector in zip(own.questions, known.asked, strict=True):
        order = [int(i) for i in np.argsort(-(known.vectors @ vector))]
        before = asked.before
        right = frozenset(asked.facts)
        if not before and chance.random() < BEFORE_SHARE:
            other = chance.choice(others)
            before = other.q
            yield from _lured(known, persona, asked, other)
        yield from _right(known, persona, asked, before, order, chance)
        wrong = [i for i in order if not known.facts[i] & right]
        close = [i for i in wrong if known.facts[i] & frozenset(asked.near)][:2]
        rest = [i for i in wrong if i not in close]
        n_rest = {"unknown": 4 - len(close), "notme": 1}.get(asked.kind, 2)
        chosen = close + rest[:n_rest]
        if chance.random() < 0.25 and rest[n_rest:]:
            chosen.append(chance.choice(rest[n_rest:]))
        for i in chosen:
            yield _ask(persona, before, asked.q, known.texts[i], 0.0, 0.0)
        if asked.kind == "unknown" and chance.random() < 0.2:
            joined = " ".join(known.texts[i] for i in chosen[:2])
            yield _ask(persona, before, asked.q, joined, 0.0, 0.0)
    for pair in chance.sample(own.qa, min(6, len(own.qa))):
        texts = [fact.text for fact in own.facts if fact.id in pair.facts]
        if texts:
            yield _ask(persona, "", pair.question, texts[0], 1.0, float(len(texts) == 1))


def _lured(known: Known, persona: Persona, asked: Question, other: Question) -> Iterator[Row]:
    """Yield what answers the question before, and not this one."""
    for i, facts in enumerate(known.facts):
        if facts & frozenset(other.facts) and not facts & frozenset(asked.facts):
            yield _ask(persona, other.q, asked.q, known.texts[i], 0.0, 0.0)
            return


def _right(
    known: Known,
    persona: Persona,
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
        yield _ask(persona, before, asked.q, known.texts[i], 1.0, float(whole))
    if answers and (is_double or chance.random() < 0.25):
        texts = [fact.text for fact in known.owner.facts if fact.id in right]
        if len(texts) < 2 or chance.random() < 0.3:
            texts.append(known.texts[chance.choice(order[:6])])
        chance.shuffle(texts)
        yield _ask(persona, before, asked.q, " ".join(texts), 1.0, float(asked.kind != "half"))


def _verdicts(known: Known, chance: random.Random) -> Iterator[Row]:
    own = known.owner
    texts = {fact.id: fact.text for fact in own.facts}
    ids = list(texts)
    likeness = known.vectors[: len(ids)] @ known.vectors[: len(ids)].T

    def beside(keys: Sequence[str], n_other: int) -> str:
        """Return facts among others that are near to the first."""
        found = [key for key in keys if key in texts]
        row = likeness[ids.index(found[0])] if found else likeness[0]
        other = [ids[int(i)] for i in np.argsort(-row) if ids[int(i)] not in found][:5]
        found += chance.sample(other, min(len(other), chance.randint(1, n_other)))
        chance.shuffle(found)
        return " ".join(texts[key] for key in found)

    def verdict(sentence: str, basis: str, label: str) -> Row:
        parts = (f"claim: {clean(sentence)}", clean(basis))
        return Row("verdict", parts, (float(VERDICTS.index(label)),))

    for claim in own.claims:
        yield verdict(claim.text, beside(claim.facts, 3), claim.label)
        rest = [key for key in ids if key not in claim.facts]
        if claim.label == "told" and len(rest) > 2 and chance.random() < 0.5:
            basis = " ".join(texts[key] for key in chance.sample(rest, 3))
            yield verdict(claim.text, basis, "untold")
    for pair in own.qa:
        basis = beside(pair.facts, 2)
        if chance.random() < 0.5:
            basis = f"{pair.answer} {basis}"
        yield verdict(pair.answer, basis, "told")
    for key in chance.sample(ids, min(6, len(ids))):
        yield verdict(texts[key], beside([key], 3), "told")
        changed = _other_number(texts[key], chance)
        if changed:
            yield verdict(changed, beside([key], 3), "contradicted")
        other = chance.choice(ids)
        if changed := _other_name(texts[key], texts[other], chance):
            yield verdict(changed, beside([key, other], 2), "contradicted")
        if other != key:
            yield verdict(f"{texts[other]} {texts[key]}", beside([key, other], 2), "told")
            rest = [fact for fact in ids if fact not in (key, other)]
            basis = " ".join(texts[fact] for fact in [key, *chance.sample(rest, 1)])
            yield verdict(f"{texts[key]} {texts[other]}", basis, "untold")
    for key in chance.sample(ids, min(3, len(ids))):
        row = likeness[ids.index(key)]
        near = [ids[int(i)] for i in np.argsort(-row) if ids[int(i)] != key][:3]
        yield verdict(texts[key], " ".join(texts[own_key] for own_key in near), "untold")


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
