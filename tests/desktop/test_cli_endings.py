"""How an answer ended, on the command line: thoughts, empty replies, limits."""

from __future__ import annotations

import json

from tests.desktop.test_cli import PLAIN, answers, run


def test_thoughts_are_no_part_of_a_reply_nor_of_the_next_prompt() -> None:
    """They have a field of their own; a reply that is nothing else is an error in words."""
    said = {"one": "<think>Hm, one.</think>First.", "two": "Hm, two.</think>Second.", "three": ""}
    said["three"] = "<think>Hm, three."
    option = ("--option", f"replies={json.dumps(said)}")
    asked = ("ask", "one", "two", "three", "four", "--one-chat", "--json", "--show-prompt")
    done = run(*asked, *option, *PLAIN)
    told = answers(done)
    assert [answer["reply"] for answer in told] == ["First.", "Second.", "", "four"]
    assert [answer.get("thought") for answer in told] == [
        "Hm, one.",
        "Hm, two.",
        "Hm, three.",
        None,
    ]
    assert "Hm" not in str(told[3]["prompt"])
    assert "three" not in str(told[3]["prompt"])
    assert [answer["stop_reason"] for answer in told] == ["eog", "eog", "thoughts", "eog"]
    error = told[2]["error"]
    assert isinstance(error, dict)
    assert "only thought" in error["why"]
    assert done.returncode == 1
    plain = run("ask", "one", *option, *PLAIN)
    assert plain.stdout == b"First.\n"


def test_an_answer_that_did_not_come_is_told_in_words() -> None:
    """An empty reply is no success."""
    done = run("ask", "one", "--option", 'replies={"": " "}', *PLAIN)
    assert done.returncode == 1
    assert b"No answer came. The model ended its reply before the first word." in done.stderr
