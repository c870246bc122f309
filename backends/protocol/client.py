"""The client's side of the protocol, without I/O: the window, the command line, the evaluation.

Requests become bytes in an outbox, bytes from the engine become events. A transport (QProcess in
the window, a plain subprocess elsewhere) moves the bytes, owns the clock, and reports the end.
"""

from __future__ import annotations

import itertools
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

import msgspec

from backends.base import Message, ModelSpec, Sampling
from backends.errors import EngineConfined, EngineError, ProtocolError, Sentence
from backends.protocol.engine_exit import EngineExit
from backends.protocol.wire import (
    MAX_LINE_BYTES,
    PROTOCOL,
    Cancel,
    Chunked,
    Count,
    Event,
    Failed,
    Generate,
    Load,
    Progressed,
    Ready,
    Request,
    Score,
    Shutdown,
    Warm,
    decode_event,
    encode,
)

__all__ = [
    "CANCEL_DEADLINE_S",
    "ENGINE_VARIABLE",
    "SHUTDOWN_DEADLINE_S",
    "START_DEADLINE_S",
    "EngineClient",
    "EngineExit",
    "RequestState",
    "Ticket",
    "engine_command",
    "engine_environment",
    "engine_task",
]

LOG = logging.getLogger("avatar.client")
LOGGED_BYTES = 200  # of a line that is skipped

ENGINE_VARIABLE = "AVATAR_ENGINE"  # names the engine's program, for a Python beside the package
CANCEL_DEADLINE_S = 3.0  # from a cancel to its `Done`; after it the engine is killed
SHUTDOWN_DEADLINE_S = 3.0  # from a shutdown to the exit; after it the engine is killed
START_DEADLINE_S = 60.0  # from the start to `Ready`; a cold disk and a virus scanner are slow

_PARTIAL = (Progressed, Chunked)  # events that do not end their request


class RequestState(Enum):
    """How far a request is. It only moves forward; `CANCELLING` may be left out."""

    NEW = auto()  # in the outbox
    ACTIVE = auto()  # handed to the transport
    CANCELLING = auto()  # asked to end early
    DONE = auto()  # answered, or failed


@dataclass(slots=True)
class Ticket:
    """One request and its state."""

    request: Request
    state: RequestState = RequestState.NEW

    @property
    def id(self) -> int:
        """The number that the events of this request carry."""
        return self.request.id

    @property
    def is_done(self) -> bool:
        """Whether no more events will come."""
        return self.state is RequestState.DONE


class EngineClient:
    """The state of one conversation with one engine process. A new process needs a new client.

    A load that a confined engine must not do goes to another one, and with it all that was asked
    after it, for that is about the model to come. If the other engine fails to load it, what came
    after it goes back. A request that moves gets a new number, and in a line of `successor`s none
    is given twice: an event belongs to one request whichever engine sent it, and what an engine
    still says about a request that it has lost is not heard.

    Args:
        before: The client whose requests are taken over.
    """

    def __init__(self, before: EngineClient | None = None) -> None:
        self.ready: Ready | None = None
        self._ids: Iterator[int] = before._ids if before else itertools.count(1)
        self._lost: list[Ticket] = []  # to be asked elsewhere
        self._is_trial = before is not None  # nothing has been loaded yet, there is a way back
        self._tickets: dict[int, Ticket] = {}  # those not done, in the order of their request
        self._outbox: list[Request] = []
        self._buffer = bytearray()
        self._is_closed = False

    def load(self, spec: ModelSpec) -> Ticket:
        """Ask for a model."""
        return self._submit(Load(id=self._next_id(), spec=spec))

    def generate(
        self, messages: Sequence[Message], sampling: Sampling, *, show_prompt: bool = False
    ) -> Ticket:
        """Ask for a reply."""
        return self._submit(
            Generate(
                id=self._next_id(),
                messages=tuple(messages),
                sampling=sampling,
                show_prompt=show_prompt,
            )
        )

    def warm(self, messages: Sequence[Message]) -> Ticket:
        """Ask that the start of the prompts to come is prefilled."""
        return self._submit(Warm(id=self._next_id(), messages=tuple(messages)))

    def count(self, messages: Sequence[Message]) -> Ticket:
        """Ask for the length of a prompt."""
        return self._submit(Count(id=self._next_id(), messages=tuple(messages)))

    def score(self, messages: Sequence[Message], reply: str) -> Ticket:
        """Ask how likely a reply is."""
        return self._submit(Score(id=self._next_id(), messages=tuple(messages), reply=reply))

    def shutdown(self) -> Ticket:
        """Ask the engine to end. Its answer is its exit."""
        return self._submit(Shutdown(id=self._next_id()))

    def cancel(self, ticket: Ticket) -> None:
        """Ask that a request ends early; the transport starts `CANCEL_DEADLINE_S` now."""
        if ticket.state in (RequestState.NEW, RequestState.ACTIVE):
            ticket.state = RequestState.CANCELLING
            self._outbox.append(Cancel(id=ticket.id))

    def successor(self) -> EngineClient:
        """Return the client for another engine, which asks there for what was lost here."""
        made = EngineClient(self)
        made.take_over(self)
        return made

    def take_over(self, other: EngineClient) -> None:
        """Ask here for what another client has lost; its tickets stay valid."""
        tickets, other._lost = other._lost, []
        for ticket in tickets:
            is_unwanted = ticket.state is RequestState.CANCELLING
            ticket.state = RequestState.NEW
            ticket.request = msgspec.structs.replace(ticket.request, id=self._next_id())
            self._tickets[ticket.id] = ticket
            self._outbox.append(ticket.request)
            if is_unwanted:
                self.cancel(ticket)

    def holds(self, ticket: Ticket) -> bool:
        """Return whether the answer to a request will come from this engine."""
        return ticket.id in self._tickets

    def settle(self) -> None:
        """Note that there is no engine before this one any more: nothing can go back."""
        self._is_trial = False

    def lose_after(self, load: Ticket) -> None:
        """Give away what was asked after a load that this engine could not do."""
        self._lose(load.id + 1)

    @property
    def pending(self) -> tuple[Ticket, ...]:
        """The requests without an end, oldest first."""
        return tuple(self._tickets.values())

    def data_to_send(self) -> bytes:
        """Return the bytes that the transport is to write now, and forget them."""
        requests, self._outbox = self._outbox, []
        for request in requests:
            ticket = self._tickets.get(request.id)
            if ticket and ticket.state is RequestState.NEW:
                ticket.state = RequestState.ACTIVE
        return b"".join(map(encode, requests))

    def feed(self, data: bytes) -> list[Event]:
        """Take bytes in slices of any size; return the events that they complete.

        Events of requests that are done are left out, lines that are no events logged and skipped.

        Raises:
            ProtocolError: The engine speaks another protocol, or sends a line without an end.
        """
        self._buffer += data
        *lines, rest = self._buffer.split(b"\n")
        if len(rest) > MAX_LINE_BYTES:
            raise _protocol_error("It sent a line without an end.")
        self._buffer = rest
        return [event for line in lines if (event := self._event(bytes(line)))]

    def fail_all(self, error: EngineError) -> list[Failed]:
        """Close the client; return the failure of each request still open."""
        self._is_closed = True
        self._outbox.clear()
        failed = [
            Failed.of(ticket.id, error)
            for ticket in self._tickets.values()
            if not isinstance(ticket.request, Shutdown)
        ]
        for ticket in self._tickets.values():
            ticket.state = RequestState.DONE
        self._tickets.clear()
        return failed

    def _next_id(self) -> int:
        return next(self._ids)

    def _submit(self, request: Request) -> Ticket:
        ticket = Ticket(request)
        self._tickets[ticket.id] = ticket
        self._outbox.append(request)
        return ticket

    def _event(self, line: bytes) -> Event | None:
        try:
            event = decode_event(line)
        except ProtocolError as exc:
            LOG.warning("skipped a line: %s: %r", exc.__cause__, line[:LOGGED_BYTES])
            return None
        if isinstance(event, Ready):
            return self._greeted(event)
        return self._accepted(event)

    def _greeted(self, ready: Ready) -> Ready:
        if ready.protocol != PROTOCOL:
            raise _protocol_error(
                Sentence(
                    "The engine speaks version {1} of the protocol, this program version {2}.",
                    ready.protocol,
                    PROTOCOL,
                )
            )
        self.ready = ready
        return ready

    def _accepted(self, event: Event) -> Event | None:
        if isinstance(event, Failed) and event.id == 0:  # about the engine itself
            return event
        ticket = self._tickets.get(getattr(event, "id", 0))
        if ticket is None:
            return None
        if isinstance(event, _PARTIAL):
            return event
        if isinstance(ticket.request, Load):
            self._judge_load(ticket, event)
        if self._tickets.pop(ticket.id, None):
            ticket.state = RequestState.DONE
        return event

    def _judge_load(self, load: Ticket, event: Event) -> None:
        """Give away what this engine is not going to answer, with the model that it has."""
        if isinstance(event, Failed) and self._is_trial:
            self._lose(load.id + 1)
        elif isinstance(event, Failed) and event.code == EngineConfined.code:
            self._lose(load.id)
        self._is_trial = False

    def _lose(self, first_id: int) -> None:
        """Give away the requests from a number on; the engine need not do them."""
        lost = {number for number in self._tickets if number >= first_id}
        self._lost += [self._tickets.pop(number) for number in sorted(lost)]
        self._outbox = [request for request in self._outbox if request.id not in lost]
        self._outbox += [Cancel(id=number) for number in sorted(lost)]


def engine_command(backend: str) -> list[str]:
    """Return the command that starts an engine.

    Args:
        backend: A registered name, or ``module:Class``.
    """
    return engine_task("--backend", backend)


def engine_task(*arguments: str) -> list[str]:
    """Return the command of the engine's program. The one place that knows source from frozen."""
    if named := os.environ.get(ENGINE_VARIABLE, ""):
        return [named, *arguments]
    if getattr(sys, "frozen", False):
        suffix = ".exe" if os.name == "nt" else ""
        return [str(Path(sys.executable).with_name(f"avatar-engine{suffix}")), *arguments]
    # -P: a file of the person's own folder must not be taken for one of our modules.
    return [sys.executable, "-P", "-m", "backends.engine", *arguments]


def engine_environment() -> dict[str, str]:
    """Return the variables that an engine needs besides those of this process."""
    root = Path(__file__).resolve().parents[2]
    if getattr(sys, "frozen", False) or not (root / "pyproject.toml").exists():
        return {}
    path = [str(root), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, path))}


def _protocol_error(why: str) -> ProtocolError:
    return ProtocolError(
        what="The engine cannot be understood.",
        why=why,
        todo="Install the app again, so that all its parts have the same version.",
    )
