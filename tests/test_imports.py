"""Who may import whom: the table of docs/ARCHITECTURE.md, checked in every module."""

from __future__ import annotations

import ast
import fnmatch
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("backends", "persona", "desktop", "finetune", "resources", "lib")
IMPLEMENTATIONS = ("llama_ctypes", "llama_cpp", "openai")  # packages
FACTORY = {"backends.registry"}
QTLESS = (
    *(f"desktop.{it}." for it in ("config", "personas", "models", "history", "studio", "cli")),
    "desktop.__main__",
)
"""Starts of names: what the command line uses."""
NATIVE = {"llama_cpp", "ctypes"}
CAGE = {"linux", "seccomp", "macos", "windows"}  # of the cage, behind its `door`
OWN_PROCESS = {
    "finetune.export.quantize"
}  # a step of the pipeline, in a process that does nothing else
HEAVY = {"torch", "trl", "peft", "transformers", "datasets", "bitsandbytes", "matplotlib"}

Module = str


@cache
def modules() -> dict[Module, ast.Module]:
    """Return all our modules by dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found[name] = ast.parse(path.read_text("utf-8"))
    return found


def everything(_node: ast.AST) -> bool:
    """Leave nothing out."""
    return False


def is_for_types(node: ast.AST) -> bool:
    """Tell whether only the type checker sees a statement."""
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def waits(node: ast.AST) -> bool:
    """Tell whether a statement does not run when its module is imported."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or is_for_types(node)


def imports_of(node: ast.AST, but: Callable[[ast.AST], bool] = everything) -> Iterator[str]:
    """Yield what is imported, but not by statements of some kind."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom) and child.module:
            yield from (full_name(child.module, alias.name) for alias in child.names)
        elif not but(child):
            yield from imports_of(child, but)


def full_name(module: str, name: str) -> str:
    """Return what ``from module import name`` imports: a module of ours, or a thing in it."""
    return f"{module}.{name}" if f"{module}.{name}" in modules() else module


def is_ours(name: str) -> bool:
    """Tell whether a module is one of this project."""
    return name.partition(".")[0] in {*PACKAGES, "tests"}


def implementation_of(module: str) -> str:
    """Return the implementation that a module of `backends` belongs to, or nothing."""
    package = (*module.split("."), "")[1] if module.startswith("backends.") else ""
    return package if package in IMPLEMENTATIONS else ""


@cache
def table() -> dict[str, frozenset[str]]:
    """Return the table of the architecture page: module pattern → patterns it may import."""
    rows = rows_below("| May import of ours |")
    return {name: row_of(names, allowed) for names, allowed in rows for name in patterns(names)}


@cache
def table_of_desktop() -> dict[str, list[str]]:
    """Return the table of the packages of `desktop`: package → those that it may import."""
    cells = re.compile(r"`([^`]+)`").findall
    rows = rows_below("| May import of `desktop` |")
    return {name: cells(allowed) for names, allowed in rows for name in cells(names)}


def rows_below(heading: str) -> list[tuple[str, str]]:
    """Return the rows of a table of the architecture page, left and right cell."""
    text = (ROOT / "docs/ARCHITECTURE.md").read_text("utf-8")
    text = text.partition(heading)[2].partition("\n\n")[0]
    return re.findall(r"^\| (`.+?) \| (.+?) \|$", text, flags=re.MULTILINE)


def of_desktop() -> list[str]:
    """Return the modules of the packages of `desktop`."""
    return [name for name in checked() if name.startswith("desktop.") and not is_bare(name)]


def package_of_desktop(module: str) -> str:
    """Return ``chat`` for ``desktop.chat.reading``, ``gui.shell`` for ``desktop.gui.shell.app``."""
    parts = module.split(".")[1:]
    return ".".join(parts[: 2 if parts[:1] == ["gui"] else 1])


def row_of(names: str, allowed: str) -> frozenset[str]:
    """Return the patterns of the right cell; "each other" stands for the left one."""
    others = patterns(names) if "each other" in allowed else ()
    return frozenset((*patterns(allowed), *others))


def patterns(cell: str) -> Iterator[str]:
    """Yield the module patterns in a cell; a name without its package is in `backends`."""
    for quoted in re.findall(r"`([^`]+)`", cell):
        for name in re.sub(r"^(backends)?\.?\{?", "", quoted).rstrip("}").split(","):
            package = name if name.partition(".")[0] in PACKAGES else f"backends.{name}"
            yield from (package, f"{package}.*")


def rule_for(module: str) -> frozenset[str] | None:
    """Return what a module may import of ours; None if the table does not name it."""
    if is_bare(module):
        return frozenset()
    for pattern, allowed in table().items():
        if fnmatch.fnmatchcase(module, pattern):
            return allowed
    return None


def is_bare(module: str) -> bool:
    """Tell whether a module is a package that only groups others, and imports nothing."""
    groups = any(name.startswith(f"{module}.") for name in modules())
    return groups and not any(is_ours(name) for name in imports_of(modules()[module]))


def may_import(module: str, target: str) -> bool:
    """Tell whether the table allows an import."""
    if module.partition(".")[0] == target.partition(".")[0] != "backends":
        return True  # within a package
    implementation = implementation_of(target)
    if implementation and (implementation == implementation_of(module) or module in FACTORY):
        return True
    return any(fnmatch.fnmatchcase(target, pattern) for pattern in rule_for(module) or ())


def checked() -> list[str]:
    """Return the modules that have a rule."""
    return [name for name in modules() if name not in {"backends", "resources", "lib"}]


@pytest.mark.parametrize("module", checked())
def test_a_module_imports_only_what_its_row_allows(module: str) -> None:
    """A module without a row, and an import without one, is a decision that nobody took."""
    assert rule_for(module) is not None, f"docs/ARCHITECTURE.md has no row for {module}"
    targets = {name for name in imports_of(modules()[module]) if is_ours(name)}
    wrong = sorted(name for name in targets if name != module and not may_import(module, name))
    assert not wrong, f"{module} must not import {', '.join(wrong)}"


def test_nothing_imports_the_tests() -> None:
    """They are not installed."""
    users = [
        module
        for module, tree in modules().items()
        if any(name.partition(".")[0] == "tests" for name in imports_of(tree))
    ]
    assert users == []


def test_no_import_runs_in_a_circle() -> None:
    """Not even inside functions, or for the type checker alone."""
    edges = {
        module: {name for name in imports_of(tree) if name in modules() and name != module}
        for module, tree in modules().items()
    }
    while ends := [module for module, targets in edges.items() if not targets & edges.keys()]:
        for module in ends:
            del edges[module]
    assert sorted(edges) == []


def test_the_packages_of_the_window_import_only_upwards() -> None:
    """In the table: each row names rows above it."""
    above = set[str]()
    for package, allowed in table_of_desktop().items():
        assert set(allowed) <= above, package
        above.add(package)


@pytest.mark.parametrize("module", of_desktop())
def test_a_module_of_the_window_imports_only_what_its_package_may(module: str) -> None:
    """A package without a row is a decision that nobody took."""
    package = package_of_desktop(module)
    targets = {name for name in imports_of(modules()[module]) if name.startswith("desktop.")}
    used = {package_of_desktop(name) for name in targets} - {package}
    assert used <= set(table_of_desktop()[package])


def test_native_code_belongs_to_the_engine() -> None:
    """The window, the command line and the pipeline never load it."""
    users = {
        module
        for module, tree in modules().items()
        if any(name.partition(".")[0] in NATIVE for name in imports_of(tree, is_for_types))
    }
    users -= {f"backends.cage.{name}" for name in CAGE}
    assert {module for module in users if not implementation_of(module)} <= OWN_PROCESS


def test_the_registry_imports_implementations_only_in_its_factories() -> None:
    """A name costs nothing until it is used."""
    for module in FACTORY:
        names = imports_of(modules()[module], waits)
        assert not [name for name in names if implementation_of(name)]


def test_qt_belongs_to_the_window() -> None:
    """And not to its parts that the command line uses."""
    users = {
        module
        for module, tree in modules().items()
        if any(name.startswith("PySide6") for name in imports_of(tree))
    }
    assert {module for module in users if not module.startswith("desktop.")} == set()
    assert {name for name in users if name.startswith(QTLESS)} <= {"desktop.cli.smoke"}


@pytest.mark.parametrize("entry", ["finetune.__main__", "desktop.cli", "desktop.gui.shell.app"])
def test_heavy_libraries_wait_until_they_are_needed(entry: str) -> None:
    """Nothing that an entry imports at its start imports them."""
    assert entry in modules()
    reached, new = set[str](), {entry}
    while new:
        reached |= new
        found = {n for m in new for n in imports_of(modules()[m], waits)}
        assert not {n for n in found if n.partition(".")[0] in HEAVY}, sorted(new)
        new = (found & modules().keys()) - reached


def test_public_names_exist() -> None:
    """`__all__` is true in every module that has one."""
    for module, tree in modules().items():
        names = {n for node in tree.body for n in defined(node)}
        for node in tree.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
                missing = set(ast.literal_eval(node.value)) - names
                assert not missing, f"{module}: {missing}"


def defined(node: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement at the top of a module defines."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (name.id for t in targets for name in ast.walk(t) if isinstance(name, ast.Name))
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.If | ast.Try):
        yield from (name for child in node.body for name in defined(child))
