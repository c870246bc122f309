"""Asks the owner for a better answer, or for what is said instead of one. Window process."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.gui.studio.entry_dialog import Field, ask_for
from desktop.gui.studio.workbench import Workbench
from desktop.studio.notebook import answered, withheld
from desktop.studio.remarks import on_answer
from persona.bank import bank_of

__all__ = ["better_words", "mend", "never_words", "withhold"]


def better_words() -> str:
    """Return what the button says that opens `mend`."""
    return QCoreApplication.translate("Mending", "That should have been…")


def never_words() -> str:
    """Return what the button says that opens `withhold`."""
    return QCoreApplication.translate("Mending", "Should not say that…")


def mend(parent: QWidget, bench: Workbench, question: str, answer: str) -> str:
    """Ask for the right answer to a question and keep it; return the question, empty for none."""
    translate = QCoreApplication.translate

    def keep(typed: list[str]) -> bool:
        done = translate("Mending", "Mend “{text}”").format(text=typed[0])
        return bench.change(done, lambda own: answered(own, typed[0], typed[1]))

    typed = ask_for(
        parent,
        better_words(),
        Field(translate("Mending", "What visitors ask"), question),
        Field(translate("Mending", "What you say"), answer, is_long=True),
        keep=keep,
        remarks=lambda own: on_answer(own[1]),
    )
    return typed[0] if typed else ""


def withhold(parent: QWidget, bench: Workbench, question: str) -> str:
    """Have a question not answered; return it, empty where nothing was changed."""
    translate = QCoreApplication.translate

    def keep(typed: list[str]) -> bool:
        done = translate("Mending", "Withhold “{text}”").format(text=typed[0])
        return bench.change(done, lambda own: withheld(own, typed[0], typed[1]))

    typed = ask_for(
        parent,
        never_words(),
        Field(translate("Mending", "What visitors ask"), question),
        Field(
            translate("Mending", "What you say instead"), bank_of(bench.persona).keep, is_long=True
        ),
        keep=keep,
    )
    return typed[0] if typed else ""
