"""Foreign, damaged and malicious-by-accident libraries: a sentence each, and the engine lives."""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backends.base import Message, ModelSpec, Sampling
from backends.errors import BackendUnavailable
from backends.hosts.process import BlockingEngine
from backends.llama_ctypes import probe
from backends.llama_ctypes.api import FUNCTIONS
from backends.llama_ctypes.library import LIB_FOLDER, find_library
from backends.llama_ctypes.probe import require_sound

pytestmark = pytest.mark.model

SUFFIX = {"win32": "dll", "darwin": "dylib"}.get(sys.platform, "so")
STRUCTS = ("llama_model_default_params", "llama_context_default_params")


@pytest.fixture(scope="module")
def genuine() -> Path:
    """The library that is installed."""
    return find_library()


def stub(folder: Path, body: Callable[[str], str], extra: str = "") -> Path:
    """Compile a library that has all our functions, with bodies of our choice."""
    source = folder / "stub.c"
    names = [row.name for row in FUNCTIONS]
    lines = [body(name) for name in names]
    source.write_text("\n".join(("#include <stdlib.h>", extra, *lines)), "utf-8")
    target = folder / f"libllama.{SUFFIX}"
    command = [os.environ.get("CC", "cc"), "-w", "-shared", "-fPIC", str(source), "-o", str(target)]
    subprocess.run(command, check=True)
    return target


def zeros(name: str) -> str:
    """Return a function that does nothing."""
    return f"void *{name}(void) {{ return 0; }}"


def struct_of(size: int, byte: int) -> Callable[[str], str]:
    """Return functions whose default structs have this size, and this in all bytes."""

    def body(name: str) -> str:
        if name not in STRUCTS:
            return zeros(name)
        kind = f"struct {name}_t {{ unsigned char bytes[{size}]; }}"
        fill = f"for (int i = 0; i < {size}; i++) r.bytes[i] = {byte};"
        return f"{kind};\nstruct {name}_t {name}(void) {{ struct {name}_t r; {fill} return r; }}"

    return body


def deadly(statement: str) -> Callable[[str], str]:
    """Return functions that end the program when they are asked for the defaults."""
    return lambda name: (
        f"void *{name}(void) {{ {statement}; return 0; }}" if name in STRUCTS else zeros(name)
    )


def with_version(version: str) -> str:
    """Return the function that names the release."""
    return f'const char *llama_version(void) {{ return "{version}"; }}'


STUBS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "zeros": (zeros, "", "another version"),
    "short-structs": (struct_of(16, 0), "", "another version|crashes"),
    "long-structs": (struct_of(4096, 0), "", "another version|crashes"),
    "other-values": (struct_of(120, 7), "", "another version|crashes"),
    "other-release": (zeros, with_version("0.6.1"), r"0\.6\.1, not 0\.5"),
    "abort": (deadly("abort()"), "", "crashes when it is asked"),
    "segfault": (deadly("*(volatile int *)8 = 1"), "", "crashes when it is asked"),
    "exit": (deadly("exit(3)"), "", "exit code 3"),
    "illegal": (deadly("__builtin_trap()"), "", "newer processor|crashes"),
}


@pytest.mark.parametrize("name", STUBS)
def test_right_names_with_wrong_insides_are_refused(tmp_path: Path, name: str) -> None:
    """It is the child that finds out, and that dies of it where something has to."""
    body, extra, reason = STUBS[name]
    library = stub(tmp_path, body, extra)
    with pytest.raises(BackendUnavailable, match=reason) as caught:
        require_sound(library)
    assert caught.value.todo


def test_a_library_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a deadline."""
    monkeypatch.setattr(probe, "DEADLINE_S", 1.0)
    with pytest.raises(BackendUnavailable, match="did not answer"):
        require_sound(stub(tmp_path, deadly("for (;;) {}")))


def impostors(folder: Path, genuine: Path) -> Iterator[Path]:
    """Yield files and folders that are called libllama and are none, each in its own folder."""
    whole = genuine.read_bytes()
    contents = {"empty": b"", "text": b"not a library\n", "half": whole[: len(whole) // 2]}
    contents["header"] = whole[:64]
    libc = ctypes.util.find_library("c")
    if libc and sys.platform == "linux":
        contents["libc"] = next(Path("/lib").glob(f"*/{libc}")).read_bytes()
    for name, content in contents.items():
        place = folder / name
        place.mkdir()
        (place / f"libllama.{SUFFIX}").write_bytes(content)
        yield place / f"libllama.{SUFFIX}"
    (folder / "folder" / f"libllama.{SUFFIX}").mkdir(parents=True)
    yield folder / "folder" / f"libllama.{SUFFIX}"
    yield folder / "nowhere"


def test_the_engine_survives_every_impostor(
    tmp_path: Path, genuine: Path, embedded_model: Path
) -> None:
    """A sentence with the file's name each; the same process then loads the real one."""
    spec = ModelSpec(path=embedded_model, n_ctx=256, n_threads=1)
    with BlockingEngine("llama-ctypes") as engine:
        pid = engine.pid
        for impostor in impostors(tmp_path, genuine):
            with pytest.raises(BackendUnavailable) as caught:
                engine.load(replace(spec, library=str(impostor)))
            assert caught.value.why, impostor
            assert caught.value.todo, impostor
        engine.load(spec)
        greedy = Sampling(n_predict=4, temperature=0.0)
        assert "".join(c.text for c in engine.generate([Message("user", "Hello")], greedy))
        assert engine.pid == pid


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.floats(0.0, 0.02), byte=st.integers(0, 255))
def test_a_library_with_a_damaged_head_never_ends_the_caller(
    tmp_path: Path, genuine: Path, place: float, byte: int
) -> None:
    """One byte is another; it is refused, or it was a byte that does not matter."""
    data = bytearray(genuine.read_bytes())
    data[int(place * len(data))] = byte
    target = tmp_path / f"libllama.{SUFFIX}"
    target.write_bytes(data)
    for other in genuine.parent.glob("*ggml*"):
        if not (tmp_path / other.name).exists():
            (tmp_path / other.name).symlink_to(other)
    with suppress(BackendUnavailable):
        require_sound(target)


@pytest.mark.parametrize(
    "name",
    [
        "libllama.so", "libllama.so.0", "libllama.so.0.5.0", "libllama.v0.5.0.so", "libllama-0.so",
        "llama.dll", "libllama.dll", "libllama.dylib", "libllama.0.dylib", "libllama.0.5.0.dylib",
    ],
)  # fmt: skip
def test_names_of_other_packagers_are_found(tmp_path: Path, name: str) -> None:
    """In a folder that a setting names."""
    (tmp_path / name).write_bytes(b"")
    assert find_library(str(tmp_path)) == tmp_path / name


@pytest.mark.parametrize("name", ["libllama.a", "libllama.txt", "libllama_cpp.so", "myllama.so"])
def test_other_files_are_no_library(tmp_path: Path, name: str) -> None:
    """A folder without one is told."""
    (tmp_path / name).write_bytes(b"")
    with pytest.raises(BackendUnavailable, match="where no such library is"):
        find_library(str(tmp_path))


def test_a_renamed_library_works(tmp_path: Path, genuine: Path, embedded_model: Path) -> None:
    """As another packager names it, with its ggml beside it."""
    shutil.copy(genuine.resolve(), tmp_path / f"libllama.v0.5.0.{SUFFIX}")
    for other in genuine.parent.glob("*ggml*"):
        (tmp_path / other.name).symlink_to(other.resolve())
    with BlockingEngine("llama-ctypes") as engine:
        info = engine.load(
            ModelSpec(path=embedded_model, n_ctx=256, n_threads=1, library=str(tmp_path))
        )
    assert Path(info.library).name == f"libllama.v0.5.0.{SUFFIX}"


def test_the_pins_are_those_of_the_installed_library(genuine: Path) -> None:
    """`lib/VERSION` says what the structs were written down from."""
    from importlib.metadata import version

    pins = dict(line.split() for line in (LIB_FOLDER / "VERSION").read_text("utf-8").splitlines())
    assert pins["llama-cpp-python"] == version("llama-cpp-python")
    assert len(pins["sha256"]) == 64
    require_sound(genuine)
