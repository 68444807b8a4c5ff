"""The table of verdicts, which remembers its column widths."""

from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.matching import Verdict
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.style_sheet import EDGELESS
from desktop.ui.copying import copy_current_cell
from desktop.ui.importing import words
from desktop.ui.importing.heads import Heads
from desktop.ui.importing.panel import dimmed
from desktop.ui.importing.verdict_cell import VerdictDelegate
from desktop.ui.importing.verdicts import CARD, CONTENT, NOTES, REASON, ROW, VERDICT, VerdictsModel

translate = QCoreApplication.translate
_HIGH = 32
"""Least height of a row, in pixels."""
_WIDTHS = {ROW: 7, CONTENT: 38, VERDICT: 14, REASON: 32, CARD: 28, NOTES: 12}
_NAMES = {ROW: "row", CONTENT: "content", VERDICT: "verdict", REASON: "reason", CARD: "card", NOTES: "notes"}
_MOST = 1_000
_WHOLE = (ROW, VERDICT)


class VerdictsTable(QTableView):
    """Owned by the import dialog. Rows and columns keep their order; column widths can be remembered."""

    def __init__(self, model: VerdictsModel, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdicts = model
        self.setModel(model)
        copy_current_cell(self)
        self.setItemDelegate(VerdictDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty(EDGELESS, True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(_HIGH, self.fontMetrics().height() + 12))
        self.setHorizontalHeader(header := Heads(Qt.Orientation.Horizontal, self))
        header.setFixedHeight(self.verticalHeader().defaultSectionSize())
        header.setSectionsClickable(True)
        self.setMinimumHeight(5 * header.height() // 2)
        self._nothing = dimmed(PlainLabel(translate("Import", "No such rows: choose another filter."), self))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        model.modelReset.connect(lambda: self._nothing.setVisible(bool(model.rows) and not model.rowCount()))
        header.setStretchLastSection(True)
        header.sectionResized.connect(self._keep_whole)
        for column in _WHOLE:
            model.modelReset.connect(partial(self._keep_whole, column))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width * self.fontMetrics().averageCharWidth())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words of an empty table in its middle."""
        super().resizeEvent(event)
        self._nothing.setGeometry(self.viewport().geometry())

    def _keep_whole(self, column: int, *_: int) -> None:
        """Make a column wide enough for all of its words or numbers, which are never cut."""
        if column in _WHOLE and self.columnWidth(column) < (least := self._least(column)):
            self.setColumnWidth(column, least)

    def _least(self, column: int) -> int:
        rows = self._verdicts.rows
        texts = [words.verdict(verdict) for verdict in Verdict]
        if column == ROW:
            texts = [str(rows[-1].candidate.row) if rows else ""]
        metrics = self.fontMetrics()
        return max(map(metrics.horizontalAdvance, texts)) + 5 * metrics.averageCharWidth()

    def save_layout(self) -> dict[str, Any]:
        """Return the widths of the columns in characters, except for the last one, which takes the rest."""
        character = self.fontMetrics().averageCharWidth()
        return {
            _NAMES[column]: round(self.columnWidth(column) / character, 2) for column in _WIDTHS if column < NOTES
        }

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Restore the widths of the columns; unusable values are ignored."""
        for column in _WIDTHS:
            width = layout.get(_NAMES[column])
            if isinstance(width, int | float) and 0 < width < _MOST:
                self.setColumnWidth(column, round(width * self.fontMetrics().averageCharWidth()))
