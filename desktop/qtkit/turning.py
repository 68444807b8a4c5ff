"""An icon of an action that turns while something is under way."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.qtkit import icons
from desktop.qtkit.icons import Glyph
from desktop.qtkit.theme import colour, moves
from desktop.qtkit.tokens import Token

_STEP = 80
_DEGREES = 30


class TurningIcon(QObject):
    """Owned by a window; replaces the icon of one action while it turns. It stands still where nothing may move."""

    def __init__(self, action: QAction, window: QWidget) -> None:
        super().__init__(window)
        self._action, self._window = action, window
        self._still = action.icon()
        self._angle = 0
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._turn)

    def turn(self, turning: bool) -> None:
        """Begin to turn, or stand still."""
        if turning and moves():
            self._timer.start()
        else:
            self._timer.stop()
            self._action.setIcon(self._still)

    def _turn(self) -> None:
        if not self._window.isVisible():
            return
        self._angle = (self._angle + _DEGREES) % 360
        ratio, size = self._window.devicePixelRatioF(), icons.BESIDE_TEXT
        pixmap = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = icons.SIZE / 2
        painter.translate(half, half)
        painter.rotate(self._angle)
        icons.paint(painter, QRectF(-half, -half, icons.SIZE, icons.SIZE), Glyph.REFRESH, colour(Token.LINK))
        painter.end()
        self._action.setIcon(QIcon(pixmap))
