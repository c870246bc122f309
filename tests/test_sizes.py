"""Small functions: the sizes of the house style, over all modules; those of files are advice."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[1]
PACKAGES = ("backends", "persona", "desktop", "finetune", "tests")
MAX_BODY_LINES = 40
MAX_MEDIAN = 8
MAX_NINETY_PERCENT = 20
MAX_MODULES = 20

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def files() -> dict[str, str]:
    """Return the text of all our Python files."""
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return {str(path.relative_to(ROOT)): path.read_text("utf-8") for path in paths}


def bodies(packages: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Yield name and body length in lines of every function, its docstring not counted."""
    for file, text in files().items():
        if file.startswith(packages):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, Function):
                    yield f"{file}:{node.lineno} {node.name}", body_lines(node)


def body_lines(node: Function) -> int:
    """Return the lines from the first statement after the docstring to the last."""
    rest = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return (rest[-1].end_lineno or 0) - rest[0].lineno + 1 if rest else 0


def test_no_function_is_too_long() -> None:
    """It fits one screen."""
    too_long = {name: n for name, n in bodies(PACKAGES) if n > MAX_BODY_LINES}
    assert too_long == {}


def test_most_functions_are_short() -> None:
    """Of the program itself; half of them do one thing in a few lines."""
    sizes = [n for _, n in bodies(PACKAGES[:-1])]
    assert median(sizes) <= MAX_MEDIAN
    assert quantiles(sizes, n=10)[-1] <= MAX_NINETY_PERCENT


def test_every_module_says_what_it_is_for() -> None:
    """One sentence at its top."""
    silent = [file for file, text in files().items() if not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_no_folder_is_a_crowd() -> None:
    """A newcomer reads a list of modules at a glance."""
    folders = Counter(
        str(Path(file).parent) for file in files() if Path(file).name != "__init__.py"
    )
    assert {folder: n for folder, n in folders.items() if n > MAX_MODULES} == {}
