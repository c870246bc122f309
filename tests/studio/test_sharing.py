"""An avatar in one file: out, into another home, equal; and what strangers may send."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from backends.errors import PersonaError
from desktop.gui.studio.portrait import png_of
from desktop.personas.importing import import_persona
from desktop.studio.figure import Figure
from desktop.studio.keeping import keep
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_fact
from desktop.studio.sharing import (
    contents_of,
    discard,
    open_shared,
    put_back,
    replace_with,
    share,
    take_shared,
)
from persona.model import Persona
from persona.store import load_persona

OWN = ("facts.jsonl", "examples.jsonl", "adapter.gguf", "scorecard.json")


@pytest.fixture
def picture() -> bytes:
    """Return a PNG."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    return png_of(image)


@pytest.fixture
def ada(tmp_path: Path) -> Persona:
    """Return an avatar with an adapter, a score card, and what is nobody's business."""
    wanted = Wanted("Ada", "self", introduction="I sail.", figure=Figure(style="bun"))
    made = make_avatar(wanted, tmp_path / "home")
    made = keep(made, replace(with_fact(made, "I moor."), licence="CC0-1.0"))
    (made.folder / "facts.jsonl").write_text(
        '{"text": "I sail.",   "id": "f01", "mood": "calm"}\n', "utf-8"
    )
    (made.folder / "adapter.gguf").write_bytes(b"GGUF" + bytes(9_000))
    (made.folder / "scorecard.json").write_text('{"cards": []}', "utf-8")
    for name in ("interview.jsonl", "voice.jsonl"):
        (made.folder / name).write_text('{"text": "hush"}\n', "utf-8")
    return load_persona(made.folder)


def names_in(path: Path) -> list[str]:
    """Return the names of what is in an archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_out_and_in_again_it_is_equal(ada: Persona, picture: bytes, tmp_path: Path) -> None:
    """To the byte in facts, answers, adapter; the drawing is made anew and is the same."""
    path = tmp_path / "ada.avatar"
    share(ada, path, picture)
    other = tmp_path / "other"
    opened = open_shared(path, other)
    assert opened.contents == replace(
        contents_of(ada), size_bytes=path.stat().st_size, made_with=opened.contents.made_with
    )
    assert opened.twin is None
    taken = take_shared(opened, ["ada"])
    assert taken.id == "ada-2"
    for name in (*OWN, "avatar.svg"):
        assert (taken.folder / name).read_bytes() == (ada.folder / name).read_bytes()
    assert taken.extra == ada.extra
    assert taken.licence == "CC0-1.0"
    assert [own.name for own in other.iterdir()] == ["ada-2"]
    assert not any("interview" in name or "voice" in name for name in names_in(path))


def test_the_file_is_a_card_that_others_read(ada: Persona, picture: bytes, tmp_path: Path) -> None:
    """Our own importer takes it as a CHARX of version 3."""
    share(ada, tmp_path / "ada.avatar", picture)
    (tmp_path / "ada.avatar").rename(tmp_path / "ada.charx")
    imported = import_persona(tmp_path / "ada.charx", tmp_path / "cards")
    assert imported.persona.name == "Ada"
    assert [own.text for own in imported.persona.facts] == ["I sail."]


def test_a_later_state_replaces_and_is_put_back(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """The one of before comes back as it was."""
    path = tmp_path / "ada.avatar"
    share(ada, path, picture)
    (ada.folder / "facts.jsonl").write_text('{"id": "f01", "text": "I row."}\n', "utf-8")
    mine = load_persona(ada.folder)
    opened = open_shared(path, ada.folder.parent, [mine])
    assert opened.twin == mine
    replaced = replace_with(opened, mine)
    assert load_persona(ada.folder).facts[0].text == "I sail."
    assert put_back(replaced).facts[0].text == "I row."
    assert [own.name for own in ada.folder.parent.iterdir()] == ["ada"]


def test_two_of_one_name_stay_apart(tmp_path: Path, picture: bytes) -> None:
    """Another Ada is no later state of this one."""
    one = make_avatar(Wanted("Ada", "self", figure=Figure()), tmp_path / "a")
    two = make_avatar(Wanted("Ada", "leave", figure=Figure()), tmp_path / "b")
    share(two, tmp_path / "two.avatar", picture)
    opened = open_shared(tmp_path / "two.avatar", tmp_path / "a", [one])
    assert opened.twin is None
    assert opened.contents.consent == "leave"
    assert take_shared(opened, []).id == "ada-2"


def test_what_is_damaged_or_hostile_is_refused_and_leaves_nothing(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """Half a ZIP, no avatar at all, a bomb, a damaged line, a path out of the folder."""
    good = tmp_path / "ada.avatar"
    share(ada, good, picture)
    home = tmp_path / "other"
    bad = {
        "half": good.read_bytes()[: good.stat().st_size // 2],
        "none": b"not an avatar",
        "empty": b"",
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
    for name, member, text in (
        ("bomb", "avatar/persona.toml", b'name = "' + b"x" * 2**22 + b'"'),
        ("line", "avatar/facts.jsonl", b"{}"),
        ("path", "avatar/persona.toml", b'name = "A"\navatars = {idle = "../../x.png"}'),
    ):
        _with_member(good, tmp_path / name, member, text)
    for name in (*bad, "bomb", "line", "path"):
        with pytest.raises(PersonaError):
            open_shared(tmp_path / name, home)
        assert not home.exists() or list(home.iterdir()) == []


def _with_member(source: Path, target: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for own in old.namelist():
            new.writestr(own, data if own == name else old.read(own))


def test_a_drawing_of_a_stranger_is_never_read(
    ada: Persona, picture: bytes, tmp_path: Path
) -> None:
    """Only choices are; an SVG in the file does not come out of it."""
    (ada.folder / "avatar.svg").write_text("<svg><image href='/etc/passwd'/></svg>", "utf-8")
    share(ada, tmp_path / "ada.avatar", picture)
    assert not any(name.endswith(".svg") for name in names_in(tmp_path / "ada.avatar"))
    opened = open_shared(tmp_path / "ada.avatar", tmp_path / "other")
    assert "href" not in (opened.persona.folder / "avatar.svg").read_text("utf-8")
    discard(opened)
    assert list((tmp_path / "other").iterdir()) == []


def test_a_full_disk_leaves_the_file_of_before(ada: Persona, picture: bytes) -> None:
    """A folder that is not there stands in; nothing is written beside it."""
    with pytest.raises(PersonaError, match="was not saved"):
        share(ada, ada.folder / "gone" / "ada.avatar", picture)
