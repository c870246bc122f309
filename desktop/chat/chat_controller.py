"""Drives the open chat: questions, answers, branches. Window process, GUI thread.

Knows no widget. `desktop.chat.turn_runner` runs a turn; what is said stands in the talk's
`MessageList`, which tells those who show it, and `desktop.chat.chat_session` writes it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from backends.base import ReplyStats
from backends.errors import AvatarError, HistoryError
from desktop.chat.avatar_state import AvatarState
from desktop.chat.chat_session import ChatSession
from desktop.chat.history_worker import HistoryWorker
from desktop.chat.patience import Patience
from desktop.chat.turn_runner import TurnRunner
from desktop.current.current_persona import CurrentPersona
from desktop.current.persona_session import likely_params
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import ModelLoader
from desktop.engine.worker import then_or_tell
from desktop.history.message import Details, Fault, ShownMessage, settled
from persona.model import Persona
from persona.reply import Reply

__all__ = ["ChatController"]

PAINT_MS = 33  # an answer is painted so often
SAVE_S = 0.9  # an unfinished answer is written so often
MAX_PROMPTS = 20  # the newest; each is as long as its chat
REST_MS = 4_000  # how long the avatar stays unsure or in trouble


class ChatController(QObject):
    """One chat at a time, one answer at a time, one more question waiting.

    Args:
        runner: Runs the turns.
        loader: Which model answers.
        current: Who answers.
        settings: How.
        make_talk: Makes an empty chat with an avatar.
        reader: Reads the stored chats.
    """

    branch_shown = Signal(object)  # MessageList: another one, or with other messages
    state_changed = Signal(object)  # AvatarState
    answering_changed = Signal(bool)
    queued_changed = Signal(str)
    chats_changed = Signal()
    noticed = Signal(object)  # AvatarError
    answered = Signal(object)  # ShownMessage
    read_failed = Signal(int)  # another chat could not be read: this one is open still
    returned = Signal(str)  # a waiting question that will not be asked by itself
    removed = Signal(int)  # message id; `restore` brings it back

    def __init__(
        self,
        runner: TurnRunner,
        loader: ModelLoader,
        current: CurrentPersona,
        settings: SettingsStore,
        make_talk: Callable[[Persona], ChatSession],
        reader: HistoryWorker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.talk = make_talk(current.persona)
        self._runner, self._loader = runner, loader
        self._current, self._settings, self._make_talk = current, settings, make_talk
        self._reader = reader
        self._on_screen = self.talk
        self._awaiting: list[Callable[[], object]] = []  # the talk that is being read
        self._queued = ""
        self._behind: list[ChatSession] = []  # talks that were left and are not stored to the end
        self._saved_at = 0.0
        self._resumed = ""  # the beginning of the answer that was there before
        self._prompts: dict[int, str] = {}
        self._paint = QTimer(self)
        self._paint.setInterval(PAINT_MS)
        self._paint.timeout.connect(self._show_progress)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(lambda: self.state_changed.emit(AvatarState.IDLE))
        self._patience = Patience(self._store_again, self)
        runner.text_added.connect(self._show_more)
        runner.thought_added.connect(self._think)
        runner.restarted.connect(self._take_back)
        runner.ended.connect(self._stand)
        runner.failed.connect(self._fail)
        current.changed.connect(self._talk_with)

    @property
    def is_answering(self) -> bool:
        """Whether an answer is on its way."""
        return self._runner.is_running

    @property
    def is_looking_up(self) -> bool:
        """Whether what is told is looked through for an answer."""
        return self._runner.is_preparing

    @property
    def is_busy(self) -> bool:
        """Whether a question has to wait: for an answer, or for the messages of the chat."""
        return self.is_answering or not self.talk.is_read

    @property
    def _answer(self) -> ShownMessage:
        """Return the answer that is on its way: nothing comes behind it."""
        return self.talk.messages[-1]

    def prompt_of(self, message_id: int) -> str:
        """Return the exact prompt of an answer of this session, or nothing."""
        return self._prompts.get(message_id, "")

    def _talk_with(self, persona: Persona) -> None:
        """Take a talk with another avatar."""
        self._set_aside()
        self.talk = self._make_talk(persona)

    def new_chat(self) -> None:
        """Begin an empty chat."""
        self.leave()
        self._set_aside()
        self.talk = self.talk.another()
        self.talk.begin(self._current.session.greeting)
        self._current.session.forget()
        self.show_branch()

    def open_chat(self, chat: int) -> None:
        """Show a stored chat, as soon as it is read."""
        if chat == self.talk.chat:
            return
        self.leave()
        self._set_aside()
        self._current.session.forget()
        kept = next((talk for talk in self._behind if talk.chat == chat), None)
        if kept is None:
            self._read(chat)
        else:
            self._behind.remove(kept)
            self.talk = kept
            self.show_branch()

    def when_read(self, then: Callable[[], object]) -> None:
        """Call something as soon as the chat is shown; never if it is left before."""
        if self.talk.is_read:
            then()
        else:
            self._awaiting.append(then)

    def _read(self, chat: int) -> None:
        """Show what is stored of a chat.

        What is on screen stays there until that is read: messages that are found no more.
        """
        self._awaiting = []
        self.talk = talk = self.talk.another()
        talk.chat, talk.is_read = chat, False

        def take(done: Future[list[ShownMessage]]) -> None:
            if talk is self.talk:
                then_or_tell(self._show_read, self._fail_to_read)(done)

        self._reader.use(talk.read, take)

    def _show_read(self, messages: list[ShownMessage]) -> None:
        self.talk.show(messages, self._current.session.greeting)
        self.show_branch()
        for then in self._awaiting:
            then()
        self._next()

    def _fail_to_read(self, error: AvatarError) -> None:
        """Go back to what is on screen."""
        self.talk = self._on_screen
        self._behind = [talk for talk in self._behind if talk is not self.talk]
        self.noticed.emit(error)
        self._return_queued()
        self.read_failed.emit(self.talk.chat)
        self.show_branch()

    def leave(self) -> None:
        """End what is going on in the open chat; a half answer is kept, marked as stopped."""
        was_answering = self.is_answering
        self._drop_turn()
        if was_answering:
            self.talk.save(replace(self._answer, state="stopped"))
            self._tell_trouble()
            self.answering_changed.emit(False)
            self._rest_as(AvatarState.IDLE)
        self._return_queued()
        self.store_rest()

    def store_rest(self) -> None:
        """Write what could not be written before, of all chats; say what cannot be still."""
        if self.talk.has_unstored or self._behind:
            self._store_rest()
            self._tell_trouble()
            self.chats_changed.emit()

    def _stored(self, message_id: int) -> int:
        """Write what could not be written before; return the number that a message has now."""
        index = self.talk.shown.index_of(message_id)
        is_other = self._store_rest() and index >= 0
        return self.talk.messages[index].id if is_other else message_id

    def _store_rest(self) -> bool:
        """Write what could not be written before; return whether messages shown got other ids."""
        for talk in tuple(self._behind):
            talk.store_rest()
            if not talk.has_unstored:
                self._behind.remove(talk)
        return self.talk.store_rest()

    def _set_aside(self) -> None:
        """Keep the talk that is left in memory, if that is the only place where all of it is."""
        if self.talk.has_unstored:
            self._behind.append(self.talk)

    def show_branch(self) -> None:
        """Tell that other messages are shown; mark where the model's memory of them begins."""
        self._on_screen = self.talk
        self.talk.shown.mark(self._current.session.n_left_out)
        self.branch_shown.emit(self.talk.shown)

    def listen(self, text: str) -> None:
        """Note that the person types."""
        if not self.is_answering:
            self._rest.stop()
            is_idle = not text.strip()
            self.state_changed.emit(AvatarState.IDLE if is_idle else AvatarState.LISTENING)

    def ask(self, text: str) -> None:
        """Answer a question, or keep it until the answer before it stands."""
        if self.is_busy:
            self._queued = f"{self._queued}\n{text}".strip()
            self.queued_changed.emit(self._queued)
            return
        if self._store_rest():
            self.show_branch()
        question = self.talk.add_question(text)
        self._tell_trouble()
        self.chats_changed.emit()
        self._run(question)

    def stop(self) -> None:
        """End the answer early; what is there stays, and a waiting question goes back."""
        self._return_queued()
        self._runner.stop()

    def regenerate(self, message_id: int) -> None:
        """Answer the question of an answer (or a failed one) once more, as an alternative."""
        if self.is_answering:
            return
        message_id = self._stored(message_id)  # what comes off the screen must be in the file
        question = self.talk.question_of(message_id)
        answer = self.talk.shown.find(message_id)
        if question is None or answer is None:
            return
        is_no_answer = answer.is_wordless or answer.state == "failed"
        avoid = () if is_no_answer else self.talk.alternatives_to(question)
        if answer.is_wordless and message_id == self._answer.id:
            self.talk.delete(message_id)
        else:
            self.talk.cut_before(message_id)
        self.show_branch()
        self._run(question, avoid)

    def edit(self, message_id: int, text: str) -> None:
        """Ask an earlier question in other words, on a branch of its own."""
        if not self.is_answering and self.talk.cut_before(self._stored(message_id)):
            self.show_branch()
            self.ask(text)
            self.talk.number_alternatives()

    def delete(self, message_id: int) -> None:
        """Remove a message and all that follows."""
        if self.is_answering or self.talk.shown.index_of(message_id) < 0:
            return
        message_id = self._stored(message_id)  # what is not stored could not come back
        message = self.talk.shown.find(message_id)
        is_kept = self.talk.delete(message_id)
        self._tell_trouble()
        self.show_branch()
        if is_kept and message is not None and message.n_alternatives > 1:
            self._read(self.talk.chat)  # another version is shown in its place
        if is_kept:
            self.removed.emit(message_id)

    def restore(self, chat: int, message_id: int) -> None:
        """Bring a deleted message back; it is shown at once if its chat is open and at rest."""
        if not self.is_answering and chat == self.talk.chat:
            self._show_stored(lambda: self.talk.bring_back(message_id))
            return
        try:
            self.talk.bring_back(message_id)
        except HistoryError as exc:
            self.noticed.emit(exc)

    def show_message(self, message_id: int) -> None:
        """Show the branch that a stored message of the open chat is on."""
        if not self.is_answering:
            self._show_stored(lambda: self.talk.turn_to(message_id))

    def step(self, message_id: int, step: int) -> None:
        """Show another alternative."""
        if not self.is_busy:
            self._show_stored(lambda: self.talk.step(message_id, step))

    def _show_stored(self, change: Callable[[], None]) -> None:
        """Change what is shown in the file, once that holds all that is on screen, and show it."""
        self._store_rest()
        if self.talk.has_unstored:
            self._tell_trouble()
            return
        try:
            change()
        except HistoryError as exc:
            self.noticed.emit(exc)
            self.show_branch()
        else:
            self._read(self.talk.chat)

    def can_continue(self, message_id: int) -> bool:
        """Whether an answer is the last one and ended before the model was done."""
        last = self.talk.messages[-1] if self.talk.messages else None
        return last is not None and last.id == message_id and last.is_unfinished

    def go_on(self, message_id: int) -> None:
        """Let the model go on where an answer was stopped, interrupted or too long."""
        question = self.talk.question_of(message_id)
        if not self.is_answering and question is not None and self.can_continue(message_id):
            self._run(question, resume=self._answer.text)

    # One turn

    def _run(self, question: ShownMessage, avoid: tuple[str, ...] = (), resume: str = "") -> None:
        """Have a question answered, by a new message or by one that goes on."""
        dialogue, sampling = self._current.session, self._settings.value.sampling()
        history = self.talk.for_prompt(before=question)
        self._saved_at, self._resumed = time.monotonic(), resume
        info = self._loader.state.info
        n_params = info.n_params if info else likely_params(self._loader.spec.path)
        self._runner.start(
            lambda: dialogue.ask(history, question.text, sampling, avoid, n_params, resume)
        )
        if resume:
            self.talk.save(replace(self._answer, state="streaming", details=Details()))
        else:
            self.talk.add_answer()
        self._rest.stop()
        self.state_changed.emit(AvatarState.THINKING)
        self.answering_changed.emit(True)

    def _show_more(self, text: str) -> None:
        if not text:
            return
        self._grow(replace(self._answer, text=self._answer.text + text))
        if not self._paint.isActive():
            self.state_changed.emit(AvatarState.SPEAKING)
            self._paint.start()

    def _think(self, text: str) -> None:
        self._grow(self._answer.with_thought(text))

    def _take_back(self) -> None:
        """What came of the answer were thoughts."""
        self._grow(self._answer.taken_back(self._resumed))

    def _grow(self, answer: ShownMessage) -> None:
        """Keep what the answer has become; `_show_progress` tells it, not at every piece."""
        self.talk.shown.put(len(self.talk.messages) - 1, answer, is_told=False)

    def _show_progress(self) -> None:
        is_due = time.monotonic() - self._saved_at >= SAVE_S
        if is_due:
            self._saved_at = time.monotonic()
        self.talk.save(self._answer, is_stored=is_due)

    def _stand(self, reply: Reply | None, stats: ReplyStats) -> None:
        """Write the answer as it is now, stopped or whole, and take the next question."""
        answer = settled(self._answer, reply, stats, self._loader.state.name)
        if stats.prompt:
            self._prompts[answer.id] = stats.prompt
            for oldest in list(self._prompts)[:-MAX_PROMPTS]:
                del self._prompts[oldest]
        self._end(answer)
        self._rest_as(AvatarState.UNSURE if answer.details.is_unknown else AvatarState.IDLE)
        self.answered.emit(answer)
        self._next()

    def _fail(self, error: AvatarError) -> None:
        self._end(replace(self._answer, state="failed", details=Details(fault=Fault.of(error))))
        self._rest_as(AvatarState.ERROR)
        self._return_queued()

    def _rest_as(self, state: AvatarState) -> None:
        self.state_changed.emit(state)
        if state is not AvatarState.IDLE:
            self._rest.start(REST_MS)

    def _end(self, answer: ShownMessage) -> None:
        self._drop_turn()
        self.talk.save(answer)
        self.talk.number_alternatives()
        self.talk.shown.mark(self._current.session.n_left_out)
        self._tell_trouble()
        self.answering_changed.emit(False)
        self.chats_changed.emit()

    def _drop_turn(self) -> None:
        self._runner.drop()
        self._paint.stop()

    def _next(self) -> None:
        text, self._queued = self._queued, ""
        if text:
            self.queued_changed.emit("")
            self.ask(text)

    def _return_queued(self) -> None:
        text, self._queued = self._queued, ""
        if text:
            self.queued_changed.emit("")
            self.returned.emit(text)

    def _tell_trouble(self) -> None:
        """Say what could not be stored; if another window was in the way, try again before that."""
        error, self.talk.error = self.talk.error, None
        if error is not None and not self._patience.bears(error):
            self.noticed.emit(error)

    def _store_again(self) -> None:
        if self.is_answering:  # other numbers would scroll the reader to the end
            self._patience.wait()
            return
        if self._store_rest():
            self.show_branch()
            self.chats_changed.emit()
        self._tell_trouble()
