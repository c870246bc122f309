"""What each step leaves behind, and whether it is finished: pipeline process.

A step writes into a folder of its own and its stamp last, so a result without a stamp is half
written. The stamp's key is made of everything the result depends on; a step is done again when
its key has changed, and what comes after it then refuses to go on from the old result.
"""

from __future__ import annotations

import importlib.metadata
import logging
import os
import platform
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from backends.errors import FinetuneError
from backends.files import sha256_of, sync_now
from finetune.recipe import Recipe, recipe_hash

__all__ = [
    "Paused",
    "Stamp",
    "claim",
    "clear",
    "finished",
    "folder_of",
    "key_of",
    "need",
    "stamped",
    "write_json",
]

LOG = logging.getLogger(__name__)
STAMP = "done.json"
RUN_FILE = "run.json"  # says that a folder is ours, and may be cleared
RECORDED = (
    "torch", "transformers", "trl", "peft", "accelerate", "datasets", "bitsandbytes", "gguf",
    "llama-cpp-python",
)  # fmt: skip
BEFORE = {"train": "data", "convert": "train", "merge": "convert", "evaluate": "convert"}
"""The step whose outputs a step starts from."""


class Paused(Exception):
    """A training has saved itself and ended, as it was asked to; its first argument is where."""


class Stamp(msgspec.Struct, frozen=True):
    """The proof that a step ended well, and what it was made with."""

    step: str
    key: str
    seconds: float
    seed: int
    versions: Mapping[str, str]
    outputs: Mapping[str, str]  # file name -> SHA-256
    summary: str
    inputs: Mapping[str, str] = {}  # of the step before, e.g. the data that were trained on


def claim(recipe: Recipe) -> None:
    """Make the recipe's folder ours: steps clear what lies in it.

    Raises:
        FinetuneError: It holds files that no recipe left there.
    """
    folder = recipe.folder
    if (folder / RUN_FILE).is_file():
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FinetuneError(
            what=f"The results cannot go to {folder}.",
            why="It holds files that no recipe left there, and a step clears its folder.",
            todo="Name a new or empty folder as output in the recipe.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    write_json(folder / RUN_FILE, {"recipe": recipe.name})


def folder_of(recipe: Recipe, step: str) -> Path:
    """Return the folder of a step; it need not exist."""
    return recipe.folder / step


def key_of(recipe: Recipe, step: str) -> str:
    """Return the key that a fresh result of this step has."""
    data = (recipe.seed, recipe.persona, recipe.base, recipe.data, _persona_hash(recipe))
    trained = (*data, recipe.adapter, recipe.train)
    parts: dict[str, tuple[object, ...]] = {
        "base": (recipe.base,),
        "data": data,
        "train": trained,
        "convert": trained,
        "merge": (*trained, recipe.merge),
        "evaluate": (*trained, recipe.merge, recipe.evaluate, _questions_hash(recipe)),
    }
    return recipe_hash(step, *parts[step])


def finished(recipe: Recipe, step: str) -> Stamp | None:
    """Return the stamp of a step that is finished and of this recipe, or None."""
    stamp = _read(folder_of(recipe, step) / STAMP)
    if stamp is None or stamp.key != key_of(recipe, step):
        return None
    folder = folder_of(recipe, step)
    return stamp if all((folder / name).is_file() for name in stamp.outputs) else None


def need(recipe: Recipe, step: str) -> Path:
    """Return the folder of a finished step.

    Raises:
        FinetuneError: It is missing, half written, or of another recipe; names the step.
    """
    folder = folder_of(recipe, step)
    if finished(recipe, step):
        return folder
    is_old = _read(folder / STAMP) is not None
    raise FinetuneError(
        what=f"The result of the step {step} is {'out of date' if is_old else 'not there'}.",
        why="The recipe or the persona has changed since."
        if is_old
        else f"{folder} is missing or half written.",
        todo=f"Run first: python -m finetune {step} RECIPE",
    )


@contextmanager
def stamped(recipe: Recipe, step: str) -> Iterator[dict[str, str]]:
    """Run a step: its folder exists inside, its stamp is written when nothing was raised.

    Yields a mapping to fill: ``summary`` and, by file name, the outputs that must exist later.
    """
    claim(recipe)
    before = finished(recipe, BEFORE[step]) if step in BEFORE else None
    folder = folder_of(recipe, step)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STAMP).unlink(missing_ok=True)
    started = time.monotonic()
    notes = {"summary": ""}
    yield notes
    summary = notes.pop("summary")
    for name in notes:  # a power cut must not leave the stamp alone
        sync_now(folder / name)
    stamp = Stamp(
        step=step,
        key=key_of(recipe, step),
        seconds=round(time.monotonic() - started, 1),
        seed=recipe.seed,
        versions=_versions(),
        outputs={name: sha256_of(folder / name) for name in notes},
        summary=summary,
        inputs=before.outputs if before else {},
    )
    write_json(folder / STAMP, stamp)
    LOG.info("%s: done in %.0f s. %s", step, stamp.seconds, summary)


def clear(folder: Path) -> None:
    """Remove a step's folder, where there is one."""
    shutil.rmtree(folder, ignore_errors=True)


def write_json(path: Path, value: object) -> None:
    """Write a file that is there as a whole or not at all."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sync_now(part)
    os.replace(part, path)


def _read(path: Path) -> Stamp | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Stamp)
    except (OSError, msgspec.MsgspecError):
        return None


def _persona_hash(recipe: Recipe) -> str:
    """Return a hash of every file that the training prompts are made of."""
    from finetune.places import persona_folder

    folder = persona_folder(recipe)
    names = ("persona.toml", "facts.jsonl", "examples.jsonl")
    sources = [folder / name for name in names]
    sources += [Path(name) for name in (*recipe.data.files, recipe.data.paraphrases) if name]
    return recipe_hash(*(sha256_of(path) for path in sources if path.is_file()))


def _questions_hash(recipe: Recipe) -> str:
    """Return a hash of the questions that the score card asks."""
    from finetune.evaluation.question_set import fingerprint, question_folder
    from finetune.places import persona_folder

    folder = persona_folder(recipe)
    return fingerprint(sorted(question_folder(folder.name, folder).glob("*.jsonl")))


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in RECORDED:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
