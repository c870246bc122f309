"""Fits what turns the judge's word into an outcome: told, or a kind of message; pipeline process.

A small head is learnt from training owners, beside messages that nothing was trained on; where
"told" begins, and the few numbers of parts and of the guard, from the tuning owners. With the
encoders as they are shipped, read by torch or in the app's child, so that the numbers hold for the
quantized weights.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import numpy.typing as npt

from finetune.guard.bench import Case
from finetune.judge.owners import Owner, Question, persona_of
from finetune.judge.probes import fit_head, odds_of_strangers
from finetune.judge.rows import MESSAGES, WORLD_OR_TASK, message_lines
from persona.judging.finder import Finder
from persona.judging.reader import (
    MESSAGE_KINDS,
    Floats,
    Reader,
    hidden_layer,
    log_odds,
    softmax,
)
from persona.judging.verifier import Verifier
from persona.judging.weighing import HALF, Candidates, further, only, ranking
from persona.lines import language_of
from persona.model import LANGUAGES
from persona.owner_words import OwnerWords
from persona.repetition import Said
from persona.sentences import normalised, sentences

__all__ = [
    "Scored",
    "Sentence",
    "fit_limit",
    "fit_outcome",
    "fit_part",
    "fit_show",
    "learnt_from",
    "scored",
    "scored_messages",
    "scored_parts",
    "scored_sentences",
    "told_odds",
]

LOG = logging.getLogger(__name__)
REFUSED = 0.88  # share of the unknown questions that are to be refused on tuning owners
SHOWN = 0.95  # share of the sentences of replies that are to be shown where they are right
STEPS, RATE, DECAY = 3_000, 0.3, 1e-3
N_LEARNT, N_ASKED = 200, 30  # training owners of the head of outcomes, questions of each
N_MESSAGES, N_LIKE = 1, 2  # of each kind, held beside what an owner tells; of those in `ALIKE`
ALIKE = ("avatar", "identity", "world", "task")
AFTER_SHARE = 0.5  # of them, after a question about the owner
FEW_SHARE, N_FEW = 0.25, 3  # of the questions, also held beside at most so few candidates
OF_NOBODY = ("notme", "world", "task")
N_HIDDEN, EPOCHS = 192, 80  # of the head of outcomes
N_SHOW_HIDDEN, SHOW_EPOCHS = 32, 60  # of the guard's
TOLD = len(MESSAGE_KINDS)  # the outcome
PERSON = MESSAGE_KINDS.index("person")

Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Scored:
    """One message to an owner, as what says its outcome sees it."""

    owner: Owner
    kind: str  # of a question: see `Question`; of another message: one of `MESSAGE_KINDS`
    values: tuple[float, ...]  # see `outcome_values`, `further`
    is_right: bool  # the best passage tells what was asked for


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a reply, as the guard sees it."""

    owner: Owner
    values: tuple[float, ...]  # see `persona.judging.verifier.Verifier.weighed`
    is_shown: bool  # it is right to show it


def learnt_from(owners: Sequence[Owner]) -> list[Owner]:
    """Return some of the training owners, each with some of the questions."""
    chance = random.Random(1)
    asked = [owner for owner in owners if len(owner.questions) > 1]
    return [
        msgspec.structs.replace(
            owner,
            questions=tuple(chance.sample(owner.questions, min(N_ASKED, len(owner.questions)))),
        )
        for owner in chance.sample(asked, min(N_LEARNT, len(asked)))
    ]


def scored(reader: Reader, owners: Sequence[Owner], *, with_few: bool = False) -> Iterator[Scored]:
    """Yield every question of owners with what is weighed.

    Args:
        reader: Reads and judges.
        owners: Whose questions.
        with_few: Also some of them with a few of the candidates: of who has told little, there are
            no more.
    """
    chance = random.Random(1)
    for owner in owners:
        finder = Finder(persona_of(owner), reader)
        for asked in owner.questions:
            found = finder.judged(asked.q, asked.before)
            yield _scored(finder, owner, asked, found)
            if with_few and chance.random() < FEW_SHARE:
                yield _scored(finder, owner, asked, _a_few(found, chance))


def _scored(finder: Finder, owner: Owner, asked: Question, found: Candidates) -> Scored:
    passages, judged, likeness = found
    told = {fact.id for fact in passages[int(np.argmax(ranking(judged, likeness)))].facts}
    values = tuple(finder.weighed(found, asked.q, asked.before))
    return Scored(owner, asked.kind, values, bool(told & set(asked.facts)))


def _a_few(found: Candidates, chance: random.Random) -> Candidates:
    n = chance.randint(1, min(N_FEW, len(found[0])))
    return only(found, sorted(chance.sample(range(len(found[0])), n)))


def scored_messages(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield messages of all kinds, held beside what owners tell; none trained on.

    Half of them after a question about the owner, some beside a few of the candidates.
    """
    chance = random.Random(1)
    for owner in owners:
        persona = persona_of(owner)
        finder = Finder(persona, reader)
        before = [asked.q for asked in owner.questions if not asked.before]
        for kind in (one for one in MESSAGE_KINDS if one != "person"):
            path = MESSAGES / language_of(persona) / f"{kind}.txt"
            found = message_lines(path, held_out=True)
            n = N_LIKE if kind in ALIKE else N_MESSAGES
            for text in chance.sample(found, min(n, len(found))):
                last = chance.choice(before) if before and chance.random() < AFTER_SHARE else ""
                beside = finder.judged(text, last)
                if chance.random() < FEW_SHARE:
                    beside = _a_few(beside, chance)
                values = finder.weighed(beside, text, last)
                yield Scored(owner, kind, tuple(values), is_right=False)


def scored_parts(reader: Reader, owners: Sequence[Owner]) -> Iterator[Scored]:
    """Yield for each question of two parts what may be told beside the best passage."""
    for owner in owners:
        finder = Finder(persona_of(owner), reader)
        for asked in (one for one in owner.questions if one.kind in ("compound", "half")):
            passages, judged, likeness = finder.judged(asked.q, asked.before)
            best = int(np.argmax(ranking(judged, likeness)))
            whole = float(judged.whole[best])
            if whole >= HALF:
                continue
            found = (passages, judged, likeness)
            rest = further(reader, asked.q, asked.before, found, [best], whole)
            for i, values in rest.items():
                is_right = bool({fact.id for fact in passages[i].facts} & set(asked.facts))
                yield Scored(owner, asked.kind, values, is_right)


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
                values = tuple(verifier.weighed(reader, text.strip(), lead).values)
                yield Sentence(own[case.owner], values, is_shown=not _is_in(text, case.wrong))
            lead += text


def _is_in(text: str, wrong: str) -> bool:
    """Return whether a sentence is the false one, or has it in it."""
    said, false = normalised(text), normalised(wrong)
    return bool(said and false) and (said in false or false in said)


def fit_show(rows: Sequence[Sentence]) -> dict[str, Floats]:
    """Return the weights of the head that says whether a sentence may be shown: no, yes.

    The limit is where `SHOWN` of those pass that may be shown: a whole reply has several, and
    the first that is held ends it. It is set by what heads say of owners they did not learn from.
    """
    inputs = np.array([row.values for row in rows], np.float32)
    wanted = np.array([row.is_shown for row in rows])
    owners = [row.owner.id for row in rows]
    odds = odds_of_strangers(owners, inputs, wanted, _show_head)
    limit = float(np.quantile(odds[wanted], 1 - SHOWN))
    held = float((odds[~wanted] <= limit).mean())
    LOG.info(
        "guard: of %d sentences %.3f are shown, of wrong ones %.3f held", len(rows), SHOWN, held
    )
    head = _show_head(inputs, wanted)
    return head | {"b2": head["b2"] - np.array([0.0, limit], np.float32)}


def _show_head(inputs: Floats, wanted: npt.NDArray[np.bool_]) -> dict[str, Floats]:
    return fit_head(inputs, wanted.astype(float).tolist(), N_SHOW_HIDDEN, epochs=SHOW_EPOCHS)


def fit_outcome(rows: Sequence[Scored]) -> dict[str, Floats]:
    """Return the weights of the head of outcomes: each of `MESSAGE_KINDS`, then "told".

    A question that is known is told where the best passage is right; else it is one that is not.
    What is of the world, or a task, counts twice: "I don't know" to it muzzles a good model.
    """
    rows = [*rows, *(row for row in rows if row.kind in OF_NOBODY)]
    inputs = np.array([row.values for row in rows], np.float32)
    labels = [_outcome(row) for row in rows]
    head = fit_head(inputs, labels, N_HIDDEN, epochs=EPOCHS, is_even=False)
    return {name: array.astype(np.float16).astype(np.float32) for name, array in head.items()}


def _outcome(row: Scored) -> float:
    if row.kind == "notme":
        return WORLD_OR_TASK
    if row.kind in MESSAGE_KINDS:
        return MESSAGE_KINDS.index(row.kind)
    return TOLD if row.is_right else PERSON


def fit_limit(rows: Sequence[Scored], head: Mapping[str, Floats]) -> list[float]:
    """Return for each language the log-odds of "told" from which on a question is known.

    So that `REFUSED` of the unknown ones are below; where there are none in a language, of all.
    """
    unknown = [row for row in rows if row.kind == "unknown"]
    scores = told_odds(unknown, head)
    languages = np.array([row.owner.language for row in unknown])
    own = [languages == name for name in LANGUAGES]
    return [float(np.quantile(scores[one if one.any() else ~one], REFUSED)) for one in own]


def told_odds(rows: Sequence[Scored], head: Mapping[str, Floats]) -> Floats:
    """Return the log-odds of "told"; shape (n_rows,)."""
    inputs = np.array([row.values for row in rows], np.float32)
    likely = softmax(hidden_layer(inputs, head))[:, TOLD]
    return np.array([log_odds(float(one)) for one in likely], np.float32)


def fit_part(rows: Sequence[Scored]) -> tuple[float, ...]:
    """Return weights and bias of the log-odds that a passage answers another part."""
    inputs = np.array([row.values for row in rows])
    wanted = np.array([row.is_right for row in rows], float)
    return _with_bias(inputs, wanted, np.full(len(rows), 1 / len(rows)))


def _with_bias(inputs: Matrix, wanted: Matrix, share: Matrix) -> tuple[float, ...]:
    """Return the slopes of a logistic regression, and its bias."""
    centre, spread = inputs.mean(0), inputs.std(0) + 1e-9
    x = np.concatenate([(inputs - centre) / spread, np.ones((len(inputs), 1))], axis=1)
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(x @ weights))) - wanted
        weights -= RATE * (x.T @ (error * share) + DECAY * weights)
    slopes = weights[:-1] / spread
    return (*map(float, slopes), float(weights[-1] - slopes @ centre))
