"""Reads what a server has sent of one reply: text, thoughts, why it ended, what went wrong.

Engine process. Servers differ in where they put things: deltas or whole messages, text or a list of
parts, thoughts in one of several fields, errors in an answer that says it is well.
"""

from __future__ import annotations

import ast
import json
import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from backends.base import ReplyStats, StopReason
from backends.openai.dialects import translated
from backends.openai.new_text import NewText
from backends.openai.refusals import Json, ServerRefused, refusal_of, web_page_title
from backends.openai.stream import END_KINDS, ServerEvent, json_values

__all__ = ["Piece", "ReplyReader"]

LOG = logging.getLogger(__name__)
LOOSE_GRACE_S = 10.0  # where text comes with a reason: some servers send one with every piece
GRACE_S = 1.0  # after the reason, for the counts; a connection that stays open is closed then
STOP_REASONS: Mapping[str, StopReason] = {
    r"filter|safe|sensiti|prohibit|block_?list|toxic|guard|moderat|recitation|spii": "filter",
    r"refus": "refusal",
    r"tool|function": "tool",
    r"length|limit|context|truncat|incomplete|max_?[a-z_]*tokens?": "length",
}
"""What words in the reason of an end mean, the first that is found."""
WITHIN_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
REASONS = ("finish_reason", "done_reason", "stop_type", "stop_reason", "finish_details")
NO_REASON = ("null", "none")  # not yet, written as a text
BROKEN = frozenset(
    (
        *("error", "abort", "aborted", "cancelled", "canceled", "timeout", "failed"),
        *("insufficient_system_resource", "malformed_response", "user_cancel", "error_limit"),
    )
)  # ends of a reply that is not whole
THOUGHTS = (
    *("reasoning_content", "reasoning", "thinking", "thought", "reasoning_details"),
    *("reasoning_text", "thinking_blocks", "cot_summary"),
)
KNOWN = frozenset(("choices", "usage", "timings"))  # of events without text
SAMPLE_CHARS = 80
MESSAGES = ("detail", "message", "msg", "error_msg", "error_message", "errorMessage", "errmsg")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one event says."""

    text: str = ""
    thought: str = ""


class ReplyReader:
    """Takes the events of one reply and keeps its statistics.

    Attributes:
        is_ended: Whether the server said that the reply is whole.
        has_content: Whether text or thoughts have come.
        odd_words: What the last line that could not be read says; of a web page its title.
        is_cut: Whether an answer in JSON ended in its middle.
    """

    def __init__(self, stats: ReplyStats) -> None:
        self.stats = stats
        stats.n_unreadable = 0  # those of an attempt before do not count
        self.is_ended = False
        self.has_content = False
        self._n_events = 0
        self._sample = ""
        self.odd_words = ""
        self.is_cut = False
        self._held = self._held_thought = ""  # half a character
        self._foreign = ""  # the first JSON that says nothing known here
        self._is_known = False  # something of a reply has come, and be it empty
        self._has_deltas = False
        self._index: object = None  # of the choice that is read
        self._texts, self._thoughts = NewText(), NewText()
        self._n_documents = 0
        self._broken: ServerRefused | None = None  # why it ended before its end
        self._ended_at = 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is worth waiting for."""
        return bool(self._ended_at) and time.perf_counter() - self._ended_at > GRACE_S

    def read(self, event: ServerEvent) -> Piece:
        """Return what an event says.

        Raises:
            ServerRefused: It is an error, or a web page in place of an answer.
        """
        self._n_events += 1
        data = event.data.strip()
        if data.strip('"[]').upper() == "DONE":
            self._end()
            self._ended_at = -GRACE_S  # nothing follows
            return Piece()
        if event.kind in END_KINDS:
            self._end()
        value = _json(data)
        if isinstance(value, list):
            return self._read_all(value, event)
        if isinstance(value, dict):
            value = translated(value, event.kind)
        if event.kind == "error" or (isinstance(value, dict) and _is_error(value)):
            raise refusal_of(data if value is None else value)
        if not isinstance(value, dict):
            return self._unreadable(event, data)
        self._n_documents += event.is_document and value.get("done") is not False
        return self._take(value)

    def _read_all(self, values: list[object], event: ServerEvent) -> Piece:
        """Return what several events say that came in one list."""
        events = [replace(event, data=json.dumps(one), is_document=False) for one in values]
        self._n_documents += event.is_document
        pieces = list(map(self.read, events))
        return Piece("".join(p.text for p in pieces), "".join(p.thought for p in pieces))

    def release(self) -> Piece:
        """Return what waits for the next event, where none comes for a while."""
        text, self._held = _whole(self._held + self._texts.release())
        thought, self._held_thought = _whole(self._held_thought + self._thoughts.release())
        return Piece(text, thought)

    def finish(self) -> Piece:
        """Return what is left.

        Raises:
            ServerRefused: Nothing of what came could be read.
        """
        self.is_ended = self.is_ended or self._n_documents == 1  # all of it is here
        if n_unreadable := self.stats.n_unreadable:
            LOG.warning("%d of %d lines were unreadable", n_unreadable, self._n_events)
            if not self.has_content and self.stats.stop_reason in ("", "eog"):
                n_lines = n_unreadable, self._n_events
                raise ServerRefused(200, "", self._sample, n_lines=n_lines)
        if self._broken:
            raise self._broken
        if self._foreign and not (self.has_content or self._is_known):
            raise ServerRefused(200, "foreign", self._foreign)
        left = self.release()
        return replace(left, text=left.text + "\ufffd") if self._held else left

    def _unreadable(self, event: ServerEvent, data: str) -> Piece:
        if event.is_document and data.startswith("<"):
            raise ServerRefused(200, "web_page", web_page_title(data))
        if data.lower().startswith("error:"):
            raise refusal_of(data.partition(":")[2].strip())
        if _is_cut(data):
            self.is_cut = True
        elif data:
            self.stats.n_unreadable += 1
            self._sample = self._sample or data[:SAMPLE_CHARS]
            self.odd_words = web_page_title(data)
        return Piece()

    def _end(self) -> None:
        self.is_ended = True
        self._ended_at = self._ended_at or time.perf_counter()

    def _take(self, value: Json) -> Piece:
        text, thought = "", ""
        choices = self._choices(value)
        if any(value.get(n) is True for n in ENDED) or value.get("event") in LAST_EVENTS:
            self._end()
        if not choices and not value.keys() & KNOWN:
            self._foreign = self._foreign or json.dumps(value)[:SAMPLE_CHARS]
        for choice in choices:
            if choice.get("error"):
                raise refusal_of(choice)
            self._is_known = True
            said = self._said(choice)
            is_last = bool(_reason(choice))
            thought += self._thoughts.feed(_thought(said), is_last=is_last)
            new = _text(said.get("content")) or _first_text(said) or _spoken(said)
            text += self._texts.feed(new, is_last=is_last)
            if refusal := _refusal(said):
                text += refusal
                self.stats.stop_reason = "refusal"
            if said.get("tool_calls") or said.get("function_call"):
                self.stats.stop_reason = self.stats.stop_reason or "tool"
            self._note_reason(choice)
        self._note_counts(value)
        text, self._held = _whole(self._held + text)
        thought, self._held_thought = _whole(self._held_thought + thought)
        if (text or thought) and self._ended_at > 0:
            self._ended_at = time.perf_counter() + LOOSE_GRACE_S - GRACE_S
        self.has_content = self.has_content or bool(text or thought)
        self.stats.n_predicted += bool(text or thought)
        self.stats.n_thought += bool(thought and not text)
        return Piece(text, thought)

    def _choices(self, value: Json) -> list[Json]:
        """Return the choice that is read, the first; a reply of Ollama's own kind is one itself."""
        found = value.get("choices")
        found = found if isinstance(found, list) else [found]
        choices = _list([{"text": one} if isinstance(one, str) else one for one in found])
        if not choices:
            is_one = any(name in value for name in ("message", "content", *BARE_TEXTS))
            return [value] if is_one or isinstance(value.get("delta"), str | dict) else []
        if self._index is None:
            numbers = [choice.get("index") or 0 for choice in choices]
            self._index = 0 if 0 in numbers else numbers[0]
        return [choice for choice in choices if (choice.get("index") or 0) == self._index]

    def _said(self, choice: Json) -> Json:
        """Return the new part of a message; the whole one that some servers send last is none."""
        delta = choice.get("delta")
        delta = {"content": delta} if isinstance(delta, str) else _mapping(delta)
        delta = _mapping(delta.get("message")) or delta
        if delta:
            is_told = any(said for name, said in delta.items() if name != "role")
            self._has_deltas = self._has_deltas or is_told
            return delta
        message = choice.get("message")
        message = {"content": message} if isinstance(message, str) else _mapping(message)
        if message and self._has_deltas:
            return {}
        return message or choice

    def _note_reason(self, choice: Json) -> None:
        if not (reason := _reason(choice)):
            return
        if reason.lower() in BROKEN:
            self._broken = ServerRefused(500, reason, reason)
            if choice.get("error") or reason == "error":
                self._broken = refusal_of(choice)
        low = WITHIN_WORDS.sub("_", reason).lower()
        told = (known for words, known in STOP_REASONS.items() if re.search(words, low))
        known: StopReason = next(told, "eog")
        if known != "eog" or not self.stats.stop_reason:
            self.stats.stop_reason = known
        self._end()

    def _note_counts(self, value: Json) -> None:
        """Take over what the server counted."""
        stats, usage = self.stats, _mapping(value.get("usage"))
        stats.n_prompt = _number(usage.get("prompt_tokens")) or stats.n_prompt
        stats.n_predicted = _number(usage.get("completion_tokens")) or stats.n_predicted
        details = _mapping(usage.get("completion_tokens_details"))
        stats.n_thought = _number(details.get("reasoning_tokens")) or stats.n_thought
        details = _mapping(usage.get("prompt_tokens_details"))
        stats.n_reused = _number(details.get("cached_tokens")) or stats.n_reused
        timings = _mapping(value.get("timings"))
        stats.n_reused = _number(timings.get("cache_n")) or stats.n_reused


def _reason(choice: Json) -> str:
    """Return why the reply ends here; nothing where it does not, or not yet."""
    reason = next((choice[name] for name in REASONS if choice.get(name)), None)
    reason = reason.get("type") if isinstance(reason, dict) else reason
    if reason is None and choice.get("stop") is True:
        return "stop"
    return reason if isinstance(reason, str) and reason.lower() not in NO_REASON else ""


def _json(data: str) -> object:
    """Return the value in a text, or a list of all that are in it; None if it is no JSON."""
    try:
        value: object = json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return _python_value(data) if data.startswith("{'") else json_values(data)
    if isinstance(value, str) and value.lstrip().startswith(("{", "[", '"', "data:")):
        return _json(value.strip())  # an answer within a text
    return value


def _is_cut(data: str) -> bool:
    """Tell whether all is right with an object up to its end, which is missing."""
    return data.startswith("{") and any(map(_lacks_its_end, (data, f'{data}"')))


def _lacks_its_end(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except json.JSONDecodeError as exc:
        return exc.pos >= len(text)
    except (ValueError, RecursionError):
        return False
    return False


def _python_value(data: str) -> object:
    """Return a value that a server has written as Python does."""
    try:
        value: object = ast.literal_eval(data)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
    return value


def _is_error(value: Json) -> bool:
    if _is_said(value.get("error")) or "error" in (value.get("type"), value.get("object")):
        return True
    if _mapping(value.get("base_resp")).get("status_code"):
        return True
    if value.get("choices") or any(name in value for name in ("content", "response", "usage")):
        return False
    is_well = value.get("code") in (0, "0", 200) or value.get("success") is True
    return not is_well and any(isinstance(value.get(name), str) for name in MESSAGES)


def _is_said(error: object) -> bool:
    """Tell whether the field of an error says that there is one; in some it is always there."""
    if isinstance(error, dict):
        is_well = error.get("code") in (0, "0", 200, "200")
        return not is_well and any(map(_is_said, error.values()))
    if isinstance(error, list):
        return any(map(_is_said, error))
    return bool(error) and str(error).lower() not in NO_REASON


def _spoken(said: Json) -> str:
    """Return the words of an answer that is sound."""
    return _plain(_mapping(said.get("audio")).get("transcript"))


def _thought(said: Json) -> str:
    thought = next((told for name in THOUGHTS if (told := _told(said.get(name)))), "")
    parts = _list(said.get("content"))
    return thought or _told([p for p in parts if p.get("type") in ("thinking", "reasoning")])


def _told(value: object, depth: int = 0) -> str:
    """Return the text in a value, wherever it is within it."""
    if isinstance(value, str) or depth > DEEPEST:
        return _plain(value)
    if isinstance(value, list):
        return "".join(_told(part, depth + 1) for part in value)
    if not isinstance(value, dict):
        return ""
    inner = (value[name] for name in INNER if name in value)
    return next((told for one in inner if (told := _told(one, depth + 1))), "")


def _text(content: object) -> str:
    """Return content that is a text, or a list of parts; pictures and thoughts are none."""
    if isinstance(content, str):
        return content
    if isinstance(content, int | float) and not isinstance(content, bool):
        return str(content)
    parts = content if isinstance(content, list) else [content] if content else []
    return "".join(
        part if isinstance(part, str) else _told(part.get("text"))
        for part in parts
        if isinstance(part, str) or (isinstance(part, dict) and part.get("type", "text") in TEXTS)
    )


DEEPEST = 4  # of texts in parts in lists
INNER = ("thinking", "reasoning", "text", "content", "summary", "value")
TEXTS = ("text", "output_text", None)
BARE_TEXTS = (
    *("text", "response", "token", "completion", "result", "answer", "generated_text"),
    *("output", "outputs", "predictions"),
)
LISTED = ("output", "outputs", "predictions")  # of which some are lists of texts
ENDED = ("done", "is_end", "is_finished", "finished")
LAST_EVENTS = frozenset((*END_KINDS, "message_end"))


def _first_text(said: Json) -> str:
    """Return the text of a reply that is no message: a completion, or a native answer."""
    bare = (_told(said.get(n)) if n in LISTED else _plain(said.get(n)) for n in BARE_TEXTS)
    return next(filter(None, bare), "")


def _refusal(said: Json) -> str:
    parts = (_plain(part.get("refusal")) for part in _list(said.get("content")))
    return _plain(said.get("refusal")) or "".join(parts)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(text: str) -> tuple[str, str]:
    """Split off the first half of a character that JSON wrote as two."""
    if text and "\ud800" <= text[-1] <= "\udbff":
        return text[:-1], text[-1]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), ""


def _mapping(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Json]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
