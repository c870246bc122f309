"""From the bytes of tokens to answer and thoughts that may be shown: engine process."""

from __future__ import annotations

from collections.abc import Sequence

from backends.base import Chunk
from backends.text import ReplyText
from backends.thinking.thoughts import ThoughtSplitter

__all__ = ["AnswerText"]


class AnswerText:
    """Turns the bytes of tokens into answer and thoughts that may be shown at once.

    Args:
        stop: The answer ends before the first of these; thoughts may contain them.
        ends: The whole reply ends before the first of these.
        opener: The mark with which the prompt has opened the thoughts.
        is_guess: See `ThoughtSplitter`.
    """

    def __init__(
        self,
        stop: Sequence[str] = (),
        ends: Sequence[str] = (),
        opener: str = "",
        *,
        is_guess: bool = False,
    ) -> None:
        self._whole = ReplyText(ends)
        self._splitter = ThoughtSplitter(opener, is_guess=is_guess)
        self._stop = tuple(stop)
        self._answer = ReplyText(stop)
        self.has_answer = False

    @property
    def is_stopped(self) -> bool:
        """Whether the reply is over."""
        return self._whole.is_stopped or self._answer.is_stopped

    @property
    def is_answer_stopped(self) -> bool:
        """Whether the answer is over by one of `stop`, not the whole reply."""
        return self._answer.is_stopped

    @property
    def is_thinking(self) -> bool:
        """Whether the last piece ended within thoughts."""
        return self._splitter.is_thinking

    @property
    def has_thought(self) -> bool:
        """Whether there were thoughts."""
        return self._splitter.has_thought

    @property
    def unopened(self) -> str:
        """The mark that opens thoughts which were only closed; empty if there were none."""
        return self._splitter.unopened

    def note_thought(self) -> None:
        """Note that thoughts came beside the text: blanks before the answer are none of it."""
        self._splitter.has_thought = True

    def feed(self, piece: bytes) -> Chunk:
        """Take the bytes of one token; return what is certain now."""
        return self._checked(self._splitter.feed(self._whole.feed(piece)))

    def feed_text(self, text: str) -> Chunk:
        """Take text that is already decoded; return what is certain now."""
        return self._checked(self._splitter.feed(self._whole.feed_text(text)))

    def finish(self) -> Chunk:
        """Return what was still held back."""
        held, last = self._splitter.feed(self._whole.finish()), self._splitter.finish()
        text = "" if last.restarts else held.text
        is_restart = held.restarts or last.restarts
        thought = held.thought + ("" if text == held.text else held.text) + last.thought
        chunk = self._checked(Chunk(text + last.text, thought, is_restart))
        text = chunk.text + self._answer.finish()
        self.has_answer = self.has_answer or bool(text.strip())
        return Chunk(text, chunk.thought, chunk.restarts)

    def _checked(self, chunk: Chunk) -> Chunk:
        if chunk.restarts:
            self._answer = ReplyText(self._stop)
            self.has_answer = False
        text = self._answer.feed_text(chunk.text) if chunk.text else ""
        self.has_answer = self.has_answer or bool(text.strip())
        return Chunk(text, chunk.thought, chunk.restarts)
