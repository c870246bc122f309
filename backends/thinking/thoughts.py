"""Tells a model's thoughts from its answer, while both arrive in pieces: engine process.

Models write their thoughts before the answer, between marks: ``<think>``, ``[THINK]``, the channels
of gpt-oss. The opening mark may be part of the prompt, the closing one may never come, either may
be split over pieces, and a mark that is quoted, in code or in a sentence, is only text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backends.base import Chunk
from backends.thinking.thought_marks import (
    ANSWERS,
    CHANNEL,
    HEADER_END,
    HEADERS,
    IN_ANSWER,
    IN_CHANNEL,
    IN_THOUGHT,
    MAX_HEADER,
    OPENER,
    PLAIN_WRAPS,
    TAIL_CHARS,
    WORDED,
    WRAPS,
    Code,
    closing_marks,
    is_in_quotes,
    is_mentioned,
    is_unclear,
    is_within_text,
    is_word_part,
    may_begin,
    n_unclear,
    opening_mark,
)

__all__ = ["ThoughtSplitter"]


class ThoughtSplitter:
    """Takes a reply in pieces and returns it as answer and thoughts.

    Text that could be the beginning of a mark waits until it is clear. Joined, what is returned is
    what was taken, without the marks and without blanks between thoughts and answer.

    Args:
        opener: The mark with which the prompt has opened the thoughts; empty: it has not.
        is_guess: The prompt is not known, but this model has begun in its thoughts before: a reply
            without a closing mark is an answer after all.
        is_topic: See `is_within_text`.

    Attributes:
        has_thought: Whether there were thoughts in this reply.
        unopened: The mark that opens thoughts which were only closed here.
        is_thinking: Whether the last piece ended within thoughts.
    """

    def __init__(self, opener: str = "", *, is_guess: bool = False, is_topic: bool = False) -> None:
        self._held = ""
        self._closer = closing_marks(opener) if opener else ""  # a pattern
        self._wrap = ""  # what closes the answer, where it is wrapped
        self._is_worded = False  # what closes it is plain words
        self._n_nested = 0  # thoughts that were opened within thoughts
        self._is_guess = is_guess and bool(opener)
        self._is_topic = is_topic
        self._is_channel = False
        self._is_start = True  # only blanks of an answer so far
        self._in_header = False
        self._code = Code()
        self._before = ""  # the end of the text before what is held
        self._all = ""  # thoughts so far, as long as they are a guess
        self._quoted: str | None = None  # what followed a closing mark that seemed to be quoted
        self._n_quotes = 0  # of these that belong to the quotation
        self._is_first = bool(opener)  # nothing of the thoughts has come yet
        self._has_answer = False
        self.has_thought = bool(opener)
        self.unopened = ""
        self.is_thinking = bool(opener)

    def feed(self, text: str) -> Chunk:
        """Take a piece; return what of it is certain now, perhaps nothing."""
        self._held += text
        return self._joined(self._parts(is_end=False))

    def finish(self) -> Chunk:
        """Return what was still held back.

        Thoughts that were never closed stay thoughts, unless they were ones by a guess: then they
        are the answer, too. Or a closing mark only seemed to be quoted: then what follows it is.
        """
        last = self._joined(self._parts(is_end=True))
        if not self.is_thinking or self._has_answer:
            return last
        if self._is_guess:
            self.has_thought = False
            return Chunk(self._all.lstrip(), last.thought)
        if self._quoted is not None:
            return Chunk(self._quoted[self._n_quotes :].lstrip(), last.thought)
        return last

    def _joined(self, parts: Iterator[Chunk]) -> Chunk:
        text, thought, is_restart = "", "", False
        for part in parts:
            if part.restarts:
                thought, text, is_restart = thought + text, "", True
            text += part.text
            thought += part.thought
        is_restart = is_restart and self._has_answer  # else there is nothing to take back
        self._has_answer = (self._has_answer and not is_restart) or bool(text.strip())
        return Chunk(text, thought, is_restart)

    def _parts(self, *, is_end: bool) -> Iterator[Chunk]:
        """Yield what is certain; `_held` keeps the rest."""
        before = None
        while self._held and before != (len(self._held), self._mode()):
            before = (len(self._held), self._mode())
            if self._in_header:
                yield from self._read_header(is_end=is_end)
            elif self._is_channel:
                yield from self._read_channel(is_end=is_end)
            elif self.is_thinking:
                yield from self._read_thought(is_end=is_end)
            elif self._is_start:
                yield from self._read_start(is_end=is_end)
            else:
                yield from self._read_answer(is_end=is_end)

    def _mode(self) -> tuple[bool, ...]:
        return self._in_header, self._is_channel, self.is_thinking, self._is_start

    # The beginning of an answer

    def _read_start(self, *, is_end: bool) -> Iterator[Chunk]:
        rest = self._held.lstrip()
        blanks = self._held[: len(self._held) - len(rest)]
        low = rest[:MAX_HEADER].lower()
        wraps = [mark for mark in WRAPS if self.has_thought or mark in PLAIN_WRAPS]
        wrap = next((mark for mark in wraps if low.startswith(mark)), "")
        if opener := OPENER.match(rest):
            self._open(rest[opener.end() :], closing_marks(opener[0]))
        elif header := HEADERS.match(rest):
            self._open_header(rest[header.end() :])
        elif bare := HEADER_END.match(rest):
            self._held = rest[bare.end() :]
        elif worded := next(((m, end) for begin, end in WORDED if (m := begin.match(rest))), None):
            self._open(rest[worded[0].end() :], worded[1])
            self._is_worded = True
        elif wrap:
            self._held, self._wrap = rest[len(wrap) :], WRAPS[wrap]
        elif is_end or not may_begin(low, wrapped=self.has_thought):
            self._is_start = False
            self._held = rest if self.has_thought else blanks + rest
        return iter(())

    def _open(self, rest: str, closer: str) -> None:
        self._held, self._closer, self._code, self._before = rest, closer, Code(), ""
        self.is_thinking = self.has_thought = True
        self._is_start = self._is_guess = self._is_first = self._is_worded = False
        self._quoted = None

    def _close(self, rest: str) -> None:
        self._held, self._code, self._before = rest, Code(), ""
        self.is_thinking, self._is_start = False, True
        self._is_guess = self._is_first = False

    # Thoughts between a pair of marks

    def _read_thought(self, *, is_end: bool) -> Iterator[Chunk]:
        text, at = self._held, 0
        keep = 0 if is_end else n_unclear(text, is_worded=self._is_worded)
        if self._is_first and not (text := self._without_repeated_opener(text, keep)):
            return
        pattern = re.compile(f"(?P<end>{self._closer})|{IN_THOUGHT}", re.IGNORECASE)
        for match in pattern.finditer(text, 0, len(text) - keep):
            start, end = match.span()
            self._code.pass_text(text[at:start])
            at = end
            if match["in"]:
                self._n_nested += not self._code.is_on
                continue
            if match["end"] is None:  # an empty one closes before a wrap
                self._code.pass_mark(match[0])
                continue
            is_quoted = self._is_quoted(match, text, is_end=is_end)
            if is_quoted is None:
                keep = len(text) - start
                break
            if not self._code.is_on and not is_quoted:
                self._close(text[end:])
                yield self._thought(text[:start])
                return
            self._held = text[end:]
            yield self._thought(text[:end])
            self._quoted, self._n_quotes = "", int(is_quoted)
            return
        thought = text[: len(text) - keep]
        self._code.pass_text(thought[at:])
        self._held = text[len(text) - keep :]
        yield self._thought(thought)

    def _is_quoted(self, mark: re.Match[str], text: str, *, is_end: bool) -> bool | None:
        """Tell whether a mark in thoughts is quoted; None where what follows has to tell.

        Where it is a guess that these are thoughts, it is one where it is spoken of, too.
        """
        before, rest = self._until(mark, text), text[mark.end() :]
        if not rest and not is_end and (self._is_guess or is_in_quotes(before[-1:])):
            return None
        if not self._is_guess or is_in_quotes(before[-1:], rest[:1]):
            return is_in_quotes(before[-1:], rest[:1])
        if is_unclear(rest) and not is_end:
            return None
        return is_within_text(before, rest)

    def _until(self, mark: re.Match[str], text: str) -> str:
        """Return the end of what was said before a mark."""
        return self._before + text[max(mark.start() - TAIL_CHARS, 0) : mark.start()]

    def _pass(self, text: str) -> None:
        """Note what was said."""
        self._before = (self._before + text[-TAIL_CHARS:])[-TAIL_CHARS:]

    def _thought(self, text: str) -> Chunk:
        self._pass(text)
        if self._is_guess:
            self._all += text
        if self._quoted is not None:
            self._quoted += text
        return Chunk("", text)

    def _without_repeated_opener(self, text: str, keep: int) -> str:
        """Return thoughts without the mark that the prompt has set already; blanks wait."""
        rest = text.lstrip()
        if not rest or len(rest) <= keep:
            return ""
        self._is_first = False
        opener = OPENER.match(rest)
        self._held = rest[opener.end() :] if opener else text
        return self._held

    # The answer

    def _read_answer(self, *, is_end: bool) -> Iterator[Chunk]:
        text, at = self._held, 0
        keep = 0 if is_end else n_unclear(text)
        for match in IN_ANSWER.finditer(text, 0, len(text) - keep):
            mark, start, end = match[0].lower(), match.start(), match.end()
            self._code.pass_text(text[at:start])
            at = end
            if mark[0] in "`~\n":
                self._code.pass_mark(mark)
                continue
            if self._code.is_on:
                continue
            if mark in WRAPS.values():
                if mark == self._wrap:
                    self._held, self._wrap = text[end:], ""
                    yield Chunk(text[:start])
                    return
                continue
            is_spoken_of = self._is_spoken_of(match, text, is_end=is_end)
            if is_spoken_of is None:
                keep = len(text) - start
                break
            if not is_spoken_of:
                yield from self._take_mark(match, text[:start], text[end:])
                return
        shown = text[: len(text) - keep]
        self._pass(shown)
        self._held = text[len(text) - keep :]
        if keep == 0 or shown:
            self._code.pass_text(shown[at:])
        yield Chunk(shown)

    def _is_spoken_of(self, mark: re.Match[str], text: str, *, is_end: bool) -> bool | None:
        """Tell whether a mark in an answer is only text; None where what follows has to tell."""
        before, rest = self._until(mark, text), text[mark.end() :]
        if not rest and not is_end:
            return None
        if is_mentioned(before[-1:], rest[:1]):
            return True
        if not (mark["in"] or (mark["end"] and not self.has_thought)):
            return False
        if is_unclear(rest) and not is_end:
            return None
        if mark["in"]:
            return is_word_part(rest)
        return is_within_text(before, rest, is_topic=self._is_topic)

    def _take_mark(self, mark: re.Match[str], before: str, rest: str) -> Iterator[Chunk]:
        """Act on a mark within an answer: more thoughts, or what was said were thoughts."""
        self._pass(before)
        yield Chunk(before)
        if mark["in"]:
            self._open(rest, closing_marks(mark[0]))
        elif not mark["end"]:
            self._open_header(rest)
        elif self.has_thought and not self._n_nested:  # closed once more
            self._held = rest
        else:
            self._n_nested -= self.has_thought  # of thoughts within thoughts
            self.unopened = self.unopened if self.has_thought else opening_mark(mark[0])
            self.has_thought = True
            yield Chunk("", "", restarts=True)
            self._close(rest)

    # Channels

    def _open_header(self, rest: str) -> None:
        self._held = rest
        self._is_channel = self._in_header = True
        self._is_start = self.is_thinking = False

    def _read_header(self, *, is_end: bool) -> Iterator[Chunk]:
        """Read ``analysis<|message|>``, which says what the following is."""
        found = HEADER_END.search(self._held)
        name = self._held[: found.start()] if found else self._held
        if len(name) > MAX_HEADER:
            self._is_channel = self._in_header = False
            self._held, text = "", CHANNEL + self._held
            yield Chunk(text)
            return
        if not found:
            self._held = "" if is_end else self._held
            return
        name = name.rpartition(CHANNEL)[2]
        channel = re.split(r"[\s<]", name.strip(), maxsplit=1)[0].lower()
        self._held, self._in_header = self._held[found.end() :], False
        self.is_thinking = channel not in ANSWERS
        self.has_thought = self.has_thought or self.is_thinking

    def _read_channel(self, *, is_end: bool) -> Iterator[Chunk]:
        text = self._held
        match = IN_CHANNEL.search(text)
        if match:
            self._held = text[match.end() :]
            self._in_header = bool(HEADERS.match(match[0]))
            yield self._of_channel(text[: match.start()])
            return
        keep = 0 if is_end else n_unclear(text)
        self._held = text[len(text) - keep :]
        yield self._of_channel(text[: len(text) - keep])

    def _of_channel(self, text: str) -> Chunk:
        return Chunk("", text) if self.is_thinking else Chunk(text)
