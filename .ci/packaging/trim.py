"""Says which collected files stay out of the package, and stores each library once."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path, PurePosixPath

__all__ = ["Entry", "asked_for", "deduplicated", "kept", "stripped"]

Entry = tuple[str, str, str]  # name in the package, file it is copied from, PyInstaller's type

# Nothing of ours uses these parts; Qt's plugins, not our code, pull most of them in.
LEFT_OUT = (
    r"(PySide6/(Qt/(lib|bin)/)?)?(lib)?Qt6?(Qml|Quick|Pdf|VirtualKeyboard|ShaderTools|Designer|Help"
    r"|Test|Sql|UiTools|Labs|EglF[sS]|WebSockets|PrintSupport)\w*[.](so|dll|dylib|abi3|pyd).*",
    r"PySide6/(Qt/)?plugins/(sqldrivers|qmltooling|designer|printsupport|egldeviceintegrations"
    r"|generic|networkinformation|tls|help|scenegraph|multimedia"
    # the window is drawn without OpenGL
    r"|xcbglintegrations|wayland-graphics-integration-client)/.*",
    r"PySide6/(Qt/)?plugins/texttospeech/\w*mock[.].*",  # a silent voice, for tests
    r"PySide6/(Qt/)?plugins/platforminputcontexts/\w*virtualkeyboard.*",
    r"PySide6/(Qt/)?plugins/platforms/\w*(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay)[.].*",
    r"PySide6/(Qt/)?plugins/imageformats/\w*(pdf|tga|tiff|wbmp|icns)[.].*",
    # GTK's look needs the system's GTK, which does not go together with our copy of GLib.
    r"PySide6/(Qt/)?plugins/platformthemes/\w*gtk3.*",
    r"PySide6/(Qt/)?qml/.*",
    # Qt's own words in the languages of the window: `desktop.i18n.translation`; it has no more
    r"PySide6/(Qt/)?translations/(?!qtbase_(de|ko|zh_CN)[.]qm$).*",
    r"PySide6/opengl32sw[.]dll",
    r"(?!llama_cpp/lib/).*lib(llama|ggml)[\w-]*[.](so|dylib).*",  # links to llama_cpp/lib
    r"llama_cpp/(include|bin|lib/(cmake|pkgconfig))/.*",
    r"resources/translations/.*[.]ts",  # the window reads the compiled ones
    # Sound belongs to the machine; only reading aloud asks for it, and does without. With it comes
    # Qt's network, which asks for Kerberos.
    r"lib(gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils)[.]so.*",
    r"lib(pulse|pulsecommon|sndfile|FLAC|vorbis|vorbisenc|ogg|opus|mpg123|mp3lame|asyncns)(-|[.]so).*",
    r"(.*/)?libreadline[.]so.*",  # GPL; no prompt of ours edits lines with it
)
_LEFT_OUT = re.compile("|".join(f"(?:{pattern})" for pattern in LEFT_OUT))
VERSIONED = re.compile(r"^(lib[\w-]+?)[.](?:so(?:[.]\d+)*|(?:\d+[.])*dylib)$")


def kept(entries: list[Entry]) -> list[Entry]:
    """Return the entries that belong into the package."""
    return [entry for entry in entries if not _LEFT_OUT.fullmatch(_posix(entry[0]))]


def deduplicated(entries: list[Entry], folder: str = "llama_cpp/lib") -> list[Entry]:
    """Store each native library of a folder once; its other names become links to it.

    A wheel cannot hold links, so it carries ``libllama.so``, ``.so.0`` and ``.so.0.5.0`` as three
    files. The name that other libraries ask for (one number) stays a file, the longest one goes.
    """
    groups: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    result = []
    for entry in entries:
        path = PurePosixPath(_posix(entry[0]))
        match = VERSIONED.match(path.name)
        if match and path.parent.as_posix() == folder and entry[2] == "BINARY":
            groups[match[1], _digest(entry[1])].append(entry)
        else:
            result.append(entry)
    for group in groups.values():
        result += _linked(sorted(group, key=lambda entry: len(entry[0])))
    return result


def asked_for(entries: list[Entry], needs: Callable[[str], set[str]]) -> list[Entry]:
    """Leave out the libraries of the system and of Qt that nothing asks for any more.

    What was left out before (GTK's look, plugins for films) had brought its own.

    Args:
        entries: All binaries.
        needs: Returns the names of the libraries that a file asks for.
    """
    while True:
        asked = {name for entry in entries if entry[2] != "SYMLINK" for name in needs(entry[1])}
        found = [one for one in entries if not _is_optional(one) or Path(one[0]).name in asked]
        if len(found) == len(entries):
            return entries
        entries = found


def _is_optional(entry: Entry) -> bool:
    """Tell whether a file is there only for others; Python's own is opened by the loader."""
    name, source, kind = entry
    if "libpython" in name:
        return False
    is_copied = source.startswith(("/usr/lib/", "/lib/")) and "/" not in name and kind == "BINARY"
    return is_copied or name.startswith("PySide6/Qt/lib/")


def stripped(entries: list[Entry], work: Path) -> list[Entry]:
    """Leave the symbol tables out of CPython's own files, two thirds of a self-built one.

    And out of three libraries of wheels. Not of all: most were edited after linking, which `strip`
    can damage. The smoke test of the package loads these.
    """
    if not sys.platform.startswith("linux") or not shutil.which("strip"):
        return entries
    return [
        _stripped(entry, work) if _is_cpython(entry) or _is_unedited(entry) else entry
        for entry in entries
    ]


def _is_unedited(entry: Entry) -> bool:
    name = Path(entry[0]).name
    is_rust = name == "_rust.abi3.so" and "cryptography" in entry[0]
    return entry[2] != "SYMLINK" and (is_rust or name.startswith(("libicui18n.so", "libicuuc.so")))


def _is_cpython(entry: Entry) -> bool:
    is_module = "/lib-dynload/" in entry[0] and entry[2] == "EXTENSION"
    return is_module or ("libpython" in entry[0] and entry[2] == "BINARY")


def _stripped(entry: Entry, work: Path) -> Entry:
    work.mkdir(parents=True, exist_ok=True)
    target = work / Path(entry[0]).name
    shutil.copyfile(entry[1], target)
    subprocess.run(["strip", "--strip-unneeded", str(target)], check=True)
    return (entry[0], str(target), entry[2])


def _linked(names: list[Entry]) -> list[Entry]:
    """Return the entries of one library, whose names come shortest first."""
    if len(names) == 1:
        return names
    target = names[1]  # libllama.so.0 or libllama.0.dylib
    return [target, (names[0][0], PurePosixPath(_posix(target[0])).name, "SYMLINK")]


def _posix(name: str) -> str:
    return name.replace("\\", "/")


def _digest(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()
