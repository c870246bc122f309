"""How often the checkers err, measured on answers that a person judged. Plain Python."""

from __future__ import annotations

from collections.abc import Sequence

from finetune.evaluation.claims import Statements
from finetune.evaluation.judging import Judgement, judge
from finetune.evaluation.measure import Measure, finite, share_of
from finetune.evaluation.metrics import mean
from finetune.evaluation.question_set import Labelled

__all__ = ["checker_measures", "judged"]


def judged(
    labelled: Sequence[Labelled], known: Statements
) -> tuple[tuple[Labelled, Judgement], ...]:
    """Return each labelled answer with what the checkers say of it."""
    return tuple((item, judge(item.as_question(), item.answer, known)) for item in labelled)


def checker_measures(labelled: Sequence[Labelled], known: Statements) -> tuple[Measure, ...]:
    """Return precision and recall of the three checkers on answers labelled by hand.

    Only the ``held`` split counts when there is one: the checkers were made with the other.
    """
    held = [item for item in labelled if item.split == "held"] or list(labelled)
    pairs = judged(held, known)
    claims = [(item.n_invented > 0, bool(found.invented)) for item, found in pairs]
    recalls = [(item.recalled, found.recalled) for item, found in pairs if item.must]
    refusals = [(item.abstained, found.abstained) for item, found in pairs]
    return (
        *_precision_recall("claims", "Invented claims", claims),
        *_precision_recall("recall", "Fact recall", recalls),
        *_precision_recall("abstention", "Abstention", refusals),
        _count_error(pairs),
    )


def _precision_recall(
    key: str, title: str, labels: Sequence[tuple[bool, bool]]
) -> tuple[Measure, Measure]:
    """Return precision and recall; each label is what the person and what the checker said."""
    return (
        share_of(
            f"{key}_precision",
            f"{title}: found ones that are true",
            (truth for truth, found in labels if found),
        ),
        share_of(
            f"{key}_recall",
            f"{title}: true ones that are found",
            (found for truth, found in labels if truth),
        ),
    )


def _count_error(pairs: Sequence[tuple[Labelled, Judgement]]) -> Measure:
    errors = [float(len(found.invented) - item.n_invented) for item, found in pairs]
    return Measure(
        key="claims_bias",
        title="Invented claims: counted too many (+) or too few (−), per 100 answers",
        value=finite(100 * mean(errors)),
        n=len(errors),
        unit="count",
        better="",
    )
