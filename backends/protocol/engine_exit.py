"""How an engine process ended, in words for the person: client processes."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from backends.errors import EngineCrashed

__all__ = ["EngineExit"]

MAX_SIGNAL = 255  # a more negative number is an NTSTATUS that was read as signed
_UNKNOWN_TODO = "Try again; if it happens again, choose a smaller context or another model."
_SMALLER = "Choose a smaller model or a smaller context, or close other programs."
_OTHER_MODEL = "Try again on the CPU with a smaller context, or choose another model or backend."
_REPORT = "Try again; if it happens again, choose another backend and report it with the log."
_OLD_CPU = "Install the build for older processors, or use a server as backend."

# Windows ends a process with an NTSTATUS; POSIX with a signal, given here as its number.
_NATIVE = {
    0xC0000005: ("it read memory that is not its own (access violation)", _OTHER_MODEL),
    0xC000001D: ("this build needs a newer CPU (illegal instruction)", _OLD_CPU),
    0xC0000409: ("its native code found a fault and gave up (abort)", _REPORT),
    0xC0000374: ("its memory was damaged (heap corruption)", _OTHER_MODEL),
    0xC00000FD: ("its stack overflowed", _OTHER_MODEL),
    0xC0000017: ("there was not enough memory", _SMALLER),
    0xC000012D: ("there was not enough memory", _SMALLER),
    0xC0000135: ("a library that it needs is missing", "Install the app again."),
    0xC0000142: ("a library that it needs could not start", "Install the app again."),
    0xC000013A: ("it was interrupted", "Try again."),
}
_SIGNALS = {
    "SIGSEGV": ("it read memory that is not its own (segmentation fault)", _OTHER_MODEL),
    "SIGBUS": ("the model file could no longer be read (bus error)", _OTHER_MODEL),
    "SIGABRT": ("its native code found a fault and gave up (abort)", _REPORT),
    "SIGILL": ("this build needs a newer CPU (illegal instruction)", _OLD_CPU),
    "SIGFPE": ("it divided by zero (arithmetic error)", _OTHER_MODEL),
    "SIGKILL": ("the system killed it, perhaps because memory ran out", _SMALLER),
    "SIGTERM": ("something asked it to end", "Try again."),
    "SIGINT": ("it was interrupted", "Try again."),
    "SIGHUP": ("its terminal was closed", "Try again."),
    "SIGPIPE": ("its connection to this program was cut", "Try again."),
}


@dataclass(frozen=True, slots=True)
class EngineExit:
    """The end of an engine.

    Attributes:
        returncode: As `subprocess` gives it: negative = the signal; Windows: the NTSTATUS.
        is_hung: It was killed by us, because it did not answer in time.
        last_words: The last line of its log, if any.
    """

    returncode: int
    is_hung: bool = False
    last_words: str = ""

    def error(self) -> EngineCrashed:
        """Return the error that every request still open fails with."""
        if self.is_hung:
            return EngineCrashed(
                what="The engine did not answer any more and was stopped.",
                why="Its native code was busy for too long, or hung.",
                todo=_UNKNOWN_TODO,
            )
        reason, todo = self._reason()
        return EngineCrashed(
            what="The engine stopped unexpectedly; the chat is kept.",
            why=f"{reason[0].upper()}{reason[1:]}.",
            todo=todo,
        )

    def _reason(self) -> tuple[str, str]:
        if -MAX_SIGNAL <= self.returncode < 0:
            name = _signal_name(-self.returncode)
            return _SIGNALS.get(name, (f"signal {name} ended it", _UNKNOWN_TODO))
        status = self.returncode & 0xFFFFFFFF
        if status in _NATIVE:
            return _NATIVE[status]
        said = f", and said last: {self.last_words}" if self.last_words else ""
        return f"it ended by itself with exit code {self.returncode}{said}", _UNKNOWN_TODO


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
