"""Reads several files of an owner at once. Window process, the worker; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from backends.base import HowFar
from backends.errors import PersonaError
from desktop.studio.proposals import Proposals, propose_for
from desktop.studio.readers.bring import bring
from desktop.studio.readers.brought import Item, NobodyCalled
from persona.model import Persona

__all__ = ["Files", "read_files"]


@dataclass(slots=True)
class Files:
    """What some files gave, and those that could not be read."""

    found: list[Proposals] = field(default_factory=list)
    failed: list[PersonaError] = field(default_factory=list)

    @property
    def has_chat(self) -> bool:
        """Whether another name of the owner may matter: there is a chat, read or not."""
        is_unread = any(isinstance(error.__cause__, NobodyCalled) for error in self.failed)
        return is_unread or any(own.brought.is_chat for own in self.found)

    def without(self, taken: Sequence[Item]) -> Files:
        """Return what is left of it, file by file."""
        gone = set(map(id, taken))
        left = [
            Proposals(own.brought, [entry for entry in own.entries if id(entry.item) not in gone])
            for own in self.found
        ]
        return Files([own for own in left if own.entries], self.failed)


def read_files(
    persona: Persona,
    paths: Sequence[Path],
    owners: Sequence[str],
    note: HowFar = lambda *_: None,
) -> Files:
    """Return what files give to a persona; nothing is taken yet.

    Args:
        persona: For whom.
        paths: The files.
        owners: The owner's names in chats, where they are others than the persona's.
        note: Is told how far it is, of nothing (0, 0) as long as a file is only read.
    """
    read, files = [], Files()
    for path in paths:
        note(0, 0)
        try:
            read.append(bring(path, persona.name, owners))
        except PersonaError as error:
            files.failed.append(error)
    files.found = propose_for(persona, read, note)
    return files
