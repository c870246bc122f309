"""Two windows on one persona, a full disk, a kill: what was said to be kept is there."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.studio.interview import ASKED, INTERVIEW_FILE, Interview
from persona.store import load_persona

ROOT = Path(__file__).parents[2]
DEADLINE_S = 120.0
KILLS = 8

WRITER = """
import sys
from pathlib import Path
from backends.errors import PersonaError
from desktop.studio.keeping import keep
from desktop.studio.notebook import with_fact
from persona.store import load_persona
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
sys.stdin.readline()  # both begin at once
for number in range(count):
    while True:
        persona = load_persona(folder)
        try:
            keep(persona, with_fact(persona, f"I am {name} {number}."))
        except PersonaError:
            continue
        print(f"I am {name} {number}.", flush=True)
        break
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process that writes to a persona."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_processes_lose_nothing_of_each_other(folder: Path) -> None:
    """Each adds forty facts as fast as it can; what either was told is kept is there."""
    writers = [start(WRITER, folder, name, 40) for name in ("Ada", "Bo")]
    for writer in writers:
        assert writer.stdin
        writer.stdin.write("\n")
        writer.stdin.flush()
    kept = {line.strip() for writer in writers for line in writer.communicate()[0].splitlines()}
    assert [writer.returncode for writer in writers] == [0, 0]
    facts = [own.text for own in load_persona(folder).facts]
    assert kept <= {*facts}
    assert len(facts) == 81
    assert not [own.name for own in folder.iterdir() if own.name.startswith(".")]


INTERVIEWED = """
import sys
from pathlib import Path
from desktop.studio.interview import Interview, next_question, taken_answer
from desktop.studio.keeping import keep
from desktop.studio.notebook import held_back
from persona.bank import load_bank
from persona.store import load_persona
folder, bank = Path(sys.argv[1]), load_bank("en")
persona, talk = load_persona(folder), Interview.open(folder)
print("ready", flush=True)
while found := next_question(bank, persona, talk.skipped):
    answer = f"I say {found[1].id}."
    persona = keep(persona, taken_answer(persona, bank, *found, answer))
    print(found[1].id, flush=True)
    if found[1].kind == "answerable":
        for one in talk.new_of(persona, [answer], found[0].name):
            talk.propose(one)
    persona = keep(persona, held_back(persona, [("pair", own.id) for own in persona.examples]))
    persona = keep(persona, held_back(persona, [("held", own.id) for own in persona.held_back]))
"""


def test_a_kill_at_any_moment_of_the_interview_loses_no_answer(folder: Path) -> None:
    """Also while all pairs are held back and brought back; the next one goes on from there."""
    chance, said = random.Random(7), set[str]()
    for _ in range(KILLS):
        with start(INTERVIEWED, folder) as child:
            assert child.stdout
            assert child.stdout.readline() == "ready\n"
            try:
                child.wait(chance.uniform(0.0, 0.3))
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
            said |= {*child.stdout.read().split()}
        persona = load_persona(folder)
        there = {str(own.extra.get(ASKED)) for own in (*persona.examples, *persona.held_back)}
        assert said <= there
        assert "What do you do?" in {
            text for own in (*persona.examples, *persona.held_back) for text in own.questions
        }
        for line in (folder / INTERVIEW_FILE).read_text("utf-8").splitlines():
            assert line.startswith("{")
    assert len(said) > KILLS
    assert Interview.open(folder).proposed
    left = [own.name for own in folder.iterdir() if own.name.startswith(".")]
    assert len(left) <= 2, "what a killed one had begun is removed by the next"


FULL = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from backends.errors import PersonaError
from desktop.studio.keeping import keep
from desktop.studio.notebook import with_fact, with_pair
from persona.model import Example
from persona.store import load_persona
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
persona, count = load_persona(folder), 0
try:
    while True:
        text = f"I am {count} " + "x" * 900
        pair = Example("", "answerable", (f"What is {count}?",), (text,))
        persona = keep(persona, with_pair(with_fact(persona, text), pair))
        count += 1
except PersonaError as error:
    print(count)
    print(error)
"""
PRIVATE_DISK = ("unshare", "-Urm", "sh", "-c")


def has_private_disks() -> bool:
    """Tell whether a process may have a disk of its own here."""
    if shutil.which("unshare") is None:
        return False
    mount = "mount -t tmpfs none /mnt"
    return subprocess.run([*PRIVATE_DISK, mount], capture_output=True, check=False).returncode == 0


def look_at_full(folder: Path, said: str) -> None:
    """Look at what a full disk has left: all that was kept before, and a sentence."""
    count, told = said.strip().splitlines()
    assert told.startswith("The change to Theo Marsh was not kept. ")
    assert told.endswith("Check that the disk has room and may be written to.")
    persona = load_persona(folder)
    assert len(persona.facts) == len(persona.examples) == int(count) + 1
    assert int(count) > 0
    assert not [own.name for own in folder.iterdir() if own.name.startswith(".")]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_file_that_may_not_grow_is_told_and_all_is_as_before(folder: Path) -> None:
    """Facts and pairs together, or neither."""
    done = start(FULL, folder, 64 * 2**10).communicate()[0]
    assert "would be larger than its drive allows" in done
    look_at_full(folder, done)


@pytest.mark.skipif(not has_private_disks(), reason="no disk of its own for a process here")
def test_a_full_disk_is_told_and_all_is_as_before(folder: Path, tmp_path: Path) -> None:
    """A disk of 256 KiB; what is on it then is copied out and looked at."""
    disk, out = tmp_path / "disk", tmp_path / "out"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=256k none {disk} && cp -r {folder} {disk}/own && "
        f"{sys.executable} -c '{FULL}' {disk}/own 0; cp -r {disk}/own {out}"
    )
    done = subprocess.run(
        [*PRIVATE_DISK, script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "There is no room left for" in done.stdout
    look_at_full(out, done.stdout)
