"""Draws the app's icon into the file formats of each system: while a package is built."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

__all__ = ["write_icns", "write_ico", "write_png"]

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels
# The four letters that name an entry of an .icns file, and its width in pixels.
ICNS_SIZES = (("ic07", 128), ("ic08", 256), ("ic09", 512), ("ic10", 1024), ("ic11", 32))


def write_png(svg: Path, target: Path, size: int) -> Path:
    """Draw one square PNG of `size` pixels."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(_png(svg, size))
    return target


def write_ico(svg: Path, target: Path) -> Path:
    """Write a Windows icon; each entry is a PNG, which Windows Vista and later read."""
    pictures = [(size, _png(svg, size)) for size in ICO_SIZES]
    offset = 6 + 16 * len(pictures)
    header = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        side = size % 256  # 0 stands for 256
        header += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(header + b"".join(data for _, data in pictures))
    return target


def write_icns(svg: Path, target: Path) -> Path:
    """Write a macOS icon; each entry is a PNG."""
    entries = b""
    for kind, size in ICNS_SIZES:
        data = _png(svg, size)
        entries += kind.encode("ascii") + struct.pack(">I", len(data) + 8) + data
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"icns" + struct.pack(">I", len(entries) + 8) + entries)
    return target


def _png(svg: Path, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(store.data())
