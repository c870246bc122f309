"""The line below the prompt bar: which model, where, how honest; details in its tip.

Window process.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel

from backends.base import ModelInfo, ModelSpec
from desktop.chat.reading import Reading
from desktop.config.settings import BACKEND_OF_A_SERVER, Settings
from desktop.current.current_persona import CurrentPersona
from desktop.current.settings_store import SettingsStore
from desktop.engine.model_loader import LoadState, ModelLoader
from desktop.gui.widgets.notice_bar import NoticeBar
from desktop.gui.widgets.parts_label import GAP
from desktop.gui.widgets.plain_text import plain_tip
from desktop.i18n.error_translations import in_words
from desktop.models.model_choice import readable_name
from persona.model import Persona, isolated

__all__ = ["StatusLine", "status_text"]

NOTES_MS = 12_000  # so long the notes on a model stay


class StatusLine(QObject):
    """Follows what the line is about; `show` says it now."""

    def __init__(
        self,
        loader: ModelLoader,
        reading: Reading,
        settings: SettingsStore,
        current: CurrentPersona,
        notices: NoticeBar,
        label: QLabel,
    ) -> None:
        super().__init__(label)
        self._loader, self._reading = loader, reading
        self._settings, self._current = settings, current
        self._notices, self._label = notices, label
        self._noted: ModelInfo | None = None  # of which model the notes were told
        self._learnt: float | None = None  # how much is read for the first question
        current.reading.connect(self._note_learnt)
        current.session_changed.connect(lambda _session: self._note_learnt(0, 0))
        for changed in (loader.changed, reading.changed, settings.changed):
            changed.connect(self.show)

    def show(self) -> None:
        """Show which model answers, and how far its load is."""
        state, spec = self._loader.state, self._loader.spec
        settings, persona = self._settings.value, self._current.persona
        read = self._reading.fraction if self._learnt is None else self._learnt
        self.say(status_text(state, settings, spec, persona, read))
        notes = "\n".join(map(in_words, state.info.notes)) if state.info is not None else ""
        details = filter(None, (_engine_details(settings), _mode_details(settings), notes))
        self._label.setToolTip(plain_tip("\n".join(details)))
        is_new, self._noted = state.info is not self._noted, state.info
        if notes and is_new and state.phase == "ready" and spec.n_gpu_layers:
            self._notices.tell(notes, for_ms=NOTES_MS)

    def _note_learnt(self, n_read: int, n_all: int) -> None:
        """Show how much is read of what the judge looks things up in, as long as some is not."""
        self._learnt = n_read / n_all if n_read < n_all else None
        self.show()

    def say(self, text: str) -> None:
        """Show something else until `show`."""
        self._label.setText(text)


def status_text(
    state: LoadState,
    settings: Settings,
    spec: ModelSpec,
    persona: Persona,
    read: float | None = None,
) -> str:
    """Return the line.

    Args:
        state: Of the load.
        settings: How answers are made.
        spec: What was loaded.
        persona: Who answers.
        read: How much of what is told has been read, by the judge or, of the sheet, by the model,
            0.0 to 1.0; None: none is being read.
    """
    parts = (
        _model(state, settings, spec, persona),
        _reading(persona, read),
        _backend(settings),
        _mode(settings),
    )
    return GAP.join(part for part in parts if part)


def _reading(persona: Persona, read: float | None) -> str:
    if read is None:
        return ""
    return QCoreApplication.translate(
        "StatusLine", "Reading what {name} has told, {percent} %"
    ).format(name=persona.name.split(" ")[0], percent=round(100 * read))


def _model(state: LoadState, settings: Settings, spec: ModelSpec, persona: Persona) -> str:
    if state.phase == "loading":
        return QCoreApplication.translate("StatusLine", "Loading {name}, {percent} %").format(
            name=state.name or settings.own_options.get("model", ""),
            percent=round(100 * state.fraction),
        )
    if state.phase == "ready" and state.info is not None:
        name = readable_name(state.name) or state.info.name
        if spec.adapters:
            return QCoreApplication.translate("StatusLine", "{model} with {name}'s adapter").format(
                model=name, name=isolated(persona.name.split(" ")[0])
            )
        return name
    words = {
        "waiting": QCoreApplication.translate(
            "StatusLine", "{name} is not loaded, it ended the engine last time"
        ),
        "failed": QCoreApplication.translate("StatusLine", "No model is loaded"),
        "none": QCoreApplication.translate(
            "StatusLine", "The engine rests until the next question"
        ),
    }
    return words.get(state.phase, "").format(name=state.name)


def _backend(settings: Settings) -> str:
    here = QCoreApplication.translate("StatusLine", "on this computer")
    names = {
        "llama-ctypes": here,
        "llama-cpp-python": here,
        BACKEND_OF_A_SERVER: QCoreApplication.translate("StatusLine", "on a server"),
    }
    return names.get(settings.backend, settings.backend)


def _engine_details(settings: Settings) -> str:
    translate = QCoreApplication.translate
    details = {
        "llama-ctypes": translate(
            "StatusLine",
            "llama.cpp runs the model and always takes the likeliest word (greedy): "
            "same question, same answer.",
        ),
        "llama-cpp-python": translate(
            "StatusLine",
            "llama.cpp runs the model and draws among the likely words (sampling): answers vary.",
        ),
        BACKEND_OF_A_SERVER: translate(
            "StatusLine", "The model runs on the server that you chose: what you write goes there."
        ),
    }
    return details.get(settings.backend, "")


def _mode(settings: Settings) -> str:
    words = {
        "grounded": QCoreApplication.translate("StatusLine", "facts are checked"),
        "strict": QCoreApplication.translate("StatusLine", "only what is known"),
        "free": QCoreApplication.translate("StatusLine", "facts are not checked"),
    }
    return words[settings.mode]


def _mode_details(settings: Settings) -> str:
    details = {
        "grounded": QCoreApplication.translate(
            "StatusLine",
            "Grounded: what the model says of the person is held against the facts, "
            "and what nobody told is said to be unknown.",
        ),
        "strict": QCoreApplication.translate(
            "StatusLine",
            "Strict: questions about the person are answered in the person's own words only.",
        ),
        "free": QCoreApplication.translate(
            "StatusLine", "Free: the model answers alone, so it may invent something."
        ),
    }
    return details[settings.mode]
