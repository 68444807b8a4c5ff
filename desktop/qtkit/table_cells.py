"""What the cells of a table answer to Qt's roles."""

from collections.abc import Callable
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
