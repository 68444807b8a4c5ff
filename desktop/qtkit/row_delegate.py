"""Draws the cells of a TableModel by their columns, asking the model once for each."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from desktop.qtkit.cell import CellDelegate, Index
from desktop.qtkit.cells import TextCell
from desktop.qtkit.columns import Cell, Column
from desktop.qtkit.look import Look

if TYPE_CHECKING:
    from desktop.qtkit.table_model import TableModel

_PLAIN: Cell = TextCell()


class RowDelegate(CellDelegate):
    """Owned by the view of a `TableModel`. Only draws."""

    def _paint_content(self, painter: QPainter, box: QRect, index: Index, look: Look) -> None:
        column, row = _at(index)
        (column.cell or _PLAIN).paint(painter, box, column, row, look)

    def _content_width(self, index: Index, look: Look) -> int:
        column, row = _at(index)
        return (column.cell or _PLAIN).width(column, row, look)


def _at(index: Index) -> tuple[Column[Any], Any]:
    model = _model(index)
    row = model.row_at(index.row())
    return model.column_for(index.column(), row), row


def _model(index: Index) -> "TableModel[Any]":
    return index.model()  # type: ignore[return-value]


def content_width(column: Column[Any], row: Any, look: Look) -> int:
    """Return the width that the whole content of a row's cell needs, without the gaps beside it."""
    return (column.cell or _PLAIN).width(column, row, look)
