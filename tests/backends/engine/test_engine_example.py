"""The example of docs/backends.md that speaks to an engine from a shell, run as it is written."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from backends.protocol.client import engine_environment
from backends.protocol.wire import Chunked, Done, Event, Failed, Loaded, decode_event

DOCS = Path(__file__).parents[3] / "docs/backends.md"
DEADLINE_S = 60


def example(model: Path) -> str:
    """Return the shell commands, with a model that is here and this Python."""
    found = re.search(r"```sh\n(.*?-m backends\.engine.*?)```", DOCS.read_text("utf-8"), re.S)
    assert found
    text = found[1]
    assert text.count("model.gguf") == text.count("python") == 1
    return text.replace("python", shlex.quote(sys.executable)).replace("model.gguf", str(model))


@pytest.mark.model
@pytest.mark.skipif(os.name == "nt", reason="there is no POSIX shell")
def test_the_example_shows_a_reply_and_ends_with_its_input(embedded_model: Path) -> None:
    """What is typed stays open until Ctrl+D, which ends the engine."""
    with subprocess.Popen(
        ["sh", "-c", example(embedded_model)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | engine_environment(),
    ) as shell:
        assert shell.stdin
        assert shell.stdout
        events: list[Event] = []
        while not (events and isinstance(events[-1], Done | Failed)):
            events.append(decode_event(shell.stdout.readline()))
        shell.stdin.close()
        assert shell.wait(DEADLINE_S) == 0
    assert any(isinstance(event, Loaded) for event in events)
    assert isinstance(events[-1], Done)
    assert "".join(event.text for event in events if isinstance(event, Chunked)).strip()
