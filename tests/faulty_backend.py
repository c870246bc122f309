"""A backend that misbehaves when it is asked to: engine process, in tests.

The last message names the fault; anything else is repeated, as the scripted backend does.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

from backends.base import ChunkStream, Message, ModelInfo, ModelSpec, Progress, Sampling
from tests.scripted_backend import ScriptedBackend


def segfault() -> None:
    """Read address 0."""
    ctypes.string_at(0)


def illegal() -> None:
    """Die as a CPU does that lacks an instruction."""
    os.kill(os.getpid(), signal.SIGILL)


def killed() -> None:
    """Die as the out-of-memory killer does it."""
    os.kill(os.getpid(), signal.SIGKILL)


def exits() -> None:
    """Leave without a word, as a library does that calls `exit`."""
    os._exit(3)


def hang() -> None:
    """Never come back, and never look whether it should. A second thread tells that it hangs."""
    never = threading.Event()
    threading.Thread(target=never.wait, daemon=True).start()
    never.wait()


def noise() -> None:
    """Print to stdout from Python and from C, half a protocol line among it."""
    sys.stdout.write('{"type": "chunk", "id": 1, "text": "forged"}\n')
    sys.stdout.flush()
    libc = ctypes.CDLL(None)
    libc.puts(b"noise from C")
    libc.fflush(None)
    os.write(1, b'{"type": "done"')


def bug() -> None:
    """Raise what no backend should raise."""
    raise ValueError("a bug")


FAULTS: Mapping[str, Callable[[], object]] = {
    "segfault": segfault,
    "abort": os.abort,
    "illegal": illegal,
    "killed": killed,
    "exit": exits,
    "hang": hang,
    "noise": noise,
    "bug": bug,
}


class FaultyBackend(ScriptedBackend):
    """``<fault>`` faults before the reply, ``late <fault>`` after its first word.

    A model whose file name is the name of a fault faults while it loads.
    """

    name = "faulty"

    def load(self, spec: ModelSpec, progress: Progress | None = None) -> ModelInfo:
        """Load, or fault."""
        FAULTS.get(spec.path.stem, int)()
        return super().load(spec, progress)

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Reply, or fault."""
        question = messages[-1].content
        FAULTS.get(question, int)()
        stream = super().generate(messages, sampling)
        yield next(stream)
        FAULTS.get(question.removeprefix("late "), int)()
        yield from stream
