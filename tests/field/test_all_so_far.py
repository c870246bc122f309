"""Servers whose pieces each hold all that was said so far; models that truly repeat themselves."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence

import pytest

from backends.openai.new_text import NewText
from tests.field.test_servers import SENTENCE, answered, chunk, events, gemini

Json = Mapping[str, object]
Shape = Callable[[str, bool], Json]


def choice(**fields: object) -> Json:
    """Return an event with a choice that has these fields."""
    return {"choices": [{"index": 0, **fields}]}


SHAPES: dict[str, Shape] = {
    "delta": lambda text, end: chunk("stop" if end else None, content=text),
    "parts": lambda text, end: chunk(
        "stop" if end else None, content=[{"type": "text", "text": text}]
    ),
    "completion": lambda text, end: choice(text=text, finish_reason="stop" if end else ""),
    "message": lambda text, end: choice(
        message={"role": "assistant", "content": text}, finish_reason="stop" if end else "null"
    ),
    "Ollama, message": lambda text, end: {"message": {"content": text}, "done": end},
    "Ollama, response": lambda text, end: {"response": text, "done": end},
    "bare content": lambda text, end: {"content": text, "stop": end},
    "DashScope": lambda text, end: {
        "output": {"text": text, "finish_reason": "stop" if end else "null"}
    },
    "Gemini": lambda text, end: gemini({"text": text}, reason="STOP" if end else "")[0],
    "legacy": lambda text, end: {"completion": text, "stop_reason": "stop" if end else None},
    "generated": lambda text, end: {"generated_text": text},
}
CUTS: dict[str, Sequence[int]] = {  # where the pieces end
    "by letters": range(1, len(SENTENCE) + 1),
    "by words": (5, 10, 14, len(SENTENCE)),
    "by halves": (10, len(SENTENCE)),
    "the first twice": (5, 5, 10, len(SENTENCE)),
    "the last twice": (5, 10, len(SENTENCE), len(SENTENCE)),
    "one standing still": (5, 10, 10, 10, 14, len(SENTENCE)),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("cuts", CUTS)
def test_all_so_far_is_said_once(shape: str, cuts: str) -> None:
    """Whatever the protocol, and however long the pieces."""
    ends = CUTS[cuts]
    body = [SHAPES[shape](SENTENCE[:n], at == len(ends)) for at, n in enumerate(ends, start=1)]
    assert answered(events(*body, "[DONE]")) == (SENTENCE, "", "eog")


def test_thoughts_that_are_told_so_far_are_told_once() -> None:
    """In a field of their own, beside an answer of the same kind."""
    fields = [("Hm, so", ""), ("Hm, so it", ""), ("Hm, so it is.", ""), ("Hm, so it is.", "Hello")]
    more = [("Hm, so it is.", "Hello from"), ("Hm, so it is.", SENTENCE)]
    body = [chunk(reasoning_content=one, content=other) for one, other in fields + more]
    assert answered(events(*body, chunk("stop"))) == (SENTENCE, "Hm, so it is.", "eog")
    marked = f"<think>Hm, so it is.</think>{SENTENCE}"
    body = [chunk(content=marked[:n]) for n in (4, 9, 15, 30, 40, len(marked))]
    assert answered(events(*body, chunk("stop"))) == (SENTENCE, "Hm, so it is.", "eog")


def test_characters_that_become_whole_later() -> None:
    """The half of one stands at the end until its other bytes are there."""
    body = [chunk(content=one) for one in ("Hi \ufffd", "Hi \ufffd", "Hi 🙂 y", "Hi 🙂 you")]
    assert answered(events(*body, chunk("stop")))[0] == "Hi 🙂 you"
    halves = ['"Hi \\ud83d"', '"Hi \\ud83d\\ude42"', '"Hi \\ud83d\\ude42 you"']
    lines = [f'data: {{"choices":[{{"delta":{{"content":{one}}}}}]}}\n\n' for one in halves]
    assert answered("".join(lines).encode() + events(chunk("stop")))[0] == "Hi 🙂 you"


WHOLE_AGAIN = {
    "behind the pieces": [chunk(content="Hello from"), chunk(content=" the harbour.")],
    "behind one piece": [chunk(content=SENTENCE)],
    "behind letters": [chunk(content=letter) for letter in SENTENCE],
}


@pytest.mark.parametrize("pieces", WHOLE_AGAIN.values(), ids=WHOLE_AGAIN.keys())
def test_a_last_piece_with_all_of_it_again_is_nothing_new(pieces: Sequence[Json]) -> None:
    """It comes with the reason of the end."""
    assert answered(events(*pieces, chunk("stop", content=SENTENCE)))[0] == SENTENCE


REPEATS: dict[str, Sequence[str]] = {
    "laughing": ("ha", "haha", "haha", " yes"),
    "laughing, Chinese": ("哈", "哈哈", "哈哈", "，好"),
    "laughing, Korean": ("ㅋㅋ", "ㅋㅋㅋ", "ㅋㅋㅋㅋ"),
    "laughing to its end": ("ha", "haha"),
    "the same twice": ("No", "No", " way"),
    "zeros": ("0", "00", "000"),
    "digits": ("1", "10", " boats"),
    "digits, more": ("1", "10 boats", " sail"),
    "line feeds": ("\n", "\n\n", "Hello"),
    "a fence": ("`", "``", "python\nx\n```"),
    "stars": ("*", "**", "bold***"),
    "blanks": (" ", " Hello", " there"),
    "dashes": ("-", "--", "---\n", "Hello"),
    "a sentence again": ("I sail. ", "I sail. ", "I sail. ", "And rest."),
    "a sentence twice in a piece": ("I sail. ", "I sail. I sail. ", "And rest."),
    "a word that begins as the first": ("I", " In", " I", " I am"),
    "a letter": ("A", " A", " A B", " A B C"),
    "later": ("Well", ", Well", ", Well, Well", ", Well, Well, Well"),
    "all again, later": ("He said: ", "no. ", "He said: no. ", "Again."),
    "all again, with a line feed": ("I sail", " here.", "\n\nI sail here."),
    "a mistaken sign": ("Mm", "Mmh, ", "yes", " I sail."),
}


@pytest.mark.parametrize("said", REPEATS.values(), ids=REPEATS.keys())
@pytest.mark.parametrize("is_with_end", [False, True])
def test_a_model_that_repeats_itself_is_not_cut(said: Sequence[str], *, is_with_end: bool) -> None:
    """Not at the beginning, not later, not in its last piece."""
    pieces = [chunk(content=one) for one in said[:-1]]
    last = [chunk("stop", content=said[-1])] if is_with_end else []
    body = events(*pieces, *(last or [chunk(content=said[-1]), chunk("stop")]))
    assert answered(body)[0] == "".join(said)


def test_what_waits_is_told_when_nothing_more_comes() -> None:
    """A sign is believed then, a repetition is one; what comes later goes on from there."""
    text = NewText()
    assert [text.feed("Hello"), text.feed("Hello from"), text.release()] == ["Hello", "", " from"]
    assert text.feed("Hello from here") == " here"
    text = NewText()
    assert [text.feed("ha"), text.feed("haha"), text.release()] == ["ha", "", "haha"]
    assert [text.feed("haha"), text.release(), text.feed(" yes")] == ["", "haha", " yes"]


def test_long_pieces_cost_no_time() -> None:
    """A thousand pieces of up to 100,000 characters: what is new is found at once."""
    whole, text = json.dumps(list(range(20_000))), NewText()
    told = "".join(text.feed(whole[: n * 100]) for n in range(1, 1001))
    assert (len(told), told == whole[:100_000]) == (100_000, True)


def test_pieces_are_read_as_fast_as_they_come() -> None:
    """Two thousand of them, with other fields that are empty, in two seconds of the processor."""
    empty = dict.fromkeys(("role", "reasoning_content", "tool_calls", "refusal"))
    body = events(*(chunk(content=f" {n}", **empty) for n in range(2_000)), chunk("stop"))
    start = time.process_time()
    assert answered(body)[0].endswith(" 1998 1999")
    assert time.process_time() - start < 2.0


def test_a_model_that_says_one_token_for_ever_is_heard_at_once() -> None:
    """A broken one, as a rule: what it says is shown, and whoever sees it can stop it."""
    new = NewText()
    said = [new.feed("G") for _ in range(30)]
    assert "".join(said[:12]) == "G" * 12
    assert said[12:] == ["G"] * 18
    assert not new.release()
