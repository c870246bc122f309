"""The persona's side of the open chat, made when it is first needed. Window process, the worker.

`persona.conversation` brings numpy and word vectors, which the window must not wait for; so it is
imported with the first question, on the worker thread.
"""

from __future__ import annotations

import logging
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from backends.base import Message, Sampling
from backends.client import engine_environment
from desktop.paths import own_command
from persona.model import Mode, Persona

if TYPE_CHECKING:
    from persona.conversation import Conversation, Turn

__all__ = ["Dialogue"]

LOG = logging.getLogger("avatar.dialogue")
INDEX_DEADLINE_S = 300.0  # some five times what 12,000 questions take; then it is made here


class Dialogue:
    """Begins turns for one persona in one mode.

    Args:
        persona: Who answers.
        mode: How honestly.
        cache_dir: A private folder for what is learned from the persona.
    """

    def __init__(self, persona: Persona, mode: Mode, cache_dir: Path) -> None:
        self.persona, self.mode = persona, mode
        self._cache_dir = cache_dir
        self._conversation: Conversation | None = None

    @property
    def n_left_out(self) -> int:
        """Return how many of the oldest messages the engine does not get any more."""
        return self._conversation.n_left_out if self._conversation else 0

    def forget(self) -> None:
        """Begin with another chat."""
        if self._conversation is not None:
            self._conversation.n_left_out = 0

    def warm(self) -> None:
        """Read the word vectors now. Runs on the worker.

        What is learned from a new persona is learned in a child: the matrices for it would stay
        in the memory of this process, 50 MB and more.
        """
        from persona.retrieval import is_indexed

        if self.persona.folder != Path() and not is_indexed(self.persona, self._cache_dir):
            self._learn_in_child()
        self._made().finder()

    def _learn_in_child(self) -> None:
        places = (str(self.persona.folder), str(self._cache_dir))
        command = (*own_command(), "persona", "index", *places)
        try:
            subprocess.run(
                command,
                check=True,
                timeout=INDEX_DEADLINE_S,
                capture_output=True,
                env=os.environ | engine_environment(),
            )
        except (OSError, subprocess.SubprocessError) as exc:
            LOG.warning("the index is made in this process: %s", exc)

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
            PersonaError: The word vectors are missing.
        """
        from persona.conversation import recall_of

        conversation = self._made()
        conversation.history = history
        conversation.recall = recall_of(n_params)
        conversation.n_left_out = min(conversation.n_left_out, len(history))
        return conversation.ask(question, sampling, avoid, resume)

    def _made(self) -> Conversation:
        if self._conversation is None:
            from persona.conversation import Conversation

            self._conversation = Conversation(self.persona, self.mode, cache_dir=self._cache_dir)
        return self._conversation
