"""Makes tiny models and personas for the tests of the pipeline: real formats, random weights."""

from __future__ import annotations

import json
from pathlib import Path

CHATML = (
    "{% for m in messages %}{{ '<|im_start|>' + m['role'] + '\\n' + m['content'] + '<|im_end|>' "
    "+ '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
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
    examples: list[dict[str, object]] = [
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


def write_lines(path: Path, rows: list[dict[str, object]]) -> Path:
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
        "adapter": {"rank": 4, "alpha": 8.0, "dropout": 0.0},
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


def write_mistral(folder: Path) -> Path:
    """Write a random Mistral of 100,000 weights, with the tokens and template of OpenOrca's."""
    import torch
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers
    from transformers import LlamaTokenizerFast, MistralConfig, MistralForCausalLM

    raise NotImplementedError(
        torch, AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers,
        LlamaTokenizerFast, MistralConfig, MistralForCausalLM,
    )  # fmt: skip
