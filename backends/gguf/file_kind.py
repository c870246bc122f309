"""Says what a file that is no GGUF looks like, from its first bytes: every process."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from pathlib import Path

from backends.errors import Sentence

__all__ = ["HEAD_BYTES", "advice", "looks_like"]

HEAD_BYTES = 512
MAX_WORDS = 120  # characters of a text that are shown
_POINTER = "pointer: a note of where the model is, not the model"

_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs", f"a Git LFS {_POINTER}"),
    (b"version https://hawser", f"a Git LFS {_POINTER}"),
    (b"# xet version", f"a Xet {_POINTER}"),
    (b"/annex/objects/", f"a git-annex {_POINTER}"),
    (b"outs:", f"a DVC {_POINTER}"),
    (b"[InternetShortcut]", "a shortcut to a web page"),
    (b"d8:announce", "a torrent: a note of where the model is, not the model"),
    (b"\0\1\0\0", "the note of a download that goes on (aria2)"),
    (b"\x93NUMPY", "an array of NumPy"),
    (b"PK\x03\x04", "a zip archive or a PyTorch checkpoint (.bin, .pt)"),
    (b"ggml", "a model in the old GGML format of 2023"),
    (b"lmgg", "a model in the old GGML format of 2023"),
    (b"fmgg", "a model in the old GGML format of 2023"),
    (b"tjgg", "a model in the old GGML format of 2023"),
    (b"algg", "a model in the old GGML format of 2023"),
    (b"FUGG", "a GGUF file with its bytes swapped"),
    (b"\x80\x03", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x80\x02", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x80\x04", "a PyTorch checkpoint (.bin, .pt)"),
    (b"\x80\x05", "a PyTorch checkpoint (.bin, .pt)"),
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

_INNER = (
    (4, b"TFL3", "a model for TensorFlow Lite"),
    (4, b"ORTM", "a model in the ONNX format"),
    (257, b"ustar", "a tar archive"),
)  # with their places


def looks_like(head: bytes) -> str:
    """Return what a file that begins so looks like, as the end of "It looks like …".

    Args:
        head: The first `HEAD_BYTES` bytes, or fewer if the file is shorter.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    if b"GGUF" in head[1:16] or b"GGUF\x03\0" in head:
        return "a GGUF file with other bytes before its beginning"
    if head.startswith(b"PK") and b".gguf" in head:
        return "a zip archive"
    places = (*((0, start, name) for start, name in _STARTS), *_INNER)
    if found := next((name for at, mark, name in places if head.startswith(mark, at)), ""):
        return found
    if head[:1] == b"\n" and b"<unk>" in head[:64]:
        return "a vocabulary (tokenizer.model), not a model"
    if head[:1] == b"\x08" and (b"pytorch" in head or b"onnx" in head):
        return "a model in the ONNX format"
    if head[8:9] == b"{" and int.from_bytes(head[:8], "little") < 2**27:
        return "a model in the safetensors format"
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
    if kind.endswith(_POINTER):
        size = re.search(rb"(?:size\W{1,3}|-s)(\d{1,18})", head)
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
    if "manifest" in kind:
        return "Choose the file in the folder blobs that it names (sha256-…): that is the model."
    if "says" in kind or "shortcut" in kind or "torrent" in kind or "aria2" in kind:
        return "Download the model itself, as GGUF; sign in first where its page asks for that."
    if "zeros" in kind or "before its" in kind or ("archive" in kind and "PyTorch" not in kind):
        return _UNPACK if "archive" in kind else "Download it again."
    if any(word in kind for word in ("safetensors", "PyTorch", "GGML", "Keras", "ONNX", "Lite")):
        called = path.absolute().parent.name if _GENERAL.fullmatch(path.stem) else path.stem
        words = " ".join(re.split(r"[^A-Za-z0-9.]+", called)[:4])
        return Sentence("Look for the same model as GGUF: avatar-chat model search {1}.", words)
    return "Choose a chat or instruct model in GGUF format."


_GENERAL = re.compile(
    r"(?:pytorch_)?(?:model|output|weights|config|tokenizer|consolidated|diffusion)[\W\d_]*(?:of.*)?"
    r"|.*_config",
    re.IGNORECASE,
)  # names that files of any model have
_UNPACK = "Unpack it, and choose the .gguf file in it."


_DESCRIPTIONS = (b'"architectures"', b'"model_type"', b'"tokenizer_class"', b'"added_tokens"')


_PAGE = (
    *(b"<!doctype html", b"<html", b"<head", b"<title", b"<body", b"<meta", b"<script", b"<!--"),
    *(b"<div", b"<center", b"<h1", b"<p>"),
)  # how web pages begin


def _text_kind(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_PAGE) or (start.startswith(b"<") and b"<html" in start):
        return "a web page: the link led to a page, not to the file"
    if start.startswith(b"<?xml"):
        return "an XML file, perhaps the error message of a server"
    if b'"weight_map"' in start:
        return "the index of a model in the safetensors format"
    if b"vnd.ollama" in start:
        return "a manifest of Ollama"
    if start.startswith(b"{") and any(mark in start for mark in _DESCRIPTIONS):
        return "the description of a model in the safetensors format"
    if re.match(rb"\{|\[\s*[\[{\"\d]", start):
        return "a JSON file, perhaps the error message of a server"
    if not _is_text(head):
        return "something else"
    words = " ".join(head.decode("utf-8", "ignore").split())[:MAX_WORDS]
    return f"a text file that says “{words}”" if len(head) < HEAD_BYTES else "a text file"


def _is_text(head: bytes) -> bool:
    try:  # incremental: a character may be cut at the end
        text = getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    return all(c.isprintable() or c in "\t\r\n" for c in text)
