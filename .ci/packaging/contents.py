"""Writes what a package says about itself: versions, licences, software bill of materials."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from components import Component, find_components
from trim import Entry

__all__ = ["modules_of", "native_libraries", "write_contents"]

MODEL = re.compile(r"SmolLM2|multilingual-e5")


class Analysed(Protocol):
    """What PyInstaller knows of one program."""

    pure: Sequence[Entry]
    binaries: Sequence[Entry]
    datas: Sequence[Entry]


def modules_of(root: Path, *packages: str) -> list[str]:
    """Return the dotted names of all modules of our packages.

    Many are imported by name when they are needed (commands, backends, dialogs), which an
    analysis of the source cannot see.
    """
    return [
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for package in packages
        for path in sorted((root / package).rglob("*.py"))
        if path.stem != "__main__"
    ]


def native_libraries() -> list[Path]:
    """Return the llama.cpp libraries of the installed llama_cpp package, which is not imported."""
    spec = find_spec("llama_cpp")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("llama_cpp is not installed: pip install llama-cpp-python")
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    return [path for path in sorted(folder.iterdir()) if re.search(r"\.(so|dylib|dll)", path.name)]


def write_contents(
    work: Path, root: Path, *, version: str, analyses: Sequence[Analysed]
) -> list[Entry]:
    """Write build.json, sbom.cdx.json and the licence texts; return them as entries.

    The environment may name what only the one who builds knows: ``AVATAR_COMMIT``, and
    ``AVATAR_RELEASES``, the address where the app may ask for its newest release.

    Args:
        work: A folder for the generated files.
        root: The source tree.
        version: Of the app.
        analyses: The programs of the package.
    """
    modules = {entry[0] for analysis in analyses for entry in analysis.pure}
    files = [entry for analysis in analyses for entry in (*analysis.binaries, *analysis.datas)]
    components = find_components(modules, files, root / "resources" / "licences")
    folder = work / "contents"
    written = _write_texts(folder / "licences", components)
    written += [
        _write(folder / "build.json", _build(version, components)),
        _write(folder / "sbom.cdx.json", _sbom(version, components)),
    ]
    return [(path.relative_to(folder).as_posix(), str(path), "DATA") for path in written]


def _write_texts(folder: Path, components: Sequence[Component]) -> list[Path]:
    written = []
    for component in components:
        name = re.sub(r"[^\w.+-]+", "-", component.name).strip("-")
        text = "\n\n".join(text for _, text in component.texts)
        if text:
            head = f"{component.name} {component.version}: {component.licence}\n{component.url}\n\n"
            written.append(_write(folder / f"{name}.txt", head + text))
    return written


def _build(version: str, components: Sequence[Component]) -> str:
    listed = [
        {"name": one.name, "version": one.version, "licence": one.licence} for one in components
    ]
    about = {
        "version": version,
        "commit": os.environ.get("AVATAR_COMMIT", ""),
        "releases": os.environ.get("AVATAR_RELEASES", ""),
        "components": listed,
    }
    return json.dumps(about, indent=1)


def _sbom(version: str, components: Sequence[Component]) -> str:
    """Return a CycloneDX 1.6 document, without date and serial number: reproducible."""
    app = {
        "type": "application",
        "bom-ref": "avatar-chat",
        "name": "avatar-chat",
        "version": version,
    }
    return json.dumps(
        {
            "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "version": 1,
            "metadata": {"component": {**app, "licenses": [{"license": {"id": "Apache-2.0"}}]}},
            "components": [_sbom_row(number, one) for number, one in enumerate(components)],
        },
        indent=1,
    )


def _sbom_row(number: int, component: Component) -> dict[str, object]:
    row: dict[str, object] = {
        "type": "machine-learning-model" if MODEL.search(component.name) else "library",
        "bom-ref": f"{number}-{component.name}",
        "name": component.name,
        "version": component.version,
        "licenses": [{"license": {"name": component.licence or "unknown"}}],
    }
    if component.purl:
        row["purl"] = component.purl
    if component.url:
        row["externalReferences"] = [{"type": "website", "url": component.url}]
    return row


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
