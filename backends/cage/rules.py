"""What a confined child is allowed in all: engine process, before its cage is closed.

To what it needs comes what every program here reads to run at all: the system's libraries,
Python and its packages, our own code, and what the kernel tells about the machine.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from backends.cage.needs import Needs

__all__ = ["Rules", "full_rules", "scratch_folder"]

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = (
    "/usr", "/lib", "/lib32", "/lib64", "/opt", "/nix/store", "/gnu/store", "/run/opengl-driver",
    "/sys", "/proc/self", "/proc/sys", "/proc/cpuinfo", "/proc/filesystems", "/proc/meminfo",
    "/proc/stat", "/proc/vmstat", "/proc/zoneinfo", "/dev/null", "/dev/zero", "/dev/full",
    "/dev/random", "/dev/urandom", "/etc/ld.so.cache", "/etc/localtime", "/etc/ssl/openssl.cnf",
)  # fmt: skip
ONLINE = ("/etc", "/run/systemd/resolve", "/run/NetworkManager", "/run/resolvconf")
NULL = "/dev/null"
CARDS = ("nvidia*", "nvidia-caps/*", "dri/*", "kfd", "dxg", "accel/*")  # in /dev
CARD_FACTS = ("/proc/driver", "/proc/devices", "/proc/modules", "/etc/OpenCL", "/etc/vulkan")
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is allowed. Paths exist, and are absolute and free of links.

    Attributes:
        read: Files and folders.
        write: Folders, with all that is in them; nothing in them is ever started.
        devices: That are read, written and controlled.
        network: Whether there is one.
        memory_bytes: Of its own that the child may take; 0 = any.
    """

    read: tuple[Path, ...]
    write: tuple[Path, ...]
    devices: tuple[Path, ...]
    network: bool
    memory_bytes: int


def full_rules(needs: Needs) -> Rules:
    """Return what is allowed to a child with these needs; folders to write to are made.

    A "file" that is none is left out: as a folder it would open all that is in it.
    """
    for folder in needs.writes:
        with suppress(OSError):  # whoever writes to it says so
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = [path for path in (*needs.files, *needs.nearby) if path.is_file()]
    folders = [path for path in needs.folders if path.is_dir()]
    wanted: list[str | Path] = [*SYSTEM, *_python(), *files, *folders]
    wanted += (file for folder in folders for file in folder.glob("*.so*") if file.is_file())
    wanted += (*ONLINE, *_certificates()) if needs.network else ()
    wanted += CARD_FACTS if needs.devices else ()
    cards = list(_cards()) if needs.devices else []
    return Rules(
        read=_real(wanted),
        write=_real(needs.writes),
        devices=_real((NULL, *cards)),
        network=needs.network,
        memory_bytes=0 if cards else int(psutil.virtual_memory().total),
    )


def scratch_folder() -> Path | None:
    """Return a folder for temporary files that nobody else can enter, None if there is none.

    One for all engines of a user, because a confined one cannot take its own away.
    """
    name = f"avatar-engine-{os.getuid()}" if hasattr(os, "getuid") else "avatar-engine"
    folder = Path(tempfile.gettempdir()).resolve() / name
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        state = folder.lstat()
    except OSError:
        return None
    is_own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    is_closed = os.name == "nt" or not state.st_mode & 0o077
    return folder if stat.S_ISDIR(state.st_mode) and is_own and is_closed else None


def _cards() -> Iterator[Path]:
    """Yield the devices of graphics cards."""
    for name in CARDS:
        yield from (card for card in Path("/dev").glob(name) if not card.is_dir())


def _python() -> Iterator[Path]:
    """Yield where Python, its packages, the libraries that it is to find, and our code lie.

    A folder of the search paths that holds the person's home, too, is left out. Of the folder that
    our code is started from only the code is read.
    """
    yield from (Path(sys.prefix), Path(sys.base_prefix), ROOT / "backends", ROOT / "lib")
    if bundle := getattr(sys, "_MEIPASS", ""):
        yield from (Path(bundle), Path(sys.executable))  # our code is a part of the program
    home = Path(os.path.expanduser("~")).resolve()  # never raises
    libraries = os.environ.get("LD_LIBRARY_PATH", "").split(os.pathsep)
    for entry in filter(None, (*sys.path, *libraries)):
        folder = Path(os.path.realpath(entry))
        if folder != ROOT and not home.is_relative_to(folder):
            yield folder


def _certificates() -> Iterator[str]:
    """Yield where the authorities are that servers are checked with, if not in the usual place."""
    yield from filter(None, map(os.environ.get, CERTIFICATES))


def _real(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    found = dict.fromkeys(map(os.path.realpath, paths))  # `Path.resolve` takes twice as long
    return tuple(Path(path) for path in found if os.path.exists(path))
