"""Says what a training will be, how far it is and what came of it. Window process, GUI thread."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from desktop.studio.journal import Progress
from desktop.studio.trainer import DISK_BYTES, DOWNLOAD_BYTES, has_nvidia
from desktop.studio.training import STEPS, Plan, Result

__all__ = [
    "compared_rows",
    "duration_words",
    "parts_words",
    "plan_rows",
    "step_words",
    "sure_words",
]

STEP_NAMES: dict[str, object] = {
    "data": QT_TRANSLATE_NOOP("Training", "Questions"),
    "train": QT_TRANSLATE_NOOP("Training", "Training"),
    "convert": QT_TRANSLATE_NOOP("Training", "Adapter"),
    "evaluate": QT_TRANSLATE_NOOP("Training", "Score card"),
}
COMPARED: dict[str, object] = {  # figures of the score card, most telling first
    "fact_recall": QT_TRANSLATE_NOOP("Training", "Tells what it knows"),
    "abstention_recall": QT_TRANSLATE_NOOP("Training", "Says that it does not know, where due"),
    "over_refusal": QT_TRANSLATE_NOOP("Training", "Refuses what it knows"),
    "invented_per_100": QT_TRANSLATE_NOOP("Training", "Inventions in 100 answers"),
    "identity": QT_TRANSLATE_NOOP("Training", "Knows who it is"),
    "talk_seq_rep_4": QT_TRANSLATE_NOOP("Training", "Repeats itself in a talk"),
    "perplexity": QT_TRANSLATE_NOOP("Training", "Distance from your words (perplexity)"),
}


def _said(text: object) -> str:
    return QCoreApplication.translate("Training", str(text))


def plan_rows(plan: Plan) -> Iterator[tuple[str, str]]:
    """Yield caption and value of all that is set for an avatar."""
    translate, locale = QCoreApplication.translate, QLocale()
    yield translate("Training", "Model"), plan.base.name
    learns = translate("Training", "%n answer(s) of yours", "", plan.n_pairs)
    facts = translate("Training", "%n fact(s)", "", plan.n_facts)
    yield translate("Training", "Learns from"), f"{learns}, {facts}"
    steps = translate(
        "Training", "%n at most; it ends sooner where it learns no more", "", plan.n_steps
    )
    yield translate("Training", "Steps"), steps
    yield (
        translate("Training", "Time"),
        translate("Training", "about {time} on this computer").format(
            time=duration_words(plan.minutes * 60)
        ),
    )
    memory = locale.formattedDataSize(plan.memory_bytes, 1)
    disk = locale.formattedDataSize(plan.disk_bytes, 1)
    needs = translate("Training", "{memory} of memory, {disk} on the disk meanwhile")
    yield translate("Training", "Needs"), needs.format(memory=memory, disk=disk)


def duration_words(seconds: float) -> str:
    """Return a time to wait in words."""
    translate = QCoreApplication.translate
    if seconds < 90:
        return translate("Training", "%n second(s)", "", round(seconds))
    if seconds < 90 * 60:
        return translate("Training", "%n minute(s)", "", round(seconds / 60))
    return translate("Training", "%n hour(s)", "", round(seconds / 3600))


def step_words(progress: Progress, done: set[str]) -> str:
    """Return the steps in their order, and how far each is."""
    marks = []
    for step in STEPS:
        name = _said(STEP_NAMES[step])
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
    download = locale.formattedDataSize(DOWNLOAD_BYTES[is_large], 1)
    return download, locale.formattedDataSize(DISK_BYTES[is_large], 1)


def compared_rows(result: Result) -> Iterator[tuple[str, str, str]]:
    """Yield caption, value before and value after, of each figure that both cards have."""
    if result.before is None or result.after is None:
        return
    before, after = result.before.known(), result.after.known()
    for key, title in COMPARED.items():
        if key in before and key in after:
            yield _said(title), before[key].text(), after[key].text()


def sure_words(result: Result) -> str:
    """Return how sure the comparison is."""
    n = result.after.known()["fact_recall"].n if _has_recall(result) and result.after else 0
    if not n:
        return ""
    text = QCoreApplication.translate(
        "Training",
        "It rests on %n question(s) that were held back: one answer is {points} points.",
        "",
        n,
    )
    return text.format(points=max(1, round(100 / n)))


def _has_recall(result: Result) -> bool:
    return result.after is not None and "fact_recall" in result.after.known()
