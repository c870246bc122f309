"""Quantises a GGUF with the installed llama.cpp library: a process of its own.

``python -m finetune.export.quantize IN OUT TYPE``. Native code may crash, so the pipeline
starts this as a child: `quantize` is what it calls.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from backends.errors import FinetuneError
from finetune.export.llama_tree import run_tool
from finetune.training.checkpoint import usable_cores

__all__ = ["FILE_TYPES", "main", "quantize"]

FILE_TYPES = {
    "F16": 1, "Q4_0": 2, "Q4_1": 3, "Q8_0": 7, "Q4_K_M": 15, "Q5_K_M": 17, "Q6_K": 18,
}  # fmt: skip
"""llama.cpp's numbers of its file types (``llama_ftype`` in ``include/llama.h``)."""


def quantize(source: Path, target: Path, file_type: str) -> None:
    """Write `source` in another type; already quantised tensors are quantised once more.

    Raises:
        FinetuneError: llama.cpp refused, or its process ended.
    """
    part = target.with_name(target.name + ".part")
    root = str(Path(__file__).resolve().parents[2])
    path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    run_tool(
        ["-m", "finetune.export.quantize", source, part, file_type],
        f"{source.name} could not be quantised to {file_type}.",
        {"PYTHONPATH": path},
    )
    os.replace(part, target)


def main(source: str, target: str, file_type: str) -> int:
    """Quantise in this process; return llama.cpp's code, 0 for success."""
    import llama_cpp

    params = llama_cpp.llama_model_quantize_default_params()
    params.ftype = FILE_TYPES[file_type]
    params.allow_requantize = True
    params.nthread = usable_cores()
    code = llama_cpp.llama_model_quantize(source.encode(), target.encode(), ctypes.byref(params))
    return int(code)


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:4]))
    except (FinetuneError, OSError, KeyError) as exc:
        sys.exit(str(exc))
