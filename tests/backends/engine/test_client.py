"""The client's state machine: bytes in any slices, every request to an end. No process here."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.base import Message, ModelInfo, ModelSpec, ReplyStats, Sampling
from backends.errors import ProtocolError
from backends.protocol.client import (
    EngineClient,
    EngineExit,
    RequestState,
    engine_command,
    engine_environment,
)
from backends.protocol.wire import (
    MAX_LINE_BYTES,
    PROTOCOL,
    Cancel,
    Chunked,
    Done,
    Event,
    Failed,
    Generate,
    Load,
    Loaded,
    Ready,
    decode_request,
    encode,
)

HELLO = [Message("user", "Hello")]


def asked(client: EngineClient) -> list[object]:
    """Return what the client wants to be sent, as the engine reads it."""
    return [decode_request(line) for line in client.data_to_send().splitlines()]


def test_requests_leave_in_their_order_and_only_once() -> None:
    """The outbox is emptied by reading it."""
    client = EngineClient()
    client.load(ModelSpec())
    client.generate(HELLO, Sampling())
    assert [type(request) for request in asked(client)] == [Load, Generate]
    assert client.data_to_send() == b""


def test_a_request_goes_from_new_to_done() -> None:
    """New in the outbox, active once it was handed over, done with its last event."""
    client = EngineClient()
    ticket = client.generate(HELLO, Sampling())
    states = [ticket.state]
    client.data_to_send()
    states.append(ticket.state)
    assert states == [RequestState.NEW, RequestState.ACTIVE]
    client.feed(encode(Chunked(id=ticket.id, text="Hi")))
    assert not ticket.is_done
    client.feed(encode(Done(id=ticket.id, stats=ReplyStats())))
    assert ticket.is_done
    assert client.pending == ()


@given(st.lists(st.integers(1, 40)))
def test_lines_are_rebuilt_from_any_slices(sizes: list[int]) -> None:
    """A slice may end inside a line, inside a character."""
    client = EngineClient()
    ticket = client.generate(HELLO, Sampling())
    sent: list[Event] = [
        Ready(protocol=PROTOCOL, backend="x"),
        Chunked(id=ticket.id, text="größer 模型 🙂"),
        Done(id=ticket.id, stats=ReplyStats(n_predicted=3)),
    ]
    stream = b"".join(map(encode, sent))
    received: list[Event] = []
    for size in sizes:
        received += client.feed(stream[:size])
        stream = stream[size:]
    received += client.feed(stream)
    assert received == sent


def test_noise_between_lines_is_skipped() -> None:
    """A line that is no event does not hurt the next one."""
    client = EngineClient()
    ticket = client.load(ModelSpec())
    noise = b"llama_model_load: warning\n\xff\xfe\n\n" + encode(
        Loaded(id=ticket.id, info=ModelInfo(name="m"))
    )
    (event,) = client.feed(noise)
    assert isinstance(event, Loaded)


def test_events_of_requests_that_are_done_are_left_out() -> None:
    """Nothing arrives late in another reply."""
    client = EngineClient()
    ticket = client.generate(HELLO, Sampling())
    client.feed(encode(Done(id=ticket.id, stats=ReplyStats())))
    assert client.feed(encode(Chunked(id=ticket.id, text="late"))) == []
    assert client.feed(encode(Chunked(id=99, text="never asked for"))) == []


def test_cancel_is_sent_once_and_ends_with_done() -> None:
    """A second cancel, or one that comes too late, does nothing."""
    client = EngineClient()
    ticket = client.generate(HELLO, Sampling())
    client.data_to_send()
    client.cancel(ticket)
    client.cancel(ticket)
    assert asked(client) == [Cancel(id=ticket.id)]
    assert ticket.state is RequestState.CANCELLING
    client.feed(encode(Done(id=ticket.id, stats=ReplyStats(stop_reason="cancelled"))))
    client.cancel(ticket)
    assert client.data_to_send() == b""
    assert ticket.is_done


def test_a_death_fails_every_open_request() -> None:
    """No request stays without an answer; a shutdown wanted the death."""
    client = EngineClient()
    tickets = [client.load(ModelSpec()), client.generate(HELLO, Sampling())]
    client.shutdown()
    failed = client.fail_all(EngineExit(-signal.SIGSEGV).error())
    assert [event.id for event in failed] == [ticket.id for ticket in tickets]
    assert all(event.code == "engine_crashed" for event in failed)
    assert all(ticket.is_done for ticket in tickets)
    assert client.data_to_send() == b""


def test_a_load_that_its_engine_must_not_do_moves_with_all_that_came_after_it() -> None:
    """What came before is answered by the old engine, in the same read; the rest by the new one."""
    old = EngineClient()
    earlier, load, later = (
        old.generate(HELLO, Sampling()), old.load(ModelSpec()), old.generate(HELLO, Sampling()),
    )  # fmt: skip
    old.data_to_send()
    numbers = [ticket.id for ticket in (earlier, load, later)]
    events = old.feed(
        encode(Failed(id=load.id, code="engine_confined", what="Not here."))
        + encode(Chunked(id=later.id, text="of the old model"))
        + encode(Chunked(id=earlier.id, text="old"))
        + encode(Done(id=later.id, stats=ReplyStats()))
        + encode(Done(id=earlier.id, stats=ReplyStats()))
    )
    assert [getattr(event, "id", 0) for event in events] == [numbers[1], numbers[0], numbers[0]]
    assert earlier.is_done
    assert not load.is_done
    assert old.pending == ()
    new = old.successor()
    assert new.pending == (load, later)
    assert not {load.id, later.id} & set(numbers)
    assert [type(request) for request in asked(new)] == [Load, Generate]
    assert asked(old) == [Cancel(id=number) for number in numbers[1:]]
    assert new.feed(encode(Chunked(id=later.id, text="new"))) == [Chunked(id=later.id, text="new")]
    assert old.feed(encode(Chunked(id=later.id, text="late"))) == []


def test_what_came_after_a_load_goes_back_if_the_new_engine_cannot_do_it_either() -> None:
    """The load itself has failed; what the old engine still says of the first try is not heard."""
    old = EngineClient()
    load, later = old.load(ModelSpec()), old.generate(HELLO, Sampling())
    first_number = later.id
    old.data_to_send()
    old.feed(encode(Failed(id=load.id, code="engine_confined", what="Not here.")))
    new = old.successor()
    new.data_to_send()
    answers = encode(Failed(id=load.id, code="model_load", what="Damaged."))
    answers += encode(Failed(id=later.id, code="generation", what="No model is loaded."))
    (event,) = new.feed(answers)
    assert isinstance(event, Failed)
    assert event.code == "model_load"
    assert load.is_done
    old.data_to_send()
    old.take_over(new)
    assert old.pending == (later,)
    assert old.feed(encode(Done(id=first_number, stats=ReplyStats()))) == []
    assert [type(request) for request in asked(old)] == [Generate]
    old.feed(encode(Done(id=later.id, stats=ReplyStats())))
    assert later.is_done


def test_a_reply_that_is_not_wanted_any_more_moves_with_its_cancel() -> None:
    """The new engine hears of both."""
    old = EngineClient()
    load, later = old.load(ModelSpec()), old.generate(HELLO, Sampling())
    old.data_to_send()
    old.cancel(later)
    old.feed(encode(Failed(id=load.id, code="engine_confined", what="Not here.")))
    new = old.successor()
    requests = asked(new)
    assert [type(request) for request in requests] == [Load, Generate, Cancel]
    assert later.state is RequestState.CANCELLING


def test_an_engine_without_one_before_keeps_what_it_was_asked() -> None:
    """Its failed load is an end, and what follows gets its own answer."""
    old = EngineClient()
    load, later = old.load(ModelSpec()), old.generate(HELLO, Sampling())
    old.data_to_send()
    old.feed(encode(Failed(id=load.id, code="engine_confined", what="Not here.")))
    new = old.successor()
    new.settle()
    new.feed(encode(Failed(id=load.id, code="model_load", what="Damaged.")))
    assert new.pending == (later,)


def test_another_protocol_is_refused() -> None:
    """Window and engine of two versions do not guess."""
    with pytest.raises(ProtocolError, match="version"):
        EngineClient().feed(encode(Ready(protocol=PROTOCOL + 1, backend="x")))


def test_a_line_without_an_end_is_refused() -> None:
    """A peer that floods does not fill the memory."""
    client = EngineClient()
    with pytest.raises(ProtocolError, match="without an end"):
        client.feed(b"x" * (MAX_LINE_BYTES + 1))


def test_an_engine_without_its_backend_says_so_before_it_is_ready() -> None:
    """An error with the number 0 is about the engine itself."""
    event = Failed(id=0, code="backend_unavailable", what="No.")
    assert EngineClient().feed(encode(event)) == [event]


@pytest.mark.parametrize(
    ("returncode", "words"),
    [
        (-signal.SIGSEGV, "segmentation fault"),
        (-signal.SIGABRT, "abort"),
        (-signal.SIGILL, "newer CPU"),
        (-signal.SIGKILL, "memory ran out"),
        (-signal.SIGBUS, "bus error"),
        (-63, "signal"),
        (0xC0000005, "access violation"),
        (0xC0000005 - 2**32, "access violation"),
        (0xC000001D, "newer CPU"),
        (0xC0000409, "abort"),
        (0xC0000135, "library"),
        (3, "exit code 3"),
    ],
)
def test_the_end_of_an_engine_is_put_into_words(returncode: int, words: str) -> None:
    """Signals and Windows status codes alike: what, why and what to do."""
    error = EngineExit(returncode).error()
    assert words.lower() in error.why.lower()
    assert error.what
    assert error.todo


def test_a_hang_is_told_from_a_kill() -> None:
    """We killed it ourselves, so the memory is not to blame."""
    error = EngineExit(-signal.SIGKILL, is_hung=True).error()
    assert "memory" not in error.why
    assert "did not answer" in error.what


def test_the_last_line_of_the_log_is_told() -> None:
    """An engine that ends by itself has usually said why."""
    error = EngineExit(1, last_words="ImportError: no module named x").error()
    assert "no module named x" in error.why


def test_the_engine_of_the_packaged_app_lies_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frozen: another executable, and no Python path."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/avatar/avatar")
    assert engine_command("x") == ["/opt/avatar/avatar-engine", "--backend", "x"]
    assert engine_environment() == {}


def test_the_engine_from_source_is_this_python() -> None:
    """A folder with a `backends.py` in it cannot get in the way."""
    command = engine_command("llama-ctypes")
    assert command[:2] == [sys.executable, "-P"]
    assert Path(engine_environment()["PYTHONPATH"].split(":")[0], "backends").is_dir()
