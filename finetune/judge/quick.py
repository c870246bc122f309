"""Reads with the encoders in torch: pipeline process.

For fitting alone: a hundred thousand texts, which the app's child would read for an hour. The same
weights, unpacked from the files that are shipped; what is said of a text differs by rounding.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from finetune.judge.base import read_encoder
from finetune.judge.model import Texts, half

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
        self._open = ExitStack()
        self._open.enter_context(half())  # else the weights are turned for each handful of texts

    @property
    def pid(self) -> int:
        """The process itself."""
        return os.getpid()

    def encode(self, texts: Sequence[Sequence[str]], model: int = 0) -> list[memoryview[float]]:
        """Return the vectors of texts; see `Encoder.encode`."""
        import torch

        keys, own = [(model, tuple(text)) for text in texts], self._models[model]
        if new := [key for key in dict.fromkeys(keys) if key not in self._known]:
            with torch.no_grad():
                means = own.means([own.ids(parts) for _, parts in new], BATCH).float().numpy()
            for key, mean in zip(new, means, strict=True):
                self._known[key] = np.ascontiguousarray(mean).data.cast("B").cast("f")
        return [self._known[key] for key in keys]

    def close(self) -> None:
        """Forget what was read."""
        self._known.clear()
        self._open.close()
