"""Prompt lookup where memory is the limit: a model of the shape of Mistral 7B.

Its weights are random, so it has nothing to say. The ten grounded answers of the embedded model
are replayed instead: every batch is really calculated by the large model, and what it "says" is
the next token of the answer. So the drafts are as right or wrong as in a real chat, and what they
cost is what they cost there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import geometric_mean

from backends.base import ModelSpec, ReplyStats, Sampling
from backends.llama_common.cpu_threads import usable_cores
from backends.llama_common.kv_cache import cache_types
from backends.llama_ctypes.context import Context, ContextSettings
from backends.llama_ctypes.library import find_library, open_library
from backends.llama_ctypes.lookup import Drafter
from backends.llama_ctypes.model import Model
from backends.llama_ctypes.reply import Reply
from tests.benchmarks.grounded import Recording, quoting, record
from tests.benchmarks.shape_of_7b import FILE_TYPES, write_model
from tests.benchmarks.table import Table

__all__ = ["large_model_table"]

N_LAYERS, N_VOCAB, N_CTX = 8, 49_152, 512
N_PROMPT, N_REPLY = 128, 40  # tokens that are replayed, at most: minutes, not hours


class ReplayContext(Context):
    """A context in which the next token is known beforehand, though it is calculated."""

    script: Sequence[int] = ()  # prompt and reply

    def choose(self, row: int = -1) -> int:
        """Look for the likeliest token as ever, and return that of the script."""
        super().choose(row)
        place = len(self.tokens) + row + 1
        return self.script[place] if place < len(self.script) else 0


class ReplayDrafter(Drafter):
    """A drafter that is given its texts as tokens of another vocabulary."""

    texts: Sequence[Sequence[int]] = ()

    def start(self, prompt: Sequence[int], texts: Sequence[Sequence[int]] = ()) -> None:
        """Begin a reply; `texts` is not used."""
        super().start(prompt, self.texts)


def large_model_table(model: Path, n_layers: int = N_LAYERS) -> Iterator[Table]:
    """Replay the answers with and without drafts, in turn, for two types of weights."""
    recordings = [_shortened(recording) for recording in quoting(record(model))]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, kind in FILE_TYPES.items():
            path = Path(folder) / f"{name}.gguf"
            write_model(path, n_layers, n_vocab=N_VOCAB, kind=kind)
            rows.append((name, *_replay(path, recordings)))
            path.unlink()
    head = ("weights", "ms per token, no drafts", "largest exact batch", "right ÷ drafted", "gain")
    note = (
        f"{n_layers} layers of 32: a token of the whole model takes about {32 / n_layers:.0f} times"
        f" as long, the gain is the same. At most {N_REPLY} tokens of each answer."
    )
    yield Table("Prompt lookup on a model of the shape of Mistral 7B", head, rows, note)


def _shortened(recording: Recording) -> Recording:
    return replace(recording, prompt=recording.prompt[-N_PROMPT:], reply=recording.reply[:N_REPLY])


def _replay(path: Path, recordings: Sequence[Recording]) -> tuple[str, str, str, str]:
    library = open_library(find_library())
    library.set_up()
    spec = ModelSpec(path=path, n_ctx=N_CTX)
    model = Model(library.api, spec)
    settings = ContextSettings(N_CTX, usable_cores(), True, cache_types(spec))
    context, drafter = ReplayContext(library.api, model, settings), ReplayDrafter()
    plain_s, gains, drafted, accepted, n_tokens = 0.0, [], 0, 0, 0
    for recording in recordings:
        plain = _reply(model, context, recording, None)
        drafts = _reply(model, context, recording, drafter)
        plain_s, n_tokens = plain_s + plain.decode_s, n_tokens + plain.n_predicted - 1
        gains.append(plain.decode_s / drafts.decode_s)
        drafted, accepted = drafted + drafts.n_drafted, accepted + drafts.n_accepted
    limit = str(context.batch_limit)
    context.close()
    model.close()
    right = f"{accepted} ÷ {drafted}"
    return f"{1000 * plain_s / n_tokens:.0f}", limit, right, f"{geometric_mean(gains):.2f}"


def _reply(
    model: Model, context: ReplayContext, recording: Recording, drafter: ReplayDrafter | None
) -> ReplyStats:
    context.script = [*recording.prompt, *recording.reply]
    if drafter is not None:
        drafter.texts = recording.texts
    stats = ReplyStats()
    sampling = Sampling(n_predict=len(recording.reply))
    reply = Reply(model, context, sampling, stats, drafter=drafter, stops_loops=False)
    for _ in reply.chunks(recording.prompt):
        pass
    assert stats.n_predicted == len(recording.reply)
    return stats
