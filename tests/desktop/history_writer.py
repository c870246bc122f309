"""A child that writes a streaming chat and says which messages stand, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from desktop.history import History


def main() -> None:
    """Write turns for ever: ``Q n`` and ``A n`` are printed once message n stands."""
    history = History.open(Path(sys.argv[1]))
    chat = history.add_chat("killed", "keith-low")
    parent, number = None, 0
    while True:
        number += 1
        parent = history.add_message(chat, parent, "user", f"question {number}")
        sys.stdout.write(f"Q {number}\n")
        sys.stdout.flush()
        parent = history.add_message(chat, parent, "assistant", "", state="streaming")
        for words in range(3):
            history.save_message(parent, f"answer {number} " * words, state="streaming")
        history.save_message(parent, f"answer {number}", state="standing")
        sys.stdout.write(f"A {number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
