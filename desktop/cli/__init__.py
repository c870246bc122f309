"""The command `avatar-chat`. No Qt until a window is asked for."""

from desktop.cli.command import main

__all__ = ["main"]
