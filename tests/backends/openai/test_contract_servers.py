"""The backend contract once more, word for word, over `openai-server` and two real servers.

Left out is what only a model of one's own can promise: files, adapters beside it, cache, scores. A
server does not tell that a reply ended at a stop string; `test_openai_server` tests that it does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backends.base import ModelSpec
from backends.errors import BackendUnavailable
from backends.hosts.process import BlockingEngine
from tests.backends.openai.test_openai_server import REAL, spec_for
from tests.backends.servers import Server
from tests.backends.test_contract import (
    GREEDY,
    QUESTION,
    reply,
    test_a_prompt_over_the_context_is_an_overflow,
    test_closing_the_stream_stops_the_work,
    test_n_predict_limits_the_reply,
    test_text_is_never_cut_inside_a_character,
)

__all__ = [
    "test_a_prompt_over_the_context_is_an_overflow",
    "test_closing_the_stream_stops_the_work",
    "test_n_predict_limits_the_reply",
    "test_text_is_never_cut_inside_a_character",
]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=sorted(REAL))
def serving(request: pytest.FixtureRequest, embedded_model: Path) -> Iterator[Server]:
    """A real server with the embedded model."""
    with REAL[request.param](embedded_model) as server:
        yield server


@pytest.fixture(scope="module")
def loaded(serving: Server) -> Iterator[tuple[BlockingEngine, ModelSpec]]:
    """An engine that has chosen the server, and how."""
    spec = spec_for(serving.url)
    with BlockingEngine("openai-server") as engine:
        engine.load(spec)
        yield engine, spec


@pytest.fixture
def engine(loaded: tuple[BlockingEngine, ModelSpec]) -> BlockingEngine:
    """The engine."""
    return loaded[0]


def test_joined_chunks_are_the_reply(engine: BlockingEngine) -> None:
    """In several pieces, counted by the server."""
    answer = reply(engine, QUESTION)
    assert len(answer.pieces) > 5
    assert 0 < answer.stats.n_predicted <= GREEDY.n_predict + 1
    assert answer.stats.ttft_s > 0
    assert answer.stats.tokens_per_s > 0
    assert answer.stats.stop_reason in ("eog", "length")


def test_what_a_server_cannot_tell_is_said(engine: BlockingEngine) -> None:
    """The likelihood of a text; the engine goes on."""
    with pytest.raises(BackendUnavailable):
        engine.score(QUESTION, "Fine.")
    assert reply(engine, QUESTION).text
