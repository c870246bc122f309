"""Renders the chat template of a model in a sandbox: engine process.

A template comes from a file that a stranger may have made. It runs without access to Python's
insides, within a time, a memory and a size limit; whatever goes wrong, the conversation goes on
in ChatML, with a note.
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

from jinja2 import Template, TemplateError, nodes
from jinja2.exceptions import SecurityError
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from backends.base import Message

__all__ = ["CHATML", "ChatTemplate", "TemplateRefused"]

LOG = logging.getLogger(__name__)
MAX_SOURCE_CHARS = 256 * 1024
MAX_PROMPT_CHARS = 16 * 2**20
MAX_STEP_CHARS = 2**20  # that one multiplication may make
MAX_MEMORY_BYTES = 128 * 2**20  # more than the process has when rendering starts
TIME_LIMIT_S = 1.0
MAX_INT_BITS = 4096
TEMPLATE_FILES = ("<template>", "<unknown>")  # what Jinja calls a template that has no file
WIDE_FIELD = re.compile(r"%[^%a-zA-Z]*(\*|\d{5})")  # printf-style, to be filled up with blanks
CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n'"
    " + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}{{ '<|im_start|>assistant\n' }}"
)
# Those that chat templates use. Others (wordwrap, urlize, title …) work through a text in one
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
MARK = "b1946ac9"  # an unlikely word, to see whether a template shows a message


class TemplateRefused(Exception):
    """A template cannot be used, or not for this conversation; the text is the reason."""


class ChatTemplate:
    """A chat template that has been tried out.

    Args:
        source: Jinja; empty for a model without one.
        bos: The text of the model's BOS token.
        eos: The text of the model's EOS token.

    Attributes:
        notes: What the person should know about it.
        has_system_role: False if system text has to go into the first user message.

    Runs in: engine process, main thread.
    """

    def __init__(self, source: str, bos: str = "", eos: str = "") -> None:
        self._tokens = {"bos_token": bos, "eos_token": eos}
        self._chatml = _compile(CHATML)
        self._template: Template | None = None
        self.notes: tuple[str, ...] = ()
        self.has_system_role = True
        if source.strip():
            self._try_out(source)
        else:
            self._note("The model has no chat template; ChatML is used.")

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt up to the start of the assistant's reply.

        If the last message is the assistant's, it is the beginning of that reply.
        """
        if len(messages) > 1 and messages[-1].role == "assistant":
            return self.render(messages[:-1]) + messages[-1].content
        end = time.monotonic() + TIME_LIMIT_S  # of all attempts together
        for template, shape in self._attempts(messages):
            try:
                return _render(template, shape, self._tokens, end)
            except TemplateRefused as exc:
                LOG.info("chat template refused a conversation: %s", exc)
                reason = str(exc)
        self._note(f"The chat template failed ({reason}); ChatML was used.")
        return _render(self._chatml, messages, self._tokens, time.monotonic() + TIME_LIMIT_S)

    def _attempts(
        self, messages: Sequence[Message]
    ) -> Iterator[tuple[Template, Sequence[Message]]]:
        if self._template is None:
            yield self._chatml, messages
            return
        if self.has_system_role:
            yield self._template, messages
        yield self._template, alternating(messages, keep_system=self.has_system_role)
        yield self._template, alternating(messages, keep_system=False)

    def _try_out(self, source: str) -> None:
        question, end = Message("user", f"Hello {MARK}"), time.monotonic() + TIME_LIMIT_S
        try:
            template = _compile(source)
            if MARK not in _render(template, [question], self._tokens, end):
                raise TemplateRefused("it leaves out the question")
            has_system_role = self._shows_system(template, question, end)
        except TemplateRefused as exc:
            self._note(f"The model's chat template cannot be used ({exc}); ChatML is used.")
            return
        self._template = template
        self.has_system_role = has_system_role

    def _shows_system(self, template: Template, question: Message, end: float) -> bool:
        try:
            text = _render(template, [Message("system", MARK), question], self._tokens, end)
            return text.count(MARK) > 1
        except TemplateRefused:
            if time.monotonic() > end:  # not of this role, but of its time
                raise
            return False

    def _note(self, text: str) -> None:
        if text not in self.notes:
            self.notes = (*self.notes, text)


def alternating(messages: Sequence[Message], *, keep_system: bool) -> list[Message]:
    """Return a conversation in the strict shape that some templates insist on.

    One system message at most, or its text in the first user message; then user and assistant in
    turn, beginning with the user.
    """
    system = "\n\n".join(message.content for message in messages if message.role == "system")
    turns: list[Message] = []
    for message in messages:
        if message.role != "system":
            _append(turns, message)
    if not turns or turns[0].role == "assistant":
        turns.insert(0, Message("user", system if system and not keep_system else "Hello"))
    elif system and not keep_system:
        turns[0] = Message("user", f"{system}\n\n{turns[0].content}")
    return [Message("system", system), *turns] if system and keep_system else turns


def _append(turns: list[Message], message: Message) -> None:
    if turns and turns[-1].role == message.role:
        turns[-1] = Message(message.role, f"{turns[-1].content}\n\n{message.content}")
    else:
        turns.append(message)


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


def _compile(source: str) -> Template:
    if len(source) > MAX_SOURCE_CHARS:
        raise TemplateRefused(f"it has {len(source)} characters; {MAX_SOURCE_CHARS} are allowed")
    environment = _Sandbox(
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # constant folding would run parts of it outside the limits
        extensions=[loopcontrols, _GenerationTag],
    )
    environment.globals.pop("lipsum")
    for name in environment.filters.keys() - FILTERS:
        del environment.filters[name]
    environment.filters["format"] = _format
    environment.filters["tojson"] = _to_json
    environment.globals |= {"raise_exception": _raise_exception, "strftime_now": _strftime_now}
    # Jinja calculates constant output while it compiles.
    end = time.monotonic() + TIME_LIMIT_S
    with _refusing(), _memory_limit(MAX_MEMORY_BYTES), _deadline(end):
        return environment.from_string(source)


def _render(
    template: Template, messages: Sequence[Message], tokens: Mapping[str, str], end: float
) -> str:
    pieces: list[str] = []
    n_chars = 0
    values = [{"role": message.role, "content": message.content} for message in messages]
    with _refusing(), _memory_limit(MAX_MEMORY_BYTES), _deadline(end):
        stream = template.generate(
            messages=values, tools=None, add_generation_prompt=True, **tokens
        )
        for piece in stream:
            pieces.append(piece)
            n_chars += len(piece)
            if n_chars > MAX_PROMPT_CHARS:
                raise TemplateRefused("its prompt is endless")
    return "".join(pieces)


@contextmanager
def _refusing() -> Iterator[None]:
    """Turn everything that the code of a template can raise into one exception."""
    try:
        yield
    except TemplateRefused:
        raise
    except TemplateError as exc:
        raise TemplateRefused(exc.message or type(exc).__name__) from exc
    except MemoryError as exc:
        raise TemplateRefused("it needs too much memory") from exc
    except RecursionError as exc:
        raise TemplateRefused("it is nested too deeply") from exc
    except Exception as exc:
        raise TemplateRefused(f"{type(exc).__name__}: {exc}") from exc


class _LocalTrace(Protocol):
    def __call__(self, frame: FrameType, event: str, arg: object) -> _LocalTrace | None: ...


@contextmanager
def _deadline(end: float) -> Iterator[None]:
    """Cut off a template at a time of the monotonic clock, wherever its loops are.

    Source: `sys.settrace`; an exception that the trace function raises ends the traced code. It
    is raised in the template and in Jinja only: a callback that happens to run, as of the garbage
    collector, would swallow it.
    """

    def watch(frame: FrameType, event: str, arg: object) -> _LocalTrace | None:
        if not _is_of_template(frame):
            return None
        if time.monotonic() > end:
            raise TemplateRefused(f"it took longer than {TIME_LIMIT_S:g} s")
        return watch

    before = sys.gettrace()
    sys.settrace(watch)
    try:
        yield
    finally:
        sys.settrace(before)


def _is_of_template(frame: FrameType) -> bool:
    module = str(frame.f_globals.get("__name__", ""))
    is_template = frame.f_code.co_filename in TEMPLATE_FILES
    return is_template or module.partition(".")[0] in ("jinja2", "textwrap")


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


def _raise_exception(message: str) -> str:
    raise TemplateRefused(message)


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
    )
