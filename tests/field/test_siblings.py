"""More of what people bring, as programs of other languages, versions and mishaps leave it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.personas.importing import import_file, import_persona
from desktop.studio.readers.bring import bring
from persona.cards.lorebook import find_lore
from tests.field.test_cards import card, in_64, with_texts_of
from tests.field.test_more_chats import PAIRS, THEO, brought, pairs_of, zipped

MORE = ("Do you weld?", "No.")
BOTH = [("Where?", "In Bergen."), ("Tea?", "Black.")]
OF_WHATSAPP = {  # date and time of a message, and what the program writes in the place of words
    "Italian": ("14/10/24, 15:{} - ", "<Media omessi>|Hai eliminato questo messaggio|Posizione: "
                "https://maps.google.com/?q=45.1,9.1|IMG-20241014-WA0001.jpg (file allegato)"),
    "Spanish": ("[14/10/24, 15:{}:00] ", "imagen omitida|Eliminaste este mensaje.|audio omitido"
                "|sticker omitido|Videollamada perdida|Se eliminó este mensaje"),
    "French": ("[14/10/2024 à 15:{}:00] ", "image absente|vidéo absente|Appel vocal manqué"
               "|Vous avez supprimé ce message.|audio omis"),
    "Portuguese": ("14/10/2024 15:{} - ", "<Mídia oculta>|Você apagou esta mensagem"
                   "|figurinha omitida|Chamada de voz perdida|Mensagem apagada"),
    "Russian": ("14.10.2024, 15:{} - ", "<Без медиафайлов>|Вы удалили данное сообщение"
                "|Пропущенный аудиозвонок|изображение пропущено"),
    "Turkish": ("14.10.2024 15:{} - ", "Bu mesajı sildiniz|görüntü dahil edilmedi"
                "|Cevapsız sesli arama"),
    "Dutch": ("[14-10-2024 15:{}:00] ", "afbeelding weggelaten|Gemiste spraakoproep"
              "|Je hebt dit bericht verwijderd."),
    "Japanese": ("2024/10/14 15:{} - ", "<メディアは含まれていません>|画像は含まれていません"
                 "|このメッセージを削除しました|不在着信（音声）"),
    "Hebrew": ("14.10.2024, 15:{} - ", "<המדיה לא נכללה>|מחקת את ההודעה הזו"),
    "Arabic": ("\u200f14/10/2024، 15:{} - ", "<تم استبعاد الوسائط>|لقد حذفت هذه الرسالة"),
    "Hindi": ("14/10/24, 15:{} - ", "<मीडिया के बिना>|आपने यह मैसेज मिटाया"),
    "Polish": ("14.10.2024, 15:{} - ", "Usunąłeś/Usunęłaś tę wiadomość|grafika pominięta"
               "|Ta wiadomość została usunięta"),
    "Czech": ("14.10.24 15:{} - ", "Tato zpráva byla odstraněna|Tuto zprávu jste odstranil(a)"),
    "Indonesian": ("14/10/24 15.{} - ", "Anda menghapus pesan ini|Pesan ini dihapus"
                   "|gambar tidak disertakan"),
    "Vietnamese": ("15:{}, 14/10/2024 - ", "<Bỏ qua Media>|Bạn đã xóa tin nhắn này"),
    "Thai": ("14/10/2567 15:{} - ", "<ไม่มีสื่อ>|คุณได้ลบข้อความนี้"),
    "Swedish": ("2024-10-14 15:{} - ", "Du raderade det här meddelandet|bild utesluten"
                "|Missat röstsamtal"),
    "Chinese": ("[2024/10/14 15:{}:02] ", "你删除了此消息。|此訊息已被刪除|已忽略图像"
                "|未接视频来电|已略過圖片"),
    "Greek": ("14/10/24, 15:{} - ", "<Εξαίρεση πολυμέσων>|Διαγράψατε αυτό το μήνυμα"),
    "Korean": ("2024. 10. 14. 15:{} - ", "이 메시지를 삭제했습니다|삭제된 메시지입니다"),
    "of the north": ("14.10.24, 15:{} - ", "Poistit tämän viestin|Du slettede denne besked"
                     "|Du slettet denne meldingen"),
    "of the east": ("14.10.24, 15:{} - ", "Ви видалили це повідомлення|Ați șters acest mesaj"
                    "|Törölted ezt az üzenetet"),
    "a poll": ("14/10/24, 15:{} - ", "POLL:\nWhen shall we sail?\nOPTION: Monday (1 vote)\n"
               "OPTION: Sunday (0 votes)"),
}  # fmt: skip


@pytest.mark.parametrize("language", OF_WHATSAPP)
def test_what_whatsapp_writes_itself_is_nobodys(tmp_path: Path, language: str) -> None:
    """Pictures that were left out, calls, messages that are gone: in any language."""
    stamp, written = OF_WHATSAPP[language]
    said = [("Mira", PAIRS[0][0]), (THEO, PAIRS[0][1]), *((THEO, it) for it in written.split("|"))]
    lines = [f"{stamp.format(10 + n)}{who}: {what}\n" for n, (who, what) in enumerate(said)]
    found = brought(tmp_path, "chat.txt", "".join(lines))
    assert pairs_of(found) == PAIRS
    assert found.voices() == []


def test_words_about_messages_are_words(tmp_path: Path) -> None:
    """The owner tells of a message or a call; a caption below a file is theirs."""
    own = (
        "I deleted your message, sorry",
        "Did you delete this message?",
        "Ich hab deine Nachricht gelöscht",
        "\u200eIMG-20241014-WA0001.jpg (file attached)\nMy boat",
    )
    lines = [f"14/10/24, {n + 10}:31 - {THEO}: {text}\n" for n, text in enumerate(own)]
    found = brought(tmp_path, "chat.txt", f"14/10/24, 09:31 - Mira: Hi\n{''.join(lines)}")
    assert [voice.text for voice in found.voices()] == [*own[:3], "My boat"]


def test_a_message_that_only_begins_is_told(tmp_path: Path) -> None:
    """Where the file is cut off within a date."""
    text = f"[14/10/24, 15:31:00] Mira: Do you sail?\n[14/10/24, 15:32:00] {THEO}: Yes.\n"
    found = brought(tmp_path, "chat.txt", f"{text}[14/10/24, 15:4")
    assert pairs_of(found) == PAIRS
    assert "it is the beginning of a message: the file may be cut off" in found.reasons()


def discord(n: int, who: str, text: str, **more: object) -> dict[str, object]:
    """Return a message of Discord."""
    author = {"id": str(len(who)), "name": who.lower(), "nickname": who}
    when = f"2024-10-14T15:{30 + n}:00+02:00"
    return {"id": str(n), "timestamp": when, "content": text, "author": author, **more}


def meta(n: int, who: str, text: str, **more: object) -> dict[str, object]:
    """Return a message of Messenger or Instagram."""
    when = 1_728_912_600_000 + n * 60_000
    return {"sender_name": who, "timestamp_ms": when, "content": text, **more}


def slack(n: int, who: str, text: str, **more: object) -> dict[str, object]:
    """Return a message of Slack."""
    profile = {"real_name": who}
    return {"user": who[:1], "user_profile": profile, "text": text, "ts": f"17289126{n}0.1", **more}


SIGNAL = {"conversationId": "a", "source": "+4917011"}
HANGOUTS = {"conversations": [{"conversation": {"id": "x"}, "events": [{"sender_id": {}}]}]}
JSON_CHATS: dict[str, tuple[object, list[tuple[str, str]]]] = {
    "a reply to an older question": ([
        discord(1, "Mira", "Do you sail?"), discord(2, "Mira", "Do you weld?"),
        discord(3, THEO, "Yes.", type="Reply", reference={"messageId": "1"}),
        discord(4, THEO, "No.", type="Reply", reference={"messageId": "2"}),
    ], [*PAIRS, MORE]),
    "notices of Discord": ([
        discord(1, "Mira", "Do you sail?"), discord(2, THEO, "Yes.", type="Default"),
        discord(3, THEO, "Started a call that lasted 3 minutes.", type="Call"),
        discord(4, THEO, "Pinned a message.", type="ChannelPinnedMessage"),
    ], PAIRS),
    "signs of Messenger": ([
        meta(1, "Mira", "Do you sail?"), meta(2, THEO, "Yes."),
        meta(3, THEO, "You sent an attachment."), meta(4, THEO, "Liked a message"),
        meta(5, THEO, "Reacted 😮 to your message "), meta(6, THEO, "x", is_unsent=True),
        meta(7, THEO, "Theo started a video chat.", call_duration=0),
        meta(8, THEO, "Theo hat einen Anhang gesendet."),
        meta(9, THEO, "Hat mit ❤️ auf deine Nachricht reagiert "),
    ], PAIRS),
    "Messenger, encrypted": ({"participants": ["Mira", THEO], "messages": [
        {"senderName": "Mira", "text": "Do you sail?", "timestamp": 1_728_912_600_000},
        {"senderName": THEO, "text": "Yes.", "timestamp": 1_728_912_660_000, "isUnsent": False},
        {"senderName": THEO, "text": "gone", "timestamp": 1_728_912_670_000, "isUnsent": True},
    ]}, PAIRS),
    "a thread of Slack": ([
        slack(1, "Mira", "Do you sail?", thread_ts="1728912610.1"), slack(2, "Jo", "Lunch, all?"),
        slack(3, THEO, "Yes.", thread_ts="1728912610.1"),
    ], PAIRS),
    "Signal's own names": ([
        {"date": "2024-10-14 15:31:00", "sender": "Mira", "body": "Do you sail?"},
        {"date": "2024-10-14 15:32:00", "sender": "Me", "body": "Yes."},
    ], PAIRS),
    "Signal's directions": ([
        {**SIGNAL, "body": "Do you sail?", "sent_at": 1_728_912_600_000, "type": "incoming"},
        {**SIGNAL, "body": "Yes.", "sent_at": 1_728_912_660_000, "type": "outgoing"},
    ], PAIRS),
    "flags of whose it is": ({"messages": [
        {"timestamp": "2024-10-14T15:31:00", "from_me": False, "sender": "Mira",
         "data": "Do you sail?"},
        {"timestamp": "2024-10-14T15:32:00", "from_me": True, "sender": "Mira", "data": "Yes."},
    ]}, PAIRS),
    "Teams": ({"conversations": [{"MessageList": [
        {"displayName": THEO, "originalarrivaltime": "2024-10-14T15:32:00Z", "from": "8:theo",
         "messagetype": "RichText/Html", "content": "<p>Yes.</p>"},
        {"displayName": "Mira", "originalarrivaltime": "2024-10-14T15:31:00Z", "from": "8:mira",
         "messagetype": "Text", "content": "Do you sail?"},
    ]}]}, PAIRS),
}  # fmt: skip


@pytest.mark.parametrize("name", JSON_CHATS)
def test_chats_in_json_are_what_was_said(tmp_path: Path, name: str) -> None:
    """An answer goes with what it replies to; what a program says is nobody's."""
    value, pairs = JSON_CHATS[name]
    found = brought(tmp_path, "chat.json", json.dumps(value))
    assert pairs_of(found) == pairs
    assert found.voices() == []


CSV_CHATS = {
    "iMazing": "Chat Session,Message Date,Type,Sender ID,Sender Name,Text,Attachment\n"
    "Mira,2024-10-14 15:34:00,Incoming,+491,Mira,Do you sail?,\n"
    "Mira,2024-10-14 15:35:00,Outgoing,,,Yes.,\nMira,2024-10-14 15:36:00,Outgoing,,,,IMG.jpg\n",
    "SMS": "Date,Type,Name,Number,Message\n2024-10-14 15:34:00,Received,Mira,+491,Do you sail?\n"
    "2024-10-14 15:35:00,Sent,Mira,+491,Yes.\n",
    "WeChat": "localId,TalkerId,Type,IsSender,CreateTime,StrContent,StrTime,NickName,Sender\n"
    "1,1,1,0,1728912600,Do you sail?,2024-10-14 15:30:00,Mira,wxid_a\n"
    f"2,1,1,1,1728912660,Yes.,2024-10-14 15:31:00,{THEO},wxid_b\n",
    "LinkedIn, newest first": "CONVERSATION ID,FROM,TO,DATE,CONTENT\n"
    f"1,{THEO},Mira,2024-10-14 10:11:00 UTC,Yes.\n"
    f"1,Mira,{THEO},2024-10-14 10:10:00 UTC,Do you sail?\n",
}


@pytest.mark.parametrize("text", CSV_CHATS.values(), ids=CSV_CHATS.keys())
def test_chats_in_tables_know_whose_words_are_whose(tmp_path: Path, text: str) -> None:
    """By a direction or a flag, where both sides stand under one name."""
    assert pairs_of(brought(tmp_path, "chat.csv", text)) == PAIRS


def test_an_export_of_slack_names_its_people(tmp_path: Path) -> None:
    """In a list beside the channels; what is no chat is called so."""
    people = [{"id": "U1", "profile": {"real_name": "Mira"}}, {"id": "U2", "real_name": THEO}]
    said = [
        {"user": "U1", "text": "<@U2> Do you sail?", "ts": "1728912600.1"},
        {"user": "U2", "text": "Yes.", "ts": "1728912660.1"},
        {"user": "U2", "text": "<@U2> has joined", "ts": "1728912670.1", "subtype": "channel_join"},
    ]
    members = {"users.json": people, "channels.json": [{"id": "C"}], "general/1.json": said}
    data = zipped({name: json.dumps(value) for name, value in members.items()})
    found = brought(tmp_path, "export.zip", data)
    assert pairs_of(found) == [(f"{THEO} Do you sail?", "Yes.")]
    assert found.reasons()["it is no chat"]
    with pytest.raises(PersonaError, match=r"these are in it: Mira \(1\), Theo Marsh"):
        brought(tmp_path, "export.zip", data, "Nobody")


TEXT_CHATS = {
    "Whisper": ("talk.txt", "[00:00:01.000 --> 00:00:03.000]  Mira: Do you sail?\n"
                f"[00:00:03.500 --> 00:00:05.000]  {THEO}: Yes.\n"),
    "Teams, as text": ("talk.txt", "0:0:1.0 --> 0:0:3.0\nMira\nDo you sail?\n\n0:0:3.5 --> "
                       f"0:0:5.0\n{THEO}\nYes.\n\n0:0:6.0 --> 0:0:7.0\nMira\nI love tea.\n"),
    "Meet": ("talk.txt", f"00:00:00\n\nMira: Do you sail?\n{THEO}: Yes.\n\n00:05:00\n\n"
             "Mira: Oh.\n"),
    "WeChat, dates of a telephone": ("x.txt", "Mira 10/14/24 15:34\nDo you sail?\n\n"
                                     f"{THEO} 10/14/24 15:35\nYes.\n\nMira 10/14/24 15:36\nOh.\n"),
    "WeChat, dates in Chinese": ("x.txt", "Mira  2024年10月14日 15:34\nDo you sail?\n"
                                 f"{THEO}  2024年10月14日 15:35\nYes.\n"
                                 "Mira  2024年10月14日 15:36\nOh.\n"
                                 ),
    "KakaoTalk of an iPhone": ("x.txt", "Mira 님과 카카오톡 대화\n저장한 날짜 : 2024. 10. 16. "
                               "오후 3:34\n\n2024년 10월 14일 월요일\n2024. 10. 14. 오후 3:34, Mira"
                               f" : Do you sail?\n2024. 10. 14. 오후 3:35, {THEO} : Yes.\n2024. 10."
                               f" 14. 오후 3:36, {THEO} : 사진\n2024. 10. 14. 오후 3:37: Mira님이 "
                               "나갔습니다.\n"),
    "LINE of a computer": ("[LINE] Miraとのトーク.txt", "2024.10.14 月曜日\n"
                           f"15:34 Mira Do you sail?\n15:35 {THEO} Yes.\n15:36 {THEO} スタンプ\n"),
    "with times alone": ("x.txt", f"Mira — 14/10/2024 15:34\nDo you sail?\n{THEO} — 14/10/2024 "
                         "15:35\n[15:35]\nYes.\nMira — 14/10/2024 15:37\nOh.\n"),
}  # fmt: skip


@pytest.mark.parametrize("way", TEXT_CHATS)
def test_chats_in_text_of_other_forms(tmp_path: Path, way: str) -> None:
    """No notice, no time and no name of the other side is in the answer."""
    name, text = TEXT_CHATS[way]
    found = brought(tmp_path, name, text)
    assert pairs_of(found) == PAIRS
    assert len(found.items) == 1


def test_a_chat_that_was_copied_without_marks_gives_no_facts(tmp_path: Path) -> None:
    """What the other side says of itself would be told of the owner."""
    text = "Mira\nDo you sail?\n15:34\nYou sent\nYes.\n15:35\nMira\nI love tea.\n15:36\n"
    with pytest.raises(PersonaError, match="looks like a chat"):
        brought(tmp_path, "x.txt", text)


def csv(*lines: str) -> str:
    """Return a table of both pairs."""
    return "".join(f"{line}\n" for line in (*lines, "Where?,In Bergen.", "Tea?,Black."))


OTHER_TABLES = {
    "single marks": ("x.csv", "question,answer\n'Where?','In Bergen.'\n'Tea?','Black.'\n"),
    "a mark that is not closed": (
        "x.csv", 'question,answer\n"Where?","In Bergen.\n"Tea?","Black."\n'),
    "no answers of a database": ("x.csv", csv("question,answer", "Hm?,NULL", "Ha?,nan")),
    "Spanish": ("x.csv", csv("Pregunta,Respuesta")),
    "Russian": ("x.csv", csv("Вопрос,Ответ")),
    "marks of HTML": ("x.csv", "question,answer\n<p>Where?</p>,In <b>Bergen</b>.\nTea?,Black.<br>"),
    "Anki's text": ("x.txt", "#separator:tab\n#html:true\nWhere?\tIn&nbsp;Bergen.\nTea?\tBlack.\n"),
    "Quizlet's text": ("x.txt", "Where?\tIn Bergen.\nTea?\tBlack.\n"),
    "within Markdown": (
        "x.md", "# Me\n\n| Question | Answer |\n|---|---|\n"
        "| Where? | In Bergen. |\n| Tea? | Black. |"),
    "named XLSX": ("x.xlsx", csv("question,answer")),
    "named XLS": ("x.xls", csv("question,answer").replace(",", "\t")),
    "named JSON": ("x.json", csv("question,answer")),
    "JSON, named CSV": ("x.csv", json.dumps([{"question": q, "answer": a} for q, a in BOTH])),
    "JSON, fenced": (
        "x.txt", f"```json\n{json.dumps([{'question': q, 'answer': a} for q, a in BOTH])}\n```\n"),
    "Python's": ("x.json", repr([{"question": q, "answer": a} for q, a in BOTH])),
    "Python's lines": (
        "x.jsonl", "".join(f"{ {'question': q, 'answer': a} }\n" for q, a in BOTH)),
}  # fmt: skip


@pytest.mark.parametrize("way", OTHER_TABLES)
def test_tables_with_mishaps_give_their_pairs(tmp_path: Path, way: str) -> None:
    """One wrong mark costs nothing else; what a file is, its content says."""
    name, text = OTHER_TABLES[way]
    assert pairs_of(brought(tmp_path, name, text)) == BOTH


def test_a_workbook_is_one_whatever_its_name(tmp_path: Path) -> None:
    """It ended in a traceback under the name of a CSV."""
    from openpyxl import Workbook

    book = Workbook()
    for row in (("question", "answer"), *BOTH):
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    for name in ("x.csv", "x.xls", "x.txt"):
        assert pairs_of(brought(tmp_path, name, buffer.getvalue())) == BOTH


ENCODED = {
    "cp1251": "Вопрос;Ответ\nГде ты вырос?;В Бергене, у моря.\n",
    "koi8-r": "Вопрос;Ответ\nГде ты вырос?;В Бергене, у моря.\n",
    "cp1250": "Pytanie;Odpowiedź\nGdzie?;W Łodzi, żółw i źdźbło.\n",
    "iso-8859-2": "Otázka;Odpověď\nKde?;V Brně, příliš žluťoučký kůň.\n",
    "cp1253": "Ερώτηση;Απάντηση\nΠού μεγάλωσες?;Δίπλα στη θάλασσα.\n",
    "cp1254": "Soru;Cevap\nNerede büyüdün?;İzmir'de, şehir dışında, ağır değil.\n",
    "cp1255": "שאלה;תשובה\nאיפה גדלת?;בברגן, ליד הים.\n",
    "cp1256": "سؤال;جواب\nأين نشأت?;في بيرغن، بجانب البحر.\n",
    "mac-roman": "Frage;Antwort\nWo?;In Köln – „für immer“. Größe, Öl.\n",
}


@pytest.mark.parametrize("codec", ENCODED)
def test_tables_of_other_parts_of_the_world_are_read(tmp_path: Path, codec: str) -> None:
    """In the encodings of their old programs; and what was encoded twice."""
    text = ENCODED[codec]
    question, _, answer = text.splitlines()[1].partition(";")
    assert pairs_of(brought(tmp_path, "x.csv", text.encode(codec))) == [(question, answer)]
    twice = "question,answer\nWhere?,In Köln – für immer.\n".encode().decode("cp1252")
    assert pairs_of(brought(tmp_path, "x.csv", twice)) == [("Where?", "In Köln – für immer.")]


PAIR_RECORDS: Sequence[Mapping[str, object]] = [{"question": q, "answer": a} for q, a in BOTH]
TURNS = [[{"role": "user", "content": q}, {"role": "assistant", "content": a}] for q, a in BOTH]
OTHER_RECORDS: dict[str, object] = {
    "deep within": {"result": {"items": PAIR_RECORDS}},
    "by number": {"1": PAIR_RECORDS[0], "2": PAIR_RECORDS[1]},
    "texts in objects": [{"question": {"text": q}, "answer": {"value": a}} for q, a in BOTH],
    "the better talk of two": [{"chosen": one, "rejected": TURNS[0]} for one in TURNS],
    "SQuAD": {"data": [{"title": "t", "paragraphs": [
        {"context": "c", "qas": [{"question": q, "answers": [{"text": a}]} for q, a in BOTH]}]}]},
    "OpenAI's older one": [{"prompt": f"{q}\n\n###\n\n", "completion": f" {a}"} for q, a in BOTH],
    "in one text": [{"text": f"Q: {q}\nA: {a}"} for q, a in BOTH],
    "Portuguese": [{"pergunta": q, "resposta": a} for q, a in BOTH],
}  # fmt: skip


@pytest.mark.parametrize("value", OTHER_RECORDS.values(), ids=OTHER_RECORDS.keys())
def test_records_of_still_other_shapes(tmp_path: Path, value: object) -> None:
    """Every pair of them; a text of question and answer is no fact."""
    found = brought(tmp_path, "x.json", json.dumps(value))
    assert pairs_of(found) == BOTH
    assert found.statements() == []


FIRST_PERSON = {
    "French": "Je vis à Bergen. J'ai un chat. Mon oncle soudait.",
    "Spanish": "Mi tío era herrero. Me gusta el té.",
    "Japanese": "私は下田に住んでいます。僕は船を作る。",
    "Russian": "Я живу в Бергене. У меня есть кошка.",
}


@pytest.mark.parametrize("text", FIRST_PERSON.values(), ids=FIRST_PERSON.keys())
def test_the_first_person_of_other_languages_is_known(tmp_path: Path, text: str) -> None:
    """It was said not to be in the first person."""
    assert brought(tmp_path, "me.txt", text).left_out == []


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("x.txt", b"{\\rtf1\\ansi I live in Bergen.\\par}", "another office program"),
        ("x.txt", b"<!DOCTYPE html><html><p>I live in Bergen.</p>", "a web page"),
        ("x.json", json.dumps(HANGOUTS).encode(), "its shape is not known"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(
    tmp_path: Path, name: str, data: bytes, why: str
) -> None:
    """Not taken as a sentence with marks in it, nor as an empty talk."""
    try:
        found = brought(tmp_path, name, data)
    except PersonaError as error:
        told = [error.why]
    else:
        assert found.items == []
        told = [one.why for one in found.left_out]
    assert any(why in text for text in told)


def test_marks_of_markdown_are_no_words(tmp_path: Path) -> None:
    """Pictures and boxes of a list of tasks."""
    text = "- [x] I sail.\n\n![boat](a.png) I weld.\n"
    found = brought(tmp_path, "me.md", text)
    assert [one.text for one in found.statements()] == ["I sail.", "I weld."]


ENTRY = {"keys": ["buoy"], "content": "Green.", "selective": True, "secondary_keys": ["storm"]}
LORE: dict[str, tuple[dict[str, object], str, bool]] = {
    "not with others": ({**ENTRY, "extensions": {"selectiveLogic": 2}}, "A buoy?", True),
    "not with others, said": ({**ENTRY, "extensions": {"selectiveLogic": 2}}, "buoy, storm", False),
    "with others": ({**ENTRY, "extensions": {"selectiveLogic": 0}}, "buoy, storm", True),
    "capitals": ({"keys": ["Buoy"], "content": "Green.", "extensions": {"case_sensitive": True}},
                 "a buoy", False),
    "other marks": ({"keys": "sea; buoy\nboat", "content": "Green."}, "a boat", True),
}  # fmt: skip


@pytest.mark.parametrize("name", LORE)
def test_lore_of_sillytavern_is_told_when_it_is_meant(tmp_path: Path, name: str) -> None:
    """Its own fields stand in the extensions of an entry."""
    entry, said, is_told = LORE[name]
    path = tmp_path / "x.json"
    path.write_text(json.dumps(card(character_book={"entries": [entry]})), "utf-8")
    persona = import_persona(path, tmp_path / "home").persona
    assert bool(find_lore(persona.lore, (said,))) == is_told


LOGICS: dict[str, tuple[object, ...]] = {
    "any": (0, "0", 0.0, "AND ANY", "and_any", None, 7, "sometimes"),
    "not all": (1, "1", "NOT ALL", "NOT_ALL", "notAll"),
    "not any": (2, 2.0, "NOT ANY", "not_any"),
    "all": (3, "3", "AND ALL", "and_all", "andAll"),
}
SAID_BESIDE = {  # which of "storm" and "oar" is said: whether it is told, by each logic
    "A buoy?": {"not all", "not any"},
    "A buoy in a storm?": {"any", "not all"},
    "A buoy, a storm, an oar?": {"any", "all"},
    "A storm and an oar?": set(),
}


@pytest.mark.parametrize("logic", LOGICS)
@pytest.mark.parametrize("said", SAID_BESIDE)
def test_lore_is_selected_by_all_four_logics(tmp_path: Path, logic: str, said: str) -> None:
    """By number or in words, in a card's extensions or in a world info."""
    for n, written in enumerate(LOGICS[logic]):
        entry = {**ENTRY, "secondary_keys": ["storm", "oar"]}
        inner = {**entry, "extensions": {"selectiveLogic": written}}
        world = {"key": ["buoy"], "keysecondary": ["storm", "oar"], "content": "Green."}
        for m, one in enumerate((inner, {**world, "selectiveLogic": written, "selective": True})):
            path = tmp_path / f"{n}-{m}.json"
            path.write_text(json.dumps(card(character_book={"entries": [one]})), "utf-8")
            persona = import_persona(path, tmp_path / "home").persona
            assert bool(find_lore(persona.lore, (said,))) == (logic in SAID_BESIDE[said]), written


def test_cards_with_mishaps_are_whole(tmp_path: Path) -> None:
    """An empty frame, entries as a text, long notes of the creator, alternatives of a macro."""
    flat = {"spec": "chara_card_v2", "data": {}, "name": "Orla", "description": "x"}
    entries = json.dumps([{"keys": ["buoy"], "content": "Green."}])
    tables = [
        {**flat, "first_mes": "Hi."},
        card(character_book={"entries": entries}),
        card(creator_notes="n" * 70_000),
        card(first_mes="{{pick::Hi.::Hi.}}{{trim}}"),
    ]
    for n, table in enumerate(tables):
        path = tmp_path / f"{n}.json"
        path.write_text(json.dumps(table), "utf-8")
        persona = import_persona(path, tmp_path / "home").persona
        assert (persona.name, persona.greeting) == ("Orla", "Hi.")
        assert find_lore(persona.lore, ("A buoy?",)) == (("Green.",) if n == 1 else ())


def test_a_lorebook_in_a_picture_is_one(tmp_path: Path) -> None:
    """As NovelAI shares it."""
    book = {"lorebookVersion": 3, "entries": [{"text": "Green.", "keys": ["buoy"]}]}
    path = tmp_path / "x.png"
    path.write_bytes(with_texts_of(("naidata", in_64(book))))
    assert getattr(import_file(path, tmp_path / "home"), "n_entries", 0) == 1


def test_a_zip_named_otherwise_is_a_zip(tmp_path: Path) -> None:
    """A chat that was packed, and lost its ending."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "_chat.txt", f"14.10.24, 15:30 - Mira: Do you sail?\n14.10.24, 15:31 - {THEO}: Yes.\n"
        )
    path = tmp_path / "chat.txt"
    path.write_bytes(buffer.getvalue())
    assert pairs_of(bring(path, THEO)) == PAIRS
