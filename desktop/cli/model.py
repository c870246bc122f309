"""``avatar-chat model …``: what a model file is, and where models come from. Command line.

No Qt. Each command imports what it needs when it runs, so that ``--help`` is instant.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backends.errors import AvatarError
from desktop.cli.model_check import check

if TYPE_CHECKING:
    from desktop.models.download import Transfer
    from desktop.models.hub import HubFile
    from desktop.models.model_store import ModelStore, StoredModel

__all__ = ["ENDPOINT_VARIABLE", "model"]

ENDPOINT_VARIABLE = "HF_ENDPOINT"  # another Hub, as huggingface_hub names it


@click.group()
def model() -> None:
    """Check, find, download and remove models."""


model.add_command(check)


@contextmanager
def _told(*, as_json: bool = False) -> Iterator[None]:
    """End with exit code 1 and three sentences where something cannot be done."""
    try:
        yield
    except AvatarError as error:
        if as_json:
            _write_line("error", error.record)
            raise SystemExit(1) from error
        click.echo(f"{error.what}\n  {error.why}\n  {error.todo}", err=True)
        raise SystemExit(1) from error


def _write_line(kind: str, values: Mapping[str, object]) -> None:
    """Write one JSON object; the window reads these from a child."""
    click.echo(json.dumps({"kind": kind, **values}, ensure_ascii=False))


def _store() -> ModelStore:
    from desktop.config.paths import find_places
    from desktop.models.hub import HUB, Hub
    from desktop.models.model_store import ModelStore

    return ModelStore(find_places().models, Hub(os.environ.get(ENDPOINT_VARIABLE) or HUB))


def _size(n_bytes: int) -> str:
    from backends.gguf.check import file_size

    return file_size(n_bytes) if n_bytes else "?"


def _is_of(path: Path, stored: StoredModel) -> bool:
    """Tell whether a path, or a name alone, is that of a model or of one of its parts."""
    from desktop.models.hub import parts_of

    parts = parts_of(stored.path.name)
    return path.name in parts and path.parent in (Path(), stored.path.parent)


def _show_progress(transfer: Transfer) -> None:
    """Write one line over the last one: how much, how fast, how long still."""
    share = transfer.done_bytes / max(transfer.total_bytes, 1)
    words = [f"{share:6.1%} of {_size(transfer.total_bytes)}"]
    if transfer.phase == "checking":
        words.append("reading what is there already")
    elif transfer.speed_bytes_per_s:
        words.append(f"{_size(int(transfer.speed_bytes_per_s))}/s")
        words.append(f"{transfer.eta_s / 60:.0f} min left")
    if transfer.resumed_bytes:
        words.append(f"{_size(transfer.resumed_bytes)} from before")
    click.echo("\r\033[K" + ", ".join(words), err=True, nl=False)


@model.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def list_models(as_json: bool) -> None:
    """Show the models on this machine, and a short list of others worth trying."""
    from desktop.config.paths import embedded_model
    from desktop.models.recommended_models import suggestions

    with _told():
        there = _store().models()
        others = suggestions()
    embedded = embedded_model()
    if as_json:
        for stored in there:
            row = asdict(stored) | {"path": str(stored.path), "kind": "stored"}
            click.echo(json.dumps(row, ensure_ascii=False))
        for other in others:
            click.echo(json.dumps(asdict(other) | {"kind": "suggested"}, ensure_ascii=False))
        return
    if embedded:
        click.echo(f"Came with the app:\n  {embedded}")
    click.echo("Downloaded:" if there else "Nothing downloaded yet.")
    for stored in there:
        state = "" if stored.state == "ready" else f"  ({stored.state})"
        click.echo(f"  {_size(stored.size_bytes):>8}  {stored.path}{state}")
    click.echo("Worth trying (avatar-chat model get ID):")
    for other in others:
        size = ("" if other.checked else "~") + _size(other.size_bytes)
        click.echo(
            f"  {other.id:<24} {size:>8}  {other.licence or 'see its page':<12} {other.note}"
        )
    click.echo("~ as its page says; not verified by us. The download itself is checked by SHA-256.")


@model.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 100), default=20)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def search(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search the Hugging Face Hub for models in GGUF format.

    WORDS of the form OWNER/NAME list the files of that repository instead.
    """
    from desktop.models.hub import whole_models

    with _told(as_json=as_json):
        hub = _store().hub
        if len(words) == 1 and words[0].count("/") == 1:
            rows = [_model_row(parts) for parts in whole_models(hub.files(words[0]))]
        else:
            found = hub.search(" ".join(words), limit=limit)
            rows = [{"kind": "model"} | asdict(model) for model in found]
    for row in rows:
        if as_json:
            click.echo(json.dumps(row, ensure_ascii=False))
        elif "name" in row:
            size, parts = _size(int(str(row["size_bytes"]))), row["n_parts"]
            split = f"  ({parts} parts)" if parts != 1 else ""
            click.echo(f"{size:>8}  {row['quantization']:<8} {row['name']}{split}")
        else:
            terms = "  accept its terms first" if row["is_gated"] else ""
            click.echo(f"{row['downloads']:>9,}  {row['licence']:<14} {row['repo']}{terms}")
    if not rows:
        click.echo("Nothing was found.", err=True)


def _model_row(parts: tuple[HubFile, ...]) -> dict[str, object]:
    """Return the row of a model: its first file, with the size of all its parts."""
    total = sum(part.size_bytes for part in parts)
    return _file_row(parts[0]) | {"size_bytes": total, "n_parts": len(parts)}


def _file_row(file: HubFile) -> dict[str, object]:
    return {"kind": "file"} | asdict(file) | {"quantization": file.quantization}


@model.command()
@click.argument("name")
@click.argument("file", default="")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def get(name: str, file: str, quiet: bool, as_json: bool) -> None:
    """Download a model: NAME is an ID of the short list or OWNER/NAME on the Hub.

    FILE is a file name or a quantization such as Q4_K_M. A download that was stopped goes on
    where it ended; Ctrl+C stops it.
    """
    from desktop.models.download import Downloader

    with _told(as_json=as_json):
        store = _store()
        name, file = _named(name, file)
        if not name:
            click.echo("It came with the app; there is nothing to download.")
            return
        files = store.choose(name, file)
        _announce(name, files, as_json=as_json)
        downloader = Downloader(store.hub.token)
        previous = signal.signal(signal.SIGINT, lambda *_: downloader.stop())
        show = _write_progress if as_json else _show_progress
        try:
            path = store.fetch(files, downloader, None if quiet else show)
        finally:
            signal.signal(signal.SIGINT, previous)
    _conclude(path, quiet=quiet, as_json=as_json)


def _named(name: str, file: str) -> tuple[str, str]:
    """Return repository and file of what was asked for; an empty one for what is there."""
    from desktop.models.recommended_models import suggestions

    for other in suggestions():
        if name == other.id:
            return other.repo, file or other.file
    repo, _, quantization = name.partition(":")  # as other programs write it
    return (repo, file or quantization) if "/" in repo else (name, file)


def _announce(name: str, files: tuple[HubFile, ...], *, as_json: bool) -> None:
    if as_json:
        for part in files:
            click.echo(json.dumps(_file_row(part), ensure_ascii=False))
        return
    total = sum(part.size_bytes for part in files)
    licence = files[0].licence or "its licence is not stated"
    click.echo(f"{name}: {files[0].name}, {_size(total)}, {licence}", err=True)


def _write_progress(transfer: Transfer) -> None:
    _write_line("progress", asdict(transfer) | {"eta_s": transfer.eta_s})


def _conclude(path: Path | None, *, quiet: bool, as_json: bool) -> None:
    if path is None:
        click.echo("\nStopped. The same command goes on from here.", err=True)
        raise SystemExit(130)
    if as_json:
        _write_line("done", {"path": str(path)})
        return
    click.echo("" if quiet else "\r\033[K", err=True, nl=False)
    click.echo(str(path))


@model.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(path: Path, yes: bool) -> None:
    """Delete a downloaded model. Files outside the folder of models are never deleted."""
    with _told():
        store = _store()
        places = [stored.path for stored in store.models() if _is_of(path, stored)]
        place = places[0] if len(places) == 1 else path
        if not yes:
            click.confirm(f"Delete {place}?", abort=True)
        freed = store.remove(place)
    click.echo(f"{_size(freed)} are free again.")


@model.command()
@click.argument("name")
@click.option("--remove", "forget", is_flag=True, help="Take it out of the keyring.")
def key(name: str, forget: bool) -> None:
    """Keep the key of a server (NAME: its host) or a token (NAME: huggingface) in the keyring."""
    from backends.servers.api_key import Secret, forget_key, store_key

    with _told():
        if forget:
            forget_key(name)
            return
        store_key(name, Secret(click.prompt("Key", hide_input=True)))
