"""A persona folder comes from anyone: what is read, what is refused, and with which line."""

from __future__ import annotations

import time
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from backends.errors import PersonaError
from persona.layout import MAX_FILE_BYTES
from persona.model import Persona
from persona.store import load_persona, read_persona
from persona.tables_of_toml import read_toml
from persona.writer import save_persona


def folder(tmp_path: Path, toml: str = 'name = "Ada"', facts: str = "", examples: str = "") -> Path:
    """Return a persona folder with these files."""
    place = tmp_path / "ada"
    place.mkdir()
    (place / "persona.toml").write_text(toml, "utf-8")
    (place / "facts.jsonl").write_text(facts, "utf-8")
    (place / "examples.jsonl").write_text(examples, "utf-8")
    return place


def test_the_persona_in_the_box_is_complete(keith: Persona) -> None:
    """What an owner would write: facts, and some forty pairs in one wording each."""
    kinds = [example.kind for example in keith.examples]
    assert len(keith.facts) == 20
    assert kinds.count("answerable") + kinds.count("identity") >= 35
    assert all(len(example.questions) == 1 for example in keith.examples)
    assert all(keith.fact(key) for example in keith.examples for key in example.facts)


def test_the_persona_in_the_box_has_no_errors(keith: Persona) -> None:
    """What ships passes its own check."""
    assert read_persona(keith.folder)[1] == []


def test_a_persona_survives_a_round_trip(keith: Persona, tmp_path: Path) -> None:
    """Written and read again it is the same, unknown fields included."""
    odd = replace(keith, extra={"vendor": {"mood": "calm"}}, folder=tmp_path / "keith-low")
    save_persona(odd, tmp_path / "keith-low")
    again = load_persona(tmp_path / "keith-low")
    assert again.extra["vendor"] == {"mood": "calm"}
    assert (again.facts, again.examples) == (odd.facts, odd.examples)
    assert again.system_prompt.strip() == odd.system_prompt.strip()


@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ('{"id": "a", "text": "I swim."}\n{"id": 3}\n', 2),
        ("{broken\n", 1),
        ('\n\n{"id": "a", "text": "I swim."}\n{"id": "a", "text": "Twice."}\n', 4),
        ("[" * 100_000 + "\n", 1),
    ],
)
def test_a_damaged_fact_is_named_with_its_line(tmp_path: Path, facts: str, line: int) -> None:
    """The message says file and line, in words."""
    with pytest.raises(PersonaError) as failure:
        load_persona(folder(tmp_path, facts=facts))
    assert f"facts.jsonl:{line}." in failure.value.what
    assert "persona check" in failure.value.todo


@pytest.mark.parametrize("toml", ["name = ", 'name = ["x"]', "", "\x00", 'name = "A"\nname = "B"'])
def test_a_damaged_toml_is_refused(tmp_path: Path, toml: str) -> None:
    """No name, no type, no TOML: an error that names the file."""
    with pytest.raises(PersonaError) as failure:
        load_persona(folder(tmp_path, toml=toml))
    assert "persona.toml" in failure.value.what


def test_hostile_folders_are_refused(tmp_path: Path) -> None:
    """A link out of the folder, a file without end, bytes that are no text."""
    place = folder(tmp_path)
    (tmp_path / "secret").write_text('{"id": "a", "text": "x"}')
    (place / "facts.jsonl").unlink()
    (place / "facts.jsonl").symlink_to(tmp_path / "secret")
    assert "leads out" in str(read_persona(place)[1][0])
    (place / "facts.jsonl").unlink()
    with (place / "facts.jsonl").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert "more than" in str(read_persona(place)[1][0])
    (place / "facts.jsonl").write_bytes(b"\xff\xfe\x00")
    assert "cannot be read" in str(read_persona(place)[1][0])
    with pytest.raises(PersonaError):
        load_persona(tmp_path / "nowhere")


def test_an_avatar_never_leads_out_of_the_folder(tmp_path: Path) -> None:
    """A picture is named relative to the folder."""
    (tmp_path / "outside.svg").write_text("<svg/>")
    place = folder(tmp_path, toml='name = "Ada"\n[avatars]\nidle = "../outside.svg"')
    try:
        picture = load_persona(place).avatar("idle")
    except PersonaError:
        return
    assert picture is None


DEEP = "a" + ".a" * 60_000
HIDDEN = [
    *(f"{DEEP} = 1", f"[{DEEP}]", "'a'" + " . 'a'" * 30_000, f"a = {{{DEEP} = 1}}"),
    *(f'x = """q""""\n{DEEP} = "1"', f'# """\n{DEEP} = 1', f'x = {{p = """q"""", {DEEP}."b" = 1}}'),
]


@pytest.mark.parametrize("text", HIDDEN, ids=range(len(HIDDEN)))
def test_a_key_of_many_parts_is_refused_at_once(tmp_path: Path, text: str) -> None:
    """However it is hidden: `tomllib` would take an hour for it."""
    start = time.process_time()
    with pytest.raises(PersonaError, match="no TOML"):
        load_persona(folder(tmp_path, text))
    assert time.process_time() - start < 5


def test_dots_that_are_in_no_key_are_good() -> None:
    """In words, numbers, dates and comments."""
    many = "a" + ".a" * 99
    text = f'a = "{many}"\nb = [{"1.5, " * 99}] # {many}\nc = """\n{many} "quoted""""\n'
    text += f"[d.e.f]\ng = 2020-01-01T00:00:00.5Z\nh = '{many}'\n"
    assert read_toml(text) == tomllib.loads(text)
