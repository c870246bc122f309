"""Chat templates that want more than a question, or are long: the model's own is used."""

from __future__ import annotations

import pytest

from backends.base import Message
from backends.templates.chat_template import ChatTemplate

TALK = (
    Message("system", "You are Ada."),
    Message("user", "Hi."),
    Message("assistant", "Hello!"),
    Message("user", "And you?"),
)
TURNS = "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}{% endfor %}<|assistant|>"
RENDERED = "<|system|>You are Ada.<|user|>Hi.<|assistant|>Hello!<|user|>And you?<|assistant|>"


def rendered(source: str, thinking: str = "") -> str:
    """Return a talk as the template has it; without a note."""
    template = ChatTemplate(source, "<s>", "</s>", is_own=True, thinking=thinking)
    text = template.render(TALK)
    assert template.notes == ()
    return text


WISHES = {
    "tools to go through": "{% for tool in tools %}{{ tool.name }}{% endfor %}",
    "the number of tools": "{% if tools | length > 0 %}Tools{% endif %}",
    "functions": "{% set named = functions | tojson %}",
    "documents": "{% for one in documents %}{{ one.title }}{% endfor %}",
    "a token that it has not": "{{ unk_token + '' }}",
    "a value of a value": "{{ settings.date.today }}",
    "a system message": (
        "{% if messages[0].role != 'system' %}{{ raise_exception('No system message') }}{% endif %}"
    ),
    "two messages": "{% if messages | length < 2 %}{{ raise_exception('Too short') }}{% endif %}",
    "a role with a capital": "{% set name = messages[0].role | title %}",
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES.keys())
def test_what_a_template_wants_and_nobody_gives_is_empty(wish: str) -> None:
    """Tools above all: those of models for agents go through them without asking."""
    assert rendered(wish + TURNS) == RENDERED


def test_a_talk_without_a_system_message_gets_an_empty_one() -> None:
    """Where the template refuses the talk otherwise."""
    template = ChatTemplate(WISHES["a system message"] + TURNS, is_own=True)
    text = template.render([Message("user", "Hi.")])
    assert text == "<|system|><|user|>Hi.<|assistant|>"
    assert template.notes == ()


GRADES = (
    "{% set grade = reasoning_effort | default('none') %}{% if grade not in ['none', 'low', 'high']"
    " %}{{ raise_exception('no such grade') }}{% endif %}{{ grade }}"
)


@pytest.mark.parametrize(
    ("known", "thinking", "grade"),
    [
        ("low", "", "low"),
        ("low", "on", "high"),
        ("low", "high", "high"),
        ("least", "", "none"),
        ("low", "medium", "high"),
    ],
)
def test_a_template_with_other_grades_of_thinking_is_used(
    known: str, thinking: str, grade: str
) -> None:
    """The next one that it knows, or its own choice."""
    source = GRADES.replace("'low'", f"'{known}'")
    assert rendered(source + TURNS, thinking) == grade + RENDERED


def test_a_long_template_is_compiled_in_time() -> None:
    """Those of today have 16,000 characters; one of half as much again has room."""
    macro = (
        "{% macro m_NO(tool, depth=0) %}{% if tool is mapping and tool.type == 'NO' %}"
        "{% for key, value in tool.items() %}{{ key ~ ': ' ~ (value | tojson) }}{% endfor %}"
        "{% elif tool is string %}{{ '\"' + tool | trim + '\"' }}{% endif %}{% endmacro %}"
    )
    source = "".join(macro.replace("NO", str(number)) for number in range(100))
    assert len(source) > 23_000
    assert rendered(source + TURNS) == RENDERED
