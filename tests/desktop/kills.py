"""Kills the app at random moments of a streaming chat and looks at what is left."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from desktop.chat.chat_session import ChatSession
from desktop.history.chat_database import History

ROOT = Path(__file__).resolve().parents[2]
MOMENTS_S = (0.0, 2.5)  # after the first question stands
DEADLINE_S = 60.0
BEHIND_S = 1.1  # an answer on its way is stored at least every second


class Line(NamedTuple):
    """One line of the app: Q, A or H, the id, the time, the length, the first words."""

    kind: str
    id: int
    at: float
    length: int
    text: str


@dataclass(slots=True)
class Losses:
    """What a number of kills has cost."""

    kills: int = 0
    said: int = 0  # messages that the app said were stored
    lost: list[str] = field(default_factory=list)
    corrupt: int = 0
    halves: int = 0  # answers that were on their way
    unmarked: int = 0  # of these, those that look finished
    halves_with_text: int = 0
    stale: int = 0  # of these, those whose stored text was more than a second behind


def kill_often(home: Path, kills: int, seed: int) -> Losses:
    """Start the app, kill it, check; all in one folder, so that damage would add up."""
    chance, losses = random.Random(seed), Losses()
    for _ in range(kills):
        lines, killed_at = _killed_after(home, chance.uniform(*MOMENTS_S))
        said = {line.id: line.text for line in lines if line.kind in "QA"}
        losses.kills += 1
        losses.said += len(said)
        path = home / "chats.sqlite3"
        _check(path, said, losses)
        old = [line for line in lines if line.kind == "H" and line.at < killed_at - BEHIND_S]
        if old and old[-1].id not in said:
            losses.stale += _stored_length(path, old[-1].id) < old[-1].length
        _mark_all(path)
    return losses


def _killed_after(home: Path, seconds: float) -> tuple[list[Line], float]:
    """Return what the app said, and when it was killed."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.desktop.chat_driver"],
        cwd=ROOT,
        env=os.environ | {"AVATAR_CHAT_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout
    lines = [child.stdout.readline()]
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        os.kill(child.pid, signal.SIGKILL)
    killed_at = time.monotonic()
    child.wait(DEADLINE_S)
    lines += child.stdout.readlines()
    child.stdout.close()
    whole = [line.decode().split(" ", 4) for line in lines if line.endswith(b"\n")]
    said = [
        Line(kind, int(number), float(at), int(length), text.strip())
        for kind, number, at, length, text in whole
    ]
    return said, killed_at


def _check(path: Path, said: dict[int, str], losses: Losses) -> None:
    with closing(sqlite3.connect(path)) as db:
        check = db.execute("PRAGMA integrity_check").fetchone()
        losses.corrupt += check != ("ok",)
        stored = {row[0]: row[1:] for row in db.execute("SELECT id, text, state FROM messages")}
        losses.lost += [
            text
            for number, text in said.items()
            if stored.get(number, ("", ""))[1] != "standing"
            or not stored[number][0].startswith(text)
        ]
        halves = {number for number, row in stored.items() if row[1] == "streaming"}
        newest = db.execute("SELECT max(id) FROM chats").fetchone()[0]
    losses.halves += len(halves)
    losses.halves_with_text += sum(bool(stored[number][0]) for number in halves)
    losses.unmarked += _unmarked(path, newest, halves)


def _unmarked(path: Path, chat: int, halves: set[int]) -> int:
    """Open the chats as the next start does; count half answers that carry no mark."""
    history = History.open(path)
    talk = ChatSession(history, "", "avatar", "you")
    talk.chat = chat
    shown = {message.id: message.state for message in talk.read(history)}
    return sum(shown.get(number, "interrupted") != "interrupted" for number in halves)


def _stored_length(path: Path, number: int) -> int:
    with closing(sqlite3.connect(path)) as db:
        row = db.execute("SELECT length(text) FROM messages WHERE id = ?", (number,)).fetchone()
    return int(row[0]) if row else -1


def _mark_all(path: Path) -> None:
    """Let the half answers of this kill not be counted again at the next."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE messages SET state = 'interrupted' WHERE state = 'streaming'")
