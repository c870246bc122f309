"""Checks tokens: what is trained is what the chat will send. Pipeline process, engine child.

The engine renders the same messages with the GGUF's own template; both texts must be equal byte
for byte, and both tokenizers must count the same tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from backends.base import Message, ModelSpec, Sampling
from backends.hosts.process import BlockingEngine
from finetune.data.lint import Finding
from finetune.data.tokens import Encoded, Encoder

__all__ = ["Prompt", "lint_rendering", "lint_tokens"]

Prompt = tuple[str, Sequence[Message], Encoded]
"""Id of the example, its messages, and the same encoded."""

BACKEND = "llama-ctypes"
N_COMPARED = 6  # prompts; the longest ones, because they have every part
EXCERPT = 40  # characters shown on both sides of the first difference


def lint_tokens(encoder: Encoder, encoded: Sequence[Encoded], max_length: int) -> list[Finding]:
    """Return what is wrong with the token ids of the training prompts.

    One BOS, padding unlike the end token, the whole prompt masked, the stop token learnt.
    """
    found = []
    tokenizer = encoder.tokenizer
    if tokenizer.pad_token_id == encoder.stop_id:
        found.append(Finding("error", "pad", "tokenizer", "padding is the end token"))
    for number, each in enumerate(encoded):
        found += list(_lint_one(encoder, each, f"prompt {number}", max_length))
    return found


def _lint_one(encoder: Encoder, each: Encoded, where: str, max_length: int) -> Iterator[Finding]:
    labels, stop = each.labels(), encoder.stop_id
    bos = encoder.tokenizer.bos_token_id
    if encoder.adds_bos and (each.ids[0] != bos or bos in each.ids[1:]):
        yield Finding("error", "bos", where, "there is not exactly one BOS at the start")
    if not encoder.adds_bos and each.ids[:2] == (bos, bos):
        yield Finding("error", "bos", where, "the BOS is doubled")
    if each.is_open and stop in labels:
        yield Finding("error", "stop", where, "the stop token is learnt after an open answer")
    if not each.is_open and (labels[-1] != stop or labels.count(stop) != 1):
        yield Finding("error", "stop", where, "the stop token is not learnt exactly once")
    if any(label >= 0 for label in labels[: each.n_prompt]):
        yield Finding("error", "mask", where, "a token of the prompt is learnt")
    if len(each.ids) > max_length:
        text = f"{len(each.ids)} tokens; data.max_length is {max_length}"
        yield Finding("warning", "length", where, text)


def lint_rendering(gguf: Path, prompts: Sequence[Prompt]) -> list[Finding]:
    """Return where the engine would send another prompt than the one that is trained.

    Args:
        gguf: The base model, as the chat will load it.
        prompts: Id of the example, messages, and the same encoded for the training.

    Raises:
        BackendError: The engine cannot load the model.
    """
    longest = sorted(prompts, key=lambda prompt: -prompt[2].n_prompt)[:N_COMPARED]
    found = []
    with BlockingEngine(BACKEND) as engine:
        engine.load(ModelSpec(path=gguf, n_ctx=2048))
        for where, messages, encoded in longest:
            found += list(_compare(engine, where, messages, encoded))
    return found


def _compare(
    engine: BlockingEngine, where: str, messages: Sequence[Message], own: Encoded
) -> Iterator[Finding]:
    one = Sampling(n_predict=1, temperature=0.0)
    for _ in engine.generate(messages, one, show_prompt=True):
        pass
    sent = engine.stats.prompt
    if sent.encode() != own.text.encode():
        at = next((i for i, (a, b) in enumerate(zip(sent, own.text, strict=False)) if a != b), -1)
        text = f"chat {sent[at : at + EXCERPT]!r}, training {own.text[at : at + EXCERPT]!r}"
        yield Finding("error", "parity", where, text)
    elif (n := engine.count_tokens(messages)) != own.n_prompt:
        text = f"the chat counts {n} tokens, the training {own.n_prompt}"
        yield Finding("error", "parity", where, text)
