"""Tells what was read of a file, what may be taken, and what was left out and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from backends.errors import PersonaError
from desktop.studio.proposals import Proposal, Proposals
from desktop.studio.readers.brought import Pair, Place, Statement

__all__ = ["as_json", "error_json", "summary", "told"]

VOICES = "messages that answer nothing (voice)"
MAX_PLACES = 8
MAX_SHOWN_CHARS = 300


def summary(found: Proposals) -> Iterator[str]:
    """Yield lines: what the file is, how many of what, and what was left out."""
    brought = found.brought
    yield f"{brought.path.name}: {brought.described}; {brought.n_read} {brought.unit} read"
    counts = (
        (len(_kind(found, Pair)), "question with its answer", "questions with their answers"),
        (len(found.statements()), "proposed fact", "proposed facts"),
        (
            len(found.entries) - len(_kind(found, Pair)) - len(found.statements()),
            "message that answers nothing (voice)",
            VOICES,
        ),
    )
    for number, one, many in counts:
        if number:
            yield f"  {number} {one if number == 1 else many}"
    for note in brought.notes:
        yield f"  note: {note}"
    for why, places in brought.reasons().items():
        yield f"  {len(places)} left out: {why}{_places(places)}"


def _kind(found: Proposals, kind: type[Pair] | type[Statement]) -> list[Proposal]:
    return [entry for entry in found.entries if isinstance(entry.item, kind)]


def _places(places: Sequence[Place]) -> str:
    named = [text for place in places[:MAX_PLACES] if (text := str(place))]
    more = f" and {len(places) - MAX_PLACES} more" if len(places) > MAX_PLACES else ""
    return f" ({'; '.join(named)}{more})" if named else ""


def told(number: int, entry: Proposal) -> Iterator[str]:
    """Yield lines that show one proposal with its private details."""
    yield f"  {number}. {entry.place}"
    for detail in entry.details:
        yield f"     ! {detail.kind}: {detail.text}"
    if isinstance(entry.item, Pair):
        yield from (f"     Q: {_short(text)}" for text in entry.item.questions)
        yield from (f"     A: {_short(text)}" for text in entry.item.answers)
    else:
        yield f"     {_short(entry.item.text)}"


def _short(text: str) -> str:
    line = " / ".join(text.splitlines())
    return line if len(line) <= MAX_SHOWN_CHARS else line[: MAX_SHOWN_CHARS - 1] + "…"


def as_json(found: Proposals, taken: Collection[int]) -> dict[str, object]:
    """Return all of it as values of JSON; `taken` are the numbers of entries, from 0."""
    brought = found.brought
    return {
        "file": str(brought.path),
        "format": brought.described,
        "read": brought.n_read,
        "unit": brought.unit,
        "proposals": [
            _entry_json(entry, is_taken=i in taken) for i, entry in enumerate(found.entries)
        ],
        "left_out": [
            {"why": why, "count": len(places), "places": [str(place) for place in places]}
            for why, places in brought.reasons().items()
        ],
        "notes": brought.notes,
        "error": None,
    }


def _entry_json(entry: Proposal, *, is_taken: bool) -> dict[str, object]:
    item = entry.item
    if isinstance(item, Pair):
        values: dict[str, object] = {"questions": item.questions, "answers": item.answers}
    else:
        values = {"text": item.text}
    return {
        "kind": {"Pair": "pair", "Statement": "fact"}.get(type(item).__name__, "voice"),
        "place": str(entry.place),
        **values,
        "private": [{"kind": detail.kind, "text": detail.text} for detail in entry.details],
        "taken": is_taken,
    }


def error_json(file: str, error: PersonaError) -> dict[str, object]:
    """Return why nothing was taken from a file."""
    return {"file": file, "error": error.words}
