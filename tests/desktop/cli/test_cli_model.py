"""``avatar-chat model`` as a person and a script use it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backends.errors import DownloadError
from desktop.cli.model import model
from desktop.models.recommended_models import suggestions
from tests.backends import gguf_build as g
from tests.backends.gguf.test_gguf_split import write_parts
from tests.desktop.stand_in_hub import REPO, StandIn, stand_in

HOSTILE_TEMPLATES = {
    "insides": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "loop": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "explosion": "{% set a = 'x' * 1000000 %}{{ a * 1000000 }}",
    "syntax": "{% for %}",
    "native step": "{{ ('x ' * 8000000)|wordwrap(1) }}",
    "only in a longer talk": "{% if messages|length > 3 %}"
    + "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    + "{% endif %}{% for m in messages %}{{ m.content }}{% endfor %}",
}


def run(*arguments: str) -> Result:
    """Run ``avatar-chat model`` in this process."""
    return CliRunner().invoke(model, arguments)


@pytest.mark.model
def test_check_tells_what_the_embedded_model_is(embedded_model: Path) -> None:
    """Name, size, licence and memory in a few lines; exit code 0."""
    result = run("check", str(embedded_model))
    assert result.exit_code == 0
    for words in ("llama 135M", "Q4_1", "98 MB", "apache-2.0", "It fits the memory"):
        assert words in result.stdout


@pytest.mark.model
def test_check_as_json_is_one_object(embedded_model: Path) -> None:
    """A script reads the light and the rendered template."""
    result = run("check", str(embedded_model), "--json", "--n-ctx", "2048")
    found = json.loads(result.stdout)
    assert found["ok"]
    assert found["memory"]["light"] == "green"
    assert found["memory"]["cache_bytes"] == 2048 * 30 * 3 * 128 * 2
    assert found["template"]["renders"]
    assert found["template"]["prompt"].endswith("<|im_start|>assistant\n")


def test_a_refusal_is_three_sentences_and_exit_code_1(tmp_path: Path) -> None:
    """No traceback; with --json the same sentences as values."""
    cut = g.write(tmp_path, g.tiny()[:40_000])
    result = run("check", str(cut))
    assert result.exit_code == 1
    assert "It is 40 kB of 78 kB long: the download stopped early" in result.stderr
    found = json.loads(run("check", str(cut), "--json").stdout)
    assert (found["ok"], found["error"]["code"]) == (False, "model_load")


def test_a_byte_more_than_its_index_says_is_told(tmp_path: Path) -> None:
    """Of a model and of an adapter; what fills the last tensor up is none."""
    whole = g.write(tmp_path, g.tiny(), "whole.gguf")
    assert run("check", str(whole)).exit_code == 0
    for content in (g.tiny(), g.random_adapter(tmp_path).read_bytes()):
        more = run("check", str(g.write(tmp_path, content + b"\n", "more.gguf")))
        assert more.exit_code == 1
        assert "1 byte more than its index says" in more.stderr
        assert "download it again" in more.stderr


def test_a_model_that_does_not_fit_is_red(tmp_path: Path) -> None:
    """A context of 200 million tokens fits nowhere, a shorter one does."""
    entries = g.changed(llama__context_length=g.Entry(g.U32, 2**31 - 1))
    path = g.write(tmp_path, g.build(entries, g.TINY_TENSORS))
    result = run("check", str(path), "--n-ctx", "2000000000")
    assert result.exit_code == 1
    assert "does not fit" in result.stdout
    assert "tokens would fit." in result.stdout


@pytest.mark.parametrize("name", HOSTILE_TEMPLATES)
def test_a_hostile_template_is_cut_off(tmp_path: Path, name: str) -> None:
    """The model stays usable with ChatML, within two seconds."""
    template = g.Entry(g.STR, HOSTILE_TEMPLATES[name])
    path = g.write(tmp_path, g.tiny(tokenizer__chat_template=template))
    start = time.perf_counter()
    result = run("check", str(path))
    assert time.perf_counter() - start < 30  # 2 s on an idle machine; without a limit, hours
    assert result.exit_code == 0
    assert "; ChatML " in result.stdout


def test_the_terminal_obeys_nothing_in_a_file(tmp_path: Path) -> None:
    """Escape sequences in a model's name are shown as question marks."""
    path = g.write(tmp_path, g.tiny(general__name=g.Entry(g.STR, "\x1b]0;owned\x07Nice")))
    assert "\x1b" not in run("check", str(path)).stdout


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A stand-in for the Hub that the commands use."""
    with stand_in(StandIn({"Tiny-Q4_K_M.gguf": g.tiny()})) as running:
        monkeypatch.setenv("HF_ENDPOINT", running.url)
        monkeypatch.setenv("HF_TOKEN", "hf_secret")
        yield running


def test_search_get_list_and_remove(hub: StandIn) -> None:
    """The whole life of a model, as a person types it."""
    assert REPO in run("search", "tiny").stdout
    assert "Q4_K_M" in run("search", REPO).stdout
    got = run("get", REPO)
    assert got.exit_code == 0
    assert "mit" in got.stderr
    path = Path(got.stdout.strip().splitlines()[-1])
    assert path.read_bytes() == hub.files["Tiny-Q4_K_M.gguf"]
    rows = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    assert rows[0]["path"] == str(path)
    assert rows[0]["state"] == "ready"
    assert any(row["kind"] == "suggested" and row["licence"] == "apache-2.0" for row in rows)
    assert run("remove", path.name, "--yes").exit_code == 0
    assert not path.exists()
    assert "Nothing downloaded yet" in run("list").stdout


def split_repository(tmp_path: Path) -> dict[str, bytes]:
    """Return the files of a repository as large models have them: parts in folders, eyes beside."""
    (tmp_path / "parts").mkdir()
    parts = [(path.name, path.read_bytes()) for path in write_parts(tmp_path / "parts")]
    files = {f"Q8_0/{name}": data for name, data in parts}
    files |= {f"UD-Q4_K_XL/{name}": data for name, data in parts}
    files |= {f"{name.replace('big', 'Big-BF16')}": data for name, data in parts}
    files |= {"Q6_K/Big-Q6_K-00001-of-00002.gguf": parts[0][1]}
    files |= dict.fromkeys(
        ("mmproj-F16.gguf", "mmproj/model-f16.gguf", "Big.mmproj-Q8_0.gguf", "imatrix.gguf"),
        b"GGUF",
    )
    return files | {"Big-Q2_K.gguf": g.tiny(), "v2/Big-Q2_K.gguf": g.tiny()}


def test_parts_in_folders_are_one_model_each(hub: StandIn, tmp_path: Path) -> None:
    """In the search, by the name of the quantization, in the list, and when it is removed."""
    hub.files = split_repository(tmp_path)
    rows = [json.loads(line) for line in run("search", REPO, "--json").stdout.splitlines()]
    assert sorted((row["quantization"], row["n_parts"]) for row in rows) == [
        ("BF16", 3), ("Q2_K", 1), ("Q2_K", 1), ("Q8_0", 3), ("UD-Q4_K_XL", 3),
    ]  # fmt: skip
    whole = sum(len(data) for name, data in hub.files.items() if name.startswith("Q8_0/"))
    assert {row["size_bytes"] for row in rows if row["n_parts"] > 1} == {whole}
    wanted = ("Q8_0", "Q4_K_XL", "bf16", "Big-Q2_K.gguf", "v2/Big-Q2_K.gguf")
    got = [Path(run("get", REPO, one, "--quiet").stdout.strip()) for one in wanted]
    assert [path.is_file() for path in got] == [True] * 5
    assert len(set(got)) == 5
    (got[0].parent / "mmproj-own.gguf").write_bytes(b"GGUF")  # somebody put it there
    listed = [json.loads(line) for line in run("list", "--json").stdout.splitlines()]
    stored = [row for row in listed if row["kind"] == "stored"]
    assert sorted(row["path"] for row in stored) == sorted(map(str, got))
    assert {row["state"] for row in stored} == {"ready"}
    second = got[0].name.replace("00001-of", "00002-of")
    assert run("remove", second, "--yes").exit_code == 0
    assert not list(got[0].parent.glob(got[0].name.replace("00001", "*")))


def test_a_quantization_is_named_as_other_programs_do(hub: StandIn, tmp_path: Path) -> None:
    """Behind a colon, as a folder; of one that is not whole it is said."""
    hub.files = split_repository(tmp_path)
    for words in ((f"{REPO}:Q8_0",), (REPO, "Q8_0/"), (REPO, "Q8_0/big-00002-of-00003.gguf")):
        got = run("get", *words, "--quiet")
        assert got.stdout.strip().endswith("Q8_0--big-00001-of-00003.gguf"), got.stderr
    assert "1 of its 2 parts" in run("get", REPO, "Q6_K").stderr


def test_what_cannot_be_fetched_is_told_in_three_sentences(hub: StandIn) -> None:
    """No traceback, exit code 1, and the token nowhere."""
    hub.sha256 = "0" * 64
    for arguments in (
        ("get", REPO),
        ("get", "someone/gone"),
        ("search", "no/such"),
        ("get", "x y"),
    ):
        result = run(*arguments)
        assert result.exit_code == 1, arguments
        assert len(result.stderr.strip().splitlines()) >= 3
        assert "Traceback" not in result.output
        assert "hf_secret" not in result.output


def test_the_model_in_the_box_needs_no_download() -> None:
    """And every suggestion names its source."""
    assert "nothing to download" in run("get", "smollm2-135m").stdout
    assert all(suggestion.source for suggestion in suggestions())
    assert [s.id for s in suggestions() if s.checked] == ["smollm2-135m"]


def test_a_damaged_list_is_told(tmp_path: Path) -> None:
    """Whatever is wrong in it."""
    for content in ("[[model]]\nid = 3\n", "no toml", ""):
        path = tmp_path / "models.toml"
        path.write_text(content, "utf-8")
        with pytest.raises(DownloadError):
            suggestions(path)
