"""Siblings of the fourth hunt: tables, documents and chats that lost or falsified words."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.studio.readers.bring import bring
from desktop.studio.readers.brought import Brought
from desktop.studio.sharing import open_shared
from persona.cards.exif import exif_texts
from persona.cards.lorebook import lorebook_from
from persona.cards.macros import fill
from persona.cards.parsing import parsed

OWNER = "Nora Field"
HOME, AT_HOME = "Where do you live?", "In Husum, behind the dyke."
NIGHT, AT_NIGHT = "What do you do at night?", "I count gulls."
BOTH = {(HOME, AT_HOME), (NIGHT, AT_NIGHT)}
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _bring(folder: Path, name: str, data: str | bytes, owners: tuple[str, ...] = ()) -> Brought:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return bring(path, OWNER, owners)


def _pairs(brought: Brought) -> set[tuple[str, str]]:
    return {(q, a) for pair in brought.pairs() for q in pair.questions for a in pair.answers}


def _facts(brought: Brought) -> list[str]:
    return [one.text for one in brought.statements()]


def _messages(*turns: object) -> str:
    return json.dumps({"messages": list(turns)})


def _said(role: str, text: str, **more: object) -> dict[str, object]:
    return {"role": role, "content": text, **more}


TABLES: dict[str, tuple[str, str | bytes, set[tuple[str, str]]]] = {
    "a cell of 200,000 characters": (
        "a.csv",
        f'question,answer\n{HOME},"{AT_HOME}"\nLong?,"{"word " * 40_000}"\n{NIGHT},{AT_NIGHT}\n',
        BOTH,
    ),
    "faults of formulas": (
        "a.csv",
        f"question,answer\nOld?,#DIV/0!\nWo?,#WERT!\nWhat?,#ZAHL!\n{NIGHT},{AT_NIGHT}\n",
        {(NIGHT, AT_NIGHT)},
    ),
    "columns of Anki": (
        "a.txt",
        "#separator:Semicolon\n#notetype column:1\n#deck column:2\nBasic;Me;My home;In Husum\n",
        {("My home", "In Husum")},
    ),
    "a bar in Markdown": (
        "a.md",
        f"| Question | Answer |\n|---|---|\n| {NIGHT} | gulls \\| owls |\n",
        {(NIGHT, "gulls | owls")},
    ),
    "articles and directions": (
        "a.csv",
        "\u200fالسؤال,\u200fالجواب\n\u200fأين تسكن؟,\u200fفي الإسكندرية.\n",
        {("أين تسكن؟", "في الإسكندرية.")},
    ),
    "Thai": (
        "a.csv",
        "คำถาม,คำตอบ\nคุณอยู่ที่ไหน,ฉันอยู่ที่กระบี่\n".encode("cp874"),
        {("คุณอยู่ที่ไหน", "ฉันอยู่ที่กระบี่")},
    ),
    "Japanese of Unix": (
        "a.csv",
        "質問,回答\nどこに住んでいますか,函館です。海のそばです。\n".encode("euc_jp"),
        {("どこに住んでいますか", "函館です。海のそばです。")},
    ),
    "lists beside each other": (
        "a.json",
        json.dumps({"questions": [HOME, NIGHT], "answers": [AT_HOME, AT_NIGHT]}),
        BOTH,
    ),
    "names and values apart": (
        "a.json",
        json.dumps(
            {"columns": ["question", "answer"], "data": [[HOME, AT_HOME], [NIGHT, AT_NIGHT]]}
        ),
        BOTH,
    ),
    "rows of a viewer": (
        "a.json",
        json.dumps(
            {
                "features": [{"name": "question"}],
                "rows": [{"row": {"question": HOME, "answer": AT_HOME}}],
            }
        ),
        {(HOME, AT_HOME)},
    ),
    "no number": (
        "a.json",
        f'[{{"question":"{HOME}","answer":NaN}},{{"question":"{NIGHT}","answer":"{AT_NIGHT}"}}]',
        {(NIGHT, AT_NIGHT)},
    ),
    "a number without end": (
        "a.json",
        f'[{{"id":{"9" * 6000},"question":"{HOME}","answer":"{AT_HOME}"}}]',
        {(HOME, AT_HOME)},
    ),
    "comments": (
        "a.jsonl",
        f"// mine\n{json.dumps({'question': HOME, 'answer': AT_HOME})}\n/* more */\n"
        + json.dumps({"question": NIGHT, "answer": AT_NIGHT}),
        BOTH,
    ),
    "an answer of no weight": (
        "a.jsonl",
        _messages(
            _said("user", HOME),
            _said("assistant", "In Rome.", weight=0),
            _said("user", NIGHT),
            _said("assistant", AT_NIGHT, weight=1),
        ),
        {(NIGHT, AT_NIGHT)},
    ),
    "an answer rated bad": (
        "a.jsonl",
        json.dumps({"prompt": HOME, "completion": "In Rome.", "label": False})
        + "\n"
        + json.dumps({"prompt": NIGHT, "completion": AT_NIGHT, "label": True}),
        {(NIGHT, AT_NIGHT)},
    ),
    "thoughts": (
        "a.jsonl",
        _messages(
            _said("user", HOME), _said("assistant", f"<think>\nHe asks.\n</think>\n{AT_HOME}")
        ),
        {(HOME, AT_HOME)},
    ),
}


@pytest.mark.parametrize("way", TABLES)
def test_tables_give_their_pairs_and_no_others(tmp_path: Path, way: str) -> None:
    """Nothing crosses, nothing is made up, nothing of a model is an answer."""
    name, data, right = TABLES[way]
    assert _pairs(_bring(tmp_path, name, data)) == right


def _zip(members: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def _package(part: str, kind: str) -> dict[str, str]:
    types = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{types}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{RELATED}/officeDocument" Target="{part}"/></Relationships>',
    }


def _workbook(*rows: str, before: str = "", after: str = "", names: str = SHEET) -> bytes:
    listed = "".join(f"<row>{row}</row>" for row in (_cells("Question", "Answer"), *rows))
    related = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    related = related if names == STRICT else RELATED
    return _zip(
        _package("xl/workbook.xml", "spreadsheetml.sheet")
        | {
            "xl/workbook.xml": f'<workbook xmlns="{names}" xmlns:r="{related}">'
            '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="r1" Type="{RELATED}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{names}">{before}'
            f"<sheetData>{listed}</sheetData>{after}</worksheet>",
        }
    )


def _cells(*texts: str) -> str:
    return "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)


MERGED = '<mergeCells><mergeCell ref="{}"/></mergeCells>'
WORKBOOKS: dict[str, tuple[bytes, set[tuple[str, str]]]] = {
    "one question over two rows": (
        _workbook(_cells(HOME, AT_HOME), _cells("", "By the sea."), after=MERGED.format("A2:A3")),
        {(HOME, AT_HOME), (HOME, "By the sea.")},
    ),
    "one answer over two rows": (
        _workbook(
            _cells(HOME, AT_HOME), _cells("Where is home?", ""), after=MERGED.format("B2:B3")
        ),
        {(HOME, AT_HOME), ("Where is home?", AT_HOME)},
    ),
    "the strict standard": (_workbook(_cells(HOME, AT_HOME), names=STRICT), {(HOME, AT_HOME)}),
    "faults and flags": (
        _workbook(
            _cells(HOME) + '<c t="e"><v>#REF!</v></c>', _cells("Well?") + '<c t="b"><v>1</v></c>'
        ),
        {("Well?", "True")},
    ),
    "characters that XML does not have": (
        _workbook(_cells(NIGHT, "I write _x005F_x000D_.")),
        {(NIGHT, "I write _x000D_.")},
    ),
    "a number that is not exact": (
        _workbook(_cells("How many?") + "<c><v>0.30000000000000004</v></c>"),
        {("How many?", "0.3")},
    ),
}


@pytest.mark.parametrize("way", WORKBOOKS)
def test_workbooks_say_what_they_show(tmp_path: Path, way: str) -> None:
    """Merged cells, strict names, faults and numbers."""
    data, right = WORKBOOKS[way]
    assert _pairs(_bring(tmp_path, "a.xlsx", data)) == right


def test_a_hidden_column_is_not_used_and_told(tmp_path: Path) -> None:
    """An old answer that nobody sees is no answer."""
    hidden = '<cols><col min="3" max="3" hidden="1"/></cols>'
    data = _workbook(_cells(HOME, AT_HOME, "In Rome."), before=hidden)
    brought = _bring(tmp_path, "a.xlsx", data)
    assert _pairs(brought) == {(HOME, AT_HOME)}
    assert any(str(note).endswith(": C") for note in brought.notes)


def _document(body: str, names: str = WORD) -> bytes:
    part = "word/document.xml"
    text = f'<w:document xmlns:w="{names}"><w:body>{body}</w:body></w:document>'
    return _zip(_package(part, "wordprocessingml.document") | {part: text})


def _run(text: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


DOCUMENTS = {
    "tracked": f"<w:p>{_run('I live in ')}<w:del>{_run('Rome', 'delText')}</w:del>"
    f"<w:ins>{_run('Husum')}</w:ins>{_run('.')}</w:p>",
    "a control": "<w:sdt><w:sdtContent><w:p>"
    f"{_run('I live in Husum.')}</w:p></w:sdtContent></w:sdt>",
    "a box": "<w:p><w:r><w:pict><w:txbxContent><w:p>"
    f"{_run('I live in Husum.')}</w:p></w:txbxContent></w:pict></w:r></w:p>",
    "moved and hidden": f"<w:p><w:moveFrom>{_run('I am gone.')}</w:moveFrom></w:p>"
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>I am hidden.</w:t></w:r></w:p>"
    f"<w:p>{_run('I live in Husum.')}</w:p>",
}


@pytest.mark.parametrize("way", DOCUMENTS)
def test_documents_say_what_they_show(tmp_path: Path, way: str) -> None:
    """Changes are accepted, boxes and controls are read, what is hidden is not."""
    assert _facts(_bring(tmp_path, "a.docx", _document(DOCUMENTS[way]))) == ["I live in Husum."]


def test_a_document_of_the_strict_standard_is_read(tmp_path: Path) -> None:
    """Its names are others, its words the same."""
    strict = _document(DOCUMENTS["tracked"], "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert _facts(_bring(tmp_path, "a.docx", strict)) == ["I live in Husum."]


def test_a_table_in_a_document_gives_its_pairs(tmp_path: Path) -> None:
    """As one in a workbook does; the text around it is read, too."""
    cells = ("Question", "Answer", HOME, AT_HOME)
    made = [f"<w:tc><w:p>{_run(text)}</w:p></w:tc>" for text in cells]
    rows = "".join(f"<w:tr>{''.join(made[n : n + 2])}</w:tr>" for n in (0, 2))
    body = f"<w:p>{_run('I count gulls.')}</w:p><w:tbl>{rows}</w:tbl>"
    brought = _bring(tmp_path, "a.docx", _document(body))
    assert _pairs(brought) == {(HOME, AT_HOME)}
    assert _facts(brought) == ["I count gulls."]


def test_macros_of_other_programs_are_no_words() -> None:
    """What sets a value says nothing; the others say what they stand for."""
    text = "Hi{{newline}}{{reverse:abc}}{{setvar::x::secret}}{{roll:1d1}}"
    assert fill(text, "Orla") == "Hi\ncba1"


def test_what_is_quoted_is_no_fact(tmp_path: Path) -> None:
    """Neither the lines that are answered, nor the first person in quotation marks."""
    text = "> I live in Rome.\n> I weld.\nI live in Husum.\n\n“I hate boats”, Tom says.\n"
    for name in ("a.txt", "a.md"):
        assert _facts(_bring(tmp_path, name, text)) == ["I live in Husum."]


def test_a_mail_gives_no_facts(tmp_path: Path) -> None:
    """Its first person is whoever wrote it."""
    text = "From: Tom\nTo: Nora Field\nSubject: home\nDate: 12 March\n\nI live in Rome.\n"
    with pytest.raises(PersonaError, match="It is a mail"):
        _bring(tmp_path, "a.txt", text)


ASKED, ANSWER, OTHER = "Where did you grow up?", "In Husum.", "zebra"


def _whatsapp(mark: str) -> str:
    lines = (f"Tom: {ASKED}", f"{OWNER}: {ANSWER} {mark}", f"Tom: {OTHER}")
    return "\n".join(f"12/03/2024, 14:0{n} - {line}" for n, line in enumerate(lines, start=5))


EDITED = (
    *("<Ce message a été modifié>", "<Questo messaggio è stato modificato>", "<Mensagem editada>"),
    *("<Dit bericht is bewerkt>", "<Сообщение изменено>", "<Bu mesaj düzenlendi>"),
    *("<تم تعديل هذه الرسالة>", "<このメッセージは編集されました>", "<Edytowano tę wiadomość>"),
)


@pytest.mark.parametrize("mark", EDITED)
def test_the_mark_of_an_edit_is_no_word(tmp_path: Path, mark: str) -> None:
    """In any language."""
    assert _pairs(_bring(tmp_path, "chat.txt", _whatsapp(mark))) == {(ASKED, ANSWER)}


def _matrix(n: int, who: str, **content: object) -> dict[str, object]:
    text = {"msgtype": "m.text", **content}
    about = {"type": "m.room.message", "event_id": f"${n}", "sender": who}
    return about | {"origin_server_ts": 1_710_252_000_000 + n * 60_000, "content": text}


REPLY = {"m.in_reply_to": {"event_id": "$1"}}
REPLACE = {"rel_type": "m.replace", "event_id": "$2"}
MATRIX = [
    _matrix(1, "@tom:x", body=ASKED),
    _matrix(2, OWNER, body=f"> <@tom:x> {ASKED}\n\nIn Hsum.", **{"m.relates_to": REPLY}),
    _matrix(3, OWNER, body=" * x", **{"m.new_content": {"body": ANSWER}, "m.relates_to": REPLACE}),
    _matrix(4, OWNER, body="boat.png", msgtype="m.image"),
    _matrix(5, "@tom:x", body=OTHER),
]
SLACK = [
    {"type": "message", "user": "U1", "ts": "1710252333.1", "text": ASKED}
    | {"user_profile": {"real_name": "Tom"}},
    {"type": "message", "user": "U2", "ts": "1710252393.1"}
    | {"text": "Husum &amp; Kiel, ask <@U1> or <https://x.org|him>."}
    | {"user_profile": {"real_name": OWNER}},
]
SNAP = {
    "tom": [
        {"From": who, "Content": text, "Created": f"2024-03-12 14:0{n}:00 UTC", "IsSender": own}
        for n, (who, text, own) in enumerate([("tom", ASKED, False), ("n.f", ANSWER, True)])
    ]
}
SIGTOP = "".join(
    f"From: {who}\nType: {way}\nSent: Tue, 12 Mar 2024 14:0{n}:33 +0100\n\n{text}\n\n"
    for n, (who, way, text) in enumerate(
        [("Tom (+491)", "incoming", ASKED), ("You", "outgoing", ANSWER), ("Tom", "incoming", OTHER)]
    )
)
IMESSAGE = (
    f"Mar 12, 2024  2:05:33 PM (Read by you)\n+4917011122\n{ASKED}\n\n"
    f"Mar 12, 2024  2:06:33 PM\nMe\n{ANSWER}\nTapbacks:\nLoved by +4917011122\n"
    f"    Mar 12, 2024  2:07:33 PM\n    +4917011122\n    {OTHER}\n\n"
    f"Mar 12, 2024  2:07:33 PM\n+4917011122\n{OTHER}\n\n"
)
TELEGRAM = {
    "name": "Tom",
    "messages": [
        {"id": n, "type": "message", "date": f"2024-03-12T14:0{n}:00", "from": who, "text": text}
        | {"from_id": who}
        for n, (who, text) in enumerate(
            [("Tom", ASKED), (OWNER, [{"type": "blockquote", "text": OTHER}, ANSWER])]
        )
    ],
}
TAVERN = "\n".join(
    json.dumps({"name": who, "is_user": own, "mes": text})
    for who, own, text in [("Mira", "false", ASKED), (OWNER, "true", ANSWER)]
)
ZOOM = (
    f"14:05:33 From Tom to Everyone:\n\t{ASKED}\n14:06:33 From {OWNER} to Everyone:\n"
    f'\tReplying to "{OTHER}..."\n\t\n\t{ANSWER}\n14:09:33 From {OWNER} to Everyone:\n'
    f'\tReacted to "{OTHER}" with 👍\n'
)
CHATS: dict[str, tuple[str, str]] = {
    "Matrix": ("a.json", json.dumps({"messages": MATRIX})),
    "Snapchat": ("a.json", json.dumps(SNAP)),
    "sigtop": ("a.txt", SIGTOP),
    "iMessage": ("a.txt", IMESSAGE),
    "a quotation in Telegram": ("a.json", json.dumps(TELEGRAM)),
    "flags as text": ("a.jsonl", TAVERN),
    "replies in Zoom": ("a.txt", ZOOM),
    "an older telephone": (
        "a.txt",
        f"12/03/2024, 14:05:33: Tom: {ASKED}\n12/03/2024, 14:06:33: {OWNER}: {ANSWER}\n",
    ),
}


@pytest.mark.parametrize("way", CHATS)
def test_a_chat_gives_the_owners_words_alone(tmp_path: Path, way: str) -> None:
    """As they stood at last, without what is repeated of others."""
    brought = _bring(tmp_path, *CHATS[way])
    assert _pairs(brought) == {(ASKED, ANSWER)}
    assert all(OTHER not in voice.text for voice in brought.voices())


def test_marks_of_slack_are_shown_as_slack_shows_them(tmp_path: Path) -> None:
    """Names for ids, labels for links."""
    brought = _bring(tmp_path, "a.json", json.dumps(SLACK))
    assert _pairs(brought) == {(ASKED, "Husum & Kiel, ask Tom or him.")}


def test_a_card_in_an_encoding_of_windows_keeps_its_letters() -> None:
    """A name is no row of marks for what was lost."""
    card = json.dumps({"name": "Jürgen", "description": "Föhr"}, ensure_ascii=False)
    assert parsed(card.encode("cp1252"))["name"] == "Jürgen"


@pytest.mark.parametrize("off", [0.0, "N", "disabled"])
def test_an_entry_that_is_off_otherwise_is_off(off: object) -> None:
    """A number with a point, a letter, another word."""
    entry = {"keys": ["buoy"], "content": "It is green.", "enabled": off}
    assert not lorebook_from({"entries": [entry]})[0].entries


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_comment_of_a_picture_in_either_order_of_bytes(codec: str) -> None:
    """Whatever order the other numbers have."""
    comment = b"UNICODE\0" + '{"name": "Orla"}'.encode(codec)
    head = b"II*\0\x08\0\0\0" + b"\x01\0" + b"\x69\x87\x04\0\x01\0\0\0\x1a\0\0\0" + b"\0" * 4
    inner = b"\x01\0" + b"\x86\x92\x07\0" + len(comment).to_bytes(4, "little") + b"\x2c\0\0\0"
    block = b"Exif\0\0" + head + inner + b"\0" * 4 + comment
    data = b"\xff\xd8\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + b"\xff\xda\0\0"
    assert b'"Orla"' in b"".join(exif_texts(data))


def test_an_entry_whose_lot_is_never_drawn_is_off() -> None:
    """A probability of 0 is how SillyTavern switches an entry off."""
    drawn = {"keys": ["buoy"], "content": "It is green.", "probability": 0, "useProbability": True}
    beside = {"keys": ["pier"], "content": "It is long.", "extensions": dict(drawn)}
    always = {**drawn, "useProbability": False}
    assert not lorebook_from({"entries": [drawn, beside]})[0].entries
    assert lorebook_from({"entries": [always]})[0].entries


def test_a_shared_avatar_with_faults_names_the_file_that_was_sent(tmp_path: Path) -> None:
    """Not the folder it was unpacked into, which is gone."""
    shared = tmp_path / "nora.avatar"
    parts = {"avatar/persona.toml": 'name = "Nora"\ngreeting = "Hi."\nsystem_prompt = "You."\n'}
    parts |= {"avatar/about.json": '{"format": 1}', "avatar/facts.jsonl": ""}
    shared.write_bytes(_zip(parts | {"avatar/examples.jsonl": "not json\n"}))
    with pytest.raises(PersonaError) as refused:
        open_shared(shared, tmp_path / "personas")
    assert "nora.avatar" in refused.value.what
    assert ".opened" not in f"{refused.value.what} {refused.value.todo}"
