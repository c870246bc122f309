"""Kills the app a hundred times: ``python -m tests.benchmarks.kill_window [KILLS]``.

Prints how many finished messages were lost (the promise: none) and how many databases were
corrupt (none). Some 4 s a kill on two cores.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.desktop.kills import kill_often

KILLS = 100


def main() -> int:
    """Return 1 if anything was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as home:
        losses = kill_often(Path(home), kills, seed=round(time.time()))
    for name, value in asdict(losses).items():
        sys.stdout.write(f"{name}: {value}\n")
    sys.stdout.write(f"seconds: {time.monotonic() - started:.0f}\n")
    return 1 if losses.lost or losses.corrupt or losses.unmarked or losses.stale else 0


if __name__ == "__main__":
    sys.exit(main())
