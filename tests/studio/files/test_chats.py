"""Chat exports: the owner's side alone, whatever program, system and locale wrote them."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.studio.readers.brought import Brought
from desktop.studio.readers.chats.headed_chats import looks_headed
from desktop.studio.readers.named_lines import looks_named
from tests.studio.conftest import left_of, pairs_of, read, voices_of

NNBSP = "\u202f"
HEADS = {
    "android de": "14.10.24, 15:3{m} - {who}: ",
    "android de old": "14.10.24 um 15:3{m} - {who}: ",
    "android en-GB": "14/10/2024, 15:3{m} - {who}: ",
    "android en-US": f"10/14/24, 3:3{{m}}{NNBSP}PM - {{who}}: ",
    "android en-AU": "14/10/24, 3:3{m} pm - {who}: ",
    "android es": "14/10/24 3:3{m} p. m. - {who}: ",
    "android fr": "14/10/2024 à 15:3{m} - {who}: ",
    "android nl": "14-10-2024 15:3{m} - {who}: ",
    "android sv": "2024-10-14 15:3{m} - {who}: ",
    "android fi": "14.10.2024 klo 15.3{m} - {who}: ",
    "android ko": "2024년 10월 14일 오후 3:3{m}, {who} : ",
    "android zh": "2024/10/14 下午3:3{m} - {who}: ",
    "android ar": "\u200f١٤/١٠/٢٠٢٤، ٣:٣{m} م - {who}: ",
    "ios de": "[14.10.24, 15:3{m}:09] {who}: ",
    "ios en": f"[14/10/24, 3:3{{m}}:09{NNBSP}PM] ~{NNBSP}{{who}}: ",
    "ios en-US": "[10/14/24, 3:3{m}:09 PM] {who}: ",
    "ios ko": "[2024. 10. 14. 오후 3:3{m}:09] {who}: ",
    "ios zh": "[2024/10/14 15:3{m}:09] {who}: ",
    "ios zh 12 h": "[2024/10/14 下午3:3{m}:09] {who}: ",
}
TALK = [
    ("Mira H", "Where did you learn to weld?"),
    ("Theo Marsh", "In my uncle's yard.\nAt fifteen:\n  - barefoot"),
    ("Mira H", "Bring the blue rope 🙂"),
    ("Theo Marsh", "12:30: that is a time, not a name"),
    ("Mira H", "Tea or coffee?"),
    ("Mira H", "I put the kettle on"),
    ("Theo Marsh", "Tea."),
    ("Theo Marsh", "Black."),
]
PAIRS = [
    ("Where did you learn to weld?", "In my uncle's yard.\nAt fifteen:\n  - barefoot"),
    ("Tea or coffee?", "Tea.\nBlack."),
]
VOICES = ["12:30: that is a time, not a name"]
MIRAS = ("Mira", "blue rope", "kettle", "Bring")


def own_words(brought: Brought) -> str:
    """Return all that is said to be the owner's words."""
    answers = [answer for pair in brought.pairs() for answer in pair.answers]
    return "\n".join([*answers, *voices_of(brought)])


@pytest.mark.parametrize("locale", HEADS)
def test_whatsapp_in_many_locales(tmp_path: Path, locale: str) -> None:
    """The same talk is the same pairs, and nothing of the other side is the owner's."""
    lines = [HEADS[locale].format(m=n, who=who) + text for n, (who, text) in enumerate(TALK)]
    path = tmp_path / "chat.txt"
    path.write_bytes("\r\n".join(lines).replace("\n", "\r\n").replace("\r\r", "\r").encode())
    brought = read(path)
    assert pairs_of(brought) == PAIRS
    assert voices_of(brought) == VOICES
    assert brought.names == {"Mira H"}
    assert not any(word in own_words(brought) for word in MIRAS)
    assert (brought.n_read, brought.described) == (8, "WhatsApp chat, UTF-8")


def test_the_notices_and_media_of_whatsapp_on_ios(tmp_path: Path) -> None:
    """They begin with a mark that nobody sees."""
    path = tmp_path / "_chat.txt"
    path.write_text(
        "\u200e[14.10.24, 15:30:00] Mira H: \u200eNachrichten sind Ende-zu-Ende-verschlüsselt.\n"
        "[14.10.24, 15:31:00] Mira H: Schickst du ein Bild?\n"
        "\u200e[14.10.24, 15:32:00] Theo Marsh: \u200eBild weggelassen\n"
        "[14.10.24, 15:33:00] Theo Marsh: So sieht es aus \u200e<Anhang: 0001-PHOTO.jpg>\n"
        "[14.10.24, 15:34:00] Theo Marsh: Schön\u200e<Diese Nachricht wurde bearbeitet.>\n"
        "[14.10.24, 15:35:00] Theo Marsh: \u200eDu hast diese Nachricht gelöscht.\n",
        "utf-8",
    )
    brought = read(path)
    assert pairs_of(brought) == [("Schickst du ein Bild?", "So sieht es aus\nSchön")]
    assert [why for _, why in left_of(brought)][:3] == [
        "it is a notice of WhatsApp",
        "it is a picture, a file or a deleted message",
        "it is a picture, a file or a deleted message",
    ]


@pytest.mark.parametrize(
    "media",
    [
        "<Media omitted>", "<Medien ausgeschlossen>", "<省略多媒体文件>", "<미디어 파일을 제외함>",
        "IMG-20241014-WA0001.jpg (file attached)", "IMG-20241014-WA0001.jpg (Datei angehängt)",
        "This message was deleted", "You deleted this message", "Diese Nachricht wurde gelöscht.",
        "You deleted this message as admin", "你已删除这条消息", "메시지를 삭제했습니다",
        "Ce message a été supprimé", "Report v2.pdf (file attached)", "Voice call, 12 min",
        "null", "이미지 생략됨", "图像已忽略", "location: https://maps.google.com/?q=1,2",
    ],
)  # fmt: skip
def test_the_media_of_whatsapp_on_android_are_no_words(tmp_path: Path, media: str) -> None:
    """In four languages; what is written below a picture is."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "14.10.24, 15:30 - Messages and calls are end-to-end encrypted. Tap to learn more.\n"
        '14.10.24, 15:31 - Mira H changed the subject to "Trip: Rome"\n'
        "14.10.24, 15:32 - Mira H: Hi\n"
        f"14.10.24, 15:33 - Theo Marsh: {media}\n"
        f"14.10.24, 15:59 - Theo Marsh: {media}\nThis is the pier\n",
        "utf-8",
    )
    brought = read(path)
    assert pairs_of(brought) == []
    assert voices_of(brought)[-1].endswith("This is the pier")
    assert all(media not in text for text in voices_of(brought)) or (media in ("null",))
    assert brought.names == {"Mira H"}


def test_an_answer_too_late_or_a_question_back_is_voice(tmp_path: Path) -> None:
    """And a question to somebody else, further above, is nobody's question to the owner."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "01.10.24, 10:00 - Mira H: Do you sail?\n"
        "03.10.24, 10:00 - Theo Marsh: Good morning, all\n"
        "03.10.24, 10:01 - Mira H: Shall we eat?\n"
        "03.10.24, 10:02 - Theo Marsh: Where?\n"
        "03.10.24, 10:03 - Mira H: Has Jo the key?\n"
        "03.10.24, 10:04 - Jo: Yes I have\n"
        "03.10.24, 10:05 - Theo Marsh: Good\n"
        "03.10.24, 10:06 - Mira H: And who cooks?\n"
        "03.10.24, 10:07 - Theo Marsh: I do\n"
        "03.10.24, 10:08 - Mira H: Where now?\n"
        "03.10.24, 10:09 - Theo Marsh: In Kiel. And you?\n"
        "03.10.24, 10:50 - Theo Marsh: Look at the moon\n",
        "utf-8",
    )
    brought = read(path)
    assert pairs_of(brought) == [("And who cooks?", "I do"), ("Where now?", "In Kiel. And you?")]
    assert voices_of(brought) == ["Good morning, all", "Where?", "Good", "Look at the moon"]
    assert brought.names == {"Mira H", "Jo"}


def test_days_and_months_are_told_apart_by_what_fits(tmp_path: Path) -> None:
    """Month first: the answer comes a day later, not a month."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "9/12/24, 11:50 PM - Mira H: Awake?\n9/13/24, 12:05 AM - Theo Marsh: Now I am.\n", "utf-8"
    )
    assert pairs_of(read(path)) == [("Awake?", "Now I am.")]


def test_the_zip_of_whatsapp_is_opened(tmp_path: Path) -> None:
    """As iOS exports it, beside its pictures."""
    path = tmp_path / "chat.zip"
    lines = [HEADS["ios en"].format(m=n, who=who) + text for n, (who, text) in enumerate(TALK)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_chat.txt", "\n".join(lines))
        archive.writestr("0001-PHOTO.jpg", b"\xff\xd8")
    assert pairs_of(read(path)) == PAIRS


def test_without_the_owners_name_the_names_are_told(tmp_path: Path) -> None:
    """And ``--owner`` says which; a telephone number is a name, too."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "01.10.24, 10:00 - +49 171 1234567: Do you sail?\n"
        "01.10.24, 10:01 - Big T: Yes, on Sundays\n",
        "utf-8",
    )
    with pytest.raises(PersonaError) as error:
        read(path)
    assert "Big T (1)" in error.value.why
    assert "+49 171 1234567 (1)" in error.value.why
    assert "--owner" in error.value.todo
    assert pairs_of(read(path, "big t")) == [("Do you sail?", "Yes, on Sundays")]
    assert voices_of(read(path, "+491711234567")) == ["Do you sail?"]
    with pytest.raises(PersonaError, match="called Nobody"):
        read(path, "Nobody")


def telegram(*messages: Mapping[str, object]) -> dict[str, object]:
    """Return an export of one chat."""
    made = [
        {
            "id": n,
            "type": "message",
            "date": f"2024-10-14T15:{30 + n}:00",
            "from_id": str(one["from"]),
        }
        | dict(one)
        for n, one in enumerate(messages)
    ]
    return {"name": "Mira", "type": "personal_chat", "id": 7, "messages": made}


def test_telegram(tmp_path: Path) -> None:
    """Text in pieces, replies by number, forwards, stickers, notices."""
    chat = telegram(
        {"from": "Mira", "text": "Where do you live?"},
        {"from": "Mira", "text": "And do you sail?"},
        {
            "from": "Theo Marsh",
            "text": ["By the ", {"type": "bold", "text": "harbour"}, "."],
            "reply_to_message_id": 0,
        },
        {"from": "Theo Marsh", "text": "Every Sunday", "reply_to_message_id": 1},
        {"from": "Theo Marsh", "text": "Breaking news", "forwarded_from": "A paper"},
        {"from": "Theo Marsh", "text": "", "media_type": "sticker"},
        {"from": "Mira", "text": "Lovely"},
        {"from": "Theo Marsh", "text": "Isn't it just"},
        {"from": None, "text": "Gone?"},
        {"from": "Theo Marsh", "type": "service", "text": "", "action": "phone_call"},
        {"from": None, "text": "Who has left?", "from_id": "user8"},
        {"from": "Theo Marsh", "text": "Hidden source", "forwarded_from": None},
        {
            "from": "Theo Marsh",
            "text": "Elsewhere",
            "reply_to_message_id": 0,
            "reply_to_peer_id": 9,
        },
    )
    path = tmp_path / "result.json"
    path.write_text(json.dumps(chat), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [
        ("Where do you live?", "By the harbour."),
        ("And do you sail?", "Every Sunday"),
    ]
    assert voices_of(brought) == ["Isn't it just", "Elsewhere"]
    assert ("message 4", "it was forwarded: somebody else's words") in left_of(brought)
    assert "Lovely" not in own_words(brought)


def test_telegram_of_a_whole_account_knows_its_owner(tmp_path: Path) -> None:
    """Each chat for itself; another person of the same name is another person."""
    asked = {"from": "Mira", "text": "Tea?"}
    one = telegram(asked, {"from": "TM", "text": "Black", "from_id": "user1"})
    other = telegram(
        {"from": "Jo", "text": "Cake?"}, {"from": "TM", "text": "None", "from_id": "user1"}
    )
    twin = telegram({"from": "Mira", "text": "Mine", "from_id": "user9"}, asked)
    account = {
        "personal_information": {"first_name": "TM", "user_id": 1},
        "chats": {"about": "", "list": [one, other, twin]},
    }
    path = tmp_path / "result.json"
    path.write_text(json.dumps(account), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("Tea?", "Black"), ("Cake?", "None")]
    assert brought.names == {"Mira (Mira)", "Mira (user9)", "Jo"}
    assert voices_of(brought) == []


def test_sillytavern(tmp_path: Path) -> None:
    """What was typed; a character of the same name is somebody else."""
    lines = [
        {"user_name": "Theo Marsh", "character_name": "Sera", "create_date": "2024-10-14"},
        {"name": "Sera", "is_user": False, "mes": "Where do you live?"},
        {"name": "Theo Marsh", "is_user": True, "mes": "By the harbour."},
        {"name": "Theo Marsh", "is_user": False, "mes": "I am not him."},
        {"name": "Theo Marsh", "is_user": True, "mes": "Indeed."},
        {"name": "System", "is_user": False, "is_system": True, "mes": "A note?"},
        {"name": "Sera", "is_user": False, "mes": "Hm."},
    ]
    path = tmp_path / "Sera - 2024.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("Where do you live?", "By the harbour.")]
    assert voices_of(brought) == ["Indeed."]
    assert brought.n_read == 6
    assert "not him" not in own_words(brought)
    assert pairs_of(read(path, "Sera")) == []


def whatsapp(tmp_path: Path, *lines: str) -> Brought:
    """Read a chat with Ada."""
    path = tmp_path / "chat.txt"
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return read(path, "Ada")


def test_a_picture_or_a_voice_message_is_a_turn(tmp_path: Path) -> None:
    """What follows it answers that, and no older question."""
    brought = whatsapp(
        tmp_path,
        "12/03/24, 10:00 - Ben: Where do you live?",
        "12/03/24, 10:01 - Ada: In Leeds",
        "12/03/24, 10:02 - Ben: <Media omitted>",
        "12/03/24, 10:03 - Ada: You look awful in that hat",
        "13/03/24, 10:00 - Ben: What is your favourite song?",
        "13/03/24, 10:01 - Ada: <Media omitted>",
        "13/03/24, 18:01 - Ada: I am on the train now",
    )
    assert pairs_of(brought) == [("Where do you live?", "In Leeds")]


def test_a_question_of_long_ago_is_not_answered(tmp_path: Path) -> None:
    """Though the same person wrote again before the answer."""
    brought = whatsapp(
        tmp_path,
        "01.01.24, 10:00 - Ben: Where are you?",
        "05.03.24, 09:00 - Ben: Happy birthday!",
        "05.03.24, 09:05 - Ada: Thank you so much",
    )
    assert pairs_of(brought) == []


@pytest.mark.parametrize(
    "talk",
    [
        "小红：我老板很凶。我想辞职。\nAda：别着急。\n小红：你喜欢你的工作吗？\nAda：我很喜欢。\n",
        "Ben  10:04 AM\nI hate my town.\nAda  10:05 AM\nI like mine.\nBen  10:06 AM\nWhy?\n",
    ],
)
def test_the_other_side_is_never_the_owner(tmp_path: Path, talk: str) -> None:
    """In Chinese no blank stands behind the colon; Slack writes hours of the morning."""
    words = own_words(whatsapp(tmp_path, *talk.splitlines()))
    assert "老板" not in words
    assert "hate" not in words


def test_lines_of_an_answer_belong_to_it(tmp_path: Path) -> None:
    """Though they begin as turns do."""
    path = tmp_path / "own.txt"
    path.write_text(
        "Q: What do you do?\nA: I do two things.\nMorning: I teach.\nEvening: I paint.\n"
        "Q: Where do you live?\nA: In Leeds.\n",
        "utf-8",
    )
    first, second = pairs_of(read(path))
    assert "Evening: I paint." in first[1]
    assert second == ("Where do you live?", "In Leeds.")


CLOCKED = {
    "name (time): words": "{who} (10:0{m}): {said}",
    "name [time]: words": "{who} [10:0{m} AM]: {said}",
    "name time: words": "{who} 10:0{m}: {said}",
    "name (date, time): words": "{who} (01.05.2023, 10:0{m}): {said}",
    "[time] name: words": "[10:0{m}] {who}: {said}",
    "[time]name: words": "[10:0{m} AM]{who}: {said}",
    "time name: words": "10:0{m} {who}: {said}",
    "time name – words": "10:0{m} {who} – {said}",
    "time - name: words": "10:0{m} - {who}: {said}",
    "date time name: words": "2023-05-01 10:0{m} {who}: {said}",
    "columns": "{who} | 10:0{m} | {said}",
    "name, time; words": "{who}, 10:0{m}\n{said}\n",
    "name time; words": "{who} 10:0{m} AM\n{said}",
    "name - time; words": "{who} - 10:0{m}\n{said}",
    "name • time; words": "{who} • 10:0{m}\n{said}",
    "name @ time; words": "{who} @ 10:0{m}\n{said}",
    "name day time; words": "{who} 05/01 10:0{m}\n{said}",
    "name, date time; words": "{who}, 01.05.2023 10:0{m}\n{said}\n",
    "name [date time]; words": "{who} [5/1/23 10:0{m} AM]\n{said}\n",
    "name; time; words": "{who}\n10:0{m}\n{said}",
    "name; date; words": "{who}\nMay 1, 2023, 10:0{m} AM\n{said}\n",
    "name; dash; time; words": "{who}\n — \nToday at 10:0{m} AM\n{said}",
}


@pytest.mark.parametrize("form", CLOCKED.values(), ids=CLOCKED)
def test_a_talk_is_one_however_time_and_name_stand(tmp_path: Path, form: str) -> None:
    """What the other one says of herself is not the owner's, and no time is a word."""
    talk = [
        ("Theo Marsh", "I live in Bonn now."),
        ("Mira", "Do you like it?"),
        ("Theo Marsh", "I do, the Rhine is beautiful."),
        ("Mira", "I live in Rome and love it."),
    ]
    lines = [form.format(who=who, said=said, m=m) for m, (who, said) in enumerate(talk)]
    path = tmp_path / "talk.txt"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("Do you like it?", "I do, the Rhine is beautiful.")]
    assert voices_of(brought) == ["I live in Bonn now."]
    assert brought.own_names >= {"Theo Marsh"}


def test_a_diary_with_times_is_no_talk(tmp_path: Path) -> None:
    """Its titles are each another one."""
    path = tmp_path / "diary.txt"
    path.write_text("Monday (10:00)\nI swim.\n\nTuesday (11:00)\nI read a lot.\n", "utf-8")
    assert not read(path).is_chat


def test_the_date_above_the_messages_of_a_day_is_nobodys_word(tmp_path: Path) -> None:
    """As KakaoTalk sets it on iOS, with the beginning of the file cut off."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "2023. 5. 1. 오전 10:02, 미라 : 어디에 살아?\n"
        "2023. 5. 1. 오전 10:03, Theo Marsh : 부산에 살아.\n\n2023년 5월 2일 화요일\n"
        "2023. 5. 2. 오전 10:02, 미라 : 안녕\n",
        "utf-8",
    )
    assert pairs_of(read(path)) == [("어디에 살아?", "부산에 살아.")]


def test_a_dash_that_was_sent_hides_nobody(tmp_path: Path) -> None:
    """The next message stays that of who wrote it."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "Mira 2023-05-01 10:00\nWhere do you live?\n\nTheo Marsh 2023-05-01 10:01\n-\n"
        "Mira 2023-05-01 10:02\nI live in Rome.\n\nTheo Marsh 2023-05-01 10:03\nIn Bonn.\n",
        "utf-8",
    )
    assert "Rome" not in own_words(read(path))


def test_an_answer_that_is_a_date_stays_one(tmp_path: Path) -> None:
    """Also where the next message is of that day."""
    path = tmp_path / "chat.txt"
    path.write_text(
        "[01.05.2023, 10:00:00] Mira: When do you marry?\n"
        "[01.05.2023, 10:01:00] Theo Marsh: 2. Mai 2023\n"
        "[02.05.2023, 10:02:00] Mira: Today!\n",
        "utf-8",
    )
    assert pairs_of(read(path)) == [("When do you marry?", "2. Mai 2023")]


@pytest.mark.parametrize("line", ["10:00" + " " * 60_000 + "1", "a" * 60_000])
def test_a_line_of_no_talk_is_passed_at_once(line: str) -> None:
    """Whatever it is made of; else one would take minutes."""
    begun = time.process_time()
    assert not looks_named(f"Mira\n{line}\n")
    assert not looks_headed(f"Mira\n{line}\n")
    assert time.process_time() - begun < 3
