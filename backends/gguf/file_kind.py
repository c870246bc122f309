"""Says what a file that is no GGUF looks like, from its first bytes: every process."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from pathlib import Path

from backends.errors import Sentence

__all__ = ["HEAD_BYTES", "advice", "looks_like"]

HEAD_BYTES = 512

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs", "a Git LFS pointer: a note of where the model is, not the model"),
    (b"PK\x03\x04", "a zip archive or a PyTorch checkpoint (.bin, .pt)"),
    (b"ggml", "a model in the old GGML format of 2023"),
    (b"lmgg", "a model in the old GGML format of 2023"),
    (b"fmgg", "a model in the old GGML format of 2023"),
    (b"tjgg", "a model in the old GGML format of 2023"),
    (b"FUGG", "a GGUF file with its bytes swapped"),
    (b"\x80\x03", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x80\x02", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x80\x04", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x89HDF", "a Keras model (.h5)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"%PDF", "a PDF document"),
    (b"\x7fELF", "a program"),
    (b"MZqFpD", "a llamafile: a program with a model in it"),
    (b"MZ", "a Windows program"),
    (b"#!", "a script"),
)


def looks_like(head: bytes) -> str:
    """Return what a file that begins so looks like, as the end of "It looks like …".

    Args:
        head: The first `HEAD_BYTES` bytes, or fewer if the file is shorter.
    """
    for start, name in _STARTS:
        if head.startswith(start):
            return name
    if head[8:9] == b"{" and int.from_bytes(head[:8], "little") < 2**27:
        return "a model in the safetensors format"
    if head[257:262] == b"ustar":
        return "a tar archive"
    if not head.strip(b"\0"):
        return "a file of zeros, as an unfinished download leaves it"
    return _text_kind(head)


def advice(head: bytes, path: Path) -> str:
    """Return what can be done about a file that is no GGUF: where the right one is.

    Args:
        head: As of `looks_like`.
        path: The file.
    """
    kind = looks_like(head)
    if "Git LFS" in kind:
        size = re.search(rb"size (\d+)", head)
        right = f"; the right file has {int(size[1]):,} bytes" if size else ""
        return Sentence(
            "Fetch the model itself: git lfs pull, or the download link of its page{1}.", right
        )
    if "web page" in kind:
        return "Copy the link of the download button (with /resolve/ in it), not that of the page."
    if "error message" in kind:
        return "Open it: it says why the download failed. Then download the model again."
    if "llamafile" in kind:
        return "Get the model alone: the page of the llamafile names the GGUF that it was made of."
    if "zeros" in kind or ("archive" in kind and "PyTorch" not in kind):
        return _UNPACK if "archive" in kind else "Download it again."
    if "safetensors" in kind or "PyTorch" in kind or "GGML" in kind or "Keras" in kind:
        words = " ".join(re.split(r"[^A-Za-z0-9.]+", path.stem)[:4])
        return Sentence("Look for the same model as GGUF: avatar-chat model search {1}.", words)
    return "Choose a chat or instruct model in GGUF format."


_UNPACK = "Unpack it, and choose the .gguf file in it."


def _text_kind(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"<") and any(m in start for m in (b"<!doctype html", b"<html", b"<head")):
        return "a web page: the link led to a page, not to the file"
    if start.startswith(b"<?xml"):
        return "an XML file, perhaps the error message of a server"
    if b'"weight_map"' in start:
        return "the index of a model in the safetensors format"
    if start.startswith((b"{", b"[")):
        return "a JSON file, perhaps the error message of a server"
    return "a text file" if _is_text(head) else "something else"


def _is_text(head: bytes) -> bool:
    try:  # incremental: a character may be cut at the end
        text = getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c in "\t\r\n" for c in text)
