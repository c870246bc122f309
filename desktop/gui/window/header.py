"""The head of the talk: the avatar, its name, what it does, and the menu. Window process."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.chat.avatar_state import AvatarState
from desktop.config.paths import resource_dir
from desktop.gui.theme.theme import icon
from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.widgets.button_menu import give_menu
from desktop.gui.widgets.elided_label import ElidedLabel
from desktop.gui.widgets.plain_text import PlainLabel, plain_tip
from desktop.gui.window.avatar_view import AvatarView
from desktop.i18n.translation import running
from persona.model import Persona

__all__ = ["Header"]

HEIGHT = 129  # pixels, with the line
BUTTONS_PX = 104  # width kept for the buttons beside the name


class _Dot(QWidget):
    """The coloured dot before the state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(9, 9)
        self._colour = QColor(LIGHT.accent)

    def set_colour(self, colour: str) -> None:
        self._colour = QColor(colour)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawEllipse(self.rect())


class Header(QWidget):
    """Shows who speaks. Emits which column is to be folded; the menu is the window's."""

    chats_toggled = Signal()
    why_toggled = Signal()
    persona_asked = Signal()

    def __init__(self, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(HEIGHT)
        self._tokens = LIGHT
        self._does = AvatarState.IDLE
        self.avatar = AvatarView(self)
        self.avatar.clicked.connect(self.persona_asked)
        self._name, self._state, self._note = (self._label(n) for n in ("name", "state", "note"))
        self._note.setWordWrap(True)
        self._dot = _Dot(self)
        self._chats = self._button(self.tr("Show or hide the chats"))
        self._chats.clicked.connect(self.chats_toggled)
        self._why = self._button(self.tr("Show or hide why"))
        self._why.clicked.connect(self.why_toggled)
        self._menu = self._button(self.tr("Menu"))
        give_menu(self._menu, menu)
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._build()

    def show_persona(self, persona: Persona) -> None:
        """Show another avatar."""
        self._name.setText(persona.label)
        note = running((self.tr("Virtual avatar."), persona.counterpart_note))
        self._note.setText(note)
        self._note.setToolTip(plain_tip(note))
        self.avatar.setAccessibleName(self.tr("Avatar of {name}").format(name=persona.label))
        self._show_face(persona)

    def set_state(self, state: AvatarState) -> None:
        """Show what the avatar does."""
        self._does = state
        self._show_state(state, self._words(state))

    def show_waiting(self, seconds: int) -> None:
        """Show that it waits for what it is to say, and how long; 0: it goes on."""
        if seconds:
            words = self.tr("waiting, {seconds} s").format(seconds=seconds)
            self._show_state(AvatarState.THINKING, words)
        else:
            self.set_state(self._does)

    def _show_state(self, state: AvatarState, words: str) -> None:
        self.avatar.set_state(state)
        self._state.setText(words)
        self._colour_dot()

    def _words(self, state: AvatarState) -> str:
        words = {
            AvatarState.IDLE: self.tr("ready"),
            AvatarState.LISTENING: self.tr("listening"),
            AvatarState.THINKING: self.tr("thinking"),
            AvatarState.SPEAKING: self.tr("speaking"),
            AvatarState.UNSURE: self.tr("not sure"),
            AvatarState.ERROR: self.tr("in trouble"),
        }
        return words[state]

    def set_tokens(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        self.avatar.set_tokens(tokens)
        self._colour_dot()
        for button, name in (
            (self._chats, "sidebar"),
            (self._why, "panel"),
            (self._menu, "menu"),
        ):
            button.setIcon(icon(name, tokens.muted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons in the corner."""
        super().resizeEvent(event)
        size = self._buttons.sizeHint()
        self._buttons.setGeometry(self.width() - size.width() - 14, 14, *size.toTuple())

    def set_margin(self, margin: int) -> None:
        """Keep the left edge in line with the talk."""
        self._line.setContentsMargins(margin, 16, 16, 16)

    def _build(self) -> None:
        self._buttons = QWidget(self)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(2)
        for button in (self._chats, self._why, self._menu):
            buttons.addWidget(button)
        name, state = QHBoxLayout(), QHBoxLayout()
        name.addWidget(self._name, 1)
        name.addSpacing(BUTTONS_PX)
        state.setSpacing(7)
        state.addWidget(self._dot)
        state.addWidget(self._state, 1)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addLayout(name)
        words.addLayout(state)
        words.addWidget(self._note)
        words.addStretch(1)
        self._line = QHBoxLayout(self)
        self._line.setSpacing(18)
        self._line.addWidget(self.avatar)
        self._line.addLayout(words, 1)
        self.set_margin(28)

    def _label(self, name: str) -> QLabel:
        label = ElidedLabel(self) if name == "name" else PlainLabel(self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("icon")
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(name)
        button.setToolTip(plain_tip(name))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _show_face(self, persona: Persona) -> None:
        pictures = {
            state.value: path for state in AvatarState if (path := persona.avatar(state.value))
        }
        drawing = pictures.get("idle") or persona.folder / "avatar.svg"
        if drawing.suffix.lower() == ".svg" and drawing.is_file():
            self.avatar.show_drawing(drawing)
        elif pictures:
            self.avatar.show_pictures(pictures)
        else:
            self.avatar.show_drawing(_neutral())

    def _colour_dot(self) -> None:
        is_warning = self.avatar.state in (AvatarState.UNSURE, AvatarState.ERROR)
        self._dot.set_colour(self._tokens.warning if is_warning else self._tokens.accent)


def _neutral() -> Path:
    return resource_dir() / "avatars" / "neutral.svg"
