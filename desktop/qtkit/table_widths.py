"""Keeps the columns of a table as wide as what they hold, except for those that were set by hand."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.qtkit.column_widths import Wanted, shared
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.look import PAD, look_of
from desktop.qtkit.row_delegate import content_width
from desktop.qtkit.table_model import TableModel
from desktop.qtkit.table_slices import SMALL_PIECE, Lane, Slices, Steps, done, pieces

_SAMPLE = 200
"""Rows whose content is measured, besides those in view: all of many would take too long."""
_SCREEN = 60
"""Rows in view at most."""
_SOON = 30
"""Milliseconds in which portions of rows are gathered."""


class TableWidths(QObject):
    """Owned by a table's view. While rows come, columns grow and never shrink, so that nothing jumps.

    Columns that give way are hidden while there is no room for them, and come back with it.
    """

    def __init__(self, view: QTableView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view, self._rows = view, model
        self._by_hand: set[int] = set()
        self._left_out: set[int] = set()
        self._fitting = False
        self._content: dict[int, int] = {}
        """The widest content that was seen by column."""
        self._measured: dict[int, Any] = {}
        """The rows that were measured last, by their identity."""
        self._titles: dict[int, int] = {}
        """The width of each title; Qt does not tell that of a hidden column, which then seemed to need less room."""
        self._slices = Slices(self)
        self._soon = Debounce(self._measure_soon, _SOON, self)
        view.horizontalHeader().sectionResized.connect(self._resized)
        model.fed.connect(self._soon.ask)
        model.rowsInserted.connect(lambda *_: self._soon.ask())

    @property
    def by_hand(self) -> frozenset[int]:
        """The columns whose widths were set by hand."""
        return frozenset(self._by_hand)

    @property
    def left_out(self) -> frozenset[int]:
        """The columns that are hidden only because there is no room for them now."""
        return frozenset(self._left_out)

    def bring_back(self) -> None:
        """Show the columns that were left out, before it is decided anew which are hidden."""
        for number in self._left_out:
            self._hide(number, hidden=False)
        self._left_out.clear()

    def set_by_hand(self, columns: Iterable[int]) -> None:
        """Keep the widths that these columns have now; all others are fitted again."""
        self._by_hand = set(columns)
        self.fit()

    def begin_anew(self) -> None:
        """Fit all columns to their content, in whatever way they were set before."""
        self._by_hand.clear()
        self.forget()

    def forget(self) -> None:
        """Forget what was measured, as the language or the font is another now."""
        self._content.clear()
        self._titles.clear()
        self.measure()

    def fit(self) -> None:
        """Share the room of the view among the columns, once it is shown: until then it has no room yet."""
        if not self._view.isVisible():
            return
        header, room = self._header(), self._view.viewport().width()
        self._leave_out(room)
        shown = [number for number in range(header.count()) if not header.isSectionHidden(number)]
        widths = shared([self._wanted(number) for number in shown], room)
        self._fitting = True
        for number, width in zip(shown, widths, strict=True):
            header.resizeSection(number, width)
        self._fitting = False

    def measure(self) -> None:
        """Measure what the columns hold, and share the room anew."""
        self._slices.drop(Lane.ARRANGING)
        self._measured = {}
        done(self._measuring())

    def _measure_soon(self) -> None:
        """Measure rows that are new, many of them in slices: there is enough else to do when rows come."""
        self._slices.put(Lane.ARRANGING, self._measuring())
        if self._rows.rowCount() <= _SAMPLE:
            self._slices.finish(Lane.ARRANGING)

    def _measuring(self) -> Steps[None]:
        look = look_of(self._view.font(), self._view.palette())
        shown = self._rows.shown_rows
        step = max(1, len(shown) // _SAMPLE)
        first = max(0, self._view.rowAt(0))
        looked_at = {id(row): row for row in chain(shown[::step], shown[first : first + _SCREEN])}
        rows = [row for known, row in looked_at.items() if known not in self._measured]
        for number in range(len(self._rows.columns)):
            if rows and self._is_wanted(number) and number not in self._by_hand:
                column_for = self._rows.column_for
                for piece in pieces(rows, SMALL_PIECE):
                    widest = max(content_width(column_for(number, row), row, look) for row in piece) + 2 * PAD
                    self._content[number] = max(widest, self._content.get(number, 0))
                    yield
        self._measured = looked_at
        self.fit()

    def _leave_out(self, room: int) -> None:
        """Hide the columns that give way, one after another, until the others have what they ask for."""
        columns = self._rows.columns
        giving = sorted(
            (number for number, column in enumerate(columns) if column.gives_way and self._is_wanted(number)),
            key=lambda number: columns[number].gives_way,
        )
        if not giving:
            return
        asked = {number: self._asked(number) for number in range(len(columns)) if self._is_wanted(number)}
        out = set[int]()
        while giving and sum(asked.values()) > room:
            asked.pop(number := giving.pop())
            out.add(number)
        for number in out ^ self._left_out:
            self._hide(number, hidden=number in out)
        self._left_out = out

    def _asked(self, number: int) -> int:
        wanted = self._wanted(number)
        return max(wanted.least, min(wanted.content, wanted.most))

    def _is_wanted(self, number: int) -> bool:
        """Return whether a column is shown, or would be if there were room for it."""
        return number in self._left_out or not self._header().isSectionHidden(number)

    def _hide(self, number: int, *, hidden: bool) -> None:
        self._fitting = True
        self._header().setSectionHidden(number, hidden)
        self._fitting = False

    def _wanted(self, number: int) -> Wanted:
        header, column = self._header(), self._rows.columns[number]
        if number in self._by_hand:
            width = header.sectionSize(number)
            return Wanted(width, width, width)
        if not header.isSectionHidden(number):
            self._titles[number] = header.sectionSizeHint(number)
        character, title = self._view.fontMetrics().averageCharWidth(), self._titles.get(number, 0)
        content = max(title, self._content.get(number, 0))
        least = max(title, min(content, column.least * character + 2 * PAD))
        most = max(least, column.width * character + 2 * PAD)
        return Wanted(least, content, most, column.weight)

    def _resized(self, number: int, before: int, after: int) -> None:
        shown = before and after  # otherwise it is about to be hidden or shown
        if shown and not self._fitting and not self._header().isSectionHidden(number):
            self._by_hand.add(number)
            self._soon.ask()

    def _header(self) -> QHeaderView:
        return self._view.horizontalHeader()
