"""The words that `names` knows, out of ``resources/studio/names.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from desktop.config.paths import resource_dir

__all__ = ["chinese_words", "either", "listed", "one_of"]


@cache
def _table() -> dict[str, str]:
    text = (resource_dir() / "studio" / "names.toml").read_text("utf-8")
    return {key: str(value) for key, value in tomllib.loads(text).items()}


@cache
def listed(key: str) -> frozenset[str]:
    """Return a list of words."""
    return frozenset(_table()[key].split())


@cache
def chinese_words() -> frozenset[str]:
    """Return Chinese words of two and more characters."""
    text = (resource_dir() / "studio" / "chinese_words.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if line[0] != "#" for word in line.split())


@cache
def either(key: str) -> str:
    """Return a pattern for one of the words, the longer ones first."""
    return "|".join(map(re.escape, sorted(listed(key), key=len, reverse=True)))


@cache
def one_of(key: str) -> str:
    """Return the inside of a pattern for one character of a list."""
    return "".join(_table()[key].split())
