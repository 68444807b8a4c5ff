#!/usr/bin/env python3
"""Draws the program's icon in every size and format that systems need, from the two SVGs in resources/icons.

    build/environment/bin/python packaging/icons.py build/icons

Writes N.png for every size, call-list-desk.ico for Windows and call-list-desk.icns for macOS.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

SOURCES = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 22, 24, 32, 48, 64, 96, 128, 256, 512)
SIMPLER_UP_TO = 24
"""Largest size in pixels for which the drawing with fewer, thicker lines is used."""
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {
    b"icp4": 16,
    b"icp5": 32,
    b"ic11": 32,  # 16 on a screen of double density, and so on
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
}


def draw(target: Path) -> None:
    """Write all icons into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _application = QGuiApplication(sys.argv[:1])
    target.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawing = "call-list-desk-small" if size <= SIMPLER_UP_TO else "call-list-desk"
        renderer = QSvgRenderer(str(SOURCES / f"{drawing}.svg"))
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        if not image.save(str(target / f"{size}.png")):
            sys.exit(f"could not write {target / f'{size}.png'}")
    pictures = {size: (target / f"{size}.png").read_bytes() for size in SIZES}
    (target / "call-list-desk.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (target / "call-list-desk.icns").write_bytes(icns(pictures))


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon of PNG pictures, by their size in pixels."""
    header = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(header) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        edge = size % 256  # 0 stands for 256
        entries += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return header + entries + b"".join(pictures.values())


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon of PNG pictures, by their size in pixels."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for kind, size in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
