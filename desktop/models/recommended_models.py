"""The short list of models that are worth trying. Window process and command line, no Qt."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import msgspec

from backends.errors import DownloadError, why_unreadable
from desktop.config.paths import resource_dir

__all__ = ["Suggestion", "suggestions"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A model of the list."""

    id: str
    name: str
    repo: str  # on the Hub; empty = it comes with the app
    file: str  # in the repository; empty = the usual quantization
    size_bytes: int  # about; 0 = unknown
    params: str
    licence: str  # empty = the repository has to say
    note: str
    source: str  # where size and licence were read
    checked: bool  # we have loaded and run it ourselves


def suggestions(path: Path | None = None) -> tuple[Suggestion, ...]:
    """Return the list, from small to large.

    Raises:
        DownloadError: The file of the list is damaged.
    """
    path = path or resource_dir() / "models.toml"
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["model"]
        return msgspec.convert(rows, type=tuple[Suggestion, ...])
    except (OSError, KeyError, ValueError, msgspec.ValidationError) as exc:
        raise DownloadError(
            "The list of models could not be read.",
            why_unreadable(exc, path),
            "Reinstall the app.",
        ) from exc
