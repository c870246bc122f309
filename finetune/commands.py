"""``python -m finetune data|train|convert|merge|publish|run|install RECIPE``: the command line."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from desktop.studio.trainings.journal import PAUSE, PAUSED_CODE
from finetune.recipe import Recipe, load_recipe
from finetune.rundir import Paused

__all__ = [
    "adopt",
    "begin_recipe",
    "convert",
    "data",
    "install",
    "merge",
    "new",
    "paraphrase",
    "publish",
    "run",
    "run_step",
    "train",
    "tree",
    "watched",
]

RECIPE = click.argument("recipe", type=click.Path(exists=True, dir_okay=False, path_type=Path))
NOISY = (
    "httpx",
    "httpx2",
    "datasets",
    "transformers",
    "gguf",
    "accelerate",
    "trl",
    "matplotlib",
    "peft",
)


def begin_recipe(path: Path) -> Recipe:
    """Read the recipe and let the steps speak to the terminal, their libraries only in need."""
    recipe = load_recipe(path)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.ERROR)
    return recipe


@contextmanager
def pausable() -> Iterator[None]:
    """End the process as paused where a training was asked to pause."""
    try:
        yield
    except Paused:
        sys.exit(PAUSED_CODE)


def forget_pause(recipe: Recipe) -> None:
    """Forget that a pause was asked for."""
    (recipe.folder / PAUSE).unlink(missing_ok=True)


def run_step(recipe: Recipe, step: str) -> Path:
    """Do one step and return what it left."""
    from finetune.pipeline import run_step as do

    forget_pause(recipe)
    with pausable():
        return do(recipe, step)


def _step(name: str, text: str) -> click.Command:
    @click.command(name, help=text)
    @RECIPE
    def command(recipe: Path) -> None:
        click.echo(str(run_step(begin_recipe(recipe), name)))

    return command


data = _step("data", "Make, check and encode the training prompts.")
train = _step("train", "Train the adapter; goes on where a killed training stopped.")
convert = _step("convert", "Make a GGUF of the adapter.")
merge = _step("merge", "Put the adapter into a model file, and compare the ways.")


@click.command("run")
@RECIPE
def run(recipe: Path) -> None:
    """Do all steps that are not finished yet."""
    from finetune.pipeline import run as run_all

    read = begin_recipe(recipe)
    forget_pause(read)
    with pausable():
        click.echo(str(run_all(read)))


@click.command("watched")
@RECIPE
def watched(recipe: Path) -> None:
    """Make adapter and score card; pauses when standard input ends."""
    from finetune.watched import run as follow

    read = begin_recipe(recipe)
    with pausable():  # a request may still be meant for the process before this one
        follow(read)


@click.command("adopt")
@RECIPE
@click.argument("adapter", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path))
def adopt(recipe: Path, adapter: Path, out: Path) -> None:
    """Make a GGUF of ADAPTER, a folder that PEFT has saved, for the base of a recipe."""
    from finetune.export.convert import config_folder, convert_adapter
    from finetune.training.checkpoint import prepare

    read = begin_recipe(recipe)
    prepare(read)
    convert_adapter(adapter, config_folder(read), out)


@click.command("install")
@RECIPE
def install(recipe: Path) -> None:
    """Give the adapter and its score card to the persona."""
    from finetune.pipeline import install as give

    click.echo(str(give(begin_recipe(recipe))))


@click.command("publish")
@RECIPE
@click.option("--upload", is_flag=True, help="Really upload. Without it nothing leaves here.")
@click.option("--endpoint", default=None, help="Another Hub.")
def publish(recipe: Path, *, upload: bool, endpoint: str | None) -> None:
    """Make the folder for the Hugging Face Hub, and upload it when told to."""
    from finetune.export import publish as step

    read = begin_recipe(recipe)
    if upload:
        click.echo(step.upload(read, step.find_token(), endpoint))
    else:
        click.echo(f"{step.run(read)} (dry run: nothing was uploaded)")


@click.command("paraphrase")
@RECIPE
@click.option("--backend", default="llama-cpp-python", show_default=True)
@click.option("--model", default="embedded", show_default=True, help="A .gguf, or: embedded.")
@click.option(
    "--n",
    "n",
    default=3,
    type=click.IntRange(1),
    show_default=True,
    help="Wordings per example.",
)
@click.option("--out", default=None, type=click.Path(path_type=Path), help="A .jsonl file.")
def paraphrase(recipe: Path, backend: str, model: str, n: int, out: Path | None) -> None:
    """Let a model propose wordings; the owner sets "reviewed" to true on the good ones."""
    from finetune.data.paraphrase import run as propose

    path = propose(begin_recipe(recipe), backend, model, n, out)
    click.echo(f'{path}: set "reviewed" to true where a wording is good, and name the file as')
    click.echo("data.paraphrases in the recipe.")


@click.command("new")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--persona", required=True, help="A persona's folder.")
def new(target: Path, persona: str) -> None:
    """Write a recipe for the embedded model to start from, for your own persona."""
    from finetune.recipe import write_starter

    write_starter(target, persona)
    click.echo(f"{target}: now run python -m finetune run {target}")


@click.command("tree")
def tree() -> None:
    """Fetch llama.cpp's converters, of the version that is installed; once, through pip."""
    from finetune.export.llama_tree import find_tree

    click.echo(str(find_tree()))
