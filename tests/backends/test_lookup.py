"""The drafter: what it proposes, what it learns, and how little it may cost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from backends.llama_ctypes.lookup import Drafter, Evidence, Foresight, StepCosts

FACT = list(range(100, 112))
OTHER = [100, *range(200, 209)]
PROMPT = [1, 2, 3, *FACT, 4, 5]
ROOM = 23
WEAK = Evidence(
    token=1,
    longest=1,
    in_past=0,
    n_places=1,
    share_of_texts=0.0,
    share_of_best=1.0,
    rival=0.0,
    n_said=10,
)
TOKENS = st.lists(st.integers(0, 9), min_size=1, max_size=80)


def say(drafter: Drafter, reply: list[int], speed: float = 1.0) -> tuple[int, float, int]:
    """Let a model say this; return its single steps, the time taken, and tokens drafted."""
    taken, place, n_drafted = 0.0, 0, 0
    while place < len(reply) - 1:
        drafter.extend(reply[place])
        draft = drafter.propose(ROOM)
        n_right = 0
        if draft:
            rest = reply[place + 1 :]
            while n_right < min(len(draft), len(rest)) and draft[n_right] == rest[n_right]:
                n_right += 1
            cost = speed * (1.0 + 0.5 * len(draft))
            drafter.learn(len(draft), n_right, cost)
            for token in reply[place + 1 : place + n_right + 1]:
                drafter.extend(token)
        else:
            cost = speed
            drafter.step(cost)
        taken, n_drafted = taken + cost, n_drafted + len(draft)
        place += n_right + 1
    return len(reply) - 1, taken / speed, n_drafted


def test_a_fact_that_is_quoted_is_drafted_to_its_end() -> None:
    """After few tokens, and no further."""
    drafter = Drafter()
    drafter.start(PROMPT, [FACT, OTHER])
    assert drafter.propose(ROOM) == []
    for token in FACT[:4]:
        drafter.extend(token)
    assert drafter.propose(ROOM) == FACT[4:]
    assert drafter.propose(4) == FACT[4:8]
    assert drafter.propose(0) == []


def test_the_first_tokens_are_drafted_where_all_texts_begin_alike() -> None:
    """Read with the end of the prompt, they cost little; none where the texts differ."""
    drafter = Drafter()
    drafter.start(PROMPT, [FACT, FACT[:6], FACT[:4]])
    draft = drafter.open(ROOM)
    assert draft
    assert draft == FACT[: len(draft)]
    assert drafter.open(1) == FACT[:1]
    assert drafter.open(0) == []
    drafter.opened(len(draft), len(draft))
    for token in draft:
        drafter.extend(token)
    drafter.start([1, 2], [[10, 11], [20, 21], [30, 31], [40, 41]])
    assert drafter.open(ROOM) == []


def test_a_quoted_fact_is_faster_and_an_invented_answer_no_slower() -> None:
    """In single steps."""
    drafter = Drafter()
    drafter.start(PROMPT, [FACT, OTHER])
    plain, taken, _ = say(drafter, [*FACT, 0])
    assert plain / taken > 1.3
    drafter.start(PROMPT, [FACT, OTHER])
    plain, taken, _ = say(drafter, list(range(1000, 1060)))
    assert taken == plain


def test_what_was_said_before_is_drafted() -> None:
    """A reply that goes like two earlier ones: most of it is foreseen."""
    drafter = Drafter()
    said = list(range(500, 530))
    for least in (0, 0, 20):
        drafter.start([1, 2, 3])
        assert say(drafter, said)[2] >= least


def test_replies_of_long_ago_are_forgotten() -> None:
    """So that the work for one reply stays the same."""
    drafter = Drafter()
    for n in range(100):
        drafter.start([1])
        say(drafter, list(range(100 * n, 100 * n + 60)))
    drafter.start([1])
    assert len(drafter._tokens) < 2000


def test_a_place_where_texts_part_is_not_guessed() -> None:
    """Two texts that begin alike speak against each other."""
    drafter = Drafter()
    drafter.start([1], [[7, 8, 20, 21, 22, 23, 24], [7, 8, 30, 31, 32, 33, 34]])
    drafter.extend(7)
    drafter.extend(8)
    assert drafter.propose(ROOM) == []
    drafter.extend(30)
    assert drafter.propose(ROOM) in ([], [31, 32, 33, 34])


@given(st.lists(st.tuples(TOKENS, TOKENS, TOKENS), min_size=1, max_size=12))
def test_drafts_never_cost_more_than_a_few_steps(chats: list[tuple[list[int], ...]]) -> None:
    """Whatever is said: what was saved, a start credit, one draft, and a small share of all."""
    drafter, plain, taken = Drafter(), 0, 0.0
    for prompt, text, reply in chats:
        drafter.start(prompt, [text])
        steps, time, _ = say(drafter, reply)
        plain, taken = plain + steps, taken + time
    assert taken <= 1.015 * plain + 3.0 + 12.5


def misled(drafter: Drafter, n_replies: int) -> tuple[int, float]:
    """Let replies begin like three texts that agree, and then go their own way each time."""
    plain, taken = 0, 0.0
    for n in range(1000, 1000 * n_replies + 1000, 1000):
        drafter.start([1], [[*range(n, n + 30), n + 100 + end] for end in range(3)])
        steps, time, _ = say(drafter, [*range(n, n + 3), *range(n + 500, n + 510)])
        plain, taken = plain + steps, taken + time
    return plain, taken


def test_what_misleads_again_and_again_costs_a_few_steps_in_all() -> None:
    """The credit is used up, and what each step adds to it is little."""
    plain, taken = misled(Drafter(), 100)
    assert plain < taken < 1.015 * plain + 3.0 + 12.5 < 1.03 * plain


def test_what_misleads_is_trusted_less() -> None:
    """Also if nobody counts the cost: what speaks for a token seemed to say more than it does."""
    drafter = Drafter()
    before = drafter._foresight.chance(WEAK)
    misled(drafter, 100)
    assert drafter._foresight.chance(WEAK) < before


def test_slow_batches_are_not_used() -> None:
    """A machine on which a batch costs as much as its tokens one by one."""
    costs = StepCosts()
    costs.add(1, 0.01)
    assert 1.5 < costs.relative(2) < 2.5
    for _ in range(20):
        costs.add(4, 0.04)
    assert abs(costs.relative(4) - 4.0) < 0.1
    assert costs.relative(8) > 7.0


def test_what_speaks_for_a_token_makes_it_likelier() -> None:
    """Longer, in more places and texts, at the beginning; a rival makes it less likely."""
    chance = Foresight().chance
    longer = replace(WEAK, longest=4)
    quoted = replace(longer, n_places=3, share_of_texts=1.0)
    disputed = replace(quoted, rival=1.0, share_of_best=0.5)
    assert chance(WEAK) < 0.5
    assert chance(WEAK) < chance(longer) < chance(quoted)
    assert chance(WEAK) < chance(replace(WEAK, in_past=1)) < chance(replace(WEAK, n_said=0))
    assert chance(disputed) < chance(quoted) - 0.2
