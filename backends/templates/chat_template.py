"""Renders the chat template of a model in a sandbox: engine process.

A template comes from a file that a stranger may have made. It runs without access to Python's
insides, within a time, a memory and a size limit; whatever goes wrong, the conversation goes on
in ChatML, with a note.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator, Sequence
from functools import cached_property

from jinja2 import Template

from backends.base import Message
from backends.errors import Sentence, joined
from backends.templates.sandbox import (
    TIME_LIMIT_S,
    TemplateRefused,
    compile_template,
    render_template,
)
from backends.thinking.reply_end import MARK_STARTS
from backends.thinking.thought_marks import closing_mark, opened_thought

__all__ = [
    "CHATML",
    "END_MARKS",
    "ChatTemplate",
    "TemplateRefused",
    "alternating",
    "thinking_effort",
]

LOG = logging.getLogger(__name__)
CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n'"
    " + message['content'] + '<|im_end|>' + '\n' }}{% endfor %}{{ '<|im_start|>assistant\n' }}"
)
MARK = "b1946ac9"  # an unlikely word, to see whether a template shows a message
END = "6f5902ac"  # another one
TURN_MARK = re.compile(r"<[^<>\s]+>")  # <|im_end|>, <end_of_turn>
END_MARKS = (
    *("<|im_end|>", "<|im_start|>", "<|eot_id|>", "<|start_header_id|>", "<|end_of_text|>"),
    *("<end_of_turn>", "<start_of_turn>", "<|end_of_turn|>", "<|endoftext|>", "<|eom_id|>"),
    *("<｜end▁of▁sentence｜>", "<|end▁of▁sentence|>", "</s>", "<eos>", "<|eos|>", "[EOS]"),
    *("<|end|>", "<|eot|>", "<|EOT|>", "<|endofturn|>", "[|endofturn|]", "<|role_end|>"),
    *("<|END_OF_TURN_TOKEN|>", "<|START_OF_TURN_TOKEN|>", "<|END_RESPONSE|>", "<|im_sep|>"),
    *("<end_of_utterance>", "<|end_of_role|>", "<|start_of_role|>", "<turn|>", "<|turn>"),
    *("<|user|>", "<|observation|>", "<|end_of_sentence|>", "<|im_user|>", "[INST]", "<_end>"),
    *("<reserved_106>", "<|separator|>", "<|endofmessage|>", "<|message_end|>", "<|header_end|>"),
    "<sep>",
)
"""Ends of a turn, and beginnings of the next one, of the families of models that are well known."""
EFFORTS = ("low", "medium", "high")
MIN_END = 3  # characters; less would end a reply at every dash


class ChatTemplate:
    """A chat template that has been tried out.

    Args:
        source: Jinja; empty for a model without one.
        bos: The text of the model's BOS token.
        eos: The text of the model's EOS token.
        is_own: Whether the model was trained with it, and so ends its turns by a token of its own.
        thinking: "off", "on", or how much: "low", "medium", "high". Empty is off: who talks with an
            avatar waits for its answer. It is of effect where the template has a switch for it.

    Attributes:
        notes: What the person should know about it.
        has_system_role: False if system text has to go into the first user message.

    Runs in: engine process, main thread.
    """

    def __init__(
        self, source: str, bos: str = "", eos: str = "", *, is_own: bool = False, thinking: str = ""
    ) -> None:
        self._tokens = {"bos_token": bos, "eos_token": eos}
        self._switches = switches(source, thinking)
        self._chatml = compile_template(CHATML)
        self._template: Template | None = None
        self._wants_parts = False  # the text of a message as a list, as for pictures
        self.notes: tuple[Sentence, ...] = ()
        self.has_system_role = True
        if source.strip():
            self._try_out(source)
        else:
            self._note(Sentence("The model has no chat template; ChatML is used."))
        self._is_trained = is_own and self._template is not None

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt up to the start of the assistant's reply.

        If the last message is the assistant's, it is the beginning of that reply.
        """
        if len(messages) > 1 and messages[-1].role == "assistant":
            return _answering(self.render(messages[:-1])) + messages[-1].content
        end = time.thread_time() + TIME_LIMIT_S  # of all attempts together
        for template, shape in self._attempts(messages):
            try:
                return self._filled(template, shape, end)
            except TemplateRefused as exc:
                LOG.info("chat template refused a conversation: %s", exc)
                reason = exc.why
        self._note(joined("The chat template failed; ChatML was used.", reason))
        return self._filled(self._chatml, messages, time.thread_time() + TIME_LIMIT_S)

    def _filled(self, template: Template, messages: Sequence[Message], end: float) -> str:
        has_parts = self._wants_parts and template is not self._chatml
        values = self._tokens | self._switches
        return render_template(template, messages, values, end, has_parts=has_parts)

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
        yield self._template, [Message("system", ""), *alternating(messages, keep_system=False)]

    def _try_out(self, source: str) -> None:
        question, end = Message("user", f"Hello {MARK}"), time.thread_time() + TIME_LIMIT_S
        try:
            template = self._find_shape(source, question, end)
            has_system_role = self._shows_system(template, question, end)
        except TemplateRefused as exc:
            what = "The model's chat template cannot be used; ChatML is used."
            self._note(joined(what, exc.why))
            return
        self._template = template
        self.has_system_role = has_system_role

    def _find_shape(self, source: str, question: Message, end: float) -> Template:
        """Find out how it wants its messages and its switches; what it misses is empty at last."""
        reason: Sentence | None = None
        wanted = self._switches
        for is_lenient in (False, True):
            template = compile_template(source, is_lenient=is_lenient)
            for self._switches in weaker_switches(wanted):
                for self._wants_parts in (False, True):
                    if (why_not := self._why_not(template, question, end)) is None:
                        return template
                    reason = reason or why_not
        raise TemplateRefused(reason or Sentence("It leaves out the question."))

    def _why_not(self, template: Template, question: Message, end: float) -> Sentence | None:
        """Return why a question cannot be asked, alone or behind a system message; None if so."""
        reason = Sentence("It leaves out the question.")
        for talk in ([question], [Message("system", END), question]):
            try:
                return None if MARK in self._filled(template, talk, end) else reason
            except TemplateRefused as exc:
                reason = reason if len(talk) > 1 else exc.why
        return reason

    def _shows_system(self, template: Template, question: Message, end: float) -> bool:
        try:
            text = self._filled(template, [Message("system", MARK), question], end)
            return text.count(MARK) > 1
        except TemplateRefused:
            if time.thread_time() > end:  # not of this role, but of its time
                raise
            return False

    @cached_property
    def stop(self) -> tuple[str, ...]:
        """Return where a reply ends in it, as text; nothing for the model's own template.

        It is what the template writes after a reply: its mark, or how the next turn begins. A
        model that was not trained with it knows no token for that, and would run on.
        """
        if self._is_trained:
            return ()
        between = self._between
        line = next((line.strip() for line in between.splitlines() if line.strip()), "")
        if mark := TURN_MARK.match(line):
            return (mark[0],)
        is_on_its_own = "\n" in between[: between.find(line)]
        return (f"\n{line}" if is_on_its_own else line,) if len(line) >= MIN_END else ()

    @cached_property
    def _between(self) -> str:
        """What the template writes between a reply and the next question; empty if it fails."""
        talk = [Message("user", "Hello"), Message("assistant", MARK), Message("user", END)]
        end = time.thread_time() + TIME_LIMIT_S
        try:
            text = self._filled(self._template or self._chatml, talk, end)
        except TemplateRefused as exc:
            LOG.info("chat template refused a conversation: %s", exc)
            return ""
        between = text.partition(MARK)[2].partition(END)[0]
        for token in filter(None, self._tokens.values()):  # ends the reply by itself
            between = between.replace(token, "")
        return between

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Return all marks that end a reply when a model writes them as text.

        A model may know no token for the mark of its own template, or say that of another.
        """
        eos = self._tokens["eos_token"]
        named = (eos,) if eos.startswith(MARK_STARTS) and len(eos) >= MIN_END else ()
        return tuple(dict.fromkeys((*self.stop, *self._own_mark(), *named, *END_MARKS)))

    def _own_mark(self) -> tuple[str, ...]:
        mark = TURN_MARK.match(self._between.lstrip())
        return (mark[0],) if mark and len(mark[0]) > MIN_END + 1 else ()

    def _note(self, said: Sentence) -> None:
        if said not in self.notes:
            self.notes = (*self.notes, said)


def thinking_effort(thinking: str) -> tuple[bool, str]:
    """Return whether a setting turns thinking on, and how much of it there is to be."""
    is_on = thinking not in ("", "off", "no")
    return is_on, thinking if thinking in EFFORTS else "medium" if is_on else "low"


def switches(source: str, thinking: str) -> dict[str, str | bool]:
    """Return the variables by which a template turns the thoughts of its model on or off.

    Args:
        source: The template; what it does not name it does not get.
        thinking: As of `ChatTemplate`.
    """
    is_on, effort = thinking_effort(thinking)
    values: dict[str, str | bool] = {
        "enable_thinking": is_on,
        "thinking": is_on,
        "reasoning_effort": effort,
    }
    return {name: value for name, value in values.items() if re.search(rf"\b{name}\b", source)}


def weaker_switches(wanted: dict[str, str | bool]) -> Iterator[dict[str, str | bool]]:
    """Yield the switches, then those for a template that knows other grades of thinking."""
    yield wanted
    if effort := wanted.get("reasoning_effort"):
        if effort == "medium":
            yield wanted | {"reasoning_effort": "high"}
        yield {name: value for name, value in wanted.items() if name != "reasoning_effort"}


def _answering(prompt: str) -> str:
    """Return a prompt after which the answer goes on, not the thoughts that it has opened."""
    if prompt.endswith("<|start|>assistant"):
        return f"{prompt}<|channel|>final<|message|>"
    opener = opened_thought(prompt)
    return f"{prompt.rstrip()}\n\n{closing_mark(opener)}\n\n" if opener else prompt


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
