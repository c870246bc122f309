"""What the engine's program does besides answering: the engine's program, a child for each task.

A child of its own, because it may import or render what a stranger wrote, or die of native code.
"""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from backends import registry
from backends.cage.door import confine
from backends.cage.needs import Needs
from backends.engine.wire import take_descriptors
from backends.errors import AvatarError, Sentence
from backends.hosts.encoder import EncoderHello, EncoderTexts, EncoderVectors
from backends.protocol.wire import MAX_LINE_BYTES, Described, Preview, Previewed, encode
from backends.settings_schema.schema import BackendPage
from backends.templates.check import preview

__all__ = ["MAX_PREVIEW_BYTES", "describe_backends", "encode_texts", "preview_template"]

LOG = logging.getLogger("avatar.engine")
MAX_PREVIEW_BYTES = 2**20


def describe_backends(also: str = "") -> int:
    """Write the pages of all usable backends as one `Described` line.

    Args:
        also: A backend that is not registered, as ``module:Class``.
    """
    pages: dict[str, BackendPage] = {}
    troubles: dict[str, tuple[Sentence, ...]] = {}
    for name in dict.fromkeys((*registry.usable(), *filter(None, (also,)))):
        try:
            pages[name] = registry.describe(name)
        except AvatarError as error:
            troubles[name] = error.sentences
        except Exception:  # code of a third party: that it has trouble is told
            LOG.exception("the backend %s does not describe itself", name)
            why = "It has raised an error that it does not handle itself."
            troubles[name] = (Sentence(why),)
    _write(Described(pages=pages, troubles=troubles))
    return 0


def preview_template() -> int:
    """Render the `Preview` that comes on stdin, in the sandbox; write a `Previewed` line."""
    confine(Needs())
    raw = sys.stdin.buffer.read(MAX_PREVIEW_BYTES)
    try:
        asked = msgspec.json.decode(raw, type=Preview)
    except msgspec.MsgspecError:
        _write(Previewed(error="The template could not be read."))
        return 1
    trial = preview(asked.template, asked.messages, bos=asked.bos, eos=asked.eos)
    _write(
        Previewed(
            prompt=trial.prompt,
            renders=trial.renders,
            has_system_role=trial.has_system_role,
            notes=trial.notes,
        )
    )
    return 0


def encode_texts(models: Sequence[Path]) -> int:
    """Answer each line, an `EncoderTexts`, with their vectors, until standard input ends.

    The process is confined: it reads these models and the library, and writes nothing.

    Args:
        models: The encoder GGUFs, in the order in which they are asked for by number.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the client
    lines_in, lines_out = take_descriptors()
    confine(Needs(files=tuple(models)))
    try:
        encoders = registry.open_encoders(models)
    except AvatarError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    lines_out.write(msgspec.json.encode(EncoderHello(encoders[0].n_dim)) + b"\n")
    lines_out.flush()
    while line := lines_in.readline(MAX_LINE_BYTES):
        asked = msgspec.json.decode(line, type=EncoderTexts)
        encoder = encoders[asked.model]
        data = encoder.encode(asked.texts).tobytes()
        lines_out.write(msgspec.json.encode(EncoderVectors(data)) + b"\n")
        lines_out.flush()
    for encoder in encoders:
        encoder.close()
    return 0


def _write(line: Described | Previewed) -> None:
    sys.stdout.buffer.write(encode(line))
    sys.stdout.buffer.flush()
