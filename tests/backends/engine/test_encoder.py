"""The encoders in their own child: real models, real process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
import pytest

from backends.errors import EngineCrashed
from backends.hosts.encoder import CANDIDATES, ENCODERS, JUDGE, MAX_TEXTS, Encoder, encoder_key


@pytest.fixture(scope="module")
def encoder() -> Iterator[Encoder]:
    """Return one that all tests ask."""
    running = Encoder()
    yield running
    running.close()


def vectors(
    encoder: Encoder, *texts: str | Sequence[str], model: int = CANDIDATES
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return one row for each text, of length 1 where it is not zero."""
    parts = [[text] if isinstance(text, str) else text for text in texts]
    found = np.array([np.asarray(row, np.float32) for row in encoder.encode(parts, model)])
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9))


@pytest.mark.parametrize(
    ("asked", "answer", "other"),
    [
        ("What are you studying?", "Botany, in Uppsala.", "I have two cats."),
        ("Hast du Haustiere?", "Bei mir leben zwei Katzen.", "Ich studiere Botanik."),
        ("你养宠物吗？", "我有两只猫。", "我在乌普萨拉学植物学。"),
        ("반려동물을 키우세요?", "고양이 두 마리와 살아요.", "저는 식물학을 공부해요."),
    ],
)
def test_what_answers_is_near_in_every_language(
    encoder: Encoder, asked: str, answer: str, other: str
) -> None:
    """With hardly a word in common."""
    query, right, wrong = vectors(
        encoder, f"query: {asked}", f"passage: {answer}", f"passage: {other}"
    )
    assert query @ right > query @ wrong + 0.1


def test_a_vector_does_not_depend_on_its_neighbours(encoder: Encoder) -> None:
    """But for rounding. More texts than one line holds, and the same text among them."""
    many = [f"Do you own {n} umbrellas?" for n in range(MAX_TEXTS + 3)]
    together, alone = vectors(encoder, *many), vectors(encoder, many[-1])
    assert together.shape == (len(many), encoder.n_dim)
    assert float(together[-1] @ alone[0]) > 0.999


def test_parts_are_read_side_by_side(encoder: Encoder) -> None:
    """Not as one text, and their order counts."""
    one, two, three = vectors(
        encoder,
        ["ask: a cat?", "a dog"],
        ["ask: a cat? a dog"],
        ["a dog", "ask: a cat?"],
        model=JUDGE,
    )
    assert one @ two < 0.9999
    assert one @ three < 0.9999


@pytest.mark.parametrize(
    "text", ["?" * 5_000, "word " * 3_000, "שלום, מה שלומך?", "\0 \ud800", "\n", "🙂" * 300]
)
def test_any_text_can_be_read(encoder: Encoder, text: str) -> None:
    """However long, in whatever script, alone and beside another."""
    plain = text.encode("utf-8", "replace").decode()
    assert np.isfinite(vectors(encoder, plain, [plain, plain])).all()


def test_texts_read_together_are_read_as_alone(encoder: Encoder) -> None:
    """Pairs, an empty one, one that is too long, more than fit at once: each has its own vector."""
    texts = [["Do you climb?", f"I climb on {n} days a week."] for n in range(40)]
    texts[7], texts[23] = [""], ["word " * 400]
    together = np.array(encoder.encode(texts, JUDGE))
    alone = np.array([encoder.encode([text], JUDGE)[0] for text in texts])
    assert not together[7].any()
    assert np.abs(together - alone).max() < 0.03 * np.abs(alone).max()  # layers of eight bits


def test_no_text_has_no_direction(encoder: Encoder) -> None:
    """A vector of zeros scores nothing."""
    assert not vectors(encoder, "").any()


def test_a_child_that_died_is_told_at_once() -> None:
    """And never waited for."""
    running = Encoder()
    psutil.Process(running.pid).kill()
    with pytest.raises(EngineCrashed, match="less sure"):
        running.encode([["Hello"]])
    running.close()


@pytest.mark.skipif(os.name == "nt", reason="a console event there, which needs a console")
def test_a_ctrl_c_of_the_terminal_is_not_for_the_child(encoder: Encoder) -> None:
    """It stops an answer there, and the next question is read as before."""
    psutil.Process(encoder.pid).send_signal(signal.SIGINT)
    assert vectors(encoder, "Is anybody still there?").any()


def test_the_child_ends_with_its_client_and_stays_small() -> None:
    """And closing twice is no error."""
    running = Encoder()
    running.encode([["a text"]] * 8, JUDGE)
    child = psutil.Process(running.pid)
    assert child.memory_info().rss < 200 * 10**6
    running.close()
    running.close()
    assert not child.is_running()


def test_a_file_that_is_no_encoder_is_refused(tmp_path: Path) -> None:
    """Cut short, or not there at all."""
    damaged = tmp_path / "damaged.gguf"
    damaged.write_bytes(ENCODERS[CANDIDATES].read_bytes()[:100_000])
    for path in (damaged, tmp_path / "none.gguf"):
        with pytest.raises(EngineCrashed, match="less sure"):
            Encoder([path])


def test_the_key_tells_encoders_apart(tmp_path: Path) -> None:
    """By the weights, at the end of the file."""
    other = tmp_path / "other.gguf"
    other.write_bytes(ENCODERS[CANDIDATES].read_bytes()[:-1] + b"\xff")
    assert encoder_key() not in ("", encoder_key(other))
    assert encoder_key(tmp_path / "none.gguf") == ""
