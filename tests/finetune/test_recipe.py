"""Recipes: what can be read can be run, everything else is refused by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import finetune
from backends.errors import FinetuneError
from finetune.recipe import load_recipe
from finetune.rundir import claim

RECIPES = sorted((Path(finetune.__file__).parent / "recipes").glob("*.toml"))
HEAD = 'name = "a"\npersona = "keith-low"\n'


@dataclass(frozen=True)
class Bad:
    """A recipe that cannot work, and what its refusal has to name."""

    text: str
    named: str


REFUSED = {
    "unknown key": Bad("[train]\nlearning_rat = 1e-4", "learning_rat"),
    "unknown table": Bad("[trian]\nepochs = 1.0", "trian"),
    "text for a number": Bad('[adapter]\nrank = "16"', "adapter.rank"),
    "number for a text": Bad("[base]\ncheckpoint = 3", "base.checkpoint"),
    "true for a number": Bad("[adapter]\nrank = true", "adapter.rank"),
    "one text for a list": Bad('[adapter]\ntargets = "q_proj"', "adapter.targets"),
    "no targets": Bad("[adapter]\ntargets = []", "adapter.targets"),
    "share above one": Bad("[data]\nunanswerable = 1.5", "data.unanswerable"),
    "not a number": Bad("[train]\nlearning_rate = nan", "train.learning_rate"),
    "infinite": Bad("[adapter]\nalpha = inf", "adapter.alpha"),
    "huge": Bad("[train]\nmax_steps = 9999999999999999999999", "train.max_steps"),
    "huge seed": Bad("seed = 4294967296", "seed"),
    "name with a path": Bad('output = "x"\n[publish]\nrepo = "../../etc"', "publish.repo"),
    "unknown choice": Bad('[merge]\nquantization = "Q3"', "merge.quantization"),
    "embeddings trained": Bad('[adapter]\ntargets = ["lm_head"]', "lm_head"),
    "rank and type": Bad('[adapter]\nrank = 8\ntype = "q8_0"', "q8_0"),
    "shares of more than all": Bad("[data]\nunanswerable = 0.9\nfree = 0.2", "data.unanswerable"),
    "nobody to answer": Bad("[data]\ngeneral = 0.1", "data.general"),
    "patience for nothing": Bad("[data]\nheld_out = 0.0", "train.patience"),
    "nf4 of a GGUF": Bad('[base]\nnf4 = true\ncheckpoint = "a.gguf"', "base.nf4"),
    "nf4 of the embedded": Bad("[base]\nnf4 = true", "base.nf4"),
    "nf4 in 32 bit": Bad(
        '[base]\nnf4 = true\ncheckpoint = "a/b"\nprecision = "f32"', "base.precision"
    ),
    "revision of a file": Bad('[base]\nrevision = "main"', "base.revision"),
    "paged without nf4": Bad('[train]\noptimizer = "paged_adamw_8bit"', "train.optimizer"),
    "only warm-up": Bad("[train]\nmax_steps = 3\nwarmup_steps = 3", "train.warmup_steps"),
    "a way twice": Bad('[merge]\nways = ["weights", "weights"]', "merge.ways"),
    "a mode twice": Bad('[evaluate]\nmodes = ["free", "free"]', "evaluate.modes"),
    "nothing to merge into": Bad('[merge]\nways = ["gguf"]', "base.gguf"),
    "nothing to run": Bad("[merge]\nways = []", "merge.ways"),
    "no TOML": Bad("[train", "line 3"),
    "a key twice": Bad('name = "b"', "line 3"),
    "deep": Bad("x = " + "[" * 50_000, "nested too deeply"),
    "endless number": Bad("seed = 1" + "0" * 5_000, "4300"),
}


def test_the_recipes_in_the_box_are_sound() -> None:
    """Both of them, by name."""
    names = [load_recipe(path).name for path in RECIPES]
    assert names == ["keith-mistral-7b-openorca", "keith-smollm2-135m"]


def test_the_7b_recipe_is_that_of_the_source() -> None:
    """product.md §6, figure by figure; no token is added and no embedding trained."""
    recipe = load_recipe(RECIPES[0])
    assert (recipe.adapter.rank, recipe.adapter.alpha, recipe.adapter.dropout) == (128, 256, 0.05)
    assert (recipe.train.epochs, recipe.train.learning_rate) == (5, 2e-5)
    assert (recipe.train.accumulation, recipe.train.warmup_steps) == (4, 10)
    assert recipe.train.optimizer == "paged_adamw_8bit"
    assert recipe.base.nf4
    assert recipe.base.double_quantization
    assert recipe.data.max_length == 512
    wanted = {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"}
    assert set(recipe.adapter.targets) == wanted


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_work_is_refused_by_name(case: Bad, tmp_path: Path) -> None:
    """Before anything is loaded."""
    path = tmp_path / "recipe.toml"
    path.write_text(HEAD + case.text + "\n", "utf-8")
    with pytest.raises(FinetuneError) as refused:
        load_recipe(path)
    assert case.named in str(refused.value)
    assert len(str(refused.value)) < 600


def test_a_missing_a_binary_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    """In words, not by a traceback."""
    binary, huge = tmp_path / "binary.toml", tmp_path / "huge.toml"
    binary.write_bytes(b"\xff\xfe\x00name")
    huge.write_text("#" * 300_000, "utf-8")
    for path in (tmp_path / "none.toml", binary, huge, tmp_path):
        with pytest.raises(FinetuneError) as told:
            load_recipe(path)
        assert not re.search("codec|Errno", told.value.why), told.value.why


@given(text=st.text(max_size=200))
def test_any_text_is_a_recipe_or_an_error_in_words(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Never another exception."""
    path = tmp_path_factory.mktemp("recipe") / "r.toml"
    path.write_bytes((HEAD + text).encode("utf-8", "surrogatepass"))
    try:
        recipe = load_recipe(path)
    except FinetuneError:
        return
    assert recipe.persona


def test_results_never_go_where_somebody_else_has_files(tmp_path: Path) -> None:
    """A step clears its folder, so a recipe from elsewhere must not name one of the owner's."""
    recipe_file = tmp_path / "r.toml"
    theirs = tmp_path / "photos"
    (theirs / "publish").mkdir(parents=True)
    (theirs / "publish" / "me.jpg").write_bytes(b"me")
    recipe_file.write_text(HEAD + f'output = "{theirs}"\n', "utf-8")
    with pytest.raises(FinetuneError, match="no recipe left"):
        claim(load_recipe(recipe_file))
    assert (theirs / "publish" / "me.jpg").read_bytes() == b"me"


def test_a_claimed_folder_is_claimed_again(tmp_path: Path) -> None:
    """The second step of a run finds the folder of the first."""
    recipe_file = tmp_path / "r.toml"
    recipe_file.write_text(HEAD + f'output = "{tmp_path / "out"}"\n', "utf-8")
    recipe = load_recipe(recipe_file)
    claim(recipe)
    (recipe.folder / "data").mkdir()
    claim(recipe)
