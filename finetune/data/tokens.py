"""From messages to token ids: which tokens are fed, and which are learnt. Pipeline process.

The prompt is the chat template's own text; the answer and the stop token after it are what the
loss sees. Prompt and answer are tokenised apart, because that is what happens in the chat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from backends.base import Message

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

__all__ = ["IGNORED", "Encoded", "Encoder"]

IGNORED = -100  # label of a token that the loss leaves out (torch's default)


class Encoded(msgspec.Struct, frozen=True):
    """One training prompt as token ids.

    Attributes:
        ids: Prompt, answer and, unless the answer is open, stop token.
        n_prompt: How many of them are the prompt; the loss leaves these out.
        text: The prompt's text, byte for byte.
        is_open: True when the answer would go on: nothing is learnt about its end.
    """

    ids: tuple[int, ...]
    n_prompt: int
    text: str
    is_open: bool = False

    def labels(self) -> list[int]:
        """Return the label of each token: itself where it is learnt, `IGNORED` elsewhere."""
        return [IGNORED] * self.n_prompt + list(self.ids[self.n_prompt :])


@dataclass(frozen=True)
class Encoder:
    """Encodes prompts with one tokenizer."""

    tokenizer: PreTrainedTokenizerBase

    @property
    def stop_id(self) -> int:
        """The token that ends a turn."""
        return int(self.tokenizer.eos_token_id)

    @property
    def adds_bos(self) -> bool:
        """True when the tokenizer itself puts a BOS before a text, as llama.cpp then does."""
        ids = self.tokenizer("a")["input_ids"]
        return bool(ids) and ids[0] == self.tokenizer.bos_token_id

    def render(self, messages: Sequence[Message]) -> str:
        """Return the prompt's text up to the start of the answer."""
        text = self.tokenizer.apply_chat_template(
            [{"role": each.role, "content": each.content} for each in messages],
            tokenize=False,
            add_generation_prompt=True,
        )
        return str(text)

    def prompt_ids(self, text: str) -> list[int]:
        """Return a rendered prompt's tokens, with exactly one BOS where the model wants one."""
        ids = [int(i) for i in self.tokenizer(text, add_special_tokens=False)["input_ids"]]
        bos = self.tokenizer.bos_token_id
        return [bos, *ids] if self.adds_bos and ids[:1] != [bos] else ids

    def encode(self, messages: Sequence[Message], answer: str, *, is_open: bool = False) -> Encoded:
        """Return one training prompt; an open answer gets no stop token."""
        text = self.render(messages)
        prompt = self.prompt_ids(text)
        learnt = self.tokenizer(answer.strip(), add_special_tokens=False)["input_ids"]
        end = () if is_open else (self.stop_id,)
        ids = (*prompt, *(int(i) for i in learnt), *end)
        return Encoded(ids, n_prompt=len(prompt), text=text, is_open=is_open)
