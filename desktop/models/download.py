"""Fetches one large file so that it ends whole or not at all. Command line, worker thread.

What is there of a file lies beside it as ``NAME.part``. A download that is stopped, killed or cut
off goes on from there; only a file with the expected length and SHA-256 gets its real name.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from backends.errors import DownloadError, Sentence, why_not
from backends.files import lock_file
from backends.gguf.check import file_size
from backends.servers.api_key import Secret
from desktop.models.hub import HubFile, gated, offline, refused

if TYPE_CHECKING:
    from hashlib import _Hash

    import httpx2

__all__ = ["Downloader", "Phase", "Report", "Transfer"]

LOG = logging.getLogger(__name__)
CONNECT_TIMEOUT_S = 15.0
STALL_S = 30.0  # a server that sends nothing for so long is asked again
PIECE_BYTES = 256 * 1024
REPORT_S = 0.2  # between two reports
MAX_FAILURES = 6  # in a row, without a single new byte
FIRST_PAUSE_S = 0.5  # doubles, up to LONGEST_PAUSE_S
LONGEST_PAUSE_S = 15.0
RESERVE_BYTES = 200 * 10**6  # that a disk is to keep free
SPEED_WINDOW_S = 5.0
WHAT = "The download did not succeed."

Phase = Literal["checking", "downloading", "done"]


@dataclass(frozen=True, slots=True)
class Transfer:
    """How far a download is."""

    phase: Phase  # checking = reading again what was there already
    done_bytes: int
    total_bytes: int
    resumed_bytes: int = 0  # of these, what earlier attempts had brought
    speed_bytes_per_s: float = 0.0

    @property
    def eta_s(self) -> float:
        """Return the seconds that are left at this speed; 0 if it is unknown."""
        left = self.total_bytes - self.done_bytes
        return left / self.speed_bytes_per_s if self.speed_bytes_per_s > 0 else 0.0


Report = Callable[[Transfer], None]


class _Again(Exception):
    """The server or the connection failed in a way that may pass."""


class Downloader:
    """Fetches files into their places; `stop` may be called from any thread.

    Args:
        token: Sent to the Hub, never to where it redirects.
        stall_s: A server that sends nothing for so many seconds is asked again.
        pause_s: Before the second attempt in a row.
    """

    def __init__(
        self,
        token: Secret | None = None,
        *,
        stall_s: float = STALL_S,
        pause_s: float = FIRST_PAUSE_S,
    ) -> None:
        self._token = token or Secret("")
        self._stall_s = stall_s
        self._pause_s = pause_s
        self._is_stopped = threading.Event()

    def stop(self) -> None:
        """Let `fetch` return False soon; what is there is kept. Any thread."""
        self._is_stopped.set()

    def fetch(self, file: HubFile, target: Path, report: Report | None = None) -> bool:
        """Fetch a file; go on where an earlier attempt ended.

        Args:
            file: What to fetch.
            target: Where it is to lie in the end.
            report: Called a few times a second, in this thread.

        Returns:
            False if it was stopped; what is there stays for the next time.

        Raises:
            DownloadError: It cannot be had, the disk is too small, or the content is wrong.
        """
        part = target.with_name(f"{target.name}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            return _Attempt(self, file, part, report).run(target)
        except OSError as exc:
            raise DownloadError(
                WHAT,
                why_not(exc, part),
                "Check the free space and the permissions of this folder.",
            ) from exc

    def client(self) -> httpx2.Client:
        """Return a client that gives the token to the first host only."""
        import httpx2

        headers = {"Accept-Encoding": "identity"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token.reveal()}"
        timeout = httpx2.Timeout(self._stall_s, connect=CONNECT_TIMEOUT_S)
        return httpx2.Client(headers=headers, timeout=timeout, follow_redirects=True)

    @property
    def has_token(self) -> bool:
        """Return whether a token is sent."""
        return bool(self._token)

    @property
    def is_stopped(self) -> bool:
        """Return whether `stop` was called."""
        return self._is_stopped.is_set()

    def wait(self, failures: int) -> None:
        """Wait before the next attempt, or until stopped."""
        self._is_stopped.wait(min(self._pause_s * 2 ** (failures - 1), LONGEST_PAUSE_S))


def _lock(output: FileIO) -> None:
    """Keep a second downloader, of whichever process, away from a file until it is closed.

    Raises:
        OSError: One is at work on it.
    """
    try:
        lock_file(output.fileno())
    except OSError as exc:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from exc


def _sha256() -> _Hash:
    import hashlib  # loads OpenSSL, 4 MB that a window does without

    return hashlib.sha256()


class _Attempt:
    """One run of a download: the file, its digest so far, and the connection."""

    def __init__(self, owner: Downloader, file: HubFile, part: Path, report: Report | None) -> None:
        self._owner = owner
        self._file = file
        self._part = part
        self._report = report
        self._done = 0
        self._resumed = 0
        self._digest = _sha256()
        self._speed = _Speed()
        self._reported_s = 0.0

    def run(self, target: Path) -> bool:
        if target.is_file() and target.stat().st_size == self._file.size_bytes:
            with target.open("rb", buffering=0) as there:
                if not self._take_over(there):
                    return False
            if self._is_right:
                self._tell("done")
                return True
            self._begin_anew()
        self._check_disk(target)
        with self._part.open("a+b", buffering=0) as output, self._owner.client() as client:
            _lock(output)
            if not self._take_over(output):
                return False
            failures = 0
            while self._done < self._file.size_bytes:
                before = self._done
                try:
                    self._request(client, output)
                except _Again as exc:
                    failures = 1 if self._done > before else failures + 1
                    LOG.info("the download was interrupted: %s", exc)
                    if failures > MAX_FAILURES:
                        raise offline(WHAT, self._file.url.split("/", 3)[2]) from exc
                    self._owner.wait(failures)
                if self._owner.is_stopped:
                    return False
            os.fsync(output.fileno())
        self._check_content()
        os.replace(self._part, target)
        self._tell("done")
        return True

    def _check_disk(self, target: Path) -> None:
        have = self._part.stat().st_size if self._part.exists() else 0
        needed = self._file.size_bytes - have + RESERVE_BYTES
        free = shutil.disk_usage(target.parent).free
        if free < needed:
            raise DownloadError(
                "There is not enough room on the disk.",
                Sentence(
                    "{1} are needed in {2}; {3} are free.",
                    file_size(needed),
                    target.parent,
                    file_size(free),
                ),
                "Free some space, or choose a smaller file.",
            )

    def _take_over(self, output: FileIO) -> bool:
        """Read again what earlier attempts brought: its digest is needed, too."""
        size = output.seek(0, os.SEEK_END)
        if size > self._file.size_bytes:
            self._restart(output)
        output.seek(0)
        while piece := output.read(PIECE_BYTES * 4):
            if self._owner.is_stopped:
                return False
            self._digest.update(piece)
            self._done += len(piece)
            self._tell_sometimes("checking")
        self._resumed = self._done
        return True

    def _request(self, client: httpx2.Client, output: FileIO) -> None:
        import httpx2

        headers = {"Range": f"bytes={self._done}-"} if self._done else {}
        try:
            with client.stream("GET", self._file.url, headers=headers) as response:
                self._check_status(response, output)
                for piece in response.iter_raw():  # as it comes: a buffer would lose it
                    self._write(piece, output)
                    if self._owner.is_stopped:
                        return
        except httpx2.ConnectError as exc:
            if not self._done:
                raise offline(WHAT, self._file.url.split("/", 3)[2]) from exc
            raise _Again(str(exc)) from exc
        except (httpx2.TransportError, httpx2.TooManyRedirects) as exc:
            raise _Again(str(exc) or type(exc).__name__) from exc
        if self._done < self._file.size_bytes:
            raise _Again(f"it ended after {self._done} bytes")

    def _check_status(self, response: httpx2.Response, output: FileIO) -> None:
        status = response.status_code
        if status in (408, 429) or status >= 500:
            raise _Again(f"status {status}")
        if status in (401, 403) and response.headers.get("x-error-code") == "GatedRepo":
            raise gated(WHAT, self._file.repo, has_token=self._owner.has_token)
        if status == 416 or (status == 206 and not self._fits(response)):
            self._restart(output)
            raise _Again("the server has another idea of the file")
        if status not in (200, 206):
            name = f"{self._file.repo}/{self._file.name}"
            raise refused(WHAT, name, status, has_token=self._owner.has_token)
        if response.headers.get("content-type", "").startswith("text/html"):
            raise _Again("a web page came in place of the file")
        if status == 200:
            self._check_length(response)
            if self._done:  # it does not do ranges: from the start
                self._restart(output)

    def _fits(self, response: httpx2.Response) -> bool:
        expected = f"bytes {self._done}-{self._file.size_bytes - 1}/{self._file.size_bytes}"
        return str(response.headers.get("content-range", "")) == expected

    def _check_length(self, response: httpx2.Response) -> None:
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) != self._file.size_bytes:
            expected, told = file_size(self._file.size_bytes), file_size(int(length))
            why = Sentence("The server offers {1}, but the file should have {2}.", told, expected)
            raise DownloadError(WHAT, why, "Try again later, or choose another repository.")

    def _write(self, piece: bytes, output: FileIO) -> None:
        if self._done + len(piece) > self._file.size_bytes:
            self._restart(output)
            raise _Again("more came than the file holds")
        output.write(piece)
        self._digest.update(piece)
        self._done += len(piece)
        self._speed.add(len(piece))
        self._tell_sometimes("downloading")

    def _restart(self, output: FileIO) -> None:
        output.truncate(0)
        output.seek(0)
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._digest = _sha256()
        self._done = self._resumed = 0

    @property
    def _is_right(self) -> bool:
        """Whether what was read has the digest that was promised, if one was."""
        return self._file.sha256 in ("", self._digest.hexdigest())

    def _check_content(self) -> None:
        if not self._is_right:
            found = self._digest.hexdigest()
            self._part.unlink()
            raise DownloadError(
                "The downloaded file was thrown away.",
                Sentence(
                    "Its SHA-256 begins with {1}, but should begin with {2}.",
                    found[:12],
                    self._file.sha256[:12],
                ),
                "Download it again; if it happens again, choose another repository.",
            )

    def _tell_sometimes(self, phase: Phase) -> None:
        if time.monotonic() - self._reported_s >= REPORT_S:
            self._tell(phase)

    def _tell(self, phase: Phase) -> None:
        self._reported_s = time.monotonic()
        if self._report:
            speed = self._speed.per_second()
            total = self._file.size_bytes
            self._report(Transfer(phase, self._done, total, self._resumed, speed))


class _Speed:
    """Bytes per second over the last seconds."""

    def __init__(self) -> None:
        self._pieces: list[tuple[float, int]] = []

    def add(self, n_bytes: int) -> None:
        now = time.monotonic()
        self._pieces.append((now, n_bytes))
        if self._pieces[0][0] < now - 2 * SPEED_WINDOW_S:
            self._pieces = list(self._recent(now))

    def per_second(self) -> float:
        now = time.monotonic()
        recent = list(self._recent(now))
        if not recent:
            return 0.0
        return sum(size for _, size in recent) / max(now - recent[0][0], REPORT_S)

    def _recent(self, now: float) -> Iterator[tuple[float, int]]:
        return (item for item in self._pieces if item[0] >= now - SPEED_WINDOW_S)
