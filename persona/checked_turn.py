"""One checked turn: sentences are shown when they are verified, the rest is the owner's words.

Every process; no I/O. Made by `persona.conversation`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from backends.base import Message, ReplyStats, Sampling
from persona.judging.finding import Finding
from persona.judging.verifier import Verifier
from persona.plain_turn import Turn
from persona.repetition import MIN_WORDS, Said
from persona.reply import Note, Reply
from persona.sentences import (
    SentenceStream,
    after_words,
    announces,
    goes_round,
    normalised,
    sentences,
    unannounced,
)

__all__ = ["CheckedTurn", "Plan"]

MAX_HELD = 6  # sentences kept for "show details"
N_CLAIMLESS = 3  # sentences that claim nothing about the person: then it was not about him


@dataclass(frozen=True, slots=True)
class Plan:
    """How one turn is to go, decided before anything is generated.

    Attributes:
        finding: What the question was taken for.
        first: The prompt to try.
        retry: Returns the prompt of a second try, given the sentence that was held (empty where
            the model only said again what it had said); None: there is none.
        answers: Says whether a reply answers the question; None: nothing has to be told.
        left_out: Returns in the owner's words what a reply leaves out of what was asked, given
            whether a sentence of it was seen to tell what was found.
        left_open: Returns what is said where the model claims nothing, and answers nothing, though
            something was found; None: its words are shown.
        fallback: Returns what is said when no attempt may be shown.
        ending: Said after the model's words where they do not answer all of the question.
        answers_all: Says whether a reply does.
        may_answer: Says whether a whole reply, all of which is told, may be an answer; None: the
            model is not trusted with that.
        says_unknown: Says whether a reply says that what was asked is not known: then it may go on
            with something else that is told.
        resume: The beginning of the reply, which was shown before.
        is_doubtful: True where it is not known whether anything answers: nothing of the model is
            shown before its words do, or claim nothing about the person for a while.
    """

    finding: Finding
    first: tuple[Message, ...]
    retry: Callable[[str], tuple[Message, ...]] | None
    answers: Callable[[str], bool] | None
    left_out: Callable[[str, bool], str]
    fallback: Callable[[], Reply]
    left_open: Callable[[], Reply] | None = None
    ending: str = ""
    answers_all: Callable[[str], bool] | None = None
    may_answer: Callable[[str], bool] | None = None
    says_unknown: Callable[[str], bool] | None = None
    resume: str = ""
    is_doubtful: bool = False


class CheckedTurn(Turn):
    """A turn whose sentences are held until `verifier` has allowed them.

    What tells something and was `said` is not said again; `keep` is called with the reply when it
    stands.
    """

    def __init__(
        self,
        plan: Plan,
        sampling: Sampling,
        verifier: Verifier,
        said: Said,
        keep: Callable[[Reply], None],
    ) -> None:
        super().__init__(plan.first, sampling, keep)
        self._plan = plan
        self._verifier = verifier
        self._said = said
        self._n_attempts = 1
        self._n_prefilled = 0
        self._shown = self._plain = ""  # what was shown, and its words alone
        self._say(plan.resume)
        self._notes: list[Note] = []
        self._held: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self.stopped = False
        self._verifier.begin()
        self._stream = SentenceStream()
        self._raw = ""
        self._refused = ""  # the sentence of this try that may not be shown
        self._waiting = ""  # checked, but tells nothing yet
        self._ahead = ""  # shown of the sentence that still comes, because the owner's begins so
        self._quoted = ""  # which one that is
        self._is_left_open = False  # it claims something beside that what was asked is not known

    def feed(self, text: str) -> str:
        """Take a chunk of the model; return what may be shown of it now."""
        if self.stopped:
            return ""
        self._raw += text
        shown = "".join(self._take(sentence) for sentence in self._stream.add(text))
        if not self.stopped and goes_round(self._raw):
            self._stop("loop_stopped")
        return shown + self._quote()

    def _quote(self) -> str:
        """Return further words of a sentence that is one of the owner's so far.

        They are true, however it goes on: where it may not be shown, the owner's goes on instead
        (docs/adr/0091).
        """
        if self._waiting or self.stopped:
            return ""
        begun = self._stream.whole_words()
        begun = begun if self._shown else begun.lstrip()
        if len(begun) <= len(self._ahead):
            return ""
        may = self._shown or not self._plan.is_doubtful
        is_long = len(normalised(begun).split()) >= MIN_WORDS
        own = self._verifier.quoted(begun) if may and is_long else ""
        if not own or self._repeats(own) or self._said.has_reply(own):
            return ""
        words, self._ahead, self._quoted = begun[len(self._ahead) :], begun, own
        return words

    def _take(self, sentence: str) -> str:
        shown = self._checked(sentence)
        return self._owner_goes_on() if self.stopped else shown

    def _owner_goes_on(self) -> str:
        """Return the rest of the owner's sentence of which the beginning was shown."""
        if not self._ahead:
            return ""
        rest = after_words(self._quoted, len(normalised(self._ahead).split()))
        self._verifier.passes(self._quoted)
        self._say(self._ahead + rest)
        self._ahead = ""
        return rest

    def _checked(self, sentence: str) -> str:
        if self.stopped:
            return ""
        if self._repeats(sentence):
            self._stop("repeated")
            return ""
        if not self._verifier.allows(sentence, self._waiting or self._shown):
            self._refused = sentence.strip()
            self._held.append(self._refused)
            self._stop("held_back")
            return ""
        self._waiting += sentence
        if not self._shown and self._said.has_reply(self._waiting) and not self._is_short():
            self._stop("repeated")
            return ""
        if not self._shown and (not self._waiting.strip() or self._is_short()):
            return ""
        n_sentences = len(sentences(self._waiting.strip()))
        return self._show() if not announces(sentence) and self._may_begin(n_sentences) else ""

    def _may_begin(self, n_sentences: int = 1) -> bool:
        """Return whether what waits may be shown: where it claims something, or answers.

        In doubt where it answers alone. What claims nothing for a while is about something else.
        """
        answers, has_claimed = self._plan.answers, self._verifier.has_claimed
        if self._shown or answers is None or (has_claimed and not self._plan.is_doubtful):
            return True
        is_of_visitor = self._plan.finding.is_recalled  # what is said of him is to be his
        is_claimless = n_sentences >= N_CLAIMLESS and not has_claimed and not is_of_visitor
        return is_claimless or answers(self._waiting)

    def _is_short(self) -> bool:
        """Return whether a beginning could still become a reply that was given before."""
        return len(normalised(self._waiting).split()) < MIN_WORDS

    def _show(self) -> str:
        text, self._waiting = self._waiting, ""
        text = text if self._shown else text.lstrip()
        self._say(text)
        ahead, self._ahead = self._ahead, ""
        return text[len(ahead) :]

    def _repeats(self, sentence: str) -> bool:
        """Return whether what has to be told is told again; a refrain or a step may come again."""
        if self._plan.answers is None:
            return False
        plain = normalised(sentence)
        twice = len(plain.split()) > 3 and plain in self._plain
        return twice or self._said.has_sentence(sentence)

    def _say(self, text: str) -> None:
        self._shown += text
        self._plain = f"{self._plain} {normalised(text)}"

    def _stop(self, note: Note) -> None:
        self.stopped = True
        self._notes.append(note)

    def finish(self, stats: ReplyStats | None = None) -> str:
        """End this generation; return the rest that may be shown. May set `messages` again."""
        self.messages = ()
        self._n_prefilled += stats.n_prompt - stats.n_reused if stats else 0
        rest = "".join(self._take(sentence) for sentence in self._stream.close())
        rest += self._last_short() + self._owner_goes_on()
        if stats is not None and stats.stop_reason == "cancelled" and not self.stopped:
            return rest + self._add(stats, "", ("cancelled",))
        if self._shown:
            return rest + self._complete(stats)
        if self._plan.left_open is not None and self._waiting.strip() and not self.stopped:
            return self._fall_back(stats, self._plan.left_open())
        is_open = not self._refused and self._plan.is_doubtful  # what the model leaves so stays so
        if self._plan.retry is not None and self._n_attempts == 1 and not is_open:
            self.messages = self._plan.retry(self._refused)
            self._n_attempts += 1
            ended = ("repeated", "loop_stopped")  # that was another reply
            self._notes = [*(note for note in self._notes if note not in ended), "retried"]
            self._begin()
            return ""
        return self._fall_back(stats, self._plan.fallback())

    def _last_short(self) -> str:
        """Return a short whole reply, unless it is empty or was given before."""
        if self._shown and self._waiting and not self.stopped:
            return self._show()
        if self.stopped:
            self._waiting = unannounced(self._waiting)
        if self._shown or not self._waiting.strip() or (self.stopped and self._is_short()):
            return ""
        if self._said.has_reply(self._waiting):
            self._stop("repeated")
            return ""
        return self._show() if self._may_end() else ""

    def _may_end(self) -> bool:
        """Return whether what waits may be shown now that nothing more comes."""
        may_answer = self._plan.may_answer
        if may_answer and self._verifier.has_claimed and not self._refused:
            if may_answer(self._waiting):  # whatever answers may, too: it is judged once
                return True
            says_unknown = self._plan.says_unknown
            self._is_left_open = says_unknown is not None and says_unknown(self._waiting)
            return self._is_left_open
        is_shown = not self._refused and self._plan.left_open is None  # it claims nothing
        return self._may_begin(N_CLAIMLESS if is_shown else 1)

    def _complete(self, stats: ReplyStats | None) -> str:
        """Add, in the owner's words, what was asked for where the model did not tell it."""
        added = self._plan.left_out(self._shown, self._verifier.has_told)
        rest = self._plan.ending
        if rest and self._plan.answers_all and self._plan.answers_all(self._shown):
            rest = ""
        ending = " ".join(part for part in (added, rest) if part)
        return self._add(stats, ending, ("partly_unknown",) if rest else ())

    def _fall_back(self, stats: ReplyStats | None, own: Reply) -> str:
        self._shown = own.text
        self._settle(stats, own, own.notes)
        return own.text

    def _add(self, stats: ReplyStats | None, ending: str, notes: Sequence[Note]) -> str:
        """End the model's reply with some of the owner's words."""
        gap = " " if ending and self._shown and not self._shown[-1].isspace() else ""
        self._shown += gap + ending
        abstained = "cancelled" not in notes and self._says_unknown()
        self._settle(stats, Reply(self._shown, abstained=abstained), notes)
        return gap + ending

    def _says_unknown(self) -> bool:
        """Return whether the model says of what was asked that it is not known.

        Asked for something that nothing may answer, it claims nothing, and that is no answer; or it
        says so and goes on with something else.
        """
        answers = self._plan.answers
        if not self._plan.is_doubtful or self._plan.finding.is_recalled or answers is None:
            return False
        if self._verifier.has_claimed:
            return self._is_left_open
        return not answers(self._shown)

    def _settle(self, stats: ReplyStats | None, reply: Reply, notes: Sequence[Note]) -> None:
        if stats is not None and stats.stop_reason == "loop":
            notes = (*notes, "loop_stopped")
        is_told = not reply.abstained and self._verifier.has_claimed
        is_open = self._plan.is_doubtful and not is_told
        whole = replace(
            reply,
            facts=() if is_open else reply.facts or self._plan.finding.facts,
            match=self._plan.finding.match,
            notes=tuple(dict.fromkeys((*self._notes, *notes))),
            n_attempts=self._n_attempts,
            n_prefilled=self._n_prefilled,
            held_back=tuple(self._held[:MAX_HELD]),
        )
        self._end(whole, stats)
