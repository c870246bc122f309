"""Finds what a question asks for among a persona's examples and facts: every process.

The examples are paraphrased questions, so a question is compared with questions, not with
documents. A ridge regression over their vectors learns from all of them at once what tells the
groups apart (docs/adr/0041).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from random import Random

import numpy as np
import numpy.typing as npt

from backends.encoder import encoder_key
from persona.embedding import Floats
from persona.gist import Gists, gists_of
from persona.model import KINDS, Persona
from persona.reader import Reader, Text

__all__ = [
    "Index",
    "build_index",
    "example_rows",
    "gram",
    "index_key",
    "is_indexed",
    "matrix",
    "open_index",
    "ridge",
    "scores",
]

VERSION = 10  # of what is stored: raise it when features change
RIDGE = 2.0
MAX_ROWS = 12_000  # questions that the regression learns from

Halves = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Index:
    """What was learned from a persona.

    Attributes:
        weights: float32, shape (n_columns, n_examples + 5): a vector times it is one score for
            each example and one for each kind of question.
        loose: Rows of `Persona.facts` that no example tells; shape (n_loose,).
        loose_vectors: float16, shape (n_loose, n_plain), length 1; their texts.
        gists: From `persona.gist.gists_of`.
    """

    weights: Floats
    loose: np.ndarray[tuple[int], np.dtype[np.int32]]
    loose_vectors: Halves
    gists: Gists

    def fits(self, persona: Persona, reader: Reader) -> bool:
        """Return whether a stored index can be of this persona: its file may be a stranger's."""
        n_examples, n_loose = len(persona.examples), len(self.loose)
        return bool(
            self.weights.dtype == np.float32
            and self.weights.shape == (reader.n_columns, n_examples + len(KINDS))
            and self.loose.shape == (n_loose,)
            and np.isin(self.loose, np.arange(len(persona.facts))).all()
            and self.loose_vectors.shape == (n_loose, reader.n_plain)
            and self.gists.shape == (2, self.gists.size // 2)
            and self.gists.dtype == np.uint64
            and (self.gists[1] < n_examples).all()
        )


def scores(text: Text, index: Index) -> Floats:
    """Return the scores of a question; shape (n_examples + 5,). Adds up over texts.

    Only the rows that the question touches are read, and without BLAS: about 0.3 ms.
    """
    rows = np.flatnonzero(text.vector)
    return np.asarray(np.einsum("r,rc->c", text.vector[rows], index.weights[rows]), np.float32)


def example_rows(persona: Persona) -> list[tuple[int, str]]:
    """Return (number of the example, question) for all that the regression learns from."""
    rows = [
        (number, question)
        for number, example in enumerate(persona.examples)
        for question in example.questions
    ]
    return rows[:MAX_ROWS]


def build_index(persona: Persona, reader: Reader) -> Index:
    """Learn from a persona's examples; half a second for 2,000 questions, ten for 12,000.

    Raises:
        EngineError: The reader's encoder is gone.
    """
    rows = example_rows(persona)
    vectors = matrix(reader.read_all([question for _, question in rows]), reader)
    told = {fact for example in persona.examples for fact in example.facts}
    loose = [row for row, fact in enumerate(persona.facts) if fact.id not in told]
    texts = np.array([reader.read_plain(persona.facts[row].text) for row in loose], np.float32)
    texts = texts.reshape(len(loose), reader.n_plain)
    lengths = np.maximum(np.linalg.norm(texts, axis=1, keepdims=True), 1e-9)
    return Index(
        weights=ridge(vectors, targets(persona, rows)),
        loose=np.array(loose, np.int32),
        loose_vectors=(texts / lengths).astype(np.float16),
        gists=gists_of(persona),
    )


def matrix(texts: Sequence[Text], reader: Reader) -> Floats:
    """Return the vectors of texts; shape (n_texts, n_columns)."""
    vectors = np.array([text.vector for text in texts], np.float32)
    return vectors.reshape(len(texts), reader.n_columns)


def targets(persona: Persona, rows: Sequence[tuple[int, str]]) -> Floats:
    """Return what each question should score: 1 for its example and its kind, 0 elsewhere."""
    wanted = np.zeros((len(rows), len(persona.examples) + len(KINDS)), np.float32)
    for row, (number, _) in enumerate(rows):
        wanted[row, number] = 1.0
        wanted[row, len(persona.examples) + KINDS.index(persona.examples[number].kind)] = 1.0
    return wanted


def gram(vectors: Floats) -> Floats:
    """Return the regularised inner products of all rows; shape (n_rows, n_rows)."""
    products = vectors @ vectors.T
    products[np.diag_indices_from(products)] += RIDGE
    return products


def ridge(vectors: Floats, wanted: Floats) -> Floats:
    """Return the weights that turn vectors into scores; shape (n_columns, n_scores).

    The same solution either way; the smaller of the two systems is solved.
    """
    if len(vectors) <= vectors.shape[1]:
        return np.asarray(vectors.T @ np.linalg.solve(gram(vectors), wanted), np.float32)
    return np.asarray(np.linalg.solve(gram(vectors.T), vectors.T @ wanted), np.float32)


def index_key(persona: Persona, encoder: str) -> str:
    """Return a name for what was learned: another persona, or another word in it, another key.

    Args:
        persona: From whom.
        encoder: `Reader.key`, or what it will be.
    """
    digest = b""
    for part in _told(persona, encoder):
        # Seeding with bytes is a SHA-512 that needs no OpenSSL, which is 3 MB in the window.
        seed = digest + part.encode("utf-8", "replace")
        digest = Random(seed).getrandbits(128).to_bytes(16, "big")
    return f"index-{digest.hex()}"


def _told(persona: Persona, encoder: str) -> Iterator[str]:
    """Yield all that is learned from, in small pieces: a whole would stay in the heap."""
    yield f"{VERSION} {encoder} {persona.name}"
    for example in persona.examples:
        yield repr((example.id, example.kind, example.questions, example.facts))
    for fact in persona.facts:
        yield repr((fact.id, fact.text))


def is_indexed(persona: Persona, cache_dir: Path) -> bool:
    """Return whether what was learned from a persona lies in the cache, or beside the persona."""
    return any(path.is_file() for path in _places(persona, encoder_key(), cache_dir))


def open_index(persona: Persona, reader: Reader, cache_dir: Path | None = None) -> Index:
    """Return what was learned, from where it is stored; a damaged file is made anew.

    Args:
        persona: Whose examples; its folder may bring what was learned with it.
        reader: Reads them.
        cache_dir: A private folder; None keeps nothing.

    Raises:
        EngineError: The reader's encoder is gone.
    """
    for path in _places(persona, reader.key, cache_dir):
        stored = _read(path)
        if stored is not None and stored.fits(persona, reader):
            return stored
    made = build_index(persona, reader)
    if cache_dir is None:
        return made
    path = cache_dir / f"{index_key(persona, reader.key)}.npy"
    _write(path, made)
    return _read(path) or made


def _places(persona: Persona, encoder: str, cache_dir: Path | None) -> list[Path]:
    name = f"{index_key(persona, encoder)}.npy"
    folders = (cache_dir, persona.folder if persona.folder != Path() else None)
    return [folder / name for folder in folders if folder is not None]


def _read(path: Path) -> Index | None:
    try:
        # The weights come first. They stay on disk, mapped: a question touches few of their rows.
        weights = np.lib.format.open_memmap(path, mode="r")
        with path.open("rb") as file:
            file.seek(weights.offset + weights.nbytes)
            rest = [np.load(file, allow_pickle=False) for _ in fields(Index)[1:]]
        return Index(weights, *rest)
    except (OSError, ValueError, EOFError):
        return None


def _write(path: Path, index: Index) -> None:
    """Store an index; a folder that cannot be written only costs time at the next start."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".npy", delete=False) as file:
            for own in fields(Index):  # one after the other: a zip would cost a few MB of memory
                np.save(file, getattr(index, own.name))
        os.replace(file.name, path)
    except OSError:
        return
