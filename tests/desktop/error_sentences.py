"""Finds the sentences of our errors in the source, so that they can be translated.

An error's ``what``, ``why`` and ``todo`` are sentences; those with values in them are each a
`backends.errors.Sentence`, whose template has ``{1}``, ``{2}`` … where its values go.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from backends import errors

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("backends", "persona", "desktop")
TERMINAL_ONLY = re.compile(
    r"desktop/cli/(?!startup_error)|desktop/studio/(asking|report)|desktop/personas/lint|backends/engine/wire"
)
SENTENCE = re.compile(r"[A-Z“{].*\s.*[.!?]", re.DOTALL)
NOT_ERRORS = ("tr", "translate", "echo", "secho", "debug", "info", "warning", "error", "exception")
NO_ERROR = re.compile(
    r"(SELECT|UPDATE|DELETE|INSERT|ORDER) |Say hello|You are a helpful|Who are you"
)
"""SQL, and words for the model."""
AVATAR = "persona"  # the folder whose other sentences are the avatar's, not the app's
OF_THE_APP = ("Unusable", "Sentence", "Problem")  # what else says a sentence there
NO_AVATAR = ("foreign.py",)  # no sentence in it is an avatar's
OWN_KINDS = {
    *errors.__all__,
    "Refused",
    "TextTooLong",
    "ServerRefused",
    "TemplateRefused",
    "_Again",
}
FOREIGN = re.compile(r"\b(BaseException|Exception|OSError|ValueError|ImportError)\b")
WORDS = ("strerror", "msg", "message", "reason", "args")  # of an exception
NOT_TEXT = ("debug", "info", "warning", "error", "exception", "match", "_line_of", "_words")
NOT_TOLD = re.compile(
    "desktop/cli/command|backends/templates/sandbox|persona/records|desktop/models/download"
)
"""What a terminal says, whose words a template's author needs, and what only tells them apart."""
LETTER_SHARE = 0.5  # of a template; one with fewer letters says nothing


@cache
def sentences() -> list[str]:
    """Return the templates, sorted, each once."""
    found = {
        text
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not TERMINAL_ONLY.match(path.relative_to(ROOT).as_posix())
        for text in _in_module(_parsed(path, folder))
    }
    return sorted(text for text in found if _is_told(text))


def _parsed(path: Path, folder: str) -> ast.Module:
    tree = ast.parse(path.read_text("utf-8"))
    if folder != AVATAR or path.name in NO_AVATAR:
        return tree
    errors = [
        ast.Expr(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func).endswith(("Error", *OF_THE_APP))
    ]
    return ast.Module([ast.Pass(), *errors], [])


def _is_told(text: str) -> bool:
    bare = re.sub(r"\{\d+\}", "", text)
    n_letters = sum(char.isalpha() for char in bare)
    is_sentence = bool(SENTENCE.fullmatch(text)) and n_letters >= LETTER_SHARE * len(text)
    return is_sentence and not NO_ERROR.match(text)


def _in_module(tree: ast.Module) -> Iterator[str]:
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
            skipped.update(id(part) for part in _docstring(node))
        if isinstance(node, ast.Call) and _name(node.func) in NOT_ERRORS:
            skipped.update(id(part) for part in ast.walk(node))
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in node.values)
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _docstring(node: ast.Module | ast.ClassDef | ast.FunctionDef) -> Iterator[ast.AST]:
    for statement in node.body:
        if isinstance(statement, ast.Expr):
            yield statement.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def f_strings_of_errors() -> Iterator[str]:
    """Yield the sentences of errors that have values in them and no template: none should."""
    kinds = {*errors.__all__, "refuse"}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if TERMINAL_ONLY.match(place):
                continue
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and _name(call.func) in kinds:
                    yield from (f"{place}: {text}" for text in _told_f_strings(call))


def _told_f_strings(call: ast.Call) -> Iterator[str]:
    for value in (*call.args, *(keyword.value for keyword in call.keywords)):
        if isinstance(value, ast.JoinedStr) and _is_told(text := _with_holes(value)):
            yield text


def _with_holes(node: ast.JoinedStr) -> str:
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else "{1}" for part in node.values
    )


def foreign_words() -> Iterator[str]:
    """Yield where the words of Python or of a library get into a text of ours: nowhere should."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).as_posix()
            if not NOT_TOLD.match(place):
                for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                    for name in _foreign_names(node):
                        yield from (f"{place}:{line}" for line in _words_of(node, name))


def _foreign_names(node: ast.AST) -> Iterator[str]:
    """Yield the name of an exception that is not ours, in the block where it is known."""
    if isinstance(node, ast.ExceptHandler) and node.name and node.type:
        kinds = {_name(kind) for kind in ast.walk(node.type) if isinstance(kind, ast.expr)}
        if kinds - OWN_KINDS - {""}:
            yield node.name
    if isinstance(node, ast.FunctionDef):
        for argument in node.args.args:
            if argument.annotation and FOREIGN.search(ast.unparse(argument.annotation)):
                yield argument.arg


def _words_of(block: ast.AST, name: str) -> Iterator[int]:
    """Yield the lines in which an exception becomes text, but for the log or to tell it apart."""
    passed = {
        id(part)
        for node in ast.walk(block)
        if (isinstance(node, ast.Call) and _name(node.func) in NOT_TEXT)
        or isinstance(node, ast.Compare)
        for part in ast.walk(node)
    }
    for node in ast.walk(block):
        if id(node) not in passed and _is_text_of(node, name):
            yield getattr(node, "lineno", 0)


def _is_text_of(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in WORDS and _name(node.value) == name
    if isinstance(node, ast.FormattedValue):
        return _name(node.value) == name
    if not isinstance(node, ast.Call) or _name(node.func) not in ("str", "Sentence"):
        return False
    return any(_name(value) == name for value in node.args)
