"""From the bytes of tokens to answer and thoughts that may be shown: engine process."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from backends.base import Chunk
from backends.text import ReplyText
from backends.thinking.reply_end import EndedText
from backends.thinking.reply_start import ReplyStart
from backends.thinking.thoughts import ThoughtSplitter

__all__ = ["AnswerText"]

ENDS_OF_CHANNELS = frozenset(("<|end|>",))  # which end the thoughts of some, the reply of others


class AnswerText:
    """Turns the bytes of tokens into answer and thoughts that may be shown at once.

    A character waits for its last byte; undecodable bytes become U+FFFD.

    Args:
        stop: The answer ends before the first of these; thoughts may contain them.
        ends: The whole reply ends before the first of these that is not quoted. Of those that
            end thoughts, too, only one in the answer counts.
        opener: The mark with which the prompt has opened the thoughts.
        is_guess: See `ThoughtSplitter`.
        is_topic: See `ThoughtSplitter`.
    """

    def __init__(
        self,
        stop: Sequence[str] = (),
        ends: Sequence[str] = (),
        opener: str = "",
        *,
        is_guess: bool = False,
        is_topic: bool = False,
    ) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._start = ReplyStart()
        self._whole = EndedText([end for end in ends if end not in ENDS_OF_CHANNELS])
        self._answer_ends = tuple(end for end in ends if end in ENDS_OF_CHANNELS)
        self._splitter = ThoughtSplitter(opener, is_guess=is_guess, is_topic=is_topic)
        self._stop = tuple(stop)
        self._begin_answer()

    def _begin_answer(self) -> None:
        self._ended, self._answer = EndedText(self._answer_ends), ReplyText(self._stop)
        self.has_answer = False

    @property
    def is_stopped(self) -> bool:
        """Whether the reply is over."""
        return any(one.is_stopped for one in (self._whole, self._ended, self._answer))

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
        return self.feed_text(self._decode(piece))

    def feed_text(self, text: str) -> Chunk:
        """Take text that is already decoded; return what is certain now."""
        return self._checked(self._splitter.feed(self._whole.feed(self._start.feed(text))))

    def finish(self) -> Chunk:
        """Return what was still held back; half a character becomes U+FFFD."""
        begun = self._start.feed(self._decode(b"", final=True)) + self._start.finish()
        left = self._whole.feed(begun) + self._whole.finish()
        held, last = self._splitter.feed(left), self._splitter.finish()
        text = "" if last.restarts else held.text
        is_restart = held.restarts or last.restarts
        thought = held.thought + ("" if text == held.text else held.text) + last.thought
        chunk = self._checked(Chunk(text + last.text, thought, is_restart))
        text = chunk.text + self._answer.feed(self._ended.finish()) + self._answer.finish()
        self.has_answer = self.has_answer or bool(text.strip())
        return Chunk(text, chunk.thought, chunk.restarts)

    def _checked(self, chunk: Chunk) -> Chunk:
        if chunk.restarts:
            self._begin_answer()
        text = self._answer.feed(self._ended.feed(chunk.text)) if chunk.text else ""
        self.has_answer = self.has_answer or bool(text.strip())
        return Chunk(text, chunk.thought, chunk.restarts)
