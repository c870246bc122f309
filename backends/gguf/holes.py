"""Finds where a GGUF file holds nothing but zeros: every process.

A download that goes on in a file of full length leaves a hole where its bytes never came. The
header is whole then, and so is the length. A few hundred places are looked at, whatever the size.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO

from backends.errors import Sentence
from backends.gguf.header import GgufHeader, TensorInfo, file_size, refuse

__all__ = ["check_holes"]

N_PLACES = 256  # of a file that are looked at
PLACE_BYTES = 64
MIN_ROW = 3  # places one after the other: one matrix of zeros is not impossible
LARGE_BYTES = 2**20  # of tensors; smaller models are made by hand, and may be mostly zeros
MAX_NORMS = 1_000
NORM = "norm.weight"


def check_holes(header: GgufHeader) -> None:
    """Refuse a model with a hole in it.

    Raises:
        ModelLoadError: A part of it are zeros, which cannot be a model's weights.
        OSError: It cannot be read.
    """
    if not header.tensors:
        return
    with header.path.open("rb", buffering=0) as file:  # a buffer would read 8 kB at each place
        hole = _Holes(header, file).find()
    if hole:
        start, end = (file_size(place) for place in hole)
        size = file_size(header.file_size)
        why = Sentence(
            "Of its {1} there are only zeros from {2} to {3}: a download left a hole.",
            *(size, start, end),
        )
        refuse(header.path, why, "Delete it and download it again.")


class _Holes:
    """Looks at places of a file."""

    def __init__(self, header: GgufHeader, file: BinaryIO) -> None:
        self._tensors, self._offset = header.tensors, header.data_offset
        self._starts = [tensor.offset for tensor in header.tensors]
        self._file = file

    def find(self) -> tuple[int, int] | None:
        """Return where the first hole begins and ends at least, in bytes."""
        last = self._tensors[-1]
        size = last.offset + last.size
        return (self._row(size) if size >= LARGE_BYTES else None) or self._dead_norm()

    def _row(self, size: int) -> tuple[int, int] | None:
        """Return the first row of places without a byte in them."""
        places = [size * n // N_PLACES for n in range(N_PLACES)]
        self._ask_for(places)
        for is_empty, row in groupby(places, self._is_empty_at):
            found = list(row)
            if is_empty and len(found) >= MIN_ROW:
                end = found[-1] if found[-1] != places[-1] else size
                return self._offset + found[0], self._offset + end
        return None

    def _is_empty_at(self, place: int) -> bool:
        tensor = self._tensors[bisect_right(self._starts, place) - 1]
        place = min(place, tensor.offset + max(tensor.size - PLACE_BYTES, 0))
        return not any(self._bytes(place, min(PLACE_BYTES, tensor.size)))

    def _dead_norm(self) -> tuple[int, int] | None:
        """Return where a norm and what is beside it are zeros: nothing would come out of it."""
        norms = [n for n, one in enumerate(self._tensors) if one.name.endswith(NORM)][:MAX_NORMS]
        self._ask_for(self._tensors[n].offset for n in norms)
        for n in norms:
            if not (self._is_empty(self._tensors[n]) and self._is_beside_zeros(n)):
                continue
            run = list(self._run(n))
            if len(run) < len(self._tensors):
                return self._offset + run[0].offset, self._offset + run[-1].offset + run[-1].size
        return None

    def _is_beside_zeros(self, n: int) -> bool:
        """Tell whether the end of the tensor before one, or the beginning of the next, is empty."""
        places = []
        if n:
            before = self._tensors[n - 1]
            places.append((before.offset + max(before.size - PLACE_BYTES, 0), before.size))
        if n + 1 < len(self._tensors):
            places.append((self._tensors[n + 1].offset, self._tensors[n + 1].size))
        return any(not any(self._bytes(at, min(PLACE_BYTES, size))) for at, size in places)

    def _run(self, n: int) -> Iterator[TensorInfo]:
        """Yield the tensors of zeros around one, in their order."""
        first = n
        while first and self._is_empty(self._tensors[first - 1]):
            first -= 1
        for tensor in self._tensors[first:]:
            if not self._is_empty(tensor):
                return
            yield tensor

    def _is_empty(self, tensor: TensorInfo) -> bool:
        """Tell whether there is nothing at the beginning, in the middle and at the end of one."""
        rest = max(tensor.size - PLACE_BYTES, 0)
        places = dict.fromkeys((0, rest // 3, rest * 2 // 3, rest))
        size = min(PLACE_BYTES, tensor.size)
        return not any(any(self._bytes(tensor.offset + place, size)) for place in places)

    def _ask_for(self, places: Iterable[int]) -> None:
        """Have a disk bring all places at once: it takes a fifth of the time of one by one."""
        if sys.platform == "linux":
            for place in places:
                start = self._offset + place
                os.posix_fadvise(self._file.fileno(), start, PLACE_BYTES, os.POSIX_FADV_WILLNEED)

    def _bytes(self, place: int, size: int) -> bytes:
        self._file.seek(self._offset + place)
        return self._file.read(size)
