"""The cage on macOS: a profile for `sandbox_init`. Engine process. Not verified on a Mac yet.

The profile allows by default, so that frameworks and drivers find what they need, and then takes
away: programs, the network, all writing, and reading where people keep their files. Source: macOS
`man 3 sandbox_init`; the profile language as the profiles in ``/System/Library/Sandbox`` use it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import resource
from collections.abc import Iterable
from pathlib import Path

from backends.cage.needs import CageReport
from backends.cage.rules import Rules

__all__ = ["close_cage", "profile"]

PRIVATE = ("/Users", "/Volumes", "/private/var/root")  # where people keep files
DEVICES = ("/dev/null", "/dev/zero", "/dev/dtracehelper")


def close_cage(rules: Rules) -> CageReport:
    """Confine this process, for good, and say how far.

    Raises:
        OSError: The system refuses.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    system = ctypes.CDLL(ctypes.util.find_library("System"))
    reason = ctypes.c_char_p()
    if system.sandbox_init(profile(rules).encode(), ctypes.c_uint64(0), ctypes.byref(reason)):
        raise OSError((reason.value or b"").decode("utf-8", "replace"))
    return CageReport(
        files=True, network=not rules.network, programs=True, by=("sandbox_init",)
    )  # fmt: skip


def profile(rules: Rules) -> str:
    """Return the rules in the language of the system's sandbox; the last that fits counts."""
    lines = ["(version 1)", "(allow default)", "(deny process-exec*)"]
    lines += [] if rules.network else ["(deny network*)"]
    lines.append('(deny file-write* (subpath "/"))')
    lines.append(_line("allow file-write*", (*map(Path, DEVICES), *rules.devices), rules.write))
    lines.append(_line("deny file-read-data", (), map(Path, PRIVATE)))
    files = [path for path in rules.read if not path.is_dir()]
    folders = [path for path in rules.read if path.is_dir()]
    lines.append(_line("allow file-read*", files, (*folders, *rules.write)))
    return "\n".join(lines) + "\n"


def _line(rule: str, files: Iterable[Path], folders: Iterable[Path]) -> str:
    places = [f"(literal {_quoted(path)})" for path in files]
    places += [f"(subpath {_quoted(path)})" for path in folders]
    return f"({rule} {' '.join(places)})"


def _quoted(path: Path) -> str:
    text = str(path).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
