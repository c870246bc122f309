"""Reads the address of a server as a person writes it. Any process."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import SplitResult, urlsplit, urlunsplit

from backends.errors import ModelLoadError, Sentence

__all__ = ["is_loopback", "read_url"]


def read_url(text: str, *, allow_http: bool = False) -> str:
    """Return the base address of an OpenAI-compatible server, without a slash at its end.

    "localhost:8080" becomes "http://localhost:8080/v1": http for this machine, https for any
    other, and the usual path where none is given. An address that is copied from a manual, with
    the page for chats at its end, is as good. What it asks for behind a ``?`` stays.

    Args:
        text: What the person wrote.
        allow_http: They agreed that everything is sent unencrypted.

    Raises:
        ModelLoadError: It is no address, holds a password, or is http to another machine.
    """
    given = _cleaned(text)
    if not given:
        raise _bad("No address of a server is set.", "Enter it in Settings, e.g. localhost:8080.")
    parts = _split(given)
    if parts.username or parts.password:
        raise _bad(
            "The address of the server contains a user name or a password.",
            "Take it out; a key belongs into the keyring.",
        )
    host = parts.hostname or ""
    if parts.scheme == "http" and not allow_http and not is_loopback(host):
        raise _bad(
            Sentence("{1} is another machine, and http sends everything there unencrypted.", host),
            "Use https, or allow http in Settings if you trust the network between.",
        )
    path = _TWICE.sub("/v1", _PAGE.sub("", parts.path.rstrip("/")).rstrip("/"))
    return urlunsplit((parts.scheme, parts.netloc, path or "/v1", parts.query, ""))


def _cleaned(text: str) -> str:
    """Return the address in a text: out of a command or a setting, and without slips."""
    plain = unicodedata.normalize("NFKC", text).strip().replace("\\", "/")
    plain = _BLANKS.sub(r"\1", plain)
    if _PORT.fullmatch(plain):
        return f"localhost:{plain.lstrip(':')}"
    if (found := _WITHIN.search(plain)) and not _SCHEME.match(plain):
        plain = found[0]
    plain = plain.strip("<>\"'`").strip().rstrip(".,;")
    while scheme := _SCHEME.match(plain):
        rest = plain[scheme.end() :]
        if not _SCHEME.match(rest):
            return f"{scheme[1].lower()}://{rest}"
        plain = rest
    return plain


def _split(given: str) -> SplitResult:
    try:
        if "://" not in given:
            host = urlsplit(f"//{given}").hostname or ""
            given = f"{'http' if is_loopback(host) else 'https'}://{given}"
        parts = urlsplit(given)
        has_port = parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        raise _bad("The address of the server cannot be read.", _EXAMPLE) from None
    is_host = any(map(str.isalnum, parts.hostname or "")) and " " not in parts.netloc
    if parts.scheme not in ("http", "https") or not is_host or not has_port:
        raise _bad("The address of the server cannot be read.", _EXAMPLE)
    return parts


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine."""
    host = host.removesuffix(".")
    if host in ("localhost", "0.0.0.0", "::") or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return _is_short_loopback(host)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


def _is_short_loopback(host: str) -> bool:
    """Return whether it is an address of this machine as the system reads it: 127.1, a number."""
    try:
        return socket.inet_aton(host)[0] == _LOOPBACK
    except OSError:
        return False


def _bad(why: str, todo: str) -> ModelLoadError:
    return ModelLoadError("The server cannot be used.", why, todo)


_PAGE = re.compile(
    r"/(chat/completions|completions|models|responses|embeddings|messages"
    r"|api/(chat|generate|tags|version))$"
)
_TWICE = re.compile(r"(/v1){2,}$")
_SCHEME = re.compile(r"(https?)(?::/{0,2}|//)(?=[^/\d])", re.IGNORECASE)  # also http:/ and http//
_WITHIN = re.compile(r"https?://[^\s\"']+", re.IGNORECASE)
_BLANKS = re.compile(r"\s*(://|:(?=\s*\d))\s*")  # around the dots of an address
_LOOPBACK = 127  # with which its addresses begin
_PORT = re.compile(r":?\d{2,5}")
_EXAMPLE = "Write it as https://host:port/v1."
