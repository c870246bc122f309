"""Takes questions and answers out of JSON records: plain, alpaca, ShareGPT, messages, our own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeGuard

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, Pair, Place, Refused, Statement
from desktop.studio.readers.chats.chat_messages import CHAT_TODO
from desktop.studio.readers.chats.transcripts import is_transcript, read_transcript
from desktop.studio.readers.columns import Role, is_header, roles_of
from desktop.studio.readers.json_values import JsonValue
from desktop.studio.readers.tables import take_pair
from persona.cards.tables import Table

__all__ = ["read_records"]

TURNS = ("conversations", "conversation", "messages", "dialogue", "dialog", "turns", "contents")
SPEAKER = ("from", "role", "speaker", "sender")
SAID = ("value", "content", "text", "parts", "utterance")
PREFERRED = "chosen"  # of two answers, where the other one is "rejected"
QUESTION_MARKS = ("?", "？")
WHOLE_PROMPT = re.compile(
    r"\[/?INST\]|<\|\w+\|>|<start_of_turn>|^#+ ?(?:Instruction|Response|Human|Assistant)\b"
    r"|^(?:Human|User|Assistant):",
    re.MULTILINE,
)
THOUGHTS = re.compile(r"\s*<(think|thinking|thought|reasoning)>.*?</\1>\s*", re.DOTALL)
RATINGS = ("label", "desirable", "is_good", "accepted")  # of an answer, as KTO has it
UNLEARNT = "the file says that this answer is not to be learnt"
PROMPT_END = re.compile(r"\s*\n\s*(?:#{3,}|-+>|={3,}>?)\s*$")  # of the older format of OpenAI
ASKS = frozenset(["human", "user", "prompter", "question", "用户", "用戶", "사용자", "nutzer"])
ANSWERS = frozenset(
    [
        "gpt",
        "assistant",
        "chatgpt",
        "chatbot",
        "bot",
        "model",
        "ai",
        "bing",
        "bard",
        "answer",
        "助手",
        "어시스턴트",
    ]
)
SILENT = frozenset(["system", "developer"])
TOOLS = frozenset(
    ["tool", "tools", "function", "function_call", "tool_call", "observation", "ipython"]
)
UNKNOWN = "its shape is not known: no question and answer, no conversation"
TODO = 'Records need "question" and "answer", "instruction" and "output", or "messages".'


@dataclass(frozen=True, slots=True)
class _Turn:
    """One message of a conversation: what its role does, and its text."""

    does: str  # ask, answer, tool, or the role itself where it is unknown
    text: str
    is_unlearnt: bool = False  # an answer of weight 0


def read_records(values: Sequence[JsonValue], owners: Collection[str], brought: Brought) -> None:
    """Take the questions and answers of records.

    Args:
        values: As they stand in the file.
        owners: Names whose messages are answers.
        brought: Where they go.

    Raises:
        Refused: No record is understood.
    """
    records = _unpacked(values)
    brought.unit = "records"
    if any(isinstance(one, dict) and "mapping" in one for _, one in records):
        raise Refused("It is an export of ChatGPT: the answers in it are a model's.", CHAT_TODO)
    names: set[str] = set()
    if _is_one_conversation(records):
        records = [(records[0][0], {"messages": [value for _, value in records]})]
    for place, value in records:
        brought.n_read += 1
        names.add(_take(place, value, owners, brought))
    found = sorted(names - {""})
    if not found:
        why = "None of its {1} records is understood: no question and answer, no conversation."
        raise Refused(Sentence(why, len(records)), TODO)
    brought.format = f"JSON, {', '.join(found)}"


def _unpacked(values: Sequence[JsonValue]) -> list[tuple[Place, object]]:
    """Return the records; those within a single object are numbered."""
    if len(values) == 1 and isinstance(values[0].value, dict):
        inner = _within(values[0].value)
        if inner:
            return [
                (Place(part=Sentence("record {1}", i)), one) for i, one in enumerate(inner, start=1)
            ]
    return [(Place(one.line), one.value) for one in values]


def _within(table: Table) -> Sequence[object]:
    """Return the records in one object: its only list, its columns, or questions as its keys.

    Else those in an object within it, or its values, where each of them is one.
    """
    lists = [
        one
        for name, one in table.items()
        if _holds_records(one) and (name not in TURNS or all(map(_is_record, one)))
    ]
    fitting = [one for one in lists if any(map(_is_record, one))]
    if len(lists) > 1 and fitting:  # parts or chapters, or others beside them
        return [row for one in fitting for row in one]
    wrapped = [one for one in lists if all(map(_is_row, one))]
    if len(lists) == 1 or len(wrapped) == 1:
        return [one["row"] if _is_row(one) else one for one in (wrapped or lists)[0]]
    if rows := _split_rows(table):
        return rows
    roles = roles_of(list(table))
    if is_header(roles) and (columns := list(map(_column, table.values()))):
        is_even = all(columns) and len({len(column) for column in columns}) == 1
        is_own = {"id", "kind"} & table.keys()
        if is_even and not is_own and len(columns[0]) > 1:
            return [dict(zip(table, row, strict=True)) for row in zip(*columns, strict=True)]
    asking = [key for key in table if key.strip().endswith(QUESTION_MARKS)]
    if len(asking) * 2 > len(table) and all(isinstance(one, str) for one in table.values()):
        return [{"question": key, "answer": value} for key, value in table.items()]
    inner = [value for value in table.values() if isinstance(value, dict)]
    if any(fits(table) for _, fits, _ in _SHAPES):
        return ()
    if inner and all(any(fits(one) for _, fits, _ in _SHAPES) for one in inner):
        return inner
    found = [records for one in inner if (records := _within(one))]
    return found[0] if len(found) == 1 else ()


def _split_rows(table: Table) -> Sequence[object]:
    """Return the records of which names and values stand apart, as pandas writes them."""
    names, rows = _list(table.get("columns")), _list(table.get("data"))
    if not is_header(roles_of([str(name) for name in names])):
        return ()
    return [
        dict(zip(map(str, names), row, strict=False)) if isinstance(row, list) else row
        for row in rows
    ]


def _is_record(value: object) -> bool:
    return isinstance(value, dict) and any(fits(value) for _, fits, _ in _SHAPES[:2])


def _holds_records(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list) and any(isinstance(one, dict) for one in value)


def _is_row(value: object) -> TypeGuard[dict[str, object]]:
    """Tell whether a record is wrapped as the viewer of Hugging Face does it."""
    return isinstance(value, dict) and isinstance(value.get("row"), dict)


def _column(value: object) -> Sequence[object]:
    """Return a column as pandas writes it, by number or as a list; nothing for other values."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and all(key.isdecimal() for key in value):
        return list(value.values())
    return ()


def _is_one_conversation(records: Sequence[tuple[Place, object]]) -> bool:
    return len(records) > 1 and all(
        isinstance(value, dict)
        and _first(value, SPEAKER)
        and any(key in value for key in SAID)
        and "question" not in value
        for _, value in records
    )


def _take(place: Place, value: object, owners: Collection[str], brought: Brought) -> str:
    """Take one record; return the name of its shape, or nothing."""
    if isinstance(value, list):
        value = _from_list(value)
    if not isinstance(value, dict):
        brought.leave(place, "it is no object")
        return ""
    for name, fits, take in _SHAPES:
        if fits(value):
            take(place, value, owners, brought)
            return name
    if inner := _within(value):  # such as the paragraphs of SQuAD
        return max([_take(place, one, owners, brought) for one in inner])
    brought.leave(place, UNKNOWN)
    return ""


def _from_list(values: list[object]) -> Table:
    """Return two texts as question and answer, anything else as the messages of a talk."""
    if len(values) == 2 and all(isinstance(one, str) for one in values):
        return {"question": values[0], "answer": values[1]}
    return {"messages": values}


def _is_conversation(table: Table) -> bool:
    return any(not isinstance(table.get(key, {}), dict) for key in TURNS) or _is_prompted(table)


def _is_prompted(table: Table) -> bool:
    is_talk = isinstance(table.get("prompt"), list) or "prompt" not in table
    return is_talk and _holds_records(_completion(table))


def _completion(table: Table) -> object:
    return table.get("completion") or table.get(PREFERRED)


def _take_conversation(
    place: Place, table: Table, owners: Collection[str], brought: Brought
) -> None:
    if _is_prompted(table):
        listed: object = [*_list(table.get("prompt")), *_list(_completion(table))]
    else:
        listed = next(one for key in TURNS if not isinstance(one := table.get(key, {}), dict))
    turns = _turns(_list(listed), owners)
    pairs = [one for one in _list(listed) if isinstance(one, dict) and _is_pair(one)]
    if not turns and pairs:
        for pair in pairs:
            _take_pair(place, pair, owners, brought)
        return
    if not turns:
        is_silent = any(isinstance(one, dict) and not _role(one) for one in _list(listed))
        brought.leave(place, UNKNOWN if is_silent else "the conversation is empty")
    before = _Before()
    for turn in turns:
        before.take(turn, place, brought)
    if before.asked:
        brought.leave(place, "the last question has no answer")


class _Before:
    """What was said in a conversation before the next answer."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.barrier = "nothing was asked before an answer"

    def take(self, turn: _Turn, place: Place, brought: Brought) -> None:
        """Take the next message: a question, an answer, or what breaks the two apart."""
        if turn.does == "ask":
            self.asked = [*self.asked, turn.text]
            self.barrier = ""
        elif turn.does == "answer":
            if self.barrier or not self.asked:
                brought.leave(place, self.barrier or "an answer follows on another")
            elif turn.is_unlearnt:
                brought.leave(place, UNLEARNT)
            else:
                question = "\n".join(text for text in self.asked if text)
                brought.add(Pair(place, _some(question), _some(turn.text)))
            self.asked, self.barrier = [], ""
        else:
            tool = "a call of a tool stands between question and answer"
            self.barrier = (
                tool if turn.does == "tool" else Sentence('the role "{1}" is not known', turn.does)
            )


def _turns(values: Sequence[object], owners: Collection[str]) -> list[_Turn]:
    """Return the messages; where the owner is named, all others are the other side."""
    tables = [value for value in values if isinstance(value, dict)]
    own = {name.casefold() for name in owners}
    is_named = any(_role(table).casefold() in own for table in tables)
    found = []
    for table in tables:
        role, text = _role(table), _text(_first(table, SAID))
        does = _does(role, own) if not is_named else _does_beside_owner(role, own)
        if does == "answer" and not text and table.get("tool_calls"):
            does = "tool"
        if does:
            said = _without_thoughts(text) if does == "answer" else text
            found.append(_Turn(does, said, table.get("weight") in (0, False)))
    return found


def _without_thoughts(text: str) -> str:
    """Return an answer without what a model thought before it."""
    return THOUGHTS.sub("", text, count=1) if THOUGHTS.match(text) else text


def _role(table: Table) -> str:
    return str(_first(table, SPEAKER) or table.get("name") or "").strip()


def _does(role: str, own: Collection[str]) -> str:
    """Return what a role does; nothing for the system, itself where it is unknown."""
    plain = role.casefold()
    if plain in SILENT:
        return ""
    if plain in ANSWERS or plain in own:
        return "answer"
    return "ask" if plain in ASKS else "tool" if plain in TOOLS else role[:40]


def _does_beside_owner(role: str, own: Collection[str]) -> str:
    does = _does(role, own)
    if role.casefold() in own or does in ("", "tool"):
        return does
    return "ask"


def _text(value: object) -> str:
    """Return the text of a content, which may be a list of parts."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value) if math.isfinite(value) else ""
    if isinstance(value, dict):
        value = _first(value, SAID)
        return _text(value) if not isinstance(value, dict) else ""
    parts = [_first(one, SAID) if isinstance(one, dict) else one for one in _list(value)]
    return "\n".join(part.strip() for part in parts if isinstance(part, str) and part.strip())


def _is_pair(table: Table) -> bool:
    is_choice = isinstance(table.get("prompt"), str) and isinstance(table.get(PREFERRED), str)
    return is_choice or is_header(roles_of(list(table)))


def _take_pair(place: Place, table: Table, owners: Collection[str], brought: Brought) -> None:
    if PREFERRED in table:
        table = {"prompt": table.get("prompt"), "completion": table[PREFERRED]}
    for before in _list(table.get("history")):
        if isinstance(before, list) and len(before) == 2 and all(map(_text, before)):
            brought.add(Pair(place, (_text(before[0]),), (_text(before[1]),)))
    if any(table.get(name) is False for name in RATINGS):
        brought.leave(place, UNLEARNT)
        return
    values = list(table.values())
    found: dict[Role, list[str]] = {
        role: [text for i in columns for text in _texts(values[i])]
        for role, columns in roles_of(list(table)).items()
    }
    found["answer"] = [_without_thoughts(text) for text in found["answer"]]
    found["question"] = [PROMPT_END.sub("", text) for text in found["question"]]
    take_pair(place, found, brought)


def _is_fact(table: Table) -> bool:
    return isinstance(table.get("text"), str) and not _first(table, SPEAKER)


def _take_fact(place: Place, table: Table, owners: Collection[str], brought: Brought) -> None:
    text = _text(table.get("text"))
    if not text:
        brought.leave(place, "the text is empty")
        return
    if WHOLE_PROMPT.search(text):
        brought.leave(place, "question and answer stand in one text, with marks of a model")
        return
    if is_transcript(text, ()) and (pairs := _pairs_of(text)):
        for pair in pairs:
            brought.add(replace(pair, place=place))
        return
    brought.add(Statement(place, text, _text(table.get("topic")), _text(table.get("id"))))


def _pairs_of(text: str) -> list[Pair]:
    """Return the questions and answers in a text that names them so; none of a talk."""
    part = Brought(Path())
    try:
        read_transcript(text, (), "", part)
    except Refused:
        return []
    return part.pairs()


_SHAPES: tuple[
    tuple[str, Callable[[Table], bool], Callable[[Place, Table, Collection[str], Brought], None]],
    ...,
] = (
    ("conversations", _is_conversation, _take_conversation),
    ("questions and answers", _is_pair, _take_pair),
    ("facts", _is_fact, _take_fact),
)


def _texts(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if text := _text(one):
            yield text


def _first(table: Table, names: Sequence[str]) -> object:
    return next((table[name] for name in names if table.get(name) is not None), None)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _some(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
