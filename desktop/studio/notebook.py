"""What an owner sees and changes of a persona: its facts and pairs as rows. Window process; no Qt.

Each change is a function from a persona to a persona; `desktop.studio.keeping` writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from backends.errors import PersonaError, Sentence
from desktop.studio.taking import Ids
from persona.bank import Bank, refusal
from persona.model import Example, Fact, Kind, Persona
from persona.sentences import normalised

__all__ = [
    "FACT",
    "HELD",
    "PAIR",
    "Change",
    "Entry",
    "Key",
    "Row",
    "Told",
    "answered",
    "held_back",
    "kind_of",
    "row_of",
    "with_answer",
    "with_fact",
    "with_pair",
    "with_question",
    "with_refusal",
    "with_text",
    "with_topic",
    "withheld",
    "without",
]

Change = Callable[[Persona], Persona]
Key = tuple[str, str]
"""``fact``, ``pair`` or ``held`` (a pair that is held back), and the id."""

Entry = tuple[str, Fact | Example]
"""Which of these it is, and the record itself: of ten thousand, a few are shown as rows."""

FACT, PAIR, HELD = "fact", "pair", "held"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact or pair.

    Attributes:
        question: Of a pair, its first wording; empty for a fact.
        text: The fact, or the first answer.
        n_more: Wordings of question and answer beside the first ones.
    """

    key: Key
    kind: Kind | str
    topic: str
    question: str
    text: str
    n_more: int = 0

    @property
    def is_fact(self) -> bool:
        """Whether it is a fact."""
        return self.key[0] == FACT


class Told:
    """The facts, then the pairs of a persona, then those that are held back."""

    def __init__(self, persona: Persona) -> None:
        self.parts: dict[str, Sequence[Fact | Example]] = {
            FACT: persona.facts,
            PAIR: persona.examples,
            HELD: persona.held_back,
        }

    def __len__(self) -> int:
        """Return how many there are."""
        return sum(map(len, self.parts.values()))

    def __iter__(self) -> Iterator[Entry]:
        """Yield them."""
        return ((sort, own) for sort, records in self.parts.items() for own in records)

    def entry(self, place: int) -> Entry:
        """Return the one in a place, from 0.

        Raises:
            IndexError: There is none.
        """
        for sort, records in self.parts.items():
            if place < len(records):
                return sort, records[place]
            place -= len(records)
        raise IndexError(place)


def kind_of(entry: Entry) -> Kind | str:
    """Return what an entry is called as a row: the kind of a pair that answers."""
    sort, own = entry
    return own.kind if sort == PAIR and isinstance(own, Example) else sort


def row_of(entry: Entry) -> Row:
    """Return an entry as a row."""
    sort, own = entry
    key, kind = (sort, own.id), kind_of(entry)
    if isinstance(own, Fact):
        return Row(key, kind, own.topic, "", own.text)
    n_more = len(own.questions) - 1 + max(len(own.answers) - 1, 0)
    answer = own.answers[0] if own.answers else ""
    return Row(key, kind, own.topic, own.questions[0], answer, n_more)


def with_fact(persona: Persona, text: str, topic: str = "", source: str = "") -> Persona:
    """Return a persona with one more fact."""
    new = Ids({own.id for own in persona.facts}, "f").free("")
    return replace(persona, facts=(*persona.facts, Fact(new, text.strip(), topic, source)))


def with_pair(persona: Persona, pair: Example) -> Persona:
    """Return a persona with one more pair; its id is the next free one where it has none."""
    new = _ids(persona).free(pair.id)
    return replace(persona, examples=(*persona.examples, replace(pair, id=new)))


def _ids(persona: Persona) -> Ids:
    """Return what gives a pair an id that none has, held back or not."""
    return Ids({own.id for own in (*persona.examples, *persona.held_back)}, "q")


def held_back(persona: Persona, keys: Collection[Key]) -> Persona:
    """Return a persona with some pairs as tests alone, and tests among them as pairs again.

    One that a kill has left as both is one of the two then.
    """
    keys = frozenset(keys)
    out = {own.id: own for own in persona.examples if (PAIR, own.id) in keys}
    back = {
        own.id: own for own in persona.held_back if (HELD, own.id) in keys and own.id not in out
    }
    moved = out.keys() | back.keys()
    return replace(
        persona,
        examples=(*(own for own in persona.examples if own.id not in moved), *back.values()),
        held_back=(*(own for own in persona.held_back if own.id not in moved), *out.values()),
    )


def with_refusal(
    persona: Persona,
    subject: str,
    words: str,
    bank: Bank,
    extra: Mapping[str, object] | None = None,
) -> Persona:
    """Return a persona that does not talk about a subject, and says so in these words."""
    pair = refusal(persona, bank, subject, words)
    return with_pair(persona, replace(pair, extra={**pair.extra, **(extra or {})}))


def answered(persona: Persona, question: str, answer: str) -> Persona:
    """Return a persona that answers a question in these words: in a pair it has, or a new one."""
    plain = normalised(question)
    for own in persona.examples:
        if plain and plain in map(normalised, own.questions):
            kind: Kind = "answerable" if own.kind == "unanswerable" else own.kind
            others = tuple(text for text in own.answers[1:] if text != answer)
            mended = replace(own, kind=kind, answers=(answer, *others), facts=())
            return _with_example(persona, mended)
    return with_pair(persona, Example("", "answerable", (question,), (answer,)))


def with_answer(persona: Persona, pair: Example, answer: str) -> Persona:
    """Return a persona one of whose pairs has one more answer, unless it has it already."""
    others = [text for text in pair.answers if normalised(text) != normalised(answer)]
    if len(others) < len(pair.answers):
        return persona
    return _with_example(persona, replace(pair, answers=(*pair.answers, answer)))


def withheld(persona: Persona, question: str, words: str) -> Persona:
    """Return a persona that does not answer a question, and says so in these words."""
    plain = normalised(question)
    for own in persona.examples:
        if plain and plain in map(normalised, own.questions):
            return _with_example(
                persona, replace(own, kind="unanswerable", answers=(words,), facts=())
            )
    return with_pair(persona, Example("", "unanswerable", (question,), (words,)))


def with_text(persona: Persona, key: Key, text: str) -> Persona:
    """Return a persona with another text of a fact, or another first answer of a pair.

    Raises:
        PersonaError: It is not there any more.
    """
    sort, own_id = key
    if sort == FACT:
        if all(own.id != own_id for own in persona.facts):
            raise _gone(persona)
        facts = (
            replace(own, text=text, keys=()) if own.id == own_id else own for own in persona.facts
        )
        return replace(persona, facts=tuple(facts))
    own = _example(persona, key)
    return _with_example(persona, replace(own, answers=(text, *own.answers[1:])))


def with_question(persona: Persona, key: Key, question: str) -> Persona:
    """Return a persona with another first wording of a pair's question.

    Raises:
        PersonaError: It is not there any more.
    """
    own = _example(persona, key)
    return _with_example(persona, replace(own, questions=(question, *own.questions[1:])))


def with_topic(persona: Persona, keys: Collection[Key], topic: str) -> Persona:
    """Return a persona with some of its facts and pairs under another topic."""
    keys = frozenset(keys)
    return replace(
        persona,
        facts=tuple(
            replace(own, topic=topic) if (FACT, own.id) in keys else own for own in persona.facts
        ),
        examples=tuple(
            replace(own, topic=topic) if (PAIR, own.id) in keys and own.kind != "smalltalk" else own
            for own in persona.examples
        ),
        held_back=tuple(
            replace(own, topic=topic) if (HELD, own.id) in keys and own.kind != "smalltalk" else own
            for own in persona.held_back
        ),
    )


def without(persona: Persona, keys: Collection[Key]) -> Persona:
    """Return a persona without some of its facts and pairs; no pair names a fact that is gone."""
    keys = frozenset(keys)
    gone = {own_id for sort, own_id in keys if sort == FACT}
    return replace(
        persona,
        facts=tuple(own for own in persona.facts if own.id not in gone),
        examples=tuple(_freed(own, gone) for own in persona.examples if (PAIR, own.id) not in keys),
        held_back=tuple(
            _freed(own, gone) for own in persona.held_back if (HELD, own.id) not in keys
        ),
    )


def _freed(own: Example, gone: Collection[str]) -> Example:
    """Return a pair that names none of some facts."""
    facts = tuple(fact for fact in own.facts if fact not in gone)
    return own if facts == own.facts else replace(own, facts=facts)


def _example(persona: Persona, key: Key) -> Example:
    pairs = persona.held_back if key[0] == HELD else persona.examples
    found = next((own for own in pairs if own.id == key[1]), None)
    if found is None:
        raise _gone(persona)
    return found


def _gone(persona: Persona) -> PersonaError:
    return PersonaError(
        Sentence("The change to {1} was not kept.", persona.name),
        "The line is not there any more: it was removed in another window.",
        "Add it anew.",
    )


def _with_example(persona: Persona, mended: Example) -> Persona:
    """Return a persona with a pair mended; the ids of pairs are their own, held back or not."""

    def all_of(pairs: Sequence[Example]) -> tuple[Example, ...]:
        return tuple(mended if one.id == mended.id else one for one in pairs)

    return replace(persona, examples=all_of(persona.examples), held_back=all_of(persona.held_back))
