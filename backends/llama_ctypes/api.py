"""The part of llama.cpp's C interface that a chat needs, as one table: engine process.

llama.cpp's own names keep their spelling here; everything above this module is Python. The
structs are those of the build that ``lib/VERSION`` names. `probe` finds out whether a library has
the same ones before anything is called in earnest.

Source: llama.cpp `include/llama.h`, `ggml/include/ggml-backend.h`.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    POINTER,
    Structure,
    c_bool,
    c_char_p,
    c_float,
    c_int,
    c_int8,
    c_int32,
    c_size_t,
    c_uint8,
    c_uint32,
    c_uint64,
    c_void_p,
)
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backends.errors import GenerationError, Sentence

if TYPE_CHECKING:
    from _ctypes import CFuncPtr
    from ctypes import _CDataType

__all__ = [
    "FUNCTIONS",
    "OPTIONAL_FUNCTIONS",
    "Api",
    "Batch",
    "CFunction",
    "ContextParams",
    "LogCallback",
    "ModelParams",
    "ProgressCallback",
]

ProgressCallback = CFUNCTYPE(c_bool, c_float, c_void_p)
LogCallback = CFUNCTYPE(None, c_int, c_char_p, c_void_p)

FLASH_ATTN_DISABLED = 0  # the default is AUTO: on wherever model and device allow it
VOCAB_TYPE_NONE = 0


class ModelParams(Structure):
    """`struct llama_model_params`."""

    _fields_ = (
        ("devices", c_void_p),
        ("tensor_buft_overrides", c_void_p),
        ("n_gpu_layers", c_int32),
        ("split_mode", c_int),
        ("load_mode", c_int),
        ("lazy_mode", c_int),
        ("main_gpu", c_int32),
        ("tensor_split", c_void_p),
        ("progress_callback", ProgressCallback),
        ("progress_callback_user_data", c_void_p),
        ("kv_overrides", c_void_p),
        ("vocab_only", c_bool),
        ("check_tensors", c_bool),
        ("use_extra_bufts", c_bool),
        ("no_host", c_bool),
        ("no_alloc", c_bool),
        ("load_mtp", c_bool),
    )


class ContextParams(Structure):
    """`struct llama_context_params`."""

    _fields_ = (
        ("n_ctx", c_uint32),
        ("n_batch", c_uint32),
        ("n_ubatch", c_uint32),
        ("n_seq_max", c_uint32),
        ("n_rs_seq", c_uint32),
        ("n_outputs_max", c_uint32),
        ("n_outputs_max_per_seq", c_uint32),
        ("n_threads", c_int32),
        ("n_threads_batch", c_int32),
        ("ctx_type", c_int),
        ("rope_scaling_type", c_int),
        ("pooling_type", c_int),
        ("attention_type", c_int),
        ("flash_attn_type", c_int),
        ("rope_freq_base", c_float),
        ("rope_freq_scale", c_float),
        ("yarn_ext_factor", c_float),
        ("yarn_attn_factor", c_float),
        ("yarn_beta_fast", c_float),
        ("yarn_beta_slow", c_float),
        ("yarn_orig_ctx", c_uint32),
        ("defrag_thold", c_float),
        ("cb_eval", c_void_p),
        ("cb_eval_user_data", c_void_p),
        ("type_k", c_int),
        ("type_v", c_int),
        ("abort_callback", c_void_p),
        ("abort_callback_data", c_void_p),
        ("embeddings", c_bool),
        ("offload_kqv", c_bool),
        ("no_perf", c_bool),
        ("op_offload", c_bool),
        ("swa_full", c_bool),
        ("kv_unified", c_bool),
        ("samplers", c_void_p),
        ("n_samplers", c_size_t),
        ("ctx_other", c_void_p),
    )


class Batch(Structure):
    """`struct llama_batch`; the arrays belong to the caller."""

    _fields_ = (
        ("n_tokens", c_int32),
        ("token", POINTER(c_int32)),
        ("embd", c_void_p),
        ("pos", POINTER(c_int32)),
        ("n_seq_id", POINTER(c_int32)),
        ("seq_id", POINTER(POINTER(c_int32))),
        ("logits", POINTER(c_int8)),
    )


Check = Callable[[int | None, str], int | None]


def not_null(result: int | None, name: str) -> int:
    """Refuse a null pointer."""
    if not result:
        raise GenerationError(
            what="The native library could not do what it was asked.",
            why=Sentence("{1} returned nothing.", name),
            todo="Close other programs to free memory, or choose a shorter context.",
        )
    return result


@dataclass(frozen=True, slots=True)
class Row:
    """One C function: how to call it, and how its result is judged."""

    name: str
    restype: type[_CDataType] | None
    argtypes: tuple[type[_CDataType], ...] = ()
    check: Check | None = None


HANDLE = c_void_p

FUNCTIONS = (
    Row("llama_backend_init", None),
    Row("llama_log_set", None, (LogCallback, c_void_p)),
    Row("llama_print_system_info", c_char_p),
    Row("llama_supports_gpu_offload", c_bool),
    # model
    Row("llama_model_default_params", ModelParams),
    Row("llama_model_load_from_file", HANDLE, (c_char_p, ModelParams)),
    Row("llama_model_free", None, (HANDLE,)),
    Row("llama_model_get_vocab", HANDLE, (HANDLE,), not_null),
    Row("llama_model_n_ctx_train", c_int32, (HANDLE,)),
    Row("llama_model_n_embd", c_int32, (HANDLE,)),
    Row("llama_model_n_layer", c_int32, (HANDLE,)),
    Row("llama_model_n_params", c_uint64, (HANDLE,)),
    Row("llama_model_size", c_uint64, (HANDLE,)),
    Row("llama_model_desc", c_int32, (HANDLE, c_char_p, c_size_t)),
    Row("llama_model_meta_val_str", c_int32, (HANDLE, c_char_p, c_char_p, c_size_t)),
    Row("llama_model_chat_template", c_char_p, (HANDLE, c_char_p)),
    Row("llama_model_has_encoder", c_bool, (HANDLE,)),
    Row("llama_model_has_decoder", c_bool, (HANDLE,)),
    Row("llama_model_is_diffusion", c_bool, (HANDLE,)),
    Row("llama_model_is_recurrent", c_bool, (HANDLE,)),
    Row("llama_model_is_hybrid", c_bool, (HANDLE,)),
    # vocabulary
    Row("llama_vocab_type", c_int, (HANDLE,)),
    Row("llama_vocab_n_tokens", c_int32, (HANDLE,)),
    Row("llama_vocab_bos", c_int32, (HANDLE,)),
    Row("llama_vocab_eos", c_int32, (HANDLE,)),
    Row("llama_vocab_get_add_bos", c_bool, (HANDLE,)),
    Row("llama_vocab_is_eog", c_bool, (HANDLE, c_int32)),
    Row(
        "llama_tokenize",
        c_int32,
        (HANDLE, c_char_p, c_int32, POINTER(c_int32), c_int32, c_bool, c_bool),
    ),
    Row("llama_token_to_piece", c_int32, (HANDLE, c_int32, c_char_p, c_int32, c_int32, c_bool)),
    # adapters
    Row("llama_adapter_lora_init", HANDLE, (HANDLE, c_char_p)),
    Row("llama_adapter_lora_free", None, (HANDLE,)),
    Row(
        "llama_set_adapters_lora",
        c_int32,
        (HANDLE, POINTER(HANDLE), c_size_t, POINTER(c_float)),
    ),
    # context and its memory
    Row("llama_context_default_params", ContextParams),
    Row("llama_init_from_model", HANDLE, (HANDLE, ContextParams)),
    Row("llama_free", None, (HANDLE,)),
    Row("llama_n_ctx", c_uint32, (HANDLE,)),
    Row("llama_get_memory", HANDLE, (HANDLE,)),
    Row("llama_memory_clear", None, (HANDLE, c_bool)),
    Row("llama_memory_seq_rm", c_bool, (HANDLE, c_int32, c_int32, c_int32)),
    Row("llama_memory_seq_pos_min", c_int32, (HANDLE, c_int32)),
    Row("llama_memory_seq_pos_max", c_int32, (HANDLE, c_int32)),
    Row("llama_state_seq_get_size", c_size_t, (HANDLE, c_int32)),
    Row("llama_state_seq_get_data", c_size_t, (HANDLE, POINTER(c_uint8), c_size_t, c_int32)),
    Row("llama_state_seq_set_data", c_size_t, (HANDLE, POINTER(c_uint8), c_size_t, c_int32)),
    # decoding and encoding
    Row("llama_decode", c_int32, (HANDLE, Batch)),
    Row("llama_encode", c_int32, (HANDLE, Batch)),
    Row("llama_get_embeddings_seq", HANDLE, (HANDLE, c_int32), not_null),
    Row("llama_get_logits_ith", HANDLE, (HANDLE, c_int32), not_null),
)

OPTIONAL_FUNCTIONS = (Row("llama_version", c_char_p),)  # builds before 0.5 have none


if TYPE_CHECKING:
    CFunction = CFuncPtr


class Api:
    """The functions of one loaded library, bound and checked.

    Args:
        library: The llama library, which also gives access to the ggml libraries it needs.

    Raises:
        AttributeError: A function is missing.
    """

    def __init__(self, library: ctypes.CDLL) -> None:
        self._functions: dict[str, CFunction] = {}
        for row in FUNCTIONS:
            self._functions[row.name] = _bind(library, row)
        for row in OPTIONAL_FUNCTIONS:
            if hasattr(library, row.name):
                self._functions[row.name] = _bind(library, row)

    def __getattr__(self, name: str) -> CFunction:
        """Return a bound function by its C name."""
        try:
            return self._functions[name]
        except KeyError:
            raise AttributeError(name) from None

    def version(self) -> str:
        """Return llama.cpp's own version, empty if the build does not say."""
        function = self._functions.get("llama_version")
        return (function() or b"").decode() if function else ""


def _bind(library: ctypes.CDLL, row: Row) -> CFunction:
    function = getattr(library, row.name)
    function.restype = row.restype
    function.argtypes = row.argtypes
    if row.check is not None:
        check = row.check
        function.errcheck = lambda result, _function, _arguments: check(result, row.name)
    bound: CFunction = function
    return bound
