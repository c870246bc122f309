"""Looks for what would spoil a training run, before it starts: pipeline process.

Errors stop the pipeline; warnings are written down and told. Nothing here needs torch.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

import msgspec

from finetune.data.prompts import Splits, TrainingPrompt
from finetune.recipe import Data
from persona.model import Example, Persona

__all__ = ["Finding", "apart", "lint_examples", "lint_prompts", "near", "plain"]

Severity = Literal["error", "warning"]
NEAR = 0.85  # share of common words above which two questions count as one
CONTACTS = {
    "an e-mail address": r"[\w.+-]+@[\w-]+\.[\w.]{2,}",
    "a phone number": r"(?<![\w.])\+?\d[\d ()/-]{7,}\d(?![\w.])",
    "a link": r"\b(?:https?://|www\.)\S+",
    "an account name": r"(?<!\w)@[A-Za-z_]\w{2,}",
    "a street address": r"\b\d{1,5} (?:[A-Z]\w+ ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane)\b",
    "a postal code with a unit": r"#\d{2}-\d{2,}",
    "a card or account number": r"\b(?:\d{4}[ -]?){3}\d{4}\b",
    "an identity number": r"\b[STFG]\d{7}[A-Z]\b",
}
UNFINISHED = re.compile(r"[\w,;:-]$")


class Finding(msgspec.Struct, frozen=True):
    """One thing that the linter noticed."""

    severity: Severity
    code: str
    where: str  # id of the example
    text: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.severity} [{self.code}] {self.where}: {self.text}"


def plain(question: str) -> str:
    """Return a question without case, punctuation and doubled blanks."""
    return " ".join(re.findall(r"[^\W_]+", question.casefold()))


def near(one: str, other: str) -> bool:
    """Tell whether two plain questions say nearly the same words."""
    mine, theirs = set(one.split()), set(other.split())
    return bool(mine) and len(mine & theirs) / len(mine | theirs) >= NEAR


def lint_examples(
    persona: Persona, examples: Sequence[Example], splits: Splits, data: Data, tests: Iterable[str]
) -> list[Finding]:
    """Return what is wrong with the questions and answers, errors first.

    Args:
        persona: Whose words they are.
        examples: All of them.
        splits: The same, split; a wording in both is a leak.
        data: The recipe's limits.
        tests: Questions of the score card; they must not be trained on.
    """
    found = [
        *_duplicates(examples),
        *_personal(persona, examples),
        *_answers(examples, data),
        *_leaks(splits, set(map(plain, tests))),
    ]
    return sorted(found, key=lambda finding: finding.severity)


def apart(splits: Splits) -> Splits:
    """Return the splits without held-out wordings that training has too, but for case and marks."""
    trained = set(_by_question(splits.train))
    held = tuple(
        replace(each, questions=kept)
        for each in splits.held_out
        if (kept := tuple(q for q in each.questions if plain(q) not in trained))
    )
    return Splits(splits.train, held)


def _duplicates(examples: Sequence[Example]) -> Iterator[Finding]:
    """Yield questions that occur twice; with another kind, or other facts, they contradict."""
    asked: dict[str, Example] = {}
    for example in examples:
        for question in dict.fromkeys(map(plain, example.questions)):
            other = asked.setdefault(question, example)
            if other is example:
                continue
            if "unanswerable" in (other.kind, example.kind) and other.kind != example.kind:
                text = f'"{question}" is known here and not known in {other.id}'
                yield Finding("error", "contradiction", example.id, text)
            elif _differ(example, other):
                text = (
                    f'"{question}" is answered otherwise in {other.id}: keep one of them, '
                    "or give both rows the same id"
                )
                yield Finding("error", "contradiction", example.id, text)
            else:
                yield Finding(
                    "warning", "duplicate", example.id, f'"{question}" is in {other.id} too'
                )


def _differ(one: Example, other: Example) -> bool:
    """Tell whether two examples answer a question about the owner with nothing in common."""
    if one.kind != "answerable" or other.kind != "answerable":
        return False
    answers = [set(map(plain, each.answers)) for each in (one, other)]
    is_said = all(answers)
    return is_said and not answers[0] & answers[1] and not {*one.facts} & {*other.facts}


def _personal(persona: Persona, examples: Sequence[Example]) -> Iterator[Finding]:
    texts = [(fact.id, fact.text) for fact in persona.facts]
    texts += [(e.id, text) for e in examples for text in (*e.questions, *e.answers)]
    for where, text in texts:
        for what, pattern in CONTACTS.items():
            if match := re.search(pattern, text):
                yield Finding("error", "personal", where, f"{what}: {match[0]}")


def _answers(examples: Sequence[Example], data: Data) -> Iterator[Finding]:
    for example in examples:
        for answer in example.answers:
            if len(answer) > data.max_answer_chars:
                text = f"an answer of {len(answer)} characters; {data.max_answer_chars} are allowed"
                yield Finding("warning", "long", example.id, text)
            if UNFINISHED.search(answer.strip()):
                yield Finding(
                    "warning", "unfinished", example.id, f'an answer ends in "{answer[-20:]}"'
                )


def _leaks(splits: Splits, tests: set[str]) -> Iterator[Finding]:
    trained = _by_question(splits.train)
    held = _by_question(splits.held_out)
    for question, example in trained.items():
        if question in held:
            text = f'"{question}" is trained and held out'
            yield Finding("error", "leak", example.id, text)
    for question, example in (trained | held).items():
        if question in tests or any(near(question, test) for test in tests):
            text = f'"{question}" is nearly a question of the score card'
            yield Finding("error", "leak", example.id, text)


def _by_question(examples: Iterable[Example]) -> dict[str, Example]:
    return {plain(question): each for each in examples for question in each.questions}


def lint_prompts(prompts: Sequence[TrainingPrompt], special: Iterable[str]) -> list[Finding]:
    """Return what is wrong with finished prompts: empty answers, two answers to one prompt.

    Args:
        prompts: Training and held-out ones.
        special: Texts of the tokenizer's special tokens; none may be written out.
    """
    tokens = [token for token in special if len(token) > 1]
    found = []
    answers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for prompt in prompts:
        if not prompt.answer.strip():
            found.append(Finding("error", "empty", prompt.example, "there is no answer to learn"))
        texts = [*(message.content for message in prompt.messages), prompt.answer]
        if written := [token for token in tokens if any(token in text for text in texts)]:
            found.append(
                Finding("error", "special", prompt.example, f"{written[0]} is written in a text")
            )
        answers[tuple(texts[:-1])].add(prompt.answer)
    if n := sum(len(each) > 1 for each in answers.values()):
        found.append(Finding("warning", "two answers", "prompts", f"with two answers: {n}"))
    return found
