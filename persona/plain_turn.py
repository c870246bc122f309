"""One turn without a guard, and one without a model: every process; no I/O.

Made by `persona.conversation`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backends.base import Message, ReplyStats, Sampling
from persona.repetition import Said
from persona.reply import Note, Reply
from persona.sentences import goes_round

__all__ = ["FreeTurn", "ReadyTurn"]


class FreeTurn:
    """A turn that shows what the model says, as it says it, until it goes round in circles."""

    def __init__(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        said: Said,
        keep: Callable[[Reply], None],
        notes: tuple[Note, ...] = (),
        resume: str = "",
    ) -> None:
        self.messages = messages
        self.sampling = sampling
        self.stopped = False
        self.reply: Reply | None = None
        self._said = said
        self._keep = keep
        self._notes = list(notes)
        self._text = resume

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return what may be shown of it now."""
        if self.stopped:
            return ""
        self._text += text
        if goes_round(self._text):
            self.stopped = True
            self._notes.append("loop_stopped")
        return text

    def finish(self, stats: ReplyStats | None = None) -> str:
        """End the generation; the reply stands."""
        self.messages = ()
        if stats is not None and stats.stop_reason == "cancelled" and not self.stopped:
            self._notes.append("cancelled")
        if stats is not None and stats.stop_reason == "loop":
            self._notes.append("loop_stopped")
        if self._said.has_reply(self._text):
            self._notes.append("repeated")
        self.reply = Reply(
            text=self._text,
            notes=tuple(self._notes),
            stats=replace(stats) if stats else None,
            n_attempts=1,
            n_prefilled=stats.n_prompt - stats.n_reused if stats else 0,
        )
        self._keep(self.reply)
        return ""


class ReadyTurn:
    """A turn for which nothing has to be generated."""

    def __init__(self, reply: Reply, sampling: Sampling, keep: Callable[[Reply], None]) -> None:
        self.messages: tuple[Message, ...] = ()
        self.sampling = sampling
        self.stopped = True
        self.reply: Reply | None = reply
        keep(reply)

    def feed(self, text: str) -> str:
        """Take nothing."""
        return ""

    def finish(self, stats: ReplyStats | None = None) -> str:
        """Return nothing: all is said in `reply`."""
        return ""
