"""Compiles and renders a Jinja template of a stranger within limits: engine process.

It cannot reach Python's insides, and has a time, a memory and a size limit.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from types import FrameType
from typing import Protocol

from jinja2 import ChainableUndefined, Template, TemplateError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from backends.base import Message
from backends.errors import Sentence

__all__ = ["TIME_LIMIT_S", "TemplateRefused", "compile_template", "render_template"]

LOG = logging.getLogger(__name__)
MAX_SOURCE_CHARS = 256 * 1024
MAX_PROMPT_CHARS = 16 * 2**20
MAX_STEP_CHARS = 2**20  # that one multiplication may make
MAX_MEMORY_BYTES = 128 * 2**20  # more than the process has when rendering starts
TIME_LIMIT_S = 3.0  # a template of 24,000 characters takes 1.1 s on a slow core
MAX_INT_BITS = 4096
TEMPLATE_FILES = ("<template>", "<unknown>")  # what Jinja calls a template that has no file
WIDE_FIELD = re.compile(r"%[^%a-zA-Z]*(\*|\d{5})")  # printf-style, to be filled up with blanks
# Those that chat templates use. Others (wordwrap, urlize …) work through a text in one
# native step, which no deadline can interrupt.
FILTERS = frozenset(
    (
        *("abs", "attr", "batch", "bool", "capitalize", "count", "d", "default", "dictsort", "e"),
        *("escape", "first", "float", "format", "groupby", "indent", "int", "items", "join"),
        *("last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr"),
        *("replace", "reverse", "round", "safe", "select", "selectattr", "slice", "sort"),
        *("string", "sum", "tojson", "trim", "unique", "upper"),
    )
)


class TemplateRefused(Exception):
    """A template cannot be used, or not for this conversation.

    Args:
        why: The reason.
    """

    def __init__(self, why: Sentence) -> None:
        super().__init__(why)
        self.why = why


class _GenerationTag(Extension):
    """Lets ``{% generation %}`` pass, which marks training text in some templates."""

    tags = {"generation"}  # noqa: RUF012 (the type that jinja2 asks for)

    def parse(self, parser: Parser) -> list[nodes.Node]:
        """Return what the tag encloses."""
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without arithmetic that takes minutes in one step."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(
        self, context: object, operator: str, left: object, right: object
    ) -> int | float | str | Sequence[object]:
        """Calculate, if the result is of a reasonable size."""
        if operator == "%" and isinstance(left, str) and WIDE_FIELD.search(left):
            raise SecurityError("a field that wide is not allowed")
        if isinstance(left, int | float) and isinstance(right, int | float):
            bits = _bits(left) * abs(right) if operator == "**" else _bits(left) + _bits(right)
            if operator != "%" and bits > MAX_INT_BITS:
                raise SecurityError("a number that large is not allowed")
        elif operator == "*" and _length(left) * _length(right) > MAX_STEP_CHARS:
            raise SecurityError("a text that long is not allowed")
        result: int | float | str = self.binop_table[operator](left, right)
        return result


def _bits(number: float) -> int:
    return max(number.bit_length(), 1) if isinstance(number, int) else 64


def _length(value: object) -> int:
    if isinstance(value, int):
        return max(value, 0)
    return len(value) if isinstance(value, str | bytes | list | tuple) else MAX_PROMPT_CHARS


class _Empty(ChainableUndefined):
    """What a template names and nobody gives it: an empty text, an empty list."""

    def __add__(self, other: object) -> object:  # type: ignore[override]
        return other

    __radd__ = __add__  # type: ignore[assignment]


def compile_template(source: str, *, is_lenient: bool = False) -> Template:
    """Return a template.

    Args:
        source: Jinja.
        is_lenient: Whether what it names and nobody gives it is empty, tools above all, instead of
            an error: some are written for a program that always has some.

    Raises:
        TemplateRefused: It is too long, wrong, or does too much while it is compiled.
    """
    if len(source) > MAX_SOURCE_CHARS:
        template = "It has {1} characters; {2} are allowed."
        raise TemplateRefused(Sentence(template, len(source), MAX_SOURCE_CHARS))
    environment = _Sandbox(
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # constant folding would run parts of it outside the limits
        extensions=[loopcontrols, _GenerationTag],
        undefined=_Empty if is_lenient else Undefined,
    )
    environment.globals.pop("lipsum")
    for name in environment.filters.keys() - FILTERS:
        del environment.filters[name]
    environment.filters["format"] = _format
    environment.filters["tojson"] = _to_json
    environment.filters["title"] = _title
    environment.globals |= {"raise_exception": _raise_exception, "strftime_now": _strftime_now}
    # Jinja calculates constant output while it compiles.
    end = time.thread_time() + TIME_LIMIT_S
    with _refusing(), _memory_limit(MAX_MEMORY_BYTES), _deadline(end):
        return environment.from_string(source)


def render_template(
    template: Template,
    messages: Sequence[Message],
    tokens: Mapping[str, str | bool],
    end: float,
    *,
    has_parts: bool = False,
) -> str:
    """Return the prompt.

    Args:
        template: From `compile_template`.
        messages: The conversation.
        tokens: Names and values of its other variables: special tokens, switches.
        has_parts: Whether it wants the text of a message as a list of parts.
        end: When it is cut off, in seconds of this thread's processor time: other programs cost
            it nothing.

    Raises:
        TemplateRefused: It fails, or does too much.
    """
    pieces: list[str] = []
    n_chars = 0
    values = [
        {
            "role": m.role,
            "content": [{"type": "text", "text": m.content}] if has_parts else m.content,
        }
        for m in messages
    ]
    tools: list[object] | None = [] if template.environment.undefined is _Empty else None
    with _refusing(), _memory_limit(MAX_MEMORY_BYTES), _deadline(end):
        stream = template.generate(
            messages=values, tools=tools, add_generation_prompt=True, **tokens
        )
        for piece in stream:
            pieces.append(piece)
            n_chars += len(piece)
            if n_chars > MAX_PROMPT_CHARS:
                raise TemplateRefused(Sentence("Its prompt is endless."))
    return "".join(pieces)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn everything that the code of a template can raise into one exception."""
    try:
        yield
    except TemplateRefused:
        raise
    except TemplateError as exc:
        raise _refused(exc.message or type(exc).__name__) from exc
    except MemoryError as exc:
        raise TemplateRefused(Sentence("It needs too much memory.")) from exc
    except RecursionError as exc:
        raise TemplateRefused(Sentence("It is nested too deeply.")) from exc
    except Exception as exc:
        raise _refused(f"{type(exc).__name__}: {exc}") from exc


class _LocalTrace(Protocol):
    def __call__(self, frame: FrameType, event: str, arg: object) -> _LocalTrace | None: ...


@contextmanager
def _deadline(end: float) -> Iterator[None]:
    """Cut off a template when this thread has used so much processor time, wherever its loops are.

    Source: `sys.settrace`; an exception that the trace function raises ends the traced code. It
    is raised in the template and in Jinja only: a callback that happens to run, as of the garbage
    collector, would swallow it. Of the template each line is watched, of Jinja only each call: its
    own loops end, and line by line it would take seconds to compile what comes with models today.
    """

    def watch(frame: FrameType, event: str, arg: object) -> _LocalTrace | None:
        is_template = frame.f_code.co_filename in TEMPLATE_FILES
        if not (is_template or _is_of_jinja(frame)):
            return None
        if time.thread_time() > end:
            raise TemplateRefused(Sentence("It took longer than {1} s.", f"{TIME_LIMIT_S:g}"))
        return watch if is_template else None

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _is_of_jinja(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith(("jinja2.", "textwrap"))


@contextmanager
def _memory_limit(more_bytes: int) -> Iterator[None]:
    """Let this process grow by so much and no more, where the system can (POSIX)."""
    try:
        import resource
    except ImportError:  # Windows: the window ends an engine that does not answer
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = _address_space_bytes() + more_bytes
    if soft not in (resource.RLIM_INFINITY, -1):
        limit = min(limit, soft)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except (OSError, ValueError):
        LOG.debug("the memory of a template cannot be limited here")
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _address_space_bytes() -> int:
    import psutil

    return int(psutil.Process().memory_info().vms)


def _format(form: object, *values: object, **named: object) -> str:
    """Return the printf-style format of values, as Jinja's own filter, but no wide fields."""
    text = str(form)
    if WIDE_FIELD.search(text):
        raise SecurityError("a field that wide is not allowed")
    return text % (named or values)


def _title(value: object) -> str:
    """Return a name with capitals, as that of a role; a long text would take long in one step."""
    if len(text := str(value)) > MAX_STEP_CHARS:
        raise SecurityError("a text that long is not allowed")
    return text.title()


def _raise_exception(message: str) -> str:
    raise _refused(message)


def _refused(words: str) -> TemplateRefused:
    """Return a refusal in the words of the template, or of Jinja."""
    return TemplateRefused(Sentence("The reason given is: “{1}”.", words))


def _strftime_now(form: str) -> str:
    return datetime.now().strftime(form)


def _to_json(
    value: object,
    ensure_ascii: bool = False,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """Return JSON as Transformers' filter of the same name writes it, without HTML escapes."""
    return json.dumps(
        value,
        ensure_ascii=ensure_ascii,
        indent=indent,
        separators=separators,
        sort_keys=sort_keys,
        default=_empty_list,
    )


def _empty_list(value: object) -> list[object]:
    if isinstance(value, _Empty):
        return []
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
