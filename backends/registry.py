"""Which backends there are, and how one is made: engine process.

An implementation is imported only when it is asked for, so that a missing library costs nothing
but the backend that needs it.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from backends.base import Backend
from backends.errors import BackendUnavailable, Sentence
from backends.settings_schema import builtin_schemas
from backends.settings_schema.schema import BackendPage

if TYPE_CHECKING:
    from backends.llama_ctypes.encoding import TextEncoder

__all__ = [
    "DEFAULT",
    "GROUP",
    "create",
    "describe",
    "judge_library",
    "names",
    "open_encoders",
    "usable",
]

LOG = logging.getLogger("avatar.registry")
GROUP = "avatar_chat.backends"  # entry points of third parties
DEFAULT = "llama-ctypes"


@dataclass(frozen=True, slots=True)
class _Row:
    factory: Callable[[], Backend]
    needs: tuple[str, ...]  # top-level modules without which it is of no use
    page: BackendPage


def _llama_ctypes() -> Backend:
    from backends.llama_ctypes.backend import LlamaCtypesBackend

    return LlamaCtypesBackend()


def _llama_cpp_python() -> Backend:
    from backends.llama_cpp.backend import LlamaCppPythonBackend

    return LlamaCppPythonBackend()


def _openai_server() -> Backend:
    from backends.openai.server import OpenAIServerBackend

    return OpenAIServerBackend()


_ROWS = {
    "llama-ctypes": _Row(_llama_ctypes, (), builtin_schemas.LLAMA_CTYPES),
    "llama-cpp-python": _Row(_llama_cpp_python, ("llama_cpp",), builtin_schemas.LLAMA_CPP_PYTHON),
    "openai-server": _Row(_openai_server, ("httpx2",), builtin_schemas.OPENAI_SERVER),
}


def names() -> tuple[str, ...]:
    """Return the names of all registered backends: ours first, then those of third parties."""
    return (*_ROWS, *sorted(set(_third_parties()) - set(_ROWS)))


def usable() -> tuple[str, ...]:
    """Return the names of the backends whose Python packages are installed here."""
    return tuple(
        name
        for name in names()
        if name not in _ROWS or all(find_spec(module) for module in _ROWS[name].needs)
    )


def describe(name: str) -> BackendPage:
    """Return the page of a backend; ours are not imported for it.

    Args:
        name: One of `names()`, or ``module:Class``.

    Raises:
        BackendUnavailable: It is not known, or cannot be imported.
    """
    if name in _ROWS:
        return _ROWS[name].page
    page = create(name).page or builtin_schemas.PLAIN
    return page if page.title else replace(page, title=name)


def create(name: str) -> Backend:
    """Return a new backend without a model.

    Args:
        name: One of `names()`, or ``module:Class`` for one that is not registered.

    Raises:
        BackendUnavailable: The name is unknown, or its package cannot be imported.
    """
    try:
        backend = _factory(name)()
    except ImportError as exc:
        raise BackendUnavailable(
            what=Sentence("The backend {1} cannot be used here.", name),
            why=_why_not_imported(exc),
            todo="Install the package that it needs, or choose another backend.",
        ) from exc
    if not isinstance(backend, Backend):
        raise _unknown(
            name, Sentence("{1} makes a {2}, which is no Backend.", name, type(backend).__name__)
        )
    return backend


def _why_not_imported(exc: ImportError) -> str:
    LOG.info("%s", exc)
    missing = "The Python package {1}, which it needs, is not installed."
    return Sentence(missing, exc.name) if exc.name else "A part of it could not be imported."


def _factory(name: str) -> Callable[[], Backend]:
    if name in _ROWS:
        return _ROWS[name].factory
    if name in _third_parties():
        return _imported(name, _third_parties()[name].value)
    if ":" in name:
        return _imported(name, name)
    raise _unknown(name, Sentence("There is no backend of the name {1}.", repr(name)))


def _imported(name: str, target: str) -> Callable[[], Backend]:
    module, _, attribute = target.partition(":")
    factory: object = getattr(importlib.import_module(module), attribute, None)
    if not callable(factory):
        raise _unknown(name, Sentence("The module {1} has no class {2}.", module, repr(attribute)))
    return factory


def _third_parties() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _unknown(name: str, why: str) -> BackendUnavailable:
    return BackendUnavailable(
        what=Sentence("The backend {1} is not known.", name),
        why=why,
        todo=Sentence("Choose one of {1}.", ", ".join(names())),
    )


def judge_library(library: str) -> int:
    """Judge a llama.cpp library in this process, which may die of it: a throw-away child.

    Args:
        library: Path of the shared library; the verdict goes to standard output.
    """
    from backends.llama_ctypes.probe import main

    return main([library])


def open_encoders(models: Sequence[Path]) -> list[TextEncoder]:
    """Load encoders into this process, which may die of it: the encoder's child.

    Args:
        models: The encoder GGUFs.

    Raises:
        BackendUnavailable: There is no llama.cpp library.
        ModelLoadError: The library refuses a file.
    """
    from backends.llama_ctypes.encoding import TextEncoder
    from backends.llama_ctypes.library import find_library, open_library

    library = open_library(find_library())
    library.set_up()
    return [TextEncoder(library.api, model) for model in models]
