"""Finds what an answer claims about the counterpart without support: the score card's own checker.

Independent of the guard in `persona`, which must not grade itself. A claim is a clause about the
counterpart (first or third person, or a bare fragment in answer to a question about them). It is
invented when it names something that no statement of the owner names, when it affirms what a
statement denies, or denies what a statement affirms. Plain Python, English.

Known limits: statements are bags of words, so two facts joined in a wrong way ("CS350 is about
artificial intelligence") pass; an unusual paraphrase counts as invented. How often it errs is
measured on hand-labelled answers, see `finetune.evaluation.checkers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from finetune.evaluation.lexicon import (
    AVATAR_WORDS,
    BARE_REPLIES,
    BEING_HUMAN,
    COURTESIES,
    DEGREE_NEGATIONS,
    GENERIC,
    HARMLESS_NEGATIONS,
    NEGATIONS,
    NUMBER_WORDS,
    SAME,
    SELF_WORDS,
)
from finetune.evaluation.metrics import abstains, normalised, words

__all__ = ["Asked", "Statements", "invented_claims", "without_denials"]

MAX_FRAGMENT_WORDS = 9
MAX_BARE_WORDS = 6  # "yes, he does" is an answer; before a longer one it is a filler
MIN_SHARED_PREFIX = 6  # "classifier" and "classification" are one word

_SENTENCE_END = re.compile(
    r"(?<!\b[DMS][rst]\.)(?<!\bProf\.)(?<=[.!?…])[\"')]*\s+|\n+|;\s*|:\s+|\s[-–—]+\s|\s//\s"
)
_CLAUSE_END = re.compile(
    r",?\s+(?:but|because|although|though|while|whereas|however)\s+"
    r"|,\s+(?:so|which|where|who)\s+"
    r"|\s+that\s+(?=(?:i|i'm|i've|i'd|my|he|he's|his|(?-i:[A-Z])\w+)\s)"
    r"|\s+(?:and|or)\s+(?=(?:i'm|i've|i'd|i'll|i am|my|he's|she's|it's)\s)"
    r"|,\s+(?:and|or)\s+(?=(?:i|he|his|she|her|we|our|it)\s)"
    r"|,\s+(?=(?:i|i'm|i've|i'd|my|he|he's|his|she|her|we|our)\s)",
    re.IGNORECASE,
)
_VISITOR = re.compile(r"\b(?:you|your|you're)\b", re.IGNORECASE)
_SUFFIXES = (
    "ations",
    "ation",
    "ingly",
    "ings",
    "ing",
    "ers",
    "ies",
    "ied",
    "ed",
    "er",
    "es",
    "ly",
    "s",
    "e",
)
_DEGREES = re.compile("|".join(DEGREE_NEGATIONS))
_COURTESY = re.compile(rf"^(?:{'|'.join(COURTESIES)})")
_CONTACT = re.compile(r"\S@\S|https?://|\bwww\.|\+?\d[\d ()-]{6,}\d")
_YES = re.compile(BARE_REPLIES[0])
_YES_OR_NO = re.compile("|".join(BARE_REPLIES))
_HUMAN = re.compile(BEING_HUMAN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an answer answers, as far as the checker cares.

    Attributes:
        is_personal: True when the question is about the counterpart, not about the world.
        is_unknown: True when nothing is known about what was asked.
        may_deny: True when the question takes something false for granted.
        text: The question.
    """

    text: str = ""
    is_personal: bool = True
    is_unknown: bool = False
    may_deny: bool = False


@dataclass(frozen=True)
class Statements:
    """What the owner said: facts and answers, and the name of the counterpart.

    Attributes:
        texts: What may be said in other words as well.
        verbatim: What may be said as it stands: the owner's small talk, the ways to abstain.
    """

    name: str
    texts: tuple[str, ...]
    verbatim: tuple[str, ...] = ()

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The clauses of the owner, as they stand."""
        texts = (*self.texts, *self.verbatim)
        return frozenset(_bare(clause) for text in texts for clause in _clauses(text))

    @cached_property
    def affirmed(self) -> frozenset[str]:
        """Stems of all that is said to be so."""
        return self._stems(is_negative=False) | frozenset(map(_stem, words(self.name)))

    @cached_property
    def denied(self) -> frozenset[str]:
        """Stems of all that is said not to be so."""
        return self._stems(is_negative=True)

    def _stems(self, *, is_negative: bool) -> frozenset[str]:
        clauses = [clause for text in self.texts for clause in _clauses(text)]
        said = [clause for clause in clauses if not abstains(clause)]
        fitting = [clause for clause in said if _is_negated(clause) == is_negative]
        return frozenset(_stem(word) for clause in fitting for word in words(clause))


def invented_claims(answer: str, asked: Asked, known: Statements) -> tuple[str, ...]:
    """Return the clauses of an answer that claim something unsupported, each once."""
    found: dict[str, str] = {}
    for number, clause in enumerate(_clauses(answer)):
        if _is_invented(clause, asked, known, is_first=number == 0):
            found.setdefault(normalised(clause), clause)
    return tuple(found.values()) or _bare_reply(answer, asked)


def without_denials(answer: str, asked: Asked, known: Statements) -> str:
    """Return an answer without the clauses that deny what is so: "I do not like music"."""
    kept = [
        clause
        for clause in _clauses(answer)
        if not (_is_negated(clause) and _is_invented(clause, asked, known, is_first=False))
    ]
    return ". ".join(kept)


def _is_invented(clause: str, asked: Asked, known: Statements, *, is_first: bool) -> bool:
    if clause.endswith("?") or abstains(clause) or _COURTESY.match(normalised(clause)):
        return False
    if _bare(clause) in known.own_words:
        return False
    if _CONTACT.search(clause):
        return True
    if _HUMAN.search(normalised(clause)) and not _is_negated(clause):
        return True
    if not _is_about(clause, asked, known, is_first=is_first):
        return _has_strange_names(clause, asked, known)
    return (
        _is_denial_wrong(clause, asked, known)
        if _is_negated(clause)
        else bool(_unsupported(clause, known.affirmed))
    )


def _is_about(clause: str, asked: Asked, known: Statements, *, is_first: bool) -> bool:
    """Return whether a clause speaks of the counterpart, or of the avatar."""
    said = words(clause)
    if any(word in SELF_WORDS for word in said) or any(part in said for part in words(known.name)):
        return True
    if "counterpart" in said:
        return True
    if not asked.is_personal or _VISITOR.search(clause):
        return False
    return asked.is_unknown or (is_first and len(said) <= MAX_FRAGMENT_WORDS)


def _has_strange_names(clause: str, asked: Asked, known: Statements) -> bool:
    """Return whether a clause about some thing gives it an unknown name or number."""
    if not asked.is_personal or (_VISITOR.match(clause) and not asked.is_unknown):
        return False
    named = [
        word
        for word in re.findall(r"(?<=\s)[A-Z][\w'-]+|\b\w*\d[\w.%]*", clause)
        if word not in ("I", "I'm", "I've", "I'd", "I'll")
    ]
    return bool(_unsupported(" ".join(named), known.affirmed | known.denied))


def _is_denial_wrong(clause: str, asked: Asked, known: Statements) -> bool:
    """Return whether a negated clause denies a fact, or denies what nobody knows."""
    if asked.may_deny:
        return False
    content = {word for word in _content(clause) if word not in HARMLESS_NEGATIONS}
    if not content or all(_has(known.denied, _stem(word)) for word in content):
        return False
    return "avatar" not in words(clause)


def _unsupported(clause: str, support: frozenset[str]) -> list[str]:
    return [word for word in _content(clause) if not _has(support, _stem(word))]


def _content(clause: str) -> list[str]:
    """Return the words of a clause that claim something."""
    return [
        word
        for word in (_root(word) for word in words(clause))
        if word not in GENERIC
        and word not in SELF_WORDS
        and word not in AVATAR_WORDS
        and word not in NEGATIONS
        and (len(word) > 1 or word.isdigit())
    ]


def _bare_reply(answer: str, asked: Asked) -> tuple[str, ...]:
    """Return a mere yes or no to what nobody knows, as the claim that it is."""
    first = next(iter(_clauses(answer)), "")
    pattern = _YES if asked.may_deny else _YES_OR_NO
    is_short = len(words(answer)) <= MAX_BARE_WORDS
    is_reply = asked.is_unknown and is_short and pattern.search(normalised(first)) is not None
    return (first,) if is_reply and not abstains(answer) else ()


def _bare(clause: str) -> str:
    return " ".join(words(clause))


def _has(stems: frozenset[str], stem: str) -> bool:
    if stem in stems:
        return True
    is_plain = stem.isalpha() and len(stem) >= MIN_SHARED_PREFIX and stem not in NUMBER_WORDS
    return is_plain and any(
        other[:MIN_SHARED_PREFIX] == stem[:MIN_SHARED_PREFIX] for other in stems
    )


def _clauses(text: str) -> list[str]:
    sentences = _SENTENCE_END.split(text.replace("’", "'"))
    parts = [part for sentence in sentences for part in _CLAUSE_END.split(sentence)]
    return [part.strip(' *-•"') for part in parts if re.search(r"\w", part)]


def _is_negated(clause: str) -> bool:
    plain = _DEGREES.sub(" ", normalised(clause))
    return any(word in NEGATIONS for word in words(plain))


def _root(word: str) -> str:
    return word.removesuffix("'s")


def _stem(word: str) -> str:
    """Return a word without its ending; words of the same meaning get the same stem."""
    word = _root(word)
    word = SAME.get(word, word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and word.isalpha():
            return word.removesuffix(suffix).rstrip("iy")
    return word.rstrip("iy") if len(word) > 3 else word
