"""What servers of other protocols and with other faults send: the sentence once, and its end."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest

from backends.base import ReplyStats
from backends.openai.refusals import ServerRefused, refusal_in_words
from backends.openai.reply import ReplyReader
from backends.openai.stream import EventParser
from backends.thinking.answer_text import AnswerText

SENTENCE, THOUGHT = "Hello from the harbour.", "Hm."
FIRST, SECOND = "Hello from", " the harbour."
Json = Mapping[str, object]


def answered(body: bytes) -> tuple[str, str, str]:
    """Return answer, thoughts and the reason of the end, as the backend reads what was sent."""
    parser, stats, text = EventParser(), ReplyStats(), AnswerText()
    reader = ReplyReader(stats)
    events = [e for at in range(0, len(body), 7) for e in parser.feed(body[at : at + 7])]
    said = thought = ""
    for event in (*events, *parser.finish(), None):
        piece = reader.read(event) if event else reader.finish()
        if piece.thought:
            text.note_thought()
        for chunk in (text.feed_text(piece.text), *(() if event else (text.finish(),))):
            thought += chunk.thought + (said if chunk.restarts else "")
            said = chunk.text if chunk.restarts else said + chunk.text
        thought += piece.thought
    return said, thought.strip(), (stats.stop_reason or "eog") if reader.is_ended else ""


def events(*values: object, named: bool = False) -> bytes:
    """Return values as a stream; with their type as the name of the event, if wanted."""
    lines = []
    for value in values:
        kind = value.get("type") if isinstance(value, dict) else ""
        name = f"event: {kind}\n" if named and kind else ""
        text = value if isinstance(value, str) else json.dumps(value)
        lines.append(f"{name}data: {text}\n\n")
    return "".join(lines).encode()


def chunk(reason: str | None = None, **delta: object) -> Json:
    """Return an event of this protocol."""
    return {"choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}


def anthropic(*deltas: Json, reason: str = "end_turn") -> bytes:
    """Return a stream of Anthropic's messages."""
    start = {"type": "message_start", "message": {"content": [], "usage": {"input_tokens": 9}}}
    pieces = [{"type": "content_block_delta", "index": 0, "delta": delta} for delta in deltas]
    return events(
        start,
        {"type": "content_block_start", "content_block": {"type": "text", "text": ""}},
        {"type": "ping"},
        *pieces,
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": reason}, "usage": {"output_tokens": 5}},
        {"type": "message_stop"},
        named=True,
    )


def text_delta(text: str) -> Json:
    """Return a piece of text of Anthropic's."""
    return {"type": "text_delta", "text": text}


def gemini(*parts: Json, reason: str = "STOP") -> list[Json]:
    """Return the parts of an answer of Gemini's."""
    told: list[Json] = [
        {"candidates": [{"content": {"role": "model", "parts": [part]}}]} for part in parts
    ]
    return [*told, {"candidates": [{"finishReason": reason}], "usageMetadata": {}}]


def responses(*pieces: tuple[str, str], end: str = "completed", **more: object) -> bytes:
    """Return a stream of OpenAI's responses: kinds and texts, the whole once more at the end."""
    told = [{"type": f"response.{kind}.delta", "delta": text} for kind, text in pieces]
    whole = "".join(text for kind, text in pieces if kind == "output_text")
    parts = [{"type": "output_text", "text": whole}]
    output = [{"type": "message", "content": parts}] if whole else []
    return events(
        {"type": "response.created", "response": {"status": "in_progress", "output": []}},
        {"type": "response.output_item.added", "item": {"type": "message", "content": []}},
        *told,
        {"type": "response.output_text.done", "text": whole},
        {"type": f"response.{end}", "response": {"output": output, "object": "response", **more}},
        named=True,
    )


BOTH = [{"text": FIRST}, {"text": SECOND}]
MESSAGE = {"role": "assistant", "content": SENTENCE}
ONE = {"choices": [{"message": MESSAGE, "finish_reason": "stop"}]}
REASONING = {"type": "reasoning", "summary": [{"type": "summary_text", "text": THOUGHT}]}
OUTPUT = {"type": "message", "content": [{"type": "output_text", "text": SENTENCE}]}
PLAIN: dict[str, bytes] = {
    "Anthropic": anthropic(text_delta(FIRST), text_delta(SECOND)),
    "Anthropic, whole": json.dumps(
        {
            "type": "message",
            "content": [{"type": "text", "text": SENTENCE}],
            "stop_reason": "end_turn",
        }
    ).encode(),
    "Gemini": events(*gemini(*BOTH)),
    "Gemini, an array": json.dumps(gemini(*BOTH), indent=1).encode(),
    "Gemini, wrapped": events(*({"response": one} for one in gemini(*BOTH))),
    "Responses": responses(("output_text", FIRST), ("output_text", SECOND)),
    "Responses, whole": json.dumps({"object": "response", "output": [OUTPUT]}).encode(),
    "Cohere": events(
        {"type": "message-start", "delta": {"message": {"role": "assistant", "content": []}}},
        *(
            {"type": "content-delta", "delta": {"message": {"content": one}}}
            for one in BOTH
        ),
        {"type": "message-end", "delta": {"finish_reason": "COMPLETE"}},
    ),
    "Cohere, whole": json.dumps(
        {"message": {"content": [{"type": "text", "text": SENTENCE}]}, "finish_reason": "COMPLETE"}
    ).encode(),
    "Hugging Face": events(
        {"token": {"text": FIRST, "special": False}, "generated_text": None},
        {"token": {"text": SECOND, "special": False}, "generated_text": None},
        {"token": {"text": "</s>", "special": True}, "generated_text": SENTENCE},
    ),
    "Hugging Face, whole": json.dumps([{"generated_text": SENTENCE}]).encode(),
    "Bedrock": events(
        {"messageStart": {"role": "assistant"}},
        *({"contentBlockDelta": {"delta": one}} for one in BOTH),
        {"messageStop": {"stopReason": "end_turn"}},
    ),
    "Bedrock, whole": json.dumps(
        {"output": {"message": {"content": [{"text": SENTENCE}]}}, "stopReason": "end_turn"}
    ).encode(),
    "KoboldAI": json.dumps({"results": [{"text": SENTENCE}]}).encode(),
    "KoboldCpp": events({"token": FIRST}, {"token": SECOND, "finish_reason": "stop"}),
    "Titan": json.dumps({"results": [{"outputText": SENTENCE}]}).encode(),
    "DashScope": json.dumps({"output": {"text": SENTENCE, "finish_reason": "stop"}}).encode(),
    "DashScope, choices": json.dumps({"output": ONE}).encode(),
    "Cloudflare": json.dumps({"result": {"response": SENTENCE}, "success": True}).encode(),
    "Cloudflare, a stream": events({"response": FIRST}, {"response": SECOND}, "[DONE]"),
    "Ollama's own": b"\n".join(
        json.dumps(one).encode()
        for one in (
            {"message": {"content": FIRST}, "done": False},
            {"message": {"content": SECOND}, "done": False},
            {"message": {"content": ""}, "done": True, "done_reason": "stop"},
        )
    ),
    "Ollama's, by completion": b"\n".join(
        json.dumps(one).encode()
        for one in ({"response": FIRST}, {"response": SECOND, "done": True, "done_reason": "stop"})
    ),
    "an empty choice first": events({"choices": []}, chunk(content=SENTENCE), chunk("stop")),
    "prompt filter results first": events(
        {"choices": [], "prompt_filter_results": [{"prompt_index": 0}]},
        chunk(content=SENTENCE),
        chunk("stop"),
    ),
    "null in the place of things": events(
        {"choices": None},
        {"choices": [{"delta": None}]},
        chunk(role="assistant", content=None, tool_calls=None, refusal=None),
        {**chunk(content=SENTENCE), "usage": None, "error": None},
        chunk("stop"),
    ),
    "a second choice": events(
        chunk(content=FIRST),
        {"choices": [{"index": 1, "delta": {"content": "Other."}}]},
        chunk(content=SECOND),
        chunk("stop"),
    ),
    "the reason twice": events(chunk(content=SENTENCE), chunk("stop"), chunk("stop"), "[DONE]"),
    "the reason with the text": events(chunk("stop", content=SENTENCE)),
    "usage behind the end": events(
        chunk(content=SENTENCE), chunk("stop"), {"choices": [], "usage": {"prompt_tokens": 3}}
    ),
    "a comment as heartbeat": b": OPENROUTER PROCESSING\n\n"
    + events(chunk(content=SENTENCE), chunk("stop")),
    "events of ping": b"event: ping\ndata: {}\n\n" + events(chunk(content=SENTENCE), chunk("stop")),
    "text for a delta": events({"choices": [{"delta": SENTENCE, "finish_reason": "stop"}]}),
    "an object for the choices": events(
        {"choices": {"delta": {"content": SENTENCE}, "finish_reason": "stop"}}
    ),
    "empty reasons": events(chunk("", content=FIRST), chunk("", content=SECOND), chunk("stop")),
    "reasons that are null as text": events(
        chunk("null", content=FIRST), chunk("null", content=SECOND), chunk("stop")
    ),
    "NDJSON with data": "\r\n".join(
        f"data:{json.dumps(one)}" for one in (chunk(content=SENTENCE), chunk("stop"))
    ).encode(),
    "values that follow each other": b"".join(
        json.dumps(one).encode() for one in (chunk(content=FIRST), chunk("stop", content=SECOND))
    ),
    "values over lines": b"\n".join(
        json.dumps(one, indent=1).encode()
        for one in (chunk(content=FIRST), chunk("stop", content=SECOND))
    ),
    "as Python writes it": "".join(
        f"data: {one}\n\n" for one in (chunk(content=FIRST), chunk("stop", content=SECOND))
    ).encode(),
    "a tab within a text": b'data: {"id":"\t","choices":[{"text":"%b"}]}\n\n' % SENTENCE.encode()
    + events("[DONE]"),
    "choices that count from one": events(
        {"choices": [{"index": 1, "delta": {"content": FIRST}}]},
        {"choices": [{"index": 1, "delta": {"content": SECOND}, "finish_reason": "stop"}]},
    ),
    "the number of a choice as text": events(
        {"choices": [{"index": "0", "delta": {"content": SENTENCE}, "finish_reason": "stop"}]}
    ),
    "messages with all so far": events(
        {"choices": [{"message": {"content": FIRST}, "finish_reason": "null"}]},
        {"choices": [{"message": {"content": SENTENCE}, "finish_reason": "null"}]},
        {"choices": [{"message": {"content": SENTENCE}, "finish_reason": "stop"}]},
    ),
    "DashScope, all so far": events(
        *(
            {"output": {"choices": [{"message": {"content": one}, "finish_reason": end}]}}
            for one, end in ((FIRST, "null"), (SENTENCE, "stop"))
        )
    ),
    "a text with a value": events(
        chunk("stop", content=[{"type": "text", "text": {"value": SENTENCE, "annotations": []}}])
    ),
    "an end in words": events(chunk(content=SENTENCE), "DONE"),
    "an end in JSON": events(chunk(content=SENTENCE), {"done": True}),
    "an event of the end": events(chunk(content=SENTENCE)) + b"event: close\ndata:\n\n",
    "an event of the end without data": events(chunk(content=SENTENCE)) + b"event: done\n\n",
    "Ollama's own, without a reason": b"\n".join(
        json.dumps(one).encode()
        for one in (
            {"message": {"content": FIRST}, "done": False},
            {"message": {"content": SECOND}, "done": False},
            {"message": {"content": ""}, "done": True},
        )
    ),
    "that all is well first": events({"code": 0, "msg": "ok"}, chunk("stop", content=SENTENCE)),
    "a result and an end": events(
        {"result": FIRST, "is_end": False}, {"result": SECOND, "is_end": True}
    ),
    "answers of an app": events(
        {"event": "message", "answer": FIRST}, {"event": "message", "answer": SECOND},
        {"event": "message_end"},
    ),
    "a delta by itself": events({"delta": FIRST}, {"delta": SECOND}, "[DONE]"),
    "an output": json.dumps({"output": SENTENCE}).encode(),
    "a list of outputs": json.dumps({"output": [FIRST, SECOND]}).encode(),
    "outputs with a text": json.dumps({"outputs": [{"text": SENTENCE}]}).encode(),
    "predictions": json.dumps({"predictions": [SENTENCE]}).encode(),
    "Cohere, first version": events(
        {"event_type": "text-generation", "text": FIRST, "is_finished": False},
        {"event_type": "text-generation", "text": SECOND, "is_finished": False},
        {"event_type": "stream-end", "is_finished": True, "response": {"text": SENTENCE}},
    ),
    "Responses, nothing before the end": events(
        {"type": "response.output_text.done", "text": SENTENCE},
        {"type": "response.completed", "response": {"object": "response", "output": [OUTPUT]}},
    ),
    "halves of a character": events(
        chunk(content="Hello"), chunk(content=" from the harbour."), chunk("stop")
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN.keys())
def test_a_sentence_in_any_protocol(body: bytes) -> None:
    """Read to the letter, and ended; whatever the protocol that the server speaks."""
    assert answered(body) == (SENTENCE, "", "eog")


THINKING: dict[str, bytes] = {
    "Anthropic": anthropic(
        {"type": "thinking_delta", "thinking": THOUGHT},
        {"type": "signature_delta", "signature": "x"},
        text_delta(SENTENCE),
    ),
    "Gemini": events(*gemini({"text": THOUGHT, "thought": True}, *BOTH)),
    "Responses": responses(("reasoning_summary_text", THOUGHT), ("output_text", SENTENCE)),
    "Responses, reasons": responses(("reasoning_text", THOUGHT), ("output_text", SENTENCE)),
    "Responses, whole": json.dumps({"object": "response", "output": [REASONING, OUTPUT]}).encode(),
    "Bedrock": events(
        {"contentBlockDelta": {"delta": {"reasoningContent": {"text": THOUGHT}}}},
        *({"contentBlockDelta": {"delta": one}} for one in BOTH),
        {"messageStop": {"stopReason": "end_turn"}},
    ),
    "details": events(
        chunk(reasoning_details=[{"type": "reasoning.text", "text": THOUGHT}]),
        chunk(content=SENTENCE),
        chunk("stop"),
    ),
    "both fields": events(
        chunk(reasoning=THOUGHT, reasoning_content=THOUGHT, content=""),
        chunk(content=SENTENCE),
        chunk("stop"),
    ),
    "Ollama": json.dumps(
        {
            "message": {"content": SENTENCE, "thinking": THOUGHT},
            "done": True,
            "done_reason": "stop",
        }
    ).encode(),
    "thought": events(chunk(thought=THOUGHT), chunk(content=SENTENCE), chunk("stop")),
    "an object": events(
        chunk(reasoning={"content": THOUGHT}), chunk(content=SENTENCE), chunk("stop")
    ),
    "blocks": events(
        chunk(content="", thinking_blocks=[{"type": "thinking", "thinking": THOUGHT}]),
        chunk("stop", content=SENTENCE),
    ),
    "parts of another name": events(
        chunk(content=[{"type": "reasoning", "reasoning": THOUGHT}]),
        chunk("stop", content=SENTENCE),
    ),
    "Copilot": events(chunk(reasoning_text=THOUGHT), chunk("stop", content=SENTENCE)),
    "Apriel": events(
        *(
            chunk(content=one)
            for one in f"Here are my reasoning steps:\n{THOUGHT}\n[BEGIN FINAL RESPONSE]{SENTENCE}"
        ),
        chunk("stop", content="[END FINAL RESPONSE]"),
    ),
    "marks and a field": events(
        chunk(content="<think>"), chunk(content=f"{THOUGHT}</think>{SENTENCE}"), chunk("stop")
    ),
}


@pytest.mark.parametrize("body", THINKING.values(), ids=THINKING.keys())
def test_thoughts_in_any_protocol(body: bytes) -> None:
    """Beside the answer, never in it."""
    assert answered(body) == (SENTENCE, THOUGHT, "eog")


ENDS: dict[str, tuple[bytes, str]] = {
    "Anthropic, length": (anthropic(text_delta("Hel"), reason="max_tokens"), "length"),
    "Anthropic, refusal": (anthropic(text_delta("Hel"), reason="refusal"), "refusal"),
    "Anthropic, full": (
        anthropic(text_delta("Hel"), reason="model_context_window_exceeded"),
        "length",
    ),
    "Anthropic, a tool": (anthropic(text_delta("Hel"), reason="tool_use"), "tool"),
    "Gemini, length": (events(*gemini({"text": "Hel"}, reason="MAX_TOKENS")), "length"),
    "Gemini, safety": (events(*gemini({"text": "Hel"}, reason="SAFETY")), "filter"),
    "Gemini, a list of words": (events(*gemini({"text": "Hel"}, reason="BLOCKLIST")), "filter"),
    "Gemini, a tool": (
        events(*gemini({"text": "Hel"}, {"functionCall": {"name": "f"}})),
        "tool",
    ),
    "Responses, length": (
        responses(
            ("output_text", "Hel"),
            end="incomplete",
            incomplete_details={"reason": "max_output_tokens"},
        ),
        "length",
    ),
    "Responses, filter": (
        responses(
            ("output_text", "Hel"),
            end="incomplete",
            incomplete_details={"reason": "content_filter"},
        ),
        "filter",
    ),
    "Responses, a refusal": (responses(("refusal", "Hel")), "refusal"),
    "Cohere, length": (
        events(
            {"type": "content-delta", "delta": {"message": {"content": {"text": "Hel"}}}},
            {"type": "message-end", "delta": {"finish_reason": "MAX_TOKENS"}},
        ),
        "length",
    ),
    "Bedrock, a guard": (
        events(
            {"contentBlockDelta": {"delta": {"text": "Hel"}}},
            {"messageStop": {"stopReason": "guardrail_intervened"}},
        ),
        "filter",
    ),
}


@pytest.mark.parametrize(("body", "reason"), ENDS.values(), ids=ENDS.keys())
def test_the_end_in_any_protocol(body: bytes, reason: str) -> None:
    """What was said stays, and why it ends is known."""
    assert answered(body) == ("Hel", "", reason)


def test_a_prompt_that_was_blocked_is_told() -> None:
    """Gemini sends no candidate then."""
    assert answered(events({"promptFeedback": {"blockReason": "SAFETY"}})) == ("", "", "filter")


FAULTS: dict[str, bytes] = {
    "Anthropic": events({"type": "error", "error": {"type": "x", "message": "GPU on fire"}}),
    "Responses": responses(end="failed", error={"code": "x", "message": "GPU on fire"}),
    "Responses, alone": events({"type": "error", "code": "x", "message": "GPU on fire"}),
    "Gemini": events({"error": {"code": 429, "message": "GPU on fire", "status": "EXHAUSTED"}}),
    "Ollama": b'{"error": "GPU on fire"}\n',
    "OpenRouter": events(
        {
            "error": {"code": 502, "message": "GPU on fire"},
            "choices": [{"delta": {"content": ""}, "finish_reason": "error"}],
        }
    ),
    "LM Studio": b'event: error\ndata: {"error":{"message":"GPU on fire"}}\n\n',
    "vLLM": events({"object": "error", "message": "GPU on fire", "code": 400}),
    "FastAPI": b'{"detail": "GPU on fire"}',
    "FastAPI, a list": b'{"detail": [{"loc": ["body"], "msg": "GPU on fire"}]}',
    "Cloudflare": b'{"success": false, "errors": [{"code": 7000, "message": "GPU on fire"}]}',
    "DashScope": b'{"code": "InvalidApiKey", "message": "GPU on fire"}',
    "Hugging Face": b'data:{"error":"GPU on fire","error_type":"overloaded"}\n\n',
    "JSON in the text of an event": b'data: error: {"message": "GPU on fire"}\n\n',
    "Kobold": b'{"detail": {"msg": "GPU on fire", "type": "service_unavailable"}}',
    "a problem": b'{"type": "about:blank", "title": "Busy", "detail": "GPU on fire"}',
    "an event of llama-server": b'error: {"code":500,"message":"GPU on fire"}\n\n',
    "MiniMax": events(
        {"choices": None, "base_resp": {"status_code": 1004, "status_msg": "GPU on fire"}}
    ),
    "a number and a short name": b'{"code": 1001, "msg": "GPU on fire", "data": null}',
    "a number as text": events({"error": {"message": "GPU on fire", "code": "429"}}),
    "an error for a field": b'{"detail": [{"loc": ["body", "n"], "msg": "GPU on fire"}]}',
    "a stream of plain text": events("GPU on fire", "[DONE]"),
    "the repr of bytes": events("b'GPU on fire'", chunk("stop")),
    "within a choice": events({"choices": [{"error": {"message": "GPU on fire"}}]}),
    "within a choice, a reason": events(
        {"choices": [{"delta": {}, "finish_reason": "error", "error": "GPU on fire"}]}
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", FAULTS.values(), ids=FAULTS.keys())
def test_the_words_of_a_fault_in_any_protocol(body: bytes) -> None:
    """They reach the person."""
    with pytest.raises(ServerRefused) as caught:
        answered(body)
    assert "GPU on fire" in caught.value.message


@pytest.mark.parametrize("reason", ["abort", "insufficient_system_resource", "ERROR"])
def test_an_end_that_is_none(reason: str) -> None:
    """What came is kept, and it is said that it is not all."""
    with pytest.raises(ServerRefused, match=reason):
        answered(events(chunk(reason, content="Hel")))


def test_a_line_for_each_piece_that_breaks_off() -> None:
    """Several lines without an end are no whole answer."""
    lines = [json.dumps({"message": {"content": one}, "done": False}) for one in (FIRST, SECOND)]
    assert answered("\n".join(lines).encode()) == (SENTENCE, "", "")


STATUSES = {
    429: {"error": {"message": "Slow down.", "code": "rate_limit_exceeded"}},
    401: {"error": {"message": "Who are you?", "type": "authentication_error"}},
    404: {"error": "Unexpected endpoint or method. (GET /v1/modelz). Returning 200 anyway"},
    503: {"error": {"message": "Loading model", "code": 503}},
    500: {"error": {"message": "Hm.", "code": 1004}},
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_fault_with_a_good_status_is_the_one_that_it_names(status: int) -> None:
    """By a number, as text or not, or by a word."""
    with pytest.raises(ServerRefused) as caught:
        answered(json.dumps(STATUSES[status]).encode())
    assert caught.value.status == status


DENIED = {
    "Country, region, or territory not supported": (403, "does not allow this"),
    "Your input was flagged": (403, "does not let this question through"),
    "The prompt triggered the content management policy": (400, "does not let this question"),
    "Invalid API key": (403, "does not accept the key"),
    "": (401, "wants a key"),
    "Method Not Allowed": (405, "does not know the address"),
}


@pytest.mark.parametrize("words", DENIED)
def test_a_refusal_has_its_own_reason(words: str) -> None:
    """Not the key, where the server says that it is something else."""
    status, why = DENIED[words]
    assert why in refusal_in_words(ServerRefused(status, "", words), "http://x").why


def numbers(body: bytes) -> Sequence[int]:
    """Return what was counted."""
    parser, stats = EventParser(), ReplyStats()
    reader = ReplyReader(stats)
    for event in (*parser.feed(body), *parser.finish()):
        reader.read(event)
    return stats.n_prompt, stats.n_predicted


def test_what_is_counted_under_other_names_is_counted() -> None:
    """Prompt and reply."""
    assert numbers(anthropic(text_delta("Hel"))) == (9, 5)
    usage = {"usageMetadata": {"promptTokenCount": 9, "candidatesTokenCount": 5}}
    assert numbers(events(*gemini(*BOTH), usage | {"candidates": []})) == (9, 5)
