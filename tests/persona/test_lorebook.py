"""The lore and the macros of character cards: what is given to the model, and what is not."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence

from persona.cards.lorebook import find_lore, lorebook_from
from persona.cards.macros import fill


def test_macros_are_filled_once_and_alike() -> None:
    """In any case of letters; what is drawn is drawn the same each time, unknown ones stay."""
    assert fill("{{CHAR}} and {{User}}, <bot>, <USER>", "Ada") == "Ada and {{user}}, Ada, {{user}}"
    assert fill("{{original}} More.", "Ada", original="Less.") == "Less. More."
    assert fill("{{comment: a}}{{hidden_key:b}}{{// c}}", "Ada") == ""
    drawn = {fill(f"{' ' * n}{{{{random:a,b\\,c}}}}", "Ada").strip() for n in range(30)}
    assert drawn == {"a", "b,c"}
    assert {int(fill(f"{' ' * n}{{{{roll:d3}}}}", "Ada")) for n in range(50)} == {1, 2, 3}
    assert fill("{{pick:x,y}}", "Ada") == fill("{{pick:x,y}}", "Ada")
    assert fill("{{later}} {{char", "{{user}}") == "{{later}} {{char"


def texts(
    entries: Sequence[Mapping[str, object]], *messages: str, **book: object
) -> tuple[str, ...]:
    """Return the lore that these messages call."""
    return find_lore(lorebook_from({"entries": entries, **book})[0], messages)


def test_lore_is_found_as_the_format_says() -> None:
    """Whole words, two lists of keys, case, order, depth, and other scripts."""
    cat = {"keys": ["cat"], "content": "Cats purr."}
    assert texts([cat], "A CAT!") == ("Cats purr.",)
    assert texts([cat], "A category, a bobcat") == ()
    assert texts([{**cat, "case_sensitive": True}], "A CAT!") == ()
    assert texts([{"keys": ["猫"], "content": "喵"}], "我的猫很好") == ("喵",)
    both = {**cat, "selective": True, "secondary_keys": "dog, bird"}
    assert texts([both], "cat") == ()
    assert texts([both], "cat and dog") == ("Cats purr.",)
    assert texts([cat], "cat", "yes", "no", scan_depth=2) == ()
    late = {"keys": ["cat"], "content": "First.", "insertion_order": 1}
    assert texts([cat, late], "cat") == ("First.", "Cats purr.")


def test_lore_keeps_to_its_room_and_its_decorators() -> None:
    """The least important is left out; lines with @@ are obeyed or dropped, never said."""
    low = {"keys": ["a"], "content": "l" * 40, "priority": 1}
    high = {"keys": ["a"], "content": "h" * 40, "priority": 2}
    assert texts([low, high], "a", token_budget=12) == ("h" * 40,)
    assert texts([{"keys": ["a"], "content": "@@depth 4\n@@@role user\nText"}], "a") == ("Text",)
    assert texts([{"keys": ["a"], "content": "@@dont_activate\nText"}], "a") == ()
    assert texts([{"keys": [], "content": "@@activate\nText"}], "b") == ("Text",)
    assert texts([{"keys": ["a"], "content": "@@exclude_keys b\nText"}], "a b") == ()
    after = [{"keys": ["a"], "content": "@@activate_only_after 1\nText"}]
    assert texts(after, "a") == ()
    assert texts(after, "a", "reply", "a") == ("Text",)


def test_lore_may_call_lore() -> None:
    """Only where the book says so, and never for ever."""
    entries = [
        {"keys": ["king"], "content": "He has a sword."},
        {"keys": ["sword"], "content": "The king made it."},
    ]
    assert texts(entries, "king") == ("He has a sword.",)
    assert set(texts(entries, "king", recursive_scanning=True)) == {
        "He has a sword.",
        "The king made it.",
    }


def test_a_hostile_book_is_cut_and_fast() -> None:
    """As many keys as are allowed, none of them said, beside a long talk."""
    entries = [{"keys": [f"a{n}b{k}" for k in range(10)], "content": "x"} for n in range(1001)]
    book, unused = lorebook_from({"entries": entries})
    assert (len(book.entries), unused.n_more) == (1000, 1)
    began = time.process_time()
    assert find_lore(book, ["a1 " * 20_000] * 4) == ()
    long_keys = [{"keys": ["a" * (n % 50 + 1)] * 10, "content": "x"} for n in range(1000)]
    assert find_lore(lorebook_from({"entries": long_keys})[0], ["a" * 20_000]) == ()
    assert time.process_time() - began < 5  # a tenth of that here
