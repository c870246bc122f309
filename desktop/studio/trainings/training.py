"""A training of an avatar: what it will be, its folder, what came of it. No Qt.

It works on a copy of the persona, so that what its owner changes meanwhile disturbs nothing. A
step counts as done when its stamp is there and all that it names is what it was (docs/adr/0075).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from backends.errors import AvatarError, FinetuneError, Sentence, why_refused
from backends.files import lock_file, replacing, sha256_of
from backends.gguf.adapter_fit import why_unfit
from desktop.config.paths import Places
from desktop.models.model_choice import ADAPTER_BASE, made_for
from desktop.personas.importing import whole_folder
from desktop.personas.score_card import CARD_FILE as SCORE_FILE
from desktop.personas.score_card import ScoreCard, load_cards
from desktop.studio.keeping import keep
from desktop.studio.making import UID
from desktop.studio.trainings.journal import LOCK, PAUSED_CODE, Event, Progress, read_events, tell
from desktop.studio.trainings.sources import sources_root
from desktop.studio.trainings.trainer import Trainer
from persona.model import Persona
from persona.store import load_persona
from persona.writer import save_persona, to_toml

__all__ = [
    "ABOUT",
    "ADAPTER_FILE",
    "RECIPE",
    "RETURNED",
    "STEPS",
    "UNFINISHED",
    "About",
    "Plan",
    "Result",
    "Training",
    "TrainingChild",
    "about_of",
    "drop",
    "fill_training",
    "id_of",
    "keep_adapter",
    "plan_for",
    "prepare",
    "read_about",
    "training_of",
    "waiting_training",
]

STEPS = ("data", "train", "convert", "evaluate")
ADAPTER_FILE = "adapter.gguf"
RECIPE, ABOUT, LOG_FILE = "recipe.toml", "training.json", "log.txt"
AVATAR, RUN, RETURNED = "avatar", "run", "returned"  # folders; none is named like a package of ours
UNFINISHED = (".fresh-", ".back-")  # how a folder is called until it takes its place
MAX_SMALL_BYTES = 2**20
# Of the embedded model on two cores, measured: docs/finetune.md, "The adapter in the box".
MEASURED_BYTES, MEASURED_CORES = 98e6, 2
STEP_S, OTHER_S = 4.0, 420.0
DISK_TIMES = 22  # what a training writes, over the size of a 4-bit base: 32 bit, checkpoints
MEMORY_TIMES = 24
MIN_PAIRS = 8


@dataclass(frozen=True, slots=True)
class Plan:
    """What a training of an avatar would be.

    Attributes:
        base: The GGUF that the adapter is for.
        n_steps: Of the optimizer, at most.
        minutes: That it takes here, roughly.
        disk_bytes: That it needs meanwhile; `memory_bytes` of memory.
        has_few: Whether there is little to learn from.
    """

    base: Path
    n_facts: int
    n_pairs: int
    n_steps: int
    minutes: int
    disk_bytes: int
    memory_bytes: int
    has_few: bool


class About(msgspec.Struct, frozen=True):
    """What a training is of; it comes back with a folder that was trained elsewhere."""

    avatar_id: str
    name: str
    base: str  # the file's name
    base_sha256: str


@dataclass(frozen=True, slots=True)
class Result:
    """An adapter that waits to be kept or dropped.

    Attributes:
        before: The score card without it, `after` with it; None where it was not measured.
    """

    adapter: Path
    score: Path | None
    before: ScoreCard | None
    after: ScoreCard | None


@dataclass(frozen=True, slots=True)
class Training:
    """The folder of a training."""

    folder: Path

    @property
    def run(self) -> Path:
        """Return where the pipeline leaves its results."""
        return self.folder / RUN

    @property
    def is_begun(self) -> bool:
        """Whether there is something to go on with."""
        return (self.folder / RECIPE).is_file()

    @property
    def is_at_work(self) -> bool:
        """Whether a process works on it, of this window or another."""
        try:
            with (self.run / LOCK).open("r+b") as file:
                lock_file(file.fileno())
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return False

    def base(self) -> Path:
        """Return the model that is trained for, as the recipe says it."""
        recipe = tomllib.loads((self.folder / RECIPE).read_text("utf-8"))
        return self.folder / str(recipe["base"]["gguf"])

    def about(self) -> About | None:
        """Return what it is of."""
        return read_about(self.folder)

    def progress(self) -> tuple[Progress, int]:
        """Return how far it is, and where in the journal that ends."""
        progress = Progress()
        events, end = read_events(self.run)
        progress.take(events)
        return progress, end

    def done(self) -> set[str]:
        """Return the steps that are finished."""
        return {step for step in STEPS if _is_done(self.run / step)}

    def is_of(self, persona: Persona) -> bool:
        """Tell whether it learns what the persona says now."""
        try:
            own = load_persona(self.folder / AVATAR)
        except AvatarError:
            return False
        return (own.facts, own.examples) == (persona.facts, persona.examples)

    def result(self) -> Result | None:
        """Return what came of it, where all steps are done, or what was brought back."""
        returned = self.folder / RETURNED
        if (returned / ADAPTER_FILE).is_file():
            return _result(returned / ADAPTER_FILE, returned / SCORE_FILE)
        if self.done() != {*STEPS}:
            return None
        return _result(self.run / "convert" / ADAPTER_FILE, self.run / "evaluate" / SCORE_FILE)


class TrainingChild:
    """The pipeline as a child; it pauses when this process ends, however that comes.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(self, training: Training, trainer: Trainer) -> None:
        self._training = training
        self._log = training.folder / LOG_FILE
        with self._log.open("wb") as log:
            self._child = subprocess.Popen(
                trainer.command("watched", RECIPE),
                cwd=training.folder,
                env=trainer.environ(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    @property
    def pid(self) -> int:
        """Return the number of its process."""
        return self._child.pid

    def poll(self) -> bool:
        """Return whether it runs; one that ended without a word is noted as a failure."""
        code = self._child.poll()
        if code is None:
            return True
        self.pause()
        progress, _ = self._training.progress()
        if code not in (0, PAUSED_CODE) and progress.failure is None:
            tell(self._training.run, self._fault(progress.step or STEPS[0], code))
        return False

    def pause(self) -> None:
        """Have it save itself and end."""
        if self._child.stdin and not self._child.stdin.closed:
            self._child.stdin.close()

    def kill(self) -> None:
        """End it at once."""
        self.pause()
        self._child.kill()
        self._child.wait()

    def _fault(self, step: str, code: int) -> Event:
        self._training.run.mkdir(exist_ok=True)
        if code == -9:
            why = "The system ended it, perhaps because memory ran out."
            todo = "Close other programs and go on: what was saved is there."
        else:
            why = _last_line(self._log) or Sentence("It ended with code {1}.", code)
            todo = "Go on, or look at the log in the folder of the training."
        return Event(
            step=step, state="failed", what="The training ended by itself.", why=why, todo=todo
        )


def _last_line(path: Path) -> str:
    text = path.read_bytes()[-4096:].decode("utf-8", "replace")
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


def plan_for(persona: Persona, places: Places) -> Plan:
    """Return what a training of a persona would be, on this computer.

    Raises:
        FinetuneError: There is no model to train for, or nothing to learn from.
    """
    base = made_for(persona, places)
    if base is None:
        raise FinetuneError(
            "There is no model to train for.",
            "The one that the avatar was made for is not on this computer.",
            "Fetch it in Models…, and come back.",
        )
    n_pairs = sum(bool(own.answers) and not own.is_generic for own in persona.examples)
    if not n_pairs:
        raise FinetuneError(
            "There is nothing to learn from.",
            "No answer is told.",
            "Be interviewed, or write some facts and answers, first.",
        )
    size = base.stat().st_size
    n_steps = int(str(_recipe_in_the_box()["train"]["max_steps"]))
    pace = size / MEASURED_BYTES * MEASURED_CORES / _cores()
    return Plan(
        base=base,
        n_facts=len(persona.facts),
        n_pairs=n_pairs,
        n_steps=n_steps,
        minutes=max(1, round((n_steps * STEP_S + OTHER_S) * pace / 60)),
        disk_bytes=size * DISK_TIMES,
        memory_bytes=size * MEMORY_TIMES,
        has_few=n_pairs < MIN_PAIRS,
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _recipe_in_the_box() -> dict[str, dict[str, object]]:
    """Return the tables of the recipe that comes with the pipeline."""
    path = sources_root() / "finetune" / "recipes" / "smollm2-135m.toml"
    read = tomllib.loads(path.read_text("utf-8"))
    return {name: read[name] for name in ("base", "data", "adapter", "train", "evaluate")}


def training_of(persona: Persona, places: Places) -> Training:
    """Return the training of a persona; its folder need not be there."""
    return Training(places.trainings / persona.id)


def waiting_training(places: Places) -> Training | None:
    """Return a training that was left in its midst, or waits to be kept, of an avatar that is here.

    None where there is none, or where a window is at work on it.
    """
    for folder in sorted(places.trainings.glob("[!.]*")):
        training = Training(folder)
        if training.is_begun and (places.personas / folder.name).is_dir():
            return None if training.is_at_work else training
    return None


def prepare(persona: Persona, plan: Plan, training: Training) -> None:
    """Make the folder of a new training, whole or not at all; an older one is gone then.

    Raises:
        FinetuneError: There is too little room, or the folder cannot be written.
    """
    place = training.folder
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_room(place.parent, plan.disk_bytes)
        fresh = place.with_name(f"{UNFINISHED[0]}{place.name}")
        shutil.rmtree(fresh, ignore_errors=True)
        with whole_folder(fresh) as part:
            fill_training(part, persona, plan.base, str(plan.base))
        shutil.rmtree(place, ignore_errors=True)
        fresh.rename(place)
    except OSError as exc:
        raise FinetuneError.unwritten("The training was not prepared.", exc, place) from exc


def _check_room(folder: Path, need: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < need:
        sizes = [f"{n_bytes / 1e9:.1f}" for n_bytes in (need, free)]
        raise FinetuneError(
            "There is not enough room to train.",
            Sentence("It needs {1} GB on the disk meanwhile; {2} GB are free.", *sizes),
            "Make room, or train on another computer.",
        )


def fill_training(folder: Path, persona: Persona, base: Path, base_named: str) -> None:
    """Write avatar, recipe and what they are of into a folder.

    Args:
        folder: It is there, and empty.
        persona: Whose training it is.
        base: The model.
        base_named: How the recipe names it, from the folder on.

    Raises:
        OSError: It cannot be written.
    """
    save_persona(persona, folder / AVATAR)
    questions = persona.folder / "questions"
    if questions.is_dir():
        shutil.copytree(questions, folder / AVATAR / "questions")
    tables = _recipe_in_the_box()
    tables["base"] |= {"checkpoint": base_named, "gguf": base_named}
    recipe = {"name": "avatar", "persona": AVATAR, "output": RUN, **tables}
    (folder / RECIPE).write_text(to_toml(recipe), "utf-8")
    (folder / ABOUT).write_bytes(msgspec.json.encode(about_of(persona, base)))


def about_of(persona: Persona, base: Path) -> About:
    """Return what a training of a persona for a model is of.

    Raises:
        OSError: The model cannot be read.
    """
    return About(id_of(persona), persona.name, base.name, sha256_of(base))


def id_of(persona: Persona) -> str:
    """Return what tells an avatar from all others, wherever it is."""
    return str(persona.extra.get(UID) or persona.id)


def read_about(folder: Path) -> About | None:
    """Return what a folder was written for; None where it does not say."""
    try:
        if (folder / ABOUT).stat().st_size > MAX_SMALL_BYTES:
            return None
        return msgspec.json.decode((folder / ABOUT).read_bytes(), type=About)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def keep_adapter(persona: Persona, training: Training) -> Persona:
    """Give the adapter and its score card to the persona; return it as it is then.

    What another window wrote to it meanwhile stays.

    Raises:
        AvatarError: It does not belong to its base any more, or the folder cannot be written.
    """
    result, about = training.result(), training.about()
    what = "The adapter was not kept."
    if result is None or about is None:
        raise FinetuneError(what, "The training is not done.", "Go on with it.")
    try:
        if sha256_of(training.base()) != about.base_sha256:
            other = Sentence("{1} is another file than the one that was trained for.", about.base)
            raise FinetuneError(what, other, "Train once more.")
        if why := why_unfit(result.adapter, training.base()):
            raise FinetuneError(what, why, "Train once more.")
        with ExitStack() as places:  # all of it, or nothing
            _put(result.adapter, persona.folder / ADAPTER_FILE, places)
            if result.score is not None:
                _put(result.score, persona.folder / SCORE_FILE, places)
            own = load_persona(persona.folder)
            kept = keep(own, replace(own, extra={**own.extra, ADAPTER_BASE: about.base_sha256}))
    except OSError as exc:
        why = why_refused(exc, persona.folder)
        raise FinetuneError(what, why, "Check that the disk has room.") from exc
    drop(training)
    return kept


def _put(source: Path, target: Path, places: ExitStack) -> None:
    shutil.copyfile(source, places.enter_context(replacing(target)))


def drop(training: Training) -> None:
    """Throw a training away, and what was begun of another."""
    place = training.folder
    for folder in (place, *(place.with_name(f"{start}{place.name}") for start in UNFINISHED)):
        shutil.rmtree(folder, ignore_errors=True)


def _is_done(folder: Path) -> bool:
    """Tell whether a step's stamp is there with all that it names."""
    try:
        outputs = json.loads((folder / "done.json").read_bytes())["outputs"]
        return bool(outputs) and all((folder / name).is_file() for name in outputs)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _result(adapter: Path, score: Path) -> Result:
    cards = [card for card in load_cards(score) if card.info.mode == "grounded"]
    return Result(
        adapter=adapter,
        score=score if cards else None,
        before=_first([card for card in cards if not card.info.adapter]),
        after=_first([card for card in cards if card.info.adapter]),
    )


def _first(cards: Sequence[ScoreCard]) -> ScoreCard | None:
    return cards[0] if cards else None
