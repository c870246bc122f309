"""Character cards come from anyone: what is read of them, what is refused, what comes back."""

from __future__ import annotations

import base64
import io
import json
import os
import random
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backends.base import Message
from backends.errors import PersonaError
from desktop.personas.importing import Imported, import_persona
from persona.cards.card import card_from
from persona.cards.export import export_card
from persona.cards.files import read_card_file
from persona.cards.lorebook import find_lore, lorebook_from
from persona.cards.macros import addressed
from persona.cards.png import MAGIC, bare, find_chunks, text_of_chunk, with_texts
from persona.conversation import Conversation
from persona.layout import CARD_FILE
from persona.model import Persona
from persona.store import load_persona, read_persona

BOOK = {
    "scan_depth": 2,
    "entries": [
        {"keys": ["glade"], "content": "The glade of {{char}} is safe.", "insertion_order": 2},
        {"keys": [], "constant": True, "content": "It is autumn.", "insertion_order": 1},
        {"keys": ["elf"], "content": "Elves are old.", "enabled": False},
        {"keys": ["/el(f|ves)+/"], "content": "Never.", "use_regex": True},
    ],
}
V2: dict[str, Any] = {
    "spec": "chara_card_v2",
    "spec_version": "2.0",
    "talkativeness": 0.5,
    "data": {
        "name": "Sera",
        "description": "{{char}} guards the forest, and <USER> is her guest.",
        "personality": "kind",
        "scenario": None,
        "first_mes": "*{{char}} smiles at {{user}}.* Hello{{// hidden}}!",
        "mes_example": "<START>\n{{user}}: Who are you?\n{{char}}: A guardian.\nOf this glade."
        "\n{{user}}: I see.",
        "system_prompt": "",
        "post_history_instructions": "Write short replies.",
        "alternate_greetings": ["Well met."],
        "character_book": BOOK,
        "tags": ["fantasy"],
        "creator": "somebody",
        "character_version": 3,
        "extensions": {"other/app": {"mood": [1, 2]}},
        "house_rules": {"unknown": True},
    },
}


def png(width: int = 4) -> bytes:
    """Return a small real PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        size, crc = struct.pack(">I", len(body)), struct.pack(">I", zlib.crc32(kind + body))
        return size + kind + body + crc

    rows = b"".join(b"\0" + b"\x80\x40\x20" * width for _ in range(width))
    head = struct.pack(">IIBBBBB", width, width, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b""))
    return MAGIC + b"".join(parts)


def in_png(table: Mapping[str, object], keyword: str = "chara") -> bytes:
    """Return a picture with a card in it."""
    return with_texts(png(), {keyword: base64.b64encode(json.dumps(table).encode())})


def text_in(data: bytes, keyword: str) -> bytes:
    """Return a text of a PNG, of a megabyte at most."""
    file = io.BytesIO(data)
    (chunk,) = (one for one in find_chunks(file) if one.keyword == keyword)
    return text_of_chunk(file, chunk, 2**20)


def brought(tmp_path: Path, name: str, data: bytes) -> Imported:
    """Import a file with these bytes."""
    path = tmp_path / name
    path.write_bytes(data)
    return import_persona(path, tmp_path / "personas", ["keith-low"])


def charx(table: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """Return an archive with a card and files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("card.json", json.dumps(table))
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_picture_with_a_card_becomes_a_persona(tmp_path: Path) -> None:
    """Names stand in the place of macros, the picture is the avatar, without the card in it."""
    persona = brought(tmp_path, "sera.png", in_png(V2)).persona
    assert (persona.id, persona.name, persona.creator) == ("sera", "Sera", "somebody")
    assert persona.greeting == "*Sera smiles at {{user}}.* Hello!"
    assert "Sera guards the forest, and {{user}} is her guest." in persona.system_prompt
    assert "Sera's personality: kind" in persona.system_prompt
    assert "Scenario" not in persona.system_prompt
    assert persona.system_prompt.endswith("How Sera speaks:\n- A guardian.\nOf this glade.")
    assert "Who are you?" not in persona.system_prompt
    picture = persona.avatar("idle")
    assert picture is not None
    assert picture.read_bytes() == png()
    assert not [problem for problem in read_persona(persona.folder)[1] if problem.is_error]


def test_its_prompt_has_the_lore_and_the_reminder(tmp_path: Path) -> None:
    """What the question calls, what always holds, in their order, and nothing else."""
    persona = brought(tmp_path, "sera.json", json.dumps(V2).encode()).persona
    turn = Conversation(persona, "grounded").ask("Is the Glade far? I am myself an elf.")
    assert turn.messages[-1].content == (
        "Background: It is autumn. The glade of Sera is safe.\nWrite short replies.\n\n"
        "Is the Glade far? I am myself an elf."
    )
    assert turn.messages[0] == Message("system", addressed(persona, "").system_prompt)
    other = Conversation(persona, "free").ask("A gladed path?")
    assert "glade of" not in other.messages[-1].content


def test_the_first_version_is_read_and_comes_back_as_the_third(tmp_path: Path) -> None:
    """Flat fields, with the keyword in capitals as its authors wrote it."""
    flat = {"name": "Éva Ö", "description": "<BOT> rows.", "first_mes": "Hi", "personality": ""}
    persona = brought(tmp_path, "eva.png", in_png(flat, "Chara")).persona
    assert persona.id == "eva-o"
    assert "Éva Ö rows." in persona.system_prompt
    export_card(persona, tmp_path / "out.json", png())
    table = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert table["spec"] == "chara_card_v3"
    assert table["data"]["description"] == "<BOT> rows."
    assert table["data"]["group_only_greetings"] == []


def test_the_third_version_wins_and_brings_pictures(tmp_path: Path) -> None:
    """Of two cards in one picture; states of the avatar by the names of emotions."""
    third = {
        "spec": "chara_card_v3",
        "spec_version": "3.1",
        "data": {
            "name": "Serafina",
            "nickname": "Sera",
            "first_mes": "I am {{char}}.",
            "group_only_greetings": [],
            "assets": [
                {"type": "icon", "uri": "embeded://assets/icon/main.png", "name": "main"},
                {"type": "emotion", "uri": "embeded://assets/c.png", "name": "Confusion"},
                {"type": "icon", "uri": "https://example.org/x.png", "name": "other"},
                {"type": "emotion", "uri": "embeded://../../etc/passwd", "name": "joy"},
                {"type": "background", "uri": "embeded://assets/bg.png", "name": "hall"},
            ],
        },
    }
    both = with_texts(in_png(V2), {"ccv3": base64.b64encode(json.dumps(third).encode())})
    assert brought(tmp_path, "both.png", both).persona.greeting == "I am Sera."
    files = {"assets/icon/main.png": png(5), "assets/c.png": png(6), "assets/bg.png": png(7)}
    imported = brought(tmp_path, "x.charx", charx(third, files))
    persona = imported.persona
    assert persona.id == "serafina-2"
    assert sorted(persona.avatars) == ["idle", "unsure"]
    idle, unsure = persona.avatar("idle"), persona.avatar("unsure")
    assert idle is not None
    assert unsure is not None
    assert (idle.read_bytes(), unsure.read_bytes()) == (png(5), png(6))
    assert [note.split()[0] for note in imported.notes] == ["The", "Files", "Backgrounds,", "Paths"]


def test_what_is_not_known_survives(tmp_path: Path) -> None:
    """Unknown fields, other programs' extensions; in a PNG for old and new programs."""
    persona = brought(tmp_path, "sera.png", in_png(V2)).persona
    export_card(persona, tmp_path / "again.png", png())
    data = (tmp_path / "again.png").read_bytes()
    chunks = [chunk for chunk in find_chunks(io.BytesIO(data)) if not chunk.keyword]
    assert bare(io.BytesIO(data), chunks, 2**20) == png()
    texts = [text_in(data, key) for key in ("ccv3", "chara")]
    new, old = (msgspec.json.decode(base64.b64decode(text)) for text in texts)
    assert (new["spec"], old["spec"]) == ("chara_card_v3", "chara_card_v2")
    expected = {key: value for key, value in V2["data"].items() if value is not None}
    assert {key: new["data"].get(key) for key in expected} == expected
    assert "assets" not in old["data"]
    assert brought(tmp_path, "twice.png", in_png(V2)).persona.id == persona.id


def test_changes_of_the_owner_are_in_the_card(tmp_path: Path) -> None:
    """And what was not changed keeps its macros."""
    persona = brought(tmp_path, "sera.png", in_png(V2)).persona
    toml = persona.folder / "persona.toml"
    text = toml.read_text("utf-8").replace("smiles at {{user}}", "waves")
    toml.write_text(text, "utf-8")
    export_card(load_persona(persona.folder), tmp_path / "new.json", b"")
    data = json.loads((tmp_path / "new.json").read_text("utf-8"))["data"]
    assert data["first_mes"] == "*Sera waves.* Hello!"
    assert data["description"] == V2["data"]["description"]


@pytest.mark.parametrize("suffix", [".png", ".json", ".charx"])
def test_a_persona_of_ours_comes_back_whole(keith: Persona, tmp_path: Path, suffix: str) -> None:
    """Facts, examples and words; the archive brings the adapter, too."""
    export_card(keith, tmp_path / f"keith{suffix}", png())
    imported = import_persona(tmp_path / f"keith{suffix}", tmp_path / "personas", [keith.id])
    again = imported.persona
    assert again.id == "keith-low-2"
    assert (again.facts, again.examples) == (keith.facts, keith.examples)
    assert again.unknown == keith.unknown
    assert again.system_prompt.strip() == keith.system_prompt.strip()
    assert not again.lore.entries
    assert (again.adapter() is not None) == (suffix == ".charx")
    if suffix == ".charx":
        assert (again.folder / "adapter.gguf").read_bytes() == (
            keith.folder / "adapter.gguf"
        ).read_bytes()


def test_a_card_without_its_adapter_says_so(keith: Persona, tmp_path: Path) -> None:
    """It names one that the archive does not have: all else is taken."""
    export_card(keith, tmp_path / "keith.charx", png())
    with zipfile.ZipFile(tmp_path / "keith.charx") as archive:
        bare = charx(json.loads(archive.read("card.json")), {})
    made = brought(tmp_path, "bare.charx", bare)
    assert made.notes[-1] == "The file names it, and does not hold it."
    assert made.persona.facts == keith.facts
    assert made.persona.adapter() is None


def test_other_programs_can_read_what_the_persona_says(keith: Persona, tmp_path: Path) -> None:
    """The facts stand in the description, and in a lorebook with keys."""
    export_card(keith, tmp_path / "keith.json", b"")
    data = json.loads((tmp_path / "keith.json").read_text("utf-8"))["data"]
    assert all(fact.text in data["description"] for fact in keith.facts)
    book, unused = lorebook_from(data["character_book"])
    assert unused.n_regex == 0
    assert any("Waterloo" in text for text in find_lore(book, ["Tell me about Waterloo."]))
    assert data["first_mes"] == keith.greeting


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (png(), "without a character card"),
        (in_png(V2)[:-30], "cut short"),
        (in_png(V2).replace(b"tEXtchara\0e", b"tEXtchara\0A"), "checksum"),
        (b"", "an empty file"),
        (b"[" * 100_000, "no JSON"),
        (b"[1]", "no object"),
        (b'{"spec": "lorebook_v3", "data": {}}', "lorebook alone"),
        (b'{"name": "X"}', "not those of a character card"),
        (json.dumps({"name": "X", "description": "d" * 70_000}).encode(), "more than 64000"),
        (b"PK\x03\x04broken", "damaged or incomplete"),
        (charx({}, {}), "not those of a character card"),
        (with_texts(png(), {"chara": b"!!!"}), "no base64"),
    ],
)
def test_what_is_no_card_is_refused_in_words(tmp_path: Path, data: bytes, why: str) -> None:
    """And nothing is left behind."""
    with pytest.raises(PersonaError, match=r"x\.png") as refused:
        brought(tmp_path, "x.png", data)
    assert why in str(refused.value.why)
    folder = tmp_path / "personas"
    assert not (folder.exists() and list(folder.iterdir()))


def test_a_wrong_checksum_is_seen() -> None:
    """One changed bit in the text."""
    data = bytearray(in_png(V2))
    data[data.index(b"chara") + 40] ^= 1
    with pytest.raises(ValueError, match="checksum"):
        text_in(bytes(data), "chara")


@pytest.mark.parametrize("kind", [b"zTXt", b"iTXt"])
def test_a_packed_text_is_read_but_not_a_bomb(tmp_path: Path, kind: bytes) -> None:
    """Some programs pack it; what it may become is limited."""
    head = {b"zTXt": b"chara\0\0", b"iTXt": b"chara\0\1\0en\0\0"}[kind]

    def packed(text: bytes) -> bytes:
        body = head + zlib.compress(text)
        end = png()[-12:]
        size, crc = struct.pack(">I", len(body)), struct.pack(">I", zlib.crc32(kind + body))
        return png()[:-12] + size + kind + body + crc + end

    path = tmp_path / "packed.png"
    path.write_bytes(packed(base64.b64encode(json.dumps(V2).encode())))
    assert card_from(read_card_file(path).table).name == "Sera"
    with pytest.raises(ValueError, match="MiB"):
        text_in(packed(b"A" * 2**22), "chara")


@pytest.mark.parametrize("name", ["x.png", "x.charx", "x.json"])
def test_damaged_files_are_imported_or_refused(tmp_path: Path, name: str) -> None:
    """Bytes changed, cut and doubled by chance: a persona or a sentence, never anything else."""
    assets = [{"type": "icon", "uri": "embeded://a.png", "name": "main"}]
    table = {**V2, "data": {**V2["data"], "assets": assets}}
    whole = {
        "x.png": in_png(table),
        "x.charx": charx(table, {"a.png": png()}),
        "x.json": json.dumps(table).encode(),
    }[name]
    chance = random.Random(name)
    n_refused = 0
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data))
            data[place] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        try:
            brought(tmp_path, name, bytes(data))
        except PersonaError:
            n_refused += 1
    assert n_refused > 20
    assert not list((tmp_path / "personas").glob(".*"))


def test_a_stranger_cannot_write_elsewhere(tmp_path: Path) -> None:
    """Neither by its name nor by a table of ours with paths in it."""
    own = {"persona": {"name": "X", "avatars": {"idle": "../../x.png"}}, "facts": []}
    for name in ("../../evil", "CON", "/etc/x", "...", "头像"):
        table = {
            "spec": "chara_card_v3",
            "data": {"name": name, "extensions": {"virtual_avatar_chat": own}},
        }
        imported = brought(tmp_path, "x.json", json.dumps(table).encode())
        assert imported.persona.folder.parent == tmp_path / "personas"
        assert imported.persona.avatars == {}
        twin = {**table, "data": {"name": name, "first_mes": "Hi"}}
        assert brought(tmp_path, "y.json", json.dumps(twin).encode()).persona.name == name
    assert not list(tmp_path.glob("*.toml"))


def test_a_damaged_kept_card_is_named(tmp_path: Path) -> None:
    """A persona's folder says which file is wrong."""
    persona = brought(tmp_path, "sera.png", in_png(V2)).persona
    (persona.folder / CARD_FILE).write_text("{", "utf-8")
    with pytest.raises(PersonaError, match=CARD_FILE):
        load_persona(persona.folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are none on this system")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe into which nobody writes would never end."""
    path = tmp_path / "ada.png"
    os.mkfifo(path)
    with pytest.raises(ValueError, match="no regular file"):
        read_card_file(path)
