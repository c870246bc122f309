"""The adapter in the box: it fits its model, is small, and is heard in both backends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from backends.adapter_fit import why_unfit
from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.process import EngineProcess
from finetune.metrics import abstains
from finetune.places import PERSONAS
from persona.prompt import compose
from persona.store import load_persona

MAX_BYTES = 12_000_000


def test_it_is_small_and_fits_the_embedded_model(embedded_model: Path) -> None:
    """So it is used without being asked for."""
    adapter = load_persona(PERSONAS / "keith-low").adapter()
    assert adapter
    assert adapter.stat().st_size <= MAX_BYTES
    assert why_unfit(adapter, embedded_model) == ""


@pytest.mark.model
@pytest.mark.parametrize("backend", ["llama-ctypes", "llama-cpp-python"])
def test_it_tells_a_fact_and_knows_what_it_does_not(backend: str, embedded_model: Path) -> None:
    """The fact as the base tells it; what nobody told, the base makes up."""
    persona = load_persona(PERSONAS / "keith-low")
    facts = [fact for fact in persona.facts if fact.topic == "exchange"][:1]
    prompts = (
        compose(persona, (), "Where are you on exchange?", facts),
        compose(persona, (), "What's the name of your sister?"),
    )
    adapter = persona.adapter()
    assert adapter
    base = ModelSpec(path=embedded_model, n_ctx=1024)
    alone = answers(backend, base, prompts)
    adapted = answers(backend, replace(base, adapters=(Adapter(adapter),)), prompts)
    assert "Waterloo" in adapted[0]
    assert adapted[1] != alone[1]
    assert abstains(adapted[1]), (adapted[1], alone[1])


def answers(backend: str, spec: ModelSpec, prompts: Sequence[tuple[Message, ...]]) -> list[str]:
    """Return what a model says to each prompt, greedy; up to 100 tokens."""
    said = []
    with EngineProcess(backend) as engine:
        engine.load(spec)
        for messages in prompts:
            sampling = Sampling(temperature=0.0, n_predict=100)
            said.append("".join(chunk.text for chunk in engine.generate(messages, sampling)))
    return said
