"""What is read of a persona, and when: once, and of an edit what was edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from persona.judging import knowledge
from persona.judging.knowledge import Knowledge, passages_of
from persona.judging.reader import Floats, Reader
from persona.model import Example, Fact, Persona

TEN = Persona("ten", "Ten", facts=tuple(Fact(f"f{n}", f"Ten owns boat {n}.") for n in range(10)))


class CountingReader(Reader):
    """The real one, which notes what it reads."""

    def __init__(self, other: Reader) -> None:
        super().__init__(other._encoder, other._heads)
        self.texts: list[str] = []

    def passages(self, texts: Sequence[str]) -> Floats:
        """Read texts, and note them."""
        self.texts += texts
        return super().passages(texts)


@pytest.fixture
def counting(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> CountingReader:
    """Return a reader for a persona of which four texts are read at once, two at a time."""
    monkeypatch.setattr(knowledge, "MAX_READ", 4)
    monkeypatch.setattr(knowledge, "CHUNK", 2)
    return CountingReader(reader)


def test_reading_says_how_far_it_is(counting: CountingReader, tmp_path: Path) -> None:
    """To its end, also where it breaks off; nothing where nothing is to be read."""
    noted: list[tuple[int, int]] = []
    Knowledge(TEN, counting, tmp_path, lambda *share: noted.append(share))
    assert noted == [(0, 4), (2, 4), (4, 4)]
    Knowledge(TEN, counting, tmp_path, lambda *share: noted.append(share))
    assert len(noted) == 3


def test_an_edit_costs_what_was_edited(counting: CountingReader, tmp_path: Path) -> None:
    """What was left unread before is not read then, but where a question is like it."""
    first = Knowledge(TEN, counting, tmp_path)
    assert counting.texts == [fact.text for fact in TEN.facts[:4]]
    counting.texts.clear()
    new = Fact("new", "Ten sings in a choir.")
    other = replace(TEN, facts=(*TEN.facts[:6], new, *TEN.facts[6:]))
    second = Knowledge(other, counting, tmp_path)
    assert counting.texts == [new.text]
    counting.texts.clear()
    assert np.allclose(second.vectors[:4], first.vectors[:4], atol=1e-3)
    assert second.vectors[6].any()
    Knowledge(other, counting, tmp_path)
    assert counting.texts == []
    second.read_like(counting, "Who owns boat 9?")
    assert "Ten owns boat 9." in counting.texts


def test_a_fact_that_is_a_sentence_of_an_answer_is_read_with_its_question() -> None:
    """Like "Liver.": by itself it answers nothing, and the interview proposes such facts."""
    pair = Example("q1", "answerable", ("What would you never eat?",), ("Liver. The smell!",))
    facts = (Fact("f1", "Liver."), Fact("f2", "I live in Hull."))
    passages = [*passages_of(Persona("ada", "Ada", facts=facts, examples=(pair,)))]
    assert [one.text for one in passages if facts[0] in one.facts] == [
        "What would you never eat? Liver. The smell!"
    ]
    assert "I live in Hull." in [one.text for one in passages]


def test_a_fact_of_a_further_answer_is_read_by_itself() -> None:
    """With a question the first answer alone is read."""
    pair = Example("q1", "answerable", ("Home?",), ("By the sea.", "I live in Hull."))
    facts = (Fact("f1", "I live in Hull."),)
    passages = passages_of(Persona("ada", "Ada", facts=facts, examples=(pair,)))
    assert "I live in Hull." in [one.text for one in passages]
