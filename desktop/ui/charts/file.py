"""Charts as files: pictures for reports, values for spreadsheets."""

import csv
import io
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect
from PySide6.QtGui import QImage, QImageWriter, QPainter, Qt
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from desktop.domain.cell_text import disarmed

SHARP = 2
"""Pixels of a picture for each pixel on the screen, in either direction."""


def image_of(sheet: QWidget) -> QImage:
    """Return a widget as a picture, sharp enough to be printed."""
    image = QImage(sheet.size() * SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARP)
    image.fill(Qt.GlobalColor.white)
    _render(sheet, lambda: QPainter(image))
    return image


def png(image: QImage) -> bytes:
    """Return a picture as the content of a PNG file. Takes long; may be called on any thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(sheet: QWidget, title: str) -> bytes:
    """Return a widget as the content of an SVG file: lines and texts, not pixels."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size())
    generator.setViewBox(QRect(QPoint(), sheet.size()))
    generator.setTitle(title)
    _render(sheet, lambda: QPainter(generator))
    return bytes(buffer.data().data())


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return values as the content of a CSV file with semicolons and a byte order mark, as Excel reads it.

    Titles and the first cell of each row are texts, which no spreadsheet may take for formulas; the rest are numbers.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([disarmed(title) for title in titles])
    writer.writerows([disarmed(row[0]), *row[1:]] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def write(path: Path, content: Callable[[], bytes]) -> None:
    """Write a file, which appears when it is complete; raises OSError, and an existing one stays then. Blocks."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _render(sheet: QWidget, paint: Callable[[], QPainter]) -> None:
    painter = paint()
    sheet.render(painter, QPoint())
    painter.end()
