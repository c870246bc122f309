"""What comes back from another computer: real files, each fault a sentence, nothing lost."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from backends.errors import FinetuneError, PersonaError
from desktop.config.paths import Places, find_places
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.trainings.elsewhere import take_back
from desktop.studio.trainings.trainer import find_trainer
from desktop.studio.trainings.training import (
    ABOUT,
    ADAPTER_FILE,
    Plan,
    Training,
    fill_training,
    keep_adapter,
    training_of,
)
from persona.model import Persona
from tests.backends.gguf_build import living, random_adapter, tiny, write

FIELD = Path(__file__).parents[2] / "field"
SMALL, PEFT = FIELD / "m00-control-chatml.gguf", FIELD / "p00-control"
CONVERT_S = 400.0

pytestmark = [pytest.mark.model, pytest.mark.timeout(CONVERT_S)]

Take = Callable[[Path], None]


def plan_of(base: Path) -> Plan:
    """Return what a training for a model would be, where the disk is all but full."""
    return Plan(base, 1, 1, 1, 1, disk_bytes=10**18, memory_bytes=1, has_few=True)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of a person."""
    return find_places({"AVATAR_CHAT_HOME": str(tmp_path / "home")})


@pytest.fixture
def ada(places: Places) -> Persona:
    """Whose adapter it is to be."""
    return make_avatar(Wanted("Ada", "self", introduction="I sail."), places.personas)


@pytest.fixture
def returned(ada: Persona, embedded_model: Path, tmp_path: Path) -> Path:
    """The folder of a training for the embedded model, as it comes back."""
    place = tmp_path / "ada-training"
    convert = place / "run" / "convert"
    convert.mkdir(parents=True)
    fill_training(place, ada, embedded_model, "model.gguf")
    random_adapter(convert)
    return place


@pytest.fixture
def take(ada: Persona, places: Places, embedded_model: Path) -> Take:
    """Take something back for Ada and the embedded model."""
    plan, training = plan_of(embedded_model), training_of(ada, places)
    return lambda path: take_back(path, ada, plan, training, None)


def refusal(take: Take, path: Path) -> str:
    """Return why something is not taken, in three sentences."""
    with pytest.raises(FinetuneError) as error:
        take(path)
    told = error.value
    assert told.what == "This adapter cannot be taken."
    assert all(sentence.endswith(".") for sentence in (told.why, told.todo))
    return f"{told.why} {told.todo}"


def adapter_in(training: Training) -> bytes:
    """Return what waits to be kept or dropped."""
    result = training.result()
    assert result is not None
    return result.adapter.read_bytes()


@pytest.mark.parametrize("inner", ["", "run", "run/convert", f"run/convert/{ADAPTER_FILE}", ".."])
def test_the_folder_is_found_from_wherever_it_is_chosen(
    ada: Persona, places: Places, returned: Path, take: Take, tmp_path: Path, inner: str
) -> None:
    """Itself, what is in it, the file, and the folder that it was copied into."""
    outer = tmp_path / "from-the-other"
    outer.mkdir()
    place = returned.rename(outer / returned.name)
    take(outer if inner == ".." else place / inner)
    whole = (place / "run" / "convert" / ADAPTER_FILE).read_bytes()
    assert adapter_in(training_of(ada, places)) == whole


def test_what_is_kept_is_kept_beside_what_another_window_wrote(
    ada: Persona, places: Places, returned: Path, take: Take
) -> None:
    """And where the avatar cannot be written, its adapter stays the one of before."""
    take(returned)
    training = training_of(ada, places)
    facts = ada.folder / "facts.jsonl"
    told = facts.read_bytes()
    facts.write_text("broken\n", "utf-8")
    with pytest.raises(PersonaError):
        keep_adapter(ada, training)
    assert ada.adapter() is None
    assert training.result() is not None
    facts.write_bytes(told + b'{"id": "f09", "text": "I row."}\n')
    kept = keep_adapter(ada, training)
    assert [own.text for own in kept.facts] == ["I sail.", "I row."]
    assert kept.adapter() is not None
    assert not [own.name for own in ada.folder.iterdir() if own.name.startswith(".")]


@pytest.mark.parametrize("inner", ["", f"run/convert/{ADAPTER_FILE}"])
def test_another_avatar_or_another_base_is_told(returned: Path, take: Take, inner: str) -> None:
    """Whether the folder is chosen or only the file in it."""
    about = returned / ABOUT
    told = json.loads(about.read_bytes())
    about.write_text(json.dumps({**told, "avatar_id": "somebody", "name": "Bo"}), "utf-8")
    assert refusal(take, returned / inner) == (
        "It was trained for the avatar of Bo. Open the studio of that one."
    )
    about.write_text(json.dumps({**told, "base_sha256": "0" * 64, "base": "Old.gguf"}), "utf-8")
    assert "It was trained for another model than" in refusal(take, returned / inner)


def test_the_adapter_of_another_avatar_here_is_told(places: Places, take: Take) -> None:
    """It lies in that one's folder."""
    other = make_avatar(Wanted("Bo", "self"), places.personas)
    assert "the avatar of Bo" in refusal(take, random_adapter(other.folder))
    assert "the avatar of Bo" in refusal(take, other.folder)


def test_a_file_that_is_cut_off_or_none_is_told(
    ada: Persona, places: Places, returned: Path, take: Take, tmp_path: Path
) -> None:
    """And what was taken back before stays."""
    take(returned)
    before = adapter_in(training_of(ada, places))
    adapter = returned / "run" / "convert" / ADAPTER_FILE
    whole = adapter.read_bytes()
    for size in (len(whole) - 4096, 4096, 20, 0):
        adapter.write_bytes(whole[:size])
        refusal(take, returned)
        refusal(take, adapter)
    adapter.write_bytes(whole)
    assert "whole model, not a LoRA" in refusal(take, write(tmp_path, tiny()))
    assert "no GGUF file" in refusal(take, write(tmp_path, b"Dear Ada, " * 9, "letter.txt"))
    with zipfile.ZipFile(tmp_path / "ada-training.zip", "w") as archive:
        archive.write(adapter, ADAPTER_FILE)
    assert refusal(take, tmp_path / "ada-training.zip") == (
        "It is packed into a ZIP. Unpack it, and choose the folder."
    )
    adapter.unlink()
    assert "has not come to an end" in refusal(take, returned)
    assert adapter_in(training_of(ada, places)) == before
    assert [own.name for own in places.trainings.iterdir()] == ["ada"]


def test_an_adapter_for_a_model_of_other_sizes_is_told(
    ada: Persona, places: Places, tmp_path: Path
) -> None:
    """It names no base; its parts do not fit."""
    base = write(tmp_path, living())
    with pytest.raises(FinetuneError, match="another size"):
        take_back(random_adapter(tmp_path), ada, plan_of(base), training_of(ada, places), None)


@pytest.mark.filterwarnings("default")
def test_what_peft_has_saved_is_converted_or_told(
    ada: Persona, places: Places, tmp_path: Path, embedded_model: Path
) -> None:
    """The folder or a file in it; for another base, cut off, without weights: a sentence each."""
    training, trainer = training_of(ada, places), find_trainer(places)
    folder = tmp_path / "peft"
    shutil.copytree(PEFT, folder)
    weights = folder / "adapter_model.safetensors"

    def take_for(base: Path) -> Take:
        return lambda path: take_back(path, ada, plan_of(base), training, trainer)

    with pytest.raises(FinetuneError, match="not installed here"):
        take_back(folder, ada, plan_of(SMALL), training, None)
    take_for(SMALL)(weights)
    before = adapter_in(training)
    assert before.startswith(b"GGUF")
    assert "trained for another base" in refusal(take_for(write(tmp_path, living())), folder)
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-100])
    assert "is damaged: it ends after" in refusal(take_for(SMALL), folder)
    weights.unlink()
    assert "has no adapter_model.safetensors" in refusal(take_for(SMALL), folder)
    assert adapter_in(training) == before
