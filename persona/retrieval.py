"""Finds what a question asks for among a persona's examples and facts: every process.

The examples are paraphrased questions, so a question is compared with questions, not with
documents. A ridge regression over word vectors and hashed features learns from all of them at
once which words tell the groups apart (docs/adr/0041).
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random

import numpy as np

from persona.embedding import Embedder, Floats
from persona.model import KINDS, Persona
from persona.wording import N_HASHED, features, is_content, words

__all__ = [
    "Index",
    "build_index",
    "example_rows",
    "gram",
    "index_key",
    "is_indexed",
    "open_index",
    "ridge",
    "scores",
    "text_vector",
]

VERSION = b"2"  # of what is stored: raise it when features change
RIDGE = 0.5
EMBEDDING_SHARE = 0.6  # length of the word-vector part, against 1 for the hashed features
FUNCTION_WORD_SHARE = 0.15
MAX_ROWS = 12_000  # questions that the regression learns from


@dataclass(frozen=True, slots=True)
class Index:
    """What was learned from a persona.

    Attributes:
        weights: float32, shape (n_dim + N_HASHED, n_examples + 5): a vector times it is one score
            for each example and one for each kind of question.
        loose: Rows of `Persona.facts` that no example tells; shape (n_loose,).
        loose_vectors: float16, shape (n_loose, n_dim + N_HASHED), length 1; their texts.
    """

    weights: Floats
    loose: np.ndarray[tuple[int], np.dtype[np.int32]]
    loose_vectors: np.ndarray[tuple[int, int], np.dtype[np.float16]]


def text_vector(found: Sequence[str], embedder: Embedder) -> Floats:
    """Return the vector of a text; shape (n_dim + N_HASHED,).

    Args:
        found: From `persona.wording.words`; none gives zeros.
        embedder: Knows the words.
    """
    vector = np.zeros(embedder.n_dim + N_HASHED, np.float32)
    mean = vector[: embedder.n_dim]
    for word in found:
        mean += embedder.word(word) * (1.0 if is_content(word) else FUNCTION_WORD_SHARE)
    norm = float(np.linalg.norm(mean))
    if norm > 0:
        mean *= EMBEDDING_SHARE / norm
    for column, value in features(found).items():
        vector[embedder.n_dim + column] = value
    return vector


def scores(found: Sequence[str], index: Index, embedder: Embedder) -> Floats:
    """Return the scores of a question; shape (n_examples + 5,). Adds up over texts.

    Only the rows that the question touches are read, and without BLAS: about 0.3 ms.
    """
    vector = text_vector(found, embedder)
    rows = np.flatnonzero(vector)
    return np.asarray(np.einsum("r,rc->c", vector[rows], index.weights[rows]), np.float32)


def example_rows(persona: Persona) -> list[tuple[int, str]]:
    """Return (number of the example, question) for all that the regression learns from."""
    rows = [
        (number, question)
        for number, example in enumerate(persona.examples)
        for question in example.questions
    ]
    return rows[:MAX_ROWS]


def build_index(persona: Persona, embedder: Embedder) -> Index:
    """Learn from a persona's examples; half a second for 2,000 questions, four for 8,000."""
    rows = example_rows(persona)
    n_dim = embedder.n_dim + N_HASHED
    vectors = np.array(
        [text_vector(words(question, persona.name), embedder) for _, question in rows], np.float32
    ).reshape(len(rows), n_dim)
    told = {fact for example in persona.examples for fact in example.facts}
    loose = [row for row, fact in enumerate(persona.facts) if fact.id not in told]
    texts = [words(persona.facts[row].text, persona.name) for row in loose]
    return Index(
        weights=ridge(vectors, targets(persona, rows)),
        loose=np.array(loose, np.int32),
        loose_vectors=np.array(
            [_unit(text_vector(found, embedder)) for found in texts], np.float16
        ).reshape(len(loose), n_dim),
    )


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


def _unit(vector: Floats) -> Floats:
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm > 0 else vector


def index_key(persona: Persona) -> str:
    """Return a name for what was learned: another persona, or another word in it, another key."""
    parts = [VERSION, persona.name.encode("utf-8", "replace")]
    for example in persona.examples:
        parts.append(repr((example.id, example.kind, example.questions, example.facts)).encode())
    parts += [repr((fact.id, fact.text)).encode() for fact in persona.facts]
    # Seeding with bytes is a SHA-512 that needs no OpenSSL, which is 3 MB in the window's process.
    seed = b"\x1f".join(parts)
    return f"index-{Random(seed).getrandbits(128):032x}"


def is_indexed(persona: Persona, cache_dir: Path) -> bool:
    """Return whether what was learned from a persona is in the cache."""
    return (cache_dir / f"{index_key(persona)}.npy").is_file()


def open_index(persona: Persona, embedder: Embedder, cache_dir: Path | None = None) -> Index:
    """Return what was learned, from the cache where it is there; a damaged file is made anew.

    Args:
        persona: Whose examples.
        embedder: Knows the words.
        cache_dir: A private folder; None keeps nothing.
    """
    if cache_dir is None:
        return build_index(persona, embedder)
    path = cache_dir / f"{index_key(persona)}.npy"
    stored = _read(path)
    if stored is None:
        stored = build_index(persona, embedder)
        _write(path, stored)
        stored = _read(path) or stored
    return stored


def _read(path: Path) -> Index | None:
    try:
        with path.open("rb") as file:
            stored = Index(*(np.load(file, allow_pickle=False) for _ in fields(Index)))
        # The weights come first. They stay on disk, mapped: a question touches few of their rows.
        return replace(stored, weights=np.lib.format.open_memmap(path, mode="r"))
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
