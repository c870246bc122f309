"""``python -m finetune evaluate``: from a model and a persona to a score card."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from backends.base import Sampling
from finetune.places import PERSONAS, model_file
from persona.model import Mode, Persona

if TYPE_CHECKING:
    from finetune.evaluate import Plan, Script
    from finetune.scorecard import ScoreCard

__all__ = ["Options", "command", "evaluate"]


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line says; see there."""

    persona: str = "keith-low"
    modes: tuple[Mode, ...] = ("free", "grounded")
    backend: str = "llama-ctypes"
    model: str = "embedded"
    adapter: str = ""
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


@click.command()
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
@click.option("--adapter", default="", help="A LoRA adapter .gguf.")
@click.option("--without-adapter", is_flag=True, help="With --adapter: run the base as well.")
@click.option("--label", default="", help="Put before the name of each run.")
@click.option("--questions", default="test", show_default=True, help="test or dev.")
@click.option("--limit", default=0, help="About this many questions only; 0 = all.")
@click.option("--talk/--no-talk", default=True, help="Hold the scripted conversation too.")
@click.option("--seed", default=Options.seed, show_default=True)
@click.option("--temperature", default=0.0, show_default=True, help="0 = greedy.")
@click.option("--n-predict", default=Options.n_predict, show_default=True, help="Tokens, at most.")
@click.option("--threads", default=0, help="0 = the physical cores.")
@click.option("--out", default=Options.out, show_default=True, help="A folder.")
@click.option("--install", is_flag=True, help="Leave scorecard.json beside the persona too.")
def command(**given: object) -> None:
    """Ask the test questions, write scorecard.json and scorecard.html."""
    for line in evaluate(msgspec.convert(given, Options)):
        click.echo(line)


def evaluate(options: Options) -> tuple[str, ...]:
    """Run all that the options ask for and return the lines of a summary."""
    from finetune.evaluate import load_script
    from finetune.report import summary, write_page
    from finetune.scorecard import save_cards
    from persona.store import load_persona

    out = Path(options.out)
    persona = load_persona(_folder(options.persona))
    script = load_script(persona.id, options.questions, options.limit)
    if not options.talk:
        script = replace(script, talk=())
    cards: list[ScoreCard] = []
    for plan in _plans(options):
        cards.append(_run(plan, persona, script, out))
        save_cards(cards, out / "scorecard.json")  # after each run: a stop keeps what there is
        write_page(cards, out / "scorecard.html")
    if options.install:
        save_cards(cards, persona.folder / "scorecard.json")
    return (*summary(cards), f"The page: {out / 'scorecard.html'}")


def _plans(options: Options) -> list[Plan]:
    from finetune.evaluate import Plan

    adapter = Path(options.adapter) if options.adapter else None
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


def _run(plan: Plan, persona: Persona, script: Script, out: Path) -> ScoreCard:
    from finetune.evaluate import record
    from finetune.recording import save_recording
    from finetune.scorecard import card_of

    recording = record(plan, persona, script, _show)
    name = re.sub(r"\W+", "-", plan.title()).strip("-")
    save_recording(recording, out / f"{name}.recording.json")
    return card_of(recording, script.questions, persona)


def _folder(persona: str) -> Path:
    path = Path(persona)
    return path if (path / "persona.toml").is_file() else PERSONAS / persona


def _show(what: str, done: int, total: int) -> None:
    if done % 20 == 0:
        click.echo(f"{what}: {done} of {total}", err=True)
