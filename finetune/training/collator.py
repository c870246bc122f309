"""Packs a batch into one row that holds the common start of its prompts once: pipeline process.

Every prompt begins with the persona's system message, half of its tokens. Here the row is that
start, then what follows it in each prompt, one after the other. A mask lets each part see the
start and itself, and positions count on from the start, so loss and gradients are those of
separate rows, without padding and at about half the work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from finetune.data.tokens import IGNORED

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["SharedStartCollator", "common_start"]


def common_start(rows: Sequence[Sequence[int]], labels: Sequence[Sequence[int]]) -> int:
    """Return how many tokens all rows begin with that no label asks for.

    At least one token of each prompt stays outside, so that no part is asked for its first.
    """
    masked = min(sum(1 for _ in takewhile(lambda label: label == IGNORED, each)) for each in labels)
    same = sum(1 for _ in takewhile(lambda ids: len(set(ids)) == 1, zip(*rows, strict=False)))
    return max(0, min(same, masked - 1))


@dataclass(frozen=True)
class SharedStartCollator:
    """Makes one row of a batch.

    Returns ``input_ids``, ``labels`` and ``position_ids`` of shape (1, n), and
    ``attention_mask`` of shape (1, 1, n, n), bool: True where a query may see a key.
    """

    def __call__(self, features: Sequence[Mapping[str, Sequence[int]]]) -> dict[str, Tensor]:
        """Pack the encoded prompts of a batch."""
        import torch

        rows = [list(each["input_ids"]) for each in features]
        labels = [list(each["labels"]) for each in features]
        n = common_start(rows, labels)
        ids, targets = rows[0][:n], [IGNORED] * n
        positions, parts = list(range(n)), [0] * n
        for number, (row, wanted) in enumerate(zip(rows, labels, strict=True), start=1):
            ids += row[n:]
            targets += wanted[n:]
            positions += range(n, len(row))
            parts += [number] * (len(row) - n)
        part = torch.tensor(parts)
        is_own = (part[:, None] == part[None, :]) | (part[None, :] == 0)
        mask = is_own & torch.ones(len(ids), len(ids), dtype=torch.bool).tril()
        return {
            "input_ids": torch.tensor([ids]),
            "labels": torch.tensor([targets]),
            "position_ids": torch.tensor([positions]),
            "attention_mask": mask[None, None],
        }
