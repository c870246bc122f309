"""The server backend on two real servers with the embedded model."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from backends.base import Message, ModelSpec, Sampling
from backends.errors import GenerationError, ModelLoadError
from backends.hosts.process import BlockingEngine
from backends.openai.server import OpenAIServerBackend
from tests.backends.gguf_build import random_adapter
from tests.backends.servers import (
    Server,
    llama_cpp_python_server,
    llama_server,
)

GREEDY = Sampling(n_predict=12, temperature=0.0)
QUESTION = [Message("system", "You are friendly."), Message("user", "Tell me about Singapore.")]
REAL = {"llama-server": llama_server, "llama-cpp-python": llama_cpp_python_server}


def spec_for(url: str, *, n_ctx: int = 1024, **options: str) -> ModelSpec:
    """Return how a server is chosen."""
    return ModelSpec(n_ctx=n_ctx, options={"base_url": url, **options})


def reply(backend: OpenAIServerBackend, messages: list[Message], sampling: Sampling) -> str:
    """Return a whole reply."""
    return "".join(chunk.text for chunk in backend.generate(messages, sampling))


@pytest.fixture(scope="module", params=sorted(REAL))
def server(request: pytest.FixtureRequest, embedded_model: Path) -> Iterator[Server]:
    """A real server with the embedded model."""
    start: Callable[[Path], AbstractContextManager[Server]] = REAL[request.param]
    with start(embedded_model) as server:
        yield server


@pytest.fixture
def backend(server: Server) -> Iterator[OpenAIServerBackend]:
    """The backend, connected to it."""
    backend = OpenAIServerBackend()
    backend.load(spec_for(server.url))
    yield backend
    backend.close()


@pytest.mark.model
def test_it_says_what_the_server_is(backend: OpenAIServerBackend, server: Server) -> None:
    """The kind is found out, the model listed, the context known or assumed."""
    info = backend.load(spec_for(server.url))
    assert "SmolLM2-135M" in info.name
    assert info.n_ctx == 1024
    assert info.description.split()[0] in REAL
    assert "seed, top-k, min-p" in info.notes[-1]
    assert len(info.offered["model"]) == 1
    if info.description.startswith("llama-server"):
        assert info.n_ctx_train == 8192
        assert backend.render(QUESTION).endswith("<|im_start|>assistant\n")


@pytest.mark.model
def test_joined_chunks_are_the_reply_and_greedy_replies_repeat(
    backend: OpenAIServerBackend,
) -> None:
    """In several pieces, counted and timed."""
    pieces = [chunk.text for chunk in backend.generate(QUESTION, GREEDY) if chunk.text]
    assert len(pieces) > 3
    assert 0 < backend.stats.n_predicted <= 13
    assert backend.stats.ttft_s > 0
    assert backend.stats.stop_reason == "length"
    assert abs(backend.count_tokens(QUESTION) - (backend.stats.n_prompt or 30)) < 30
    assert reply(backend, QUESTION, GREEDY) == "".join(pieces)


@pytest.mark.model
def test_closing_the_stream_stops_the_work(backend: OpenAIServerBackend) -> None:
    """At once here, and the server is free for the next question."""
    stream = backend.generate(QUESTION, replace(GREEDY, n_predict=900))
    while not next(stream).text:
        pass
    start = time.perf_counter()
    stream.close()
    assert time.perf_counter() - start < 1.0
    assert reply(backend, QUESTION, GREEDY)


@pytest.mark.model
def test_a_missing_model_is_refused_with_those_there_are(
    backend: OpenAIServerBackend, server: Server
) -> None:
    """And the server before stays usable."""
    with pytest.raises(ModelLoadError) as caught:
        backend.load(spec_for(server.url, model="gone-13b"))
    assert "but not gone-13b" in caught.value.why
    assert reply(backend, QUESTION, GREEDY)


@pytest.mark.model
def test_one_seed_one_reply(backend: OpenAIServerBackend) -> None:
    """Sampling values and stop strings arrive at the server."""
    warm = Sampling(n_predict=8, temperature=1.0, seed=7)
    assert reply(backend, QUESTION, warm) == reply(backend, QUESTION, warm)
    whole = reply(backend, QUESTION, GREEDY)
    stop = whole[6:10]
    cut = reply(backend, QUESTION, replace(GREEDY, stop=(stop,)))
    assert cut == whole[: whole.index(stop)]


@pytest.mark.model
def test_the_engine_process_serves_it_like_any_other(server: Server) -> None:
    """The same wire, the same words: the window needs nothing special."""
    with BlockingEngine("openai-server") as engine:
        info = engine.load(spec_for(server.url))
        assert "SmolLM2" in info.name
        text = "".join(chunk.text for chunk in engine.generate(QUESTION, GREEDY))
        assert text
        assert engine.stats.stop_reason == "length"


@pytest.mark.model
@pytest.mark.parametrize("name", sorted(REAL))
def test_a_server_that_dies_in_mid_stream_costs_one_reply(name: str, embedded_model: Path) -> None:
    """What was said stays, the error says what happened, a second question says it is gone."""
    backend = OpenAIServerBackend()
    with REAL[name](embedded_model) as server:
        backend.load(spec_for(server.url))
        stream = backend.generate(QUESTION, replace(GREEDY, n_predict=900))
        while not next(stream).text:
            pass
        server.kill()
        with pytest.raises(GenerationError, match="broke off"):
            list(stream)
        with pytest.raises(GenerationError) as caught:
            reply(backend, QUESTION, GREEDY)
    assert "Nothing answers" in caught.value.why
    backend.close()


@pytest.mark.model
def test_an_adapter_of_a_real_server_is_chosen_by_name(
    embedded_model: Path, tmp_path: Path
) -> None:
    """llama-server lists it; its strength changes the reply, and without it nothing changes."""
    adapter, backend = random_adapter(tmp_path), OpenAIServerBackend()
    replies = {}
    with llama_server(embedded_model, adapter) as server:
        for choice in ("", f"{adapter.name}=0", "adapter=1.5"):
            info = backend.load(spec_for(server.url, lora=choice))
            replies[choice] = reply(backend, QUESTION, GREEDY)
        backend.close()
    assert info.offered["lora"] == (adapter.name,)
    plain, off, strong = replies.values()
    assert plain == off != strong
