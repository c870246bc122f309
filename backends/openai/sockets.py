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

    def note(self, event: str, info: Mapping[str, object], *, is_wanted: bool = True) -> None:
        """Take what the HTTP library tells of its work (its ``trace`` extension).

        Args:
            event: What it did.
            info: What came of it.
            is_wanted: Whether anybody waits for it; else a new connection is shut, and no other:
                that may be of the next request.
        """
        if not event.endswith(("connect_tcp.complete", "start_tls.complete")):
            return
        find = getattr(info.get("return_value"), "get_extra_info", None)
        found = find("socket") if find is not None else None
        self._open = [one for one in self._open if one.fileno() >= 0]
        if found is not None and is_wanted:
            self._open.append(found)
        elif found is not None:
            _shut(found)

    def shut(self) -> None:
        """End whatever waits for one of them; the next request connects anew."""
        for one in self._open:
            _shut(one)
        self._open = []


def _shut(one: socket.socket) -> None:
    with contextlib.suppress(OSError, ValueError):
        one.shutdown(socket.SHUT_RDWR)


def beginning(response: httpx2.Response, n_bytes: int, *, may_break: bool = False) -> bytes:
    """Read so much of an answer; what follows is not fetched.

    Args:
        response: The answer.
        n_bytes: As many at most.
        may_break: What came is good where the rest never does: its status has said it already.
    """
    import httpx2

    read = bytearray()
    try:
        for piece in response.iter_bytes():
            read += piece
            if len(read) >= n_bytes:
                break
    except httpx2.HTTPError:
        if not may_break:
            raise
    return bytes(read[:n_bytes])
