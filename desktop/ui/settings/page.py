"""What the pages of the settings have in common: how they are laid out, and what they report."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.preferences import Preferences
from desktop.qtkit.dialog import SECTION

_ABOVE = 14
"""Pixels between the tabs and what is on a page."""


class Page(QWidget):
    """A page of the settings, owned by the dialog. Emits `changed` with a dictionary of preferences by name."""

    changed = Signal(object)

    def show_preferences(self, chosen: Preferences) -> None:
        """Show preferences that were chosen here or elsewhere."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Show all texts in the present language."""
        raise NotImplementedError

    def _grid(self) -> QGridLayout:
        """Fill the page with a grid of labels and fields; what room is left is below them."""
        grid = QGridLayout(self)
        grid.setContentsMargins(0, _ABOVE, 0, 0)
        grid.setHorizontalSpacing(SECTION)
        grid.setVerticalSpacing(8)
        return grid
