"""What the columns of a table and the fields of a record are called, in many languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

__all__ = ["Role", "is_header", "role_of", "roles_of", "speaks_of_answers"]

Role = Literal["question", "answer", "input", "id", "kind", "facts", "topic"]


def _set(words: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFKC", words).split())


WORDS: Mapping[Role, frozenset[str]] = {
    "question": _set(
        "question questions q prompt instruction query ask user human frage fragen patterns "
        "text_input interviewer pregunta preguntas pergunta perguntas domanda domande vraag "
        "fråga spørgsmål spørsmål kysymys kérdés pytanie otázka pitanje întrebare вопрос "
        "питання въпрос soru ερώτηση שאלה سؤال सवाल प्रश्न คำถาม pertanyaan soalan 问题 問題 "
        "提问 提問 问 問 问句 질문 문 물음 質問 "
    ),
    "answer": _set(
        "answer answers a ans r response responses reply output completion assistant gpt bot "
        "chatbot model target antwort réponse réponses respuesta respuestas resposta "
        "respostas risposta risposte antwoord svar vastaus válasz odpowiedź odpověď odpoveď "
        "odgovor răspuns ответ відповідь отговор cevap yanıt απάντηση תשובה جواب إجابة "
        "الإجابة जवाब उत्तर คำตอบ jawaban jawapan antworten 回答 答案 答 答复 答覆 回复 回覆 "
        "답변 답 대답 응답 答え "
    ),
    "input": _set("input eingabe 输入 輸入 입력"),
    "id": _set("id nr key 编号 編號 번호"),
    "kind": _set("kind"),
    "facts": _set("facts fact_ids fakten"),
    "topic": _set("art 类型 類型 종류 topic thema category kategorie 主题 主題 주제"),
}
assert set(WORDS) == set(get_args(Role))
UNSURE = (  # beside a sure one
    _set("prompt instruction query output completion response responses reply target"),
    _set("user human interviewer gpt bot chatbot model assistant"),
)
MIN_SURE_CHARS = 4  # of a word within a longer name; of writing without blanks two
FIRST_WITHOUT_BLANKS = "\u2e80"
SURE_ANSWERS = tuple(
    word
    for word in WORDS["answer"].difference(*UNSURE)
    if len(word) >= (2 if word >= FIRST_WITHOUT_BLANKS else MIN_SURE_CHARS)
)
MAX_NAME_CHARS = 60
OWN = re.compile(
    r"^(?:(?:my|your|the|(?:m|d)eine?|ihre?|ma|mon|votre) |我的|你的|您的|나의 |내 |당신의 )"
)
ARTICLES = ("ال", "ה")  # which Arabic and Hebrew write as one with the word
ASIDE = re.compile(r"\(.*?\)|（.*?）|[\s\d.:*#_?？-]+$|^[\s*#]+")


def _rank(name: str) -> int:
    """Return how far a name is from a sure one: who wrote it, or a number, is no wording of it."""
    words = _spelt(name)
    if name.rstrip().endswith("#"):
        return 3
    return next((n for n, own in enumerate(UNSURE, start=1) if not words.isdisjoint(own)), 0)


def role_of(name: str) -> Role | None:
    """Return what a column is for by its name; case, asides and numbers do not matter."""
    if len(name) > MAX_NAME_CHARS:
        return None
    names = _spelt(name)
    return next((role for role, words in WORDS.items() if not names.isdisjoint(words)), None)


def _spelt(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", name).strip().lstrip("\ufeff").casefold()
    plain = "".join(char for char in plain if unicodedata.category(char) != "Cf").strip()
    bare = ASIDE.sub("", plain).strip()
    bare = OWN.sub("", bare)
    return {plain, bare, *(bare.removeprefix(article) for article in ARTICLES)}


def roles_of(names: Sequence[str]) -> dict[Role, list[int]]:
    """Return the numbers of the columns by role; "input" asks where nothing else does."""
    found: dict[Role, list[int]] = {}
    for number, name in enumerate(names):
        if role := role_of(name):
            found.setdefault(role, []).append(number)
    if "question" not in found and "input" in found:
        found["question"] = found.pop("input")
    for own in (found.get("question", []), found.get("answer", [])):
        best = min((_rank(names[n]) for n in own), default=0)
        own[:] = [n for n in own if _rank(names[n]) == best]
    return found


def speaks_of_answers(name: str) -> bool:
    """Tell whether a longer name has a sure word for answers in it, or a word that begins so."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = re.findall(r"[^\W\d_]+", plain)
    return len(name) <= MAX_NAME_CHARS and any(
        own in plain if own >= FIRST_WITHOUT_BLANKS else any(word.startswith(own) for word in words)
        for own in SURE_ANSWERS
    )


def is_header(roles: Iterable[Role]) -> bool:
    """Tell whether these are the columns of questions and answers."""
    return {"question", "answer"} <= set(roles)
