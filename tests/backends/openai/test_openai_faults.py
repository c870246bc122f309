"""The server backend on a server that misbehaves as told, and on addresses as people write them."""

from __future__ import annotations

import contextlib
import json
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import formatdate

import httpx2
import pytest

from backends.errors import AvatarError, ContextOverflow, GenerationError, ModelLoadError
from backends.openai.server import OpenAIServerBackend
from backends.openai.stream import EventParser, wished_pause
from backends.servers.api_key import Secret, find_key
from backends.servers.server_url import read_url
from tests.backends.openai.test_openai_server import GREEDY, QUESTION, reply, spec_for
from tests.backends.servers import Handler, Script, scripted_server


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


@pytest.mark.parametrize(
    "wished", ["inf", "-inf", "nan", "-1", "1e300", "soon", "", "Wed, 21 Oct 2015 07:28:00 GMT"]
)
def test_a_wish_to_wait_that_is_no_time_is_none(wished: str) -> None:
    """A server may send anything there."""
    assert wished_pause(wished) == 0.0


def test_a_wish_to_wait_for_ever_is_told_as_any_refusal(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """In words that the server is busy, after the usual attempts."""
    script.answers = [status(429, "slow", Retry_After="inf")] * 4
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert caught.value.todo == "Wait a little and try again."


def test_a_wish_to_wait_may_be_a_date(scripted: OpenAIServerBackend, script: Script) -> None:
    """The seconds until then are said."""
    script.answers = [status(429, Retry_After=formatdate(time.time() + 90, usegmt=True))]
    with pytest.raises(GenerationError, match=r"Try again in (8\d|90) s"):
        reply(scripted, QUESTION, GREEDY)


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


@pytest.mark.parametrize("is_kept", [False, True], ids=["new", "kept"])
def test_a_stop_before_the_first_header_hangs_up(
    scripted: OpenAIServerBackend, script: Script, is_kept: bool
) -> None:
    """On a connection of its own, and on one that was used before."""

    def silence(handler: Handler) -> None:
        if not handler.connection.recv(1):
            script.hung_up.set()

    script.answers = [*([] if is_kept else [hello]), silence, hello]
    if not is_kept:  # the one of the load is closed by its end
        reply(scripted, QUESTION, GREEDY)
    stream = scripted.generate(QUESTION, GREEDY)
    assert next(stream).text == ""
    stream.close()
    assert script.hung_up.wait(1)
    assert reply(scripted, QUESTION, GREEDY) == "Hello there"


def test_of_a_refusal_only_the_beginning_is_read(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """A server may send without an end."""
    sent: list[int] = []

    def flood(handler: Handler) -> None:
        handler.send_response(400)
        handler.send_header("Content-Length", str(10**12))
        handler.end_headers()
        handler.close_connection = True
        for number in range(10_000):
            try:
                handler.wfile.write(b"[" * 65_536)
            except OSError:
                break
            sent.append(number)
        script.hung_up.set()

    script.answers = [flood]
    with pytest.raises(GenerationError, match="refused"):
        reply(scripted, QUESTION, GREEDY)
    assert script.hung_up.wait(3)
    assert len(sent) < 1_000


def test_a_line_without_an_end_is_given_up(scripted: OpenAIServerBackend, script: Script) -> None:
    """And one that is nested without an end is skipped."""

    def endless(handler: Handler) -> None:
        handler.begin()
        handler.text("Hel")
        handler.event("[" * 100_000)
        with contextlib.suppress(OSError):
            for _ in range(1_000):
                handler.wfile.write(b"x" * 65_536)

    script.answers = [endless]
    with pytest.raises(GenerationError, match="broke off"):
        reply(scripted, QUESTION, GREEDY)


@pytest.mark.parametrize("line", [f"data: {'x' * 20}\n", '"a": 1_234_567,\n'])
def test_an_event_without_an_end_is_given_up(line: str) -> None:
    """Of several lines of data, or of a value that is printed over lines."""
    parser = EventParser()
    parser.feed(b"data: {\n")
    parts = [(line * 10_000).encode()] * 50
    with pytest.raises(httpx2.RemoteProtocolError, match="an event without an end"):
        list(map(parser.feed, parts))


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
    assert scripted.stats.n_unreadable == 1
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


@pytest.mark.parametrize("is_named", [True, False])
def test_a_server_is_asked_what_it_takes(
    script: Script, scripted: OpenAIServerBackend, is_named: bool
) -> None:
    """A refusal by name costs one field, one without a name all that are not standard."""
    script.unknown_fields, script.names_unknown = {"min_p", "top_k"}, is_named
    scripted.close()
    with scripted_server(script) as url:
        info = scripted.load(spec_for(url))
        script.answers = [hello]
        reply(scripted, QUESTION, replace(GREEDY, temperature=0.8, seed=5))
    assert ("It takes these sampling values: seed." in info.notes) == is_named
    assert ("It takes no seed, top-k or min-p." in info.notes) != is_named
    sent = script.seen[-1]
    assert ("seed" in sent, "min_p" in sent, "top_k" in sent) == (is_named, False, False)


def test_adapters_of_vllm_are_listed_and_chosen(
    script: Script, scripted: OpenAIServerBackend
) -> None:
    """They stand among the models, with the name of their base."""
    base: dict[str, object] = {"id": "base", "owned_by": "vllm", "max_model_len": 2048}
    script.models = [base, {"id": "keith", "owned_by": "vllm", "parent": "base"}]
    with scripted_server(script) as url:
        info = scripted.load(spec_for(url, lora="keith"))
        script.answers = [hello]
        reply(scripted, QUESTION, GREEDY)
        with pytest.raises(ModelLoadError, match="It offers keith, but not nobody"):
            OpenAIServerBackend().load(spec_for(url, lora="nobody"))
    assert (info.name, info.n_ctx) == ("keith", 2048)
    assert info.offered["lora"] == ("keith",)
    assert script.seen[-1]["model"] == "keith"


def test_a_limit_is_told_with_what_helps(scripted: OpenAIServerBackend, script: Script) -> None:
    """How long the server wants to be left alone; an account that is empty does not fill again."""
    spent = "You exceeded your current quota, please check your plan and billing details."
    script.answers = [status(429, "slow down", Retry_After="44.2"), status(429, spent)]
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert caught.value.todo == "Try again in 45 s."
    with pytest.raises(GenerationError) as caught:
        reply(scripted, QUESTION, GREEDY)
    assert "used up" in caught.value.why
    assert caught.value.todo == "Look at your account there."
