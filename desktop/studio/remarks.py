"""What an owner should know of a text before it is kept, a sentence each. Window process; no Qt.

Nothing is refused here: an owner may have reasons. Names of people are not told, or every third
answer would be asked about; the table marks them.
"""

from __future__ import annotations

from collections.abc import Iterator

from backends.errors import Sentence
from desktop.studio.private.private_details import numbers_and_addresses
from desktop.studio.readers.texts import FIRST_PERSON
from persona.model import Persona
from persona.sentences import normalised, says_something

__all__ = ["is_whole_text", "on_answer", "on_fact", "on_question", "on_subject"]

LONG_CHARS = 600  # of an answer: about six sentences
LONG_FACT_CHARS = 300
LONG_SUBJECT_CHARS = 60
TEXT_LINES = 6  # that are not empty; an answer of so many is a text
MAX_SHOWN = 3  # private details


def is_whole_text(text: str) -> bool:
    """Tell whether an answer is a text of its own, such as a CV."""
    n_lines = sum(bool(line.strip()) for line in text.splitlines())
    return len(text) > LONG_CHARS or n_lines >= TEXT_LINES


def on_answer(text: str, *, is_small_talk: bool = False) -> Iterator[str]:
    """Yield what is to be known of an answer; one to small talk may ask back, and be a smile."""
    if not (is_small_talk or says_something(text)):
        yield "There is not a word in it."
    elif not is_small_talk and text.rstrip().endswith(("?", "？")):
        yield "It is a question, and would be kept as your answer."
    if is_whole_text(text):
        yield Sentence("It has {1} characters, and the avatar says all of them.", len(text))
    yield from _private(text)


def on_fact(persona: Persona, text: str) -> Iterator[str]:
    """Yield what is to be known of a fact."""
    plain = normalised(text)
    if plain and plain in {normalised(own.text) for own in persona.facts}:
        yield "This fact is there already."
    if says_something(text) and not FIRST_PERSON.search(text):
        yield "It does not speak in the first person; the avatar says it as it stands."
    if len(text) > LONG_FACT_CHARS:
        yield "It is long: a fact is found best as one short sentence."
    yield from _private(text)


def on_question(persona: Persona, text: str) -> Iterator[str]:
    """Yield what is to be known of a question that gets an answer."""
    plain = normalised(text)
    if text.strip() and not says_something(text):
        yield "There is not a word in the question."
    for own in persona.examples:
        if plain and plain in map(normalised, own.questions):
            answer = own.answers[0] if own.answers else "–"
            yield Sentence("This question has an answer already: “{1}”.", answer[:80])
            return


def on_subject(text: str) -> Iterator[str]:
    """Yield what is to be known of a subject that is not talked about."""
    if not says_something(text):
        yield "There is not a word in it."
    if len(text) > LONG_SUBJECT_CHARS or text.rstrip().endswith((".", "?", "!", "。", "？")):
        yield "Name the subject in a few words, such as “my health”: it is put into questions."


def _private(text: str) -> Iterator[str]:
    found = list(dict.fromkeys(own.text for own in numbers_and_addresses(text)))
    if found:
        more = " …" if len(found) > MAX_SHOWN else ""
        yield Sentence("Anybody who asks is told this: {1}.", ", ".join(found[:MAX_SHOWN]) + more)
