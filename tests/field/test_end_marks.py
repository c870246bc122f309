"""The marks of an end that a model writes as plain text: not shown; quoted, they stay."""

from __future__ import annotations

import pytest

from backends.templates.chat_template import END_MARKS, ChatTemplate
from backends.thinking.answer_text import AnswerText

RUN_ON = "\nUSER: I never said this."


def answered(reply: str, size: int, ends: tuple[str, ...] = END_MARKS) -> str:
    """Return the answer that is shown of a reply which comes in pieces of a size."""
    text, said = AnswerText(ends=ends), ""
    for at in range(0, len(reply), size):
        chunk = text.feed(reply[at : at + size].encode())
        said = chunk.text if chunk.restarts else said + chunk.text
        if text.is_stopped:
            break
    return said + text.finish().text


SLOWLY = [(mark, size) for mark in ("<|im_end|>", "</s>", "[INST]", "<|end|>") for size in (1, 3)]


@pytest.mark.parametrize(("mark", "size"), [*SLOWLY, *((mark, 1_000) for mark in END_MARKS)])
def test_a_mark_at_the_end_is_not_shown(mark: str, size: int) -> None:
    """Nor what follows it, behind a sentence, a line, a list, a block of code or thoughts."""
    for reply in ("Hello there.", "- one\n- two\n", "See:\n```\nx = 1\n```", "Use `ls`.", '"No."'):
        for end in ("", RUN_ON, mark):
            assert answered(reply + mark + end, size) == reply
    assert answered(f"<think>Hm.</think>Hello.{mark}{RUN_ON}", size) == "Hello."


QUOTED = (
    "In ChatML `{}` ends a turn.",
    "A turn:\n```\nHello{}\n```\nThat is all.",
    "~~~text\n{}\nHello\n~~~\n",
    'The token "{}" ends a turn.',
    "Its end (“{}”) is a token.",
    "``a `{}` b`` is code.",
    "Die Marke „{}“ endet.",
    "标记「{}」结束。",
    "Marque «{}».",
    "| a | `{}` |\n|-|-|\n| b | c |",
    '{{"eos": "{}"}}',
    "```jinja\n{{{{ '{}' }}}}\n```",
)


@pytest.mark.parametrize("size", [1, 3, 1_000])
@pytest.mark.parametrize("text", QUOTED)
def test_a_mark_that_is_spoken_of_stays(text: str, size: int) -> None:
    """In code and within quotation marks; one behind it ends the reply all the same."""
    for mark in ("<|im_end|>", "</s>", "<end_of_turn>", "<|eot_id|>", "[INST]", "<|end|>"):
        reply = text.format(mark)
        assert answered(reply, size) == reply
        assert answered(f"{reply}{mark}{RUN_ON}", size) == reply


@pytest.mark.parametrize("size", [1, 3, 1_000])
def test_code_that_is_never_closed_hides_no_end(size: int) -> None:
    """A backtick that stands alone, and a block at whose end the reply ends."""
    assert answered(f"Press ` twice.</s>{RUN_ON}", size) == "Press ` twice."
    assert answered("```\nx = 1\n<|im_end|>\n", size) == "```\nx = 1\n"
    assert answered("a `b<|eot_id|>", size) == "a `b"


@pytest.mark.parametrize("size", [1, 1_000])
def test_tags_of_html_are_no_ends(size: int) -> None:
    """What was opened before may be closed."""
    reply = "It costs <s>five</s> four euros."
    assert answered(reply, size) == reply
    assert answered(f"{reply}</s>", size) == reply


def test_channels_end_by_their_own_marks() -> None:
    """The mark that ends the thoughts of one family is the end of another one's reply."""
    reply = (
        "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>Hi."
    )
    for size in (1, 5, 1_000):
        assert answered(f"{reply}<|return|>", size) == "Hi."
        assert answered(f"Hi.<|end|>{RUN_ON}", size) == "Hi."


def test_the_end_that_a_vocabulary_names_is_one() -> None:
    """Of a family that nobody knows; a plain word is none."""
    source = "{% for m in messages %}{{ m['content'] }}{{ eos_token }}{% endfor %}"
    assert "<|fin|>" in ChatTemplate(source, eos="<|fin|>", is_own=True).ends
    assert "stop" not in ChatTemplate(source, eos="stop", is_own=True).ends
