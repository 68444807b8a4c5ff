"""Fields that look like small menus."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.style_sheet import QUIET

translate = QCoreApplication.translate
_ARROW = 34
"""Room for the arrow and the padding, in pixels."""


class MenuBox(QComboBox):
    """As wide as what is chosen; its list is as wide as the longest choice."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setProperty(QUIET, True)
        self.setPlaceholderText(translate("Import", "choose"))
        self.currentIndexChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Ask for room for what is chosen."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.currentText() or self.placeholderText()) + _ARROW,
            super().sizeHint().height(),
        )

    def minimumSizeHint(self) -> QSize:
        """Require room for a few characters; the tooltip has the whole text."""
        return QSize(self.fontMetrics().averageCharWidth() * 4 + _ARROW, super().minimumSizeHint().height())

    def showPopup(self) -> None:
        """Show the choices, whole."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _ARROW)
        super().showPopup()


class MenuNumber(QSpinBox):
    """A number as wide as its digits, or as the word for the least one."""

    def __init__(self, parent: QWidget | None = None, **properties: Any):
        super().__init__(parent, **properties)
        self.setProperty(QUIET, True)

    def sizeHint(self) -> QSize:
        """Ask for room for the longest value."""
        texts = (self.specialValueText(), str(self.maximum()))
        return QSize(max(map(self.fontMetrics().horizontalAdvance, texts)) + _ARROW, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Require it."""
        return self.sizeHint()


def fill(box: QComboBox, items: Sequence[tuple[str, object]], chosen: object) -> None:
    """Offer items, and choose the one with the data `chosen`, if there is one."""
    if [box.itemData(place) for place in range(box.count())] != [data for _, data in items]:
        box.clear()
        for text, data in items:
            box.addItem(text, data)
    box.setCurrentIndex(box.findData(chosen))
    set_tooltip(box, box.currentText())  # the text may be cut on a small screen
