"""What the cells of a table answer to Qt's roles, and what is copied of them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from PySide6.QtCore import Qt

from desktop.qtkit.columns import Column, Row
from desktop.qtkit.theme import Tone, tone


def _foreground(column: Column[Row], row: Row) -> Any:
    return tone(Tone.DIM) if column.dim is not None and column.dim(row) else None


def _in_words(column: Column[Row], row: Row) -> Any:
    """Return the accessible text of a bar, or of a cell that draws more than its text; others have just that."""
    if column.spoken is not None:
        return column.spoken(row)
    if column.bar is None:
        return None
    return ", ".join([column.text(row), *(segment.label for segment in column.bar(row) if segment.share > 0)])


MAKERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda column, row: column.text(row),
    Qt.ItemDataRole.ToolTipRole: lambda column, row: column.tooltip(row) if column.tooltip else None,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, row: column.alignment,
    Qt.ItemDataRole.DecorationRole: lambda column, row: column.decoration(row) if column.decoration else None,
    Qt.ItemDataRole.ForegroundRole: _foreground,
    Qt.ItemDataRole.AccessibleTextRole: _in_words,
}
"""By role, what returns its value for a column and a row."""


class Lines(Collection[list[str]]):
    """Rows of a table as texts, each made when it is asked for, below the titles of the columns."""

    def __init__(self, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> None:
        self._columns, self._rows = columns, rows

    def __len__(self) -> int:
        return len(self._rows) + 1

    def __iter__(self) -> Iterator[list[str]]:
        yield [column.title() for column in self._columns]
        for row in self._rows:
            yield [column.whole_text(row) for column in self._columns]

    def __contains__(self, line: object) -> bool:
        return any(line == other for other in self)
