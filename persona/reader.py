"""Reads a text into words and one vector: every process.

The vector joins three views: the mean of its word vectors, hashed letters and word pairs, and,
where the sentence encoder runs, the meaning of the whole (docs/adr/0044).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from backends.encoder import Encoder, encoder_key
from backends.errors import EngineError
from persona.embedding import Embedder, Floats
from persona.wording import N_HASHED, features, is_content, words

__all__ = ["Reader", "Text"]

LOG = logging.getLogger("avatar.reader")
EMBEDDING_SHARE = 0.6  # length of the word-vector part, against 1 for the hashed features
FUNCTION_WORD_SHARE = 0.15
MEANING_SHARE = 2.0  # length of the encoder's part
N_KEPT = 64  # vectors of the encoder: the readings of one question ask for the same again
NAME = ("Keith Low", "Keith")  # whom the encoder was trained on; others take the name's place


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was read.

    Attributes:
        words: From `persona.wording.words`.
        vector: float32, shape (n_columns,).
    """

    words: list[str]
    vector: Floats


class Reader:
    """Reads texts about one person. Not for use by several threads at once.

    Args:
        name: The person's name.
        embedder: Knows the words.
        encoder: Knows whole sentences; None: words alone.
    """

    def __init__(self, name: str, embedder: Embedder, encoder: Encoder | None = None) -> None:
        self.embedder, self.encoder = embedder, encoder
        self.name = name
        self.key = encoder_key() if encoder else ""
        self.n_plain = embedder.n_dim + N_HASHED  # columns that need no encoder; they come first
        self.n_columns = self.n_plain + (encoder.n_dim if encoder else 0)
        self._meanings: dict[str, Floats] = {}
        own = name.partition(" ")[0]
        self._full, self._own = (
            re.compile(rf"\b{re.escape(part)}\b", re.IGNORECASE) if part else None
            for part in (name if name != own else "", own)
        )

    @classmethod
    def open(cls, name: str) -> Self:
        """Return a reader with what is installed here.

        Raises:
            PersonaError: The word vectors are missing.
        """
        embedder = Embedder.open()
        try:
            return cls(name, embedder, Encoder())
        except EngineError as exc:
            LOG.warning("%s", exc)
            return cls(name, embedder)

    def without_encoder(self) -> Self:
        """Return a reader that goes by words alone, and end this one's encoder."""
        self.close()
        return type(self)(self.name, self.embedder)

    def close(self) -> None:
        """End the encoder's process."""
        if self.encoder:
            self.encoder.close()

    def read(self, text: str) -> Text:
        """Read one text, of any length and script.

        Raises:
            EngineError: The encoder is gone; go on `without_encoder`.
        """
        return self.read_all((text,))[0]

    def read_all(self, texts: Sequence[str]) -> list[Text]:
        """Read many texts; see `read`."""
        return self._read([(text, words(text, self.name)) for text in texts])

    def read_plain(self, text: str) -> Floats:
        """Return the columns of a text that need no encoder; float32, shape (n_plain,)."""
        return self._vector(words(text, self.name), None)[: self.n_plain]

    def read_words(self, found: Sequence[str]) -> Text:
        """Read words that were put together from more than one text."""
        return self._read([(" ".join(found), list(found))])[0]

    def _read(self, texts: Sequence[tuple[str, list[str]]]) -> list[Text]:
        meanings = self._meant([text for text, _ in texts])
        return [
            Text(found, self._vector(found, meaning))
            for (_, found), meaning in zip(texts, meanings, strict=True)
        ]

    def _vector(self, found: Sequence[str], meaning: Floats | None) -> Floats:
        n_dim = self.embedder.n_dim
        vector = np.zeros(self.n_columns, np.float32)
        mean = vector[:n_dim]
        for word in found:
            mean += self.embedder.word(word) * (1.0 if is_content(word) else FUNCTION_WORD_SHARE)
        norm = float(np.linalg.norm(mean))
        if norm > 0:
            mean *= EMBEDDING_SHARE / norm
        for column, value in features(found).items():
            vector[n_dim + column] = value
        if meaning is not None and found:
            vector[self.n_plain :] = meaning
        return vector

    def _meant(self, texts: Sequence[str]) -> list[Floats] | list[None]:
        """Return what the encoder makes of texts; those of the last question are kept."""
        if self.encoder is None:
            return [None] * len(texts)
        plain = [self._named_as_trained(text) for text in texts]
        new = [text for text in dict.fromkeys(plain) if text not in self._meanings]
        if len(self._meanings) + len(new) > N_KEPT:
            self._meanings = {t: self._meanings[t] for t in plain if t in self._meanings}
        for text, numbers in zip(new, self.encoder.encode(new), strict=True):
            self._meanings[text] = MEANING_SHARE * np.asarray(numbers, np.float32)
        return [self._meanings[text] for text in plain]

    def _named_as_trained(self, text: str) -> str:
        for pattern, name in zip((self._full, self._own), NAME, strict=True):
            if pattern and self.name != NAME[0]:
                text = pattern.sub(name, text)
        return text
