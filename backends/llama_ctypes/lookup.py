"""Prompt lookup: guesses the next tokens from what was said and handed over before.

A grounded answer quotes its facts, and a chat repeats its past. Where the last tokens of the
reply occur elsewhere, what followed there is a draft, which the model checks in one batch. Drafts
never change the reply; they only cost time when they are wrong, so a draft is made only where the
gain is likely, by what this machine and this conversation have shown so far.

Runs in: engine process, main thread. No native code, no clock of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log2

__all__ = ["Drafter", "Evidence", "Foresight", "StepCosts"]

BOUNDARY = -1  # no token: the end of a text
PAST, PROMPT, TEXT = range(3)  # where a token stands
MAX_BATCH = 24  # tokens: the last one and its draft
MAX_MATCH = 8  # tokens; a longer match is no surer
MAX_PLACES = 32  # earlier places of a token that are looked at, the last ones
MAX_PAST = 1500  # tokens of earlier replies that are kept
CONTEXT = 4  # last tokens of the prompt that may have stood before an earlier reply, too
# What a batch costs in single steps until it is measured: a small model, limited by arithmetic.
# Of a large one, limited by memory, the first drafts show that it is far less.
BATCH_COST, TOKEN_COST = 0.4, 0.47
PRICE = 1.3  # tokens to be expected for each step that a draft costs: one that waits is surer
MIN_GAIN = 0.2  # tokens over that price
CREDIT_STEPS = 3.0  # single steps that wrong drafts may cost, before there are no more of them
MAX_CREDIT_STEPS = 12.0  # what right ones may save up
NO_TEXT = 0.36  # share where no text matches: nothing speaks for or against
SPARE = 0.015  # what each single step adds: so much slower a chat may become, no more


class StepCosts:
    """What a batch of n tokens costs on this machine with this model, in seconds."""

    def __init__(self) -> None:
        self._measured: dict[int, float] = {}
        self._factor = 1.0  # measured over expected, for sizes not measured yet

    def add(self, n_tokens: int, seconds: float) -> None:
        """Take one measurement; a single odd one, of a busy machine, counts little."""
        before = self._measured.get(n_tokens)
        if before is None:
            expected = self.relative(n_tokens) * self.single_s
            self._measured[n_tokens] = min(seconds, 1.2 * expected or seconds)
        else:
            self._measured[n_tokens] = before + 0.15 * (min(seconds, 2 * before) - before)
        if n_tokens > 1 and 1 in self._measured:
            ratio = (self._measured[n_tokens] / self._measured[1] - 1) / _extra_cost(n_tokens)
            self._factor += 0.3 * (max(ratio, 0.02) - self._factor)

    @property
    def single_s(self) -> float:
        """Return the seconds of a single step, 0 before the first."""
        return self._measured.get(1, 0.0)

    @property
    def further(self) -> float:
        """Return what one more token of a batch costs in single steps, as expected."""
        return TOKEN_COST * self._factor

    def relative(self, n_tokens: int) -> float:
        """Return the cost of a batch in single steps, measured or expected."""
        single = self._measured.get(1)
        if single and n_tokens in self._measured:
            return self._measured[n_tokens] / single
        return 1.0 + _extra_cost(n_tokens) * self._factor


def _extra_cost(n_tokens: int) -> float:
    return BATCH_COST + TOKEN_COST * (n_tokens - 1) if n_tokens > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a token to be the next one.

    A place is one where a token stands before which the last ones are the same as now.
    """

    token: int
    longest: int  # tokens before it that are the same as now, at the best place
    in_past: int  # the same, in an earlier reply
    n_places: int  # at which it stands
    share_of_texts: float  # of the places in texts that may be quoted, from 0 to 1
    share_of_best: float  # of the places that match as far as its best one, from 0 to 1
    rival: float  # how much speaks for another token, from 0 to 1 = as much
    n_said: int  # tokens of the reply before it: where it begins, matches are short and yet right


class Foresight:
    """How likely a token is to be said, by what speaks for it: a logistic regression.

    Its weights were fitted to replies of the embedded model (docs/adr/0013). While it works it
    learns how much surer or less sure this model and this conversation are than those.
    """

    OFFSET, LONGEST, PAST, PLACES, TEXTS, BEST, RIVAL, EARLY = (
        -4.55,
        0.58,
        0.31,
        2.75,
        1.86,
        1.7,
        -2.0,
        2.5,
    )
    RATE = 0.03  # of learning

    def __init__(self) -> None:
        self._offset = self.OFFSET

    def chance(self, evidence: Evidence) -> float:
        """Return the probability that the token comes."""
        weight = (
            self._offset
            + self.LONGEST * log2(1 + min(evidence.longest, MAX_MATCH))
            + self.PAST * log2(1 + min(evidence.in_past, MAX_MATCH))
            + self.PLACES * min(evidence.n_places, 3) / 3
            + self.TEXTS * evidence.share_of_texts
            + self.BEST * evidence.share_of_best
            + self.RIVAL * evidence.rival
            + self.EARLY / (1 + evidence.n_said)
        )
        return 1 / (1 + exp(-weight))

    def learn(self, evidence: Evidence, *, is_right: bool) -> None:
        """Take what came."""
        self._offset += self.RATE * (is_right - self.chance(evidence))


class Drafter:
    """Proposes drafts for one reply after the other, and learns from each token that comes.

    Attributes:
        costs: Told by the caller what each single step took.
    """

    def __init__(self) -> None:
        self.costs = StepCosts()
        self._foresight = Foresight()
        self._earlier: list[list[int]] = []  # replies
        self._reply: list[int] = []
        self._tokens: list[int] = []
        self._kinds = bytearray()  # of each token
        self._after: dict[int, list[int]] = {}  # token -> the places that follow it
        self._live: dict[int, int] = {}  # place -> tokens before it that are the same as now
        self._now: Evidence | None = None  # what they speak for
        self._credit = CREDIT_STEPS

    def start(self, prompt: Sequence[int], texts: Sequence[Sequence[int]] = ()) -> None:
        """Begin a reply.

        Args:
            prompt: Its tokens, the conversation included.
            texts: Tokens of texts that the reply may quote.
        """
        self._remember()
        self._tokens, self._kinds, self._after = [], bytearray(), defaultdict(list)
        starts = [self._append(reply, PAST) for reply in self._earlier]
        own_end = self._append(prompt, PROMPT) + len(prompt)
        starts += [self._append(text, TEXT) for text in dict.fromkeys(map(tuple, texts)) if text]
        self._live = {}
        for token in prompt[-CONTEXT:]:
            self._live = self._followed(token)
        self._live = {p: match for p, match in self._live.items() if match > 1 and p != own_end}
        self._live |= dict.fromkeys(starts, 1)  # a reply begins where a text begins
        self._now = self._evidence(self._live)

    def extend(self, token: int) -> None:
        """Take the next token of the reply, and learn whether it was foreseen."""
        if self._now is not None:
            self._foresight.learn(self._now, is_right=self._now.token == token)
        self._live = self._followed(token)
        self._reply.append(token)
        self._tokens.append(token)
        self._kinds.append(PAST)
        self._after[token].append(len(self._tokens))
        self._now = self._evidence(self._live)

    def open(self, room: int) -> list[int]:
        """Return a draft of the first tokens, which are read together with the end of the prompt.

        There is no step before it to wait for, so a draft costs its further tokens only.

        Args:
            room: The most tokens that it may have.
        """
        return self._draft(room, lambda n: n * self.costs.further)

    def propose(self, room: int) -> list[int]:
        """Return the draft that promises most, possibly none.

        Args:
            room: The most tokens that it may have.
        """
        return self._draft(room, lambda n: self.costs.relative(n + 1) - 1)

    def opened(self, n_drafted: int, n_accepted: int) -> None:
        """Take how many of the first tokens that were drafted were right."""
        self._save_up(n_accepted - n_drafted * self.costs.further)

    def step(self, seconds: float) -> None:
        """Take what a single step took."""
        self.costs.add(1, seconds)
        self._save_up(SPARE)

    def learn(self, n_drafted: int, n_accepted: int, seconds: float) -> None:
        """Take what a batch took and how many of its drafted tokens were right."""
        self.costs.add(n_drafted + 1, seconds)
        if self.costs.single_s:
            self._save_up(1 + n_accepted - self.costs.relative(n_drafted + 1))

    def _draft(self, room: int, cost: Callable[[int], float]) -> list[int]:
        draft: list[int] = []
        live, evidence, chance, expected = self._live, self._now, 1.0, 0.0
        size, best = 0, MIN_GAIN
        least = PRICE * self.costs.further / 2  # below, no further token can be worth it
        while evidence and self._credit > 0 and len(draft) < min(room, MAX_BATCH - 1):
            chance *= self._foresight.chance(evidence)
            if chance < least:
                break
            draft.append(evidence.token)
            expected += chance
            gain = expected - PRICE * cost(len(draft))
            if gain > best:
                size, best = len(draft), gain
            live = self._agreeing(live, evidence.token)
            evidence = self._evidence(live, len(draft))
        return draft[:size]

    def _save_up(self, steps: float) -> None:
        self._credit = min(self._credit + steps, MAX_CREDIT_STEPS)

    def _remember(self) -> None:
        """Keep the reply that has ended; a model says much of it again."""
        if self._reply:
            self._earlier.append(self._reply)
            self._reply = []
        while sum(map(len, self._earlier)) > MAX_PAST:
            del self._earlier[0]

    def _append(self, tokens: Sequence[int], kind: int) -> int:
        """Append a text and its end; return where it starts."""
        start = len(self._tokens)
        for place, token in enumerate(tokens, start + 1):
            self._after[token].append(place)
        self._tokens += (*tokens, BOUNDARY)
        self._kinds += bytes([kind]) * (len(tokens) + 1)
        return start

    def _followed(self, token: int) -> dict[int, int]:
        """Return the places after this token, and how many tokens before them are the same."""
        live = self._live
        places = self._after.get(token, ())[-MAX_PLACES:]
        return {place: live.get(place - 1, 0) + 1 for place in places}

    def _agreeing(self, live: Mapping[int, int], token: int) -> dict[int, int]:
        """Return the places that go on with this token, one token later."""
        tokens, end = self._tokens, len(self._tokens) - 1
        return {p + 1: match + 1 for p, match in live.items() if tokens[p] == token and p < end}

    def _evidence(self, live: Mapping[int, int], ahead: int = 0) -> Evidence | None:
        """Return the token for which most speaks.

        Args:
            live: The places that match, and how far.
            ahead: How many tokens were drafted before it.
        """
        tokens, kinds = self._tokens, self._kinds
        found: dict[int, list[int]] = {}
        n_texts = 0
        for place, match in live.items():
            longest = found.setdefault(tokens[place], [0, 0, 0, 0, 0])  # by kind; places, texts
            kind = kinds[place]
            longest[kind] = max(longest[kind], match)
            longest[3] += 1
            if kind == TEXT:
                longest[4] += 1
                n_texts += 1
        scores = {token: _score(longest) for token, longest in found.items()}
        token = max(scores, key=scores.__getitem__, default=BOUNDARY)
        if token == BOUNDARY:
            return None
        longest, score = found[token], scores.pop(token)
        best = max(longest[:3])
        at_best = [tokens[place] for place, match in live.items() if match >= best]
        return Evidence(
            token=token,
            longest=best,
            in_past=longest[PAST],
            n_places=longest[3],
            share_of_texts=longest[4] / n_texts if n_texts else NO_TEXT,
            share_of_best=at_best.count(token) / len(at_best),
            rival=max(scores.values(), default=0.0) / score,
            n_said=len(self._reply) + ahead,
        )


def _score(longest: Sequence[int]) -> float:
    """Return how much speaks for a token: the longest match, and less of the other kinds'."""
    first, second, third = sorted(longest[:3], reverse=True)
    return first + second / 2 + third / 4
