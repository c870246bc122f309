"""Names that no list holds, found by where they stand: see docs/bring.md for the figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.studio.private.name_places import placed_names
from desktop.studio.proposals import Proposal, propose_for
from desktop.studio.readers.bring import bring
from persona.model import Persona
from tests.studio.rare_names import CHATS, Chat, whatsapp

MAX_FALSE = 12  # in the ten chats together; some are names of places, or of composers


def proposals_of(chat: Chat, folder: Path) -> list[Proposal]:
    """Return what of a chat may be taken."""
    path = folder / "chat.txt"
    path.write_text(whatsapp(chat), "utf-8")
    return propose_for(Persona("x", chat.owner), [bring(path, chat.owner)])[0].entries


@pytest.mark.parametrize("key", CHATS)
def test_every_third_name_is_shown_wherever_it_stands(key: str, tmp_path: Path) -> None:
    """In questions of others, too; at the beginning of a sentence, as an owner of something."""
    chat = CHATS[key]
    for entry in proposals_of(chat, tmp_path):
        text, shown = " ".join(entry.item.texts()), " ".join(one.text for one in entry.details)
        assert [name for name in chat.names if name in text and name not in shown] == []


def test_few_other_words_are_taken_for_names(tmp_path: Path) -> None:
    """Food, weather and tools stand where names stand, too."""
    false = [
        detail.text
        for chat in CHATS.values()
        for entry in proposals_of(chat, tmp_path)
        for detail in entry.details
        if not any(name in detail.text for name in chat.names)
    ]
    assert len(false) <= MAX_FALSE, false


def test_what_stands_in_small_letters_or_behind_an_article_is_no_name() -> None:
    """Wherever in the file that is."""
    texts = ["Ich komme mit Rumold.", "Nur wenn Rumold kommt.", "Ich frage Rumold."]
    assert placed_names(texts, is_german=True) == {"Rumold"}
    for other in ("der rumold", "Das ist ein Rumold.", "blaues Rumold"):
        assert placed_names([*texts, other], is_german=True) == frozenset()
