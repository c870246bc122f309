"""Turns the Markdown of a message into the HTML that Qt's text documents know. Window process.

Raw HTML stays text, pictures become links, links are kept only if they lead to the web or to
mail; what a link does is decided by the window. Code is coloured, with a link that copies it.
No Qt. markdown-it-py and pygments are imported when a message needs them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TYPE_CHECKING

from desktop.gui.theme.tokens import LIGHT, Tokens
from desktop.gui.transcript.markup_chunks import Piece

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from pygments.token import _TokenType

__all__ = ["COPY_SCHEME", "Markup", "links_of", "render", "render_piece", "warm_up"]

COPY_SCHEME = "copy"  # copy:0 is the first code block of the message
SAFE_LINK = re.compile(r"(?i)(https?://|mailto:)")
BARE_LINK = re.compile(r"(?i)\bhttps?://[^\s<>\"]+[^\s<>\".,;:!?')\]]")
PLAIN = re.compile(r"[^\\`*_{}\[\]<>#|~&]*", re.DOTALL)
BLOCK_START = re.compile(r"(?m)^( {4}|\t| {0,3}([-+=]|\d+[.)]))")
MAX_COLOURED = 20_000  # characters; longer code is shown without colours
HREF = re.compile(r'<a href="([^"]+)"')
ALIGNED = re.compile("text-align:(left|center|right)")  # a cell of a table, as its head says
HEADINGS = {"h1": 125, "h2": 115, "h3": 108, "h4": 100, "h5": 100, "h6": 100}  # % of the text


@dataclass(slots=True)
class Markup:
    """A rendered message: its HTML and the code blocks that it offers to copy."""

    html: str = ""
    codes: list[str] = field(default_factory=list)
    rest: str | None = None  # of the last code block before; it goes on with this one


def render_piece(piece: Piece, tokens: Tokens, copy_label: str = "Copy") -> Markup:
    """Return the HTML of a part of a text, which may begin or end within code or a table.

    A table that goes on has its head once more.
    """
    if not piece.fence and not piece.goes_on:
        return render(piece.head + piece.text, tokens, copy_label)
    renderer = _Renderer(tokens, copy_label, is_inside=bool(piece.fence), goes_on=piece.goes_on)
    return renderer.render(piece.fence + piece.head + piece.text)


def render(text: str, tokens: Tokens, copy_label: str = "Copy") -> Markup:
    """Return the HTML of a Markdown text in the colours of a theme."""
    if PLAIN.fullmatch(text) and not BLOCK_START.search(text):
        return Markup(_paragraphs(text, tokens))
    return _Renderer(tokens, copy_label).render(text)


def warm_up() -> None:
    """Import now what the first Markdown and the first code would wait for. Runs on the worker."""
    render("# warm\n\n```python\nx = 1\n```", LIGHT)


def links_of(markup: Markup) -> list[str]:
    """Return the addresses that a rendered message offers to open, each once."""
    found = (unescape(address) for address in HREF.findall(markup.html))
    return [it for it in dict.fromkeys(found) if not it.startswith(f"{COPY_SCHEME}:")]


def _paragraphs(text: str, tokens: Tokens) -> str:
    parts = [part.strip("\n") for part in re.split(r"\n\s*\n", text.strip())]
    return "".join(f"<p>{_linked(part, tokens).replace(chr(10), '<br>')}</p>" for part in parts)


def _linked(text: str, tokens: Tokens) -> str:
    pieces, end = [], 0
    for match in BARE_LINK.finditer(text):
        pieces.append(escape(text[end : match.start()]))
        pieces.append(_link_open(match[0], tokens) + escape(match[0]) + "</a>")
        end = match.end()
    return "".join(pieces) + escape(text[end:])


def _link_open(href: str, tokens: Tokens) -> str:
    return f'<a href="{escape(href)}" style="color:{tokens.accent}">'


class _Renderer:
    """Walks the tokens of markdown-it and writes the small HTML subset.

    Args:
        tokens: The colours.
        copy_label: What the link says that copies code.
        is_inside: The text begins within a code block; its first token is the rest of that.
        goes_on: The text ends within one.
    """

    def __init__(
        self, tokens: Tokens, copy_label: str, *, is_inside: bool = False, goes_on: bool = False
    ) -> None:
        self._is_inside, self._goes_on = is_inside, goes_on
        self._tokens = tokens
        self._copy_label = copy_label
        self._out = Markup()
        self._link_depth: list[bool] = []

    def render(self, text: str) -> Markup:
        blocks = _parser().parse(text)
        if self._is_inside:
            self._out.html = self._more_code(blocks.pop(0), goes_on=self._goes_on and not blocks)
        last = blocks.pop() if self._goes_on and blocks else None
        self._out.html += self._blocks(blocks)
        if last is not None:
            self._out.html += self._code(last, goes_on=True)
        return self._out

    def _blocks(self, blocks: Sequence[Token]) -> str:
        return "".join(map(self._block, blocks))

    def _block(self, token: Token) -> str:
        if token.type == "inline":
            return "".join(map(self._inline, token.children or ()))
        if token.type in ("fence", "code_block"):
            return self._code(token)
        if token.type == "hr":
            return "<hr>"
        if token.hidden:
            return ""
        return self._tag(token)

    def _tag(self, token: Token) -> str:
        tag = token.tag
        closing = token.nesting < 0
        if tag in HEADINGS:
            size = HEADINGS[tag]
            return "</b></p>" if closing else f'<p style="font-size:{size}%"><b>'
        if tag == "table" and not closing:
            return (
                f'<table cellspacing="0" cellpadding="5" border="1" style="border-style:solid;'
                f" border-collapse:collapse; border-color:{self._tokens.muted};"
                f' margin-top:4px; margin-bottom:10px">'
            )
        if tag == "blockquote":
            return "</td></tr></table>" if closing else self._quote()
        start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
        side = ALIGNED.fullmatch(str(token.attrs.get("style", "")))
        align = f' align="{side[1]}"' if side else ""
        return f"</{tag}>" if closing else f"<{tag}{start}{align}>"

    def _quote(self) -> str:
        return (
            '<table cellspacing="0" cellpadding="0" style="margin-top:6px; margin-bottom:6px"><tr>'
            f'<td width="3" style="background-color:{self._tokens.accent}"></td>'
            f'<td style="padding-left:10px; color:{self._tokens.muted}">'
        )

    def _inline(self, token: Token) -> str:
        match token.type:
            case "text":
                inside = bool(self._link_depth)
                return escape(token.content) if inside else _linked(token.content, self._tokens)
            case "code_inline":
                return f"<code>{escape(token.content)}</code>"
            case "softbreak" | "hardbreak":
                return "<br>"
            case "image":
                return self._picture(token)
            case "link_open":
                href = str(token.attrs.get("href", ""))
                self._link_depth.append(bool(SAFE_LINK.match(href)))
                return _link_open(href, self._tokens) if self._link_depth[-1] else ""
            case "link_close":
                return "</a>" if self._link_depth.pop() else ""
            case "html_inline":
                return escape(token.content)
        return f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>"

    def _picture(self, token: Token) -> str:
        source = str(token.attrs.get("src", ""))
        name = escape(token.content or source or "picture")
        if not SAFE_LINK.match(source) or self._link_depth:
            return f"[{name}]"
        return f"{_link_open(source, self._tokens)}[{name}]</a>"

    def _code(self, token: Token, *, goes_on: bool = False) -> str:
        number, tokens = len(self._out.codes), self._tokens
        code, language = _content(token, goes_on=goes_on), _language(token)
        self._out.codes.append(code)
        return (
            f"{self._code_table(6, 0 if goes_on else 6)}"
            f'<tr><td style="padding:6px 10px 0 10px; color:{tokens.muted}">'
            f"<small>{escape(language) or '&nbsp;'}</small></td>"
            f'<td align="right" style="padding:6px 10px 0 10px">'
            f'<a href="{COPY_SCHEME}:{number}" style="color:{tokens.accent};'
            f' text-decoration:none"><small>{escape(self._copy_label)}</small></a></td></tr>'
            f'<tr><td colspan="2" style="padding:2px 10px {0 if goes_on else 8}px 10px">'
            f"{_shown(code, language, tokens)}</td></tr></table>"
        )

    def _more_code(self, token: Token, *, goes_on: bool) -> str:
        self._out.rest = code = _content(token, goes_on=goes_on)
        return (
            f"{self._code_table(0, 0 if goes_on else 6)}"
            f'<tr><td style="padding:0 10px {0 if goes_on else 8}px 10px">'
            f"{_shown(code, _language(token), self._tokens)}</td></tr></table>"
        )

    def _code_table(self, above_px: int, below_px: int) -> str:
        return (
            f'<table width="100%" cellspacing="0" cellpadding="0"'
            f' style="background-color:{self._tokens.background}; margin-top:{above_px}px;'
            f' margin-bottom:{below_px}px">'
        )


def _content(token: Token, *, goes_on: bool) -> str:
    return token.content.removesuffix("\n") if goes_on else token.content.rstrip("\n")


def _shown(code: str, language: str, tokens: Tokens) -> str:
    """Return the HTML of code; Qt would drop the blank lines at its end."""
    blank = "&nbsp;" if not code or code.endswith("\n") else ""
    return f"<pre>{_coloured(code, language, tokens)}{blank}</pre>"


def _language(token: Token) -> str:
    return token.info.strip().split(" ")[0]


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def _coloured(code: str, language: str, tokens: Tokens) -> str:
    if not language or len(code) > MAX_COLOURED:
        return escape(code)
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Keyword, Name, Number, String
    from pygments.util import ClassNotFound

    try:
        lexer = get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return escape(code)
    styles = (
        (Comment, f"color:{tokens.muted}; font-style:italic"),
        (Keyword, f"color:{tokens.accent}; font-weight:600"),
        (Name.Function, "font-weight:600"),
        (Name.Class, "font-weight:600"),
        (String, f"color:{tokens.warning}"),
        (Number, f"color:{tokens.warning}"),
    )
    pieces = []
    for kind, value in _without_end(list(lexer.get_tokens(f"{code}\n"))):
        style = next((style for base, style in styles if kind in base), "")
        piece = escape(value)
        pieces.append(f'<span style="{style}">{piece}</span>' if style else piece)
    return "".join(pieces)


def _without_end(found: list[tuple[_TokenType, str]]) -> list[tuple[_TokenType, str]]:
    """Take the line's end that the lexer needs from the last token."""
    if found:
        kind, value = found[-1]
        found[-1] = kind, value.removesuffix("\n")
    return found
