"""Makes Qt's library of language data smaller: 32 MB, of which Qt asks for a third.

Qt takes from ICU how languages sort and change case, and old encodings. Names of countries,
currencies, units and time zones, formats of numbers and dates, line breaks and transliteration come
from Qt's own tables or are not asked for. The library is nothing but one block of data, so a
smaller one is made of it with ICU's own tool: `icupkg` of Debian's icu-devtools.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

__all__ = ["small_icu"]

LEFT_OUT = re.compile(
    r"(brkitr|curr|lang|rbnf|region|translit|unit|zone)/.*"
    r"|[a-z]{2,3}(_\w+)?[.]res"  # numbers and dates of a language
    r"|unames[.]icu|confusables[.]cfu|rfc.*[.]spp"  # names of letters, host names
)
SYMBOL = re.compile(
    r"\s(?P<at>[0-9a-f]{16})\s+(?P<size>0x[0-9a-f]+|\d+)\s.*\s(?P<name>icudt\d+_dat)$"
)
ASSEMBLY = """
.section .rodata
.balign 16
.globl {name}
.type {name}, @object
{name}: .incbin "{data}"
.size {name}, . - {name}
.section .note.GNU-stack, "", @progbits
"""


def small_icu(library: Path, work: Path) -> Path:
    """Return a smaller library of the same name in a folder.

    Args:
        library: ``libicudata.so.N`` as Qt's wheel brings it.
        work: For the new file and those on the way.

    Raises:
        SystemExit: It is built otherwise than expected; nothing is made then.
    """
    work.mkdir(parents=True, exist_ok=True)
    name, data = _data_of(library)
    whole = work / f"{name.removesuffix('_dat')}l.dat"
    small = work / "small" / whole.name  # the name of the file becomes that of the items
    small.parent.mkdir(exist_ok=True)
    whole.write_bytes(data)
    listed = _run("icupkg", "-l", whole).split()
    removed = [item for item in listed if LEFT_OUT.fullmatch(item)]
    (work / "removed.txt").write_text("\n".join(removed) + "\n")
    _run("icupkg", "-r", work / "removed.txt", whole, small)
    source = work / "icudata.s"
    source.write_text(ASSEMBLY.format(name=name, data=small))
    made = work / library.name
    _run("gcc", "-shared", "-nostdlib", f"-Wl,-soname,{library.name}", "-o", made, source)
    return made


def _data_of(library: Path) -> tuple[str, bytes]:
    """Return the name of the block of data, and the block."""
    symbols = _run("readelf", "-sW", "--dyn-syms", library).splitlines()
    found = next((match for line in symbols if (match := SYMBOL.search(line))), None)
    if found is None:
        raise SystemExit(f"{library} holds no data of ICU: see .ci/packaging/small_icu.py")
    start = _offset(library, int(found["at"], 16))
    return found["name"], library.read_bytes()[start : start + int(found["size"], 0)]


def _offset(library: Path, address: int) -> int:
    """Return where in a 64-bit ELF file an address is loaded from."""
    with library.open("rb") as file:
        head = file.read(64)
        (table,) = struct.unpack_from("<Q", head, 32)
        size, count = struct.unpack_from("<HH", head, 54)
        file.seek(table)
        rows = [struct.unpack_from("<IIQQQQ", file.read(size)) for _ in range(count)]
    for kind, _, offset, virtual, _, length in rows:
        if kind == 1 and virtual <= address < virtual + length:
            return int(offset + address - virtual)
    raise SystemExit(f"{library} does not load {address:#x}")


def _run(*command: str | Path) -> str:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed: {done.stderr}")
    return done.stdout
