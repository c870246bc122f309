"""What a backend says about itself: its page in Settings is made from it. Every process.

A backend sets `Backend.page`; the window shows whatever it declares, in this order, and hands the
values over in `ModelSpec`: an option that is named as a field of it becomes that field, any other
one a text in `ModelSpec.options`. So a backend of a third party has its page without a change here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["BackendPage", "Option", "OptionKind"]

OptionKind = Literal["text", "whole", "decimal", "switch", "choice", "file", "secret"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that the person can set.

    A ``switch`` is "yes" or "no". A ``secret`` goes into the system's keyring and nowhere else.
    """

    name: str
    label: str
    hint: str = ""  # one line: what it does, and when to change it
    kind: OptionKind = "text"
    default: str = ""
    low: float = 0.0  # of a number
    high: float = 1_000_000.0
    step: float = 1.0
    special: str = ""  # what the lowest number means, e.g. "automatic"
    choices: tuple[tuple[str, str], ...] = ()  # (value, text)
    placeholder: str = ""
    is_offered: bool = False  # `ModelInfo.offered` lists values for it, once something is loaded
    entry_from: str = ""  # of a secret: the option with the address whose host is its entry
    is_advanced: bool = False  # folded away at first


@dataclass(frozen=True, slots=True)
class BackendPage:
    """How a backend is presented, and what it can use."""

    title: str
    summary: str = ""  # one or two sentences
    takes_file: bool = True  # a .gguf of the person's choice
    takes_adapters: bool = True
    takes_template: bool = True
    samples: bool = True  # temperature and the like change its replies
    options: tuple[Option, ...] = ()
