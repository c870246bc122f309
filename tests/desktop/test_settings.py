"""The settings file: read, written, damaged, out of range."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.errors import SettingsError
from desktop.settings import Settings, load_or_set_aside, write_atomically


def test_settings_survive_a_restart(tmp_path: Path) -> None:
    """What is saved is what is loaded."""
    path = tmp_path / "deep" / "settings.json"
    wanted = replace(Settings(), n_ctx=8192, theme="dark", model_path="/a/b.gguf", seed=7)
    wanted.save(path)
    assert Settings.load(path) == wanted
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_missing_file_gives_the_defaults(tmp_path: Path) -> None:
    """A fresh machine has no settings."""
    assert Settings.load(tmp_path / "none.json") == Settings()


def test_unknown_fields_of_another_version_are_ignored(tmp_path: Path) -> None:
    """An older app reads what a newer one wrote."""
    path = tmp_path / "settings.json"
    path.write_text(json.dumps(asdict(Settings(n_ctx=1024)) | {"from_the_future": [1]}))
    assert Settings.load(path).n_ctx == 1024


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"n_ctx": "many"}', b'{"n_ctx": 3}', b"[" * 100_000],
)
def test_a_damaged_file_is_set_aside_with_a_word(tmp_path: Path, content: bytes) -> None:
    """The app opens with the defaults, and nothing is lost."""
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, error = load_or_set_aside(path)
    assert settings == Settings()
    assert error is not None
    assert "settings.damaged.json" in error.todo
    assert (tmp_path / "settings.damaged.json").read_bytes() == content


@given(st.integers(256, 1_048_576))
def test_a_context_length_in_range_is_accepted(n_ctx: int) -> None:
    """Every number between the ends."""
    assert Settings(n_ctx=n_ctx).n_ctx == n_ctx


@given(st.integers().filter(lambda n: not 256 <= n <= 1_048_576))
def test_a_context_length_out_of_range_is_refused_in_words(n_ctx: int) -> None:
    """No other number gets through."""
    with pytest.raises(SettingsError, match="context length is out of range") as caught:
        Settings(n_ctx=n_ctx)
    assert caught.value.todo


def test_a_folder_that_cannot_be_written_is_an_error_in_words(tmp_path: Path) -> None:
    """Saving into a file as if it were a folder."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="could not be saved"):
        Settings().save(tmp_path / "file" / "settings.json")


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """Whole or not at all."""
    path = tmp_path / "settings.json"
    write_atomically(path, b"old")
    (tmp_path / "dir.json").mkdir()
    with pytest.raises(OSError, match="irectory"):
        write_atomically(tmp_path / "dir.json", b"new")
    assert path.read_bytes() == b"old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["dir.json", "settings.json"]


def test_the_engine_gets_what_was_chosen_for_it(tmp_path: Path) -> None:
    """GPU layers, cache type, attention, drafts and library reach the model's specification."""
    settings = replace(
        Settings(),
        n_gpu_layers=-1,
        kv_type="q8_0",
        flash_attention=False,
        prompt_lookup=False,
        library="/some/lib",
    )
    spec = settings.model_spec(tmp_path / "a.gguf")
    assert (spec.n_gpu_layers, spec.kv_type, spec.library) == (-1, "q8_0", "/some/lib")
    assert (spec.flash_attention, spec.prompt_lookup) == (False, False)
