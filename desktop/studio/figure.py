"""Draws an avatar out of parts that its owner chose. Window process; no Qt.

The drawing has the parts that the header shows by state: ``body``, ``eyes-*``, ``mouth-*``,
``brows-*``. Only the choices are kept and shared: a drawing of a stranger is never read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache

from desktop.config.paths import resource_dir

__all__ = ["CHOICES", "DRAWING_FILE", "Figure", "colour_of", "drawn", "figure_from"]

DRAWING_FILE = "avatar.svg"
BODY, BODY_END = '<g id="body">', "\n  </g>"
FACE = "avatars/neutral.svg"  # whose eyes, mouths and brows every figure has
MOUTH_ON_BEARD = {"#8A5A44": "#F3D9CB"}  # a line that a beard would hide
SECTIONS = {
    "style": "styles",
    "hair": "hair",
    "skin": "skin",
    "top": "tops",
    "clothes": "clothes",
    "glasses": "glasses",
    "beard": "beards",
}
CHOICES = tuple(SECTIONS)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was chosen for a drawing: a key of ``resources/studio/figure.toml`` for each part."""

    style: str = "short"
    hair: str = "brown"
    skin: str = "light"
    top: str = "tee"
    clothes: str = "teal"
    glasses: str = "none"
    beard: str = "none"

    def table(self) -> dict[str, str]:
        """Return it as it is kept with the persona."""
        return asdict(self)


def figure_from(value: object) -> Figure | None:
    """Return the figure that is kept with a persona; None for none; what is unknown is usual."""
    if not isinstance(value, Mapping):
        return None
    known = {
        field.name: str(value[field.name])
        for field in fields(Figure)
        if value.get(field.name) in keys_of(field.name)
    }
    return Figure(**known)


@cache
def _parts() -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((resource_dir() / "studio" / "figure.toml").read_text("utf-8"))


def keys_of(choice: str) -> tuple[str, ...]:
    """Return what can be chosen for one of `CHOICES`."""
    return tuple(_parts()[SECTIONS[choice]])


def colour_of(choice: str, key: str) -> str:
    """Return the colour that a choice stands for, as #RRGGBB; nothing where it is a shape."""
    value = _parts()[SECTIONS[choice]][key]
    first = value[0] if isinstance(value, list) else value
    return str(first) if str(first).startswith("#") else ""


def drawn(figure: Figure) -> str:
    """Return the drawing as SVG."""
    style = _shape("styles", figure.style)
    skin, shade = _colours("skin", figure.skin)
    clothes, dark = _colours("clothes", figure.clothes)
    body = "\n".join(
        (
            '<path d="M20.5 78.4 C28 71 37 68.5 48 68.5 C59 68.5 68 71 75.5 78.4 '
            'A41 41 0 0 1 20.5 78.4 Z" fill="{clothes}"/>',
            style["back"],
            '<path d="M40 60 H56 V72.4 A8 8 0 0 1 40 72.4 Z" fill="{shade}"/>',
            _shape("tops", figure.top)["drawn"],
            '<path d="M30.3 44 C30.3 34 36 31.5 48 31.5 C60 31.5 65.7 34 65.7 44 V47.5 '
            'C65.7 59.5 58 67 48 67 C38 67 30.3 59.5 30.3 47.5 Z" fill="{skin}"/>',
            str(_parts()["beards"][figure.beard]),
            style["front"],
            str(_parts()["glasses"][figure.glasses]),
        )
    )
    colours = {"skin": skin, "shade": shade, "clothes": clothes, "dark": dark}
    colours["hair"] = str(_parts()["hair"][figure.hair])
    for name, colour in colours.items():
        body = body.replace(f"{{{name}}}", colour)
    return _with_face(body, figure)


def _shape(section: str, key: str) -> dict[str, str]:
    value = _parts()[section][key]
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, Mapping) else {}


def _colours(section: str, key: str) -> tuple[str, str]:
    value = _parts()[section][key]
    assert isinstance(value, list)
    return str(value[0]), str(value[1])


def _with_face(body: str, figure: Figure) -> str:
    """Return the drawing with the eyes, mouths and brows of the neutral one."""
    text = (resource_dir() / FACE).read_text("utf-8")
    start, end = text.index(BODY) + len(BODY), text.index(BODY_END)
    text = f"{text[:start]}\n{body}{text[end:]}"
    if figure.beard != "none":
        for line, lighter in MOUTH_ON_BEARD.items():
            text = text.replace(line, lighter)
    return text
