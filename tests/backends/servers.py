"""Servers for tests: two real ones with a model, and one that misbehaves as told. Test process."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LLAMA_SERVER = """
import sys, xllamacpp
params = xllamacpp.CommonParams()
params.model.path, params.n_ctx, params.port, params.n_parallel = sys.argv[1], 1024, 0, 1
params.cpuparams.n_threads, params.warmup = 1, False
if len(sys.argv) > 2:
    adapter = xllamacpp.CommonAdapterLoraInfo()
    adapter.path, adapter.scale = sys.argv[2], 0.0
    params.lora_adapters = [adapter]
server = xllamacpp.Server(params)
sys.stderr.write("listening at " + server.listening_address + "\\n")
sys.stderr.flush()
sys.stdin.read()
"""


@dataclass
class Server:
    """A server in a child process."""

    url: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def llama_server(model: Path, *adapters: Path) -> Iterator[Server]:
    """llama.cpp's own server, as the xllamacpp wheel carries it; adapters have no effect yet."""
    files = [str(path) for path in (model, *adapters)]
    with _child([sys.executable, "-c", LLAMA_SERVER, *files], "listening at ") as server:
        yield server


@contextmanager
def llama_cpp_python_server(model: Path) -> Iterator[Server]:
    """The server that is part of llama-cpp-python."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "llama_cpp.server", "--model", str(model), "--port", port]
    command += ["--n_ctx", "1024", "--n_threads", "1", "--host", "127.0.0.1"]
    with _child(command, "Uvicorn running on ") as server:
        yield server


@contextmanager
def _child(command: list[str], sign: str) -> Iterator[Server]:
    """Start a server and wait for the line in which it names its address."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr
    told: list[str] = []
    drain = threading.Thread(target=process.stderr.read, daemon=True)
    try:
        for line in process.stderr:
            told.append(line)
            if sign in line:
                break
        else:
            raise RuntimeError(f"the server did not start: {''.join(told)}")
        drain.start()
        yield Server(told[-1].split(sign)[1].split()[0], process)
    finally:
        process.kill()
        process.wait()
        if drain.ident:
            drain.join(5)
        process.stderr.close()
        if process.stdin:
            process.stdin.close()


Answer = Callable[["Handler"], None]


@dataclass
class Script:
    """What the scripted server does, request by request, and what it was sent."""

    answers: list[Answer] = field(default_factory=list)
    seen: list[dict[str, object]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    models: list[dict[str, object]] = field(
        default_factory=lambda: [{"id": "m-1", "owned_by": "hosted"}]
    )
    unknown_fields: set[str] = field(default_factory=set)  # refused when it is asked what it can
    names_unknown: bool = True  # the refusal says which field it is
    probes: list[dict[str, object]] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    """Answers `/v1/models` itself and everything else by the script."""

    script: Script
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # small pieces go at once, as servers send them

    def do_GET(self) -> None:
        """List the models, as a hosted service does."""
        if self.path == "/v1/models":
            self.script.keys.append(self.headers.get("Authorization", ""))
            self.say(200, {"object": "list", "data": self.script.models})
        else:
            self.say(404, {"error": "no such page"})

    def do_POST(self) -> None:
        """Say what it can when it is asked for one token; else do what the script says next."""
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        if "stream" not in body:
            self.script.probes.append(body)
            self.answer_probe(self.script.unknown_fields & set(body))
            return
        self.script.seen.append(body)
        self.script.answers.pop(0)(self)

    def answer_probe(self, unknown: set[str]) -> None:
        """Refuse one field after the other, as hosted services do."""
        named = min(unknown, default="")
        words = f"Unrecognized request argument: {named}" if self.script.names_unknown else "no"
        if named:
            self.say(400, {"error": {"message": words, "type": "invalid_request_error"}})
        else:
            self.say(200, {"choices": [{"message": {"content": "Hi"}}]})

    def say(self, status: int, body: object, **headers: str) -> None:
        """Send one JSON object."""
        content = json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def begin(self) -> None:
        """Begin a stream."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()

    def event(self, raw: str) -> None:
        """Send one event of a stream."""
        self.wfile.write(f"data: {raw}\n\n".encode())
        self.wfile.flush()

    def text(self, text: str) -> None:
        """Send a piece of a reply."""
        self.event(json.dumps({"choices": [{"delta": {"content": text}, "finish_reason": None}]}))

    def end(self) -> None:
        """End a reply as the protocol says."""
        self.event(json.dumps({"choices": [{"delta": {}, "finish_reason": "stop"}]}))
        self.event("[DONE]")

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@contextmanager
def scripted_server(script: Script) -> Iterator[str]:
    """A real HTTP server in a thread; yields its address."""
    kind = type("Scripted", (Handler,), {"script": script})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
