"""A model that thinks first, in each backend: its thoughts are never its answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from backends.base import Chunk, Message, ModelSpec, ReplyStats, Sampling
from backends.hosts.process import BlockingEngine
from tests.conftest import SCRIPTED

RECITER = Path(__file__).parents[2] / "field/m00-control-chatml.gguf"
SENTENCE = "Hello from a tiny model: café -你 and🙂 end."
CHATML = (
    "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n"
)
OPENED = CHATML + "<think>\n"
SWITCHED = CHATML + (
    "{% if enable_thinking is defined and not enable_thinking %}<think>\n\n</think>\n\n"
    "{% else %}<think>\n{% endif %}"
)
HELLO = [Message("user", "Hello")]
ANSWER = "Hello from the harbour."
CHANNELS = "<|channel|>analysis<|message|>Hm.<|end|><|start|>assistant<|channel|>final<|message|>"


def reply(
    engine: BlockingEngine, sampling: Sampling | None = None, messages: list[Message] = HELLO
) -> tuple[str, str, ReplyStats]:
    """Return answer, thoughts and what they cost."""
    chunks: list[Chunk] = []
    for chunk in engine.generate(messages, sampling or Sampling(temperature=0), show_prompt=True):
        if chunk.restarts:
            chunks = [Chunk("", "".join(c.thought + c.text for c in chunks))]
        chunks.append(chunk)
    text = "".join(chunk.text for chunk in chunks)
    return text, "".join(chunk.thought for chunk in chunks).strip(), engine.stats


@pytest.fixture(params=["llama-ctypes", "llama-cpp-python"])
def local(request: pytest.FixtureRequest) -> Iterator[BlockingEngine]:
    """An engine of each backend that reads a file."""
    with BlockingEngine(request.param) as engine:
        yield engine


def test_thoughts_that_the_template_opens_are_no_answer(local: BlockingEngine) -> None:
    """Never closed: only thoughts came, and that is said; the same words answer without them."""
    local.load(ModelSpec(RECITER, chat_template=OPENED))
    assert reply(local)[:2] == ("", SENTENCE)
    stats = local.stats
    assert stats.stop_reason == "thoughts"
    assert stats.thought_s > 0
    assert stats.n_thought > 0
    local.load(ModelSpec(RECITER, chat_template=CHATML))
    text, thought, stats = reply(local)
    assert (text, thought, stats.stop_reason, stats.n_thought) == (SENTENCE, "", "eog", 0)


def test_the_switch_of_a_template_is_off_until_it_is_wanted(local: BlockingEngine) -> None:
    """As Qwen3 has it."""
    local.load(ModelSpec(RECITER, chat_template=SWITCHED))
    text, thought, stats = reply(local)
    assert (text, thought) == (SENTENCE, "")
    assert stats.prompt.endswith("<think>\n\n</think>\n\n")
    local.load(ModelSpec(RECITER, chat_template=SWITCHED, options={"thinking": "on"}))
    text, thought, stats = reply(local)
    assert (text, thought) == ("", SENTENCE)


def test_thoughts_have_a_limit_of_their_own(local: BlockingEngine) -> None:
    """It ends them, and `n_predict` only the answer."""
    local.load(ModelSpec(RECITER, chat_template=OPENED))
    _, thought, stats = reply(local, Sampling(temperature=0, n_think=3, n_predict=100))
    assert thought
    assert SENTENCE.startswith(thought)
    assert (stats.n_predicted, stats.stop_reason) == (3, "thoughts")
    _, thought, stats = reply(local, Sampling(temperature=0, n_predict=2))
    assert thought == SENTENCE


def test_an_answer_goes_on_as_an_answer(local: BlockingEngine) -> None:
    """One that was stopped is not continued within the thoughts of its prompt."""
    local.load(ModelSpec(RECITER, chat_template=OPENED))
    begun = [*HELLO, Message("assistant", "Hel")]
    text, thought, stats = reply(local, messages=begun)
    assert stats.prompt.endswith("<think>\n\n</think>\n\nHel")
    assert thought == ""
    assert text


@pytest.mark.parametrize(
    ("said", "thought"),
    [
        (f"<think> Let me see. </think> {ANSWER}", "Let me see."),
        (f"Let me see.\n</think>\n\n{ANSWER}", "Let me see."),
        (f"{CHANNELS}{ANSWER}", "Hm."),
    ],
)
def test_a_backend_that_knows_nothing_of_thoughts_is_split_as_well(said: str, thought: str) -> None:
    """One of a third party gives text; the engine tells the thoughts from it."""
    with BlockingEngine(SCRIPTED) as engine:
        engine.load(ModelSpec(options={"replies": json.dumps({"": said}), "delay_s": "0.06"}))
        assert reply(engine)[:2] == (ANSWER, thought)
