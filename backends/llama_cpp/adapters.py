"""Switches LoRA adapters on a model that stays loaded, for `llama-cpp-python`: engine process."""

from __future__ import annotations

import ctypes
import logging
import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from backends.base import Adapter
from backends.errors import ModelLoadError, Sentence
from backends.gguf.adapter_fit import strength_of
from backends.llama_cpp.log import NativeLog

if TYPE_CHECKING:
    from llama_cpp import Llama

    Handle = ctypes._Pointer[ctypes.c_void_p]

LOG = logging.getLogger(__name__)

__all__ = ["AdapterSet", "FileState", "file_state"]

FileState = tuple[str, int, int]
"""The path of a file, its size in bytes and its time in nanoseconds."""


def file_state(path: Path) -> FileState:
    """Return what changes when a file is replaced."""
    found = path.stat()
    return str(path.resolve()), found.st_size, found.st_mtime_ns


class AdapterSet:
    """The adapters of one model: each file is read once, whatever its strength.

    What is still loaded when the model is freed goes with it.

    Args:
        llama: The model and its context.
        log: Where llama.cpp says why it refuses a file.

    Runs in: engine process, main thread.
    """

    def __init__(self, llama: Llama, log: NativeLog) -> None:
        self._llama = llama
        self._log = log
        self._handles: dict[FileState, Handle] = {}

    def use(self, adapters: Sequence[Adapter]) -> None:
        """Use these adapters and no others. What the KV cache holds is forgotten.

        Raises:
            ModelLoadError: One does not fit the model; those before stay in use.
        """
        known = dict(self._handles)
        try:
            for adapter in adapters:
                if (state := file_state(adapter.path)) not in known:
                    known[state] = self._read(adapter)
            wanted = {file_state(adapter.path): strength_of(adapter) for adapter in adapters}
            self._set([known[state] for state in wanted], list(wanted.values()))
        except ModelLoadError:
            self._free(known, keep=self._handles)
            raise
        self._free(known, keep=wanted)
        self._handles = {state: known[state] for state in wanted}
        self._forget()

    def _read(self, adapter: Adapter) -> Handle:
        import llama_cpp

        self._log.clear()
        handle: Handle = llama_cpp.llama_adapter_lora_init(
            self._llama.model, os.fsencode(adapter.path)
        )
        if not handle:  # a null pointer, which is not None
            LOG.warning("%s: %s", adapter.path.name, self._log.reason())
            raise ModelLoadError(
                what=Sentence("The adapter {1} could not be loaded.", adapter.path.name),
                why="llama.cpp refused its parts; the log has the reason.",
                todo="Choose the base model that it was trained on, or remove it.",
            )
        return handle

    def _set(self, handles: Sequence[Handle], scales: Sequence[float]) -> None:
        import llama_cpp

        n = len(handles)
        native = (llama_cpp.llama_adapter_lora_p_ctypes * n)(*handles)
        strengths = (ctypes.c_float * n)(*scales)
        if llama_cpp.llama_set_adapters_lora(self._llama.ctx, native, n, strengths):
            LOG.warning("adapters: %s", self._log.reason())
            raise ModelLoadError(
                what="The adapters could not be used.",
                why="They cannot be combined.",
                todo="Use one of them alone.",
            )

    def _forget(self) -> None:
        import llama_cpp

        llama_cpp.llama_memory_clear(self._llama._ctx.memory, True)
        self._llama.n_tokens = 0

    @staticmethod
    def _free(handles: Mapping[FileState, Handle], keep: Collection[FileState]) -> None:
        import llama_cpp

        for state in handles.keys() - set(keep):
            llama_cpp.llama_adapter_lora_free(handles[state])
