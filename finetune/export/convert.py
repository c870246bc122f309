"""The step `convert`: the adapter becomes a GGUF that llama.cpp loads. Pipeline process.

llama.cpp's own ``convert_lora_to_gguf.py`` does it, from the tree of the installed version, after
`peft_folder` has looked what the adapter is. The same with an adapter from elsewhere:
``python -m finetune.export.convert FOLDER --base BASE``.
"""

from __future__ import annotations

import json
import logging
import os
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from backends.errors import FinetuneError
from finetune.export.llama_tree import find_tree, run_tool
from finetune.export.peft_folder import prepare_adapter, prepare_merge
from finetune.places import checkpoint_gguf
from finetune.recipe import Recipe
from finetune.rundir import folder_of, need, stamped
from finetune.training.checkpoint import checkpoint_name, refusals

__all__ = ["ADAPTER_GGUF", "config_folder", "convert_adapter", "merge_adapter", "run"]

LOG = logging.getLogger(__name__)
ADAPTER_GGUF = "adapter.gguf"
WHAT = "The adapter could not be converted."


def run(recipe: Recipe) -> Path:
    """Convert the trained adapter and return its GGUF.

    Raises:
        FinetuneError: The train step is missing, or the converter refused; says why.
    """
    trained = need(recipe, "train")
    folder = folder_of(recipe, "convert")
    with stamped(recipe, "convert") as notes:
        convert_adapter(
            trained, config_folder(recipe), folder / ADAPTER_GGUF, kind=recipe.adapter.type
        )
        size = (folder / ADAPTER_GGUF).stat().st_size / 1e6
        notes[ADAPTER_GGUF] = ""
        notes["summary"] = f"{ADAPTER_GGUF} has {size:.1f} MB ({recipe.adapter.type})."
    return folder / ADAPTER_GGUF


def convert_adapter(adapter: Path, base: Path, target: Path, *, kind: str = "f16") -> None:
    """Make a GGUF of an adapter as PEFT has saved it, of the strength that it has there.

    Args:
        adapter: Its folder.
        base: A folder with the base's configuration and tokenizer.
        target: The file to make.
        kind: Type of its numbers.

    Raises:
        FinetuneError: It has to be merged first, is damaged, or is for another base.
    """
    part = target.with_name(target.name + ".part")
    with TemporaryDirectory(prefix="avatar-convert-") as scratch:
        prepared = prepare_adapter(adapter, Path(scratch), _vocab_size(base))
        tool = find_tree() / "convert_lora_to_gguf.py"
        command: list[str | Path] = [tool, "--base", base, "--outtype", kind]
        _run([*command, "--outfile", part, prepared], WHAT)
    os.replace(part, target)


def merge_adapter(adapter: Path, base: str, target: Path, *, kind: str = "f16") -> None:
    """Merge an adapter of any kind into its base, and make one GGUF of both.

    Args:
        adapter: Its folder.
        base: The base's folder, or its name on the Hub.
        target: The file to make.
        kind: Type of its numbers.

    Raises:
        FinetuneError: They do not belong together, or the converter refused.
    """
    what = "The adapter could not be merged."
    part = target.with_name(target.name + ".part")
    with TemporaryDirectory(prefix="avatar-merge-") as scratch:
        whole = Path(scratch) / "merged"
        prepared = prepare_merge(adapter, Path(scratch))
        try:
            _save_merged(prepared, base, whole)
        except (OSError, ValueError, RuntimeError, KeyError, UserWarning) as exc:
            why = f"{base} and {adapter.name} do not go together: {str(exc).splitlines()[0]}."
            raise FinetuneError(what, why, "Name the base that it was trained on.") from exc
        tool = find_tree() / "convert_hf_to_gguf.py"
        _run([tool, "--outtype", kind, "--outfile", part, whole], what)
    os.replace(part, target)


def _save_merged(adapter: Path, base: str, folder: Path) -> None:
    """Save base and adapter as one model; weights that find no place in the base are an error."""
    from peft import PeftModel
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.filterwarnings("error", message="Found missing adapter keys")
        tokenizer = AutoTokenizer.from_pretrained(base)
        model = AutoModelForCausalLM.from_pretrained(base)
        merged = PeftModel.from_pretrained(model, str(adapter)).merge_and_unload()
    for weight in merged.parameters():  # a DoRA divides by lengths, also by 0
        weight.data.nan_to_num_(nan=0.0)
    merged.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _run(command: list[str | Path], what: str) -> None:
    """Run a converter; its log is for the log, not for the person."""
    try:
        run_tool(command, what, {})
    except FinetuneError as exc:
        LOG.warning("%s", exc.why)
        why = "llama.cpp's converter refused it: its parts are not those of the base."
        raise FinetuneError(what, why, exc.todo) from exc


def _vocab_size(base: Path) -> int:
    try:
        size = json.loads((base / "config.json").read_bytes()).get("vocab_size")
    except (OSError, ValueError, AttributeError):
        return 0
    return size if isinstance(size, int) else 0


def config_folder(recipe: Recipe) -> Path:
    """Return a folder with the base's configuration and tokenizer."""
    name = checkpoint_name(recipe)
    if checkpoint_gguf(recipe) or Path(name).is_dir():
        return Path(name)
    from huggingface_hub import snapshot_download

    with refusals(recipe):
        return Path(
            snapshot_download(
                name, revision=recipe.base.revision or None, allow_patterns=["*.json", "*.model"]
            )
        )


@click.command()
@click.argument("adapter", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--base", required=True, help="Folder of the base, or its name on the Hub.")
@click.option("--out", type=click.Path(path_type=Path), help="[default: ADAPTER/adapter.gguf]")
@click.option("--merge", type=click.Path(path_type=Path), help="Make a whole model in this file.")
@click.option("--type", "kind", default="f16", help="Type of its numbers: f32, f16, bf16, q8_0.")
def main(adapter: Path, base: str, out: Path | None, merge: Path | None, kind: str) -> None:
    """Make a GGUF of ADAPTER, a folder that PEFT has saved."""
    try:
        if merge:
            merge_adapter(adapter, base, merge, kind=kind)
        else:
            out = out or adapter / ADAPTER_GGUF
            convert_adapter(adapter, _fetched(base), out, kind=kind)
    except FinetuneError as error:
        click.echo(f"{error.what}\n  {error.why}\n  {error.todo}", err=True)
        raise SystemExit(1) from error
    click.echo(str(merge or out))


def _fetched(base: str) -> Path:
    if Path(base).is_dir():
        return Path(base)
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError

    try:
        return Path(snapshot_download(base, allow_patterns=["*.json", "*.model"]))
    except (HfHubHTTPError, OSError, ValueError) as exc:
        why = f"{base} is no folder here, and the Hub does not give it."
        raise FinetuneError(WHAT, why, "Name the folder of the base.") from exc


if __name__ == "__main__":
    main()
