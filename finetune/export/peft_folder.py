"""Reads an adapter as PEFT has saved it, and what of it llama.cpp can use. Pipeline process.

llama.cpp knows one strength for a whole adapter, alpha divided by the rank, and pairs of matrices.
What comes to the same is written so; what is more than that has to be merged into the base first.
"""

from __future__ import annotations

import json
import math
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from backends.errors import FinetuneError

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "CONFIG_FILE",
    "WEIGHT_FILES",
    "PeftConfig",
    "prepare_adapter",
    "prepare_merge",
    "read_config",
]

CONFIG_FILE = "adapter_config.json"
WEIGHT_FILES = ("adapter_model.safetensors", "adapter_model.bin")
WHAT = "The adapter could not be converted."
MERGE = (
    "Merge it into its base first: python -m finetune.export.convert {folder} --base BASE --merge"
    " MODEL.gguf."
)
PROMPTS = ("PROMPT", "PREFIX", "P_TUNING", "CPT", "XLORA", "POLY", "CARTRIDGE")  # without a merge
MARKS = {  # of the kinds that PEFT merges: what is in the names of their weights, before LoRA's
    **{"ADALORA": "lora_E", "BOFT": "boft_", "C3A": "c3a_", "DELORA": "delora_"},
    **{"FOURIERFT": "fourierft_", "GRALORA": "gralora_", "HRA": "hra_", "IA3": "ia3_"},
    **{"LOHA": "hada_", "LOKR": "lokr_", "MISS": "miss_", "OFT": "oft_", "RANDLORA": "randlora_"},
    **{"ROAD": "road_", "SHIRA": "shira_", "VBLORA": "vblora_", "VERA": "vera_lambda_"},
    **{"WAVEFT": "waveft_", "LORA": "lora_"},
}
MLX_WEIGHTS = "adapters.safetensors"
FOREIGN_TODO = "Merge it into its base with the program that made it, and convert the whole model."
COPY_TODO = "Copy the whole folder that the training has left."
MAX_HEADER_BYTES = 100 * 2**20
ADDED = re.compile(  # by what wraps a model, and by the name of the adapter
    r"(?:^module\.|(?<=\.)_orig_mod\.|(?<=\.lora_[AB])\.(?!weight$|bias$)[^.]+"
    r"|(?<=\.lora_embedding_[AB])\.[^.]+)"
)
PREFIX = "base_model.model."
PLAIN_STARTS = (True, False, "gaussian", "eva", "orthogonal")  # leave the base as it is


class PeftConfig(msgspec.Struct, frozen=True):
    """What adapter_config.json says; what is not known here is left out."""

    peft_type: str = "LORA"
    r: int = 8
    lora_alpha: float | None = 8
    bias: str = "none"
    use_rslora: bool = False
    use_dora: bool = False
    lora_bias: bool = False
    fan_in_fan_out: bool = False
    modules_to_save: Sequence[str] | None = None
    rank_pattern: Mapping[str, int] | None = None
    alpha_pattern: Mapping[str, float] | None = None
    trainable_token_indices: object = None
    layer_replication: object = None
    init_lora_weights: object = True
    use_qalora: bool = False
    target_parameters: object = None
    alora_invocation_tokens: object = None

    @property
    def is_uniform(self) -> bool:
        """Return whether llama.cpp's own formula gives its strength."""
        return not (self.use_rslora or self.alpha_pattern) and bool(self.lora_alpha)

    def strength(self, module: str, rank: int) -> float:
        """Return by what PEFT multiplies a module's pair, times its rank.

        Args:
            module: Its name within the model.
            rank: Of its pair.
        """
        patterns = (self.alpha_pattern or {}).items()
        found = (alpha for key, alpha in patterns if re.match(rf"(.*\.)?({key})$", module))
        alpha = next(found, self.lora_alpha or 0.0)
        return alpha * math.sqrt(rank) if self.use_rslora else alpha


@dataclass(frozen=True, slots=True)
class Part:
    """One tensor of the adapter."""

    name: str
    shape: tuple[int, ...]


def read_config(folder: Path) -> PeftConfig:
    """Return what an adapter is.

    Raises:
        FinetuneError: There is none, or its description cannot be read.
    """
    path = folder / CONFIG_FILE
    try:
        said: object = json.loads(path.read_text("utf-8-sig"))
        if isinstance(said, dict) and (program := _foreign(folder, said)):
            raise FinetuneError(WHAT, f"It is {program}.", FOREIGN_TODO)
        config = msgspec.convert(_without_nulls(said), PeftConfig, strict=False)
        for pattern in config.alpha_pattern or {}:
            re.compile(pattern)
    except OSError as exc:
        why = f"{folder} has no {CONFIG_FILE} that can be read."
        raise FinetuneError(WHAT, why, _where_else(folder)) from exc
    except (msgspec.MsgspecError, ValueError, RecursionError, re.error) as exc:
        raise FinetuneError(WHAT, f"{path}: {exc}.", "Copy the adapter again.") from exc
    if not all(
        map(math.isfinite, (config.lora_alpha or 0, *(config.alpha_pattern or {}).values()))
    ):
        why = f"{path}: its alpha is no number, so its strength is not known."
        raise FinetuneError(WHAT, why, "Write the alpha of the training there.")
    return config


def _without_nulls(said: object) -> object:
    """Return a description without the fields that say nothing; an alpha of null is none at all."""
    if not isinstance(said, dict):
        return said
    return {key: it for key, it in said.items() if it is not None or key == "lora_alpha"}


def _foreign(folder: Path, said: Mapping[str, object]) -> str:
    """Return which other program has made an adapter; nothing where PEFT has, or may have."""
    if said.keys() & {"lora_parameters", "fine_tune_type"} or (folder / MLX_WEIGHTS).is_file():
        return "an adapter of MLX"
    return (
        ""
        if said.keys() & {"peft_type", "r", "lora_alpha"}
        else "described in another way than PEFT does it"
    )


def _where_else(folder: Path) -> str:
    """Return what to do: one of the folders within, where adapters are in them."""
    inner = sorted(path.parent.name for path in folder.glob(f"*/{CONFIG_FILE}"))
    if inner:
        return f"There is one in {folder / inner[-1]}; name that folder."
    return "Name the folder that the training has left."


def prepare_adapter(folder: Path, scratch: Path, vocab_size: int = 0) -> Path:
    """Return a folder that llama.cpp's converter makes an adapter of the right strength from.

    Args:
        folder: As PEFT has saved it.
        scratch: Where a changed copy may be written.
        vocab_size: Of the base; 0 = not known.

    Raises:
        FinetuneError: It is no LoRA, is damaged, or has to be merged into its base.
    """
    config = read_config(folder)
    parts, is_plain = _named_parts(folder)
    if reason := _why_merge(config, parts, vocab_size):
        raise FinetuneError(WHAT, reason, MERGE.format(folder=folder))
    _check_pairs(parts)
    _check_numbers(folder)
    if config.is_uniform and is_plain and _is_by_the_book(folder):
        return folder
    return _rescaled(folder, scratch, config, parts)


def _check_numbers(folder: Path) -> None:
    """Refuse weights that are no numbers: a training that has burst leaves such."""
    path = _weights_of(folder)
    for name, tensor in _loaded(path).items():
        if not bool(tensor.isfinite().all()):
            why = f"{path.name}: weights of {name} are no numbers, so the model would say nonsense."
            raise FinetuneError(WHAT, why, "Train it again, with a lower learning rate.")


def prepare_merge(folder: Path, scratch: Path) -> Path:
    """Return a folder that PEFT merges all of: it leaves weights out whose names it does not know.

    Args:
        folder: As PEFT, or what wraps it, has saved it.
        scratch: Where a copy with plain names may be written.

    Raises:
        FinetuneError: It is of a kind that cannot be merged, or damaged.
    """
    config = read_config(folder)
    parts, is_plain = _named_parts(folder)
    _checked_kind(config, parts)
    if is_plain:
        return folder
    return _copied(folder, scratch, _loaded_plain(folder), {})


def _named_parts(folder: Path) -> tuple[list[Part], bool]:
    """Return the tensors under plain names, and whether they have them in the file."""
    path = _weights_of(folder)
    found = _parts(path)
    parts = [replace(part, name=_plain(part.name)) for part in found]
    if len({part.name for part in parts}) < len(parts):
        why = f"{path.name} holds several adapters."
        raise FinetuneError(WHAT, why, "Save the one that is wanted in a folder of its own.")
    return parts, parts == found


def _is_by_the_book(folder: Path) -> bool:
    """Tell whether llama.cpp's converter can read the description as it stands."""
    content = (folder / CONFIG_FILE).read_bytes()
    try:
        msgspec.json.decode(content, type=PeftConfig)
        return "lora_alpha" in msgspec.json.decode(content)  # it knows no default, as PEFT does
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


def _weights_of(folder: Path) -> Path:
    for name in WEIGHT_FILES:
        if (folder / name).is_file():
            path = folder / name
            break
    else:
        why = f"{folder} has no {WEIGHT_FILES[0]}."
        raise FinetuneError(WHAT, why, COPY_TODO)
    with path.open("rb") as file:
        if file.read(19) == b"version https://git":
            why = f"{path.name} is a Git LFS pointer: a note of where the weights are."
            raise FinetuneError(WHAT, why, "Fetch the file itself: git lfs pull.")
    return path


def _parts(path: Path) -> list[Part]:
    if path.suffix == ".bin":
        return [Part(name, tuple(tensor.shape)) for name, tensor in _loaded(path).items()]
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        text = file.read(length) if length <= min(size, MAX_HEADER_BYTES) else b""
    try:
        header = json.loads(text)
        entries = {name: it for name, it in header.items() if name != "__metadata__"}
        parts = [Part(name, tuple(it["shape"])) for name, it in entries.items()]
        end = max((it["data_offsets"][1] for it in entries.values()), default=0)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as exc:
        raise _damaged(path, "its header cannot be read") from exc
    if 8 + length + end > size:
        raise _damaged(path, f"it ends after {size} of {8 + length + end} bytes")
    if (more := size - 8 - length - end) > 0:
        raise _damaged(path, f"it has {more} bytes more than its index says")
    if not parts:
        raise _damaged(path, "it holds nothing")
    return parts


def _damaged(path: Path, how: str) -> FinetuneError:
    return FinetuneError(WHAT, f"{path.name} is damaged: {how}.", "Copy or download it again.")


def _loaded(path: Path) -> dict[str, Tensor]:
    try:
        if path.suffix == ".bin":
            import torch

            weights: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
        else:
            from safetensors.torch import load_file

            weights = load_file(path)
    except Exception as exc:  # pickle and safetensors raise whatever they like
        raise _damaged(path, str(exc).splitlines()[0] if str(exc) else type(exc).__name__) from exc
    return weights


def _why_merge(config: PeftConfig, parts: Sequence[Part], vocab_size: int) -> str:
    """Return what an adapter has that llama.cpp does not know; empty if there is nothing."""
    kind = _checked_kind(config, parts)
    if kind != "LORA":
        return f"It is no LoRA but {kind}, and llama.cpp can use LoRA adapters only."
    names = [part.name for part in parts]
    whole = [name for name in names if "lora_" not in name and not name.endswith(".bias")]
    reasons = {
        "It is a DoRA: it changes directions and lengths, and llama.cpp knows no lengths.": (
            config.use_dora or any("lora_magnitude" in name for name in names)
        ),
        "Its biases were trained, too.": (
            config.bias != "none" or config.lora_bias or any(n.endswith(".bias") for n in names)
        ),
        f"It holds whole layers ({_few(config.modules_to_save or whole)}) beside the LoRA.": (
            bool(config.modules_to_save or whole)
        ),
        "It groups its inputs (QALoRA).": config.use_qalora,
        "It was trained on single parameters.": bool(config.target_parameters),
        "It acts only behind some words of a prompt (aLoRA).": bool(config.alora_invocation_tokens),
        "It was trained on some tokens alone.": bool(config.trainable_token_indices),
        "It repeats layers of its base.": bool(config.layer_replication),
        "Its weights are transposed (fan_in_fan_out).": config.fan_in_fan_out,
        f"Its training began by changing the base ({config.init_lora_weights}).": (
            config.init_lora_weights not in PLAIN_STARTS
        ),
        "Its vocabulary was resized, or it was trained for another base.": (
            _is_resized(parts, vocab_size)
        ),
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "")


def _checked_kind(config: PeftConfig, parts: Sequence[Part]) -> str:
    """Return the kind of an adapter, which its weights bear out and which can be merged.

    Raises:
        FinetuneError: Its weights are of another kind, or nothing can be made of it.
    """
    kind = config.peft_type.rpartition(".")[2].upper()  # also PeftType.LORA
    if any(part in kind for part in PROMPTS):
        why = f"It is no LoRA but {kind}, which changes no weights that a model file could hold."
        raise FinetuneError(WHAT, why, "Train a LoRA adapter: llama.cpp can use no other.")
    if kind not in MARKS:
        why = f"It is no LoRA but {kind}, which PEFT does not merge any more, or not yet."
        raise FinetuneError(WHAT, why, FOREIGN_TODO)
    marks = ((one, f".{mark}") for one, mark in MARKS.items())
    found = next((o for o, mark in marks if any(mark in part.name for part in parts)), kind)
    if found != kind:
        why = f"{CONFIG_FILE} says that it is {kind}, and its weights are those of {found}."
        raise FinetuneError(WHAT, why, COPY_TODO)
    return kind


def _few(names: Sequence[str]) -> str:
    short = [name.removeprefix(PREFIX).removesuffix(".weight") for name in names]
    return ", ".join(short[:3]) + (" …" if len(short) > 3 else "")


def _is_resized(parts: Sequence[Part], vocab_size: int) -> bool:
    for part in parts:
        rows = part.shape[0] if part.name.endswith("lm_head.lora_B.weight") else 0
        columns = part.shape[-1] if "lora_embedding_A" in part.name else 0
        if vocab_size and (rows or columns) not in (0, vocab_size):
            return True
    return False


def _check_pairs(parts: Sequence[Part]) -> None:
    """Refuse an adapter of which a half is missing or does not fit the other."""
    shapes = {part.name: part.shape for part in parts}
    for name, shape in shapes.items():
        other = name.replace("lora_A", "lora_B") if "lora_A" in name else ""
        other = other or (name.replace("lora_B", "lora_A") if "lora_B" in name else name)
        if other not in shapes:
            why = f"It is damaged: {name} is there without {other.rpartition(PREFIX)[2]}."
            raise FinetuneError(WHAT, why, "Copy or download it again.")
        if "lora_A" in name and shape[:1] != shapes[other][1:2]:
            why = f"It is damaged: the halves of {name} have different ranks."
            raise FinetuneError(WHAT, why, "Copy or download it again.")


def _rescaled(folder: Path, scratch: Path, config: PeftConfig, parts: Sequence[Part]) -> Path:
    """Write a copy with one alpha for all, and the rest of each strength in the weights."""
    ranks = dict(_ranks(parts))
    wanted = {name: config.strength(_module(name), rank) for name, rank in ranks.items()}
    alpha = max(wanted.values(), key=abs, default=0.0) or 1.0
    weights = _loaded_plain(folder)
    for name, strength in wanted.items():
        if strength != alpha:
            weights[name] = (weights[name].float() * (strength / alpha)).to(weights[name].dtype)
    changed = {"r": config.r, "lora_alpha": alpha, "use_rslora": False, "alpha_pattern": {}}
    return _copied(folder, scratch, weights, changed)


def _loaded_plain(folder: Path) -> dict[str, Tensor]:
    return {_plain(name): it for name, it in _loaded(_weights_of(folder)).items()}


def _copied(
    folder: Path, scratch: Path, weights: Mapping[str, Tensor], changed: Mapping[str, object]
) -> Path:
    """Write a copy of an adapter with other weights, and with some of its description changed."""
    from safetensors.torch import save_file

    copy = scratch / "adapter"
    copy.mkdir(parents=True, exist_ok=True)
    save_file(
        {name: tensor.contiguous() for name, tensor in weights.items()}, copy / WEIGHT_FILES[0]
    )
    said: dict[str, object] = json.loads((folder / CONFIG_FILE).read_text("utf-8-sig"))
    (copy / CONFIG_FILE).write_text(json.dumps({**said, **changed}), "utf-8")
    for other in folder.glob("*.json"):
        if other.name != CONFIG_FILE:
            shutil.copy(other, copy)
    return copy


def _plain(name: str) -> str:
    """Return a name as PEFT writes it, without what was added on the way."""
    return ADDED.sub("", name)


def _ranks(parts: Sequence[Part]) -> Iterator[tuple[str, int]]:
    for part in parts:
        if "lora_B" in part.name or "lora_embedding_B" in part.name:
            yield part.name, part.shape[1]


def _module(name: str) -> str:
    return re.split(r"\.lora_(embedding_)?B", name.removeprefix(PREFIX))[0]
