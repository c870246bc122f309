"""What an avatar says of itself, in the language of its persona: every process.

The texts are in ``resources/lines``, one file a language; a persona may have its own.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from persona.model import LANGUAGES, Persona
from persona.sentences import joined, normalised

__all__ = ["Lines", "base_language", "first_name", "language_of", "starters_of"]

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "lines"
GAP = re.compile(r"\{(they|them|their)\}")
N_STARTERS = 4  # questions to begin with
N_EXAMPLES = 3  # of them, named when somebody asks what to ask
MAX_STARTER_CHARS = 80  # a question to begin with stands on a button


def language_of(persona: Persona) -> str:
    """Return which of `LANGUAGES` a persona speaks; English where it is none of them."""
    own = base_language(persona)
    return own if own in LANGUAGES else "en"


def base_language(persona: Persona) -> str:
    """Return the language that a persona names, without its country."""
    return persona.language.lower().replace("_", "-").partition("-")[0]


def starters_of(persona: Persona) -> tuple[str, ...]:
    """Return questions to begin with: those that the owner offers, then some that are answered.

    These are each about another topic, as far as there are so many.
    """
    fit = [
        own
        for own in persona.examples
        if own.kind == "answerable" and own.answers and len(own.questions[0]) <= MAX_STARTER_CHARS
    ]
    first = {own.topic: own for own in reversed(fit)}
    asked = {normalised(text): text for text in persona.starters}
    for own in sorted(fit, key=lambda own: first[own.topic] is not own):
        if len(asked) >= N_STARTERS:
            break
        asked.setdefault(normalised(own.questions[0]), own.questions[0])
    return tuple(asked.values())[:N_STARTERS]


class Lines:
    """The lines of one persona, with its name and pronouns in them."""

    def __init__(self, persona: Persona) -> None:
        self._persona = persona
        self._table = _table(language_of(persona))

    def of(self, key: str) -> tuple[str, ...]:
        """Return the wordings for a key, the owner's before the general ones; none for no key."""
        own = {"unknown": self._persona.unknown, "again": self._persona.again}.get(key, ())
        own = tuple(self._persona.lines.get(key, ())) or own
        return tuple(self._filled(own)) or tuple(self._filled(_listed(self._table, key)))

    def first(self, key: str) -> str:
        """Return the wording for a key that comes first."""
        return self.of(key)[0]

    def every(self) -> tuple[str, ...]:
        """Return all wordings of all keys."""
        return tuple(text for key in self._table for text in self.of(key) if key != "yes_no")

    def examples(self) -> str:
        """Return a sentence that names some questions to ask; empty where there are none."""
        asked = starters_of(self._persona)
        if not asked:
            return ""
        sentence = str(self._table["examples"])
        return sentence.replace("{questions}", joined(asked[:N_EXAMPLES]))

    def says_yes_or_no(self, text: str) -> bool:
        """Return whether a text begins by a yes or a no."""
        first = re.match(r"\w+", text.strip().lower())
        own = self._persona.lines.get("yes_no", ()) or _listed(self._table, "yes_no")
        return first is not None and first[0] in own

    def third_person(self) -> tuple[str, ...]:
        """Return the words that stand for the person in the third person, the longest first.

        None where the pronouns are not known, or where one of them may be meant for the person
        that is spoken to: German "sie".
        """
        forms = {form.lower() for form in self._pronouns().values()}
        if forms & {word.lower() for word in _listed(self._table, "your_words")}:
            return ()
        return tuple(sorted(forms, key=len, reverse=True))

    def yours(self) -> Mapping[str, str]:
        """Return what takes the place of somebody's own "my" where it is said to his face."""
        known = self._table.get("yours", {})
        return known if isinstance(known, dict) else {}

    def names(self) -> Iterator[tuple[str, bool]]:
        """Yield what the person is called, and whether only with a title: "Keith", "Mr Low"."""
        whole, given = self._persona.name.strip(), first_name(self._persona).strip()
        words = whole.split()
        if whole:
            yield whole, False
        if given and given != whole:
            yield given, False
        if self._table.get("titles_follow"):  # the family name stands first, and is one sign
            yield from ((name, True) for name in (whole[1:], whole[:1]) if name and len(words) == 1)
        elif len(words) > 1:
            yield words[-1], True

    def called(self, name: str, *, is_titled: bool) -> str:
        """Return a pattern for a name with a title, or with or without one."""
        known = self._table.get("titles", {})
        by_pronoun = known if isinstance(known, dict) else {}
        titles = [*by_pronoun.get("any", ()), *by_pronoun.get(self._pronoun(), ())]
        either = "|".join(map(re.escape, sorted(titles, key=len, reverse=True)))
        times = "" if is_titled else "?"
        if self._table.get("titles_follow"):
            return rf"{re.escape(name)}(?:\s?(?:{either})){times}"
        return rf"(?:\b(?:{either})\.?\s+){times}\b{re.escape(name)}(?:'s)?\b"

    def has_words(self, key: str, text: str) -> bool:
        """Return whether one of the words of a key, in this language or English, is in a text."""
        words = {*self.of(key), *_listed(_table("en"), key)}
        return not words.isdisjoint(normalised(text).split())

    def _filled(self, texts: tuple[str, ...]) -> Iterator[str]:
        gaps = self._pronouns()
        for text in texts:
            if text.strip() and (gaps or not GAP.search(text)):
                text = GAP.sub(lambda gap: gaps[gap[1]], text)
                text = text.replace("{full_name}", self._persona.name)
                yield text.replace("{name}", first_name(self._persona))

    def _pronouns(self) -> Mapping[str, str]:
        known = self._table.get("pronouns", {})
        forms = known.get(self._pronoun()) if isinstance(known, dict) else None
        return dict(zip(("they", "them", "their"), forms, strict=True)) if forms else {}

    def _pronoun(self) -> str:
        return re.split(r"[/,\s]", self._persona.pronouns.strip().lower())[0]


def _listed(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = table.get(key, ())
    return tuple(map(str, found)) if isinstance(found, list) else (str(found),) * bool(found)


def first_name(persona: Persona) -> str:
    """Return how somebody is called: the first word of a name in letters, else the whole."""
    words = persona.name.split()
    if words and words[0].casefold() in _titles(language_of(persona)):
        return persona.name  # "Mr Low"
    named = [word for word in words if not word.endswith(".")]  # no "Dr."
    first = named[0] if named else persona.name
    return first if first.isascii() or language_of(persona) in ("en", "de") else persona.name


@lru_cache(maxsize=len(LANGUAGES))
def _titles(language: str) -> frozenset[str]:
    known = _table(language).get("titles", {})
    listed = known.values() if isinstance(known, dict) else ()
    return frozenset(
        f"{own}{dot}".casefold() for each in listed for own in each for dot in ("", ".")
    )


@lru_cache(maxsize=len(LANGUAGES))
def _table(language: str) -> Mapping[str, object]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))
