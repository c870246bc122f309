"""Says a question in other ways: by rule, and by a model whose work the owner reviews.

Runs in the pipeline process; the model runs in an engine of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from backends.base import Message, Sampling
from backends.errors import FinetuneError
from backends.hosts.process import BlockingEngine
from persona.model import Example

__all__ = ["Paraphrase", "paraphrased", "read_paraphrases", "vary", "write_paraphrases"]

CONTRACTIONS = (
    ("what is", "what's"), ("who is", "who's"), ("where is", "where's"), ("how is", "how's"),
    ("do not", "don't"), ("did not", "didn't"), ("are not", "aren't"), ("it is", "it's"),
    ("you are", "you're"), ("you have", "you've"),
)  # fmt: skip
CHAT_SPELLING = ((r"\byou\b", "u"), (r"\byour\b", "ur"), (r"\bare\b", "r"), (r"\bplease\b", "pls"))
OPENERS = ("Hey, ", "By the way, ", "So, ", "One question: ", "Tell me, ", "Just curious: ")
REQUEST = 'Say this question in {n} other ways, one per line, with the same meaning: "{question}"'
MAX_PARAPHRASE_CHARS = 200


class Paraphrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A wording that a model proposed; it is used once the owner has set `reviewed`."""

    example: str
    question: str
    by: str
    reviewed: bool = False


def vary(question: str, rng: random.Random) -> str:
    """Return the question as somebody else would type it; the same when no rule changes it."""
    changed = rng.choice(_RULES)(question, rng)
    return changed if changed.strip() else question


def _careless(question: str, rng: random.Random) -> str:
    return question.lower().rstrip("?.! ")


def _chatty(question: str, rng: random.Random) -> str:
    text = question.lower()
    for pattern, short in CHAT_SPELLING:
        text = re.sub(pattern, short, text)
    return text


def _opened(question: str, rng: random.Random) -> str:
    starts_with_name = question[:2].isupper() or question.startswith(("I ", "I'"))
    rest = question if starts_with_name else question[:1].lower() + question[1:]
    return rng.choice(OPENERS) + rest


def _contracted(question: str, rng: random.Random) -> str:
    for long, short in CONTRACTIONS:
        for old, new in ((long, short), (short, long)):
            if re.search(rf"\b{old}\b", question, re.IGNORECASE):
                return _same_case(question, re.sub(rf"\b{old}\b", new, question, flags=re.I))
    return question


def _same_case(original: str, changed: str) -> str:
    return changed[:1].upper() + changed[1:] if original[:1].isupper() else changed


_RULES: tuple[Callable[[str, random.Random], str], ...] = (
    _careless,
    _chatty,
    _opened,
    _contracted,
)


def paraphrased(
    engine: BlockingEngine, by: str, examples: Sequence[Example], n: int
) -> Iterator[Paraphrase]:
    """Yield wordings that a loaded model proposes, none of them reviewed.

    Args:
        engine: With a model loaded; greedy, so that a second run proposes the same.
        by: What to call that model.
        examples: The first wording of each is said anew.
        n: Wordings asked for, per example.
    """
    for example in examples:
        request = REQUEST.format(n=n, question=example.questions[0])
        sampling = Sampling(temperature=0.0, n_predict=48 * n)
        reply = "".join(c.text for c in engine.generate([Message("user", request)], sampling))
        known = {question.casefold() for question in example.questions}
        for line in _lines(reply):
            if line.casefold() not in known:
                known.add(line.casefold())
                yield Paraphrase(example=example.id, question=line, by=by)


def _lines(reply: str) -> Iterator[str]:
    for line in reply.splitlines():
        text = re.sub(r"^\s*(?:\d+[.)]|[-*•])\s*", "", line).strip().strip('"').strip()
        if text.endswith("?") and len(text) <= MAX_PARAPHRASE_CHARS:
            yield text


def write_paraphrases(path: Path, paraphrases: Sequence[Paraphrase]) -> None:
    """Write the file that the owner reviews: one JSON object per line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in paraphrases))


def read_paraphrases(path: Path) -> tuple[Paraphrase, ...]:
    """Return what a reviewed file holds, reviewed or not.

    Raises:
        FinetuneError: It is missing or damaged; names the line.
    """
    found = []
    try:
        lines = [line for line in path.read_text("utf-8-sig").split("\n") if line.strip()]
        for line in lines:
            found.append(msgspec.json.decode(line, type=Paraphrase))
    except (OSError, ValueError) as exc:
        raise FinetuneError(
            what=f"The paraphrases in {path} cannot be used.",
            why=f"Line {len(found) + 1}: {exc}.",
            todo="Correct it, or write it anew: python -m finetune paraphrase RECIPE",
        ) from exc
    return tuple(found)
