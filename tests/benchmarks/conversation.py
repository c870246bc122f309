"""Time to the first token turn by turn, after turns had to leave, and after a later launch."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from backends.base import Message, ModelSpec, ReplyStats, Sampling
from backends.hosts.process import BlockingEngine
from backends.llama_ctypes.backend import LlamaCtypesBackend
from backends.llama_ctypes.context import Context
from persona.conversation import Conversation
from persona.prompt import system_message
from persona.store import load_persona
from tests.benchmarks.grounded import PERSONA, QUESTIONS, attempts
from tests.benchmarks.table import Table

__all__ = ["turn_table", "warm_table"]

SAMPLING = Sampling(n_predict=24, temperature=0.0)
QUESTION = "And what else can you tell me about that? ({n})"
N_TURNS, N_CTX_SMALL, ROUNDS = 20, 512, 3
SHOWN = (1, 2, 5, 10, 15, 20)


def turn_table(model: Path) -> Iterator[Table]:
    """A chat of twenty turns; each time is the least of three chats in one engine."""
    rows = []
    for backend in ("llama-ctypes", "llama-cpp-python"):
        spec = ModelSpec(path=model, n_ctx=4096, options={"stop_loops": "off"})
        with BlockingEngine(backend) as engine:
            engine.load(spec)
            chats = [_chat(engine, f"chat {n}") for n in range(ROUNDS)]
        times = [min(turn.ttft_s for turn in turns) for turns in zip(*chats, strict=True)]
        cells = [f"{1000 * times[n - 1]:.0f} ms" for n in SHOWN]
        rows.append((backend, *cells, f"{times[N_TURNS - 1] / times[1]:.2f}"))
    last = chats[0][-1]
    rows += [_app_row(model), _single_token_row(model, last.n_prompt)]
    head = ("chat", *(f"turn {n}" for n in SHOWN), "turn 20 ÷ turn 2")
    note = (
        f"In the first two rows the prompt of turn 20 has {last.n_prompt} tokens, {last.n_reused}"
        " of them reused. The third is the app: a model of this size sees facts, no earlier turns;"
        " 0 where it was not asked. The last is one token alone after so much text: less is not"
        " possible."
    )
    yield Table("Time to the first token, turn by turn", head, rows, note)
    yield _dropping_table(model)


def _app_row(model: Path) -> tuple[str, ...]:
    """Twenty known questions as the window asks them; medians of five early and five late turns."""
    lines = map(json.loads, QUESTIONS.read_text("utf-8").splitlines())
    known = [line["question"] for line in lines if line["kind"] == "answerable"]
    asked = known[:: len(known) // N_TURNS][:N_TURNS]
    with BlockingEngine("llama-ctypes") as engine:
        engine.load(ModelSpec(path=model, n_ctx=4096))
        chats = [_app_chat(engine, asked) for _ in range(ROUNDS)]
    times = [min(turn) for turn in zip(*chats, strict=True)]
    cells = [f"{1000 * times[n - 1]:.0f} ms" for n in SHOWN]
    early, late = ([time for time in five if time] for five in (times[1:6], times[-5:]))
    return ("the app, grounded", *cells, f"{median(late) / median(early):.2f}, of five each")


def _app_chat(engine: BlockingEngine, asked: Sequence[str]) -> list[float]:
    """Return the seconds to the first token of the first attempt, 0 where none was needed."""
    conversation = Conversation(load_persona(PERSONA), "grounded", is_small=True)
    times = []
    for question in asked:
        made = list(attempts(engine, conversation, question, SAMPLING))
        times.append(made[0].stats.ttft_s if made else 0.0)
    return times


def _single_token_row(model: Path, n_last: int) -> tuple[str, ...]:
    """One token after a cache that grows evenly to that of the last turn."""
    backend = LlamaCtypesBackend()
    backend.load(ModelSpec(path=model, n_ctx=4096, prompt_lookup=False))
    loaded = backend._require_loaded()
    context, times = loaded.context, []
    filler = loaded.model.part("and what else can you tell me about that? " * n_last)
    for n in range(1, N_TURNS + 1):
        context.clear()
        list(context.prefill(filler[: n * n_last // N_TURNS]))
        times.append(min(_one_token(context, filler[-1]) for _ in range(15)))
    backend.close()
    cells = [f"{1000 * times[n - 1]:.1f} ms" for n in SHOWN]
    return ("one token alone", *cells, f"{times[N_TURNS - 1] / times[1]:.2f}")


def _one_token(context: Context, token: int) -> float:
    began = time.perf_counter()
    context.decode((token,))
    context.choose()
    taken = time.perf_counter() - began
    context.truncate(len(context.tokens) - 1)
    return taken


def _chat(engine: BlockingEngine, name: str) -> list[ReplyStats]:
    messages, stats = [Message("system", f"You are a friendly assistant in {name}.")], []
    for n in range(1, N_TURNS + 1):
        messages.append(Message("user", QUESTION.format(n=n)))
        text = "".join(chunk.text for chunk in engine.generate(messages, SAMPLING))
        stats.append(engine.stats)
        dropped = engine.stats.n_dropped
        messages = [messages[0], *messages[1 + dropped :], Message("assistant", text)]
    return stats


def _dropping_table(model: Path) -> Table:
    with BlockingEngine("llama-ctypes") as engine:
        engine.load(ModelSpec(path=model, n_ctx=N_CTX_SMALL, options={"stop_loops": "off"}))
        stats = _chat(engine, "a small context")
    rows = []
    for label, turns in (
        ("turns that keep all", [turn for turn in stats[1:] if not turn.n_dropped]),
        ("turns at which oldest ones leave", [turn for turn in stats if turn.n_dropped]),
    ):
        prefilled = median(turn.n_prompt - turn.n_reused for turn in turns)
        ttft = f"{1000 * median(turn.ttft_s for turn in turns):.0f} ms"
        left = sum(turn.n_dropped for turn in turns)
        rows.append((label, str(len(turns)), str(left), f"{prefilled:.0f}", ttft))
    head = ("", "turns", "messages left out", "prefilled tokens, median", "first token, median")
    return Table(f"A context of {N_CTX_SMALL} tokens that is full: the price", head, rows)


def warm_table(model: Path) -> Iterator[Table]:
    """The first launch, which writes the state file, and three later ones, which read it."""
    pinned = system_message(load_persona(PERSONA))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for launch in ("first", "second", "third", "fourth"):
            rows.append((launch, *_launch(model, Path(folder) / "prefixes", pinned)))
    head = ("launch", "engine and model", "warm", "question to first token", "prompt, reused")
    yield Table("Warm start: the persona's prefix from a state file", head, rows)


def _launch(model: Path, folder: Path, pinned: tuple[Message, ...]) -> tuple[str, ...]:
    spec = ModelSpec(path=model, state_dir=str(folder))
    began = time.perf_counter()
    with BlockingEngine("llama-ctypes") as engine:
        engine.load(spec)
        loaded = time.perf_counter()
        engine.warm(pinned)
        warmed = time.perf_counter()
        question = Message("user", "Where are you on exchange?")
        next(stream := engine.generate([*pinned, question], SAMPLING))
        first = time.perf_counter()
        list(stream)
        stats = engine.stats
    times = (loaded - began, warmed - loaded, first - warmed)
    return (*(f"{1000 * t:.0f} ms" for t in times), f"{stats.n_prompt}, {stats.n_reused}")
