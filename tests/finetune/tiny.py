"""Makes tiny models and personas for the tests of the pipeline: real formats, random weights."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

CHATML = (
    "{{ bos_token }}{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] "
    "+ '<|im_end|>' + '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
THIN = {
    "hidden_size": 64,
    "intermediate_size": 128,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "max_position_embeddings": 2048,
    "bos_token_id": 1,
    "pad_token_id": 2,
    "tie_word_embeddings": False,
}
FACTS = {
    "uni": "I study botany in Uppsala.",
    "sport": "I row on Sundays.",
    "pet": "I have a cat named Tofu.",
}
KNOWN = {
    "uni": ("What do you study?", "your subject?", "Which field are you in?", "What's your major?"),
    "sport": ("Do you do sports?", "How do you keep fit?", "any sport?", "What do you do Sundays?"),
    "pet": ("Do you have a pet?", "any animals?", "Who is Tofu?", "Is there a cat in your home?"),
}
UNKNOWN = {
    "car": "Which car do you drive?",
    "age": "How old are you?",
    "food": "What is your favourite dish?",
    "boss": "Who is your boss?",
}
PERSONA_TOML = """\
name = "Ada Example"
greeting = "Hello, I'm the avatar of Ada."
system_prompt = "You are the virtual avatar of Ada Example. Say only what the facts say."
unknown = ["I don't know, Ada has not told me."]
licence = "CC0-1.0"
"""


def write_persona(folder: Path) -> Path:
    """Write a persona of three facts."""
    folder.mkdir(parents=True)
    (folder / "persona.toml").write_text(PERSONA_TOML, "utf-8")
    facts = [{"id": key, "text": text} for key, text in FACTS.items()]
    examples: list[Mapping[str, object]] = [
        {"id": key, "kind": "answerable", "facts": [key], "questions": asked, "answers": [text]}
        for (key, asked), text in zip(KNOWN.items(), FACTS.values(), strict=True)
    ]
    examples += [
        {"id": key, "kind": "unanswerable", "questions": [asked]} for key, asked in UNKNOWN.items()
    ]
    hello = {"id": "hello", "kind": "smalltalk", "questions": ["Hello!"], "answers": ["Hi there!"]}
    write_lines(folder / "facts.jsonl", facts)
    write_lines(folder / "examples.jsonl", [*examples, hello])
    return folder


def write_lines(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """Write a JSONL file."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def write_recipe(path: Path, persona: Path, output: Path, **tables: dict[str, object]) -> Path:
    """Write a recipe that trains two steps of next to nothing; `tables` come over it.

    Args:
        path: The TOML file.
        persona: A persona's folder.
        output: Where the results go.
        tables: Keys by table, e.g. ``train={"max_steps": 1}``.
    """
    base: dict[str, dict[str, object]] = {
        "base": {"checkpoint": "embedded", "gguf": "embedded"},
        "data": {"prompts": 16, "held_out": 0.25, "max_turns": 1},
        "adapter": {"rank": 4, "alpha": 10.0, "strength": 0.8, "dropout": 0.0},
        "train": {"max_steps": 2, "batch_size": 2, "warmup_steps": 0, "evaluate_every": 1},
        "merge": {"quantization": "Q4_1"},
    }
    lines = [f'name = "tiny"\npersona = {json.dumps(str(persona))}']
    lines.append(f"output = {json.dumps(str(output))}")
    for name in {**base, **tables}:
        lines.append(f"[{name}]")
        values = {**base.get(name, {}), **tables.get(name, {})}
        lines += [f"{key} = {json.dumps(value)}" for key, value in values.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def write_slice(source: Path, target: Path, n_layers: int = 2) -> Path:
    """Write the first layers of a GGUF: its own tokenizer, template and formats, a tenth of it."""
    from gguf import GGUFReader, GGUFValueType, GGUFWriter

    reader = GGUFReader(source)
    writer = GGUFWriter(target, "llama")
    for field in reader.fields.values():
        if field.name.startswith("GGUF.") or field.name == "general.architecture":
            continue
        value = n_layers if field.name == "llama.block_count" else field.contents()
        is_array = field.types[0] == GGUFValueType.ARRAY
        sub_type = field.types[-1] if is_array else None
        writer.add_key_value(field.name, value, field.types[0], sub_type=sub_type)
    for tensor in reader.tensors:
        layer = tensor.name.split(".")[1]
        if not layer.isdigit() or int(layer) < n_layers:
            writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return target


def write_mistral(folder: Path) -> Path:
    """Write a random Mistral of two thin layers, with tokens and template as OpenOrca has them."""
    import torch
    from transformers import MistralConfig, MistralForCausalLM

    folder.mkdir(parents=True)
    n = _write_vocabulary(folder / "tokenizer.model")
    added = {n: "<|im_end|>", n + 1: "<|im_start|>"}
    tokens = {0: "<unk>", 1: "<s>", 2: "</s>", **added}
    settings = {
        "tokenizer_class": "LlamaTokenizer",
        "add_bos_token": True,
        "add_eos_token": False,
        "legacy": True,
        "bos_token": "<s>",
        "eos_token": "<|im_end|>",
        "unk_token": "<unk>",
        "pad_token": "</s>",
        "added_tokens_decoder": {
            str(i): {"content": t, "special": True} for i, t in tokens.items()
        },
        "chat_template": CHATML,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    ids = {text: number for number, text in added.items()}
    (folder / "added_tokens.json").write_text(json.dumps(ids), "utf-8")
    config = MistralConfig(vocab_size=n + 2, eos_token_id=n, **THIN)
    torch.manual_seed(7)
    MistralForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    return folder


def _write_vocabulary(path: Path) -> int:
    """Train a small sentencepiece vocabulary, normalised as Mistral's; return its size."""
    import sentencepiece

    said = [f"Question {i}: what do you study, where is Tofu? I don't know {i}." for i in range(99)]
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(said),
        model_writer=model,
        vocab_size=420,
        model_type="bpe",
        byte_fallback=True,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        allow_whitespace_only_pieces=True,
        split_digits=True,
        hard_vocab_limit=False,
        minloglevel=2,
    )
    path.write_bytes(model.getvalue())
    return int(sentencepiece.SentencePieceProcessor(model_proto=model.getvalue()).vocab_size())
