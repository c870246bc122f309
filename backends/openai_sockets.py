"""What is below the answers of a server: open connections, and no more bytes than wanted.

Engine process.
"""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

__all__ = ["Sockets", "beginning"]


class Sockets:
    """The connections of a client, so that one can be shut while a thread waits for it.

    Known from their beginning: before the first header there is no answer that would name its own.
    """

    def __init__(self) -> None:
        self._open: list[socket.socket] = []

    def note(self, event: str, info: Mapping[str, object]) -> None:
        """Take what the HTTP library tells of its work (its ``trace`` extension)."""
        if event.endswith(("connect_tcp.complete", "start_tls.complete")):
            find = getattr(info.get("return_value"), "get_extra_info", None)
            found = find("socket") if find is not None else None
            self._open = [one for one in self._open if one.fileno() >= 0]
            if found is not None:
                self._open.append(found)

    def shut(self) -> None:
        """End whatever waits for one of them; the next request connects anew."""
        for one in self._open:
            with contextlib.suppress(OSError, ValueError):
                one.shutdown(socket.SHUT_RDWR)
        self._open = []


def beginning(response: httpx2.Response, n_bytes: int) -> bytes:
    """Read so much of an answer; what follows is not fetched."""
    read = bytearray()
    for piece in response.iter_bytes():
        read += piece
        if len(read) >= n_bytes:
            break
    return bytes(read[:n_bytes])
