"""The window of the wallboard: figures, lists and callers, full screen on any screen."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.language import on_language_change
from desktop.qtkit.small_screen import room_for
from desktop.ui import formats
from desktop.ui.wallboard.contents import Contents, page, pages
from desktop.ui.wallboard.parts import CallersPart, ListsPart, Strip, SumTile

translate = QCoreApplication.translate
TURN_EVERY = 15_000
"""Milliseconds for which a page is shown when there are several."""
_TILES = (
    ("wallboardDoneToday", 10),
    ("wallboardPace", 9),
    ("wallboardLeft", 9),
    ("wallboardForecast", 13),
    ("wallboardSuccess", 9),
    ("wallboardAttention", 9),
)
"""Names of the figures, and their shares of the width."""
_HIGH, _WIDE = 27, 46
"""Units that the height and the width of the window have."""
_WINDOWED = (1280, 720)
_DOTS = 12
"""Most pages that are shown as dots."""


class WallboardWindow(QWidget):
    """Made by its controller; a window without a parent, as it stays when the main window is hidden.

    F11 switches between full screen and a window, Esc leaves full screen, and what is not full screen it closes.
    `time` returns what its clock shows. Emits `closed`, and `language_changed` when all of its texts are to be made
    anew.
    """

    closed = Signal()
    language_changed = Signal()

    def __init__(self, time: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("wallboardWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self.resize(*_WINDOWED)
        self._time = time
        self._contents = Contents("", ())
        self._page = 0
        self._age = ""
        self._stale = False
        self.head, self.foot = Strip("wallboardHead"), Strip("wallboardFoot")
        self.tiles = [SumTile(name) for name, _ in _TILES]
        self.lists, self.callers = ListsPart(), CallersPart()
        self._sums = side_by_side(*zip(self.tiles, [share for _, share in _TILES], strict=True))
        self._body = side_by_side((self.lists, 7), (self.callers, 3))
        self._all = column(self.head, self._sums, (self._body, 1), self.foot, within=self)
        self._parts = (self.head, self.foot, *self.tiles, self.lists, self.callers)
        self.turning = QTimer(self, interval=TURN_EVERY)
        self.turning.timeout.connect(self._turn)
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._show_strips)
        self._clock.start()
        on_language_change(self, self._retranslate)

    def show_on(self, screen: QScreen) -> None:
        """Show the wallboard, filling a screen."""
        self.setScreen(screen)
        self.resize(QSize(*_WINDOWED).boundedTo(room_for(self)))
        self.move(screen.availableGeometry().center() - self.rect().center())
        self.showFullScreen()

    def show_contents(self, contents: Contents, age: str, *, stale: bool) -> None:
        """Show other contents; the page stays. `age` says how old they are, `stale` that this is too old."""
        self._contents, self._age, self._stale = contents, age, stale
        for tile, found in zip(self.tiles, contents.sums, strict=False):
            tile.show_sum(found)
        self._show_page()

    @property
    def pages(self) -> int:
        """How many pages the lists and callers take."""
        lists = pages(len(self._contents.lines), self.lists.room)
        return max(lists, pages(len(self._contents.callers), self.callers.room))

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page % self.pages

    def event(self, event: QEvent) -> bool:
        """Keep F11 from opening the wallboard, which it does in the main window."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_F11)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave or enter full screen; turn pages by hand."""
        key = event.key()
        if key == Qt.Key.Key_F11:
            self._switch()
        elif key == Qt.Key.Key_Escape:
            self._switch() if self.isFullScreen() else self.close()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._turn()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self._turn(-1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Switch between full screen and a window."""
        self._switch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Report that it is closed."""
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give everything its size, in proportion to the window."""
        unit = max(8.0, min(self.height() / _HIGH, self.width() / _WIDE))
        gap = round(unit * 0.5)
        self._all.setContentsMargins(gap * 2, gap, gap * 2, gap)
        for layout in (self._all, self._sums, self._body):
            layout.setSpacing(gap)
        for part in self._parts:
            part.set_unit(unit)
        for strip in (self.head, self.foot):
            strip.setFixedHeight(round(unit * 1.1))
        for tile in self.tiles:
            tile.setFixedHeight(round(unit * 4.4))
        self._all.activate()
        super().resizeEvent(event)
        self._show_page()

    def _switch(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _turn(self, step: int = 1) -> None:
        self._page = (self.page + step) % self.pages
        self._show_page()
        if self.turning.isActive():
            self.turning.start()

    def _show_page(self) -> None:
        self._page, room = self.page, self.callers.room
        self.lists.show_lines(page(self._contents.lines, self._page, self.lists.room))
        self.callers.show_callers(page(self._contents.callers, self._page, room))
        if self.pages > 1 and not self.turning.isActive():
            self.turning.start()
        elif self.pages == 1:
            self.turning.stop()
        self._show_strips()

    def _show_strips(self) -> None:
        self.head.show_texts(self._contents.portal, "", formats.time_of_day(self._time()))
        self.foot.show_texts("", self._page_text(), self._age, alarming=self._stale)

    def _page_text(self) -> str:
        if self.pages == 1:
            return ""
        if self.pages > _DOTS:
            return f"{self.page + 1} / {self.pages}"
        return " ".join("●" if number == self.page else "○" for number in range(self.pages))

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Wallboard", "Wallboard"))
        self.language_changed.emit()


def screen_beside(window: QWidget) -> QScreen:
    """Return the screen for the wallboard: another one than the window's, if there is any."""
    own = window.screen()
    return next((screen for screen in QGuiApplication.screens() if screen is not own), own)
