"""Every error has a code of its own and survives the way to another process."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backends import errors
from backends.errors import (
    AvatarError,
    BackendError,
    Sentence,
    Unusable,
    error_from_code,
    why_not,
    why_refused,
)
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


def _refused(work: Callable[[], object]) -> OSError:
    with pytest.raises(OSError) as told:  # noqa: PT011 (any of them)
        work()
    return told.value


def test_what_the_system_refuses_is_said_in_our_words(tmp_path: Path) -> None:
    """Each names the place; the words of the system are in no sentence."""
    file = tmp_path / "a.txt"
    file.touch()
    reasons: dict[Callable[[], object], str] = {
        lambda: (tmp_path / "none").read_bytes(): "X is not there.",
        lambda: tmp_path.read_bytes(): "X is a folder.",
        lambda: (file / "b").read_bytes(): "A part of the path X is no folder.",
        lambda: tmp_path.mkdir(): "X is there already.",
        lambda: (tmp_path / ("n" * 300)).read_bytes(): "The name X is too long.",
    }
    if sys.platform == "linux":
        full = Path("/dev/full")
        reasons[lambda: full.write_bytes(b"1")] = "There is no room left for X."
    for work, reason in reasons.items():
        exc = _refused(work)
        assert why_not(exc, "X") == reason
        assert exc.strerror
        assert exc.strerror not in why_not(exc, "X")


def test_a_refusal_is_about_the_file_that_the_system_names(tmp_path: Path) -> None:
    """Else about what was to be written."""
    exc = _refused(lambda: (tmp_path / "none").read_bytes())
    assert why_refused(exc, "X") == f"{tmp_path / 'none'} is not there."
    full = AvatarError.unwritten("It was not kept.", OSError(errno.ENOSPC, "words"), "X")
    assert full.why == "There is no room left for X."


def test_a_reason_that_nobody_knows_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """It is in the log; what a reader of ours says is kept, with its values."""
    caplog.set_level("INFO")
    assert why_not(ValueError("File is not a zip file"), "a.zip", "It is damaged.") == (
        "It is damaged."
    )
    assert "File is not a zip file" in caplog.text
    unknown = why_not(OSError(errno.ENOTRECOVERABLE, "words"), "X")
    assert unknown == f"The system refuses X (errno {errno.ENOTRECOVERABLE})."
    ours = Sentence("It has more than {1} files.", 9)
    assert why_not(Unusable(ours), "X") is ours
