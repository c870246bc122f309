"""Finds in an owner's answer what may become facts. Window process, the worker of the judge; no Qt.

What tells something of the owner is learnt: Korean, Chinese and spoken German have no "I" in most
such sentences.
"""

from __future__ import annotations

from backends.errors import EngineError
from desktop.studio.readers.texts import is_question, plain_paragraphs, split
from persona.sentences import says_something

__all__ = ["facts_in"]


def facts_in(answer: str) -> list[str]:
    """Return the sentences of an answer that tell something of who gave it, as they stand.

    Where the judge does not run, those are all that ask nothing.
    """
    said = [one for paragraph in plain_paragraphs(answer) for one in split(paragraph.text)]
    may_tell = [one for one in said if says_something(one) and not is_question(one)]
    try:
        return _claims(may_tell)
    except EngineError:
        return may_tell


def _claims(sentences: list[str]) -> list[str]:
    from persona.judging.reader import shared_reader

    reader = shared_reader()
    return [one for one in sentences if reader.claims(one)]
