"""The step `publish`: the adapter goes to the Hugging Face Hub. Pipeline process.

`run` is a dry run: it makes the folder that would be uploaded, and says where it would go.
`upload` sends it. The token comes from the environment or the keyring, is handed to
huggingface_hub and nothing else, and never reaches a log, a card or an error.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from backends.errors import FinetuneError
from finetune.export.convert import ADAPTER_GGUF
from finetune.export.merge import merged_name
from finetune.export.model_card import base_repo, card_text
from finetune.places import persona_folder
from finetune.recipe import Recipe
from finetune.rundir import clear, folder_of, need, write_json
from finetune.training.train import ADAPTER_FILES
from persona.store import load_persona

__all__ = ["Redaction", "find_token", "redacted", "run", "upload"]

LOG = logging.getLogger(__name__)
TOKEN_VARIABLES = ("HF_TOKEN", "HUGGING_FACE_HUB_TOKEN")
KEYRING_SERVICE, KEYRING_USER = "avatar-chat", "huggingface"
TOKEN_SHAPE = re.compile(r"hf_[A-Za-z0-9]{8,}")
HIDDEN = "[token]"
SCORE_CARD = "scorecard.json"


def run(recipe: Recipe) -> Path:
    """Make the folder that would be uploaded; nothing leaves this machine.

    Raises:
        FinetuneError: The convert step is missing.
    """
    sources = _sources(recipe)
    folder = folder_of(recipe, "publish")
    clear(folder)
    folder.mkdir(parents=True)
    for source in sources:
        shutil.copyfile(source, folder / source.name)
    _forget_paths(recipe, folder / ADAPTER_FILES[0])
    files = sorted(folder.iterdir())
    score_card = folder / SCORE_CARD
    text = card_text(
        recipe,
        load_persona(persona_folder(recipe)),
        files,
        score_card if score_card.is_file() else None,
    )
    (folder / "README.md").write_text(text, "utf-8")
    size = sum(path.stat().st_size for path in files) / 1e6
    LOG.info(
        "publish: %d files, %.1f MB, are ready in %s for %s",
        len(files) + 1,
        size,
        folder,
        recipe.publish.repo or "(no publish.repo in the recipe)",
    )
    return folder


def _forget_paths(recipe: Recipe, config: Path) -> None:
    """Name the base by its repository; peft wrote the folder on this machine."""
    values = msgspec.json.decode(config.read_bytes(), type=dict[str, object])
    write_json(config, values | {"base_model_name_or_path": base_repo(recipe)})


def upload(recipe: Recipe, token: str, endpoint: str | None = None) -> str:
    """Upload the folder of `run` and return its address.

    Args:
        recipe: Names the repository and whether it is private.
        token: With write access.
        endpoint: Another Hub; none: huggingface.co, or ``HF_ENDPOINT``.

    Raises:
        FinetuneError: There is no repository in the recipe, or the Hub refused; never shows
            the token.
    """
    if not recipe.publish.repo:
        raise FinetuneError(
            what="There is nowhere to publish to.",
            why="The recipe has no publish.repo.",
            todo='Add repo = "your-name/your-avatar" under [publish].',
        )
    folder = run(recipe)
    with _refusals(token), Redaction(token):
        from huggingface_hub import HfApi

        api = HfApi(endpoint=endpoint, token=token)
        api.create_repo(recipe.publish.repo, private=recipe.publish.private, exist_ok=True)
        api.upload_folder(
            repo_id=recipe.publish.repo,
            folder_path=folder,
            commit_message=f"Publish {recipe.name}",
        )
        return f"{api.endpoint}/{recipe.publish.repo}"


def find_token(environ: Mapping[str, str] | None = None) -> str:
    """Return the Hub token from the environment or the OS keyring.

    Raises:
        FinetuneError: There is none.
    """
    values = os.environ if environ is None else environ
    for name in TOKEN_VARIABLES:
        if values.get(name):
            return values[name]
    if token := _keyring_token():
        return token
    raise FinetuneError(
        what="There is no Hugging Face token.",
        why=f"Neither {TOKEN_VARIABLES[0]} nor the keyring has one.",
        todo=f"Set {TOKEN_VARIABLES[0]}, or run: keyring set {KEYRING_SERVICE} {KEYRING_USER}",
    )


def _keyring_token() -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(KEYRING_SERVICE, KEYRING_USER) or ""
    except KeyringError as exc:
        LOG.debug("the keyring cannot be read: %s", exc)
        return ""


def redacted(text: str, token: str = "") -> str:
    """Return a text without this token, and without anything that looks like one."""
    return TOKEN_SHAPE.sub(HIDDEN, text.replace(token, HIDDEN) if token else text)


class Redaction(logging.Filter):
    """Takes a token out of every log record while it is entered."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; it is never dropped."""
        record.msg, record.args = redacted(record.getMessage(), self._token), ()
        return True

    def __enter__(self) -> Redaction:
        """Watch every handler that there is."""
        for handler in logging.getLogger().handlers:
            handler.addFilter(self)
        return self

    def __exit__(self, *of: object) -> None:
        """Stop watching."""
        for handler in logging.getLogger().handlers:
            handler.removeFilter(self)


def _sources(recipe: Recipe) -> list[Path]:
    found = [need(recipe, "convert") / ADAPTER_GGUF]
    found += [need(recipe, "train") / name for name in ADAPTER_FILES]
    if recipe.publish.merged:
        found += [need(recipe, "merge") / merged_name(way) for way in recipe.merge.ways]
    score_card = folder_of(recipe, "evaluate") / SCORE_CARD
    return [*found, score_card] if score_card.is_file() else found


@contextmanager
def _refusals(token: str) -> Iterator[None]:
    """Turn what the Hub says into words for the person, without the token."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as exc:  # HfHubHTTPError is an OSError; a large
        # file that is refused becomes a RuntimeError
        raise FinetuneError(
            what="The avatar could not be published.",
            why=redacted(str(exc).strip().splitlines()[0], token) if str(exc).strip() else "",
            todo="Check the connection, publish.repo, and that the token may write.",
        ) from None  # the cause may hold the token in its request's headers
