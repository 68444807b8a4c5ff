"""The parts of the wallboard: each draws itself in the size that its room gives, large enough for the whole room."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.qtkit.named import named
from desktop.qtkit.stacked_bar import paint_bar
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.ui.wallboard.contents import Line, Sum

translate = QCoreApplication.translate
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LINE = 2.5
"""Height of a list in units."""
_CALLER = 1.6
_TITLE = 1.3
"""Height of the title above lists and callers, in units."""
_GAP = 0.5


class Part(QWidget):
    """`unit` is what all sizes are multiples of, in pixels: a twenty-seventh of the height of the screen."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.unit = 28.0

    def set_unit(self, unit: float) -> None:
        """Draw in another size."""
        self.unit = unit
        self.update()

    def _font(self, units: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(self.unit * units)))
        font.setWeight(weight)
        return font

    def _write(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        units: float,
        token: Token,
        *,
        alignment: Qt.AlignmentFlag = _LEFT,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Write a line into a box, with an ellipsis where it does not fit."""
        font = self._font(units, weight)
        painter.setFont(font)
        painter.setPen(self._colour(token))
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(alignment), text)

    def _width(self, text: str, units: float, weight: QFont.Weight = QFont.Weight.Normal) -> float:
        return QFontMetricsF(self._font(units, weight)).horizontalAdvance(text)

    def _colour(self, token: Token) -> QColor:
        return colour(token, self.palette())

    def _ground(self, painter: QPainter, token: Token = Token.SURFACE) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(token))
        painter.drawRoundedRect(QRectF(self.rect()), self.unit * 0.3, self.unit * 0.3)


class SumTile(Part):
    """One figure: its title, and its value as large as the room is wide."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._sum = Sum("", "", "")

    def show_sum(self, found: Sum) -> None:
        """Show a figure."""
        self._sum = found
        self.setAccessibleName(found.spoken)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title above the value; amber if it needs attention."""
        painter, unit, alarming = QPainter(self), self.unit, self._sum.alarming
        self._ground(painter, Token.WARNING_GROUND if alarming else Token.SURFACE)
        box = QRectF(self.rect()).adjusted(unit * 0.6, unit * 0.4, -unit * 0.6, -unit * 0.3)
        title = QRectF(box.left(), box.top(), box.width(), unit)
        self._write(painter, title, self._sum.title, 0.72, Token.WARNING if alarming else Token.SECONDARY)
        largest, bold = 2.1, QFont.Weight.DemiBold
        fits = largest * box.width() / max(1.0, self._width(self._sum.value, largest, bold))
        value = QRectF(box.left(), title.bottom(), box.width(), box.bottom() - title.bottom())
        ink = Token.WARNING if alarming else Token.TEXT
        self._write(painter, value, self._sum.value, min(largest, fits * 0.98), ink, weight=bold)


class ListsPart(Part):
    """The lists in progress that are on the page, with their bars."""

    def __init__(self) -> None:
        super().__init__("wallboardLists")
        self._lines: Sequence[Line] = ()

    @property
    def room(self) -> int:
        """How many lists fit."""
        return max(1, int((self.height() / self.unit - _TITLE - _GAP) / _LINE))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show the lists of a page."""
        self._lines = lines
        self.setAccessibleName("\n".join(line.spoken for line in lines) or _nothing())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a title, and each list as a line above its bar."""
        painter, unit = QPainter(self), self.unit
        self._ground(painter)
        box = QRectF(self.rect()).adjusted(unit * 0.6, unit * 0.2, -unit * 0.6, 0)
        title = QRectF(box.left(), box.top(), box.width(), unit * _TITLE)
        self._write(painter, title, translate("Wallboard", "In progress"), 0.72, Token.SECONDARY)
        if not self._lines:
            self._write(painter, box, _nothing(), 1.0, Token.SECONDARY, alignment=_CENTRE)
        high = max(unit * _LINE, (box.bottom() - unit * _GAP - title.bottom()) / self.room)
        for number, line in enumerate(self._lines):
            self._draw(painter, QRectF(box.left(), title.bottom() + number * high, box.width(), high), line)

    def _draw(self, painter: QPainter, box: QRectF, line: Line) -> None:
        unit = self.unit
        text = QRectF(box.left(), box.top(), box.width(), unit * 1.5)
        right = text.right()
        if line.amiss:
            width = self._width(line.amiss, 0.75) + unit * 0.8
            pill = QRectF(right - width, text.center().y() - unit * 0.56, width, unit * 1.12)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._colour(Token.WARNING_GROUND))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            self._write(painter, pill, line.amiss, 0.75, Token.WARNING, alignment=_CENTRE)
        elif line.end:
            width = self._width(line.end, 0.85)
            end = QRectF(right - width - unit * 0.1, text.top(), width + unit * 0.1, text.height())
            self._write(painter, end, line.end, 0.85, Token.SECONDARY, alignment=_RIGHT)
        else:
            width = 0.0
        right -= max(width, unit * 6.2) + unit * 0.5
        width = self._width(line.done, 0.95)
        done = QRectF(right - width - unit * 0.1, text.top(), width + unit * 0.1, text.height())
        self._write(painter, done, line.done, 0.95, Token.TEXT, alignment=_RIGHT)
        name = QRectF(text.left(), text.top(), done.left() - text.left() - unit * 0.5, text.height())
        self._write(painter, name, line.name, 0.95, Token.TEXT, weight=QFont.Weight.Medium)
        bar = QRectF(box.left(), text.bottom() + unit * 0.05, box.width(), unit * 0.42)
        paint_bar(painter, bar, line.segments, self._colour(Token.TRACK))


class CallersPart(Part):
    """Who called today, with how many."""

    def __init__(self) -> None:
        super().__init__("wallboardCallers")
        self._callers: Sequence[tuple[str, str]] = ()

    @property
    def room(self) -> int:
        """How many people fit."""
        return max(1, int((self.height() / self.unit - _TITLE - _GAP) / _CALLER))

    def show_callers(self, callers: Sequence[tuple[str, str]]) -> None:
        """Show people and their counts."""
        self._callers = callers
        self.setAccessibleName("\n".join(f"{name}: {count}" for name, count in callers) or _nobody())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a title, and each person with a count at the right."""
        painter, unit = QPainter(self), self.unit
        self._ground(painter)
        box = QRectF(self.rect()).adjusted(unit * 0.6, unit * 0.2, -unit * 0.6, 0)
        title = QRectF(box.left(), box.top(), box.width(), unit * _TITLE)
        self._write(painter, title, translate("Wallboard", "Calling today"), 0.72, Token.SECONDARY)
        if not self._callers:
            self._write(painter, box, _nobody(), 0.85, Token.SECONDARY, alignment=_CENTRE)
        for number, (name, count) in enumerate(self._callers):
            line = QRectF(box.left(), title.bottom() + number * unit * _CALLER, box.width(), unit * _CALLER)
            width = self._width(count, 0.95, QFont.Weight.DemiBold) + unit * 0.1
            self._write(painter, line, count, 0.95, Token.TEXT, alignment=_RIGHT, weight=QFont.Weight.DemiBold)
            self._write(painter, line.adjusted(0, 0, -width - unit * 0.4, 0), name, 0.85, Token.TEXT)


class Strip(Part):
    """A line at the upper or lower edge: a text at the left, one in the middle, one at the right."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._texts = ("", "", "")
        self._alarming = False

    def show_texts(self, left: str, middle: str, right: str, *, alarming: bool = False) -> None:
        """Show three texts; the right one in amber if it is alarming."""
        self._texts, self._alarming = (left, middle, right), alarming
        self.setAccessibleName(" ".join(filter(None, self._texts)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the texts on the window's ground."""
        painter, box = QPainter(self), QRectF(self.rect())
        left, middle, right = self._texts
        self._write(painter, box, left, 0.72, Token.SECONDARY)
        self._write(painter, box, middle, 0.72, Token.SECONDARY, alignment=_CENTRE)
        ink = Token.WARNING if self._alarming else Token.SECONDARY
        self._write(painter, box, right, 0.72, ink, alignment=_RIGHT)


def _nothing() -> str:
    return translate("Wallboard", "No lists in progress")


def _nobody() -> str:
    return translate("Wallboard", "Nobody has called yet today")
