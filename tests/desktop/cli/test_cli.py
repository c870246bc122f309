"""The command line: real engine children, real pipes, exit codes, words instead of tracebacks."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from backends.protocol.client import engine_environment
from desktop.cli.command import main
from desktop.config.paths import find_places, resource_dir
from desktop.config.settings import Settings
from tests.backends import gguf_build as g
from tests.backends.gguf_build import random_adapter
from tests.conftest import FAULTY, SCRIPTED

KEYS = ["question", "reply", "facts", "abstained", "backend", "model", "adapters", "stats"]
KEYS += ["stop_reason", "error"]
STATS = ["n_prompt", "n_reused", "n_predicted", "n_unreadable", "ttft_s", "tokens_per_s"]
PLAIN = ("--no-persona", "--backend", SCRIPTED)
COMMAND = (sys.executable, "-m", "desktop")
DEADLINE_S = 120
# An answer that goes on until it is stopped: one that repeats itself ends after half a second.
LONG = "begin " + " ".join(f"word{n}" for n in range(1000))


@pytest.fixture
def _ctrl_c_is_heard() -> Iterator[None]:
    """Have children hear it: a shell lets what it runs in the background ignore it for good."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def run(
    *arguments: str, stdin: bytes = b"", **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a person does."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=stdin,
        capture_output=True,
        timeout=DEADLINE_S,
        check=False,
        env=os.environ | engine_environment() | variables,
    )


def answers(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    """Return the JSON objects that were printed, one per line."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_question_is_answered_on_stdout() -> None:
    """The reply and nothing else, exit code 0."""
    done = run("ask", "Is it größer? 🙂", *PLAIN)
    assert (done.returncode, done.stdout.decode()) == (0, "Is it größer? 🙂\n")


def test_json_has_exactly_the_documented_fields() -> None:
    """In their order; no error is null."""
    (answer,) = answers(run("ask", "one two", "--json", *PLAIN))
    assert list(answer) == KEYS
    assert answer["question"] == answer["reply"] == "one two"
    assert (answer["facts"], answer["abstained"], answer["error"]) == ([], False, None)
    assert answer["backend"] == SCRIPTED
    assert answer["stop_reason"] == "eog"
    stats = answer["stats"]
    assert isinstance(stats, dict)
    assert list(stats) == STATS
    assert (stats["n_prompt"], stats["n_predicted"]) == (3, 2)


def test_the_prompt_is_shown_when_asked_for() -> None:
    """With the system prompt that was given."""
    done = run("ask", "Hi", "--json", "--show-prompt", "--system", "Be brief.", *PLAIN)
    (answer,) = answers(done)
    assert answer["prompt"] == "system: Be brief.\nuser: Hi"


def test_questions_come_one_per_line_from_stdin() -> None:
    """Blank lines are skipped; damaged bytes and Windows line ends do no harm."""
    done = run("ask", "--json", *PLAIN, stdin=b"one\n\n  \r\ntwo \xff\r\nthree")
    assert [answer["reply"] for answer in answers(done)] == ["one", "two \ufffd", "three"]


def test_one_chat_keeps_the_turns_and_otherwise_each_question_stands_alone() -> None:
    """Seen by what is in the prompt."""
    stdin = b"one\ntwo\n"
    together = answers(run("ask", "--json", "--show-prompt", "--one-chat", *PLAIN, stdin=stdin))
    alone = answers(run("ask", "--json", "--show-prompt", *PLAIN, stdin=stdin))
    assert together[1]["prompt"] == "user: one\nassistant: one\nuser: two"
    assert alone[1]["prompt"] == "user: two"


def test_sampling_values_reach_the_backend() -> None:
    """Here the length and a stop string."""
    done = run("ask", "one two three four", "--n-predict", "3", "--stop", "three", *PLAIN)
    assert done.stdout == b"one two \n"


def test_a_crash_fails_one_question_and_the_exit_code() -> None:
    """The next question is answered by a new engine."""
    done = run("ask", "--json", "--no-persona", "--backend", FAULTY, stdin=b"segfault\nhello\n")
    first, second = answers(done)
    assert done.returncode == 1
    error = first["error"]
    assert isinstance(error, dict)
    assert error["code"] == "engine_crashed"
    assert set(error) == {"code", "what", "why", "todo"}
    assert (second["reply"], second["error"]) == ("hello", None)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--backend", "nonsense"), "Choose one of llama-ctypes"),
        (("--model", "/nowhere/model.gguf"), "no such file"),
        (("--model", "/"), "folder"),
        (("--model", __file__), "no GGUF"),
        (("--persona", "nobody"), "nobody"),
        (("--adapter", "/nowhere/adapter.gguf"), "no such file"),
        (("--adapter", "adapter.gguf=strong"), "no number"),
        (("--json-schema", "@/nowhere.json"), "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told_in_words(arguments: tuple[str, ...], words: str) -> None:
    """On stderr, exit code 1, no traceback; with --json in every answer."""
    done = run("ask", "Hi", *arguments)
    assert (done.returncode, done.stdout) == (1, b"")
    told = done.stderr.decode()
    assert words in told
    assert "Traceback" not in told
    as_json = run("ask", "Hi", "Ho", "--json", *arguments)
    assert [bool(answer["error"]) for answer in answers(as_json)] == [True, True]
    assert as_json.returncode == 1


def test_a_byte_more_than_the_index_of_a_model_says_is_told(tmp_path: Path) -> None:
    """Its words would be nonsense, as after a download that went on at a wrong place."""
    done = run("ask", "Hi", "--model", str(g.write(tmp_path, g.tiny() + b"\n")))
    assert (done.returncode, done.stdout) == (1, b"")
    assert "1 byte more than its index says" in done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "--temperature", "9"),
        ("ask", "--top-p", "1.5"),
        ("ask", "--mode", "loose"),
        ("ask", "--seed", "-2"),
        ("nonsense",),
        ("--nonsense",),
    ],
)
def test_wrong_usage_has_exit_code_2(arguments: tuple[str, ...]) -> None:
    """With the command's own hint."""
    done = run(*arguments)
    assert done.returncode == 2
    assert b"Error" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_damaged_settings_file_is_set_aside_and_told(tmp_path: Path) -> None:
    """The question is answered with the defaults."""
    (tmp_path / "settings.json").write_text('{"n_ctx": "many"}')
    done = run("ask", "Hi", *PLAIN, AVATAR_CHAT_HOME=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, b"Hi\n")
    assert b"settings.damaged.json" in done.stderr
    assert (tmp_path / "settings.damaged.json").exists()


def test_the_settings_are_the_defaults(tmp_path: Path) -> None:
    """Backend, length and mode as the person has chosen them in the window."""
    Settings(backend=SCRIPTED, n_predict=2, mode="free").save(tmp_path / "settings.json")
    done = run("ask", "one two three", "--no-persona", AVATAR_CHAT_HOME=str(tmp_path))
    assert done.stdout == b"one two\n"


def test_the_home_variable_moves_all_user_data(tmp_path: Path) -> None:
    """Nothing is written elsewhere."""
    home, elsewhere = tmp_path / "avatar", tmp_path / "elsewhere"
    elsewhere.mkdir()
    done = run("ask", "Hi", *PLAIN, AVATAR_CHAT_HOME=str(home), HOME=str(elsewhere))
    assert done.returncode == 0
    assert list(elsewhere.iterdir()) == []
    places = find_places({"AVATAR_CHAT_HOME": str(home)})
    assert all(path.is_relative_to(home) for path in (places.settings, places.state, places.models))


def test_asking_imports_no_window_and_no_model() -> None:
    """Neither Qt nor native code in the process of the command line."""
    program = (
        "import sys; from desktop.cli import main;"
        f"code = main(['ask', 'Hi', '--no-persona', '--backend', {SCRIPTED!r}]);"
        "bad = {'PySide6', 'llama_cpp', 'torch'} & set(sys.modules);"
        "sys.exit(code or (3 if bad else 0))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=os.environ | engine_environment(), check=False
    )
    assert done.returncode == 0


def test_talk_greets_answers_and_leaves() -> None:
    """Through pipes as in a terminal; /new forgets."""
    stdin = b"one\ntwo\n/new\nthree\n/quit\nnever asked\n"
    done = run("talk", "--mode", "free", "--show-prompt", "--backend", SCRIPTED, stdin=stdin)
    said, prompts = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 0
    assert said.count("virtual avatar of Keith Low") == 2
    assert "three" in said
    assert "never asked" not in said
    assert "user: one\nassistant: one\nuser: two" in prompts
    assert "user: two\nassistant: two\nuser: three" not in prompts


def test_talk_without_a_model_ends_in_words() -> None:
    """Nobody is there to greet."""
    done = run("talk", "--model", "/nowhere.gguf")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a console event cannot be sent to one process there")
@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_stops_a_reply_and_the_talk_goes_on() -> None:
    """The engine is the same, the next question answered."""
    talk = subprocess.Popen(
        [*COMMAND, "talk", *PLAIN, "--option", "delay_s=0.05"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | engine_environment(),
        process_group=0,
    )
    assert talk.stdin
    assert talk.stdout
    talk.stdin.write(LONG.encode() + b"\n")
    talk.stdin.flush()
    assert b"begin" in talk.stdout.readline(8)
    os.killpg(talk.pid, signal.SIGINT)  # as a terminal does: the engine gets it, too
    said, log = talk.communicate(b"still here\n/quit\n", timeout=DEADLINE_S)
    assert talk.returncode == 0, log
    assert said.count(b"word") < 1000
    assert b"still here" in said


@pytest.mark.skipif(os.name == "nt", reason="a console event cannot be sent to one process there")
@pytest.mark.usefixtures("_ctrl_c_is_heard")
def test_ctrl_c_ends_ask_and_its_engine() -> None:
    """Not only the reply: a script that was stopped stops."""
    ask = subprocess.Popen(
        [*COMMAND, "ask", LONG, *PLAIN, "--option", "delay_s=0.05"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | engine_environment(),
        process_group=0,
    )
    assert ask.stdout
    ask.stdout.read(6)
    children = psutil.Process(ask.pid).children()
    os.killpg(ask.pid, signal.SIGINT)
    _, log = ask.communicate(timeout=DEADLINE_S)
    assert ask.returncode == 130
    assert b"Traceback" not in log
    assert children
    assert psutil.wait_procs(children, timeout=20)[1] == []


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_names_the_commands(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without importing any of them."""
    assert main([option]) == 0
    told = capsys.readouterr().out
    assert "ask" in told
    assert "talk" in told


def test_a_folder_that_cannot_be_made_is_told_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the system refuses is no traceback, whichever command met it."""
    (tmp_path / "file").touch()
    assert main(["persona", "new", str(tmp_path / "file" / "ada"), "--name", "Ada"]) == 1
    assert "is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("card", "words"),
    [("ada.xyz", "not .xyz"), ("ada.png", "has no picture"), ("here", "here is there already")],
)
def test_an_export_that_fails_says_why(
    card: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A kind of file that nobody writes, a missing picture, a folder that is there."""
    (tmp_path / "here").mkdir()
    folder = str(tmp_path / "ada")
    assert main(["persona", "new", folder, "--name", "Ada"]) == 0
    assert main(["persona", "export", folder, str(tmp_path / card)]) == 1
    assert words in capsys.readouterr().err


def test_no_display_is_told_in_words() -> None:
    """Qt would abort the process."""
    done = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert done.returncode == 1
    assert b"no display" in done.stderr


@pytest.fixture
def with_adapter(tmp_path: Path) -> Path:
    """Return a copy of the persona in the box that has an adapter of its own."""
    folder = tmp_path / "keith-low"
    shutil.copytree(resource_dir() / "personas/keith-low", folder)
    random_adapter(folder)
    return folder


def test_an_adapter_that_is_used_unasked_is_told(with_adapter: Path) -> None:
    """On one line of stderr and in every answer; one that was named needs no line."""
    own = with_adapter / "adapter.gguf"
    arguments = ("ask", "Hi", "--json", "--persona", str(with_adapter), "--backend", SCRIPTED)
    by_itself, without, named = (
        run(*arguments, *more)
        for more in ((), ("--no-adapter",), ("--no-adapter", "--adapter", f"{own}=0.5"))
    )
    (line,) = by_itself.stderr.decode().splitlines()
    assert str(own) in line
    assert "--no-adapter" in line
    assert answers(by_itself)[0]["adapters"] == [{"file": str(own), "strength": 1.0}]
    assert (answers(without)[0]["adapters"], without.stderr) == ([], b"")
    assert answers(named)[0]["adapters"] == [{"file": str(own), "strength": 0.5}]
    assert named.stderr == b""


@pytest.mark.parametrize("more", [(), ("--no-adapter",)])
def test_talk_tells_of_the_adapter_before_the_greeting(
    more: tuple[str, ...], with_adapter: Path
) -> None:
    """Once, however often a new chat begins."""
    stdin = b"/new\n/quit\n"
    done = run("talk", "--persona", str(with_adapter), "--backend", SCRIPTED, *more, stdin=stdin)
    assert done.returncode == 0
    assert done.stderr.decode().count("own adapter") == (0 if more else 1)


@pytest.mark.model
@pytest.mark.parametrize("backend", ["llama-ctypes", "llama-cpp-python"])
def test_a_chat_over_a_pipe_with_the_embedded_model(backend: str) -> None:
    """The second prompt holds both turns, and most of it is reused."""
    first, second = answers(
        run(
            *("ask", "--one-chat", "--json", "--no-persona", "--backend", backend),
            *("--n-predict", "16", "--threads", "1", "--seed", "1"),
            stdin=b"Hello\nWhat did I just say?\n",
        )
    )
    before, after = first["stats"], second["stats"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert first["error"] is second["error"] is None
    assert first["reply"]
    assert after["n_prompt"] >= before["n_prompt"] + before["n_predicted"]
    assert after["n_reused"] >= before["n_prompt"] - 1
