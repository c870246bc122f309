"""The engine process itself, spoken to in lines: a real child for each test."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from backends.base import Message, ModelSpec, ReplyStats
from backends.engine.__main__ import ReplyClock, reply_room
from backends.engine.wire import Wire
from backends.protocol.client import engine_command, engine_environment
from backends.protocol.wire import (
    MAX_LINE_BYTES,
    PROTOCOL,
    Cancel,
    Chunked,
    Count,
    Counted,
    Done,
    Event,
    Failed,
    Generate,
    Load,
    Loaded,
    Progressed,
    Ready,
    Request,
    Shutdown,
    Warm,
    decode_event,
    encode,
)
from tests.conftest import FAULTY, SCRIPTED

DEADLINE_S = 20
LONG = "one two three four five six seven eight nine ten " * 20


class Engine:
    """An engine child, line by line."""

    def __init__(self, backend: str) -> None:
        self.process = subprocess.Popen(
            engine_command(backend),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | engine_environment(),
        )

    def send(self, *requests: Request) -> None:
        """Write requests."""
        self.send_bytes(b"".join(map(encode, requests)))

    def send_bytes(self, data: bytes) -> None:
        """Write anything."""
        assert self.process.stdin
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def next(self) -> Event:
        """Return the next event."""
        assert self.process.stdout
        return decode_event(self.process.stdout.readline())

    def until(self, kind: type[Event]) -> list[Event]:
        """Return the events up to the first of a kind."""
        events = [self.next()]
        while not isinstance(events[-1], kind):
            events.append(self.next())
        return events

    def end(self) -> tuple[int, str]:
        """Close its stdin; return its exit code and its log."""
        _, log = self.process.communicate(timeout=DEADLINE_S)
        return self.process.returncode, log.decode()


Start = Callable[[str], Engine]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start engines; whatever is left of them is killed."""
    engines: list[Engine] = []

    def started(backend: str) -> Engine:
        engines.append(Engine(backend))
        return engines[-1]

    yield started
    for engine in engines:
        engine.process.kill()
        engine.process.communicate()


@pytest.fixture
def engine(start: Start) -> Engine:
    """A scripted engine that has a model."""
    engine = start(SCRIPTED)
    engine.send(Load(id=1, spec=ModelSpec(n_ctx=400)))
    engine.until(Loaded)
    return engine


def ask(number: int, text: str) -> Generate:
    """Return a request for a reply."""
    return Generate(id=number, messages=(Message("user", text),))


def test_the_first_line_says_who_is_there(start: Start) -> None:
    """Protocol, backend, the names that can be used, and the process."""
    engine = start(SCRIPTED)
    ready = engine.next()
    assert isinstance(ready, Ready)
    assert (ready.protocol, ready.backend) == (PROTOCOL, SCRIPTED)
    assert "llama-ctypes" in ready.backends
    assert ready.pid == engine.process.pid


def test_end_of_file_ends_the_engine(start: Start) -> None:
    """A window that is gone leaves nothing behind."""
    engine = start(SCRIPTED)
    engine.next()
    assert engine.end()[0] == 0


def test_end_of_file_ends_an_engine_that_hangs(start: Start) -> None:
    """Even while its main thread never comes back."""
    engine = start(FAULTY)
    engine.send(Load(id=1, spec=ModelSpec()), ask(2, "late hang"))
    engine.until(Chunked)
    assert engine.end()[0] == 0


def test_a_shutdown_ends_it_with_code_0_even_in_the_middle_of_a_reply(start: Start) -> None:
    """The reply is cut short and says so."""
    engine = start(SCRIPTED)
    slow = ModelSpec(options={"delay_s": "0.02"})
    engine.send(Load(id=1, spec=slow), ask(2, LONG))
    engine.until(Chunked)
    engine.send(Shutdown(id=3))
    done = engine.until(Done)[-1]
    assert isinstance(done, Done)
    assert done.stats.stop_reason == "cancelled"
    assert engine.end()[0] == 0


def test_lines_that_are_no_requests_are_logged_and_skipped(engine: Engine) -> None:
    """And the next request is answered."""
    engine.send_bytes(b'nonsense\n{"type": "cancel", "id": "9"}\n\xff\n')
    engine.send(Count(id=2, messages=(Message("user", "a b"),)))
    assert engine.next() == Counted(id=2, n_tokens=3)
    assert engine.end()[1].count("skipped a line") == 3


@pytest.mark.parametrize(
    "line",
    [
        b'{"type": "unheard of", "id": 9}',
        b'{"sampling": 3, "messages": [], "id": 9, "type": "generate"}',
        b'{"id": 9, "type": "count", "messages": [{"role": "nobody", "content": ""}]}',
        b'{"type":"count","id":9,"messages":[{"role":"us',
        b'{"type":"count","id":9,"messages":"\xff"}',
        b'{"type": "count", "id": 9, "messages": [], "more": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    ],
)
def test_a_request_that_cannot_be_read_is_answered(engine: Engine, line: bytes) -> None:
    """Whoever waits for it hears of it, wherever its number stands."""
    engine.send_bytes(line + b"\n")
    failed = engine.next()
    assert isinstance(failed, Failed)
    assert (failed.id, failed.code) == (9, "protocol")


def test_what_is_left_of_a_line_that_is_too_long_is_no_request() -> None:
    """It is answered once, and what stands behind its end is read."""
    begin = b'{"type":"count","id":9,"messages":"'
    forged = encode(Count(id=3, messages=()))
    line = begin + b"a" * (MAX_LINE_BYTES - len(begin)) + forged
    out = io.BytesIO()
    wire = Wire(io.BytesIO(line + encode(Cancel(id=4))), out)
    assert list(wire.requests()) == [Cancel(id=4)]
    (answer,) = map(decode_event, out.getvalue().splitlines())
    assert isinstance(answer, Failed)
    assert answer.id == 9


def test_a_load_reports_its_progress(start: Start) -> None:
    """Fractions, then what was loaded."""
    engine = start(SCRIPTED)
    engine.send(Load(id=1, spec=ModelSpec()))
    events = engine.until(Loaded)
    fractions = [event.fraction for event in events if isinstance(event, Progressed)]
    assert fractions == [0.5, 1.0]


def test_nothing_can_be_asked_before_a_model_is_loaded(start: Start) -> None:
    """In words, not in a traceback."""
    engine = start(SCRIPTED)
    engine.send(ask(1, "Hello"))
    failed = engine.until(Failed)[-1]
    assert isinstance(failed, Failed)
    assert failed.code == "generation"
    assert "No model is loaded" in failed.why


def test_a_failed_load_leaves_the_model_before_it(engine: Engine) -> None:
    """The error is told, and the next question answered."""
    engine.send(Load(id=2, spec=ModelSpec(path=Path("missing.gguf"))), ask(3, "still here"))
    events = engine.until(Done)
    assert isinstance(events[0], Failed)
    assert events[0].code == "model_load"
    assert "".join(e.text for e in events if isinstance(e, Chunked)) == "still here"


def test_cancel_ends_a_reply_and_the_next_one_is_whole(start: Start) -> None:
    """The statistics are those of the part that was said."""
    engine = start(SCRIPTED)
    engine.send(Load(id=1, spec=ModelSpec(options={"delay_s": "0.02"})), ask(2, LONG))
    engine.until(Chunked)
    engine.send(Cancel(id=2), ask(3, "short"))
    events = engine.until(Done)
    done = events[-1]
    assert isinstance(done, Done)
    assert done.stats.stop_reason == "cancelled"
    assert 0 < done.stats.n_predicted < len(LONG.split())
    assert done.stats.ttft_s > 0
    assert engine.until(Done)[0] == Chunked(id=3, text="short")


def test_a_request_can_be_cancelled_before_it_begins(start: Start) -> None:
    """It is not begun at all."""
    engine = start(SCRIPTED)
    slow = ModelSpec(options={"delay_s": "0.02"})
    engine.send(Load(id=1, spec=slow), ask(2, LONG), ask(3, LONG), Cancel(id=3), Cancel(id=2))
    (_, *rest) = engine.until(Loaded), engine.until(Done), engine.until(Done)
    done = rest[1][-1]
    assert isinstance(done, Done)
    assert (done.id, done.stats.n_predicted, done.stats.stop_reason) == (3, 0, "cancelled")


def test_what_is_printed_to_stdout_lands_in_the_log(start: Start) -> None:
    """Neither Python nor C can forge a line or break one."""
    engine = start(FAULTY)
    engine.send(Load(id=1, spec=ModelSpec()), ask(2, "noise"))
    events = engine.until(Done)
    assert [event for event in events if isinstance(event, Chunked)] == [
        Chunked(id=2, text="noise")
    ]
    code, log = engine.end()
    assert code == 0
    assert "noise from C" in log
    assert "forged" in log


def test_a_bug_of_a_backend_costs_one_reply(start: Start) -> None:
    """Told in words, with its traceback in the log only."""
    engine = start(FAULTY)
    engine.send(Load(id=1, spec=ModelSpec()), ask(2, "bug"), ask(3, "fine"))
    failed = engine.until(Failed)[-1]
    assert isinstance(failed, Failed)
    assert "a bug" not in failed.why
    assert engine.until(Done)[0] == Chunked(id=3, text="fine")
    log = engine.end()[1]
    assert "Traceback" in log
    assert "ValueError: a bug" in log


def test_the_oldest_turns_leave_when_the_context_is_full(engine: Engine) -> None:
    """The system message stays, and the reply says how many messages it did without."""
    history = [Message("system", "Be kind.")]
    for number in range(40):
        history += [Message("user", f"question {number} " * 3), Message("assistant", "yes " * 5)]
    question = Message("user", "the last one")
    request = Generate(id=2, messages=(*history, question), show_prompt=True)
    engine.send(request)
    done = engine.until(Done)[-1]
    assert isinstance(done, Done)
    assert done.stats.n_dropped > 0
    assert done.stats.n_dropped % 2 == 0
    assert done.stats.n_prompt <= 400 - reply_room(400, 512)
    assert done.stats.prompt.startswith("system: Be kind.")
    assert "question 39" in done.stats.prompt
    assert "question 0 " not in done.stats.prompt


def test_a_question_that_cannot_fit_is_refused_in_words(engine: Engine) -> None:
    """Nothing is left to leave out."""
    engine.send(ask(2, "word " * 401))
    failed = engine.next()
    assert isinstance(failed, Failed)
    assert failed.code == "context_overflow"
    assert "400" in failed.why


def test_the_prompt_is_told_only_when_asked_for(engine: Engine) -> None:
    """It may be long."""
    engine.send(ask(2, "Hello"))
    done = engine.until(Done)[-1]
    assert isinstance(done, Done)
    assert done.stats.prompt == ""


@pytest.mark.parametrize(
    ("n_ctx", "n_predict", "room"), [(4096, 100, 100), (400, 512, 100), (400, 0, 100)]
)
def test_at_most_a_quarter_of_the_context_is_kept_for_the_reply(
    n_ctx: int, n_predict: int, room: int
) -> None:
    """And no more than the reply may have."""
    assert reply_room(n_ctx, n_predict) == room


def test_an_unknown_backend_is_told_over_the_wire(start: Start) -> None:
    """Before anything else, and with exit code 2."""
    engine = start("nonsense")
    failed = engine.next()
    assert isinstance(failed, Failed)
    assert (failed.id, failed.code) == (0, "backend_unavailable")
    assert engine.end()[0] == 2


def test_a_killed_client_leaves_no_orphan(tmp_path: Path) -> None:
    """The client dies by SIGKILL while its engine hangs; the engine is gone soon after."""
    program = tmp_path / "client.py"
    program.write_text(
        "from backends.base import Message, ModelSpec, Sampling\n"
        "from backends.hosts.process import BlockingEngine\n"
        f"engine = BlockingEngine({FAULTY!r}).__enter__()\n"
        "engine.load(ModelSpec())\n"
        "print(engine.pid, flush=True)\n"
        "list(engine.generate([Message('user', 'late hang')], Sampling()))\n"
    )
    client = subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        env=os.environ | engine_environment(),
    )
    assert client.stdout
    child = psutil.Process(int(client.stdout.readline()))
    client.kill()
    client.communicate()
    _, alive = psutil.wait_procs([child], timeout=DEADLINE_S)
    assert not alive


def test_each_event_is_one_line_of_json(engine: Engine) -> None:
    """Also for text with line feeds in it."""
    engine.send(ask(2, "two\nlines 🙂"))
    assert engine.process.stdout
    line = engine.process.stdout.readline()
    assert json.loads(line)["text"] == "two\nlines"


@pytest.mark.model
def test_reading_ahead_is_given_up_for_a_question(start: Start, embedded_model: Path) -> None:
    """What every prompt begins with is read in pieces; whoever asks does not wait for the rest."""
    engine = start("llama-ctypes")
    engine.send(Load(id=1, spec=ModelSpec(path=embedded_model, n_ctx=4096)))
    engine.until(Loaded)
    sheet = Message("system", "I have a red bicycle and a blue boat. " * 300)
    engine.send(Warm(id=2, messages=(sheet,)), Count(id=3, messages=(sheet,)))
    given_up = engine.until(Counted)[-1]
    assert isinstance(given_up, Counted)
    assert not given_up.is_whole
    counted = engine.until(Counted)[-1]
    assert isinstance(counted, Counted)
    assert given_up.n_tokens < counted.n_tokens
    engine.send(Warm(id=4, messages=(Message("system", "I have a red bicycle."),)))
    whole = engine.until(Counted)[-1]
    assert isinstance(whole, Counted)
    assert whole.is_whole


@pytest.mark.parametrize(
    ("stats", "tokens_per_s"),
    [
        (ReplyStats(n_predicted=12, decode_s=1e-6, tokens_per_s=-9009.0), 0.0),
        (ReplyStats(n_predicted=12, decode_s=0.5, tokens_per_s=22.0), 22.0),
        (ReplyStats(n_predicted=12), 0.0),
    ],
)
def test_a_reply_that_came_at_once_has_no_speed(stats: ReplyStats, tokens_per_s: float) -> None:
    """Its whole text came in the first draft: there is nothing to divide by."""
    clock = ReplyClock(asked=1.0, first=2.0, last=2.0)
    assert clock.complete(stats).tokens_per_s == tokens_per_s
