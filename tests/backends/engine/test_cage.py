"""The cage around the engine, from inside: a real child that tries to get out.

What is asserted is what the kernel of this machine can do, and that the report says the same: with
Landlock no file but its own can be opened; without it, programs and the network are refused all
the same.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.cage.macos import profile
from backends.cage.needs import NO_LANDLOCK, NOT_DECLARED, CageReport, Confinement, Needs
from backends.cage.rules import Rules, full_rules
from backends.errors import ModelLoadError
from backends.hosts.encoder import CANDIDATES, ENCODERS, Encoder
from backends.hosts.process import BlockingEngine
from tests.conftest import SCRIPTED

CAGED = "tests.caged_backend:CagedBackend"
ONLINE = "tests.caged_backend:OnlineBackend"
ROOT = Path(__file__).parents[3]
IS_LINUX = sys.platform == "linux"
MAX_MS = 10.0  # that closing the cage may add to a start

pytestmark = pytest.mark.skipif(not IS_LINUX, reason="the cages of others are not verified")


@dataclass(frozen=True, slots=True)
class Home:
    """The files of a person, and those of the model."""

    private: tuple[Path, ...]
    model: Path
    adapter: Path
    state: Path

    @property
    def spec(self) -> ModelSpec:
        """Return how the model is loaded."""
        return ModelSpec(
            path=self.model, adapters=(Adapter(self.adapter),), state_dir=str(self.state)
        )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Return a home with a key, a chat database, and the home of somebody else beside it."""
    private = (
        tmp_path / "ann/.ssh/id_ed25519",
        tmp_path / "ann/.local/share/avatar-chat/chats.sqlite3",
        tmp_path / "ann/models/other.gguf",
        tmp_path / "bob/letter.txt",
    )
    home = Home(
        private, tmp_path / "ann/models/m.gguf", tmp_path / "ann/adapter.gguf", tmp_path / "state"
    )
    for path in (*private, home.model, home.adapter):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("secret")
    return home


@pytest.fixture
def engine(home: Home) -> Iterator[BlockingEngine]:
    """An engine that has loaded the model of the home."""
    with BlockingEngine(CAGED) as running:
        running.load(home.spec)
        yield running


def attempt(engine: BlockingEngine, deed: str, target: object = "") -> str:
    """Return how an attempt from inside the engine ended."""
    asked = [Message("user", f"{deed} {target}")]
    return "".join(chunk.text for chunk in engine.generate(asked, Sampling()))


def has_landlock() -> bool:
    """Tell whether this kernel can protect files."""
    from backends.cage.linux import landlock_version

    return landlock_version() > 0


def kept(deed: str) -> str:
    """Return how an attempt on a file has to end here."""
    by_seccomp = deed in ("chmod", "touch")
    return "refused" if has_landlock() or by_seccomp else "done"


def report_of(engine: BlockingEngine) -> CageReport:
    """Return what the engine says of its cage."""
    assert engine.info
    assert engine.info.cage
    return engine.info.cage


def test_the_report_is_what_the_kernel_can_do(engine: BlockingEngine) -> None:
    """No more, no less."""
    report = report_of(engine)
    assert report.files is has_landlock()
    assert report.network
    assert report.programs
    assert report.memory_bytes > 0
    assert "seccomp" in report.by
    assert report.why_not == ("" if has_landlock() else NO_LANDLOCK)


@pytest.mark.parametrize("deed", ["read", "chmod", "touch", "write", "replace", "delete"])
def test_the_files_of_people_are_out_of_reach(
    engine: BlockingEngine, home: Home, deed: str
) -> None:
    """A key, the chats, another model, another home: none is read, changed or replaced."""
    for path in home.private:
        before = path.stat()
        assert attempt(engine, deed, path) == kept(deed), path
        if kept(deed) == "refused":
            after = path.stat()
            assert (after.st_mtime_ns, after.st_mode) == (before.st_mtime_ns, before.st_mode)
            assert path.read_text() == "secret"


@pytest.mark.parametrize("folder", [".", "ann", "ann/.ssh", "ann/models", "bob"])
def test_their_folders_cannot_be_listed(
    engine: BlockingEngine, tmp_path: Path, folder: str
) -> None:
    """Nor can something new be left in them."""
    assert attempt(engine, "list", tmp_path / folder) == kept("list")
    assert attempt(engine, "write", tmp_path / folder / "new") == kept("write")


def test_a_link_in_the_own_folder_leads_nowhere(engine: BlockingEngine, home: Home) -> None:
    """What counts is where it leads to."""
    link = home.state / "link"
    link.symlink_to(home.private[0])
    assert attempt(engine, "read", link) == kept("read")
    assert attempt(engine, "read", f"/proc/{os.getpid()}/environ") == kept("read")


def test_what_it_needs_works(engine: BlockingEngine, home: Home) -> None:
    """Model and adapter are read, the state is written, temporary files come and go."""
    assert attempt(engine, "read", home.model) == "done"
    assert attempt(engine, "read", home.adapter) == "done"
    for deed in ("write", "read", "replace", "delete"):
        assert attempt(engine, deed, home.state / "prefix") == "done", deed
    assert attempt(engine, "scratch") == "done"
    if has_landlock():
        assert attempt(engine, "write", home.model) == "refused"
        assert home.model.read_text() == "secret"


@pytest.mark.parametrize(
    ("deed", "target"),
    [("socket", ""), ("connect", "9"), ("run", "/bin/true"), ("run", sys.executable)],
)
def test_no_network_and_no_programs(engine: BlockingEngine, deed: str, target: str) -> None:
    """Whatever the kernel knows of Landlock."""
    assert attempt(engine, deed, target) == "refused"


@pytest.mark.model
@pytest.mark.parametrize("factory", ["caged_ctypes", "caged_llama_cpp"])
def test_the_real_backends_are_held_and_answer(
    factory: str, embedded_model: Path, home: Home
) -> None:
    """With native code, a real model and its threads: all that is private, at once."""
    with BlockingEngine(f"tests.caged_backend:{factory}") as engine:
        engine.load(ModelSpec(path=embedded_model, n_ctx=256, state_dir=str(home.state)))
        for path in home.private:
            for deed in ("read", "write", "replace", "delete", "chmod", "touch"):
                assert attempt(engine, deed, path) == kept(deed), (deed, path)
        for deed, target in (("socket", ""), ("run", "/bin/true"), ("run", sys.executable)):
            assert attempt(engine, deed, target) == "refused"
        assert attempt(engine, "read", embedded_model) == "done"
        assert attempt(engine, "write", home.state / "own") == "done"
        said = engine.generate([Message("user", "Hello")], Sampling(n_predict=4))
        assert "".join(chunk.text for chunk in said)


def test_memory_has_a_limit(engine: BlockingEngine) -> None:
    """Who asks for more gets an error, and the machine does not notice."""
    assert attempt(engine, "grow", report_of(engine).memory_bytes) == "failed: MemoryError"
    assert attempt(engine, "read", "/proc/self/status") == "done"


def test_a_kernel_without_landlock_is_told_and_confined_as_far_as_it_goes() -> None:
    """A filter stands in for it: it refuses the call that makes the rules."""
    script = (
        "import ctypes, socket, subprocess\n"
        "from backends.cage import linux, seccomp\n"
        "from backends.cage.needs import Needs\n"
        "from backends.cage.door import confine\n"
        "ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)\n"
        "assert seccomp.refuse_calls([linux.CREATE_RULESET])\n"
        "report = confine(Needs()).report\n"
        "assert not report.files and report.network and report.programs, report\n"
        f"assert report.why_not == {NO_LANDLOCK!r}, report\n"
        "for deed in (socket.socket, lambda: subprocess.run(['/bin/true'])):\n"
        "    try:\n"
        "        deed()\n"
        "    except PermissionError:\n"
        "        continue\n"
        "    raise SystemExit('not refused')\n"
    )
    child = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (child.returncode, child.stderr) == (0, "")


def test_a_backend_with_a_server_keeps_the_network_and_loses_the_files(home: Home) -> None:
    """It reaches the server, and no program."""
    with socket.create_server(("127.0.0.1", 0)) as server, BlockingEngine(ONLINE) as engine:
        engine.load(home.spec)
        assert attempt(engine, "connect", server.getsockname()[1]) == "done"
        assert attempt(engine, "read", home.model) == "done"
        assert attempt(engine, "run", "/bin/true") == "refused"
        for path in (*home.private, home.adapter):
            assert attempt(engine, "read", path) == kept("read")
        report = report_of(engine)
        assert (report.files, report.network, report.programs) == (has_landlock(), False, True)


def test_a_backend_that_does_not_say_what_it_needs_is_free(home: Home) -> None:
    """One of a third party, from before; and it is told."""
    with BlockingEngine(SCRIPTED) as engine:
        engine.load(home.spec)
        assert report_of(engine) == CageReport(why_not=NOT_DECLARED)


def test_another_model_gets_another_cage(engine: BlockingEngine, home: Home) -> None:
    """And whoever asked does not notice, but for the number of the process."""
    first, other = engine.pid, home.private[2]
    engine.load(replace(home.spec, path=other))
    assert engine.pid != first
    assert attempt(engine, "read", other) == "done"
    assert attempt(engine, "read", home.model) == kept("read")


def test_the_same_files_stay_in_the_same_cage(engine: BlockingEngine, home: Home) -> None:
    """Another context, or one adapter less, needs no other process."""
    first = engine.pid
    engine.load(replace(home.spec, n_ctx=123, adapters=()))
    assert engine.pid == first


def test_what_is_near_is_in_the_cage_from_the_start(engine: BlockingEngine, home: Home) -> None:
    """Then it is no reason for another one; what is near later is none, either."""
    near = replace(home.spec, adapters=(), nearby=(home.adapter, home.model.with_name("none")))
    engine.load(replace(near, path=home.private[2]))
    first = engine.pid
    engine.load(replace(near, path=home.private[2], adapters=home.spec.adapters))
    engine.load(replace(near, path=home.private[2], nearby=(home.model,)))
    assert engine.pid == first


def test_a_file_that_was_replaced_is_another_file(engine: BlockingEngine, home: Home) -> None:
    """As a download leaves it: the old one, which the cage knows, is gone."""
    fresh = home.model.with_name("fresh")
    fresh.write_text("new")
    fresh.replace(home.model)
    engine.load(home.spec)
    assert attempt(engine, "read", home.model) == "done"


def test_a_file_that_came_later_is_found(tmp_path: Path) -> None:
    """The cage of the first attempt does not have it."""
    path = tmp_path / "later.gguf"
    with BlockingEngine(CAGED) as engine:
        engine.load(ModelSpec(path=path))
        assert attempt(engine, "read", path) == "failed: FileNotFoundError"
        path.write_text("here")
        engine.load(ModelSpec(path=path))
        assert attempt(engine, "read", path) == "done"


def test_a_model_that_another_cage_refuses_leaves_the_one_before(
    engine: BlockingEngine, tmp_path: Path
) -> None:
    """The old child was kept until the new one had it."""
    first = engine.pid
    with pytest.raises(ModelLoadError):
        engine.load(ModelSpec(path=tmp_path / "missing.gguf"))
    assert engine.pid == first
    assert attempt(engine, "hello", "there") == "hello there"


def test_a_folder_in_the_place_of_a_model_opens_nothing(home: Home, tmp_path: Path) -> None:
    """Named as a model, it would be all that is in it."""
    with BlockingEngine(CAGED) as engine:
        engine.load(ModelSpec(path=tmp_path / "ann"))
        assert attempt(engine, "read", home.private[0]) == kept("read")


def test_a_search_path_that_holds_the_home_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever has such a PYTHONPATH does not give away what lies beside the packages."""
    monkeypatch.setenv("HOME", str(tmp_path / "ann"))
    (tmp_path / "ann/packages").mkdir(parents=True)
    for entry in (tmp_path, tmp_path / "ann", tmp_path / "ann/packages"):
        monkeypatch.syspath_prepend(str(entry))
    read = full_rules(Needs()).read
    assert tmp_path / "ann/packages" in read
    assert not {tmp_path, tmp_path / "ann", ROOT} & set(read)


def test_a_wider_need_is_not_covered(tmp_path: Path) -> None:
    """Of the network, of the graphics card, of a folder to write to."""
    held = Confinement.around(Needs(files=(tmp_path,)), CageReport())
    assert held.covers(Needs(files=(tmp_path,)))
    for needs in (
        Needs(network=True), Needs(devices=True), Needs(writes=(tmp_path,)),
        Needs(files=(tmp_path / "..",)),
    ):  # fmt: skip
        assert not held.covers(needs)


def test_the_encoder_is_confined(tmp_path: Path) -> None:
    """It works in there; the kernel tells that each of its threads is."""
    encoder = Encoder(ENCODERS)
    assert encoder.encode([["Hello"]], CANDIDATES)
    tasks = list(Path(f"/proc/{encoder.pid}/task").iterdir())
    for task in tasks:
        assert "Seccomp:\t2" in (task / "status").read_text()
    encoder.close()


def test_closing_the_cage_takes_no_time(tmp_path: Path) -> None:
    """The best of some engines: the processor's time of the call, with its own imports.

    They are compiled already, as an installed program is.
    """
    script = (
        "import ctypes, time, backends.engine\n"  # every backend that reads a GGUF has ctypes
        "from backends.cage.needs import Needs\n"
        "from backends.cage.door import confine\n"
        "start = time.process_time()\n"
        "confine(Needs(), makes_files=True)\n"
        "print(1000 * (time.process_time() - start))\n"
    )
    command = [sys.executable, "-c", script]
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    took = [float(subprocess.check_output(command, cwd=ROOT, env=environment)) for _ in range(6)]
    assert min(took) < MAX_MS, took


def test_the_profile_for_macos_allows_last_what_is_needed(tmp_path: Path) -> None:
    """Its text; that a Mac obeys it is not verified."""
    model, state = tmp_path / 'a "model".gguf', tmp_path / "state"
    model.touch()
    state.mkdir()
    text = profile(Rules((model, Path("/usr")), (state,), (), network=False, memory_bytes=0))
    lines = text.splitlines()
    assert "(deny network*)" in lines
    assert f'(literal "{tmp_path}/a \\"model\\".gguf")' in lines[-1]
    assert lines[-1].startswith("(allow file-read*")
    assert lines.index('(deny file-write* (subpath "/"))') < len(lines) - 2
    online = profile(Rules((), (), (), network=True, memory_bytes=0))
    assert "network" not in online
