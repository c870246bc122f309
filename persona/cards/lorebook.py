"""The lore of a character card: read from it, and found where its keys are said. Every process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice
from typing import get_args

from persona.cards.mending import Mended, mended_book
from persona.cards.tables import flag_of, number_of, text_of, texts_of
from persona.model import Lorebook, LoreEntry, SecondaryLogic

__all__ = ["Unused", "find_lore", "joined", "lorebook_from"]

MAX_ENTRIES = 2_000
MAX_KEYS = 200  # of one entry
MAX_ALL_KEYS = 10_000
MAX_SCANNED_CHARS = 20_000
MAX_FOUND = 50  # places of a key that are looked at
MAX_BUDGET = 2_000  # tokens; more makes a model on a laptop slow and forgetful
MAX_DEPTH = 50  # messages
MAX_PASSES = 3  # of texts that call others
CHARS_PER_TOKEN = 4
MAX_TITLE_CHARS = 60
REGEX_MARKS = frozenset(r"\^$*+?{}[]|()")
LAST_LATIN = "\u024f"  # beyond, words are not told apart by spaces as a rule


@dataclass(frozen=True, slots=True)
class Unused:
    """What of a lorebook is not used as it stands.

    Attributes:
        n_regex: Keys that are regular expressions: one from a stranger may keep the program busy
            forever. One that has no special characters is a plain key.
        too_long: Titles of entries that are longer than what is given with one question at most.
        mended: What had another type than it should.
        n_more: Entries beyond what a lorebook may have.
    """

    n_regex: int = 0
    too_long: tuple[str, ...] = ()
    mended: Mended = field(default_factory=Mended)
    n_more: int = 0


def lorebook_from(table: Mapping[str, object]) -> tuple[Lorebook, Unused]:
    """Return the lorebook in a ``character_book``, and what of it is not used as it stands."""
    fields, listed, names = mended_book(table)
    keys_of = [texts_of(one, "keys") for one in listed]
    n_keys = accumulate(map(len, keys_of))
    n_used = sum(n <= MAX_ALL_KEYS for n in islice(n_keys, MAX_ENTRIES))
    n_regex, entries = 0, []
    for one, keys in zip(listed[:n_used], keys_of, strict=False):
        plain_keys = [key for key in keys if not _is_regex(one, key)]
        n_regex += len(keys) - len(plain_keys)
        if entry := _entry(one, plain_keys):
            entries.append((_title(one), entry))
    book = _empty_book(fields, [entry for _, entry in entries])
    fitting = tuple(entry for _, entry in entries if len(entry.content) <= _room(book))
    too_long = tuple(title for title, entry in entries if len(entry.content) > _room(book))
    return replace(book, entries=fitting), Unused(n_regex, too_long, names, len(listed) - n_used)


def joined(one: Lorebook, other: Lorebook) -> Lorebook:
    """Return one lorebook with what is in two; of an empty one nothing counts."""
    if not (one.entries and other.entries):
        return one if one.entries else other
    return Lorebook(
        entries=(*one.entries, *other.entries),
        scan_depth=max(one.scan_depth, other.scan_depth),
        token_budget=max(one.token_budget, other.token_budget),
        is_recursive=one.is_recursive or other.is_recursive,
    )


def _empty_book(fields: Mapping[str, object], entries: Sequence[LoreEntry]) -> Lorebook:
    """Return a book without its entries; one that says nothing has room for each of them alone."""
    plain = Lorebook()
    needed = max((-(-len(entry.content) // CHARS_PER_TOKEN) for entry in entries), default=0)
    usual = max(plain.token_budget, needed)
    budget = max(number_of(fields, "token_budget", 0), 0) or usual
    depth = max(number_of(fields, "scan_depth", 0), 0) or plain.scan_depth
    return Lorebook(
        scan_depth=int(min(max(depth, 1), MAX_DEPTH)),
        token_budget=int(min(max(budget, 1), MAX_BUDGET)),
        is_recursive=flag_of(fields, "recursive_scanning"),
    )


def _room(book: Lorebook) -> int:
    """Return how many characters are given with one question at most."""
    return book.token_budget * CHARS_PER_TOKEN


def _title(table: Mapping[str, object]) -> str:
    """Return what an entry is called: its name, a key, or how it begins."""
    named = text_of(table, "name") or next(iter(texts_of(table, "keys")), "")
    return " ".join((named or text_of(table, "content")).split())[:MAX_TITLE_CHARS]


def find_lore(book: Lorebook, messages: Sequence[str]) -> tuple[str, ...]:
    """Return the texts whose keys were said, in their order.

    Args:
        book: The lore.
        messages: What was said so far, oldest first, the question last.
    """
    chosen: list[LoreEntry] = []
    for _ in range(MAX_PASSES if book.is_recursive else 1):
        said = _Said(messages, [entry.content for entry in chosen])
        more = [e for e in book.entries if e not in chosen and _is_called(e, book, said)]
        chosen += more
        if not more:
            break
    return tuple(entry.content for entry in sorted(_fitting(book, chosen), key=_order))


class _Said:
    """What was said, as far back as an entry looks, and the texts that are given already."""

    def __init__(self, messages: Sequence[str], given: Sequence[str]) -> None:
        self.n_replies = len(messages) // 2
        self._messages, self._given = messages, given
        self._texts: dict[tuple[int, bool], str] = {}

    def has(self, keys: Sequence[str], depth: int, *, is_exact: bool) -> bool:
        """Tell whether one of these keys was said in the last messages."""
        if (depth, is_exact) not in self._texts:
            text = "\n".join((*self._messages[-depth:], *self._given))[-MAX_SCANNED_CHARS:]
            self._texts[depth, is_exact] = text if is_exact else text.casefold()
        text = self._texts[depth, is_exact]
        return any(_is_said(key if is_exact else key.casefold(), text) for key in keys)


def _order(entry: LoreEntry) -> float:
    return entry.order


def _fitting(book: Lorebook, entries: Sequence[LoreEntry]) -> list[LoreEntry]:
    """Return what has room, the most important first."""
    room, kept = _room(book), []
    for entry in sorted(entries, key=lambda e: (e.priority, e.order), reverse=True):
        if len(entry.content) <= room:
            room -= len(entry.content)
            kept.append(entry)
    return kept


def _is_called(entry: LoreEntry, book: Lorebook, said: _Said) -> bool:
    if said.n_replies < entry.after_replies:
        return False
    if entry.is_constant:
        return True
    depth = entry.scan_depth or book.scan_depth

    def has(keys: Sequence[str]) -> bool:
        return said.has(keys, depth, is_exact=entry.is_case_sensitive)

    if not has(entry.keys) or has(entry.exclude_keys):
        return False
    return not entry.secondary_keys or _is_selected(entry, has)


def _is_selected(entry: LoreEntry, has: Callable[[Sequence[str]], bool]) -> bool:
    """Tell whether the other keys of an entry were said as it wants them."""
    if entry.secondary_logic in ("any", "not any"):
        return has(entry.secondary_keys) == (entry.secondary_logic == "any")
    are_all = all(has((key,)) for key in entry.secondary_keys)
    return are_all == (entry.secondary_logic == "all")


def _is_said(key: str, text: str) -> bool:
    """Tell whether a text has a key, as whole words where words have spaces between them."""
    end = 0
    for _ in range(MAX_FOUND):
        place = text.find(key, end)
        if place < 0:
            return False
        end = place + len(key)
        before, after = text[max(place - 1, 0) : place], text[end : end + 1]
        if not (_is_joined(before, key[0]) or _is_joined(key[-1], after)):
            return True
        end = place + 1
    return False


def _is_joined(left: str, right: str) -> bool:
    return bool(left and right) and all(c.isalnum() and c <= LAST_LATIN for c in (left, right))


def _entry(table: Mapping[str, object], keys: Sequence[str]) -> LoreEntry | None:
    """Return an entry; None if it is switched off or can never be called."""
    plain = LoreEntry(text_of(table, "content"), tuple(keys[:MAX_KEYS]))
    is_selective = flag_of(table, "selective")
    others = texts_of(table, "secondary_keys")[:MAX_KEYS] if is_selective else ()
    entry = replace(
        plain,
        secondary_keys=others,
        secondary_logic=_logic(table),
        is_constant=flag_of(table, "constant"),
        is_case_sensitive=flag_of(table, "case_sensitive"),
        order=number_of(table, "insertion_order", plain.order),
        priority=number_of(table, "priority", plain.priority),
    )
    decorated = _decorated(entry)
    if not flag_of(table, "enabled", default=True) or decorated is None:
        return None
    is_callable = decorated.content.strip() and (decorated.keys or decorated.is_constant)
    return decorated if is_callable else None


def _logic(table: Mapping[str, object]) -> SecondaryLogic:
    named = table.get("selectiveLogic")
    return next((one for one in get_args(SecondaryLogic) if one == named), "any")


def _is_regex(table: Mapping[str, object], key: str) -> bool:
    is_marked = flag_of(table, "use_regex") or (key.startswith("/") and key.rfind("/") > 0)
    return is_marked and bool(REGEX_MARKS & set(key) or key.startswith("/"))


def _decorated(entry: LoreEntry) -> LoreEntry | None:
    """Return an entry without the ``@@`` lines before its text, which say when it is given."""
    lines = entry.content.split("\n")
    n = next((n for n, line in enumerate(lines) if not line.startswith("@@")), len(lines))
    entry = replace(entry, content="\n".join(lines[n:]).strip())
    for name, value in _decorators(lines[: min(n, MAX_KEYS)]):
        keys = tuple(key.strip() for key in value.split(",") if key.strip())[:MAX_KEYS]
        number = int(value) if value.isdecimal() and len(value) < 7 else 0
        if name == "dont_activate":
            return None
        if name == "activate":
            entry = replace(entry, is_constant=True)
        elif name == "additional_keys":
            entry = replace(entry, keys=(*entry.keys, *keys)[:MAX_KEYS])
        elif name == "exclude_keys":
            entry = replace(entry, exclude_keys=keys)
        elif name == "scan_depth":
            entry = replace(entry, scan_depth=min(number, MAX_DEPTH))
        elif name == "activate_only_after":
            entry = replace(entry, after_replies=number)
    return entry


def _decorators(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.lstrip("@").strip().partition(" ")
        yield name.lower(), value.strip()
