"""Private details: every planted number, address and third name is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.studio.private.names import NameFinder
from desktop.studio.private.private_details import details_in
from tests.studio.conftest import Run

PHONES = [
    "0171 1234567",
    "0171/123 45 67",
    "+49 (0)171 1234567",
    "+49-171-1234567",
    "(030) 901820",
    "+44 20 7946 0958",
    "020 7946 0958",
    "(555) 555-0134",
    "555-0134",
    "+1 555.555.0134",
    "06 12 34 56 78",
    "01.23.45.67.89",
    "13812345678",
    "138 1234 5678",
    "+86 138-1234-5678",
    "010-1234-5678",
    "01012345678",
    "+82 10 1234 5678",
    "02-312-3456",
    "0912-345-678",
    "０１７１ １２３４５６７",
    "\u202a+49\u00a0171\u00a01234567\u202c",
    "0171\u2011123\u20114567",
    "00491711234567",
]
OTHERS = [
    ("an e-mail address", ["theo@example.org", "a.b+c@mail.co.uk", "theo (at) example (dot) org"]),
    (
        "a web address",
        ["https://example.org/x?y=1", "www.example.org", "theo-marsh.de", "t.me/theo"],
    ),
    ("an account", ["@theo_marsh"]),
    (
        "an account number",
        [
            "DE89 3704 0044 0532 0130 00",
            "GB29NWBK60161331926819",
            "4111 1111 1111 1111",
            "11010519491231002X",
        ],
    ),
    (
        "an address",
        [
            "12 Harbour Road",
            "221b Baker Street",
            "SW1A 1AA",
            "NY 10001",
            "Musterstraße 12a",
            "Hauptstr. 5",
            "Lange Straße 7",
            "Am Markt 5",
            "D-24103 Kiel",
            "12 rue de la Paix",
            "Via Roma 12",
            "解放路12号",
            "幸福小区12栋501室",
            "Postfach 1140",
            "세종대로 110",
            "강남길 12-3",
        ],
    ),
    ("a date of birth", ["born on 5 June 1949", "geboren am 5. Juni 1949", "1949年6月5日出生"]),
    ("a password or code", ["the password moss-44x", "die PIN: 6620", "门锁密码是4455"]),
    (
        "an identity number",
        ["passport E57120488", "Ausweis-Nr. T22000129", "여권번호 M22881190"],
    ),
]
NO_NUMBERS = [
    "I moved on 14.10.1984.",
    "From 2015-2019 I lived in Uppsala.",
    "It was 1982.",
    "2024-10-14",
    "I have 1,250 sheep and 3 dogs.",
    "At 10:30 I eat.",
    "It cost 12.50 or 300000.",
    "Im Sommer 1962",
    "10/14/24 was a Monday",
    "100 000 people",
    "회사로 10명이 왔다",
    "5km",
    "The insurance paid 8500 pounds.",
    "As a student in 1989 I lived on 40 pounds.",
    "Meine Kartensammlung hat 4.000 Stück.",
    "小区有12栋楼",
    "지하철로 3정거장",
    "주식으로 3천만 원",
    "pages 12-15",
]
NAMES = [
    ("My wife Eirlys died in 2016.", "Eirlys"),
    ("I met Ceri Bowen by the pier.", "Ceri Bowen"),
    ("Anna and I went out.", "Anna"),
    ("So I told Karthik.", "Karthik"),
    ("Mr Prosser knows.", "Prosser"),
    ("my brother jonas sails", "jonas"),
    ("Sent from Peter's phone", "Peter"),
    ("Ask J. Smith", "J. Smith"),
    ("It was Jan van der Berg", "Jan van der Berg"),
    ("Yusuf kocht gern.", "Yusuf"),
    ("Meine Frau Adelheid lacht.", "Adelheid"),
    ("Mein Kumpel heißt Bilal.", "Bilal"),
    ("Ich war mit Gernot Piëch dort und er war nicht da.", "Gernot Piëch"),
    ("Herr Öztürk wohnt oben und ist nett.", "Öztürk"),
    ("我老婆叫王丽。", "王丽"),
    ("我丈夫叫阿泉，是讨海人。", "阿泉"),
    ("小李和我一起住。", "小李"),
    ("我和张伟一起去的。", "张伟"),
    ("孙老师教我。", "孙老师"),
    ("船卖给黄志明了。", "黄志明"),
    ("女儿雨桐在武汉读法律。", "雨桐"),
    ("我在舞会上认识了何丽华。", "何丽华"),
    ("方医生让我戒烟。", "方医生"),
    ("面包店的小芳给我留面包。", "小芳"),
    ("一家店的老板叫孟和。", "孟和"),
    ("조카 태양이는 뭘 해도 이겨요.", "태양"),
    ("언니 정화는 캐나다에 살아요.", "정화"),
    ("저를 뽑은 사람은 원승희 부장님이었어요.", "원승희"),
    ("Ich habe Roswitha Kern beim Tanzen kennengelernt und er ist nett.", "Roswitha Kern"),
    ("Ich mag meinen Schwiegersohn Tarik und er ist nett.", "Tarik"),
    ("My coach, Lennox Adeyemi, was strict.", "Lennox Adeyemi"),
    ("제 친구 김민수가 왔어요.", "김민수"),
    ("이름은 은솔이에요.", "은솔"),
    ("영희 씨를 만났어요.", "영희"),
    ("정훈이는 제 아들이에요.", "정훈"),
]
NO_NAMES = [
    "I live in Uppsala with a dog.",
    "On Sunday the English went to London.",
    "The Rhine is long.",
    "Tea? Black, please.",
    "Never. I hate Mondays.",
    "I study at Lund University.",
    "I am Theo Marsh.",
    "Ich trinke jeden Morgen eine Tasse Tee mit Zucker und das ist gut.",
    "Am Sonntag gehe ich mit dem Hund raus.",
    "我是柳州人，喜欢喝茶。",
    "我叫我自己。",
    "我是修钟表的师傅，在厦门开了一家小店。",
    "我修好了鼓浪屿一座百年老钟。",
    "以后我想写一本关于老钟表的书。",
    "我家里有一只三花猫,它叫豆包。",
    "感谢教练，感谢老师。",
    "I sang in the Royal Albert Hall.",
    "I drive an old Volvo and a blue Polo.",
    "I was born in Bulawayo, Zimbabwe.",
    "저는 누나가 둘이고 형 하나만 있어요.",
    "저는 부산에서 태어났어요.",
    "우리 학교 선생님이 좋아요.",
]


def finder(text: str = "") -> NameFinder:
    """Return a finder for Theo, who chats with Mira."""
    return NameFinder(["Theo Marsh"], ["Mira H", "김영수"], [text])


@pytest.mark.parametrize("number", PHONES)
@pytest.mark.parametrize(
    "around", ["Call {} now", "我的电话是{}。", "제 번호는 {}예요", "({})", "{}"]
)
def test_every_telephone_number_is_shown(number: str, around: str) -> None:
    """In any way to write it, wherever it stands."""
    details = details_in(around.format(number), finder())
    assert any(sum(map(str.isdigit, one.text)) >= 7 for one in details), details


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in OTHERS for text in texts]
)
def test_every_address_is_shown(kind: str, text: str) -> None:
    """With its kind."""
    assert kind in {one.kind for one in details_in(f"It is {text} , you know", finder())}


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_dates_years_and_counts_are_no_numbers_to_call(text: str) -> None:
    """They are in every second answer."""
    assert [one for one in details_in(text, finder()) if one.kind != "a name"] == []


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_names_of_others_are_shown(text: str, name: str) -> None:
    """By kinship, title, first name or capital."""
    assert name in [one.text for one in details_in(text, finder(text)) if one.kind == "a name"]


@pytest.mark.parametrize("text", NO_NAMES)
def test_places_days_and_the_owner_are_no_names_of_others(text: str) -> None:
    """Otherwise --yes would take nothing."""
    assert details_in(text, finder(text)) == ()


@pytest.mark.parametrize(
    "text", ["mira said so", "ask MIRA", "Mira's boat", "영수가 왔어", "김영수"]
)
def test_the_senders_of_a_chat_are_found_in_any_case(text: str) -> None:
    """By each part of their name."""
    assert [one.kind for one in details_in(text, finder())] == ["a name"]


def test_what_is_private_is_shown_and_not_taken_by_yes(add: Run, folder: Path) -> None:
    """The whole way: of a chat, with planted numbers and names."""
    chat = folder.parent / "chat.txt"
    chat.write_text(
        "01.10.24, 10:00 - Mira H: How do I reach you?\n"
        "01.10.24, 10:01 - Theo Marsh: 0171/123 45 67, or theo@example.org\n"
        "01.10.24, 11:00 - Mira H: Who is with you?\n"
        "01.10.24, 11:01 - Theo Marsh: My sister Gwen and old Bilal\n"
        "01.10.24, 12:00 - Mira H: Tea?\n"
        "01.10.24, 12:01 - Theo Marsh: Black, please\n"
        "01.10.24, 13:30 - Theo Marsh: thanks, mira\n",
        "utf-8",
    )
    code, out, _ = add(chat, "--yes")
    taken = (folder / "examples.jsonl").read_text("utf-8")
    assert code == 0
    assert "Black, please" in taken
    for secret in ("0171/123 45 67", "theo@example.org", "Gwen", "Bilal", "mira"):
        assert secret in out
        assert secret not in taken
    assert not (folder / "voice.jsonl").exists()
