"""How likely a model finds a text, for perplexity: engine process, main thread."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from backends.errors import ContextOverflow, Sentence
from backends.llama_ctypes.context import MAX_ROWS, Context

__all__ = ["log_likelihood"]


def log_likelihood(context: Context, prompt: Sequence[int], whole: Sequence[int]) -> float:
    """Return the sum of ln P(token | all before it) over the tokens behind the prompt, in nats.

    Args:
        context: Its cache is used, and holds `whole` afterwards, but for the last token.
        prompt: The first tokens of `whole`, at least one.
        whole: Prompt and text.

    Raises:
        ContextOverflow: They do not fit the context.
    """
    if len(whole) > context.n_ctx:
        raise ContextOverflow(
            what="The text is too long to be measured.",
            why=Sentence(
                "With its prompt it has {1} tokens; the context holds {2}.",
                len(whole),
                context.n_ctx,
            ),
            todo="Choose a longer context, or a shorter text.",
        )
    context.keep_prefix(prompt)
    for _ in context.prefill(whole[len(context.tokens) : len(prompt) - 1]):
        pass
    total = 0.0
    for start in range(len(prompt) - 1, len(whole) - 1, MAX_ROWS):
        piece = whole[start : min(start + MAX_ROWS, len(whole) - 1)]
        context.decode(piece, n_logits=len(piece))
        for row, target in enumerate(whole[start + 1 : start + 1 + len(piece)], -len(piece)):
            logits = context.logits(row)
            highest = logits.max()
            shifted = np.exp(logits - highest, dtype=np.float64)
            total += float(logits[target]) - float(highest) - float(np.log(shifted.sum()))
    return total
