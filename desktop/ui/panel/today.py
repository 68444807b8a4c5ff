"""Today's curve of a list, small: how many are done, beside the usual day."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.qtkit.hatching import hatch
from desktop.qtkit.legend import pen
from desktop.qtkit.picture import Outline
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step
from desktop.ui import formats
from desktop.ui.charts.shapes import Shape, shape
from desktop.ui.panel.list_board import ListBoard

_CURVE = 64
"""Height of the curve in pixels, without the times below it."""
_LEAST_TOP = 5.0
_LINE = 1.5


class TodayCurve(QWidget):
    """Draws what was found; its accessible name is set by its owner."""

    def __init__(self) -> None:
        super().__init__()
        set_step(self, Step.SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_CURVE + self.fontMetrics().height() + 4)
        self._found: ListBoard | None = None
        self._shape = Shape((), ())

    @property
    def hatched(self) -> bool:
        """Whether some of the day is not known."""
        return bool(self._shape.unknown)

    def show_day(self, found: ListBoard) -> None:
        """Show the day of a list."""
        self._found = found
        self._shape = shape(found.today, found.left, found.until)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the usual day, what is not known, and the day; its ends below."""
        found = self._found
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usual = [(moment.timestamp(), count) for moment, count in found.usual]
        top = max(self._shape.highest, *(count for _, count in usual), _LEAST_TOP)
        bottom = min(self._shape.lowest, 0)
        left, right = found.left.timestamp(), found.right.timestamp()

        def points(outline: Outline) -> QPolygonF:
            return QPolygonF(
                [
                    QPointF(
                        self.width() * (x - left) / max(right - left, 1),
                        _CURVE - 1 - (_CURVE - 3) * (y - bottom) / (top - bottom),
                    )
                    for x, y in outline
                ]
            )

        palette = self.palette()
        painter.setPen(QPen(colour(Token.HAIRLINE, palette), 1))
        painter.drawLine(QPointF(0, _CURVE - 0.5), QPointF(self.width(), _CURVE - 0.5))
        for outline in self._shape.unknown:
            area = QPainterPath()
            area.addPolygon(points(outline))
            area.closeSubpath()
            hatch(painter, area, colour(Token.FAINT, palette))
        painter.setPen(pen(colour(Token.SECONDARY, palette), dashed=True, width=_LINE))
        painter.drawPolyline(points(usual))
        painter.setPen(pen(colour(Token.LINK, palette)))
        for run in self._shape.runs:
            painter.drawPolyline(points(run))
        self._label(painter, found)
        painter.end()

    def _label(self, painter: QPainter, found: ListBoard) -> None:
        painter.setPen(colour(Token.SECONDARY, self.palette()))
        below = QRectF(0, _CURVE + 2, self.width(), self.height() - _CURVE - 2)
        ends: Sequence[tuple[str, Qt.AlignmentFlag]] = (
            (formats.time_of_day(found.left), Qt.AlignmentFlag.AlignLeft),
            (formats.time_of_day(found.right), Qt.AlignmentFlag.AlignRight),
        )
        for text, side in ends:
            painter.drawText(below, side | Qt.AlignmentFlag.AlignTop, text)
