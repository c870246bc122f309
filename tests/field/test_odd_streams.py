"""Streams and answers with slips that servers and what stands between have: read, or told rightly.

Over a real connection where that matters; else as the backend reads what was sent.
"""

from __future__ import annotations

import json

import pytest

from backends.errors import GenerationError
from backends.openai.refusals import ServerRefused, refusal_in_words, server_words
from backends.openai.server import OpenAIServerBackend
from tests.backends.openai.test_openai_streams import raw, said, script, scripted
from tests.backends.servers import Script
from tests.field.test_servers import FIRST, SECOND, SENTENCE, Json, answered, chunk, events

__all__ = ["script", "scripted"]

PIECES = (chunk(content=FIRST), chunk(content=SECOND), chunk("stop"))
LINES = tuple(json.dumps(piece) for piece in PIECES)
STREAM = "".join(f"data: {line}\n\n" for line in LINES)
WHOLE = json.dumps({"choices": [{"message": {"content": SENTENCE}, "finish_reason": "stop"}]})


def pretty(piece: Json) -> str:
    """Return an event that is printed over several lines, of which the first alone is marked."""
    return f"data: {json.dumps(piece, indent=2)}\n\n"


FRAMES = {
    "several lines, one mark": "".join(map(pretty, PIECES)),
    "several lines, no empty one": "".join(map(pretty, PIECES)).replace("\n\n", "\n"),
    "two values on a line": f"data: {LINES[0]}{LINES[1]}\n\ndata: {LINES[2]}\n\n",
    "two events on a line": f"data: {LINES[0]}data: {LINES[1]}\n\ndata: {LINES[2]}\n\n",
    "line feeds that are letters": "".join(f"data: {line}\\n\\n" for line in LINES),
    "and the mark of the end": "".join(f"data: {line}\\r\\n" for line in (*LINES[:2], "[DONE]")),
    "a comma after each": "".join(f"data: {line},\n\n" for line in LINES),
    "a comma too much": STREAM.replace("}]}", "},]}"),
    "the stream in a text": json.dumps(STREAM),
    "the answer in a text": json.dumps(WHOLE),
    "twice in a text": json.dumps(json.dumps(WHOLE)),
}


@pytest.mark.parametrize("body", FRAMES.values(), ids=FRAMES.keys())
def test_values_are_found_whatever_stands_between(body: str) -> None:
    """What a proxy, or a line of a script, has made of a stream."""
    assert answered(body.encode()) == (SENTENCE, "", "eog")


def test_a_comma_within_a_text_stays() -> None:
    """Only one that JSON does not allow goes."""
    body = 'data: {"choices":[{"delta":{"content":"a ,} \\",]\\" b"},"finish_reason":"stop",}]}\n\n'
    assert answered(body.encode())[0] == 'a ,} ",]" b'


@pytest.mark.parametrize(
    "nothing",
    [{}, "", False, [], 0, "null", "None", {"message": "", "code": 0}, {"code": "0"}, [None]],
)
def test_a_field_of_errors_that_says_nothing_is_none(nothing: object) -> None:
    """Some servers send it with each piece."""
    assert answered(events(*({**piece, "error": nothing} for piece in PIECES)))[0] == SENTENCE


SHAPES = {
    "an assistant's thread": b"".join(
        b"event: thread.message.delta\n"
        + events({"delta": {"content": [{"type": "text", "text": {"value": one}}]}})
        for one in (FIRST, SECOND)
    )
    + b"event: done\ndata: [DONE]\n\n",
    "spoken words": events(
        chunk(content=None, audio={"id": "a", "transcript": FIRST}),
        chunk(audio={"transcript": SECOND}),
        chunk("stop"),
    ),
    "a message in a delta": events(chunk(message={"content": SENTENCE}), chunk("stop")),
    "a message that is a text": json.dumps(
        {"choices": [{"message": SENTENCE, "finish_reason": "stop"}]}
    ).encode(),
    "choices that are texts": json.dumps({"choices": [SENTENCE]}).encode(),
    "Anthropic, named by events": b"event: content_block_delta\n"
    + events({"index": 0, "delta": {"type": "text_delta", "text": SENTENCE}})
    + b"event: message_stop\ndata: {}\n\n",
    "Responses, named by events": b"event: response.output_text.delta\n"
    + events({"delta": SENTENCE})
    + b'event: response.completed\ndata: {"response": {"status": "completed"}}\n\n',
}


@pytest.mark.parametrize("body", SHAPES.values(), ids=SHAPES.keys())
def test_a_sentence_in_other_places(body: bytes) -> None:
    """Not an empty answer with a good end."""
    assert answered(body) == (SENTENCE, "", "eog")


def test_a_number_is_a_text() -> None:
    """And choices that are neither are none."""
    assert answered(events(chunk(content=7), chunk("stop"))) == ("7", "", "eog")
    assert answered(events({"choices": 5}, chunk("stop", content="Hi")))[0] == "Hi"


REASONS = {
    **dict.fromkeys(("FINISH_REASON_MAX_TOKENS", "token_limit", "MaxTokens"), "length"),
    **dict.fromkeys(("max_new_tokens", "context_length_exceeded", "incomplete"), "length"),
    **dict.fromkeys(("maxOutputTokens", "time_limit", "model_length"), "length"),
    **dict.fromkeys(("sensitive", "FINISH_REASON_SAFETY", "ContentFilter"), "filter"),
    **dict.fromkeys(("ToolCalls", "UNEXPECTED_TOOL_CALL"), "tool"),
    **dict.fromkeys(("eos_token", "FINISH_REASON_STOP", "stop_sequence", "end_of_text"), "eog"),
    **dict.fromkeys(("EndTurn", "content_block_stop", "completed", "something_new"), "eog"),
}


@pytest.mark.parametrize("reason", REASONS)
def test_the_reason_of_an_end_is_known_by_its_words(reason: str) -> None:
    """However it is written; a reply that was cut is not whole."""
    assert answered(events(chunk(reason, content="Hel"))) == ("Hel", "", REASONS[reason])
    value = {"choices": [{"delta": {"content": "Hel"}, "finish_details": {"type": reason}}]}
    assert answered(events(value, "[DONE]"))[2] == REASONS[reason]


WORDS = {
    '{"error": "invalid_grant", "error_description": "GPU on fire"}': "invalid_grant: GPU on fire",
    '{"status": 500, "error": "Internal Server Error", "message": "GPU on fire", "path": "/v1"}': (
        "Internal Server Error: GPU on fire"
    ),
    '{"error": "GPU on fire", "message": "Sorry: GPU on fire"}': "Sorry: GPU on fire",
    '{"error": "GPU on fire", "code": 7}': "GPU on fire",
}


@pytest.mark.parametrize("body", WORDS)
def test_what_stands_beside_the_name_of_an_error_is_told(body: str) -> None:
    """The name alone says little."""
    assert server_words(body)[1] == WORDS[body]


def test_an_error_without_words_is_told_by_its_kind() -> None:
    """Better than "has a fault"."""
    with pytest.raises(ServerRefused) as caught:
        answered(events({"error": {"code": 500, "type": "out_of_memory"}}))
    assert "“out_of_memory”" in refusal_in_words(caught.value, "http://x").why


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("<html><body><h1>502 Bad Gateway</h1></body></html>", "“502 Bad Gateway”"),
        ("upstream connect error\n", "“upstream connect error”"),
        ("", "lost in the middle. Ask"),
    ],
)
def test_what_came_in_place_of_the_rest_is_told(
    scripted: OpenAIServerBackend, script: Script, rest: str, words: str
) -> None:
    """A proxy that lost the server says so in its own way."""
    script.answers = [raw(f"data: {LINES[0]}\n\n{rest}")]
    with pytest.raises(Exception, match="broke off") as caught:
        said(scripted)
    assert words in str(caught.value)


@pytest.mark.parametrize("body", [f"data: {LINES[0][:60]}", WHOLE[:40], WHOLE[:-1], WHOLE[:62]])
def test_an_answer_that_is_cut_within_its_first_words_is_told_so(
    scripted: OpenAIServerBackend, script: Script, body: str
) -> None:
    """It is no answer of another kind, and its address is right."""
    script.answers = [raw(body)]
    with pytest.raises(GenerationError) as caught:
        said(scripted)
    assert "lost in the middle" in caught.value.why
    assert "address" not in str(caught.value)
