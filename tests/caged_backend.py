"""A backend that tries to leave its cage when it is asked to: engine process, in tests.

The last message is what it tries, as ``<deed> <path>``; the reply says how that ended. Anything
else is said as the scripted backend does.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from backends.base import Backend, Chunk, ChunkStream, Message, ModelSpec, Sampling
from backends.cage.local_needs import local_needs
from backends.cage.needs import Needs
from tests.faulty_backend import FaultyBackend
from tests.scripted_backend import ScriptedBackend


def connect(address: str) -> None:
    """Reach a server on this machine."""
    socket.create_connection(("127.0.0.1", int(address)), 5).close()


def run(program: str) -> None:
    """Start another program."""
    subprocess.run([program], check=True)


def replace(path: str) -> None:
    """Put a file of its own in the place of another."""
    own = Path(path).with_name("forged")
    own.write_text("forged")
    own.replace(path)


def signal(pid: str) -> None:
    """Ask whether a process could be sent a signal."""
    os.kill(int(pid), 0)


def grow(n_bytes: str) -> None:
    """Take more memory than there is."""
    ctypes.create_string_buffer(int(n_bytes))


def scratch(_: str) -> None:
    """Make a temporary folder, as a backend does for an adapter, and take it away."""
    folder = tempfile.mkdtemp()
    (Path(folder) / "file").write_text("text")
    (Path(folder) / "link").symlink_to("file")
    shutil.rmtree(folder)


DEEDS: Mapping[str, Callable[[str], object]] = {
    "read": lambda path: Path(path).read_bytes(),
    "list": os.listdir,
    "write": lambda path: Path(path).write_text("touched"),
    "delete": os.unlink,
    "replace": replace,
    "chmod": lambda path: os.chmod(path, 0o777),
    "touch": os.utime,
    "socket": lambda _: socket.socket().close(),
    "connect": connect,
    "run": run,
    "signal": signal,
    "grow": grow,
    "scratch": scratch,
}


class Captive(Backend):
    """Tries what the last message asks for; anything else is for the backend that it is put to."""

    def generate(self, messages: Sequence[Message], sampling: Sampling) -> ChunkStream:
        """Try what is asked."""
        deed, _, target = messages[-1].content.partition(" ")
        if deed not in DEEDS:
            yield from super().generate(messages, sampling)  # type: ignore[safe-super]
            return
        try:
            DEEDS[deed](target)
        except PermissionError:
            yield Chunk("refused")
        except (OSError, MemoryError) as exc:
            yield Chunk(f"failed: {type(exc).__name__}")
        else:
            yield Chunk("done")


class CagedBackend(Captive, ScriptedBackend):
    """Says what it needs, as those do that read a model."""

    name = "caged"

    def needs(self, spec: ModelSpec) -> Needs | None:
        """Return its files."""
        return local_needs(spec)


def caged_ctypes() -> Backend:
    """Return the real backend over ctypes, which tries to leave its cage when asked to."""
    from backends.llama_ctypes.backend import LlamaCtypesBackend

    class Caged(Captive, LlamaCtypesBackend):
        pass

    return Caged()


def caged_llama_cpp() -> Backend:
    """Return the real backend over llama-cpp-python, which tries the same."""
    from backends.llama_cpp.backend import LlamaCppPythonBackend

    class Caged(Captive, LlamaCppPythonBackend):
        pass

    return Caged()


class OnlineBackend(CagedBackend):
    """Needs the network, and no file but one with certificates."""

    name = "online"

    def needs(self, spec: ModelSpec) -> Needs | None:
        """Return the network."""
        return Needs(files=(spec.path,), network=True)


class FragileBackend(FaultyBackend):
    """One that faults, and says what it needs."""

    name = "fragile"

    def needs(self, spec: ModelSpec) -> Needs | None:
        """Return its files."""
        return local_needs(spec)
