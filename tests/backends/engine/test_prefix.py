"""The kept states of prefixes: bounded, private, and read only as they were written."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import pytest

from backends.base import Message, ModelSpec
from backends.llama_ctypes.backend import LlamaCtypesBackend
from backends.llama_ctypes.prefix import PrefixStore, prefix_key

KEYS = [prefix_key(["model", "library"], [number]) for number in range(4)]
PINNED = Message("system", "You are Ada. " * 20)


def kept(folder: Path) -> list[bytes]:
    """Return the keys of which there is a file."""
    return [key for key in KEYS if (folder / f"prefix-{key.hex()}.state").exists()]


def age(folder: Path) -> None:
    """Make all that is kept an hour older."""
    for file in folder.iterdir():
        then = file.stat().st_mtime - 3600
        os.utime(file, (then, then))


def test_what_was_not_used_for_longest_leaves_first(tmp_path: Path) -> None:
    """By number; reading one counts as using it."""
    store = PrefixStore(tmp_path, max_files=2)
    for key in KEYS[:2]:
        store.save(key, b"state")
        age(tmp_path)
    assert store.load(KEYS[0]) == b"state"
    store.save(KEYS[2], b"state")
    assert kept(tmp_path) == [KEYS[0], KEYS[2]]


def test_all_files_together_stay_below_a_size(tmp_path: Path) -> None:
    """One that is too large by itself is not kept either."""
    store = PrefixStore(tmp_path, max_bytes=1000)
    for key in KEYS[:3]:
        store.save(key, b"x" * 300)
        age(tmp_path)
    assert kept(tmp_path) == KEYS[1:3]
    store.save(KEYS[3], b"x" * 2000)
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 1000


def test_each_thing_that_a_state_depends_on_has_a_file_of_its_own() -> None:
    """Model, adapter and library by their fingerprints, the persona by its tokens."""
    parts = [["a", "b"], ["ab", ""], ["a", "c"], ["a", "b", "c"]]
    keys = {prefix_key(own, tokens) for own in parts for tokens in ([1, 2], [12])}
    assert len(keys) == 8


def test_a_damaged_or_a_foreign_file_is_not_read(tmp_path: Path) -> None:
    """Native code must not see what this program did not write."""
    store = PrefixStore(tmp_path)
    store.save(KEYS[0], b"state")
    (file,) = tmp_path.iterdir()
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
        file.chmod(0o666)
        assert store.load(KEYS[0]) is None
        file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1] + b"!")
    assert store.load(KEYS[0]) is None
    assert not file.exists()


@pytest.mark.model
def test_a_pinned_start_is_kept_and_a_talk_is_not(embedded_model: Path, tmp_path: Path) -> None:
    """What somebody said is not on the disk, and yet not read twice."""
    talk = (PINNED, Message("user", "Who are you?"), Message("assistant", "I am Ada."))
    spec = ModelSpec(path=embedded_model, n_ctx=512, n_threads=1, state_dir=str(tmp_path))
    with closing(LlamaCtypesBackend()) as backend:
        backend.load(spec)
        n_pinned = backend.warm(talk[:1])
        states = set(tmp_path.glob("prefix-*"))
        assert len(states) == 1
        n_read = backend.warm(talk)
        assert set(tmp_path.glob("prefix-*")) == states
        assert n_read > n_pinned
        assert backend.warm(talk) == n_read
