"""Chat templates of models that think, of 2025 and 2026: rendered, answered, and asked again.

The templates are written after the published form of each; what the models say is, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from backends.base import Message, ModelSpec, Sampling
from backends.hosts.process import BlockingEngine
from backends.templates.chat_template import ChatTemplate
from backends.thinking.answer_text import AnswerText
from backends.thinking.thought_marks import opened_thought
from tests.backends.text.test_thinking import RECITER, SENTENCE, reply

TEMPLATES = Path(__file__).parent / "templates"
THOUGHT, ANSWER = "They greet me. I greet back.", "Hello! Who are you?"
TALK = (
    Message("system", "You are Ada."),
    Message("user", "Hi."),
    Message("assistant", ANSWER),
    Message("user", "Mira. And you?"),
)


@dataclass(frozen=True)
class Model:
    """A family of models.

    Attributes:
        off: The whole prompt for `TALK` where thoughts are off; dates are ``DATE``.
        on_end: How the prompt ends where they are on.
        said: What the model says then.
        eos: What ends a reply; the tokens of BOS and EOS are texts here.
    """

    off: str
    on_end: str
    said: str
    bos: str = ""
    eos: str = "<|im_end|>"


MODELS = {
    "qwen3": Model(
        off="<|im_start|>system\nYou are Ada.<|im_end|>\n<|im_start|>user\nHi.<|im_end|>\n"
        f"<|im_start|>assistant\n{ANSWER}<|im_end|>\n"
        "<|im_start|>user\nMira. And you?<|im_end|>\n"
        "<|im_start|>assistant\n<think>\n\n</think>\n\n",
        on_end="<|im_start|>assistant\n",
        said=f"<think>\n{THOUGHT}\n</think>\n\n{ANSWER}",
    ),
    "gpt-oss": Model(
        off="<|start|>system<|message|>You are a large language model.\n"
        "Knowledge cutoff: 2024-06\nCurrent date: DATE\n\nReasoning: low\n\n"
        "# Valid channels: analysis, commentary, final. Channel must be included for every "
        "message.<|end|><|start|>developer<|message|># Instructions\n\nYou are Ada.<|end|>"
        "<|start|>user<|message|>Hi.<|end|>"
        f"<|start|>assistant<|channel|>final<|message|>{ANSWER}<|end|>"
        "<|start|>user<|message|>Mira. And you?<|end|><|start|>assistant",
        on_end="<|start|>assistant",
        said=f"<|channel|>analysis<|message|>{THOUGHT}<|end|>"
        f"<|start|>assistant<|channel|>final<|message|>{ANSWER}",
        eos="<|return|>",
    ),
    "deepseek-r1-distill": Model(
        off="<s>You are Ada.<｜User｜>Hi."
        f"<｜Assistant｜>{ANSWER}<｜end▁of▁sentence｜>"
        "<｜User｜>Mira. And you?<｜Assistant｜><think>\n",
        on_end="<｜Assistant｜><think>\n",
        said=f"{THOUGHT}\n</think>\n\n{ANSWER}",
        bos="<s>",
        eos="<｜end▁of▁sentence｜>",
    ),
    "magistral": Model(
        off="<s>[SYSTEM_PROMPT]You are Ada.[/SYSTEM_PROMPT][INST]Hi.[/INST]"
        f"{ANSWER}</s>[INST]Mira. And you?[/INST]",
        on_end="[INST]Mira. And you?[/INST]",
        said=f"[THINK]{THOUGHT}[/THINK]{ANSWER}",
        bos="<s>",
        eos="</s>",
    ),
}
EACH = pytest.mark.parametrize("name", MODELS)


def template(name: str, thinking: str = "") -> ChatTemplate:
    """Return a template as a model file brings it."""
    model = MODELS[name]
    source = (TEMPLATES / f"{name}.jinja").read_text("utf-8").removesuffix("\n")
    return ChatTemplate(source, model.bos, model.eos, is_own=True, thinking=thinking)


@EACH
def test_a_talk_is_rendered_to_the_letter(name: str) -> None:
    """No note, nothing of ChatML where it does not belong, thoughts off where that is possible."""
    ready = template(name)
    text = ready.render(TALK)
    assert re.sub(r"\d{4}-\d\d-\d\d", "DATE", text) == MODELS[name].off
    assert ready.notes == ()
    assert ready.has_system_role
    assert ready.stop == ()


@EACH
def test_its_thoughts_are_told_from_its_answer(name: str) -> None:
    """Cut at every place; the thoughts are not in the next prompt."""
    ready = template(name, thinking="high")
    prompt = ready.render(TALK)
    assert prompt.endswith(MODELS[name].on_end)
    said = MODELS[name].said
    for at in range(len(said) + 1):
        text = AnswerText(opener=opened_thought(prompt))
        chunks = [*map(text.feed_text, (said[:at], said[at:])), text.finish()]
        assert "".join(chunk.text for chunk in chunks) == ANSWER
        assert "".join(chunk.thought for chunk in chunks).strip() == THOUGHT
    turns = (*TALK, Message("assistant", ANSWER), Message("user", "Good."))
    assert THOUGHT not in ready.render(turns)
    assert ready.notes == ()


@EACH
def test_an_answer_that_was_begun_goes_on_as_an_answer(name: str) -> None:
    """Not within the thoughts that the template has opened."""
    begun = template(name, thinking="on").render((*TALK, Message("assistant", "I am")))
    assert begun.endswith("I am")
    assert not opened_thought(begun.removesuffix("I am"))


@pytest.mark.parametrize("backend", ["llama-ctypes", "llama-cpp-python"])
def test_models_answer_with_it(backend: str) -> None:
    """In both backends that read a file; where the template opens thoughts, they are thoughts."""
    with BlockingEngine(backend) as engine:
        for name in MODELS:
            source = (TEMPLATES / f"{name}.jinja").read_text("utf-8").removesuffix("\n")
            engine.load(ModelSpec(RECITER, chat_template=source, options={"thinking": "on"}))
            text, thought, stats = reply(engine, Sampling(temperature=0))
            opens = name == "deepseek-r1-distill"
            assert (text, thought) == (("", SENTENCE) if opens else (SENTENCE, ""))
            assert stats.stop_reason == ("thoughts" if opens else "eog")
