"""Reads questions and answers from a table: the rows of a CSV, or of a sheet."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, takewhile

from backends.errors import Sentence
from desktop.studio.readers.brought import MAX_ITEMS, Brought, Pair, Place, Refused
from desktop.studio.readers.columns import Role, is_header, roles_of, speaks_of_answers
from desktop.studio.readers.markup import without_marks
from persona.layout import MAX_TOLD
from persona.model import KINDS, Kind

__all__ = [
    "Row",
    "asks_in_a_column",
    "looks_like_a_table",
    "read_csv",
    "read_rows",
    "records_in",
    "take_pair",
]

DELIMITERS = {";": "semicolon", "\t": "tab", "|": "bar", ",": "comma"}
FORMATS = {
    ";": "table, semicolon between the columns",
    "\t": "table, tab between the columns",
    "|": "table, bar between the columns",
    ",": "table, comma between the columns",
}
SAMPLE_ROWS = 200
HEADER_ROWS = 5  # a title may stand above the header
MAX_ROWS = MAX_ITEMS
MAX_CELL_CHARS = 2**26  # a file has no more; one that is too long for an answer is told
SAID_CHARS = 500
BACKSLASH = re.compile(r"\\(?!\|)")
MAX_ROW_LINES = 100
MIN_TALK = 3  # rows from which on names that come again are seen
MAX_TRIES = 3  # to end a row at a line
AS_THEY_STAND = "quotation marks inside of cells are not doubled; read as they stand"
UNCLOSED = re.compile(r'.*(")(?=[^"]*$)', re.DOTALL)  # the last mark of a row
SAID = re.compile(r"#[\w ]+:")  # a line that says how to read the others
ASIDE = re.compile(r"#[\w ]+ column: *(\d{1,3})\s*", re.IGNORECASE)  # no side of a card
EDGES = " \t\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"  # also of directions
RULE = re.compile(r":?-+:?|")  # a cell of the line below the header, in Markdown
NOTHING = frozenset(["NULL", "null", "NaN", "nan", "<NA>", "\\N", "#N/A", "#NV"])  # of databases
FAULT = re.compile(r"#[^\W\da-z_]{3,}(?:/0)?[!?]")  # of a formula, in any language
QUESTION_MARKS = ("?", "？", "吗", "嗎")
FORM = "It is a form: its first row asks, and each other row is somebody's answers."
FORM_TODO = "Turn your own row into two columns, question and answer."
COLUMNS_TODO = 'Call the columns "question" and "answer" in the first row.'
Row = tuple[Place, list[str]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the header is (-1: nowhere), and which columns are what."""

    header: int
    roles: dict[Role, list[int]]
    n_columns: int
    unused: tuple[str, ...] = field(default=())
    is_guess: bool = False  # that the header is one


def read_csv(text: str, brought: Brought) -> None:
    """Read a table of text with any common delimiter.

    Raises:
        Refused: It is no table of questions and answers, or has too many rows.
    """
    n_said, said = _said_delimiter(text)
    delimiter = said or _delimiter("\n".join(text.split("\n")[n_said:]))
    brought.format = FORMATS.get(delimiter, "table")
    if delimiter == "|" and "\\|" in text:  # as Markdown writes a bar that is none between columns
        rows = list(_rows(BACKSLASH.sub(r"\\\\", text), delimiter, is_strict=False, escape="\\"))
    else:
        rows = _strict_rows(text, delimiter, brought)
    read_rows(_with_header(text, n_said, rows), brought)


def _with_header(text: str, n_said: int, rows: list[Row]) -> list[Row]:
    """Return the rows below the lines that say how to read them.

    Where those name columns that are neither side of a card, the next two are question and answer.
    """
    said, rows = text[:SAID_CHARS].splitlines()[:n_said], rows[n_said:]
    aside = {int(found[1]) for line in said if (found := ASIDE.fullmatch(line))}
    if not aside or not rows or any(is_header(roles_of(row)) for _, row in rows[:HEADER_ROWS]):
        return rows
    sides = iter(("question", "answer"))
    n_columns = max(len(row) for _, row in rows[:SAMPLE_ROWS])
    names = ["" if n in aside else next(sides, "") for n in range(1, n_columns + 1)]
    return [(Place(n_said), names), *rows]


def looks_like_a_table(text: str) -> bool:
    """Tell whether a text says that it is a table, has a header, or a column that asks."""
    if _said_delimiter(text)[1]:
        return True
    return _asks_in_columns(text) or any(_recognised(text, delimiter) for delimiter in DELIMITERS)


def _asks_in_columns(text: str) -> bool:
    """Tell whether most lines are a question, a tab and an answer."""
    rows = [cells for _, cells in _sample(text, "\t") if any(cells)]
    n_asking = sum(len(cells) == 2 and cells[0].endswith(QUESTION_MARKS) for cells in rows)
    return n_asking > 1 and n_asking * 2 > len(rows)


def asks_in_a_column(rows: Sequence[Row]) -> bool:
    """Tell whether in most rows the same column asks, and something stands in the one behind it."""
    filled = [cells for _, cells in rows if any(cells)]
    asking = Counter(
        i
        for cells in filled
        for i, (cell, after) in enumerate(pairwise(cells))
        if after and cell.endswith(QUESTION_MARKS)
    )
    n_asking = max(asking.values(), default=0)
    return n_asking > 1 and n_asking * 3 >= len(filled) * 2


def records_in(text: str) -> list[dict[str, str]]:
    """Return the rows of a table under the names of its columns; none of questions and answers."""
    delimiter = _delimiter(text)
    rows = [cells for _, cells in _sample(text, delimiter) if any(cells)]
    if not rows or is_header(roles_of(rows[0])):
        return []
    read = _rows(text, delimiter, is_strict=False)
    try:
        cells = [row for _, row in islice(read, MAX_ROWS + 1) if any(row)]
    except csv.Error:
        return []
    return [dict(zip(cells[0], row, strict=False)) for row in cells[1:]]


def read_rows(rows: Sequence[Row], brought: Brought) -> None:
    """Take the questions and answers of rows.

    Raises:
        Refused: No columns of questions and answers, or too many rows.
    """
    if len(rows) > MAX_ROWS:
        raise Refused(
            Sentence(
                "It has more than {1} rows; an avatar holds {2} answers.",
                f"{MAX_ROWS:,}",
                f"{MAX_TOLD:,}",
            ),
            "Keep the rows that are really yours, and bring them in a file of their own.",
        )
    layout = _layout(rows)
    if layout.is_guess:
        names = ", ".join(cell[:30] for cell in rows[layout.header][1] if cell)
        brought.notes.append(
            Sentence("the first row was taken for the names of the columns: {1}", names)
        )
    if layout.unused:
        unused = ", ".join(layout.unused)
        brought.notes.append(Sentence("columns that are not used: {1}", unused))
    for number, (place, cells) in enumerate(rows):
        if number > layout.header:
            brought.n_read += 1
            _take(place, cells, layout, brought)
        elif number < layout.header and any(cells):
            brought.leave(place, "it stands above the header")


def _said_delimiter(text: str) -> tuple[int, str]:
    """Return how many lines say how the table is to be read, and the delimiter that they name.

    Excel's own first line is ``sep=;``, Anki's are ``#separator:tab`` and others.
    """
    lines = text[:SAID_CHARS].splitlines()
    first = lines[0].strip("\"'") if lines else ""
    if first[:4].lower() == "sep=":
        return 1, first[4:5]
    said = list(takewhile(SAID.match, lines))
    named = next((line.lower() for line in said if line.lower().startswith("#separator:")), "")
    word = named.partition(":")[2].strip()
    names = {name: delimiter for delimiter, name in DELIMITERS.items()}
    return len(said), names.get(word, word if word in DELIMITERS else "")


def _delimiter(text: str) -> str:
    return max(DELIMITERS, key=lambda delimiter: _fitness(text, delimiter))


def _fitness(text: str, delimiter: str) -> tuple[bool, float]:
    """Return whether the header is known so, and the share of rows that have equal columns."""
    rows = [cells for _, cells in _sample(text, delimiter) if any(cells)]
    counts = Counter(len(cells) for cells in rows)
    n_columns, n_equal = counts.most_common(1)[0] if counts else (0, 0)
    share = n_equal / len(rows) if n_columns > 1 else 0.0
    return _recognised(text, delimiter), share


def _recognised(text: str, delimiter: str) -> bool:
    rows = islice(_sample(text, delimiter), HEADER_ROWS)
    return any(is_header(roles_of(cells)) for _, cells in rows)


def _sample(text: str, delimiter: str) -> Iterator[Row]:
    try:
        yield from islice(_rows(text[:500_000], delimiter, is_strict=False), SAMPLE_ROWS)
    except csv.Error:  # a quote that never ends: what came before counts
        return


def _rows(
    text: str, delimiter: str, *, is_strict: bool, escape: str = "", quote: str = '"'
) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL_CHARS)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quotechar=quote,
        strict=is_strict,
        escapechar=escape or None,
        doublequote=not escape,
        skipinitialspace=True,
    )
    line = 1
    for cells in reader:
        yield Place(line), [_clean(cell) for cell in cells]
        line = reader.line_num + 1


def _quote(text: str, delimiter: str) -> str:
    """Return the mark around the cells: a single one where the first lines have it."""
    lines = [line.strip() for line in text[:SAID_CHARS].splitlines()[1:4] if line.strip()]
    between = f"'{delimiter}"
    is_single = all(line[0] == line[-1] == "'" and between in line for line in lines)
    return "'" if lines and is_single else '"'


def _clean(cell: str) -> str:
    plain = cell.replace("\r\n", "\n").replace("\r", "\n").strip(EDGES)
    return "" if plain in NOTHING or FAULT.fullmatch(plain) else without_marks(plain)


def _strict_rows(text: str, delimiter: str, brought: Brought) -> list[Row]:
    """Return the rows; where a quotation mark is wrong, as many as can be read without it."""
    quote = _quote(text, delimiter)
    try:
        return list(islice(_rows(text, delimiter, is_strict=True, quote=quote), MAX_ROWS + 2))
    except csv.Error:
        pass
    if '\\"' in text:
        brought.notes.append(AS_THEY_STAND)
        rows = _rows(text, delimiter, is_strict=False, escape="\\")
        return list(islice(rows, MAX_ROWS + 2))
    return list(islice(_mended_rows(text, delimiter, brought), MAX_ROWS + 2))


def _mended_rows(text: str, delimiter: str, brought: Brought) -> Iterator[Row]:
    """Yield the rows; one with a quotation mark that is wrong costs no other one."""
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        end = _end_of_row(lines, at, delimiter)
        row = "".join(lines[at : end or at + 1])
        if not end and AS_THEY_STAND not in brought.notes:
            brought.notes.append(AS_THEY_STAND)
        if not end and (mark := UNCLOSED.search(row)):
            row = row[: mark.start(1)] + row[mark.end(1) :]  # opened, and never closed
        for _, cells in _rows(row, delimiter, is_strict=bool(end)):
            yield Place(at + 1), cells
        at = end or at + 1


def _end_of_row(lines: Sequence[str], at: int, delimiter: str) -> int:
    """Return where the row that begins in a line ends, by the rules of CSV; 0 where they fail."""
    n_marks = n_tried = 0
    for end in range(at + 1, min(at + MAX_ROW_LINES, len(lines)) + 1):
        n_marks += lines[end - 1].count('"')
        if n_marks % 2 or n_tried >= MAX_TRIES:
            continue
        n_tried += 1
        try:
            if len(list(_rows("".join(lines[at:end]), delimiter, is_strict=True))) <= 1:
                return end
        except csv.Error as exc:
            if "unexpected end" not in str(exc):
                return 0
    return 0


def _layout(rows: Sequence[Row]) -> _Layout:
    for number, (_, cells) in enumerate(rows[:HEADER_ROWS]):
        roles = roles_of(cells)
        if is_header(roles):
            used = {column for columns in roles.values() for column in columns}
            unused = tuple(c for i, c in enumerate(cells) if c and i not in used)
            return _Layout(number, roles, len(cells), unused)
    return _headerless(rows)


def _headerless(rows: Sequence[Row]) -> _Layout:
    """Return the layout of a table without known names: the column that asks, and the next."""
    filled = [_trimmed(cells) for _, cells in rows if any(cells)]
    counts = Counter(map(len, filled[:SAMPLE_ROWS]))
    n_columns = counts.most_common(1)[0][0] if counts else 0
    if n_columns < 2:
        raise Refused(
            "It has no two columns, one with questions and one with answers.", COLUMNS_TODO
        )
    body = [cells for cells in filled[:SAMPLE_ROWS] if len(cells) == n_columns]
    asking = [sum(cells[i].endswith(QUESTION_MARKS) for cells in body) for i in range(n_columns)]
    if sum(cell.endswith(QUESTION_MARKS) for cell in body[0]) > 1 and max(asking) == 1:
        raise Refused(FORM, FORM_TODO)
    question = max(range(n_columns), key=lambda i: asking[i])
    first = body[0][question]
    is_named = asking[question] >= max(len(body) - 1, 1) and not first.endswith(QUESTION_MARKS)
    named = _named_answers(body, question) if is_named else []
    is_last = question == n_columns - 1 and not named
    if n_columns > 2 and (asking[question] * 2 < len(body) or is_last):
        names = ", ".join(cell[:30] for cell in body[0])
        raise Refused(
            Sentence("Which columns hold questions and answers is not clear: {1}.", names),
            COLUMNS_TODO,
        )
    if asking[question] * 3 < len(body):
        raise Refused("Its columns have no names, and neither of them asks anything.", COLUMNS_TODO)
    if n_columns == 2 and asking[question] * 3 < len(body) * 2:
        _no_talk(body, 1 - question)
    answer = named[0] if named else question + 1 if n_columns > 2 else 1 - question
    header = next(i for i, (_, cells) in enumerate(rows) if any(cells)) if is_named else -1
    roles: dict[Role, list[int]] = {"question": [question], "answer": [answer]}
    return _Layout(header, roles, n_columns, is_guess=is_named)


def _named_answers(body: Sequence[list[str]], question: int) -> list[int]:
    """Return the columns whose names speak of answers, that with most words first."""
    named = [i for i, name in enumerate(body[0]) if i != question and speaks_of_answers(name)]
    return sorted(named, key=lambda i: -sum(len(cells[i]) for cells in body[1:]))


def _trimmed(cells: list[str]) -> list[str]:
    n = len(cells)
    while n and not cells[n - 1]:
        n -= 1
    return cells[:n]


def _twins(layout: _Layout) -> list[tuple[int, int]]:
    """Return the columns of several pairs beside each other: question 1, answer 1, and so on."""
    asked, answered = layout.roles.get("question", []), layout.roles.get("answer", [])
    beside = [n for pair in zip(asked, answered, strict=False) for n in pair]
    is_so = len(asked) == len(answered) > 1 and beside == sorted(beside)
    return [*zip(asked, answered, strict=True)] if is_so else []


def _no_talk(body: Sequence[list[str]], answer: int) -> None:
    """Refuse what is a talk: names come again where the answers would be."""
    others = {cells[answer] for cells in body}
    if len(body) > MIN_TALK and len(others) * 2 <= len(body) + 1:
        names = ", ".join(cell[:30] for cell in body[0])
        why = "Which columns hold questions and answers is not clear: {1}."
        raise Refused(Sentence(why, names), COLUMNS_TODO)


def _take(place: Place, cells: list[str], layout: _Layout, brought: Brought) -> None:
    """Take one row; a pair without a question or an answer is left out by `Brought.add`."""
    cells = _trimmed(cells)
    if cells and all(map(RULE.fullmatch, cells)):
        return
    if not cells:
        brought.leave(place, "the row is empty")
        return
    if len(cells) > layout.n_columns and brought.format.startswith("table"):
        why = "it has {1} cells, and the table {2} columns: quote its delimiters"
        brought.leave(place, Sentence(why, len(cells), layout.n_columns))
        return
    if twins := _twins(layout):
        for columns in twins:
            own = [cells[i] if i < len(cells) else "" for i in columns]
            if any(own):
                take_pair(place, {"question": own[:1], "answer": own[1:]}, brought)
        return
    found = {
        role: [cells[i] for i in columns if i < len(cells) and cells[i]]
        for role, columns in layout.roles.items()
    }
    found["facts"] = " ".join(found.get("facts", ())).replace(",", " ").split()
    take_pair(place, found, brought)


def take_pair(place: Place, found: Mapping[Role, Sequence[str]], brought: Brought) -> None:
    """Take a pair by what stands in each role; one of an unknown kind is noted."""
    kind = _kind(next(iter(found.get("kind", ())), ""))
    if kind is None:
        brought.leave(place, Sentence("its kind is none of {1}", ", ".join(KINDS)))
        return
    inputs = found.get("input", ())  # of an instruction, with which it is one question
    questions = ["\n".join(filter(None, (q, *inputs))) for q in found.get("question", ())]
    brought.add(
        Pair(
            place=place,
            questions=tuple(dict.fromkeys(questions)),
            answers=tuple(dict.fromkeys(found.get("answer", ()))),
            id=next(iter(found.get("id", ())), ""),
            kind=kind,
            facts=tuple(found.get("facts", ())),
            topic=next(iter(found.get("topic", ())), ""),
        )
    )


def _kind(text: str) -> Kind | None:
    """Return the kind that is named; "answerable" for none, None for an unknown one."""
    plain = text.strip().casefold() or "answerable"
    return next((kind for kind in KINDS if kind == plain), None)
