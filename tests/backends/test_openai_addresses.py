"""Addresses of servers as manuals write them, and lists of models that fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backends.errors import ModelLoadError
from backends.openai.server import OpenAIServerBackend
from backends.servers.server_url import read_url
from tests.backends.servers import Handler, Script, scripted_server
from tests.backends.test_openai_faults import hello
from tests.backends.test_openai_server import GREEDY, QUESTION, reply, spec_for


@pytest.fixture
def script() -> Script:
    """What the scripted server is to do."""
    return Script()


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("http://localhost:8080/v1/chat/completions", "http://localhost:8080/v1"),
        ("http://localhost:8080/chat/completions/", "http://localhost:8080/v1"),
        ("https://host/openai/v1/models", "https://host/openai/v1"),
        ("http://localhost:11434/api/chat", "http://localhost:11434/v1"),
        ("<http://localhost:8080/v1/>", "http://localhost:8080/v1"),
        ("0.0.0.0:8080", "http://0.0.0.0:8080/v1"),
        ("http:/localhost:8080", "http://localhost:8080/v1"),
        ("http//localhost:8080", "http://localhost:8080/v1"),
        ("http://http://localhost:8080", "http://localhost:8080/v1"),
        ("https:host", "https://host/v1"),
        ("localhost：8080", "http://localhost:8080/v1"),
        ("localhost:8080\\v1", "http://localhost:8080/v1"),
        ("localhost:8080/v1/v1,", "http://localhost:8080/v1"),
        ("localhost:8080/v1/embeddings", "http://localhost:8080/v1"),
        ("curl http://localhost:8080/v1/models", "http://localhost:8080/v1"),
        ("OPENAI_BASE_URL=http://localhost:8080/v1", "http://localhost:8080/v1"),
    ],
)
def test_addresses_are_read_as_manuals_write_them(given: str, read: str) -> None:
    """With the page for chats, with brackets, as a server prints it."""
    assert read_url(given) == read


@pytest.mark.parametrize("given", ["-", "http://", "localhost:8080 or 9090", "ws://localhost:1"])
def test_what_is_no_address_is_refused(given: str) -> None:
    """And not sent to a machine that is called so."""
    with pytest.raises(ModelLoadError, match="cannot be read"):
        read_url(given)


def without_list(status_code: int) -> Callable[[Handler], None]:
    """Refuse to list the models."""

    def do_get(handler: Handler) -> None:
        handler.say(status_code, {"error": "no list here"})

    return do_get


def test_a_model_may_be_typed_where_the_list_fails(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever it fails with; only a key that is not accepted is told at once."""
    monkeypatch.setattr(Handler, "do_GET", without_list(500))
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        assert backend.load(spec_for(url, model="typed-1b")).name == "typed-1b"
        script.answers = [hello]
        assert reply(backend, QUESTION, GREEDY) == "Hello there"
        assert script.seen[-1]["model"] == "typed-1b"
        backend.close()


def test_an_address_without_the_usual_path_is_corrected(script: Script) -> None:
    """Its list of models is one step further."""
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        backend.load(spec_for(f"{url}//"))
        backend.close()


PAGE = b"<!doctype html><title>Chat with me</title>"


def web_page(handler: Handler) -> None:
    """Send a web page for any address that is not the one of the list."""
    if handler.path == "/v1/models":
        handler.say(200, {"data": handler.script.models})
        return
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(PAGE)))
    handler.end_headers()
    handler.wfile.write(PAGE)


@pytest.mark.parametrize("path", ["/api", "/ui/chat", "/api/v0"])
def test_an_address_with_another_path_is_corrected(
    script: Script, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """That of a page for people, or of another protocol of the same server."""
    with scripted_server(script) as url:
        for answer in (Handler.do_GET, web_page):
            monkeypatch.setattr(Handler, "do_GET", answer)
            backend = OpenAIServerBackend()
            backend.load(spec_for(url.removesuffix("/v1") + path))
            script.answers = [hello]
            assert reply(backend, QUESTION, GREEDY) == "Hello there"
            backend.close()


def test_a_web_page_in_place_of_a_list_is_told(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not "the server has no model"; a model that was typed is tried."""

    def page_only(handler: Handler) -> None:
        handler.path = "/"
        web_page(handler)

    monkeypatch.setattr(Handler, "do_GET", page_only)
    with scripted_server(script) as url:
        with pytest.raises(ModelLoadError, match=r"web page \(Chat with me\)"):
            OpenAIServerBackend().load(spec_for(url))
        backend = OpenAIServerBackend()
        assert backend.load(spec_for(url, model="typed-1b")).name == "typed-1b"
        backend.close()
