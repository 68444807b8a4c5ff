"""The table of verdicts, which remembers the widths of columns that were set by hand."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.matching import Verdict
from desktop.qtkit.cells import pill_width
from desktop.qtkit.column_widths import Wanted, shared
from desktop.qtkit.look import PAD, look_of
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.style_sheet import EDGELESS
from desktop.qtkit.type_scale import Step
from desktop.ui.copying import copy_current_cell
from desktop.ui.importing import words
from desktop.ui.importing.heads import Heads
from desktop.ui.importing.panel import dimmed
from desktop.ui.importing.verdict_cell import PILLS, VerdictDelegate, content_width
from desktop.ui.importing.verdicts import CARD, CONTENT, NOTES, REASON, ROW, VERDICT, VerdictRow, VerdictsModel

translate = QCoreApplication.translate
_HIGH = 32
"""Least height of a row, in pixels."""
_SAMPLE = 40
"""Rows whose content is measured: all of many would take too long."""
_WIDEST = {ROW: 8, CONTENT: 44, VERDICT: 18, REASON: 36, CARD: 30, NOTES: 40}
"""Widths in characters that columns take while others are cut."""
_WEIGHTS = {CONTENT: 3, REASON: 2, CARD: 2, NOTES: 3}
_NAMES = {ROW: "row", CONTENT: "content", VERDICT: "verdict", REASON: "reason", CARD: "card", NOTES: "notes"}
_MOST = 1_000


class VerdictsTable(QTableView):
    """Owned by the import dialog. Rows and columns keep their order.

    Columns share the width of the dialog by what they hold; those that were set by hand keep their widths. They grow
    and never shrink, and stay where they are when the drawer opens.
    """

    def __init__(self, model: VerdictsModel, parent: QWidget | None = None):
        super().__init__(parent)
        self._verdicts = model
        self.hovered_row = -1
        """The row under the mouse, -1 for none."""
        self._by_hand: set[int] = set()
        self._fitting = False
        self._measured: Sequence[VerdictRow] | None = None
        """The rows of which some were measured."""
        self._content: dict[int, int] = {}
        """The widest content that was seen, by column."""
        self.setModel(model)
        copy_current_cell(self)
        self.setItemDelegate(VerdictDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty(EDGELESS, True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(_HIGH, self.fontMetrics().height() + 12))
        self.setHorizontalHeader(header := Heads(Qt.Orientation.Horizontal, self))
        header.setFixedHeight(self.verticalHeader().defaultSectionSize())
        self.setMinimumHeight(5 * header.height() // 2)
        header.sectionResized.connect(self._resized)
        self._nothing = dimmed(PlainLabel(translate("Import", "No such rows: choose another filter."), self))
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.hide()
        self.entered.connect(lambda index: self._hover(index.row()))
        model.modelReset.connect(self._measure)
        self._measure()

    def save_layout(self) -> dict[str, Any]:
        """Return the widths of the columns that were set by hand, in characters."""
        character = self.fontMetrics().averageCharWidth()
        return {_NAMES[column]: round(self.columnWidth(column) / character, 2) for column in sorted(self._by_hand)}

    def restore_layout(self, layout: dict[str, Any]) -> None:
        """Restore the widths of the columns; unusable values are ignored."""
        self._by_hand = set()
        self._fitting = True
        for column, name in _NAMES.items():
            width = layout.get(name)
            if isinstance(width, int | float) and 0 < width < _MOST:
                self.setColumnWidth(column, round(width * self.fontMetrics().averageCharWidth()))
                self._by_hand.add(column)
        self._fitting = False
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, and keep the words of an empty table in its middle."""
        super().resizeEvent(event)
        self._nothing.setGeometry(self.viewport().geometry())
        self._fit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up no row where there is none."""
        super().mouseMoveEvent(event)
        if not self.indexAt(event.position().toPoint()).isValid():
            self._hover(-1)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up no row any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        before, self.hovered_row = self.hovered_row, row
        for place in {before, row} - {-1} if before != row else ():
            top, height = self.rowViewportPosition(place), self.rowHeight(place)
            self.viewport().update(0, top, self.viewport().width(), height)

    def _measure(self) -> None:
        """Measure some of the rows, and share the width anew."""
        model, rows = self._verdicts, self._verdicts.rows
        self._nothing.setVisible(bool(rows) and not model.rowCount())
        self.hovered_row = -1
        if rows is not self._measured:
            self._measured = rows
            look = look_of(self.font(), self.palette())
            for row in (rows[place] for place in range(0, len(rows), max(1, len(rows) // _SAMPLE))):
                for column in _NAMES:
                    width = content_width(row, column, look) + 2 * PAD
                    self._content[column] = max(width, self._content.get(column, 0))
            self._fit()

    def _fit(self) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        wanted = [self._wanted(column) for column in _NAMES]
        self._fitting = True
        for column, width in enumerate(shared(wanted, self.window().width() - bar)):
            self.setColumnWidth(column, width)
        self._fitting = False

    def _wanted(self, column: int) -> Wanted:
        least = max(self._least(column), self.horizontalHeader().sectionSizeHint(column))
        if column in self._by_hand:
            width = max(self.columnWidth(column), self._least(column))
            return Wanted(width, width, width)
        content = max(least, self._content.get(column, 0))
        most = max(least, _WIDEST[column] * self.fontMetrics().averageCharWidth() + 2 * PAD)
        return Wanted(least, content, most, _WEIGHTS.get(column, 0))

    def _least(self, column: int) -> int:
        """Return the width of all words or numbers of a column in which none is ever cut."""
        look, rows = look_of(self.font(), self.palette()), self._verdicts.rows
        if column == ROW:
            return look.width_of(str(rows[-1].candidate.row) if rows else "", Step.TEXT) + 2 * PAD
        if column == VERDICT:
            return max(pill_width(words.verdict(which), PILLS[which], look) for which in Verdict) + 2 * PAD
        return 0

    def _resized(self, column: int, _before: int, width: int) -> None:
        if self._fitting:
            return
        self._by_hand.add(column)
        if width < (least := self._least(column)):
            self._fitting = True
            self.setColumnWidth(column, least)
            self._fitting = False
