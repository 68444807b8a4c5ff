"""Line icons of one family, tinted by the palette and sharp at every scale.

Their files lie in the search path "icons"; where that is not set, icons are blank.
"""

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QByteArray, QFile, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token

SIZE = 16
"""Width and height of an icon in pixels."""
BESIDE_TEXT = QSize(20, 16)
"""The size of an icon with a gap between it and the text of its button."""


class Glyph(Enum):
    """The icons, by the names of their files."""

    ADD = "plus"
    ADD_PERSON = "user-plus"
    ARROW_DOWN = "arrow-down"
    ARROW_LEFT = "arrow-left"
    ARROW_RIGHT = "arrow-right"
    ARROW_UP = "arrow-up"
    BELL = "bell"
    CHARTS = "chart-line"
    CHECK = "check"
    CHEVRON = "chevron-down"
    CHEVRON_RIGHT = "chevron-right"
    CLOSE = "x"
    COMBINE = "combine"
    CONNECT = "plug"
    COPY = "copy"
    DELETE = "trash-2"
    DONE = "circle-check"
    EDIT = "pencil"
    EMPTY = "inbox"
    FAILED = "circle-x"
    FORM = "file-text"
    HISTORY = "clock"
    IMPORT = "file-input"
    INFO = "info"
    LOADING = "loader"
    LOCK = "lock"
    MINUS = "circle-minus"
    NO_MATCH = "search-x"
    NO_RIGHT = "shield-x"
    OFFLINE = "wifi-off"
    OPEN_OUTSIDE = "external-link"
    PALETTE = "palette"
    PASTE = "clipboard-paste"
    PEOPLE = "users"
    PHONE = "phone"
    PLAY = "play"
    PLUS = "circle-plus"
    RECYCLE = "rotate-ccw"
    REPORT = "file-chart-column"
    SAVE = "download"
    REFRESH = "refresh-cw"
    REMOVE_PERSON = "user-minus"
    SEARCH = "search"
    SPLIT = "split"
    TAG = "tag"
    UNDO = "undo-2"
    WARNING = "triangle-alert"


def icon(glyph: Glyph, token: Token = Token.SECONDARY) -> QIcon:
    """Return an icon that follows the theme; what is disabled is fainter."""
    return QIcon(_Engine(glyph, token))


def paint(painter: QPainter, box: QRectF, glyph: Glyph, ink: QColor) -> None:
    """Draw a glyph into a box in one colour."""
    ratio = painter.device().devicePixelRatioF()
    size = QSize(round(box.width() * ratio), round(box.height() * ratio))
    painter.drawPixmap(box.topLeft(), _pixmap(glyph, size.width(), size.height(), ink.rgba(), ratio))


class _Engine(QIconEngine):
    def __init__(self, glyph: Glyph, token: Token) -> None:
        super().__init__()
        self._glyph, self._token = glyph, token

    def clone(self) -> QIconEngine:
        return _Engine(self._glyph, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint(painter, QRectF(rect), self._glyph, self._ink(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        width, height = round(size.width() * scale), round(size.height() * scale)
        return _pixmap(self._glyph, width, height, self._ink(mode).rgba(), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def _ink(self, mode: QIcon.Mode) -> QColor:
        return colour(Token.FAINT if mode is QIcon.Mode.Disabled else self._token, QGuiApplication.palette())


@lru_cache(maxsize=512)
def _pixmap(glyph: Glyph, width: int, height: int, rgba: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    file = QFile(f"icons:lines/{glyph.value}.svg")
    side = min(width, height)
    if side > 0 and file.open(QFile.OpenModeFlag.ReadOnly):  # a tool bar asks for icons without room
        ink = QColor.fromRgba(rgba).name()
        svg = bytes(file.readAll().data()).decode().replace("currentColor", ink)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, (height - side) / 2, side, side))
        painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
