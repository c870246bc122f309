"""A process that trains as the window does, to be killed: ``python -m … TRAINING_FOLDER``."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from desktop.config.paths import find_places
from desktop.studio.trainings.trainer import find_trainer
from desktop.studio.trainings.training import Training, TrainingChild


def main() -> None:
    """Start the training, say its process, and wait."""
    trainer = find_trainer(find_places())
    assert trainer is not None
    child = TrainingChild(Training(Path(sys.argv[1])), trainer)
    sys.stdout.write(f"{child.pid}\n")
    sys.stdout.flush()
    while child.poll():
        threading.Event().wait(0.2)


if __name__ == "__main__":
    main()
