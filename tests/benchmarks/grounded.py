"""What prompt lookup gains on ten answers that quote facts, and whether they stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import geometric_mean

from backends.base import Message, ModelSpec, Sampling
from backends.process import EngineProcess
from persona.conversation import Conversation
from persona.store import load_persona
from tests.benchmarks.table import Table

__all__ = ["GroundedPrompt", "grounded_prompts", "lookup_table"]

PERSONA = Path(__file__).parents[2] / "resources/personas/keith-low"
QUESTIONS = (
    "What do you study, and at which university?",
    "What are you interested in?",
    "How do you approach a problem?",
    "What do you do in your free time?",
    "Are you good at chess?",
    "Where are you on exchange?",
    "Which courses do you take in Canada?",
    "Tell me about your project.",
    "What music do you like, and what do you read?",
    "Are you a real person?",
)
ROUNDS = 3
LEAST_TOKENS = 4  # a shorter reply has no speed


@dataclass(frozen=True, slots=True)
class GroundedPrompt:
    """What the conversation asks of the engine for one question."""

    question: str
    messages: tuple[Message, ...]
    sampling: Sampling


def grounded_prompts() -> list[GroundedPrompt]:
    """Return the prompts of the first attempts, as window and command line send them."""
    persona = load_persona(PERSONA)
    prompts = []
    for question in QUESTIONS:
        turn = Conversation(persona, "grounded").ask(question, Sampling(temperature=0.0))
        assert turn.messages, f"nothing is generated for {question!r}"
        assert turn.sampling.draft_texts, f"no facts were found for {question!r}"
        prompts.append(GroundedPrompt(question, turn.messages, turn.sampling))
    return prompts


def lookup_table(model: Path, rounds: int = ROUNDS) -> Iterator[Table]:
    """Measure with and without prompt lookup in turn; the fastest of each answer counts."""
    prompts = grounded_prompts()
    spec = ModelSpec(path=model, n_ctx=1024)
    with ExitStack() as stack:
        engines = [stack.enter_context(EngineProcess("llama-ctypes")) for _ in range(2)]
        for engine, is_on in zip(engines, (False, True), strict=True):
            engine.load(replace(spec, prompt_lookup=is_on))
        rows = [_row(engines, prompt, rounds) for prompt in prompts]
    gains = [row.gain for row in rows if row.n_predicted >= LEAST_TOKENS]
    cells = [row.cells() for row in rows]
    total = sum(row.plain_s for row in rows) / sum(row.lookup_s for row in rows)
    cells.append(("all ten: time without ÷ time with", "", "", "", f"{total:.2f}"))
    cells.append(("mean of the ratios (geometric)", "", "", "", f"{geometric_mean(gains):.2f}"))
    head = ("question", "tokens", "right ÷ drafted", "same text", "gain")
    note = "The drafter starts anew with the first question and learns as in a chat."
    yield Table("Prompt lookup on ten grounded answers", head, cells, note)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, both ways."""

    question: str
    n_predicted: int
    n_drafted: int
    n_accepted: int
    is_same: bool
    plain_s: float
    lookup_s: float

    @property
    def gain(self) -> float:
        """Return how many times faster it is with drafts."""
        return self.plain_s / self.lookup_s if self.lookup_s else 1.0

    def cells(self) -> tuple[str, ...]:
        """Return it as a row of the table."""
        drafts = f"{self.n_accepted} ÷ {self.n_drafted}"
        same = "yes" if self.is_same else "NO"
        return (self.question, str(self.n_predicted), drafts, same, f"{self.gain:.2f}")


def _row(engines: Sequence[EngineProcess], prompt: GroundedPrompt, rounds: int) -> Row:
    texts: list[set[str]] = [set(), set()]
    times: list[list[float]] = [[], []]
    for _ in range(rounds):
        for n, engine in enumerate(engines):
            stream = engine.generate(prompt.messages, prompt.sampling)
            texts[n].add("".join(chunk.text for chunk in stream))
            times[n].append(engine.stats.decode_s)
    stats = engines[1].stats
    return Row(
        question=prompt.question,
        n_predicted=stats.n_predicted,
        n_drafted=stats.n_drafted,
        n_accepted=stats.n_accepted,
        is_same=texts[0] == texts[1] and len(texts[0]) == 1,
        plain_s=min(times[0]),
        lookup_s=min(times[1]),
    )
