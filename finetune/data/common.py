"""Examples that fit any persona, for training: what is not known, and small talk. Pipeline process.

An owner writes only what is known. What else an adapter has to learn is made of the general
messages (``finetune/messages``) and lines (``resources/lines``); a message that the persona can
answer is left out, as its own judge says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from persona.judging.finder import Finder
from persona.lines import Lines, language_of
from persona.model import Example, Kind, Persona

__all__ = ["common_examples"]

MESSAGES = Path(__file__).resolve().parents[1] / "messages"  # the judge's package stays at home
SMALLTALK = ("greeting", "howareyou", "thanks", "compliment", "insult", "farewell", "capabilities")
N_WORDINGS = 24  # of each kind of small talk
N_UNKNOWN = 80  # questions about a person


def common_examples(persona: Persona) -> Iterator[Example]:
    """Yield small talk and unknown questions in the persona's language, each where it has none."""
    kinds = {example.kind for example in persona.examples}
    folder, lines = MESSAGES / language_of(persona), Lines(persona)
    if "smalltalk" not in kinds:
        for kind in SMALLTALK:
            texts = _texts(folder / f"{kind}.txt")[:N_WORDINGS]
            yield _example(f"common-{kind}", "smalltalk", texts, lines.of(kind))
    if "unanswerable" not in kinds:
        finder = Finder.open(persona)
        asked = _texts(folder / "person.txt")[:N_UNKNOWN]
        unknown = [text for text in asked if not finder.find(text).is_known]
        for number, text in enumerate(unknown, start=1):
            key = f"common-unknown-{number}"
            yield _example(key, "unanswerable", (text,), lines.of("unknown"))


def _example(key: str, kind: Kind, asked: tuple[str, ...], said: tuple[str, ...]) -> Example:
    return Example(key, kind, asked, said, topic=key, is_generic=True)


def _texts(path: Path) -> tuple[str, ...]:
    found = (line.strip() for line in path.read_text("utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in found if line))
