"""Finds out what an OpenAI-compatible server is and what it can do. Engine process.

The protocol leaves open what differs most: which sampling values are known, how long the context
is, whether tokens can be counted. So the server is asked, by the addresses that only one kind has.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urlsplit

from backends.base import Message
from backends.errors import AvatarError, ModelLoadError, Sentence
from backends.openai.http import ServerConnection
from backends.openai.refusals import Json, ServerRefused, refusal_in_words, refusal_of, why_refused

__all__ = ["ServerProfile", "as_objects", "count_tokens", "probe", "rendered_prompt"]

Kind = Literal["llama-server", "llama-cpp-python", "vllm", "ollama", "unknown"]

NO_SUCH_PAGE = (200, 404, 405)  # 200: a web page in place of a list
CHARS_PER_TOKEN = 3.5  # of ordinary text; a cautious estimate where a server does not count
LISTS = ("data", "models", "result", "items", "model_names")  # fields with the list of models
CONTEXTS = (
    *("max_model_len", "context_length", "max_context_length", "context_window", "n_ctx"),
    *("max_input_tokens",),
)  # fields with the context of a model
LM_STUDIO = "organization_owner"  # whose models all are, it says; it tells more of them elsewhere
LOADED_CONTEXT = "loaded_context_length"  # its own; beside it stands how long it could be at most
USUAL_PATHS = ("/v1", "/api/v1", "/openai/v1", "/api", "/v1beta/openai")  # of the list
NO_TALK = re.compile(
    r"embed|rerank|whisper|\b(tts|asr|ocr|clip|flux|sdxl|bge|gte|e5|image|audio|speech|video)\b"
    r"|dall-e|moderation|stable-diffusion|transcri|babbage|davinci|guard",
    re.IGNORECASE,
)  # names and types of models that hold no conversation
MESSAGE_TOKENS = 5  # of the marks around one message

# Sampling values beyond the standard ones, by the name that this kind of server gives them.
EXTRAS: dict[Kind, dict[str, str]] = {
    "llama-server": {
        "top_k": "top_k",
        "min_p": "min_p",
        "typical_p": "typical_p",
        "repeat_penalty": "repeat_penalty",
        "dry_multiplier": "dry_multiplier",
    },
    "llama-cpp-python": {"top_k": "top_k", "min_p": "min_p", "repeat_penalty": "repeat_penalty"},
    "vllm": {"top_k": "top_k", "min_p": "min_p", "repeat_penalty": "repetition_penalty"},
    "ollama": {},
    "unknown": {"top_k": "top_k", "min_p": "min_p"},  # asked for: `openai_abilities`
}


@dataclass(frozen=True, slots=True)
class ServerProfile:
    """What is known of a server."""

    kind: Kind
    model: str  # as it wants to be named
    models: tuple[str, ...]
    n_ctx: int = 0  # tokens; 0 = unknown
    n_ctx_train: int = 0
    n_params: int = 0
    size_bytes: int = 0
    build: str = ""
    adapters: tuple[str, ...] = ()  # LoRA adapters that the server offers

    @property
    def extras(self) -> dict[str, str]:
        """Return the sampling values it knows beyond the standard ones, and their names there."""
        return EXTRAS[self.kind]


def probe(connection: ServerConnection, model: str) -> ServerProfile:
    """Ask a server what it is.

    Args:
        connection: The server.
        model: Which model to use; empty = its first.

    Raises:
        ModelLoadError: It does not answer, refuses the key, or does not have the model.
    """
    try:
        listed = _list_of_models(connection)
    except ServerRefused as refused:
        if refused.status in (401, 403, 503) or not model:
            if refused.status in (404, 405, 501) or refused.status >= 500:
                raise _without_list(refused, connection.root) from refused
            raise refusal_in_words(refused, connection.root, ModelLoadError) from refused
        return ServerProfile("unknown", model, ())  # as it was typed
    except AvatarError as exc:
        raise ModelLoadError("The server could not be used.", exc.why, exc.todo) from exc
    rows = {name: row for row in _rows(listed) if (name := _name(row))}
    if any(row.get("owned_by") == LM_STUDIO for row in rows.values()):
        told = {
            _name(row): row for row in _rows(_quiet(connection, f"{connection.root}/api/v0/models"))
        }
        rows = {name: {**row, **told.get(name, {})} for name, row in rows.items()}
    models = tuple(rows)
    chosen = _choose(model, models, connection.root) if model else _first(rows, connection.root)
    row = rows.get(chosen, {})
    known = ServerProfile(_kind(connection, listed, row), chosen, models)
    return _asked(connection, known, row, listed)


def _list_of_models(connection: ServerConnection) -> Json:
    """Return what the server lists; an address without the usual path, or with another, is mended.

    Raises:
        ServerRefused: What the server said to the address as it was given.
    """
    given = connection.url
    try:
        return _listed(connection, given)
    except ServerRefused as refused:
        if refused.status not in NO_SUCH_PAGE:
            raise
        parts = urlsplit(given)
        tries = [f"{parts.scheme}://{parts.netloc}{path}" for path in USUAL_PATHS]
        for url in dict.fromkeys((*([] if given.endswith("/v1") else [f"{given}/v1"]), *tries)):
            if url == given:
                continue
            with contextlib.suppress(ServerRefused):
                listed = _listed(connection, url)
                connection.url, connection.root = url, url.removesuffix("/v1")
                return listed
        raise


def _listed(connection: ServerConnection, url: str) -> Json:
    """Return what a server lists at an address.

    Raises:
        ServerRefused: It is an error, whatever its status.
    """
    listed = connection.get(f"{url}/models")
    if listed.get("error"):
        raise refusal_of(listed)
    return listed


def _without_list(refused: ServerRefused, root: str) -> ModelLoadError:
    why, check = "{1} has no such list, or it is at another address.", _CHECK_OR_NAME
    if refused.status >= 500 and refused.status != 501:
        why, check = "The server at {1} has a fault (status {3}).", _LATER_OR_NAME
    return ModelLoadError(
        "The server does not list its models.", why_refused(why, root, refused), check
    )


_CHECK_OR_NAME = "Check the address, or enter the name of a model beside it in Settings."
_LATER_OR_NAME = "Try again later, or enter the name of a model in Settings."


def _name(row: Json) -> str:
    return str(row.get("id") or row.get("name") or row.get("model") or "")


def _rows(listed: Json) -> Iterator[Json]:
    data = next((listed[name] for name in LISTS if listed.get(name)), None)
    if isinstance(data, dict):
        data = [row if isinstance(row, dict) and _name(row) else name for name, row in data.items()]
    for row in data if isinstance(data, list) else ():
        if isinstance(row, dict):
            yield row
        elif isinstance(row, str):
            yield {"id": row}


def _first(rows: Mapping[str, Json], root: str) -> str:
    """Return the first model that holds conversations; of these one that is loaded already."""
    if not rows:
        raise ModelLoadError(
            "The server has no model.",
            Sentence("{1} lists none.", root),
            "Load one there, then try again.",
        )
    chats = [name for name, row in rows.items() if _talks(name, row)] or list(rows)
    loaded = (name for name in chats if _is_loaded(rows[name]))
    return next(loaded, chats[0])


def _is_loaded(row: Json) -> bool:
    status = row.get("status")  # of llama-server with several models
    return "loaded" in (row.get("state"), status.get("value") if isinstance(status, dict) else "")


def _talks(name: str, row: Json) -> bool:
    abilities = row.get("capabilities")
    can_chat = abilities.get("chat_completion") if isinstance(abilities, dict) else True
    kind = f"{name} {row.get('type')} {row.get('task')}"
    return can_chat is not False and row.get("active") is not False and not NO_TALK.search(kind)


def _choose(model: str, models: Sequence[str], root: str) -> str:
    if model in models or not models or model.rpartition(":")[0] in models:  # a variant of it
        return model
    for name in models:
        if model.casefold() in _other_names(name):
            return name
    offered = ", ".join(models[:5]) + (" …" if len(models) > 5 else "")
    raise ModelLoadError(
        "The server does not have this model.",
        Sentence("The server {1} offers {2}, but not {3}.", root, offered, model),
        "Choose one of them in Settings.",
    )


def _other_names(name: str) -> tuple[str, ...]:
    """Return what a person may call a model: without its tag, folder and ending, in any case."""
    name = name.casefold()
    last = name.rsplit("/", 1)[-1]
    return name, name.removesuffix(":latest"), last, last.removesuffix(".gguf")


def _kind(connection: ServerConnection, listed: Json, row: Json) -> Kind:
    owner = row.get("owned_by")
    if owner == "vllm":
        return "vllm"
    if owner == "llamacpp":
        return "llama-server"
    if owner == "koboldcpp":  # which answers as Ollama does, too
        return "unknown"
    if _quiet(connection, f"{connection.root}/api/version").get("version"):
        return "ollama"
    if owner == "me" and "permissions" in row:
        return "llama-cpp-python"
    if _quiet(connection, f"{connection.root}/props").get("default_generation_settings"):
        return "llama-server"
    return "unknown"


def _asked(
    connection: ServerConnection, profile: ServerProfile, row: Json, listed: Json
) -> ServerProfile:
    """Add what this kind of server tells in its own way."""
    if profile.kind == "llama-server":
        meta = row.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        of_model = f"?model={quote(profile.model)}"  # one with several models wants to know which
        props = _quiet(connection, f"{connection.root}/props{of_model}")
        settings = props.get("default_generation_settings")
        n_ctx = _int(settings.get("n_ctx")) if isinstance(settings, dict) else 0
        adapters = _quiet(connection, f"{connection.root}/lora-adapters{of_model}")
        return replace(
            profile,
            n_ctx=n_ctx or _int(meta.get("n_ctx")),
            n_ctx_train=_int(meta.get("n_ctx_train")),
            n_params=_int(meta.get("n_params")),
            size_bytes=_int(meta.get("size")),
            build=str(props.get("build_info") or ""),
            adapters=tuple(str(item.get("path", "")) for item in _rows(adapters)),
        )
    if profile.kind == "vllm":
        version = _quiet(connection, f"{connection.root}/version")
        build = str(version.get("version") or "")
        return replace(
            profile,
            n_ctx=_int(row.get("max_model_len")) or _base_ctx(listed, row),
            build=f"vLLM {build}".strip(),
            adapters=tuple(str(item["id"]) for item in _rows(listed) if item.get("parent")),
        )
    if profile.kind == "ollama":
        version = _quiet(connection, f"{connection.root}/api/version")
        return replace(profile, build=f"Ollama {version.get('version', '')}".strip())
    told = {**_quiet(connection, f"{connection.root}/props"), **row}
    is_lm_studios = row.get("owned_by") == LM_STUDIO and "state" in row
    names = (LOADED_CONTEXT,) if is_lm_studios else CONTEXTS
    return replace(profile, n_ctx=next((n for key in names if (n := _int(told.get(key)))), 0))


def _base_ctx(listed: Json, row: Json) -> int:
    """Return the context of the model that an adapter of vLLM belongs to."""
    parents = (item for item in _rows(listed) if item.get("id") == row.get("parent"))
    return next((_int(item.get("max_model_len")) for item in parents), 0)


def _quiet(connection: ServerConnection, url: str) -> Json:
    """Return what is at an address that many servers do not have."""
    try:
        return connection.get(url)
    except (ServerRefused, AvatarError):
        return {}


def _int(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def as_objects(messages: Sequence[Message]) -> list[dict[str, str]]:
    """Return messages as the protocol writes them."""
    return [{"role": message.role, "content": message.content} for message in messages]


def rendered_prompt(
    connection: ServerConnection, profile: ServerProfile, messages: Sequence[Message]
) -> str:
    """Return the exact prompt of the server's template; empty where it does not tell."""
    if profile.kind != "llama-server":
        return ""
    try:
        body = {"model": profile.model, "messages": as_objects(messages)}
        return str(connection.post(f"{connection.root}/apply-template", body).get("prompt", ""))
    except (ServerRefused, AvatarError):
        return ""


def count_tokens(
    connection: ServerConnection, profile: ServerProfile, messages: Sequence[Message]
) -> int:
    """Return the length of a prompt in tokens: the server's count, else a cautious estimate."""
    try:
        counted = _counted(connection, profile, messages)
    except (ServerRefused, AvatarError):
        counted = 0
    if counted:
        return counted
    n_chars = sum(len(message.content.encode()) for message in messages)
    return int(n_chars / CHARS_PER_TOKEN) + MESSAGE_TOKENS * (len(messages) + 1)


def _counted(
    connection: ServerConnection, profile: ServerProfile, messages: Sequence[Message]
) -> int:
    if profile.kind == "llama-server":
        prompt = rendered_prompt(connection, profile, messages)
        body: Json = {
            "model": profile.model,
            "content": prompt,
            "add_special": True,
            "parse_special": True,
        }
        tokens = connection.post(f"{connection.root}/tokenize", body).get("tokens")
        return len(tokens) if prompt and isinstance(tokens, list) else 0
    if profile.kind == "vllm":
        body = {"model": profile.model, "messages": as_objects(messages)}
        return _int(connection.post(f"{connection.root}/tokenize", body).get("count"))
    if profile.kind == "llama-cpp-python":
        text = "\n".join(message.content for message in messages)
        counted = connection.post(f"{connection.root}/extras/tokenize/count", {"input": text})
        return _int(counted.get("count")) + MESSAGE_TOKENS * (len(messages) + 1)
    return 0
