"""Models that are split over several files."""

from __future__ import annotations

from pathlib import Path

import pytest

from backends.errors import ModelLoadError
from backends.gguf.check import check_gguf
from tests.backends import gguf_build as g

NAMES = tuple(f"big-{n:05d}-of-00003.gguf" for n in (1, 2, 3))


def part(no: int, *, count: int = 3, total: int = 11, kind: int = g.U16) -> dict[str, g.Entry]:
    """Return the entries that say which part a file is."""
    return {
        "split.no": g.Entry(kind, no),
        "split.count": g.Entry(kind, count),
        "split.tensors.count": g.Entry(g.I32, total),
    }


def write_parts(folder: Path) -> list[Path]:
    """Write the tiny model in three parts, as `llama-gguf-split` does."""
    thirds = g.TINY_TENSORS[:4], g.TINY_TENSORS[4:8], g.TINY_TENSORS[8:]
    heads: tuple[dict[str, g.Entry], ...] = (dict(g.TINY_ENTRIES), {}, {})
    return [g.write(folder, g.build(heads[n] | part(n), thirds[n]), NAMES[n]) for n in range(3)]


def why(path: Path) -> str:
    """Return the reason and the advice of a refusal."""
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    return f"{caught.value.why} {caught.value.todo}"


def test_all_parts_count_as_one_model(tmp_path: Path) -> None:
    """Sizes, tensors and parameters are those of the whole."""
    paths = write_parts(tmp_path)
    report = check_gguf(paths[0])
    assert report.is_split
    assert report.parts == tuple(paths)
    assert report.n_params == 17_696
    assert report.size_bytes == sum(path.stat().st_size for path in paths)


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    """The person learns which file to fetch."""
    paths = write_parts(tmp_path)
    paths[1].unlink()
    assert f"1 of its 3 parts are missing: {NAMES[1]}" in why(paths[0])


def test_a_later_part_points_to_the_first(tmp_path: Path) -> None:
    """Part 2 was chosen in the dialog."""
    assert f"Choose {NAMES[0]}" in why(write_parts(tmp_path)[1])


def test_a_cut_part_is_found(tmp_path: Path) -> None:
    """The download of the last part stopped early."""
    last = write_parts(tmp_path)[2]
    last.write_bytes(last.read_bytes()[:-100])
    assert "stopped early" in why(tmp_path / NAMES[0])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty"),
        (b"<!DOCTYPE html><html><title>Rate limit</title>", "a web page"),
        (b"version https://git-lfs.github.com/spec/v1\nsize 4920739232\n", "4,920,739,232 bytes"),
        (b'{"error": "Entry not found"}', "a JSON file"),
        (b"GGUF\3\0\0\0", "8 bytes long"),
    ],
)
def test_a_part_that_is_none_is_told_as_what_it_is(
    tmp_path: Path, content: bytes, words: str
) -> None:
    """Not as one of a newer format, whichever of the others it is."""
    for name in NAMES[1:]:
        paths = write_parts(tmp_path)
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ModelLoadError) as caught:
            check_gguf(paths[0])
        assert name in caught.value.what
        assert words in f"{caught.value.why} {caught.value.todo}"


def test_parts_of_different_models_are_refused(tmp_path: Path) -> None:
    """Wrong number, repeated tensors, tensors that are missing, a type that native code asserts."""
    first, second, third = write_parts(tmp_path)
    whole = second.read_bytes()
    second.write_bytes(g.build(part(2), g.TINY_TENSORS[4:8]))
    assert "part of another model" in why(first)
    second.write_bytes(g.build(part(1), g.TINY_TENSORS[:8]))
    assert "repeats tensors" in why(first)
    second.write_bytes(g.build(part(1), g.TINY_TENSORS[4:7]))
    assert "tensors are missing" in why(first)
    second.write_bytes(g.build(part(1, kind=g.U32), g.TINY_TENSORS[4:8]))
    assert "does not say which part" in why(first)
    second.write_bytes(whole)
    third.write_bytes(b"GGUF" + bytes(100))
    assert "version 0" in why(first)


def test_a_renamed_part_is_refused(tmp_path: Path) -> None:
    """The engine finds the other parts by name only."""
    renamed = write_parts(tmp_path)[0].rename(tmp_path / "mine.gguf")
    assert "its name does not say so" in why(renamed)
