"""The open chat: its shown branch in memory and in the stored chats. Window process, no widget.

What cannot be stored stays on screen; `error` then says why, and such messages have negative ids.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from backends.base import Message
from backends.errors import HistoryError
from desktop.chat.message_list import MessageList
from desktop.history.chat_database import History, MessageState, Stored
from desktop.history.message import Details, ShownMessage, decode_details, encode_details

__all__ = ["ChatSession", "title_of"]

TITLE_CHARS = 42
NO_DETAILS = Details()

T = TypeVar("T")


def title_of(question: str) -> str:
    """Return a title for a chat that begins with a question."""
    line = " ".join(question.split())
    if len(line) <= TITLE_CHARS:
        return line
    return line[:TITLE_CHARS].rsplit(" ", 1)[0] + "…"


class ChatSession:
    """The messages of one chat on the branch that is shown.

    Args:
        history: Where they are stored.
        persona_id: Whose chat this is.
        speaker: The avatar's name.
        you: What the person is called.

    Attributes:
        shown: The messages; nobody but the talk and its controller changes them.
        is_read: Whether they are there; they may be on their way from the file.
    """

    def __init__(self, history: History, persona_id: str, speaker: str, you: str) -> None:
        self.chat = 0  # 0 = nothing is stored yet
        self.shown = MessageList()
        self.is_read = True
        self.error: HistoryError | None = None
        self._history = history
        self._persona_id = persona_id
        self._speaker, self._you = speaker, you
        self._names = self._stored_names = {"assistant": speaker, "user": you}
        self._last_unstored = 0
        self._unsaved: set[int] = set()  # messages of which the file has an older text

    @property
    def messages(self) -> Sequence[ShownMessage]:
        """Return what is shown, oldest first."""
        return self.shown.messages

    @property
    def has_unstored(self) -> bool:
        """Whether something on screen is not in the file, or not as it is."""
        return bool(self._unsaved) or any(message.id < 0 for message in self.messages)

    def another(self) -> ChatSession:
        """Return an empty talk between the same two."""
        return ChatSession(self._history, self._persona_id, self._speaker, self._you)

    def begin(self, greeting: str) -> None:
        """Start a chat that is not stored before the first question."""
        self.show((), greeting)

    def read(self, history: History) -> list[ShownMessage]:
        """Return what is stored of this chat, for `show`. Runs on any thread.

        Args:
            history: The stored chats over a connection of that thread.

        Raises:
            HistoryError: It cannot be read.
        """
        stored, groups = history.branch(self.chat)
        whose = history.whose(self.chat)
        if whose not in ("", self._persona_id):  # of one that is gone; another one goes on
            self._stored_names = {**self._names, "assistant": whose}
        find, nobody = groups.get, ()
        return [self._from_stored(row, find(row[0], nobody)) for row in stored]

    def show(self, messages: Sequence[ShownMessage], greeting: str) -> None:
        """Show messages that are stored, below a greeting."""
        self.is_read = True
        greeted = [self._made(0, "assistant", greeting)] if greeting else []
        self.shown.take([*greeted, *messages])

    def add_question(self, text: str) -> ShownMessage:
        """Append what the person said; the first question makes the chat."""
        if self.chat == 0:
            self._make_chat(title_of(text))
        return self._append("user", text, "standing")

    def add_answer(self) -> None:
        """Append an answer that is still to come."""
        self._append("assistant", "", "streaming")

    def save(self, message: ShownMessage, *, is_stored: bool = True) -> None:
        """Keep what a message has become, in memory and (unless told not to) on disk."""
        index = self.shown.index_of(message.id)
        if index >= 0:
            self.shown.put(index, message)
        if is_stored and message.id > 0:
            self._save(message)

    def store_rest(self) -> bool:
        """Write what could not be written before; return whether messages got other ids."""
        self._begin_anew_if_purged()
        for message_id in tuple(self._unsaved):
            message = self.shown.find(message_id)
            if message is None:
                self._unsaved.discard(message_id)
            else:
                self._save(message)
        waiting = [message for message in self.messages if message.id < 0]
        if waiting and self.chat == 0:
            self._make_chat(title_of(waiting[0].text))
        changed = False
        for message in waiting if self.chat else ():
            index = self.shown.index_of(message.id)
            number = self._store(message, self._parent_of(index))
            if not number:
                break
            self.shown.put(index, self._numbered(replace(message, id=number)), is_told=False)
            changed = True
        if changed:
            self.shown.take(self.messages)
        return changed

    def _begin_anew_if_purged(self) -> None:
        """Have everything stored once more if another window has thrown the chat away for good."""
        try:
            is_there = self.chat <= 0 or self._history.has_chat(self.chat)
        except HistoryError as exc:
            self.error = exc
            return
        if not is_there:
            self.chat = 0
            self.shown.take([self._unstored(m) if m.id > 0 else m for m in self.messages])

    def cut_before(self, message_id: int) -> bool:
        """Take a message and all after it from the branch; what was made stays stored."""
        index = self.shown.index_of(message_id)
        if index >= 0:
            self.shown.cut(index)
        return index >= 0

    def delete(self, message_id: int) -> bool:
        """Remove a message and all that follows; return whether `restore` can bring them back."""
        if message_id > 0:
            try:
                self._history.delete_message(message_id)
            except HistoryError as exc:
                self.error = exc
                return False
        return self.cut_before(message_id) and message_id > 0

    def bring_back(self, message_id: int) -> None:
        """Restore a deleted message in the file alone, of whichever chat.

        Raises:
            HistoryError: It cannot be written.
        """
        self._history.restore_message(message_id)

    def turn_to(self, message_id: int) -> None:
        """Have the newest branch that goes through a stored message shown, in the file alone.

        Raises:
            HistoryError: It cannot be written.
        """
        self._history.show_branch(message_id)

    def step(self, message_id: int, step: int) -> None:
        """Turn to the alternative before (-1) or after (+1) a message.

        Raises:
            HistoryError: It cannot be read or written.
        """
        group = self._history.alternatives(message_id)
        if message_id in group:
            self.turn_to(group[max(0, min(len(group) - 1, group.index(message_id) + step))])

    def number_alternatives(self) -> None:
        """Note which siblings the newest question and its answer have now."""
        first = max(0, len(self.messages) - 2)
        for index, message in enumerate(self.messages[first:], first):
            numbered = self._numbered(message)
            if numbered != message:
                self.shown.put(index, numbered)

    def _numbered(self, message: ShownMessage) -> ShownMessage:
        group = self._try(lambda: self._history.alternatives(message.id))
        if group is None:
            return message
        place = group.index(message.id) + 1 if message.id in group else 1
        return replace(message, alternative=place, n_alternatives=len(group) or 1)

    def alternatives_to(self, question: ShownMessage) -> tuple[str, ...]:
        """Return the answers shown last for a question, to be avoided when it is asked again."""
        index = self.shown.index_of(question.id)
        following = self.messages[index + 1 : index + 2]
        return tuple(message.text for message in following if message.role == "assistant")

    def question_of(self, message_id: int) -> ShownMessage | None:
        """Return the question that an answer belongs to."""
        for message in reversed(self.messages[: max(0, self.shown.index_of(message_id))]):
            if message.role == "user":
                return message
        return None

    def for_prompt(self, before: ShownMessage | None = None) -> tuple[Message, ...]:
        """Return the turns that ended, up to a question: each with the answer that it got."""
        turns: list[Message] = []
        end = len(self.messages) if before is None else self.shown.index_of(before.id)
        for asked, answered in pairwise(self.messages[:end]):
            if (asked.role, answered.role) != ("user", "assistant"):
                continue
            if answered.text and answered.state != "failed":
                turns += [Message("user", asked.text), Message("assistant", answered.text)]
        return tuple(turns)

    def _make_chat(self, title: str) -> None:
        self.chat = self._try(lambda: self._history.add_chat(title, self._persona_id)) or 0

    def _append(self, role: str, text: str, state: MessageState) -> ShownMessage:
        message = replace(self._made(0, role, text), state=state, created=time.time())
        number = 0
        is_gap = any(before.id < 0 for before in self.messages)  # `store_rest` keeps the order
        if self.chat > 0 and not is_gap:
            number = self._store(message, self._parent_of(len(self.messages)))
        message = replace(message, id=number) if number else self._unstored(message)
        self.shown.add(message)
        return message

    def _unstored(self, message: ShownMessage) -> ShownMessage:
        """Return a message with a number for as long as it is in no file."""
        self._last_unstored -= 1
        return replace(message, id=self._last_unstored)

    def _parent_of(self, index: int) -> int | None:
        return next((m.id for m in reversed(self.messages[:index]) if m.id > 0), None)

    def _store(self, message: ShownMessage, parent: int | None) -> int:
        """Write a new message; return its number, 0 if that failed."""
        extra = "" if message.details == Details() else _extra(message)
        return (
            self._try(
                lambda: self._history.add_message(
                    self.chat,
                    parent,
                    message.role,
                    message.text,
                    state=message.state,
                    extra=extra,
                )
            )
            or 0
        )

    def _save(self, message: ShownMessage) -> None:
        try:
            self._history.save_message(
                message.id, message.text, state=message.state, extra=_extra(message)
            )
            self._unsaved.discard(message.id)
        except HistoryError as exc:
            self._unsaved.add(message.id)
            self.error = exc

    def _try(self, use: Callable[[], T]) -> T | None:
        try:
            return use()
        except HistoryError as exc:
            self.error = exc
            return None

    def _made(self, message_id: int, role: str, text: str) -> ShownMessage:
        return ShownMessage(
            message_id,
            "user" if role == "user" else "assistant",
            text,
            speaker=self._names[role],
        )

    def _from_stored(self, row: Stored, group: Sequence[int]) -> ShownMessage:
        """Return a row as it is shown; one call makes it, because there may be ten thousand."""
        number, _parent, role, text, state, created, extra = row
        return ShownMessage(
            number,
            "user" if role == "user" else "assistant",
            text,
            "interrupted" if state == "streaming" else state,
            created,
            self._stored_names.get(role, ""),
            decode_details(extra) if extra else NO_DETAILS,
            group.index(number) + 1 if group else 1,
            len(group) or 1,
        )


def _extra(message: ShownMessage) -> str:
    return encode_details(_without_prompt(message.details))


def _without_prompt(details: Details) -> Details:
    """The exact prompt is as long as the chat; it is not stored with each answer."""
    if details.stats is None or not details.stats.prompt:
        return details
    return replace(details, stats=replace(details.stats, prompt=""))
