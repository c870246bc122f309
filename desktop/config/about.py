"""What this program is made of, and what a report of a fault should say. Window process; no Qt.

A packaged app carries ``build.json``, which was written when it was built; from source the same
is read from the installed distributions.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path

import msgspec

from backends.base import ModelInfo
from backends.cage.needs import CageReport
from desktop.config.paths import resource_dir
from desktop.config.settings import Settings

__all__ = [
    "Build",
    "Component",
    "about_rows",
    "cage_words",
    "diagnostics",
    "installed_version",
    "licence_text",
    "read_build",
]

PROJECT = "virtual-avatar-chat"
UNKNOWN = "unknown"
# Settings that say how the engine runs. Addresses, paths and names are the person's own.
REPORTED = (
    "backend", "n_ctx", "n_threads", "n_gpu_layers", "mode", "n_predict", "theme", "language",
)  # fmt: skip


class Component(msgspec.Struct, frozen=True):
    """A part that others made."""

    name: str
    version: str
    licence: str = ""


class Build(msgspec.Struct, frozen=True):
    """What was built, from what.

    Attributes:
        version: Of the app.
        commit: It was built from; empty from source.
        releases: Address of the newest release, as GitHub's API gives it; empty: not known.
        components: What others made, by name.
    """

    version: str = UNKNOWN
    commit: str = ""
    releases: str = ""
    components: tuple[Component, ...] = ()


def read_build(root: Path | None = None) -> Build:
    """Return what is known of this build; a missing or damaged file costs only what it told.

    Args:
        root: The folder of ``build.json``; None = the packaged app's.
    """
    path = (root or resource_dir().parent) / "build.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Build)
    except (OSError, msgspec.MsgspecError):
        return Build(version=installed_version(), components=_installed_components())


def about_rows(build: Build, info: ModelInfo | None = None) -> list[tuple[str, str]]:
    """Return names and values: the versions of what this program runs on.

    Args:
        build: From `read_build`.
        info: Of the loaded model, which knows the native library.
    """
    commit = f" ({build.commit[:12]})" if build.commit else ""
    rows = [
        ("Version", f"{build.version}{commit}"),
        ("Native library", _library(build, info)),
        ("Model", model_words(info)),
        ("Engine", cage_words(info.cage) if info is not None and info.cage else ""),
        ("Qt", _qt_version()),
        ("Python", platform.python_version()),
        ("System", f"{_system_name()}, {platform.machine()}"),
    ]
    return [(name, value) for name, value in rows if value]


def diagnostics(
    build: Build, info: ModelInfo | None, settings: Settings, environ: Mapping[str, str]
) -> str:
    """Return the text for a report of a fault. It holds no path, name, address, key or chat.

    Args:
        build: From `read_build`.
        info: Of the loaded model, or None.
        settings: Only those of `REPORTED` are told.
        environ: The environment; of it only the desktop's kind is told.
    """
    lines = [f"{name}: {value}" for name, value in about_rows(build, info)]
    lines.append(f"Packaged: {'yes' if getattr(sys, 'frozen', False) else 'no'}")
    lines.append(f"CPUs: {os.cpu_count() or 0}")
    desktop = [environ.get(name, "") for name in ("XDG_CURRENT_DESKTOP", "XDG_SESSION_TYPE")]
    lines.append(f"Desktop: {' '.join(filter(None, desktop)) or UNKNOWN}")
    lines += [f"{name}: {getattr(settings, name)}" for name in REPORTED]
    return "\n".join(lines) + "\n"


def licence_text(component: Component, root: Path | None = None) -> str:
    """Return the licence of a part: its text in the packaged app, else its name."""
    folder = (root or resource_dir().parent) / "licences"
    for path in sorted(folder.glob("*.txt")):
        if path.stem == _file_stem(component.name):
            return path.read_text("utf-8", "replace")
    return f"{component.name} {component.version}\n\nLicence: {component.licence or UNKNOWN}\n"


def _file_stem(name: str) -> str:
    """Return the file name that the build gives to a part's licence."""
    kept = "".join(char if char.isalnum() or char in "_.+-" else " " for char in name)
    return "-".join(kept.split())


def cage_words(cage: CageReport, say: Callable[[str], str] = str) -> str:
    """Return how far the engine is confined: to what, and what is missing.

    Args:
        cage: As the engine tells it.
        say: Translates a piece of the sentence.
    """
    parts = ", ".join(map(say, _held(cage)))
    if not parts:
        return say("not confined: {reason}").format(reason=say(cage.why_not))
    words = f"{say('confined')}: {parts} ({', '.join(cage.by)})"
    return f"{words}; {say(cage.why_not)}" if cage.why_not else words


def _held(cage: CageReport) -> Iterator[str]:
    if cage.files:
        yield "no files but its own"
    if cage.network:
        yield "no network"
    if cage.programs:
        yield "no other programs"


def _library(build: Build, info: ModelInfo | None) -> str:
    if info is not None and info.build:
        return f"llama.cpp {info.build}"
    return next(
        (f"llama-cpp-python {one.version}" for one in build.components if _is_llama(one)), UNKNOWN
    )


def _is_llama(component: Component) -> bool:
    return component.name.lower().replace("_", "-") == "llama-cpp-python"


def model_words(info: ModelInfo | None, say: Callable[[str], str] = str) -> str:
    """Return which model is loaded, and how.

    Args:
        info: Of the loaded model, or None.
        say: Translates a piece of the sentence.
    """
    if info is None:
        return say("none is loaded")
    size = f"{info.size_bytes / 1e6:.0f} MB" if info.size_bytes else ""
    threads = say("threads: {n}").format(n=info.n_threads) if info.n_threads else ""
    n_ctx = say("tokens of context: {n}").format(n=info.n_ctx) if info.n_ctx else ""
    return ", ".join(filter(None, (info.description, size, n_ctx, threads)))


def _qt_version() -> str:
    """Return the version of Qt in this process, without loading it."""
    core = sys.modules.get("PySide6.QtCore")
    return str(core.qVersion()) if core is not None else ""


def _system_name() -> str:
    if sys.platform.startswith("linux"):
        try:
            return platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
        except OSError:
            return "Linux"
    return platform.platform(terse=True)


def installed_version(otherwise: str = UNKNOWN) -> str:
    """Return the version of the app, or another word where it is not installed: a source tree."""
    try:
        return metadata.version(PROJECT)
    except metadata.PackageNotFoundError:
        return otherwise


def _installed_components() -> tuple[Component, ...]:
    try:
        wanted: Sequence[str] = metadata.requires(PROJECT) or ()
    except metadata.PackageNotFoundError:
        return ()
    names = {_requirement_name(text) for text in wanted if "extra ==" not in text}
    return tuple(filter(None, map(_installed_component, sorted(names))))


def _requirement_name(text: str) -> str:
    return text.split(";")[0].split("[")[0].split("<")[0].split(">")[0].split("=")[0].strip()


def _installed_component(name: str) -> Component | None:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    fields = ("License-Expression", "License")
    licence = next((about[field] for field in fields if field in about), "")
    return Component(about["Name"], about["Version"], licence.partition("\n")[0])
