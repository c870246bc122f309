"""What the readers say of a file is known to the translators, each word of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import desktop.studio
from desktop.gui.studio.bring_words import DETAIL_KINDS, FORMATS, NOTES, PLACES, REASONS
from tests.desktop.error_sentences import sentences

STUDIO = Path(desktop.studio.__file__).parent
FILES = (*sorted((STUDIO / "readers").glob("*.py")), STUDIO / "proposals.py")
CAUGHT = ("its parts are missing",)  # a cause that is put into a sentence


def said() -> Iterator[str]:
    """Yield the literals that begin in small letters and are told, and each template."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="Sentence"), args=[ast.Constant(value=str(text)), *_]
                ):
                    yield text
                case ast.Constant(value=str(text)) if text.startswith(("it ", "its ", "there is ")):
                    yield text


def test_every_reason_note_and_place_can_be_translated() -> None:
    """A sentence is collected as an error's is; what is none stands in the lists."""
    listed = {*DETAIL_KINDS, *FORMATS, *NOTES, *PLACES, *REASONS, *sentences(), *CAUGHT, "{1}."}
    assert sorted(set(said()) - listed) == []
