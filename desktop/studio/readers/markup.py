"""Takes the marks of HTML out of what people wrote: a table of a web form, notes of Anki."""

from __future__ import annotations

import html
import re

__all__ = ["without_marks"]

BREAK = re.compile(r"<br ?/?>|</(?:p|div|li|tr|h\d)>", re.IGNORECASE)
TAG = re.compile(
    r"</?(?:p|div|br|b|i|u|s|em|strong|span|font|a|ul|ol|li|sub|sup|code|h\d|img|table|tbody|tr|td)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|#\d{1,6}|#x[0-9a-f]{1,6});"
)


def without_marks(text: str) -> str:
    """Return a text without tags and entities; one that has none of the usual ones as it is."""
    if not (TAG.search(text) or ENTITY.search(text)):
        return text
    plain = html.unescape(TAG.sub("", BREAK.sub("\n", text))).replace("\xa0", " ")
    return re.sub(r"[ \t]*\n\s*", "\n", plain).strip()
