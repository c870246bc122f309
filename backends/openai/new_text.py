"""Tells what is new in pieces that each hold all of a reply so far: engine process.

Nothing in the protocol says that they do. A piece that begins with the one before it and goes on is
the sign, and the next one is the proof: a model's own words hardly ever begin twice with all that
it has said. What repeats itself (one laughs, one counts, one says a sentence again) is no sign.
"""

from __future__ import annotations

from itertools import takewhile
from operator import eq

__all__ = ["NewText"]

LOST = "\ufffd" + "".join(map(chr, range(0xD800, 0xDC00)))  # of a character that is not whole
MIN_WHOLE_CHARS = 8  # of a last piece that says all of the reply again
MAX_COMPARED_CHARS = 2_000
MOST_SAME = 8  # pieces that are the same: then these are tokens of a model that repeats itself


class NewText:
    """Takes the pieces of one reply, or of its thoughts, and returns what of each is new.

    Joined, what is returned is the reply. A piece waits for the next one only where it begins with
    all that came before, at the very beginning of a reply.
    """

    def __init__(self) -> None:
        self._last = ""  # the piece before, where each has begun with the one before it
        self._told = ""  # what was returned
        self._held = ""  # what is new if these are pieces, each by itself
        self._n_same = 0  # pieces held that are the one before them again
        self._n_signs = 0  # pieces that began with the one before them and went on
        self._has_all: bool | None = None  # whether each piece says all so far; None: not clear

    def feed(self, piece: str, *, is_last: bool = False) -> str:
        """Return what is new in a piece.

        Args:
            piece: As it came.
            is_last: Whether the server says in the same event why the reply ends.
        """
        if not piece:
            return ""
        new = self._new(piece, is_last=is_last)
        self._told += new
        return new

    def release(self) -> str:
        """Return what is held: nothing more has come for a while, or at all."""
        if not self._held:
            return ""
        if self._is_likely:
            self._has_all, new = True, self._rest(self._last)
        else:
            new = self._held
        self._held = ""
        self._told += new
        return new

    @property
    def _is_likely(self) -> bool:
        """Whether the pieces hold all so far, though it is not proven: digits may be new ones."""
        return self._n_signs > 0 and any(map(str.isalpha, self._last))

    def _new(self, piece: str, *, is_last: bool) -> str:
        if self._has_all:
            return self._rest(piece)
        if is_last and self._is_all_again(piece):
            return self.release()
        if self._has_all is None and not self._last:
            self._last, whole = piece, _certain(piece)
            self._held = piece[len(whole) :]
            return whole
        known = _certain(self._last)
        self._n_same += piece == self._last
        is_told = not known or not piece.startswith(known) or self._n_same >= MOST_SAME
        if self._has_all is False or is_told:
            held, self._held, self._has_all = self._held, "", False
            return held + piece
        self._n_signs += _goes_on(known, piece)
        self._last = piece
        if self._n_signs > 1 or (is_last and self._is_likely):
            self._held, self._has_all = "", True
            return self._rest(piece)
        self._held += piece
        return ""

    def _rest(self, piece: str) -> str:
        """Return what a piece with all so far adds to what was told; all of it where it has not."""
        whole = _certain(piece)
        if whole.startswith(self._told):
            return whole[len(self._told) :]
        same = sum(1 for _ in takewhile(bool, map(eq, whole, self._told)))
        if same == len(whole):
            return ""
        if same * 2 > len(self._told):
            return whole[same:]
        self._has_all = False
        return piece

    def _is_all_again(self, piece: str) -> bool:
        """Tell whether the last piece of a reply is all of it once more."""
        told = (self._told + self._held).rstrip()
        is_long = len(told.strip()) >= MIN_WHOLE_CHARS and not _repeats(told)
        return is_long and piece.rstrip() in (told, told.lstrip())


def _goes_on(before: str, piece: str) -> bool:
    """Tell whether a piece begins with the one before it and then says something else."""
    rest = piece[len(before) :]
    return bool(rest) and not (_repeats(piece) or rest.strip().startswith(before.strip()))


def _repeats(text: str) -> bool:
    """Tell whether a text is one beginning again and again, the last time perhaps not whole."""
    text = text.strip()[:MAX_COMPARED_CHARS]
    return any(text.startswith(text[n:]) for n in range(1, len(text) // 2 + 1))


def _certain(text: str) -> str:
    """Return a text without half a character at its end."""
    return text.rstrip(LOST)
