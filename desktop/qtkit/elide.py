"""A label of one line that cuts its text to its width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.qtkit.plain import PlainLabel, set_tooltip


class ElidedLabel(PlainLabel):
    """Shows as much of its text as fits, with an ellipsis, and all of it in the tooltip."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._own_tooltip = ""

    def set_tooltip(self, text: str) -> None:
        """Set a tooltip that is shown whether the text is cut or not."""
        self._own_tooltip = text
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Require room for a few characters only."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much text as fits."""
        line = " ".join(self.text().splitlines())
        shown = self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, self.contentsRect().width())
        set_tooltip(self, self._own_tooltip or (self.text() if shown != self.text() else ""))
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
