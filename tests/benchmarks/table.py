"""A table of figures, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Table"]


@dataclass(frozen=True, slots=True)
class Table:
    """A title, a head, and rows of cells; `note` says what has to be known to read it."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""

    def __str__(self) -> str:
        """Return it as Markdown."""
        lines = [f"### {self.title}", ""]
        lines += [_line(self.head), _line(["---"] * len(self.head))]
        lines += [_line(row) for row in self.rows]
        return "\n".join((*lines, *(("", self.note) if self.note else ()), ""))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
