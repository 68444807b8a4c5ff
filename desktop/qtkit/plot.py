"""A chart with axes: lines, areas, bars, and hatched areas for what is not known; exact values under the pointer.

Loads pyqtgraph and numpy, so it is imported when the first chart is shown.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from pyqtgraph import AxisItem, BarGraphItem, GraphicsLayoutWidget, GraphicsObject, PlotCurveItem, ViewBox
from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from desktop.qtkit.boxes import FLUSH, column
from desktop.qtkit.hatching import hatch
from desktop.qtkit.legend import LINE, pen
from desktop.qtkit.picture import Area, Outline, Picture, Values
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step, stepped

_HEADROOM = 1.05
"""How much higher than its highest value a chart is."""
_GRID_LINES = 5
_STEPS = 60
"""Presses of an arrow key from one end of a chart to the other, unless it has stops of its own."""
_PADDING, _NEAR = 8, 12
"""Pixels within the box of values, and between it and the line at which they are read."""


class Plot(QWidget):
    """Draws a picture. Values are read by the mouse and by the arrow keys; its accessible description holds them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture: Picture | None = None
        self._view = GraphicsLayoutWidget()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAntialiasing(True)
        self._view.setFrameStyle(0)
        self._view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)  # a cache would be pixels in a vector file
        self._view.ci.layout.setSpacing(0)
        self._view.ci.layout.setContentsMargins(8, 4, 12, 4)
        self._box = ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._left, self._below = AxisItem("left"), AxisItem("bottom")
        for axis, row, place in ((self._left, 0, 0), (self._below, 1, 1)):
            axis.linkToView(self._box)
            axis.setStyle(tickLength=0, tickTextOffset=8)
            self._view.addItem(axis, row, place)
        self._view.addItem(self._box, 0, 1)
        self._ground = _Ground(self._box)
        column(self._view, within=self, margins=FLUSH, spacing=0)
        self._pointer = _Pointer(self, self._to_pixels)
        self._view.viewport().setMouseTracking(True)
        self._view.viewport().installEventFilter(self)
        self._dress()

    @property
    def values(self) -> Values | None:
        """The values that are shown now."""
        return self._pointer.values

    def show_picture(self, picture: Picture) -> None:
        """Show a picture; values that are being read are read again."""
        self._picture = picture
        read = self._pointer.values
        self._draw()
        self._read(None if read is None else read.x)

    @contextmanager
    def exported(self, scale: float) -> Iterator[None]:
        """Draw for a file with so many pixels for each here; without values that are read, and the focus."""
        self._pointer.hide()
        self._draw(scale)
        try:
            yield
        finally:
            self._draw()
            self._pointer.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read values where the mouse is."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._read(self._box.mapSceneToView(self._view.mapToScene(event.position().toPoint())).x())
        elif event.type() == QEvent.Type.Leave:
            self._read(None)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read the values before or after those that are shown; Esc hides them."""
        places = self._stops()
        at = self._pointer.values.x if self._pointer.values else None
        match event.key():
            case Qt.Key.Key_Right:
                self._read(next((place for place in places if at is None or place > at), places[-1]))
            case Qt.Key.Key_Left:
                self._read(next((place for place in reversed(places) if at is None or place < at), places[0]))
            case Qt.Key.Key_Home:
                self._read(places[0])
            case Qt.Key.Key_End:
                self._read(places[-1])
            case Qt.Key.Key_Escape if at is not None:
                self._read(None)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the arrow keys work here."""
        super().focusInEvent(event)
        self._pointer.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the values that were read by the keys."""
        super().focusOutEvent(event)
        self._read(None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the values above the chart."""
        super().resizeEvent(event)
        self._pointer.resize(self.size())

    def changeEvent(self, event: QEvent) -> None:
        """Take over the colours and the font of another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_pointer"):
            self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        self._view.setBackground(colour(Token.SURFACE, palette))
        for axis in (self._left, self._below):
            axis.setPen(QPen(colour(Token.EDGE if axis is self._below else Token.SURFACE, palette), 1))
            axis.setTextPen(QPen(colour(Token.SECONDARY, palette)))
            axis.setTickFont(stepped(self.font(), Step.SMALL))
        self._draw()

    def _draw(self, scale: float | None = None) -> None:
        """Draw the picture; `scale` is how many pixels of its target there are for each of the window."""
        picture = self._picture
        if picture is None:
            return
        self._box.clear()
        top = picture.bottom + (picture.top - picture.bottom) * _HEADROOM
        marks = _round_values(picture.bottom, top)
        self._box.setRange(xRange=(picture.left, picture.right), yRange=(picture.bottom, top), padding=0)
        self._left.setTicks([[(mark, picture.value(mark)) for mark in marks]])
        self._below.setTicks([list(picture.ticks)])
        self._ground.show_marks(marks, picture.unknown)
        for area in picture.areas:
            self._box.addItem(_filled(area), ignoreBounds=True)
        for bars in picture.bars:
            self._box.addItem(
                BarGraphItem(
                    x=list(bars.middles), height=list(bars.heights), width=bars.width, pen=None, brush=bars.colour
                )
            )
        width = LINE * (scale or self.devicePixelRatioF())  # widths are those of the target, whatever the units are
        for line in picture.lines:
            ink = pen(line.colour, dashed=line.dashed, width=width)
            ink.setCosmetic(True)
            for run in line.runs:
                x, y = zip(*run, strict=True)
                self._box.addItem(PlotCurveItem(list(x), list(y), pen=ink))

    def _stops(self) -> Sequence[float]:
        picture = self._picture
        if picture is None:
            return (0.0,)
        return picture.stops or [
            picture.left + (picture.right - picture.left) * step / _STEPS for step in range(_STEPS + 1)
        ]

    def _read(self, x: float | None) -> None:
        picture = self._picture
        values = None if x is None or picture is None else picture.read(min(max(x, picture.left), picture.right))
        self._pointer.show_values(values)
        self.setAccessibleDescription(values.text if values else "")

    def _to_pixels(self, x: float) -> tuple[float, QRectF]:
        """Return where a place is in this widget, and the rectangle of the chart without its axes."""
        box = self._view.mapFromScene(self._box.sceneBoundingRect()).boundingRect()
        return self._view.mapFromScene(self._box.mapViewToScene(QPointF(x, 0))).x(), QRectF(box)


class _Ground(GraphicsObject):  # type: ignore[misc] # pyqtgraph has no types
    """Grid lines, and hatched areas, drawn in pixels: they look the same at every scale. Below everything else."""

    def __init__(self, box: ViewBox) -> None:
        super().__init__()
        self._box = box
        self._marks: Sequence[float] = ()
        self._unknown: Sequence[Outline] = ()
        self.setParentItem(box)
        self.setZValue(-1)
        box.sigTransformChanged.connect(lambda *_: self.update())
        box.sigResized.connect(lambda *_: self.prepareGeometryChange())

    def show_marks(self, marks: Sequence[float], unknown: Sequence[Outline]) -> None:
        self._marks, self._unknown = marks, unknown
        self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(self._box.rect())

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        palette = self.scene().views()[0].palette() if self.scene() else QPalette()
        room = self._box.rect()
        painter.setClipRect(room)
        painter.setPen(QPen(colour(Token.HAIRLINE, palette), 1))
        for mark in self._marks:
            y = round(self._box.mapFromView(QPointF(0, mark)).y()) + 0.5
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        for outline in self._unknown:
            area = QPainterPath()
            area.addPolygon(QPolygonF([self._box.mapFromView(QPointF(x, y)) for x, y in outline]))
            area.closeSubpath()
            hatch(painter, area, colour(Token.FAINT, palette))


class _Pointer(QWidget):
    """Lies over the chart: a line at the values that are read, and their box, and the frame of the focus."""

    def __init__(self, plot: Plot, to_pixels: Callable[[float], tuple[float, QRectF]]) -> None:
        super().__init__(plot)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        set_step(self, Step.SMALL)
        self.values: Values | None = None
        self._plot, self._to_pixels = plot, to_pixels

    def show_values(self, values: Values | None) -> None:
        self.values = values
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._plot.hasFocus():
            painter.setPen(QPen(colour(Token.ACCENT, self.palette()), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self.values is not None:
            x, chart = self._to_pixels(self.values.x)
            painter.setPen(QPen(colour(Token.SECONDARY, self.palette()), 1))
            painter.drawLine(QPointF(x, chart.top()), QPointF(x, chart.bottom()))
            self._draw_values(painter, self.values, x, chart)
        painter.end()

    def _draw_values(self, painter: QPainter, values: Values, x: float, chart: QRectF) -> None:
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(name) for name, _ in values.lines), default=0)
        texts = max((metrics.horizontalAdvance(text) for _, text in values.lines), default=0)
        wide = max(names + 2 * _PADDING + texts, metrics.horizontalAdvance(values.title)) + 2 * _PADDING
        high = (len(values.lines) + 1) * metrics.lineSpacing() + 2 * _PADDING
        left = x + _NEAR if x + _NEAR + wide <= self.width() else x - _NEAR - wide
        box = QRectF(max(left, 0), chart.top() + _PADDING, wide, high)
        painter.setPen(QPen(colour(Token.EDGE, self.palette()), 1))
        painter.setBrush(colour(Token.SURFACE, self.palette()))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        row = QRectF(box.left() + _PADDING, box.top() + _PADDING, wide - 2 * _PADDING, metrics.lineSpacing())
        painter.setPen(colour(Token.SECONDARY, self.palette()))
        painter.drawText(row, Qt.AlignmentFlag.AlignLeft, values.title)
        painter.setPen(colour(Token.TEXT, self.palette()))
        for name, text in values.lines:
            row.translate(0, metrics.lineSpacing())
            painter.drawText(row, Qt.AlignmentFlag.AlignLeft, name)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight, text)


def _filled(area: Area) -> QGraphicsPathItem:
    path = QPainterPath()
    for outline in area.outlines:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in outline]))
        path.closeSubpath()
    item = QGraphicsPathItem(path)
    item.setPen(QPen(Qt.PenStyle.NoPen))
    item.setBrush(area.colour)
    return item


def _round_values(bottom: float, top: float) -> list[float]:
    """Return whole numbers for the axis at the left, at most one more than there are to be grid lines."""
    least = max((top - bottom) / _GRID_LINES, 1.0)
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least)
    first = math.ceil(bottom / step)
    return [place * step for place in range(first, math.floor(top / step) + 1)]
