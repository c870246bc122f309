"""Tables and conversations as people have them: each pair, and each line that was left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from backends.errors import FinetuneError, PersonaError
from desktop.studio.readers.bring import bring
from finetune.data.sources import read_source

FIELD = Path(__file__).parent
SUNDAYS = "What do you do on Sundays?"
BOATS = "I walk to the harbour and draw boats."
TEA = ("Which tea do you like?", "Smoky black tea, no sugar.")
WELD = ("Where did you learn to weld?", "In my uncle's yard, when I was fifteen.")
THREE = [(SUNDAYS, BOATS), TEA, WELD]
GERMAN = (
    "What do you do; on Sundays?",
    'I walk to the harbour,\nand draw "boats".',
)
TABLES = {
    "d03a-excel-german.csv": [
        GERMAN,
        TEA,
        (WELD[0], "In my uncle’s yard – at fifteen."),
    ],
    "d04-excel-unicode-text.csv": [*THREE, ("Café?", "Oui – l’été.")],
    "d06b-jsonl-pretty-printed.jsonl": THREE,
    "d07a-sharegpt-mixed-roles.json": [*THREE, ("Hi", "Hi."), ("one\ntwo", "Both.")],
    "d07c-messages.jsonl": THREE,
}
LEFT_OUT = {
    "d03a-excel-german.csv": ["line 6: the row is empty"],
    "d04-excel-unicode-text.csv": [],
    "d06b-jsonl-pretty-printed.jsonl": [],
    "d07a-sharegpt-mixed-roles.json": [
        "line 42: nothing was asked before an answer",
        "line 74: there is no answer",
        "line 86: the last question has no answer",
        "line 94: a call of a tool stands between question and answer",
        "line 114: the conversation is empty",
        "line 117: the conversation is empty",
        "line 120: it is no object",
    ],
    "d07c-messages.jsonl": ["line 4: there is no answer"],
}
Pairs = list[tuple[str, str]]


def by_persona_add(path: Path) -> tuple[Pairs, list[str]]:
    """Return pairs and what was left out, as ``avatar-chat persona add`` reads a file."""
    brought = bring(path, "Theo")
    pairs = [(pair.questions[0], pair.answers[0]) for pair in brought.pairs()]
    return pairs, [f"{one.place}: {one.why}" for one in brought.left_out]


def by_data_step(path: Path) -> tuple[Pairs, list[str]]:
    """Return the same, as the step ``data`` of the pipeline reads it."""
    source = read_source(path, "Theo")
    pairs = [(example.questions[0], example.answers[0]) for example in source.examples]
    return pairs, [text.removeprefix(f"{path.name}, ") for text in source.left_out]


EACH_WAY = pytest.mark.parametrize("read", [by_persona_add, by_data_step])
Read = Callable[[Path], tuple[Pairs, list[str]]]


@EACH_WAY
@pytest.mark.parametrize("name", TABLES)
def test_each_pair_is_read_and_each_other_line_is_told(name: str, read: Read) -> None:
    """In both ways in."""
    pairs, left_out = read(FIELD / name)
    assert pairs == [(q, a) for q, a in TABLES[name]]
    assert left_out == LEFT_OUT[name]


def test_d01a_a_chat_gives_only_what_its_owner_said() -> None:
    """As WhatsApp writes it on an iPhone."""
    pairs, left_out = by_persona_add(FIELD / "d01a-whatsapp-ios.txt")
    assert pairs == [("Are you at the pier?", "Yes.\nTwo lines, even three:\n  - rope")]
    assert len(left_out) == 4
    voices = bring(FIELD / "d01a-whatsapp-ios.txt", "Theo").voices()
    assert [voice.text for voice in voices] == ["12:30: that is a time, not a name"]


ROWS = [("Sunday?", "Boats, mostly."), ("Tea?", 'Black "tea".')]
QUOTED = [f'"{q}"{{0}}"{a.replace(chr(34), chr(34) * 2)}"' for q, a in ROWS]


def table(delimiter: str, header: str, *, above: str = "", end: str = "\n") -> str:
    """Return a table as a program with this delimiter writes it."""
    lines = [header.replace("|", delimiter), *(row.format(delimiter) for row in QUOTED)]
    return above + end.join(lines) + end


SIBLINGS = {
    "sep line": table(";", "Question|Answer", above="sep=;\r\n", end="\r\n").encode(),
    "capitals": table(",", "QUESTION |ANSWER").encode("utf-8-sig"),
    "tabs": table("\t", "prompt|completion").encode(),
    "bars": table("|", "instruction|output").encode(),
    "Windows": table(";", "Frage|Antwort", end="\r\n").encode("cp1252"),
    "UTF-16 of a Mac": table("\t", "question|answer").encode("utf-16-be"),
    "more columns": table(",", "question|answer").replace("\n", ",7\n").encode(),
    "alpaca": json.dumps([{"instruction": q, "input": "", "output": a} for q, a in ROWS]).encode(),
    "in an object": json.dumps({"data": [{"q": q, "a": a} for q, a in ROWS]}).encode(),
    "one bad line": "\n".join(
        [json.dumps({"question": q, "answer": a}) for q, a in ROWS] + ['{"question": "Cut o']
    ).encode(),
    "parts": "\n".join(
        json.dumps(
            {
                "messages": [
                    {"role": "system", "content": "You are Theo."},
                    {"role": "user", "content": [{"type": "text", "text": q}]},
                    {"role": "assistant", "content": a},
                ]
            }
        )
        for q, a in ROWS
    ).encode(),
}


@EACH_WAY
@pytest.mark.parametrize("data", SIBLINGS.values(), ids=SIBLINGS.keys())
def test_siblings_are_read_as_well(tmp_path: Path, data: bytes, read: Read) -> None:
    """Other delimiters, encodings, names of columns, shapes of records."""
    is_json = data.startswith((b"{", b"["))
    path = tmp_path / ("x.jsonl" if is_json else "x.csv")
    path.write_bytes(data)
    pairs, left_out = read(path)
    assert pairs == ROWS
    assert all("no JSON" in text for text in left_out)


NOTHING = {
    "header.csv": b"question,answer\n",
    "blank.jsonl": b"\n\n",
    "empty.json": b"[]",
    "other.json": b'[{"colour": "red"}, {"colour": "blue"}]',
    "asks.json": json.dumps([{"conversations": [{"from": "human", "value": "Hi?"}]}]).encode(),
}


def told_of(path: Path) -> str:
    """Return what is said of a file that gives nothing."""
    try:
        brought = bring(path, "Theo")
    except PersonaError as error:
        return error.what
    assert brought.items == []
    return "; ".join(one.why for one in brought.left_out)


@pytest.mark.parametrize("name", NOTHING)
def test_a_file_that_gives_nothing_says_so(tmp_path: Path, name: str) -> None:
    """Never "done, 0 warnings"."""
    path = tmp_path / name
    path.write_bytes(NOTHING[name])
    assert told_of(path)
    with pytest.raises(FinetuneError) as refused:
        read_source(path, "Theo")
    assert name in str(refused.value.what)


STAMPS = {
    "English, months first": "1/4/23, 10:{}\u202fPM - ",
    "Canadian": "2023-12-20, 5:{} p.m. - ",
    "German": "04.01.23, 10:{} - ",
    "German, iPhone": "[04.01.23, 10:{}:09] ",
    "French": "04/01/2023 à 10:{} - ",
    "Spanish": "4/1/23, 10:{} p.\xa0m. - ",
    "Portuguese": "04/01/2023 às 10:{} - ",
    "Indonesian": "04/01/23 pukul 10.{} - ",
    "Malay": "04/01/2023, 10:{} PTG - ",
    "Swedish": "2023-01-04 kl. 10:{} - ",
    "Finnish": "[4.1.2023 klo 10.{}.09] ",
    "Hungarian": "2023. jan. 4. 10:{} - ",
    "Bulgarian": "4.01.23 г., 10:{} ч. - ",
    "Greek": "4/1/23, 10:{} μ.μ. - ",
    "Arabic": "\u200f4\u200f/1\u200f/2023، 10:{} م - ",
    "Persian": "۱۴۰۱/۱۰/۱۴،\u200f ۱۰:{} - ",
    "Hindi": "04/01/23, 10:{} पूर्वाह्न - ",
    "Thai": "4/1/2566 10:{} น. - ",
    "Vietnamese": "10:{}, 04/01/2023 - ",
    "Japanese": "[2023/1/4 午前10:{}:09] ",
    "Korean": "2023. 1. 4. 오후 10:{}, ",
    "Chinese": "2023年1月4日 下午10:{} - ",
    "the month as a word": "[4 Jan 2023, 10:{}:09] ",
    "the month first": "Jan 4, 2023, 10:{} PM - ",
}
SAID = (("Mira", "At the pier?"), ("Theo", "Yes,\nsince 1/4/23, noon."), ("Mira", "Nice"))


@pytest.mark.parametrize("colon", [": ", " : ", "： ", ":"])
@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS.keys())
def test_whatsapp_writes_a_date_in_every_country_otherwise(
    tmp_path: Path, stamp: str, colon: str
) -> None:
    """Words, marks and orders of a country, not known one by one; a colon of any kind."""
    path = tmp_path / "chat.txt"
    lines = [f"{stamp.format(14 + n)}{who}{colon}{what}" for n, (who, what) in enumerate(SAID)]
    path.write_text("\n".join(lines), "utf-8")
    pairs, left_out = by_persona_add(path)
    assert pairs == [(SAID[0][1], SAID[1][1])]
    assert len(left_out) == 2


def messages(**names: str) -> list[dict[str, object]]:
    """Return a chat as records with these names of fields: who, what, when."""
    who, what, when = names["who"], names["what"], names["when"]
    said = (("Mira", "At the pier?"), ("Theo", "Yes, a café."), ("Mira", "Nice"))
    return [
        {who: sender, what: text, when: f"2023-01-04T10:1{n}:00"}
        for n, (sender, text) in enumerate(said)
    ]


DISCORD = [
    {**one, "author": {"id": "7", "name": str(one["author"]).lower(), "nickname": one["author"]}}
    for one in messages(who="author", what="content", when="timestamp")
]
META = [
    {
        "sender_name": one["sender_name"],
        "content": str(one["content"]).encode().decode("latin-1"),
        "timestamp_ms": 1_672_824_600_000 + n,
    }
    for n, one in enumerate(messages(who="sender_name", what="content", when="date"))
]
TELEGRAM = [
    {"id": n, "type": "message", "from_id": str(one["from"]), **one}
    for n, one in enumerate(messages(who="from", what="text", when="date"))
]
BARE = [{k: v for k, v in one.items() if k not in ("text", "date")} for one in TELEGRAM]
JSON_CHATS: dict[str, object] = {
    "Discord": {"guild": {"name": "G"}, "messages": DISCORD},
    "Instagram, newest first": {"participants": [], "messages": META[::-1]},
    "Signal": messages(who="sender", what="body", when="sent_at"),
    "Slack": messages(who="user", what="text", when="ts"),
    "Telegram, messages alone": TELEGRAM,
    "Telegram, one without a date": {"messages": [*TELEGRAM[:2], {**BARE[2], "text": "Nice"}]},
    "Telegram, a chat that was left": {"left_chats": {"list": [{"messages": TELEGRAM}]}},
    "Telegram, other fields": {
        "messages": [
            {**bare, "date_unixtime": str(1_672_824_600 + n), "text_entities": [{"text": text}]}
            for n, (bare, text) in enumerate(
                zip(BARE, [str(one["text"]) for one in TELEGRAM], strict=True)
            )
        ]
    },
}


@pytest.mark.parametrize("value", JSON_CHATS.values(), ids=JSON_CHATS.keys())
def test_chats_of_other_programs_give_what_their_owner_said(tmp_path: Path, value: object) -> None:
    """And never a word of somebody else as a fact or an answer."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(value), "utf-8")
    brought = bring(path, "Theo")
    assert [(p.questions, p.answers) for p in brought.pairs()] == [
        (("At the pier?",), ("Yes, a café.",))
    ]
    assert len(brought.items) == 1


PAIR = ("Where?", "In Bergen.")
OTHER = ("Tea?", "Black.")
BOTH = (PAIR, OTHER)


def turns(*roles: str, who: str, what: str) -> list[list[dict[str, object]]]:
    """Return both pairs as conversations with these roles and names of fields."""
    return [
        [{who: role, what: text} for role, text in zip(roles, pair, strict=True)] for pair in BOTH
    ]


RECORDS: dict[str, object] = {
    "a list of another name": {"faqs": [{"q": q, "a": a} for q, a in BOTH]},
    "rows of the Hub": {"rows": [{"row": {"question": q, "answer": a}} for q, a in BOTH]},
    "questions as keys": dict(BOTH),
    "columns by number": {
        "question": {"0": PAIR[0], "1": OTHER[0]},
        "answer": {"0": PAIR[1], "1": OTHER[1]},
    },
    "columns as lists": {"question": [PAIR[0], OTHER[0]], "answer": [PAIR[1], OTHER[1]]},
    "the better of two": [{"prompt": q, "chosen": a, "rejected": "Oslo."} for q, a in BOTH],
    "turns before": [{"instruction": OTHER[0], "output": OTHER[1], "history": [list(PAIR)]}],
    "contents": [{"contents": one} for one in turns("user", "model", who="role", what="parts")],
    "speakers": [
        {"dialogue": one} for one in turns("user", "bot", who="speaker", what="utterance")
    ],
}


@EACH_WAY
@pytest.mark.parametrize("value", RECORDS.values(), ids=RECORDS.keys())
def test_records_in_other_shapes_are_read(tmp_path: Path, value: object, read: Read) -> None:
    """Every pair of them."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value), "utf-8")
    assert read(path) == ([PAIR, OTHER], [])


MORE_TABLES = {
    "Markdown": "|question|answer|\n|:---|---:|\n|Where?|In Bergen.|\n|Tea?|Black.|\n",
    "Anki": "#separator:tab\n#html:false\nWhere?\tIn Bergen.\nTea?\tBlack.\n",
    "Anki, another one": "#separator:Semicolon\nWhere?;In Bergen.\nTea?;Black.\n",
    "an unknown language": "Pytanie;Odpowiedź\nWhere?;In Bergen.\nTea?;Black.\n",
    "escaped": 'question,answer\n"Where?","In Bergen."\n"Tea?","Black."\n',
}  # fmt: skip


@EACH_WAY
@pytest.mark.parametrize("text", MORE_TABLES.values(), ids=MORE_TABLES.keys())
def test_tables_of_other_programs_are_read(tmp_path: Path, text: str, read: Read) -> None:
    """No line of them that is no pair becomes one."""
    path = tmp_path / "x.csv"
    path.write_text(text, "utf-8")
    assert read(path) == ([PAIR, OTHER], [])


def test_quotation_marks_behind_a_backslash_are_those_of_the_text(tmp_path: Path) -> None:
    """As programs write them that know CSV from hearsay."""
    path = tmp_path / "x.csv"
    path.write_text('question,answer\n"Say \\"hi\\"?","\\"Hi\\", he said."\n', "utf-8")
    assert by_persona_add(path)[0] == [('Say "hi"?', '"Hi", he said.')]


REFUSED = {
    "form.csv": ("Time,Where?,Tea?\n9:00,In Bergen.,Black.\n9:10,In Oslo.,Green.\n", "form"),
    "chatgpt.json": ('[{"title": "t", "mapping": {}, "current_node": "b"}]', "a model's"),
    "one-text.json": ('[{"text": "<s>[INST] Where? [/INST] Oslo. </s>"}]', "in one text"),
    "chatml.json": ('[{"text": "<|im_start|>user\\nWhere?<|im_end|>"}]', "in one text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_become_wrong_words_is_not_taken(tmp_path: Path, name: str) -> None:
    """Answers of many people, of a model, or a whole prompt in the place of a fact."""
    text, why = REFUSED[name]
    path = tmp_path / name
    path.write_text(text, "utf-8")
    try:
        brought = bring(path, "Theo")
    except PersonaError as error:
        told = error.why
    else:
        assert brought.items == []
        told = "; ".join(one.why for one in brought.left_out)
    assert why in told


PIER = ("At the pier?", "Yes.")
STAMP = "2023-01-04T10:1{}:00Z"


def said(**names: str) -> list[dict[str, object]]:
    """Return a question and its answer as records with these names of fields."""
    return [
        {names["who"]: who, names["what"]: what, names["when"]: STAMP.format(n)}
        for n, (who, what) in enumerate(zip(("Mira", "Theo"), PIER, strict=True))
    ]


MATRIX: list[dict[str, object]] = [
    {**one, "content": {"body": one["content"], "msgtype": "m.text"}}
    for one in said(who="sender", what="content", when="origin_server_ts")
]
SKYPE = said(who="from", what="content", when="originalarrivaltime")[::-1]
NESTED: dict[str, object] = {
    "Matrix": {"room_name": "r", "messages": MATRIX},
    "Google Chat": {
        "messages": [
            {
                "creator": {"name": who, "email": "x"},
                "created_date": f"Wednesday, {n}",
                "text": text,
            }
            for n, (who, text) in enumerate(zip(("Mira", "Theo"), PIER, strict=True))
        ]
    },
    "Snapchat": {"mira": said(who="From", what="Content", when="Created")},
    "Skype": {"conversations": [{"displayName": "Mira", "MessageList": SKYPE}]},
    "TikTok": {
        "Chat History": {
            "ChatHistory": {"With Mira": said(who="From", what="Content", when="Date")}
        }
    },
    "capitals": said(who="Sender", what="Body", when="Timestamp"),
}


@pytest.mark.parametrize("value", NESTED.values(), ids=NESTED.keys())
def test_chats_are_found_however_deep(tmp_path: Path, value: object) -> None:
    """In lists in objects, whatever the fields' capitals."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(value), "utf-8")
    pairs, left_out = by_persona_add(path)
    assert pairs == [PIER]
    assert len(left_out) == 1


def test_chats_in_one_file_are_not_mixed(tmp_path: Path) -> None:
    """An answer in one is none to a question in another."""
    first = said(who="from", what="content", when="date")[:1]
    notice = {"from": "Mira", "content": "", "date": STAMP.format(0)}
    second = said(who="from", what="content", when="date")[1:]
    value = {"chats": [{"list": [notice, *first]}, {"list": [*second, notice]}]}
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(value), "utf-8")
    assert by_persona_add(path)[0] == []


TABLE_CHATS = {
    "KakaoTalk": 'Date,User,Message\n2023-01-04 10:10:00,"Mira","At the pier?"\n'
    '2023-01-04 10:11:00,"Theo","Yes."\n',
    "LinkedIn": "CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,Mira,Theo,2023-01-04 10:10:00 UTC,"
    "At the pier?\n1,Theo,Mira,2023-01-04 10:11:00 UTC,Yes.\n",
    "Discord": "AuthorID;Author;Date;Content;Attachments\n1;Mira;2023-01-04T10:10:00;"
    "At the pier?;\n2;Theo;2023-01-04T10:11:00;Yes.;\n",
}


@pytest.mark.parametrize("text", TABLE_CHATS.values(), ids=TABLE_CHATS.keys())
def test_a_chat_as_a_table_is_a_chat(tmp_path: Path, text: str) -> None:
    """Who, what and when in columns."""
    path = tmp_path / "chat.csv"
    path.write_text(text, "utf-8")
    assert by_persona_add(path)[0] == [PIER]


MODELS_CHATS: dict[str, object] = {
    "Claude": [
        {
            "uuid": "u",
            "chat_messages": [
                {"sender": "human", "text": "I love tea.", "created_at": STAMP.format(0)},
                {"sender": "assistant", "text": "I love Oslo.", "created_at": STAMP.format(1)},
            ],
        }
    ],
    "Open WebUI": [
        {
            "chat": {
                "messages": [
                    {"role": "user", "user": "user", "content": "I ask.", "timestamp": 1672824600},
                    {"role": "assistant", "user": "model", "content": "I say.", "timestamp": 9},
                ]
            }
        }
    ],
}


@pytest.mark.parametrize("value", MODELS_CHATS.values(), ids=MODELS_CHATS.keys())
def test_a_chat_with_a_model_gives_nothing(tmp_path: Path, value: object) -> None:
    """Neither the model's words nor the questions become facts."""
    path = tmp_path / "chat.json"
    path.write_text(json.dumps(value), "utf-8")
    with pytest.raises(PersonaError, match="chat with a model"):
        bring(path, "Theo")


TRANSCRIPTS = {
    "letters": "Q: Where?\nA: In Bergen.\n\nQ: Tea?\nA: Black.\n",
    "words": "Question 1: Where?\nAnswer: In\nBergen.\nQuestion 2: Tea?\nAnswer: Black.\n",
    "German": "Frage: Where?\nAntwort: In Bergen.\nFrage: Tea?\nAntwort: Black.\n",
    "Chinese": "问：Where?\n答：In Bergen.\n问：Tea?\n答：Black.\n".replace("：", "： "),
    "bold": "# About\n**Q:** Where?\n\n**A:** In Bergen.\n\n**Q:** Tea?\n\n**A:** Black.\n",
    "bold lines": "**Q: Where?**\n\nA: In Bergen.\n\n**Q: Tea?**\n\nA: Black.\n",
    "names": "Ann: Where?\nTheo: In Bergen.\nAnn: Tea?\nTheo: Black.\n",
    "capitals": "INTERVIEWER: Where?\nTHEO: In Bergen.\nINTERVIEWER: Tea?\nTHEO: Black.\n",
}


@pytest.mark.parametrize("text", TRANSCRIPTS.values(), ids=TRANSCRIPTS.keys())
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_text_with_names_before_the_lines_is_a_talk(
    tmp_path: Path, text: str, suffix: str
) -> None:
    """Questions and answers by their letters; of a talk, what the owner answered."""
    path = tmp_path / f"talk.{suffix}"
    path.write_text(text, "utf-8")
    pairs = [(q, " ".join(a.split())) for q, a in by_persona_add(path)[0]]
    assert pairs == [PAIR, OTHER]


def test_nobody_elses_words_become_the_owners(tmp_path: Path) -> None:
    """A talk without the owner, and chats of forms that are not understood."""
    talk = "Mira: I love tea.\nJonas: I drink coffee.\nMira: My boat is red.\nJonas: I know.\n"
    heads = (
        "[04-Jan-23 10:10 AM] Mira\n{}\n\n[04-Jan-23 10:11 AM] Jonas\n{}\n",
        "Mira, [04.01.2023 10:10]\n{}\n\nJonas, [04.01.2023 10:11]\n{}\n",
        "Jan 04, 2023 10:10:00 AM\nMira\n{}\n\nJan 04, 2023 10:11:00 AM\nJonas\n{}\n",
        "[10:10] Mira\n{}\n[10:11] Jonas\n{}\n",
    )
    for text in (talk, *(head.format("I love tea.", "I drink coffee.") for head in heads)):
        path = tmp_path / "x.txt"
        path.write_text(text, "utf-8")
        with pytest.raises(PersonaError):
            bring(path, "Theo")


def test_a_text_with_colons_is_a_text(tmp_path: Path) -> None:
    """Its points are no speakers, and a time in a sentence makes no chat."""
    text = "Name: Theo\nHome: I live in Bergen.\nAt 10:30 I drink tea.\nNote: I sing at 11:00.\n"
    path = tmp_path / "x.txt"
    path.write_text(text, "utf-8")
    assert len(bring(path, "Theo").items) >= 2


def test_a_diary_is_no_chat(tmp_path: Path) -> None:
    """A date above each entry, and no name."""
    path = tmp_path / "diary.txt"
    day = "2023-01-0{} 10:10\nI drink tea on day {}.\n\n"
    path.write_text("".join(day.format(n, n) for n in range(1, 5)), "utf-8")
    assert len(bring(path, "Theo").items) == 4


MORE_FIELDS: dict[str, object] = {
    "user, bot": [{"user": q, "bot": a} for q, a in BOTH],
    "user, model": [{"user": q, "model": a} for q, a in BOTH],
    "input, target": [{"input": q, "target": a} for q, a in BOTH],
    "text_input": [{"text_input": q, "output": a} for q, a in BOTH],
    "pairs in talks": [{"conversation": [{"human": q, "assistant": a}]} for q, a in BOTH],
    "patterns": {"intents": [{"tag": q, "patterns": [q], "responses": [a]} for q, a in BOTH]},
    "Chatbot": [
        {"messages": one} for one in turns("User", "Chatbot", who="role", what="content")
    ],
}  # fmt: skip


@EACH_WAY
@pytest.mark.parametrize("value", MORE_FIELDS.values(), ids=MORE_FIELDS.keys())
def test_pairs_under_other_names_are_read(tmp_path: Path, value: object, read: Read) -> None:
    """Every pair of them."""
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value), "utf-8")
    assert read(path) == ([PAIR, OTHER], [])


def test_blanks_before_a_quotation_mark_are_none(tmp_path: Path) -> None:
    """As people write who put a blank behind each comma."""
    path = tmp_path / "x.csv"
    path.write_text('"question", "answer"\n"Where?", "In Bergen."\n"Tea?", "Black."\n', "utf-8")
    assert by_persona_add(path)[0] == [PAIR, OTHER]
