"""Memory of one engine over a thousand replies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil

from backends.base import Message, ModelSpec, Sampling
from backends.hosts.process import BlockingEngine
from tests.backends.prompts import QUESTIONS
from tests.benchmarks.table import Table

__all__ = ["memory_table"]

SETTLED = 50  # replies after which nothing new should be needed
SAMPLING = Sampling(n_predict=12, temperature=0.0)


def memory_table(model: Path, n_replies: int = 1000) -> Iterator[Table]:
    """Twenty questions in turn, one engine for each backend; every tenth a second turn."""
    marks = sorted({SETTLED, n_replies // 4, n_replies // 2, n_replies})
    rows = []
    for backend in ("llama-ctypes", "llama-cpp-python"):
        sizes = _sizes(model, backend, marks)
        cells = [f"{size / 2**20:.1f} MiB" for size in sizes]
        rows.append((backend, *cells, f"{sizes[-1] / sizes[0] - 1:+.2%}"))
    head = ("backend", *(f"after {n}" for n in marks), f"last beside {SETTLED}")
    yield Table(f"Resident memory of one engine over {n_replies} replies", head, rows)


def _sizes(model: Path, backend: str, marks: list[int]) -> list[int]:
    sizes = []
    with BlockingEngine(backend) as engine:
        engine.load(ModelSpec(path=model, n_ctx=1024))
        for n in range(1, marks[-1] + 1):
            question = Message("user", f"{QUESTIONS[n % len(QUESTIONS)]} ({n})")
            text = "".join(chunk.text for chunk in engine.generate([question], SAMPLING))
            if n % 10 == 0:
                more = [question, Message("assistant", text), Message("user", "Why?")]
                list(engine.generate(more, SAMPLING))
            if n in marks:
                sizes.append(psutil.Process(engine.pid).memory_info().rss)
    return sizes
