"""Says what a score card says, in the language of the window. Window process, GUI thread."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from desktop.i18n.score_translations import figure_title
from desktop.i18n.translation import percent, running
from desktop.personas.score_card import STUDIO, Figure, Row, ScoreCard

__all__ = [
    "how_made",
    "how_questions_are_made",
    "miss_words",
    "sure",
    "title_of",
    "told_misses",
    "whole_card",
]

MAX_CHARS = 300  # of an answer in the list
MAX_NAME_CHARS = 80  # of what a card of a stranger names


def title_of(figure: Figure) -> str:
    """Return what a figure is called."""
    return figure_title(figure.key, figure.title[:MAX_NAME_CHARS])


def sure(figure: Figure) -> str:
    """Return a figure and how sure it is."""
    translate = QCoreApplication.translate
    low, high = map(percent, figure.interval())
    if figure.value is None:
        return translate("ScoreCard", "no questions")
    if not low or (not figure.hits and figure.value):
        return percent(figure.text())
    text = translate("ScoreCard", "{hits} of {n}, so between {low} and {high}")
    return text.format(hits=figure.hits, n=figure.n, low=low, high=high)


def how_made(card: ScoreCard) -> str:
    """Return when a card was made, with what, and of how many questions."""
    translate, info = QCoreApplication.translate, card.info
    at = QDateTime.fromString(info.started, Qt.DateFormat.ISODate).toLocalTime()
    date = QLocale().toString(at, QLocale.FormatType.ShortFormat) if at.isValid() else "–"
    model, mode = (info.model or info.backend)[:MAX_NAME_CHARS], _mode(info.mode)
    if info.questions != STUDIO:
        text = translate(
            "ScoreCard", "Made on {date} by the training pipeline, {mode}, with {model}."
        )
        return text.format(date=date, mode=mode, model=model)
    text = translate(
        "ScoreCard",
        "Made on {date} in the studio from what is told, {mode}, with {model}. Questions: {n}.",
    ).format(date=date, mode=mode, model=model, n=info.n_asked)
    return running((text, *_notes(card)))


def whole_card(card: ScoreCard) -> str:
    """Return all that was measured, as a table in HTML."""
    rows = "".join(
        f"<tr><td valign='middle'>{escape(title_of(figure))}</td>"
        f"<td align='right' valign='middle'><b>{percent(figure.text())}</b></td>"
        f"<td align='right' valign='middle'>n = {figure.n}</td></tr>"
        for figure in card.known().values()
    )
    return f"<p>{escape(how_made(card))}</p><table cellpadding='4'>{rows}</table>"


def _mode(mode: str) -> str:
    translate = QCoreApplication.translate
    return {
        "free": translate("ScoreCard", "free"),
        "grounded": translate("ScoreCard", "grounded"),
        "strict": translate("ScoreCard", "strict"),
    }.get(mode, mode[:MAX_NAME_CHARS])


def _notes(card: ScoreCard) -> Iterator[str]:
    translate, info = QCoreApplication.translate, card.info
    if info.n_possible > info.n_asked:
        text = translate("ScoreCard", "They are a sample of {n}.")
        yield text.format(n=QLocale().toString(info.n_possible))
    if info.n_restarts:
        text = translate("ScoreCard", "Engine or judge had to be started again: {n}.")
        yield text.format(n=info.n_restarts)


def miss_words(row: Row) -> str:
    """Return a question that went wrong, what is wrong, and the answer; two lines."""
    translate = QCoreApplication.translate
    if row.invented:
        fault = translate("ScoreCard", "Invented")
    elif row.kind == "unanswerable":
        fault = translate("ScoreCard", "Should have refused")
    elif row.kind == "smalltalk":
        fault = translate("ScoreCard", "Small talk not answered")
    elif row.abstained:
        fault = translate("ScoreCard", "Refused what is told")
    else:
        fault = translate("ScoreCard", "Told something else")
    answer = " ".join(row.answer.split())[:MAX_CHARS]
    return f"{' '.join(row.question.split())[:MAX_CHARS]}\n{fault}: {answer}{_made(row)}"


def _made(row: Row) -> str:
    """Return a note where the program made a question up that is not to be answered."""
    if row.topic not in ("near", "detail"):
        return ""
    return "  " + QCoreApplication.translate("ScoreCard", "[near miss, made by the program]")


def told_misses(card: ScoreCard) -> str:
    """Return how many answers are not as wanted."""
    translate, n = QCoreApplication.translate, len(card.misses())
    if not n:
        return translate("ScoreCard", "Every answer is as wanted.")
    return translate("ScoreCard", "Answers that are not as wanted: {n}").format(n=n)


def how_questions_are_made() -> str:
    """Return what is asked, how it is judged, and what that does not say."""
    translate = QCoreApplication.translate
    return "\n\n".join(
        (
            translate(
                "ScoreCard",
                "Nothing is trained and nothing leaves this computer. The avatar is asked as a "
                "visitor would ask, each question in a chat of its own, by an engine of its own.",
            ),
            translate(
                "ScoreCard",
                "What it should tell: your held-back questions (mark a pair in the table with "
                "“Hold back”; then it only tests and is never an answer); other wordings of the "
                "interview; your own questions in a frame such as “May I ask you something?”, "
                "which are easy; and names that stand in one fact alone.",
            ),
            translate(
                "ScoreCard",
                "What it should refuse: near misses, made by the program. Some ask for what "
                "hardly anybody tells, such as a shoe size; some for a detail of a name or thing "
                "in your facts. They are left out where a word of theirs stands in what you told. "
                "Nobody has checked them: one may be answered by a fact all the same. And what "
                "you keep private.",
            ),
            translate(
                "ScoreCard",
                "An answer tells what you told where your sentence, or most of its letters, is in "
                "it; for a model that speaks, and for held-back questions, also where the reader "
                "of claims finds the same in other words. An invention is a sentence of the "
                "model's that claims something about you which none of your texts says. In your "
                "words is what you wrote yourself, or nearly.",
            ),
            translate(
                "ScoreCard",
                "The interval holds the true share in 95 of 100 such cards: few questions, a "
                "wide interval. It says nothing about questions of another kind.",
            ),
        )
    )
