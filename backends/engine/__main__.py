"""The engine: one backend behind JSON lines on stdin and stdout. It is the engine process.

The main thread generates; one reader thread reads stdin, notes cancels, and ends the process at end
of file, because the main thread may hang in native code. Before the first load there is no such
thread and no native library: the process then closes its cage, which the kernel closes around one
thread, and around those that it starts.
"""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from backends import registry
from backends.base import Backend, Chunk, ChunkStream, Message, ModelInfo, ModelSpec, ReplyStats
from backends.cage.door import confine
from backends.cage.needs import NOT_DECLARED, CageReport, Confinement
from backends.engine.context import fit_messages
from backends.engine.wire import Inbox, TextOut, Wire, Work, open_wire
from backends.errors import (
    AvatarError,
    BackendError,
    ContextOverflow,
    EngineConfined,
    GenerationError,
    Sentence,
)
from backends.protocol.wire import (
    PROTOCOL,
    Cancel,
    Chunked,
    Count,
    Counted,
    Done,
    Failed,
    Generate,
    Load,
    Loaded,
    Progressed,
    Ready,
    Score,
    Scored,
    Shutdown,
    Warm,
)
from backends.thinking.thought_marks import speaks_of_marks
from backends.thinking.thoughts import ThoughtSplitter

__all__ = ["Engine", "main", "reply_room"]

LOG = logging.getLogger("avatar.engine")
ONLY_THOUGHTS = ("", "eog", "stop", "length")  # what is said otherwise where no answer came
SILENCE_S = 1.0  # so often an engine from which nothing comes says that it still waits
MEASURED_S = 0.001  # a reply that came within so long came at once: no speed can be told
PROGRESS_STEP = 0.01  # a smaller step of a load is not worth a line

W = TypeVar("W", bound=Work)


@dataclass(slots=True)
class ReplyClock:
    """When a reply was asked for, and when its pieces came, in seconds of the same clock."""

    asked: float
    first: float = 0.0  # text or thought
    last: float = 0.0
    first_thought: float = 0.0
    first_text: float = 0.0  # of the answer
    told: float = 0.0  # that it is silent

    def tick(self, chunk: Chunk) -> None:
        """Note that a piece is here."""
        self.last = time.perf_counter()
        self.first = self.first or self.last
        if chunk.restarts:
            self.first_thought, self.first_text = self.first, 0.0
        if chunk.thought:
            self.first_thought = self.first_thought or self.last
        if chunk.text:
            self.first_text = self.first_text or self.last

    def is_silent(self) -> bool:
        """Return whether it is time to tell that nothing comes; true once in `SILENCE_S`."""
        now = time.perf_counter()
        if now - max(self.asked, self.last, self.told) < SILENCE_S:
            return False
        self.told = now
        return True

    def complete(self, stats: ReplyStats) -> ReplyStats:
        """Return the statistics with the times and the reason that the backend left open.

        A reply that came at once has no speed.
        """
        if not self.first:
            return stats
        decode_s = stats.decode_s or self.last - self.first
        speed = stats.tokens_per_s
        if not stats.decode_s and decode_s:
            speed = max(stats.n_predicted - 1, 0) / decode_s
        if decode_s < MEASURED_S:
            speed = 0.0
        if self.first_thought:
            thought_s = (self.first_text or self.last) - self.first_thought
            stats = replace(stats, thought_s=max(thought_s, 0.001))
            if not self.first_text and stats.stop_reason in ONLY_THOUGHTS:
                stats = replace(stats, stop_reason="thoughts")
        return replace(stats, ttft_s=self.first - self.asked, decode_s=decode_s, tokens_per_s=speed)


def reply_room(n_ctx: int, n_predict: int) -> int:
    """Return how many tokens of the context are kept free for the reply: a quarter at most."""
    return min(n_predict or n_ctx, n_ctx // 4)


class Engine:
    """Answers requests with one backend. Runs in: engine process, main thread."""

    def __init__(self, backend: Backend, backend_name: str, wire: Wire, inbox: Inbox) -> None:
        self._backend = backend
        self._name = backend_name
        self._wire = wire
        self._inbox = inbox
        self._info: ModelInfo | None = None
        self._cage: Confinement | None = None
        self._report = CageReport(why_not=NOT_DECLARED)

    def run(self) -> None:
        """Answer until a shutdown or the end of the requests."""
        if self._wait_for_load():
            threading.Thread(
                target=read_requests,
                args=(self._wire, self._inbox),
                name="reader",
                daemon=True,
            ).start()
            while not isinstance(work := self._inbox.get(), Shutdown):
                self._attempt(work, self._answer)
                self._inbox.forget(work.id)
        self._backend.close()

    def _wait_for_load(self) -> bool:
        """Answer until the first load that can be begun, and close the cage; False: it is over."""
        for request in self._wire.requests():
            match request:
                case Shutdown():
                    return False
                case Load():
                    if self._attempt(request, self._confine):
                        self._inbox.put(request)
                        return True
                case Generate() | Warm() | Count() | Score():
                    self._attempt(request, self._answer)
        return False

    def _attempt(self, work: W, do: Callable[[W], None]) -> bool:
        """Do a piece of work; whatever goes wrong is reported to the one who asked."""
        try:
            do(work)
        except AvatarError as error:
            self._wire.send(Failed.of(work.id, error))
        except Exception:  # the one broad catch: report, log, go on
            LOG.exception("request %d of type %s failed", work.id, type(work).__name__)
            self._wire.send(Failed.of(work.id, _bug(self._name)))
        else:
            return True
        return False

    def _confine(self, request: Load) -> None:
        self._backend.prepare(request.spec)
        needs = self._backend.needs(request.spec)
        if needs is not None:
            self._cage = confine(needs, makes_files=not needs.network)
            self._report = self._cage.report

    def _answer(self, work: Work) -> None:
        match work:
            case Load():
                self._load(work)
            case Generate():
                self._generate(work)
            case Warm():
                self._warm(work)
            case Count():
                self._count(work)
            case Score():
                self._score(work)

    def _load(self, request: Load) -> None:
        reported = -PROGRESS_STEP

        def progress(fraction: float) -> None:
            nonlocal reported
            if fraction - reported >= PROGRESS_STEP:
                reported = fraction
                self._wire.send(Progressed(id=request.id, fraction=fraction))

        needs = self._backend.needs(request.spec)
        if self._cage is not None and needs is not None and not self._cage.covers(needs):
            raise _other_cage(request.spec)
        info = self._backend.load(request.spec, progress)
        self._info = replace(info, cage=self._report)
        self._wire.send(Loaded(id=request.id, info=self._info))

    def _generate(self, request: Generate) -> None:
        clock = ReplyClock(asked=time.perf_counter())
        messages, n_dropped = self._fitted(request.messages, request.sampling.n_predict)
        while True:
            try:
                is_cancelled = self._stream(request, messages, clock)
                break
            except ContextOverflow:  # there is less room than was told, or assumed
                count = self._backend.count_tokens
                fewer, n_more = fit_messages(messages, count, count(messages) - 1)
                if clock.first or not n_more:
                    raise
                messages, n_dropped = fewer, n_dropped + n_more
        stats = replace(clock.complete(self._backend.stats), n_dropped=n_dropped)
        if is_cancelled:
            stats = replace(stats, stop_reason="cancelled")
        prompt = self._backend.render(messages) if request.show_prompt else ""
        self._wire.send(Done(id=request.id, stats=replace(stats, prompt=prompt)))

    def _stream(self, request: Generate, messages: Sequence[Message], clock: ReplyClock) -> bool:
        if self._inbox.is_cancelled(request.id):
            self._backend.stats = ReplyStats()
            return True
        out = TextOut(self._wire, request.id)
        with (
            closing(out),
            closing(self._backend.generate(messages, request.sampling)) as stream,
        ):
            for chunk in self._split(stream, messages):
                if chunk.text or chunk.thought or chunk.restarts:
                    clock.tick(chunk)
                    out.add(chunk, clock.last)
                elif clock.is_silent():
                    self._wire.send(Chunked(id=request.id, text=""))
                if self._inbox.is_cancelled(request.id):
                    return True
        return False

    def _split(self, stream: ChunkStream, messages: Sequence[Message]) -> Iterator[Chunk]:
        """Yield a reply without its thoughts, also of a backend that knows nothing of them."""
        if self._backend.splits_thoughts:
            yield from stream
            return
        splitter = ThoughtSplitter(is_topic=speaks_of_marks(messages))
        for chunk in stream:
            split = splitter.feed(chunk.text)
            yield replace(split, thought=chunk.thought + split.thought)
        yield splitter.finish()

    def _fitted(self, messages: Sequence[Message], n_predict: int) -> tuple[Sequence[Message], int]:
        n_ctx = self._loaded().n_ctx
        if n_ctx <= 0:  # a backend that does not tell: it has to judge by itself
            return messages, 0
        budget = n_ctx - reply_room(n_ctx, n_predict)

        @cache  # to count is dear: a server renders and tokenizes for it
        def count(asked: tuple[Message, ...]) -> int:
            return self._backend.count_tokens(asked)

        fitted, n_dropped = fit_messages(messages, lambda asked: count(tuple(asked)), budget)
        n_prompt = count(tuple(fitted))
        if n_prompt >= n_ctx:
            raise _too_long(n_prompt, n_ctx)
        return fitted, n_dropped

    def _loaded(self) -> ModelInfo:
        if self._info is None:
            raise GenerationError(
                what="There is nothing to answer with yet.",
                why="No model is loaded.",
                todo="Choose a model in Settings → Model.",
            )
        return self._info

    def _warm(self, request: Warm) -> None:
        self._loaded()
        is_whole = True

        def go_on(fraction: float) -> bool:
            nonlocal is_whole
            self._wire.send(Progressed(id=request.id, fraction=fraction))
            is_whole = self._inbox.is_empty or fraction >= 1.0
            return is_whole

        n_tokens = self._backend.warm(request.messages, go_on)
        self._wire.send(Counted(id=request.id, n_tokens=n_tokens, is_whole=is_whole))

    def _count(self, request: Count) -> None:
        self._loaded()
        n_tokens = self._backend.count_tokens(request.messages)
        self._wire.send(Counted(id=request.id, n_tokens=n_tokens))

    def _score(self, request: Score) -> None:
        self._loaded()
        log_likelihood, n_tokens = self._backend.score(request.messages, request.reply)
        self._wire.send(Scored(id=request.id, log_likelihood=log_likelihood, n_tokens=n_tokens))


def read_requests(wire: Wire, inbox: Inbox) -> None:
    """Sort what arrives until end of file, then end the process. Runs in: reader thread.

    `os._exit`, because nothing else can end a main thread that hangs in native code: an engine
    without a window must not stay.
    """
    for request in wire.requests():
        match request:
            case Cancel():
                inbox.cancel(request.id)
            case _:
                inbox.put(request)
    os._exit(0)


def main(argv: Sequence[str] | None = None) -> int:
    """Run an engine until it is asked to shut down; return its exit code."""
    arguments = _parser().parse_args(argv)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # numpy would start threads before the cage is closed
    if arguments.probe_library:
        return registry.judge_library(arguments.probe_library)
    if arguments.describe or arguments.preview_template or arguments.encode:
        return _task(arguments)
    wire = open_wire()
    logging.basicConfig(level=arguments.log_level, format="%(levelname)s %(name)s: %(message)s")
    faulthandler.enable()  # a native crash leaves its Python stack in the log
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the client
    try:
        backend = registry.create(arguments.backend)
    except AvatarError as error:
        wire.send(Failed.of(0, error))
        return 2
    inbox = Inbox()
    engine = Engine(backend, arguments.backend, wire, inbox)
    wire.send(_ready(arguments.backend))
    engine.run()
    return 0


def _task(arguments: argparse.Namespace) -> int:
    """Do one of the small tasks; the engine itself does not import them."""
    from backends.engine.tasks import describe_backends, encode_texts, preview_template

    if arguments.encode:
        return encode_texts(arguments.encode)
    if arguments.preview_template:
        return preview_template()
    return describe_backends(arguments.backend if ":" in arguments.backend else "")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="avatar-engine", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--backend", default=registry.DEFAULT, help="a name, or module:Class")
    parser.add_argument("--probe-library", metavar="FILE", help="only judge a llama.cpp library")
    parser.add_argument("--describe", action="store_true", help="only list the backends")
    parser.add_argument("--preview-template", action="store_true", help="only render a template")
    parser.add_argument(
        "--encode", type=Path, nargs="+", metavar="GGUF", help="only turn texts into vectors"
    )
    parser.add_argument("--log-level", default="WARNING", choices=("DEBUG", "INFO", "WARNING"))
    return parser


def _ready(backend_name: str) -> Ready:
    return Ready(
        protocol=PROTOCOL, backend=backend_name, backends=registry.usable(), pid=os.getpid()
    )


def _too_long(n_prompt: int, n_ctx: int) -> ContextOverflow:
    return ContextOverflow(
        what="The question does not fit the model's context.",
        why=Sentence(
            "With the persona's instructions it has {1} tokens; the context holds {2}.",
            n_prompt,
            n_ctx,
        ),
        todo="Shorten the question, or raise the context length in Settings → Model.",
    )


def _other_cage(spec: ModelSpec) -> EngineConfined:
    return EngineConfined(
        what=Sentence("{1} needs another engine.", spec.path.name),
        why="This one is confined to other files.",
        todo="Start another one.",
    )


def _bug(backend_name: str) -> BackendError:
    return BackendError(
        what=Sentence("The backend {1} made a mistake of its own.", backend_name),
        why="It has raised an error that it does not handle itself.",
        todo="Try again, or choose another backend; the log has the details.",
    )


if __name__ == "__main__":
    sys.exit(main())
