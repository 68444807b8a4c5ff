"""The files of an import, beside each other: the name and the progress of each."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.style_sheet import EDGELESS
from desktop.ui.copying import copy_current_cell

translate = QCoreApplication.translate
_WIDE = 280
"""Least width of a file, in pixels."""
_MOST_LINES = 2
"""Lines of files that are visible; the rest scroll."""


class FileList(QListWidget):
    """Owned by the import dialog; hidden if there is one file, which the head of the page names.

    Emits `file_chosen` with the index of the file to show, and `left_out` with the index of a file and whether it
    is left out.
    """

    file_chosen = Signal(int)
    left_out = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("importFiles")
        self.setAccessibleName(translate("Import", "Files"))
        self.setProperty(EDGELESS, True)
        self.setFlow(QListWidget.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        copy_current_cell(self)
        self._filling = False
        self.currentRowChanged.connect(lambda row: None if self._filling else self.file_chosen.emit(row))
        self.itemChanged.connect(self._ticked)

    def show_files(self, names: Sequence[tuple[str, str]], chosen: int, wanted: Sequence[bool]) -> None:
        """Show each file's name and progress; if there are several, each can be left out."""
        self._filling = True
        while self.count() < len(names):
            QListWidgetItem(self)
        for place, (name, state) in enumerate(names):
            item = self.item(place)
            item.setText(f"{name} – {state}" if state else name)
            told = [item.text()]
            if len(names) > 1:
                told.append(translate("Import", "Untick it to leave the file out."))
                item.setCheckState(Qt.CheckState.Checked if wanted[place] else Qt.CheckState.Unchecked)
            set_tooltip(item, "\n".join(told))
        if names:
            self.setCurrentRow(chosen)
        self.setVisible(len(names) > 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the files for another width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        a_line = max(1, self.width() // _WIDE)
        high, lines = self.fontMetrics().height() + 10, ceil(self.count() / a_line)
        scrolls = lines > _MOST_LINES
        bar = self.verticalScrollBar().sizeHint().width() if scrolls else 0
        shown = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)
        self._filling = True
        for place in range(self.count()):
            self.item(place).setSizeHint(QSize((self.width() - bar - 4) // a_line, high))
        self._filling = False
        self.setFixedHeight(min(lines, _MOST_LINES) * high + 2)

    def _ticked(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.left_out.emit(self.row(item), item.checkState() is Qt.CheckState.Unchecked)
