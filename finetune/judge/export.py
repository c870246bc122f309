"""Writes the trained encoders as GGUF, and the heads beside them: pipeline process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from finetune.judge.base import Base, tensor_names

if TYPE_CHECKING:
    import torch

__all__ = ["write_encoder", "write_heads"]

NAME = "multilingual-e5-small, trained by finetune.judge"


def write_encoder(
    base: Base, state: Mapping[str, torch.Tensor], target: Path, quantization: str
) -> None:
    """Write an encoder; its word vectors are Q4_0, as they came.

    Args:
        base: Shape and vocabulary.
        state: The trained weights, by transformers' names.
        target: The GGUF.
        quantization: Of the layers: ``Q4_0``, ``Q8_0`` or ``F16``.
    """
    import gguf

    writer = gguf.GGUFWriter(str(target), "bert")
    writer.add_name(NAME)
    writer.add_block_count(int(base.shape["num_hidden_layers"]))
    writer.add_context_length(int(base.shape["max_position_embeddings"]))
    writer.add_embedding_length(int(base.shape["hidden_size"]))
    writer.add_feed_forward_length(int(base.shape["intermediate_size"]))
    writer.add_head_count(int(base.shape["num_attention_heads"]))
    writer.add_layer_norm_eps(float(base.shape["layer_norm_eps"]))
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    _add_vocabulary(writer, base.pieces)
    kind = gguf.GGMLQuantizationType[quantization]
    for name, weights in tensor_names(int(base.shape["num_hidden_layers"])):
        array = state[weights].detach().float().numpy()
        own = gguf.GGMLQuantizationType.Q4_0 if name == "token_embd.weight" else kind
        if name == "position_embd.weight":
            own = gguf.GGMLQuantizationType.F16
        if array.ndim == 1 or name == "token_types.weight":
            own = gguf.GGMLQuantizationType.F32
        writer.add_tensor(name, gguf.quantize(array, own), raw_dtype=own)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_vocabulary(writer: object, pieces: Sequence[tuple[str, float]]) -> None:
    import gguf

    assert isinstance(writer, gguf.GGUFWriter)
    kinds = [gguf.TokenType.NORMAL] * len(pieces)
    kinds[:4] = [gguf.TokenType.CONTROL] * 3 + [gguf.TokenType.UNKNOWN]
    writer.add_tokenizer_model("t5")  # llama.cpp's name of unigram pieces
    writer.add_tokenizer_pre("default")
    writer.add_token_list([text.encode() for text, _ in pieces])
    writer.add_token_scores([score for _, score in pieces])
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_token_type_count(2)
    writer.add_add_space_prefix(True)
    writer.add_remove_extra_whitespaces(True)
    writer.add_bos_token_id(0)
    writer.add_pad_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_sep_token_id(2)
    writer.add_unk_token_id(3)


def write_heads(heads: Mapping[str, torch.nn.Module], target: Path) -> None:
    """Write the heads in half precision."""
    arrays: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.floating]]] = {}
    for name, head in heads.items():
        state = {key: value.detach().float().numpy() for key, value in head.state_dict().items()}
        for own, layer in (("1", "0"), ("2", "2")):
            arrays[f"{name}.w{own}"] = state[f"{layer}.weight"].astype(np.float16)
            arrays[f"{name}.b{own}"] = state[f"{layer}.bias"].astype(np.float16)
    with target.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
