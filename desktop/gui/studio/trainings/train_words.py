"""Says what a training will be, how far it is and what came of it. Window process, GUI thread."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QObject

from desktop.i18n.score_translations import figure_title
from desktop.i18n.translation import duration
from desktop.studio.trainings.journal import Progress
from desktop.studio.trainings.trainer import DISK_BYTES, DOWNLOAD_BYTES, has_nvidia
from desktop.studio.trainings.training import STEPS, Plan, Result

__all__ = ["TrainWords", "compared_rows", "parts_words", "step_words"]

STEP_NAMES: dict[str, object] = {
    "data": QT_TRANSLATE_NOOP("Training", "Questions"),
    "train": QT_TRANSLATE_NOOP("Training", "Training"),
    "convert": QT_TRANSLATE_NOOP("Training", "Adapter"),
    "evaluate": QT_TRANSLATE_NOOP("Training", "Score card"),
}
COMPARED = (  # figures of the score card, most telling first
    "fact_recall",
    "abstention_recall",
    "over_refusal",
    "invented_per_100",
    "identity",
    "talk_seq_rep_4",
    "perplexity",
)


class TrainWords(QObject):
    """Says what has a number in it: only `tr` of an object has plural forms."""

    def plan_rows(self, plan: Plan) -> Iterator[tuple[str, str]]:
        """Yield caption and value of all that is set for an avatar."""
        locale = QLocale()
        yield self.tr("Model"), plan.base.name
        learns = self.tr("%n answer(s) of yours", "", plan.n_pairs)
        facts = self.tr("%n fact(s)", "", plan.n_facts)
        both = self.tr("{answers}, {facts}").format(answers=learns, facts=facts)
        yield self.tr("Learns from"), both
        steps = self.tr("%n at most; it ends sooner where it learns no more", "", plan.n_steps)
        yield self.tr("Steps"), steps
        about = self.tr("about {time} on this computer")
        yield self.tr("Time"), about.format(time=duration(plan.minutes * 60))
        needs = self.tr("{memory} of memory, {disk} on the disk meanwhile").format(
            memory=locale.formattedDataSize(plan.memory_bytes, 1),
            disk=locale.formattedDataSize(plan.disk_bytes, 1),
        )
        yield self.tr("Needs"), needs

    def sure(self, result: Result) -> str:
        """Return how sure the comparison is; empty where nothing was compared."""
        recall = result.after.known().get("fact_recall") if result.after else None
        if recall is None or not recall.n:
            return ""
        text = self.tr(
            "It rests on %n question(s) that were held back: one answer more or less"
            " is {points} %.",
            "",
            recall.n,
        )
        return text.format(points=max(1, round(100 / recall.n)))


def step_words(progress: Progress, done: set[str]) -> str:
    """Return the steps in their order, and how far each is."""
    marks = []
    for step in STEPS:
        name = QCoreApplication.translate("Training", str(STEP_NAMES[step]))
        if step in done:
            mark = "✓"
        elif progress.failure is not None and progress.step == step:
            mark = "!"
        else:
            mark = "…" if progress.step == step else "–"
        marks.append(f"{name} {mark}")
    return "    ".join(marks)


def parts_words() -> tuple[str, str]:
    """Return how much has to be downloaded and how much room that takes."""
    is_large, locale = has_nvidia(), QLocale()
    download = locale.formattedDataSize(DOWNLOAD_BYTES[is_large], 0)
    return download, locale.formattedDataSize(DISK_BYTES[is_large], 0)


def compared_rows(result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield caption, value before and value after, of each figure that both cards have."""
    if result.before is None or result.after is None:
        return
    before, after = result.before.known(), result.after.known()
    for key in COMPARED:
        if key in before and key in after:
            yield figure_title(key), before[key].text(), after[key].text()
