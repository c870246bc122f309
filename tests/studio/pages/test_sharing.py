"""An avatar in one file: out, into another home, equal; and what strangers may send."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from backends.errors import PersonaError
from backends.files import sha256_of
from desktop.cli.command import main
from desktop.config.paths import Places, find_places
from desktop.config.settings import AdapterChoice, Settings
from desktop.gui.studio.pictures.portrait import png_of
from desktop.models.model_choice import ADAPTER_BASE, adapter_trouble
from desktop.personas.importing import import_persona
from desktop.studio.figure import Figure
from desktop.studio.keeping import keep
from desktop.studio.making import Wanted, make_avatar
from desktop.studio.notebook import with_fact
from desktop.studio.sharing import (
    Opened,
    contents_of,
    discard,
    open_shared,
    put_back,
    replace_with,
    share,
    take_shared,
    tried_on,
    without_adapter,
)
from persona.model import Persona
from persona.store import load_persona
from tests.backends.gguf_build import STR, Entry, Tensor, build, random_adapter, tiny

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
    random_adapter(made.folder)
    (made.folder / "scorecard.json").write_text('{"cards": []}', "utf-8")
    for name in ("interview.jsonl", "voice.jsonl"):
        (made.folder / name).write_text('{"text": "hush"}\n', "utf-8")
    return load_persona(made.folder)


def names_in(path: Path) -> list[str]:
    """Return the names of what is in an archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_out_and_in_again_it_is_equal(
    ada: Persona, picture: bytes, tmp_path: Path, embedded_model: Path
) -> None:
    """To the byte in facts, answers, adapter; the drawing is made anew and is the same.

    What was not written down, the model that the adapter is for, is from then on.
    """
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
    assert taken.extra == {**ada.extra, ADAPTER_BASE: sha256_of(embedded_model)}
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


def _other_architecture() -> bytes:
    """Return an adapter that is whole, of a model that is built in another way."""
    entries = {
        "general.architecture": Entry(STR, "gemma"),
        "general.type": Entry(STR, "adapter"),
        "adapter.type": Entry(STR, "lora"),
    }
    halves = [Tensor(f"blk.0.attn_q.weight.lora_{side}", (4, 4)) for side in "ab"]
    return build(entries, halves)


Damage = Callable[[bytes], bytes]
UNFIT: dict[str, tuple[Damage, str]] = {
    "truncated": (lambda whole: whole[:-5_000], "bytes|long|ends|should"),
    "damaged": (lambda whole: whole[:24] + b"\xff" * 200 + whole[224:], "."),
    "text": (lambda _: b"Not an adapter at all, but a letter of some length.", "no GGUF file"),
    "model": (lambda _: tiny(), "whole model, not a LoRA adapter"),
    "architecture": (lambda _: _other_architecture(), "architecture gemma, the model is llama"),
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Folders of somebody who is sent an avatar."""
    return find_places({"AVATAR_CHAT_HOME": str(tmp_path / "receiver")})


def opened_of(path: Path, places: Places, settings: Settings | None = None) -> Opened:
    """Return a shared avatar as the window looks at it."""
    opened = open_shared(path, places.personas)
    return tried_on(opened, settings or Settings(), places)


@pytest.mark.model
@pytest.mark.parametrize("kind", UNFIT)
def test_an_adapter_that_cannot_be_used_is_told_before_the_avatar_is_taken(
    ada: Persona, picture: bytes, tmp_path: Path, places: Places, kind: str
) -> None:
    """In one sentence; the avatar can be taken without it, and talks."""
    damage, why = UNFIT[kind]
    adapter = ada.folder / "adapter.gguf"
    adapter.write_bytes(damage(adapter.read_bytes()))
    share(ada, tmp_path / "ada.avatar", picture)
    opened = opened_of(tmp_path / "ada.avatar", places)
    assert opened.flaw.endswith(".")
    assert re.search(why, opened.flaw), opened.flaw
    assert opened.contents.adapter_bytes == 0
    taken = take_shared(opened, [])
    assert taken.adapter() is None
    assert taken.facts == ada.facts


def test_an_adapter_whose_bytes_are_damaged_in_the_file_is_left_out(
    ada: Persona, picture: bytes, tmp_path: Path, places: Places
) -> None:
    """Its checksum does not fit; facts and answers of the same file do."""
    path = tmp_path / "ada.avatar"
    share(ada, path, picture)
    with zipfile.ZipFile(path) as archive:
        (name,) = (own for own in archive.infolist() if own.filename.endswith("adapter.gguf"))
    content = bytearray(path.read_bytes())
    middle = name.header_offset + name.compress_size // 2
    content[middle : middle + 40] = bytes(40)
    path.write_bytes(content)
    opened = opened_of(path, places)
    assert opened.flaw == "It is damaged in the file, or too large."
    assert opened.persona.facts == ada.facts
    card = import_persona(path.rename(tmp_path / "ada.charx"), tmp_path / "cards")
    assert card.notes[-2:] == (
        "Its trained adapter cannot be used, so it was left out.",
        "It is damaged in the file, or too large.",
    )
    assert card.persona.adapter() is None


@pytest.mark.model
def test_another_model_in_use_is_told(
    ada: Persona, picture: bytes, tmp_path: Path, places: Places, embedded_model: Path
) -> None:
    """In the preview and wherever the avatar is chosen; nothing where the person chose."""
    share(ada, tmp_path / "ada.avatar", picture)
    mine = opened_of(tmp_path / "ada.avatar", places)
    assert mine.flaw == ""
    assert mine.trouble is None
    other = tmp_path / "Other.gguf"
    other.write_bytes(embedded_model.read_bytes() + bytes(32))
    chosen = Settings(model_path=str(other))
    trouble = opened_of(tmp_path / "ada.avatar", places, chosen).trouble
    assert trouble is not None
    assert str(trouble) == (
        "The adapter of Ada is not used. It was trained for another model than Other.gguf."
        " Choose the model that it was trained for."
    )
    taken = take_shared(mine, [])
    assert str(adapter_trouble(taken, chosen, places)) == str(trouble)
    listened = replace(chosen, adapters={chosen.model_key: (AdapterChoice("x.gguf"),)})
    assert adapter_trouble(taken, listened, places) is None
    renewed = keep(taken, replace(taken, extra={**taken.extra, ADAPTER_BASE: "0" * 64}))
    doubt = adapter_trouble(renewed, Settings(), places)
    assert doubt is not None
    assert "may not suit" in doubt.what
    assert embedded_model.name in doubt.why


def test_an_avatar_can_be_taken_without_its_adapter(
    ada: Persona, picture: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the command line, too: it says why and how."""
    path = tmp_path / "ada.avatar"
    share(ada, path, picture)
    opened = without_adapter(open_shared(path, tmp_path / "one"))
    assert take_shared(opened, []).adapter() is None
    (ada.folder / "adapter.gguf").write_bytes(tiny())
    share(ada, path, picture)
    assert main(["persona", "import", str(path)]) == 1
    told = capsys.readouterr().err
    assert "The adapter of Ada cannot be used. It is a whole model" in told
    assert f"avatar-chat persona import {path} --without-adapter" in told
    home = find_places().personas
    assert list(home.iterdir()) == []
    assert main(["persona", "import", str(path), "--without-adapter"]) == 0
    assert [own.name for own in home.iterdir()] == ["ada"]
    assert load_persona(home / "ada").adapter() is None
