"""Both llama backends are greedy in the same way, in second turns too."""

from __future__ import annotations

from pathlib import Path

import pytest

from backends.base import Message, ModelSpec
from backends.hosts.process import BlockingEngine
from tests.backends.test_contract import GREEDY, SYSTEM, local, reply

pytestmark = pytest.mark.model

PROMPTS = (
    "Tell me about yourself.",
    "What is the capital of France?",
    "Write a haiku about rain.",
    "How do I boil an egg?",
    "Say hello in Korean and in Chinese, please.",
    "What is a hidden Markov model?",
    "List three prime numbers.",
    "Write a Python function that adds two numbers.",
    "Do you like chess? 🙂",
    "Where is the University of Waterloo?",
)


def test_both_backends_say_the_same_when_greedy(embedded_model: Path) -> None:
    """Ten prompts with a second turn each, text for text."""
    first = _conversations("llama-ctypes", local(embedded_model))
    assert _conversations("llama-cpp-python", local(embedded_model)) == first


def _conversations(name: str, spec: ModelSpec) -> list[str]:
    texts = []
    with BlockingEngine(name) as engine:
        engine.load(spec)
        for prompt in PROMPTS:
            history = [SYSTEM, Message("user", prompt)]
            texts.append(reply(engine, history, GREEDY).text)
            history += [Message("assistant", texts[-1]), Message("user", "Why? Tell me more.")]
            texts.append(reply(engine, history, GREEDY).text)
    return texts
