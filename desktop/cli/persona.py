"""``avatar-chat persona new|check|add|score|unanswered|import|export``: command line, no Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from backends.errors import PersonaError, why_refused
from desktop.cli.score import score_command
from desktop.config.paths import Places, find_places
from desktop.personas.finding import persona_folders
from persona.model import LANGUAGES, Persona

__all__ = ["persona"]

README_LINK = "docs/persona.md"


@click.group()
def persona() -> None:
    """Make, check, fill, score, import and export a persona."""


persona.add_command(score_command)


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Whose avatar it is.")
@click.option("--language", default="en", type=click.Choice(LANGUAGES), show_default=True)
@click.option("--pronouns", default="", help='Of the person, as "she/her"; er/ihm in German.')
def new(folder: Path, name: str, language: str, pronouns: str) -> None:
    """Write a persona to start from into FOLDER; what it knows is yours to write."""
    from persona.layout import EXAMPLES_FILE, FACTS_FILE, PERSONA_FILE
    from persona.lines import Lines
    from persona.writer import save_persona

    found = [own for own in (PERSONA_FILE, FACTS_FILE, EXAMPLES_FILE) if (folder / own).exists()]
    if found or not name.strip():
        why = f"{folder} holds {found[0]} already." if found else "The name is empty."
        raise PersonaError(
            what="The persona was not written.",
            why=why,
            todo="Choose another folder." if found else "Give --name.",
        )
    bare = Persona(id=folder.name, name=name, language=language, pronouns=pronouns)
    lines = Lines(bare)
    made = replace(
        bare,
        greeting=lines.of("first_greeting")[0],
        system_prompt=lines.of("system_prompt")[0],
        folder=folder,
    )
    save_persona(made, folder)
    click.echo(f"Written: {folder}. Add facts and questions with their answers ({README_LINK}):")
    click.echo(f"  {FACTS_FILE}: one JSON object a line with id and text, in the first person")
    click.echo(f"  {EXAMPLES_FILE}: 10 to 40 pairs, in one wording each")
    click.echo("Then look what is missing, and try it:")
    click.echo(f"  avatar-chat persona check {folder}")
    click.echo(f"  avatar-chat ask --persona {folder} 'What is your name?'")


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, folder: Path) -> None:
    """Say what is wrong or doubtful in FOLDER, with file and line."""
    from desktop.personas.lint import check_persona
    from persona.store import load_persona

    problems = check_persona(_resolved(folder))
    for problem in problems:
        click.echo(f"{'error' if problem.is_error else 'note'}: {problem}")
    if any(problem.is_error for problem in problems):
        ctx.exit(1)
    found = load_persona(_resolved(folder))
    n_questions = sum(len(example.questions) for example in found.examples)
    click.echo(
        f"{found.name}: {len(found.facts)} facts, {len(found.examples)} examples with "
        f"{n_questions} questions, {len(problems)} notes."
    )


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Take what has no private details without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each file.")
@click.option("--owner", multiple=True, help="Your name in a chat, where it is another one.")
@click.pass_context
def add(
    ctx: click.Context,
    folder: Path,
    files: tuple[Path, ...],
    yes: bool,
    as_json: bool,
    owner: tuple[str, ...],
) -> None:
    """Bring FILES into the persona in FOLDER: tables, texts, chats of your own (docs/bring.md).

    Shows what was read, what was left out and why, and what is private, and asks what to take.
    With --json and without --yes nothing is taken.
    """
    from desktop.config.paths import resource_dir
    from desktop.studio.asking import Terminal, add_files

    place = _resolved(folder)
    if place.resolve().is_relative_to(resource_dir()):
        raise PersonaError(
            what=f"Nothing was added to {place.name}.",
            why="It came with the app, and stays as it is.",
            todo="Make one of your own: avatar-chat persona new FOLDER --name NAME",
        )
    terminal = Terminal(
        say=click.echo,
        complain=lambda text: click.secho(text, err=True, fg="red"),
        ask=lambda text, default: click.prompt(text, default=default, type=str),
        is_yes=yes,
        is_json=as_json,
    )
    try:
        is_good = add_files(place, files, owner, terminal)
    except click.Abort:
        click.echo("\nNothing was taken.")
        raise
    if not is_good:
        ctx.exit(1)


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--clear", is_flag=True, help="Forget them.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each question.")
def unanswered(folder: Path, clear: bool, as_json: bool) -> None:
    """Print what visitors asked the persona in FOLDER in vain, most asked first."""
    import json

    from desktop.studio.unanswered import Unanswered

    kept, persona_id = Unanswered(find_places()), folder.absolute().name
    asked = kept.asked(persona_id)
    if not asked:
        persona_id = _resolved(folder).name  # or there is no such persona
    if clear:
        try:
            kept.forget(persona_id)
        except OSError as exc:
            why = why_refused(exc, folder)
            raise PersonaError("The questions were not forgotten.", why, "Try again.") from exc
        click.echo(f"Forgotten: {len(asked)}.", err=True)
        return
    for one in asked:
        line = {"question": one.text, "count": one.count}
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else f"{one.count}\t{one.text}")
    if not asked:
        click.echo("Nothing was asked in vain.", err=True)
    if not kept.is_on:
        click.echo("note: nothing is kept now; it is switched on in the studio, To do.", err=True)


@persona.command("import")
@click.argument("card", type=click.Path(path_type=Path, exists=True))
@click.option("--to", "owner", default="", help="Persona that gets CARD, where it is lore alone.")
@click.option("--without-adapter", is_flag=True, help="Leave the adapter of an .avatar out.")
def import_(card: Path, owner: str, without_adapter: bool) -> None:
    """Make a persona of CARD: a card (picture, JSON, CHARX), an .avatar, or a folder of Markdown.

    A lorebook (world info) without a character is given to a persona of yours with --to.
    """
    from desktop.personas.finding import open_persona
    from desktop.personas.importing import LoreFile, give_lore, import_file
    from desktop.studio.sharing import SUFFIX

    places = find_places()
    if owner:
        _echo_notes((given := give_lore(card, open_persona(owner, places))).notes)
        click.echo(f"{given.persona.label} knows {len(given.persona.lore.entries)} texts of lore.")
        return
    taken = [folder.name for folder in persona_folders(places)]
    if card.is_dir() or card.suffix.lower() == SUFFIX:
        _echo_here(_shared(card, places, taken, without=without_adapter))
        return
    imported = import_file(card, places.personas, taken)
    if isinstance(imported, LoreFile):
        raise PersonaError(
            what="This is lore without a character.",
            why=f"{card.name} holds {imported.n_entries} texts for an avatar that there is.",
            todo=f"Name one of yours: avatar-chat persona import {card} --to PERSONA",
        )
    _echo_notes(imported.notes)
    _echo_here(imported.persona)


def _shared(card: Path, places: Places, taken: list[str], *, without: bool) -> Persona:
    """Take a shared avatar; one whose adapter cannot be used only where that was allowed."""
    from desktop.config.settings import Settings
    from desktop.studio.sharing import discard, open_shared, take_shared, tried_on, without_adapter

    opened = open_shared(card, places.personas)
    try:
        opened = tried_on(opened, Settings.load(places.settings), places)
        if opened.flaw and not without:
            raise PersonaError(
                what=f"The adapter of {opened.persona.label} cannot be used.",
                why=opened.flaw,
                todo=f"Take it without: avatar-chat persona import {card} --without-adapter",
            )
        if without:
            opened = without_adapter(opened)
        persona = take_shared(opened, taken)
    finally:
        discard(opened)
    if opened.trouble is not None:
        click.echo(f"note: {opened.trouble}")
    return persona


def _echo_here(persona: Persona) -> None:
    click.echo(f"{persona.label} is in {persona.folder}. Talk to it:")
    click.echo(f"  avatar-chat talk --persona {persona.id}")


def _echo_notes(notes: tuple[str, ...]) -> None:
    for note in notes:
        click.echo(f"note: {note}")


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("card", type=click.Path(path_type=Path))
@click.option(
    "--picture",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A PNG of the avatar, where the persona has none.",
)
def export(folder: Path, card: Path, picture: Path | None) -> None:
    """Write the persona in FOLDER as CARD: .avatar, .png, .charx, .json, or a folder of Markdown.

    A CARD without a suffix is a folder, which must not be there yet.
    """
    from desktop.studio.sharing import SUFFIX, share
    from persona.cards.files import WRITTEN_SUFFIXES
    from persona.store import load_persona

    owner = load_persona(_resolved(folder))
    path = picture or owner.avatar("idle")
    if path is None and card.suffix.lower() in {SUFFIX, *WRITTEN_SUFFIXES} - {".json"}:
        raise PersonaError(
            what="The avatar was not saved.",
            why=f"{owner.name} has no picture, and {card.name} carries one.",
            todo="Give a PNG of the avatar: --picture FILE.",
        )
    share(owner, card, path.read_bytes() if path else b"")
    click.echo(f"Written: {card}")


def _resolved(folder: Path) -> Path:
    """Return a folder as named, or the persona with that id.

    Raises:
        PersonaError: There is neither.
    """
    if folder.exists():
        return folder
    known = {own.name: own for own in persona_folders(find_places())}
    if str(folder) not in known:
        raise PersonaError(
            what=f"There is no persona {str(folder)!r}.",
            why=f"It is no folder, and none of {', '.join(known)}.",
            todo="Name one of them, or make one: avatar-chat persona new FOLDER --name NAME",
        )
    return known[str(folder)]
