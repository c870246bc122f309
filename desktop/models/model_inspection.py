"""What a model file is and whether it fits, in one value. Window process, worker thread; no Qt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backends.base import ModelSpec
from backends.errors import AvatarError, Sentence
from backends.gguf.check import GgufReport, check_gguf, file_size
from backends.gguf.memory_fit import Fit, available_memory, fits, settle

__all__ = ["ModelInspection", "facts_of", "look_at"]


@dataclass(frozen=True, slots=True)
class ModelInspection:
    """Either a report with its fit, or the error that says why the file is refused."""

    path: Path
    report: GgufReport | None = None
    fit: Fit | None = None  # None for an adapter
    error: AvatarError | None = None


def look_at(path: Path, spec: ModelSpec, *, freed_bytes: int = 0) -> ModelInspection:
    """Check a file as it is going to be loaded, without loading it.

    Args:
        path: The file.
        spec: Context, cache type and the like; "automatic" is resolved first.
        freed_bytes: What the model that is loaded now will give back before.
    """
    try:
        report = check_gguf(path, expect="any")
    except AvatarError as error:
        return ModelInspection(path, error=error)
    if report.is_adapter:
        return ModelInspection(path, report)
    free = available_memory() + freed_bytes
    settled = settle(report, spec, has_gpu=False, available_bytes=free)
    return ModelInspection(path, report, fits(report, settled, free))


def facts_of(report: GgufReport) -> Iterator[str]:
    """Yield what a person wants to know of a file, in the order of its weight."""
    yield f"{report.architecture} {report.size_label}".strip()
    yield report.quantization
    yield file_size(report.size_bytes)
    if report.is_split:
        yield Sentence("{1} files", len(report.parts))
    if report.n_ctx_train:
        yield Sentence("{1} tokens", f"{report.n_ctx_train:,}")
    if report.licence:
        yield report.licence
