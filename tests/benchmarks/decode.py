"""How fast a reply is decoded, beside llama.cpp's own `simple`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from backends.base import Message, ModelSpec, Sampling
from backends.hosts.process import BlockingEngine
from backends.llama_common.cpu_threads import usable_cores
from backends.llama_common.kv_cache import PLAIN, cache_types
from tests.backends.prompts import QUESTIONS
from tests.benchmarks.cpp_simple import SimpleProgram, compile_simple
from tests.benchmarks.table import Table

__all__ = ["decode_table"]

GREEDY = Sampling(n_predict=200, temperature=0.0)
AS_IT_COMES = 4  # threads of `simple`, whatever the machine has


@dataclass(frozen=True, slots=True)
class Said:
    """One reply."""

    text: str
    n_predicted: int
    tokens_per_s: float


Speaker = Callable[[str], Said]
"""Completes a rendered prompt, given its question."""


def decode_table(model: Path, n_questions: int = 7) -> Iterator[Table]:
    """Measure the speed on some questions of every language."""
    yield _speed_table(_ask_all(model, QUESTIONS[:: len(QUESTIONS) // n_questions]))


def _ask_all(model: Path, questions: Sequence[str]) -> dict[str, list[Said]]:
    """Ask everybody, question by question in turn, so that other load hits all alike."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        speakers = _speakers(stack, model, folder)
        said: dict[str, list[Said]] = {name: [] for name in speakers}
        for question in questions:
            for name, speaker in speakers.items():
                said[name].append(speaker(question))
    return said


def _speakers(stack: ExitStack, model: Path, folder: Path) -> Mapping[str, Speaker]:
    threads = usable_cores()
    spec = ModelSpec(path=model, n_ctx=1024, n_threads=threads, options={"stop_loops": "off"})
    plain = replace(spec, prompt_lookup=False)
    others = replace(plain, n_threads=AS_IT_COMES, options={**spec.options, "exact_cache": "off"})
    stock, patched = compile_simple(folder)
    like_ours = replace(patched, n_threads=threads, types=cache_types(spec))
    at_ours = replace(patched, n_threads=threads, types=PLAIN)
    ours = _engine(stack, "llama-ctypes", plain)

    def cpp(program: SimpleProgram) -> Speaker:
        def speak(question: str) -> Said:
            run = program.run(model, _rendered(ours, question), GREEDY.n_predict)
            return Said(run.text, run.n_predicted, run.tokens_per_s)

        return speak

    return {
        "C++ simple, as it comes (4 threads)": cpp(stock),
        f"C++ simple, {threads} threads": cpp(at_ours),
        f"C++ simple, {threads} threads, cache types as ours": cpp(like_ours),
        "llama-ctypes, no drafts": _speaker(ours),
        "llama-ctypes, prompt lookup": _speaker(_engine(stack, "llama-ctypes", spec)),
        "llama-ctypes, as C++ comes": _speaker(_engine(stack, "llama-ctypes", others)),
        "llama-cpp-python": _speaker(_engine(stack, "llama-cpp-python", plain)),
    }


def _engine(stack: ExitStack, backend: str, spec: ModelSpec) -> BlockingEngine:
    engine = stack.enter_context(BlockingEngine(backend))
    engine.load(spec)
    return engine


def _rendered(engine: BlockingEngine, question: str) -> str:
    list(
        engine.generate([Message("user", question)], replace(GREEDY, n_predict=1), show_prompt=True)
    )
    return engine.stats.prompt


def _speaker(engine: BlockingEngine) -> Speaker:
    def speak(question: str) -> Said:
        text = "".join(chunk.text for chunk in engine.generate([Message("user", question)], GREEDY))
        return Said(text, engine.stats.n_predicted, engine.stats.tokens_per_s)

    return speak


def _speed_table(said: Mapping[str, Sequence[Said]]) -> Table:
    names = list(said)
    stock, peer = _speeds(said[names[0]]), _speeds(said[names[2]])
    rows = []
    for name in names:
        speeds = _speeds(said[name])
        rows.append(
            (
                name,
                f"{median(speeds):.1f}",
                f"{_ratio(speeds, peer):.2f}",
                f"{_ratio(speeds, stock):.2f}",
            )
        )
    head = ("program", "tokens/s, median", "÷ C++, same threads and types", "÷ C++ as it comes")
    return Table("Decoding, up to 200 tokens, prompts in turn", head, rows)


def _speeds(said: Sequence[Said]) -> list[float]:
    return [one.tokens_per_s for one in said]


def _ratio(speeds: Sequence[float], peer: Sequence[float]) -> float:
    """Return the median of the ratios prompt by prompt: load that comes and goes hits both."""
    return median(a / b for a, b in zip(speeds, peer, strict=True) if a and b)
