"""That everybody says the same: C++, the package, and our backend in all its ways."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from backends.base import Adapter, Backend, Message, ModelSpec, Sampling
from backends.llama_common.cpu_threads import usable_cores
from backends.llama_common.kv_cache import PLAIN as PLAIN_TYPES
from backends.llama_common.kv_cache import cache_types
from backends.llama_ctypes.backend import LlamaCtypesBackend
from backends.registry import create
from tests.backends.gguf_build import random_adapter
from tests.backends.prompts import QUESTIONS
from tests.benchmarks.cpp_simple import compile_simple
from tests.benchmarks.table import Table

__all__ = ["parity_table"]

GREEDY = Sampling(n_predict=200, temperature=0.0)
PLAIN, PACKAGE = "llama-ctypes, no drafts, fresh context", "llama-cpp-python"
AGAIN, DRAFTS = "no drafts, context reused (asked again)", "prompt lookup, fresh context"
DRAFTS_AGAIN = "prompt lookup, context reused (asked again)"
ADAPTER, ADAPTER_AGAIN = "with an adapter, no drafts, fresh", "with an adapter, lookup on, reused"
CPP, CPP_PLAIN = "C++ simple, cache types as ours", "C++ simple, cache types as it comes"
AS_CPP = "llama-ctypes, cache types as C++ comes"
PAIRS = (
    (PLAIN, CPP), (PACKAGE, CPP), (AS_CPP, CPP_PLAIN), (AGAIN, PLAIN), (DRAFTS, PLAIN),
    (DRAFTS_AGAIN, PLAIN), (ADAPTER_AGAIN, ADAPTER), (ADAPTER, PLAIN),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One reply."""

    text: str
    n_predicted: int
    n_drafted: int = 0


def parity_table(model: Path, n_questions: int = len(QUESTIONS)) -> Iterator[Table]:
    """Let everybody answer all twenty questions, and compare text and token count."""
    questions = QUESTIONS[:: len(QUESTIONS) // n_questions]
    with tempfile.TemporaryDirectory() as folder:
        said = _ask_all(model, questions, Path(folder))
    rows = []
    for one, other in PAIRS:
        pairs = list(zip(said[one], said[other], strict=True))
        n_same = sum((a.text, a.n_predicted) == (b.text, b.n_predicted) for a, b in pairs)
        tokens = sum(a.n_predicted for a in said[one])
        drafted = sum(a.n_drafted for a in said[one])
        rows.append((one, other, f"{n_same} of {len(pairs)}", str(tokens), str(drafted)))
    head = ("program", "beside", "same text and token count", "tokens", "drafted")
    note = "The last row has to differ: it shows that the adapter has an effect."
    yield Table("Parity, the same prompts, n_predict 200", head, rows, note)


def _ask_all(model: Path, questions: Sequence[str], folder: Path) -> dict[str, list[Said]]:
    spec = ModelSpec(
        path=model, n_ctx=1024, n_threads=usable_cores(), options={"stop_loops": "off"}
    )
    plain = replace(spec, prompt_lookup=False)
    options = {**spec.options, "exact_cache": "off"}
    as_cpp = replace(plain, options=options)
    adapter = (Adapter(random_adapter(folder)),)
    said, prompts = _ours(plain, questions, (PLAIN, AGAIN))
    said |= _ours(spec, questions, (DRAFTS, DRAFTS_AGAIN))[0]
    said |= _ours(replace(plain, adapters=adapter), questions, (ADAPTER,))[0]
    said |= _ours(replace(spec, adapters=adapter), questions, ("", ADAPTER_AGAIN))[0]
    said |= _ours(as_cpp, questions, (AS_CPP,))[0]
    with closing(create("llama-cpp-python")) as package:
        package.load(plain)
        said[PACKAGE] = [_say(package, question) for question in questions]
    patched = replace(compile_simple(folder)[1], n_threads=spec.n_threads)
    for name, types in ((CPP, cache_types(spec)), (CPP_PLAIN, PLAIN_TYPES)):
        program = replace(patched, types=types)
        runs = [program.run(model, prompt, GREEDY.n_predict) for prompt in prompts]
        said[name] = [Said(run.text, run.n_predicted) for run in runs]
    return said


def _ours(
    spec: ModelSpec, questions: Sequence[str], names: Sequence[str]
) -> tuple[dict[str, list[Said]], list[str]]:
    """Ask each question in an empty context, and as often as there are names again."""
    said: dict[str, list[Said]] = {name: [] for name in names}
    prompts = []
    with closing(LlamaCtypesBackend()) as backend:
        backend.load(spec)
        for question in questions:
            backend._require_loaded().context.clear()
            for name in names:
                said[name].append(_say(backend, question))
            assert len(names) == 1 or backend.stats.n_reused == backend.stats.n_prompt - 1
            prompts.append(backend.stats.prompt)
    return said, prompts


def _say(backend: Backend, question: str) -> Said:
    chunks = backend.generate([Message("user", question)], GREEDY)
    text = "".join(chunk.text for chunk in chunks)
    return Said(text, backend.stats.n_predicted, backend.stats.n_drafted)
