"""Tables of questions and answers: every delimiter, encoding and header that owners have."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest

from backends.errors import PersonaError
from desktop.studio.readers.tables import AS_THEY_STAND
from persona.cards.decoding import decode
from tests.studio.conftest import left_of, pairs_of, read

EN = [("What do you do on Sundays?", "I walk, and draw."), ("Tea?", "Black; no sugar.")]
DE = [("Was machst du sonntags?", "Ich gehe über die Brücke, weißt du."), ("Tee?", "Süß; schön.")]
ZH = [("你是哪里人？", "我是柳州人，在那里长大。"), ("你喜欢喝什么？", "我喜欢喝茶，不要糖。")]
TW = [("你是哪裡人？", "我是台灣人，在這裡長大。"), ("你喜歡喝什麼？", "我喜歡喝茶，還有咖啡。")]
KO = [
    ("어디에서 왔어요?", "부산에서 왔어요, 바다가 좋아요."),
    ("무슨 차를 좋아해요?", "홍차를 좋아해요."),
]
HEADERS = {"en": "Question,Answer", "de": "FRAGE,Antwort ", "zh": "问题,回答", "ko": "질문,답변"}
DELIMITERS = [";", ",", "\t", "|"]


JA = [
    ("どこに住んでいますか？", "東京に住んでいます。"),
    ("お茶は好きですか？", "はい、大好きです。"),
]


def table(pairs: list[tuple[str, str]], delimiter: str, header: str = "") -> str:
    """Return a table as Excel writes it."""
    rows = [tuple(header.split(",")), *pairs] if header else pairs
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines)


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("header", ["", *HEADERS.values()])
def test_every_delimiter_with_and_without_a_header(
    tmp_path: Path, delimiter: str, header: str
) -> None:
    """The header is known in four languages, in any case; none is needed."""
    path = tmp_path / "table.csv"
    path.write_bytes(table(EN, delimiter, header).encode())
    brought = read(path)
    assert pairs_of(brought) == EN
    assert brought.left_out == []
    assert [item.place.line for item in brought.items] == ([2, 3] if header else [1, 2])


@pytest.mark.parametrize(
    ("pairs", "encoding", "name"),
    [
        (EN, "utf-8", "UTF-8"),
        (DE, "utf-8-sig", "UTF-8"),
        (KO, "utf-8", "UTF-8"),
        (DE, "utf-16", "UTF-16"),
        (ZH, "utf-16", "UTF-16"),
        (DE, "utf-16-le", "UTF-16"),
        (DE, "cp1252", "Windows-1252"),
        (ZH, "gb18030", "GB18030"),
        (ZH, "gb2312", "GB18030"),
        (TW, "big5", "Big5"),
        (KO, "cp949", "CP949"),
        (JA, "shift_jis", "Shift-JIS"),
        ([("Über?", "Öl")], "cp1252", "Windows-1252"),
        ([("姓名？", "王")], "gb18030", "GB18030"),
        ([("姓名？", "王")], "big5", "Big5"),
        ([("이름?", "민수")], "cp949", "CP949"),
        ([("Où êtes-vous ?", "Là-bas, à côté… «ici»")], "cp1252", "Windows-1252"),
    ],
)
def test_every_encoding(
    tmp_path: Path, pairs: list[tuple[str, str]], encoding: str, name: str
) -> None:
    """It is told by the bytes, and said."""
    path = tmp_path / "table.csv"
    path.write_bytes(table(pairs, ";", "Frage,Antwort").encode(encoding))
    brought = read(path)
    assert pairs_of(brought) == pairs
    assert brought.encoding == name


@pytest.mark.parametrize(
    ("said", "encoding"),
    [
        *(("我住在北京。", "gb18030"), ("你住在哪里？我住在上海。", "gb18030")),
        *(("李伟", "gb18030"), ("똠방각하를 좋아해요.", "cp949")),
        *(("我叫李明，今年三十岁。\n我在一家银行工作。\n", "gb18030"), ("我住在台北。", "big5")),
        *(("名前は田中太郎。\n", "shift_jis"), ("父は医者、母は看護師。\n", "shift_jis")),
        *(("父は医者、母は看護師。\n", "euc_jp"), ("저는 서울에 살아요.", "euc_kr")),
        *(("Bydlím v Plzni. Žiju s přítelkyní.", "cp1250"), ("Élek Győrben, őszintén.", "cp1250")),
        *(("Jag är född i Malmö, på ön.", "cp1252"), ("Ele põe açúcar e não é são.", "cp1252")),
        *(("Født på Færøerne, í Tórshavn.", "cp1252"), ("ผมอยู่ที่กรุงเทพ\nชอบกินน้ำแข็ง", "cp874")),
        *(("Меня зовут Олег.", "cp1251"), ("أعيش في القاهرة.\nعندي طفلان.", "cp1256")),
    ],
)
def test_a_few_words_tell_their_encoding(said: str, encoding: str) -> None:
    """A file of a line or two is read as what it is."""
    assert decode(said.encode(encoding))[0] == said


def test_excels_own_first_line_names_the_delimiter(tmp_path: Path) -> None:
    """As it writes it for itself: ``sep=;``."""
    path = tmp_path / "table.csv"
    path.write_bytes(codecs.BOM_UTF8 + b"sep=|\r\nq|a\r\nWhy, then?|Because; so.\r\n")
    assert pairs_of(read(path)) == [("Why, then?", "Because; so.")]


def test_a_cell_keeps_its_lines_delimiters_and_quotes(tmp_path: Path) -> None:
    """As a spreadsheet quotes them; the next row has its own line number."""
    path = tmp_path / "table.csv"
    text = 'Frage;Antwort\r\n"One;\r\ntwo?";"He said ""no"".\r\n\r\nYes."\r\nTea?;Black\r\n;\r\n'
    path.write_bytes(text.encode())
    brought = read(path)
    assert pairs_of(brought) == [("One;\ntwo?", 'He said "no".\n\nYes.'), ("Tea?", "Black")]
    assert brought.items[1].place.line == 6
    assert left_of(brought) == [("line 7", "the row is empty")]


def test_other_columns_are_named_and_rows_without_half_are_left_out(tmp_path: Path) -> None:
    """By line, with the reason."""
    path = tmp_path / "table.csv"
    path.write_text(
        "Nr;Thema;Frage;Antwort;Notiz\n1;Tee;Which tea?;Black;x\n2;;Which cake?;;\n"
        "3;;;None.;\n4;;One?;Two.;x;y;z\n",
        "utf-8",
    )
    brought = read(path)
    assert pairs_of(brought) == [("Which tea?", "Black")]
    assert brought.pairs()[0].topic == "Tee"
    assert brought.notes == ["columns that are not used: Notiz"]
    assert left_of(brought) == [
        ("line 3", "there is no answer"),
        ("line 4", "there is no question"),
        ("line 5", "it has 7 cells, and the table 5 columns: quote its delimiters"),
    ]


@pytest.mark.parametrize(
    "header",
    [
        *("Question,Notes,Answer text", "Frage,Notizen,Antworttext", "问题,备注,回答内容"),
        *("Question,Answer date,Answer given", "Asked,Note,My own answers here"),
    ],
)
def test_a_longer_name_tells_the_column_of_answers(tmp_path: Path, header: str) -> None:
    """Not what happens to stand behind the question; of several the one with most words."""
    path = tmp_path / "table.csv"
    path.write_text(f"{header}\nWhere?,old,In the yard.\nWhen?,new,At noon.\n", "utf-8")
    assert pairs_of(read(path)) == [("Where?", "In the yard."), ("When?", "At noon.")]


def test_kinds_ids_and_facts_of_our_own_columns(tmp_path: Path) -> None:
    """What `persona.model` knows; an unknown kind is left out."""
    path = tmp_path / "table.csv"
    path.write_text(
        "id,kind,question,answer,facts\na,unanswerable,Your salary?,,\nb,,Work?,I weld.,f01 f02\n"
        "c,nonsense,What?,That.,\n",
        "utf-8",
    )
    brought = read(path)
    first, second = brought.pairs()
    assert (first.kind, first.answers, second.facts) == ("unanswerable", (), ("f01", "f02"))
    assert left_of(brought)[0][1].startswith("its kind is none of")


def test_a_header_without_known_words_is_no_pair(tmp_path: Path) -> None:
    """The column that asks is found by its question marks."""
    path = tmp_path / "table.csv"
    path.write_text("wer;was;wie\nx;Which tea?;Black\nx;Which cake?;None\n", "utf-8")
    assert pairs_of(read(path)) == [("Which tea?", "Black"), ("Which cake?", "None")]


def test_a_table_in_a_text_file(tmp_path: Path) -> None:
    """As Excel saves "Unicode text"."""
    path = tmp_path / "table.txt"
    path.write_bytes(table(EN, "\t", "Question,Answer").encode("utf-16"))
    assert pairs_of(read(path)) == EN


def test_quotes_that_are_not_doubled_are_read_and_noted(tmp_path: Path) -> None:
    """As people type them."""
    path = tmp_path / "table.csv"
    path.write_text('question,answer\nTea?,"Black" is best\nCake?,"None" or "two"\n', "utf-8")
    brought = read(path)
    assert [question for question, _ in pairs_of(brought)] == ["Tea?", "Cake?"]
    assert brought.notes == ["quotation marks inside of cells are not doubled; read as they stand"]


def test_a_quote_that_never_ends_costs_nothing(tmp_path: Path) -> None:
    """It would swallow all that follows."""
    path = tmp_path / "table.csv"
    path.write_text('question,answer\nTea?,Black\nCake?,"None\nPie?,Two\n', "utf-8")
    brought = read(path)
    assert [pair.answers[0] for pair in brought.pairs()] == ["Black", "None", "Two"]
    assert brought.notes == [AS_THEY_STAND]


def test_a_sheet_is_read_as_a_table(tmp_path: Path) -> None:
    """Numbers, empty rows, a title above the header, two sheets of which one has no questions."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [["My answers"], ["Frage", "Antwort", "Datum"], ["Alter?", 71], [], ["Tee?", "Süß"]]:
        sheet.append(row)
    other = book.create_sheet("Liste")
    other.append(["nothing"])
    path = tmp_path / "book.xlsx"
    book.save(path)
    brought = read(path)
    assert pairs_of(brought) == [("Alter?", "71"), ("Tee?", "Süß")]
    assert str(brought.items[1].place) == "Sheet, line 5"
    assert ("Liste", "the sheet has no questions and answers") in left_of(brought)
    assert brought.notes == ["columns that are not used: Datum"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_the_plain_shapes_of_json(tmp_path: Path, indent: int | None, suffix: str) -> None:
    """As a list or one after the other, on a line each or pretty-printed."""
    records = [
        {"question": "Tea?", "answer": "Black."},
        {"instruction": "Translate it.", "input": "Boot", "output": "Boat."},
        {"Frage": "Woher?", "Antwort": "Aus Kiel."},
        {
            "id": "x",
            "kind": "answerable",
            "questions": ["A?", "B?"],
            "answers": ["C."],
            "facts": [],
        },
        {"prompt": "Hm?", "completion": "Ja."},
    ]
    path = tmp_path / f"records.{suffix}"
    texts = [json.dumps(one, indent=indent, ensure_ascii=False) for one in records]
    text = "\n".join(texts) if suffix == "jsonl" else json.dumps(records, indent=indent)
    path.write_text(text, "utf-8")
    assert pairs_of(read(path)) == [
        ("Tea?", "Black."),
        ("Translate it.\nBoot", "Boat."),
        ("Woher?", "Aus Kiel."),
        ("A?|B?", "C."),
        ("Hm?", "Ja."),
    ]


def test_lists_of_two_texts_and_columns_of_a_talk_are_pairs(tmp_path: Path) -> None:
    """As scripts write them: a list for each pair, or the names of the speakers as columns."""
    for name, value in (
        ("lists.json", [["Do you sail?", "Daily."], ["With whom?", "Alone."]]),
        (
            "roles.json",
            [
                {"user": "Do you sail?", "assistant": "Daily."},
                {"human": "With whom?", "gpt": "Alone."},
            ],
        ),
    ):
        (tmp_path / name).write_text(json.dumps(value), "utf-8")
        found = pairs_of(read(tmp_path / name))
        assert found == [("Do you sail?", "Daily."), ("With whom?", "Alone.")]


def test_sharegpt_with_mixed_names_of_roles(tmp_path: Path) -> None:
    """Those of the field report, and a conversation of several turns."""
    listed = [
        [("human", "One?"), ("gpt", "1")],
        [("Human ", "Two?"), ("GPT", "2"), ("user", "Three?"), ("assistant", "3")],
        [("system", "You are Theo."), ("user", "Four?"), ("model", "4")],
        [("gpt", "Hi first"), ("human", "Five?"), ("gpt", "5")],
        [("human", "Say"), ("gpt", "")],
        [("human", "open")],
        [("human", "call"), ("function_call", "{}"), ("observation", "ok"), ("gpt", "Done")],
        [("human", "Six?"), ("narrator", "Rain."), ("gpt", "6")],
        [("human", "Seven?"), ("Theo Marsh", "7")],
        [],
    ]
    records = [{"conversations": [{"from": r, "value": t} for r, t in one]} for one in listed]
    path = tmp_path / "sharegpt.json"
    path.write_text(json.dumps([*records, {"conversations": None}, "text"]), "utf-8")
    brought = read(path)
    numbers = ["One?", "Two?", "Three?", "Four?", "Five?", "Seven?"]
    assert pairs_of(brought) == list(zip(numbers, "123457", strict=True))
    assert [why for _, why in left_of(brought)] == [
        "nothing was asked before an answer",
        "there is no answer",
        "the last question has no answer",
        "a call of a tool stands between question and answer",
        'the role "narrator" is not known',
        "the conversation is empty",
        "the conversation is empty",
        "it is no object",
    ]
    assert brought.n_read == 12


def test_a_conversation_with_the_owner_by_name_is_nobody_elses(tmp_path: Path) -> None:
    """What a model said to the owner is no answer of the owner."""
    turns = [("Theo Marsh", "Who are you?"), ("gpt", "A model."), ("Theo Marsh", "I am Theo.")]
    path = tmp_path / "named.json"
    path.write_text(json.dumps([{"messages": [{"role": r, "content": t} for r, t in turns]}]))
    assert pairs_of(read(path)) == [("A model.", "I am Theo.")]


def test_messages_whose_content_is_a_list_of_parts(tmp_path: Path) -> None:
    """Text is taken, a picture is not, and nothing is left out silently."""
    parts = [{"type": "image_url", "image_url": {}}, {"type": "text", "text": "Which boat?"}]
    lines: list[object] = [
        {
            "messages": [
                {"role": "user", "content": parts},
                {"role": "assistant", "content": "Mine."},
            ]
        },
        {"messages": [{"role": "user", "content": "a?"}, {"role": "assistant", "content": None}]},
        [{"role": "user", "content": "b?"}, {"role": "assistant", "content": "B"}],
        {
            "prompt": [{"role": "user", "content": "c?"}],
            "completion": [{"role": "assistant", "content": "C"}],
        },
    ]
    path = tmp_path / "messages.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("Which boat?", "Mine."), ("b?", "B"), ("c?", "C")]
    assert left_of(brought) == [("line 2", "there is no answer")]


def test_one_conversation_and_a_list_in_an_object(tmp_path: Path) -> None:
    """Both are met in the wild."""
    path = tmp_path / "one.json"
    turns = [{"role": "user", "content": "a?"}, {"role": "assistant", "content": "A"}]
    path.write_text(json.dumps(turns), "utf-8")
    assert pairs_of(read(path)) == [("a?", "A")]
    path.write_text(
        json.dumps({"version": 1, "data": [{"q": "a?", "a": "A"}, {"q": "b?"}]}), "utf-8"
    )
    brought = read(path)
    assert pairs_of(brought) == [("a?", "A")]
    assert left_of(brought)[0][0] == "record 2"


def test_good_records_around_a_bad_line_are_offered(tmp_path: Path) -> None:
    """Its line is named; also where records are pretty-printed, and where a file is cut off."""
    good = [json.dumps({"question": f"{n}?", "answer": str(n)}) for n in range(3)]
    path = tmp_path / "records.jsonl"
    path.write_text("\n".join([good[0], '{"question": "x', good[1], "nonsense", good[2]]), "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("0?", "0"), ("1?", "1"), ("2?", "2")]
    assert {place for place, _ in left_of(brought)} == {"line 2", "line 4"}
    pretty = json.dumps([json.loads(one) for one in good], indent=2)
    path = tmp_path / "records.json"
    path.write_text(pretty[: pretty.rindex('"answer"')], "utf-8")
    brought = read(path)
    assert pairs_of(brought) == [("0?", "0"), ("1?", "1")]
    assert len(brought.left_out) >= 1


@pytest.mark.parametrize(
    "table_",
    [
        "User,Question,Answer\nben,Where from?,Leeds.\nben,Work?,I teach.\nben,Sing?,No.\n",
        "Question #,Question,Answer\n1,Where from?,Leeds.\n2,Work?,I teach.\n3,Sing?,No.\n",
        "Art;Frage;Meine Antwort\nLeben;Where from?;Leeds.\nJob;Work?;I teach.\n;Sing?;No.\n",
        "Question,Category,My answer\nWhere from?,Home,Leeds.\nWork?,Job,I teach.\nSing?,x,No.\n",
    ],
)
def test_what_stands_beside_question_and_answer_is_neither(tmp_path: Path, table_: str) -> None:
    """Who asked, a number, a sort: other columns whose names might be a question's, too."""
    path = tmp_path / "table.csv"
    path.write_text(table_, "utf-8")
    wanted = [("Where from?", "Leeds."), ("Work?", "I teach."), ("Sing?", "No.")]
    assert pairs_of(read(path)) == wanted


def test_several_pairs_in_a_row_are_several(tmp_path: Path) -> None:
    """Question 1, answer 1, question 2, answer 2."""
    path = tmp_path / "table.csv"
    header = "Frage 1;Antwort 1;Frage 2;Antwort 2"
    path.write_text(f"{header}\nWhere from?;Leeds.;Work?;I teach.\n", "utf-8")
    assert pairs_of(read(path)) == [("Where from?", "Leeds."), ("Work?", "I teach.")]


def test_a_table_of_a_talk_is_no_table_of_pairs(tmp_path: Path) -> None:
    """Names would be the answers."""
    path = tmp_path / "table.csv"
    path.write_text(
        "Speaker,Text\nBen,Where from?\nAda,Leeds.\nBen,Work?\nAda,I teach.\nBen,Sing?\nAda,No.\n",
        "utf-8",
    )
    with pytest.raises(PersonaError, match="is not clear"):
        read(path)


@pytest.mark.parametrize(
    "value",
    [
        {
            "train": [{"question": "Tea?", "answer": "Black."}],
            "test": [{"question": "Milk?", "answer": "No."}],
        },
        {
            "qa": [
                {"question": "Tea?", "answer": "Black."},
                {"question": "Milk?", "answer": "No."},
            ],
            "tags": [{"name": "x"}],
        },
    ],
)
def test_json_in_parts_is_read_whole(tmp_path: Path, value: object) -> None:
    """Whatever stands beside it."""
    path = tmp_path / "own.json"
    path.write_text(json.dumps(value), "utf-8")
    assert pairs_of(read(path)) == [("Tea?", "Black."), ("Milk?", "No.")]
