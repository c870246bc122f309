"""Brings the translations up to date: ``python -m tests.desktop.update_translations``.

Collects the strings of the window (`tr`, `translate`) and the sentences of our errors, merges them
into ``resources/translations/avatar_*.ts`` and compiles those to ``.qm``. What is new has to be
translated in Qt Linguist (``pyside6-linguist``) or in the file; then run this once more. The
command ends with 1 while something is unfinished.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from desktop.i18n.error_translations import CONTEXT
from tests.desktop.error_sentences import ROOT, sentences

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "zh_CN", "ko")
SOURCE = "en"  # only its plural forms are "translated"
SCRIPTS = Path(sys.executable).parent


def main() -> int:
    """Return how many strings are unfinished, at most 1."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    told = sentences()
    unfinished = 0
    for code in (SOURCE, *LANGUAGES):
        path = FOLDER / f"avatar_{code}.ts"
        collect(path, told)
        compile_to(path, path.with_suffix(".qm"))
        missing = open_strings(path)
        unfinished += len(missing)
        sys.stdout.write(f"{code}: {len(missing)} unfinished\n")
        sys.stdout.writelines(f"  {text}\n" for text in missing)
    return min(unfinished, 1)


def collect(path: Path, told: list[str]) -> None:
    """Merge all strings of the source into a .ts file; what is gone leaves it."""
    code = path.stem.partition("_")[2]
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors.py"
        lines = (f"QCoreApplication.translate({CONTEXT!r}, {_quoted(text)})\n" for text in told)
        errors.write_text("".join(lines), "utf-8")
        command = [str(SCRIPTS / "pyside6-lupdate"), *sorted(map(str, _sources()))]
        command += [*([] if code == SOURCE else [str(errors)]), "-ts", str(path)]
        command += ["-no-obsolete", "-locations", "none", "-source-language", "en"]
        command += ["-target-language", code, *(["-pluralonly"] if code == SOURCE else [])]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


def compile_to(path: Path, target: Path) -> None:
    """Compile a .ts file; unfinished strings are left out."""
    command = [str(SCRIPTS / "pyside6-lrelease"), "-silent", "-nounfinished", str(path)]
    subprocess.run([*command, "-qm", str(target)], cwd=ROOT, check=True, capture_output=True)


def open_strings(path: Path) -> list[str]:
    """Return the strings of a .ts file that are not translated, or not said to be right."""
    missing = []
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            text = message.findtext("source", "")
            if translation is None or translation.get("type") or not _has_text(translation):
                missing.append(f"{context.findtext('name')}: {text}")
    return missing


def _has_text(translation: ET.Element) -> bool:
    forms = list(translation.iter("numerusform")) or [translation]
    return all((form.text or "").strip() for form in forms)


def _sources() -> list[Path]:
    return list((ROOT / "desktop").rglob("*.py"))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    sys.exit(main())
