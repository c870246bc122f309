"""From the text of a reply to what of it may be shown: engine process.

Nothing of a stop string, and an eye on replies that run in circles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Sequence

__all__ = ["LoopDetector", "ReplyText", "overlap"]

MAX_PERIOD = 120  # tokens; a longer cycle is seen as repetition in the window
CHECK_EVERY = 8  # tokens
MIN_CYCLES = 3  # times the same: a loop, not a figure of speech
MIN_LOOP = 60  # tokens; a table rule or a row of zeros repeats, too
WINDOW = 160  # tokens in which repetition is measured
N_GRAM = 4  # tokens
MIN_DISTINCT = 0.4  # of the n-grams in a full window; ordinary prose has over 0.9


class ReplyText:
    """Takes an answer in pieces and returns what of it may be shown at once.

    Text that could be the start of a stop string waits until it is clear.

    Args:
        stop: The reply ends before the first of these; empty strings are ignored.

    Runs in: engine process, main thread.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._stop = tuple(text for text in stop if text)
        self._held = ""
        self.is_stopped = False

    def feed(self, text: str) -> str:
        """Take a piece; return the text that is certain now, perhaps none."""
        if self.is_stopped:
            return ""
        text, self._held = self._held + text, ""
        if not self._stop:
            return text
        ends = [at for stop in self._stop if (at := text.find(stop)) >= 0]
        if ends:
            self.is_stopped = True
            return text[: min(ends)]
        keep = max(overlap(text, stop) for stop in self._stop)
        if keep:
            text, self._held = text[:-keep], text[-keep:]
        return text

    def finish(self) -> str:
        """Return what was still held back."""
        text, self._held = self._held, ""
        return text


def overlap(text: str, stop: str) -> int:
    """Return the length of the longest end of `text` that `stop` starts with."""
    longest = min(len(text), len(stop) - 1)
    return next((n for n in range(longest, 0, -1) if text.endswith(stop[:n])), 0)


class LoopDetector:
    """Tells when a reply has started to run in circles. The work per token is bounded.

    Two signs: the end of the reply is one cycle, several times over; or hardly any n-gram of a
    long stretch is new, as in a list whose items differ in their number only. Both are looked for
    at every eighth token, for the time between two tokens is precious.
    """

    def __init__(self) -> None:
        self._recent: deque[Hashable] = deque(maxlen=MIN_CYCLES * MAX_PERIOD)
        self._n = 0

    def feed(self, item: Hashable) -> bool:
        """Take the next token; return whether the reply loops."""
        self._recent.append(item)
        self._n += 1
        if self._n % CHECK_EVERY:
            return False
        recent = list(self._recent)
        return _has_nothing_new(recent) or _ends_in_a_cycle(recent)


def _ends_in_a_cycle(items: Sequence[Hashable]) -> bool:
    periods = (
        p for p in range(1, min(MAX_PERIOD, len(items) - 1) + 1) if items[-1 - p] == items[-1]
    )
    for period in periods:
        size = max(MIN_CYCLES * period, MIN_LOOP)
        end = items[-size:]
        if len(end) == size and end[period:] == end[:-period]:
            return True
    return False


def _has_nothing_new(items: Sequence[Hashable]) -> bool:
    end = items[-WINDOW - N_GRAM + 1 :]
    grams = list(zip(*(end[start:] for start in range(N_GRAM)), strict=False))
    return len(grams) == WINDOW and len(set(grams)) < MIN_DISTINCT * WINDOW
