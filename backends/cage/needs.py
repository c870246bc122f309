"""What a child with native code needs, and how far its system keeps it to that: every process.

A GGUF from a stranger is parsed by native code. So whoever loads one says first what it needs
(`Needs`), closes a cage around itself that allows nothing else, and tells how far that went
(`CageReport`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

__all__ = [
    "NOT_DECLARED",
    "NOT_OFFERED",
    "NO_LANDLOCK",
    "READS_ANYTHING",
    "REFUSED",
    "RUNS_THREADS",
    "CageReport",
    "Confinement",
    "Needs",
]

NO_LANDLOCK = "this kernel has no Landlock"
NOT_DECLARED = "the backend does not say what it needs"
NOT_OFFERED = "this system offers nothing for it"
READS_ANYTHING = "this system does not limit what is read"
REFUSED = "the system refused it"
RUNS_THREADS = "other threads ran already"

Identity = tuple[int, int]  # device and inode: another file of the same name is another file


@dataclass(frozen=True, slots=True)
class Needs:
    """What a child has to touch, besides what every program reads to run at all."""

    files: tuple[Path, ...] = ()  # read
    nearby: tuple[Path, ...] = ()  # files that may be asked for next; nothing depends on them
    folders: tuple[Path, ...] = ()  # read, with all that is in them
    writes: tuple[Path, ...] = ()  # folders; made if they are not there
    network: bool = False
    devices: bool = False  # graphics cards


@dataclass(frozen=True, slots=True)
class CageReport:
    """How far a child is confined.

    Attributes:
        files: It can open nothing but what it needs.
        network: It has none.
        programs: It can start none.
        memory_bytes: It can take no more of its own; 0 = unlimited.
        by: What confines it, e.g. "Landlock 7".
        why_not: What is missing, one of the sentences of this module; empty if nothing is.
    """

    files: bool = False
    network: bool = False
    programs: bool = False
    memory_bytes: int = 0
    by: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Confinement:
    """A cage that is closed: what was granted, and the report."""

    needs: Needs
    report: CageReport
    _granted: dict[Path, Identity] = field(default_factory=dict)

    @classmethod
    def around(cls, needs: Needs, report: CageReport) -> Confinement:
        """Note what is granted, as it lies on the disk now."""
        found = ((path, _identity(path)) for path in (*_paths(needs), *needs.nearby))
        return cls(needs, report, {path: it for path, it in found if it is not None})

    def covers(self, needs: Needs) -> bool:
        """Tell whether something else can be done in this cage, too.

        A file that came, or was replaced, after the cage was closed is not in it.
        """
        own = self.needs
        is_wider = (needs.network and not own.network) or (needs.devices and not own.devices)
        if is_wider or not set(needs.writes) <= set(own.writes):
            return False
        return all(self._granted.get(path) == _identity(path) for path in _paths(needs))


def _paths(needs: Needs) -> Iterable[Path]:
    return (*needs.files, *needs.folders, *needs.writes)


def _identity(path: Path) -> Identity | None:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
