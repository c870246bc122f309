"""Model files as people have them: used rightly in both backends, or refused with a way on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backends.base import ModelSpec, Sampling
from backends.errors import GenerationError, ModelLoadError
from backends.gguf.check import check_gguf
from backends.hosts.process import BlockingEngine
from backends.templates.chat_template import ChatTemplate
from tests.backends.gguf_build import STR, TINY_TENSORS, U32, Entry, build, changed, tiny
from tests.backends.text.test_thinking import HELLO, RECITER, SENTENCE

FIELD = RECITER.parent
PARTS = (
    "{% for m in messages %}<|{{ m.role }}|>{% for part in m.content %}"
    "{% if part.type == 'text' %}{{ part.text }}{% endif %}{% endfor %}{% endfor %}<|assistant|>"
)


@pytest.fixture(params=["llama-ctypes", "llama-cpp-python"])
def local(request: pytest.FixtureRequest) -> Iterator[BlockingEngine]:
    """An engine of each backend that reads a file."""
    with BlockingEngine(request.param) as engine:
        yield engine


def said(engine: BlockingEngine, spec: ModelSpec) -> str:
    """Return what a model says."""
    engine.load(spec)
    stream = engine.generate(HELLO, Sampling(temperature=0), show_prompt=True)
    return "".join(chunk.text for chunk in stream)


def test_a_named_template_is_used(local: BlockingEngine) -> None:
    """The one for chats, not the one for tools; and it is said which."""
    spec = ModelSpec(FIELD / "m06-named-templates-no-default.gguf")
    assert said(local, spec) == SENTENCE
    assert local.info is not None
    assert local.info.has_chat_template
    assert any("“chat” is used" in note for note in local.info.notes)
    assert local.stats.prompt.startswith("<|im_start|>user\nHello<|im_end|>")


def test_an_end_mark_as_plain_text_ends_the_reply(local: BlockingEngine) -> None:
    """The vocabulary has no token for the mark of its own template."""
    assert said(local, ModelSpec(FIELD / "m10-end-marker-as-plain-text.gguf")) == "Hello there."
    assert local.stats.stop_reason == "stop"


def test_a_short_context_works_and_a_full_one_is_told(local: BlockingEngine) -> None:
    """Also below what llama.cpp takes itself."""
    assert said(local, ModelSpec(FIELD / "m25-context-64.gguf")) == SENTENCE
    assert local.info is not None
    assert local.info.n_ctx == 64
    text = said(local, ModelSpec(RECITER, n_ctx=32)).rstrip("\ufffd")
    assert SENTENCE.startswith(text)
    assert len(text) > 5
    assert local.stats.stop_reason == "context"
    assert local.info.n_ctx == 32


@pytest.mark.parametrize("noise", [0])
def test_constant_logits_are_an_error(local: BlockingEngine, tmp_path: Path, noise: int) -> None:
    """A file of zeros in the right shape says nothing, and that is said."""
    path = tmp_path / "zeros.gguf"
    path.write_bytes(build(changed(), TINY_TENSORS, noise=noise))
    with pytest.raises(GenerationError, match="calculates nonsense"):
        said(local, ModelSpec(path))


@pytest.mark.parametrize(
    ("name", "why", "todo"),
    [
        ("m18b-resumed-onto-itself.gguf", "20 kB more than its index says", "download it again"),
        ("m16-split-glued-with-cat.gguf", "2 parts were glued", "-00001-of-00002"),
        (
            "m16-split-middle-only/tiny-00002-of-00003.gguf",
            "2 of its 3 parts are missing: tiny-00001-of-00003.gguf",
            "choose tiny-00001-of-00003.gguf",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_a_way_on(name: str, why: str, todo: str) -> None:
    """Before native code sees it."""
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(FIELD / name)
    assert why in caught.value.why
    assert todo in caught.value.todo


def test_a_renamed_part_gets_its_name_back(tmp_path: Path) -> None:
    """The advice names it."""
    part = FIELD / "m16-split-middle-only/tiny-00002-of-00003.gguf"
    renamed = Path(shutil.copy(part, tmp_path / "my model.gguf"))
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(renamed)
    assert "part 2 of 3" in caught.value.why
    assert "my model-00002-of-00003.gguf" in caught.value.todo


@pytest.mark.parametrize(
    ("name", "cut", "joined"),
    [
        ("big.gguf.part1of2", slice(0, 9000), "big.gguf.part*"),
        ("big.gguf-split-b", slice(9000, None), "big.gguf-split*"),
        ("big.gguf.001", slice(0, 9000), "big.gguf.*"),
        ("big.gguf.ab", slice(9000, None), "big.gguf.*"),
        ("big.gguf-00001-of-00002", slice(0, 9000), "big.gguf-*"),
        ("big.part2.gguf", slice(9000, None), "big.part*"),
    ],
)
def test_pieces_of_a_file_are_told_how_to_be_joined(
    tmp_path: Path, name: str, cut: slice, joined: str
) -> None:
    """As they were cut before models could be split."""
    path = tmp_path / name
    path.write_bytes(RECITER.read_bytes()[cut])
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    assert "one piece of big.gguf" in caught.value.why
    assert f"cat {joined} > big.gguf" in caught.value.todo


@pytest.mark.parametrize(
    ("content", "why", "todo"),
    [
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 4920739232\n",
            "Git LFS pointer",
            "the right file has 4,920,739,232 bytes",
        ),
        (b"<!DOCTYPE html><html>", "web page", "/resolve/"),
        (b"PK\x03\x04" + b"\0" * 60, "PyTorch checkpoint", "model search My Model 7B"),
        (b"\x80\x02}q\x00" + b"\0" * 60, "PyTorch checkpoint", "model search My Model 7B"),
        (b"\x10\0\0\0\0\0\0\0{" + b"\0" * 60, "safetensors", "model search My Model 7B"),
        (b"tjgg" + b"\x03" * 60, "GGML", "model search My Model 7B"),
        (b'{"error": "Repository not found"}', "JSON", "why the download failed"),
        (b"<?xml version='1.0'?><Error/>", "XML", "why the download failed"),
        (b"<!-- cached --><html>", "web page", "/resolve/"),
        (b'{"weight_map": {}}', "index of a model in the safetensors", "model search"),
        (b"# xet version 0\nfilesize = 4920739232\n", "pointer", "4,920,739,232 bytes"),
        (b"/annex/objects/SHA256E-s4920739232--aa.gguf", "pointer", "4,920,739,232 bytes"),
        (b"outs:\n- md5: a\n  size: 4920739232\n", "pointer", "4,920,739,232 bytes"),
        (b"Access to model x/y is restricted.", "says “Access to model x/y is", "sign in"),
        (b"Entry not found", "says “Entry not found”", "Download the model itself"),
        (b"FROM ./a.gguf\nTEMPLATE x\n", "says “FROM ./a.gguf TEMPLATE x”", "as GGUF"),
        (b"[InternetShortcut]\nURL=https://x", "shortcut to a web page", "/resolve/"),
        (b"d8:announce35:udp://x", "torrent", "Download the model itself"),
        (b'{"mediaType": "application/vnd.ollama.image.model"}', "Ollama", "folder blobs"),
        (b'{"architectures": ["Llama"]}', "description of a model", "model search My Model 7B"),
        (b"\x08\x07\x12\x07pytorch\xff", "ONNX", "model search My Model 7B"),
        (b"\x1c\0\0\0TFL3" + b"\xff" * 60, "TensorFlow Lite", "model search My Model 7B"),
        (b"\x93NUMPY\x01\0", "NumPy", "GGUF format"),
        (b"\nGGUF\x03\0\0\0", "other bytes before its beginning", "Download it again"),
        (b"PK\x03\x04" + b"\0" * 26 + b"a.gguf", "a zip archive", "Unpack it"),
        (b"\xef\xbb\xbfversion https://git-lfs.github.com/spec/v1\nsize 7\n", "LFS", "7 bytes"),
        (b"version https://hawser.github.com/spec/v1\nsize 7\n", "Git LFS pointer", "7 bytes"),
        (b"<title>Sign in</title><body>", "web page", "/resolve/"),
        (b"--Boundary\r\nfilename=a.gguf\r\n\r\nGGUF\x03\0\0\0", "other bytes before", "again"),
        (b"algg\x01" + b"\0" * 60, "GGML", "model search My Model 7B"),
        (b"\x80\x05}q\x00" + b"\0" * 60, "PyTorch checkpoint", "model search My Model 7B"),
        (b"\x1c\0\0\0ORTM" + b"\xff" * 60, "ONNX", "model search My Model 7B"),
        (b"\n\x0e\n\x05<unk>\x15\0\0\0\0", "a vocabulary", "GGUF format"),
        (b"MZqFpD='\n" + b"\0" * 60, "llamafile", "names the GGUF"),
    ],
)
def test_what_is_no_gguf_is_told_where_the_right_one_is(
    tmp_path: Path, content: bytes, why: str, todo: str
) -> None:
    """By what it is."""
    path = tmp_path / "My-Model-7B.gguf"
    path.write_bytes(content)
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    assert why in caught.value.why
    assert todo in caught.value.todo


PART = FIELD / "m16-split-middle-only/tiny-00002-of-00003.gguf"


@pytest.mark.parametrize(
    ("name", "content", "why", "todo"),
    [
        ("a.gguf.gz", b"\x1f\x8b" + b"\0" * 60, "gzip archive", "Unpack it"),
        ("a.gguf", RECITER.read_bytes()[:-1], "Its last 1 byte of 35 kB are missing", "again"),
        ("a.gguf", RECITER.read_bytes()[:24], "24 bytes long and ends too early", "again"),
        ("a.gguf", RECITER.read_bytes()[:900], "900 bytes long and ends too early", "again"),
        ("a-00002-of-00003 (1).gguf", PART.read_bytes(), "part 2 of 3", " a-00002-of-00003.gguf;"),
        ("a-2-of-3.gguf", PART.read_bytes(), "part 2 of 3", " a-00002-of-00003.gguf;"),
        ("a.gguf", tiny(general__architecture=Entry(STR, "controlvector")), "steers", "Choose"),
    ],
)
def test_what_came_of_a_download_is_told(
    tmp_path: Path, name: str, content: bytes, why: str, todo: str
) -> None:
    """With a name, or a way on, that is right."""
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    assert why in caught.value.why
    assert todo in caught.value.todo


def test_what_is_no_file_here_is_told(tmp_path: Path) -> None:
    """An address, and a link whose end is gone."""
    link = tmp_path / "a.gguf"
    link.symlink_to("gone.gguf")
    for path, why, todo in (
        (link, "link to gone.gguf", "Download"),
        (Path("https://huggingface.co/a/b/resolve/main/c.gguf"), "an address", "model get a/b"),
        (Path("https://example.com/c.gguf"), "an address", "OWNER/NAME"),
    ):
        with pytest.raises(ModelLoadError) as caught:
            check_gguf(path)
        assert why in caught.value.why
        assert todo in caught.value.todo


def test_a_name_and_a_template_are_looked_at(tmp_path: Path) -> None:
    """What a terminal would obey is no part of a name; blanks are no template."""
    changes = {"general__name": "A\0B\n\x1b[31mred", "tokenizer__chat_template": " \n"}
    path = tmp_path / "a.gguf"
    path.write_bytes(tiny(**{key: Entry(STR, value) for key, value in changes.items()}))
    report = check_gguf(path)
    assert report.name == "A B [31mred"
    assert any("no chat template" in note for note in report.notes)


def test_a_file_with_a_general_name_is_looked_for_by_its_folder(tmp_path: Path) -> None:
    """All models have a `model.safetensors`."""
    path = tmp_path / "Tiny-Chat-1B" / "model-00001-of-00002.safetensors"
    path.parent.mkdir()
    path.write_bytes(b"\x10\0\0\0\0\0\0\0{" + b"\0" * 60)
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    assert "model search Tiny Chat 1B" in caught.value.todo


def test_a_template_that_wants_lists_of_parts_gets_them() -> None:
    """As those of models that see pictures, too."""
    template = ChatTemplate(PARTS, is_own=True)
    assert template.notes == ()
    assert template.render(HELLO) == "<|user|>Hello<|assistant|>"


@pytest.mark.parametrize(
    "template", ["{% for m in messages %}{{ m.content }", "{% nonsense %}", "{{ messages | wow }}"]
)
def test_a_template_that_cannot_be_read_is_replaced(
    local: BlockingEngine, tmp_path: Path, template: str
) -> None:
    """And said so: the model itself is whole."""
    path = tmp_path / "a.gguf"
    entries = changed(tokenizer__chat_template=Entry(STR, template))
    path.write_bytes(build(entries, TINY_TENSORS, noise=1))
    local.load(ModelSpec(path))
    assert local.info is not None
    assert any("ChatML is used" in note for note in local.info.notes)


def test_a_path_that_is_no_utf_8_is_as_good_as_any(local: BlockingEngine, tmp_path: Path) -> None:
    """An old disk has such names."""
    path = Path(str(tmp_path) + "/caf\udce9.gguf")
    shutil.copy(RECITER, path)
    assert said(local, ModelSpec(path)) == SENTENCE


def test_what_fills_the_last_tensor_up_is_no_rest(tmp_path: Path) -> None:
    """Writers fill it up to the alignment, in part or not at all."""
    for alignment in (32, 256):
        entries = changed(general__alignment=Entry(U32, alignment))
        whole = build(entries, TINY_TENSORS, alignment=alignment)
        n_filled = -(4 * 32) % alignment  # behind its last one, of 32 numbers
        for n_left in range(0, n_filled + 1, 32):
            path = tmp_path / f"{alignment}-{n_left}.gguf"
            path.write_bytes(whole[: len(whole) - n_filled + n_left])
            assert check_gguf(path).architecture == "llama"


@pytest.mark.parametrize("n_bytes", [1, 3, 32, 4096])
@pytest.mark.parametrize("alignment", [32, 256])
def test_each_byte_more_than_the_index_says_is_told(
    tmp_path: Path, alignment: int, n_bytes: int
) -> None:
    """A download that was taken up again one byte too early is as wrong as one of a megabyte."""
    path = tmp_path / "more.gguf"
    entries = changed(general__alignment=Entry(U32, alignment))
    path.write_bytes(build(entries, TINY_TENSORS, alignment=alignment) + bytes(n_bytes))
    with pytest.raises(ModelLoadError) as caught:
        check_gguf(path)
    words = {1: "1 byte", 3: "3 bytes", 32: "32 bytes", 4096: "4.1 kB"}[n_bytes]
    assert f"{words} more than its index says" in caught.value.why
    assert "download it again" in caught.value.todo
