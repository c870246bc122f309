"""Repositories as the large ones of the Hub are laid out: each model is a row, nothing else is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from desktop.models.hub import Hub, HubFile, whole_models
from desktop.models.model_store import ModelStore
from tests.desktop.stand_in_hub import REPO, StandIn, stand_in

BESIDE = ("README.md", "config.json", "tokenizer.json", "params", "template", ".gitattributes")


def parts(name: str, count: int) -> list[str]:
    """Return the names of the parts of a model."""
    return [f"{name}-{n:05d}-of-{count:05d}.gguf" for n in range(1, count + 1)]


@dataclass(frozen=True)
class Listing:
    """The models of a repository with their numbers of parts, and what is none.

    Attributes:
        usual: Begins the name of what is fetched where nothing is asked for.
        asked: Beginnings of names, by what is asked for.
    """

    models: dict[str, int]
    usual: str
    asked: dict[str, str]
    others: Sequence[str] = ()

    def names(self) -> list[str]:
        """Return all names of files."""
        models = [
            name for stem, n in self.models.items()
            for name in (parts(stem, n) if n > 1 else [f"{stem}.gguf"])
        ]  # fmt: skip
        return [*models, *self.others, *BESIDE]


LISTINGS = {
    "dynamic, flat": Listing(
        {"Nori-30B-A3B-UD-IQ1_S": 1, "Nori-30B-A3B-UD-Q4_K_XL": 1, "Nori-30B-A3B-Q4_K_M": 1,
         "BF16/Nori-30B-A3B-BF16": 2},
        "Nori-30B-A3B-Q4_K_M",
        {"Q4_K_XL": "Nori-30B-A3B-UD-Q4_K_XL", "bf16": "BF16/", "ud-iq1_s": "Nori-30B-A3B-UD-IQ1"},
        ("mmproj-F16.gguf", "mmproj-BF16.gguf", "mmproj-F32.gguf", "imatrix_unsloth.dat",
         "imatrix_unsloth.gguf", "imatrix_unsloth.gguf_file"),
    ),
    "a folder for each": Listing(
        {f"{q}/Deepsea-V9-{q}": n for q, n in
         (("UD-TQ1_0", 4), ("UD-Q2_K_XL", 6), ("UD-Q4_K_XL", 8), ("Q8_0", 15), ("BF16", 30))},
        "UD-Q4_K_XL/",
        {"UD-Q2_K_XL": "UD-Q2_K_XL/", "tq1_0": "UD-TQ1_0/", "Deepsea-V9-Q8_0": "Q8_0/",
         "BF16/Deepsea-V9-BF16-00007-of-00030.gguf": "BF16/"},
    ),
    "whose maker is in the name": Listing(
        {"acme_Orla-3-12b-it-Q4_K_M": 1, "acme_Orla-3-12b-it-Q4_K_L": 1,
         "acme_Orla-3-12b-it-Q2_K": 1, "acme_Orla-3-12b-it-IQ4_NL": 1,
         "acme_Orla-3-12b-it-bf16/acme_Orla-3-12b-it-bf16": 2},
        "acme_Orla-3-12b-it-Q4_K_M",
        {"Q4_K_L": "acme_Orla-3-12b-it-Q4_K_L", "BF16": "acme_Orla-3-12b-it-bf16/",
         "acme_Orla-3-12b-it-Q2_K": "acme_Orla-3-12b-it-Q2_K"},
        ("mmproj-acme_Orla-3-12b-it-f16.gguf", "acme_Orla-3-12b-it.imatrix",
         "acme_Orla-3-12b-it-imatrix.gguf"),
    ),
    "four bits from birth": Listing(
        {"gpt-sea-120b-mxfp4": 3, "gpt-sea-120b-F16": 4, "gpt-sea-120b-MXFP4_MOE": 1},
        "gpt-sea-120b",
        {"MXFP4_MOE": "gpt-sea-120b-MXFP4_MOE", "mxfp4": "gpt-sea-120b-mxfp4-00001",
         "fp16": "gpt-sea-120b-F16"},
        ("tokenizer.model", "chat_template.jinja"),
    ),
    "words of several at once": Listing(
        {"Glow-4.6-Q4_K_M": 1, "Q8_0/Glow-4.6-Q8_0": 3},
        "Glow-4.6-Q4_K_M",
        {"Q8_0": "Q8_0/", "Q4_K_M": "Glow-4.6-Q4_K_M"},
        ("mtp-Glow-4.6-Q4_K_M.gguf", "Glow-4.6-draft-Q4_K_M.gguf", "MTP/Glow-4.6-MTP-Q8_0.gguf",
         "Glow-4.6-eagle3-Q8_0.gguf", "draft/Glow-0.5B-Q8_0.gguf", "Glow-4.6-DRAFT-0.5B.Q8_0.gguf"),
    ),
    "a draft alone": Listing(
        {"Glow-DRAFT-0.6B-Q4_0": 1, "Glow-DRAFT-0.6B-Q8_0": 1},
        "Glow-DRAFT-0.6B-Q4_0",
        {"Q8_0": "Glow-DRAFT-0.6B-Q8_0"},
    ),
    "with dots": Listing(
        {"Storm.i1-Q4_K_M": 1, "Storm.i1-IQ3_XXS": 1, "Storm.Q6_K": 1},
        "Storm.i1-Q4_K_M",
        {"Q6_K": "Storm.Q6_K", "iq3_xxs": "Storm.i1-IQ3_XXS"},
        ("Storm.imatrix.dat", "Storm.imatrix.gguf", "Storm.mmproj-Q8_0.gguf",
         "Storm.mmproj-f16.gguf", "Storm.Q8_0.gguf.part1of2", "Storm.Q8_0.gguf.part2of2"),
    ),
    "one name in each folder": Listing(
        {"Q4_K_M/model": 1, "Q8_0/model": 1, "F16/v1/model": 2, "Q8_0/v1/model": 1},
        "Q4_K_M/model",
        {"Q8_0": "Q8_0/", "F16": "F16/v1/model-00001", "Q8_0/v1/model.gguf": "Q8_0/v1/model"},
        ("vision/model.gguf", "mmproj/model.gguf"),
    ),
    "two sizes beside each other": Listing(
        {"4B/Q4_K_M/sail-Q4_K_M": 1, "8B/Q4_K_M/sail-Q4_K_M": 1, "8B/Q8_0/sail-Q8_0": 2},
        "",
        {"8B/Q4_K_M/sail-Q4_K_M.gguf": "8B/Q4_K_M/", "Q8_0": "8B/Q8_0/"},
    ),
    "of another fork": Listing(
        {"IQ2_KS/Glow-4.6-IQ2_KS": 3, "smol-IQ4_KSS/Glow-4.6-smol-IQ4_KSS": 4,
         "IQ5_K/Glow-4.6-IQ5_K": 6},
        "smol-IQ4_KSS/",
        {"IQ4_KSS": "smol-IQ4_KSS/", "iq2_ks": "IQ2_KS/"},
        ("imatrix-Glow-4.6-BF16.dat", "images/perplexity.png"),
    ),
    "made with an imatrix": Listing(
        {"Tide-8B-Q4_K_M-imat": 1, "Tide-8B-Q5_K_M-imatrix": 1, "Tide-8B-F16": 1},
        "Tide-8B-Q4_K_M",
        {"Q5_K_M": "Tide-8B-Q5_K_M-imatrix"},
        ("imatrix.dat", "imatrix.gguf", "Tide-8B-imatrix.gguf"),
    ),
    "with eyes and ears": Listing(
        {"Echo-Omni-7B-Q4_K_M": 1, "Echo-Omni-7B-Q8_0": 1},
        "Echo-Omni-7B-Q4_K_M",
        {"q8_0": "Echo-Omni-7B-Q8_0"},
        ("mmproj-Echo-Omni-7B-Q8_0.gguf", "echo-vision-encoder-f16.gguf", "audio_encoder-Q8_0.gguf",
         "vocoder-Q8_0.gguf", "wavtokenizer-large-75-F16.gguf", "vae-f16.gguf", "clip-vit-l.gguf"),
    ),
    "one bit and a half": Listing(
        {"ggml-model-i2_s": 1, "ggml-model-f16": 1, "Ternary-3B-NVFP4": 1},
        "",
        {"I2_S": "ggml-model-i2_s", "F16": "ggml-model-f16", "nvfp4": "Ternary-3B-NVFP4"},
    ),
    "in capitals": Listing(
        {"LOUD-7B-Q4_K_M": 2},
        "LOUD-7B-Q4_K_M-00001",
        {"q4_k_m": "LOUD-7B-Q4_K_M-00001", "loud-7b-q4_k_m": "LOUD-7B-Q4_K_M-00001"},
    ),
}  # fmt: skip


class ReadOnce(Hub):
    """A Hub whose repository is asked for its files once."""

    @cached_property
    def listed(self) -> list[HubFile]:
        """Return the files as they are read."""
        return super().files(REPO)

    def files(self, repo: str) -> list[HubFile]:
        """Return them."""
        assert repo == REPO
        return self.listed


@pytest.fixture(scope="module")
def running() -> Iterator[StandIn]:
    """Return a Hub with one repository, whose files are changed."""
    with stand_in(StandIn({})) as hub:
        yield hub


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=LISTINGS.keys())
def test_models_are_rows_and_found(running: StandIn, tmp_path: Path, listing: Listing) -> None:
    """Parts together, nothing that is no model, each found by what it is called."""
    running.files = {name: b"x" * (9 + n) for n, name in enumerate(listing.names())}
    hub = ReadOnce(running.url)
    store, files = ModelStore(tmp_path, hub), hub.files(REPO)
    rows = {files[0].name: len(files) for files in whole_models(files)}
    models = listing.models.items()
    assert rows == {(parts(stem, n)[0] if n > 1 else f"{stem}.gguf"): n for stem, n in models}
    assert all(one.quantization for one in files)
    assert store.choose(REPO)[0].name.startswith(listing.usual)
    for wanted, name in listing.asked.items():
        assert store.choose(REPO, wanted)[0].name.startswith(name), wanted
    places = [store.place_of(one) for one in files]
    assert len(set(places)) == len(files)
    for place in places:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"GGUF")
    assert len(store.models()) == len(rows)
    assert {one.state for one in store.models()} == {"ready"}
