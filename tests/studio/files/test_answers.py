"""What an answer of the interview tells: the owner's own sentences, as they stand."""

from __future__ import annotations

import pytest

from backends.errors import EngineError
from desktop.studio.readers import answers
from desktop.studio.readers.texts import MAX_CHARS

OWN = ["I was born in Lund.", "我爱茶。"]
ANSWER = "\n".join(
    (
        "# I am a heading of mine",
        "I was born in Lund. Ah. Why not?",
        "> I hate boats, he wrote.",
        "> I never swim.",
        "",
        "- >I am cited in a list.",
        "",
        "I sail. " * (MAX_CHARS // 8 + 1),
        "",
        "我爱茶。",
    )
)


@pytest.mark.parametrize("runs", [True, False])
def test_words_of_others_are_no_facts(monkeypatch: pytest.MonkeyPatch, *, runs: bool) -> None:
    """Nor are headings, endless paragraphs and scraps, whether the judge runs or not."""

    def judge(sentences: list[str]) -> list[str]:
        if not runs:
            raise EngineError("It does not run.")
        return sentences

    monkeypatch.setattr(answers, "_claims", judge)
    assert answers.facts_in(ANSWER) == OWN
