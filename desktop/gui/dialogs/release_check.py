"""Asks whether there is a newer release, only when the person wants to know. Window process; no Qt.

One request without any data of the person; it blocks, so it belongs on a worker thread.
"""

from __future__ import annotations

import re
from urllib.request import Request, urlopen

import msgspec

from backends.errors import AvatarError

__all__ = ["Release", "is_newer", "newest_release"]

TIMEOUT_S = 10.0
MAX_BYTES = 1_000_000


class Release(msgspec.Struct, frozen=True):
    """A published release, as GitHub's API describes one."""

    tag_name: str
    html_url: str = ""


def newest_release(address: str, timeout_s: float = TIMEOUT_S) -> Release:
    """Return the newest release.

    Args:
        address: Of the releases API; `Build.releases`.
        timeout_s: Longest wait for the network.

    Raises:
        AvatarError: The address is not known, does not answer, or answers something else.

    Runs in: a worker thread; it blocks.
    """
    if not address.startswith(("https://", "http://127.0.0.1:")):
        raise AvatarError(
            "This copy does not know where its releases are published.",
            "It was not built by the project's release workflow.",
            "Look where you got it from.",
        )
    request = Request(address, headers={"Accept": "application/vnd.github+json"})
    try:
        with urlopen(request, timeout=timeout_s) as answer:
            return msgspec.json.decode(answer.read(MAX_BYTES), type=Release)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
        raise AvatarError(
            "The newest release could not be looked up.",
            "Its address does not answer, or answers something else.",
            "Check the network connection and try again.",
        ) from exc


def is_newer(tag: str, version: str) -> bool:
    """Tell whether a tag such as ``v1.2.0`` names a later version; an unknown version is older."""
    return _numbers(tag) > _numbers(version)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text.split("-")[0])[:3])
