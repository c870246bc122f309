"""What fields, lists and buttons look like when they open, are full, or have been used."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.config.settings import Settings, ThemeName
from desktop.gui.settings.settings_form import Combo
from desktop.gui.shell.app import AvatarApp
from desktop.gui.studio.pictures.create_dialog import CreateDialog
from desktop.gui.theme.theme import style_sheet
from desktop.gui.theme.tokens import LIGHT
from desktop.gui.widgets.row_list import RowList
from desktop.gui.widgets.screen_room import open_at
from desktop.i18n.translation import install_language
from tests.desktop.chat.test_chat import WAIT_MS
from tests.desktop.conftest import MakeApp
from tests.desktop.contrast import contrast, painted_contrast
from tests.desktop.new_owner import SCRIPTED

SEEN = 3.0  # WCAG 1.4.11, of what is not text
WORDS = ("English", "Deutsch", "简体中文")


@pytest.fixture(params=["light", "dark"])
def themed(request: pytest.FixtureRequest, make_app: MakeApp) -> AvatarApp:
    """Return a window, so that the style sheet of a theme is there."""
    theme: ThemeName = request.param
    return make_app(Settings(backend=SCRIPTED, theme=theme, first_run_done=True))


def combo(qtbot: QtBot, *, is_editable: bool) -> Combo:
    """Return a choice that is open."""
    box = Combo()
    qtbot.addWidget(box)
    box.setEditable(is_editable)
    box.addItems(WORDS)
    box.setGeometry(20, 20, 200, 38)
    box.show()
    box.showPopup()
    return box


def test_a_choice_opens_below_its_field(themed: AvatarApp, qtbot: QtBot) -> None:
    """Alike whether one can type into it or not: no row is higher, none stands elsewhere."""
    rows = []
    for is_editable in (False, True):
        box = combo(qtbot, is_editable=is_editable)
        view, popup = box.view(), box.view().window()
        assert popup.geometry().top() >= box.mapToGlobal(QPoint(0, box.height())).y() - 1
        assert view.height() == popup.height()  # nothing around it: no frame around a frame
        rows.append(view.visualRect(box.model().index(1, 0)))
        box.hidePopup()
    assert rows[0] == rows[1]


def test_of_a_list_without_a_choice_the_first_key_takes_the_first(
    themed: AvatarApp, qtbot: QtBot
) -> None:
    """As it does where the list is closed."""
    box = combo(qtbot, is_editable=True)
    box.hidePopup()
    for is_open in (False, True):
        box.setCurrentIndex(-1)
        if is_open:
            box.showPopup()
        QTest.keyClick(box.view() if is_open else box, Qt.Key.Key_Down)
        if is_open:
            QTest.keyClick(box.view(), Qt.Key.Key_Return)
        assert box.currentText() == WORDS[0]


def test_a_box_is_seen_before_it_is_ticked(themed: AvatarApp, qtbot: QtBot) -> None:
    """And its tick on what fills it then."""
    box = QCheckBox(themed.window)
    box.setGeometry(0, 0, 16, 16)
    box.show()
    for is_ticked in (False, True):
        box.setChecked(is_ticked)
        image = box.grab().toImage()
        colours = {image.pixel(x, y) & 0xFFFFFF for x in range(16) for y in range(16)}
        ground = image.pixel(3, 8) & 0xFFFFFF
        assert max(contrast(ground, colour) for colour in colours) >= SEEN


@pytest.mark.parametrize("height", range(100, 130, 7))
def test_the_last_row_of_a_list_is_whole(themed: AvatarApp, qtbot: QtBot, height: int) -> None:
    """At any height, wherever it is scrolled to; a short list is as it was."""
    view = RowList()
    qtbot.addWidget(view)
    view.resize(300, height)
    view.show()
    view.addItem("first")
    QApplication.processEvents()
    assert view.viewportMargins().bottom() == 0
    view.addItems([f"row {n}" for n in range(20)])
    for at in (0, 5, view.verticalScrollBar().maximum()):
        view.verticalScrollBar().setValue(at)
        QApplication.processEvents()
        inside = view.viewport().rect()
        rows = [view.visualItemRect(view.item(n)) for n in range(view.count())]
        assert all(inside.contains(row) for row in rows if inside.intersects(row))


def test_a_button_goes_out_when_its_menu_has_closed(themed: AvatarApp, qtbot: QtBot) -> None:
    """Though the mouse has left it under the menu, or under the dialog that the menu opened."""
    button = next(
        found
        for found in themed.window.header.findChildren(QToolButton)
        if isinstance(found.menu(), QMenu)
    )
    QCursor.setPos(button.mapToGlobal(QPoint(0, 200)))
    QApplication.sendEvent(button, QEvent(QEvent.Type.Enter))
    assert button.underMouse()
    themed.menu.popup(button.mapToGlobal(QPoint(0, 40)))
    qtbot.waitUntil(themed.menu.isVisible)
    QTest.keyClick(themed.menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not themed.menu.isVisible())
    assert not button.underMouse()


def test_every_choice_of_the_app_is_one_of_ours(themed: AvatarApp, qtbot: QtBot) -> None:
    """Else it would look otherwise."""
    themed.model_commands.open_settings()
    qtbot.waitUntil(lambda: themed.model_commands.settings_dialog is not None, timeout=5 * WAIT_MS)
    dialog = themed.model_commands.settings_dialog
    assert dialog is not None
    boxes = dialog.findChildren(QComboBox)
    assert boxes
    assert all(isinstance(box, Combo) for box in boxes)
    dialog.close()


class WithIcons(QProxyStyle):
    """A style whose dialogs have icons on their buttons, as most desktops of Linux say."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Say so."""
        if hint == QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, returned)


def test_no_button_of_a_dialog_has_the_icon_of_the_system(qtbot: QtBot) -> None:
    """It is black in a dark theme, too, and our other buttons have none."""
    dialog, style = QDialog(), WithIcons("fusion")
    qtbot.addWidget(dialog)
    dialog.setStyle(style)
    dialog.setStyleSheet(style_sheet(LIGHT, 15))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    assert [button.icon().isNull() for button in box.buttons()] == [True]


def test_a_choice_that_does_not_fit_ends_in_an_ellipsis(themed: AvatarApp, qtbot: QtBot) -> None:
    """It neither cuts a letter nor makes its place wider."""
    box, option = Combo(), QStyleOptionComboBox()
    qtbot.addWidget(box)
    box.addItems(["Automatisch: nach der Größe des Modells", "kurz"])
    box.resize(200, 38)
    box.show()
    box.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert box.currentText().endswith("Modells")
    assert box.minimumSizeHint().width() < 200
    box.setCurrentIndex(1)
    box.initStyleOption(option)
    assert option.currentText == "kurz"


def test_what_may_stay_empty_says_so_as_well_to_be_read(themed: AvatarApp, qtbot: QtBot) -> None:
    """In a choice that one can type into, too."""
    box = Combo()
    qtbot.addWidget(box)
    box.setEditable(True)
    line = box.lineEdit()
    assert line is not None
    line.setPlaceholderText("May stay empty")
    box.resize(200, 38)
    box.show()
    QApplication.processEvents()
    assert painted_contrast(line) >= 4.5


@pytest.mark.parametrize("font_px", [15, 24])
def test_a_new_avatars_form_is_as_wide_as_its_dialog(
    qtbot: QtBot, make_app: MakeApp, qapp: QApplication, font_px: int
) -> None:
    """Nothing stands beyond its edge, where nobody can scroll to; in the longest words."""
    app = make_app(Settings(backend=SCRIPTED, language="de", font_px=font_px))
    dialog = CreateDialog(LIGHT, "de", parent=app.window)
    dialog.resize(660, 560)
    dialog.show()
    qapp.processEvents()
    for box in dialog.findChildren(QComboBox):
        right = box.mapTo(dialog, box.rect().topRight()).x()
        assert not box.isVisible() or right < dialog.width()
    dialog.close()
    install_language(qapp, "en")


@pytest.mark.parametrize(
    ("font_px", "size"), [(12, (200, 160)), (15, (200, 160)), (24, (320, 256))]
)
def test_a_dialog_opens_larger_with_larger_letters(
    qtbot: QtBot, font_px: int, size: tuple[int, int]
) -> None:
    """Else they would run out of it at its right edge, where nothing scrolls."""
    dialog = QDialog()
    qtbot.addWidget(dialog)
    font = dialog.font()
    font.setPixelSize(font_px)
    dialog.setFont(font)
    open_at(dialog, QSize(200, 160))
    assert dialog.size().toTuple() == size
