"""Asks for the colour of a status."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

translate = QCoreApplication.translate


def ask_for_colour(parent: QWidget, current: QColor, take: Callable[[str], None]) -> QColorDialog:
    """Show the system's dialog; `take` gets "#RRGGBB" when one is chosen."""
    dialog = QColorDialog(current, parent)
    dialog.setObjectName("statusColourDialog")
    dialog.setWindowTitle(translate("Statuses", "Colour of the status"))
    dialog.colorSelected.connect(lambda colour: take(colour.name().upper()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
