"""Finding, fetching and removing models, against a server that stands in for the Hub."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from backends.errors import DownloadError, ModelLoadError
from backends.servers.api_key import Secret
from desktop.models.download import Downloader, Transfer
from desktop.models.hub import Hub, parts_of, quantization_of, whole_models
from desktop.models.model_store import ModelStore
from tests.backends import gguf_build as g
from tests.desktop.stand_in_hub import REPO, Fault, StandIn, stand_in

NAME = "Tiny-Q4_K_M.gguf"
LARGER = g.tiny(general__description=g.Entry(g.STR, "x" * 999))


@pytest.fixture
def hub() -> Iterator[StandIn]:
    """A stand-in with two files; the smaller one is a real, tiny model."""
    with stand_in(StandIn({NAME: g.tiny(), "Tiny-F16.gguf": LARGER})) as running:
        yield running


@pytest.fixture
def store(hub: StandIn, tmp_path: Path) -> ModelStore:
    """An empty store that fetches from it."""
    return ModelStore(tmp_path / "models", Hub(hub.url, Secret("hf_secret")))


def quick() -> Downloader:
    """A downloader that loses patience soon."""
    return Downloader(Secret("hf_secret"), stall_s=0.5, pause_s=0.01)


def test_search_and_files(store: ModelStore, hub: StandIn) -> None:
    """What a person needs to choose: licence, sizes, quantizations."""
    (found,) = store.hub.search("tiny")
    assert (found.repo, found.licence, found.is_gated) == (REPO, "mit", False)
    files = store.hub.files(REPO)
    assert [file.quantization for file in files] == ["Q4_K_M", "F16"]
    assert files[0].sha256 == hashlib.sha256(hub.files[NAME]).hexdigest()
    assert store.choose(REPO)[0].name == NAME
    assert store.choose(REPO, "f16")[0].name == "Tiny-F16.gguf"
    with pytest.raises(DownloadError) as caught:
        store.choose(REPO, "Q2_K")
    assert "has Q4_K_M, F16" in caught.value.why


def test_a_model_is_fetched_listed_and_removed(store: ModelStore, hub: StandIn) -> None:
    """Progress grows to the whole; the token goes to the Hub; nothing is left behind."""
    told: list[Transfer] = []
    path = store.fetch(store.choose(REPO), quick(), told.append)
    assert path
    assert path.read_bytes() == hub.files[NAME]
    assert (told[-1].phase, told[-1].done_bytes) == ("done", told[-1].total_bytes)
    assert hub.tokens[-1] == "Bearer hf_secret"
    (model,) = store.models()
    assert (model.path, model.state) == (path, "ready")
    assert model.origin
    assert (model.origin.repo, model.origin.licence) == (REPO, "mit")
    assert store.remove(path) == len(hub.files[NAME])
    assert store.models() == []
    assert list(store.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("faults", "n_resumed"),
    [
        (["cut", "cut", "cut"], 3),
        (["stall"], 1),
        (["busy", "busy"], 0),
        (["cut", "no-range"], 1),
        (["cut", "wrong-range"], 1),
        (["longer"], 0),
        (["cut", "busy", "cut", "stall"], 4),
    ],
)
def test_a_download_survives(
    store: ModelStore, hub: StandIn, faults: list[Fault], n_resumed: int
) -> None:
    """Cut off, silent, busy, without ranges, with wrong ranges, too long: right in the end."""
    hub.faults = list(faults)
    path = store.fetch(store.choose(REPO), quick())
    assert path
    assert path.read_bytes() == hub.files[NAME]
    assert hub.faults == []
    assert sum(bool(asked) for asked in hub.ranges) >= n_resumed


def test_resuming_sends_nothing_twice(store: ModelStore, hub: StandIn) -> None:
    """Ten cuts, and the bytes that were sent are those of the file."""
    hub.faults, hub.cut_after = ["cut"] * 10, 7_000
    path = store.fetch(store.choose(REPO), quick())
    assert path
    assert hub.sent_bytes == path.stat().st_size


def test_stopping_keeps_what_is_there(store: ModelStore, hub: StandIn) -> None:
    """Pause and go on; cancel throws it away."""
    hub.faults = ["stall"]
    files = store.choose(REPO)
    downloader = quick()

    def stop_soon(transfer: Transfer) -> None:
        if transfer.done_bytes:
            downloader.stop()

    assert store.fetch(files, downloader, stop_soon) is None
    (half,) = store.models()
    assert (half.state, half.size_bytes) == ("incomplete", 20_000)
    told: list[Transfer] = []
    assert store.fetch(files, quick(), told.append)
    assert told[-1].resumed_bytes == 20_000
    store.remove(store.place_of(files[0]))
    hub.faults = ["stall"]
    downloader = quick()
    assert store.fetch(files, downloader, stop_soon) is None
    store.discard(files)
    assert store.models() == []


CHILD = """
import sys
from pathlib import Path
from backends.servers.api_key import Secret
from desktop.models.download import Downloader
from desktop.models.hub import Hub
from desktop.models.model_store import ModelStore
store = ModelStore(Path(sys.argv[2]), Hub(sys.argv[1], Secret("")))
def tell(transfer):
    print(transfer.done_bytes, transfer.resumed_bytes, flush=True)
store.fetch(store.choose("someone/Tiny-GGUF"), Downloader(stall_s=20), tell)
"""


def test_a_download_that_is_killed_ten_times_ends_right(hub: StandIn, tmp_path: Path) -> None:
    """SIGKILL in the middle, each time; every byte that came is used."""
    hub.cut_after = 7_000
    for kill in range(10):
        hub.faults = ["stall"]
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, hub.url, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert child.stdout
        wait_for_size(tmp_path, child, 7_000 * (kill + 1))
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
    store = ModelStore(tmp_path, Hub(hub.url, Secret("")))
    told: list[Transfer] = []
    path = store.fetch(store.choose(REPO), quick(), told.append)
    assert path
    assert path.read_bytes() == hub.files[NAME]
    assert told[-1].resumed_bytes == 70_000
    assert hub.sent_bytes == path.stat().st_size


def wait_for_size(folder: Path, child: subprocess.Popen[str], expected: int) -> None:
    """Wait until the unfinished file has the size."""
    for _ in range(1500):
        if [path.stat().st_size for path in folder.rglob("*.part")] == [expected]:
            return
        with pytest.raises(subprocess.TimeoutExpired):  # it goes on waiting for the server
            child.wait(0.02)
    pytest.fail(f"the file never had {expected} bytes")


def test_a_wrong_hash_never_becomes_a_model(store: ModelStore, hub: StandIn) -> None:
    """It is thrown away, and said so."""
    hub.sha256 = "0" * 64
    with pytest.raises(DownloadError) as caught:
        store.fetch(store.choose(REPO), quick())
    assert "thrown away" in caught.value.what
    assert store.models() == []


def test_a_wrong_length_is_told(store: ModelStore, hub: StandIn) -> None:
    """Before anything is fetched."""
    hub.faults = ["wrong-length"]
    with pytest.raises(DownloadError) as caught:
        store.fetch(store.choose(REPO), quick())
    assert "should have" in caught.value.why


def test_a_file_that_is_no_model_is_refused_after_all(store: ModelStore, hub: StandIn) -> None:
    """The Hub's file itself is damaged: the check of model files says so."""
    hub.files[NAME] = b"<!DOCTYPE html>" + bytes(3000)
    with pytest.raises(ModelLoadError, match="web page"):
        store.fetch(store.choose(REPO), quick())


def test_gated_and_missing_repositories_say_what_to_do(store: ModelStore, hub: StandIn) -> None:
    """Terms are accepted in a browser; a name may be wrong."""
    files = store.choose(REPO)
    hub.faults = ["gated"]
    with pytest.raises(DownloadError) as caught:
        store.fetch(files, quick())
    assert "accept their terms" in caught.value.why
    assert REPO in caught.value.todo
    for name in ("someone/gone", "no such name!"):
        with pytest.raises(DownloadError):
            store.hub.files(name)


def test_offline_says_so_at_once(tmp_path: Path, hub: StandIn, store: ModelStore) -> None:
    """Searching, and fetching what was found before."""
    files = store.choose(REPO)
    with stand_in(StandIn({})) as gone:
        url = gone.url
    start = time.perf_counter()
    with pytest.raises(DownloadError) as caught:
        Hub(url, Secret("")).search("tiny")
    assert "offline" in caught.value.why
    elsewhere = replace(files[0], url=files[0].url.replace(hub.url, url))
    with pytest.raises(DownloadError, match="offline"):
        store.fetch((elsewhere,), quick())
    assert time.perf_counter() - start < 20


def test_a_full_disk_is_told_before(store: ModelStore) -> None:
    """Both figures, and nothing is written."""
    (file,) = store.choose(REPO)
    huge = replace(file, size_bytes=10**18)
    with pytest.raises(DownloadError) as caught:
        store.fetch((huge,), quick())
    assert "1000000000 GB are needed" in caught.value.why
    assert store.models() == []


def test_a_model_that_was_changed_or_vanished_is_noticed(store: ModelStore) -> None:
    """And what somebody put there by hand is listed, too."""
    path = store.fetch(store.choose(REPO), quick())
    assert path
    own = g.write(store.folder, g.tiny(), "own.gguf")
    path.write_bytes(b"changed")
    assert {model.path.name: model.state for model in store.models()} == {
        NAME: "changed",
        "own.gguf": "ready",
    }
    path.unlink()
    assert sorted(model.state for model in store.models()) == ["missing", "ready"]
    with pytest.raises(DownloadError, match="yours alone"):
        store.remove(own.parent.parent / "elsewhere.gguf")
    assert own.exists()


def test_a_file_that_was_changed_in_place_is_fetched_again(store: ModelStore, hub: StandIn) -> None:
    """Its length says nothing; one that is right is read, and nothing is sent."""
    files = store.choose(REPO)
    path = store.fetch(files, quick())
    assert path
    sent = hub.sent_bytes
    assert store.fetch(files, quick()) == path
    assert hub.sent_bytes == sent
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    assert store.fetch(files, quick()) == path
    assert path.read_bytes() == hub.files[NAME]
    (model,) = store.models()
    assert model.state == "ready"


def test_two_downloads_do_not_write_one_file(store: ModelStore, hub: StandIn) -> None:
    """The second one says so, and the first one goes on."""
    hub.faults = ["stall"]
    files = store.choose(REPO)
    refused: list[DownloadError] = []

    def fetch_beside(transfer: Transfer) -> None:
        if transfer.phase == "downloading" and not refused:
            with pytest.raises(DownloadError, match="did not succeed") as caught:
                store.fetch(files, quick())
            refused.append(caught.value)

    path = store.fetch(files, quick(), fetch_beside)
    assert path
    assert "Another window or program is using" in refused[0].why
    assert path.read_bytes() == hub.files[NAME]


def test_a_split_model_is_fetched_with_all_its_parts(store: ModelStore, hub: StandIn) -> None:
    """The progress counts them together; a missing part is told before."""
    from tests.backends.gguf.test_gguf_split import NAMES, write_parts

    store.folder.mkdir()
    hub.files = {path.name: path.read_bytes() for path in write_parts(store.folder)}
    for part in store.folder.iterdir():
        part.unlink()
    told: list[Transfer] = []
    path = store.fetch(store.choose(REPO, NAMES[0]), quick(), told.append)
    assert path
    assert path.name == NAMES[0]
    assert [transfer.phase for transfer in told].count("done") == 1
    assert told[-1].done_bytes == sum(map(len, hub.files.values()))
    store.remove(path)
    assert store.models() == []
    del hub.files[NAMES[1]]
    with pytest.raises(DownloadError, match="2 of its 3 parts"):
        store.choose(REPO, NAMES[0])


def test_parts_in_a_folder_are_one_model(store: ModelStore, hub: StandIn) -> None:
    """The folder tells the quantization; eyes and statistics are no models; part 2 is none."""
    from tests.backends.gguf.test_gguf_split import write_parts

    store.folder.mkdir()
    parts = [(path.name, path.read_bytes()) for path in write_parts(store.folder)]
    for part in store.folder.iterdir():
        part.unlink()
    hub.files = {f"{kind}/{name}": data for kind in ("Q8_0", "UD-Q4_K_XL") for name, data in parts}
    hub.files |= {"mmproj-model-f16.gguf": b"GGUF", "imatrix_unsloth.gguf": b"GGUF"}
    models = whole_models(store.hub.files(REPO))
    assert [(model[0].quantization, len(model)) for model in models] == [
        ("Q8_0", 3),
        ("UD-Q4_K_XL", 3),
    ]
    paths = [store.fetch(store.choose(REPO, kind), quick()) for kind in ("Q8_0", "ud-q4_k_xl")]
    stored = store.models()
    assert [one.path for one in stored] == paths
    assert {one.state for one in stored} == {"ready"}
    assert [one.size_bytes for one in stored] == [sum(len(data) for _, data in parts)] * 2
    (second,) = store.folder.rglob("Q8_0*-00002-of-*.gguf")
    second.unlink()
    assert [one.state for one in store.models()] == ["incomplete", "ready"]
    store.remove(stored[0].path)
    assert [one.path for one in store.models()] == paths[1:]


def test_odd_numbers_of_parts_are_names(store: ModelStore) -> None:
    """They come from strangers."""
    for name in ("x-00000-of-00000.gguf", "x-00003-of-00002.gguf", "x-00001-of-99999.gguf"):
        assert parts_of(name) == (name,)


def test_parts_in_capitals_are_parts() -> None:
    """As some systems write the end of a name."""
    names = ("M-Q8_0-00001-OF-00002.GGUF", "M-Q8_0-00002-OF-00002.GGUF")
    assert parts_of(names[1]) == names
    assert quantization_of(names[0]) == "Q8_0"


def test_names_of_the_hub_never_leave_the_folder(store: ModelStore) -> None:
    """A repository can be called anything."""
    (file,) = store.choose(REPO)
    evil = replace(file, repo="../../etc", name="..\\..\\boot/../../x\0y.gguf")
    place = store.place_of(evil)
    assert place.resolve().is_relative_to(store.folder.resolve())
    assert "\0" not in str(place)


@pytest.mark.parametrize(
    ("name", "quantization"),
    [
        ("mistral-7b-openorca.Q4_K_M.gguf", "Q4_K_M"),
        ("qwen2.5-7b-instruct-q5_k_m-00001-of-00002.gguf", "Q5_K_M"),
        ("sub/Model-IQ2_XXS.gguf", "IQ2_XXS"),
        ("gpt-oss-20b-mxfp4.gguf", "MXFP4"),
        ("Model-UD-Q4_K_XL.gguf", "UD-Q4_K_XL"),
        ("Model-fp16.gguf", "FP16"),
        ("model.gguf", ""),
    ],
)
def test_quantizations_are_read_from_names(name: str, quantization: str) -> None:
    """As authors write them."""
    assert quantization_of(name) == quantization
