"""An avatar as a folder of Markdown: out, into another home, equal; and what strangers may send."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.cli.command import main
from desktop.studio.figure import Figure
from desktop.studio.keeping import keep
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.sharing import open_shared, share, take_shared
from desktop.studio.soul import soul_of
from persona.model import Example, Fact, Persona
from persona.store import load_persona
from tests.studio.pages.test_sharing import picture

__all__ = ["picture"]  # a fixture

HARD = (
    "I like # and <!-- {} --> and C\\# -- really.",
    "# Not a heading\n* * *\n\\## nor this\n\n  indented, with blanks at the end  ",
    "two\r\nlines, and a vertical\vtab",
    "* * *",
    '<!-- {"id": "x"} -->',
    " leading and trailing ",
)


@pytest.fixture
def ada(tmp_path: Path) -> Persona:
    """Return an avatar whose words look like Markdown, with all that a record may have."""
    made = make_avatar(Wanted("Ada", "self", introduction="I sail."), tmp_path / "home")
    facts = tuple(
        Fact(
            f"h{n}", text, ("", "Work", "", "Two\nlines")[n % 4], "cv.pdf", (("a", "b"),) * (n % 2)
        )
        for n, text in enumerate(HARD)
    )
    pairs = tuple(
        Example(f"e{n}", "answerable", (text, "And again?"), (text, "Or so.", text[::-1]), ("h1",))
        for n, text in enumerate(HARD)
    )
    odd = Example(
        "odd", "unanswerable", ("What is your bank?",), extra={"subject": None, "x": "--"}
    )
    return keep(
        made,
        replace(made, facts=(*made.facts, *facts), examples=(*made.examples, *pairs, odd)),
    )


def test_out_and_in_again_facts_and_answers_are_equal(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """Whatever their words look like; the figure and the greeting come back, too."""
    ada = keep(ada, replace(ada, extra={**ada.extra, "figure": Figure(style="bun").table()}))
    folder = tmp_path / "ada-soul"
    share(ada, folder, picture)
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {"persona.md", "facts.md", "answers.md", "pictures/idle.png"}
    taken = take_shared(open_shared(folder, tmp_path / "other"), [])
    assert (taken.facts, taken.examples) == (ada.facts, ada.examples)
    assert (taken.greeting, taken.extra) == (ada.greeting, ada.extra)
    assert (taken.folder / "avatar.svg").is_file()


def test_it_is_read_as_it_stands(ada: Persona, picture: bytes, tmp_path: Path) -> None:
    """Headings are topics and questions, points are facts; what is written by hand is taken."""
    folder = tmp_path / "soul"
    share(ada, folder, picture)
    assert "- I sail. <!--" in (folder / "facts.md").read_text("utf-8")
    (folder / "facts.md").write_text("# Ada\r\n\r\n- I row.\r\n\r\n## Home\r\n\r\n* In Ely.\r\n")
    (folder / "answers.md").write_text(
        "# Ada\n\n## Do you row?\n### Are you a rower?\n\nI do.\n\nDaily.\n\n* * *\n\nYes.\n"
    )
    taken = open_shared(folder / "facts.md", tmp_path / "other").persona
    assert [(fact.id, fact.text, fact.topic) for fact in taken.facts] == [
        ("f01", "I row.", ""),
        ("f02", "In Ely.", "Home"),
    ]
    (pair,) = taken.examples
    assert pair.questions == ("Do you row?", "Are you a rower?")
    assert pair.answers == ("I do.\n\nDaily.", "Yes.")


def test_pairs_that_only_test_it_come_back_as_such(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """In a file of their own; one that is written by hand gets an id that no answer has."""
    ada = keep(ada, replace(ada, examples=ada.examples[:2], held_back=ada.examples[2:]))
    folder = tmp_path / "soul"
    share(ada, folder, picture)
    opened = open_shared(folder, tmp_path / "other")
    taken = take_shared(opened, [])
    assert (taken.examples, taken.held_back) == (ada.examples, ada.held_back)
    assert opened.contents.n_held_back == len(ada.held_back)
    for name in ("answers.md", "held-back.md"):
        (folder / name).write_text(f"# Ada\n\n## Is it in {name}?\n\nYes.\n")
    byhand = open_shared(folder / "held-back.md", tmp_path / "other").persona
    assert len({own.id for own in (*byhand.examples, *byhand.held_back)}) == 2


def test_the_pictures_of_each_state_come_along(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """What is no picture does not, whatever it is called."""
    for name in ("idle.png", "error.png"):
        (ada.folder / name).write_bytes(picture)
    avatars = {"idle": "idle.png", "error": "error.png"}
    ada = keep(ada, replace(ada, avatars=avatars))
    share(ada, tmp_path / "soul", picture)
    (tmp_path / "soul" / "pictures" / "error.png").write_bytes(b"<svg/>")
    taken = open_shared(tmp_path / "soul", tmp_path / "other").persona
    assert taken.avatars == {"idle": "idle.png"}
    assert (taken.folder / "idle.png").read_bytes() == picture


def test_what_is_damaged_or_hostile_is_refused_and_leaves_nothing(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """A link, no UTF-8, no block, a path out of the folder, a comment that is none, depth."""
    home, good = tmp_path / "other", 'name = "A"\n'
    secret = tmp_path / "secret"
    secret.write_text("- I am a secret.\n")
    bad: dict[str, tuple[str, bytes | Path]] = {
        "link": ("facts.md", secret),
        "bytes": ("answers.md", b"## \xff\xfe"),
        "bare": ("persona.md", b"# Ada\n"),
        "path": ("persona.md", f"```toml\n{good}avatars = 3\n```\n".encode()),
        "deep": ("persona.md", f"```toml\n{good}a = {'[' * 90_000}\n```\n".encode()),
        "comment": ("facts.md", b'- I row. <!-- {"id": } -->\n'),
        "nested": ("facts.md", b'- I row. <!-- {"a": ' + b"[" * 90_000 + b"} -->\n"),
        "empty": ("facts.md", b'- I row. <!-- {"text": ""} -->\n'),
    }
    for name, (file, data) in bad.items():
        folder = tmp_path / name
        share(ada, folder, picture)
        (folder / file).unlink()
        if isinstance(data, Path):
            (folder / file).symlink_to(data)
        else:
            (folder / file).write_bytes(data)
        with pytest.raises(PersonaError):
            open_shared(folder, home)
        assert list(home.iterdir()) == []


def test_a_folder_that_is_there_is_never_overwritten(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """Nor is any other folder taken for an avatar."""
    with pytest.raises(PersonaError, match="there already"):
        share(ada, tmp_path, picture)
    assert soul_of(tmp_path) is None
    with pytest.raises(PersonaError):
        open_shared(tmp_path, tmp_path / "other")


def test_by_command_out_and_in(
    ada: Persona, picture: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a folder, and as one file, into another home."""
    (tmp_path / "p.png").write_bytes(picture)
    for name in ("soul", "ada.avatar"):
        path = tmp_path / name
        command = ["persona", "export", str(ada.folder), str(path)]
        assert main([*command, "--picture", str(tmp_path / "p.png")]) == 0
        monkeypatch.setenv("AVATAR_CHAT_HOME", str(tmp_path / f"home of {name}"))
        assert main(["persona", "import", str(path)]) == 0
        (taken,) = (tmp_path / f"home of {name}").rglob("persona.toml")
        found = load_persona(taken.parent)
        assert (found.facts, found.examples) == (ada.facts, ada.examples)
