"""How an engine process ended, in words for the person: client processes."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from backends.errors import EngineCrashed, Sentence

__all__ = ["EngineExit"]

MAX_SIGNAL = 255  # a more negative number is an NTSTATUS that was read as signed
_UNKNOWN_TODO = "Try again; if it happens again, choose a smaller context or another model."
_SMALLER = "Choose a smaller model or a smaller context, or close other programs."
_OTHER_MODEL = "Try again on the CPU with a smaller context, or choose another model or backend."
_REPORT = "Try again; if it happens again, choose another backend and report it with the log."
_OLD_CPU = "Install the build for older processors, or use a server as backend."

# Windows ends a process with an NTSTATUS; POSIX with a signal, given here as its number.
_NATIVE = {
    0xC0000005: ("It read memory that is not its own (access violation).", _OTHER_MODEL),
    0xC000001D: ("This build needs a newer CPU (illegal instruction).", _OLD_CPU),
    0xC0000409: ("Its native code found a fault and gave up (abort).", _REPORT),
    0xC0000374: ("Its memory was damaged (heap corruption).", _OTHER_MODEL),
    0xC00000FD: ("Its stack overflowed.", _OTHER_MODEL),
    0xC0000017: ("There was not enough memory.", _SMALLER),
    0xC000012D: ("There was not enough memory.", _SMALLER),
    0xC0000135: ("A library that it needs is missing.", "Install the app again."),
    0xC0000142: ("A library that it needs could not start.", "Install the app again."),
    0xC000013A: ("It was interrupted.", "Try again."),
}
_SIGNALS = {
    "SIGSEGV": ("It read memory that is not its own (segmentation fault).", _OTHER_MODEL),
    "SIGBUS": ("The model file could no longer be read (bus error).", _OTHER_MODEL),
    "SIGABRT": ("Its native code found a fault and gave up (abort).", _REPORT),
    "SIGILL": ("This build needs a newer CPU (illegal instruction).", _OLD_CPU),
    "SIGFPE": ("It divided by zero (arithmetic error).", _OTHER_MODEL),
    "SIGKILL": ("The system killed it, perhaps because memory ran out.", _SMALLER),
    "SIGTERM": ("Something asked it to end.", "Try again."),
    "SIGINT": ("It was interrupted.", "Try again."),
    "SIGHUP": ("Its terminal was closed.", "Try again."),
    "SIGPIPE": ("Its connection to this program was cut.", "Try again."),
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
            why=reason,
            todo=todo,
        )

    def _reason(self) -> tuple[str, str]:
        if -MAX_SIGNAL <= self.returncode < 0:
            name = _signal_name(-self.returncode)
            return _SIGNALS.get(name, (Sentence("Signal {1} ended it.", name), _UNKNOWN_TODO))
        status = self.returncode & 0xFFFFFFFF
        if status in _NATIVE:
            return _NATIVE[status]
        return _own_end(self.returncode, self.last_words), _UNKNOWN_TODO


def _own_end(code: int, last_words: str) -> Sentence:
    if not last_words:
        return Sentence("It ended by itself with exit code {1}.", code)
    return Sentence("It ended by itself with exit code {1}, and said last: {2}.", code, last_words)


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)
