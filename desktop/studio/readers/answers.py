"""Finds in an owner's answer what may become facts. Window process, the worker of the judge; no Qt.

What tells something of the owner is learnt: Korean, Chinese and spoken German have no "I" in most
such sentences. Whether one is understood without the one before it, no head can tell of statements:
so what is told in one paragraph stays together, and no fact is half of something.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backends.errors import EngineError
from desktop.studio.readers.texts import is_question, plain_paragraphs, split
from persona.sentences import joined, says_something

__all__ = ["facts_in"]

MAX_CHARS = 400  # of a fact; of a longer one the judge reads its start and its end


def facts_in(answer: str) -> list[str]:
    """Return what an answer tells of who gave it, each as a text to be understood by itself.

    Where the judge does not run, that is every sentence that asks nothing.
    """
    said = [split(paragraph.text) for paragraph in plain_paragraphs(answer)]
    try:
        told = [_tells(sentences) for sentences in said]
    except EngineError:
        told = [[_may_tell(one) for one in sentences] for sentences in said]
    return [text for own in zip(said, told, strict=True) for text in _pieces(_core(*own))]


def _tells(sentences: Sequence[str]) -> list[bool]:
    """Return of each sentence whether it claims something about who says it."""
    from persona.judging.reader import shared_reader

    reader = shared_reader()
    return [_may_tell(one) and reader.claims(one) for one in sentences]


def _may_tell(sentence: str) -> bool:
    return says_something(sentence) and not is_question(sentence)


def _core(sentences: Sequence[str], told: Sequence[bool]) -> Sequence[str]:
    """Return sentences without those at the beginning and the end that tell nothing."""
    places = [place for place, tells in enumerate(told) if tells]
    return sentences[places[0] : places[-1] + 1] if places else ()


def _pieces(sentences: Sequence[str]) -> Iterator[str]:
    """Yield sentences together; of many several pieces, each begun by the end of the last one."""
    piece: list[str] = []
    for sentence in sentences:
        if piece and len(joined((*piece, sentence))) > MAX_CHARS:
            yield joined(piece)
            piece = piece[-1:] if len(piece[-1]) + len(sentence) < MAX_CHARS else []
        piece.append(sentence)
    if piece:
        yield joined(piece)
