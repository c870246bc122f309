"""The checkpoint that is trained: from the Hub, a folder, or a GGUF. Pipeline process.

A GGUF is dequantised once into a folder that every later step reads, so that the adapter is
trained on the very weights that the chat runs on. torch is imported inside functions only.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import FinetuneError
from finetune.places import checkpoint_gguf
from finetune.recipe import Recipe
from finetune.rundir import finished, folder_of, stamped

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

__all__ = [
    "checkpoint_name",
    "has_bf16",
    "load_model",
    "load_tokenizer",
    "prepare",
    "refusals",
    "usable_cores",
]

LOG = logging.getLogger(__name__)


def checkpoint_name(recipe: Recipe) -> str:
    """Return what transformers is to load: a folder, or a repository of the Hub."""
    if checkpoint_gguf(recipe):
        return str(folder_of(recipe, "base"))
    return recipe.base.checkpoint


def prepare(recipe: Recipe) -> None:
    """Make the checkpoint loadable by name; does nothing unless it is a GGUF."""
    gguf = checkpoint_gguf(recipe)
    if gguf is None or finished(recipe, "base"):
        return
    LOG.info("base: dequantising %s", gguf.name)
    with stamped(recipe, "base") as notes, refusals(recipe):
        _dequantise(gguf, folder_of(recipe, "base"))
        notes |= {"config.json": "", "model.safetensors": "", "tokenizer.json": ""}
        notes["summary"] = f"{gguf.name} is now a checkpoint in 32 bit."


def _dequantise(gguf: Path, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent, gguf_file=gguf.name, dtype=torch.float32
    )
    # It is dequantised by now; its configuration still says that it is not, and refuses to save.
    model.hf_quantizer = None
    if hasattr(model.config, "quantization_config"):
        del model.config.quantization_config
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(folder)


def load_tokenizer(recipe: Recipe) -> PreTrainedTokenizerBase:
    """Return the tokenizer, with the recipe's chat template, padding unlike the end token.

    Raises:
        FinetuneError: It cannot be loaded, or there is no token left to pad with.
    """
    from transformers import AutoTokenizer

    with refusals(recipe):
        tokenizer = AutoTokenizer.from_pretrained(
            checkpoint_name(recipe), revision=recipe.base.revision or None
        )
        if recipe.base.chat_template:
            tokenizer.chat_template = Path(recipe.base.chat_template).read_text("utf-8")
    for token in (recipe.base.pad_token, tokenizer.pad_token, tokenizer.unk_token):
        if token and token != tokenizer.eos_token and token in tokenizer.get_vocab():
            tokenizer.pad_token = token
            return tokenizer
    raise FinetuneError(
        what="The base has no token to pad with.",
        why="Its padding token is its end token, so the model would never learn to stop.",
        todo="Name an unused token of its vocabulary as base.pad_token in the recipe.",
    )


def load_model(recipe: Recipe, *, nf4: bool, dtype: torch.dtype) -> PreTrainedModel:
    """Return the base model, ready to carry an adapter.

    Args:
        recipe: Names the checkpoint.
        nf4: Load it in 4 bit (bitsandbytes), for QLoRA.
        dtype: Element type of the weights, or of the arithmetic when `nf4`.

    Raises:
        FinetuneError: It cannot be loaded.
    """
    from transformers import AutoModelForCausalLM, BitsAndBytesConfig

    quantization = None
    if nf4:
        quantization = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type="nf4",
            bnb_4bit_use_double_quant=recipe.base.double_quantization,
            bnb_4bit_compute_dtype=dtype,
        )
    with refusals(recipe):
        return AutoModelForCausalLM.from_pretrained(
            checkpoint_name(recipe),
            revision=recipe.base.revision or None,
            dtype=dtype,
            quantization_config=quantization,
            device_map={"": _own_gpu()} if nf4 else None,
        )


def _own_gpu() -> int | str:
    """Return the GPU of this process, of several that ``accelerate launch`` started."""
    import torch

    return int(os.environ.get("LOCAL_RANK", "0")) if torch.cuda.is_available() else "cpu"


def has_bf16() -> bool:
    """Tell whether this processor, or its GPU, multiplies in bf16 natively."""
    import torch

    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported())
    try:
        flags = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def refusals(recipe: Recipe) -> Iterator[None]:
    """Turn what the libraries say about a bad checkpoint into words for the person."""
    try:
        yield
    except ImportError as exc:
        raise FinetuneError(
            what="The fine-tuning libraries are not installed.",
            why=f"{exc}.",
            todo='Run: pip install -e ".[finetune]"',
        ) from exc
    except (OSError, ValueError) as exc:
        raise FinetuneError(
            what=f"The checkpoint {recipe.base.checkpoint} cannot be used.",
            why=str(exc).strip().splitlines()[0] if str(exc).strip() else type(exc).__name__,
            todo="Check base.checkpoint in the recipe, the connection, and the free disk space.",
        ) from exc
