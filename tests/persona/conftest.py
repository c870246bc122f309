"""The persona in the box, an owner that nothing was trained or tuned on, and small ones by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from finetune.judge.owners import Owner, use_of
from persona.judging.finder import Finder
from persona.judging.reader import Reader
from persona.model import Example, Fact, Persona
from persona.store import load_persona

KEITH = Path(__file__).parents[2] / "resources" / "personas" / "keith-low"


@pytest.fixture(scope="session")
def keith() -> Persona:
    """Return the persona in the box."""
    return load_persona(KEITH)


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """Return the encoders, started once."""
    running = Reader.open()
    yield running
    running.close()


@pytest.fixture(scope="session")
def finder(keith: Persona, reader: Reader) -> Finder:
    """Return the finder of the persona in the box, made once."""
    return Finder(keith, reader)


@pytest.fixture(scope="session")
def strangers() -> dict[str, Owner]:
    """Return one owner of each language that nothing was trained or tuned on."""
    return {owner.language: owner for owner in reversed(use_of("test"))}


@pytest.fixture(scope="session")
def ada() -> Persona:
    """Return what somebody writes in ten minutes."""
    return Persona(
        id="ada",
        name="Ada Example",
        pronouns="she/her",
        facts=(
            Fact("study", "I study botany in Uppsala."),
            Fact("dog", "I have a dog, a beagle."),
            Fact("meat", "I don't eat meat."),
            Fact("cheese", "I love cheese."),
            Fact("sister", "My sister Nora plays the cello."),
            Fact("school", "I went to school in Lund, before I moved to Uppsala in 2019."),
            Fact("flown", "I have never been on a plane."),
        ),
        examples=(
            Example("dog", "answerable", ("Do you have pets?",), ("A beagle, yes!",), ("dog",)),
            Example(
                "study", "answerable", ("What do you do?",), ("Botany, in Uppsala.",), ("study",)
            ),
        ),
    )
