"""Lines of the protocol: what is written is read back; what is not ours is refused."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.base import Adapter, Message, ModelInfo, ModelSpec, ReplyStats, Sampling
from backends.errors import ProtocolError, Sentence
from backends.protocol import wire
from backends.protocol.wire import decode_event, decode_request, encode, unread_id

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
IDS = st.integers(1, 2**31)
MESSAGES = st.builds(Message, role=st.sampled_from(["system", "user", "assistant"]), content=TEXT)
FEW = st.lists(MESSAGES, max_size=3).map(tuple)
PATHS = st.sampled_from([Path(), Path("/models/größe 模型.gguf"), Path("a b")])
SPECS = st.builds(
    ModelSpec,
    path=PATHS,
    adapters=st.lists(st.builds(Adapter, path=PATHS, scale=st.floats(0, 2))).map(tuple),
    options=st.dictionaries(TEXT, TEXT, max_size=2),
)
SAMPLINGS = st.builds(Sampling, stop=st.lists(TEXT, max_size=2).map(tuple), seed=st.integers(-1, 9))
REQUESTS = st.one_of(
    st.builds(wire.Load, id=IDS, spec=SPECS),
    st.builds(wire.Generate, id=IDS, messages=FEW, sampling=SAMPLINGS, show_prompt=st.booleans()),
    st.builds(wire.Warm, id=IDS, messages=FEW),
    st.builds(wire.Count, id=IDS, messages=FEW),
    st.builds(wire.Score, id=IDS, messages=FEW, reply=TEXT),
    st.builds(wire.Cancel, id=IDS),
    st.builds(wire.Shutdown, id=IDS),
)
INFOS = st.builds(ModelInfo, name=TEXT, notes=st.lists(TEXT, max_size=2).map(tuple))
STATS = st.builds(ReplyStats, prompt=TEXT, n_prompt=st.integers(0, 9999))
EVENTS = st.one_of(
    st.builds(wire.Ready, protocol=st.integers(1, 9), backend=TEXT),
    st.builds(wire.Progressed, id=IDS, fraction=st.floats(0, 1)),
    st.builds(wire.Loaded, id=IDS, info=INFOS),
    st.builds(wire.Chunked, id=IDS, text=TEXT),
    st.builds(wire.Done, id=IDS, stats=STATS),
    st.builds(wire.Counted, id=IDS, n_tokens=st.integers(0, 9999)),
    st.builds(wire.Scored, id=IDS, log_likelihood=st.floats(-99, 0), n_tokens=st.integers(0, 9)),
    st.builds(wire.Failed, id=IDS, code=TEXT, what=TEXT),
)


@given(REQUESTS)
def test_a_request_is_read_as_it_was_written(request_: wire.Request) -> None:
    """One line, and the same value again."""
    line = encode(request_)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert decode_request(line) == request_


@given(EVENTS)
def test_an_event_is_read_as_it_was_written(event: wire.Event) -> None:
    """One line, and the same value again."""
    line = encode(event)
    assert line.count(b"\n") == 1
    assert decode_event(line) == event


def test_a_note_brings_its_template() -> None:
    """For a window in another language; one of a third party is plain text."""
    notes = (Sentence("It has adapters: {1}.", "a, {1}"), cast("Sentence", "Plain\nof {1}."))
    line = encode(wire.Loaded(id=1, info=ModelInfo(notes=notes)))
    event = decode_event(line)
    assert isinstance(event, wire.Loaded)
    assert event.info.notes == notes
    assert [note.parts for note in event.info.notes] == [notes[0].parts, ("{1}", "Plain\nof {1}.")]
    with pytest.raises(ProtocolError):
        decode_event(line.replace(b'"a, {1}"', b"3"))


def test_unknown_fields_are_ignored() -> None:
    """A newer peer may say more."""
    assert decode_request(b'{"type": "cancel", "id": 4, "soon": true}') == wire.Cancel(id=4)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"hello\n",
        b"[]",
        b"null",
        b"{}",
        b'{"type": 3}',
        b'{"type": "chunk", "id": 1, "text": "an event, no request"}',
        b'{"type": "cancel"}',
        b'{"type": "cancel", "id": "4"}',
        b'{"type": "cancel", "id": 4',
        b"\xff\xfe{}",
        b'{"type": ["cancel"], "id": 4}',
        b'{"type": "cancel", "id": 4.5}',
        b'{"type": "count", "id": 4, "messages": {"role": "user"}}',
        b'{"type": "generate", "id": 4, "messages": [], "sampling": {"stop": [1]}}',
        b'{"type": "load", "id": 4, "spec": {"path": 3}}',
        b"[" * 100_000,
        b'{"type": "cancel", "id": 4, "more": ' + b'{"a":' * 100_000,
    ],
)
def test_what_is_no_request_is_a_protocol_error(line: bytes) -> None:
    """Never another exception, whatever arrives."""
    with pytest.raises(ProtocolError):
        decode_request(line)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        (b'{"type": "cancel", "id": 4, "messages": 1}', 0),  # the number is that of a reply
        (b'{"type": "count", "id": true}', 0),
        (b'{"type": "count", "id": -1}', 0),
        (b'{"type": "count", "id": 100000000000000000000000}', 0),
        (b'{"id": 7}', 7),
        (b"nonsense", 0),
    ],
)
def test_the_number_of_a_request_that_cannot_be_read(line: bytes, number: int) -> None:
    """Told only where an answer would reach the one who asked."""
    assert unread_id(line) == number


@given(st.binary(max_size=200))
def test_random_bytes_never_raise_anything_else(line: bytes) -> None:
    """Robust against what native code may print."""
    with pytest.raises(ProtocolError):
        decode_event(line)


def test_all_public_names_exist() -> None:
    """`__all__` is true."""
    assert all(hasattr(wire, name) for name in wire.__all__)
