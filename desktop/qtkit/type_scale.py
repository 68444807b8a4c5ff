"""The sizes and weights of text: one scale, in proportion to the system's font."""

import sys
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)
_LEAST = 9.75
"""Points of ordinary text at least: 13 pixels at 96 dpi."""
_POOR = ("dejavu", "bitstream vera")
"""Beginnings of fonts that Linux has where nobody chose one."""
_NUMBER = QFont.Tag("tnum")


class Step(Enum):
    """A step of the scale: its size in proportion to ordinary text, and its weight."""

    TEXT = (1.0, QFont.Weight.Normal)
    NAME = (1.0, QFont.Weight.Medium)
    SMALL = (12 / 13, QFont.Weight.Normal)
    HEADER = (12 / 13, QFont.Weight.Medium)
    TITLE = (15 / 13, QFont.Weight.DemiBold)
    PANEL = (17 / 13, QFont.Weight.DemiBold)
    FIGURE = (20 / 13, QFont.Weight.DemiBold)


def set_up(app: QApplication, folder: Path) -> None:
    """Set the program's font: the system's, or where Linux has no good one, the one in this folder."""
    font = QFont(app.font())
    if sys.platform == "linux" and QFontInfo(font).family().casefold().startswith(_POOR):
        families = [
            family
            for file in sorted(folder.glob("*.ttf"), reverse=True)
            for family in QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))[:1]
        ]
        if families:
            font.setFamilies([families[0], font.family()])
    if font.pointSizeF() > 0:
        font.setPointSizeF(max(font.pointSizeF(), _LEAST))
    font.setFeature(_NUMBER, 1)
    app.setFont(font)


def stepped(font: QFont, step: Step) -> QFont:
    """Return a font in another size and weight, given one of ordinary text."""
    share, weight = step.value
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * share)
    made.setWeight(weight)
    return made


def set_step(widget: W, step: Step) -> W:
    """Set the size and weight of a widget's text, and return the widget."""
    widget.setFont(stepped(QApplication.font(), step))
    return widget
