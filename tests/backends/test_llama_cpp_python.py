"""What only the sampling backend can: seeds, temperature, penalties, DRY, JSON schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Message, ModelSpec, Sampling
from backends.errors import BackendUnavailable, GenerationError, ModelLoadError
from backends.hosts.process import BlockingEngine
from backends.llama_cpp.backend import common_prefix
from backends.protocol.client import engine_environment
from tests.backends import gguf_build

pytestmark = pytest.mark.model

QUESTION = [Message("user", "Tell me a story about a robot.")]
SAMPLING = Sampling(n_predict=24, temperature=1.2, seed=11)
SCHEMA = {
    "type": "object",
    "properties": {"city": {"type": "string", "maxLength": 12}, "large": {"type": "boolean"}},
    "required": ["city", "large"],
}


@pytest.fixture(scope="module")
def engine(embedded_model: Path) -> Iterator[BlockingEngine]:
    """One engine with the embedded model for all tests of this file."""
    with BlockingEngine("llama-cpp-python") as engine:
        engine.load(ModelSpec(path=embedded_model, n_ctx=1024, n_threads=1))
        yield engine


def reply(engine: BlockingEngine, sampling: Sampling) -> str:
    """Return a whole reply."""
    return "".join(chunk.text for chunk in engine.generate(QUESTION, sampling))


def test_one_seed_one_reply(engine: BlockingEngine) -> None:
    """Whatever was said in between; another seed says something else."""
    first = reply(engine, SAMPLING)
    others = {reply(engine, replace(SAMPLING, seed=seed)) for seed in (12, 13)}
    assert reply(engine, SAMPLING) == first
    assert others - {first}


def test_without_a_seed_replies_differ(engine: BlockingEngine) -> None:
    """A new one is taken for each reply."""
    assert len({reply(engine, replace(SAMPLING, seed=-1)) for _ in range(4)}) > 1


def test_temperature_0_is_greedy_whatever_else_is_set(engine: BlockingEngine) -> None:
    """The same as a choice among one token."""
    greedy = reply(engine, Sampling(n_predict=24, temperature=0.0, repeat_penalty=1.5))
    one = Sampling(n_predict=24, temperature=1.0, top_k=1, repeat_penalty=1.0, seed=3)
    assert reply(engine, one) == greedy


@pytest.mark.parametrize(
    "narrow",
    [{"top_k": 1}, {"top_p": 0.0}, {"min_p": 1.0}],
    ids=["top-k", "top-p", "min-p"],
)
def test_the_narrowest_choice_is_greedy(engine: BlockingEngine, narrow: dict[str, float]) -> None:
    """Each of the filters reaches the native chain."""
    wide = Sampling(n_predict=24, temperature=1.0, top_k=0, top_p=1.0, min_p=0.0, seed=5)
    wide = replace(wide, repeat_penalty=1.0)
    greedy = reply(engine, replace(wide, temperature=0.0))
    assert reply(engine, replace(wide, **narrow)) == greedy  # type: ignore[arg-type]
    assert reply(engine, wide) != greedy


@pytest.mark.parametrize(
    "change",
    [
        {"typical_p": 0.2},
        {"repeat_penalty": 1.8},
        {"presence_penalty": 2.0},
        {"frequency_penalty": 2.0},
        {"dry_multiplier": 4.0},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_value_changes_a_reply(engine: BlockingEngine, change: dict[str, float]) -> None:
    """With the same seed, so nothing else can be the reason."""
    base = Sampling(n_predict=120, temperature=0.7, repeat_penalty=1.0, seed=4)
    assert reply(engine, replace(base, **change)) != reply(engine, base)  # type: ignore[arg-type]


def test_dry_ends_a_greedy_loop(embedded_model: Path) -> None:
    """Without it a reply that goes round already goes on so until it is stopped."""
    spec = ModelSpec(path=embedded_model, n_ctx=1024, n_threads=1, options={"stop_loops": "off"})
    question = [Message("user", "Sing."), Message("assistant", "I am here to help. " * 12)]
    with BlockingEngine("llama-cpp-python") as engine:
        engine.load(spec)
        texts = [
            "".join(chunk.text for chunk in engine.generate(question, sampling))
            for sampling in (
                Sampling(n_predict=120, temperature=0.0),
                Sampling(n_predict=120, temperature=0.0, dry_multiplier=2.0),
            )
        ]
    looped, dried = (len(set(text.split())) / max(len(text.split()), 1) for text in texts)
    assert looped < 0.1 < 0.4 < dried


def test_a_json_schema_forces_the_reply(engine: BlockingEngine) -> None:
    """At any temperature; the text is what the schema allows."""
    sampling = Sampling(n_predict=60, temperature=1.0, seed=2, json_schema=json.dumps(SCHEMA))
    answer = json.loads(reply(engine, sampling))
    assert isinstance(answer["city"], str)
    assert isinstance(answer["large"], bool)
    assert engine.stats.stop_reason == "eog"


@pytest.mark.parametrize(
    "schema", ["{", "3", "[]", '{"$ref": "#/nowhere"}', '{"type": "unheard of"}']
)
def test_a_schema_that_is_none_is_refused_in_words(engine: BlockingEngine, schema: str) -> None:
    """The engine stays, and the next reply is free again."""
    pid = engine.pid
    with pytest.raises(GenerationError, match="schema"):
        reply(engine, replace(SAMPLING, json_schema=schema))
    assert reply(engine, SAMPLING)
    assert engine.pid == pid


def test_a_cancel_is_seen_during_a_long_prompt(engine: BlockingEngine) -> None:
    """The prompt is decoded in batches, and between two of them the stream can be closed."""
    long = [Message("user", "Once upon a time there was a robot. " * 60)]
    stream = engine.generate(long, SAMPLING)
    pid = engine.pid
    next(stream)
    stream.close()
    assert engine.pid == pid
    assert reply(engine, SAMPLING)


def test_a_model_that_only_the_library_can_refuse_is_refused_in_words(
    engine: BlockingEngine, embedded_model: Path, tmp_path: Path
) -> None:
    """Its header is right, and one tensor is not there; the reason is llama.cpp's own."""
    tensors = gguf_build.TINY_TENSORS[:-1]
    path = gguf_build.write(tmp_path, gguf_build.build(gguf_build.TINY_ENTRIES, tensors, noise=1))
    with pytest.raises(ModelLoadError, match="output_norm"):
        engine.load(ModelSpec(path=path))
    assert reply(engine, SAMPLING)


@pytest.mark.parametrize("reason", ["ImportError", "RuntimeError", "OSError"])
def test_a_library_that_cannot_be_imported_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, embedded_model: Path, reason: str
) -> None:
    """A package without its shared library is found in place of the real one."""
    (tmp_path / "llama_cpp").mkdir()
    (tmp_path / "llama_cpp" / "__init__.py").write_text(f"raise {reason}('no libllama here')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with BlockingEngine("llama-cpp-python") as engine:
        with pytest.raises(BackendUnavailable, match="llama-cpp-python") as caught:
            engine.load(ModelSpec(path=embedded_model))
        assert "no libllama here" not in str(caught.value)  # the log has it
        assert caught.value.todo


def test_the_backend_can_be_closed_twice(tmp_path: Path) -> None:
    """With a model; in a process of its own, because it loads native code."""
    model = gguf_build.write(tmp_path, gguf_build.living())
    program = (
        "from pathlib import Path\n"
        "from backends.base import Message, ModelSpec, Sampling\n"
        "from backends.llama_cpp.backend import LlamaCppPythonBackend\n"
        "backend = LlamaCppPythonBackend()\n"
        f"backend.load(ModelSpec(path=Path({str(model)!r}), n_ctx=256))\n"
        "list(backend.generate([Message('user', 'ab')], Sampling(n_predict=4)))\n"
        "backend.close()\n"
        "backend.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | engine_environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    ("one", "other", "n"),
    [([], [], 0), ([1, 2], [1, 2], 2), ([1, 2, 3], [1, 2], 2), ([1, 2], [1, 3], 1), ([1], [2], 0)],
)
def test_the_common_prefix_is_counted_in_tokens(one: list[int], other: list[int], n: int) -> None:
    """That much of the KV cache is kept."""
    assert common_prefix(one, other) == n


SPINNING = """
import os, sys
seen = []
def hear(event, arguments):
    if event == "ctypes.dlopen" and "libgomp" not in "".join(seen):
        maps = open("/proc/self/maps").read() if os.path.exists("/proc/self/maps") else ""
        seen.append("libgomp" if "libgomp" in maps else os.environ.get("GOMP_SPINCOUNT", "unset"))
sys.addaudithook(hear)
from backends.llama_cpp.log import NativeLog
NativeLog()
print(seen[0])
"""


def test_waiting_threads_are_told_to_give_way_before_the_library_is_there() -> None:
    """OpenMP reads it once, when it is loaded; beside other work it is worth a factor of seven."""
    environ = {name: value for name, value in os.environ.items() if "SPINCOUNT" not in name}
    environ |= engine_environment()
    done = subprocess.run(
        [sys.executable, "-c", SPINNING], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "1000"
