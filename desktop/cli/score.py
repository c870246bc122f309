"""``avatar-chat persona score``: asks a persona its score card. Command line, no Qt.

The studio runs this command in a child, so that it is the one way in which a card is made.
"""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

import click
import msgspec

from backends.errors import AvatarError, GenerationError
from desktop.cli.options import ChatOptions, plan_from
from desktop.cli.terminal_chat import ChatPlan, TerminalChat
from desktop.config.paths import find_places, resource_dir
from desktop.personas.score_card import Figure, Row, Run, ScoreCard, save_score_card
from desktop.studio.scoring import Answered, Asking, score
from persona.store import told_hash

__all__ = ["score_command"]

EVERY_S = 0.2  # between two lines of progress
SEED = 1
say = partial(click.secho, err=True, dim=True)


@click.command("score")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the card as one JSON object.")
@click.option("--progress", is_flag=True, help="Print JSON lines of progress before it.")
@click.option("--backend", help="Name of a backend, or module:Class.")
@click.option("--model", default="", type=click.Path(), help="A .gguf file.")
@click.option(
    "--mode",
    type=click.Choice(["grounded", "strict"]),
    help="How strictly replies keep to the facts.  [default: as in the chat, at least grounded]",
)
def score_command(
    folder: Path,
    as_json: bool,
    progress: bool,
    backend: str | None,
    model: str,
    mode: Literal["grounded", "strict"] | None,
) -> None:
    """Ask the persona in FOLDER questions made from what it tells, and keep the score card.

    Nothing is trained. The card stands in FOLDER afterwards (docs/evaluation.md).
    """
    options = ChatOptions(
        persona=str(folder), backend=backend, model=model, mode=mode, temperature=0.0, seed=SEED
    )
    try:
        card = _made(options, _json_progress() if progress else _terminal_progress)
    except AvatarError as error:
        if not (as_json or progress):
            raise
        _write("error", error.record)
        raise SystemExit(1) from error
    if as_json or progress:
        _write("card", msgspec.to_builtins(card))
    else:
        _tell(card)


def _made(options: ChatOptions, note: Asking) -> ScoreCard:
    """Ask all questions and keep the card.

    Raises:
        AvatarError: There is no persona, no model, nothing to ask, or no way to keep the card.
    """
    from persona.judging.finder import finder_for

    with TerminalChat(partial(_plan, options)) as chat:
        plan = chat.plan()
        run = _run(plan)
        finder = finder_for(plan.persona, find_places().state / "persona")
        card = score(plan.persona, run, partial(_answered, chat), finder, note)
    if plan.persona.folder.is_relative_to(resource_dir()):
        say("The card is not kept: the avatar in the box stays as it is.")
    else:
        save_score_card(card, plan.persona.folder)
    return card


def _plan(options: ChatOptions) -> ChatPlan:
    """Return what the chat would use; what is edited meanwhile changes no answer of this card."""
    plan = plan_from(options, say, say)
    mode = "grounded" if plan.mode == "free" else plan.mode
    return replace(plan, persona=replace(plan.persona, stamp=()), mode=mode)


def _run(plan: ChatPlan) -> Run:
    adapters = ", ".join(own.path.name for own in plan.spec.adapters)
    return Run(
        label=f"{plan.mode}, made in the studio",
        mode=plan.mode,
        backend=plan.backend,
        model=plan.spec.path.name or str(plan.spec.options.get("model", "")),
        adapter=adapters,
        told_hash=told_hash(plan.persona.folder),
    )


def _answered(chat: TerminalChat, question: str) -> Answered:
    chat.begin()
    answer = chat.answer(question)
    if isinstance(answer.error, GenerationError):  # nothing was said
        return Answered("")
    if answer.error is not None:
        raise answer.error
    return Answered(
        answer.reply,
        tuple(fact.id for fact in answer.facts),
        answer.abstained,
        answer.source,
        answer.notes,
    )


def _terminal_progress(done: int, total: int, question: str) -> None:
    click.echo(f"\r\033[K{done} of {total}: {question[:60]}", err=True, nl=False)


def _json_progress() -> Asking:
    told_at = 0.0

    def note(done: int, total: int, question: str) -> None:
        nonlocal told_at
        if (now := time.monotonic()) - told_at >= EVERY_S:
            told_at = now
            _write("progress", {"done": done, "total": total, "question": question})

    return note


def _write(kind: str, values: dict[str, object]) -> None:
    click.echo(msgspec.json.encode({"kind": kind, **values}).decode())


def _tell(card: ScoreCard) -> None:
    """Print the figures, how sure they are, and what was not as wanted."""
    click.echo("\r\033[K", err=True, nl=False)
    info = card.info
    click.echo(f"{info.n_asked} questions of {info.n_possible}, {info.mode}, {info.model}")
    for figure in card.measures:
        click.echo(f"{figure.title:32}{_sure(figure)}")
    for row in card.misses():
        click.echo(f"- {row.question}\n    {_fault(row)}: {row.answer}")


def _sure(figure: Figure) -> str:
    if figure.value is None:
        return "no questions"
    low, high = figure.interval()
    return f"{figure.hits} of {figure.n}, so between {low} and {high}"


def _fault(row: Row) -> str:
    if row.invented:
        return "invented"
    if row.kind == "unanswerable":
        return "should have been refused"
    if row.kind == "smalltalk":
        return "small talk"
    return f"{row.key[-1]}, “{row.wanted}”" if row.key else "not told"
