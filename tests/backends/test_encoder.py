"""The sentence encoder in its own child: real model, real process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from backends.encoder import ENCODER, MAX_TEXTS, Encoder, encoder_key
from backends.errors import EngineCrashed


@pytest.fixture(scope="module")
def encoder() -> Iterator[Encoder]:
    """Return one that all tests ask."""
    running = Encoder()
    yield running
    running.close()


def vectors(encoder: Encoder, *texts: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return one row for each text."""
    return np.array([np.asarray(row, np.float32) for row in encoder.encode(texts)])


def test_what_means_the_same_is_near(encoder: Encoder) -> None:
    """Without a word in common."""
    asked, same, other = vectors(
        encoder,
        "Which institution awards your degree?",
        "Where are you at university?",
        "What did you have for breakfast?",
    )
    assert asked @ same > asked @ other + 0.1
    assert np.linalg.norm(asked) == pytest.approx(1.0, abs=1e-4)


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    """More texts than one line holds, and the same text among them."""
    many = [f"Do you own {n} umbrellas?" for n in range(MAX_TEXTS + 3)]
    together, alone = vectors(encoder, *many), vectors(encoder, many[-1])
    assert together.shape == (len(many), encoder.n_dim)
    assert np.array_equal(together[-1], alone[0])


@pytest.mark.parametrize(
    "text", ["?" * 5_000, "word " * 3_000, "שלום, מה שלומך?", "\0 \ud800", "\n", "🙂" * 300]
)
def test_any_text_can_be_read(encoder: Encoder, text: str) -> None:
    """However long, in whatever script."""
    (found,) = vectors(encoder, text.encode("utf-8", "replace").decode())
    assert np.isfinite(found).all()


def test_no_text_has_no_direction(encoder: Encoder) -> None:
    """A vector of zeros scores nothing."""
    assert not vectors(encoder, "").any()


def test_a_child_that_died_is_told_at_once() -> None:
    """And never waited for."""
    running = Encoder()
    psutil.Process(running.pid).kill()
    with pytest.raises(EngineCrashed, match="words alone"):
        running.encode(["Hello"])
    running.close()


@pytest.mark.skipif(os.name == "nt", reason="a console event there, which needs a console")
def test_a_ctrl_c_of_the_terminal_is_not_for_the_child(encoder: Encoder) -> None:
    """It stops an answer there, and the next question is read as before."""
    psutil.Process(encoder.pid).send_signal(signal.SIGINT)
    assert vectors(encoder, "Is anybody still there?").any()


def test_the_child_ends_with_its_client() -> None:
    """And closing twice is no error."""
    running = Encoder()
    child = psutil.Process(running.pid)
    running.close()
    running.close()
    assert not child.is_running()


def test_a_file_that_is_no_encoder_is_refused(tmp_path: Path) -> None:
    """Cut short, or not there at all."""
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(ENCODER.read_bytes()[:100_000])
    for path in (damaged, tmp_path / "none.gguf"):
        with pytest.raises(EngineCrashed, match=path.name):
            Encoder(path)


def test_the_key_tells_encoders_apart(tmp_path: Path) -> None:
    """By the weights, at the end of the file."""
    other = tmp_path / "other.gguf"
    other.write_bytes(ENCODER.read_bytes()[:-1] + b"\xff")
    assert encoder_key() not in ("", encoder_key(other))
    assert encoder_key(tmp_path / "none.gguf") == ""
