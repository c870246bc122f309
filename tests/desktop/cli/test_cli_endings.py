"""How an answer ended, on the command line: thoughts, empty replies, limits."""

from __future__ import annotations

import contextlib
import json

from tests.backends.servers import Handler, Script, scripted_server
from tests.backends.text.test_thinking import RECITER
from tests.desktop.cli.test_cli import PLAIN, answers, run


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


def test_a_reply_that_was_cut_off_says_so() -> None:
    """On the error stream; the reason is in the JSON, too."""
    cut = ("ask", "one two three", "--n-predict", "2", "--backend", "llama-cpp-python")
    model = ("--model", str(RECITER), "--no-persona")
    done = run(*cut, *model)
    assert (done.returncode, done.stdout.decode()) == (0, "Hello from\n")
    assert b"cut off: the longest reply is reached" in done.stderr
    (answer,) = answers(run(*cut, *model, "--json"))
    assert (answer["stop_reason"], answer["error"]) == ("length", None)


def test_a_partial_reply_stands_beside_its_error() -> None:
    """The connection broke off after half a sentence."""

    def break_off(handler: Handler) -> None:
        handler.begin()
        handler.text("Hello from")

    with scripted_server(Script(answers=[break_off])) as url:
        server = ("--backend", "openai-server", "--option", f"base_url={url}", "--no-persona")
        done = run("ask", "Hi", "--json", *server)
    (answer,) = answers(done)
    assert (answer["reply"], answer["stop_reason"]) == ("Hello from", "error")
    assert "broke off" in str(answer["error"])
    assert done.returncode == 1


def test_garbage_beside_a_good_answer_is_told() -> None:
    """Below it, and as a figure in the JSON; an answer without any says nothing of it."""

    def garble(handler: Handler) -> None:
        handler.begin()
        handler.event("<!-- proxy -->")
        handler.text("Hello from ")
        handler.event("@@@@")
        handler.text("here.")
        handler.end()

    def hello(handler: Handler) -> None:
        handler.begin()
        handler.text("Hello.")
        handler.end()

    with scripted_server(Script(answers=[garble, hello, garble, hello])) as url:
        server = ("--backend", "openai-server", "--option", f"base_url={url}", "--no-persona")
        plain = run("ask", "One", "Two", *server)
        told = answers(run("ask", "One", "Two", "--json", *server))
    assert plain.stdout.decode() == "Hello from here.\nHello.\n"
    assert plain.stderr.decode().count("(unreadable lines in the server's answer: 2)") == 1
    stats = [answer["stats"] for answer in told]
    assert [one["n_unreadable"] for one in stats if isinstance(one, dict)] == [2, 0]


def test_a_quoted_mark_takes_no_reply_away() -> None:
    """The server's model was asked what closes thoughts; it has had none."""
    said = "The tag </think>, or the </think>-tag, ends them:\n\n</think>\n\nSo it looks."

    def explain(handler: Handler) -> None:
        handler.begin()
        for at in range(0, len(said), 5):
            handler.text(said[at : at + 5])
        handler.end()

    with scripted_server(Script(answers=[explain])) as url:
        server = ("--backend", "openai-server", "--option", f"base_url={url}", "--no-persona")
        (answer,) = answers(run("ask", "What does </think> mean?", "--json", *server))
    assert (answer["reply"], answer.get("thought")) == (said, None)


def test_a_reply_that_goes_round_was_not_stopped_by_the_person() -> None:
    """It is ended here, and that is what is said of it."""

    def go_round(handler: Handler) -> None:
        handler.begin()
        with contextlib.suppress(OSError):
            for _ in range(400):
                handler.text("I like the sea. ")
                handler.script.hung_up.wait(0.01)
            handler.end()

    with scripted_server(Script(answers=[go_round, go_round])) as url:
        server = ("--backend", "openai-server", "--option", f"base_url={url}", "--no-persona")
        plain = run("ask", "Hi", *server)
        (answer,) = answers(run("ask", "Hi", "--json", *server))
    assert b"ended, because it began to repeat itself" in plain.stderr
    assert b"(stopped)" not in plain.stderr
    assert plain.stdout.count(b"I like the sea.") < 100
    assert answer["stop_reason"] == "loop"
