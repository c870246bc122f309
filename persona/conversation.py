"""One turn from question to checked reply, as a state machine without I/O: every process.

The window, the command line and the evaluation drive it alike::

    turn = conversation.ask(question, sampling)
    while turn.messages:
        for chunk in engine.generate(turn.messages, turn.sampling):
            show(turn.feed(chunk.text))
            if turn.stopped:
                break
        show(turn.finish(engine.stats))
    reply = turn.reply

What `feed` and `finish` return, joined, is ``reply.text``; when nothing is generated (no
`messages` from the start) the whole reply is there at once.
"""

from __future__ import annotations

from collections.abc import Sequence

from backends.base import Message, ReplyStats, Sampling
from persona.model import Mode, Persona
from persona.prompt import compose
from persona.reply import Reply

__all__ = ["Conversation", "Turn"]


class Turn:
    """One question on its way to a reply.

    Attributes:
        messages: What the engine is to generate from now; empty: nothing (more).
        sampling: With which sampling.
        stopped: True when nothing more of this generation will be shown: cancel it.
        reply: The reply, once there are no messages any more.
    """

    def __init__(
        self, conversation: Conversation, messages: tuple[Message, ...], sampling: Sampling
    ) -> None:
        self.messages = messages
        self.sampling = sampling
        self.stopped = False
        self.reply: Reply | None = None
        self._conversation = conversation
        self._question = messages[-1].content
        self._text = ""

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return what may be shown of it now."""
        self._text += text
        return text

    def finish(self, stats: ReplyStats | None = None) -> str:
        """End this generation; return the rest that may be shown. May set `messages` again."""
        self.messages = ()
        self.reply = Reply(text=self._text, stats=stats, n_attempts=1)
        self._conversation.keep(self._question, self.reply)
        return ""


class Conversation:
    """The turns so far, and how the next one is answered.

    Args:
        persona: Who answers.
        mode: free, grounded or strict; see docs/persona.md.
        history: User and assistant messages as shown, oldest first; to branch or to edit, hand
            over the messages before that point.
        n_left_out: How many of the oldest messages the engine does not get any more.
    """

    def __init__(
        self,
        persona: Persona,
        mode: Mode = "grounded",
        history: Sequence[Message] = (),
        n_left_out: int = 0,
    ) -> None:
        self.persona = persona
        self.mode: Mode = mode
        self.history: tuple[Message, ...] = tuple(history)
        self.n_left_out = n_left_out

    def ask(
        self, question: str, sampling: Sampling | None = None, avoid: Sequence[str] = ()
    ) -> Turn:
        """Begin a turn.

        Args:
            question: What the person said.
            sampling: How the engine is to generate; the defaults when absent.
            avoid: Replies to this very question that are not wanted again (regenerate).
        """
        messages = compose(self.persona, self.history[self.n_left_out :], question)
        return Turn(self, messages, sampling or Sampling())

    def keep(self, question: str, reply: Reply) -> None:
        """Append a finished turn; called by the turn itself."""
        dropped = reply.stats.n_dropped if reply.stats else 0
        self.n_left_out = min(self.n_left_out + dropped, len(self.history))
        self.history += (Message("user", question), Message("assistant", reply.text))
