"""Reads with the encoders in torch: pipeline process.

For fitting alone: a hundred thousand texts, which the app's child would read for an hour. The same
weights, unpacked from the files that are shipped; what is said of a text differs by rounding.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from finetune.judge.base import read_encoder
from finetune.judge.model import Texts

__all__ = ["TorchEncoder"]

BATCH = 24  # texts


class TorchEncoder:
    """Stands for `backends.hosts.encoder.Encoder`. Remembers what it has read.

    Args:
        models: The encoder GGUFs.
    """

    is_alive = True

    def __init__(self, models: Sequence[Path]) -> None:
        self._models = [Texts(read_encoder(path)) for path in models]
        for own in self._models:
            own.model.eval()
        self.n_dim = int(self._models[0].model.config.hidden_size)
        self._known: dict[tuple[int, tuple[str, ...]], memoryview[float]] = {}

    @property
    def pid(self) -> int:
        """The process itself."""
        return os.getpid()

    def encode(self, texts: Sequence[Sequence[str]], model: int = 0) -> list[memoryview[float]]:
        """Return the vectors of texts; see `Encoder.encode`."""
        import torch

        keys = [(model, tuple(own)) for own in texts]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        read = [self._models[model].ids(parts) for _, parts in new]
        order = sorted(range(len(new)), key=lambda i: len(read[i]))
        with torch.no_grad():
            for start in range(0, len(order), BATCH):
                part = order[start : start + BATCH]
                means = self._models[model].pooled([read[i] for i in part]).float().numpy()
                for i, mean in zip(part, means, strict=True):
                    self._known[new[i]] = np.ascontiguousarray(mean).data.cast("B").cast("f")
        return [self._known[key] for key in keys]

    def close(self) -> None:
        """Forget what was read."""
        self._known.clear()
