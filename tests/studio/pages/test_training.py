"""Trainings with real processes: killed, paused, gone on with, kept, taken elsewhere and back."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backends.errors import FinetuneError
from backends.files import sha256_of
from desktop.config.paths import Places, find_places
from desktop.models.model_choice import ADAPTER_BASE
from desktop.studio.trainings.elsewhere import take_back, write_folder
from desktop.studio.trainings.journal import JOURNAL, Event, Progress, read_events, tell
from desktop.studio.trainings.sources import copy_sources
from desktop.studio.trainings.trainer import Installation, Trainer, find_trainer, use_source
from desktop.studio.trainings.training import (
    ADAPTER_FILE,
    STEPS,
    Plan,
    Training,
    TrainingChild,
    keep_adapter,
    plan_for,
    prepare,
    training_of,
)
from finetune.pipeline import STEPS as PIPELINE
from persona.model import Persona, PreferredModel
from persona.store import load_persona
from persona.writer import save_persona
from tests.finetune.conftest import SliceBase, slice_base, slice_model
from tests.finetune.tiny import write_persona, write_recipe
from tests.test_imports import imports_of, modules, waits

__all__ = ["slice_base", "slice_model"]  # fixtures

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(1800),
    pytest.mark.filterwarnings("default"),  # what torch and its kin say to each other
]
WAIT_S = 400.0
N_STEPS = 8
Look = Callable[[], bool]


def wait(look: Look) -> None:
    """Wait until something is so."""
    end, clock = time.monotonic() + WAIT_S, threading.Event()
    while not look():
        assert time.monotonic() < end
        clock.wait(0.05)


def make_short(training: Training, base: SliceBase, **tables: dict[str, object]) -> None:
    """Put a recipe of a few steps in the place of the usual one."""
    settled: dict[str, dict[str, object]] = {
        "train": {"max_steps": N_STEPS, "learning_rate": 2e-2, "patience": 0, "evaluate_every": 2},
        "evaluate": {"modes": ["grounded"], "limit": 4},
    }
    path = training.folder / "recipe.toml"
    write_recipe(path, Path("avatar"), Path("run"), base=base.table, **{**settled, **tables})
    shutil.copytree(base.made_by.folder / "base", training.folder / "run" / "base")
    (training.folder / "run" / "run.json").write_text("{}", "utf-8")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of a person who has never used the app."""
    return find_places({"AVATAR_CHAT_HOME": str(tmp_path / "home")})


@pytest.fixture
def ada(places: Places, slice_base: SliceBase) -> Persona:
    """A persona whose model is the slice."""
    places.models.mkdir(parents=True)
    shutil.copyfile(slice_base.gguf, places.models / "Slice.gguf")
    folder = write_persona(places.personas / "ada")
    own = replace(load_persona(folder), preferred_model=PreferredModel(file="Slice.gguf"))
    save_persona(own, folder)
    return load_persona(folder)


@pytest.fixture
def plan(ada: Persona, places: Places) -> Plan:
    """What a training of hers would be."""
    return plan_for(ada, places)


@pytest.fixture
def training(ada: Persona, places: Places, plan: Plan, slice_base: SliceBase) -> Training:
    """A training of hers, short."""
    made = training_of(ada, places)
    prepare(ada, plan, made)
    make_short(made, slice_base)
    return made


@pytest.fixture
def trainer(places: Places) -> Trainer:
    """This Python."""
    found = find_trainer(places)
    assert found is not None
    return found


@pytest.fixture
def start(training: Training, trainer: Trainer) -> Iterator[Callable[[], TrainingChild]]:
    """Start children; each is ended after the test."""
    started: list[TrainingChild] = []

    def begin() -> TrainingChild:
        started.append(TrainingChild(training, trainer))
        return started[-1]

    yield begin
    for child in started:
        child.kill()


def step_of(training: Training) -> int:
    """Return how many steps are trained."""
    return training.progress()[0].n_done


def kill_at(training: Training, child: TrainingChild, step: int) -> Event:
    """Take a trainer away in its midst; return what the window makes of it."""
    wait(lambda: step_of(training) >= step)
    os.kill(child.pid, signal.SIGKILL)
    wait(lambda: not child.poll())
    failure = training.progress()[0].failure
    assert failure is not None
    return failure


def checkpoint_of(training: Training, step: int) -> Path:
    """Return where a step is saved."""
    return training.run / "train" / "checkpoints" / f"checkpoint-{step}"


def begun_at(training: Training) -> list[int]:
    """Return at which steps the optimizer began."""
    events = read_events(training.run)[0]
    return [own.n_done for own in events if own.state == "begun" and own.n_all]


def finish(training: Training, child: TrainingChild) -> None:
    """Wait until all steps are done."""
    wait(lambda: not child.poll())
    assert training.progress()[0].failure is None
    assert training.done() == {*STEPS}


@pytest.mark.training
def test_a_training_is_killed_goes_on_and_is_kept(
    ada: Persona, training: Training, start: Callable[[], TrainingChild], plan: Plan
) -> None:
    """A killed step is no finished one; the end is the same as without a kill."""
    failure = kill_at(training, start(), 5)
    assert (failure.step, failure.what) == ("train", "The training ended by itself.")
    assert "system ended it" in failure.why
    assert training.done() == {"data"}
    saved = training.progress()[0].n_saved
    assert 0 < saved < N_STEPS
    assert (checkpoint_of(training, saved) / "saved").is_file()
    assert training.result() is None
    with pytest.raises(FinetuneError, match="not done"):
        keep_adapter(ada, training)

    finish(training, start())
    assert begun_at(training) == [0, saved]
    progress, _ = training.progress()
    assert [*progress.train] == list(range(1, N_STEPS + 1))
    assert [*progress.held_out] == [2, 4, 6, 8]
    result = training.result()
    assert result is not None
    assert result.before is not None
    assert result.after is not None
    assert result.after.info.adapter

    adapter = result.adapter.read_bytes()
    keep_adapter(ada, training)
    assert (ada.folder / ADAPTER_FILE).read_bytes() == adapter
    assert load_persona(ada.folder).extra[ADAPTER_BASE] == sha256_of(plan.base)
    assert (ada.folder / "scorecard.json").is_file()
    assert not training.folder.exists()


@pytest.mark.training
def test_the_window_is_killed_and_nothing_is_lost(
    training: Training, start: Callable[[], TrainingChild], places: Places
) -> None:
    """The trainer saves itself and ends; the next one waits for that and goes on from there."""
    command = [sys.executable, "-m", "tests.studio.training_driver", str(training.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as window:
        assert window.stdout
        assert int(window.stdout.readline())
        wait(lambda: step_of(training) >= 3)
        window.kill()
    child = start()  # at once: the first one is still at work

    wait(lambda: len(begun_at(training)) == 2 or not child.poll())
    child.kill()
    states = [
        (own.state, own.n_done) for own in read_events(training.run)[0] if own.step == "train"
    ]
    paused = states.index(("paused", 0))
    saved = states[paused - 1][1]
    assert 3 <= saved < N_STEPS
    assert states[paused + 1 :][:2] == [("begun", 0), ("begun", saved)]


@pytest.mark.training
def test_a_pause_saves_the_step_it_is_at(
    training: Training, start: Callable[[], TrainingChild]
) -> None:
    """Not only those at which the held-out loss is looked at."""
    child = start()
    wait(lambda: step_of(training) >= 3)
    child.pause()
    wait(lambda: not child.poll())
    progress, _ = training.progress()
    assert progress.is_paused
    assert progress.failure is None
    assert progress.n_saved == progress.n_done
    assert (checkpoint_of(training, progress.n_saved) / "trainer_state.json").is_file()
    assert "train" not in training.done()


def test_a_step_that_fails_says_why(
    training: Training, slice_base: SliceBase, start: Callable[[], TrainingChild]
) -> None:
    """In the words of its error, and it is not done."""
    facts = training.folder / "avatar" / "examples.jsonl"
    line = {
        "id": "x",
        "kind": "answerable",
        "questions": ["Number?"],
        "answers": ["+46 18 4712500"],
    }
    facts.write_text(facts.read_text("utf-8") + json.dumps(line) + "\n", "utf-8")
    child = start()
    wait(lambda: not child.poll())
    failure = training.progress()[0].failure
    assert failure is not None
    assert failure.step == "data"
    assert failure.what == "The training data has errors."
    assert training.done() == set()


def test_a_torn_line_of_the_journal_costs_only_itself(tmp_path: Path) -> None:
    """The writer was killed in its midst; the next line begins a new one."""
    tell(tmp_path, Event(step="data", state="done"))
    with (tmp_path / JOURNAL).open("ab") as file:
        file.write(b'{"step":"train","sta')
    assert [own.step for own in read_events(tmp_path)[0]] == ["data"]
    tell(tmp_path, Event(step="train", state="begun", n_done=2, n_all=4))
    events, end = read_events(tmp_path)
    assert [own.step for own in events] == ["data", "train"]
    assert read_events(tmp_path, end) == ([], end)


@pytest.mark.skipif(os.name == "nt", reason="there is no such program")
def test_a_trainer_that_ends_without_a_word_is_told(tmp_path: Path) -> None:
    """With its code, in a sentence that has a value in it."""
    training = Training(tmp_path)
    child = TrainingChild(training, Trainer(Path("/bin/false"), tmp_path))
    wait(lambda: not child.poll())
    failure = training.progress()[0].failure
    assert failure is not None
    assert failure.why == "It ended with code 1."


def test_what_came_after_the_last_checkpoint_leaves_the_curve() -> None:
    """It is trained again."""
    progress = Progress()
    steps = [Event(step="train", state="running", n_done=n, n_all=9, loss=1 / n) for n in (1, 2, 3)]
    progress.take([*steps, Event(step="train", state="begun", n_done=2, n_all=9)])
    assert [*progress.train] == [1, 2]
    assert progress.n_done == progress.n_saved == 2


def test_only_what_was_saved_counts_after_a_power_cut() -> None:
    """Nobody could say that the training had failed or paused."""
    progress = Progress()
    steps = [Event(step="train", state="running", n_done=n, n_all=9, loss=1 / n) for n in (1, 2, 3)]
    saved = Event(step="train", state="saved", n_done=2, n_all=9)
    progress.take([*steps[:2], saved, steps[2]])
    assert (progress.n_done, progress.n_saved, progress.n_all) == (3, 2, 9)
    assert progress.failure is None


def test_what_the_owner_changes_meanwhile_disturbs_nothing(
    ada: Persona, training: Training
) -> None:
    """The training has its own copy, and knows that it is older."""
    assert training.is_of(ada)
    assert not training.is_of(replace(ada, facts=ada.facts[1:]))


def test_a_full_disk_is_told_before_anything_is_written(
    ada: Persona, places: Places, plan: Plan
) -> None:
    """With both figures."""
    with pytest.raises(FinetuneError, match="GB are free"):
        prepare(ada, replace(plan, disk_bytes=10**18), training_of(ada, places))
    assert not training_of(ada, places).folder.exists()


def test_a_source_install_is_looked_at_before_it_is_used(places: Places, tmp_path: Path) -> None:
    """A folder that is none, one without an environment, one that has all."""
    with pytest.raises(FinetuneError, match="holds no source"):
        use_source(places, tmp_path)
    source = tmp_path / "clone"
    (source / "finetune").mkdir(parents=True)
    (source / "finetune" / "watched.py").touch()
    with pytest.raises(FinetuneError, match="no environment"):
        use_source(places, source)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", source / ".venv"], check=True)
    with pytest.raises(FinetuneError, match="has no torch"):
        use_source(places, source)


def test_an_installation_that_fails_or_is_cancelled_leaves_nothing(
    places: Places, tmp_path: Path
) -> None:
    """And says why; what is half installed is never used."""
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no room left\nexit 3\n", "utf-8")
    broken.chmod(0o755)
    failed = Installation(places, broken)
    wait(lambda: not failed.poll())
    assert failed.error is not None
    assert failed.error.why == "no room left"
    cancelled = Installation(places, Path(sys.executable))
    cancelled.cancel()
    wait(lambda: [path.name for path in places.trainer.iterdir()] == ["install.log"])


@pytest.mark.training
def test_an_installation_ends_with_a_python_that_trains(places: Places) -> None:
    """Into an environment of its own, that lends what the app has; it counts when all is in."""
    installation = Installation(places, Path(sys.executable))
    assert not (places.trainer / "installed.json").exists()
    wait(lambda: not installation.poll())
    assert installation.error is None, installation.error
    told = json.loads((places.trainer / "installed.json").read_bytes())
    assert Path(told["python"]).is_relative_to(places.trainer)
    trainer = Trainer(Path(told["python"]), Path(told["root"]))
    done = subprocess.run(
        trainer.command("watched", "--help"), env=trainer.environ(), capture_output=True, check=True
    )
    assert b"standard input" in done.stdout


def test_the_sources_that_go_away_need_nothing_that_stays(tmp_path: Path) -> None:
    """What a step imports of ours, and what that imports, is in the copy."""
    copy_sources(tmp_path)
    wanted, seen = {PIPELINE[step] for step in STEPS}, set[str]()
    while wanted:
        name = wanted.pop()
        seen.add(name)
        place = tmp_path / name.replace(".", "/")
        file = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
        assert file.is_file(), f"{name} stays at home"
        found = imports_of(modules()[name], waits)
        wanted |= {own for own in found if own in modules()} - seen
    assert len(seen) > len(STEPS)


@pytest.fixture
def returned(
    ada: Persona, plan: Plan, tmp_path: Path, slice_base: SliceBase, trained_adapter: Path
) -> Path:
    """A folder for another computer, as it is when it comes back."""
    place = tmp_path / "ada-training"
    write_folder(ada, plan, place)
    convert = place / "run" / "convert"
    convert.mkdir(parents=True)
    shutil.copyfile(trained_adapter, convert / ADAPTER_FILE)
    return place


@pytest.fixture(scope="session")
def trained_adapter(slice_base: SliceBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An adapter for the slice, as the pipeline makes it, with what PEFT has saved beside it."""
    from finetune.pipeline import run_step
    from finetune.recipe import load_recipe

    folder = tmp_path_factory.mktemp("adapter")
    made = write_recipe(
        folder / "r.toml", write_persona(folder / "ada"), folder / "out", base=slice_base.table
    )
    recipe = load_recipe(made)
    slice_base.give(recipe)
    for step in ("data", "train", "convert"):
        run_step(recipe, step)
    return recipe.folder / "convert" / ADAPTER_FILE


@pytest.mark.training
def test_a_folder_for_another_computer_trains_by_its_one_command(
    ada: Persona, plan: Plan, tmp_path: Path, slice_base: SliceBase, places: Places
) -> None:
    """With nothing of this installation but its libraries; it comes back with its score card."""
    place = tmp_path / "away"
    write_folder(ada, plan, place)
    away = Training(place)
    recipe = (place / "recipe.toml").read_text("utf-8")
    assert str(tmp_path) not in recipe
    assert not list(place.rglob("interview.jsonl"))
    write_recipe(
        place / "recipe.toml",
        Path("avatar"),
        Path("run"),
        base={"checkpoint": "model.gguf", "gguf": "model.gguf"},
        evaluate={"modes": ["grounded"], "limit": 4},
    )
    environment = place / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", environment], check=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    (environment / "ready").touch()
    environ = {name: it for name, it in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "train.py"], cwd=place, env=environ, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert away.done() == {*STEPS}
    training = training_of(ada, places)
    take_back(place, ada, plan, training, None)
    result = training.result()
    assert result is not None
    assert result.after is not None


@pytest.mark.training
def test_what_comes_back_is_looked_at(
    ada: Persona, plan: Plan, places: Places, returned: Path, tmp_path: Path
) -> None:
    """Whole and of this avatar: taken; damaged, foreign, for another base: a sentence, no loss."""
    training = training_of(ada, places)
    take_back(returned, ada, plan, training, None)
    assert training.result() is not None
    about = returned / "training.json"
    told = json.loads(about.read_text("utf-8"))
    for change, why in (
        ({"avatar_id": "somebody", "name": "Bo"}, "the avatar of Bo"),
        ({"base_sha256": "0" * 64, "base": "Other.gguf"}, "another model than Slice.gguf"),
    ):
        about.write_text(json.dumps({**told, **change}), "utf-8")
        with pytest.raises(FinetuneError, match=why):
            take_back(returned, ada, plan, training, None)
    about.unlink()
    adapter = returned / "run" / "convert" / ADAPTER_FILE
    adapter.write_bytes(adapter.read_bytes()[:-4096])
    with pytest.raises(FinetuneError, match="cannot be taken"):
        take_back(adapter, ada, plan, training, None)
    keith = Path(__file__).parents[3] / "resources" / "personas" / "keith-low" / ADAPTER_FILE
    with pytest.raises(FinetuneError, match="the avatar of Keith Low"):
        take_back(keith, ada, plan, training, None)
    shutil.copyfile(keith, tmp_path / ADAPTER_FILE)
    with pytest.raises(FinetuneError, match="no tensor"):
        take_back(tmp_path / ADAPTER_FILE, ada, plan, training, None)
    (tmp_path / ADAPTER_FILE).unlink()
    with pytest.raises(FinetuneError, match="has not come to an end"):
        take_back(tmp_path, ada, plan, training, None)
    assert training.result() is not None, "what was there stays"
    assert [path.name for path in places.trainings.iterdir()] == ["ada"]


@pytest.mark.training
def test_a_peft_folder_is_converted(
    ada: Persona,
    plan: Plan,
    places: Places,
    trained_adapter: Path,
    trainer: Trainer,
) -> None:
    """By the pipeline, for the base of the avatar."""
    saved, training = trained_adapter.parents[1] / "train", training_of(ada, places)
    with pytest.raises(FinetuneError, match="not installed here"):
        take_back(saved, ada, plan, training, None)
    take_back(saved, ada, plan, training, trainer)
    result = training.result()
    assert result is not None
    assert result.before is None
    kept = keep_adapter(ada, training)
    assert kept.adapter() is not None
