"""Reads the header of a GGUF file, trusting nothing in it: every process.

Only the header is read, in pieces, never the tensors, so a file of any size costs milliseconds and
little memory; nothing is mapped, because a mapped file that shrinks kills the process. Every count
and length is compared with the size of the file before it is used. The checks are those of
llama.cpp's own reader (`ggml/src/gguf.cpp`) and some more, so that what passes here does not
surprise native code.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

from backends.errors import ModelLoadError, Sentence
from backends.gguf.types import GGML_TYPES, N_GGML_TYPES, SCALAR_FORMATS

__all__ = [
    "Array",
    "GgufHeader",
    "LongText",
    "TensorInfo",
    "Value",
    "file_size",
    "read_header",
    "refuse",
    "shown",
]

MAX_ENTRIES = 65_536  # metadata values, and tensors; the largest models have about 2,000
MAX_STRINGS = 4_000_000  # in all string arrays together; a large vocabulary has 600,000
MAX_TEXT_BYTES = 2**20  # longer texts are skipped; a chat template has some 10 KB
MAX_KEPT = 4_096  # elements of a numeric array that are kept; one per layer is usual
PLAUSIBLE_BYTES = 2**20  # of a header: what claims more than a short file has was cut
MAX_ALIGNMENT = 2**20  # bytes
MAX_NAME_BYTES = 63  # llama.cpp: GGML_MAX_NAME with its terminator
MAX_DIMS = 4

_STRING, _ARRAY = 8, 9
_PIECE_BYTES = 2**20
_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class LongText:
    """A text that was skipped because it is longer than `MAX_TEXT_BYTES`."""

    length: int  # bytes


@dataclass(frozen=True, slots=True)
class Array:
    """An array of the metadata. `items` is empty where there are too many to be of interest."""

    kind: int  # type number of the elements
    length: int
    items: tuple[bytes | int | float | bool, ...] = ()


Value = str | int | float | bool | Array | LongText


@dataclass(frozen=True, slots=True)
class TensorInfo:
    """One tensor: shape in elements, place in the data section in bytes."""

    name: str
    shape: tuple[int, ...]
    kind: int  # key of GGML_TYPES
    offset: int
    size: int

    @property
    def n_elements(self) -> int:
        """Return the product of the shape."""
        return math.prod(self.shape)


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """Everything before the tensor data."""

    path: Path
    version: int
    metadata: Mapping[str, Value]
    kinds: Mapping[str, int]  # type number of each metadata value
    tensors: tuple[TensorInfo, ...]
    data_offset: int  # bytes from the start of the file
    file_size: int  # bytes

    def text(self, key: str) -> str:
        """Return a text of the metadata; empty when it is absent or something else."""
        value = self.metadata.get(key, "")
        return value if isinstance(value, str) else ""

    def number(self, key: str, default: int = 0) -> int:
        """Return a whole number of the metadata, or the default."""
        value = self.metadata.get(key, default)
        return value if isinstance(value, int) and not isinstance(value, bool) else default


def shown(text: str) -> str:
    """Return text from a file as it may stand in a sentence: printable and short."""
    clean = "".join(c if c.isprintable() else "?" for c in text[:60])
    return f"“{clean}{'…' if len(text) > 60 else ''}”"


def file_size(n_bytes: int) -> str:
    """Return a file size in words, in decimal units as file browsers show them."""
    for unit, size in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if n_bytes >= size:
            value = n_bytes / size
            return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
    return f"{n_bytes} byte{'s' if n_bytes != 1 else ''}"


def refuse(path: Path, why: str, todo: str) -> NoReturn:
    """Raise the error for a file that cannot be used."""
    raise ModelLoadError(
        what=Sentence("{1} cannot be used as a model.", path.name or path), why=why, todo=todo
    )


def read_header(path: Path) -> GgufHeader:
    """Read and check the header of a GGUF file of version 2 or 3, little-endian.

    Costs about 20 ms for a vocabulary of 50,000 tokens, whatever the size of the file.

    Raises:
        ModelLoadError: The file is cut short, damaged, or not what this engine reads.
        OSError: It cannot be opened or read.
    """
    with path.open("rb") as file:
        return _Reader(path, file).header()


class _Reader:
    """A position in a file of known size, with one piece of it in memory."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self.path = path
        self.size = file.seek(0, 2)
        self.pos = 0
        self._file = file
        self._base = 0  # where the piece in memory begins
        self._piece = b""
        self._n_strings = 0

    def header(self) -> GgufHeader:
        """Read everything before the tensor data."""
        version, n_tensors, n_values = self._start()
        metadata, kinds = self._metadata(n_values)
        alignment = self._alignment(metadata)
        tensors = self._tensors(n_tensors, alignment)
        data_offset = _padded(self.pos, alignment)
        if tensors and data_offset + tensors[-1].offset + tensors[-1].size > self.size:
            self._cut_short(data_offset + tensors[-1].offset + tensors[-1].size)
        return GgufHeader(self.path, version, metadata, kinds, tensors, data_offset, self.size)

    def _start(self) -> tuple[int, int, int]:
        self.pos = 4
        version = self._number("I")
        if version and version & 0xFFFF == 0:
            refuse(self.path, "It was made for big-endian computers.", "Get the usual version.")
        if version not in (2, 3):
            why = Sentence(
                "It has version {1} of the GGUF format; this engine reads 2 and 3.", version
            )
            old = "Convert it again, or get a newer copy of the model."
            refuse(self.path, why, old if version < 2 else "Update this app.")
        n_tensors, n_values = self._number("Q"), self._number("Q")
        self._bound(n_values, 13, "metadata values", MAX_ENTRIES)
        self._bound(n_tensors, 24, "tensors", MAX_ENTRIES)
        return version, n_tensors, n_values

    def _metadata(self, n_values: int) -> tuple[dict[str, Value], dict[str, int]]:
        values: dict[str, Value] = {}
        kinds: dict[str, int] = {}
        for _ in range(n_values):
            key = self._name("key", 65_535)
            if not key or key in values:
                self._damaged(f"the metadata value {shown(key)} stands in it twice or has no name")
            kinds[key] = self._number("I")
            values[key] = self._value(kinds[key], key)
        return values, kinds

    def _value(self, kind: int, key: str) -> Value:
        if kind == _STRING:
            return self._text()
        if kind == _ARRAY:
            return self._array(key)
        if kind not in SCALAR_FORMATS:
            self._damaged(f"the metadata value {shown(key)} has the unknown type {kind}")
        return self._number(SCALAR_FORMATS[kind])

    def _text(self) -> str | LongText:
        length = self._number("Q")
        self._bound(length, 1, "characters of a text")
        if length > MAX_TEXT_BYTES:
            self.pos += length
            return LongText(length)
        return self._bytes(length).decode("utf-8", "replace")

    def _array(self, key: str) -> Array:
        kind, length = self._number("I"), self._number("Q")
        if kind == _STRING:
            self._bound(length, 8, f"texts in {shown(key)}")
            return Array(kind, length, self._strings(length, keep=key == "tokenizer.ggml.tokens"))
        if kind not in SCALAR_FORMATS:
            self._damaged(f"the list {shown(key)} has elements of the unusable type {kind}")
        form = SCALAR_FORMATS[kind]
        size = struct.calcsize(form)
        self._bound(length, size, f"numbers in {shown(key)}")
        if length > MAX_KEPT:
            self.pos += length * size
            return Array(kind, length)
        return Array(kind, length, struct.unpack(f"<{length}{form}", self._bytes(length * size)))

    def _strings(self, count: int, *, keep: bool) -> tuple[bytes, ...]:
        self._n_strings += count
        if self._n_strings > MAX_STRINGS:
            self._damaged(f"it holds more than {MAX_STRINGS:,} texts in lists")
        kept: list[bytes] = []
        while count:
            count -= self._some_strings(count, kept if keep else None)
        return tuple(kept)

    def _some_strings(self, count: int, kept: list[bytes] | None) -> int:
        """Pass over the strings that lie whole in the piece in memory, at least one."""
        at_hand = self._at_hand(8)
        length: int = _LENGTH.unpack_from(self._piece, self.pos - self._base)[0]
        self._bound(length, 1, "characters of a text", self.size)
        if length > MAX_TEXT_BYTES:
            self._damaged(f"a text in a list is {file_size(length)} long")
        if at_hand < 8 + length:
            self._at_hand(8 + length)
        piece, at = self._piece, self.pos - self._base
        last, done, length_at = len(piece), 0, _LENGTH.unpack_from
        while done < count and at + 8 <= last:
            end = at + 8 + length_at(piece, at)[0]
            if end > last:
                break
            if kept is not None:
                kept.append(piece[at + 8 : end])
            at, done = end, done + 1
        self.pos = self._base + at
        return done

    def _alignment(self, metadata: Mapping[str, Value]) -> int:
        value = metadata.get("general.alignment", 32)
        if not isinstance(value, int) or isinstance(value, bool):
            self._damaged("its alignment is not a number")
        if not 0 < value <= MAX_ALIGNMENT or value & (value - 1):
            self._damaged(f"its alignment is {value}, not a power of two up to {MAX_ALIGNMENT}")
        return value

    def _tensors(self, count: int, alignment: int) -> tuple[TensorInfo, ...]:
        tensors: dict[str, TensorInfo] = {}
        expected = 0
        for _ in range(count):
            tensor = self._tensor()
            if tensor.name in tensors:
                self._damaged(f"the tensor {shown(tensor.name)} stands in it twice")
            if tensor.offset != expected:
                self._damaged(f"the tensor {shown(tensor.name)} is not where it has to be")
            tensors[tensor.name] = tensor
            expected = _padded(tensor.offset + tensor.size, alignment)
        return tuple(tensors.values())

    def _tensor(self) -> TensorInfo:
        name = self._name("tensor name", MAX_NAME_BYTES)
        n_dims = self._number("I")
        if n_dims > MAX_DIMS:
            self._damaged(
                f"the tensor {shown(name)} has {n_dims} dimensions, at most 4 are possible"
            )
        shape = struct.unpack(f"<{n_dims}Q", self._bytes(8 * n_dims))
        kind, offset = self._number("I"), self._number("Q")
        return TensorInfo(name, shape, kind, offset, self._tensor_size(name, shape, kind))

    def _tensor_size(self, name: str, shape: tuple[int, ...], kind: int) -> int:
        if kind not in GGML_TYPES:
            why = f"Its tensor {shown(name)} is stored in a way (type {kind}) that this engine"
            newer = kind >= N_GGML_TYPES
            refuse(
                self.path,
                f"{why} {'does not know yet' if newer else 'no longer reads'}.",
                "Update this app." if newer else "Get a copy in another quantization.",
            )
        if not all(0 < n < 2**63 for n in shape) or math.prod(shape) >= 2**63:
            self._damaged(f"the tensor {shown(name)} has an impossible shape")
        per_row = shape[0] if shape else 1
        if per_row % GGML_TYPES[kind].block:
            self._damaged(f"the rows of the tensor {shown(name)} do not fit its type")
        return math.prod(shape) // GGML_TYPES[kind].block * GGML_TYPES[kind].size

    def _name(self, what: str, most_bytes: int) -> str:
        length = self._number("Q")
        if length > most_bytes:
            self._damaged(f"a {what} in it is {length:,} bytes long")
        return self._bytes(length).decode("utf-8", "replace")

    def _number(self, form: str) -> int:
        value: int = struct.unpack(f"<{form}", self._bytes(struct.calcsize(form)))[0]
        return value

    def _bytes(self, count: int) -> bytes:
        self._at_hand(count)
        start = self.pos - self._base
        self.pos += count
        return self._piece[start : start + count]

    def _at_hand(self, count: int) -> int:
        """Have the next `count` bytes in memory; return how many are."""
        if self.pos + count > self.size:
            self._cut_short()
        if self.pos + count > self._base + len(self._piece):
            self._file.seek(self.pos)
            self._base, self._piece = self.pos, self._file.read(max(count, _PIECE_BYTES))
            if len(self._piece) < count:  # it has become shorter since it was opened
                self._cut_short()
        return self._base + len(self._piece) - self.pos

    def _bound(self, count: int, least_bytes: int, what: str, most: int = 2**63) -> None:
        if count > most or count * least_bytes > max(self.size, PLAUSIBLE_BYTES):
            self._damaged(f"it claims to hold {count:,} {what}, which cannot be")
        if count * least_bytes > self.size - self.pos:
            self._cut_short()

    def _cut_short(self, needed: int = 0) -> NoReturn:
        here, whole = file_size(self.size), file_size(needed)
        why = f"It is {here} of {whole} long" if needed else f"It is {here} long and ends too early"
        if here == whole:
            why = f"Its last {file_size(needed - self.size)} of {whole} are missing"
        refuse(
            self.path,
            Sentence("{1}: the download stopped early, or the file is damaged.", why),
            DOWNLOAD,
        )

    def _damaged(self, reason: str) -> NoReturn:
        refuse(
            self.path,
            Sentence("The file is damaged or was made to do harm: {1}.", reason),
            DOWNLOAD,
        )


DOWNLOAD = "Download it again, from a source that you trust."


def _padded(n_bytes: int, alignment: int) -> int:
    return -(-n_bytes // alignment) * alignment
