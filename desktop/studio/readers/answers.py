"""Finds in an owner's answer what may become facts. Window process, the worker of the judge; no Qt.

What tells something of the owner is learnt: Korean, Chinese and spoken German have no "I" in most
such sentences.
"""

from __future__ import annotations

from backends.errors import EngineError
from desktop.studio.readers.texts import (
    HEADING,
    is_question,
    is_too_short,
    left_whole,
    plain_paragraphs,
    split,
)
from persona.sentences import says_something

__all__ = ["facts_in"]


def facts_in(answer: str) -> list[str]:
    """Return the sentences of an answer that tell something of who gave it, as they stand.

    Where the judge does not run, those are all that ask nothing. What is cited, and a heading,
    is nobody's own sentence.
    """
    own = (one.text for one in plain_paragraphs(answer) if not left_whole(one.text))
    said = [one for text in own if not HEADING.match(text) for one in split(text)]
    may_tell = [one for one in said if _may_tell(one)]
    try:
        return _claims(may_tell)
    except EngineError:
        return may_tell


def _may_tell(sentence: str) -> bool:
    return says_something(sentence) and not (is_too_short(sentence) or is_question(sentence))


def _claims(sentences: list[str]) -> list[str]:
    from persona.judging.reader import shared_reader

    reader = shared_reader()
    return [one for one in sentences if reader.claims(one)]
