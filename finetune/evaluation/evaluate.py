"""Asks the evaluation questions: the real engine process, the conversation that the window uses.

Greedy and seeded. Judges nothing: `finetune.evaluation.scorecard` does, from the recording.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from backends.base import Adapter, Message, ModelInfo, ModelSpec, ReplyStats, Sampling
from backends.errors import BackendError
from backends.hosts.process import BlockingEngine
from finetune.evaluation.question_set import (
    HeldOut,
    Question,
    TalkTurn,
    fingerprint,
    load_held_out,
    load_questions,
    load_talk,
    question_folder,
)
from finetune.evaluation.recording import Answer, Likelihood, Recording, RunInfo
from persona.conversation import Conversation, Turn
from persona.layout import EXAMPLES_FILE, FACTS_FILE, PERSONA_FILE
from persona.model import Mode, Persona
from persona.prompt import compose
from persona.sheet import is_small
from persona.store import told_hash

__all__ = ["Clock", "Plan", "Script", "drive", "load_script", "record"]

Progress = Callable[[str, int, int], None]
"""Called with what is going on, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: which model, how.

    `label` names it in the page; empty: made from mode, model and adapter.
    """

    model: Path
    mode: Mode = "grounded"
    backend: str = "llama-ctypes"
    adapter: Path | None = None
    scale: float = 1.0  # of the adapter
    label: str = ""
    sampling: Sampling = field(
        default_factory=lambda: Sampling(n_predict=120, temperature=0.0, seed=1)
    )
    n_ctx: int = 4096  # tokens
    n_threads: int = 0  # 0 = the physical cores
    options: tuple[tuple[str, str], ...] = ()  # for backends of third parties

    def spec(self) -> ModelSpec:
        """Return what the engine is to load."""
        adapters = (Adapter(self.adapter, self.scale),) if self.adapter else ()
        return ModelSpec(
            path=self.model,
            n_ctx=self.n_ctx,
            n_threads=self.n_threads,
            adapters=adapters,
            options=dict(self.options),
        )

    def title(self) -> str:
        """Return the name of the run."""
        return self.label or f"{self.mode}, {'adapter' if self.adapter else 'base'}"


@dataclass(frozen=True, slots=True)
class Script:
    """What is asked: separate questions, one long talk, answers to measure."""

    name: str
    questions: tuple[Question, ...]
    talk: tuple[TalkTurn, ...] = ()
    held_out: tuple[HeldOut, ...] = ()
    files: tuple[Path, ...] = ()


def load_script(
    persona_id: str, name: str = "test", limit: int = 0, folder: Path = Path()
) -> Script:
    """Return the questions for a persona.

    Args:
        persona_id: Names the folder below ``finetune/questions``.
        name: ``test``, ``dev``, or another file of that folder.
        limit: Every n-th question only, so that about this many remain; 0 = all.
        folder: The persona's; questions in it come first.
    """
    asked = question_folder(persona_id, folder)
    path, talk, held_out = (
        asked / f"{name}.jsonl",
        asked / "talk.jsonl",
        asked / "held_out.jsonl",
    )
    questions = load_questions(path)
    step = max(1, len(questions) // limit) if limit else 1
    return Script(
        name=name,
        questions=questions[::step],
        talk=load_talk(talk) if talk.exists() else (),
        held_out=load_held_out(held_out),
        files=(path, talk, held_out),
    )


def record(
    plan: Plan, persona: Persona, script: Script, progress: Progress | None = None
) -> Recording:
    """Run the script through an engine process of its own and return what was answered."""
    note = progress or _silent
    started = time.perf_counter()
    with BlockingEngine(plan.backend) as engine:
        note("loading", 0, 1)
        loaded = engine.load(plan.spec())
        small = is_small(loaded.n_params)
        answers = _answers(engine, plan, persona, script.questions, note, small=small)
        talk = _talk(engine, plan, persona, script.talk, note, small=small)
        likelihood = _likelihood(engine, plan, persona, script.held_out)
    info = _info(plan, persona, script, loaded, time.perf_counter() - started)
    return Recording(info, answers, talk, likelihood)


def _answers(
    engine: BlockingEngine,
    plan: Plan,
    persona: Persona,
    questions: Sequence[Question],
    note: Progress,
    *,
    small: bool,
) -> tuple[Answer, ...]:
    answers = []
    for number, question in enumerate(questions):
        note(plan.title(), number, len(questions))
        conversation = Conversation(
            persona, mode=plan.mode, history=question.messages(), is_small=small
        )
        answers.append(_answer(engine, conversation, question.id, question.question, plan.sampling))
    return tuple(answers)


def _talk(
    engine: BlockingEngine,
    plan: Plan,
    persona: Persona,
    turns: Sequence[TalkTurn],
    note: Progress,
    *,
    small: bool,
) -> tuple[Answer, ...]:
    conversation = Conversation(persona, mode=plan.mode, is_small=small)
    answers = []
    for turn in turns:
        note(f"{plan.title()}: the talk", turn.turn - 1, len(turns))
        asked = _answer(engine, conversation, f"talk{turn.turn:02d}", turn.question, plan.sampling)
        answers.append(asked)
    return tuple(answers)


def _answer(
    engine: BlockingEngine,
    conversation: Conversation,
    question_id: str,
    question: str,
    sampling: Sampling,
) -> Answer:
    clock = Clock()
    turn = conversation.ask(question, sampling)
    attempts = drive(engine, turn, clock.shown)
    reply = turn.reply
    assert reply  # there is one as soon as there are no messages any more
    clock.shown(reply.text)
    return Answer(
        question_id=question_id,
        question=question,
        text=reply.text,
        source=reply.source,
        facts=tuple(fact.id for fact in reply.facts),
        notes=reply.notes,
        wall_s=clock.elapsed(),
        first_s=clock.first_s,
        attempts=tuple(attempts),
        held_back=reply.held_back,
    )


def drive(
    engine: BlockingEngine, turn: Turn, shown: Callable[[str], object] = len
) -> list[ReplyStats]:
    """Generate until a turn has its reply; return what each attempt cost.

    Args:
        engine: With the model.
        turn: From `Conversation.ask`.
        shown: Receives each piece that may be shown.
    """
    attempts = []
    while turn.messages:
        with closing(engine.generate(turn.messages, turn.sampling)) as chunks:
            for chunk in chunks:
                shown(turn.feed(chunk.text))
                if turn.stopped:
                    break
        attempts.append(engine.stats)
        shown(turn.finish(engine.stats))
    return attempts


class Clock:
    """Seconds since a question, and when the first text was shown."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self.first_s = 0.0

    def elapsed(self) -> float:
        """Return the seconds so far."""
        return time.perf_counter() - self._started

    def shown(self, text: str) -> None:
        """Take a piece that is shown."""
        if text and not self.first_s:
            self.first_s = self.elapsed()


def _likelihood(
    engine: BlockingEngine, plan: Plan, persona: Persona, held_out: Sequence[HeldOut]
) -> Likelihood:
    total, n_tokens = 0.0, 0
    try:
        for pair in held_out:
            log_likelihood, n = engine.score(_prompt(plan, persona, pair.question), pair.answer)
            total, n_tokens = total + log_likelihood, n_tokens + n
    except BackendError as exc:
        return Likelihood(why_not=exc.what)
    return Likelihood(total, n_tokens, "" if held_out else "There are no held-out answers.")


def _prompt(plan: Plan, persona: Persona, question: str) -> tuple[Message, ...]:
    asked = Conversation(persona, mode=plan.mode).ask(question, plan.sampling)
    return asked.messages or compose(persona, (), question)


def _info(
    plan: Plan, persona: Persona, script: Script, loaded: ModelInfo, wall_s: float
) -> RunInfo:
    own = [persona.folder / name for name in (PERSONA_FILE, FACTS_FILE, EXAMPLES_FILE)]
    return RunInfo(
        label=plan.title(),
        persona=persona.id,
        mode=plan.mode,
        backend=plan.backend,
        model=plan.model.name,
        adapter=plan.adapter.name if plan.adapter else "",
        questions=script.name,
        seed=plan.sampling.seed,
        temperature=plan.sampling.temperature,
        n_predict=plan.sampling.n_predict,
        n_ctx=loaded.n_ctx,
        n_threads=loaded.n_threads,
        build=loaded.build,
        machine=f"{platform.machine()}, {os.cpu_count()} CPUs, {platform.system()}",
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        wall_s=round(wall_s, 1),
        questions_hash=fingerprint(script.files),
        persona_hash=fingerprint(own),
        told_hash=told_hash(persona.folder),
    )


def _silent(what: str, done: int, total: int) -> None:
    """Report nothing."""
