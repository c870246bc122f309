"""Trains the two encoders: pipeline process, some threads of it.

First the one that finds candidates: a question near the passages that answer it, far from the
owner's other passages. Then the judge: one encoder read by four small heads (`rows.HEADS`). Both
start from the same base; the word vectors are not trained, so that rows never seen keep theirs.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np

from finetune.judge.base import Base, bert, tokenizer
from finetune.judge.owners import Owner, faced, persona_of
from finetune.judge.rows import FALSE, HEADS, PAIRS, VERDICTS, WORLD_OR_TASK, Known, Row
from persona.judging.knowledge import passages_of
from persona.judging.reader import MESSAGE_KINDS, SCALE, Floats, clean

if TYPE_CHECKING:
    import torch

__all__ = [
    "Judge",
    "Plan",
    "Texts",
    "blend",
    "class_losses",
    "half",
    "known_of",
    "train_candidates",
    "train_judge",
    "weights_of",
]

LOG = logging.getLogger(__name__)
BOS, PAD, EOS = 0, 1, 2
MAX_TOKENS = 160
SAY_EVERY_S = 30.0
POSITIVE_WEIGHT = 1.5
SHARES = {"told": 1.0, "verdict": 1.0, "kind": 0.7, "claim": 0.7}  # of the loss


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast."""

    candidate_epochs: int = 2
    candidate_rate: float = 5e-5
    temperature: float = 0.03  # of the likeness, in training
    n_asked: int = 32  # questions of one owner in a step
    judge_epochs: float = 0.8
    judge_rate: float = 1e-4
    again_epochs: float = 0.4  # of the pairs alone, with new negatives
    again_rate: float = 7e-5
    again_head_rate: float = 5e-4  # of a judge that is trained on
    n_frozen: int = 4  # lowest layers that a judge keeps when it is trained on
    head_rate: float = 1e-3
    batch_tokens: int = 1_400
    batch_rows: int = 40
    seed: int = 1


def weights_of(modules: Sequence[torch.nn.Module]) -> list[dict[str, torch.Tensor]]:
    """Return a copy of all weights of some modules, by name."""
    return [
        {name: tensor.detach().clone() for name, tensor in own.state_dict().items()}
        for own in modules
    ]


def blend(
    modules: Sequence[torch.nn.Module], before: Sequence[dict[str, torch.Tensor]], share: float
) -> None:
    """Let modules become the mean of their weights and earlier ones, which count for `share`.

    What is trained on forgets a little of what it was; the mean of both hardly does
    (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).
    """
    for own, old in zip(modules, before, strict=True):
        now = own.state_dict()
        own.load_state_dict(
            {
                name: now[name].lerp(tensor, share) if tensor.is_floating_point() else tensor
                for name, tensor in old.items()
            }
        )


def half() -> torch.autocast:
    """Return what lets layers read in bfloat16 where the processor can; else it would be slower.

    Within one, their weights are turned but once.
    """
    import torch

    is_fast = torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported()
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=is_fast)


class Texts:
    """Reads texts in parts into one encoder and takes the mean over the tokens.

    The layout is that of `backends.llama_ctypes.encoding`.
    """

    def __init__(self, base: Base) -> None:
        self.model = bert(base)
        self._tokenizer = tokenizer(base)

    def ids(self, parts: Sequence[str]) -> list[int]:
        """Return the tokens of a text."""
        found = [self._tokenizer.encode(part).ids for part in parts]
        while sum(map(len, found)) > MAX_TOKENS - 2 * len(found):
            del max(found, key=len)[-1]
        ids = [BOS]
        for number, own in enumerate(found):
            ids += [*([EOS] if number else []), *own, EOS]
        return ids

    def pooled(self, texts: Sequence[Sequence[int]]) -> torch.Tensor:
        """Return the means; shape (n_texts, n_dim), float32."""
        import torch

        width = max(map(len, texts))
        ids = torch.full((len(texts), width), PAD)
        for row, own in enumerate(texts):
            ids[row, : len(own)] = torch.tensor(own)
        mask = (ids != PAD).long()
        with half():
            hidden = self.model(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask[..., None].float()
        return (hidden.float() * weight).sum(1) / weight.sum(1)

    def means(self, read: Sequence[Sequence[int]], size: int) -> torch.Tensor:
        """Return the means in the order of the texts, of like lengths at once."""
        import torch

        if not read:
            return torch.zeros((0, int(self.model.config.hidden_size)))
        order = sorted(range(len(read)), key=lambda i: len(read[i]))
        parts = [
            self.pooled([read[i] for i in order[k : k + size]]) for k in range(0, len(order), size)
        ]
        return torch.cat(parts)[torch.tensor(np.argsort(order))]

    def freeze(self, n_layers: int) -> None:
        """Keep the lowest layers as they are: a fifth of the time, and they are not what lacks."""
        for layer in self.model.encoder.layer[:n_layers]:
            layer.requires_grad_(False)

    def vectors(self, texts: Sequence[str], prefix: str, size: int = 32) -> torch.Tensor:
        """Return vectors of length 1, in the order of the texts."""
        import torch

        read = [self.ids([f"{prefix}: {clean(text)}"]) for text in texts]
        return torch.nn.functional.normalize(self.means(read, size), dim=1)


def asked_of(owner: Owner) -> list[str]:
    """Return the questions as they are looked up: with the one before, where there is one."""
    return [f"{own.before} {own.q}".strip() for own in faced(owner).questions]


def train_candidates(texts: Texts, owners: Sequence[Owner], plan: Plan) -> None:
    """Teach the encoder to put a question near the passages that answer it.

    Owners of whom nothing is asked are left out.
    """
    import torch

    chance = random.Random(plan.seed)
    owners = [owner for owner in owners if owner.questions]
    weights = [weight for weight in texts.model.parameters() if weight.requires_grad]
    optimizer = torch.optim.AdamW(weights, lr=plan.candidate_rate, weight_decay=0.01)
    steps = plan.candidate_epochs * len(owners)
    learn = _Learning(optimizer, weights, steps, "candidates")
    texts.model.train()
    for _ in range(plan.candidate_epochs):
        for owner in chance.sample(owners, len(owners)):
            learn.step(_candidate_loss(texts, owner, plan, chance))
    texts.model.eval()


def _candidate_loss(texts: Texts, owner: Owner, plan: Plan, chance: random.Random) -> torch.Tensor:
    import torch

    passages = list(passages_of(persona_of(owner)))
    facts = [{fact.id for fact in passage.facts} for passage in passages]
    known = [
        (asked, set(own.facts))
        for asked, own in zip(asked_of(owner), owner.questions, strict=True)
        if own.facts
    ]
    known = chance.sample(known, min(plan.n_asked, len(known)))
    known += [(pair.question, set(pair.facts)) for pair in owner.qa[:8] if pair.facts]
    own = texts.vectors([passage.text for passage in passages], "passage")
    asked = texts.vectors([question for question, _ in known], "query")
    answers = torch.tensor([[float(bool(tells & right)) for tells in facts] for _, right in known])
    likely = torch.log_softmax(asked @ own.T / plan.temperature, dim=1)
    return -((likely * answers).sum(1) / answers.sum(1).clamp(min=1)).mean()


def known_of(texts: Texts, owner: Owner) -> Known:
    """Return an owner with the vectors of passages and questions."""
    import torch

    passages = list(passages_of(persona_of(owner)))
    with torch.no_grad():
        own = texts.vectors([passage.text for passage in passages], "passage")
        asked = texts.vectors(asked_of(owner), "query")
        said = [one.text for exchange in owner.exchanges for one in exchange.said]
        replies = texts.vectors(said, "passage")
    return Known(
        owner=owner,
        texts=tuple(passage.text for passage in passages),
        spoken=tuple(passage.said for passage in passages),
        facts=tuple(frozenset(fact.id for fact in passage.facts) for passage in passages),
        vectors=own.numpy(),
        asked=asked.numpy(),
        said=replies.numpy(),
    )


class Judge:
    """The second encoder with its heads."""

    def __init__(self, base: Base) -> None:
        import torch

        self.texts = Texts(base)
        width = int(base.shape["hidden_size"])
        self.heads = torch.nn.ModuleDict(
            {
                name: torch.nn.Sequential(
                    torch.nn.Linear(width, width), torch.nn.GELU(), torch.nn.Linear(width, size)
                )
                for name, size in HEADS.items()
            }
        )

    def take_heads(self, arrays: Mapping[str, Floats]) -> None:
        """Go on from the heads of pairs of texts that `finetune.judge.export` wrote."""
        import torch

        places = {"w1": "0.weight", "b1": "0.bias", "w2": "2.weight", "b2": "2.bias"}
        for name in PAIRS:
            state = {
                long: torch.from_numpy(arrays[f"{name}.{own}"]) for own, long in places.items()
            }
            self.heads[name].load_state_dict(state)

    def modules(self) -> tuple[torch.nn.Module, torch.nn.Module]:
        """Return what has weights: the encoder and the heads."""
        return self.texts.model, self.heads

    def loss(self, rows: Sequence[Row], read: Sequence[Sequence[int]]) -> torch.Tensor:
        """Return the mean loss of a batch over all heads; a row with a twin stands before it."""
        import torch

        pooled = SCALE * self.texts.pooled(read)
        total = torch.zeros(())
        for name, share in SHARES.items():
            own = [i for i, row in enumerate(rows) if row.head == name]
            if own:
                scores = self.heads[name](pooled[own])
                total = total + share * _loss(name, scores, [rows[i].target for i in own])
        twins = [i for i, row in enumerate(rows) if row.twin]
        if twins:
            odds = _told_odds(self.heads["verdict"](pooled))
            apart = odds[twins] - odds[[i + 1 for i in twins]]
            total = total + torch.nn.functional.softplus(-apart).sum()
        return total / len(rows)


def _told_odds(verdicts: torch.Tensor) -> torch.Tensor:
    """Return the log-odds that what is said may be: told, or no claim; shape (n_rows,)."""
    may = [VERDICTS.index(name) for name in ("told", "none")]
    false = [VERDICTS.index(name) for name in FALSE]
    return verdicts[:, may].logsumexp(1) - verdicts[:, false].logsumexp(1)


def _loss(head: str, scores: torch.Tensor, targets: Sequence[tuple[float, ...]]) -> torch.Tensor:
    import torch
    from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

    wanted = torch.tensor(targets)
    if head == "told":
        weight = torch.full((2,), POSITIVE_WEIGHT)
        lost = binary_cross_entropy_with_logits(scores, wanted, pos_weight=weight, reduction="none")
        return lost.mean(1).sum()
    if head == "claim":
        return binary_cross_entropy_with_logits(scores, wanted, reduction="sum")
    if head == "verdict":
        return cross_entropy(scores, wanted[:, 0].long(), reduction="sum", label_smoothing=0.05)
    return class_losses(scores, wanted[:, 0]).sum()


def class_losses(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """Return how unlikely each row's class is, as negative log-likelihood; shape (n_rows,).

    Args:
        scores: Shape (n_rows, n_classes).
        wanted: Shape (n_rows,); `WORLD_OR_TASK` may be either of the two.
    """
    import torch

    likely = torch.log_softmax(scores, dim=1)
    one = likely.gather(1, wanted.long().clamp(min=0)[:, None])[:, 0]
    is_open = wanted == WORLD_OR_TASK
    if is_open.any():
        either = [MESSAGE_KINDS.index("world"), MESSAGE_KINDS.index("task")]
        one = torch.where(is_open, torch.logsumexp(likely[:, either], 1), one)
    return -one


def train_judge(
    judge: Judge,
    rows: Callable[[], list[Row]],
    plan: Plan,
    look: Callable[[int], None] | None = None,
) -> None:
    """Train the judge.

    Args:
        judge: What is trained.
        rows: Gives the rows of one epoch; negatives are drawn anew each time.
        plan: How long and how fast.
        look: Called now and then with the number of the step.
    """
    import torch

    chance = random.Random(plan.seed)
    batches: list[tuple[list[Row], list[list[int]]]] = []
    left = plan.judge_epochs
    while left > 0:
        own = rows()
        chance.shuffle(own)
        batches += _batches(judge.texts, own[: int(len(own) * min(left, 1.0))], plan, chance)
        left -= 1
    encoder = [weight for weight in judge.texts.model.parameters() if weight.requires_grad]
    heads = [*judge.heads.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": plan.judge_rate}, {"params": heads, "lr": plan.head_rate}],
        weight_decay=0.01,
    )
    learn = _Learning(optimizer, [*encoder, *heads], len(batches), "judge")
    judge.texts.model.train()
    for number, (own, read) in enumerate(batches, start=1):
        learn.step(judge.loss(own, read))
        if look:
            look(number)
    judge.texts.model.eval()


def _batches(
    texts: Texts, rows: Sequence[Row], plan: Plan, chance: random.Random
) -> Iterator[tuple[list[Row], list[list[int]]]]:
    """Yield batches of about equal length and bounded size, in random order.

    A row with a twin stands before it.
    """
    units = [(row, row.twin) if row.twin else (row,) for row in rows]
    read = [[texts.ids(row.parts) for row in unit] for unit in units]
    widths = [max(map(len, own)) for own in read]
    chunk = 40 * plan.batch_rows
    found: list[tuple[list[Row], list[list[int]]]] = []
    for start in range(0, len(rows), chunk):
        places = sorted(range(start, min(start + chunk, len(rows))), key=widths.__getitem__)
        while places:
            size = min(plan.batch_rows, plan.batch_tokens // widths[places[-1]])
            own: list[int] = []
            while places and (not own or sum(len(units[i]) for i in (*own, places[-1])) <= size):
                own.append(places.pop())
            parts = [row for i in own for row in units[i]]
            found.append((parts, [ids for i in own for ids in read[i]]))
    chance.shuffle(found)
    yield from found


class _Learning:
    """Steps with a warm-up and a linear end; says how it goes."""

    def __init__(
        self,
        optimizer: torch.optim.Optimizer,
        weights: Sequence[torch.nn.Parameter],
        steps: int,
        name: str,
    ) -> None:
        from transformers import get_linear_schedule_with_warmup

        self._optimizer, self._weights = optimizer, weights
        self._schedule = get_linear_schedule_with_warmup(optimizer, max(steps // 12, 1), steps)
        self._steps, self._name, self._done = steps, name, 0
        self._started = self._said = time.monotonic()
        self._losses: list[float] = []

    def step(self, loss: torch.Tensor) -> None:
        """Learn from one loss."""
        import torch

        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._weights, 1.0)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad()
        self._done += 1
        self._losses.append(float(loss.detach()))
        now = time.monotonic()
        if now - self._said >= SAY_EVERY_S or self._done == self._steps:
            self._said = now
            left_s = (now - self._started) / self._done * (self._steps - self._done)
            mean = sum(self._losses) / len(self._losses)
            self._losses.clear()
            LOG.info(
                "%s: step %d of %d, loss %.3f, %s left",
                *(self._name, self._done, self._steps, mean, timedelta(seconds=round(left_s))),
            )
