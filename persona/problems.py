"""What is wrong or doubtful in a persona's folder: every process."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a persona folder that the owner should look at.

    `line` counts from 1; 0 means the file as a whole. An error keeps the persona from loading.
    """

    file: str
    line: int
    text: str
    is_error: bool = True

    @property
    def place(self) -> str:
        """Return where it is: file:line."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        """Return it the way compilers do: file:line: text."""
        return f"{self.place}: {self.text}"
