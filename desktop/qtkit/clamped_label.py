"""A label that wraps to a few lines and cuts the rest."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from desktop.qtkit.plain import PlainLabel, set_tooltip


class ClampedLabel(PlainLabel):
    """Shows at most `most` lines, the last with an ellipsis if there is more, and all of the text in the tooltip.

    Lines break anywhere in a word that is too long.
    """

    def __init__(self, text: str = "", *, most: int = 2) -> None:
        super().__init__(text, wordWrap=True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._most = most

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        return max(len(list(self._lines(width))), 1) * self.fontMetrics().lineSpacing()

    def minimumSizeHint(self) -> QSize:
        """Require room for a few characters only."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """Ask for the height at the current width."""
        return QSize(self.minimumSizeHint().width(), self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        lines = list(self._lines(self.width()))
        set_tooltip(self, self.text() if "".join(lines) != self._flat() else "")
        metrics = self.fontMetrics()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for number, line in enumerate(lines):
            painter.drawText(QPoint(0, number * metrics.lineSpacing() + metrics.ascent()), line.rstrip())
        painter.end()

    def _flat(self) -> str:
        return " ".join(self.text().splitlines())

    def _lines(self, width: int) -> Iterator[str]:
        text = self._flat()
        units = text.encode("utf-16-le")  # in which Qt counts
        layout = QTextLayout(text, self.font())
        layout.setTextOption(_ANYWHERE)
        layout.beginLayout()
        for number in range(self._most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
            rest = units[2 * line.textStart() :]
            if number == self._most - 1:
                whole = rest.decode("utf-16-le")
                yield self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, width)
            else:
                yield rest[: 2 * line.textLength()].decode("utf-16-le")
        layout.endLayout()


_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
