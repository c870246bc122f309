"""The evaluation over a real engine process: scripted, then the embedded model."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from finetune.__main__ import COMMANDS, main
from finetune.evaluation.evaluate import Plan, Script, load_script, record
from finetune.evaluation.question_set import HeldOut, Question, TalkTurn
from finetune.evaluation.scorecard import card_of, load_cards
from persona.model import Fact, Persona
from tests.conftest import SCRIPTED

PERSONA = Persona(
    id="ann",
    name="Ann",
    system_prompt="You are Ann.",
    facts=(Fact("uni", "I study at Delft."), Fact("sport", "I row.")),
)
SCRIPT = Script(
    name="test",
    questions=(
        Question(id="1", kind="answerable", question="Where, Ann?", must=(("Delft",),), topic="u"),
        Question(id="2", kind="unanswerable", question="Your car, Ann?", topic="car"),
        Question(
            id="3",
            kind="answerable",
            question="And the sport?",
            history=(("Where?", "In Delft."),),
            must=(("row",),),
            topic="sport",
        ),
    ),
    talk=(TalkTurn(1, "Heyo."), TalkTurn(2, "What else?")),
    held_out=(HeldOut("Where, Ann?", "I study at Delft."),),
)
REPLIES = {
    "Where, Ann": "I study at Delft.",
    "car": "I drive a Volvo.",
    "sport": "I row.",
    "Heyo": "Heyo!",
    "else": "I row.",
}


@pytest.fixture
def plan() -> Plan:
    """The free mode over a scripted engine: what it says is what is judged."""
    return Plan(
        model=Path(), mode="free", backend=SCRIPTED, options=(("replies", json.dumps(REPLIES)),)
    )


def test_questions_go_through_the_engine_and_back(plan: Plan) -> None:
    """Each in a conversation of its own, the talk in one."""
    heard: list[str] = []
    recording = record(plan, PERSONA, SCRIPT, lambda what, done, total: heard.append(what))
    assert [answer.text for answer in recording.answers] == [
        *("I study at Delft.", "I drive a Volvo.", "I row.")
    ]
    assert [answer.text for answer in recording.talk] == ["Heyo!", "I row."]
    assert recording.likelihood.n_tokens == 4
    assert recording.info.mode == "free"
    assert "free, base" in heard


def test_the_card_of_a_run(plan: Plan, tmp_path: Path) -> None:
    """An invention is counted, a fact recalled; without labels the checkers go unmeasured."""
    recording = record(plan, PERSONA, SCRIPT)
    card = card_of(recording, SCRIPT.questions, PERSONA, tmp_path / "none.jsonl")
    assert [row.is_right for row in card.rows] == [True, False, True]
    assert card.rows[1].invented == ("I drive a Volvo.",)
    assert [measure.value for measure in card.checkers if measure.n] == []
    perplexity = card.measure("perplexity")
    assert perplexity
    assert perplexity.value == pytest.approx(1.0)


def test_the_same_run_twice_is_the_same(plan: Plan) -> None:
    """Greedy and seeded."""
    first, second = record(plan, PERSONA, SCRIPT), record(plan, PERSONA, SCRIPT)
    assert [a.text for a in first.answers] == [a.text for a in second.answers]


def test_a_limit_takes_questions_from_the_whole_set() -> None:
    """Not the first ones only."""
    script = load_script("keith-low", "dev", limit=10)
    assert 10 <= len(script.questions) <= 20
    assert {question.kind for question in script.questions} >= {"answerable", "unanswerable"}
    assert len(script.talk) == 20


def test_help_needs_no_heavy_import() -> None:
    """Neither torch nor matplotlib nor an engine."""
    code = (
        "import sys; from click.testing import CliRunner; from finetune.__main__ import main;"
        "CliRunner().invoke(main, ['--help']);"
        "print(sorted(set(sys.modules) & {'torch', 'matplotlib', 'numpy', 'llama_cpp', 'trl'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["evaluate", "report", "duplicates"])
def test_each_command_explains_itself(name: str) -> None:
    """And is listed."""
    assert name in COMMANDS
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert "Usage" in result.output


@pytest.mark.parametrize(
    "arguments",
    [("evaluate", "--limit", "-5"), ("evaluate", "--n-predict", "0"), ("judge", "--limit", "-1")],
)
def test_a_number_out_of_range_is_refused(arguments: tuple[str, ...]) -> None:
    """Before anything is asked or trained."""
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "not in the range" in result.output


def test_what_the_system_refuses_is_told_in_words(tmp_path: Path) -> None:
    """With exit code 1, not a traceback."""
    target = str(tmp_path / "nowhere" / "ada.toml")
    command = [sys.executable, "-m", "finetune", "new", target, "--persona", "ada"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{target} is not there" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_command_is_refused() -> None:
    """With a hint, not a traceback."""
    result = CliRunner().invoke(main, ["frobnicate"])
    assert result.exit_code == 2
    assert "No such command" in result.output


@pytest.mark.model
def test_the_command_line_writes_card_and_page(embedded_model: Path, tmp_path: Path) -> None:
    """The embedded model, a few questions, from the command line to the page and back."""
    out = tmp_path / "card"
    arguments = ["evaluate", "--mode", "free", "--limit", "4", "--questions", "dev"]
    arguments += ["--no-talk", "--n-predict", "16", "--out", str(out)]
    result = CliRunner().invoke(main, [*arguments, "--model", str(embedded_model)])
    assert result.exit_code == 0, result.output
    (card,) = load_cards(out / "scorecard.json")
    assert card.rows
    assert card.measure("fact_recall")
    again = CliRunner().invoke(
        main,
        [
            "report",
            str(next(out.glob("*.recording.json"))),
            str(out / "scorecard.json"),
            "--out",
            str(tmp_path / "both.html"),
        ],
    )
    assert again.exit_code == 0, again.output
    assert "<svg" in (tmp_path / "both.html").read_text("utf-8")
