"""A real HTTP server that stands in for the Hub and misbehaves as told. Test process."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import unquote, urlsplit

Fault = Literal[
    "", "cut", "stall", "busy", "no-range", "wrong-range", "longer", "wrong-length", "gated", "gone"
]
REPO = "someone/Tiny-GGUF"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass
class StandIn:
    """One repository, what goes wrong request by request, and what was asked."""

    files: dict[str, bytes]
    faults: list[Fault] = field(default_factory=list)
    cut_after: int = 20_000  # bytes of one answer, for "cut" and "stall"
    sha256: str = ""  # what the Hub claims; empty = the truth
    sizes: dict[str, int] = field(default_factory=dict)  # claimed; of the others the truth
    ranges: list[str] = field(default_factory=list)
    sent_bytes: int = 0
    tokens: list[str] = field(default_factory=list)
    going_down: threading.Event = field(default_factory=threading.Event)
    url: str = ""

    def siblings(self) -> list[dict[str, object]]:
        """Return the files as the Hub lists them."""
        return [
            {
                "rfilename": name,
                "size": self.sizes.get(name, len(content)),
                "lfs": {
                    "sha256": self.sha256 or hashlib.sha256(content).hexdigest(),
                    "size": len(content),
                    "pointerSize": 134,
                },
            }
            for name, content in self.files.items()
        ]


class Handler(BaseHTTPRequestHandler):
    """Answers the few addresses of the Hub that are used."""

    hub: StandIn
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """List, describe or send."""
        self.hub.tokens.append(self.headers.get("Authorization", ""))
        path = urlsplit(self.path).path
        tags = ["gguf", "license:mit"]
        if path == "/api/models":
            row = {"id": REPO, "downloads": 7, "likes": 1, "tags": tags, "gated": False}
            row |= {"gguf": {"architecture": "llama", "total": 1_700_000_000}}
            self._json(200, [row])
        elif path == f"/api/models/{REPO}" and "gone" not in self.hub.faults:
            info = {"id": REPO, "sha": COMMIT, "tags": tags, "siblings": self.hub.siblings()}
            self._json(200, info)
        elif path.startswith(f"/{REPO}/resolve/{COMMIT}/"):
            self._send(self.hub.files[unquote(path).split("/", 5)[5]])
        else:
            self._json(404, {"error": "Repository not found"}, "RepoNotFound")

    def do_HEAD(self) -> None:
        """Say that somebody is here."""
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, status: int, body: object, code: str = "") -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        if code:
            self.send_header("X-Error-Code", code)
        self.end_headers()
        self.wfile.write(content)

    def _send(self, content: bytes) -> None:
        fault = self.hub.faults.pop(0) if self.hub.faults else ""
        asked = self.headers.get("Range", "")
        self.hub.ranges.append(asked)
        if fault == "busy":
            self._json(503, {})
        elif fault == "gated":
            self._json(403, {"error": "accept the terms"}, "GatedRepo")
        else:
            start = int(asked.removeprefix("bytes=").rstrip("-")) if asked else 0
            self._answer(content, 0 if fault == "no-range" else start, fault)

    def _answer(self, content: bytes, start: int, fault: Fault) -> None:
        body = content[start:]
        self.send_response(206 if start else 200)
        if start:
            first = start + 1 if fault == "wrong-range" else start
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
        if fault in ("longer", "cut", "stall"):
            self.close_connection = True
            body += b"more" if fault == "longer" else b""
        else:
            self.send_header(
                "Content-Length", str(len(body) - 5 if fault == "wrong-length" else len(body))
            )
        self.end_headers()
        if fault in ("cut", "stall"):
            body = body[: self.hub.cut_after]
        if fault != "wrong-length":
            self.wfile.write(body)
            self.hub.sent_bytes += len(body)
        if fault == "stall":
            self.wfile.flush()
            self.hub.going_down.wait(20)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def stand_in(hub: StandIn) -> Iterator[StandIn]:
    """Run the server in a thread; its address is in `hub.url`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"hub": hub}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        hub.going_down.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
