"""A plain dialog that shows a long text. Window process."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

__all__ = ["show_text"]


def show_text(parent: QWidget, title: str, text: str, *, is_html: bool = False) -> None:
    """Show a text until the person closes it; links in it do nothing."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    dialog.resize(min(620, parent.width() - 40), min(560, parent.height() - 40))
    view = QTextBrowser(dialog)
    view.setOpenLinks(False)
    view.setAccessibleName(title)
    if is_html:
        view.setHtml(text)
    else:
        view.setPlainText(text)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(view)
    column.addWidget(box)
    dialog.exec()
    dialog.deleteLater()
