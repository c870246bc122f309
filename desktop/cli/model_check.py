"""``avatar-chat model check``: what a model file is, and whether it fits here. Command line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backends.errors import AvatarError

if TYPE_CHECKING:
    from backends.gguf.check import GgufReport
    from backends.gguf.memory_fit import Fit
    from backends.templates.check import TemplateTrial

__all__ = ["check"]

COLOURS = {"green": "green", "yellow": "yellow", "red": "red"}
NO_SYSTEM = (
    "Its chat template has no system role; the avatar's instructions go into the first question."
)
LIGHT_WORDS = {
    "green": "It fits the memory with room to spare.",
    "yellow": "It just fits the memory; close other large programs first.",
    "red": "It does not fit the memory with this context.",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--n-ctx", type=click.IntRange(0), default=4096, help="Context in tokens; 0 = all.")
@click.option("--kv-type", type=click.Choice(["f16", "q8_0"]), default="f16")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of text.")
@click.pass_context
def check(ctx: click.Context, file: Path, n_ctx: int, kv_type: str, as_json: bool) -> None:
    """Say what FILE is and whether it can be used here, without loading it.

    Exits with 0 if it can be used, with 1 if not.
    """
    from backends.base import ModelSpec
    from backends.gguf.check import check_gguf
    from backends.gguf.memory_fit import available_memory, fits
    from backends.templates.check import try_template

    try:
        report = check_gguf(file, expect="any")
    except AvatarError as error:
        _write_refusal(error, file, as_json=as_json)
        ctx.exit(1)
    spec = ModelSpec(file, n_ctx=n_ctx, kv_type="q8_0" if kv_type == "q8_0" else "f16")
    fit = None if report.is_adapter else fits(report, spec, available_memory())
    trial = None if report.is_adapter else try_template(report)
    if as_json:
        click.echo(json.dumps(_as_object(report, fit, trial), ensure_ascii=False))
    else:
        _write_report(report, fit, trial)
    ctx.exit(1 if fit and fit.light == "red" else 0)


def _write_refusal(error: AvatarError, file: Path, *, as_json: bool) -> None:
    if not as_json:
        click.echo(f"{error.what}\n  {error.why}\n  {error.todo}", err=True)
        return
    click.echo(json.dumps({"file": str(file), "ok": False, "error": error.words}))


def _as_object(
    report: GgufReport, fit: Fit | None, trial: TemplateTrial | None
) -> Mapping[str, object]:
    """Return the whole finding as one JSON object."""
    values = asdict(report)
    del values["path"], values["parts"]
    return {
        "file": str(report.path),
        "ok": fit is None or fit.light != "red",
        "parts": [str(part) for part in report.parts],
        **values,
        "memory": fit
        and {
            "light": fit.light,
            "needed_bytes": fit.need.total,
            "available_bytes": fit.available_bytes,
            "n_ctx": fit.n_ctx,
            "largest_n_ctx": fit.largest_n_ctx,
            **{f"{name}_bytes": value for name, value in asdict(fit.need).items()},
        },
        "template": trial and asdict(trial),
        "error": None,
    }


def _write_report(report: GgufReport, fit: Fit | None, trial: TemplateTrial | None) -> None:
    for label, value in _rows(report):
        if value:
            click.echo(f"{label:>14}  {_printable(value)}")
    if fit:
        click.echo(f"{'memory':>14}  ", nl=False)
        click.secho(LIGHT_WORDS[fit.light], fg=COLOURS[fit.light], nl=False)
        click.echo(f" {fit}")
        click.echo(f"{'':>14}  {_context_words(fit)}")
    notes: list[str] = list(dict.fromkeys((*report.notes, *(trial.notes if trial else ()))))
    if trial and not trial.has_system_role:
        notes.append(NO_SYSTEM)
    for note in notes:
        click.echo(f"{'note':>14}  {_printable(note)}")


def _printable(text: str) -> str:
    """Return text from a file without what a terminal would obey."""
    return "".join(c if c.isprintable() else "?" for c in text[:200])


def _rows(report: GgufReport) -> Iterator[tuple[str, str]]:
    from backends.gguf.check import file_size

    yield "name", report.name
    yield "kind", "LoRA adapter" if report.is_adapter else "model"
    yield "architecture", f"{report.architecture} {report.size_label}".strip()
    yield "quantization", report.quantization
    yield "parameters", f"{report.n_params:,} in {report.n_tensors:,} tensors"
    yield (
        "size",
        file_size(report.size_bytes)
        + (f" in {len(report.parts)} files" if report.is_split else ""),
    )
    if not report.is_adapter:
        yield "context", f"trained for {report.n_ctx_train:,} tokens"
        yield "tokenizer", f"{report.tokenizer}, {report.n_vocab:,} tokens"
        yield "chat template", "yes" if report.chat_template else "none"
    yield "licence", report.licence
    yield "base model", report.base_model


def _context_words(fit: Fit) -> str:
    if fit.largest_n_ctx >= fit.n_ctx:
        return f"A context of up to {fit.largest_n_ctx:,} tokens would fit; asked: {fit.n_ctx:,}."
    if fit.largest_n_ctx:
        return f"A context of {fit.largest_n_ctx:,} tokens would fit."
    return "Not even a short context would fit."
