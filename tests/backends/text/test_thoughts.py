"""Thoughts are told from the answer, wherever the pieces of a reply are cut."""

from __future__ import annotations

import pytest

from backends.base import Message
from backends.thinking.thought_marks import (
    closing_mark,
    is_mark,
    opened_thought,
    opening_mark,
    speaks_of_marks,
)
from backends.thinking.thoughts import ThoughtSplitter

ANSWER = "Hello from the harbour."
OSS = "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>"
CODE = "```\n</think>\n```\nHm."
FENCED = "Write:\n```\n<think>no</think>\n```\nDone."


def said(
    pieces: list[str], opener: str = "", *, is_guess: bool = False, is_topic: bool = False
) -> tuple[str, str]:
    """Return answer and thoughts, as somebody sees them who takes them one by one."""
    splitter = ThoughtSplitter(opener, is_guess=is_guess, is_topic=is_topic)
    text, thought = "", ""
    for chunk in (*map(splitter.feed, pieces), splitter.finish()):
        if chunk.restarts:
            text, thought = "", thought + text
        text, thought = text + chunk.text, thought + chunk.thought
    return text, thought.strip()


def cuts(reply: str) -> list[list[str]]:
    """Return a reply in one piece, letter by letter, and in two at every place."""
    halves = [[reply[:at], reply[at:]] for at in range(1, len(reply))]
    return [[reply], list(reply), *halves]


@pytest.mark.parametrize(
    ("opener", "reply", "answer", "thought"),
    [
        ("", f"<think>Hm.</think>{ANSWER}", ANSWER, "Hm."),
        ("", f"\n<think>\nHm.\n</think>\n\n{ANSWER}", ANSWER, "Hm."),
        ("", f"<Thought>Hm.</Thought>\n{ANSWER}", ANSWER, "Hm."),
        ("", f"[THINK]Hm.[/THINK]{ANSWER}", ANSWER, "Hm."),
        ("", f"◁think▷Hm.◁/think▷{ANSWER}", ANSWER, "Hm."),
        ("", f"{OSS}{ANSWER}", ANSWER, "Hm."),
        ("", f"{OSS}{ANSWER}<|return|>", ANSWER, "Hm."),
        ("", f"analysisHm.assistantfinal{ANSWER}", ANSWER, "Hm."),
        ("", "<|channel|>analysis<|message|>Hm. Still", "", "Hm. Still"),
        ("", f"<|channel|>final<|message|>{ANSWER}", ANSWER, ""),
        ("", f"Hm.\n</think>\n\n{ANSWER}", ANSWER, "Hm."),
        ("", f"Hm.</think>{ANSWER}", ANSWER, "Hm."),
        ("", "<think>Hm. And then", "", "Hm. And then"),
        ("<think>", f"Hm.\n</think>\n\n{ANSWER}", ANSWER, "Hm."),
        ("<think>", f"<think>\nHm.</think>{ANSWER}", ANSWER, "Hm."),
        ("<think>", "Hm. And then", "", "Hm. And then"),
        ("[think]", f"Hm.[/THINK]{ANSWER}", ANSWER, "Hm."),
        ("", f"<think>Hm.</think>\n</think>{ANSWER}", ANSWER, "Hm."),
        ("", f"<think>One.</think>\n<think>Two.</think>{ANSWER}", ANSWER, "One.Two."),
        ("", "Hello.\n<think>Hm.</think>\nBye.", "Hello.\nBye.", "Hm."),
        ("", f"<think>Hm.</think>\n\n<answer>{ANSWER}</answer>", ANSWER, "Hm."),
        ("<think>", f"Hm.</think><response>\n{ANSWER}</response>\n", f"{ANSWER}\n", "Hm."),
        ("", f"<Thought>Hm.</Thought>\n<Output>{ANSWER}</Output>", ANSWER, "Hm."),
        ("", f"<answer>{ANSWER}</answer>", f"<answer>{ANSWER}</answer>", ""),
        ("", "<think>x</think>Use <answer> here.", "Use <answer> here.", "x"),
        ("", "<think>x</think>a </answer> b", "a </answer> b", "x"),
        ("", f"<think>Hm.</thinking>{ANSWER}", ANSWER, "Hm."),
        ("<think>", f"Hm.</thought>{ANSWER}", ANSWER, "Hm."),
        ("", f"<|think|>Hm.<|/think|>{ANSWER}", ANSWER, "Hm."),
        ("", f"<scratchpad>Hm.</scratchpad>{ANSWER}", ANSWER, "Hm."),
        ("", f"<think>A <think>b</think> c</think>{ANSWER}", ANSWER, "A <think>bc"),
        ("", f"<|start|>assistant<|channel|>final<|message|>{ANSWER}", ANSWER, ""),
        ("", f"<|start|>assistant<|message|>{ANSWER}", ANSWER, ""),
        ("", f"<|message|>{ANSWER}", ANSWER, ""),
        ("", f"assistantanalysisHm.assistantfinal{ANSWER}", ANSWER, "Hm."),
        ("", f'<think>A "</think>" ends.</think>{ANSWER}', ANSWER, 'A "</think>" ends.'),
        ("", f"<think>`</think>`</think>{ANSWER}", ANSWER, "`</think>`"),
        ("", f"<think>\n```\n</think>\n```\nHm.</think>{ANSWER}", ANSWER, CODE),
        ("", "<think></think>", "", ""),
        ("", "<think>It is `</think>`.</think>So.", "So.", "It is `</think>`."),
        ("", 'The "</think>" mark ends it.', 'The "</think>" mark ends it.', ""),
        ("", "The <think> mark opens.", "The <think> mark opens.", ""),
        ("", "Use `<think>` and `</think>`.", "Use `<think>` and `</think>`.", ""),
        ("", FENCED, FENCED, ""),
        ("", "a < b and x[i] <th", "a < b and x[i] <th", ""),
        ("", " world\n", " world\n", ""),
        ("", "analysis of it", "analysis of it", ""),
    ],
)
def test_thoughts_never_get_into_the_answer(
    opener: str, reply: str, answer: str, thought: str
) -> None:
    """Marks of all kinds, opened by the prompt or not at all, never closed, quoted."""
    for pieces in cuts(reply):
        assert said(pieces, opener) == (answer, thought), pieces


SPOKEN_OF = (
    "The closing mark is </think>",
    "The tag ends with </think>\nand begins otherwise.",
    "It is the **</think>** mark. It ends them.",
    "It is a tag.\n\n</think> is its end.",
    "Das </think>-Tag schließt, das <think>-Tag öffnet.",
    "Das Zeichen „</think>“ schließt.",
    "생각은 </think>는 태그로 끝납니다.",
    "标签</think>表示思考结束。",
    "结束标记是「</think>」。",
    "The end of it.\n1. <b></think></b>\n2. </think>\n",
    "Run re.sub(r'<think>.*?</think>', '', text) on it.",
    'Run text.split(r"Hm.</think>")[-1] on it.',
    "Answer so: <think>…</think>\nHello.",
    "In code:\n\n    x = 1\n    </think>\n\nThat is all.",
    "In a list:\n- ```html\n  </think>\n  ```\nThat is all.",
    "Quoted:\n> ```\n> </think>\n> ```\nThat is all.",
    "1. ```\n   </think>\n   ```\nThat is all.",
    "</think> is the closing tag.",
)


@pytest.mark.parametrize("answer", SPOKEN_OF)
def test_a_mark_that_is_spoken_of_takes_no_answer_away(answer: str) -> None:
    """Nobody has opened thoughts: within a sentence, or in code, it closes none."""
    for pieces in cuts(answer):
        assert said(pieces) == (answer, ""), pieces
        assert said(pieces, "<think>", is_guess=True)[0] == answer, pieces


@pytest.mark.parametrize(
    "answer",
    [
        "It looks like this:\n\n</think>\n\nIt ends them.",
        "So it ends.</think>Hello then begins.",
        "结束标记是</think>\n\n它表示思考结束。",
    ],
)
def test_where_the_talk_is_about_marks_fewer_of_them_are_ones(answer: str) -> None:
    """Of somebody who was asked about them; the same text closes thoughts in another talk."""
    for pieces in cuts(answer):
        assert said(pieces, is_topic=True) == (answer, ""), pieces
    assert said([answer])[0] != answer
    assert speaks_of_marks([Message("user", "What does </think> mean?")])
    assert not speaks_of_marks([Message("user", "Think!"), Message("assistant", "a </think> b")])


@pytest.mark.parametrize(
    ("closer", "answer"),
    [
        ("Hm.\n</think>\n\n", ANSWER),
        ("Hm\n</think>\n", ANSWER),
        ("Hm.\n</think>", ANSWER),
        ("Hm.\n</think> ", ANSWER),
        ("Hm.</think> ", ANSWER),
        ("Hm.</think>", ANSWER),
        ("Hm</think>", ANSWER),
        ("Hm</think>\n\n", "ahoy."),
        ("Hm.</think>", "ahoy."),
        ("Hm!</think>", "**Ahoy!** I am here."),
        ("Hm?</think>", "“Ahoy,” I say."),
        ("Hm: *yes.*</think>", "😀 Ahoy."),
        ("好的。</think>", "你好。"),
        ("好的\n</think>\n\n", "你好。"),
        ("네.\n</think>", "안녕하세요."),
        ("Use `<think>`.</think>", ANSWER),
        ("I write <think> first.\n</think>\n\n", ANSWER),
        ("1. Hm.\n2. Hm.\n◁/think▷", ANSWER),
    ],
)
def test_thoughts_that_were_only_closed_are_thoughts(closer: str, answer: str) -> None:
    """As of servers whose template opens them: where a sentence or a line ends."""
    for pieces in cuts(closer + answer):
        assert said(pieces)[0] == answer, pieces
        assert said(pieces, "<think>", is_guess=True)[0] == answer, pieces
        assert said(pieces, "<think>")[0] == answer, pieces
        if "\n</think>\n" in closer:
            assert said(pieces, is_topic=True)[0] == answer, pieces


OTHER_MARKS = {
    "attributes": '<think type="deep">HM</think>',
    "blanks": "<think >HM</think >",
    "two slashes": "<think>HM<//think>",
    "of another word": "<reason>HM</thinks>",
    "a name before": "<mm:think>HM</mm:think>",
    "two names before": "<longcat_think>HM</longcat_think>",
    "inner thoughts": "<inner_thoughts>HM</inner_thoughts>",
    "bars": "<|begin_of_think|>HM<|end_of_think|>",
    "wide bars": "<｜think｜>HM<｜/think｜>",
    "start and end": "<think_start>HM<think_end>",
    "Command A": "<|START_THINKING|>HM<|END_THINKING|><|START_RESPONSE|>",
    "GLM with a box": "<think>HM</think>\n<|begin_of_box|>",
    "Granite": "Here is my thought process: HM\n\nHere is my response: ",
    "Granite, shorter": "Here's my thought process: HMHere's my response:",
    "Solar": "<|think|>HM<|end|><|begin|>assistant<|content|>",
    "gpt-oss, half of its marks": "analysisHMassistant<|channel|>final<|message|>",
    "gpt-oss, begun by the template": "analysis<|message|>HM<|end|><|start|>assistant"
    "<|channel|>final<|message|>",
    "a fold of a web page": '<details type="reasoning" done="true">\nHM</details>\n',
    "Gemma": "<|channel>thought\nHM<channel|>",
    "Kimi": "◁think▷HM◁/think▷",
    "analysis": "<analysis>HM</analysis>",
}


@pytest.mark.parametrize("marks", OTHER_MARKS.values(), ids=OTHER_MARKS.keys())
def test_marks_are_known_by_their_shape(marks: str) -> None:
    """Not one by one: a word for thinking between brackets of any kind."""
    opener, _, closer = marks.partition("HM")
    reply = f"{opener}Hm.{closer}{ANSWER}"
    for pieces in ([reply], list(reply), [reply[:7], reply[7:]]):
        text, thought = said(pieces)
        assert (text.removesuffix("<|end_of_box|>"), thought) == (ANSWER, "Hm."), pieces


def test_words_that_look_like_marks_are_words() -> None:
    """And what only begins like one is shown at once."""
    for reply in ("Here is my boat.", "I saw <b>it</b> [t", "a <3 b", "analysis of it", "I am a"):
        assert said(list(reply)) == (reply, "")
    splitter = ThoughtSplitter()
    assert "".join(splitter.feed(char).text for char in "Hello, I am a") == "Hello, I am a"


def test_what_closes_a_mark_and_what_opens_it() -> None:
    """The one from the other, in its own letters."""
    for opener, closer in (
        ("<think>", "</think>"),
        ("[THINK]", "[/THINK]"),
        ("<|START_THINKING|>", "<|END_THINKING|>"),
        ("<|begin_of_thought|>", "<|end_of_thought|>"),
        ("<seed:think>", "</seed:think>"),
        ("◁think▷", "◁/think▷"),
        ("<|channel>thought", "<channel|>"),
        ('<think type="x">', "</think>"),
    ):
        assert closing_mark(opener) == closer
        assert opened_thought(f"<|im_start|>assistant\n{opener}\n") == opener
        assert is_mark(closer)
    assert opening_mark("</reasoning>") == "<reasoning>"
    assert opening_mark("<channel|>") == "<think>"


def test_brackets_around_a_closing_mark_are_marks_of_a_quotation() -> None:
    """And do not leak where it has closed the thoughts after all."""
    for reply in (f"<think>Hm (</think>){ANSWER}", f'<think>Hm "</think>"{ANSWER}'):
        assert said(list(reply))[0] == ANSWER
    reply = f"<think>I end with (</think>), then talk.</think>{ANSWER}"
    assert said(list(reply)) == (ANSWER, "I end with (</think>), then talk.")


def test_a_closing_mark_that_only_seemed_quoted_ends_the_thoughts_after_all() -> None:
    """A backtick that was never closed costs no answer."""
    text, _ = said(list(f"<think>A `loose one.</think>{ANSWER}"))
    assert text == ANSWER


def test_a_guess_that_was_wrong_costs_no_answer() -> None:
    """A model that has begun in its thoughts once may answer at once the next time."""
    assert said(list(ANSWER), "<think>", is_guess=True)[0] == ANSWER
    assert said(list(f"Hm.</think>{ANSWER}"), "<think>", is_guess=True) == (ANSWER, "Hm.")


def test_a_huge_piece_is_split_quickly() -> None:
    """Fifty thousand characters in one piece, as a server sent them."""
    reply = "word `code` < 3 [x] " * 2500
    assert said([f"<think>{reply}</think>{reply}"]) == (reply, reply.strip())


def test_what_a_prompt_has_opened_is_found() -> None:
    """And what it has closed again is not."""
    assert opened_thought("<|im_start|>assistant\n<think>\n") == "<think>"
    assert opened_thought("[INST]Hi[/INST][THINK]") == "[THINK]"
    assert opened_thought("assistant\n<think>\n\n</think>\n\n") == ""
