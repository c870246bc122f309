"""What of the brought files would be new to a persona, with the private details in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from backends.base import HowFar
from backends.errors import Sentence
from desktop.studio.private.names import NameFinder
from desktop.studio.private.private_details import Detail, details_in
from desktop.studio.readers.brought import Brought, Item, Pair, Place, Statement
from desktop.studio.voice import kept_voice
from persona.layout import MAX_TOLD
from persona.model import Persona
from persona.sentences import normalised

__all__ = ["Proposal", "Proposals", "propose_for"]

MAX_ANSWERS = 8  # of one question; more are of no use
TWICE = "it is there already"
FULL = Sentence("an avatar holds at most {1} facts and {1} answers", f"{MAX_TOLD:,}")
NOTED = 50  # items between two notes


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that may be taken."""

    item: Item
    details: tuple[Detail, ...] = ()

    @property
    def place(self) -> Place:
        """Return where it stands in its file."""
        return self.item.place


@dataclass(slots=True)
class Proposals:
    """What may be taken from one file; what is there already is noted in `brought`."""

    brought: Brought
    entries: list[Proposal] = field(default_factory=list)

    def plain(self) -> list[Proposal]:
        """Return the pairs and the voice without private details: what --yes takes."""
        return [p for p in self.entries if not p.details and not isinstance(p.item, Statement)]

    def private(self) -> list[Proposal]:
        """Return the pairs and the voice with private details, to be looked at."""
        return [p for p in self.entries if p.details and not isinstance(p.item, Statement)]

    def statements(self) -> list[Proposal]:
        """Return the proposed facts, which are never taken unseen."""
        return [p for p in self.entries if isinstance(p.item, Statement)]


def propose_for(
    persona: Persona, files: Sequence[Brought], note: HowFar = lambda *_: None
) -> list[Proposals]:
    """Return what of each file may be taken; the same in two files is proposed once."""
    known = _Known(persona)
    new = [_new_of(brought, known) for brought in files]
    n_all, starts = sum(map(len, new)), accumulate(map(len, new), initial=0)
    return [
        _looked_through(brought, persona, _noted(items, start, n_all, note))
        for brought, items, start in zip(files, new, starts, strict=False)
    ]


def _noted(items: Sequence[Item], start: int, n_all: int, note: HowFar) -> Iterator[Item]:
    for number, item in enumerate(items, start):
        if number % NOTED == 0:
            note(number, n_all)
        yield item


def _looked_through(brought: Brought, persona: Persona, items: Iterable[Item]) -> Proposals:
    """Return items of a file with the private details in each."""
    texts = [text for item in brought.items for text in item.texts()]
    names = NameFinder({persona.name, *brought.own_names}, brought.names, texts)
    return Proposals(brought, [Proposal(item, _details(item, names)) for item in items])


class _Known:
    """What is in the persona, and what was proposed before."""

    def __init__(self, persona: Persona) -> None:
        self.answers: dict[str, set[str]] = {}
        self.told = {_plain(fact.text) for fact in persona.facts}
        self.said = {_plain(text) for text in kept_voice(persona.folder)}
        self.asked_before: dict[str, str] = {}
        self.room: dict[type[Item], int] = {
            Pair: MAX_TOLD - len(persona.examples),
            Statement: MAX_TOLD - len(persona.facts),
        }
        for example in persona.examples:
            for question in map(_plain, example.questions):
                self.asked_before[question] = example.id
                self.answers.setdefault(question, set()).update(map(_plain, example.answers))


def _new_of(brought: Brought, known: _Known) -> list[Item]:
    """Return what of a file is new and finds room; of a chat that is what was said last."""
    items = [item for item in _joined(brought.items, brought) if _is_new(item, brought, known)]
    step = -1 if brought.is_chat else 1
    return [item for item in items[::step] if _has_room(item, brought, known)][::step]


def _has_room(item: Item, brought: Brought, known: _Known) -> bool:
    """Tell whether the avatar can hold an item, too; note where it cannot."""
    room = known.room.get(type(item))
    if room is None:  # of the voice
        return True
    known.room[type(item)] = room - 1
    if room <= 0:
        brought.leave(item.place, FULL)
    return room > 0


def _details(item: Item, names: NameFinder) -> tuple[Detail, ...]:
    found = [detail for text in item.texts() for detail in details_in(text, names)]
    return tuple(dict.fromkeys(found))


def _plain(text: str) -> str:
    return normalised(text) or text.strip()


def _joined(items: Sequence[Item], brought: Brought) -> list[Item]:
    """Return the items; the rows of one id, and the answers to one question, are one pair."""
    found: list[Item] = []
    places: dict[str, int] = {}
    for item in items:
        if not isinstance(item, Pair):
            found.append(item)
            continue
        names = [*([f"id {item.id}"] if item.id else []), *map(_plain, item.questions)]
        known_as = next((places[name] for name in names if name in places), None)
        if known_as is None:
            known_as = len(found)
            found.append(item)
        else:
            earlier = found[known_as]
            assert isinstance(earlier, Pair)
            found[known_as] = _merged(earlier, item, brought)
        places |= dict.fromkeys(names, known_as)
    return found


def _merged(one: Pair, other: Pair, brought: Brought) -> Pair:
    questions = _distinct((*one.questions, *other.questions))
    answers = _distinct((*one.answers, *other.answers))
    if len(answers) > MAX_ANSWERS:
        brought.leave(other.place, Sentence("{1} answers to its question are enough", MAX_ANSWERS))
        return one
    if len(questions) + len(answers) == len(one.questions) + len(one.answers):
        brought.leave(other.place, "it stands twice in the file")
        return one
    facts = tuple(dict.fromkeys((*one.facts, *other.facts)))
    return replace(one, questions=questions, answers=answers, facts=facts)


def _distinct(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple({_plain(text): text for text in reversed(texts)}.values())[::-1]


def _is_new(item: Item, brought: Brought, known: _Known) -> bool:
    """Tell whether an item is new; note why not."""
    why = _why_known(item, brought.path.name, known)
    if why:
        brought.leave(item.place, why)
    return not why


def _why_known(item: Item, file: str, known: _Known) -> str:
    if isinstance(item, Pair):
        return _why_asked(item, file, known)
    plain = _plain(item.text)
    seen = known.told if isinstance(item, Statement) else known.said
    if plain in seen:
        return TWICE
    seen.add(plain)
    return ""


def _why_asked(pair: Pair, file: str, known: _Known) -> str:
    answers = set(map(_plain, pair.answers))
    for question in map(_plain, pair.questions):
        if question in known.answers:
            if answers <= known.answers[question]:
                return TWICE
            where = known.asked_before[question]
            return Sentence('its question has another answer already, in "{1}"', where)
    known.answers |= {_plain(question): answers for question in pair.questions}
    known.asked_before |= {_plain(question): file for question in pair.questions}
    return ""
