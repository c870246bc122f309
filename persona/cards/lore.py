"""The lore of a card or of a file of its own, in the words of its character: every process."""

from __future__ import annotations

from dataclasses import replace

from backends.errors import Unusable
from persona.cards.card import OWN, Card, card_from
from persona.cards.foreign import lore_in
from persona.cards.lorebook import Unused, lorebook_from
from persona.cards.macros import fill
from persona.cards.parsing import parsed
from persona.cards.tables import table_of
from persona.model import Lorebook, LoreEntry

__all__ = ["filled_lore", "given_lore", "kept_lore"]


def filled_lore(card: Card) -> Lorebook:
    """Return a card's lore with its own name in the place of macros; none of a card of ours.

    There the entries are the facts, told to other programs.
    """
    own = table_of(card.extensions, OWN)
    lore = lorebook_from(table_of(own, "lore"))[0] if own else card.lore
    return _filled(lore, card.char)


def _filled(book: Lorebook, char: str) -> Lorebook:
    def named(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filled for text in texts if (filled := fill(text, char).strip()))

    def entry(one: LoreEntry) -> LoreEntry:
        return replace(
            one,
            content=fill(one.content, char).strip(),
            keys=named(one.keys),
            secondary_keys=named(one.secondary_keys),
            exclude_keys=named(one.exclude_keys),
        )

    return replace(book, entries=tuple(map(entry, book.entries)))


def kept_lore(data: bytes, name: str) -> tuple[Lorebook, Unused]:
    """Return the lore of a card that a persona's folder keeps, and what of it is not used.

    Args:
        data: The card, as it came.
        name: Of the persona, for a card that has none.

    Raises:
        ValueError: It is damaged.
    """
    card = card_from(parsed(data), name)
    return filled_lore(card), card.unused


def given_lore(data: bytes, name: str) -> tuple[Lorebook, Unused]:
    """Return a lorebook that is a file of its own, and what of it is not used.

    Args:
        data: The file.
        name: Of the persona that it is given to.

    Raises:
        ValueError: It is damaged, or no lorebook.
    """
    book = lore_in(parsed(data))
    if book is None:
        raise Unusable("It is no lorebook.")
    lore, unused = lorebook_from(book)
    return _filled(lore, name), unused
