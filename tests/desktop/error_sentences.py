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
    r"desktop/cli/(?!startup_error)|desktop/studio/(asking|report)|persona/lint|backends/engine/wire"
)
SENTENCE = re.compile(r"[A-Z“{].*\s.*[.!?]", re.DOTALL)
NOT_ERRORS = ("tr", "translate", "echo", "secho", "debug", "info", "warning", "error", "exception")
NO_ERROR = re.compile(
    r"(SELECT|UPDATE|DELETE|INSERT|ORDER) |Say hello|You are a helpful|Who are you"
)
"""SQL, and words for the model."""
AVATAR = "persona"  # the folder whose other sentences are the avatar's, not the app's
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
    if folder != AVATAR:
        return tree
    errors = [
        ast.Expr(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func).endswith("Error")
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
