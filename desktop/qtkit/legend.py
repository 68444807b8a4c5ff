"""The legend of a chart: what each line and area in it is, in as many rows as needed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.qtkit.hatching import hatch_box
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step

LINE = 2.0
"""Width of a line of a chart in pixels."""
_SAMPLE = 18
"""Width of the sample before a name, in pixels."""
_GAP, _BETWEEN, _LINE = 6, 16, 4
"""Pixels after a sample, between two entries, and between two rows."""


class Look(Enum):
    """How something is drawn in a chart."""

    LINE = auto()
    DASHED = auto()
    AREA = auto()
    HATCHED = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line or an area of a chart: its name, its colour, and how it is drawn. A token's colour follows the theme."""

    name: str
    colour: QColor | Token
    look: Look = Look.LINE


class Legend(QWidget):
    """Shows the entries in rows; names that are wider than a row are cut. Its accessible name holds all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: Sequence[Entry] = ()
        set_step(self, Step.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries."""
        self._entries = entries
        self.setAccessibleName(", ".join(entry.name for entry in entries))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return max((round(box.bottom()) for _, box in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Ask for the height at the current width."""
        return QSize(_SAMPLE, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Require room for all rows."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw samples and names."""
        painter = QPainter(self)
        ink = colour(Token.SECONDARY, self.palette())
        for entry, box in self._places(self.width()):
            own = entry.colour
            sample = colour(own, self.palette()) if isinstance(own, Token) else own
            _draw_sample(painter, QRectF(box.left(), box.top(), _SAMPLE, box.height()), entry.look, sample)
            text = box.adjusted(_SAMPLE + _GAP, 0, 0, 0)
            name = self.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, round(text.width()))
            painter.setPen(ink)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
        painter.end()

    def _places(self, width: int) -> Iterator[tuple[Entry, QRectF]]:
        metrics = self.fontMetrics()
        high, left, top = metrics.height(), 0, 0
        for entry in self._entries:
            wide = min(_SAMPLE + _GAP + metrics.horizontalAdvance(entry.name) + 1, max(width, _SAMPLE))
            if left and left + wide > width:
                left, top = 0, top + high + _LINE
            yield entry, QRectF(left, top, wide, high)
            left += wide + _BETWEEN


def pen(ink: QColor, *, dashed: bool = False, width: float = LINE) -> QPen:
    """Return the pen for a line of a chart."""
    made = QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin)
    if dashed:
        made.setDashPattern([3, 2])
    return made


def _draw_sample(painter: QPainter, box: QRectF, look: Look, ink: QColor) -> None:
    middle = box.center().y()
    block = QRectF(box.left() + 0.5, middle - 4.5, box.width() - 1, 9)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look is Look.AREA:
        painter.fillRect(block, ink)
    elif look is Look.HATCHED:
        hatch_box(painter, block, ink)
    else:
        painter.setPen(pen(ink, dashed=look is Look.DASHED))
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
    painter.restore()
