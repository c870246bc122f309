"""Character cards as other programs leave them: read as they are meant, or called by their name."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from backends.errors import PersonaError
from desktop.personas.finding import labels, open_persona
from desktop.personas.importing import Imported, LoreFile, give_lore, import_file, import_persona
from persona.cards.archive import CardArchive
from persona.cards.export import export_card
from persona.cards.files import read_card_file
from persona.cards.lorebook import find_lore
from persona.cards.macros import addressed
from persona.conversation import Conversation
from persona.model import Persona
from persona.store import load_persona, read_persona
from persona.visitor import Visitor, greeting_for, named
from tests.persona.conftest import KEITH
from tests.persona.test_cards import V2, charx, in_png, png

FIELD = Path(__file__).parent
LIMIT_KIB = 50 * 1024  # that a bomb may cost


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the folder of the person's own personas."""
    return tmp_path / "personas"


def imported(name: str, home: Path) -> Imported:
    """Import a file of the folder."""
    return import_persona(FIELD / name, home)


def brought(home: Path, data: bytes | Mapping[str, object], name: str = "x.json") -> Imported:
    """Import a file with these bytes, or this JSON."""
    path = home.parent / name
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return import_persona(path, home)


def card(**fields: object) -> dict[str, Any]:
    """Return a card of version 2 with these fields."""
    return {"spec": "chara_card_v2", "data": {"name": "Orla", "first_mes": "Hi.", **fields}}


def book(*entries: Mapping[str, object]) -> dict[str, Any]:
    """Return a card with a lorebook."""
    return card(character_book={"entries": list(entries)})


def lore(persona: Persona, *said: str) -> tuple[str, ...]:
    """Return the lore that is told when this was said."""
    return find_lore(persona.lore, said)


def test_c07_other_types_are_read_as_they_are_meant(home: Path) -> None:
    """And their names are told."""
    done = imported("c07-wrong-types.json", home)
    persona = done.persona
    assert lore(persona, "The pier?") == ("LORE-HARBOUR: the harbour froze in 1931.",)
    assert lore(persona, "An anchor?") == ("LORE-ANCHOR: the anchor is bronze.",)
    assert lore(persona, "In 1984?") == ("LORE-ANCHOR: the anchor is bronze.",)
    assert persona.lore.scan_depth == 4
    assert not persona.lore.is_recursive
    assert not [text for text in lore(persona, "off never no") if "NEVER" in text]
    note, lost = done.notes
    assert lost == "Fields of a type that cannot be read were left out: entries."
    assert note.startswith("Fields of another type were read as they are meant: ")
    for name in (
        "enabled",
        "scan_depth",
        "insertion_order",
        "alternate_greetings",
        "creator_notes",
    ):
        assert name in note


@pytest.mark.parametrize("off", ["false", "False", " no ", "0", 0, "off"])
def test_an_entry_that_is_off_in_any_spelling_is_off(home: Path, off: object) -> None:
    """A text that is not empty is true for most programs, and was here."""
    done = brought(home, book({"keys": ["a"], "content": "Told.", "enabled": off}))
    assert lore(done.persona, "a") == ()
    assert "enabled" in done.notes[0]


@pytest.mark.parametrize("nothing", [None, "", [], {}])
def test_what_is_empty_is_nothing_special(home: Path, nothing: object) -> None:
    """Fields that are null, or empty in another type, are as if they were not there."""
    names = ("description", "tags", "extensions", "assets", "alternate_greetings", "creator")
    done = brought(home, card(**dict.fromkeys(names, nothing)))
    assert done.persona.greeting == "Hi."
    entry = {"keys": ["a"], "content": "Told.", "enabled": nothing, "insertion_order": nothing}
    assert lore(brought(home, book(entry)).persona, "a") == ("Told.",)


def test_a_greeting_alone_is_never_cut_at_its_commas(home: Path) -> None:
    """A text in the place of a list of texts."""
    done = brought(home, card(first_mes="", alternate_greetings="Well, well, well."))
    assert done.persona.greeting == "Well, well, well."


def test_c08a_entries_may_be_an_object(home: Path) -> None:
    """As SillyTavern writes them, with its own names."""
    persona = imported("c08a-book-entries-as-object.json", home).persona
    assert lore(persona, "A buoy?") == ("LORE-BUOY: the buoy is painted green.",)
    assert lore(persona, "A storm?") == ()
    assert lore(persona, "A storm in winter?") == ("LORE-STORM: winter storms take the roof.",)


LORE_ALONE = {
    "sillytavern": {
        "entries": {
            "0": {"key": ["buoy"], "content": "Green.", "disable": False},
            "1": {"key": ["buoy"], "content": "Off.", "disable": True},
        }
    },
    "version-3": {
        "spec": "lorebook_v3",
        "data": {"entries": [{"keys": ["buoy"], "content": "Green.", "enabled": True}]},
    },
    "novelai": {
        "lorebookVersion": 5,
        "entries": [{"text": "Green.", "keys": ["buoy"], "displayName": "B", "enabled": True}],
    },
    "agnai": {
        "kind": "memory",
        "entries": [{"name": "B", "entry": "Green.", "keywords": ["buoy"], "enabled": True}],
    },
    "risu": {
        "type": "risu",
        "ver": 1,
        "data": [{"key": "buoy, sea", "content": "Green.", "insertorder": 100, "secondkey": ""}],
    },
}


@pytest.mark.parametrize("table", LORE_ALONE.values(), ids=LORE_ALONE.keys())
def test_lore_alone_is_offered_to_an_avatar(home: Path, table: Mapping[str, object]) -> None:
    """Given to one, it is told, beside what it has; twice given it is there once."""
    persona = brought(home, card()).persona
    path = home.parent / "world.json"
    path.write_text(json.dumps(table), "utf-8")
    found = import_file(path, home)
    assert found == LoreFile(path, 1)
    for _ in range(2):
        persona = give_lore(path, persona).persona
        assert lore(persona, "A buoy?") == ("Green.",)
    other = home.parent / "other.json"
    other.write_text(json.dumps({"entries": [{"key": ["oar"], "content": "{{char}} rows."}]}))
    persona = give_lore(other, persona).persona
    assert lore(persona, "an oar and a buoy") == ("Green.", "Orla rows.")
    assert not [problem for problem in read_persona(persona.folder)[1] if problem.is_error]


def test_lore_for_an_avatar_that_cannot_take_it_is_told(home: Path) -> None:
    """Its folder is not there; a file that is no lorebook."""
    path = home.parent / "world.json"
    path.write_text(json.dumps(LORE_ALONE["sillytavern"]), "utf-8")
    with pytest.raises(PersonaError, match="avatar of your own"):
        give_lore(path, Persona("x", "X", folder=home / "nowhere"))
    with pytest.raises(PersonaError, match="avatar of your own"):
        give_lore(path, load_persona(KEITH))
    path.write_text(json.dumps(card()), "utf-8")
    with pytest.raises(PersonaError, match="no lorebook"):
        give_lore(path, Persona("x", "X", folder=home))


def test_c10_what_is_too_long_is_left_out_and_told(home: Path) -> None:
    """At the import, and by the check; what goes round in a circle ends."""
    done = imported("c10-cycle-and-huge-entry.json", home)
    told = lore(done.persona, "Who is Alice?")
    assert sorted(text[:6] for text in told) == ["LORE-A", "LORE-B", "LORE-C"]
    assert lore(done.persona, "everything") == ()
    assert done.notes == ("Lore that is too long to be ever told was left out: everything.",)
    (problem,) = [p for p in read_persona(done.persona.folder)[1] if "too long" in p.text]
    assert str(problem) == 'card.json: the lore "everything" is too long to be ever told'


def test_a_long_entry_has_room_where_the_card_sets_none(home: Path) -> None:
    """A constant one of 14,510 characters is named; one of 5,000 is told."""
    short = {"keys": [], "constant": True, "content": "s" * 5_000, "name": "short"}
    long = {"keys": [], "constant": True, "content": "l" * 14_510, "name": "long"}
    done = brought(home, book(short, long))
    assert lore(done.persona, "Hi") == ("s" * 5_000,)
    assert done.notes == ("Lore that is too long to be ever told was left out: long.",)


def test_c13_a_card_without_a_name_has_that_of_its_file(home: Path) -> None:
    """Or its nickname; the lore, the restart and the export do not need another."""
    persona = imported("c13-empty-name.json", home).persona
    assert persona.name == "c13-empty-name"
    assert "c13-empty-name keeps a small lighthouse" in persona.system_prompt
    out = home.parent / "out.json"
    export_card(load_persona(persona.folder), out, b"")
    assert json.loads(out.read_text("utf-8"))["data"]["name"] == "c13-empty-name"
    assert brought(home, card(name=" ", nickname="Nick")).persona.name == "Nick"
    assert brought(home, card(name=None)).persona.name == "x"


def picture(tmp_path: Path, kind: str) -> bytes:
    """Return a real JPEG or WebP, as Qt writes it."""
    from PySide6.QtGui import QImage

    path = tmp_path / f"plain.{kind}"
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    assert image.save(str(path))
    return path.read_bytes()


def test_c15_an_archive_behind_a_picture(home: Path, tmp_path: Path) -> None:
    """With its picture, whatever kind it is; without one, the picture before it."""
    persona = imported("c15-jpeg-prefixed.charx", home).persona
    face = persona.avatar("idle")
    assert persona.name == "Orla Charx"
    assert face is not None
    assert face.read_bytes()[:3] in (b"\x89PN", b"\xff\xd8\xff")
    jpeg = picture(tmp_path, "jpg")
    done = brought(home, jpeg + charx(card(), {}), "y.charx")
    face = done.persona.avatar("idle")
    assert face is not None
    assert (face.suffix, face.read_bytes()) == (".jpg", jpeg)
    assert brought(home, jpeg + charx(card(name="Jpg"), {}), "y.jpg").persona.name == "Jpg"


def test_an_archive_with_a_folder_around_it(home: Path) -> None:
    """As an archiver packs a folder, with what macOS adds."""
    buffer = io.BytesIO()
    assets = [{"type": "icon", "uri": "embeded://assets/main.jpeg", "name": "main"}]
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("__MACOSX/card.json", "junk")
        archive.writestr("My cards/Orla/card.json", json.dumps(card(assets=assets)))
        archive.writestr("My cards/Orla/assets/main.jpeg", png())
    persona = brought(home, buffer.getvalue(), "orla.zip").persona
    face = persona.avatar("idle")
    assert face is not None
    assert (face.suffix, face.read_bytes()) == (".png", png())


def tiff(comment: bytes, order: str) -> bytes:
    """Return EXIF data with a user comment, in Intel's or Motorola's order of bytes."""

    def number(value: int, size: int) -> bytes:
        return value.to_bytes(size, "little" if order == "II" else "big")

    head = order.encode() + number(42, 2) + number(8, 4)
    first = number(1, 2) + number(0x8769, 2) + number(4, 2) + number(1, 4) + number(26, 4)
    inner = number(1, 2) + number(0x9286, 2) + number(7, 2) + number(len(comment), 4)
    return head + first + number(0, 4) + inner + number(44, 4) + number(0, 4) + comment


def with_comment(plain: bytes, exif: bytes) -> bytes:
    """Return a JPEG or a WebP with EXIF data in it."""
    if plain[:2] == b"\xff\xd8":
        body = b"Exif\0\0" + exif
        return plain[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + plain[2:]
    chunk = b"EXIF" + len(exif).to_bytes(4, "little") + exif + b"\0" * (len(exif) % 2)
    size = len(plain) + len(chunk) - 8
    return b"RIFF" + size.to_bytes(4, "little") + plain[8:] + chunk


TEXT = json.dumps(card(name="Éxif"), ensure_ascii=False).encode()
COMMENTS = {
    "json": b"ASCII\0\0\0" + TEXT,
    "base64": b"ASCII\0\0\0" + base64.b64encode(TEXT),
    "numbers": b"\0" * 8 + ",".join(map(str, TEXT)).encode(),
    "utf-16": b"UNICODE\0" + TEXT.decode().encode("utf-16-le"),
}


@pytest.mark.parametrize("kind", ["jpg", "webp"])
@pytest.mark.parametrize("comment", COMMENTS.values(), ids=COMMENTS.keys())
def test_a_card_in_the_comment_of_a_picture(
    home: Path, tmp_path: Path, kind: str, comment: bytes
) -> None:
    """EXIF in JPEG and WebP; the picture is the avatar."""
    plain = picture(tmp_path, kind) if kind == "jpg" else webp()
    order = "II" if comment.startswith(b"UNICODE") or kind == "jpg" else "MM"
    data = with_comment(plain, tiff(comment, order))
    persona = brought(home, data, f"x.{kind}").persona
    face = persona.avatar("idle")
    assert persona.name == "Éxif"
    assert face is not None
    assert (face.suffix, face.read_bytes()) == (f".{kind}", data)


def webp() -> bytes:
    """Return the smallest WebP: one white pixel, without loss."""
    body = b"VP8L\x0d\0\0\0\x2f\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0"
    return b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


def test_a_picture_without_a_card_is_told(home: Path, tmp_path: Path) -> None:
    """And damaged EXIF data is none."""
    for data in (picture(tmp_path, "jpg"), webp(), with_comment(webp(), b"II*\0\xff\xff\xff\xff")):
        with pytest.raises(PersonaError, match="without a character card"):
            brought(home, data, "x.jpg")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_a_card_in_any_unicode(home: Path, encoding: str) -> None:
    """As PowerShell and Notepad save it."""
    text = json.dumps(card(name="Örla 🙂"), ensure_ascii=False)
    assert brought(home, text.encode(encoding)).persona.name == "Örla 🙂"


def test_c19_half_characters_are_marked_as_lost(home: Path) -> None:
    """Import, restart, talk and export go on with U+FFFD."""
    persona = load_persona(imported("c19-lone-surrogate-and-nul.json", home).persona.folder)
    assert persona.greeting == "Hello \ufffd"
    assert "Half an emoji: \ufffd and a NUL:  end." in persona.system_prompt
    turn = Conversation(persona).ask("Hi")
    assert "\ufffd" in turn.messages[0].content
    export_card(persona, home.parent / "out.json", b"")
    again = json.loads((home.parent / "out.json").read_text("utf-8"))
    assert again["data"]["first_mes"].startswith("Hello \ufffd")
    odd = rb'{"name": "A\\ud83d", "description": "\ud83d\ude42 \udc00", "first_mes": "x"}'
    whole = brought(home, odd).persona
    assert whole.name == "A\\ud83d"
    assert "🙂 \ufffd" in whole.system_prompt


def test_names_that_turn_the_text_around_them(home: Path) -> None:
    """They are isolated wherever they are shown; what could break out of that is taken out."""
    persona = brought(home, card(name="Orla\u202egnp\u2069.exe")).persona
    assert persona.label == "Orlagnp.exe"
    arabic = brought(home, card(name="عليا")).persona
    assert arabic.label == "\u2068عليا\u2069"
    assert Persona("x", "A\u2069\u202eB").label == "AB"


def test_colons_in_a_name(home: Path) -> None:
    """The examples of its dialogue are its own all the same."""
    dialogue = "<START>\n{{user}}: Who?\n{{char}}: The one: me.\nAnd you?\n{{user}}: Nobody."
    persona = brought(home, card(name="Dr: Who", mes_example=dialogue)).persona
    assert persona.system_prompt.endswith("How Dr: Who speaks:\n- The one: me.\nAnd you?")


def test_a_name_that_is_too_long_is_cut_and_told(home: Path) -> None:
    """A whole sentence in the place of a name."""
    done = brought(home, card(name="Orla " * 76 + "!!"))
    assert done.persona.name.startswith("Orla Orla")
    assert len(done.persona.name) <= 100
    assert done.notes == ("The name has 382 characters; the first 100 are used.",)


def test_pictures_that_are_not_there_are_told(home: Path) -> None:
    """Missing ones, and paths that lead elsewhere, on any system."""
    uris = ("assets/gone.png", "/etc/passwd", "../../up.png", "C:\\face.png", "file:///etc/hosts")
    assets = [
        {"type": "emotion", "uri": uri if ":" in uri else f"embeded://{uri}", "name": "joy"}
        for uri in uris
    ]
    done = brought(home, charx(card(assets=assets), {}), "x.charx")
    assert done.persona.avatars == {}
    missing, outside = done.notes
    assert missing == "Pictures that the card names are not in it: embeded://assets/gone.png."
    assert "embeded:///etc/passwd, embeded://../../up.png, C:\\face.png (+1)" in outside


FOREIGN = {
    "scenario": ({"scenarioVersion": 3, "title": "x"}, "scenario of NovelAI"),
    "story": ({"gamestarted": True, "prompt": "x"}, "story of KoboldAI"),
    "chat": ({"chat_metadata": {}, "user_name": "x"}, "chat of SillyTavern"),
    "preset": ({"temperature": 1, "top_p": 1}, "settings of a sampler"),
    "module": ({"type": "risuModule", "module": {}}, "module of RisuAI"),
    "workflow": ({"nodes": [], "links": []}, "workflow of ComfyUI"),
}


@pytest.mark.parametrize("case", FOREIGN.values(), ids=FOREIGN.keys())
def test_files_of_other_programs_are_called_by_their_name(
    home: Path, case: tuple[dict[str, object], str]
) -> None:
    """Not "fields that are not those of a card"."""
    table, name = case
    with pytest.raises(PersonaError, match=name):
        brought(home, table)


def test_characters_of_other_programs_are_read(home: Path) -> None:
    """Pygmalion's and Agnai's, and a card without its frame."""
    pygmalion = {"char_name": "Pyg", "char_persona": "Kind.", "char_greeting": "Hello."}
    assert brought(home, pygmalion).persona.greeting == "Hello."
    attributes = {"kind": "attributes", "attributes": {"mood": ["calm", "dry"]}}
    agnai = {
        "kind": "character",
        "name": "Ag",
        "description": "",
        "persona": attributes,
        "greeting": "Hey.",
    }
    persona = brought(home, agnai).persona
    assert (persona.name, persona.greeting) == ("Ag", "Hey.")
    assert "mood: calm, dry" in persona.system_prompt
    assert brought(home, {"data": card()["data"]}).persona.name == "Orla"


def test_an_archive_without_a_card_says_what_to_do(home: Path) -> None:
    """It holds a card that can be chosen, or is of another program."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("pack/sera.png", in_png(V2))
    with pytest.raises(PersonaError, match=r"unpack it, and choose sera\.png"):
        brought(home, buffer.getvalue(), "pack.zip")


def test_two_of_one_name_are_told_apart(home: Path) -> None:
    """In every list by their folders; others keep their bare names."""
    for greeting in ("One.", "Two."):
        brought(home, card(first_mes=greeting))
    brought(home, card(name="Other"))
    personas = [load_persona(folder) for folder in sorted(home.iterdir())]
    assert sorted(labels(personas).values()) == ["Orla (orla)", "Orla (orla-2)", "Other"]


def test_the_visitor_is_called_by_name(home: Path, tmp_path: Path) -> None:
    """In the greeting, the prompt, the lore and its keys; the card does not keep it."""
    entry = {"keys": ["{{user}}"], "content": "{{user}} is a friend."}
    table = card(first_mes="Hi, {{user}}!", description="<USER> visits {{char}}.")
    table["data"]["character_book"] = {"entries": [entry]}
    stored = brought(home, table).persona
    from desktop.config.paths import find_places

    places = find_places({"AVATAR_CHAT_HOME": str(tmp_path / "home")})
    persona = open_persona(str(stored.folder), places, "Mira")
    assert greeting_for(persona, Visitor()) == "Hi, Mira!"
    assert "Mira visits Orla." in named(persona, Visitor("Nina")).system_prompt
    turn = Conversation(persona).ask("Do you know Mira?")
    assert "Mira is a friend." in turn.messages[-1].content
    assert addressed(stored, "").greeting == "Hi, User!"
    export_card(load_persona(stored.folder), tmp_path / "out.json", b"")
    assert "Mira" not in (tmp_path / "out.json").read_text("utf-8")


MEASURED = """
import resource, sys
from pathlib import Path
from desktop.personas.importing import import_persona
from backends.errors import PersonaError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    import_persona(Path(sys.argv[1]), Path(sys.argv[2]))
    told = ""
except PersonaError as error:
    told = error.why
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, told)
"""


def packed_text(text: bytes, n_chunks: int = 1) -> bytes:
    """Return a picture with a packed card in it, so often."""
    body = b"chara\0\0" + zlib.compress(text, 9)
    kind = b"zTXt"
    crc = zlib.crc32(kind + body).to_bytes(4, "big")
    return png()[:-12] + (len(body).to_bytes(4, "big") + kind + body + crc) * n_chunks + png()[-12:]


def many_texts() -> bytes:
    """Return a picture with one card in five thousand chunks, each of them a megabyte unpacked."""
    return packed_text(base64.b64encode(json.dumps(V2).encode()) + b" " * 2**20, 5_000)


def many_values() -> bytes:
    """Return a card with four million empty lists in it."""
    table = json.dumps({"name": "x", "description": "y", "x": []}).encode()
    return table.replace(b"[]", b"[" + b"[]," * 4_000_000 + b"[]]")


def large_pictures() -> bytes:
    """Return an archive of which each state has a picture of 15 MB, packed to nothing."""
    buffer = io.BytesIO()
    names = ("joy", "sad", "idle", "caring", "thinking", "confusion")
    assets = [{"type": "emotion", "uri": f"embeded://{name}", "name": name} for name in names]
    data = png() + b"\0" * (15 * 2**20)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("card.json", json.dumps(card(assets=assets)))
        for name in names:
            archive.writestr(name, data)
    return buffer.getvalue()


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "one-text.png": (lambda: packed_text(b"A" * 2**26), "more than 21 MiB"),
    "many-texts.png": (many_texts, ""),
    "values.json": (many_values, "more than 300000 values"),
    "pictures.charx": (large_pictures, ""),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_costs_little_memory(tmp_path: Path, name: str) -> None:
    """At most 50 MB, in a process of its own."""
    made, why = BOMBS[name]
    path = tmp_path / name
    path.write_bytes(made())
    command = [sys.executable, "-c", MEASURED, str(path), str(tmp_path / "home")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    kib, _, told = done.stdout.partition(" ")
    assert int(kib) < LIMIT_KIB
    assert why in told
    assert bool(why) == bool(told.strip())


def test_the_directory_of_an_archive_is_measured_first(tmp_path: Path) -> None:
    """However many members there are, in an old or a new (zip64) directory, none is looked at."""
    path = tmp_path / "many.charx"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"{number}", b"")
    with pytest.raises(ValueError, match="more than 2000 files"):
        CardArchive(path)
    data = path.read_bytes()
    size = int.from_bytes(data[-10:-6], "little")
    path.write_bytes(data[:-10] + (600 * 2**20).to_bytes(4, "little") + data[-6:])
    with pytest.raises(ValueError, match="more than 2000 files"):
        read_card_file(path)
    record = b"PK\6\6" + b"\0" * 36 + size.to_bytes(8, "little") + b"\0" * 8
    locator = b"PK\6\7" + b"\0" * 16
    path.write_bytes(data[:-22] + record + locator + data[-22:-10] + b"\xff" * 4 + data[-6:])
    with pytest.raises(ValueError, match="more than 2000 files"):
        CardArchive(path)


def with_texts_of(
    *texts: tuple[str, bytes], kind: bytes = b"tEXt", is_after: bool = False
) -> bytes:
    """Return a picture with these texts in it, or behind its end."""
    end = png()[-12:]
    bodies = [key.encode() + b"\0" + text for key, text in texts]
    chunks = b"".join(
        len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
        for body in bodies
    )
    return png()[:-12] + (end + chunks if is_after else chunks + end)


def in_64(table: object) -> bytes:
    """Return a JSON in base64."""
    return base64.b64encode(json.dumps(table).encode())


WRITTEN = {
    "no padding": with_texts_of(("chara", in_64(card()).rstrip(b"="))),
    "for addresses": with_texts_of(
        ("chara", in_64(card(tags=["~~~???"])).translate(bytes.maketrans(b"+/", b"-_")))
    ),
    "JSON as it is": with_texts_of(("chara", json.dumps(card()).encode())),
    "twice": with_texts_of(("chara", base64.b64encode(in_64(card())))),
    "in UTF-16": with_texts_of(("chara", base64.b64encode(json.dumps(card()).encode("utf-16")))),
    "behind the end": with_texts_of(("chara", in_64(card())), is_after=True),
    "beside a damaged one": with_texts_of(("ccv3", b"!!"), ("chara", in_64(card()))),
    "beside a cut one": with_texts_of(("ccv3", in_64(card())[:40]), ("chara", in_64(card()))),
    "an archive behind it": png() + charx(card(), {}),
}


@pytest.mark.parametrize("data", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_card_in_a_picture_however_it_is_written(home: Path, data: bytes) -> None:
    """In either alphabet of base64, or in none; the better one of two; the picture is a picture."""
    persona = brought(home, data, "x.png").persona
    face = persona.avatar("idle")
    assert (persona.name, persona.greeting) == ("Orla", "Hi.")
    assert face is not None
    assert face.read_bytes().removesuffix(charx(card(), {})) == png()


@pytest.mark.parametrize("keyword", ["chara-ext-asset_:{}", "chara-ext-asset_{}"])
def test_pictures_beside_the_card_in_a_png(home: Path, keyword: str) -> None:
    """As RisuAI carries them, with and without the colon of the format; none that is missing."""
    assets = [
        {"type": "icon", "uri": "__asset:0", "name": "main"},
        {"type": "emotion", "uri": "__asset:1", "name": "joy"},
        {"type": "emotion", "uri": "__asset:7", "name": "sad"},
    ]
    faces = [(keyword.format(n), base64.b64encode(png(5 + n))) for n in range(2)]
    done = brought(home, with_texts_of(*faces, ("ccv3", in_64(card(assets=assets)))), "x.png")
    shown = [done.persona.avatar(state) for state in ("idle", "speaking")]
    assert [face and face.read_bytes() for face in shown] == [png(5), png(6)]
    assert "error" not in done.persona.avatars
    assert done.notes == ("Pictures that the card names are not in it: __asset:7.",)
    older = card(name="Old", extensions={"risuai": {"emotions": [["joy", "__asset:1"]]}})
    face = brought(home, with_texts_of(*faces, ("chara", in_64(older))), "x.png").persona.avatar(
        "speaking"
    )
    assert face is not None
    assert face.read_bytes() == png(6)


def test_a_large_picture_with_much_in_it_is_read_in_pieces(home: Path, tmp_path: Path) -> None:
    """Seventy megabytes of sounds beside the card cost nothing."""
    sounds = [(f"chara-ext-asset_:{n}", b"A" * (10 * 2**20)) for n in range(7)]
    path = tmp_path / "large.png"
    path.write_bytes(with_texts_of(*sounds, ("ccv3", in_64(card()))))
    command = [sys.executable, "-c", MEASURED, str(path), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    kib, _, told = done.stdout.partition(" ")
    assert int(kib) < LIMIT_KIB
    assert not told.strip()


NOT_BY_THE_STANDARD = {
    "a comma too many": b'{"name": "Orla", "description": "a, ]b", "first_mes": "Hi.",}',
    "comments": b'// mine\n{"name": "Orla", /* // \n */ "description": "//", "first_mes": "Hi."}',
    "NaN": b'{"name": "Orla", "description": "x", "first_mes": "Hi.", "n": NaN, "m": 1e999}',
    "a long number": b'{"name": "Orla", "description": "x", "first_mes": "Hi.", "n": 1'
    + b"0" * 5_000
    + b"}",
    "a line feed": b'{"name": "Orla", "description": "two\nlines\t", "first_mes": "Hi."}',
    "JSON in JSON": json.dumps(json.dumps(card())).encode(),
    "a list": json.dumps([card()]).encode(),
    "data as text": json.dumps({**card(), "data": json.dumps(card()["data"])}).encode(),
    "data beside": json.dumps({**card(), **card()["data"], "data": None}).encode(),
    "in another object": json.dumps({"status": "ok", "card": card()}).encode(),
    "Windows": '{"name": "Orla", "description": "“é”", "first_mes": "Hi."}'.encode("cp1252"),
}  # fmt: skip


@pytest.mark.parametrize("data", NOT_BY_THE_STANDARD.values(), ids=NOT_BY_THE_STANDARD.keys())
def test_what_the_standard_forbids_and_everybody_understands(home: Path, data: bytes) -> None:
    """Written by hand, or by a program that is not strict."""
    persona = brought(home, data).persona
    assert (persona.name, persona.greeting) == ("Orla", "Hi.")
    load_persona(persona.folder)


def test_damaged_json_names_the_place(home: Path) -> None:
    """A line and a column, as an editor has them."""
    with pytest.raises(PersonaError, match=r"line 2, column 10"):
        brought(home, b'{"name": "Orla",\n "first" "Hi."}')
    with pytest.raises(PersonaError, match="holds 2 objects"):
        brought(home, json.dumps([card(), card()]).encode())


NO_CARDS = {
    b"<!DOCTYPE html><html>": "web page",
    b"GIF89a\x01\0": "GIF picture",
    b"\0\0\0\x20ftypavif": "AVIF",
    b"\x1f\x8b\x08\0": "gzip",
    b"version https://git-lfs.github.com/spec/v1\n": "not downloaded",
    b"GGUF\3\0\0\0": "belongs into Models",
    b"o\0\x10\0\0\0": "module of RisuAI",
    b"BM\0\0\0\0": "not known, no text",
    b"\0" * 600: "empty file",
    with_texts_of(("ccv3", b"rcc||rccv1||AAAA||00||e30=")): "encrypted",
}


@pytest.mark.parametrize("data", NO_CARDS)
def test_what_is_no_card_is_called_by_its_name(home: Path, data: bytes) -> None:
    """Whatever its name ends with."""
    for name in ("x.png", "x.json", "x.yaml"):
        with pytest.raises(PersonaError, match=NO_CARDS[data]):
            brought(home, data, name)


def test_yaml_is_read(home: Path) -> None:
    """As text-generation-webui writes it, or a card in it; what multiplies itself is not."""
    text = 'name: Orla\ngreeting: |-\n  Hello,\n  {{user}}.\ncontext: "Keeps a light. \\xE9"\n'
    persona = brought(home, text.encode(), "x.yaml").persona
    assert persona.greeting == "Hello,\n{{user}}."
    assert persona.system_prompt.endswith("Keeps a light. é")
    whole = b"spec: chara_card_v2\ndata:\n  name: Ann\n  first_mes: 12\n  description: x\n"
    assert brought(home, whole, "x.yml").persona.greeting == "12"
    bomb = "a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]\n"
    for one, two in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{two}: &{two} [{', '.join([f'*{one}'] * 10)}]\n"
    with pytest.raises(PersonaError, match="more than 300000 values"):
        brought(home, bomb.encode(), "x.yaml")


BOOKS = {
    "a list": [{"keys": ["buoy"], "content": "Green."}],
    "a text": json.dumps({"entries": [{"keys": ["buoy"], "content": "Green."}]}),
    "twice": {"entries": {"entries": [{"keys": ["buoy"], "content": "Green."}]}},
    "no budget": {"entries": [{"keys": "sea，buoy", "content": "Green."}], "token_budget": -5},
}  # fmt: skip


@pytest.mark.parametrize("table", BOOKS.values(), ids=BOOKS.keys())
def test_a_lorebook_in_another_shape_is_read(home: Path, table: object) -> None:
    """In its place, or beside the data of the card."""
    assert lore(brought(home, card(character_book=table)).persona, "A buoy?") == ("Green.",)
    beside = {**card(), "character_book": table}
    assert lore(brought(home, beside).persona, "A buoy?") == ("Green.",)


def test_what_cannot_be_read_is_not_said_to_be_read(home: Path) -> None:
    """It is left out, by name; an object in the place of a text is told as a list."""
    table = card(description={"age": 30, "likes": ["tea", "boats"]}, first_mes=True, tags=[{}])
    table["data"]["character_book"] = {"entries": ["Green.", {"keys": [{}], "content": "x"}]}
    done = brought(home, table)
    assert "age: 30\nlikes: tea, boats" in done.persona.system_prompt
    assert done.notes == (
        "Fields of another type were read as they are meant: description.",
        "Fields of a type that cannot be read were left out: first_mes, tags, entries, keys.",
    )


def test_a_lorebook_that_is_too_large_loses_its_end(home: Path) -> None:
    """And nothing else of the card."""
    entries = [{"keys": [f"k{n}"], "content": f"Told {n}."} for n in range(2_100)]
    done = brought(home, book(*entries))
    assert lore(done.persona, "k1999 and k2000") == ("Told 1999.",)
    assert done.notes == ("The lorebook is too large; its last texts were left out (100).",)


def test_a_name_that_nobody_sees_is_none(home: Path) -> None:
    """Of characters without a shape."""
    assert brought(home, card(name="\u200b\u2060\u200d")).persona.name == "x"


def test_more_characters_of_other_programs_are_read(home: Path) -> None:
    """Character.AI's, Chub's and Faraday's, with their lore."""
    cai = {"character": {"name": "Cai", "greeting": "Hey.", "definition": "Rows."}}
    chub = {"node": {"definition": {"name": "Chu", "description": "Rows.", "first_message": "Ho."}}}
    faraday = {
        "character": {
            "aiName": "Far",
            "aiPersona": "Rows.",
            "firstMessage": "Ahoy.",
            "loreItems": [{"key": "buoy, sea", "value": "Green."}],
        },
        "version": 1,
    }
    for table, name, greeting in (
        (cai, "Cai", "Hey."),
        (chub, "Chu", "Ho."),
        (faraday, "Far", "Ahoy."),
    ):
        persona = brought(home, table).persona
        assert (persona.name, persona.greeting) == (name, greeting)
        assert persona.system_prompt.endswith("Rows.")
    assert lore(persona, "the sea") == ("Green.",)


def test_paths_in_an_archive_may_be_written_otherwise(home: Path) -> None:
    """With backslashes, in other letters, with percent signs."""
    uris = ("assets\\Icon\\MAIN.png", "assets/icon/my%20joy.png")
    assets = [
        {"type": "icon", "uri": f"embeded://{uris[0]}", "name": "main"},
        {"type": "emotion", "uri": f"embeded://{uris[1]}", "name": "joy"},
    ]
    files = {"assets/icon/main.png": png(5), "assets\\icon\\my joy.png": png(6)}
    persona = brought(home, charx(card(assets=assets), files), "x.charx").persona
    faces = [persona.avatar("idle"), persona.avatar("speaking")]
    assert [face and face.read_bytes() for face in faces] == [png(5), png(6)]


def byaf(files: Mapping[str, object]) -> bytes:
    """Return an archive with these files in it: objects as JSON, the rest as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, value in files.items():
            archive.writestr(name, value if isinstance(value, bytes) else json.dumps(value))
    return buffer.getvalue()


BACKYARD: dict[str, object] = {
    "manifest.json": {
        "schemaVersion": 1,
        "characters": ["characters/o1/character.json"],
        "scenarios": ["scenarios/one.json", "scenarios/two.json"],
        "author": {"name": "Ann"},
    },
    "characters/o1/character.json": {
        "schemaVersion": 1,
        "name": "orla-1",
        "displayName": "Orla",
        "persona": "{character} keeps a lighthouse; {user} visits.",
        "loreItems": [{"key": "buoy, sea", "value": "{character}'s buoy is green."}],
        "images": [{"path": "images/face.png", "label": ""}],
    },
    "characters/o1/images/face.png": png(5),
    "scenarios/one.json": {
        "narrative": "At the pier.",
        "firstMessages": [{"characterID": "o1", "text": "Hi, {user}."}],
        "exampleMessages": [{"text": "#{user}: Who?\n#{character}: I row."}],
        "formattingInstructions": "Be brief.",
    },
    "scenarios/two.json": {"firstMessages": [{"text": "Ho."}]},
}


def test_an_archive_of_backyard_is_read(home: Path) -> None:
    """Its character, scenarios, lore and picture; its macros are those of a card."""
    done = brought(home, byaf(BACKYARD), "x.byaf")
    persona = done.persona
    face = persona.avatar("idle")
    assert (persona.name, persona.creator, done.notes) == ("Orla", "Ann", ())
    assert addressed(persona, "Mira").greeting == "Hi, Mira."
    for text in ("Be brief.", "Orla keeps a lighthouse", "At the pier.", "- I row."):
        assert text in persona.system_prompt
    assert lore(persona, "the sea") == ("Orla's buoy is green.",)
    assert face is not None
    assert face.read_bytes() == png(5)
    assert brought(home, byaf(BACKYARD), "again.zip").persona.id == persona.id


DAMAGED_ARCHIVES: dict[str, tuple[Mapping[str, object], str]] = {
    "of another kind": ({"manifest.json": {"name": "x"}}, "no card.json that can be read"),
    "without its character": ({"manifest.json": {"characters": ["c.json"]}}, "no character that"),
    "out of itself": (
        {"manifest.json": {"characters": ["../c.json"]}},
        "no character that can be read",
    ),
    "with a list": ({"manifest.json": {"characters": ["c"]}, "c": []}, "no object"),
    "no JSON": ({"manifest.json": b"{"}, "no JSON"),
    "a card beside": ({"manifest.json": {}, "a/sera.png": b"x"}, r"choose sera\.png"),
}


@pytest.mark.parametrize(("files", "why"), DAMAGED_ARCHIVES.values(), ids=DAMAGED_ARCHIVES.keys())
def test_a_damaged_archive_of_parts_is_told(
    home: Path, files: Mapping[str, object], why: str
) -> None:
    """In words."""
    with pytest.raises(PersonaError, match=why):
        brought(home, byaf(files), "x.byaf")


def test_an_archive_of_parts_that_lacks_some_is_read(home: Path) -> None:
    """No scenario, a picture that is missing or leads out of it, a second character."""
    character = {"name": "Orla", "persona": "Rows.", "images": [{"path": "../../../up.png"}, {}]}
    manifest = {"characters": ["o.json", "p.json"], "scenarios": ["gone.json", 7]}
    done = brought(home, byaf({"manifest.json": manifest, "o.json": character}), "x.byaf")
    more, outside = done.notes
    assert done.persona.system_prompt.endswith("Rows.")
    assert more == "The file has more characters; the first was imported, not these: 1."
    assert outside.startswith("Paths that lead out of the card were not followed: ")


MORE_CHARACTERS: dict[str, dict[str, object]] = {
    "Kindroid": {"ai_name": "Orla", "ai_backstory": "Rows.", "greeting": "Hi."},
    "Janitor": {"name": "Orla", "personality": "Rows.", "first_message": "Hi.", "scenario": ""},
    "Janitor, in small": {
        "character": {"name": "Orla", "personality": "Rows.", "firstMessage": "Hi."}
    },
    "Spicy": {"name": "Orla", "persona": "Rows.", "greeting": "Hi.", "title": "x"},
    "SakuraFM": {"character": {"name": "Orla", "persona": "Rows.", "firstMessage": "Hi."}},
    "Venus": {"char_name": "Orla", "char_persona": "Rows.", "char_greeting": "Hi."},
    "Miku": {"botName": "Orla", "botPersona": "Rows.", "botGreeting": "Hi."},
    "upper case": {"Name": "Orla", "Description": "Rows.", "First_Mes": "Hi."},
    "camel case": {"name": "Orla", "description": "Rows.", "firstMes": "Hi.", "mesExample": ""},
    "hyphens": {"name": "Orla", "description": "Rows.", "first-mes": "Hi."},
    "OpenAI's assistant": {
        "object": "assistant",
        "name": "Orla",
        "instructions": "Rows.",
        "greeting": "Hi.",
    },
    "Amica": {"name": "Orla", "system_prompt": "Rows.", "first_message": "Hi."},
    "blanks in names": {"Name": "Orla", "Description": "Rows.", "First Message": "Hi."},
}


@pytest.mark.parametrize("table", MORE_CHARACTERS.values(), ids=MORE_CHARACTERS.keys())
def test_a_character_is_known_by_its_fields(home: Path, table: dict[str, object]) -> None:
    """However they are spelt."""
    persona = brought(home, table).persona
    assert (persona.name, persona.greeting) == ("Orla", "Hi.")
    assert "Rows." in persona.system_prompt
