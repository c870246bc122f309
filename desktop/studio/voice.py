"""The owner's words that answer nothing: a file beside the persona's own, which no chat reads."""

from __future__ import annotations

import json
from pathlib import Path

__all__ = ["VOICE_FILE", "kept_voice", "voice_line"]

VOICE_FILE = "voice.jsonl"


def voice_line(text: str, source: str) -> str:
    """Return a line of the file, without its line feed."""
    return json.dumps({"text": text, "source": source}, ensure_ascii=False)


def kept_voice(folder: Path) -> list[str]:
    """Return the texts that are there already; a line that is damaged counts for none."""
    path = folder / VOICE_FILE
    lines = path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
    return [text for line in lines if (text := _text(line))]


def _text(line: str) -> str:
    try:
        value = json.loads(line) if line.strip() else {}
    except (ValueError, RecursionError):
        return ""
    return str(value.get("text") or "") if isinstance(value, dict) else ""
