"""Copying cells for spreadsheets: without formulas, with phone numbers kept as they are."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from desktop.domain.spreadsheet import copied, is_plain_number
from desktop.qtkit.table_slices import SMALL_PIECE, Steps, done, pieces

_BEGIN = b'<html><head><meta charset="utf-8"></head><body><table>'
_END = b"</table></body></html>"
_TEXT = " style=\"mso-number-format:'\\@'\""
"""Makes Excel and LibreOffice treat a cell as text: +7 916 … keeps its plus, 0049 … its zeros."""


def put_on_clipboard(lines: Iterable[Sequence[str]]) -> Steps[None]:
    """Put lines of cells on the clipboard: as tab-separated text, and as a table for spreadsheets."""
    texts, rows = list[bytes](), list[bytes]()
    for piece in pieces(lines, SMALL_PIECE):
        cells = [[copied(cell) for cell in line] for line in piece]
        texts.append("\n".join("\t".join(line) for line in cells).encode())
        rows.append(_rows(cells).encode())
        yield
    data = QMimeData()
    # As bytes: of many rows, texts of Qt would take long to make. Of a hundred megabytes each step takes some ms.
    for kind, parts, between in (("text/plain", texts, b"\n"), ("text/html", [_BEGIN, *rows, _END], b"")):
        whole = between.join(parts)
        yield
        data.setData(kind, QByteArray(whole))
        yield
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
