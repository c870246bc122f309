"""What llama.cpp says while it works, kept for error messages: engine process."""

from __future__ import annotations

import logging
from collections import deque
from types import ModuleType

from backends.errors import BackendUnavailable
from backends.llama_common.cpu_threads import limit_spinning, why_not_opened

__all__ = ["NativeLog"]

LOG = logging.getLogger("avatar.llama")
WARN, ERROR, CONTINUED = 3, 4, 5  # enum ggml_log_level in ggml.h
KEPT = 4  # error lines


class NativeLog:
    """Receives the native log in place of stderr, and remembers the last errors.

    llama-cpp-python silences a load by closing descriptors 1 and 2 for its time; the reasons of
    a failure would be lost.

    Raises:
        BackendUnavailable: llama-cpp-python is missing, or its library cannot be loaded.
    """

    def __init__(self) -> None:
        llama_cpp = _imported()
        self._errors: deque[str] = deque(maxlen=KEPT)
        self._level = 0
        self._native = llama_cpp
        self._callback = llama_cpp.llama_log_callback(self._receive)  # must outlive its use
        llama_cpp.llama_log_set(self._callback, None)

    def clear(self) -> None:
        """Forget the errors so far."""
        self._errors.clear()

    def reason(self) -> str:
        """Return the first error since `clear`, which later ones only follow from."""
        return self._errors[0] if self._errors else ""

    def close(self) -> None:
        """Give the log back to llama-cpp-python."""
        from llama_cpp._logger import llama_log_callback

        self._native.llama_log_set(llama_log_callback, None)

    def _receive(self, level: int, text: bytes, user_data: object) -> None:
        self._level = self._level if level == CONTINUED else level
        line = text.decode("utf-8", "replace").strip()
        if not line or self._level not in (WARN, ERROR):
            return
        LOG.warning("%s", line)
        if self._level == ERROR:
            self._errors.append(line)


def _imported() -> ModuleType:
    limit_spinning()
    try:
        import llama_cpp
    except (ImportError, OSError, RuntimeError) as exc:
        raise BackendUnavailable(
            what="The backend llama-cpp-python cannot be used here.",
            why=why_not_opened(exc),
            todo="Install it (pip install llama-cpp-python), or choose another backend.",
        ) from exc
    return llama_cpp
