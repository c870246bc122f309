"""Publishing against an HTTP server that stands in for the Hub, with the real huggingface_hub."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from backends.errors import FinetuneError
from finetune.evaluation.scorecard import save_cards
from finetune.export.publish import find_token, redacted, run, upload
from finetune.recipe import load_recipe
from finetune.rundir import stamped
from tests.finetune.hub import REPO, Hub, hub_server
from tests.finetune.tiny import write_persona, write_recipe

TOKEN = "hf_" + "SecretTokenOfTheOwner" + "0123456789"


@pytest.fixture
def recipe_file(tmp_path: Path) -> Path:
    """A recipe whose train and convert steps are finished, with small files for results."""
    path = write_recipe(
        tmp_path / "r.toml",
        write_persona(tmp_path / "ada"),
        tmp_path / "out",
        publish={
            "repo": REPO,
            "base_model": "someone/base",
            "base_licence": "apache-2.0",
            "data_licence": "cc0-1.0",
        },
    )
    recipe = load_recipe(path)
    results = {
        "train": {
            "adapter_config.json": json.dumps({"base_model_name_or_path": str(tmp_path)}),
            "adapter_model.safetensors": "weights",
        },
        "convert": {"adapter.gguf": "GGUF" * 1000},
    }
    for step, files in results.items():
        with stamped(recipe, step) as notes:
            for name, text in files.items():
                (recipe.folder / step / name).write_text(text, "utf-8")
                notes[name] = ""
    return path


def command(recipe_file: Path, *options: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m finetune publish`` in a child, with a home of its own."""
    home = str(recipe_file.parent / "home")
    own = {
        key: value for key, value in os.environ.items() if not key.startswith(("HF_", "HUGGING"))
    }
    own |= {"HF_HOME": home, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    own["HF_HUB_DISABLE_XET"] = "1"  # the stand-in speaks the plain protocol
    return subprocess.run(
        [sys.executable, "-m", "finetune", "publish", str(recipe_file), *options],
        env=own | environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_dry_run_is_the_default(recipe_file: Path) -> None:
    """The whole folder is made, nothing is sent, no token is needed."""
    with hub_server() as hub:
        done = command(recipe_file, HF_ENDPOINT=hub.url)
        assert done.returncode == 0, done.stderr
        assert "dry run" in done.stdout
        assert hub.requests == []
    folder = load_recipe(recipe_file).folder / "publish"
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "README.md",
        "adapter.gguf",
        "adapter_config.json",
        "adapter_model.safetensors",
    }


def test_an_upload_makes_the_repository_and_sends_every_file(recipe_file: Path) -> None:
    """A private repository, one commit; the token goes into one header and nowhere else."""
    with hub_server() as hub:
        done = command(recipe_file, "--upload", "--endpoint", hub.url, HF_TOKEN=TOKEN)
        assert done.returncode == 0, done.stderr
        assert f"{hub.url}/{REPO}" in done.stdout
    assert hub.created == {"name": "ada", "organization": "someone", "visibility": "private"}
    sent = set(hub.committed) | set(hub.large)
    assert {"README.md", "adapter_config.json", "adapter.gguf"} <= sent
    assert hub.large["adapter.gguf"] == b"GGUF" * 1000
    assert hub.tokens == {f"Bearer {TOKEN}"}
    everything = done.stdout + done.stderr + "".join(map(str, hub.committed.values()))
    assert TOKEN not in everything
    assert not _files_with(TOKEN, recipe_file.parent)


def _files_with(text: str, folder: Path) -> list[Path]:
    """Return the files below a folder that hold a text: the grep of a worried owner."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if text.encode() in path.read_bytes()]


@pytest.mark.parametrize("status", [401, 403, 500])
def test_a_refusal_is_told_without_the_token(status: int, recipe_file: Path) -> None:
    """Even where the Hub echoes it back."""
    with hub_server(Hub(refuses_with=status, echo=TOKEN)) as hub:
        done = command(recipe_file, "--upload", "--endpoint", hub.url, HF_TOKEN=TOKEN)
    assert done.returncode == 1
    assert "The avatar could not be published." in done.stderr
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stdout + done.stderr


def test_a_refused_file_is_told_without_the_token(recipe_file: Path) -> None:
    """The library wraps that one in an error of its own."""
    with hub_server(Hub(refuses_files=True, echo=TOKEN)) as hub:
        done = command(recipe_file, "--upload", "--endpoint", hub.url, HF_TOKEN=TOKEN)
    assert done.returncode == 1
    assert "could not be published" in done.stderr
    assert "Traceback" not in done.stderr
    assert TOKEN not in done.stdout + done.stderr


def test_without_a_token_nothing_is_sent(recipe_file: Path) -> None:
    """And the cure is named."""
    with hub_server() as hub:
        done = command(recipe_file, "--upload", "--endpoint", hub.url)
        assert hub.requests == []
    assert done.returncode == 1
    assert "HF_TOKEN" in done.stderr


def test_the_token_is_found_in_the_environment_only_there() -> None:
    """The older name counts, too."""
    assert find_token({"HF_TOKEN": TOKEN}) == TOKEN
    assert find_token({"HUGGING_FACE_HUB_TOKEN": TOKEN}) == TOKEN


@pytest.mark.filterwarnings("default")  # huggingface_hub uses what httpx2 deprecates
def test_log_records_lose_the_token(
    recipe_file: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a library logs while it uploads."""
    assert TOKEN not in redacted(f"Authorization: Bearer {TOKEN} and hf_another12345678")
    assert "hf_another" not in redacted("hf_another12345678")
    recipe = load_recipe(recipe_file)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_XET", True)
    with hub_server() as hub, caplog.at_level(logging.DEBUG):
        upload(recipe, TOKEN, hub.url)
    assert TOKEN not in caplog.text


def test_the_card_names_licences_base_and_score(recipe_file: Path) -> None:
    """And no path of this machine."""
    recipe = load_recipe(recipe_file)
    save_cards([], recipe.folder / "evaluate" / "scorecard.json")
    folder = run(recipe)
    card = (folder / "README.md").read_text("utf-8")
    assert card.startswith("---\n")
    assert 'base_model: "someone/base"' in card
    assert 'license: "cc0-1.0"' in card
    assert "apache-2.0" in card
    assert "Score card" in card
    assert str(recipe_file.parent) not in card + (folder / "adapter_config.json").read_text("utf-8")


def test_a_recipe_without_a_repository_is_not_uploaded(recipe_file: Path) -> None:
    """It would not know where to."""
    text = recipe_file.read_text("utf-8").replace(f'repo = "{REPO}"', 'repo = ""')
    recipe_file.write_text(text, "utf-8")
    with pytest.raises(FinetuneError, match=r"publish\.repo"):
        upload(load_recipe(recipe_file), TOKEN)
