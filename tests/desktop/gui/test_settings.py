"""The settings file: read, written, damaged, out of range."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.base import Adapter, Sampling
from backends.errors import SettingsError
from backends.files import write_atomically
from desktop.config.sampling_presets import DEFAULTS, PRESETS, preset_of
from desktop.config.settings import (
    AdapterChoice,
    Settings,
    load_or_set_aside,
    save_changes,
)


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


def test_what_another_window_has_set_stays(tmp_path: Path) -> None:
    """Only what was changed here is written, of a table only the entries."""
    path = tmp_path / "settings.json"
    here = Settings(theme="dark", templates={"a": "A", "b": "B"})
    here.save(path)
    replace(here, font_px=20, templates={"a": "A", "b": "other", "c": "C"}).save(path)
    save_changes(path, here, replace(here, theme="light", templates={"b": "B", "d": "D"}))
    wanted = Settings(theme="light", font_px=20, templates={"b": "other", "c": "C", "d": "D"})
    assert Settings.load(path) == wanted


def test_a_file_that_an_editor_marked_is_read(tmp_path: Path) -> None:
    """Windows writes a mark before UTF-8."""
    path = tmp_path / "settings.json"
    path.write_bytes(b'\xef\xbb\xbf{"font_px": 20}')
    assert Settings.load(path).font_px == 20


@pytest.mark.skipif(sys.platform == "win32", reason="links are for administrators there")
def test_a_link_stays_one(tmp_path: Path) -> None:
    """Who keeps all settings in a folder of their own finds the change there."""
    path, kept = tmp_path / "settings.json", tmp_path / "kept.json"
    kept.write_text("{}", "utf-8")
    path.symlink_to(kept)
    Settings(font_px=20).save(path)
    assert path.is_symlink()
    assert Settings.load(kept).font_px == 20


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


def test_one_value_of_a_newer_version_does_not_take_the_others_with_it(tmp_path: Path) -> None:
    """What is sound holds, and is what is in the file from then on."""
    path = tmp_path / "settings.json"
    path.write_text('{"font_px": 20, "theme": "sepia", "n_ctx": 3, "visitor": "Jo", "new": [1]}')
    settings, error = load_or_set_aside(path)
    assert settings == Settings(font_px=20, visitor="Jo") == Settings.load(path)
    assert error is not None
    assert "what can be read" in error.todo
    assert "sepia" in (tmp_path / "settings.damaged.json").read_text()


@given(st.integers(256, 1_048_576))
def test_a_context_length_in_range_is_accepted(n_ctx: int) -> None:
    """Every number between the ends."""
    assert Settings(n_ctx=n_ctx).n_ctx == n_ctx


@given(st.integers().filter(lambda n: n != 0 and not 256 <= n <= 1_048_576))
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


def test_thoughts_have_a_limit_in_the_settings() -> None:
    """It reaches the sampling; the default is the engine's own; nonsense is refused."""
    assert Settings().sampling().n_think == Sampling().n_think
    assert replace(Settings(), n_think=100).sampling().n_think == 100
    with pytest.raises(SettingsError, match="limit of thoughts"):
        replace(Settings(), n_think=-1)


def test_what_is_set_for_one_avatar_with_one_model_wins(tmp_path: Path) -> None:
    """Other pairs have the general values; both survive a restart."""
    settings = Settings(temperature=0.5, model_path="/a.gguf")
    settings = replace(settings, sampling_for={settings.pair: {"temperature": 1.2, "top_k": 7}})
    settings.save(tmp_path / "settings.json")
    settings = Settings.load(tmp_path / "settings.json")
    assert (settings.sampling().temperature, settings.sampling().top_k) == (1.2, 7)
    assert replace(settings, persona="other").sampling().temperature == 0.5
    assert replace(settings, model_path="/b.gguf").sampling().top_k == 40
    with pytest.raises(SettingsError, match="top-p is out of range"):
        replace(settings, sampling_for={"x|y": {"top_p": 2.0}})


def test_adapters_and_templates_belong_to_their_model() -> None:
    """And options to their backend."""
    settings = Settings(
        model_path="/a.gguf",
        adapters={"/a.gguf": (AdapterChoice("/x.gguf", 0.5), AdapterChoice("/y.gguf", 1.0, False))},
        templates={"/a.gguf": "T"},
        kv_type="q8_0",
        options={"openai-server/model": "m", "loose": "1"},
    )
    spec = settings.model_spec(None)
    assert spec.adapters == (Adapter(Path("/x.gguf"), 0.5),)
    assert (spec.chat_template, spec.kv_type, spec.n_ctx) == ("T", "q8_0", -1)
    assert spec.options == {"loose": "1"}
    other = replace(settings, model_path="/b.gguf", backend="openai-server").model_spec(None)
    assert (other.adapters, other.chat_template, other.path) == ((), "", Path())
    assert other.options == {"loose": "1", "model": "m"}
    with pytest.raises(SettingsError, match="strength"):
        AdapterChoice("/x.gguf", 9.0)


def test_each_preset_has_a_reason_and_values_of_its_own() -> None:
    """Every value is in the range of its field, and a preset is found again by its values."""
    for preset in PRESETS:
        assert preset.why.endswith(".")
        assert preset_of(preset.values) is preset
        settings = replace(Settings(), **preset.values)  # type: ignore[arg-type]
        assert settings.sampling().temperature == preset.values["temperature"]
    assert preset_of({**DEFAULTS, "temperature": 0.71}) is None
