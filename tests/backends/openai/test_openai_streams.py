"""What servers send in place of a plain stream: the sentence once, an end, their own words."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from backends.base import Message, Sampling
from backends.errors import AvatarError, ContextOverflow, GenerationError
from backends.openai.server import OpenAIServerBackend
from backends.openai.sockets import Sockets
from backends.openai.stream import EventParser
from tests.backends.openai.test_openai_faults import hello, status
from tests.backends.openai.test_openai_server import GREEDY, QUESTION, spec_for
from tests.backends.servers import Answer, Handler, Script, scripted_server

SENTENCE = "Hello from the harbour."
REFUSAL = {"type": "refusal", "refusal": "I cannot help."}
HALVES = ("Hello from", " the harbour.")


@pytest.fixture
def script() -> Script:
    """What the scripted server is to do."""
    return Script()


@pytest.fixture
def scripted(script: Script) -> Iterator[OpenAIServerBackend]:
    """The backend, connected to the scripted server."""
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        backend.load(spec_for(url, silence_s="5"))
        yield backend
        backend.close()


def said(backend: OpenAIServerBackend, sampling: Sampling = GREEDY) -> tuple[str, str]:
    """Return answer and thoughts of a reply."""
    text, thought = "", ""
    for chunk in backend.generate(QUESTION, sampling):
        if chunk.restarts:
            text, thought = "", thought + text
        text, thought = text + chunk.text, thought + chunk.thought
    return text, thought.strip()


def delta(reason: str | None = None, **fields: object) -> str:
    """Return an event of a stream as JSON."""
    return json.dumps({"choices": [{"index": 0, "delta": fields, "finish_reason": reason}]})


def stream(*events: str, end: str = "stop", is_done: bool = True) -> Answer:
    """Send these events, then the reason."""

    def answer(handler: Handler) -> None:
        handler.begin()
        for event in events:
            handler.event(event)
        if end:
            handler.event(delta(end))
        if is_done:
            handler.event("[DONE]")

    return answer


def raw(body: str | bytes, kind: str = "text/event-stream") -> Answer:
    """Send exactly these bytes with status 200."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Content-Type", kind)
        handler.end_headers()
        handler.wfile.write(body.encode() if isinstance(body, str) else body)

    return answer


def page(status: int, body: str) -> Answer:
    """Send these bytes with an error status."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        handler.send_response(status)
        handler.end_headers()
        handler.wfile.write(body.encode())

    return answer


WHOLE: dict[str, list[dict[str, object]]] = {
    "choices": [{"message": {"content": SENTENCE}, "finish_reason": "stop"}]
}
EVENTS = [delta(content=HALVES[0]), delta(content=HALVES[1]), delta("stop")]
NATIVE = [
    json.dumps({"content": HALVES[0], "stop": False}),
    json.dumps({"content": HALVES[1], "stop": True, "stop_type": "eos"}),
]
SPLIT = "".join(f"data: {event.replace(' ', chr(10) + 'data: ', 1)}\n\n" for event in EVENTS)


@pytest.mark.parametrize(
    "answer",
    [
        raw(SPLIT),
        raw("".join(f"data: {event}\r\n\r\n" for event in EVENTS)),
        raw("".join(f"data: {event}\r\r" for event in EVENTS)),
        raw("".join(f": hm\nid: 7\nretry: 3\ndata:{event}\n\n" for event in EVENTS)),
        raw("\ufeff" + "".join(f"event: message\ndata: {event}\n\n" for event in EVENTS)),
        raw("\n".join(f"data: {event}\n" for event in EVENTS).rstrip("\n")),
        raw(json.dumps(WHOLE), "application/json"),
        raw(json.dumps(WHOLE, indent=2), "text/event-stream"),
        raw("\n".join(EVENTS), "application/x-ndjson"),
        stream(*EVENTS[:2], is_done=False),
        stream(*EVENTS[:2], end=""),
        stream(delta(content=[{"type": "text", "text": SENTENCE}])),
        stream(delta(role="assistant", content=""), "garbage", delta(content=SENTENCE)),
        stream(json.dumps({"choices": [{"text": SENTENCE}]})),
        stream(json.dumps({"choices": [{"delta": {"content": SENTENCE}}], "error": None})),
        raw("".join(f"data: {event}\n" for event in EVENTS)),
        raw("".join(f"Data: {event}\n\n" for event in EVENTS)),
        raw("".join(f"  data: data: {event}\n\n" for event in EVENTS)),
        raw("\0".join(f"data: {event}\n\n" for event in EVENTS)),
        raw("".join(f"data: {event}\n\n" for event in EVENTS).encode("utf-16")),
        raw("".join(f"data: {event}\n\n" for event in (*EVENTS[:2], '"[done]"'))),
        raw(f"[{', '.join(EVENTS)}]", "application/json"),
        stream(
            *EVENTS[:2], json.dumps({**WHOLE, "choices": [{"delta": {}, **WHOLE["choices"][0]}]})
        ),
        stream(*EVENTS[:2], json.dumps(WHOLE), end=""),
        stream(json.dumps({"code": 0, "data": {"choices": [{"delta": {"content": SENTENCE}}]}})),
        raw("\n".join(NATIVE)),
        raw("".join(f"data: {event}\n\n" for event in NATIVE)),
    ],
)
def test_one_sentence_in_many_shapes(
    scripted: OpenAIServerBackend, script: Script, answer: Answer
) -> None:
    """Once, and with an end."""
    script.answers = [answer]
    assert said(scripted) == (SENTENCE, "")
    assert scripted.stats.stop_reason == "eog"


def test_line_ends_are_those_of_the_standard_and_no_others() -> None:
    """Whatever the slices; U+2028, U+0085 and form feeds are text."""
    text = "a\u2028b\u0085c\fd"
    raw_bytes = f"data: {text}\r\ndata: e\r\rdata: f\n\n".encode()
    for size in (1, 2, 3, len(raw_bytes)):
        parser = EventParser()
        slices = (raw_bytes[at : at + size] for at in range(0, len(raw_bytes), size))
        events = [event.data for part in slices for event in parser.feed(part)]
        assert events == [f"{text}\ne", "f"]
        assert parser.finish() == []


def test_a_stream_that_stays_open_after_its_end_is_left(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """The reason was given; nothing more is waited for than a moment."""
    done = threading.Event()

    def open_end(handler: Handler) -> None:
        stream(delta(content=SENTENCE), is_done=False)(handler)
        done.wait(10)

    script.answers = [open_end]
    start = time.perf_counter()
    assert said(scripted)[0] == SENTENCE
    assert time.perf_counter() - start < 3
    done.set()


@pytest.mark.parametrize(
    "answer",
    [
        stream(delta(reasoning_content="Hm."), delta(content=SENTENCE)),
        stream(delta(reasoning="Hm."), delta(content=f"\n\n{SENTENCE}")),
        stream(*(delta(content=c) for c in f"<think>Hm.</think>\n{SENTENCE}")),
        stream(*(delta(content=c) for c in f"Hm.\n</think>\n\n{SENTENCE}")),
        stream(*(delta(content=c) for c in f"[THINK]Hm.[/THINK]{SENTENCE}")),
        raw(json.dumps({"choices": [{"message": {"content": SENTENCE, "reasoning": "Hm."}}]})),
        stream(
            delta(
                content=[
                    {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]},
                    {"type": "text", "text": SENTENCE},
                ]
            )
        ),
    ],
)
def test_thoughts_are_no_answer(
    scripted: OpenAIServerBackend, script: Script, answer: Answer
) -> None:
    """In a field of their own or between marks; also the second time."""
    for _ in range(2):
        script.answers = [answer]
        assert said(scripted) == (SENTENCE, "Hm.")


def test_a_model_that_was_cut_off_in_its_thoughts_gets_room(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """The limit of the answer is not that of the thoughts; asked once more, and remembered."""
    thinking = stream(delta(reasoning_content="Hm."), end="length")
    script.answers = [thinking, stream(delta(reasoning_content="Hm."), delta(content=SENTENCE))]
    assert said(scripted)[0] == SENTENCE
    assert [body["max_tokens"] for body in script.seen] == [12, 12 + GREEDY.n_think]
    script.answers = [thinking]
    assert said(scripted) == ("", "Hm.")


@pytest.mark.parametrize(
    ("answer", "reason", "text"),
    [
        (stream(delta(content="Hel"), end="content_filter"), "filter", "Hel"),
        (stream(delta(content="Hel"), end="RECITATION"), "filter", "Hel"),
        (stream(delta(content="Hel"), end="model_length"), "length", "Hel"),
        (stream(delta(refusal="I cannot help."), end="stop"), "refusal", "I cannot help."),
        (stream(delta(content=[REFUSAL]), end="stop"), "refusal", "I cannot help."),
        (stream(delta(tool_calls=[{"function": {"name": "x"}}]), end="tool_calls"), "tool", ""),
        (stream(delta(content="Hel"), end="length"), "length", "Hel"),
        (stream(end="stop"), "eog", ""),
    ],
)
def test_the_reason_of_an_end_is_told(
    scripted: OpenAIServerBackend, script: Script, answer: Answer, reason: str, text: str
) -> None:
    """Whatever the server calls it."""
    script.answers = [answer]
    assert said(scripted)[0] == text
    assert scripted.stats.stop_reason == reason


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (raw('event: error\ndata: {"error": {"message": "GPU on fire"}}\n\n'), "GPU on fire"),
        (raw("event: error\ndata: GPU on fire\n\n"), "GPU on fire"),
        (raw('{"error": "GPU on fire"}', "application/json"), "GPU on fire"),
        (raw('{"detail": "GPU on fire"}', "application/json"), "GPU on fire"),
        (raw('{"object": "error", "message": "GPU on fire", "code": 400}'), "GPU on fire"),
        (raw("<html><title>GPU on fire</title></html>", "text/html"), "web page (GPU on fire)"),
        (raw("data: GPU on fire\n\n"), "GPU on fire"),
        (raw("GPU on fire\n"), "GPU on fire"),
        (stream(delta(content="Hel"), '{"error": {"message": "GPU on fire"}}'), "GPU on fire"),
        (raw('[{"error": {"code": 400, "message": "GPU on fire"}}]'), "GPU on fire"),
        (page(422, '{"detail": [{"loc": ["x"], "msg": "GPU on fire"}]}'), "GPU on fire"),
        (page(400, '{"errors": [{"message": "GPU on fire"}]}'), "GPU on fire"),
        (page(400, '{"error": {"error": {"message": "GPU on fire"}}}'), "words: “GPU on fire”"),
        (page(400, '{"msg": "GPU on fire", "code": 1}'), "GPU on fire"),
        (page(400, json.dumps('{"error": {"message": "GPU on fire"}}')), "words: “GPU on fire”"),
        (
            page(400, '{"error": {"message": "{\\"error\\": \\"GPU on fire\\"}"}}'),
            "words: “GPU on fire”",
        ),
        (page(400, "<html><style>p {}</style><p>GPU on fire</p>"), "words: “GPU on fire”"),
        (raw('{"items": [{"content": "GPU on fire"}]}'), "not known here"),
        (stream('{"type": "job.created", "note": "GPU on fire"}', end=""), "not known here"),
    ],
)
def test_the_servers_own_words_reach_the_person(
    scripted: OpenAIServerBackend, script: Script, answer: Answer, words: str
) -> None:
    """Errors in an answer that says it is well."""
    script.answers = [answer]
    with pytest.raises(GenerationError) as caught:
        said(scripted)
    assert words in caught.value.why
    assert caught.value.todo
    assert len(script.seen) == 1


def test_nothing_at_all_is_told(scripted: OpenAIServerBackend, script: Script) -> None:
    """No empty answer with a good end."""
    script.answers = [raw(""), hello]
    with pytest.raises(GenerationError, match="The server sent no answer"):
        said(scripted)


@pytest.mark.parametrize(
    "refusal",
    [
        status(500, "Jinja Exception: System role not supported"),
        status(400, "Only user and assistant roles are supported, system is not."),
        raw('data: {"error": {"message": "System role not supported", "code": 500}}\n\n'),
        status(400, "Invalid value: 'system'. Supported values are: 'assistant' and 'user'."),
    ],
)
def test_a_server_without_a_system_role_gets_its_text_in_the_question(
    scripted: OpenAIServerBackend, script: Script, refusal: Answer
) -> None:
    """Found out once, remembered afterwards."""
    script.answers = [refusal, hello, hello]
    assert said(scripted)[0] == "Hello there"
    assert said(scripted)[0] == "Hello there"
    assert len(script.seen) == 3
    (message,) = sent(script)
    assert message == {"role": "user", "content": "You are friendly.\n\nTell me about Singapore."}


def test_a_server_that_wants_strict_turns_gets_them(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """The system message stays, what follows alternates."""
    words = "Conversation roles must alternate user/assistant/user/assistant/..."
    script.answers = [status(400, words), hello]
    talk = [QUESTION[0], Message("assistant", "Welcome!"), QUESTION[1], QUESTION[1]]
    text = "".join(chunk.text for chunk in scripted.generate(talk, GREEDY))
    assert text == "Hello there"
    assert [message["role"] for message in sent(script)] == ["system", "user", "assistant", "user"]


def sent(script: Script) -> list[dict[str, str]]:
    """Return the messages of the last request."""
    messages = script.seen[-1]["messages"]
    assert isinstance(messages, list)
    return messages


def test_what_cannot_change_is_not_asked_again(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Though its status is one of a busy server."""
    for answer, kind in (
        (status(429, "You exceeded your current quota", Retry_After="1"), GenerationError),
        (status(500, "the request exceeds the context length"), ContextOverflow),
    ):
        script.answers = [answer]
        with pytest.raises(AvatarError) as caught:
            said(scripted)
        assert isinstance(caught.value, kind)


@pytest.mark.parametrize(
    "words",
    [
        "the request exceeds the available context size. try increasing the context size",
        "prompt is too long: 5000 tokens > 4096 maximum",
        "The input token count (5000) exceeds the maximum number of tokens allowed (4096).",
        "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens",
    ],
)
def test_a_prompt_that_is_too_long_is_told_so_in_any_words(
    scripted: OpenAIServerBackend, script: Script, words: str
) -> None:
    """The advice is about the talk, not about the address; a page that says 413 is as clear."""
    for answer in (status(400, words), page(413, "<html>Request Entity Too Large</html>")):
        script.answers = [answer]
        with pytest.raises(ContextOverflow):
            said(scripted)


@pytest.mark.parametrize(
    ("refusal", "gone"),
    [
        (status(400, "Streaming is not supported for this model."), "stream_options"),
        (
            page(422, '{"detail": [{"loc": ["body", "stream_options"], "msg": "Extra input"}]}'),
            "stream_options",
        ),
        (page(400, '{"error": {"message": "Unknown parameter.", "param": "seed"}}'), "seed"),
    ],
)
def test_what_a_server_does_not_take_is_left_out(
    scripted: OpenAIServerBackend, script: Script, refusal: Answer, gone: str
) -> None:
    """Named beside the words of the refusal, or the stream itself."""
    script.answers = [refusal, raw(json.dumps(WHOLE), "application/json")]
    assert said(scripted, Sampling(seed=1)) == (SENTENCE, "")
    assert gone in script.seen[0]
    assert gone not in script.seen[1]


def test_an_answer_at_another_address_of_the_host_is_fetched_there(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """With the same method and the same question."""
    script.answers = [status(301, Location="/v1/chat/completions/"), hello]
    assert said(scripted)[0] == "Hello there"
    assert script.seen[0] == script.seen[1]


def test_how_a_connection_ends_after_the_end_does_not_matter(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Cut within the encoding of HTTP, with all of the reply before it."""

    def cut(handler: Handler) -> None:
        handler.close_connection = True
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        sent = f"data: {delta('stop', content=SENTENCE)}\n\n"
        handler.wfile.write(f"{len(sent):x}\r\n{sent}\r\n".encode())

    script.answers = [cut]
    assert said(scripted) == (SENTENCE, "")


def test_a_line_for_each_piece_is_read_to_its_end(
    scripted: OpenAIServerBackend, script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long the pauses between are: a line is not the whole answer."""
    monkeypatch.setattr("backends.openai.reply.GRACE_S", 0.0)

    go_on = threading.Event()

    def answer(handler: Handler) -> None:
        raw(f"{NATIVE[0]}\n", "application/x-ndjson")(handler)
        assert go_on.wait(5)
        handler.wfile.write(f"{NATIVE[1]}\n".encode())

    script.answers = [answer]
    text = ""
    for chunk in scripted.generate(QUESTION, GREEDY):
        text += chunk.text
        if text:
            go_on.set()
    assert text == SENTENCE


def test_the_mark_of_an_end_is_no_text(scripted: OpenAIServerBackend, script: Script) -> None:
    """Nor what comes after it; but where it is talked about it is."""
    pieces = [f"{SENTENCE}<|im_", "end|>\n<|im_start|>user\nI never said this"]
    script.answers = [stream(*(delta(content=piece) for piece in pieces)) for _ in range(2)]
    assert said(scripted) == (SENTENCE, "")
    assert scripted.stats.stop_reason == "eog"
    question = [Message("user", "What does <|im_end|> mean?")]
    text = "".join(chunk.text for chunk in scripted.generate(question, GREEDY))
    assert text.startswith(f"{SENTENCE}<|im_end|>")


def test_a_server_that_wants_to_be_left_alone_for_long_is(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Until a time of the day, too."""
    script.answers = [status(429, "busy", Retry_After=formatdate(time.time() + 900, usegmt=True))]
    with pytest.raises(GenerationError, match="too many requests"):
        said(scripted)
    assert len(script.seen) == 1


def test_a_fault_after_the_first_words_is_told_as_such(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """What came stays, and why no more came is said."""
    script.answers = [stream(delta(content="Hel"), '{"error": {"message": "GPU on fire"}}')]
    with pytest.raises(GenerationError, match="broke off") as caught:
        said(scripted)
    assert "“GPU on fire”. Ask for" in str(caught.value)


def test_text_is_shown_though_the_server_ends_no_event(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """One line feed after each: the first words come before the last are sent."""
    go_on = threading.Event()

    def answer(handler: Handler) -> None:
        handler.begin()
        handler.wfile.write(f"data: {EVENTS[0]}\n".encode())
        handler.wfile.flush()
        assert go_on.wait(5)
        handler.wfile.write(f"data: {EVENTS[1]}\ndata: [DONE]\n".encode())

    script.answers = [answer]
    text = ""
    for chunk in scripted.generate(QUESTION, GREEDY):
        text += chunk.text
        if text == HALVES[0]:
            go_on.set()
    assert text == SENTENCE


def test_a_limit_without_room_is_left_out(scripted: OpenAIServerBackend, script: Script) -> None:
    """The prompt fits; only what was asked for beside it did not."""
    words = (
        "maximum context length is 4096, you requested 4100 (4088 in the messages, 12 max_tokens)"
    )
    script.answers = [status(400, words), hello]
    assert said(scripted)[0] == "Hello there"
    assert "max_tokens" not in script.seen[-1]


def test_a_huge_piece_comes_at_once(scripted: OpenAIServerBackend, script: Script) -> None:
    """Fifty thousand characters in one event."""
    text = "word [x] `code` < 3 " * 2500
    script.answers = [stream(delta(content=text))]
    start = time.perf_counter()
    assert said(scripted)[0] == text
    assert time.perf_counter() - start < 2


def test_what_an_ended_reader_opens_is_shut_and_nothing_else() -> None:
    """A connection beside it may be of the next request."""

    class Opened:
        def __init__(self, one: socket.socket) -> None:
            self.one = one

        def get_extra_info(self, name: str) -> socket.socket:
            return self.one

    with contextlib.ExitStack() as stack:
        ours, theirs, late, late_peer = (
            stack.enter_context(one) for _ in range(2) for one in socket.socketpair()
        )
        sockets = Sockets()
        sockets.note("connection.connect_tcp.complete", {"return_value": Opened(ours)})
        sockets.note("http11.response_closed.complete", {}, is_wanted=False)
        opened = {"return_value": Opened(late)}
        sockets.note("connection.connect_tcp.complete", opened, is_wanted=False)
        assert late_peer.recv(1) == b""
        ours.send(b"x")
        assert theirs.recv(1) == b"x"
        sockets.shut()
        assert theirs.recv(1) == b""


def test_the_words_of_the_provider_behind_a_router_are_read(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """The router's own are the same for everything; what can be mended by them is."""
    raw = '{"error": {"message": "Developer instruction is not enabled for this model"}}'
    refused = {"error": {"message": "Provider returned error", "metadata": {"raw": raw}}}
    script.answers = [lambda handler: handler.say(400, refused), stream(delta(content=SENTENCE))]
    messages = (Message("system", "You are Ada."), *QUESTION)
    assert "".join(one.text for one in scripted.generate(messages, GREEDY)) == SENTENCE
    assert len(script.seen) == 2


def test_a_reason_with_every_piece_ends_nothing(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """However long the pause is before the next."""

    def answer(handler: Handler) -> None:
        handler.begin()
        for piece in HALVES:
            handler.event(delta("stop", content=piece))
            threading.Event().wait(1.4)
        handler.event("[DONE]")

    script.answers = [answer]
    assert said(scripted)[0] == SENTENCE


def test_half_a_character_in_thoughts_waits_for_the_other(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """As in the answer; one that stays alone becomes a mark."""
    pieces = [
        '{"choices": [{"delta": {"reasoning_content": "a\\ud83d"}}]}',
        '{"choices": [{"delta": {"reasoning_content": "\\ude42b"}}]}',
    ]
    script.answers = [stream(*pieces, delta(content=SENTENCE))]
    assert said(scripted) == (SENTENCE, "a\U0001f642b")


def test_a_limit_that_a_server_does_not_keep_is_kept_here(
    scripted: OpenAIServerBackend, script: Script
) -> None:
    """Not by a token, but long before a server without end would stop."""
    script.answers = [stream(*(delta(content=f"word {n} ") for n in range(3_000)))]
    with contextlib.suppress(OSError):
        text, _ = said(scripted, Sampling(temperature=0.0, n_predict=20, n_think=0))
    assert len(text) < 1_000
    assert scripted.stats.stop_reason == "length"
