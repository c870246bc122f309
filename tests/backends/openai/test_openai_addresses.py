"""Addresses of servers as manuals write them, and lists of models that fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backends.errors import ModelLoadError
from backends.openai.server import OpenAIServerBackend
from backends.servers.server_url import read_url
from tests.backends.openai.test_openai_faults import hello
from tests.backends.openai.test_openai_server import GREEDY, QUESTION, reply, spec_for
from tests.backends.servers import Handler, Script, scripted_server


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
        ("8080", "http://localhost:8080/v1"),
        (":8080", "http://localhost:8080/v1"),
        ("http:// localhost:8080/v1", "http://localhost:8080/v1"),
        ("http://localhost :8080/v1", "http://localhost:8080/v1"),
        ("localhost: 8080", "http://localhost:8080/v1"),
        ("localhost.:8080", "http://localhost.:8080/v1"),
        ("http://127.1:8080", "http://127.1:8080/v1"),
        ("https://host/openai/v1/?api-version=1", "https://host/openai/v1?api-version=1"),
        ("https://host/chat/completions?a=1&b=%20#c", "https://host/v1?a=1&b=%20"),
        ("http://[::ffff:127.0.0.1]:8080", "http://[::ffff:127.0.0.1]:8080/v1"),
    ],
)
def test_addresses_are_read_as_manuals_write_them(given: str, read: str) -> None:
    """With the page for chats, with brackets, as a server prints it."""
    assert read_url(given) == read


@pytest.mark.parametrize(
    "given",
    [
        *("-", "http://", "localhost:8080 or 9090", "ws://localhost:1"),
        *("https://a..b/v1", "https://my server/v1", f"https://{'a' * 70}.com"),
    ],
)
def test_what_is_no_address_is_refused(given: str) -> None:
    """And not sent to a machine that is called so."""
    with pytest.raises(ModelLoadError, match="cannot be read"):
        read_url(given)


def without_list(status_code: int) -> Callable[[Handler], None]:
    """Refuse to list the models."""

    def do_get(handler: Handler) -> None:
        handler.say(status_code, {"error": "no list here"})

    return do_get


@pytest.mark.parametrize(
    ("rows", "typed", "chosen"),
    [
        ([{"id": "text-embedding-nomic-v1.5"}, {"id": "qwen3-4b"}], "", "qwen3-4b"),
        ([{"id": "whisper-1"}, {"id": "tts-1"}, {"id": "gpt-4o"}], "", "gpt-4o"),
        ([{"id": "bge-m3"}, {"id": "a"}, {"id": "b", "state": "loaded"}], "", "b"),
        ([{"id": "a", "type": "image"}, {"id": "b", "type": "chat"}], "", "b"),
        ([{"id": "a", "capabilities": {"chat_completion": False}}, {"id": "b"}], "", "b"),
        ([{"id": "a", "active": False}, {"id": "b"}], "", "b"),
        ([{"id": "nomic-embed"}], "", "nomic-embed"),
        ([{"id": "Qwen/Qwen3-4B"}], "qwen3-4b", "Qwen/Qwen3-4B"),
        ([{"id": "/models/Qwen3-4B.gguf"}], "Qwen3-4B", "/models/Qwen3-4B.gguf"),
        ([{"id": "openai/gpt-4o"}], "openai/gpt-4o:online", "openai/gpt-4o:online"),
        ([{"id": "a"}, {"id": "b"}], " b\n", "b"),
    ],
)
def test_the_model_that_is_meant_is_chosen(
    script: Script, rows: list[dict[str, object]], typed: str, chosen: str
) -> None:
    """None that cannot talk where one can; a name in the way that people write it."""
    script.models, script.answers = rows, [hello]
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        backend.load(spec_for(url, model=typed))
        assert reply(backend, QUESTION, GREEDY) == "Hello there"
        backend.close()
    assert script.seen[-1]["model"] == chosen


def test_a_list_that_tells_the_context_is_believed(script: Script) -> None:
    """Under any name."""
    for name in ("context_length", "max_context_length", "context_window", "max_model_len"):
        script.models = [{"id": "a", name: 32768}]
        with scripted_server(script) as url:
            backend = OpenAIServerBackend()
            assert backend.load(spec_for(url)).n_ctx == 32768
            backend.close()


def test_what_lm_studio_tells_of_its_models_is_used(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which one is loaded, and with how much room; not how much it could have at most."""
    script.models = [{"id": name, "owned_by": "organization_owner"} for name in ("a", "b")]
    told: list[dict[str, object]] = [
        {"id": "a", "state": "not-loaded", "max_context_length": 131072},
        {"id": "b", "state": "loaded", "max_context_length": 65536, "loaded_context_length": 8192},
    ]
    answer = Handler.do_GET

    def do_get(handler: Handler) -> None:
        handler.say(200, {"data": told}) if handler.path == "/api/v0/models" else answer(handler)

    monkeypatch.setattr(Handler, "do_GET", do_get)
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        info = backend.load(spec_for(url))
        assert (info.name, info.n_ctx) == ("b", 8192)
        notes = backend.load(spec_for(url, model="a")).notes
        assert any("does not tell its context" in note for note in notes)
        backend.close()


def test_what_an_address_asks_for_goes_with_each_request(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some hosts refuse all that does not name a version of theirs; others have no such page."""
    asked: list[str] = []
    get, post = Handler.do_GET, Handler.do_POST

    def do_get(handler: Handler) -> None:
        asked.append(handler.path)
        handler.path = handler.path.removesuffix("?api-version=2")
        get(handler)

    def do_post(handler: Handler) -> None:
        asked.append(handler.path)
        post(handler)

    monkeypatch.setattr(Handler, "do_GET", do_get)
    monkeypatch.setattr(Handler, "do_POST", do_post)
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        info = backend.load(spec_for(f"{url}?api-version=2"))
        script.answers = [hello]
        assert reply(backend, QUESTION, GREEDY) == "Hello there"
        backend.close()
    assert asked[-1] == "/v1/chat/completions?api-version=2"
    assert all(path.endswith("?api-version=2") for path in asked)
    assert "?" not in info.library


@pytest.mark.parametrize(
    ("code", "listed", "why"),
    [
        (404, {"error": "no list here"}, "has no such list"),
        (405, {"detail": "Method Not Allowed"}, "Method Not Allowed"),
        (501, {}, "has no such list"),
        (200, {"error": {"message": "Loading model", "code": 503}}, "fault (status 503)"),
        (200, {"error": "Unexpected endpoint or method."}, "has no such list"),
        (200, "OK", "lists none"),
    ],
)
def test_a_list_that_is_none_is_told(
    script: Script, monkeypatch: pytest.MonkeyPatch, code: int, listed: object, why: str
) -> None:
    """Not "lists none", where the server says why."""
    monkeypatch.setattr(Handler, "do_GET", lambda handler: handler.say(code, listed))
    with scripted_server(script) as url, pytest.raises(ModelLoadError) as caught:
        OpenAIServerBackend().load(spec_for(url))
    assert why in caught.value.why


@pytest.mark.parametrize("path", ["/api/v1/models", "/openai/v1/models", "/api/models"])
def test_the_list_is_found_where_it_mostly_is(
    script: Script, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """For who wrote the host alone."""

    def do_get(handler: Handler) -> None:
        handler.say(200, {"data": [{"id": "m-1"}]}) if handler.path == path else handler.say(
            404, {}
        )

    monkeypatch.setattr(Handler, "do_GET", do_get)
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        assert backend.load(spec_for(url)).name == "m-1"
        backend.close()


def test_no_proxy_stands_before_this_computer(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says for the others."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:9")
    with scripted_server(script) as url:
        backend = OpenAIServerBackend()
        assert backend.load(spec_for(url)).name == "m-1"
        backend.close()


@pytest.mark.parametrize("key", ["sk-“a”", "sk-a\nb", "sk-a…b", "sk-a\nsk-a"])
def test_a_key_with_slips_is_told(
    script: Script, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """As such."""
    with scripted_server(script) as url:
        monkeypatch.setenv("AVATAR_CHAT_API_KEY", key)
        with pytest.raises(ModelLoadError, match="characters that no key has"):
            OpenAIServerBackend().load(spec_for(url))


@pytest.mark.parametrize(
    "key",
    [
        *("Bearer sk-a", "bearer sk-a", "Authorization: Bearer sk-a", '"sk-a"', "'sk-a'\r\n"),
        *("\ufeffsk-a", "sk-a\u200b", "OPENAI_API_KEY=sk-a", 'export API_KEY="sk-a"'),
        *("api_key: sk-a", '"api_key": "sk-a",', "“sk-a”", "$env:API_KEY = 'sk-a'", "<sk-a>"),
    ],
)
def test_a_key_is_found_in_what_was_copied(
    script: Script, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Its name, the word before it and quotation marks are none of it."""
    with scripted_server(script) as url:
        monkeypatch.setenv("AVATAR_CHAT_API_KEY", key)
        backend = OpenAIServerBackend()
        backend.load(spec_for(url))
        backend.close()
    assert script.keys == ["Bearer sk-a"]


@pytest.mark.parametrize("seconds", ["-1", "0", "nan", "soon"])
def test_a_silence_that_is_no_time_is_told(script: Script, seconds: str) -> None:
    """Before anything is sent."""
    with scripted_server(script) as url, pytest.raises(ModelLoadError, match="setting"):
        OpenAIServerBackend().load(spec_for(url, silence_s=seconds))


def test_a_server_without_encryption_is_told(script: Script) -> None:
    """Not as one with a wrong certificate."""
    with scripted_server(script) as url, pytest.raises(ModelLoadError, match="not speak https"):
        OpenAIServerBackend().load(spec_for(url.replace("http:", "https:")))


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
