"""Files made to do harm, and mutations of good ones: each a refusal in words, never a crash."""

from __future__ import annotations

import shutil
import struct
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backends.errors import ModelLoadError
from backends.gguf.check import check_gguf
from tests.backends import gguf_build as g

HUGE = 2**63 + 5
ENTRY, TENSOR = g.Entry, g.Tensor
HEAD = b"GGUF" + struct.pack("<I", 3)


def with_tensor(*tensors: g.Tensor, alignment: int = 32) -> bytes:
    """Return a file of the tiny model's metadata with these tensors."""
    return g.build(g.TINY_ENTRIES, tensors, alignment=alignment)


def raw_entry(key: str, kind: int, payload: bytes) -> bytes:
    """Return a file with one hand-made metadata value."""
    value = g.text(key) + struct.pack("<I", kind) + payload
    return HEAD + struct.pack("<QQ", 0, 1) + value + bytes(4096)


def aligned(value: int) -> bytes:
    """Return the tiny model with an alignment of this many bytes."""
    return g.tiny(general__alignment=ENTRY(g.U32, value))


def twice() -> bytes:
    """Return the tiny model with one key in it twice."""
    return g.build([*g.TINY_ENTRIES.items(), ("general.name", ENTRY(g.STR, "B"))], g.TINY_TENSORS)


TINY = g.tiny()
MANY = [f"{n}" for n in range(len(g.VOCABULARY))]
HOSTILE: dict[str, tuple[bytes, str]] = {
    "version 1": (g.build({}, version=1), "version 1"),
    "version 4": (g.build(g.TINY_ENTRIES, version=4), "version 4"),
    "big-endian": (b"GGUF" + struct.pack(">IQQ", 3, 1, 1) + bytes(64), "big-endian"),
    "huge count of values": (g.build(g.TINY_ENTRIES, n_entries=HUGE), "metadata values"),
    "huge count of tensors": (g.build(g.TINY_ENTRIES, n_tensors=HUGE), "tensors, which cannot"),
    "count beyond the file": (g.build(g.TINY_ENTRIES, n_entries=60_000), "ends too early"),
    "more values than there are": (g.build({}, n_entries=5) + bytes(400), "twice or has no name"),
    "huge key": (HEAD + struct.pack("<QQQ", 0, 1, HUGE) + bytes(99), "bytes long"),
    "key of 70 kB": (HEAD + struct.pack("<QQ", 0, 1) + g.text("k" * 70_000), "a key in it is"),
    "huge text": (raw_entry("k", g.STR, struct.pack("<Q", HUGE)), "characters of a text"),
    "text over the end": (raw_entry("k", g.STR, struct.pack("<Q", 4100)), "ends too early"),
    "huge array": (raw_entry("k", g.ARR, struct.pack("<IQ", g.U8, HUGE)), "which cannot be"),
    "array over the end": (raw_entry("k", g.ARR, struct.pack("<IQ", g.U64, 513)), "too early"),
    "huge array of texts": (raw_entry("k", g.ARR, struct.pack("<IQ", g.STR, 2**40)), "cannot be"),
    "huge text in an array": (
        raw_entry("k", g.ARR, struct.pack("<IQQ", g.STR, 1, HUGE)),
        "characters of a text",
    ),
    "array of arrays": (raw_entry("k", g.ARR, struct.pack("<IQ", g.ARR, 1)), "unusable type 9"),
    "unknown array type": (raw_entry("k", g.ARR, struct.pack("<IQ", 77, 1)), "unusable type 77"),
    "unknown value type": (raw_entry("k", 13, b""), "unknown type 13"),
    "key twice": (twice(), "“general.name” stands in it twice"),
    "alignment 0": (aligned(0), "alignment is 0"),
    "alignment 48": (aligned(48), "power of two"),
    "alignment 2 GiB": (aligned(2**31), "power of two"),
    "alignment a text": (g.tiny(general__alignment=ENTRY(g.STR, "x")), "not a number"),
    "dimension 0": (with_tensor(TENSOR("a", (32, 0))), "impossible shape"),
    "dimension negative": (with_tensor(TENSOR("a", (2**64 - 32,), size=32)), "impossible shape"),
    "elements overflow": (
        with_tensor(TENSOR("a", (2**32, 2**31, 32), size=32)),
        "impossible shape",
    ),
    "padding overflow": (with_tensor(TENSOR("a", (2**61 - 1,), size=32)), "stopped early"),
    "5 dimensions": (with_tensor(TENSOR("a", (1, 1, 1, 1, 1))), "5 dimensions"),
    "tensor type of tomorrow": (with_tensor(TENSOR("a", (32,), kind=99)), "does not know yet"),
    "tensor type of yesterday": (with_tensor(TENSOR("a", (32,), kind=31)), "no longer reads"),
    "row not whole blocks": (with_tensor(TENSOR("a", (33,), kind=2)), "do not fit its type"),
    "tensor outside": (with_tensor(TENSOR("a", (32,), offset=2**40)), "not where it has to be"),
    "tensors overlap": (
        with_tensor(TENSOR("a", (32,)), TENSOR("b", (32,), offset=0)),
        "not where it has to be",
    ),
    "tensor twice": (with_tensor(TENSOR("a", (32,)), TENSOR("a", (32,))), "stands in it twice"),
    "tensor name too long": (with_tensor(TENSOR("a" * 64, (32,))), "64 bytes long"),
    "no architecture": (g.tiny(general__architecture=None), "which architecture"),
    "architecture a number": (g.tiny(general__architecture=ENTRY(g.U32, 7)), "which architecture"),
    "513 layers": (g.tiny(llama__block_count=ENTRY(g.U32, 513)), "number of layers"),
    "0 layers": (g.tiny(llama__block_count=ENTRY(g.U32, 0)), "number of layers"),
    "layers a text": (g.tiny(llama__block_count=ENTRY(g.STR, "1")), "number of layers"),
    "no context length": (g.tiny(llama__context_length=None), "does not tell its context"),
    "heads for too many layers": (
        g.tiny(llama__attention__head_count=ENTRY(g.ARR, [4, 4], g.U32)),
        "does not fit its 1 layers",
    ),
    "more experts used than there": (
        g.tiny(llama__expert_used_count=ENTRY(g.U32, 4)),
        "0 experts and uses 4",
    ),
    "5000 experts": (g.tiny(llama__expert_count=ENTRY(g.U32, 5000)), "5000 experts"),
    "unknown rope scaling": (
        g.tiny(llama__rope__scaling__type=ENTRY(g.STR, "twisted")),
        "“twisted” is unknown",
    ),
    "no tokenizer": (g.tiny(tokenizer__ggml__model=ENTRY(g.STR, "no_vocab")), "no tokenizer"),
    "unknown tokenizer": (g.tiny(tokenizer__ggml__model=ENTRY(g.STR, "zeta")), "“zeta” is unknown"),
    "no tokens": (g.tiny(tokenizer__ggml__tokens=None), "vocabulary is missing"),
    "tokens are numbers": (
        g.tiny(tokenizer__ggml__tokens=ENTRY(g.ARR, [1, 2], g.U32)),
        "not a list of texts",
    ),
    "a token twice": (g.tiny(tokenizer__ggml__tokens=ENTRY(g.ARR, ["a"] * 262)), "a token twice"),
    "a token twice, up to a NUL in it": (
        g.tiny(tokenizer__ggml__tokens=ENTRY(g.ARR, [*g.VOCABULARY[:-1], "<s>\0x"])),
        "a token twice",
    ),
    "too few scores": (
        g.tiny(tokenizer__ggml__scores=ENTRY(g.ARR, [0.0], g.F32)),
        "scores of its vocabulary",
    ),
    "token types are texts": (
        g.tiny(tokenizer__ggml__token_type=ENTRY(g.ARR, MANY)),
        "token_type of its vocabulary",
    ),
    "merges missing": (g.tiny(tokenizer__ggml__model=ENTRY(g.STR, "gpt2")), "merges"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    """Each of them once crashed, or could crash, some reader of GGUF files."""
    content, reason = HOSTILE[name]
    path = g.write(tmp_path, content)
    start = time.process_time()
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    assert reason in caught.value.why
    assert caught.value.todo
    assert time.process_time() - start < 2.0


def test_a_file_of_strings_only_does_not_fill_the_memory(tmp_path: Path) -> None:
    """Millions of empty texts are cheap to write and dear to keep."""
    content = raw_entry("k", g.ARR, struct.pack("<IQ", g.STR, 5_000_000))
    path = g.write(tmp_path, content)
    with path.open("r+b") as file:
        file.truncate(64 * 2**20)  # sparse
    with pytest.raises(ModelLoadError, match="cannot be used") as caught:
        check_gguf(path)
    assert "texts in lists" in caught.value.why


def check_politely(path: Path) -> None:
    """Check a file; anything but a report or a refusal in words is a fault."""
    refusal: ModelLoadError | None = None
    try:
        assert check_gguf(path).n_params > 0
    except ModelLoadError as error:
        refusal = error
    if refusal:
        assert all((refusal.what, refusal.why, refusal.todo))
        assert str(refusal).isprintable()


NUMBERS = st.sampled_from([0, 1, 2, 255, 2**16, 2**31 - 1, 2**31, 2**32 - 1, 2**63, 2**64 - 1])
PATCH = st.one_of(
    st.binary(min_size=1, max_size=9),
    NUMBERS.map(lambda n: struct.pack("<Q", n)),
    NUMBERS.map(lambda n: struct.pack("<I", n % 2**32)),
)


@settings(max_examples=400, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_mutated_tiny_model_is_answered_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """Patches and cuts anywhere in the header."""
    content = bytearray(TINY)
    header = len(content) - 70_784  # the tensor data is of no interest
    for _ in range(data.draw(st.integers(1, 3))):
        at, patch = data.draw(st.integers(4, header - 9)), data.draw(PATCH)
        content[at : at + len(patch)] = patch
    cut = data.draw(st.sampled_from([len(content), *range(0, len(content), 997)]))
    path = tmp_path_factory.getbasetemp() / "mutated.gguf"
    path.write_bytes(content[:cut])
    check_politely(path)


@pytest.fixture(scope="module")
def header_copy(embedded_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the embedded model."""
    path = tmp_path_factory.mktemp("copy") / "copy.gguf"
    shutil.copyfile(embedded_model, path)
    check_gguf(path)
    yield path
    path.unlink()


@pytest.mark.model
@settings(max_examples=60, deadline=4000)
@given(data=st.data())
def test_a_mutated_embedded_header_is_answered_in_words(
    header_copy: Path, data: st.DataObject
) -> None:
    """The same on a real header: half of the patches hit its values or its tensor list."""
    vocabulary = range(1_200, 1_764_000)
    places = st.one_of(
        st.integers(4, vocabulary.start),
        st.integers(vocabulary.start, vocabulary.stop),
        st.integers(vocabulary.stop, 1_785_600),
    )
    at, patch = data.draw(places), data.draw(PATCH)
    with header_copy.open("r+b") as file:
        file.seek(at)
        original = file.read(len(patch))
        file.seek(at)
        file.write(patch)
    try:
        check_politely(header_copy)
    finally:
        with header_copy.open("r+b") as file:
            file.seek(at)
            file.write(original)
