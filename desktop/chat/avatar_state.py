"""What the avatar is doing, for all that shows it. Window process; no Qt."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["AvatarState"]


class AvatarState(StrEnum):
    """What the avatar is doing."""

    IDLE = "idle"
    LISTENING = "listening"
    THINKING = "thinking"
    SPEAKING = "speaking"
    UNSURE = "unsure"
    ERROR = "error"
