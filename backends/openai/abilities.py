"""Finds out which sampling values and adapters a server takes, and says so. Engine process.

A server of a known kind documents them; any other is asked for one token with all of them, and
what it refuses by name is left out from then on. A refusal without a name costs all of them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from backends.base import ModelInfo, ModelSpec
from backends.errors import AvatarError, ModelLoadError, Sentence
from backends.openai.http import ServerConnection
from backends.openai.profile import ServerProfile
from backends.openai.refusals import Json, ServerRefused, is_overflow, refusal_in_words

__all__ = ["Abilities", "find_abilities", "model_info", "named_fields"]

LOG = logging.getLogger(__name__)
ASSUMED_CTX = 4096  # tokens, of a server that does not tell and a person who did not say
MOST_PROBES = 6
REQUIRED = {"model", "messages", "stream"}
PROBED: Mapping[str, object] = {"seed": 1, "top_k": 40, "min_p": 0.05}
NAMES = {"seed": "seed", "top_k": "top-k", "min_p": "min-p", "repeat_penalty": "repeat-penalty"}
"""Of the sampling values, the same in every language."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What goes into each request besides the standard, and what must not."""

    refused: frozenset[str] = frozenset()  # fields that the server does not know
    lora: Mapping[str, object] | None = None  # fields that choose an adapter
    model: str = ""  # the adapter's name, where adapters are listed as models


def find_abilities(
    connection: ServerConnection, profile: ServerProfile, options: Mapping[str, str]
) -> Abilities:
    """Ask a server of an unknown kind what it takes, and look up the adapter that is wanted.

    Raises:
        ModelLoadError: The server does not have the adapter.
    """
    refused = _probed(connection, profile) if profile.kind == "unknown" else frozenset[str]()
    return _adapter(profile, options.get("lora", ""), Abilities(refused))


def named_fields(refused: ServerRefused, body: Json, known: frozenset[str]) -> frozenset[str]:
    """Return the fields of a request that a refusal names as the reason."""
    if refused.status not in (400, 422) or is_overflow(refused):
        return frozenset()
    return frozenset(field for field in set(body) - REQUIRED - known if field in refused.message)


def _probed(connection: ServerConnection, profile: ServerProfile) -> frozenset[str]:
    refused: frozenset[str] = frozenset()
    for _ in range(MOST_PROBES):
        fields = {name: value for name, value in PROBED.items() if name not in refused}
        body: dict[str, object] = {"model": profile.model, "max_tokens": 1, **fields}
        body["messages"] = [{"role": "user", "content": "Hi"}]
        body = {name: value for name, value in body.items() if name not in refused}
        try:
            connection.post(f"{connection.url}/chat/completions", body)
        except ServerRefused as exc:
            if exc.status == 401:  # some list their models to everybody
                raise refusal_in_words(exc, connection.root, ModelLoadError) from None
            if exc.status not in (400, 422) or not fields:
                return refused
            refused |= named_fields(exc, body, refused) or frozenset(fields)
            continue
        except AvatarError as exc:
            LOG.info("the server was not asked what it can: %s", exc.why)
        return refused
    return refused


def _adapter(profile: ServerProfile, wanted: str, abilities: Abilities) -> Abilities:
    name, _, strength = wanted.partition("=")
    name = name.strip()
    if not name:
        return abilities
    if profile.kind == "llama-server":
        names = [PurePosixPath(path).name for path in profile.adapters]
        for number, path in enumerate(profile.adapters):
            if name in (path, names[number], names[number].removesuffix(".gguf")):
                return replace(abilities, lora={"lora": _scales(number, len(names), strength)})
    elif name in profile.models:
        return replace(abilities, model=name)
    offered = ", ".join(_adapter_names(profile)) or "none"
    raise ModelLoadError(
        "The server does not have this adapter.",
        Sentence("It offers {1}, but not {2}.", offered, name),
        "Choose one of them in Settings, or start the server with it.",
    )


def _scales(chosen: int, count: int, strength: str) -> list[dict[str, float]]:
    try:
        scale = float(strength or 1.0)
    except ValueError as exc:
        why = Sentence("{1} is no number.", repr(strength))
        raise ModelLoadError("The adapter cannot be used.", why, "Write NAME=0.5.") from exc
    return [{"id": n, "scale": scale if n == chosen else 0.0} for n in range(count)]


def _adapter_names(profile: ServerProfile) -> tuple[str, ...]:
    if profile.kind == "llama-server":
        return tuple(PurePosixPath(path).name for path in profile.adapters)
    return profile.adapters


def model_info(
    profile: ServerProfile, abilities: Abilities, connection: ServerConnection, spec: ModelSpec
) -> ModelInfo:
    """Return what is known of the model, with what the server takes as notes."""
    guess = spec.n_ctx if spec.n_ctx > 0 else ASSUMED_CTX
    model = abilities.model or profile.model
    return ModelInfo(
        name=model.rsplit("/", 1)[-1],
        description=f"{profile.kind} at {connection.root}",
        n_ctx=profile.n_ctx or guess,
        n_ctx_train=profile.n_ctx_train,
        n_params=profile.n_params,
        size_bytes=profile.size_bytes,
        build=profile.build,
        library=connection.root,
        notes=tuple(_notes(profile, abilities, guess)),
        offered={"model": profile.models, "lora": _adapter_names(profile)},
    )


def _notes(profile: ServerProfile, abilities: Abilities, guess: int) -> Iterator[Sentence]:
    if not profile.n_ctx:
        yield Sentence("The server does not tell its context; {1} tokens are assumed.", guess)
    taken = {"seed", *profile.extras} - abilities.refused
    if known := ", ".join(name for field, name in NAMES.items() if field in taken):
        yield Sentence("It takes these sampling values: {1}.", known)
    else:
        yield Sentence("It takes no seed, top-k or min-p.")
    if names := _adapter_names(profile):
        yield Sentence("It has adapters: {1}.", ", ".join(names))
