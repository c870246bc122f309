"""The questions of the interview, in each language."""

from __future__ import annotations

import pytest

from persona.bank import load_bank
from persona.model import LANGUAGES
from persona.sentences import normalised


def test_the_bank_has_the_same_questions_in_each_language() -> None:
    """A question that one language lacks would never be asked there."""
    ids = [
        [(t.id, q.id, q.kind, q.line) for t, q in load_bank(code).questions()] for code in LANGUAGES
    ]
    assert all(own == ids[0] for own in ids)
    for language in LANGUAGES:
        bank = load_bank(language)
        asked = [own.asked for _, own in bank.questions()]
        assert len(set(asked)) == len(asked)
        assert all("{subject}" in text for text in bank.refused)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_wording_is_asked_by_the_score_card_or_twice(language: str) -> None:
    """What an answer has as its questions is no test of it, and belongs to one answer alone."""
    questions = [own for _, own in load_bank(language).questions()]
    every = [normalised(text) for own in questions for text in own.wordings]
    assert len(set(every)) == len(every)
    assert not set(every) & {normalised(own.other) for own in questions if own.other}
    answers = [own for own in questions if own.kind == "answerable"]
    assert all(own.also for own in answers)
