"""The Qt that is installed works with this Python: 2,000 signals in a child process.

PySide6 6.12.0 drops a reference to True at every emit; Python 3.11 aborts near the 550th.
"""

from __future__ import annotations

import subprocess
import sys

N_SIGNALS = 2000

PROGRAM = f"""
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Counter(QObject):
    counted = Signal(bool)

app = QCoreApplication([])
counter, received = Counter(), []
counter.counted.connect(received.append)
for _ in range({N_SIGNALS}):
    counter.counted.emit(True)
assert len(received) == {N_SIGNALS}
"""


def test_two_thousand_signals_do_not_end_the_process() -> None:
    """If this fails, pin another PySide6 for this Python in pyproject.toml."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
