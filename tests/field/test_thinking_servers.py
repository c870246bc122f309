"""Models that think, behind a server: what they think is in no reply, history or next prompt.

The server is a stand-in that renders each request with the model's own template, as llama-server
and vLLM do, and answers as the model does: thoughts and all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial

import pytest

from backends.base import Message, ModelSpec, Sampling
from backends.hosts.process import BlockingEngine
from backends.templates.chat_template import ChatTemplate
from desktop.cli.terminal_chat import ChatPlan, TerminalChat
from persona.conversation import Conversation
from persona.model import Persona
from tests.backends.servers import Handler, Script, scripted_server
from tests.field.test_templates import ANSWER, EACH, MODELS, THOUGHT, template

QUESTIONS = ("Hi.", "Mira. And you?", "Good.")
FIELDS = ("reasoning_content", "reasoning", "thinking")
ADA = Persona("ada", "Ada")
N_CHARS = 5  # of a piece
LEFT_OF_CHANNELS = f"analysis{THOUGHT}assistantfinal{ANSWER}"  # where the marks are thrown away


@cache
def rendering(name: str) -> ChatTemplate:
    """Return the template of a model that is to think; to try it takes a quarter of a second."""
    return template(name, thinking="high")


@dataclass
class Thinker:
    """A server with a model that thinks.

    Args:
        name: Of the model.
        beside: The field that the server puts thoughts into; empty: it knows nothing of thoughts.
        said: What the model says in place of its own form.
    """

    name: str
    beside: str = ""
    said: str = ""
    prompts: list[str] = field(default_factory=list)

    def __call__(self, handler: Handler) -> None:
        """Render what came, and answer."""
        sent = handler.script.seen[-1]["messages"]
        assert isinstance(sent, list)
        messages = [Message(one["role"], one["content"]) for one in sent]
        self.prompts.append(rendering(self.name).render(messages))
        handler.begin()
        for kind, text in self._spoken():
            for at in range(0, len(text), N_CHARS):
                delta = {kind: text[at : at + N_CHARS]}
                handler.event(json.dumps({"choices": [{"delta": delta, "finish_reason": None}]}))
        handler.end()

    def _spoken(self) -> Iterator[tuple[str, str]]:
        if self.beside:
            yield self.beside, f"{THOUGHT}\n"
            yield "content", f"\n\n{ANSWER}"
        else:
            yield "content", self.said or MODELS[self.name].said


Talk = tuple[list[str], list[str], tuple[Message, ...]]  # replies, thoughts, history


@pytest.fixture(scope="module")
def engine() -> Iterator[BlockingEngine]:
    """One engine for all servers."""
    with BlockingEngine("openai-server") as engine:
        yield engine


def by_terminal(spec: ModelSpec) -> Talk:
    """Talk as ``avatar-chat talk`` does."""
    plan = ChatPlan("openai-server", spec, ADA, "free", Sampling())
    with TerminalChat(lambda: plan) as chat:
        answers = [chat.answer(question) for question in QUESTIONS]
        assert [one.error for one in answers] == [None] * len(QUESTIONS)
        assert chat._conversation is not None
        history = chat._conversation.history
    return [one.reply for one in answers], [one.thought for one in answers], history


def by_engine(engine: BlockingEngine, spec: ModelSpec) -> Talk:
    """Talk as the evaluation does, with an engine that is there already."""
    engine.load(spec)
    conversation, replies, thoughts = Conversation(ADA, "free"), [], []
    for question in QUESTIONS:
        turn = conversation.ask(question, Sampling())
        chunks = list(engine.generate(turn.messages, turn.sampling))
        assert not any(chunk.restarts for chunk in chunks)
        for chunk in chunks:
            turn.feed(chunk.text)
        turn.finish(engine.stats)
        assert turn.reply is not None
        replies.append(turn.reply.text)
        thoughts.append("".join(chunk.thought for chunk in chunks).strip())
    return replies, thoughts, conversation.history


def check(thinker: Thinker, talk: Callable[[ModelSpec], Talk]) -> None:
    """Talk to a server; look at the replies, the thoughts, the history and each prompt."""
    script = Script(answers=[thinker] * len(QUESTIONS))
    with scripted_server(script) as url:
        replies, thoughts, history = talk(ModelSpec(n_ctx=2048, options={"base_url": url}))
    assert replies == [ANSWER] * len(QUESTIONS)
    assert thoughts == [THOUGHT] * len(QUESTIONS)
    assert [message.content for message in history] == [
        text for question in QUESTIONS for text in (question, ANSWER)
    ]
    assert THOUGHT not in json.dumps(script.seen)
    first = script.seen[0]["messages"]
    assert isinstance(first, list)
    turns = [Message(one["role"], one["content"]) for one in first]
    for number, prompt in enumerate(thinker.prompts):
        if number:
            turns += [Message("assistant", ANSWER), Message("user", QUESTIONS[number])]
        assert prompt == rendering(thinker.name).render(turns)
        assert THOUGHT not in prompt


@EACH
def test_a_server_that_knows_nothing_of_thoughts(name: str) -> None:
    """They come as text, with the marks of the model; some are opened by the template already."""
    check(Thinker(name), by_terminal)


@EACH
@pytest.mark.parametrize("beside", FIELDS)
def test_a_server_that_tells_thoughts_apart(engine: BlockingEngine, name: str, beside: str) -> None:
    """In a field of their own, whatever it is called."""
    check(Thinker(name, beside), partial(by_engine, engine))


def test_channels_of_which_only_the_words_are_left(engine: BlockingEngine) -> None:
    """A server that throws away all special tokens."""
    check(Thinker("gpt-oss", said=LEFT_OF_CHANNELS), partial(by_engine, engine))


def test_a_model_that_stops_thinking_between(engine: BlockingEngine) -> None:
    """One switched to quick answers midway: a reply without thoughts is an answer at once."""
    quick = Thinker("qwen3", said=f"<think>\n\n</think>\n\n{ANSWER}")
    with scripted_server(Script(answers=[Thinker("qwen3"), quick])) as url:
        engine.load(ModelSpec(n_ctx=2048, options={"base_url": url}))
        said = []
        for _ in range(2):
            chunks = list(engine.generate([Message("user", "Hi.")], Sampling()))
            said.append(("".join(c.text for c in chunks), "".join(c.thought for c in chunks)))
    assert [text for text, _ in said] == [ANSWER, ANSWER]
    assert [thought.strip() for _, thought in said] == [THOUGHT, ""]
