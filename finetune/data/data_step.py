"""The step `data`: questions and answers become linted, encoded training prompts. Pipeline process.

Leaves ``train.jsonl`` and ``held_out.jsonl`` (messages, answer, token ids), and ``lint.json``.
"""

from __future__ import annotations

import logging
import random
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import msgspec

from backends.base import Message, ModelSpec, Sampling
from backends.errors import FinetuneError
from backends.hosts.process import BlockingEngine
from finetune.data.common import common_examples
from finetune.data.lint import Finding, apart, lint_examples, lint_prompts, near, plain
from finetune.data.own_questions import write_scored_persona
from finetune.data.parity import BACKEND, lint_rendering, lint_tokens
from finetune.data.prompts import Answer, Answerer, Splits, TrainingPrompt, build, split_examples
from finetune.data.sources import all_examples, read_examples
from finetune.data.tokens import Encoded, Encoder
from finetune.data.variations import read_paraphrases
from finetune.evaluation.question_set import load_questions, question_folder
from finetune.places import base_gguf, persona_folder
from finetune.recipe import Recipe
from finetune.rundir import folder_of, stamped, write_json
from finetune.training.checkpoint import load_tokenizer, prepare
from persona.model import Example, Persona
from persona.repetition import MIN_WORDS
from persona.store import load_persona

__all__ = ["HELD_OUT_FILE", "LINT_FILE", "SCORED_PERSONA", "TRAIN_FILE", "Row", "read_rows", "run"]

LOG = logging.getLogger(__name__)
TRAIN_FILE = "train.jsonl"
HELD_OUT_FILE = "held_out.jsonl"
SCORED_PERSONA = "persona"  # without what was held out; only where there are no test questions
LINT_FILE = "lint.json"
BASE_CHAT = Path(__file__).parents[1] / "questions" / "base_chat.jsonl"  # against forgetting
N_ANSWER = 72  # tokens of the base's own answers
N_TOLD = 50  # warnings that are printed; all of them are in the file
N_SHOWN = 5  # findings in a message; all of them are in the file


class Row(msgspec.Struct, frozen=True):
    """One line of ``train.jsonl`` or ``held_out.jsonl``."""

    shape: str
    example: str
    messages: tuple[Message, ...]
    answer: str
    encoded: Encoded


def run(recipe: Recipe) -> Path:
    """Make the training prompts.

    Raises:
        FinetuneError: The linter found an error; the message shows the first ones.
        PersonaError: The persona cannot be read.
    """
    persona = load_persona(persona_folder(recipe))
    with stamped(recipe, "data") as notes:
        examples, dropped = _examples(recipe, persona)
        rng = random.Random(recipe.seed)
        splits = apart(split_examples(examples, recipe.data.held_out, rng))
        findings = lint_examples(persona, examples, splits, recipe.data, _tests(persona))
        _refuse(recipe, [*dropped, *findings])
        prepare(recipe)
        train, held_out, token_findings = _rows(recipe, persona, splits)
        folder = folder_of(recipe, "data")
        findings = [*dropped, *findings, *token_findings]
        write_json(folder / LINT_FILE, findings)
        _refuse(recipe, findings)
        _tell(findings, folder)
        _write(folder / TRAIN_FILE, train)
        _write(folder / HELD_OUT_FILE, held_out)
        if not question_folder(persona.id, persona.folder).is_dir():
            n = write_scored_persona(persona, splits, folder / SCORED_PERSONA)
            LOG.info("data: %d held-out questions are kept for the score card", n)
        notes |= {TRAIN_FILE: "", HELD_OUT_FILE: "", LINT_FILE: ""}
        notes["summary"] = _summary(train, held_out, findings)
    return folder


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a finished data step."""
    decoder = msgspec.json.Decoder(Row)
    return tuple(decoder.decode(line) for line in path.read_bytes().splitlines())


def _examples(recipe: Recipe, persona: Persona) -> tuple[tuple[Example, ...], list[Finding]]:
    """Return every example, with reviewed paraphrases, without questions of the score card."""
    source = all_examples(persona, recipe.data.files)
    examples = (*source.examples, *common_examples(persona))
    if recipe.data.general:
        asked = {plain(question) for each in examples for question in each.questions}
        chat = read_examples(BASE_CHAT)
        examples += tuple(each for each in chat if plain(each.questions[0]) not in asked)
    if recipe.data.paraphrases:
        examples = _paraphrased(examples, Path(recipe.data.paraphrases))
    tests = {plain(question) for question in _tests(persona)}
    kept = []
    findings = [Finding("warning", "left out", "data.files", text) for text in source.left_out]
    for example in examples:
        questions = tuple(q for q in example.questions if not _is_test(plain(q), tests))
        if n := len(example.questions) - len(questions):
            text = f"{n} wordings are left out: nearly questions of the score card"
            findings.append(Finding("warning", "test", example.id, text))
        if questions:
            kept.append(replace(example, questions=questions))
    return tuple(kept), findings


def _is_test(question: str, tests: set[str]) -> bool:
    return question in tests or any(near(question, test) for test in tests)


def _paraphrased(examples: Sequence[Example], path: Path) -> tuple[Example, ...]:
    proposed = read_paraphrases(path)
    approved = [each for each in proposed if each.reviewed]
    LOG.info("data: %d of %d paraphrases are reviewed", len(approved), len(proposed))
    if unknown := {each.example for each in approved} - {each.id for each in examples}:
        raise FinetuneError(
            what=f"The paraphrases in {path} cannot be used.",
            why=f"There is no example {', '.join(sorted(unknown))} any more.",
            todo="Correct the ids, or propose anew: python -m finetune paraphrase RECIPE",
        )
    added = {each.id: [p.question for p in approved if p.example == each.id] for each in examples}
    return tuple(
        replace(each, questions=tuple(dict.fromkeys((*each.questions, *added[each.id]))))
        for each in examples
    )


def _tests(persona: Persona) -> list[str]:
    folder = question_folder(persona.id, persona.folder)
    if not (folder / "test.jsonl").is_file():
        return []
    return [each.question for each in load_questions(folder / "test.jsonl")]


def _rows(
    recipe: Recipe, persona: Persona, splits: Splits
) -> tuple[list[Row], list[Row], list[Finding]]:
    with ExitStack() as stack:
        answerer = _base_answers(recipe, stack) if recipe.data.general else None
        train, held_out = build(persona, splits, recipe.data, recipe.seed, answerer)
    encoder = Encoder(load_tokenizer(recipe))
    prompts = [*train, *held_out]
    LOG.info("data: encoding and checking %d prompts", len(prompts))
    encoded = [encoder.encode(each.messages, each.answer, is_open=each.is_open) for each in prompts]
    findings = lint_prompts(prompts, encoder.tokenizer.all_special_tokens)
    findings += lint_tokens(encoder, encoded, recipe.data.max_length)
    if gguf := base_gguf(recipe):
        pairs = zip(prompts, encoded, strict=True)
        findings += lint_rendering(gguf, [(p.example, p.messages, e) for p, e in pairs])
    rows = [_row(prompt, each) for prompt, each in zip(prompts, encoded, strict=True)]
    fitting = [row for row in rows if len(row.encoded.ids) <= recipe.data.max_length]
    n_train = sum(len(row.encoded.ids) <= recipe.data.max_length for row in rows[: len(train)])
    return fitting[:n_train], fitting[n_train:], findings


def _row(prompt: TrainingPrompt, encoded: Encoded) -> Row:
    return Row(prompt.shape, prompt.example, prompt.messages, prompt.answer, encoded)


def _base_answers(recipe: Recipe, stack: ExitStack) -> Answerer:
    gguf = base_gguf(recipe)
    assert gguf, "the recipe was checked: data.general needs base.gguf"
    engine = stack.enter_context(BlockingEngine(BACKEND))
    engine.load(ModelSpec(path=gguf, n_ctx=2048))
    sampling = Sampling(temperature=0.0, n_predict=N_ANSWER)

    def answer(messages: tuple[Message, ...]) -> Answer:
        text = "".join(chunk.text for chunk in engine.generate(messages, sampling))
        fresh = before_repetition(text)
        return Answer(fresh, is_open=fresh != text or engine.stats.stop_reason != "eog")

    return answer


def before_repetition(text: str) -> str:
    """Return a text up to where it begins to repeat itself: that is not to be learnt."""
    found = list(re.finditer(r"\S+", text))
    said: set[tuple[str, ...]] = set()
    for first in range(len(found) - MIN_WORDS + 1):
        phrase = tuple(word[0].lower() for word in found[first : first + MIN_WORDS])
        if phrase in said:
            return text[: found[first].start()].rstrip()
        said.add(phrase)
    return text


def _refuse(recipe: Recipe, findings: Sequence[Finding]) -> None:
    errors = [each for each in findings if each.severity == "error"]
    if not errors:
        return
    folder = folder_of(recipe, "data")
    write_json(folder / LINT_FILE, findings)
    more = f" (and {len(errors) - N_SHOWN} more)" if len(errors) > N_SHOWN else ""
    raise FinetuneError(
        what="The training data has errors.",
        why="; ".join(map(str, errors[:N_SHOWN])) + more + ".",
        todo=f"Correct them; all findings are in {folder / LINT_FILE}.",
    )


def _tell(warnings: Sequence[Finding], folder: Path) -> None:
    for each in warnings[:N_TOLD]:
        LOG.warning("data: %s", each)
    if more := len(warnings[N_TOLD:]):
        LOG.warning("data: and %d more warnings in %s", more, folder / LINT_FILE)


def _write(path: Path, rows: Sequence[Row]) -> None:
    path.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))


def _summary(train: Sequence[Row], held_out: Sequence[Row], findings: Sequence[Finding]) -> str:
    shapes = Counter(row.shape for row in train)
    counts = ", ".join(f"{count} {shape}" for shape, count in shapes.most_common())
    tokens = sum(len(row.encoded.ids) for row in train)
    return (
        f"{len(train)} training prompts ({counts}; {tokens} tokens), {len(held_out)} held out, "
        f"{len(findings)} warnings."
    )
