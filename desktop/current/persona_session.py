"""The persona's side of the open chat, made when it is first needed. Window process, the worker.

`persona.conversation` brings numpy and the encoders' child, which the window must not wait for; so
it is imported with the first question, on the worker thread.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from backends.base import HowFar, Message, Sampling
from persona.model import Mode, Persona
from persona.visitor import Visitor, greeting_for, named

if TYPE_CHECKING:
    from persona.conversation import Conversation, Turn

__all__ = ["PersonaSession", "likely_params"]

BYTES_PER_PARAM = 0.5  # of the smallest usual quantization


def likely_params(path: Path) -> int:
    """Return how many parameters a model that is not loaded yet may have; 0 = no file to tell."""
    try:
        return int(path.stat().st_size / BYTES_PER_PARAM) if path.is_file() else 0
    except OSError:
        return 0


class PersonaSession:
    """Begins turns for one persona in one mode.

    Args:
        persona: Who answers.
        mode: How honestly.
        cache_dir: A private folder for what is learned from the persona.
        note: Is told, on the worker, how many texts of how many are read for the first question.

    Attributes:
        visitor: What is remembered of who talks to it; may be set at any time.
        speaks: Whether the engine has read the whole sheet.
        quotes: Whether the owner is quoted: because that is wanted, or until it has.
    """

    def __init__(
        self,
        persona: Persona,
        mode: Mode,
        cache_dir: Path,
        note: HowFar = lambda *_: None,
    ) -> None:
        self.persona, self.mode = persona, mode
        self.visitor = Visitor()
        self.speaks = self.quotes = False
        self._cache_dir, self._note = cache_dir, note
        self._conversation: Conversation | None = None

    @property
    def n_left_out(self) -> int:
        """Return how many of the oldest messages the engine does not get any more."""
        return self._conversation.n_left_out if self._conversation else 0

    @property
    def named_persona(self) -> Persona:
        """Return the persona with the visitor's name in its texts, as prompts have it."""
        return named(self.persona, self.visitor)

    @property
    def greeting(self) -> str:
        """Return the first words of a chat."""
        return greeting_for(self.persona, self.visitor)

    def told_by_visitor(self, message: str) -> tuple[str, ...]:
        """Return what a message says of the one who wrote it. Runs on the worker.

        Raises:
            EngineError: The judge's child died.
        """
        return self._made().finder().told_by_visitor(message)

    def beginning(self, history: tuple[Message, ...]) -> tuple[Message, ...]:
        """Return what the next prompt begins with, where the model speaks; else nothing.

        Args:
            history: The messages of the branch shown, oldest first.
        """
        if not self.speaks or self._conversation is None:
            return ()
        self._conversation.history = history
        return self._conversation.beginning()

    def forget(self) -> None:
        """Begin with another chat."""
        if self._conversation is not None:
            self._conversation.n_left_out = 0

    def warm(self) -> None:
        """Start the encoders and read what the persona knows. Runs on the worker."""
        if self.persona.facts or self.persona.examples:
            self._made().finder()

    def ask(
        self,
        history: tuple[Message, ...],
        question: str,
        sampling: Sampling,
        avoid: tuple[str, ...] = (),
        n_params: int = 0,
        resume: str = "",
    ) -> Turn:
        """Begin a turn after these messages. Runs on the worker.

        Args:
            history: The messages of the branch shown, oldest first.
            question: What the person said.
            sampling: How the engine is to generate.
            avoid: Replies to this question that are not wanted again.
            n_params: Size of the loaded model; 0 = not known yet.
            resume: The beginning of the reply, which was shown before.

        Raises:
            PersonaError: The owner has damaged the folder meanwhile.
        """
        from persona.sheet import is_small

        conversation = self._made()
        conversation.history = history
        conversation.visitor = self.visitor
        conversation.speaks, conversation.quotes = self.speaks, self.quotes
        conversation.is_small = not self.speaks and is_small(n_params)
        conversation.n_left_out = min(conversation.n_left_out, len(history))
        return conversation.ask(question, sampling, avoid, resume)

    def _made(self) -> Conversation:
        if self._conversation is None:
            from persona.conversation import Conversation

            self._conversation = Conversation(
                self.persona, self.mode, cache_dir=self._cache_dir, note=self._note
            )
        return self._conversation
