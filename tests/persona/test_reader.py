"""What the two encoders and their heads say: kinds of messages, answers, claims."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from backends.errors import EngineCrashed
from persona.judging.reader import MESSAGE_KINDS, Reader, clean


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("hiya, how's things?", ("greeting", "howareyou")),
        ("Thanks a lot for that!", ("thanks",)),
        ("Write me a limerick about a frog", ("task",)),
        ("Do you write limericks?", ("person",)),
        ("How far away is the moon?", ("world",)),
        ("Schreib mir bitte ein Gedicht über den Herbst", ("task",)),
        ("Hast du Geschwister?", ("person",)),
        ("Danke dir, das war nett", ("thanks",)),
        ("你好呀", ("greeting",)),
        ("你小时候住在哪里？", ("person",)),
        ("帮我写一封请假邮件", ("task",)),
        ("안녕하세요!", ("greeting",)),
        ("형제가 있으세요?", ("person",)),
        ("세계에서 가장 높은 산은 뭐야?", ("world",)),
    ],
)
def test_the_kind_of_a_message_is_told(reader: Reader, message: str, kind: tuple[str, ...]) -> None:
    """In every language of the window."""
    assert MESSAGE_KINDS[int(np.argmax(reader.kinds(message)))] in kind


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("What's your dog called?", "My dog is called Rex.", "I have a dog from the shelter."),
        ("Why did you move?", "I moved because of my job.", "I moved to Leeds in 2012."),
        ("Wie heißt deine Katze?", "Meine Katze heißt Mia.", "Ich habe eine Katze."),
        ("你女儿几岁？", "我女儿六岁了。", "我有一个女儿。"),
        ("고양이 이름이 뭐예요?", "고양이 이름은 나비예요.", "고양이를 한 마리 키워요."),
    ],
)
def test_the_judge_tells_an_answer_from_a_near_miss(
    reader: Reader, question: str, right: str, wrong: str
) -> None:
    """The dog is told, its name is not: what cosines cannot tell."""
    judged = reader.judge(question, "", [right, wrong])
    assert judged.told[0] > judged.told[1] + 1


@pytest.mark.parametrize(
    ("after", "alone"),
    [
        (("Since when?", "And your brother?", "Why?"), ("What's your job?", "Do you have a car?")),
        (("Seit wann?", "Und deine Schwester?"), ("Was machst du beruflich?", "Hast du Kinder?")),
        (("那后来呢？", "那你妈妈呢？"), ("你小时候住在哪个城市？", "你喜欢吃什么水果？")),
        (("언제부터요?", "그럼 동생은요?"), ("어린 시절을 어디에서 보내셨어요?", "어디에 사세요?")),
    ],
)
def test_what_needs_the_message_before_is_told_from_what_does_not(
    reader: Reader, after: tuple[str, ...], alone: tuple[str, ...]
) -> None:
    """In every language of the window."""
    needs = [reader.leaning(text) for text in after]
    assert sum(needs) / len(needs) > max(map(reader.leaning, alone))


def test_the_judge_reads_the_question_before(reader: Reader) -> None:
    """For alone, "Where?" asks for nothing."""
    places = ["I climb in the hall at the harbour.", "I study in Leeds."]
    climbing = reader.judge("Where?", "Do you climb?", places).told
    studying = reader.judge("Where?", "Are you a student?", places).told
    assert climbing[0] > climbing[1]
    assert studying[1] > studying[0]


@pytest.mark.parametrize(
    ("sentence", "known", "verdict"),
    [
        ("I study botany, in Uppsala.", "I study botany in Uppsala. I have a dog.", 0),
        ("I'm in New York.", "I'm on exchange in Waterloo in Canada. I study at SUTD.", 1),
        ("My daughter is a nurse.", "My son is a nurse. My daughter drives a bus.", 1),
        ("I bought my bike in 2014.", "I have a red bike.", 2),
        ("Zwei Katzen leben bei mir.", "Bei mir leben zwei Katzen. Ich bin Tischler.", 0),
        ("Ich bin 1970 geboren.", "Ich bin 1985 geboren.", 1),
    ],
)
def test_the_verifier_tells_told_contradicted_and_untold(
    reader: Reader, sentence: str, known: str, verdict: int
) -> None:
    """A sentence beside what is known. Whatever is not told must not pass."""
    found = int(np.argmax(reader.verify(sentence, [known])[0]))
    assert (found == 0) is (verdict == 0)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("I grew up on a farm.", True),
        ("My brother is a baker.", True),
        ("Of course! Try this:", False),
        ("Bread needs flour, water, salt and yeast.", False),
        ("I'm here to listen.", False),
        ("Ich bin in Kiel aufgewachsen.", True),
        ("Dann mischen wir Mehl und Wasser.", False),
    ],
)
def test_sentences_that_claim_something_of_the_person_are_told(
    reader: Reader, sentence: str, *, claims: bool
) -> None:
    """The others are nobody's business."""
    assert reader.claims(sentence) is claims


def test_a_text_is_read_on_one_line_and_not_too_long() -> None:
    """Composed, without line ends; of a long one the start and the end."""
    assert clean("ａ\n b\t c") == "a b c"
    assert clean("x" * 20_000 + "end").endswith("end")
    assert len(clean("x" * 20_000)) <= 401


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", b"\x00" * 1000])
def test_damaged_heads_are_refused(tmp_path: Path, data: bytes) -> None:
    """With an error for a person."""
    path = tmp_path / "heads.npz"
    path.write_bytes(data)
    with pytest.raises(EngineCrashed, match=r"heads\.npz"):
        Reader.open(path)


@pytest.mark.parametrize(
    ("reply", "is_told"),
    [
        ("The one with the cello is Nora, my sister.", True),
        ("I study botany in Uppsala.", False),
    ],
)
def test_what_a_reply_tells_is_found_in_other_words(
    reader: Reader, reply: str, *, is_told: bool
) -> None:
    """Hardly a word of the fact stands in it."""
    assert reader.tells(reply, "My sister Nora plays the cello.") is is_told
