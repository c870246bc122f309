"""The greedy backend says exactly what C++ says, however its cache and its batches came about."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from backends.base import Adapter, Message, ModelSpec, Sampling
from backends.llama_common.kv_cache import CacheTypes, cache_types
from backends.llama_ctypes.backend import LlamaCtypesBackend
from backends.llama_ctypes.library import find_library
from tests.backends.gguf_build import living, random_adapter, write
from tests.backends.prompts import QUESTIONS

pytestmark = pytest.mark.model

MAX_WARMINGS = 50  # on a busy machine the proof is left for later
GREEDY = Sampling(n_predict=16, temperature=0.0)
THREADS = 1
FOLLOWING = Message("user", "Say that once more, in the same words, please.")
N_TURNS = 3  # questions that get a second turn


@pytest.fixture(scope="module")
def spec(embedded_model: Path) -> ModelSpec:
    """How the model is loaded, but for what a test varies."""
    return ModelSpec(path=embedded_model, n_ctx=1024, n_threads=THREADS)


@pytest.fixture
def backend() -> Iterator[LlamaCtypesBackend]:
    """A backend in this process, for its tokens."""
    with closing(LlamaCtypesBackend()) as backend:
        yield backend


@pytest.fixture(scope="module")
def cpp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`greedy.cpp`, compiled against the installed library and its headers."""
    package = find_spec("llama_cpp")
    assert package
    assert package.origin
    include, libraries = Path(package.origin).parents[1] / "include", find_library().parent
    program = tmp_path_factory.mktemp("cpp") / "greedy"
    links = [f"-L{libraries}", "-lllama", "-lggml", "-lggml-base", f"-Wl,-rpath,{libraries}"]
    source = Path(__file__).with_name("greedy.cpp")
    compiler = [os.environ.get("CXX", "c++"), "-O1", "-std=c++17", f"-I{include}", str(source)]
    subprocess.run([*compiler, "-o", str(program), *links], check=True)
    return program


def said_by_cpp(program: Path, spec: ModelSpec, types: CacheTypes, prompts: Sequence[str]) -> str:
    """Return its token ids, one line for each prompt."""
    numbers = (GREEDY.n_predict, THREADS, types.keys, types.values)
    command = [str(program), str(spec.path), *map(str, numbers)]
    stdin = "".join(f"{prompt}\x1e" for prompt in prompts).encode()
    result = subprocess.run(command, input=stdin, capture_output=True, check=True)
    return result.stdout.decode()


def ask(backend: LlamaCtypesBackend, *messages: Message, sampling: Sampling = GREEDY) -> str:
    """Return a whole reply."""
    return "".join(chunk.text for chunk in backend.generate(messages, sampling))


@pytest.mark.parametrize("exact_cache", ["on", "off"])
def test_questions_in_four_languages_are_answered_as_in_cpp(
    spec: ModelSpec, backend: LlamaCtypesBackend, cpp: Path, exact_cache: str
) -> None:
    """Text and token count: all twenty with our cache types, seven with C++'s own."""
    spec = replace(spec, options={"exact_cache": exact_cache})
    backend.load(spec)
    prompts, replies = [], []
    for question in QUESTIONS if exact_cache == "on" else QUESTIONS[::3]:
        text = ask(backend, Message("user", question))
        prompts.append(backend.stats.prompt)
        replies.append((text, backend.stats.n_predicted))
    lines = said_by_cpp(cpp, spec, cache_types(spec), prompts).splitlines()
    model = backend._require_loaded().model
    expected = []
    for line in lines:
        tokens = [int(token) for token in line.split()]
        data = b"".join(model.piece(token) or b"" for token in tokens)
        expected.append((data.decode("utf-8", "replace"), len(tokens)))
    assert replies == expected


def two_turns(backend: LlamaCtypesBackend, *, is_fresh: bool) -> list[str]:
    """Return replies to first and second turns, with the cache of the turn before or without."""
    texts = []
    for question in QUESTIONS[::6][:N_TURNS]:
        history = [Message("user", question)]
        for more in (FOLLOWING, FOLLOWING):
            if is_fresh:
                backend._require_loaded().context.clear()
            texts.append(ask(backend, *history, sampling=GREEDY))
            history += [Message("assistant", texts[-1]), more]
    return texts


def test_drafts_and_a_reused_cache_change_nothing(
    spec: ModelSpec, backend: LlamaCtypesBackend
) -> None:
    """And drafts there are: the second turn repeats the first."""
    backend.load(replace(spec, prompt_lookup=False))
    fresh = two_turns(backend, is_fresh=True)
    assert two_turns(backend, is_fresh=False) == fresh
    backend.load(spec)
    assert two_turns(backend, is_fresh=False) == fresh
    assert two_turns(backend, is_fresh=True) == fresh
    context = backend._require_loaded().context
    assert context.is_proven(8)
    assert context.batch_limit == 24


@pytest.mark.parametrize("n_prompt", [3, 23, 40, 100])
def test_a_draft_that_is_read_with_the_prompt_has_the_logits_of_single_tokens(
    spec: ModelSpec, backend: LlamaCtypesBackend, n_prompt: int
) -> None:
    """Bit for bit, and so has the end of the prompt before it."""
    backend.load(spec)
    loaded = backend._require_loaded()
    context, text = loaded.context, " ".join(QUESTIONS)
    tokens = loaded.model.part(text)[: n_prompt + 10]
    assert len(tokens) == n_prompt + 10
    list(context.prefill(tokens[:n_prompt]))
    alone = [context.logits(-1).copy()]
    for token in tokens[n_prompt:]:
        context.decode((token,))
        alone.append(context.logits(-1).copy())
    context.clear()
    list(context.prefill(tokens[:n_prompt], tokens[n_prompt:]))
    assert context.tokens == tokens
    for row, expected in enumerate(alone, -11):
        assert np.array_equal(context.logits(row), expected)


def test_a_reply_begins_with_a_draft(spec: ModelSpec, backend: LlamaCtypesBackend) -> None:
    """Of a text that it may quote; a second token is all there is room for, and no later draft."""
    question = (Message("system", "You are Keith."), Message("user", QUESTIONS[0]))
    backend.load(spec)
    text = ask(backend, *question)
    backend.load(replace(spec, prompt_lookup=False))  # forgets the reply
    backend.load(spec)
    short = replace(GREEDY, n_predict=2, draft_texts=(text,))
    first_two = ask(backend, *question, sampling=short)
    assert backend.stats.n_drafted == 0  # nothing is proved yet
    context = backend._require_loaded().context
    n_pinned = backend.warm(question[:1])
    for _ in range(MAX_WARMINGS):
        if context.is_proven(24):
            break
        backend.warm(question[:1])
    assert context.is_proven(24)
    context.truncate(n_pinned)
    assert ask(backend, *question, sampling=short) == first_two
    assert backend.stats.n_accepted == backend.stats.n_drafted == 1


def test_a_first_draft_is_short_beside_the_prompt(
    spec: ModelSpec, backend: LlamaCtypesBackend
) -> None:
    """For the first text waits for it: of a reply that is known in full only some tokens."""
    question = (Message("system", "You are Keith."), Message("user", QUESTIONS[0]))
    backend.load(spec)
    text = ask(backend, *question)
    context = backend._require_loaded().context
    context.truncate(backend.warm(question[:1]))
    stream = backend.generate(question, replace(GREEDY, draft_texts=(text,)))
    next(stream)  # the prompt is read, and nothing said yet
    n_drafted = len(context.tokens) - backend.stats.n_prompt
    assert 0 < n_drafted <= (backend.stats.n_prompt - backend.stats.n_reused) / 5
    assert text == "".join(chunk.text for chunk in stream)


@pytest.mark.parametrize("rank", [4, 5])
def test_the_same_with_an_adapter(
    spec: ModelSpec, backend: LlamaCtypesBackend, tmp_path: Path, rank: int
) -> None:
    """Drafts and a reused cache change nothing, and drafts there are."""
    spec = replace(spec, adapters=(Adapter(random_adapter(tmp_path, rank=rank), 0.25),))
    backend.load(replace(spec, prompt_lookup=False))
    fresh = two_turns(backend, is_fresh=True)
    assert two_turns(backend, is_fresh=False) == fresh
    backend.load(spec)
    assert two_turns(backend, is_fresh=False) == fresh
    context = backend._require_loaded().context
    assert context.is_proven(3)
    assert context.batch_limit == 24


@pytest.mark.parametrize("rank", [4, 16, 17])
def test_a_batch_has_the_logits_of_single_tokens_with_an_adapter(
    spec: ModelSpec, backend: LlamaCtypesBackend, tmp_path: Path, rank: int
) -> None:
    """Bit for bit, whatever its rank was."""
    adapter = Adapter(random_adapter(tmp_path, rank=rank))
    backend.load(replace(spec, adapters=(adapter,), prompt_lookup=False))
    context = backend._require_loaded().context
    tokens = backend._require_loaded().model.part("A chat repeats its past, and quotes facts.")
    context.clear()
    context.decode(tokens, n_logits=len(tokens))
    together = np.array([context.logits(row) for row in range(-len(tokens), 0)])
    context.clear()
    for token, expected in zip(tokens, together, strict=True):
        context.decode((token,))
        assert np.array_equal(context.logits(-1), expected)


def test_an_adapter_that_is_loaded_with_one_rank_more_has_the_same_effect(
    spec: ModelSpec, backend: LlamaCtypesBackend, tmp_path: Path
) -> None:
    """Its logits are those that llama.cpp gives with the file as it is, but for rounding."""
    path = random_adapter(tmp_path, rank=16)
    backend.load(replace(spec, adapters=(Adapter(path, 0.5),), prompt_lookup=False))
    loaded = backend._require_loaded()
    context, tokens = loaded.context, loaded.model.part("Who are you, and what do you like?")

    def read() -> npt.NDArray[np.float32]:
        context.clear()
        context.decode(tokens)
        return context.logits(-1).copy()

    padded = read()
    handle = loaded.model._load_adapter(path)
    loaded.context._api.llama_set_adapters_lora(
        context.handle, (ctypes.c_void_p * 1)(handle), 1, (ctypes.c_float * 1)(0.5)
    )
    as_it_is = read()
    loaded.context._api.llama_set_adapters_lora(context.handle, None, 0, None)
    without = read()
    assert np.abs(padded - as_it_is).max() < 0.02
    assert np.abs(padded - without).max() > 0.5


def test_an_adapter_is_switched_without_the_base(
    spec: ModelSpec, backend: LlamaCtypesBackend, tmp_path: Path
) -> None:
    """The model in memory is the same one."""
    backend.load(spec)
    before = backend._require_loaded().model.handle
    backend.load(replace(spec, adapters=(Adapter(random_adapter(tmp_path), 0.5),)))
    assert backend._require_loaded().model.handle == before


def test_float_weights_are_not_drafted(backend: LlamaCtypesBackend, tmp_path: Path) -> None:
    """A batch of theirs is multiplied by other code, which rounds differently."""
    path = write(tmp_path, living())
    quick = ModelSpec(path=path, n_ctx=256, n_threads=1, options={"stop_loops": "off"})
    question = [Message("user", "ab" * 20)]
    replies = set()
    for is_on in (False, True):
        backend.load(replace(quick, prompt_lookup=is_on))
        replies.add(ask(backend, *question, sampling=replace(GREEDY, n_predict=100)))
    assert len(replies) == 1


def test_an_edit_and_a_regeneration_keep_the_common_prefix(
    spec: ModelSpec, backend: LlamaCtypesBackend
) -> None:
    """`n_reused` counts the tokens that both prompts begin with, no more and no fewer."""
    backend.load(spec)
    system = Message("system", "You are Ada, who likes chess and rain.")
    first = ask(backend, system, Message("user", "Who are you, and what do you like?"))
    n_first = backend.stats.n_prompt
    assert ask(backend, system, Message("user", "Who are you, and what do you like?")) == first
    assert backend.stats.n_reused == n_first - 1
    edited = (system, Message("user", "Who are you, and where do you live?"))
    text = ask(backend, *edited)
    loaded = backend._require_loaded()
    tokens = loaded.rendered(edited)[1]
    other = loaded.rendered((system, Message("user", "Who are you, and what do you like?")))[1]
    common = next(n for n, (a, b) in enumerate(zip(tokens, other, strict=False)) if a != b)
    assert backend.stats.n_reused == common
    loaded.context.clear()
    assert ask(backend, *edited) == text
