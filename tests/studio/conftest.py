"""A persona to bring things into, and the command as a person runs it."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli.command import main
from desktop.studio.readers.bring import bring
from desktop.studio.readers.brought import Brought

Run = Callable[..., tuple[int, str, str]]
Pairs = list[tuple[str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a persona with one fact and one pair."""
    made = tmp_path / "theo"
    made.mkdir()
    (made / "persona.toml").write_text('name = "Theo Marsh"\n', "utf-8")
    (made / "facts.jsonl").write_text('{"id": "f01", "text": "I weld boats."}\n', "utf-8")
    own = '{"id": "work", "kind": "answerable", "questions": ["What do you do?"], '
    own += '"answers": ["I weld."]}'
    (made / "examples.jsonl").write_text(own, "utf-8")  # without a line feed at its end
    return made


@pytest.fixture
def add(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs ``persona add`` and returns code, output and errors."""

    def run(*arguments: object, answers: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = main(["persona", "add", str(folder), *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def read(path: Path, *owners: str) -> Brought:
    """Return what a file gives to Theo."""
    return bring(path, "Theo Marsh", owners)


def pairs_of(brought: Brought) -> Pairs:
    """Return question and answer of each pair that has one of each."""
    return [("|".join(pair.questions), "|".join(pair.answers)) for pair in brought.pairs()]


def voices_of(brought: Brought) -> list[str]:
    """Return the owner's words that answer nothing."""
    return [voice.text for voice in brought.voices()]


def left_of(brought: Brought) -> list[tuple[str, str]]:
    """Return where and why something was left out."""
    return [(str(one.place), one.why) for one in brought.left_out]


def lines_of(path: Path) -> list[dict[str, object]]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
