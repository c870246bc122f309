"""One turn of a conversation, and one that shows what the model says: every process; no I/O.

Made by `persona.conversation`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from backends.base import Message, ReplyStats, Sampling
from persona.reply import Note, Reply
from persona.sentences import goes_round

__all__ = ["FreeTurn", "ReadyTurn", "Turn"]


class Turn:
    """One question on its way to a reply; how it is driven: see `persona.conversation`.

    Attributes:
        messages: What the engine is to generate from now; empty: nothing (more).
        sampling: With which sampling.
        stopped: True when nothing more of this generation will be shown: cancel it.
        reply: The reply, once there are no messages any more.
    """

    def __init__(
        self, messages: tuple[Message, ...], sampling: Sampling, keep: Callable[[Reply], None]
    ) -> None:
        self.messages = messages
        self.sampling = sampling
        self.stopped = False
        self.reply: Reply | None = None
        self._keep = keep

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return what may be shown of it now."""
        return ""

    def finish(self, stats: ReplyStats | None = None) -> str:
        """End this generation; return the rest that may be shown. May set `messages` again."""
        self.messages = ()
        return ""

    def _end(self, reply: Reply, stats: ReplyStats | None = None) -> None:
        """Let the reply stand."""
        self.reply = replace(reply, stats=replace(stats)) if stats else reply
        self._keep(self.reply)


class ReadyTurn(Turn):
    """A turn for which nothing has to be generated: all is said in its reply."""

    def __init__(self, reply: Reply, sampling: Sampling, keep: Callable[[Reply], None]) -> None:
        super().__init__((), sampling, keep)
        self.stopped = True
        self._end(reply)


class FreeTurn(Turn):
    """A turn that shows what the model says, as it says it, until it goes round in circles."""

    def __init__(
        self,
        messages: tuple[Message, ...],
        sampling: Sampling,
        keep: Callable[[Reply], None],
        notes: tuple[Note, ...] = (),
        resume: str = "",
    ) -> None:
        super().__init__(messages, sampling, keep)
        self._notes = list(notes)
        self._text = resume

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return it, until it goes round in circles."""
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
        if stats and stats.stop_reason == "cancelled" and not self.stopped:
            self._notes.append("cancelled")
        if stats and stats.stop_reason == "loop":
            self._notes.append("loop_stopped")
        n_prefilled = stats.n_prompt - stats.n_reused if stats else 0
        notes = tuple(self._notes)
        self._end(Reply(self._text, notes=notes, n_attempts=1, n_prefilled=n_prefilled), stats)
        return ""
