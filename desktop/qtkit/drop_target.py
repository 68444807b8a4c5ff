"""Accepting files or text that are dropped on a widget."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from desktop.qtkit.attachments import read_attachments


class DropTarget(QObject):
    """Makes a widget, which owns it, a place to drop things on.

    `accepts` is called on enter, on every move and on the drop, so that the cursor always tells the truth; it must be
    fast. Emits `files` with local paths, `attachments` with files that have none (a list of `Attachment`) or `text`
    when the loop is next free, so that the other program waits only while the contents of attachments are read.
    Everything is copied, never moved. Folders and missing files are passed on too: their reader reports them.
    `where` is the position of the last drop in the widget. While something is dragged over the widget, it is
    highlighted, or the `part` of it at that position.
    """

    files = Signal(list)
    attachments = Signal(list)
    text = Signal(str)

    def __init__(
        self,
        widget: QWidget,
        accepts: Callable[[QMimeData], bool],
        part: Callable[[QPoint], QRect] | None = None,
    ) -> None:
        super().__init__(widget)
        self.where = QPoint()
        self._part = part or (lambda _: widget.rect())
        self._accepts = accepts
        self._glow = _Glow(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle events of dragging, and no others."""
        kind = event.type()
        if kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            drag = cast("QDragMoveEvent", event)
            self._answer(drag)
            if drag.isAccepted():
                self._glow.setGeometry(self._part(drag.position().toPoint()))
                self._glow.raise_()
            self._glow.setVisible(drag.isAccepted())
            return True
        if kind == QEvent.Type.DragLeave:
            self._glow.hide()
            return True
        if kind == QEvent.Type.Drop:
            drop = cast("QDropEvent", event)
            self._glow.hide()
            self._answer(drop)
            if drop.isAccepted():
                self.where = drop.position().toPoint()
                self._take(drop.mimeData())
            return True
        return False

    def _answer(self, event: QDropEvent) -> None:
        copies = bool(event.possibleActions() & Qt.DropAction.CopyAction)
        if copies and self._accepts(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def _take(self, data: QMimeData) -> None:
        paths = local_files(data)
        if paths:
            QTimer.singleShot(0, self, lambda: self.files.emit(paths))
        elif attachments := read_attachments(data):
            QTimer.singleShot(0, self, lambda: self.attachments.emit(attachments))
        elif text := data.text():
            QTimer.singleShot(0, self, lambda: self.text.emit(text))


def local_files(data: QMimeData) -> list[Path]:
    """Return the local files among the data that is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class _Glow(QWidget):
    """A frame in the accent colour around the place where a drop would be accepted."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        accent = self.palette().color(QPalette.ColorRole.Accent)
        ground = QColor(accent)
        ground.setAlphaF(0.10)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        painter.setPen(accent)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()
