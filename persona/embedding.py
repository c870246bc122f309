"""Static word vectors, read from the files that the wordllama package carries: every process.

The package itself is not imported: it pulls in 60 MB of libraries that a mean over rows of a
table does not need (docs/adr/0040). The table stays on disk, mapped; only rows in use are read.
"""

from __future__ import annotations

import json
import os
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Self

# Before numpy is imported, the only moment it is read: our matrices are small, and threads that
# wait for each other cost more than they bring (30 times slower beside a busy engine).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import msgspec
import numpy as np
import numpy.typing as npt

from backends.errors import PersonaError

__all__ = ["Embedder", "Floats"]

Floats = npt.NDArray[np.float32]

PACKAGE = "wordllama"
TOKENIZER = "tokenizers/l2_supercat_tokenizer_config.json"
WEIGHTS = "weights/l2_supercat_256.safetensors"
SPACE = "\u2581"  # how this vocabulary writes a space
NO_MERGE = 1 << 30
MAX_WORD_CHARS = 40  # a longer "word" is cut: no word, and merging is quadratic


class _Model(msgspec.Struct):
    vocab: dict[str, int]


class _Tokenizer(msgspec.Struct):
    model: _Model


class Embedder:
    """Turns words into vectors.

    Args:
        vocab: Token to row.
        table: float16, shape (n_vocab, n_dim).
    """

    def __init__(self, vocab: dict[str, int], table: npt.NDArray[np.float16]) -> None:
        self._vocab = vocab
        self._table = table
        self.n_dim = int(table.shape[1])
        self.word = lru_cache(maxsize=8192)(self._word)

    @classmethod
    def open(cls, folder: Path | None = None) -> Self:
        """Map the files of the installed package.

        Raises:
            PersonaError: The package is not installed, or its files are not the expected ones.
        """
        try:
            folder = folder or _package_folder()
            raw = (folder / TOKENIZER).read_bytes()
            vocab = msgspec.json.decode(raw, type=_Tokenizer).model.vocab
            return cls(vocab, _map_table(folder / WEIGHTS))
        except (OSError, ValueError, KeyError, msgspec.MsgspecError) as exc:
            raise PersonaError(
                what="The word vectors that find a persona's facts could not be read.",
                why=f"{exc}.",
                todo="Reinstall the package wordllama.",
            ) from exc

    def _word(self, word: str) -> Floats:
        """Return the vector of one word, the sum over its tokens; shape (n_dim,)."""
        rows = self.tokens(word[:MAX_WORD_CHARS])
        vector = self._table[rows].astype(np.float32).sum(axis=0)
        vector.flags.writeable = False
        return np.asarray(vector, dtype=np.float32)

    def tokens(self, word: str) -> list[int]:
        """Return the rows of one word: byte-pair merging, lowest row first.

        The rows of this vocabulary are ordered by merge rank, so no list of merges is needed.
        """
        pieces = [SPACE, *word]
        while len(pieces) > 1:
            ranks = [self._vocab.get(a + b, NO_MERGE) for a, b in pairwise(pieces)]
            best = min(range(len(ranks)), key=ranks.__getitem__)
            if ranks[best] == NO_MERGE:
                break
            pieces[best : best + 2] = [pieces[best] + pieces[best + 1]]
        return [row for piece in pieces for row in self._rows(piece)]

    def _rows(self, piece: str) -> list[int]:
        row = self._vocab.get(piece)
        if row is not None:
            return [row]
        return [self._vocab.get(f"<0x{byte:02X}>", 0) for byte in piece.encode("utf-8", "replace")]


def _package_folder() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise OSError(f"the package {PACKAGE} is not installed")
    return Path(next(iter(spec.submodule_search_locations)))


def _map_table(path: Path) -> npt.NDArray[np.float16]:
    """Map the one table of a safetensors file: 8 bytes of header length, JSON, then the data."""
    with path.open("rb") as file:
        n_header = int.from_bytes(file.read(8), "little")
        if not 0 < n_header < 2**20:
            raise ValueError(f"{path.name} has no safetensors header")
        entry = json.loads(file.read(n_header))["embedding.weight"]
    rows, columns = entry["shape"]
    return np.memmap(
        path, dtype=np.float16, mode="r", offset=8 + n_header, shape=(int(rows), int(columns))
    )
