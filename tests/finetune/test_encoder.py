"""A few real steps of training the encoder, converted and run by the library."""

from __future__ import annotations

import json
from pathlib import Path

import gguf
import numpy as np
import pytest
from transformers import BertConfig, BertModel

from backends.encoder import ENCODER, Encoder
from backends.errors import FinetuneError
from finetune.encoder import EncoderPlan, train_encoder
from persona.model import Example, Persona

TOPICS = {
    "study": ("Where do you study?", "Which school are you at?", "What is your university?"),
    "food": ("What do you eat?", "Which dish do you like?", "Do you cook noodles?"),
}


@pytest.fixture(scope="module")
def tiny_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a random encoder of the same make, with the real vocabulary."""
    folder = tmp_path_factory.mktemp("base")
    tokens = gguf.GGUFReader(ENCODER).fields["tokenizer.ggml.tokens"].contents()
    vocabulary = "".join(f"{_as_in_bert(token)}\n" for token in tokens)
    (folder / "vocab.txt").write_text(vocabulary, "utf-8")
    tokenizer = {"do_lower_case": True, "tokenizer_class": "BertTokenizer"}
    (folder / "tokenizer_config.json").write_text(json.dumps(tokenizer))
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
        {
            "idx": 1,
            "name": "1",
            "path": "1_Pooling",
            "type": "sentence_transformers.models.Pooling",
        },
    ]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "1_Pooling").mkdir()
    pooling = {"word_embedding_dimension": 64, "pooling_mode_mean_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(pooling))
    config = BertConfig(
        vocab_size=len(tokens),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=128,
        max_position_embeddings=128,
    )
    BertModel(config).save_pretrained(folder)
    return folder


def _as_in_bert(token: str) -> str:
    if token.startswith("\u2581"):
        return token[1:]
    return token if token.startswith("[") and token.endswith("]") else f"##{token}"


def test_a_trained_encoder_becomes_a_gguf_that_runs(tiny_base: Path, tmp_path: Path) -> None:
    """The loss falls, and questions of one topic come nearer to each other."""
    examples = tuple(
        Example(id=name, kind="answerable", questions=questions, facts=(), answers=("Yes.",))
        for name, questions in TOPICS.items()
    )
    persona = Persona("x", "X", examples=examples)
    hardly = EncoderPlan(tiny_base, epochs=1, learning_rate=1e-7, head_learning_rate=1e-7)
    target = tmp_path / "questions.gguf"
    first = train_encoder(persona, hardly, target)
    before = _margin(target)
    well = EncoderPlan(tiny_base, epochs=100, learning_rate=3e-3, head_learning_rate=1e-3)
    assert train_encoder(persona, well, target) < first / 2
    assert _margin(target) > before + 0.1


def _margin(model: Path) -> float:
    """Return how much nearer questions of one topic are than questions of two."""
    encoder = Encoder(model)
    questions = [question for own in TOPICS.values() for question in own]
    found = np.array([np.asarray(row, np.float32) for row in encoder.encode(questions)])
    encoder.close()
    likeness = found @ found.T
    return float(likeness[:3, :3].mean() + likeness[3:, 3:].mean() - 2 * likeness[:3, 3:].mean())


def test_a_folder_that_is_no_encoder_is_refused(tmp_path: Path) -> None:
    """In words, with what to do."""
    with pytest.raises(FinetuneError, match="could not be read"):
        train_encoder(Persona("x", "X"), EncoderPlan(tmp_path), tmp_path / "x.gguf")
