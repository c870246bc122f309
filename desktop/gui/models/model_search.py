"""The page of the model manager that searches the Hub. Window process.

Each search runs in a child; an older one is ended when the next begins.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backends.errors import AvatarError
from backends.gguf.check import file_size
from backends.gguf.memory_fit import available_memory, memory_size
from backends.servers.api_key import Secret, store_key
from desktop.engine.command_process import CommandProcess, Row
from desktop.engine.worker import Worker, then_or_tell
from desktop.gui.models.model_rows import ModelRow, RowList
from desktop.gui.widgets.memory_indicator import light_words
from desktop.i18n.error_translations import spoken
from desktop.i18n.translation import figure, running
from desktop.models.hub import TOKEN_NAME, HubFile, HubModel
from desktop.models.installed_models import light_of_size, needed_bytes

__all__ = ["ModelSearch"]


class ModelSearch(QWidget):
    """Words in, repositories out, then their files. Emits what is to be downloaded."""

    download_asked = Signal(str, str, str)  # repository, file, title

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: CommandProcess | None = None
        self._keyring = Worker(self)  # the system may ask for a password first
        self._words, self._repo, self._n_rows = "", "", 0
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Search the Hugging Face Hub, or OWNER/NAME"))
        self.field.setAccessibleName(self.tr("Search the Hugging Face Hub"))
        self.field.returnPressed.connect(self.search)
        go, token = QPushButton(self.tr("Search"), self), QPushButton(self.tr("Token…"), self)
        token.setToolTip(self.tr("For repositories whose terms you have accepted, or private ones"))
        go.clicked.connect(self.search)
        token.clicked.connect(self._ask_token)
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("The Hub is being asked"))
        self._busy.hide()
        self.list = RowList(self)
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        for button in (go, token):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._busy)
        column.addWidget(self.list, 1)
        self.list.say(self.tr("Models in GGUF format from the Hugging Face Hub."))

    @property
    def is_busy(self) -> bool:
        """Whether the Hub is being asked."""
        return self._task is not None

    def search(self) -> None:
        """Search for what stands in the field."""
        words = self.field.text().strip()
        if words.count("/") == 1 and " " not in words:
            self.show_files(words)
        elif words:
            self._words, self._repo = words, ""
            self._ask(["search", "--json", "--", *words.split()])

    def show_files(self, repo: str) -> None:
        """Show the files of a repository."""
        self._repo = repo
        self._ask(["search", "--json", "--", repo])
        self.list.add(self._back())

    def close_work(self) -> None:
        """End what runs here."""
        self._stop()
        self._keyring.close()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self._task.deleteLater()
            self._task = None
        self._busy.hide()

    def _ask(self, arguments: list[str]) -> None:
        self._stop()
        self.list.clear()
        self._n_rows = 0
        self._busy.show()
        self._task = CommandProcess(["model", *arguments], self)
        self._task.row_came.connect(self._take)
        self._task.ended.connect(self._end)

    def _take(self, row: Row) -> None:
        self._n_rows += 1
        if row.get("kind") == "model":
            self.list.add(self._model_row(msgspec.convert(row, HubModel)))
        elif row.get("kind") == "file":
            self.list.add(self._file_row(msgspec.convert(row, HubFile)))

    def _end(self, error: AvatarError | None) -> None:
        self._busy.hide()
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if error is not None:
            self.list.say(spoken(error), is_bad=True)
        elif not self._n_rows:
            self.list.say(self.tr("Nothing was found. Try fewer words."))

    def _back(self) -> ModelRow:
        row = ModelRow(self._repo)
        actions = [(self.tr("Back to the results"), self._return)] if self._words else []
        row.offer(actions)
        return row

    def _return(self) -> None:
        self.field.setText(self._words)
        self.search()

    def _model_row(self, model: HubModel) -> ModelRow:
        facts = [self.tr("{n} downloads a month").format(n=figure(f"{model.downloads:,}"))]
        if model.n_params:
            facts.append(self.tr("{n} parameters").format(n=_short(model.n_params)))
        facts += [text for text in (model.architecture, model.licence) if text]
        row = ModelRow(model.repo, " · ".join(facts))
        if model.is_gated:
            row.warn(self.tr("Its authors ask you to accept their terms on its page first."))
        row.offer([(self.tr("Files…"), lambda: self.show_files(model.repo))])
        return row

    def _file_row(self, file: HubFile) -> ModelRow:
        size = file.size_bytes  # of all parts
        facts = [file.quantization, figure(file_size(size))]
        if file.part[1] > 1:
            facts.append(self.tr("{n} parts").format(n=file.part[1]))
        row = ModelRow(file.name, " · ".join(text for text in facts if text))
        free = available_memory()
        light = light_of_size(size, free)
        figures = self.tr("About {need} of {free} free.").format(
            need=figure(memory_size(needed_bytes(size))), free=figure(memory_size(free))
        )
        row.light.show_light(light, running((light_words(light), figures)))
        row.offer(
            [
                (
                    self.tr("Download"),
                    lambda: self.download_asked.emit(file.repo, file.name, file.name),
                )
            ]
        )
        return row

    def _ask_token(self) -> None:
        text, is_given = QInputDialog.getText(
            self,
            self.tr("Token"),
            self.tr("Your token of the Hugging Face Hub; it is kept in the system's keyring."),
            QLineEdit.EchoMode.Password,
        )
        if is_given and text.strip():
            self._keyring.run(
                lambda: store_key(TOKEN_NAME, Secret(text)),
                then_or_tell(
                    lambda _: None, lambda error: self.list.say(spoken(error), is_bad=True)
                ),
            )


def _short(n_params: int) -> str:
    return f"{n_params / 1e9:.1f}B" if n_params >= 10**9 else f"{n_params / 1e6:.0f}M"
