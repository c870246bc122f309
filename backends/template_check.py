"""Tries out the chat template of a model file, in the sandbox: command line.

The template runs here under the limits of `chat_template`, so a hostile one is cut off; the window
leaves this to the engine.
"""

from __future__ import annotations

from dataclasses import dataclass

from backends.base import Message
from backends.gguf_check import GgufReport

__all__ = ["TemplateTrial", "try_template"]

_CONVERSATION = (
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
    notes: tuple[str, ...]


def try_template(report: GgufReport) -> TemplateTrial:
    """Render a short conversation with the template of a checked model."""
    from backends.chat_template import ChatTemplate

    template = ChatTemplate(report.chat_template, bos=report.bos_token, eos=report.eos_token)
    prompt = template.render(_CONVERSATION)
    renders = bool(report.chat_template) and not template.notes
    return TemplateTrial(renders, template.has_system_role, prompt, template.notes)
