"""Tries out the chat template of a model file, in the sandbox: command line, throw-away child.

The template runs here under the limits of `chat_template`, so a hostile one is cut off; the window
leaves this to a child.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backends.base import Message
from backends.errors import Sentence
from backends.gguf.check import GgufReport

__all__ = ["SAMPLE", "TemplateTrial", "preview", "try_template"]

SAMPLE = (
    Message("system", "You are a helpful assistant."),
    Message("user", "Hello"),
    Message("assistant", "Hi!"),
    Message("user", "Who are you?"),
)


@dataclass(frozen=True, slots=True)
class TemplateTrial:
    """How a template fared."""

    renders: bool  # the model's own template wrote the prompt
    has_system_role: bool
    prompt: str  # what a short conversation becomes
    notes: tuple[Sentence, ...]


def try_template(report: GgufReport) -> TemplateTrial:
    """Render a short conversation with the template of a checked model."""
    return preview(report.chat_template, SAMPLE, bos=report.bos_token, eos=report.eos_token)


def preview(
    source: str, messages: Sequence[Message], *, bos: str = "", eos: str = ""
) -> TemplateTrial:
    """Render a conversation with a template.

    Args:
        source: Jinja; empty for none, then it is ChatML.
        messages: What is rendered.
        bos: The text of the model's BOS token.
        eos: The text of the model's EOS token.
    """
    from backends.templates.chat_template import ChatTemplate

    template = ChatTemplate(source, bos=bos, eos=eos)
    prompt = template.render(messages)
    renders = bool(source) and not template.notes
    return TemplateTrial(renders, template.has_system_role, prompt, template.notes)
