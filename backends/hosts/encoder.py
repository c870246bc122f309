"""Vectors of texts, from a child of its own: the process that looks up facts.

The child is the engine's program with ``--encode``: native code stays out of the window, and a
crash there costs nothing but the vectors. It ends when its standard input does.
"""

from __future__ import annotations

import logging
import os
import subprocess
import threading
import weakref
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from zlib import crc32

import msgspec

from backends.errors import EngineCrashed
from backends.protocol.client import START_DEADLINE_S, engine_environment, engine_task

__all__ = [
    "CANDIDATES",
    "ENCODERS",
    "JUDGE",
    "Encoder",
    "EncoderHello",
    "EncoderTexts",
    "EncoderVectors",
    "encoder_key",
]

LOG = logging.getLogger("avatar.encoder")
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "encoder"
ENCODERS = (FOLDER / "candidates.gguf", FOLDER / "judge.gguf")  # as finetune.judge makes them
CANDIDATES, JUDGE = range(2)  # their places
DEADLINE_S = 20.0  # for one answer; a question takes some milliseconds
GOODBYE_S = 1.0  # for the end after its input has ended
KEY_BYTES = 2**20  # of the end of the file, where the weights are
MAX_TEXTS = 64  # in one line


class EncoderHello(msgspec.Struct):
    """The first line of the child."""

    n_dim: int


class EncoderTexts(msgspec.Struct):
    """A line for the child: texts for one of its models, each in one or more parts."""

    model: int
    texts: list[list[str]]


class EncoderVectors(msgspec.Struct):
    """Its answer to a line: little-endian float32, one vector after the other."""

    data: bytes


class Encoder:
    """A running child. Not for use by several threads at once.

    Args:
        models: The encoder GGUFs; all have vectors of one size.

    Attributes:
        n_dim: Numbers of a vector.

    Raises:
        EngineCrashed: It did not start: there is no such file, or no library to run it.
    """

    def __init__(self, models: Sequence[Path] = ENCODERS) -> None:
        self._process = _started(models)
        self._finalizer = weakref.finalize(self, _end, self._process)
        with self._deadline(START_DEADLINE_S):
            line = self._out.readline()
        try:
            self.n_dim = msgspec.json.decode(line, type=EncoderHello).n_dim
        except msgspec.MsgspecError as exc:
            self.close()
            raise _gone() from exc

    def encode(self, texts: Sequence[Sequence[str]], model: int = 0) -> list[memoryview[float]]:
        """Return the vectors of texts: for each ``n_dim`` float32, the mean over its tokens.

        Args:
            texts: Each in one or more parts, which the model reads as separate texts side by side.
            model: Place of the model that is to read them.

        Raises:
            EngineCrashed: The child has died or hangs. It is not started again.
        """
        found: list[memoryview[float]] = []
        for start in range(0, len(texts), MAX_TEXTS):
            found += self._answer(
                EncoderTexts(model, [list(own) for own in texts[start : start + MAX_TEXTS]])
            )
        return found

    def close(self) -> None:
        """End the child. A second call does nothing."""
        self._finalizer()

    @property
    def is_alive(self) -> bool:
        """Whether the child runs."""
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process id of the child."""
        return self._process.pid

    @property
    def _out(self) -> IO[bytes]:
        assert self._process.stdout
        return self._process.stdout

    def _answer(self, asked: EncoderTexts) -> list[memoryview[float]]:
        assert self._process.stdin
        line = b""
        with self._deadline(DEADLINE_S), suppress(OSError, ValueError):  # ValueError: closed
            self._process.stdin.write(msgspec.json.encode(asked) + b"\n")
            self._process.stdin.flush()
            line = self._out.readline()
        try:
            data = memoryview(msgspec.json.decode(line, type=EncoderVectors).data)
        except msgspec.MsgspecError as exc:
            raise _gone() from exc
        n_bytes = 4 * self.n_dim
        if len(data) != n_bytes * len(asked.texts):
            raise _gone()
        return [data[i : i + n_bytes].cast("f") for i in range(0, len(data), n_bytes)]

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        """Kill the child if it takes longer: then its line is empty."""
        timer = threading.Timer(seconds, self._process.kill)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()


def encoder_key(model: Path = ENCODERS[CANDIDATES]) -> str:
    """Return what tells one encoder from another; empty if there is none."""
    try:
        with model.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - KEY_BYTES))
            return f"{size:x}-{crc32(file.read()):08x}"
    except OSError:
        return ""


def _started(models: Sequence[Path]) -> subprocess.Popen[bytes]:
    if not all(model.is_file() for model in models):
        raise _gone()
    try:
        return subprocess.Popen(
            engine_task("--encode", *map(str, models)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | engine_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as exc:
        raise _gone() from exc


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(OSError):
        if process.stdin:
            process.stdin.close()
    try:
        process.wait(GOODBYE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout:
        process.stdout.close()


def _gone() -> EngineCrashed:
    return EngineCrashed(
        what="Answers are less sure: the judge of what is known does not run here.",
        why="The encoder's process did not start, or ended.",
        todo="Install the app again, if this does not go away.",
    )
