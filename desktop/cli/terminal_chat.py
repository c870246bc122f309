"""A conversation without a window: the command line's way from question to answer. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from backends.base import (
    Adapter,
    Chunk,
    ChunkStream,
    ModelInfo,
    ModelSpec,
    ReplyStats,
    Sampling,
)
from backends.errors import AvatarError
from backends.hosts.process import BlockingEngine
from desktop.config.paths import find_places
from desktop.history.endings import no_answer
from persona.conversation import Conversation, Turn
from persona.model import Fact, Manner, Mode, Persona
from persona.prompt import system_message
from persona.reply import Note
from persona.sheet import is_small, sheet_message, speaks
from persona.visitor import Visitor, named

__all__ = ["Answer", "ChatPlan", "TerminalChat"]

TAKEN_BACK = "\n(These were the model's thoughts. Its answer:)\n"
Show = Callable[[str], object]
"""Receives each piece of a reply that may be shown."""
Wait = Callable[[str], object]
"""Receives how long nothing has come."""
FIRST_WAIT_S = 5.0


@dataclass(frozen=True, slots=True)
class ChatPlan:
    """Who answers, with what, and how."""

    backend: str
    spec: ModelSpec
    persona: Persona
    mode: Mode
    sampling: Sampling
    shows_prompt: bool = False
    manner: Manner = "auto"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one question. With an `error`, `reply` is what came before it."""

    question: str
    reply: str = ""
    thought: str = ""
    prompt: str = ""
    facts: tuple[Fact, ...] = ()
    abstained: bool = False
    source: str = ""  # who worded it, as `persona.reply.Source`
    notes: tuple[Note, ...] = ()
    backend: str = ""
    model: str = ""
    adapters: tuple[Adapter, ...] = ()
    stats: ReplyStats = field(default_factory=ReplyStats)
    error: AvatarError | None = None


@dataclass(slots=True)
class Told:
    """What was shown of one answer, and what was thought meanwhile."""

    show: Show
    text: str = ""
    thought: str = ""
    prompt: str = ""  # the last one
    wait: Wait = len
    heard: float = field(default_factory=time.monotonic)  # when something came
    warned: float = 0.0  # s of silence that were told

    def begin(self) -> None:
        """Forget the thoughts of an attempt before."""
        self.thought = ""

    def add(self, text: str) -> None:
        """Show a piece of the answer."""
        self.text += text
        self.show(text)

    def think(self, chunk: Chunk) -> None:
        """Keep a piece of the thoughts."""
        self.thought += chunk.thought

    def note_time(self, chunk: Chunk) -> None:
        """Tell of a long silence, each time that it has doubled."""
        now = time.monotonic()
        if chunk.text or chunk.thought:
            self.heard, self.warned = now, 0.0
        elif now - self.heard >= max(FIRST_WAIT_S, 2 * self.warned):
            self.warned = now - self.heard
            self.wait(f"waiting for the model, {self.warned:.0f} s")

    def take_back(self) -> None:
        """Note that what was shown were thoughts: a terminal cannot unsay it."""
        if self.text:
            self.show(TAKEN_BACK)
        self.text, self.thought = "", self.text + self.thought


class TerminalChat:
    """One engine, one model, and the conversation so far. A context manager.

    Everything is opened at the first question. What cannot be opened fails every question.

    Args:
        make_plan: Says what to open; called once.
        keeps_interrupted: Whether Ctrl+C ends only the reply, not the command.
    """

    def __init__(
        self, make_plan: Callable[[], ChatPlan], *, keeps_interrupted: bool = False
    ) -> None:
        self._make_plan = make_plan
        self._keeps_interrupted = keeps_interrupted
        self._plan: ChatPlan | None = None
        self._engine: BlockingEngine | None = None
        self._conversation: Conversation | None = None
        self._error: AvatarError | None = None
        self._told = Told(len)

    def __enter__(self) -> Self:
        """Return the chat."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the engine."""
        if self._engine:
            self._engine.close()

    @property
    def is_open(self) -> bool:
        """Whether the model was loaded, or could not be."""
        return bool(self._error or (self._engine and self._engine.info))

    def plan(self) -> ChatPlan:
        """Return what is opened.

        Raises:
            AvatarError: The persona, the model or the settings are not usable.
        """
        if self._plan is None:
            self._plan = self._make_plan()
        return self._plan

    def open(self) -> ModelInfo:
        """Start the engine and load the model, if that is not done yet.

        Raises:
            AvatarError: It did not work, now or before.
        """
        if self._error:
            raise self._error
        if self._engine and self._engine.info:
            return self._engine.info
        try:
            plan = self.plan()
            self._engine = BlockingEngine(plan.backend)
            return self._engine.load(plan.spec)
        except AvatarError as error:
            self._error = error
            raise

    def warm(self) -> None:
        """Prefill the persona's instructions, so that the first answer begins sooner."""
        self.open()
        persona = named(self.plan().persona, Visitor())
        pinned = sheet_message(persona) if self._speaks() else system_message(persona)
        if pinned and self._engine:
            self._engine.warm(pinned)

    def _speaks(self) -> bool:
        """Return whether the model answers in its own words, from the whole sheet."""
        info, plan = self.open(), self.plan()
        return plan.mode != "free" and speaks(plan.manner, plan.persona, info.n_params, info.n_ctx)

    def begin(self) -> None:
        """Forget the conversation so far."""
        self._conversation = None

    def answer(self, question: str, show: Show = len, wait: Wait = len) -> Answer:
        """Answer one question within the conversation; errors are part of the answer."""
        self._told = Told(show, wait=wait)
        try:
            self.open()
            before = self._conversation.history if self._conversation else ()
            turn = self._begun(question)
            turn = self._generated(question, turn, self._told)
        except AvatarError as failure:
            return replace(self._blank(question), error=failure)
        assert turn.reply
        stats = _with_reason(turn.reply.stats or ReplyStats(), turn.reply.notes)
        error = no_answer(turn.reply.text, stats)
        if error and self._conversation:
            self._conversation.history = before  # an empty message would be in the next prompt
        return replace(
            self._blank(question),
            reply=turn.reply.text,
            facts=turn.reply.facts,
            abstained=turn.reply.abstained,
            source=turn.reply.source,
            notes=turn.reply.notes,
            stats=stats,
            error=error,
        )

    def _begun(self, question: str) -> Turn:
        plan = self.plan()
        if self._conversation is None:
            info = self.open()
            self._conversation = Conversation(
                plan.persona,
                plan.mode,
                cache_dir=find_places().state / "persona",
                is_small=is_small(info.n_params),
            )
            self._conversation.speaks = self._speaks()
            self._conversation.quotes = plan.manner == "quoting"
        return self._conversation.ask(question, plan.sampling)

    def _generated(self, question: str, turn: Turn, told: Told) -> Turn:
        """Drive a turn to its reply; return it, or the one that took its place."""
        engine, plan = self._engine, self.plan()
        assert engine
        if not turn.messages and turn.reply:  # worded by the owner
            told.add(turn.reply.text)
        while turn.messages:
            told.begin()
            stream = engine.generate(turn.messages, turn.sampling, show_prompt=plan.shows_prompt)
            try:
                turn = self._fed(question, turn, stream, told)
            except KeyboardInterrupt:
                if not self._keeps_interrupted:
                    raise
            told.prompt = engine.stats.prompt
            told.add(turn.finish(engine.stats))
        return turn

    def _fed(self, question: str, turn: Turn, stream: ChunkStream, told: Told) -> Turn:
        """Feed a turn with what comes; return it, or one begun anew after mere thoughts."""
        with closing(stream):
            for chunk in stream:
                if chunk.restarts:
                    turn = self._begun(question)
                    told.take_back()
                told.note_time(chunk)
                told.think(chunk)
                told.add(turn.feed(chunk.text))
                if turn.stopped:
                    break
        return turn

    def _blank(self, question: str) -> Answer:
        plan, info = self._plan, self._engine.info if self._engine else None
        if plan is None:
            return Answer(question)
        told = self._told
        model = plan.spec.path.name.encode("utf-8", "replace").decode() or (
            info.name if info else ""
        )
        return Answer(
            question,
            reply=told.text,
            thought=told.thought.strip(),
            prompt=told.prompt,
            backend=plan.backend,
            model=model,
            adapters=plan.spec.adapters,
        )


def _with_reason(stats: ReplyStats, notes: tuple[Note, ...]) -> ReplyStats:
    """Return how a reply ended: where nobody stopped it, a cancel was our own."""
    if stats.stop_reason != "cancelled" or "cancelled" in notes:
        return stats
    went_round = "loop_stopped" in notes or "repeated" in notes
    return replace(stats, stop_reason="loop" if went_round else "stop")
