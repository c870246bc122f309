"""Writes the request for one reply, in the shape and with the fields that a server takes.

Engine process. What a server refuses is learned once and remembered as long as it is in use.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence

from backends.base import Message, Sampling
from backends.openai.abilities import Abilities, named_fields
from backends.openai.profile import ServerProfile, as_objects
from backends.openai.refusals import Json, ServerRefused, is_about_roles, is_overflow
from backends.templates.chat_template import alternating, thinking_effort

__all__ = ["RequestWriter"]

LOG = logging.getLogger(__name__)
MOST_STOPS = 4  # the protocol's limit; the others are found here
NEUTRAL = Sampling(top_k=0, top_p=1.0, min_p=0.0, repeat_penalty=1.0)
NO_STREAM = re.compile(
    r"\bstream\w*\b.{0,40}\b(not|unsupported|disabled|false)\b"
    r"|\b(not|unsupported)\b.{0,40}\bstream|\bverified to stream\b",
    re.IGNORECASE,
)
THINKING_FIELDS = frozenset({"chat_template_kwargs", "reasoning_effort"})


class RequestWriter:
    """What goes into the requests to one server.

    Args:
        profile: What the server is.
        abilities: What it takes.
        thinking: As of `ChatTemplate`.

    Attributes:
        thinks: Whether the model was seen to think; then it gets room for that.
    """

    def __init__(self, profile: ServerProfile, abilities: Abilities, thinking: str = "") -> None:
        self._profile = profile
        self._abilities = abilities
        self._thinking = thinking
        self._refused = abilities.refused
        self._keeps_system = True
        self._is_strict = False  # user and assistant in turn
        self._is_streamed = True
        self._is_unlimited = False  # the limit and the prompt do not fit its context
        self.thinks = thinking not in ("", "off")

    def shaped(self, messages: Sequence[Message]) -> Sequence[Message]:
        """Return a conversation in the shape that the server takes."""
        if not self._is_strict:
            return messages
        return alternating(messages, keep_system=self._keeps_system)

    def body(self, messages: Sequence[Message], sampling: Sampling) -> dict[str, object]:
        """Return the request for a reply."""
        body = _standard_body(self._profile, self.shaped(messages), sampling)
        body |= self._abilities.lora or {}
        if self._abilities.model:
            body["model"] = self._abilities.model
        for ours, theirs in self._profile.extras.items():
            value = getattr(sampling, ours)
            if sampling.temperature > 0 or ours == "repeat_penalty":
                body[theirs] = value if value or ours != "top_k" else -1
        if sampling.temperature <= 0:
            body |= _greedy(self._profile)
        if sampling.json_schema:
            body["response_format"] = _response_format(self._profile, sampling.json_schema)
        body |= self._switches()
        self._limit(body, sampling)
        if not self._is_streamed:
            body["stream"] = False
            del body["stream_options"]
        return {key: value for key, value in body.items() if key not in self._refused}

    def _limit(self, body: dict[str, object], sampling: Sampling) -> None:
        if sampling.n_predict and not self._is_unlimited:
            n_think = sampling.n_think if self.thinks else 0
            body["max_tokens"] = sampling.n_predict + n_think
        if "max_tokens" in self._refused and "max_tokens" in body:
            body["max_completion_tokens"] = body["max_tokens"]  # what newer hosted models call it

    def _switches(self) -> dict[str, object]:
        """Return what turns thinking on or off, where this kind of server has a switch."""
        is_on, effort = thinking_effort(self._thinking)
        if self._profile.kind in ("llama-server", "vllm"):
            names: dict[str, object] = {"enable_thinking": is_on, "thinking": is_on}
            return {"chat_template_kwargs": names | {"reasoning_effort": effort}}
        if self._profile.kind == "ollama":
            return {"reasoning_effort": effort if is_on else "none"}
        return {"reasoning_effort": effort} if is_on else {}

    def can_do_without(self, refused: ServerRefused, body: Json) -> bool:
        """Learn from a refusal; return whether another request is worth a try.

        It is the field that a refusal names, that the reply is streamed, the system role, the order
        of roles, or a limit that has no room beside the prompt.
        """
        named = named_fields(refused, body, self._refused)
        if "reason" in refused.message.lower() or "chat_template" in refused.message:
            named |= THINKING_FIELDS & body.keys()
        if named and refused.status in (400, 422):
            LOG.info("the server does not know %s", ", ".join(sorted(named)))
            self._refused |= named
            return True
        if self._is_streamed and NO_STREAM.search(refused.message):
            self._is_streamed = False
            return True
        if is_about_roles(refused):
            return self._reshape(refused)
        if is_overflow(refused) and "max_tokens" in refused.message and "max_tokens" in body:
            self._is_unlimited = True
            return True
        return False

    def _reshape(self, refused: ServerRefused) -> bool:
        """Send the talk in a stricter shape from now on; return False if there is none."""
        if not self._is_strict and "system" not in refused.message.lower():
            self._is_strict = True
            return True
        was_loosest, self._keeps_system, self._is_strict = self._keeps_system, False, True
        return was_loosest


def _standard_body(
    profile: ServerProfile, messages: Sequence[Message], sampling: Sampling
) -> dict[str, object]:
    body: dict[str, object] = {
        "model": profile.model,
        "messages": as_objects(messages),
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
    }
    if sampling.seed >= 0:
        body["seed"] = sampling.seed
    if sampling.presence_penalty:
        body["presence_penalty"] = sampling.presence_penalty
    if sampling.frequency_penalty:
        body["frequency_penalty"] = sampling.frequency_penalty
    if stop := [text for text in sampling.stop if text][:MOST_STOPS]:
        body["stop"] = stop
    return body


def _greedy(profile: ServerProfile) -> dict[str, object]:
    """Return what makes the most likely token win: neutral values, and no penalties."""
    neutral: dict[str, object] = {"temperature": 0.0, "top_p": NEUTRAL.top_p}
    if "repeat_penalty" in profile.extras:
        neutral[profile.extras["repeat_penalty"]] = NEUTRAL.repeat_penalty
    if profile.kind == "llama-server":
        neutral["top_k"] = 1
    return neutral


def _response_format(profile: ServerProfile, schema_text: str) -> Mapping[str, object]:
    schema: object = json.loads(schema_text)
    if profile.kind == "llama-cpp-python":
        return {"type": "json_object", "schema": schema}
    return {"type": "json_schema", "json_schema": {"name": "reply", "schema": schema}}
