"""Copying cells for spreadsheets: without formulas, with phone numbers kept as they are."""

from collections.abc import Collection, Iterable, Sequence
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from desktop.domain.cell_text import copied, is_plain_number
from desktop.qtkit.table_slices import SMALL_PIECE, Steps, done, pieces

_BEGIN = b'<html><head><meta charset="utf-8"></head><body><table>'
_END = b"</table></body></html>"
_TEXT = " style=\"mso-number-format:'\\@'\""
"""Makes Excel and LibreOffice treat a cell as text: +7 916 … keeps its plus, 0049 … its zeros."""


def put_on_clipboard(lines: Collection[Sequence[str]]) -> Steps[None]:
    """Put lines of cells on the clipboard: as tab-separated text, and as a table for spreadsheets."""
    text, table = QByteArray(), QByteArray(_BEGIN)  # of many rows, texts of Qt would take long to make
    count = 0
    for piece in pieces(lines, SMALL_PIECE):
        cells = [[copied(cell) for cell in line] for line in piece]
        text.append(b"\n" if count else b"")
        text.append("\n".join("\t".join(line) for line in cells).encode())
        table.append(_rows(cells).encode())
        if not count:
            for part in (text, table):  # otherwise it is moved whenever it has grown too long
                part.reserve(part.size() * len(lines) // len(piece) * 5 // 4)
        count += len(piece)
        yield
    table.append(_END)
    data = QMimeData()
    data.setData("text/plain", text)
    data.setData("text/html", table)
    QGuiApplication.clipboard().setMimeData(data)


def copy_current_cell(view: QAbstractItemView) -> None:
    """Make a view copy its current cell in this way, instead of Qt's."""
    view.installEventFilter(_Copying(view))


def _rows(lines: Iterable[Sequence[str]]) -> str:
    return "".join(f"<tr>{''.join(map(_cell, line))}</tr>" for line in lines)


def _cell(cell: str) -> str:
    return f"<td{'' if is_plain_number(cell) else _TEXT}>{escape(cell)}</td>"


class _Copying(QObject):
    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not event.matches(QKeySequence.StandardKey.Copy):
            return False
        index = self._view.currentIndex()
        if index.isValid():
            done(put_on_clipboard([[str(index.data() or "")]]))
        return True
