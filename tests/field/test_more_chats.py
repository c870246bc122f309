"""Chats as people really have them: copied, cut in half, in odd encodings, in a ZIP in a ZIP."""

from __future__ import annotations

import io
import json
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.studio.proposals import propose_for
from desktop.studio.readers.bring import bring
from desktop.studio.readers.brought import Brought
from persona.model import Persona

FIELD = Path(__file__).parent
THEO = "Theo Marsh"
PAIRS = [("Do you sail?", "Yes.")]
OTHERS = "it is of another person: never taken as the owner's words"


def brought(folder: Path, name: str, data: str | bytes, owner: str = THEO, *also: str) -> Brought:
    """Return what a file with this content gives."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return bring(path, owner, also)


def pairs_of(found: Brought) -> list[tuple[str, str]]:
    """Return each question with its answer."""
    return [(pair.questions[0], pair.answers[0]) for pair in found.pairs()]


SAME_TALK = {  # name of the file, the format that is told, the text
    "Zoom, saved": (
        "chat.txt", "chat log",
        "2024-10-14 10:10:05 From Mira to Everyone:\n\tDo you sail?\n"
        f"2024-10-14 10:11:05 From {THEO} to Everyone:\n\tYes.\n",
    ),
    "Zoom, older": (
        "meeting_saved_chat.txt", "chat log",
        f"10:10:05\t From Mira : Do you sail?\n10:11:05\t From {THEO} : Yes.\n",
    ),
    "Zoom, German": (
        "chat.txt", "chat log",
        "10:10:05 Von Mira an Alle: Do you sail?\n10:11:05 Von Ich an Alle: Yes.\n",
    ),
    "Zoom, beside a recording": (
        "chat.txt", "chat log", f"00:10:05\tMira:\tDo you sail?\n00:11:05\t{THEO}:\tYes.\n",
    ),
    "Pidgin": (
        "log.txt", "chat log",
        "Conversation with mira at Mon 14 Oct 2024 10:10:05 on theo (irc)\n"
        f"(10:10:05) Mira: Do you sail?\n(10:11:05) {THEO}: Yes.\n(10:12:05) Mira has left.\n",
    ),
    "WeChat": (
        "chat.txt", "WeChat chat",
        f"Mira 2024-10-14 15:34:09\nDo you sail?\n\n{THEO} 2024-10-14 15:35:09\nYes.\n\n"
        f"{THEO} 2024-10-14 15:36:09\n[图片]\n\n",
    ),
    "QQ": (
        "Mira.txt", "QQ chat",
        "消息记录\n\n================\n消息对象:Mira\n================\n\n"
        "2024-10-14 15:34:09 Mira(12345)\nDo you sail?\n\n"
        f"2024-10-14 15:35:09 {THEO}(54321)\nYes.\n\n"
        "2024-10-14 15:36:09 Mira(12345)\n[表情]\n",
    ),
    "iMessage": (
        "+15550100.txt", "iMessage chat",
        "Jan 04, 2023 10:10:00 AM (Read by you after 5 seconds)\nMira\nDo you sail?\n\n"
        "Jan 04, 2023 10:11:00 AM\nMe\nYes.\n\nJan 04, 2023 10:12:00 AM\nMe\n\ufffc\n\n",
    ),
    "Otter": (
        "talk.txt", "transcript",
        f"Mira  0:05\nDo you sail?\n\n{THEO}  0:09\nYes.\n\nMira  1:15:02\nGood.\n",
    ),
    "Rev": (
        "talk.txt", "transcript",
        f"Mira (00:05):\nDo you sail?\n\n{THEO} (00:09):\nYes.\n\nMira (00:15):\nGood.\n",
    ),
    "copied from Discord": (
        "x.txt", "chat, copied",
        f"Mira — Today at 10:10 AM\nDo you sail?\n{THEO} — Today at 10:11 AM\nYes. (edited)\n"
        "Mira — Yesterday at 10:15 AM\nok\n",
    ),
    "copied from Telegram": (
        "x.txt", "Telegram chat",
        f"Mira, [04.01.2023 10:10]\nDo you sail?\n\n{THEO}, [04.01.2023 10:11]\nYes.\n",
    ),
    "mIRC": (
        "#boats.log", "IRC log",
        "Session Start: Mon Oct 14 10:10:05 2024\nSession Ident: #boats\n"
        "[10:10] <Mira> \x0304,01Do\x03 you \x02sail\x02?\n[10:11] <@theo_> theo_marsh: no\n"
        "[10:12] * theo_ is now known as nobody\n[10:13] <+theo> Mira: Yes.\n",
    ),
    "ZNC": (
        "2024-10-14.log", "IRC log",
        "[10:10:05] <Mira> Do you sail?\n[10:11:05] <theo> Yes.\n[10:12:05] *** Joins: jo (a@b)\n",
    ),
    "IRC, without times": ("x.txt", "IRC log", "<Mira> Do you sail?\n<theo> Yes.\n<Mira> ok\n"),
    "subtitles of YouTube": (
        "x.sbv", "subtitles",
        "0:00:01.000,0:00:02.000\nMira: Do you sail?\n\n"
        "0:00:03.000,0:00:04.000\nTHEO MARSH: Yes.\n",
    ),
    "subtitles without blank lines": (
        "x.srt", "subtitles",
        "1\n00:00:01,000 --> 00:00:02,000\nMira: Do you sail?\n2\n00:00:03,000 --> 00:00:04,000\n"
        f"{THEO}: Yes.\n",
    ),
    "LINE, Thai": (
        "x.txt", "LINE chat",
        "[LINE] ประวัติการแชทกับ Mira\nบันทึกเมื่อ: 16/10/2567 15:34\n\nจ. 14/10/2567\n"
        f"15:34 น.\tMira\tDo you sail?\n15:35 น.\t{THEO}\tYes.\n15:36 น.\tMira\t[สติกเกอร์]\n",
    ),
    "LINE, Korean": (
        "x.txt", "LINE chat",
        "[LINE] Mira님과의 대화\n저장한 날짜 : 2024/10/16 15:34\n\n2024.10.14 월요일\n"
        f"오후 03:34\tMira\tDo you sail?\n오후 03:35\t{THEO}\tYes.\n오후 03:36\tMira\t[스티커]\n",
    ),
    "LINE, of a computer": (
        "[LINE]Mira.txt", "LINE chat",
        f"2024.10.14 Monday\n15:34 Mira Do you sail?\n15:35 {THEO} Yes.\n15:36 {THEO} Stickers\n"
        f"15:37 {THEO} unsent a message.\n15:38 Mira Good.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize("way", SAME_TALK)
def test_one_talk_in_many_programs(tmp_path: Path, way: str) -> None:
    """The same answer of each, and nothing else is the owner's."""
    name, told, text = SAME_TALK[way]
    owner = "theo" if "IRC" in way or way in ("mIRC", "ZNC") else THEO
    also = ("Ich",) if way == "Zoom, German" else ()
    found = brought(tmp_path, name, text, owner, *also)
    assert (found.format, pairs_of(found)) == (told, PAIRS)
    assert len(found.items) == 1
    assert "Mira" in found.names


NO_CHATS = {
    "a diary by hours": "2024.10.14 Monday\n15:34 I went sailing\n15:35 I love it\n",
    "a diary with titles": "2023-01-01 10:10 Coffee with Ann\nI drank tea.\n\n"
    "2023-01-02 10:10 Boats\nI painted my boat.\n",
    "a timetable": "10:30 - 11:00 I bake.\n11:00 - 12:00 I eat.\n12:00 - 13:00 I sleep.\n",
    "a list of stages": "Bergen — 10:30\nOslo — 12:30\nI slept on the train to Oslo.\n",
    "a page of HTML": "<p> I sail.\n</p>\nI weld.\nI knit.\nI bake.\n",
}


@pytest.mark.parametrize("text", NO_CHATS.values(), ids=NO_CHATS.keys())
def test_what_has_times_is_not_yet_a_chat(tmp_path: Path, text: str) -> None:
    """It is a text about oneself, with times in it."""
    assert brought(tmp_path, "x.txt", text).statements()


ROCKET, HEART = "👩‍🚀 Ada", "❤️"
CALLED = {  # as it stands in the chat, as the owner types it
    "joined": (ROCKET, ROCKET),
    "joined, typed without": (ROCKET, ROCKET.replace("\u200d", "")),
    "with its variant": (HEART, HEART.replace("\ufe0f", "")),
    "decomposed Korean": (unicodedata.normalize("NFD", "한서윤"), "한서윤"),
    "decomposed umlaut": (unicodedata.normalize("NFD", "Jörg"), "JÖRG"),
    "wide letters": ("Ｔｈｅｏ", "theo"),
    "flags": ("Theo 🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿", "Theo 🇩🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
    "a number without its country": ("+49 171 1234567", "0171 1234567"),
    "a number": ("\u202a+49\xa0171\xa01234567\u202c", "0049 171 1234567"),
}


@pytest.mark.parametrize(("there", "typed"), CALLED.values(), ids=CALLED.keys())
def test_a_name_is_one_however_it_is_written(tmp_path: Path, there: str, typed: str) -> None:
    """Emoji, accents and numbers look the same and are other characters."""
    text = f"[14.10.24, 15:30:00] Mira: Do you sail?\n[14.10.24, 15:31:00] {there}: Yes.\n"
    assert pairs_of(brought(tmp_path, "_chat.txt", text, "Nobody", typed)) == PAIRS


def discord(*said: tuple[str, str, str]) -> str:
    """Return a chat of Discord: id, name and words of each message."""
    messages = [
        {
            "timestamp": f"2024-10-14T10:{10 + n}:00",
            "author": {"id": own, "name": f"user{own}", "nickname": name},
            "content": text,
        }
        for n, (own, name, text) in enumerate(said)
    ]
    return json.dumps({"messages": messages})


def test_two_people_of_one_name_stay_two(tmp_path: Path) -> None:
    """The answers of the other one would be the owner's; both are named, and one is chosen."""
    said = [("1", "Mira", "Do you sail?"), ("2", THEO, "Yes."), ("1", "Mira", "Do you knit?")]
    text = discord(*said, ("3", THEO, "I hate boats."))
    with pytest.raises(PersonaError) as refused:
        brought(tmp_path, "x.json", text)
    assert f"{THEO} (2) (1), {THEO} (3) (1)" in refused.value.why
    found = brought(tmp_path, "x.json", text, THEO, f"{THEO} (2)")
    assert pairs_of(found) == PAIRS
    assert found.voices() == []


def test_the_names_of_slack_are_those_of_its_profiles(tmp_path: Path) -> None:
    """Not its numbers; who joins a channel says nothing."""
    said = (("U1", "Mira", "Do you sail?"), ("U2", THEO, "Yes."), ("U2", THEO, "<@U2> has joined"))
    messages = [
        {"user": own, "ts": f"17289{n}0000.1", "text": text, "user_profile": {"real_name": name}}
        for n, (own, name, text) in enumerate(said)
    ]
    messages[2]["subtype"] = "channel_join"
    found = brought(tmp_path, "2024-10-14.json", json.dumps(messages))
    assert pairs_of(found) == PAIRS
    assert (found.names, found.voices()) == ({"Mira"}, [])


def test_a_name_that_was_left_is_somebody_elses(tmp_path: Path) -> None:
    """Until it is taken back, or its owner has gone; each new log begins anew."""
    text = (
        "2024-10-14T10:10:00Z <mira> theo: do you sail?\n"
        "2024-10-14T10:11:00Z * theo is now known as theo_away\n"
        "2024-10-14T10:12:00Z <theo> I hate boats\n"
        "2024-10-14T10:13:00Z <theo_away> mira: yes.\n"
        "2024-10-14T10:14:00Z * theo_away is now known as theo\n"
        "2024-10-14T10:15:00Z <theo> so I do\n"
        "2024-10-14T10:16:00Z * theo is now known as theo_gone\n"
        "2024-10-14T10:17:00Z * theo_gone (~t@x) has quit (bye)\n"
        "2024-10-14T10:50:00Z <theo> back again\n"
    )
    found = brought(tmp_path, "x.log", text, "theo")
    assert pairs_of(found) == [("do you sail?", "yes.\nso I do")]
    assert [voice.text for voice in found.voices()] == ["back again"]
    assert found.names == {"mira", "theo (2)"}


ENDS = {"doubled": "\r\r\n", "old Mac": "\r", "mixed": "\n", "Windows": "\r\n"}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
@pytest.mark.parametrize(
    "name", ["d11-line-en.txt", "d21-kakaotalk-pc-en.txt", "d30-irssi.log", "d42-interview.srt"]
)
def test_lines_may_end_in_any_way(tmp_path: Path, name: str, end: str) -> None:
    """Also where programs on the way have doubled or mixed the ends."""
    lines = (FIELD / name).read_text("utf-8").splitlines()
    half = len(lines) // 2 if end == "\n" else len(lines)
    text = "".join(
        f"{line}{end if n < half else chr(13) + chr(10)}" for n, line in enumerate(lines)
    )
    owner = "nerys" if name.startswith("d30") else "Nerys Quill"
    found, whole = brought(tmp_path, name, text, owner), bring(FIELD / name, owner)
    assert pairs_of(found) == pairs_of(whole)
    assert Counter(one.why for one in found.left_out) == Counter(one.why for one in whole.left_out)


ENCODED = {
    "d10-line-ja.txt": ("ハル", ("cp932", "utf-16", "utf-16-be", "utf-8-sig")),
    "d12-line-zh-tw.txt": ("林曉舟", ("big5hkscs", "utf-16-le", "utf-32")),
    "d20-kakaotalk-pc-ko.txt": ("한서윤", ("cp949", "utf-16")),
}


@pytest.mark.parametrize(
    ("name", "codec"), [(name, codec) for name, (_, all_) in ENCODED.items() for codec in all_]
)
def test_an_export_in_another_encoding_is_the_same(tmp_path: Path, name: str, codec: str) -> None:
    """As an editor has saved it again."""
    owner = ENCODED[name][0]
    text = (FIELD / name).read_text("utf-8-sig").replace("☎", "[通話]").replace("[通話] ", "[通話]")
    found = brought(tmp_path, name, text.encode(codec), owner)
    assert pairs_of(found) == pairs_of(bring(FIELD / name, owner))


CUE = "{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n\n"


def subtitles(*texts: str) -> str:
    """Return captions, a second each."""
    return "".join(CUE.format(n=n, text=text) for n, text in enumerate(texts, start=1))


def test_captions_without_a_name_are_of_whoever_is_sure_to_speak(tmp_path: Path) -> None:
    """Where a name stands before each, one without is nobody's; a sentence goes on in the next."""
    once = subtitles("Mira: Do you sail?", "Theo Marsh: I do.", "On Sundays.", "Mira: Oh.")
    found = brought(tmp_path, "once.srt", once)
    assert pairs_of(found) == [("Do you sail?", "I do. On Sundays.")]
    each = subtitles(
        "Mira: Do you sail?", "Theo Marsh: I do", "on Sundays.", "No!", "Mira: Oh.", "Mira: I see."
    )
    found = brought(tmp_path, "each.srt", each)
    assert pairs_of(found) == [("Do you sail?", "I do on Sundays.")]
    assert "it is not said who speaks" in found.reasons()
    film = subtitles("Theo Marsh: Hello.", "I hate boats.", "I love tea.", "- I weld.", "I knit.")
    assert [v.text for v in brought(tmp_path, "film.srt", film).voices()] == ["Hello."]
    with pytest.raises(PersonaError, match="not said in it who speaks"):
        brought(tmp_path, "none.srt", subtitles("I hate boats.", "I love tea."))


def test_half_an_export_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """Without its head, cut within a message, within a character."""
    text = '行目です"\n15:32\tMira\tDo you sail?\n15:33\tTheo Marsh\tYes.\n15:40\tMira\t"two\nli'
    assert pairs_of(brought(tmp_path, "x.txt", text)) == PAIRS
    korean = (FIELD / "d22-kakaotalk-android-ko.txt").read_bytes()
    lines = korean.decode().split("\n")[5:]  # from the first message on
    found = brought(tmp_path, "x.txt", "\n".join(lines).encode()[:-5], "한서윤", "회원님")
    assert pairs_of(found) == pairs_of(bring(FIELD / "d22-kakaotalk-android-ko.txt", "한서윤"))
    assert not any("이모티콘" in voice.text for voice in found.voices())


def telegram(n: int) -> str:
    """Return an export of Telegram of so many messages, pretty-printed."""
    said = ("Do you sail?", "Yes.", "Do you } ] knit?", 'No, "never" \\ .')
    messages = [
        {
            "id": i,
            "type": "message",
            "date": f"2024-10-14T15:{30 + i}:00",
            "from": ("Mira", THEO)[i % 2],
            "from_id": f"user{i % 2}",
            "text": ["", {"type": "bold", "text": said[i % 4]}],
            "text_entities": [{"type": "bold", "text": said[i % 4]}],
        }
        for i in range(n)
    ]
    chat = {"name": "Mira", "type": "personal_chat", "id": 7, "messages": messages}
    return json.dumps(chat, indent=1)


def cuts() -> Iterator[int]:
    """Yield where an export of four messages is cut: behind the second, at every place."""
    text = telegram(4)
    yield from range(text.index('"id": 2'), len(text) - 1, 7)


def test_a_telegram_export_that_was_cut_gives_its_whole_messages(tmp_path: Path) -> None:
    """Wherever it ends; of one that is not whole nothing is taken, and the end is told."""
    text, whole = telegram(4), [*PAIRS, ("Do you } ] knit?", 'No, "never" \\ .')]
    for at in cuts():
        found = brought(tmp_path, "result.json", text[:at])
        pairs = pairs_of(found)
        assert pairs in (whole[:1], whole), text[:at][-80:]
        assert found.voices() == []
        assert "the list is not closed: the file may be cut off" in found.reasons()


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


WHATSAPP = f"14.10.24, 15:30 - Mira: Do you sail?\n14.10.24, 15:31 - {THEO}: Yes.\n"
SHADOW = b"\0\5\x16\7" + bytes(80)
ZIPS: dict[str, dict[str, str | bytes]] = {
    "in a ZIP": {"WhatsApp Chat - Mira.zip": zipped({"_chat.txt": WHATSAPP, "a.jpg": b"x"})},
    "of a Mac": {"Chat mit Mira.txt": WHATSAPP, "__MACOSX/._Chat mit Mira.txt": SHADOW},
    "with documents": {
        "WhatsApp Chat with Mira.txt": WHATSAPP,
        "CV.txt": "I weld.",
        "x.json": "{}",
    },
    "in a folder": {"Mira/_chat.txt": WHATSAPP, "Mira/00001-AUDIO.opus": b"x"},
    "of Telegram": {"DataExport/result.json": telegram(2), "DataExport/css/style.css": b"x"},
    "of LINE": {
        "[LINE] Mira.txt": f"2024.10.14 Monday\n15:34 Mira Do you sail?\n15:35 {THEO} Yes.\n"
    },
}


@pytest.mark.parametrize("members", ZIPS.values(), ids=ZIPS.keys())
def test_the_chat_in_a_zip_is_found(tmp_path: Path, members: dict[str, str | bytes]) -> None:
    """However it was packed."""
    assert pairs_of(brought(tmp_path, "Takeout.zip", zipped(members))) == PAIRS


def test_each_chat_of_a_zip_is_read_by_itself(tmp_path: Path) -> None:
    """An answer in one is none to a question in another; what is no chat or not theirs is told."""
    members: dict[str, str | bytes] = {
        "inbox/a/message_1.json": discord(("1", "Mira", "Do you sail?"), ("2", THEO, "Yes.")),
        "inbox/b/message_1.json": discord(("4", "Jonas", "Do you bake?"), ("4", "Jonas", "Hm")),
        "chat.txt": WHATSAPP.replace("sail", "weld").replace("Mira", "Onno"),
        "notes.txt": "I love my sister Ann.\n",
    }
    found = brought(tmp_path, "export.zip", zipped(members))
    assert sorted(pairs_of(found)) == [("Do you sail?", "Yes."), ("Do you weld?", "Yes.")]
    assert found.statements() == []
    assert found.names == {"Mira", "Onno"}
    left = {str(one.place): one.why for one in found.left_out}
    assert left["notes.txt"] == "it is no chat"
    assert left["inbox/b/message_1.json"].startswith("Nobody in it is called Theo Marsh")
    assert left["chat.txt, line 1"] == OTHERS
    assert found.format == "several chats"


def test_a_zip_of_zips_has_an_end(tmp_path: Path) -> None:
    """One in one is opened; the third is not."""
    data = zipped({"_chat.txt": WHATSAPP})
    for n in range(2):
        data = zipped({f"{n}.zip": data})
    with pytest.raises(PersonaError, match="no text in the ZIP"):
        brought(tmp_path, "x.zip", data)


def test_a_page_of_the_web_is_told_what_to_do(tmp_path: Path) -> None:
    """Telegram and Discord export pages, if nothing else is chosen."""
    with pytest.raises(PersonaError) as refused:
        brought(tmp_path, "messages.html", "<html><body>I love tea</body></html>")
    assert "as JSON" in refused.value.todo


@pytest.mark.parametrize("owner", [THEO, "Mira"])
def test_an_interview_in_a_document_is_told_apart(tmp_path: Path, owner: str) -> None:
    """The words of the other one are no facts of the owner."""
    from docx import Document

    document = Document()
    document.add_heading("A talk")
    said = (("Mira", "I love tea. And you?"), (THEO, "I love boats."), ("Mira", "I see."))
    for who, text in said * 2:
        document.add_paragraph(f"{who}: {text}")
    document.save(str(tmp_path / "talk.docx"))
    found = bring(tmp_path / "talk.docx", owner)
    own = [text for who, text in said if who == owner]
    assert found.statements() == []
    answers = {answer for _, answer in pairs_of(found)} | {voice.text for voice in found.voices()}
    assert answers <= {*own, "\n".join(own), "I see.\nI love tea. And you?"}


def test_no_name_of_the_other_side_is_lost_by_its_form(tmp_path: Path) -> None:
    """A sender in decomposed letters is private in words that are composed."""
    other = unicodedata.normalize("NFD", "Jörgína")
    said = ((other, "Do you sail?"), (THEO, "With Jörgína."))
    text = "".join(f"[14.10.24, 15:3{n}:00] {who}: {it}\n" for n, (who, it) in enumerate(said))
    found = brought(tmp_path, "_chat.txt", text)
    (entry,) = propose_for(Persona("x", THEO), [found])[0].entries
    assert [detail.text for detail in entry.details] == ["Jörgína"]


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("10:01\t{who}\t{text}", "and on it goes"),  # LINE
        ("[{who}] [10:01 PM] {text}", "and on it goes"),  # KakaoTalk
        ("[10:01:00] {who}: {text}", "  and on it goes"),  # a log
    ],
)
def test_a_message_of_very_many_lines_is_read_to_its_end(
    tmp_path: Path, head: str, line: str
) -> None:
    """Each line once: they took two minutes when each was joined to all before it."""
    asked = [head.format(who="Mira", text="Do you sail?")] * 300
    told = head.format(who=THEO, text="Yes.")
    found = brought(tmp_path, "chat.txt", "\n".join([*asked, told, *[line] * 20_000]))
    assert found.n_read == 301
    assert any("longer than" in str(one.why) for one in found.left_out)
