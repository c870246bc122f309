"""Reads texts with the two encoders and says what the learnt heads make of them: every process.

One encoder finds texts that may answer a question; the other judges pairs of texts. Both run in a
child (`backends.hosts.encoder`); the heads on top of the second are small and run here, in numpy.
What they were trained on, and how well they do on owners never seen: docs/adr/0046.
"""

from __future__ import annotations

import io
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol, Self
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from backends.errors import EngineCrashed, Sentence, why_not
from backends.hosts.encoder import CANDIDATES, ENCODERS, JUDGE, Encoder, encoder_key
from persona.model import LANGUAGES

__all__ = [
    "DAMAGED",
    "FITTED",
    "MESSAGE_KINDS",
    "NEEDED",
    "PERSONAL",
    "Encodes",
    "Floats",
    "Judged",
    "Reader",
    "clean",
    "hidden_layer",
    "log_odds",
    "shared_reader",
    "softmax",
]

Floats = npt.NDArray[np.float32]
MAX_CHARS = 400  # of a text; what is longer keeps its start and its end
HEADS = ENCODERS[JUDGE].with_name("heads.npz")
FITTED = frozenset(("limit", "part"))
"""Heads of a few numbers on which all hangs; see `finetune.judge.gate`."""
PARTS = ("w1", "b1", "w2", "b2")  # of a head with a hidden layer; see `hidden_layer`
NEEDED = FITTED | {
    f"{head}.{part}"
    for head in ("told", "verdict", "kind", "claim", "voice", "leans", "outcome", "show", "private")
    for part in PARTS
}
DAMAGED = (OSError, ValueError, EOFError, KeyError, BadZipFile, zlib.error)  # of an .npz
MAX_KNOWN = 256  # vectors remembered: a question is looked at from several sides
TELLS = 0.05  # probability; of replies that tell a text 88 of 100 have more, of others 5
SAYS = 0.7  # likewise; of replies that say a thing is not known 96 of 100 have more, of others 4
SCALE = 10.0  # of a vector before a head, as in training
# fmt: off
MESSAGE_KINDS = (
    "person", "avatar", "identity", "greeting", "howareyou", "thanks", "compliment", "insult",
    "farewell", "capabilities", "ack", "statement", "feeling", "more", "why", "recall",
    "correction", "world", "task",
)
# fmt: on
"""What a message may be, in the order of the head's outputs; the last of outcomes is "told"."""
PERSONAL = ("person", "identity", "avatar")  # kinds that are about the one who is asked


@dataclass(frozen=True, slots=True)
class Judged:
    """What the judge says of texts that may answer a question. Each of shape (n_texts,).

    Attributes:
        told: Log-odds that the text answers the question, or a part of it.
        whole: Log-odds that it answers all of it.
    """

    told: Floats
    whole: Floats


class Encodes(Protocol):
    """What gives vectors of texts: `backends.hosts.encoder.Encoder`, or torch in training."""

    n_dim: int

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""

    def encode(self, texts: Sequence[Sequence[str]], model: int = 0) -> list[memoryview[float]]:
        """Return the mean over the tokens of each text: float32, shape (n_dim,)."""

    def close(self) -> None:
        """End it."""


class Reader:
    """Reads texts. Not for use by several threads at once.

    Args:
        encoder: The child, as a rule.
        heads: Arrays of ``heads.npz``.
    """

    def __init__(self, encoder: Encodes, heads: dict[str, Floats]) -> None:
        self._encoder = encoder
        self._heads = heads
        self.key = encoder_key()
        self._known: dict[int, dict[str, Floats]] = {CANDIDATES: {}, JUDGE: {}}  # by text

    @classmethod
    def open(cls, heads: Path = HEADS) -> Self:
        """Start the child.

        Raises:
            EngineCrashed: It does not run here, or weights are missing or damaged.
        """
        try:
            with np.load(io.BytesIO(heads.read_bytes()), allow_pickle=False) as file:
                found = {name: np.asarray(file[name], np.float32) for name in file.files}
            if missing := NEEDED - found.keys():
                raise ValueError(f"{min(missing)} is not in it")
        except DAMAGED as exc:
            raise EngineCrashed(
                what="Answers are less sure: the judge of what is known cannot be read.",
                why=why_not(exc, heads.name, Sentence("{1} is damaged.", heads.name)),
                todo="Install the app again.",
            ) from exc
        return cls(Encoder(), found)

    @property
    def n_dim(self) -> int:
        """Numbers of a vector."""
        return self._encoder.n_dim

    @property
    def is_alive(self) -> bool:
        """Whether the child runs."""
        return self._encoder.is_alive

    def close(self) -> None:
        """End the child. A second call does nothing."""
        self._encoder.close()

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of texts that may answer; shape (n_texts, n_dim), length 1."""
        return _unit(self._alone([f"passage: {clean(text)}" for text in texts], CANDIDATES))

    def queries(self, texts: Sequence[str]) -> Floats:
        """Return the vectors of questions, to be compared with those of `passages`."""
        return _unit(self._alone([f"query: {clean(text)}" for text in texts], CANDIDATES))

    def judge(self, question: str, before: str, texts: Sequence[str]) -> Judged:
        """Return what the judge says of texts that may answer; `before` is the question before."""
        first, *rest = [clean(part) for part in (before, question) if part]
        pairs = [[f"ask: {first}", *rest, clean(text)] for text in texts]
        scores = self._scores("told", self._pooled(pairs))
        return Judged(scores[:, 0], scores[:, 1])

    def messages(self, texts: Sequence[str]) -> Floats:
        """Return what both encoders make of messages; shape (n_texts, 2 * n_dim)."""
        return self._both("kind", texts)

    def sentences(self, texts: Sequence[str]) -> Floats:
        """Return what both encoders make of sentences of replies; as `messages`."""
        return self._both("claim", texts)

    def kinds(self, message: str) -> Floats:
        """Return how likely a message is of each of `MESSAGE_KINDS`; they sum to 1."""
        return np.asarray(softmax(self._scores("kind", self.messages([message])))[0])

    def wants_other_voice(self, message: str) -> bool:
        """Return whether a text is asked for in which an "I" is not the person: a poem."""
        return bool(np.argmax(self._scores("voice", self.messages([message]))[0]))

    def leaning(self, message: str) -> float:
        """Return the log-odds that a message needs the one before it: "Since when?"."""
        alone, after = self._scores("leans", self.messages([message]))[0]
        return float(after - alone)

    def claims(self, sentence: str) -> bool:
        """Return whether a sentence of a reply claims something about the person."""
        return bool(np.argmax(self._scores("claim", self.sentences([sentence]))[0]))

    def verify(self, sentence: str, known: Sequence[str], before: str = "") -> Floats:
        """Return how likely a sentence of a reply is told, contradicted, not told, no claim.

        It is read beside each of the texts, after `before`: the question and the sentence before.
        Shape (n_known, 4); rows sum to 1.
        """
        first, *rest = [clean(part) for part in (before, sentence) if part]
        texts = [[f"claim: {first}", *rest, clean(text)] for text in known]
        return softmax(self._scores("verdict", self._pooled(texts)))

    def tells(self, reply: str, text: str) -> bool:
        """Return whether a reply tells something of what a text says, in whatever words.

        The verdict the other way round: would the text be told by somebody who has the reply?
        """
        return bool(self.verify(text, [reply])[0, 0] > TELLS)

    def says_one_of(self, texts: Sequence[str], lines: Sequence[str]) -> bool:
        """Return whether one of some texts says what one of some lines does: "I don't know"."""
        return any(bool((self.verify(line, texts)[:, 0] > SAYS).any()) for line in lines)

    # What these weigh is put together in `weighing` and `verifier`; all limits were fitted on
    # owners that nothing was trained on.

    def outcome(self, values: Floats, language: str) -> tuple[float, Floats]:
        """Return how likely a message is answered by what is told, and what it is if it is not.

        One half is where so many of the unknown questions in a language are refused as should be.
        The second are probabilities of `MESSAGE_KINDS`; they sum to 1.
        """
        likely = softmax(self._scores("outcome", values[None]))[0]
        told, kinds = float(likely[-1]), likely[:-1]
        limit = float(self._heads["limit"][LANGUAGES.index(language)])
        rest = np.asarray(kinds / max(float(kinds.sum()), 1e-9), np.float32)
        return _probability(log_odds(told) - limit), rest

    def adds(self, values: Sequence[float]) -> float:
        """Return the probability that a further passage answers another part of a question."""
        return _probability(float(np.dot(self._heads["part"], (*values, 1.0))))

    def withholds(self, values: Floats) -> float:
        """Return the log-odds that a question is about what its owner does not talk about."""
        scores = self._scores("private", values[None])[0]
        return float(scores[1] - scores[0])

    def shows(self, values: Floats) -> bool:
        """Return whether a sentence of a reply may be shown."""
        return bool(np.argmax(self._scores("show", values[None])[0]))

    def _both(self, task: str, texts: Sequence[str]) -> Floats:
        judged = self._alone([f"{task}: {clean(text)}" for text in texts], JUDGE)
        return np.concatenate([SCALE * judged, SCALE * self.queries(texts)], axis=1)

    def _scores(self, name: str, read: Floats) -> Floats:
        return hidden_layer(read, {part: self._heads[f"{name}.{part}"] for part in PARTS})

    def _alone(self, texts: Sequence[str], model: int) -> Floats:
        """Return what an encoder makes of texts by themselves; of the last it is remembered."""
        known = self._known[model]
        new = [text for text in dict.fromkeys(texts) if text not in known]
        read = self._encoder.encode([[text] for text in new], model) if new else []
        known = known | dict(zip(new, (np.asarray(row, np.float32) for row in read), strict=True))
        self._known[model] = known if len(known) <= MAX_KNOWN else {}
        return np.array([known[text] for text in texts], np.float32).reshape(-1, self.n_dim)

    def _pooled(self, texts: Sequence[Sequence[str]]) -> Floats:
        read = self._encoder.encode(texts, JUDGE)
        return np.array([np.asarray(row, np.float32) for row in read]) * np.float32(SCALE)


def _unit(vectors: Floats) -> Floats:
    """Return vectors of length 1."""
    unit = [vector / max(float(np.linalg.norm(vector)), 1e-9) for vector in vectors]
    return np.array(unit, np.float32).reshape(vectors.shape)


def _probability(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, near 0 and 1 those of a thousandth from there."""
    p = min(max(probability, 1e-3), 1 - 1e-3)
    return float(np.log(p / (1 - p)))


@lru_cache(maxsize=256)
def clean(text: str) -> str:
    """Return a text as the encoders were trained to read it: on one line, not too long."""
    sound = text.encode("utf-8", "replace").decode()  # no lone surrogates
    plain = " ".join(unicodedata.normalize("NFKC", sound).split())
    if len(plain) <= MAX_CHARS:
        return plain
    half = MAX_CHARS // 2
    return f"{plain[:half]} {plain[-half:]}"


def softmax(scores: Floats) -> Floats:
    """Return probabilities, along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def hidden_layer(read: Floats, weights: Mapping[str, Floats]) -> Floats:
    """Return what a head makes of vectors.

    Args:
        read: Shape (n_texts, n_read).
        weights: w1, b1, w2, b2, of shape (n_hidden, n_read), (n_hidden,), (n, n_hidden), (n,).

    Returns:
        Shape (n_texts, n).
    """
    hidden = _gelu(np.asarray(read @ weights["w1"].T + weights["b1"], np.float32))
    return np.asarray(hidden @ weights["w2"].T + weights["b2"], np.float32)


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3))), np.float32)


@lru_cache(maxsize=1)
def _running() -> Reader:
    return Reader.open()


def shared_reader() -> Reader:
    """Return the one reader of this process, a new one where its child has died.

    Raises:
        EngineCrashed: It does not run here.
    """
    if not _running().is_alive:
        _running.cache_clear()
    return _running()
