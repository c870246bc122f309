"""What stands before a reply and is none of it: never shown, and nothing else is lost with it."""

from __future__ import annotations

import pytest

from backends.templates.chat_template import END_MARKS
from backends.thinking.answer_text import AnswerText
from tests.field.test_servers import SENTENCE, THOUGHT

SIZES = pytest.mark.parametrize("size", [1, 2, 5, 1_000])
HEADERS = (
    *("<|im_start|>assistant\n", "<|start_header_id|>assistant<|end_header_id|>\n\n"),
    *("<start_of_turn>model\n", "<|turn>model\n", "<|im_start|>assistant<|im_sep|>"),
    *("<|assistant|>", "<|assistant|>\n", "[|assistant|]", "<｜Assistant｜>", "assistant\n\n"),
    *("<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>", "<|start_of_role|>assistant<|end_of_role|>"),
)
MARKS = (
    *("", f"<think>{THOUGHT}</think>", f"&lt;think&gt;{THOUGHT}&lt;/think&gt;\n\n"),
    *(f"＜think＞{THOUGHT}＜/think＞", f"\\<think\\>{THOUGHT}\\</think\\>\n"),
    f"&lt;thinking&gt;\n{THOUGHT}\n&lt;/thinking&gt;\n",
)


def answered(reply: str, size: int, ends: tuple[str, ...] = END_MARKS) -> tuple[str, str]:
    """Return answer and thoughts of a reply which comes in pieces of a size."""
    text, said, thought = AnswerText(ends=ends), "", ""
    pieces = (reply[at : at + size] for at in range(0, len(reply), size))
    for chunk in (*map(text.feed_text, pieces), text.finish()):
        thought, said = thought + (said if chunk.restarts else ""), "" if chunk.restarts else said
        said, thought = said + chunk.text, thought + chunk.thought
    return said, thought.strip()


@SIZES
@pytest.mark.parametrize("mark", MARKS)
def test_thoughts_between_other_brackets_are_thoughts(mark: str, size: int) -> None:
    """As HTML, a wide keyboard or Markdown writes them; behind what nobody sees, too."""
    for unseen in ("", "\ufeff", "\u200b\n"):
        expected = (SENTENCE, THOUGHT if mark else "")
        assert answered(f"{unseen}{mark}{SENTENCE}", size) == expected


@SIZES
@pytest.mark.parametrize("header", HEADERS)
def test_the_header_of_a_turn_is_no_answer(header: str, size: int) -> None:
    """Nor does it end the reply before it has begun."""
    for ends in (END_MARKS, ()):
        assert answered(f"{header}{SENTENCE}", size, ends) == (SENTENCE, "")
        assert answered(f"{header}<think>{THOUGHT}</think>{SENTENCE}", size, ends) == (
            SENTENCE,
            THOUGHT,
        )


KEPT = (
    *("assistant of the mayor, I am.", "assistant", "<b>assistant</b> I am.", "[1] Yes."),
    *("&lt;b&gt; is bold in HTML.", "& so on", "<em>assistant\n", "\\<b\\>", "&lt;", "<|", "\\"),
    *("a &lt;think&gt; b &lt;/think&gt; c", "Use `&lt;think&gt;`.", " world\n", "\n\nHi"),
    *("Model\n1. one", "<answer>x</answer>", "＜b＞", "<|x|>y"),
)


@SIZES
@pytest.mark.parametrize("reply", KEPT)
def test_a_reply_that_only_begins_alike_is_whole(reply: str, size: int) -> None:
    """To the letter."""
    assert answered(reply, size) == (reply, "")


@SIZES
def test_brackets_behind_the_thoughts_stay_as_they_are(size: int) -> None:
    """What the answer says of HTML is its own."""
    reply = "&lt;think&gt;a &lt;b&gt; &amp; c&lt;/think&gt;Use &lt;think&gt;, &lt;/think&gt; here."
    assert answered(reply, size) == (
        "Use &lt;think&gt;, &lt;/think&gt; here.",
        "a &lt;b&gt; &amp; c",
    )


@SIZES
def test_the_channels_of_gpt_oss_are_read_as_before(size: int) -> None:
    """Their header says what follows."""
    reply = (
        f"<|start|>assistant<|channel|>analysis<|message|>{THOUGHT}<|end|>"
        f"<|start|>assistant<|channel|>final<|message|>{SENTENCE}"
    )
    assert answered(reply, size) == (SENTENCE, THOUGHT)
