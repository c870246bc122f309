"""What an owner is told of a persona that loads and will not work well."""

from __future__ import annotations

from pathlib import Path

from desktop.personas.lint import check_persona


def test_check_points_at_what_works_badly(tmp_path: Path) -> None:
    """Contacts, unknown facts, contradictions, questions that stand twice."""
    (tmp_path / "persona.toml").write_text('name = "Ada"', "utf-8")
    (tmp_path / "facts.jsonl").write_text(
        '{"id": "a", "text": "I have 2 cats."}\n{"id": "b", "text": "I have 3 cats."}\n'
        '{"id": "c", "text": "Write to me at ada@example.org."}\n',
        "utf-8",
    )
    (tmp_path / "examples.jsonl").write_text(
        '{"id": "x", "kind": "answerable", "facts": ["zz"], "questions": ["Pets?"]}\n'
        '{"id": "y", "kind": "unanswerable", "questions": ["pets"]}\n',
        "utf-8",
    )
    notes = " | ".join(map(str, check_persona(tmp_path)))
    assert "facts.jsonl:3: it holds an e-mail address" in notes
    assert "there is no fact zz" in notes
    assert '"b" may contradict "a"' in notes
    assert 'stands in "x" and in "y"' in notes


def test_an_answer_in_other_words_is_no_fault(tmp_path: Path) -> None:
    """Only keys say what an answer has to name; the pair of the guide gets no note."""
    (tmp_path / "persona.toml").write_text(
        'name = "Ada"\ngreeting = "Hi."\nsystem_prompt = "You are Ada."\n', "utf-8"
    )
    fact = '{"id": "f10", "text": "I study botany in Uppsala."}\n'
    (tmp_path / "facts.jsonl").write_text(fact, "utf-8")
    (tmp_path / "examples.jsonl").write_text(
        '{"id": "studies", "kind": "answerable", "facts": ["f10"], '
        '"questions": ["What do you study?"], "answers": ["Botany! At Uppsala."]}\n',
        "utf-8",
    )
    assert check_persona(tmp_path) == ()
    keyed = fact.replace("}", ', "keys": [["Uppsala University"]]}')
    (tmp_path / "facts.jsonl").write_text(keyed, "utf-8")
    assert "tells none of its facts" in " ".join(map(str, check_persona(tmp_path)))
