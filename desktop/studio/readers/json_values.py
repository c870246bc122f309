"""Reads the values of a JSON or JSONL text, pretty-printed or not, each with its line."""

from __future__ import annotations

import ast
import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, LeftOut, Place, Refused

__all__ = ["CUT_OFF", "JsonValue", "json_values"]

BETWEEN = re.compile(
    r"(?:[\s,\x1e]|//[^\n]*+|/\*.*?\*/)*+", re.DOTALL
)  # what stands between records
MAX_DIGITS = 300  # of a whole number; a longer one is nobody's answer, and slow to read
MARK = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[][{}]', re.DOTALL)  # a text, or a bracket
CLOSES = {"[": "]", "{": "}"}
CUT_OFF = "the list is not closed: the file may be cut off"
DEEP = "its values are nested too deeply"
NO_JSON = "this is no JSON"
MAX_FAULTS = 1_000
MAX_PYTHON_CHARS = 4_000_000


@dataclass(frozen=True, slots=True)
class JsonValue:
    """A value, and the line it begins in."""

    line: int
    value: object


def json_values(text: str, brought: Brought) -> list[JsonValue]:
    """Return the values of a text: the elements of one array, or one after the other.

    What is damaged is noted in `brought`, and the next value is looked for where one begins a line.

    Raises:
        Refused: There is no value in it, or it is damaged all over.
    """
    reader = _Reader(text)
    values: list[JsonValue] = []
    for found in reader.values():
        if isinstance(found, JsonValue):
            values.append(found)
        else:
            brought.leave(*found)
            if len(brought.left_out) > MAX_FAULTS:
                break
    if not values:
        todo = "Save it again from the program that made it."
        if not brought.left_out:
            raise Refused("It is no JSON: there is no value in it.", todo)
        if listed := _python_values(text):
            brought.left_out.clear()
            return listed
        if (whole := _closed(text)) is not None:
            brought.left_out = [LeftOut(Place(text.count("\n") + 1), CUT_OFF)]
            return [JsonValue(1, whole)]
        first, is_deep = brought.left_out[0].place.line, brought.left_out[0].why == DEEP
        deep = "It is no JSON that can be read: line {1} is nested too deeply."
        raise Refused(
            Sentence(deep if is_deep else "It is no JSON: line {1} is damaged.", first), todo
        )
    return values


def _python_values(text: str) -> list[JsonValue]:
    """Return the values of a text as Python prints them: the whole of it, or one in each line."""
    if len(text) > MAX_PYTHON_CHARS:
        return []
    lines = text.splitlines()
    for parts in ([text.strip()], [line.strip() for line in lines]):
        try:
            found = [(n, ast.literal_eval(part)) for n, part in enumerate(parts, start=1) if part]
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            continue
        if found and all(isinstance(value, dict | list) for _, value in found):
            if len(found) == 1 and isinstance(found[0][1], list):
                return [JsonValue(1, value) for value in found[0][1]]
            return [JsonValue(n, value) for n, value in found]
    return []


def _closed(text: str) -> object | None:
    """Return an object that was cut off, up to the last whole record of a list in it."""
    opened: list[str] = []
    end, still_open = 0, ""
    for mark in MARK.finditer(text):
        if mark[0] in CLOSES:
            opened.append(mark[0])
        elif mark[0] in CLOSES.values():
            if not opened or CLOSES[opened.pop()] != mark[0]:
                return None
            if mark[0] == "}" and opened[-1:] == ["["]:
                end, still_open = mark.end(), "".join(opened)
    if not opened or not end:
        return None
    try:
        closers = "".join(CLOSES[one] for one in reversed(still_open))
        whole: object = json.loads(text[:end] + closers, strict=False, parse_int=_whole)
    except (ValueError, RecursionError):
        return None
    return whole


def _whole(digits: str) -> int | str:
    """Return a whole number; its digits where they are more than any program counts with."""
    return int(digits) if len(digits) <= MAX_DIGITS else digits


class _Reader:
    """Goes through a text, value by value."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(parse_int=_whole)
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def values(self) -> Iterator[JsonValue | tuple[Place, str]]:
        """Yield values, and the places that are damaged."""
        position = self._after_blank(0)
        is_array = self._is_array_of_records(position)
        position = self._after_blank(position + is_array)
        while position < len(self._text):
            if is_array and self._text[position] == "]":
                yield from self._rest(position + 1)
                return
            start = position
            try:
                value, position = self._decoded(start)
                yield JsonValue(self._line(start), value)
            except (ValueError, RecursionError) as exc:
                yield self._fault(start, exc)
                position = self._next_start(start, is_array=is_array)
            position = self._after_blank(position)
        if is_array:
            yield Place(self._line(len(self._text))), CUT_OFF

    def _decoded(self, start: int) -> tuple[object, int]:
        """Return a value and its end; a bare tab in a string is let pass, a line feed is not."""
        try:
            return self._decoder.raw_decode(self._text, start)
        except json.JSONDecodeError as exc:
            if "control" not in exc.msg or self._text[exc.pos : exc.pos + 1] in ("\n", "\r", ""):
                raise
        return json.JSONDecoder(strict=False, parse_int=_whole).raw_decode(self._text, start)

    def _rest(self, position: int) -> Iterator[tuple[Place, str]]:
        position = self._after_blank(position)
        if position < len(self._text):
            yield Place(self._line(position)), "it stands behind the end of the list"

    def _is_array_of_records(self, position: int) -> bool:
        """Tell whether the text is one list, and not lists line by line."""
        if not self._text.startswith("[", position):
            return False
        try:
            _, end = self._decoder.raw_decode(self._text, position)
        except (ValueError, RecursionError):
            return True
        return self._after_blank(end) >= len(self._text) or "\n" in self._text[position:end]

    def _after_blank(self, position: int) -> int:
        match = BETWEEN.match(self._text, position)
        return match.end() if match else position

    def _line(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def _fault(self, start: int, exc: ValueError | RecursionError) -> tuple[Place, str]:
        if isinstance(exc, RecursionError):
            return Place(self._line(start)), DEEP
        position = max(exc.pos, start) if isinstance(exc, json.JSONDecodeError) else start
        return Place(self._line(position)), NO_JSON

    def _next_start(self, start: int, *, is_array: bool) -> int:
        """Return where the next value begins: a line that is indented as this one's."""
        line = self._text[self._starts[self._line(start) - 1] : start]
        indent = re.escape(line) if not line.strip() else ""
        match = re.compile(rf"^{indent}[{{\[]", re.MULTILINE).search(self._text, start + 1)
        if match is None and is_array:  # all in one line
            match = re.compile(r"\}\s*,\s*\{").search(self._text, start + 1)
        return match.end() - 1 if match else len(self._text)
