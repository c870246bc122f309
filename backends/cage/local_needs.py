"""What a backend that reads a GGUF itself has to touch: engine process."""

from __future__ import annotations

from pathlib import Path

from backends.base import ModelSpec
from backends.cage.needs import Needs
from backends.gguf.split import part_names

__all__ = ["local_needs"]


def local_needs(spec: ModelSpec, *libraries: Path) -> Needs:
    """Return the files of a model and its adapters, and the folder of its state.

    Args:
        spec: Which model, and how.
        libraries: Folders of the native library.
    """
    return Needs(
        files=(*part_names(spec.path), *(adapter.path for adapter in spec.adapters)),
        nearby=spec.nearby,
        folders=libraries,
        writes=(Path(spec.state_dir),) if spec.state_dir else (),
        devices=spec.n_gpu_layers != 0,
    )
