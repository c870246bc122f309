"""An avatar as a folder of Markdown: read by people and any program, and by us without a loss.

``persona.md``, ``facts.md``, ``answers.md``, ``held-back.md`` (pairs that only test it, where there
are some) and ``pictures``. What Markdown alone would not give back (ids, sources, a line feed in a
fact) stands in a comment behind the words, as JSON, and beats them. Window process, worker; no Qt.
A folder comes from anyone: sizes are limited, links refused.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from backends.errors import Sentence, Unusable
from desktop.personas.importing import whole_folder
from desktop.studio.figure import DRAWING_FILE, drawn, figure_from
from desktop.studio.making import FIGURE
from desktop.studio.taking import Ids
from persona.cards.files import PICTURES, picture_suffix
from persona.layout import MAX_FILE_BYTES, MAX_LINES
from persona.model import Example, Fact, Persona
from persona.records import (
    example_from,
    fact_from,
    persona_from,
    persona_table,
    record_line,
)
from persona.tables_of_toml import read_toml
from persona.writer import save_persona, to_toml

__all__ = ["ANSWERS", "FACTS", "HELD_BACK", "PERSONA", "soul_of", "unpack_soul", "write_soul"]

PERSONA, FACTS, ANSWERS, HELD_BACK = "persona.md", "facts.md", "answers.md", "held-back.md"
PICTURE_FOLDER = "pictures"
MAX_PERSONA_BYTES = 512 * 2**10
MAX_PICTURES_BYTES = 32 * 2**20  # of all states together
STATES = ("idle", "listening", "thinking", "speaking", "unsure", "error")
HEADING, WORDING, ANOTHER = "## ", "### ", "* * *"
POINTS, BEGUN, ENDED = ("- ", "* ", "+ "), " <!-- {", "} -->"
REST = re.compile(r"<!-- (\{.*\}) -->\s*")
MARK = re.compile(r"(?=\\|<!--|^(?:#|\* \* \*))", re.MULTILINE)
ESCAPED = re.compile(r"\\(\\|<!--|#|\* \* \*)")
BLOCK = re.compile(r"(?>.*?^```toml\n)(.*?)^```\s*$", re.MULTILINE | re.DOTALL)

Table = dict[str, object]
Value = TypeVar("Value", Fact, Example)


def soul_of(path: Path) -> Path | None:
    """Return the folder of Markdown that a path names, itself or a file in it; None for none."""
    folder = path if path.is_dir() else path.parent
    is_named = path.is_dir() or path.name in (PERSONA, FACTS, ANSWERS, HELD_BACK)
    return folder if is_named and (folder / PERSONA).is_file() else None


def write_soul(persona: Persona, folder: Path, picture: bytes) -> None:
    """Write an avatar as a new folder of Markdown, whole or not at all.

    Args:
        persona: Which.
        folder: Is not there yet.
        picture: A PNG of the avatar, shown in `PERSONA`; nothing for none.

    Raises:
        Unusable: The folder is there already.
        OSError: It cannot be written.
    """
    if folder.exists():
        raise Unusable(Sentence("{1} is there already.", folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with whole_folder(folder) as part:
        (part / PICTURE_FOLDER).mkdir()
        shown = _write_pictures(persona, part / PICTURE_FOLDER, picture)
        for name, text in (
            (PERSONA, _front(persona, shown)),
            (FACTS, _facts_text(persona)),
            (ANSWERS, _answers_text(persona.name, persona.examples)),
            (HELD_BACK, _answers_text(persona.name, persona.held_back)),
        ):
            if name != HELD_BACK or persona.held_back:
                (part / name).write_text(text, "utf-8", newline="\n")
        part.chmod(0o755)


def unpack_soul(folder: Path, place: Path) -> None:
    """Make the files of a persona in an empty folder out of a folder of Markdown.

    Raises:
        ValueError: It is damaged, hostile or too large.
        OSError: It cannot be read, or the place cannot be written.
    """
    block = BLOCK.match(_text(folder / PERSONA, MAX_PERSONA_BYTES).replace("\r\n", "\n"))
    if block is None:
        raise Unusable(
            Sentence("{1} has no block of TOML with the name and the greeting.", PERSONA)
        )
    own = persona_from(read_toml(block[1]), place)
    figure = figure_from(own.extra.get(FIGURE))
    avatars = {}
    if figure is not None:
        (place / DRAWING_FILE).write_text(drawn(figure), "utf-8")
    else:
        avatars = dict(_take_pictures(folder / PICTURE_FOLDER, place))
    facts = _records(folder / FACTS, _facts_in, fact_from, "f")
    examples = _records(folder / ANSWERS, _pairs_in, example_from, "q")
    taken = [example.id for example in examples]
    held = _records(folder / HELD_BACK, _pairs_in, example_from, "q", taken)
    whole = replace(own, avatars=avatars, facts=facts, examples=examples, held_back=held)
    save_persona(whole, place)


def _write_pictures(persona: Persona, folder: Path, picture: bytes) -> str:
    """Write the picture of each state; return the path of the one to be shown, or nothing."""
    for state in STATES:
        path = persona.avatar(state) if state in persona.avatars else None
        if path is not None and path.suffix.lower() in PICTURES.values():
            shutil.copyfile(path, folder / f"{state}{path.suffix.lower()}")
    if picture and not any(folder.glob("idle.*")):
        (folder / "idle.png").write_bytes(picture)
    return next((f"{PICTURE_FOLDER}/{path.name}" for path in folder.glob("idle.*")), "")


def _take_pictures(folder: Path, place: Path) -> Iterator[tuple[str, str]]:
    """Copy the pictures of a folder that are some; yield state and file name of each."""
    left = MAX_PICTURES_BYTES
    for state in STATES:
        for suffix in PICTURES.values():
            path = folder / f"{state}{suffix}"
            if path.is_file() and not path.is_symlink() and path.stat().st_size <= left:
                data = path.read_bytes()
                if picture_suffix(data) == suffix:
                    left -= len(data)
                    (place / path.name).write_bytes(data)
                    yield state, path.name
                    break


def _front(persona: Persona, shown: str) -> str:
    """Return `PERSONA`: what a reader should know, and the block that is read again."""
    name = _escaped(" ".join(persona.name.split()))
    lines = [f"# {name}", ""]
    lines += [f"![{name}]({shown})", ""] if shown else []
    lines += [_escaped(" ".join(persona.tagline.split())), ""] if persona.tagline else []
    lines += [f"> {line}".rstrip() for line in persona.greeting.splitlines()]
    lines += [
        "",
        f"*It is the virtual avatar of {name}, not the person: [what is told]({FACTS}), "
        f"[what is asked and answered]({ANSWERS}).*",
        "",
        "*The block is what is read again; what stands above it is for readers.*",
        "",
        "```toml",
    ]
    return "\n".join(lines) + "\n" + to_toml(persona_table(persona)) + "```\n"


def _facts_text(persona: Persona) -> str:
    lines = [f"# {_escaped(' '.join(persona.name.split()))}", ""]
    topic = ""
    for fact in persona.facts:
        now = " ".join(fact.topic.split())
        if now and now != topic:
            lines += ["", f"{HEADING}{_escaped(now)}", ""]
            topic = now
        lines.append(_point(json.loads(record_line(fact)), topic))
    return "\n".join(lines) + "\n"


def _point(table: Table, topic: str) -> str:
    bare = f"- {_escaped(' '.join(str(table['text']).split()))}"
    seen = next(_facts_in([f"{HEADING}{_escaped(topic)}", bare] if topic else [bare]))
    return f"{bare} {_comment(_unseen(table, seen))}"


def _facts_in(lines: Iterable[str]) -> Iterator[Table]:
    """Yield the facts as they stand: a point of a list each, the heading above it its topic."""
    topic = ""
    for line in lines:
        if line.startswith(HEADING):
            topic = _plain(line.removeprefix(HEADING)).strip()
        elif line.startswith(POINTS):
            text, rest = line[2:].rstrip(), ""
            if text.endswith(ENDED) and BEGUN in text:
                text, _, rest = text.rpartition(BEGUN)
            seen: Table = {"text": _plain(text).strip()}
            seen |= {"topic": topic} if topic else {}
            yield _with(seen, "{" + rest.removesuffix(" -->") if rest else None)


def _answers_text(name: str, examples: Iterable[Example]) -> str:
    parts = [f"# {_escaped(' '.join(name.split()))}\n"]
    parts += [_pair(json.loads(record_line(example))) for example in examples]
    return "\n".join(parts)


def _pair(table: Table) -> str:
    lines = [
        (WORDING if number else HEADING) + _escaped(" ".join(question.split()))
        for number, question in enumerate(_list(table["questions"]))
    ]
    for number, answer in enumerate(_list(table.get("answers"))):
        lines += ["", *([ANOTHER, ""] if number else []), _escaped(answer)]
    text = "\n".join(lines)
    return f"{text}\n\n{_comment(_unseen(table, next(_pairs_in(_lines(text)))))}\n"


def _pairs_in(lines: Iterable[str]) -> Iterator[Table]:
    """Yield the pairs as they stand: headings are wordings of a question, the rest its answers."""
    pair: _Pair | None = None
    for line in lines:
        if line.startswith(HEADING):
            if pair:
                yield pair.table()
            pair = _Pair(_plain(line.removeprefix(HEADING)).strip())
        elif pair:
            pair.take(line)
    if pair:
        yield pair.table()


class _Pair:
    """A question with its answers, while its lines are read."""

    def __init__(self, question: str) -> None:
        self._questions = [question]
        self._answers: list[list[str]] = [[]]
        self._rest = ""

    def take(self, line: str) -> None:
        """Take the next line: a wording, the mark of another answer, the comment, or words."""
        is_begun = any(map(str.strip, self._answers[0]))
        if line.startswith(WORDING) and not is_begun:
            self._questions.append(_plain(line.removeprefix(WORDING)).strip())
        elif line.rstrip() == ANOTHER:
            self._answers.append([])
        elif match := REST.fullmatch(line):
            self._rest = match[1]
        else:
            self._answers[-1].append(_plain(line))

    def table(self) -> Table:
        """Return it as a record."""
        answers = [text for own in self._answers if (text := "\n".join(own).strip())]
        seen: Table = {"kind": "answerable", "questions": self._questions}
        return _with(seen | ({"answers": answers} if answers else {}), self._rest)


def _escaped(text: str) -> str:
    """Return a text with a backslash before what would be a mark of ours."""
    return MARK.sub(r"\\", text)


def _plain(line: str) -> str:
    return ESCAPED.sub(r"\1", line)


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\n|\r", text)


def _unseen(table: Table, seen: Table) -> Table:
    """Return what a record has otherwise than its Markdown says it; None takes a field away."""
    return {
        key: table.get(key)
        for key in dict.fromkeys((*table, *seen))
        if key not in table or key not in seen or table[key] != seen[key]
    }


def _with(seen: Table, rest: str | None) -> Table:
    """Return a record with what its comment says.

    Raises:
        ValueError: The comment is damaged.
    """
    table = {**seen, **json.loads(rest)} if rest else seen
    return {key: value for key, value in table.items() if value is not None or key not in seen}


def _comment(rest: Table) -> str:
    text = json.dumps(rest, ensure_ascii=False).replace("--", "-\\u002d")
    return f"<!-- {text} -->"


def _list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _records(
    path: Path,
    seen_in: Callable[[Iterable[str]], Iterator[Table]],
    read: Callable[[str], Value],
    letter: str,
    taken: Iterable[str] = (),
) -> tuple[Value, ...]:
    """Return the records of a file; one that was written by hand gets an id that is not taken.

    Raises:
        ValueError: A record is damaged, or there are too many; says which.
    """
    if not path.is_file():
        return ()
    tables = list(seen_in(_lines(_text(path, MAX_FILE_BYTES))))
    if len(tables) > MAX_LINES:
        raise Unusable(Sentence("{1} has more than {2} entries.", path.name, MAX_LINES))
    own = {str(table["id"]) for table in tables if "id" in table}
    ids = Ids(own | {*taken}, letter)
    found = []
    for number, table in enumerate(tables, start=1):
        try:
            whole: Mapping[str, object] = {"id": table.get("id") or ids.free(""), **table}
            found.append(read(json.dumps(whole, ensure_ascii=False)))
        except ValueError as exc:
            unread = "Entry {1} of {2} is damaged or too long."
            raise Unusable(Sentence(unread, number, path.name)) from exc
    return tuple(found)


def _text(path: Path, limit: int) -> str:
    if path.is_symlink():
        raise Unusable(Sentence("{1} is a link, which may lead anywhere.", path.name))
    if path.stat().st_size > limit:
        raise Unusable(Sentence("{1} is larger than {2} KiB.", path.name, limit >> 10))
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise Unusable(Sentence("{1} is no text in UTF-8.", path.name)) from exc
