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

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from backends.base import HowFar, Message, Sampling
from backends.errors import EngineError
from persona.cards.lorebook import find_lore
from persona.checked_turn import CheckedTurn, Plan
from persona.judging.finder import Finder, finder_for
from persona.judging.finding import OF_AVATAR, WITH_VISITOR, Finding
from persona.judging.knowledge import Passage
from persona.judging.recall import tells_again
from persona.judging.verifier import Verifier
from persona.lines import Lines
from persona.model import Mode, Persona
from persona.owner_words import OwnerWords
from persona.plain_turn import FreeTurn, ReadyTurn, Turn
from persona.prompt import compose, restate, shorten, system_message
from persona.repetition import Said
from persona.reply import Note, Reply
from persona.sentences import n_last, normalised, sentences
from persona.sheet import ask_beside, sheet_message
from persona.store import is_changed_outside, load_persona
from persona.visitor import Visitor, name_line, named, told_by

__all__ = ["Conversation", "Turn"]

MAX_PERSONAL_TOKENS = 160  # a reply about the counterpart is a few sentences
N_TOLD_OF_VISITOR = 4  # lines; some fifty tokens
MAX_SENT_CHARS = 1_000_000  # of the turns before; counting more takes seconds and fits nowhere
N_REFUSING = 2  # sentences in which a reply says that something is not known
MAY_ANSWER = -2.0  # log-odds from which on a true reply may answer: 8 of 11 that seem not to, do

Retry = Callable[[str], tuple[Message, ...]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question, as `Conversation.ask` has it, and what was said before."""

    question: str
    sampling: Sampling
    said: Said
    resume: str

    @property
    def begun(self) -> tuple[Message, ...]:
        """The beginning of the reply as the last message: backends go on with its text."""
        return (Message("assistant", self.resume),) if self.resume else ()


class Conversation:
    """The turns so far, and how the next one is answered.

    Args:
        persona: Who answers.
        mode: free, grounded or strict; see docs/persona.md.
        history: User and assistant messages as shown, oldest first; to branch or to edit, hand
            over the messages before that point.
        n_left_out: How many of the oldest messages the engine does not get any more.
        cache_dir: A private folder for what is learned from the persona; None keeps nothing.
        is_small: Whether the model is too small to be asked, but in the free mode; may be set at
            any time.
        note: Is told how far it is with reading what the persona knows.

    Attributes:
        visitor: What is remembered of the visitor from earlier chats; may be set at any time.
        speaks: Whether checked replies have the whole sheet before them; may be set at any time.
        quotes: Whether what is known is said in the owner's words, whatever the model's size.
    """

    def __init__(
        self,
        persona: Persona,
        mode: Mode = "grounded",
        history: Sequence[Message] = (),
        n_left_out: int = 0,
        cache_dir: Path | None = None,
        note: HowFar = lambda *_: None,
        *,
        is_small: bool = False,
    ) -> None:
        self.persona = self._own = persona
        self.is_small = is_small
        self.mode: Mode = mode
        self.history: tuple[Message, ...] = tuple(history)
        self.n_left_out = n_left_out
        self.visitor = Visitor()
        self.speaks = self.quotes = False
        self._asked: dict[int, tuple[str, str]] = {}  # place in the history -> question, as sent
        self._cache_dir, self._note = cache_dir, note
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
        Replies to `avoid` were given to this very question and are not wanted again (regenerate);
        from `resume`, the beginning of the reply as shown before, the model goes on.

        Raises:
            PersonaError: The owner has damaged the folder meanwhile.
        """
        if self.persona.stamp and is_changed_outside(self.persona):  # that holds from now on
            self.persona = replace(load_persona(self.persona.folder), visitor=self.persona.visitor)
            self._finder = None
        self._own = named(self.persona, self.visitor)
        said = Said(self._lately(), avoid, question)
        asked = _Asked(question, sampling or Sampling(), said, resume)
        if self.mode == "free" or not (self.persona.facts or self.persona.examples):
            return self._free(asked)
        finding = self.finder().find(question, self._lately(), told_by(self.visitor, self.persona))
        return self._checked(asked, finding)

    def finder(self) -> Finder:
        """Return what finds the facts; made at the first call."""
        if self._finder is None:
            self._finder = finder_for(self.persona, self._cache_dir, self._note)
        return self._finder

    def beginning(self) -> tuple[Message, ...]:
        """Return what the next prompt begins with, to be read while nobody asks anything.

        Nothing where the model does not speak: then each prompt is another.
        """
        return (*sheet_message(self._own), *self._sent()) if self.speaks else ()

    def _sent(self) -> tuple[Message, ...]:
        """Return the history; for a model that speaks as it is in its cache, facts included."""
        self.n_left_out = max(self.n_left_out, _too_old(self.history))
        sent = list(self.history)
        for place, (question, asked) in self._asked.items() if self.speaks else ():
            if place < len(sent) and sent[place] == Message("user", question):
                sent[place] = Message("user", asked)
        return tuple(sent[self.n_left_out :])

    def _free(self, asked: _Asked) -> Turn:
        notes: tuple[Note, ...] = () if self.mode == "free" else ("no_facts",)
        sent = self._sent()
        lore = find_lore(self._own.lore, (*(it.content for it in sent), asked.question))
        messages = (*compose(self._own, sent, asked.question, lore=lore), *asked.begun)
        keep = self._keeper(asked.question)
        return FreeTurn(messages, asked.sampling, keep, notes, asked.resume)

    def _checked(self, asked: _Asked, finding: Finding) -> Turn:
        own = OwnerWords(self.persona, finding, asked.said)
        may_doubt = not self.is_small and self.mode == "grounded" and not self.quotes
        may_find = finding.near or self.speaks  # near it, or in the sheet
        is_open = finding.is_judged and bool(may_find)
        if finding.line == "unknown" and may_doubt and is_open:
            return self._in_doubt(asked, finding, own)
        is_quoted = self.quotes and finding.is_known
        if self.is_small or is_quoted or own.is_final(self.mode):
            return ReadyTurn(own.reply(), asked.sampling, self._keeper(asked.question))
        first, again = self._attempts(asked, finding)
        has_to_tell = finding.has_to_be_told
        plan = Plan(
            finding=finding,
            first=first,
            retry=again,
            answers=self._answers_with(asked.question, finding),
            left_out=partial(self._left_out, asked.question, own) if has_to_tell else _nothing,
            fallback=own.instead,
            left_open=partial(self._open, finding, own) if has_to_tell else None,
            ending=own.unknown_part(),
            answers_all=lambda text: self._answers(asked.question, text, all_of_it=True),
            resume=asked.resume,
            is_doubtful=finding.is_recalled,
        )
        return self._turn(asked, plan, own)

    def _turn(self, asked: _Asked, plan: Plan, own: OwnerWords) -> CheckedTurn:
        before = (*(message.content for message in self._lately()), asked.question)
        verifier = Verifier.of_turn(self.finder(), plan.finding, own, before)
        keep = self._keeper(asked.question, plan.first)
        sampling = asked.sampling
        if plan.finding.is_known:
            limit = min(sampling.n_predict or MAX_PERSONAL_TOKENS, MAX_PERSONAL_TOKENS)
            quotes = (*(fact.text for fact in plan.finding.facts), *own.wordings())
            drafts = (*sampling.draft_texts, *quotes)
            sampling = replace(sampling, n_predict=limit, draft_texts=drafts)
        may_repeat = plan.finding.is_free or plan.finding.match.kind == "general"
        said = Said(()) if may_repeat else asked.said  # a sum has one result, whenever asked
        return CheckedTurn(plan, sampling, verifier, said, keep)

    def _answers_with(self, question: str, finding: Finding) -> Callable[[str], bool] | None:
        """Return what says whether a reply tells what it has to; None where nothing has to be."""
        if finding.is_recalled:
            known = self.finder().words | set(normalised(question).split())
            return lambda text: tells_again(text, finding.quote, known)
        return partial(self._answers, question) if finding.has_to_be_told else None

    def _left_out(self, question: str, own: OwnerWords, reply: str, has_told: bool) -> str:
        """Return in the owner's words what a reply leaves out of what was asked.

        Of one thing that was asked, all or nothing; of several, those of which it says nothing.
        """
        passages = own.finding.passages
        is_one = len(passages) < 2
        if (is_one and has_told) or self._answers(question, reply, all_of_it=not is_one):
            return ""
        left = passages if is_one else self._untold(passages, reply)
        return next(iter(own.wordings(left)), "")

    def _open(self, finding: Finding, own: OwnerWords) -> Reply:
        """Return what is said where the model sees no answer in what was found.

        The owner's words; not without a doubt where the judge alone takes them for an answer.
        """
        is_sure = len(finding.passages) > 1 or finding.match.known == 1.0
        if is_sure or finding.match.kind == "identity" or finding.match.topic in OF_AVATAR:
            return own.reply()
        near = replace(finding, passages=(), near=finding.passages, line="unknown")
        return OwnerWords(self.persona, near, own.said).reply()

    def _untold(self, passages: Sequence[Passage], reply: str) -> Sequence[Passage]:
        """Return those of which a reply tells nothing."""
        reader = self.finder().reader
        if reader is None:
            return ()
        try:
            return [own for own in passages if not reader.tells(reply, own.said)]
        except EngineError:  # the judge's child died: better twice than not at all
            return passages

    def _lately(self) -> tuple[Message, ...]:
        return self.history[_too_old(self.history) :]

    def _in_doubt(self, asked: _Asked, finding: Finding, unknown: OwnerWords) -> Turn:
        """Let the model answer, and show it only where it does, with nothing that is not told.

        It may have found what the judge has not, or have an opinion that claims nothing of a life.
        Where it has the whole sheet, a whole reply, all of which is told, may be an answer.
        """
        near = replace(finding, passages=finding.near, near=(), line="")
        first, again = self._attempts(asked, near)
        answers = partial(self._answers, asked.question)
        plan = Plan(
            finding=near,
            first=first,
            retry=again if near.passages else None,
            answers=answers,
            left_out=_nothing,
            fallback=unknown.reply,
            may_answer=partial(answers, least=MAY_ANSWER) if self.speaks else None,
            says_unknown=self._says_unknown if self.speaks else None,
            resume=asked.resume,
            is_doubtful=True,
        )
        return self._turn(asked, plan, OwnerWords(self.persona, near, asked.said))

    def _answers(
        self, question: str, reply: str, *, all_of_it: bool = False, least: float = 0.0
    ) -> bool:
        """Return whether a reply answers a question, or all of it; True where no judge runs.

        `least` are the log-odds from which on it does.
        """
        reader = self.finder().reader
        if reader is None:
            return True
        try:
            judged = reader.judge(question, "", [reply])
        except EngineError:  # the judge's child died: the owner's words are added
            return False
        return bool((judged.whole if all_of_it else judged.told)[0] > least)

    def _says_unknown(self, reply: str) -> bool:
        """Return whether a reply begins by saying, in any words, that something is not known."""
        reader = self.finder().reader
        own = sentences(reply.strip())
        begun = {"".join(own[:n]) for n in range(1, N_REFUSING + 1)}
        try:
            lines = Lines(self.persona).of("unknown")
            return reader is not None and reader.says_one_of([*begun], lines)
        except EngineError:  # the judge's child died: the owner's words are there instead
            return False

    def _keeper(self, question: str, sent: Sequence[Message] = ()) -> Callable[[Reply], None]:
        """Return what a turn calls with its reply; `sent` is its first prompt, where it has one."""
        asked = next((one.content for one in reversed(sent) if one.role == "user"), "")
        return partial(self._keep, question, asked)

    def _keep(self, question: str, asked: str, reply: Reply) -> None:
        """Append a finished turn; `asked` is the question as the engine got it, if it did."""
        dropped = reply.stats.n_dropped if reply.stats else 0
        self.n_left_out = min(self.n_left_out + dropped, len(self.history))
        if asked and reply.source == "model" and reply.n_attempts == 1:
            self._asked[len(self.history)] = question, asked
        self.history += (Message("user", question), Message("assistant", reply.text))

    def _pinned(self, messages: tuple[Message, ...]) -> tuple[Message, ...]:
        """Return a prompt with the sheet in place of the system prompt, where the model speaks."""
        if not self.speaks:
            return messages
        return (*sheet_message(self._own), *messages[len(system_message(self._own)) :])

    def _of_visitor(self, finding: Finding) -> tuple[str, ...]:
        """Return what a model is told of the visitor: what is asked for.

        Else, once, the newest of what is remembered.
        """
        heading = Lines(self.persona).first("of_visitor")
        if finding.is_recalled:
            is_name = finding.line == "your_name"
            said = name_line(self.persona, finding.quote) if is_name else finding.quote
            return (f"{heading} {said}",)
        told = self.visitor.lines[-N_TOLD_OF_VISITOR:]
        line = f"{heading} {' '.join(told)}"
        is_sent = any(line in message.content for message in self._sent())
        return (line,) if told and not is_sent else ()

    def _attempts(self, asked: _Asked, finding: Finding) -> tuple[tuple[Message, ...], Retry]:
        """Return the first prompt and what makes the second.

        Both begin alike, so that the second finds its KV prefix.
        """
        before = self._sent()
        facts = finding.facts if finding.is_known else ()
        lore = self._of_visitor(finding) if finding.match.kind in WITH_VISITOR else ()
        question, beside = asked.question, facts
        if self.speaks:
            question, beside = ask_beside(self._own, shorten(question), facts), ()
        first = compose(self._own, before, question, beside, lore)

        def again(held: str) -> tuple[Message, ...]:
            second = restate(self._own, before, asked.question, facts, held)
            return (*self._pinned(second), *asked.begun)

        return (*self._pinned(first), *asked.begun), again


def _nothing(*_: object) -> str:
    """Leave a reply as it is."""
    return ""


def _too_old(history: Sequence[Message]) -> int:
    """Return how many of the oldest messages are beyond what any model reads."""
    n_kept = n_last([message.content for message in history], MAX_SENT_CHARS)
    asked = (i for i in range(len(history) - n_kept, len(history)) if history[i].role == "user")
    return next(asked, len(history)) if n_kept < len(history) else 0
