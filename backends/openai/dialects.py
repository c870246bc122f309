"""Says what servers of other protocols send as this protocol would: engine process.

Some answer so though they were asked in this one: proxies, and addresses of another page. Sources:
the streams that Anthropic, Google (Gemini), OpenAI (Responses), Cohere, Amazon (Bedrock) and
Hugging Face (text-generation-inference) document, and KoboldAI's and DashScope's whole answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backends.openai.refusals import Json

__all__ = ["translated"]

Table = Mapping[str, object]
WRAPPERS = ("data", "result", "response", "output")  # around an answer of any protocol
ANSWERS = ("choices", "candidates", "response", "content")


def translated(value: Json, named: str = "") -> Json:
    """Return an event of another protocol as one of this; any other as it is.

    Args:
        value: The event.
        named: What its stream calls it; in some protocols it has a name of its own, too.
    """
    if "choices" in value:
        return value
    if wrapper := next((name for name in WRAPPERS if _is_told(value.get(name))), ""):
        value = _table(value[wrapper])
    kind = value.get("type") or named
    value = {**value, "type": kind} if kind else value
    if isinstance(kind, str):
        if kind.startswith("response."):
            return _of_responses(value, kind)
        if kind.startswith(("content_block", "content-", "message_", "message-", "tool-")):
            return _of_blocks(value)
    if value.get("object") == "response":
        return _whole_response(value)
    if "candidates" in value or "promptFeedback" in value:
        return _of_gemini(value)
    if {"contentBlockDelta", "contentBlockStart", "messageStart", "messageStop"} & value.keys():
        return _of_bedrock(value)
    return _of_others(value)


def _is_told(value: object) -> bool:
    """Tell whether an object within another is the answer."""
    return isinstance(value, dict) and any(value.get(name) for name in ANSWERS)


def _piece(content: str = "", reason: object = None, usage: object = None, **more: object) -> Json:
    """Return a part of a reply as an event."""
    delta = {"content": content, **{name: said for name, said in more.items() if said}}
    return {"choices": [{"delta": delta, "finish_reason": reason}], "usage": usage}


def _whole(said: Table, reason: object, usage: object = None) -> Json:
    """Return a whole reply as an event; it says nothing new where its parts have come."""
    return {"choices": [{"message": said, "finish_reason": reason}], "usage": usage}


def _of_responses(value: Json, kind: str) -> Json:
    response, delta = _table(value.get("response")), value.get("delta")
    if error := response.get("error"):
        return {"error": error}
    if kind.endswith(".delta") and isinstance(delta, str):
        if "reasoning" in kind:
            return _piece(reasoning_content=delta)
        if "refusal" in kind:
            return _piece(refusal=delta)
        return _piece(delta) if "text" in kind else _piece(tool_calls=[value])
    if kind in ("response.completed", "response.incomplete", "response.failed"):
        return _whole_response(response)
    return _piece()


def _whole_response(response: Table) -> Json:
    if error := response.get("error"):
        return {"error": error}
    said: dict[str, object] = {}
    parts: list[Table] = []
    for item in _tables(response.get("output")):
        if item.get("type") == "reasoning":
            told = [*_tables(item.get("summary")), *_tables(item.get("content"))]
            said["reasoning_content"] = "".join(_text(part.get("text")) for part in told)
        elif item.get("type") == "message":
            parts += _tables(item.get("content"))
        elif item.get("type") == "function_call":
            said["tool_calls"] = [item]
    said["content"] = parts
    reason = _table(response.get("incomplete_details")).get("reason")
    return _whole(said, reason or "stop", _counts(response.get("usage")))


def _of_blocks(value: Json) -> Json:
    """Return an event of Anthropic, or of Cohere's second version."""
    kind, delta = value.get("type"), _table(value.get("delta"))
    if kind == "message_start":
        return _piece(usage=_counts(_table(value.get("message")).get("usage")))
    if kind == "message_stop":
        return _piece(reason="stop")
    part = delta or _table(value.get("content_block"))
    inner = _table(_table(part.get("message")).get("content"))
    part = inner or part
    is_tool = part.get("type") == "tool_use" or str(kind).startswith("tool-")
    reason = delta.get("stop_reason") or delta.get("finish_reason")
    return _piece(
        _text(part.get("text")),
        reason,
        _counts(value.get("usage")),
        reasoning_content=_text(part.get("thinking")),
        tool_calls=[part] if is_tool else None,
    )


def _of_gemini(value: Json) -> Json:
    answer = next(_tables(value.get("candidates")), {})
    parts = list(_tables(_table(answer.get("content")).get("parts")))
    if not parts and isinstance(answer.get("content"), str):
        parts = [{"text": answer["content"]}]
    blocked = _table(value.get("promptFeedback")).get("blockReason")
    return _piece(
        "".join(_text(part.get("text")) for part in parts if not part.get("thought")),
        answer.get("finishReason") or ("safety" if blocked else None),
        _counts(value.get("usageMetadata")),
        reasoning_content="".join(_text(p.get("text")) for p in parts if p.get("thought")),
        tool_calls=[part for part in parts if "functionCall" in part],
    )


def _of_bedrock(value: Json) -> Json:
    delta = _table(_table(value.get("contentBlockDelta")).get("delta"))
    thought = _table(delta.get("reasoningContent")).get("text")
    reason = _table(value.get("messageStop")).get("stopReason")
    tools = [delta] if "toolUse" in delta else None
    return _piece(_text(delta.get("text")), reason, reasoning_content=thought, tool_calls=tools)


def _of_others(value: Json) -> Json:
    """Return what a server says that sends tokens, or results, in an object of their own."""
    token, output = _table(value.get("token")), _table(value.get("output"))
    if "text" in token:
        is_last = _text(value.get("generated_text"))
        text = "" if token.get("special") else _text(token["text"])
        details = _table(value.get("details"))
        return _piece(text, details.get("finish_reason") or ("stop" if is_last else None))
    if isinstance(value.get("generated_text"), str):
        return _whole({"content": value["generated_text"]}, "stop")
    if output.get("message"):
        return _whole(_table(output["message"]), value.get("stopReason") or "stop")
    if isinstance(output.get("text"), str):
        return _whole({"content": output["text"]}, output.get("finish_reason"))
    if result := next(_tables(value.get("results")), None):
        said = result.get("text") or result.get("generated_text") or result.get("outputText")
        return _whole({"content": said}, "stop") if isinstance(said, str) else value
    return value


def _counts(usage: object) -> Json:
    """Return what was counted under the names of this protocol."""
    found = _table(usage)
    names = {
        "prompt_tokens": ("input_tokens", "promptTokenCount"),
        "completion_tokens": ("output_tokens", "candidatesTokenCount"),
    }
    return {
        ours: next((found[name] for name in theirs if name in found), 0)
        for ours, theirs in names.items()
    }


def _table(value: object) -> Table:
    return value if isinstance(value, dict) else {}


def _tables(value: object) -> Iterator[Table]:
    return (item for item in (value if isinstance(value, list) else ()) if isinstance(item, dict))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
