"""What goes into a package, what stays out, and what the package says about itself."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import PySide6
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from macholib.mach_o import LC_LOAD_DYLIB, MH_MAGIC_64
from PySide6.QtCore import QByteArray, QLibraryInfo
from PySide6.QtGui import QImage

from desktop.config.about import Component, licence_text, read_build
from desktop.i18n.translation import LANGUAGES
from tests.packaging.conftest import ROOT

Entry = tuple[str, str, str]


@dataclass
class Analysed:
    """What PyInstaller would have found."""

    pure: list[Entry] = field(default_factory=list)
    binaries: list[Entry] = field(default_factory=list)
    datas: list[Entry] = field(default_factory=list)


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/lib/libQt6Pdf.so.6", False),
        ("PySide6\\Qt6Quick.dll", False),
        ("llama_cpp/lib/libllama.so.0", True),
        ("libllama.so.0", False),
        ("libreadline.so.8", False),
        ("resources/translations/avatar_de.qm", True),
        ("PySide6/Qt/translations/qtbase_fr.qm", False),
        ("PySide6/Qt/translations/qt_help_de.qm", False),
        ("resources/translations/avatar_de.ts", False),
    ],
)
def test_what_stays_out(programs: dict[str, ModuleType], name: str, stays: bool) -> None:
    """By name, as each system writes it."""
    assert bool(programs["trim"].kept([(name, "", "BINARY")])) is stays


@pytest.mark.parametrize("folder", ["PySide6/Qt/translations", "PySide6\\translations"])
def test_qt_speaks_the_languages_of_the_window(
    programs: dict[str, ModuleType], folder: str
) -> None:
    """Its wheel has a file for each, and the package takes it."""
    place = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for code in set(LANGUAGES) - {"en"}:
        name = f"qtbase_{code}.qm"
        assert Path(place, name).is_file()
        sep = "\\" if "\\" in folder else "/"
        assert programs["trim"].kept([(f"{folder}{sep}{name}", "", "DATA")])


def test_a_library_that_nothing_asks_for_stays_out(programs: dict[str, ModuleType]) -> None:
    """Also the one that only it asked for; Python's own stays."""
    needs = {"/usr/lib/libcairo.so.2": {"libpixman-1.so.0"}, "engine.so": {"libgomp.so.1"}}
    names = ("libcairo.so.2", "libpixman-1.so.0", "libgomp.so.1", "libpython3.11.so.1.0")
    entries = [(name, f"/usr/lib/{name}", "BINARY") for name in names]
    entries.append(("llama_cpp/lib/engine.so", "engine.so", "BINARY"))
    found = programs["trim"].asked_for(entries, lambda path: needs.get(path, set()))
    assert [Path(name).name for name, _, _ in found] == [*names[2:], "engine.so"]


def test_a_library_of_three_names_is_stored_once(
    programs: dict[str, ModuleType], tmp_path: Path
) -> None:
    """The name that others ask for is the file, the short one a link to it."""
    for name in ("libggml.so", "libggml.so.0", "libggml.so.0.25.3"):
        (tmp_path / name).write_bytes(b"the same")
    entries = [(f"llama_cpp/lib/{path.name}", str(path), "BINARY") for path in tmp_path.iterdir()]
    stored = sorted((name, kind) for name, _, kind in programs["trim"].deduplicated(entries))
    assert stored == [
        ("llama_cpp/lib/libggml.so", "SYMLINK"),
        ("llama_cpp/lib/libggml.so.0", "BINARY"),
    ]


@pytest.fixture
def written(programs: dict[str, ModuleType], tmp_path: Path) -> Path:
    """Return the folder of what a package with Qt, numpy and the llama library says of itself."""
    core = next(Path(PySide6.__file__).parent.glob("QtCore*"))
    found = Analysed(
        pure=[
            ("numpy", "", "PYMODULE"),
            ("click", "", "PYMODULE"),
            ("desktop.gui.shell.app", "", "PYMODULE"),
        ],
        datas=[
            ("resources/encoder/judge.gguf", "", "DATA"),
        ],
        binaries=[
            ("PySide6/QtCore.abi3.so", str(core), "EXTENSION"),
            ("llama_cpp/lib/libllama.so.0", "", "DATA"),
        ],
    )
    programs["contents"].write_contents(tmp_path, ROOT, version="1.2.3", analyses=(found,))
    return tmp_path / "contents"


def test_the_bill_of_materials_is_valid(written: Path) -> None:
    """Against CycloneDX's own schema; it names what was found, by package address."""
    text = (written / "sbom.cdx.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    rows = {row["name"]: row for row in json.loads(text)["components"]}
    assert {"CPython", "Qt", "llama.cpp and ggml", "numpy", "click"} <= rows.keys()
    models = [name for name, row in rows.items() if row["type"] == "machine-learning-model"]
    assert [name.split()[0] for name in models] == ["multilingual-e5-small"]
    assert rows["click"]["purl"].startswith("pkg:pypi/click@")


def test_the_about_box_reads_what_was_written(written: Path) -> None:
    """Version, parts, and the licence text of each."""
    build = read_build(written)
    assert build.version == "1.2.3"
    parts = {one.name: one for one in build.components}
    assert "Licence: MIT" in licence_text(Component("Not there", "1", "MIT"), written)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in licence_text(parts["Qt"], written)
    assert "Redistribution and use" in licence_text(parts["numpy"], written)
    assert "MIT License" in licence_text(parts["llama.cpp and ggml"], written)
    assert [one.name for one in parts.values() if licence_text(one, written).count("\n") < 9] == []


def test_the_icons_are_what_each_system_reads(
    programs: dict[str, ModuleType], tmp_path: Path
) -> None:
    """All sizes, drawn from the avatar's picture."""
    svg = ROOT / "resources" / "icons" / "app.svg"
    ico = programs["icons"].write_ico(svg, tmp_path / "a.ico").read_bytes()
    sizes = [QImage.fromData(QByteArray(one)).width() for one in _entries_of_ico(ico)]
    assert sizes == [16, 24, 32, 48, 64, 128, 256]
    icns = programs["icons"].write_icns(svg, tmp_path / "a.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)
    png = programs["icons"].write_png(svg, tmp_path / "a.png", 256)
    image = QImage(str(png))
    assert image.pixelColor(128, 128).alpha() == 255  # something is drawn
    assert image.pixelColor(0, 0).alpha() == 0


def _entries_of_ico(data: bytes) -> list[bytes]:
    count = struct.unpack("<HHH", data[:6])[2]
    rows = [struct.unpack("<II", data[14 + 16 * n : 22 + 16 * n]) for n in range(count)]
    return [data[offset : offset + size] for size, offset in rows]


def test_a_library_that_a_fresh_windows_lacks_is_named(
    programs: dict[str, ModuleType], tmp_path: Path
) -> None:
    """OpenMP's, beside one of the system, one of the package and one of a compiler."""
    asked = ("KERNEL32.dll", "ggml.dll", "VCOMP140.dll", "MSVCP140.dll")
    (tmp_path / "avatar-engine.exe").write_bytes(_pe(asked))
    (tmp_path / "GGML.DLL").write_bytes(_pe(("api-ms-win-crt-runtime-l1-1-0.dll",)))
    found = programs["foreign_libraries"].foreign(tmp_path)
    assert found == {name: {"avatar-engine.exe"} for name in asked[2:]}
    system = tmp_path / "System32"
    system.mkdir()
    found = programs["foreign_libraries"].foreign(tmp_path, system)
    assert found.keys() == {"KERNEL32.dll", *asked[2:]}  # it is not there, so it is named


def _pe(names: tuple[str, ...]) -> bytes:
    """Return a PE file for x64 that only asks for libraries: one section, the imports in it."""
    at = 0x1000  # where the section lies in memory; in the file at 0x400
    table, texts = b"", b""
    for name in names:
        place = at + 20 * (len(names) + 1) + len(texts)
        table += struct.pack("<IIIII", at + 0x800, 0, 0, place, at + 0x800)
        texts += name.encode() + b"\0"
    by_number = struct.pack("<QQ", 1 << 63 | 1, 0)  # what is asked of each: its first function
    section = ((table + bytes(20) + texts).ljust(0x800, b"\0") + by_number).ljust(0xC00, b"\0")
    head = struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 240, 0x22)
    head += struct.pack("<HBBIIIII", 0x20B, 14, 0, 0, 0, 0, 0, at)
    head += struct.pack("<QIIHHHHHHIIIIHHQQQQII", 0x400000, at, 0x200, 6, 0, 0, 0, 6, 0, 0, 0x3000,
                        0x400, 0, 3, 0, 0, 0, 0, 0, 0, 16)  # fmt: skip
    head += bytes(8) + struct.pack("<II", at, len(table) + 20) + bytes(8 * 14)
    head += struct.pack("<8sIIIIIIHHI", b".idata", 0xC00, at, 0xC00, 0x400, 0, 0, 0, 0, 0x40000040)
    return (b"MZ".ljust(60, b"\0") + struct.pack("<I", 64) + b"PE\0\0" + head).ljust(
        0x400, b"\0"
    ) + section


def test_a_library_that_a_fresh_mac_lacks_is_named(
    programs: dict[str, ModuleType], tmp_path: Path
) -> None:
    """One of Homebrew, beside one of the system and one of the package."""
    homebrew = "/opt/homebrew/lib/libomp.dylib"
    names = ("/usr/lib/libSystem.B.dylib", "@rpath/libllama.0.dylib", homebrew)
    (tmp_path / "libllama.0.dylib").write_bytes(_macho(names))
    found = programs["foreign_libraries"].foreign(tmp_path)
    assert found == {homebrew: {"libllama.0.dylib"}}


def _macho(names: tuple[str, ...]) -> bytes:
    """Return a Mach-O file for Apple's processors that only asks for libraries."""
    commands = b""
    for name in names:
        text = name.encode() + b"\0" * (8 - len(name) % 8)
        commands += struct.pack("<IIIIII", LC_LOAD_DYLIB, 24 + len(text), 24, 0, 0, 0) + text
    head = struct.pack("<IIIIIIII", MH_MAGIC_64, 0x0100000C, 0, 6, len(names), len(commands), 0, 0)
    return head + commands
