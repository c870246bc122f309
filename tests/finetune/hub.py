"""A real HTTP server that stands in for the Hub where it takes uploads. Test process."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REPO = "someone/ada"
LARGE = (".gguf", ".safetensors")


@dataclass
class Hub:
    """What the Hub was asked and given; `refuses_with` answers everything with that status."""

    refuses_with: int = 0
    echo: str = ""  # said back in an error
    refuses_files: bool = False  # large ones
    url: str = ""
    requests: list[str] = field(default_factory=list)
    tokens: set[str] = field(default_factory=set)
    created: dict[str, object] = field(default_factory=dict)
    committed: dict[str, bytes] = field(default_factory=dict)  # small files, by path
    large: dict[str, bytes] = field(default_factory=dict)  # by path
    uploaded: dict[str, bytes] = field(default_factory=dict)  # by SHA-256


class Handler(BaseHTTPRequestHandler):
    """Answers what `HfApi.create_repo` and `HfApi.upload_folder` ask."""

    hub: Hub
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Describe the repository."""
        self._begin()
        if self.path.startswith("/api/whoami"):
            self._say({"name": "someone", "type": "user", "orgs": []})
        else:
            self._say({"id": REPO, "sha": "0" * 40, "siblings": [], "tags": []})

    def do_POST(self) -> None:
        """Create, preflight, and commit."""
        body = self._begin()
        if self.hub.refuses_with:
            self._say({"error": f"no, {self.hub.echo}"}, self.hub.refuses_with)
        elif self.path == "/api/repos/create":
            self.hub.created = json.loads(body)
            self._say({"url": f"{self.hub.url}/{REPO}"})
        elif "/preupload/" in self.path:
            self._say({"files": [_mode(each) for each in json.loads(body)["files"]]})
        elif self.path.endswith("/info/lfs/objects/batch"):
            self._say({"transfer": "basic", "objects": list(map(self._place, _objects(body)))})
        elif "/commit/" in self.path:
            self._commit(body)
        else:
            self._say({})

    def do_PUT(self) -> None:
        """Take a large file."""
        self.hub.uploaded[self.path.rpartition("/")[2]] = self._body()
        self._say({"error": self.hub.echo}, 403 if self.hub.refuses_files else 200)

    def _place(self, wanted: dict[str, object]) -> dict[str, object]:
        address = f"{self.hub.url}/put/{wanted['oid']}"
        return {**wanted, "actions": {"upload": {"href": address, "header": {}}}}

    def _commit(self, body: bytes) -> None:
        for line in body.splitlines():
            entry = json.loads(line)
            value = entry["value"]
            if entry["key"] == "file":
                self.hub.committed[value["path"]] = base64.b64decode(value["content"])
            elif entry["key"] == "lfsFile":
                self.hub.large[value["path"]] = self.hub.uploaded[value["oid"]]
        self._say({"commitUrl": f"{self.hub.url}/{REPO}/commit/1", "commitOid": "1" * 40})

    def _begin(self) -> bytes:
        self.hub.requests.append(f"{self.command} {self.path}")
        self.hub.tokens.add(self.headers.get("Authorization", ""))
        return self._body()

    def _body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length", "0")))

    def _say(self, body: object, status: int = 200) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


def _mode(file: dict[str, object]) -> dict[str, object]:
    is_large = str(file["path"]).endswith(LARGE)
    return {
        "path": file["path"],
        "uploadMode": "lfs" if is_large else "regular",
        "shouldIgnore": False,
        "oid": None,
    }


def _objects(body: bytes) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(body)["objects"]
    return found


@contextmanager
def hub_server(hub: Hub | None = None) -> Iterator[Hub]:
    """Run the server in a thread; its address is in ``url``."""
    own = hub or Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"hub": own}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    own.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield own
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
