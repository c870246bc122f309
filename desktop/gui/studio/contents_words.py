"""Says what is in an avatar that is shared. Window process, GUI thread."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.gui.studio.score_words import how_made, sure, title_of
from desktop.studio.sharing import Contents

__all__ = ["contents_rows", "whose"]

N_FIGURES = 3  # of a score card


def whose(contents: Contents) -> str:
    """Return whose avatar it is, and by whose leave it was made."""
    if contents.consent == "self":
        text = QCoreApplication.translate(
            "Contents", "The avatar of {name}, made by {name} in person."
        )
    elif contents.consent == "leave":
        text = QCoreApplication.translate(
            "Contents", "The avatar of {name}, made by somebody else with the leave of {name}."
        )
    else:
        text = QCoreApplication.translate(
            "Contents", "The avatar of {name}. It does not say who made it, nor by whose leave."
        )
    return text.format(name=contents.name)


def contents_rows(contents: Contents) -> Iterator[tuple[str, str]]:
    """Yield caption and value of each thing that is in it."""
    translate, locale = QCoreApplication.translate, QLocale()
    yield translate("Contents", "Facts"), str(contents.n_facts)
    yield translate("Contents", "Answers"), str(contents.n_pairs)
    if contents.n_held_back:
        yield translate("Contents", "Held back as tests"), str(contents.n_held_back)
    yield translate("Contents", "Pictures"), str(contents.n_pictures)
    adapter = contents.adapter_bytes
    none = translate("Contents", "none")
    size = locale.formattedDataSize(adapter, 1) if adapter else none
    yield translate("Contents", "Trained adapter"), size
    yield translate("Contents", "Score card"), "\n".join(_score(contents)) or none
    licence = contents.licence or translate("Contents", "not named: all rights stay with its maker")
    yield translate("Contents", "Licence"), licence
    if contents.size_bytes:
        yield translate("Contents", "Size"), locale.formattedDataSize(contents.size_bytes, 1)
    if contents.made_with:
        yield translate("Contents", "Made with version"), contents.made_with


def _score(contents: Contents) -> Iterator[str]:
    """Yield the first figures of the score card, how it was made, and whether it still holds."""
    if contents.score is None:
        return
    known = [figure for figure in contents.score.measures if figure.value is not None]
    yield from (f"{title_of(figure)}: {sure(figure)}" for figure in known[:N_FIGURES])
    yield how_made(contents.score)
    if contents.is_score_stale:
        yield QCoreApplication.translate("Contents", "Facts or answers have changed since.")
