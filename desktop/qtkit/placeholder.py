"""What an empty table shows: an icon, a title, a sentence, and buttons for the next step."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QMoveEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.qtkit.boxes import FLUSH, column, side_by_side
from desktop.qtkit.icons import Glyph, paint
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.style_sheet import OUTLINED, PRIMARY
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token
from desktop.qtkit.type_scale import Step, set_step

_ICON = 40
_RING = 2.5
"""Thickness of the ring of what is loading."""
_LINE = 480
"""Most pixels of a line of text."""
_MARGIN = 16
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Picture(Enum):
    """The icons, by reason for being empty; what is loading has a ring."""

    EMPTY = Glyph.EMPTY
    LOADING = Glyph.LOADING
    NO_MATCH = Glyph.NO_MATCH
    NO_RIGHT = Glyph.NO_RIGHT
    OFFLINE = Glyph.OFFLINE
    FAILED = Glyph.WARNING
    STOPPED = Glyph.REFRESH
    NOT_CONNECTED = Glyph.CONNECT
    NOTHING_CHOSEN = Glyph.PEOPLE


@dataclass(frozen=True, slots=True)
class NextStep:
    """A button of a placeholder that is no action of the window: its text, and what it does."""

    text: str
    act: Callable[[], object]


NextSteps = tuple[QAction | NextStep, ...]
"""Buttons of a placeholder; the first one is filled. Those of actions have their text, tip and enablement."""


@dataclass(frozen=True, slots=True)
class State:
    """Why a table is empty: an icon, a title, what that means, and what can be done next."""

    picture: Picture
    title: str
    text: str = ""
    steps: NextSteps = ()


_LOW = 260
"""Height of a table in pixels in which words and buttons have no room beside an icon."""


class Placeholder(QWidget):
    """Covers an empty table, which owns and resizes it. It ignores the mouse, so that the table's menus work.

    Its buttons take the mouse: they are the table's too, and lie over the room that is kept for them here.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("placeholder")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._state: State | None = None
        self._drawing = _Drawing()
        self._title = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        set_step(self._title, Step.PANEL)
        self._text = PlainLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._buttons = _Buttons(parent)
        self._room = _Room(self._buttons, parent)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addStretch(2)
        self._layout.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(12)
        self._layout.addWidget(self._title)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._text)
        self._layout.addWidget(self._room, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addStretch(3)

    def show_state(self, state: State | None) -> None:
        """Show why the table is empty, or nothing."""
        if state is not None and state != self._state:
            self._drawing.show_picture(state.picture)
            self._title.setText(state.title)
            self._text.setText(state.text)
            self.setAccessibleName(f"{state.title} {state.text}".strip())
            self._buttons.offer(state.steps)
        if state is None:
            self._buttons.offer(())
        self._state = state
        self.setVisible(state is not None)
        offered = state is not None and bool(state.steps)
        self._room.setVisible(offered)
        self._buttons.setVisible(offered)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the buttons along."""
        super().moveEvent(event)
        self._room.follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short, however wide the table is, and leave the icon out of a low one."""
        super().resizeEvent(event)
        side = max(_MARGIN, (self.width() - _LINE) // 2)
        low = self.height() < _LOW
        self._drawing.setVisible(not low)
        self._layout.setContentsMargins(side, 0 if low else _MARGIN, side, 0 if low else _MARGIN)


class _Drawing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._picture = Picture.EMPTY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_ICON, _ICON)

    def show_picture(self, picture: Picture) -> None:
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is Picture.LOADING:
            self._draw_ring(painter)
        else:
            paint(painter, QRectF(self.rect()), self._picture.value, colour(Token.SECONDARY, self.palette()))
        painter.end()

    def _draw_ring(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(colour(Token.TRACK, self.palette()), _RING))
        painter.drawEllipse(box)
        painter.setPen(
            QPen(colour(Token.ACCENT, self.palette()), _RING, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        painter.drawArc(box, 90 * 16, -100 * 16)


class _Buttons(QWidget):
    """The buttons of the next steps, in a row; children of the table that is empty."""

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self.setObjectName("placeholderSteps")
        self._table = table
        self._offered: list[QToolButton] = []
        self._row = side_by_side(margins=FLUSH)
        self._row.setSpacing(8)
        column(self._row, within=self, margins=FLUSH)
        self.hide()

    def offer(self, steps: NextSteps) -> None:
        """Replace the buttons; if one of them had the focus, the table has it then."""
        focused = self.window().focusWidget()
        if focused in self._offered:
            self._table.setFocus()
        for button in self._offered:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offered = [_button(step, number) for number, step in enumerate(steps, 1)]
        before: QWidget = self._table
        for button in self._offered:
            self._row.addWidget(button)
            QWidget.setTabOrder(before, button)
            before = button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus on Enter, which would open a row of the table."""
        button = self.focusWidget()
        if event.key() in _ENTER and isinstance(button, QToolButton):
            button.click()
            return
        super().keyPressEvent(event)


class _Room(QWidget):
    """The room in the layout of the placeholder over which the buttons lie."""

    def __init__(self, buttons: _Buttons, table: QWidget) -> None:
        super().__init__()
        self._buttons, self._table = buttons, table
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        buttons.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return self._buttons.sizeHint() + QSize(0, _MARGIN)

    def follow(self) -> None:
        """Put the buttons where the room is."""
        corner = self.mapTo(self._table, QPoint(0, _MARGIN))
        self._buttons.setGeometry(QRect(corner, self._buttons.sizeHint()))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self.follow()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the buttons, whose texts follow the language."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.follow()
        return False


def _button(step: QAction | NextStep, number: int) -> QToolButton:
    button = named(QToolButton(), f"placeholderStep{number}")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setProperty(PRIMARY if number == 1 else OUTLINED, True)
    if isinstance(step, QAction):
        button.setDefaultAction(step)
    else:
        button.setText(step.text)
        button.clicked.connect(step.act)
    return button
