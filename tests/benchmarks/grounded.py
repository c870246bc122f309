"""What prompt lookup gains on ten answers that quote facts, and whether they stay the same.

The questions are not picked by hand. Development questions are asked in file order, as the app
asks them, with every attempt that the conversation makes, until ten answers have been found that
quote: shown whole, not given before, of at least `LEAST_TOKENS` tokens, at least `LEAST_SHARE` of
whose 4-grams stand in the facts and the owner's wordings of the question. Less is no quotation:
what it adds itself no draft can foresee. All other attempts on the way are measured, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from backends.base import Adapter, Backend, Message, ModelSpec, ReplyStats, Sampling
from backends.gguf.adapter_fit import why_unfit
from backends.hosts.process import BlockingEngine
from backends.llama_ctypes.backend import LlamaCtypesBackend
from persona.conversation import Conversation
from persona.store import load_persona
from tests.benchmarks.table import Table

__all__ = ["PERSONA", "QUESTIONS", "Recording", "attempts", "lookup_table", "quoting", "record"]

ROOT = Path(__file__).parents[2]
PERSONA = ROOT / "resources/personas/keith-low"
QUESTIONS = ROOT / "finetune/questions/keith-low/dev.jsonl"
N_ANSWERS, LEAST_TOKENS, LEAST_SHARE, N_GRAM = 10, 12, 0.8, 4
ROUNDS, ROUNDS_OF_ALL = 10, 3


@dataclass(frozen=True, slots=True)
class Recording:
    """One attempt at an answer: what was asked of the engine, and what the model said."""

    question: str
    messages: tuple[Message, ...]
    sampling: Sampling
    prompt: list[int]  # tokens, as all below
    reply: list[int]
    texts: list[list[int]]  # that it may quote
    is_cut: bool  # by the guard, after the last token

    @property
    def share(self) -> float:
        """Return which share of the reply's 4-grams stands in the texts."""
        grams = _grams(self.reply)
        known = {gram for text in self.texts for gram in _grams(text)}
        return sum(gram in known for gram in grams) / max(len(grams), 1)

    @property
    def quotes(self) -> bool:
        """Return whether it is an answer of the kind that drafts are for."""
        is_long = len(self.reply) >= LEAST_TOKENS
        return is_long and not self.is_cut and self.share >= LEAST_SHARE


def _grams(tokens: Sequence[int]) -> list[tuple[int, ...]]:
    return [tuple(tokens[n : n + N_GRAM]) for n in range(len(tokens) - N_GRAM + 1)]


def record(model: Path) -> list[Recording]:
    """Ask until ten answers quote; return all attempts, in order."""
    conversation = Conversation(load_persona(PERSONA), "grounded")
    recordings: list[Recording] = []
    backend = LlamaCtypesBackend()
    backend.load(_spec(model, prompt_lookup=False))
    for line in QUESTIONS.read_text("utf-8").splitlines():
        case = json.loads(line)
        if case["kind"] == "answerable":
            conversation.history = ()
            recordings += _recordings(backend, conversation, case["question"])
        if len(quoting(recordings)) >= N_ANSWERS:
            break
    backend.close()
    return recordings


def _spec(model: Path, *, prompt_lookup: bool) -> ModelSpec:
    """Return how the app loads it: with the persona's adapter, where it fits."""
    path = load_persona(PERSONA).adapter()
    adapters = (Adapter(path),) if path and not why_unfit(path, model) else ()
    return ModelSpec(path=model, n_ctx=1024, adapters=adapters, prompt_lookup=prompt_lookup)


def quoting(recordings: Sequence[Recording]) -> list[Recording]:
    """Return the first ten answers that quote, each text once."""
    distinct = {tuple(one.reply): one for one in reversed(recordings) if one.quotes}
    return [one for one in recordings if one in distinct.values()][:N_ANSWERS]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request of a turn, and what came."""

    messages: tuple[Message, ...]
    sampling: Sampling
    text: str
    stats: ReplyStats
    is_cut: bool  # by the guard, after the last piece


def attempts(
    engine: Backend | BlockingEngine, conversation: Conversation, question: str, sampling: Sampling
) -> Iterator[Attempt]:
    """Ask a question as the app does, with every attempt that the turn makes."""
    turn = conversation.ask(question, sampling)
    while turn.messages:
        messages, own, text = turn.messages, turn.sampling, ""
        for chunk in (stream := engine.generate(messages, own)):
            turn.feed(chunk.text)
            text += chunk.text
            if turn.stopped:
                break
        stream.close()
        is_cut = turn.stopped
        turn.finish(engine.stats)
        yield Attempt(messages, own, text, engine.stats, is_cut)


def _recordings(
    backend: LlamaCtypesBackend, conversation: Conversation, question: str
) -> Iterator[Recording]:
    loaded = backend._require_loaded()
    for attempt in attempts(backend, conversation, question, Sampling(temperature=0.0)):
        sampling = attempt.sampling
        prompt = loaded.rendered(attempt.messages)[1]
        texts = [loaded.model.part(quote) for quote in sampling.draft_texts]
        reply = loaded.model.part(attempt.text)
        yield Recording(question, attempt.messages, sampling, prompt, reply, texts, attempt.is_cut)


def lookup_table(model: Path, rounds: int = ROUNDS) -> Iterator[Table]:
    """Measure with and without prompt lookup in turn; the fastest round of each counts."""
    recordings = record(model)
    ten = quoting(recordings)
    rows = _measure(model, ten, rounds)
    cells = [row.cells() for row in rows]
    cells.append(("all ten: time without ÷ time with", "", "", "", "", f"{_gain(rows):.2f}"))
    head = ("question", "tokens", "quoted", "right ÷ drafted", "same text", "gain")
    note = (
        f"The first {len(ten)} answers of at least {LEAST_TOKENS} tokens of whose {N_GRAM}-grams at"
        f" least {LEAST_SHARE:.0%} stand in the facts and the owner's wordings. The drafter starts"
        " anew with the first question of each round."
    )
    yield Table("Prompt lookup on ten grounded answers", head, cells, note)
    yield _unchosen_table(_measure(model, recordings, ROUNDS_OF_ALL))


def _unchosen_table(rows: Sequence[Row]) -> Table:
    """Show what drafts bring and cost on all attempts, by how much of them is quoted."""
    kinds = (("none quoted", 0.0, 0.1), ("some", 0.1, LEAST_SHARE), ("most", LEAST_SHARE, 2.0))
    cells = []
    for name, low, high in (*kinds, ("all", 0.0, 2.0)):
        of_kind = [row for row in rows if low <= row.recording.share < high]
        n_same = sum(row.is_same for row in of_kind)
        right = sum(row.n_accepted for row in of_kind)
        drafts = f"{right} ÷ {sum(row.n_drafted for row in of_kind)}"
        tokens = str(sum(row.n_predicted for row in of_kind))
        gain = f"{_gain(of_kind):.2f}" if of_kind else ""
        cells.append((name, str(len(of_kind)), tokens, drafts, str(n_same), gain))
    head = ("4-grams in the texts", "attempts", "tokens", "right ÷ drafted", "same text", "gain")
    return Table("Prompt lookup on all attempts up to there, one chat after the other", head, cells)


@dataclass(frozen=True, slots=True)
class Row:
    """One answer, both ways."""

    recording: Recording
    n_predicted: int
    n_drafted: int
    n_accepted: int
    is_same: bool
    ttft_s: float  # without drafts
    plain_s: float  # the whole reply, as the next
    lookup_s: float

    @property
    def decode_s(self) -> tuple[float, float]:
        """Return the seconds without and with drafts.

        The first token of the plain reply ends what both need for the prompt; tokens that are
        drafted with the prompt make it longer, and that is theirs.
        """
        return self.plain_s - self.ttft_s, self.lookup_s - self.ttft_s

    def cells(self) -> tuple[str, ...]:
        """Return it as a row of the table."""
        return (
            self.recording.question,
            str(self.n_predicted),
            f"{self.recording.share:.0%}",
            f"{self.n_accepted} ÷ {self.n_drafted}",
            "yes" if self.is_same else "NO",
            f"{_gain([self]):.2f}",
        )


def _gain(rows: Sequence[Row]) -> float:
    plain, lookup = (sum(seconds) for seconds in zip(*(row.decode_s for row in rows), strict=True))
    return plain / lookup if lookup > 0 else 1.0


def _measure(model: Path, recordings: Sequence[Recording], rounds: int) -> list[Row]:
    return [_best(measured) for measured in zip(*_rounds(model, recordings, rounds), strict=True)]


def _rounds(model: Path, recordings: Sequence[Recording], rounds: int) -> Iterator[list[Row]]:
    """Yield one round after the other, each with engines that have said nothing yet."""
    for _ in range(rounds):
        with ExitStack() as stack:
            engines = [stack.enter_context(BlockingEngine("llama-ctypes")) for _ in range(2)]
            for engine, is_on in zip(engines, (False, True), strict=True):
                engine.load(_spec(model, prompt_lookup=is_on))
                engine.warm(recordings[0].messages[:1])  # as the app does while nobody waits
            yield [_row(engines, recording) for recording in recordings]


def _row(engines: Sequence[BlockingEngine], recording: Recording) -> Row:
    sampling = recording.sampling
    if recording.is_cut:  # where the conversation stops listening
        sampling = replace(sampling, n_predict=len(recording.reply))
    texts = []
    for engine in engines:
        stream = engine.generate(recording.messages, sampling)
        texts.append("".join(chunk.text for chunk in stream))
    plain, drafts = engines[0].stats, engines[1].stats
    return Row(
        recording=recording,
        n_predicted=drafts.n_predicted,
        n_drafted=drafts.n_drafted,
        n_accepted=drafts.n_accepted,
        is_same=texts[0] == texts[1],
        ttft_s=plain.ttft_s,
        plain_s=plain.ttft_s + plain.decode_s,
        lookup_s=drafts.ttft_s + drafts.decode_s,
    )


def _best(rows: Sequence[Row]) -> Row:
    """Join the rounds of one answer: the least time of each, the drafts of the last round."""
    return replace(
        rows[-1],
        is_same=all(row.is_same for row in rows),
        ttft_s=min(row.ttft_s for row in rows),
        plain_s=min(row.plain_s for row in rows),
        lookup_s=min(row.lookup_s for row in rows),
    )
