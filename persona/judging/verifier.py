"""Holds sentences of the model against what is told before they are shown: every process.

A sentence that claims nothing about the person passes; one that does passes where what is told says
it. Both are learnt (docs/adr/0090): a few numbers, fitted on replies to owners that the judge was
not trained on, join what it makes of a sentence. There is no list of words here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from backends.errors import EngineError
from persona.judging.finder import Finder
from persona.judging.finding import WITH_VISITOR, Finding
from persona.judging.reader import Floats, Reader, log_odds
from persona.lines import Lines, language_of
from persona.owner_words import OwnerWords
from persona.sentences import (
    FENCE,
    names_in,
    normalised,
    numbers_in,
    quotes,
    says_something,
    sentences,
)

__all__ = ["Verifier", "Weighed"]

LOG = logging.getLogger("avatar.verifier")
TOLD, CONTRADICTED, UNTOLD, NONE = range(4)  # places of the verdicts
N_BESIDE = 4  # passages nearest to a sentence that it is held against
TELLS = 0.5  # probability from which on what is shown tells what was asked for
NO_CLAIM = 0.5  # probability above which it claims nothing about the person
MIN_STEM = 4  # letters from which on a word may be the beginning of another
MAX_BESIDE = 380  # characters of what a sentence is held against
MAX_LEAD = 160  # characters of what a sentence is read after
LISTED = re.compile(r"\A[\W_]*\d\d?(?:[.)]\s|[、）]|\ufe0f?\u20e3)")  # the number of an item


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the judge makes of a sentence of a reply.

    Attributes:
        values: What is weighed to say whether it may be shown; see `guard_values`.
        is_claim: Whether it claims something about the person.
        tells: How likely what was found tells it.
    """

    values: Floats
    is_claim: bool
    tells: float


class Verifier:
    """Judges the sentences of one turn.

    Args:
        finder: Knows the persona.
        basis: What the reply may rest on beside what is near to a sentence: facts, an answer.
        is_free: True where a text in another voice was asked for: an "I" in it is not the person.
        is_general: True where something of the world was asked for, a task was set, or a visitor
            spoke of himself: what has no word of the first person in it is not about the
            person then.
        is_personal: True where the question is about the person: where the judge does not run,
            only quotes pass then.
        said: What visitor and avatar said before, the question last.

    Attributes:
        has_told: Whether a sentence that was allowed tells what the question was about.
        has_claimed: Whether one was allowed that claims something about the person.
    """

    def __init__(
        self,
        finder: Finder,
        basis: Sequence[str],
        *,
        is_personal: bool,
        is_free: bool = False,
        is_general: bool = False,
        said: Sequence[str] = (),
    ) -> None:
        self._finder = finder
        self._is_free = is_free
        self._is_general = is_general
        self._basis = tuple(dict.fromkeys(basis))
        self._is_personal = is_personal
        self._said = tuple(said)
        self.begin()

    def begin(self) -> None:
        """Forget what was allowed: the model begins its reply anew."""
        self.has_told = False
        self.has_claimed = False

    @classmethod
    def of_turn(
        cls, finder: Finder, finding: Finding, own: OwnerWords, said: Sequence[str]
    ) -> Self:
        """Return one for a reply to what a question was taken for; `own` are the words for it."""
        is_self = finding.match.kind == "identity" and not finding.is_free
        basis = (*(fact.text for fact in finding.facts), *own.wordings()[:1])
        return cls(
            finder,
            basis or (own.of_the_avatar() if is_self else ()),
            is_personal=finding.is_known or is_self or finding.match.topic == "person",
            is_free=finding.is_free or finding.is_recalled,  # held against what was said
            is_general=finding.match.kind in WITH_VISITOR,
            said=said,
        )

    def allows(self, sentence: str, lead: str = "") -> bool:
        """Return whether a sentence of the model may be shown; `lead` is its reply before that."""
        text = sentence.strip()
        if self.passes(text):
            return True
        reader = self._finder.reader
        if reader is None:
            return not self._is_personal
        try:
            weighed = self.weighed(reader, text, lead)
        except EngineError as exc:  # the judge's child died: the owner's words are there instead
            LOG.warning("%s", exc)
            return not self._is_personal
        is_shown = reader.shows(weighed.values)
        is_shown = is_shown and (not weighed.is_claim or self._is_grounded(text))
        self.has_claimed |= is_shown and weighed.is_claim
        self.has_told |= is_shown and bool(self._basis) and weighed.tells > TELLS
        return is_shown

    def passes(self, text: str) -> bool:
        """Return whether a sentence need not be judged: a quote, code, a poem, the world's."""
        lines = Lines(self._finder.persona)
        is_of_world = self._is_general and bool(lines.of("own_words"))
        if (
            not says_something(text)
            or text.startswith(FENCE)
            or self._is_free
            or (is_of_world and not lines.has_words("own_words", text))
        ):
            return True
        is_quote = any(quotes(text, own) for own in self._basis)
        self.has_told |= is_quote
        self.has_claimed |= is_quote
        return is_quote

    def quoted(self, begun: str) -> str:
        """Return the sentence of what the reply may rest on that begins so; empty: none does."""
        words = f"{normalised(begun)} "
        return next((own for plain, own in self._quotable if plain.startswith(words)), "")

    @cached_property
    def _quotable(self) -> tuple[tuple[str, str], ...]:
        """The sentences of what the reply may rest on: their words alone, and as they stand."""
        own = (one.strip() for text in self._basis for one in sentences(text))
        return tuple((f"{normalised(one)} ", one) for one in own)

    def weighed(self, reader: Reader, text: str, lead: str) -> Weighed:
        """Return what the judge makes of a sentence.

        The sentence is read after the question and after the one before it; beside what the
        question found alone, beside that among what is near, which shows what was exchanged, and
        beside each that is near by itself: two that are true are not to be joined into one
        that is not.

        Raises:
            EngineError: The judge's child died.
        """
        last = [one.strip() for one in sentences(lead) if one.strip()][-1:]
        before = " ".join([*(one[-MAX_LEAD:] for one in self._said[-1:]), *last])
        near = self._finder.nearest_to(text, N_BESIDE)
        kept: list[str] = []  # the basis, then the nearest, in whole texts
        for one in dict.fromkeys((*self._basis, *near)):
            if not kept or sum(map(len, kept)) + len(one) <= MAX_BESIDE:
                kept.append(one)
        beside = " ".join(kept)
        found = reader.verify(text, [" ".join(self._basis) or beside, beside, *near], before)
        values = guard_values(found, bool(self._basis), self._is_personal)
        is_claim = float(found[:2, NONE].mean()) <= NO_CLAIM
        return Weighed(values, is_claim, float(found[:2, TOLD].mean()))

    def _is_grounded(self, text: str) -> bool:
        """Return whether each number in a claim, and each name, was told by somebody.

        Capitals mark names in English alone: in German more than names, in others nothing.
        """
        said = {word for one in self._said for word in (*normalised(one).split(), *numbers_in(one))}
        known = self._finder.words | said
        is_english = language_of(self._finder.persona) == "en"
        names = names_in(text) if is_english else ()
        return numbers_in(LISTED.sub("", text)) <= known and all(
            _is_known(name, known) for name in names
        )


def guard_values(found: Floats, has_basis: bool, is_personal: bool) -> Floats:
    """Return what is weighed to say whether a sentence of a reply may be shown.

    Args:
        found: See `Reader.verify`: beside what the question found, beside that and what is near,
            and beside each that is near, of which there may be none.
        has_basis: Whether the question found something.
        is_personal: Whether it is about the person.

    Returns:
        Shape (n,), as the head was fitted.
    """
    near = found[2:] if len(found) > 2 else found[1:]
    weighed = (
        *found[:2].ravel(),
        *near[0],
        *near.max(axis=0),
        *near.min(axis=0),
        found[0, TOLD] + found[0, NONE],
        found[1, TOLD] + found[1, NONE],
    )
    odds = [log_odds(float(one)) for one in weighed]
    return np.array([*odds, float(has_basis), float(is_personal), len(found)], np.float32)


def _is_known(name: str, known: Collection[str]) -> bool:
    """Return whether a name is known, or a word that begins like it: "German", "Germany"."""
    if name in known:
        return True
    return len(name) >= MIN_STEM and any(
        word.startswith(name) or (len(word) >= MIN_STEM and name.startswith(word)) for word in known
    )
