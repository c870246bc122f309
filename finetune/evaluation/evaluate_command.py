"""``python -m finetune evaluate``: from a model and a persona to a score card."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from backends.base import Sampling
from backends.gguf.adapter_fit import why_unfit
from finetune.places import PERSONAS, model_file
from finetune.recipe import EMBEDDED
from persona.model import Mode, Persona

if TYPE_CHECKING:
    from finetune.evaluation.evaluate import Plan, Script
    from finetune.evaluation.scorecard import ScoreCard

__all__ = ["NO_ADAPTER", "Options", "command", "evaluate", "measure", "over_owners"]

NO_ADAPTER = "none"
COMMAND_LINE = click.core.ParameterSource.COMMANDLINE


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line says; see there."""

    persona: str = "keith-low"
    modes: tuple[Mode, ...] = ("free", "grounded")
    backend: str = "llama-ctypes"
    model: str = "embedded"
    adapter: str = ""  # a file; empty = the persona's own where it fits; "none"
    without_adapter: bool = False
    label: str = ""
    questions: str = "test"
    limit: int = 0
    talk: bool = True
    seed: int = 1
    temperature: float = 0.0
    n_predict: int = 120
    threads: int = 0
    out: str = "build/scorecard"
    install: bool = False
    resume: bool = False  # take over runs that a stopped evaluation recorded


@click.command()
@click.argument(
    "recipe", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--persona", default=Options.persona, show_default=True, help="An id or a folder.")
@click.option(
    "--mode",
    "modes",
    multiple=True,
    type=click.Choice(["free", "grounded", "strict"]),
    default=Options.modes,
    show_default=True,
    help="Give it more than once to compare.",
)
@click.option("--backend", default=Options.backend, show_default=True)
@click.option("--model", default=Options.model, show_default=True, help="A .gguf, or: embedded.")
@click.option("--adapter", default="", help="A LoRA .gguf, or: none. Default: the persona's own.")
@click.option("--without-adapter", is_flag=True, help="With --adapter: run the base as well.")
@click.option("--label", default="", help="Put before the name of each run.")
@click.option("--questions", default="test", show_default=True, help="test, dev, or another set.")
@click.option(
    "--limit",
    default=0,
    type=click.IntRange(0),
    help="About this many questions only; 0 = all.",
)
@click.option("--talk/--no-talk", default=True, help="Hold the scripted conversation too.")
@click.option("--seed", default=Options.seed, show_default=True)
@click.option(
    "--temperature", default=0.0, type=click.FloatRange(0, 5), show_default=True, help="0 = greedy."
)
@click.option(
    "--n-predict",
    default=Options.n_predict,
    type=click.IntRange(1),
    show_default=True,
    help="Tokens, at most.",
)
@click.option("--threads", default=0, type=click.IntRange(0), help="0 = the physical cores.")
@click.option("--out", default=Options.out, show_default=True, help="A folder.")
@click.option(
    "--owners",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Files of owners with labelled questions: measure over them, not over one persona.",
)
@click.option(
    "--guard",
    is_flag=True,
    help="Let a model that is right and one that lies speak, and count what is shown.",
)
@click.option("--talks", is_flag=True, help="Hold the written talks and count turns as expected.")
@click.option("--install", is_flag=True, help="Leave scorecard.json beside the persona too.")
@click.pass_context
def command(
    context: click.Context,
    /,
    recipe: Path | None,
    owners: tuple[Path, ...],
    *,
    guard: bool,
    talks: bool,
    **given: object,
) -> None:
    """Ask the test questions, write scorecard.json and scorecard.html.

    With a RECIPE: its base, adapter and merged files, as its table [evaluate] says.
    """
    if guard:
        lines = over_guard()
    elif talks:
        lines = over_talks(msgspec.convert(given, Options))
    elif owners:
        lines = over_owners(msgspec.convert(given, Options), owners)
    elif recipe is None:
        lines = evaluate(msgspec.convert(given, Options))
    else:
        _refuse_options(context, given)
        from finetune.commands import begin_recipe, run_step

        lines = (str(run_step(begin_recipe(recipe), "evaluate")),)
    for line in lines:
        click.echo(line)


def _refuse_options(context: click.Context, given: Mapping[str, object]) -> None:
    """A recipe says everything itself: an option beside it would be ignored."""
    told = [name for name in given if context.get_parameter_source(name) == COMMAND_LINE]
    if told:
        option = told[0].replace("_", "-")
        raise click.UsageError(f"--{option} does not go with a recipe; see its table [evaluate].")


def evaluate(options: Options) -> tuple[str, ...]:
    """Run all that the options ask for and return the lines of a summary."""
    from finetune.evaluation.report import summary
    from finetune.evaluation.scorecard import save_cards

    cards = measure(options)
    if options.install:
        save_cards(cards, _folder(options.persona) / "scorecard.json")
    return (*summary(cards), f"The page: {Path(options.out) / 'scorecard.html'}")


def over_owners(options: Options, files: Sequence[Path]) -> tuple[str, ...]:
    """Ask the questions of all owners in files and return a table, mean and worst owner."""
    from finetune.judge.measure import lines_of, measure_owners, page_of, save, table_of
    from finetune.judge.owners import load_owners

    owners = load_owners(files)
    owners = owners[: options.limit] if options.limit else owners
    out, lines = Path(options.out), []
    modes = [mode for mode in options.modes if mode != "free"]
    for plan in _plans(replace(options, modes=tuple(modes), adapter=NO_ADAPTER), None):
        outcomes = measure_owners(plan, owners, _show_owner)
        save(outcomes, out / f"owners-{plan.mode}.jsonl")
        title = f"{len(owners)} owners, {plan.mode}, {plan.model.name}"
        page = out / f"owners-{plan.mode}.html"
        page.write_text(page_of(outcomes, title), "utf-8")
        lines += [title, *lines_of(table_of(outcomes)), f"The page: {page}"]
    return tuple(lines)


def over_guard() -> tuple[str, ...]:
    """Play the written words of a capable model and return a table of what was shown."""
    from finetune.guard.bench import lines_of, load_cases, measure

    return tuple(lines_of(list(measure(load_cases()))))


def over_talks(options: Options) -> tuple[str, ...]:
    """Hold the written talks in the grounded mode and return a table of their turns."""
    from finetune.guard.talks import hold, lines_of, load_talks, manner_of, save
    from finetune.judge.owners import use_of

    (plan,) = _plans(replace(options, modes=("grounded",), adapter=NO_ADAPTER), None)
    talks = load_talks()
    said = []
    for one in hold(plan, talks[: options.limit] if options.limit else talks):
        click.echo(f"{one.talk} {one.number}: {one.turn.say} | {one.text}", err=True)
        said.append(one)
    path = Path(options.out) / "talks.jsonl"
    save(said, path)
    owners = [*use_of("train"), *use_of("tune")]
    return (*lines_of(said), *manner_of(said, owners), f"All replies: {path}")


def _show_owner(name: str, done: int, total: int) -> None:
    click.echo(f"{done + 1} of {total}: {name}", err=True)


def measure(options: Options, before: Sequence[ScoreCard] = ()) -> tuple[ScoreCard, ...]:
    """Run all that the options ask for and return the cards, after those of earlier runs."""
    from finetune.evaluation.evaluate import load_script
    from finetune.evaluation.report import write_page
    from finetune.evaluation.scorecard import save_cards
    from persona.store import load_persona

    out = Path(options.out)
    persona = load_persona(_folder(options.persona))
    script = load_script(persona.id, options.questions, options.limit, persona.folder)
    if not options.talk:
        script = replace(script, talk=())
    cards = list(before)
    for plan in _plans(options, persona):
        cards.append(_run(plan, persona, script, out, options))
        save_cards(cards, out / "scorecard.json")  # after each run: a stop keeps what there is
        write_page(cards, out / "scorecard.html")
    return tuple(cards)


def _own_adapter(options: Options, persona: Persona | None) -> Path | None:
    """Return the adapter that the app would use with this model."""
    if options.adapter:
        return None if options.adapter == NO_ADAPTER else Path(options.adapter)
    own = persona.adapter() if persona else None
    if own is None or options.model != EMBEDDED:
        return None
    if why := why_unfit(own, model_file(options.model)):
        click.echo(f"The persona's adapter is left out: {why}", err=True)
        return None
    click.echo(f"With the persona's adapter {own}.", err=True)
    return own


def _plans(options: Options, persona: Persona | None) -> list[Plan]:
    from finetune.evaluation.evaluate import Plan

    adapter = _own_adapter(options, persona)
    adapters = [None, adapter] if adapter and options.without_adapter else [adapter]
    sampling = Sampling(
        n_predict=options.n_predict, temperature=options.temperature, seed=options.seed
    )
    return [
        Plan(
            model=model_file(options.model),
            mode=mode,
            backend=options.backend,
            adapter=chosen,
            label=f"{options.label}: {mode}" if options.label else "",
            sampling=sampling,
            n_threads=options.threads,
        )
        for chosen, mode in product(adapters, options.modes)
    ]


def _run(plan: Plan, persona: Persona, script: Script, out: Path, options: Options) -> ScoreCard:
    from finetune.evaluation.evaluate import record
    from finetune.evaluation.recording import load_recording, save_recording
    from finetune.evaluation.scorecard import card_of

    name = re.sub(r"\W+", "-", plan.title()).strip("-")
    path = out / f"{name}.recording.json"
    if options.resume and path.is_file():
        recording = load_recording(path)
    else:
        recording = record(plan, persona, script, _show)
        save_recording(recording, path)
    return card_of(recording, script.questions, persona)


def _folder(persona: str) -> Path:
    path = Path(persona)
    return path if (path / "persona.toml").is_file() else PERSONAS / persona


def _show(what: str, done: int, total: int) -> None:
    if done % 20 == 0:
        click.echo(f"{what}: {done} of {total}", err=True)
