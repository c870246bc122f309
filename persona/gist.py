"""What a question comes down to: every process.

Visitors ask most things in the plainest words ("Do you climb?", "climbing?"), and of those the
regression is least sure, because each contrast question has the same words and more. So a question
whose telling words and question word are those of an example is taken for it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from persona.gate import PERSONAL
from persona.model import Persona
from persona.wording import MENTION, heads, stem, words

__all__ = ["Gists", "example_of", "gists_of"]

CLEAR_SHARE = 0.75  # of the wordings with one gist, from which it belongs to one side
# fmt: off
LIGHT = frozenset((  # words that change nothing in a plain question
    "a", "about", "an", "and", "are", "as", "at", "be", "by", "do", "does", "for", "go", "goes",
    "going", "here", "in", "into", "is", "it", "its", "just", "like", "of", "ok", "okay", "on",
    "or", "please", "really", "say", "so", "tell", "that", "the", "then", "there", "thing",
    "things", "this", "to", "too", "very", "what", "which", "with", "you", "your", "yours",
    "yourself",
))
# fmt: on
BARE = frozenset(map(stem, ("me", "more", "else", "something", "anything")))  # tell nothing alone
Gists = npt.NDArray[np.uint64]


def gists_of(persona: Persona) -> Gists:
    """Return what each wording of the examples comes down to; shape (2, n_gists).

    The first row holds the gists in order, the second the number of the example that each belongs
    to. One that is as often something else, known or not, is left out.
    """
    owners: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for number, example in enumerate(persona.examples):
        for question in example.questions:
            owners[_gist(words(question, persona.name))][number] += 1
    clear = {gist: _owner(persona, own) for gist, own in owners.items()}
    found = sorted((gist, number) for gist, number in clear.items() if number >= 0)
    return np.array(found, np.uint64).reshape(len(found), 2).T


def example_of(found: Sequence[str], gists: Gists) -> int:
    """Return the number of the example that words come down to, -1 if there is none.

    Args:
        found: From `persona.wording.words`.
        gists: From `gists_of`.
    """
    gist = np.uint64(_gist(found))
    place = int(np.searchsorted(gists[0], gist))
    is_there = place < gists.shape[1] and gists[0, place] == gist
    return int(gists[1, place]) if is_there else -1


def _owner(persona: Persona, counts: Counter[int]) -> int:
    """Return the example with most of the wordings, if its side has nearly all; else -1."""
    sides: Counter[str] = Counter()
    for number, count in counts.items():
        kind = persona.examples[number].kind
        sides["known" if kind in PERSONAL else kind] += count
    is_clear = max(sides.values()) >= CLEAR_SHARE * sides.total()
    return counts.most_common(1)[0][0] if is_clear else -1


def _gist(found: Sequence[str]) -> int:
    kept = {stem(word) for word in found if word not in LIGHT and word != MENTION}
    named = " ".join((*sorted(heads(found)), "|", *(sorted(kept) if kept - BARE else found)))
    text = named.encode("utf-8", "replace")
    return crc32(text) << 32 | crc32(text[::-1])
