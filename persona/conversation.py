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
from dataclasses import replace
from pathlib import Path
from typing import Literal, Protocol

from backends.base import Message, ReplyStats, Sampling
from backends.errors import EngineError
from persona.cards.lorebook import find_lore
from persona.cards.macros import addressed
from persona.checked_turn import CheckedTurn, Plan
from persona.finder import Finder, Finding, finder_for
from persona.lines import language_of
from persona.model import Mode, Persona
from persona.owner_words import OwnerWords
from persona.plain_turn import FreeTurn, ReadyTurn
from persona.prompt import compose, restate
from persona.repetition import Said
from persona.reply import Note, Reply
from persona.store import load_persona, stamp_of
from persona.verifier import Verifier

__all__ = ["Conversation", "Recall", "Turn", "recall_of"]

MAX_PERSONAL_TOKENS = 160  # a reply about the counterpart is a few sentences
N_RECENT = 2  # turns that a small model sees again
SMALL_MODEL = 1_000_000_000  # parameters; below, earlier replies are copied instead of continued

Recall = Literal["all", "recent"]
"""Which earlier turns the model sees: all, or the last two, and none where facts answer."""


def recall_of(n_params: int) -> Recall:
    """Return what suits a model of so many parameters; 0 = not known."""
    return "recent" if 0 < n_params < SMALL_MODEL else "all"


class Turn(Protocol):
    """One question on its way to a reply.

    Attributes:
        messages: What the engine is to generate from now; empty: nothing (more).
        sampling: With which sampling.
        stopped: True when nothing more of this generation will be shown: cancel it.
        reply: The reply, once there are no messages any more.
    """

    messages: tuple[Message, ...]
    sampling: Sampling
    stopped: bool
    reply: Reply | None

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return what may be shown of it now."""

    def finish(self, stats: ReplyStats | None = None) -> str:
        """End this generation; return the rest that may be shown. May set `messages` again."""


class Conversation:
    """The turns so far, and how the next one is answered.

    Args:
        persona: Who answers.
        mode: free, grounded or strict; see docs/persona.md.
        history: User and assistant messages as shown, oldest first; to branch or to edit, hand
            over the messages before that point.
        n_left_out: How many of the oldest messages the engine does not get any more.
        cache_dir: A private folder for what is learned from the persona; None keeps nothing.
        recall: Which earlier turns a checked reply is generated with; may be set at any time.
    """

    def __init__(
        self,
        persona: Persona,
        mode: Mode = "grounded",
        history: Sequence[Message] = (),
        n_left_out: int = 0,
        cache_dir: Path | None = None,
        recall: Recall = "all",
    ) -> None:
        self.persona = addressed(persona, persona.visitor)
        self.recall: Recall = recall
        self.mode: Mode = mode
        self.history: tuple[Message, ...] = tuple(history)
        self.n_left_out = n_left_out
        self._cache_dir = cache_dir
        self._finder: Finder | None = None

    def ask(
        self,
        question: str,
        sampling: Sampling | None = None,
        avoid: Sequence[str] = (),
        resume: str = "",
    ) -> Turn:
        """Begin a turn.

        The first one that is not free starts the encoders and reads what the persona knows: up to
        a second, so a window does not call it on its GUI thread; nor `feed` and `finish` of a turn.

        Args:
            question: What the person said.
            sampling: How the engine is to generate; the defaults when absent.
            avoid: Replies to this very question that are not wanted again (regenerate).
            resume: The beginning of the reply, as shown before; the model goes on from there.

        Raises:
            PersonaError: The owner has damaged the folder meanwhile.
        """
        self._look_again()
        wanted = sampling or Sampling()
        said = Said(self.history, avoid, question)
        if self.mode == "free" or not (self.persona.facts or self.persona.examples):
            return self._free(question, wanted, said, resume)
        finding = self.finder().find(question, self.history)
        return self._checked(question, wanted, said, finding, resume)

    def _look_again(self) -> None:
        """Read the folder anew where its owner has written: that holds from this question on."""
        own = self.persona
        if own.stamp and stamp_of(own.folder) != own.stamp:
            self.persona = addressed(load_persona(own.folder), own.visitor)
            self._finder = None

    def finder(self) -> Finder:
        """Return what finds the facts; made at the first call."""
        if self._finder is None:
            self._finder = finder_for(self.persona, self._cache_dir)
        return self._finder

    def keep(self, question: str, reply: Reply) -> None:
        """Append a finished turn; called by the turn itself."""
        dropped = reply.stats.n_dropped if reply.stats else 0
        self.n_left_out = min(self.n_left_out + dropped, len(self.history))
        self.history += (Message("user", question), Message("assistant", reply.text))

    def _sent(self) -> tuple[Message, ...]:
        return self.history[self.n_left_out :]

    def _free(self, question: str, sampling: Sampling, said: Said, resume: str) -> Turn:
        notes: tuple[Note, ...] = () if self.mode == "free" else ("no_facts",)
        sent = self._sent()
        lore = find_lore(self.persona.lore, (*(it.content for it in sent), question))
        messages = (*compose(self.persona, sent, question, lore=lore), *_begun(resume))

        def keep(reply: Reply) -> None:
            self.keep(question, reply)

        return FreeTurn(messages, sampling, said, keep, notes, resume)

    def _checked(
        self, question: str, sampling: Sampling, said: Said, finding: Finding, resume: str
    ) -> Turn:
        own = OwnerWords(self.persona, finding, said)

        def keep(reply: Reply) -> None:
            self.keep(question, reply)

        is_small = self.recall == "recent"
        is_beyond = is_small and finding.line == "beyond" and language_of(self.persona) != "en"
        if is_beyond or own.is_final(self.mode, is_small=is_small):
            return ReadyTurn(own.reply(), sampling, keep)
        finder = self.finder()
        told = own.wordings()
        plan = Plan(
            finding=finding,
            attempts=tuple(
                (*messages, *_begun(resume)) for messages in self._attempts(question, finding)
            ),
            answers=(lambda text: _answers(finder, question, text)) if finding.is_known else None,
            told=told[0] if told else "",
            fallback=own.instead,
            ending=own.unknown_part(),
            resume=resume,
        )
        basis = (*(fact.text for fact in finding.facts), *told[:1])
        known = finding.is_known
        verifier = Verifier(finder, basis, is_personal=known, is_free=finding.is_free)
        return CheckedTurn(plan, _sampling(sampling, finding, own), verifier, said, keep)

    def _attempts(self, question: str, finding: Finding) -> tuple[tuple[Message, ...], ...]:
        """Return the prompts to try. Both begin alike, so that the second finds its KV prefix."""
        if self.recall == "all":
            before = self._sent()
        else:
            before = () if finding.is_known else self._sent()[-2 * N_RECENT :]
        if finding.is_known:
            facts = finding.facts
            first = compose(self.persona, before, question, facts)
            return first, restate(self.persona, before, question, facts)
        first = compose(self.persona, before, question)
        if self.recall == "all" or not before:
            return (first,)
        return first, compose(self.persona, (), question)


def _answers(finder: Finder, question: str, reply: str) -> bool:
    """Return whether a reply answers a question; True where the judge does not run."""
    reader = finder.reader
    try:
        return reader is None or bool(reader.judge(question, "", [reply]).told[0] > 0)
    except EngineError:  # the judge's child died: the owner's words are added
        return False


def _begun(reply: str) -> tuple[Message, ...]:
    """Return the beginning of a reply as the last message: backends go on with its text."""
    return (Message("assistant", reply),) if reply else ()


def _sampling(sampling: Sampling, finding: Finding, own: OwnerWords) -> Sampling:
    if not finding.is_known:
        return sampling
    limit = min(sampling.n_predict or MAX_PERSONAL_TOKENS, MAX_PERSONAL_TOKENS)
    quotes = (*(fact.text for fact in finding.facts), *own.wordings())
    return replace(sampling, n_predict=limit, draft_texts=(*sampling.draft_texts, *quotes))
