"""Which element types make a KV cache exact: engine process.

llama.cpp's flash attention on a CPU has three kernels. Which one runs depends on how many tokens
are decoded together and on how full the cache is, and they round differently: 3 to 5 % of greedy
choices flip between them. Only one of the three is in use when the cache is not plain f16 or f32
in both halves, and that one gives the same bits for a token alone, in a batch, and with any
number of threads. Hence keys in bf16 and values in f16: the memory of f16, and the same speed.

Source: llama.cpp `ggml/src/ggml-cpu/ops.cpp`, `ggml_compute_forward_flash_attn_ext_f16`;
measured in docs/adr/0011.
"""

from __future__ import annotations

from typing import NamedTuple

from backends.base import ModelSpec

__all__ = ["PLAIN", "CacheTypes", "cache_types"]

GGML_F16, GGML_Q8_0, GGML_BF16 = 1, 8, 30  # enum ggml_type


class CacheTypes(NamedTuple):
    """The element types of a KV cache, as numbers of llama.cpp's `enum ggml_type`."""

    keys: int
    values: int

    @property
    def is_exact(self) -> bool:
        """Return whether flash attention on a CPU gives the same bits however it is batched."""
        return self != PLAIN


PLAIN = CacheTypes(GGML_F16, GGML_F16)


def cache_types(spec: ModelSpec) -> CacheTypes:
    """Return the types to ask for. Some architectures need `PLAIN`: fall back to it.

    The option ``exact_cache`` = ``off`` asks for `PLAIN`, as other programs have it.
    """
    if spec.kv_type == "q8_0":
        return CacheTypes(GGML_Q8_0, GGML_Q8_0)
    is_on_cpu = spec.n_gpu_layers == 0
    if is_on_cpu and spec.flash_attention and spec.options.get("exact_cache", "on") != "off":
        return CacheTypes(GGML_BF16, GGML_F16)
    return PLAIN
