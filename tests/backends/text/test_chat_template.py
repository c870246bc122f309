"""Chat templates of strangers: rendered like everybody else's, or replaced with a note."""

from __future__ import annotations

import re
import sys
import time

import pytest

from backends.base import Message
from backends.templates.chat_template import ChatTemplate
from backends.templates.sandbox import TIME_LIMIT_S
from desktop.gui.settings.template_presets import SHAPES

SYSTEM, QUESTION = Message("system", "Be brief."), Message("user", "Hi")
CHAT = [SYSTEM, QUESTION, Message("assistant", "Hello!"), Message("user", "Why?")]
GREETED = [SYSTEM, Message("assistant", "Welcome!"), QUESTION]
CHATML = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n"
REPLY = "<|im_start|>assistant\n"

GEMMA = (
    "{{ bos_token }}{% if messages[0]['role'] == 'system' %}"
    "{{ raise_exception('System role not supported') }}{% endif %}"
    "{% for message in messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('Conversation roles must alternate user/assistant/...') }}{% endif %}"
    "<start_of_turn>{{ 'model' if message['role'] == 'assistant' else message['role'] }}\n"
    "{{ message['content'] | trim }}<end_of_turn>\n{% endfor %}"
    "{% if add_generation_prompt %}<start_of_turn>model\n{% endif %}"
)
LLAMA2 = (
    "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}"
    "{% set system_message = messages[0]['content'] %}{% else %}"
    "{% set loop_messages = messages %}{% set system_message = false %}{% endif %}"
    "{% for message in loop_messages %}"
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}"
    "{{ raise_exception('roles must alternate') }}{% endif %}"
    "{% if loop.index0 == 0 and system_message %}"
    "{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}"
    "{% else %}{% set content = message['content'] %}{% endif %}"
    "{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + content + ' [/INST]' }}"
    "{% else %}{{ ' ' + content + ' ' + eos_token }}{% endif %}{% endfor %}"
)
BLIND = "{% for m in messages if m.role != 'system' %}[{{ m.role }}] {{ m.content }}\n{% endfor %}"


def test_without_a_template_it_is_chatml() -> None:
    """And the person is told."""
    template = ChatTemplate("")
    assert template.render([SYSTEM, QUESTION]) == CHATML + REPLY
    assert "no chat template" in template.notes[0]


def test_a_template_without_a_system_role_gets_the_text_in_the_first_question() -> None:
    """Nothing of the persona is lost."""
    template = ChatTemplate(GEMMA, bos="<bos>")
    assert not template.has_system_role
    assert template.render(CHAT) == (
        "<bos><start_of_turn>user\nBe brief.\n\nHi<end_of_turn>\n"
        "<start_of_turn>model\nHello!<end_of_turn>\n"
        "<start_of_turn>user\nWhy?<end_of_turn>\n<start_of_turn>model\n"
    )
    assert template.notes == ()


def test_a_template_that_hides_the_system_message_gets_it_in_the_question() -> None:
    """It raises nothing, so the rendered text is looked at."""
    assert ChatTemplate(BLIND).render([SYSTEM, QUESTION]) == "[user] Be brief.\n\nHi\n"


def test_a_greeting_before_the_first_question_is_no_obstacle() -> None:
    """Strict templates want user and assistant in turn, the user first."""
    text = ChatTemplate(LLAMA2, bos="<s>", eos="</s>").render(GREETED)
    assert re.findall(r"Be brief|Welcome!|Hi", text) == ["Be brief", "Welcome!", "Hi"]
    text = ChatTemplate(GEMMA).render(GREETED)
    assert re.findall(r"Be brief|Welcome!|Hi", text) == ["Be brief", "Welcome!", "Hi"]


def test_bos_and_eos_are_the_models_own() -> None:
    """They are what the GGUF says."""
    text = ChatTemplate(LLAMA2, bos="<s>", eos="</s>").render(CHAT)
    assert text == (
        "<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nHi [/INST] Hello! </s><s>[INST] Why? [/INST]"
    )


def test_what_real_templates_use_is_there() -> None:
    """Time, JSON without HTML escapes, loop controls, the tag for training text."""
    template = ChatTemplate(
        "{{ strftime_now('%Y') }}{% for m in messages %}{% if loop.index > 1 %}{% break %}"
        "{% endif %}{% generation %}{{ m | tojson }}{% endgeneration %}{% endfor %}"
        "{{ '%s!' | format('ok') }}{{ tools is none }}"
    )
    text = template.render([Message("user", "<é>")])
    assert text[4:] == '{"role": "user", "content": "<é>"}ok!True'
    assert not template.notes


@pytest.mark.parametrize(
    "source",
    [
        "{% for m in messages",
        "{{ undefined.attribute }}",
        "{{ messages.append(1) }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ messages[0].__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{{ raise_exception('this model is not for you') }}",
        "{{ 1 / 0 }}",
        "{% include 'file' %}",
        "{{ '{0.__class__}'.format(1) }}{{ ''.__class__ }}",
        "Hello!",
        "x" * 300_000,
        "{{ " + "(" * 3000 + ")" * 3000 + " }}",
    ],
)
def test_a_template_that_cannot_be_used_is_replaced(source: str) -> None:
    """With the reason in a note; the conversation goes on."""
    template = ChatTemplate(source)
    assert template.render([SYSTEM, QUESTION]) == CHATML + REPLY
    assert "cannot be used" in template.notes[0]
    assert len(template.notes[0].parts[0].splitlines()) == 2  # each is translated by itself


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
        "{% macro f(n) %}{{ f(n) }}{{ f(n) }}{% endmacro %}{{ f(1) }}",
        "{{ 'a' * 10 ** 9 }}",
        "{{ 10 ** 999999999 }}",
        "{{ 'a'.center(10 ** 10) }}",
        "{{ 'a' | center(10000000000) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '%999999999d' | format(1) }}",
        "{{ '{:999999999999}'.format(1) }}",
        "{% set ns = namespace(x='aaaa') %}"
        "{% for i in range(70) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=[1]) %}"
        "{% for i in range(70) %}{% set ns.x = ns.x + ns.x %}{% endfor %}{{ ns.x }}",
        "{% set ns = namespace(x=9) %}"
        "{% for i in range(70) %}{% set ns.x = ns.x * ns.x %}{% endfor %}{{ ns.x }}",
    ],
)
def test_a_template_without_end_is_cut_off(source: str) -> None:
    """Soon after its limit, and without the memory of the machine."""
    began = time.process_time()
    template = ChatTemplate(source)
    assert template.render([SYSTEM, QUESTION]) == CHATML + REPLY
    assert time.process_time() - began < 2 * TIME_LIMIT_S
    assert "cannot be used" in template.notes[0]


def test_a_template_that_fails_later_falls_back_for_that_conversation() -> None:
    """It worked for one question, and refuses what it does not foresee."""
    source = (
        "{% if messages | length > 2 %}{{ raise_exception('too long') }}{% endif %}"
        "{% for m in messages %}[{{ m.content }}]{% endfor %}"
    )
    template = ChatTemplate(source)
    assert template.render([SYSTEM, QUESTION]) == "[Be brief.][Hi]"
    assert template.render(CHAT).startswith(CHATML)
    assert "too long" in template.notes[0]
    template.render(CHAT)
    assert len(template.notes) == 1


def test_tracing_and_limits_are_as_before() -> None:
    """A debugger or a coverage tool goes on as if nothing had been."""
    resource = pytest.importorskip("resource") if sys.platform != "win32" else None
    before = (sys.gettrace(), resource and resource.getrlimit(resource.RLIMIT_AS))
    ChatTemplate("{{ 'a' * 10 ** 9 }}").render(CHAT)
    assert (sys.gettrace(), resource and resource.getrlimit(resource.RLIMIT_AS)) == before


def test_a_reply_that_has_begun_goes_on_from_its_words() -> None:
    """A trailing assistant message is not closed, and no other one is opened."""
    template = ChatTemplate("")
    asked = (Message("system", "Be kind."), Message("user", "Hi"))
    prompt = template.render((*asked, Message("assistant", "Hello th")))
    assert prompt == template.render(asked) + "Hello th"


@pytest.mark.parametrize(
    ("shape", "end"),
    [
        ("ChatML", "<|im_end|>"),
        ("Llama 3", "<|eot_id|>"),
        ("Mistral", "[INST]"),
        ("Gemma", "<end_of_turn>"),
        ("Alpaca", "\n### Instruction:"),
        ("Question and answer (base models)", "\nQuestion:"),
    ],
)
def test_a_chosen_template_says_where_a_reply_ends(shape: str, end: str) -> None:
    """Each one that the window offers; the EOS token ends a reply without help."""
    assert ChatTemplate(SHAPES[shape], bos="<s>", eos="</s>").stop == (end,)
    assert ChatTemplate(SHAPES[shape], bos="<s>", eos="</s>", is_own=True).stop == ()


@pytest.mark.parametrize("source", ["", "{{ nonsense", "{% for m in messages %}{% endfor %}"])
def test_chatml_in_place_of_a_template_ends_a_reply(source: str) -> None:
    """The model has none, or one that cannot be used: it does not know ChatML's token."""
    assert ChatTemplate(source, eos="</s>", is_own=True).stop == ("<|im_end|>",)


@pytest.mark.parametrize(
    "source",
    [
        "{% for m in messages %}{{ m.content }}{% endfor %}",
        "{% for m in messages %}- {{ m.content }}\n{% endfor %}",
        "{{ messages[0].content }}{% if messages[1] %}{{ raise_exception('no') }}{% endif %}",
    ],
    ids=["nothing between", "a dash", "no second turn"],
)
def test_a_template_that_marks_no_end_has_none(source: str) -> None:
    """A reply is not cut at what any text may have."""
    assert ChatTemplate(source).stop == ()
