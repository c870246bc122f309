"""The server backend: on two real servers with the embedded model, and on one that misbehaves."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from backends.api_key import Secret, find_key
from backends.base import Message, ModelSpec, Sampling
from backends.errors import AvatarError, ContextOverflow, GenerationError, ModelLoadError
from backends.openai_server import OpenAIServerBackend
from backends.process import EngineProcess
from backends.server_url import read_url
from tests.backends.servers import (
    Handler,
    Script,
    Server,
    llama_cpp_python_server,
    llama_server,
    scripted_server,
)

GREEDY = Sampling(n_predict=12, temperature=0.0)
QUESTION = [Message("system", "You are friendly."), Message("user", "Tell me about Singapore.")]
REAL = {"llama-server": llama_server, "llama-cpp-python": llama_cpp_python_server}


def spec_for(url: str, **options: str) -> ModelSpec:
    """Return how a server is chosen."""
    return ModelSpec(options={"base_url": url, **options})


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
    backend.load(spec_for(server.url, n_ctx="1024"))
    yield backend
    backend.close()


@pytest.mark.model
def test_it_says_what_the_server_is(backend: OpenAIServerBackend, server: Server) -> None:
    """The kind is found out, the model listed, the context known or assumed."""
    info = backend.load(spec_for(server.url, n_ctx="1024"))
    assert "SmolLM2-135M" in info.name
    assert info.n_ctx == 1024
    assert info.description.split()[0] in REAL
    if info.description.startswith("llama-server"):
        assert (info.n_ctx_train, info.notes) == (8192, ())
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
def test_a_prompt_over_the_context_is_an_overflow(backend: OpenAIServerBackend) -> None:
    """The next question is answered."""
    with pytest.raises(ContextOverflow):
        reply(backend, [Message("user", "word " * 3000)], GREEDY)
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
def test_text_is_never_cut_inside_a_character(backend: OpenAIServerBackend) -> None:
    """Many of these characters are several tokens."""
    text = "🙂🙃🙂🙃 größer 한국어"
    echo = [Message("user", f"Repeat: {text}"), Message("assistant", text)]
    answer = reply(
        backend, [*echo, Message("user", f"Repeat: {text}")], replace(GREEDY, n_predict=16)
    )
    assert "\ufffd" not in answer
    assert any(ord(char) > 127 for char in answer)


@pytest.mark.model
def test_the_engine_process_serves_it_like_any_other(server: Server) -> None:
    """The same wire, the same words: the window needs nothing special."""
    with EngineProcess("openai-server") as engine:
        info = engine.load(spec_for(server.url, n_ctx="1024"))
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
        backend.load(spec_for(server.url, n_ctx="1024"))
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


@pytest.fixture
def script() -> Script:
    """What the scripted server is to do."""
    return Script()


@pytest.fixture
def scripted(script: Script, monkeypatch: pytest.MonkeyPatch) -> Iterator[OpenAIServerBackend]:
    """The backend, connected to a server that does as it is told."""
    monkeypatch.setenv("AVATAR_CHAT_API_KEY", "sk-very-secret")
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        backend.load(spec_for(url, silence_s="2"))
        yield backend
        backend.close()


def hello(handler: Handler) -> None:
    """Answer well."""
    handler.begin()
    handler.text("Hello")
    handler.text(" there")
    handler.end()


def status(code: int, message: str = "", **headers: str) -> Callable[[Handler], None]:
    """Answer with an error status."""
    return lambda handler: handler.say(code, {"error": {"message": message}}, **headers)


def test_a_busy_server_is_asked_again(scripted: OpenAIServerBackend, script: Script) -> None:
    """429 and 503 first, then it answers; the wish to wait is granted."""
    script.answers = [status(429, "slow down", Retry_After="1"), status(503), hello]
    start = time.perf_counter()
    assert reply(scripted, QUESTION, GREEDY) == "Hello there"
    assert time.perf_counter() - start >= 2.0
    assert len(script.seen) == 3


def test_a_server_that_stays_busy_is_told_so(scripted: OpenAIServerBackend, script: Script) -> None:
    """A wish to wait a minute is not granted: the person decides."""
    script.answers = [status(429, "quota", Retry_After="60")]
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert "too many requests" in caught.value.why
    assert "quota" in caught.value.why


def test_a_lost_connection_is_tried_again_only_before_the_first_word(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Afterwards a new attempt would say things twice."""

    def hang_up(handler: Handler) -> None:
        handler.close_connection = True
        handler.connection.close()

    def break_off(handler: Handler) -> None:
        handler.begin()
        handler.text("Hel")

    script.answers = [hang_up, hello]
    assert reply(scripted, QUESTION, GREEDY) == "Hello there"
    script.answers = [break_off, hello]
    pieces: list[str] = []
    with pytest.raises(GenerationError, match="broke off"):
        pieces += (chunk.text for chunk in scripted.generate(QUESTION, GREEDY))
    assert len(script.answers) == 1


def test_a_silent_server_can_be_cancelled_and_is_given_up(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Empty chunks give the engine its turn; after `silence_s` the person is told."""

    def silence(handler: Handler) -> None:
        handler.begin()
        if not handler.connection.recv(1):  # until the other side hangs up
            script.hung_up.set()

    script.answers = [silence, silence]
    stream = scripted.generate(QUESTION, GREEDY)
    start = time.perf_counter()
    assert next(stream).text == ""
    stream.close()
    assert time.perf_counter() - start < 1.5
    assert script.hung_up.wait(3)
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert "silent for too long" in caught.value.why


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (status(401, "bad key"), GenerationError, "does not accept the key"),
        (status(404, "no model"), ModelLoadError, "does not know the address or the model"),
        (status(400, "maximum context length is 8192"), ContextOverflow, "longer than the context"),
        (status(307, Location="http://example.com/"), GenerationError, "has moved"),
        (status(418), GenerationError, "status 418"),
    ],
)
def test_refusals_are_told_in_words(
    scripted: OpenAIServerBackend,
    script: Script,
    answer: Callable[[Handler], None],
    kind: type[AvatarError],
    words: str,
) -> None:
    """One request each: none of these gets better by trying again."""
    script.answers = [answer]
    with pytest.raises(kind) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert words in caught.value.why
    assert caught.value.todo
    assert len(script.seen) == 1


def test_a_field_that_the_server_does_not_know_is_left_out(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Found out once, remembered afterwards; a renamed field is renamed."""
    script.answers = [
        status(400, "Unrecognized request argument: stream_options"),
        status(400, "Unsupported parameter: 'max_tokens'"),
        hello,
        hello,
    ]
    assert reply(scripted, QUESTION, GREEDY) == "Hello there"
    assert reply(scripted, QUESTION, GREEDY) == "Hello there"
    assert len(script.seen) == 4
    assert "stream_options" not in script.seen[-1]
    assert script.seen[-1]["max_completion_tokens"] == 12


def test_odd_streams_are_read(scripted: OpenAIServerBackend, script: Script) -> None:
    """Comments, keep-alives, halves of characters, events without text, and an error inside."""

    def odd(handler: Handler) -> None:
        handler.begin()
        handler.wfile.write(b": keep-alive\n\nevent: x\n\n")
        handler.event("not json")
        handler.event(json.dumps({"choices": []}))
        handler.event('{"choices":[{"delta":{"content":"\\ud83d"}}]}')
        handler.event('{"choices":[{"delta":{"content":"\\ude42!"}}]}')
        handler.event('{"choices":[{"delta":{"content":null,"reasoning_content":"hm"}}]}')
        handler.end()

    def failing(handler: Handler) -> None:
        handler.begin()
        handler.text("Hel")
        handler.event(json.dumps({"error": {"message": "out of memory", "code": 500}}))

    script.answers = [odd, failing]
    assert reply(scripted, QUESTION, GREEDY) == "🙂!"
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert "out of memory" in caught.value.why


def test_the_key_is_sent_to_the_server_and_shown_nowhere(
    scripted: OpenAIServerBackend, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in logs, nor in errors of a server that repeats it, nor in what is printed."""
    caplog.set_level(logging.DEBUG)
    script.answers = [hello, status(401, "Incorrect key: sk-very-secret")]
    reply(scripted, QUESTION, GREEDY)
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert script.keys == ["Bearer sk-very-secret"]
    shown = f"{caught.value!r} {caught.value} {caplog.text} {find_key('x')!r} {vars(scripted)}"
    assert "very-secret" not in shown
    assert "•••" in str(caught.value)
    assert str(Secret("a")) == f"{Secret('b')}"


def test_the_server_that_is_not_there(unused_url: str) -> None:
    """Loading says so at once."""
    with pytest.raises(ModelLoadError) as caught:
        OpenAIServerBackend().load(spec_for(unused_url))
    assert "Nothing answers" in caught.value.why


@pytest.fixture
def unused_url() -> str:
    """An address at which nothing listens."""
    with scripted_server(Script()) as url:
        pass
    return url


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("localhost:8080", "http://localhost:8080/v1"),
        ("http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1"),
        ("[::1]:8000", "http://[::1]:8000/v1"),
        ("api.example.com", "https://api.example.com/v1"),
        ("https://host/openai/v1/", "https://host/openai/v1"),
    ],
)
def test_addresses_are_read_as_people_write_them(given: str, read: str) -> None:
    """Http only for this machine."""
    assert read_url(given) == read


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("", "No address"),
        ("http://192.168.1.7:8000", "unencrypted"),
        ("https://user:pass@host/v1", "password"),
        ("ftp://host", "cannot be read"),
        ("http://host:99999", "cannot be read"),
        ("http://localhost.example.com", "unencrypted"),
    ],
)
def test_addresses_that_are_not_used(given: str, word: str) -> None:
    """Each with its reason."""
    with pytest.raises(ModelLoadError) as caught:
        read_url(given)
    assert word in str(caught.value)
    assert "pass@" not in str(caught.value)


def test_http_to_another_machine_only_if_the_person_agreed() -> None:
    """A trusted network is the person's decision."""
    assert read_url("http://192.168.1.7:8000", allow_http=True).startswith("http://192")
