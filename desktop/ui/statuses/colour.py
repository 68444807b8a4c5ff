"""Asks for the colour of a status."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from desktop.qtkit.named import named

translate = QCoreApplication.translate


def ask_for_colour(parent: QWidget, current: QColor, take: Callable[[str], None]) -> QColorDialog:
    """Show the system's dialog; `take` is called with the chosen colour as "#RRGGBB"."""
    dialog = named(QColorDialog(current, parent), "statusColourDialog")
    dialog.setWindowTitle(translate("Statuses", "Colour of the status"))
    dialog.colorSelected.connect(lambda colour: take(colour.name().upper()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
