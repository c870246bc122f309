"""Fits the heads that read one text alone: its kind, whether it claims, in whose voice it is.

Pipeline process. They have one hidden layer, on the numbers of both encoders as they are shipped,
so they can be fitted anew in minutes when there are more messages.
"""

from __future__ import annotations

import logging
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from finetune.judge.model import class_losses
from finetune.judge.owners import Owner, faced
from finetune.judge.rows import MESSAGES, WORLD_OR_TASK, message_lines
from persona.judging.finding import LEANING
from persona.judging.reader import MESSAGE_KINDS, Floats, Reader, hidden_layer
from persona.model import LANGUAGES

if TYPE_CHECKING:
    import torch

__all__ = ["Flags", "fit_head", "fit_probes", "head_odds", "odds_of_strangers"]

LOG = logging.getLogger(__name__)
OTHERS = ("task", "world", "person", "own_story", "feeling", "recall")  # in nobody else's voice
N_ASKED, N_SAID = 4, 6  # one in so many questions of an owner is learnt; sentences that claim
N_LEANING = 6  # follow-ups of an owner, and questions that stand alone
HELD_OUT_OWNER = 12  # one in so many owners is not learnt from, but looked at
N_REPLIES = 12  # first sentences of replies, of either kind
HIDDEN = {"kind": 384, "claim": 64, "voice": 64, "leans": 64}  # numbers of the layer between
EPOCHS, BATCH, RATE, DECAY = 10, 256, 1e-3, 1e-2
LEAST_SPREAD = 0.01  # of a number, for which it is scaled: some are the same in all texts
LAST_RATE = 0.02  # of the rate, at the end
DROPPED = (0.1, 0.4)  # share of the numbers, and of those of the layer between, in training
N_FOLDS = 6
Labelled = list[tuple[str, float]]
Flags = npt.NDArray[np.bool_]


def fit_probes(
    reader: Reader, owners: Sequence[Owner], folder: Path = MESSAGES
) -> dict[str, Floats]:
    """Return the weights of each head; see `Judge.heads` for their names.

    Args:
        reader: With the encoders that are shipped.
        owners: Those of the training.
        folder: One folder a language, one file a kind.
    """
    chance = random.Random(1)
    tasks: tuple[tuple[str, Callable[[Sequence[str]], Floats], tuple[Labelled, Labelled]], ...] = (
        ("kind", reader.messages, _kinds(folder, owners, chance)),
        ("claim", reader.sentences, _claims(folder, owners, chance)),
        ("voice", reader.messages, _voices(folder)),
        ("leans", reader.messages, _leaning(folder, owners, chance)),
    )
    found: dict[str, Floats] = {}
    for name, read, (learnt, held) in tasks:
        labels = [label for _, label in learnt]
        own = fit_head(read([text for text, _ in learnt]), labels, HIDDEN[name])
        found |= {f"{name}.{part}": array for part, array in own.items()}
        guess = hidden_layer(read([text for text, _ in held]), own).argmax(1)
        right = np.mean(guess == np.array([label for _, label in held]))
        LOG.info("%s: %d texts, right of %d others: %.3f", name, len(learnt), len(held), right)
    return found


def _kinds(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    files = [(name, float(i)) for i, name in enumerate(MESSAGE_KINDS)]
    files.append(("creative", float(MESSAGE_KINDS.index("task"))))
    learnt, held = _of_files(folder, files)
    for owner in owners:
        asked = faced(owner).questions  # else any name would be the person's
        own = [one for one in asked if not one.before and len(one.q) > 7]
        personal = [one.q for one in own if one.kind != "notme"]
        learnt += [(text, 0.0) for text in chance.sample(personal, len(personal) // N_ASKED)]
        learnt += [(one.q, WORLD_OR_TASK) for one in own if one.kind == "notme"]
    return learnt, held


def _claims(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    learnt, held = _of_files(folder, [("noclaim", 0.0), ("claim", 1.0)])
    for owner in owners:
        said = [pair.answer for pair in owner.qa] + [claim.text for claim in owner.claims]
        learnt += [(text, 1.0) for text in chance.sample(said, min(N_SAID, len(said)))]
        replies = [one for exchange in owner.exchanges for one in exchange.said[:1]]
        some = chance.sample(replies, min(N_REPLIES, len(replies)))
        learnt += [(one.text, float(one.label != "none")) for one in some]
    return learnt, held


def _voices(folder: Path) -> tuple[Labelled, Labelled]:
    learnt, held = _of_files(folder, [*((name, 0.0) for name in OTHERS), ("creative", 1.0)])
    creative = {text for own in (learnt, held) for text, label in own if label}
    return tuple(  # type: ignore[return-value]
        [(text, float(text in creative)) for text, _ in own] for own in (learnt, held)
    )


def _leaning(
    folder: Path, owners: Sequence[Owner], chance: random.Random
) -> tuple[Labelled, Labelled]:
    """Return messages with whether they are understood only after the one before."""
    names = [(name, float(name in LEANING)) for name in MESSAGE_KINDS]
    learnt, held = _of_files(folder, names)
    for number, owner in enumerate(owners):
        asked = faced(owner).questions
        after = [(one.q, 1.0) for one in asked if one.before]
        alone = [(one.q, 0.0) for one in asked if not one.before]
        own = [
            one for part in (after, alone) for one in chance.sample(part, min(N_LEANING, len(part)))
        ]
        (held if number % HELD_OUT_OWNER == 0 else learnt).extend(own)
    return learnt, held


def _of_files(folder: Path, names: Sequence[tuple[str, float]]) -> tuple[Labelled, Labelled]:
    """Return the lines of files with their labels: those to learn, and every so many-th apart."""
    learnt: Labelled = []
    held: Labelled = []
    for language in LANGUAGES:
        for name, label in names:
            path = folder / language / f"{name}.txt"
            learnt += [(line, label) for line in message_lines(path, held_out=False)]
            held += [(line, label) for line in message_lines(path, held_out=True)]
    return learnt, held


def fit_head(
    x: Floats,
    labels: Sequence[float],
    n_hidden: int,
    *,
    epochs: int = EPOCHS,
    is_even: bool = True,
) -> dict[str, Floats]:
    """Return the weights of a classifier, as `hidden_layer` takes them.

    Args:
        x: Shape (n_texts, n_read).
        labels: Number of the class of each; `WORLD_OR_TASK` is open between those two.
        n_hidden: Numbers of the layer between.
        epochs: How often each text is learnt.
        is_even: Whether rare classes count for more than by their number.
    """
    import torch

    torch.manual_seed(1)
    scaled = torch.from_numpy(x)
    centre, spread = scaled.mean(0), scaled.std(0).clamp(min=LEAST_SPREAD)
    first = torch.nn.Linear(x.shape[1], n_hidden)
    second = torch.nn.Linear(n_hidden, int(max(labels)) + 1)
    net = torch.nn.Sequential(
        torch.nn.Dropout(DROPPED[0]),
        first,
        torch.nn.GELU(approximate="tanh"),
        torch.nn.Dropout(DROPPED[1]),
        second,
    )
    with torch.autocast("cpu", enabled=False):  # one that is open would keep the first weights
        _learn(net, (scaled - centre) / spread, torch.tensor(labels), epochs, is_even=is_even)
        with torch.no_grad():
            slopes = first.weight / spread
            bias = first.bias - slopes @ centre
    own = {"w1": slopes, "b1": bias, "w2": second.weight, "b2": second.bias}
    return {part: tensor.detach().numpy() for part, tensor in own.items()}


def head_odds(inputs: Floats, head: Mapping[str, Floats]) -> Floats:
    """Return the log-odds of yes, of a head that says no or yes."""
    scores = hidden_layer(inputs, head)
    return np.asarray(scores[:, 1] - scores[:, 0], np.float32)


def odds_of_strangers(
    owners: Sequence[str],
    inputs: Floats,
    wanted: Flags,
    fit: Callable[[Floats, Flags], Mapping[str, Floats]],
) -> Floats:
    """Return the log-odds of yes, as heads say that did not learn from the owner of a row."""
    places = {own: i % N_FOLDS for i, own in enumerate(dict.fromkeys(owners))}
    folds = np.array([places[own] for own in owners])
    odds = np.zeros(len(wanted), np.float32)
    for fold in range(N_FOLDS):
        own = folds == fold
        if own.any():
            odds[own] = head_odds(inputs[own], fit(inputs[~own], wanted[~own]))
    return odds


def _learn(
    net: torch.nn.Module, inputs: torch.Tensor, wanted: torch.Tensor, epochs: int, *, is_even: bool
) -> None:
    """Teach a classifier."""
    import torch

    is_open = wanted == WORLD_OR_TASK
    named = torch.where(is_open, MESSAGE_KINDS.index("world"), wanted).long()
    share = torch.bincount(named).float().rsqrt()[named]
    share = share / share.mean() if is_even else torch.ones_like(share)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    batches = [part for _ in range(epochs) for part in torch.randperm(len(named)).split(BATCH)]
    schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, LAST_RATE, len(batches))
    for part in batches:
        losses = class_losses(net(inputs[part]), wanted[part])
        optimizer.zero_grad()
        (losses * share[part]).mean().backward()
        optimizer.step()
        schedule.step()
