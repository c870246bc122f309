"""What every backend promises, on the embedded model: one real engine child per backend.

A new backend is in it as soon as it is registered; it only has to say here how it is loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest

from backends import registry
from backends.base import Message, ModelSpec, ReplyStats, Sampling
from backends.errors import ContextOverflow, ModelLoadError
from backends.hosts.process import BlockingEngine
from desktop.gui.settings.template_presets import SHAPES

pytestmark = pytest.mark.model

N_CTX = 1024
GREEDY = Sampling(n_predict=24, temperature=0.0)
SYSTEM = Message("system", "You are a friendly assistant.")
QUESTION = [SYSTEM, Message("user", "Tell me about Singapore.")]


def local(model: Path) -> ModelSpec:
    """Return how a backend that reads a GGUF itself is loaded."""
    return ModelSpec(path=model, n_ctx=N_CTX, n_threads=1)


SPECS: dict[str, Callable[[Path], ModelSpec]] = {"llama-ctypes": local, "llama-cpp-python": local}
ELSEWHERE = {"openai-server"}  # needs a server: tests/backends/openai/test_openai_server.py


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole reply."""

    text: str
    pieces: tuple[str, ...]
    stats: ReplyStats


def reply(engine: BlockingEngine, messages: list[Message], sampling: Sampling = GREEDY) -> Reply:
    """Return a whole reply."""
    pieces = tuple(chunk.text for chunk in engine.generate(messages, sampling))
    return Reply("".join(pieces), pieces, engine.stats)


@pytest.fixture(scope="module", params=sorted(SPECS))
def loaded(
    request: pytest.FixtureRequest, embedded_model: Path
) -> Iterator[tuple[BlockingEngine, ModelSpec]]:
    """An engine that has the model, and how it was loaded."""
    name: str = request.param
    spec = SPECS[name](embedded_model)
    with BlockingEngine(name) as engine:
        engine.load(spec)
        yield engine, spec


@pytest.fixture
def engine(loaded: tuple[BlockingEngine, ModelSpec]) -> BlockingEngine:
    """An engine that has the model, whatever the test before did."""
    engine, spec = loaded
    engine.load(spec)  # does nothing where it is loaded
    return engine


def rss_bytes(engine: BlockingEngine) -> int:
    """Return what an engine's process has in memory."""
    return int(psutil.Process(engine.pid).memory_info().rss)


@pytest.fixture
def spec(loaded: tuple[BlockingEngine, ModelSpec]) -> ModelSpec:
    """How the engine was loaded."""
    return loaded[1]


def test_no_registered_backend_is_left_out() -> None:
    """All of ours are tested, here or against a real server."""
    ours = {name for name in registry.names() if name in {*SPECS, *ELSEWHERE}}
    assert ours == set(registry.names())


def test_it_says_what_it_has_loaded(engine: BlockingEngine, embedded_model: Path) -> None:
    """Enough for the status line and the settings."""
    info = engine.info
    assert info
    assert info.name
    assert (info.n_ctx, info.n_ctx_train, info.n_threads) == (N_CTX, 8192, 1)
    assert info.n_params > 130e6
    assert 0 < info.size_bytes <= embedded_model.stat().st_size
    assert info.flash_attention
    assert info.has_chat_template
    assert info.build
    assert Path(info.library).is_file()


def test_it_is_confined_as_far_as_the_system_can(engine: BlockingEngine) -> None:
    """It says so, and each of its threads is: the kernel tells."""
    assert engine.info
    cage = engine.info.cage
    assert cage
    if sys.platform != "linux":
        assert cage.by or cage.why_not
        return
    from backends.cage.linux import landlock_version

    assert (cage.files, cage.network, cage.programs) == (bool(landlock_version()), True, True)
    reply(engine, QUESTION)
    found = []
    for task in Path(f"/proc/{engine.pid}/task").iterdir():
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread that has just ended
            found.append((task / "status").read_text())
    assert found
    for status in found:
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status


def test_joined_chunks_are_the_reply(engine: BlockingEngine) -> None:
    """In several pieces, with honest counts."""
    answer = reply(engine, QUESTION)
    assert len(answer.pieces) > 5
    assert len(answer.text.split()) > 3
    assert 0 < answer.stats.n_predicted <= GREEDY.n_predict
    assert answer.stats.n_prompt == engine.count_tokens(QUESTION)
    assert answer.stats.ttft_s > 0
    assert answer.stats.tokens_per_s > 0
    assert answer.stats.stop_reason in ("eog", "length")


def test_the_prompt_is_the_models_own_template(engine: BlockingEngine) -> None:
    """ChatML, the reply's start at its end."""
    list(engine.generate(QUESTION, GREEDY, show_prompt=True))
    assert engine.stats.prompt == (
        "<|im_start|>system\nYou are a friendly assistant.<|im_end|>\n"
        "<|im_start|>user\nTell me about Singapore.<|im_end|>\n<|im_start|>assistant\n"
    )


def test_greedy_replies_repeat(engine: BlockingEngine) -> None:
    """With the prompt in the cache or without."""
    first = reply(engine, QUESTION)
    reply(engine, [Message("user", "Something else entirely?")])
    assert reply(engine, QUESTION).text == first.text
    assert reply(engine, QUESTION).text == first.text


def test_a_second_turn_keeps_the_prefix(engine: BlockingEngine) -> None:
    """Only what is new is decoded, and the first turn is in the prompt."""
    first = reply(engine, QUESTION)
    more = [*QUESTION, Message("assistant", first.text), Message("user", "And its food?")]
    second = reply(engine, more)
    assert second.stats.n_prompt > first.stats.n_prompt + first.stats.n_predicted
    assert second.stats.n_reused >= first.stats.n_prompt - 1


def test_closing_the_stream_stops_the_work(engine: BlockingEngine) -> None:
    """The next reply is whole, and the same engine gives it."""
    pid = engine.pid
    whole = reply(engine, QUESTION)
    stream = engine.generate(QUESTION, replace(GREEDY, n_predict=500))
    next(stream)
    stream.close()
    assert engine.stats.stop_reason == "cancelled"
    assert engine.stats.n_predicted < 500
    assert engine.stats.ttft_s > 0
    assert reply(engine, QUESTION).text == whole.text
    assert engine.pid == pid


def test_the_reply_ends_before_a_stop_string(engine: BlockingEngine) -> None:
    """Also one that begins in one token and ends in another."""
    whole = reply(engine, QUESTION).text
    stop = whole[10:17]
    answer = reply(engine, QUESTION, replace(GREEDY, stop=(stop,)))
    assert answer.text == whole[: whole.index(stop)]
    assert answer.stats.stop_reason == "stop"


@pytest.mark.parametrize("shape", ["Gemma", "Question and answer (base models)"])
def test_a_turn_ends_as_text_where_the_vocabulary_has_no_token_for_it(
    engine: BlockingEngine, spec: ModelSpec, shape: str
) -> None:
    """The model goes on with <end_of_turn>, or with the next question: neither is shown."""
    first = [Message("user", "What is the capital of France?"), Message("assistant", "Paris.")]
    chat = [*first, Message("user", "And of Spain?"), Message("assistant", "Madrid.")]
    engine.load(replace(spec, chat_template=SHAPES[shape]))
    answer = reply(engine, [*chat, Message("user", "And of Italy?")])
    assert answer.stats.stop_reason == "stop"
    assert answer.stats.n_predicted > len(answer.text.split())
    assert answer.text.strip() in ("Italy.", "Rome.")
    engine.load(spec)


def test_n_predict_limits_the_reply(engine: BlockingEngine) -> None:
    """Counted in tokens."""
    answer = reply(engine, QUESTION, replace(GREEDY, n_predict=3))
    assert (answer.stats.n_predicted, answer.stats.stop_reason) == (3, "length")


@pytest.mark.parametrize("text", ["🙂🙃🙂🙃", "größer 模型 한국어", "👩‍👩‍👧‍👦 e\u0301"])
def test_text_is_never_cut_inside_a_character(engine: BlockingEngine, text: str) -> None:
    """Neither going in nor coming out: many of these characters are several tokens."""
    echo = [Message("user", f"Repeat exactly: {text}"), Message("assistant", text)]
    question = [*echo, Message("user", f"Repeat exactly: {text}")]
    answer = reply(engine, question)
    assert "\ufffd" not in answer.text
    assert any(char in answer.text for char in text if ord(char) > 127)


def test_a_prompt_over_the_context_is_an_overflow(engine: BlockingEngine) -> None:
    """Told with both numbers; the engine answers the next one."""
    with pytest.raises(ContextOverflow, match=str(N_CTX)):
        reply(engine, [Message("user", "word " * 2 * N_CTX)])
    assert reply(engine, QUESTION).text


def test_a_reply_ends_where_the_context_ends(engine: BlockingEngine) -> None:
    """No 512-token limit, and no crash at the real one."""
    story = Message("user", "word " * (N_CTX - 120))
    answer = reply(engine, [story], Sampling(n_predict=0, temperature=0.0))
    assert answer.stats.stop_reason in ("eog", "loop", "context")
    assert answer.stats.n_prompt + answer.stats.n_predicted <= N_CTX + 1


def test_a_full_chat_leaves_out_its_oldest_turns(engine: BlockingEngine) -> None:
    """And says how many messages."""
    turn = [Message("user", "word " * 60), Message("assistant", "fine " * 60)]
    answer = reply(engine, [SYSTEM, *turn * 12, Message("user", "Hello?")])
    assert answer.stats.n_dropped > 0
    assert answer.stats.n_prompt < N_CTX


def test_warming_saves_the_first_prefill(engine: BlockingEngine) -> None:
    """The system prompt is in the cache before the first question."""
    persona = Message("system", "You are Ada. " * 20)
    n_warm = engine.warm([persona])
    answer = reply(engine, [persona, Message("user", "Who are you?")])
    assert n_warm > 20 * 4
    assert answer.stats.n_reused >= n_warm


def test_a_likely_reply_scores_higher(engine: BlockingEngine) -> None:
    """Log-likelihoods are negative, in nats, and counted in tokens."""
    question = [Message("user", "What is the capital of France?")]
    good, n_good = engine.score(question, "The capital of France is Paris.")
    bad, n_bad = engine.score(question, "Xylophone quartz jumps vexed.")
    assert good < 0
    assert good / n_good > bad / n_bad + 1


def test_scoring_and_counting_change_no_reply(engine: BlockingEngine) -> None:
    """They share the cache with the replies."""
    before = reply(engine, QUESTION).text
    engine.score(QUESTION, "No.")
    engine.count_tokens([SYSTEM])
    engine.warm([SYSTEM])
    assert reply(engine, QUESTION).text == before


def test_a_missing_file_leaves_the_model_before_it(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """The error is in words, and the next question is answered by the old model."""
    with pytest.raises(ModelLoadError) as caught:
        engine.load(replace(spec, path=tmp_path / "missing.gguf"))
    assert "missing.gguf" in str(caught.value)
    assert caught.value.todo
    assert reply(engine, QUESTION).text


def damaged(tmp_path: Path, model: Path) -> Iterator[Path]:
    """Yield files that are no model, each in its own way."""
    whole = model.read_bytes()
    contents = {
        "empty": b"",
        "one-byte": b"G",
        "foreign": b"PK\x03\x04 this is a zip" * 10,
        "head-only": whole[:100],
        "half": whole[: len(whole) // 2],
        "one-short": whole[:-1],
    }
    for name, content in contents.items():
        path = tmp_path / f"{name}.gguf"
        path.write_bytes(content)
        yield path
    (tmp_path / "folder.gguf").mkdir()
    yield tmp_path / "folder.gguf"


def test_files_that_are_no_model_are_refused_in_words(
    engine: BlockingEngine, spec: ModelSpec, tmp_path: Path
) -> None:
    """Never a crash: the same process answers afterwards."""
    pid = engine.pid
    for path in damaged(tmp_path, spec.path):
        with pytest.raises(ModelLoadError) as caught:
            engine.load(replace(spec, path=path))
        assert path.name in str(caught.value)
        assert caught.value.why
    assert reply(engine, QUESTION).text
    assert engine.pid == pid


def test_memory_stays_flat_over_many_replies(engine: BlockingEngine) -> None:
    """Nothing is leaked at every answer."""
    for _ in range(5):
        reply(engine, QUESTION, replace(GREEDY, n_predict=4))
    before = rss_bytes(engine)
    for _ in range(60):
        reply(engine, QUESTION, replace(GREEDY, n_predict=4))
    assert rss_bytes(engine) - before < 4 * 2**20


def test_a_model_can_be_loaded_again_and_again(engine: BlockingEngine, spec: ModelSpec) -> None:
    """The one before it is freed: the cache alone would be 90 MiB each time."""
    sizes = []
    for turn in range(4):
        engine.load(replace(spec, n_ctx=4096 - turn % 2))  # the same one would not be loaded again
        reply(engine, QUESTION, replace(GREEDY, n_predict=2))
        sizes.append(rss_bytes(engine))
    engine.load(spec)
    assert sizes[-1] - sizes[0] < 60 * 2**20


def test_zero_threads_and_zero_context_mean_what_fits(
    engine: BlockingEngine, spec: ModelSpec
) -> None:
    """All physical cores, and the context that the model was trained for."""
    info = engine.load(replace(spec, n_ctx=0, n_threads=0))
    assert info.n_ctx == info.n_ctx_train
    assert info.n_threads >= 1
    engine.load(spec)


def test_a_cache_of_8_bits_still_answers(engine: BlockingEngine, spec: ModelSpec) -> None:
    """Half the memory for the same context."""
    engine.load(replace(spec, kv_type="q8_0"))
    assert len(reply(engine, QUESTION).text.split()) > 3
    engine.load(spec)
