"""Fails if a packaged program of Windows or macOS asks for a library that a fresh machine lacks.

    python .ci/packaging/foreign_libraries.py dist/avatar-chat

A library is either in the package or part of the system. A machine that builds also holds what
its compiler needs (vcomp140.dll, a libomp from Homebrew), so "it starts here" proves nothing. On
Linux `missing-libraries` does the same.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["asked_for", "foreign", "main"]

PROGRAMS = re.compile(r"\.(dll|pyd|exe|dylib|so)$", re.IGNORECASE)
# In System32 of a machine that builds; an installer of the compiler's maker brings them elsewhere.
REDISTRIBUTED = re.compile(r"^(vcruntime|msvcp|vcomp|concrt|libomp|mfc)", re.IGNORECASE)
OF_WINDOWS = re.compile(r"^(api|ext)-ms-", re.IGNORECASE)
OF_MACOS = ("/usr/lib/", "/System/Library/")
IN_PACKAGE = ("@rpath/", "@loader_path/", "@executable_path/")


def asked_for(path: Path) -> list[str]:
    """Return the libraries that a PE or Mach-O file asks for; none for other files."""
    with path.open("rb") as file:
        magic = file.read(4)
    if magic[:2] == b"MZ":
        return list(_of_pe(path))
    if magic in (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"):
        return list(_of_macho(path))
    return []


def _of_pe(path: Path) -> Iterator[str]:
    import pefile

    image = pefile.PE(str(path), fast_load=True)
    kinds = ("IMAGE_DIRECTORY_ENTRY_IMPORT", "IMAGE_DIRECTORY_ENTRY_DELAY_IMPORT")
    image.parse_data_directories([pefile.DIRECTORY_ENTRY[kind] for kind in kinds])
    for table in ("DIRECTORY_ENTRY_IMPORT", "DIRECTORY_ENTRY_DELAY_IMPORT"):
        yield from (entry.dll.decode("ascii", "replace") for entry in getattr(image, table, ()))


def _of_macho(path: Path) -> Iterator[str]:
    from macholib.MachO import MachO

    for header in MachO(str(path)).headers:
        yield from (str(target) for _, _, target in header.walkRelocatables())


def foreign(folder: Path, system: Path | None = None) -> dict[str, set[str]]:
    """Return the libraries that a fresh machine lacks, and which files ask for each.

    Args:
        folder: The packaged app.
        system: System32 of this machine; None = it cannot be looked at.
    """
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    held = {path.name.lower() for path in folder.rglob("*")}
    missing: dict[str, set[str]] = {}
    for path in files:
        for name in asked_for(path):
            if Path(name).name.lower() not in held and not _is_of_system(name, system):
                missing.setdefault(name, set()).add(path.relative_to(folder).as_posix())
    return missing


def _is_of_system(name: str, system: Path | None) -> bool:
    if name.startswith("/"):
        return name.startswith(OF_MACOS)
    if name.startswith(IN_PACKAGE) or REDISTRIBUTED.match(name):
        return False
    return system is None or bool(OF_WINDOWS.match(name)) or (system / name).is_file()


def main(folder: str) -> int:
    """Say what is missing; return the exit code."""
    root = os.environ.get("SYSTEMROOT", "")
    missing = foreign(Path(folder), Path(root) / "System32" if root else None)
    for name, files in sorted(missing.items()):
        sys.stdout.write(f"{name} is asked for by {', '.join(sorted(files)[:4])}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
