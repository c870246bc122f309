"""Every error has a code of its own and survives the way to another process."""

from __future__ import annotations

import pytest

from backends import errors
from backends.errors import AvatarError, BackendError, Sentence, error_from_code
from backends.protocol.wire import Failed, decode_event, encode

CLASSES: list[type[AvatarError]] = [
    found
    for name in errors.__all__
    if isinstance(found := getattr(errors, name), type) and issubclass(found, AvatarError)
]


def test_all_classes_of_the_module_are_exported() -> None:
    """`__all__` and the docstring's tree name each class once."""
    defined = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, AvatarError)
    }
    assert defined == {kind.__name__ for kind in CLASSES}
    tree = (errors.__doc__ or "").split()
    assert all(tree.count(kind.__name__) == 1 for kind in CLASSES)


def test_codes_are_unique() -> None:
    """A code names one class."""
    assert len({kind.code for kind in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.code)
def test_an_error_survives_the_wire(kind: type[AvatarError]) -> None:
    """Class and sentences are the same on the other side."""
    why = Sentence("{1} has {2} of {1}.", "It", 3)
    event = decode_event(encode(Failed.of(7, kind("What.", why, "Do."))))
    assert isinstance(event, Failed)
    error = event.error()
    assert (type(error), error.what, error.why, error.todo) == (kind, "What.", why, "Do.")
    assert isinstance(error.why, Sentence)
    assert error.why.parts == ("{1} has {2} of {1}.", "It", "3")
    assert error.why == "It has 3 of It."


def test_parts_that_belong_to_nothing_are_left_out() -> None:
    """Whatever a peer says, its sentences are there."""
    parts = {"why": (), "code": ("x",), "what": ("{9}{1}",)}
    error = error_from_code("engine", "What.", "Why.", parts=parts)
    assert (error.what, error.why, error.todo) == ("{9}{1}", "Why.", "")


def test_an_unknown_code_of_a_newer_engine_is_a_backend_error() -> None:
    """A newer engine never breaks an older window."""
    assert type(error_from_code("from_the_future", "What.")) is BackendError


def test_the_sentences_are_read_in_order() -> None:
    """Empty ones leave no gap."""
    assert str(AvatarError("What.", todo="Do.")) == "What. Do."
