"""The shape and the tokenizer of a model as its GGUF header tells them: every process.

Refuses what llama.cpp would meet with an assertion, that is with the end of the process
(`src/llama-model.cpp: load_hparams`, `src/llama-vocab.cpp: load`).
"""

from __future__ import annotations

from dataclasses import dataclass

from backends.errors import Sentence
from backends.gguf.header import Array, GgufHeader, LongText, refuse, shown

__all__ = [
    "ModelShape",
    "check_shape",
    "check_tokenizer",
    "describe_shape",
    "special_token",
    "vocabulary_size",
]

MAX_LAYERS = 512  # llama.cpp: LLAMA_MAX_LAYERS
MAX_EXPERTS = 1024  # llama.cpp: LLAMA_MAX_EXPERTS
MAX_WIDTH = 2**24  # of an embedding; the widest known is below 2**15
MAX_CONTEXT = 2**31 - 1

_FLOAT, _STRING, _INT32, _UINT32 = 6, 8, 5, 4
_TOKENIZERS = frozenset(
    {"llama", "bert", "gpt2", "hybriddna", "whitespace", "t5", "rwkv", "plamo2", "gemma4"}
)
_WITH_MERGES = frozenset({"gpt2", "hybriddna", "whitespace", "gemma4"})
_ROPE_SCALINGS = frozenset({"none", "linear", "yarn", "longrope"})
_RECURRENT = frozenset({"mamba", "mamba2", "rwkv6", "rwkv6qwen2", "rwkv7", "arwkv7"})

DAMAGED = "Get a copy from another source; this one was not converted correctly."


@dataclass(frozen=True, slots=True)
class ModelShape:
    """What the memory estimate needs. Widths in elements, context in tokens."""

    n_layers: int = 0
    n_ctx_train: int = 0
    n_embd: int = 0
    n_ff: int = 0  # of the widest layer
    n_heads: int = 0  # of the layer with the most
    n_kv_heads: tuple[int, ...] = ()  # per layer; 0 = the layer keeps no keys and values
    key_length: int = 0  # per head
    value_length: int = 0
    state_size: int = 0  # elements of the recurrent state of one layer; 0 for a transformer


def check_shape(header: GgufHeader) -> None:
    """Refuse a model whose hyperparameters are missing or impossible."""
    _require(header, "block_count", "number of layers", MAX_LAYERS)
    _require(header, "embedding_length", "width", MAX_WIDTH)
    _require(header, "context_length", "context length", MAX_CONTEXT)
    layers = _get(header, "block_count")
    for key in ("attention.head_count", "attention.head_count_kv", "feed_forward_length"):
        values = _per_layer(header, key, layers)
        if len(values) != layers or not all(0 <= value <= MAX_WIDTH for value in values):
            refuse(
                header.path, Sentence("Its {1} does not fit its {2} layers.", key, layers), DAMAGED
            )
    _check_experts(header)
    scaling = header.metadata.get(f"{_arch(header)}.rope.scaling.type", "linear")
    if scaling not in _ROPE_SCALINGS:
        refuse(
            header.path,
            Sentence("Its context extension {1} is unknown.", shown(str(scaling))),
            DAMAGED,
        )
    if _get(header, "nextn_predict_layers") > layers:
        refuse(header.path, "It claims more prediction layers than layers.", DAMAGED)


def _check_experts(header: GgufHeader) -> None:
    experts = _get(header, "expert_count")
    used = max(_per_layer(header, "expert_used_count", _get(header, "block_count")))
    groups = _get(header, "expert_group_count")
    if not 0 <= experts <= MAX_EXPERTS or not 0 <= used <= experts or (experts and not used):
        refuse(header.path, Sentence("It claims {1} experts and uses {2}.", experts, used), DAMAGED)
    if groups and (groups >= experts or experts % groups):
        refuse(
            header.path, Sentence("It claims {1} experts in {2} groups.", experts, groups), DAMAGED
        )


def describe_shape(header: GgufHeader) -> ModelShape:
    """Return the shape of a model that passed `check_shape`."""
    layers = _get(header, "block_count")
    heads = max(_per_layer(header, "attention.head_count", layers))
    n_embd = _get(header, "embedding_length")
    width = n_embd // heads if heads else 0
    return ModelShape(
        n_layers=layers,
        n_ctx_train=_get(header, "context_length"),
        n_embd=n_embd,
        n_ff=max(_per_layer(header, "feed_forward_length", layers)),
        n_heads=heads,
        n_kv_heads=_kv_heads(header, layers),
        key_length=_get(header, "attention.key_length", width),
        value_length=_get(header, "attention.value_length", width),
        state_size=_state_size(header, n_embd),
    )


def _kv_heads(header: GgufHeader, layers: int) -> tuple[int, ...]:
    if _arch(header) in _RECURRENT:
        return (0,) * layers
    key = "attention.head_count_kv"
    if f"{_arch(header)}.{key}" not in header.metadata:
        key = "attention.head_count"
    heads = _per_layer(header, key, layers)
    every = _get(header, "full_attention_interval")
    if every > 1:
        return tuple(n if (layer + 1) % every == 0 else 0 for layer, n in enumerate(heads))
    return heads


def _state_size(header: GgufHeader, n_embd: int) -> int:
    """Return the elements of one recurrent layer's state (llama.cpp: n_embd_r + n_embd_s)."""
    if _arch(header).startswith(("rwkv", "arwkv")):
        return n_embd * (2 + _get(header, "wkv.head_size"))
    inner, state = _get(header, "ssm.inner_size"), _get(header, "ssm.state_size")
    tail = max(_get(header, "ssm.conv_kernel") - 1, 0)
    return tail * (inner + 2 * _get(header, "ssm.group_count") * state) + inner * state


def check_tokenizer(header: GgufHeader) -> None:
    """Refuse a model without a usable vocabulary."""
    model = header.text("tokenizer.ggml.model")
    if model in ("", "none", "no_vocab"):
        refuse(header.path, "It has no tokenizer, so it cannot read text.", DAMAGED)
    if model not in _TOKENIZERS:
        refuse(
            header.path, Sentence("Its tokenizer {1} is unknown.", shown(model)), "Update this app."
        )
    tokens = _list(header, "tokens")
    if tokens is None or tokens.kind != _STRING or not tokens.length:
        refuse(header.path, "Its vocabulary is missing or not a list of texts.", DAMAGED)
    # The engine reads each text up to its first NUL, and gives those without one a name.
    items = [item.partition(b"\0")[0] for item in tokens.items if isinstance(item, bytes)]
    if len(set(items)) != len(items) - max(items.count(b"") - 1, 0):
        refuse(header.path, "Its vocabulary contains a token twice.", DAMAGED)
    _check_beside(header, "scores", tokens.length, (_FLOAT, _INT32))
    _check_beside(header, "token_type", tokens.length, (_INT32,))
    if model in _WITH_MERGES and not _has_merges(header):
        refuse(header.path, "The merges of its vocabulary are missing.", DAMAGED)


def _has_merges(header: GgufHeader) -> bool:
    if "tokenizer.ggml.merges" not in header.metadata:
        return header.text("tokenizer.ggml.pre") == "kimi-k2"  # the only one without any
    merges = _list(header, "merges")
    return merges is not None and merges.kind == _STRING


def _check_beside(header: GgufHeader, key: str, n_tokens: int, kinds: tuple[int, ...]) -> None:
    if f"tokenizer.ggml.{key}" not in header.metadata:
        return
    values = _list(header, key)
    if values is None or values.kind not in kinds or values.length < n_tokens:
        refuse(
            header.path, Sentence("The {1} of its vocabulary do not fit its tokens.", key), DAMAGED
        )


def vocabulary_size(header: GgufHeader) -> int:
    """Return the number of tokens that the file lists."""
    tokens = _list(header, "tokens")
    return tokens.length if tokens else 0


def special_token(header: GgufHeader, name: str) -> str:
    """Return the text of a special token ("bos", "eos"); empty if the file names none."""
    tokens = _list(header, "tokens")
    place = header.number(f"tokenizer.ggml.{name}_token_id", -1)
    if tokens is None or not 0 <= place < len(tokens.items):
        return ""
    token = tokens.items[place]
    return token.decode("utf-8", "replace") if isinstance(token, bytes) else ""


def _list(header: GgufHeader, key: str) -> Array | None:
    value = header.metadata.get(f"tokenizer.ggml.{key}")
    return value if isinstance(value, Array) else None


def _arch(header: GgufHeader) -> str:
    return header.text("general.architecture")


def _get(header: GgufHeader, key: str, default: int = 0) -> int:
    return header.number(f"{_arch(header)}.{key}", default)


def _require(header: GgufHeader, key: str, what: str, most: int) -> None:
    value = header.metadata.get(f"{_arch(header)}.{key}")
    if value is None:
        refuse(header.path, Sentence("It does not tell its {1}.", what), DAMAGED)
    if isinstance(value, LongText) or not 0 < _get(header, key) <= most:
        refuse(
            header.path, Sentence("Its {1} is impossible ({2}).", what, shown(str(value))), DAMAGED
        )


def _per_layer(header: GgufHeader, key: str, layers: int) -> tuple[int, ...]:
    """Return a value that a file gives once for all layers or once per layer."""
    value = header.metadata.get(f"{_arch(header)}.{key}", 0)
    if isinstance(value, Array):
        return tuple(int(n) for n in value.items if isinstance(n, int))[: MAX_LAYERS + 1]
    return (value if isinstance(value, int) else -1,) * layers
