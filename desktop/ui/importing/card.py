"""A card that an ambiguous row may stand for, to be chosen by a click or by a number key."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QRadioButton, QSizePolicy

from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, stepped

_PAD = 12
_KEY = 18
"""Width and height of the key, in pixels."""
_LINE = 2
"""Pixels between two lines."""


class CandidateCard(QRadioButton):
    """One of the candidates: the name, what tells it from the others, and the key that chooses it."""

    def __init__(self, text: str, key: str, lines: Sequence[tuple[str, Token]] = ()):
        """Show `lines` below the name, each in a colour."""
        super().__init__(text)
        self._key, self._lines = key, lines
        told = "\n".join(line for line, _ in lines)
        self.setAccessibleDescription(told)
        set_tooltip(self, f"{text}\n{told}".strip())
        self._name = stepped(QApplication.font(), Step.NAME if lines else Step.TEXT)
        self._small = stepped(QApplication.font(), Step.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Notes take as many lines as they need."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all that is drawn."""
        metrics, inner = QFontMetrics(self._small), width - 2 * _PAD
        lines = sum(_LINE + self._wrapped(metrics, inner, line).height() for line, _ in self._lines)
        return max(QFontMetrics(self._name).height(), _KEY) + lines + _PAD + 4

    def sizeHint(self) -> QSize:
        """Ask for room for a few characters; the drawer sets the width."""
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Require no more."""
        return self.sizeHint()

    def hitButton(self, where: QPoint) -> bool:
        """Take clicks anywhere on the card."""
        return self.rect().contains(where)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; the one that is chosen has an edge in the accent's colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), self.hasFocus()
        ground = Token.SELECTION if chosen else Token.HOVER if self.underMouse() else Token.SURFACE
        painter.setPen(colour(Token.ACCENT if chosen or focused else Token.HAIRLINE))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        top = self._draw_head(painter)
        painter.setFont(self._small)
        for line, token in self._lines:
            painter.setPen(colour(token))
            room = self._wrapped(painter.fontMetrics(), self.width() - 2 * _PAD, line)
            room.moveTopLeft(QPoint(_PAD, top + _LINE))
            painter.drawText(room, Qt.TextFlag.TextWordWrap, line)
            top = room.top() + room.height()
        painter.end()

    def _draw_head(self, painter: QPainter) -> int:
        """Draw the name and the key; return where they end."""
        high = max(QFontMetrics(self._name).height(), _KEY)
        top = (_PAD + 4) // 2
        key = QRect(self.width() - _PAD - _KEY, top + (high - _KEY) // 2, _KEY, _KEY)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(Token.TRACK))
        painter.drawRoundedRect(key, 4, 4)
        painter.setPen(colour(Token.SECONDARY))
        painter.setFont(self._small)
        painter.drawText(key, Qt.AlignmentFlag.AlignCenter, self._key)
        room = QRect(_PAD, top, key.left() - 2 * _PAD + 4, high)
        painter.setPen(colour(Token.TEXT))
        painter.setFont(self._name)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return top + high

    @staticmethod
    def _wrapped(metrics: QFontMetrics, width: int, text: str) -> QRect:
        flags = Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(QRect(0, 0, max(width, 1), 1_000), flags, text)
