"""What a server says when it refuses, and what that means for the person. Engine process."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from math import ceil

from backends.errors import AvatarError, ContextOverflow, GenerationError, ModelLoadError, Sentence

__all__ = [
    "Json",
    "ServerRefused",
    "is_about_roles",
    "is_final",
    "is_overflow",
    "refusal_in_words",
    "refusal_of",
    "server_words",
    "web_page_title",
    "why_refused",
]

# Where the words of an error are, the best place first.
WORDS = (
    *("message", "detail", "msg", "error_message", "error_msg", "error_description"),
    *("errorMessage", "errorMsg", "err_msg", "errmsg", "status_msg", "Message"),
    *("error", "errors", "reason", "title", "base_resp"),
)
STATUSES = {
    429: "rate_limit|RateLimit",
    401: "api_key|authentication",
    404: "model_not_found|unexpected endpoint",
}  # what words in place of a status mean
DEEPEST = 6  # of errors in errors
MOST_WORDS = 300  # characters of a server's own words that are shown
TITLE = re.compile(r"<(title|h1)[^>]*>(.*?)</\1", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
TOO_LONG = re.compile(
    r"exceed_context|context_length_exceeded|context (window|length|size)"
    r"|\b(context|prompt|tokens?|input length)\b.{0,80}"
    r"\b(exceed\w*|too (long|large)|longer|maximum)\b"
    r"|\b(exceed\w*|longer than|maximum)\b.{0,80}\b(context|prompt|tokens?)\b",
    re.IGNORECASE | re.DOTALL,
)
ROLES = re.compile(
    r"\bsystem\b.{0,40}\b(role|message|prompt|instruction)|\brole\b.{0,40}\bsystem\b"
    r"|\broles?\b.{0,60}\b(alternat|support|allow|should be|must be|invalid|unknown|expected)"
    r"|alternat\w+ .{0,20}\b(user|role)|\b(invalid|unknown|unexpected)\b.{0,20}\brole"
    r"|'system'.{0,60}'user'|developer instruction|\b(start|begin|first)\b.{0,40}\buser\b",
    re.IGNORECASE | re.DOTALL,
)
FINAL = re.compile(
    r"insufficient_quota|billing|exceeded your current quota|model.{0,40}not (found|exist)"
    r"|jinja|template",
    re.IGNORECASE,
)

SPENT = re.compile(
    r"insufficient_quota|billing|current quota|\b(credits?|balance)\b.{0,40}"
    r"\b(exhausted|depleted|insufficient|too low|used up)|insufficient.{0,20}\b(credit|balance)",
    re.IGNORECASE,
)

FILTERED = re.compile(
    r"content.?(filter|management|policy)|responsible.?ai|moderation|flagged|data.?inspection"
    r"|inappropriate|\bsafety\b|\bsensitive (content|information|words?)\b",
    re.IGNORECASE,
)
ABOUT_KEYS = re.compile(
    r"\bkey\b|token|credential|auth|permission|log.?in|sign.?in|forbidden", re.IGNORECASE
)

Json = Mapping[str, object]


class ServerRefused(Exception):
    """The server answered with an error status.

    Attributes:
        status: HTTP status.
        code: What kind of error the server says it is; may be empty.
        message: The server's own words; may be empty.
        pause_s: How many seconds it wants to be left alone; 0 = it did not say.
        n_lines: How many lines of its answer could not be read, and how many came.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        pause_s: float = 0.0,
        n_lines: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status = status
        self.code = code
        self.message = message
        self.pause_s = pause_s
        self.n_lines = n_lines

    def in_other_words(self, message: str) -> ServerRefused:
        """Return it with another message: without a key, as a rule."""
        pause_s, n_lines = self.pause_s, self.n_lines
        return ServerRefused(self.status, self.code, message, pause_s=pause_s, n_lines=n_lines)


def server_words(body: bytes | str | object) -> tuple[str, str]:
    """Return the code and the message of an error, whatever its shape.

    Args:
        body: What was received, or the JSON value in it.
    """
    answer = body
    if isinstance(body, bytes | str):
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            return "", web_page_title(body)
    error = answer[0] if isinstance(answer, list) and answer else answer
    name = ""
    if isinstance(error, dict) and (inner := error.get("error")):
        beside = {key: value for key, value in error.items() if key != "error"}
        name = inner if isinstance(inner, str) and _words(beside) else ""
        error = beside if name else inner
    told = [error.get("code"), error.get("type")] if isinstance(error, dict) else []
    code = next((one for one in told if isinstance(one, str) and one), "")
    words = _words(error)
    return code, words if not name or name in words else f"{_words(name)}: {words}"


def refusal_of(value: object) -> ServerRefused:
    """Return the refusal that an error stands for that came with a good status."""
    code, message = server_words(value)
    error = value.get("error") if isinstance(value, dict) else None
    status = next(filter(None, map(_status, (error, value))), 500)
    if re.search(STATUSES[404], message, re.IGNORECASE):
        status = 404
    return ServerRefused(status, code, message)


def _status(error: object) -> int:
    """Return the status that an error names itself, as a number or a word; 0 if none."""
    if not isinstance(error, dict):
        return 0
    told = [str(error.get(name)) for name in ("code", "status", "status_code", "type")]
    number = next((int(one) for one in told if re.fullmatch("[45][0-9][0-9]", one)), 0)
    return number or next((s for s, word in STATUSES.items() if re.search(word, str(told))), 0)


def _words(value: object, depth: int = 0) -> str:
    """Return the sentence in an error, wherever it is within it, and within JSON in a text."""
    if depth > DEEPEST:
        return ""
    if isinstance(value, str):
        if value.lstrip().startswith(("{", "[")):
            try:
                return _words(json.loads(value), depth + 1) or value
            except (ValueError, RecursionError):
                return value
        return value
    inner = value if isinstance(value, list) else []
    if isinstance(value, dict):
        about = value.get("metadata")  # OpenRouter: what the provider behind it has said
        raw = [about["raw"]] if isinstance(about, dict) and about.get("raw") else []
        inner = raw + [value[name] for name in WORDS if value.get(name)]
    words = next((words for one in inner if (words := _words(one, depth + 1))), "")
    field = _field(value)
    return f"{field}: {words}" if words and field not in words else words


def _field(value: object) -> str:
    """Return the field of the request that an error is about, where it stands beside the words."""
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("loc"), list):
        return ".".join(map(str, value["loc"][1:]))
    return value["param"] if isinstance(value.get("param"), str) else ""


def web_page_title(body: bytes | str) -> str:
    """Return the title of a web page, or its text; a short plain text as it is."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body
    if found := TITLE.search(text):
        return unescape(" ".join(found[2].split()))[:MOST_WORDS]
    plain = TAG.sub(" ", text)
    return unescape(" ".join(plain.split()))[:MOST_WORDS]


def refusal_in_words(
    refused: ServerRefused, root: str, kind: Callable[..., AvatarError] = GenerationError
) -> AvatarError:
    """Return the error for a person that an error status stands for."""
    what = "The server refused the request."
    if refused.status == 200:
        return kind(*_not_an_answer(refused, root))
    if is_overflow(refused):
        why = why_refused("The prompt is longer than the context of the server.", root, refused)
        return ContextOverflow("The conversation is too long.", why, "Start a new chat.")
    if denied := _denied(refused) or _no_more(refused):
        return kind(what, why_refused(denied[0], root, refused), denied[1])
    if refused.status in (404, 405, 501):
        why = why_refused("{1} does not know the address or the model.", root, refused)
        return ModelLoadError(what, why, _SET)
    if refused.status in range(300, 400):
        why = Sentence("{1} has moved.", root)
        if refused.message:
            why = Sentence("The server at {1} has moved to {2}.", root, refused.message)
        return kind(what, why, "Enter its new address in Settings.")
    if refused.status >= 500:
        template = (
            "The server at {1} has a fault (status {3})."
            if refused.status > 500
            else "{1} has a fault."
        )
        return kind(what, why_refused(template, root, refused), "Try again later.")
    return kind(what, why_refused("{1} answered with status {3}.", root, refused), _SET)


def why_refused(why: str, root: str, refused: ServerRefused) -> Sentence:
    """Return why a server refuses, and its own words where it has said any.

    Args:
        why: A template: the server is ``{1}``, its status ``{3}``.
        root: The server.
        refused: What it said.
    """
    words = (refused.message or refused.code)[:MOST_WORDS].strip()
    template = f"{why}\n{_SAID}" if words else why
    return Sentence(template, root, words.removesuffix("."), refused.status)


_SAID = "Its own words: “{2}”."


def _denied(refused: ServerRefused) -> tuple[str, str] | None:
    """Return why this may not be asked, and what to do; None where that is not the reason."""
    if refused.status in (400, 403, 422, 451) and is_filtered(refused):
        why = "{1} does not let this question through."
        return why, "Ask in other words, or ask another model."
    if refused.status == 403 and refused.message and not ABOUT_KEYS.search(refused.message):
        return "{1} does not allow this.", "Look at what it says, and at your account there."
    if refused.status in (401, 403):
        why = "{1} wants a key, or does not accept the key that is set."
        return why, "Check the key of this server in Settings."
    return None


def _no_more(refused: ServerRefused) -> tuple[str, str] | None:
    """Return why no more may be asked now, and what to do; None where that is not the reason."""
    if refused.status == 402:
        return "{1} wants to be paid.", "Look at your account there."
    if refused.status != 429:
        return None
    if SPENT.search(f"{refused.code} {refused.message}"):
        return "What your account at {1} allows is used up.", "Look at your account there."
    why = "{1} has too many requests, or your limit is reached."
    if refused.pause_s < 1:
        return why, "Wait a little and try again."
    return why, Sentence("Try again in {1} s.", ceil(refused.pause_s))


def _not_an_answer(refused: ServerRefused, root: str) -> tuple[str, str, str]:
    what = "The server did not answer as a model does."
    if refused.code == "web_page":
        title = f" ({refused.message})" if refused.message else ""
        return what, Sentence("{1} sent a web page{2}.", root, title), _ADDRESS
    if refused.code == "foreign":
        why = "{1} answers in a way that is not known here."
        return what, why_refused(why, root, refused), _ADDRESS
    n_unread, n_lines = refused.n_lines
    begun = refused.message[:MOST_WORDS]
    why = Sentence("{1} sent no JSON, but this: “{2}”.", root, begun)
    if n_lines > 1:
        why = Sentence(
            "{4} of {3} lines that came from {1} could not be read: “{2}”.",
            root,
            begun,
            n_lines,
            n_unread,
        )
    return "The server's answer could not be read.", why, _ADDRESS


_ADDRESS = "Check its address in Settings; as a rule it ends with /v1."
_SET = "Check the address and the model in Settings."


def is_overflow(refused: ServerRefused) -> bool:
    """Return whether a refusal means that the prompt is longer than the context."""
    if refused.status == 413:
        return True
    words = f"{refused.code} {refused.message}"
    return refused.status in (400, 422, 500) and bool(TOO_LONG.search(words))


def is_filtered(refused: ServerRefused) -> bool:
    """Return whether a refusal is that of a filter for what is asked."""
    return bool(FILTERED.search(f"{refused.code} {refused.message}"))


def is_about_roles(refused: ServerRefused) -> bool:
    """Return whether a refusal means the shape of the talk: a system message, or its order."""
    return refused.status in (400, 422, 500) and bool(ROLES.search(refused.message))


def is_final(refused: ServerRefused) -> bool:
    """Return whether asking again cannot change a refusal."""
    words = f"{refused.code} {refused.message}"
    return is_overflow(refused) or is_about_roles(refused) or bool(FINAL.search(words))
