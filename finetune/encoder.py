"""Trains the sentence encoder that understands questions: pipeline process.

A small pretrained encoder (MiniLM-L6, 23M parameters) learns to tell the examples of a persona
apart by their wordings. What it learns is which questions mean the same, and that holds for other
personas too: they use the same encoder, with a regression of their own on top (docs/adr/0044).
The result is a GGUF, made by llama.cpp's own converter and run by the library of the chat models.
"""

from __future__ import annotations

import logging
import random
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import FinetuneError
from finetune.llama_tree import find_tree, run_tool
from finetune.progress import duration
from finetune.quantize import quantize
from persona.model import KINDS, Persona

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = ["EncoderPlan", "train_encoder"]

LOG = logging.getLogger(__name__)
QUANTIZATION = "Q4_0"  # the fastest on a CPU: llama.cpp repacks it
SCALE = 20.0  # of the vectors, which have length 1, before the two heads
CHUNK = 10  # batches that are sorted by length together
SAY_EVERY_S = 15.0


@dataclass(frozen=True, slots=True)
class EncoderPlan:
    """How it is trained."""

    base: Path  # a folder with a BERT-like encoder, its tokenizer and its pooling (modules.json)
    epochs: int = 3
    batch: int = 64  # questions
    learning_rate: float = 5e-5
    head_learning_rate: float = 5e-3
    smoothing: float = 0.1  # of the labels: neighbouring examples are near in meaning
    max_tokens: int = 48  # of a question
    seed: int = 0


@dataclass(frozen=True, slots=True)
class _Row:
    question: str
    example: int
    kind: int


def train_encoder(persona: Persona, plan: EncoderPlan, target: Path) -> float:
    """Train on a persona's wordings and write the GGUF; return the mean loss of the last epoch.

    Args:
        persona: Whose examples.
        plan: Base and numbers.
        target: The GGUF, in `QUANTIZATION`.

    Raises:
        FinetuneError: The base cannot be read, or the converter refuses it.
    """
    import torch

    torch.manual_seed(plan.seed)
    model, tokenizer = _load(plan.base)
    rows = [
        _Row(question, number, KINDS.index(example.kind))
        for number, example in enumerate(persona.examples)
        for question in example.questions
    ]
    trained = _Training(model, tokenizer, plan, len(persona.examples))
    loss = trained.run(rows)
    _write(model, plan.base, target)
    return loss


class _Training:
    """One run: the encoder with a head for the example and one for the kind."""

    def __init__(
        self,
        model: PreTrainedModel,
        tokenizer: PreTrainedTokenizerBase,
        plan: EncoderPlan,
        n_examples: int,
    ) -> None:
        import torch

        self._model, self._tokenizer, self._plan = model, tokenizer, plan
        self._n_examples = n_examples
        self._head = torch.nn.Linear(model.config.hidden_size, n_examples + len(KINDS))
        model.embeddings.word_embeddings.requires_grad_(requires_grad=False)
        own = [weight for weight in model.parameters() if weight.requires_grad]
        self._weights = [*own, *self._head.parameters()]
        self._optimizer = torch.optim.AdamW(
            [
                {"params": own, "lr": plan.learning_rate},
                {"params": self._head.parameters(), "lr": plan.head_learning_rate},
            ],
            weight_decay=0.01,
        )

    def run(self, rows: Sequence[_Row]) -> float:
        """Train; return the mean loss of the last epoch."""
        import torch
        from transformers import get_linear_schedule_with_warmup

        chance = random.Random(self._plan.seed)
        n_steps = self._plan.epochs * sum(1 for _ in self._batches(rows, random.Random(0)))
        schedule = get_linear_schedule_with_warmup(self._optimizer, n_steps // 10, n_steps)
        self._model.train()
        losses: list[float] = []
        started = said = time.monotonic()
        for epoch in range(self._plan.epochs):
            losses.clear()
            for batch in self._batches(rows, chance):
                loss = self._loss(batch)
                self._optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self._weights, 1.0)
                self._optimizer.step()
                schedule.step()
                losses.append(float(loss.detach()))
                if time.monotonic() - said >= SAY_EVERY_S:
                    said = time.monotonic()
                    done = schedule.last_epoch
                    left = duration((said - started) / done * (n_steps - done))
                    LOG.info("encoder: step %d of %d, %s left", done, n_steps, left)
            mean = sum(losses) / max(len(losses), 1)
            LOG.info("encoder: epoch %d of %d, loss %.3f", epoch + 1, self._plan.epochs, mean)
        return sum(losses) / max(len(losses), 1)

    def _batches(self, rows: Sequence[_Row], chance: random.Random) -> Iterator[list[_Row]]:
        """Yield batches of about equal length in random order."""
        shuffled, size = list(rows), self._plan.batch
        chance.shuffle(shuffled)
        for start in range(0, len(shuffled), CHUNK * size):
            chunk = sorted(shuffled[start : start + CHUNK * size], key=lambda r: len(r.question))
            batches = [chunk[i : i + size] for i in range(0, len(chunk), size)]
            chance.shuffle(batches)
            yield from batches

    def _loss(self, batch: Sequence[_Row]) -> torch.Tensor:
        import torch
        from torch.nn.functional import cross_entropy

        scores = self._head(self._vectors([row.question for row in batch]) * SCALE)
        examples = torch.tensor([row.example for row in batch])
        kinds = torch.tensor([row.kind for row in batch])
        own, kind = scores[:, : self._n_examples], scores[:, self._n_examples :]
        smoothing = self._plan.smoothing
        return cross_entropy(own, examples, label_smoothing=smoothing) + cross_entropy(
            kind, kinds, label_smoothing=smoothing / 2
        )

    def _vectors(self, texts: list[str]) -> torch.Tensor:
        """Return the mean over the tokens, length 1: as llama.cpp pools it."""
        from torch.nn.functional import normalize

        limit = self._plan.max_tokens
        read = self._tokenizer(
            texts, return_tensors="pt", truncation=True, max_length=limit, padding=True
        )
        hidden = self._model(**read).last_hidden_state
        mask = read["attention_mask"][..., None]
        return normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)


def _load(base: Path) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    from transformers import AutoModel, AutoTokenizer

    try:
        model = AutoModel.from_pretrained(str(base), local_files_only=True)
        return model, AutoTokenizer.from_pretrained(str(base), local_files_only=True)
    except (OSError, ValueError) as exc:
        raise FinetuneError(
            what="The encoder to start from could not be read.",
            why=f"{base}: {exc}.",
            todo="Give a folder of sentence-transformers/all-MiniLM-L6-v2 (docs/persona.md).",
        ) from exc


def _write(model: PreTrainedModel, base: Path, target: Path) -> None:
    """Convert the trained weights, with the tokenizer and the pooling of the base."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "questions"
        shutil.copytree(base, folder)
        model.save_pretrained(str(folder))
        half, made = Path(name) / "half.gguf", Path(name) / target.name
        run_tool(
            [
                find_tree() / "convert_hf_to_gguf.py",
                *("--outtype", "f16", "--outfile", half),
                folder,
            ],
            "The trained encoder could not be converted.",
            {},
        )
        quantize(half, made, QUANTIZATION)
        shutil.move(made, target)
