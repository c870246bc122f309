"""Reads TOML that strangers may have written, in bounded time: every process.

`tomllib` takes quadratic time for a key of many dots: a minute for one of 16 KiB.
"""

from __future__ import annotations

import re
import tomllib

__all__ = ["MAX_TOML_BYTES", "read_toml"]

MAX_TOML_BYTES = 256 * 2**10
MAX_DOTS = 8  # of a key; ours have two
TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}(?!")|\'\'\'.*?\'{3,5}(?!\')'
    r'|"(?!"")(?:[^"\\\n]|\\.)*"|\'(?!\'\')[^\'\n]*\''
    r"|#[^\n]*|[\w-]+|[ \t]+|.",
    re.DOTALL,
)


def read_toml(text: str) -> dict[str, object]:
    """Return the tables of a TOML file.

    Raises:
        ValueError: It is none, or a key of it has too many dots.
        RecursionError: Its values are nested too deeply.
    """
    n_dots = 0
    for found in TOKEN.finditer(text):
        token = found[0]
        if token in ("'", '"'):
            break  # it never ends: no more is read there either
        if token == ".":
            n_dots += 1
        elif token[0] not in "\"' \t" and not (token[0].isalnum() or token[0] in "_-"):
            n_dots = 0
        if n_dots > MAX_DOTS:
            line = text.count("\n", 0, found.start()) + 1
            raise tomllib.TOMLDecodeError(f"A key of too many parts (at line {line}, column 1)")
    return tomllib.loads(text)
