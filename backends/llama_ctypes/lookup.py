"""Prompt lookup: guesses the next tokens from what the conversation has said before.

A grounded answer quotes its facts, and a chat repeats its past. Where the last tokens of the
reply occur earlier, what followed there is a draft, which the model checks in one batch. Drafts
never change the reply; they only cost time when they are wrong, so a draft is made only where the
gain is likely, by what this machine and this conversation have shown so far.

Runs in: engine process, main thread. No native code, no clock of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Acceptance", "Drafter", "StepCosts"]

OPENING = 1  # stands for the beginning of a reply, which may quote the first text
MIN_MATCH = 2  # tokens that have to occur earlier
MAX_MATCH = 12  # a longer match is no surer
N_GRAMS = (4, 2)  # tokens by which earlier places are found
BOUNDARY = -1  # no token: the end of a text
BATCHES = (2, 3, 4, 6, 8, 12, 16, 24)  # tokens of a batch: the last one and its draft
MIN_GAIN = 1.15  # expected speed over single steps, below which nothing is drafted
# What a batch costs in single steps until it is measured: a small model, limited by arithmetic.
# Of a large one, limited by memory, the first drafts show that it is far less.
BATCH_COST, TOKEN_COST = 0.4, 0.47
CREDIT_STEPS = 3.0  # single steps that a reply may lose by wrong drafts, before it drafts no more
MAX_CREDIT_STEPS = 12.0  # what good drafts may save up


class StepCosts:
    """What a batch of n tokens costs on this machine with this model, in seconds."""

    def __init__(self) -> None:
        self._measured: dict[int, float] = {}
        self._factor = 1.0  # measured over expected, for sizes not measured yet

    def add(self, n_tokens: int, seconds: float) -> None:
        """Take one measurement; a single odd one counts little."""
        before = self._measured.get(n_tokens)
        if before is None:
            self._measured[n_tokens] = seconds
        else:
            self._measured[n_tokens] = before + 0.15 * (min(seconds, 2 * before) - before)
        if n_tokens > 1 and 1 in self._measured:
            ratio = (self._measured[n_tokens] / self._measured[1] - 1) / _extra_cost(n_tokens)
            self._factor += 0.3 * (max(ratio, 0.02) - self._factor)

    @property
    def single_s(self) -> float:
        """Return the seconds of a single step, 0 before the first."""
        return self._measured.get(1, 0.0)

    def relative(self, n_tokens: int) -> float:
        """Return the cost of a batch in single steps, measured or expected."""
        single = self._measured.get(1)
        if single and n_tokens in self._measured:
            return self._measured[n_tokens] / single
        return 1.0 + _extra_cost(n_tokens) * self._factor


def _extra_cost(n_tokens: int) -> float:
    return BATCH_COST + TOKEN_COST * (n_tokens - 1) if n_tokens > 1 else 0.0


class Acceptance:
    """How often a drafted token was right, by the length of the match before it."""

    def __init__(self) -> None:
        # Right and all: a cautious start, worth a few observations.
        guess = {n: 1 - float(0.75 ** (n - 0.5)) for n in range(OPENING, MAX_MATCH + 1)}
        self._right = {n: 4 * p for n, p in guess.items()}
        self._all = dict.fromkeys(guess, 4.0)

    def rate(self, match: int) -> float:
        """Return the share of right tokens after a match of so many tokens."""
        match = min(match, MAX_MATCH)
        return self._right[match] / self._all[match]

    def add(self, match: int, *, is_right: bool) -> None:
        """Take one observation; old ones fade, because conversations change."""
        match = min(match, MAX_MATCH)
        self._right[match] = 0.98 * self._right[match] + is_right
        self._all[match] = 0.98 * self._all[match] + 1


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier place that the reply may be repeating."""

    start: int  # position of the token that followed there
    match: int  # tokens before it that are the same as now


class Drafter:
    """Proposes drafts for one reply after the other, and learns from each token that comes.

    Attributes:
        costs: Told by the caller what each single step took.
    """

    def __init__(self) -> None:
        self.costs = StepCosts()
        self._acceptance = Acceptance()
        self._tokens: list[int] = []
        self._places: dict[tuple[int, ...], int] = {}  # n-gram -> what followed its last place
        self._quotes: dict[tuple[int, ...], int] = {}  # the same, of the texts
        self._candidate: Candidate | None = None
        self._credit = CREDIT_STEPS

    def start(self, prompt: Sequence[int], texts: Sequence[Sequence[int]] = ()) -> None:
        """Begin a reply.

        Args:
            prompt: Its tokens, the conversation included.
            texts: Tokens of texts that the reply may quote, the likeliest first.
        """
        self._tokens, self._places, self._quotes = [], {}, {}
        for text in texts:
            self._append((*text, BOUNDARY), self._quotes)
        self._append(prompt, self._places)
        self._candidate = Candidate(0, OPENING) if texts and texts[0] else None
        self._credit = min(max(self._credit, CREDIT_STEPS), MAX_CREDIT_STEPS)

    def extend(self, token: int) -> None:
        """Take the next token of the reply, and learn whether it was foreseen."""
        if self._candidate is not None:
            is_right = self._tokens[self._candidate.start] == token
            self._acceptance.add(self._candidate.match, is_right=is_right)
        self._append((token,), self._places)
        self._candidate = self._find()

    def propose(self, room: int) -> list[int]:
        """Return the draft that promises most, possibly none.

        Args:
            room: The most tokens that it may have.
        """
        if self._candidate is None or self._credit <= 0 or not self.costs.single_s:
            return []
        start = self._candidate.start
        known = self._tokens[start : start + min(room, BATCHES[-1] - 1)]
        if BOUNDARY in known:
            known = known[: known.index(BOUNDARY)]
        return known[: self._best_size(self._candidate.match, len(known))]

    def learn(self, n_drafted: int, n_accepted: int, seconds: float) -> None:
        """Take what a batch took and how many of its drafted tokens were right."""
        self.costs.add(n_drafted + 1, seconds)
        gain = 1 + n_accepted - seconds / self.costs.single_s
        self._credit = min(self._credit + gain, MAX_CREDIT_STEPS)

    def _append(self, tokens: Sequence[int], places: dict[tuple[int, ...], int]) -> None:
        """Append tokens; an n-gram is known only once something follows it."""
        known = self._tokens
        for token in tokens:
            n = len(known)
            for size in N_GRAMS:
                if n >= size:
                    places[tuple(known[n - size :])] = n
            known.append(token)

    def _find(self) -> Candidate | None:
        """Return the best earlier place of the last tokens: long n-grams first, then texts."""
        for size in N_GRAMS:
            n_gram = tuple(self._tokens[-size:])
            start = self._quotes.get(n_gram, self._places.get(n_gram))
            if start is not None and self._tokens[start] != BOUNDARY:
                return Candidate(start, self._match_length(start))
        return None

    def _match_length(self, start: int) -> int:
        """Return how many tokens before `start` equal the last ones, up to `MAX_MATCH`."""
        tokens, end = self._tokens, len(self._tokens)
        n = MIN_MATCH
        while n < MAX_MATCH and n < start and tokens[start - 1 - n] == tokens[end - 1 - n]:
            n += 1
        return n

    def _best_size(self, match: int, most: int) -> int:
        """Return the length of the draft with the best expected speed, 0 if none is worth it."""
        best, best_gain = 0, MIN_GAIN
        expected, chance = 1.0, 1.0
        for size in range(1, most + 1):
            chance *= self._acceptance.rate(match + size - 1)
            expected += chance
            gain = expected / self.costs.relative(size + 1)
            if gain > best_gain and (size + 1 in BATCHES or size == most):
                best, best_gain = size, gain
        return best
