"""From the bytes of tokens to text that may be shown: engine process.

Whole characters only, nothing of a stop string, and an eye on replies that run in circles.
"""

from __future__ import annotations

import codecs
from collections import Counter, deque
from collections.abc import Hashable, Sequence

__all__ = ["LoopDetector", "ReplyText"]

MAX_PERIOD = 120  # tokens; a longer cycle is seen as repetition in the window
MIN_CYCLES = 3  # times the same: a loop, not a figure of speech
MIN_LOOP = 60  # tokens; a table rule or a row of zeros repeats, too
WINDOW = 160  # tokens in which repetition is measured
N_GRAM = 4  # tokens
MIN_DISTINCT = 0.4  # of the n-grams in a full window; ordinary prose has over 0.9


class ReplyText:
    """Turns the bytes of tokens into text that may be shown at once.

    A character waits for its last byte, and text that could be the start of a stop string waits
    until it is clear. Undecodable bytes become U+FFFD.

    Args:
        stop: The reply ends before the first of these; empty strings are ignored.

    Runs in: engine process, main thread.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._stop = tuple(text for text in stop if text)
        self._held = ""
        self.is_stopped = False

    def feed(self, piece: bytes) -> str:
        """Take the bytes of one token; return the text that is certain now, perhaps none."""
        return self.feed_text(self._decode(piece))

    def feed_text(self, text: str) -> str:
        """Take text that is already decoded; return the text that is certain now."""
        if self.is_stopped:
            return ""
        text, self._held = self._held + text, ""
        if not self._stop:
            return text
        ends = [at for stop in self._stop if (at := text.find(stop)) >= 0]
        if ends:
            self.is_stopped = True
            return text[: min(ends)]
        keep = max(_overlap(text, stop) for stop in self._stop)
        if keep:
            text, self._held = text[:-keep], text[-keep:]
        return text

    def finish(self) -> str:
        """Return what was still held back; half a character becomes U+FFFD."""
        text = self.feed_text(self._decode(b"", final=True))
        if self.is_stopped:
            return text
        text, self._held = text + self._held, ""
        return text


def _overlap(text: str, stop: str) -> int:
    """Return the length of the longest end of `text` that `stop` starts with."""
    longest = min(len(text), len(stop) - 1)
    return next((n for n in range(longest, 0, -1) if text.endswith(stop[:n])), 0)


class LoopDetector:
    """Tells when a reply has started to run in circles. The work per token is bounded.

    Two signs: the end of the reply is one cycle, several times over; or hardly any n-gram of a
    long stretch is new, as in a list whose items differ in their number only.
    """

    def __init__(self) -> None:
        self._recent: list[Hashable] = []  # the last MAX_PERIOD items
        self._runs: dict[int, int] = {}  # period -> items in a row that repeat with it
        self._grams: Counter[tuple[Hashable, ...]] = Counter()
        self._window: deque[tuple[Hashable, ...]] = deque()

    def feed(self, item: Hashable) -> bool:
        """Take the next token; return whether the reply loops."""
        has_cycle = self._repeats_a_cycle(item)
        self._recent = [*self._recent[-MAX_PERIOD + 1 :], item]
        return self._has_nothing_new() or has_cycle

    def _repeats_a_cycle(self, item: Hashable) -> bool:
        self._runs = {
            period: self._runs.get(period, 0) + 1
            for period, earlier in enumerate(reversed(self._recent), 1)
            if earlier == item
        }
        return any(
            period + run >= max(MIN_CYCLES * period, MIN_LOOP) for period, run in self._runs.items()
        )

    def _has_nothing_new(self) -> bool:
        if len(self._recent) < N_GRAM:
            return False
        gram = tuple(self._recent[-N_GRAM:])
        self._grams[gram] += 1
        self._window.append(gram)
        if len(self._window) <= WINDOW:
            return False
        oldest = self._window.popleft()
        self._grams[oldest] -= 1
        if not self._grams[oldest]:
            del self._grams[oldest]
        return len(self._grams) < MIN_DISTINCT * WINDOW
