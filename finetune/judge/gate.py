"""Fits the gate: a few numbers that turn what the judge says into "known", on the tuning owners.

And the few that say whether a message is about the person at all.

Pipeline process. They were not trained on. With the encoders as they are shipped, read by torch or
in the app's child, so that the numbers hold for the quantized weights.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from finetune.guard.bench import Case
from finetune.judge.owners import Owner, persona_of
from finetune.judge.rows import MESSAGES, message_lines
from persona.judging.finder import Finder
from persona.judging.finding import LEANING
from persona.judging.reader import MESSAGE_KINDS, PERSONAL, Reader
from persona.judging.verifier import Verifier
from persona.judging.weighing import HALF, about_values, further, gate_values, ranking
from persona.lines import language_of
from persona.model import LANGUAGES
from persona.owner_words import OwnerWords
from persona.repetition import Said
from persona.sentences import normalised, sentences

__all__ = [
    "Scored",
    "Sentence",
    "fit_about",
    "fit_gate",
    "fit_part",
    "fit_show",
    "scored",
    "scored_messages",
    "scored_parts",
    "scored_sentences",
]

LOG = logging.getLogger(__name__)
KNOWN_KINDS = ("known", "indirect", "compound", "half", "followup", "premise")
REFUSED = 0.88  # share of the unknown questions that are to be refused on tuning owners
SHOWN = 0.95  # share of the sentences of replies that are to be shown where they are right
STEPS, RATE, DECAY = 3_000, 0.3, 1e-3
N_MESSAGES = 3  # of each kind, held beside what an owner tells

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question of an owner's, as the gate sees it."""

    owner: Owner
    kind: str
    values: tuple[float, ...]  # see `gate_values`, `further`; none of a message
    about: tuple[float, ...]  # see `about_values`
    is_right: bool  # the best passage tells what was asked for


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply, as the guard sees it."""

    owner: Owner
    values: tuple[float, ...]  # see `persona.judging.verifier.Verifier.weighed`
    is_shown: bool  # it is right to show it


def scored(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield every question of owners with what the gate weighs."""
    for owner in owners:
        persona = persona_of(owner)
        finder = Finder(persona, reader)
        for asked in owner.questions:
            passages, judged, likeness, kinds = finder.judged(asked.q, asked.before)
            best = passages[int(np.argmax(ranking(judged, likeness)))]
            told = {fact.id for fact in best.facts}
            values = tuple(gate_values(judged, likeness, kinds, language_of(persona)))
            about = about_values(likeness, kinds)
            yield Scored(owner, asked.kind, values, about, bool(told & set(asked.facts)))


def scored_messages(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield messages that are about nobody, held beside what owners tell; none trained on."""
    chance = random.Random(1)
    for owner in owners:
        persona = persona_of(owner)
        finder = Finder(persona, reader)
        for kind in (one for one in MESSAGE_KINDS if one not in (*PERSONAL, *LEANING)):
            path = MESSAGES / language_of(persona) / f"{kind}.txt"
            found = message_lines(path, held_out=True)
            for text in chance.sample(found, min(N_MESSAGES, len(found))):
                _, _, likeness, kinds = finder.judged(text, "")
                yield Scored(owner, kind, (), about_values(likeness, kinds), is_right=False)


def scored_parts(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield for each question of two parts what may be told beside the best passage."""
    for owner in owners:
        finder = Finder(persona_of(owner), reader)
        for asked in (one for one in owner.questions if one.kind in ("compound", "half")):
            passages, judged, likeness, _ = finder.judged(asked.q, asked.before)
            best = int(np.argmax(ranking(judged, likeness)))
            whole = float(judged.whole[best])
            if whole >= HALF:
                continue
            found = (passages, judged, likeness)
            rest = further(reader, asked.q, asked.before, found, [best], whole)
            for i, values in rest.items():
                is_right = bool({fact.id for fact in passages[i].facts} & set(asked.facts))
                yield Scored(owner, asked.kind, values, (), is_right)


def scored_sentences(
    reader: Reader, owners: Sequence[Owner], cases: Sequence[Case]
) -> Iterator[Sentence]:
    """Yield the sentences of what models say in cases about owners, with what the guard weighs."""
    own = {owner.id: owner for owner in owners}
    finders = {owner.id: Finder(persona_of(owner), reader) for owner in owners}
    for case in (one for one in cases if one.owner in own):
        finder = finders[case.owner]
        before = tuple(text for turn in case.before for text in turn)
        finding = finder.find(case.question)
        finding = replace(finding, passages=finding.passages or finding.near, near=())
        words = OwnerWords(finder.persona, finding, Said((), (), case.question))
        verifier = Verifier.of_turn(finder, finding, words, (*before, case.question))
        lead = ""
        for text in sentences(case.reply):
            if not verifier.passes(text.strip()):
                values, _ = verifier.weighed(reader, text.strip(), lead)
                yield Sentence(own[case.owner], values, is_shown=not _is_in(text, case.wrong))
            lead += text


def _is_in(text: str, wrong: str) -> bool:
    """Return whether a sentence is the false one, or has it in it."""
    said, false = normalised(text), normalised(wrong)
    return bool(said and false) and (said in false or false in said)


def fit_show(rows: Sequence[Sentence]) -> tuple[float, ...]:
    """Return weights and bias of the log-odds that a sentence may be shown.

    The limit is where `SHOWN` of those pass that may be shown: a whole reply has several, and
    the first that is held ends it.
    """
    inputs = np.array([row.values for row in rows])
    wanted = np.array([row.is_shown for row in rows])
    weights = np.array(_with_bias(inputs, wanted.astype(float), _shares(wanted)))
    scores = inputs @ weights[:-1]
    limit = float(np.quantile(scores[wanted], 1 - SHOWN))
    held = float((scores[~wanted] <= limit).mean())
    LOG.info(
        "guard: of %d sentences %.3f are shown, of wrong ones %.3f held", len(rows), SHOWN, held
    )
    return (*map(float, weights[:-1]), -limit)


def fit_gate(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights; the probability of one half lies where `REFUSED` is reached in each language.

    A logistic regression: known where the best passage is right, each kind with the same weight.
    """
    values = np.array([row.values for row in rows])
    inputs, languages = values[:, : -len(LANGUAGES)], values[:, -len(LANGUAGES) :] > 0
    known = np.array([row.kind in KNOWN_KINDS and row.is_right for row in rows], float)
    kinds = np.array([row.kind for row in rows])
    slopes, _ = _fitted(inputs, languages, known, _shares(kinds))
    scores, is_unknown = inputs @ slopes, kinds == "unknown"
    limits = [
        np.quantile(scores[is_unknown & (own if (own & is_unknown).any() else True)], REFUSED)
        for own in languages.T
    ]
    return (*map(float, slopes), *(-float(limit) for limit in limits))


def fit_about(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights and bias; from 0 on a message is about the person.

    Each kind has the same weight on its side, and both sides have.
    """
    kinds = np.array([row.kind for row in rows])
    about = np.isin(kinds, (*KNOWN_KINDS, "unknown"))
    share = _shares(kinds)
    for side in (about, ~about):
        share[side] /= share[side].sum()
    inputs = np.array([row.about for row in rows])
    return _with_bias(inputs, about.astype(float), share / 2)


def fit_part(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights and bias of the log-odds that a passage answers another part."""
    inputs = np.array([row.values for row in rows])
    wanted = np.array([row.is_right for row in rows], float)
    return _with_bias(inputs, wanted, np.full(len(rows), 1 / len(rows)))


def _with_bias(inputs: Matrix, wanted: Matrix, share: Matrix) -> tuple[float, ...]:
    slopes, weights = _fitted(inputs, np.ones((len(inputs), 1)), wanted, share)
    return (*map(float, slopes), float(weights[-1] - slopes @ inputs.mean(0)))


def _shares(kinds: npt.NDArray[np.str_]) -> Matrix:
    share: Matrix = np.array([1 / np.sum(kinds == kind) for kind in kinds])
    return np.asarray(share / share.sum())


def _fitted(
    inputs: Matrix, biases: npt.NDArray[Any], wanted: Matrix, share: Matrix
) -> tuple[Matrix, Matrix]:
    """Return the slopes of a logistic regression, and all weights, those of the biases last."""
    centre, spread = inputs.mean(0), inputs.std(0) + 1e-9
    x = np.concatenate([(inputs - centre) / spread, biases], axis=1)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(x @ weights))) - wanted
        weights -= RATE * (x.T @ (error * share) + DECAY * weights)
    return weights[: len(centre)] / spread, weights
