"""One window per home: a second start hands over what it was asked for. Window process, GUI thread.

Whoever holds the lock is the first; the system frees it when its process ends, however it ends. The
first listens at a socket that only this user can reach; a socket that a killed one has left behind
is taken over with the lock.
"""

from __future__ import annotations

import logging
import os
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

import msgspec
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

from backends.digests import blake2b
from backends.errors import EngineError
from backends.files import lock_file
from desktop.config.paths import Places

__all__ = ["SingleInstance", "Wish", "come_forward", "socket_name"]

LOG = logging.getLogger("avatar.window")
PATIENCE_S = 8.0  # so long the first may take to answer; a cold disk is slow
RETRY_MS = 50
MAX_WISH_BYTES = 2**16
MAX_PATH_BYTES = 100  # of a socket; macOS has 103
HEARD = b"heard\n"
TOKEN = "XDG_ACTIVATION_TOKEN"


class Wish(msgspec.Struct, frozen=True):
    """What a start was asked for."""

    file: str = ""  # as `path_text` writes it
    persona: str = ""  # id or folder
    token: str = ""  # of the desktop, see `TOKEN`


class SingleInstance(QObject):
    """The first window of a home, or a later start that asks it.

    Args:
        places: Of the person; each home has a first window of its own.
    """

    asked = Signal(object)  # Wish

    def __init__(self, places: Places, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = places.state
        self._lock: IO[bytes] | None = None  # held as long as it is open
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def begin(self, wish: Wish) -> bool:
        """Become the first; or hand over the wish, and return False.

        Raises:
            EngineError: There is a first one, and it does not answer for `PATIENCE_S`.
        """
        deadline = time.monotonic() + PATIENCE_S
        name = socket_name(self._state)
        while not self._is_first():
            if name and _hand_over(name, wish, deadline):
                return False
            if time.monotonic() >= deadline:
                raise _silent()
            QThread.msleep(RETRY_MS)
        if name:
            self._listen(name)
        return True

    def close(self) -> None:
        """Let another one be the first."""
        self._server.close()
        if self._lock is not None:
            self._lock.close()

    def _listen(self, name: str) -> None:
        QLocalServer.removeServer(name)  # that of a killed one
        if not self._server.listen(name):
            LOG.warning("a second start opens a window: %s", self._server.errorString())
        elif os.name == "posix":
            os.chmod(name, 0o600)

    def _is_first(self) -> bool:
        """Return whether the lock is ours now; where nothing can be locked everybody is first."""
        try:
            self._state.mkdir(mode=0o700, parents=True, exist_ok=True)
            path = self._state / "window.lock"
            file = os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "r+b")
        except OSError as exc:
            LOG.warning("a second start opens a window: %s", exc)
            return True
        try:
            lock_file(file.fileno())
        except (BlockingIOError, PermissionError):
            file.close()
            return False
        except OSError as exc:
            LOG.warning("a second start opens a window: %s", exc)
        self._lock = file
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(MAX_WISH_BYTES)
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)
            self._hear(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() >= MAX_WISH_BYTES:
                socket.abort()
            return
        try:
            wish = msgspec.json.decode(bytes(socket.readLine().data()), type=Wish)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
            LOG.warning("a start asked for something else: %s", exc)
            socket.abort()
            return
        socket.write(HEARD)
        socket.flush()
        self.asked.emit(wish)


def come_forward(window: QWidget, token: str = "") -> None:
    """Bring a window to the front, with the leave of the desktop where it wants one."""
    if token:
        os.environ[TOKEN] = token  # Qt reads, and forgets, it
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _hand_over(name: str, wish: Wish, deadline: float) -> bool:
    """Return whether the first one has heard; False if there is none at this socket."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_left_ms(deadline)):
        return False
    socket.write(msgspec.json.encode(wish) + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left_ms(deadline)):
            return False
    return bytes(socket.readLine().data()) == HEARD


def _left_ms(deadline: float) -> int:
    return max(1, round(1000 * (deadline - time.monotonic())))


def _silent() -> EngineError:
    return EngineError(
        "The window that is open already does not answer.",
        "It is busy, or hangs.",
        "Wait a moment and try again, or end it; a second window opens with --new-window.",
    )


def socket_name(state: Path) -> str:
    """Return where the first listens; empty where no private place for it is found."""
    mark = blake2b(os.fsencode(state.absolute()), digest_size=8).hexdigest()
    if sys.platform == "win32":
        return f"avatar-chat-{mark}"
    path = state.absolute() / "window.sock"
    if len(os.fsencode(path)) <= MAX_PATH_BYTES:
        return str(path)
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(runtime or tempfile.gettempdir()) / f"avatar-chat-{os.getuid()}"
    return str(folder / mark) if _is_private(folder) else ""


def _is_private(folder: Path) -> bool:
    """Return whether a folder, made if need be, is this user's alone."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError as exc:
        LOG.warning("a second start opens a window: %s", exc)
        return False
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_own and not found.st_mode & 0o077
