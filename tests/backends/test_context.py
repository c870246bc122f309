"""Which messages leave when the context is full."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from backends.base import Message
from backends.engine.context import KEEP, fit_messages

SYSTEM = Message("system", "x" * 50)


def count(messages: Sequence[Message]) -> int:
    """Return a length as a tokenizer would: a few tokens of the template, then the text."""
    return sum(4 + len(message.content) for message in messages)


def chat(n_turns: int, size: int = 40) -> list[Message]:
    """Return a conversation that ends with a question."""
    turns = [
        message
        for n in range(n_turns)
        for message in (Message("user", f"{n:0{size}}"), Message("assistant", "a" * size))
    ]
    return [SYSTEM, *turns, Message("user", "q" * size)]


def test_what_fits_stays_as_it_is() -> None:
    """The same object: nothing was touched."""
    messages = chat(3)
    assert fit_messages(messages, count, count(messages)) == (messages, 0)


def test_several_whole_oldest_turns_leave_at_once() -> None:
    """Down to three quarters, so that it does not happen at every turn."""
    messages = chat(20)
    budget = count(messages) - 1
    kept, n_dropped = fit_messages(messages, count, budget)
    assert n_dropped % 2 == 0
    assert n_dropped > 2
    assert kept == [SYSTEM, *messages[1 + n_dropped :]]
    assert KEEP * budget - 2 * 44 < count(kept) <= KEEP * budget


def test_the_persona_and_the_question_always_stay() -> None:
    """Even if they alone are too long: the engine refuses that in words."""
    kept, n_dropped = fit_messages(chat(5), count, 10)
    assert [message.role for message in kept] == ["system", "user"]
    assert n_dropped == 10


def test_a_greeting_leaves_with_the_first_turn() -> None:
    """It is a turn of its own, the oldest."""
    messages = [SYSTEM, Message("assistant", "Hi! " * 10), *chat(3)[1:]]
    kept, n_dropped = fit_messages(messages, count, count(messages) - 1)
    assert n_dropped >= 1
    assert kept[1].role == "user"


def test_a_client_that_forgets_what_left_gets_the_same_prompt() -> None:
    """So the KV prefix of the next turn is whole."""
    messages = chat(20)
    kept, n_dropped = fit_messages(messages, count, count(messages) - 1)
    remembered = [SYSTEM, *messages[1 + n_dropped :]]
    assert fit_messages(remembered, count, count(messages) - 1) == (remembered, 0)
    assert kept == remembered


@given(st.lists(st.sampled_from(["system", "user", "assistant"]), max_size=30), st.integers(0, 400))
def test_any_conversation_keeps_its_order_and_its_system_messages(
    roles: list[str], budget: int
) -> None:
    """However odd it is."""
    messages = [
        Message(role, f"{n:020}")  # type: ignore[arg-type]
        for n, role in enumerate(roles)
    ]
    kept, n_dropped = fit_messages(messages, count, budget)
    assert len(kept) + n_dropped == len(messages)
    assert sorted(kept, key=lambda message: message.content) == list(kept)
    assert [m for m in kept if m.role == "system"] == [m for m in messages if m.role == "system"]
