"""Brings files at the terminal: shows what is in them, asks what to take, and takes it."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backends.errors import PersonaError
from desktop.studio.proposals import Proposal, Proposals, propose_for
from desktop.studio.readers.bring import bring
from desktop.studio.readers.brought import Brought, Item
from desktop.studio.report import as_json, error_json, summary, told
from desktop.studio.taking import Taken, take
from persona.model import Persona
from persona.store import load_persona

__all__ = ["Terminal", "add_files"]

SAMPLE = 3  # of what has no private details, shown before it is asked for


@dataclass(slots=True)
class Terminal:
    """Where lines go, where answers come from, and how the command was called.

    Attributes:
        say: Prints a line.
        complain: Prints a line about an error.
        ask: Puts a question with its default, and returns the answer.
        is_yes: Whether to take what has no private details without asking.
        is_json: Whether to print values of JSON; without `is_yes` nothing is taken then.
    """

    say: Callable[[str], None]
    complain: Callable[[str], None]
    ask: Callable[[str, str], str]
    is_yes: bool = False
    is_json: bool = False
    failed: list[str] = field(default_factory=list)


def add_files(
    folder: Path, files: Sequence[Path], owners: Sequence[str], terminal: Terminal
) -> bool:
    """Bring files into the persona in a folder; return whether all of them could be read.

    Raises:
        PersonaError: The persona cannot be read or written; it is then as before. With JSON the
            error is printed instead.
    """
    try:
        return _added(load_persona(folder), files, owners, terminal)
    except PersonaError as error:
        if not terminal.is_json:
            raise
        terminal.say(json.dumps(error_json(str(folder), error), ensure_ascii=False))
        return False


def _added(
    persona: Persona, files: Sequence[Path], owners: Sequence[str], terminal: Terminal
) -> bool:
    found = propose_for(persona, _brought(persona, files, owners, terminal))
    chosen = [_choose(proposals, terminal) for proposals in found]
    items: list[tuple[str, Item]] = [
        (proposals.brought.path.name, proposals.entries[i].item)
        for proposals, numbers in zip(found, chosen, strict=True)
        for i in sorted(numbers)
    ]
    taken = take(persona, items)
    if terminal.is_json:
        for proposals, numbers in zip(found, chosen, strict=True):
            terminal.say(json.dumps(as_json(proposals, numbers), ensure_ascii=False))
    else:
        terminal.say(_result(persona, taken))
    return not terminal.failed


def _brought(
    persona: Persona, files: Sequence[Path], owners: Sequence[str], terminal: Terminal
) -> list[Brought]:
    found = []
    for path in files:
        try:
            found.append(bring(path, persona.name, owners))
        except PersonaError as error:
            terminal.failed.append(str(path))
            if terminal.is_json:
                terminal.say(json.dumps(error_json(str(path), error), ensure_ascii=False))
            else:
                terminal.complain(str(error))
    return found


def _choose(found: Proposals, terminal: Terminal) -> set[int]:
    """Return the numbers of the entries that are taken."""
    numbers = {id(entry): i for i, entry in enumerate(found.entries)}
    if not terminal.is_json:
        for line in summary(found):
            terminal.say(line)
    if terminal.is_yes:
        _show_rest(found, terminal)
        return {numbers[id(entry)] for entry in found.plain()}
    if terminal.is_json:
        return set()
    chosen = [
        *_asked(found.plain(), "without private details", "all", terminal, n_shown=SAMPLE),
        *_asked(found.private(), "with private details", "none", terminal),
        *_asked(found.statements(), "proposed as facts", "none", terminal),
    ]
    return {numbers[id(entry)] for entry in chosen}


def _show_rest(found: Proposals, terminal: Terminal) -> None:
    """Show what --yes does not take."""
    rest = [*found.private(), *found.statements()]
    if terminal.is_json or not rest:
        return
    terminal.say(f"  not taken unseen: {len(rest)} (run it without --yes to choose)")
    _show(rest, terminal)


def _show(entries: Sequence[Proposal], terminal: Terminal) -> None:
    for number, entry in enumerate(entries, start=1):
        for line in told(number, entry):
            terminal.say(line)


def _asked(
    entries: Sequence[Proposal],
    what: str,
    default: str,
    terminal: Terminal,
    n_shown: int | None = None,
) -> list[Proposal]:
    """Show entries and return those that the owner takes."""
    if not entries:
        return []
    terminal.say(f"{len(entries)} {what}:")
    _show(entries[:n_shown], terminal)
    hint = ", show" if n_shown is not None and n_shown < len(entries) else ""
    while True:
        answer = terminal.ask(f"Take which? (all, none, 1-3,7{hint})", default).strip().lower()
        if answer == "show":
            _show(entries, terminal)
        elif (numbers := numbers_in(answer, len(entries))) is not None:
            return [entries[i] for i in numbers]
        else:
            terminal.say(f'"{answer}" is not understood: numbers are from 1 to {len(entries)}.')


def numbers_in(answer: str, n: int) -> list[int] | None:
    """Return the numbers, from 0, that an answer names; None where it cannot be understood."""
    if answer in ("all", "yes", "y"):
        return list(range(n))
    if answer in ("none", "no", "n", ""):
        return []
    found: set[int] = set()
    for piece in answer.replace(" ", ",").split(","):
        first, _, last = piece.partition("-")
        if not piece:
            continue
        if not first.isdecimal() or not (last or first).isdecimal():
            return None
        start, end = int(first), int(last or first)
        if not 1 <= start <= end <= n:
            return None
        found.update(range(start - 1, end))
    return sorted(found)


def _result(persona: Persona, taken: Taken) -> str:
    if not (taken.pairs or taken.facts or taken.voices):
        return "Nothing was taken."
    pairs = f"{taken.pairs} pair{'s' * (taken.pairs != 1)}"
    facts = f"{taken.facts} fact{'s' * (taken.facts != 1)}"
    return f"Taken into {persona.folder}: {pairs}, {facts}, {taken.voices} for the voice."
