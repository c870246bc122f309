"""Finds out whose work is in a package: one component per distribution, library or model."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from trim import Entry

__all__ = ["Component", "find_components"]

NATIVE = Path(__file__).with_name("native.toml")
TEXT_NAME = re.compile(r"(^|/)(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
LOADER = "pyinstaller"  # a part of it starts each program
LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the first one adds to the second
OURS = ("backends", "persona", "desktop", "finetune", "resources", "lib")


@dataclass(frozen=True, slots=True)
class Component:
    """Something in the package that others made."""

    name: str
    version: str
    licence: str  # SPDX where the maker says it so
    url: str = ""
    purl: str = ""  # package URL, for the SBOM
    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # (name, licence text)


def find_components(
    modules: Iterable[str], entries: Iterable[Entry], texts: Path
) -> list[Component]:
    """Return what the modules and files of a package belong to, by name.

    Args:
        modules: Dotted names of the Python modules.
        entries: The collected files.
        texts: Folder of licence texts that no package carries.
    """
    files = list(entries)
    names = {name.split(".")[0] for name in modules}
    names |= {re.split(r"[/\\]", entry[0])[0].removesuffix(".libs") for entry in files}
    owners = metadata.packages_distributions()
    distributions = {owner for name in names - set(OURS) for owner in owners.get(name, ())}
    distributions |= {LOADER} & set(owners.get("PyInstaller", ()))
    found = [_python(), *(_distribution(name, texts) for name in distributions)]
    found += _native(files, texts)
    found += _system(entry[1] for entry in files if entry[2] in ("BINARY", "EXTENSION"))
    return sorted(found, key=lambda component: component.name.casefold())


def _python() -> Component:
    version = ".".join(map(str, sys.version_info[:3]))
    for folder in (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix)):
        path = folder / "LICENSE.txt"
        if path.is_file():
            text = path.read_text("utf-8")
            break
    else:
        text = "See https://docs.python.org/3/license.html\n"
    return Component(
        "CPython", version, "PSF-2.0", "https://www.python.org/", f"pkg:generic/cpython@{version}",
        (("LICENSE.txt", text),),
    )  # fmt: skip


def _distribution(name: str, folder: Path) -> Component:
    found = metadata.distribution(name)
    about = found.metadata
    texts = tuple(
        (Path(str(file)).name, Path(str(file.locate())).read_text("utf-8", "replace"))
        for file in found.files or ()
        if ".dist-info/" in file.as_posix() and TEXT_NAME.search(file.as_posix())
    )
    licence = _licence(about)
    if not texts and "LGPL-3.0" in licence:  # Qt for Python's wheels carry no text
        texts = tuple((file, (folder / file).read_text("utf-8")) for file in LGPL)
    return Component(
        name=about["Name"],
        version=found.version,
        licence=licence,
        url=f"https://pypi.org/project/{about['Name']}/",
        purl=f"pkg:pypi/{about['Name'].lower().replace('_', '-')}@{found.version}",
        texts=texts,
    )


def _licence(about: metadata.PackageMetadata) -> str:
    fields = about.json
    expression = str(fields.get("license_expression", ""))
    short = str(fields.get("license", "")).strip().splitlines()[:1]
    classes = [
        text.rpartition(" :: ")[2]
        for text in fields.get("classifier", ())
        if text.startswith("License ::")
    ]
    return expression or (short[0] if short and len(short[0]) < 60 else "") or ", ".join(classes)


def _native(files: list[Entry], folder: Path) -> list[Component]:
    rows = tomllib.loads(NATIVE.read_text("utf-8"))["component"]
    return [
        Component(
            name=row["name"],
            version=row.get("version") or metadata.version(row["version_of"]),
            licence=row["licence"],
            url=row["url"],
            purl="",
            texts=tuple((text, (folder / text).read_text("utf-8")) for text in row["texts"])
            or _distribution(row["version_of"], folder).texts,
        )
        for row in rows
        if any(re.match(row["files"], entry[0].replace("\\", "/")) for entry in files)
    ]


def _system(paths: Iterable[str]) -> list[Component]:
    """Return the Debian packages that libraries were copied from; none on other systems."""
    if not shutil.which("dpkg-query"):
        return []
    real = sorted(
        {str(Path(path).resolve()) for path in paths if path.startswith(("/usr", "/lib"))}
    )
    names = sorted({name for path in real if (name := _debian_package(path))})
    return [_debian(name) for name in names]


def _debian_package(path: str) -> str:
    for candidate in (path, path.removeprefix("/usr")):
        answer = _dpkg("-S", candidate)
        if answer:
            return answer.partition(":")[0]
    return ""


def _debian(name: str) -> Component:
    version = _dpkg("-W", "-f", "${Version}", name) or "unknown"
    copyright_file = Path("/usr/share/doc") / name / "copyright"
    text = copyright_file.read_text("utf-8", "replace") if copyright_file.is_file() else ""
    return Component(
        name=f"{name} (Debian)",
        version=version.splitlines()[0],
        licence="see its text",
        url=f"https://packages.debian.org/{name}",
        purl=f"pkg:deb/debian/{name}@{version.splitlines()[0]}",
        texts=(("copyright", text),) if text else (),
    )


def _dpkg(*arguments: str) -> str:
    return subprocess.run(
        ["dpkg-query", *arguments], check=False, capture_output=True, text=True
    ).stdout.strip()
