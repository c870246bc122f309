"""Takes a training to a faster computer, and its adapter back. Window process, worker; no Qt.

What goes out is a folder with everything in it and one command. What comes back is looked at like
any file from outside: it has to be whole, for the same base, and not of another avatar.
"""

from __future__ import annotations

import logging
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

from backends.errors import FinetuneError, PersonaError, Sentence, why_refused
from backends.gguf.adapter_fit import why_unfit
from desktop.config.paths import resource_dir
from desktop.personas.importing import whole_folder
from desktop.personas.score_card import CARD_FILE as SCORE_FILE
from desktop.personas.score_card import load_cards
from desktop.studio.trainings.sources import copy_sources, requirements
from desktop.studio.trainings.trainer import Trainer
from desktop.studio.trainings.training import (
    ABOUT,
    ADAPTER_FILE,
    RECIPE,
    RETURNED,
    UNFINISHED,
    Plan,
    Training,
    about_of,
    fill_training,
    id_of,
    prepare,
    read_about,
)
from persona.layout import PERSONA_FILE
from persona.model import Persona
from persona.store import load_persona

__all__ = ["take_back", "write_folder"]

LOG = logging.getLogger(__name__)
MODEL = "model.gguf"
APP = "app"
PEFT_CONFIG = "adapter_config.json"
PEFT_NAMES = ("adapter_", "adapters.")  # how the files of such a folder begin
N_ABOVE = 3  # from run/convert/adapter.gguf to the folder that says whose it is
CONVERT_DEADLINE_S = 1800.0
MAX_ADAPTER_BYTES = 8 * 2**30
SAID = "Error: "  # how the pipeline begins what it says to a person
WHAT = "This adapter cannot be taken."


def write_folder(persona: Persona, plan: Plan, place: Path) -> None:
    """Write a folder that trains on another computer, whole or not at all.

    Raises:
        FinetuneError: There is such a folder already, or it cannot be written.
    """
    try:
        if place.exists():
            raise FileExistsError(17, "It is there already", str(place))
        with whole_folder(place) as part:
            fill_training(part, persona, plan.base, MODEL)
            shutil.copyfile(plan.base, part / MODEL)
            copy_sources(part / APP)
            wanted = "".join(f"{line}\n" for line in requirements(whole=True))
            (part / "requirements.txt").write_text(wanted, "utf-8")
            for template in (resource_dir() / "studio" / "elsewhere").iterdir():
                if template.is_file():
                    text = template.read_text("utf-8").replace("{name}", persona.name)
                    (part / template.name).write_text(text, "utf-8")
            part.chmod(0o700)
    except OSError as exc:
        raise FinetuneError(
            "The folder for another computer was not written.",
            why_refused(exc, place),
            "Choose another place, or make room on the disk.",
        ) from exc


def take_back(
    path: Path, persona: Persona, plan: Plan, training: Training, trainer: Trainer | None
) -> None:
    """Put an adapter that was trained elsewhere where it can be kept or dropped.

    Args:
        path: The folder that came back, a folder that PEFT has saved, or a GGUF.
        persona: Whose it is to be.
        plan: Names the base.
        training: Becomes one that has nothing but what came back; it stays as it is otherwise.
        trainer: Converts what PEFT has saved; None = there is none here.

    Raises:
        FinetuneError: It is damaged, foreign, for another base, or cannot be converted here.
    """
    aside = Training(training.folder.with_name(f"{UNFINISHED[1]}{training.folder.name}"))
    try:
        path = _meant(path)
        _check_whose(path, persona, plan)
        prepare(persona, replace(plan, disk_bytes=0), aside)  # nothing is trained in it
        with whole_folder(aside.folder / RETURNED) as part:
            _fetch(path, part / ADAPTER_FILE, aside, trainer)
            _check_fit(part / ADAPTER_FILE, plan)
            score = _below(_root_of(path), "run", "evaluate", SCORE_FILE)
            if score is not None and load_cards(score):
                shutil.copyfile(score, part / SCORE_FILE)
        shutil.rmtree(training.folder, ignore_errors=True)
        aside.folder.rename(training.folder)
    except OSError as exc:
        why = why_refused(exc, path)
        todo = "Check that it can be read, and that the disk has room."
        raise FinetuneError(WHAT, why, todo) from exc
    finally:
        shutil.rmtree(aside.folder, ignore_errors=True)


def _meant(path: Path) -> Path:
    """Return what a person has chosen: of the files that PEFT has saved, their folder.

    A folder in one that came back, or around one, stands for that one.

    Raises:
        FinetuneError: It is packed, and has to be unpacked first.
    """
    if path.is_dir():
        if any((path / name).is_file() for name in (ABOUT, ADAPTER_FILE, PEFT_CONFIG)):
            return path
        inner = [own for own in path.iterdir() if own.is_dir() and read_about(own)]
        return inner[0] if len(inner) == 1 else _root_of(path)
    if path.name.startswith(PEFT_NAMES) and (path.parent / PEFT_CONFIG).is_file():
        return path if path.suffix == ".gguf" else path.parent
    if zipfile.is_zipfile(path):
        raise FinetuneError(WHAT, "It is packed into a ZIP.", "Unpack it, and choose the folder.")
    return path


def _root_of(path: Path) -> Path:
    """Return the folder of a training that a path is, or lies in; else the path itself."""
    above = (path, *path.absolute().parents[:N_ABOVE])
    return next((own for own in above if own.is_dir() and read_about(own)), path)


def _check_fit(adapter: Path, plan: Plan) -> None:
    if why := why_unfit(adapter, plan.base):
        name = plan.base.name
        todo = Sentence("Choose one that was trained for {1}, and copy it once more.", name)
        raise FinetuneError(WHAT, why, todo)


def _check_whose(path: Path, persona: Persona, plan: Plan) -> None:
    """Refuse what lies in a folder that says it is of another avatar, or for another base."""
    own, told = about_of(persona, plan.base), read_about(_root_of(path))
    if told is None:
        if (keeper := _keeper_of(path)) is not None and id_of(keeper) != own.avatar_id:
            raise _of_another(keeper.name)
        return
    if told.avatar_id != own.avatar_id:
        raise _of_another(told.name)
    if told.base_sha256 != own.base_sha256:
        raise FinetuneError(
            WHAT,
            Sentence("It was trained for another model than {1}: {2}.", plan.base.name, told.base),
            "Write a new folder and train once more.",
        )


def _of_another(name: str) -> FinetuneError:
    why = Sentence("It was trained for the avatar of {1}.", name)
    return FinetuneError(WHAT, why, "Open the studio of that one.")


def _keeper_of(path: Path) -> Persona | None:
    """Return the avatar in whose folder an adapter lies."""
    folder = path if path.is_dir() else path.parent
    if not (folder / PERSONA_FILE).is_file():
        return None
    try:
        return load_persona(folder)
    except PersonaError:  # its adapter may be whole all the same
        return None


def _fetch(path: Path, target: Path, training: Training, trainer: Trainer | None) -> None:
    if path.is_file():
        found: Path | None = path
    else:
        found = _below(path, "run", "convert", ADAPTER_FILE) or _below(path, ADAPTER_FILE)
    if found is not None:
        if found.stat().st_size > MAX_ADAPTER_BYTES:
            raise FinetuneError(WHAT, "It is larger than any adapter.", "Choose another file.")
        shutil.copyfile(found, target)
        return
    saved = next(
        (own for own in (path / "run" / "train", path) if (own / PEFT_CONFIG).is_file()), None
    )
    if saved is None:
        raise FinetuneError(
            WHAT,
            Sentence("There is no adapter in {1}: its training has not come to an end.", path.name),
            "Run the command of its README.md to the end, or choose a .gguf file.",
        )
    _convert(saved, target, training, trainer)


def _convert(saved: Path, target: Path, training: Training, trainer: Trainer | None) -> None:
    if trainer is None:
        raise FinetuneError(
            WHAT,
            "It is as PEFT has saved it, and what makes a GGUF of it is not installed here.",
            "Install the parts for training, or convert it where it was trained.",
        )
    try:
        done = subprocess.run(
            trainer.command("adopt", RECIPE, str(saved.resolve()), "--out", str(target)),
            cwd=training.folder,
            env=trainer.environ(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=CONVERT_DEADLINE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as exc:
        raise FinetuneError(WHAT, "Its conversion did not end.", "Try again.") from exc
    if done.returncode or not target.is_file():
        LOG.warning("%s was not converted: %s", saved, done.stderr)
        lines = [line for line in done.stderr.splitlines() if line.startswith(SAID)]
        why = lines[-1].removeprefix(SAID) if lines else "It could not be converted."
        raise FinetuneError(WHAT, why, "Choose the folder that the training has left.")


def _below(folder: Path, *names: str) -> Path | None:
    """Return a file in a folder, unless it or a folder on the way is a link out of it."""
    path = folder.joinpath(*names)
    is_inside = path.is_file() and path.resolve().is_relative_to(folder.resolve())
    return path if folder.is_dir() and is_inside else None
