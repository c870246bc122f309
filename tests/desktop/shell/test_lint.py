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
