"""A list of items with check boxes, where a click anywhere on an item ticks it."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.qtkit.plain import set_tooltip

_KEY = Qt.ItemDataRole.UserRole


class TickList(QListWidget):
    """Emits `ticked_changed` when an item was ticked or unticked; remembers the order of ticking."""

    ticked_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: list[Hashable] = []
        self._pressed = Qt.CheckState.Unchecked
        self.setWordWrap(True)
        self.setSpacing(1)
        self.itemChanged.connect(self._changed)
        self.itemPressed.connect(self._press)
        self.itemClicked.connect(self._click)

    @property
    def ticked(self) -> list[Any]:
        """The keys of the ticked items, in the order of ticking."""
        return list(self._ticked)

    @property
    def keys(self) -> list[Any]:
        """The keys of all items, from top to bottom."""
        return [self.item(row).data(_KEY) for row in range(self.count())]

    def add(self, key: Hashable, text: str, *, ticked: bool = False) -> None:
        """Append an item; emits nothing."""
        with QSignalBlocker(self):
            item = QListWidgetItem(text, self)
            item.setData(_KEY, key)
            set_tooltip(item, text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        if ticked:
            self._ticked.append(key)

    def empty(self) -> None:
        """Remove all items; emits nothing."""
        with QSignalBlocker(self):
            self.clear()
        self._ticked = []

    def narrow(self, words: str) -> None:
        """Show the items that contain a text, and those that are ticked."""
        wanted = words.casefold()
        for row in range(self.count()):
            item = self.item(row)
            item.setHidden(wanted not in item.text().casefold() and item.checkState() is not Qt.CheckState.Checked)

    def _press(self, item: QListWidgetItem) -> None:
        self._pressed = item.checkState()

    def _click(self, item: QListWidgetItem) -> None:
        """Tick on a click beside the box as well; a click on the box has done so by now."""
        if item.checkState() is self._pressed:
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def _changed(self, item: QListWidgetItem) -> None:
        key, ticked = item.data(_KEY), item.checkState() is Qt.CheckState.Checked
        key = tuple(key) if isinstance(key, list) else key  # Qt turns a tuple into a list
        if ticked is (key in self._ticked):
            return
        if ticked:
            self._ticked.append(key)
        else:
            self._ticked.remove(key)
        self.ticked_changed.emit()
