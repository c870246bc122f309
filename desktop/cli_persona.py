"""``avatar-chat persona new|check|calibrate|import|export``: command line, no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from backends.errors import PersonaError
from desktop.paths import find_places, resource_dir
from desktop.personas import persona_folders

if TYPE_CHECKING:
    from persona.calibrate import DevQuestion
    from persona.model import Example, Persona
    from persona.reader import Reader

__all__ = ["persona"]

STARTER = "keith-low"  # its generic examples are the ones that fit any persona
KEPT_FACTS = {"f01": "f01", "f19": "f02"}  # name and nature of the avatar, by their new ids
README_LINK = "docs/persona.md"


@click.group()
def persona() -> None:
    """Make, check, calibrate, import and export a persona."""


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Whose avatar it is.")
def new(folder: Path, name: str) -> None:
    """Write a persona to start from into FOLDER: small talk, identity, contrast questions."""
    from persona.model import Fact
    from persona.store import PERSONA_FILE, load_persona
    from persona.writer import save_persona

    if (folder / PERSONA_FILE).exists():
        raise PersonaError(
            what="The persona was not written.",
            why=f"{folder} holds one already.",
            todo="Choose another folder.",
        )
    starter = load_persona(resource_dir() / "personas" / STARTER)
    made = replace(
        starter,
        id=folder.name,
        name=name,
        greeting=f"Hi, I'm the virtual avatar of {name}. What would you like to know?",
        system_prompt=starter.system_prompt.replace(
            f"{starter.name}, a 3rd-year computer science student", name
        ).replace(starter.name.partition(" ")[0], name.partition(" ")[0]),
        tagline="",
        starters=(),
        counterpart_note="",
        creator="",
        avatars={},
        facts=tuple(
            Fact(id=key, text=fact.text.replace(starter.name, name), topic=fact.topic)
            for old, key in KEPT_FACTS.items()
            if (fact := starter.fact(old))
        ),
        examples=tuple(_generic(starter, name)),
        folder=folder,
    )
    save_persona(made, folder)
    click.echo(f"Written: {folder}. Add facts and questions ({README_LINK}), then run")
    click.echo(f"  avatar-chat persona check {folder}")
    click.echo(f"  avatar-chat persona calibrate {folder}")
    click.echo(f"  avatar-chat ask --persona {folder} 'What is your name?'")


def _generic(starter: Persona, name: str) -> Iterator[Example]:
    """Yield the starter's examples that fit anybody, with the new name in them."""
    first, new_first = starter.name.partition(" ")[0], name.partition(" ")[0]

    def renamed(texts: Iterable[str]) -> tuple[str, ...]:
        own = (text.replace(starter.name, name).replace(first, new_first) for text in texts)
        return tuple(text.replace("I'm his virtual", "I'm a virtual") for text in own)

    for example in starter.examples:
        of_identity = example.kind == "identity" and set(example.facts) <= set(KEPT_FACTS)
        if example.is_generic or of_identity:
            yield replace(
                example,
                questions=renamed(example.questions),
                answers=renamed(example.answers),
                facts=tuple(KEPT_FACTS[key] for key in example.facts if key in KEPT_FACTS),
            )


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
def check(ctx: click.Context, folder: Path) -> None:
    """Say what is wrong or doubtful in FOLDER, with file and line."""
    from persona.store import check_persona, load_persona

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
@click.option(
    "--questions",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='Development questions, not among the examples: JSONL with "question" and "kind".',
)
@click.option(
    "--hard",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="More, worded as oddly as can be: the threshold is not theirs.",
)
def calibrate(folder: Path, questions: Path | None, hard: Path | None) -> None:
    """Find the numbers that separate known from unknown, and store them in FOLDER.

    Twice where the sentence encoder runs: with it, and for machines on which it does not.
    """
    from persona.calibrate import read_questions
    from persona.reader import Reader
    from persona.store import load_persona

    place = _resolved(folder)
    owner = load_persona(place)
    asked, odd = (read_questions(path) if path else () for path in (questions, hard))
    reader = Reader.open(owner.name)
    if reader.encoder:
        _calibrate(owner, reader, asked, odd)
        reader = reader.without_encoder()
    _calibrate(owner, reader, asked, odd)


def _calibrate(
    owner: Persona, reader: Reader, asked: Sequence[DevQuestion], odd: Sequence[DevQuestion]
) -> None:
    from persona.calibrate import calibrate as fit
    from persona.gate import CALIBRATION_FILES

    found = fit(owner, reader, asked, odd)
    path = owner.folder / CALIBRATION_FILES[reader.encoder is not None]
    path.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    report = found.report
    click.echo(
        f"Accepted {report['accepted']:.1%} of the questions that can be answered, refused "
        f"{report['refused']:.1%} of those that cannot; threshold {found.threshold:.2f}."
    )
    click.echo(f"Stored in {path}.")


@persona.command("import")
@click.argument("card", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def import_(card: Path) -> None:
    """Make a persona of CARD: a PNG with a character card in it, a JSON or a CHARX file."""
    from desktop.persona_import import import_persona

    places = find_places()
    taken = [folder.name for folder in persona_folders(places)]
    imported = import_persona(card, places.personas, taken)
    for note in imported.notes:
        click.echo(f"note: {note}")
    click.echo(f"{imported.persona.name} is in {imported.persona.folder}. Talk to it:")
    click.echo(f"  avatar-chat talk --persona {imported.persona.id}")


@persona.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("card", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--picture",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A PNG of the avatar, where the persona has none.",
)
def export(folder: Path, card: Path, picture: Path | None) -> None:
    """Write the persona in FOLDER as a character CARD: .png, .charx or .json."""
    from persona.cards.export import export_card
    from persona.store import load_persona

    owner = load_persona(_resolved(folder))
    path = picture or owner.avatar("idle")
    try:
        export_card(owner, card, path.read_bytes() if path else b"")
    except (OSError, ValueError) as exc:
        raise PersonaError(
            what="The card was not saved.",
            why=f"{exc}.",
            todo="Name a .png, .charx or .json file, and a PNG of the avatar with --picture.",
        ) from exc
    click.echo(f"Written: {card}")


@persona.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("cache", type=click.Path(path_type=Path))
def index(folder: Path, cache: Path) -> None:
    """Learn from the persona in FOLDER and keep it in CACHE: the window's child."""
    from persona.finder import Finder
    from persona.store import load_persona

    Finder.open(load_persona(folder), cache).close()


def _resolved(folder: Path) -> Path:
    """Return a folder as named, or the persona with that id."""
    if folder.exists() or len(folder.parts) > 1:
        return folder
    known = {own.name: own for own in persona_folders(find_places())}
    return known.get(str(folder), folder)
