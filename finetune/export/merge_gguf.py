"""Merges an adapter into a quantised GGUF, as llama.cpp's ``export-lora`` does. Pipeline process.

The same arithmetic, without a compiler: each adapted tensor is dequantised to f32, the scaled
product of the adapter's two matrices is added, and the sum is written as F16; all other tensors
are copied as they are. Source: llama.cpp ``tools/export-lora/export-lora.cpp``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backends.errors import FinetuneError

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGUFReader, GGUFWriter, ReaderField, ReaderTensor
    from numpy.typing import NDArray

__all__ = ["merge_into_gguf"]

MOSTLY_F16 = 1  # llama_ftype
F32, F16 = 0, 1  # ggml_type
COPIED_ELSEWHERE = {"general.architecture", "general.file_type"}


@dataclass(frozen=True)
class _Lora:
    """The tensors of an adapter, by the name of the base tensor."""

    a: dict[str, NDArray[np.float32]]  # (rank, n_in)
    b: dict[str, NDArray[np.float32]]  # (n_out, rank)
    alpha: float

    def delta(self, name: str) -> NDArray[np.float32]:
        """Return what the adapter adds to a tensor: f32, shape (n_out, n_in)."""
        rank = self.b[name].shape[1]
        product: NDArray[np.float32] = self.b[name] @ self.a[name]
        return product * (self.alpha / rank if self.alpha else 1.0)


def merge_into_gguf(base: Path, adapter: Path, out: Path) -> int:
    """Write the base with the adapter added; return how many tensors were changed.

    Raises:
        FinetuneError: The two do not belong together, or the base is split over files.
    """
    from gguf import GGUFReader, GGUFWriter

    source, lora = GGUFReader(base), _read_lora(adapter, base)
    names = {tensor.name for tensor in source.tensors}
    if missing := (set(lora.a) | set(lora.b)) - names:
        raise _refusal(base, adapter, f"the base has no tensor {sorted(missing)[0]}")
    if source.get_field("split.count"):
        raise _refusal(base, adapter, "the base is split over several files")
    writer = GGUFWriter(out, _text(source.fields["general.architecture"]))
    _copy_fields(source, writer)
    for tensor in source.tensors:
        _add(writer, tensor, lora)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return len(lora.a)


def _read_lora(adapter: Path, base: Path) -> _Lora:
    import numpy as np
    from gguf import GGUFReader
    from gguf.quants import dequantize

    reader = GGUFReader(adapter)
    kind = reader.get_field("general.type")
    if kind is None or _text(kind) != "adapter":
        raise _refusal(base, adapter, f"{adapter.name} is no adapter")
    a: dict[str, NDArray[np.float32]] = {}
    b: dict[str, NDArray[np.float32]] = {}
    for tensor in reader.tensors:
        name, _, side = tensor.name.rpartition(".")
        values = dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        (a if side == "lora_a" else b)[name] = values
    alpha = reader.get_field("adapter.lora.alpha")
    return _Lora(a, b, float(alpha.contents()) if alpha else 0.0)


def _copy_fields(source: GGUFReader, writer: GGUFWriter) -> None:
    from gguf import GGUFValueType

    for field in source.fields.values():
        if field.name in COPIED_ELSEWHERE or field.name.startswith("GGUF."):
            continue
        kind = field.types[0]
        sub = field.types[-1] if kind == GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, field.contents(), kind, sub_type=sub)
    writer.add_file_type(MOSTLY_F16)


def _add(writer: GGUFWriter, tensor: ReaderTensor, lora: _Lora) -> None:
    import numpy as np
    from gguf.quants import dequantize

    if tensor.name not in lora.a:
        writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
        return
    merged = dequantize(tensor.data, tensor.tensor_type) + lora.delta(tensor.name)
    kept = np.float32 if tensor.tensor_type == F32 else np.float16
    writer.add_tensor(tensor.name, np.ascontiguousarray(merged.astype(kept)))


def _text(field: ReaderField) -> str:
    return str(field.contents())


def _refusal(base: Path, adapter: Path, why: str) -> FinetuneError:
    return FinetuneError(
        what=f"{adapter.name} cannot be merged into {base.name}.",
        why=f"{why[:1].upper()}{why[1:]}.",
        todo="Use the base that the adapter was trained on.",
    )
