"""How the program reports anything: notices, kept until a window shows them, and the banner that does."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPlainTextEdit, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.few_lines import FewLines
from desktop.qtkit.glyph_view import GlyphView
from desktop.qtkit.icons import Glyph, icon
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel, set_tooltip
from desktop.qtkit.style_sheet import COMPACT, TEXTUAL
from desktop.qtkit.theme import colour
from desktop.qtkit.tokens import Token

translate = QCoreApplication.translate

_KEPT = 20
"""Notices that are remembered when they are gone."""
_SUCCESS_FOR = 6_000
"""Milliseconds for which a success is shown; everything else stays until it is dismissed."""
_WIDEST, _LOW = 640, 40
"""Greatest width of a banner over a table and its height with one line of text, in pixels."""
_AROUND = 12
"""Pixels between such a banner and the edges of the table."""
_RADIUS = 8
_MOST_LINES = 4
_MOST_BESIDE = 0.5
"""Share of the width that may be taken by all that stands beside the text."""


class NoticeKind(Enum):
    """How important a notice is."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


SIGNS = {
    NoticeKind.INFO: (Glyph.INFO, Token.LINK),
    NoticeKind.SUCCESS: (Glyph.DONE, Token.OK),
    NoticeKind.WARNING: (Glyph.WARNING, Token.WARNING),
    NoticeKind.ERROR: (Glyph.FAILED, Token.ERROR),
}
"""The icon of each kind and its colour."""


@dataclass(frozen=True)
class Notice:
    """A message: plain text, technical details to fold out, up to two buttons.

    A newer notice with the same `key` (unless that is "") replaces the older.
    """

    text: str
    details: str = ""
    kind: NoticeKind = NoticeKind.INFO
    action: tuple[str, Callable[[], None]] | None = None
    key: str = ""
    other_action: tuple[str, Callable[[], None]] | None = None


@dataclass(slots=True, eq=False)
class Told:
    """What is remembered of a notice: what it said and when, but none of its actions, which may no longer fit."""

    text: str
    details: str
    kind: NoticeKind
    key: str
    at: datetime
    read: bool = False


class Notices(QObject):
    """Made by the program. Emits `changed` with all current notices, newest last.

    It remembers the last ones; one is read once somebody closed it, or has looked through the past ones.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[Notice, Told]] = []
        self._past: deque[Told] = deque(maxlen=_KEPT)

    @property
    def current(self) -> list[Notice]:
        """The current notices, newest last."""
        return [notice for notice, _ in self._shown]

    @property
    def past(self) -> list[Told]:
        """The last notices, current ones too, newest last."""
        return list(self._past)

    @property
    def unread(self) -> int:
        """How many of the last notices nobody has read."""
        return sum(not told.read for told in self._past)

    def tell(self, notice: Notice) -> None:
        """Add a notice."""
        told = Told(notice.text, notice.details, notice.kind, notice.key, datetime.now())
        if notice.key:
            self._shown = [pair for pair in self._shown if pair[0].key != notice.key]
            self._past = deque((other for other in self._past if other.key != notice.key), maxlen=_KEPT)
        self._shown.append((notice, told))
        self._past.append(told)
        self.changed.emit(self.current)

    def withdraw(self, key: str) -> None:
        """Remove the notice with a key."""
        self._keep([pair for pair in self._shown if not key or pair[0].key != key])

    def dismiss(self, notice: Notice, *, read: bool = True) -> None:
        """Remove a notice, which was read unless it went unseen."""
        for other, told in self._shown:
            if other is notice:
                told.read |= read
        self._keep([pair for pair in self._shown if pair[0] is not notice])

    def read_all(self) -> None:
        """Take note that somebody has looked through the past notices."""
        for told in self._past:
            told.read = True
        self.changed.emit(self.current)

    def _keep(self, shown: list[tuple[Notice, Told]]) -> None:
        if len(shown) != len(self._shown):
            self._shown = shown
            self.changed.emit(self.current)


class NoticeBanner(QFrame):
    """A strip that shows the newest notice, owned by its window.

    It lies `over` the bottom left of a widget, where it moves nothing; without one it is laid out as any widget. It
    never takes the focus, but the Tab key leads to it, and Esc closes it there. The last text is its accessible name,
    even when it is gone, and screen readers announce it at once. A success stays while the mouse or the focus is on
    it: the supervisor may be about to press its button. In a dialog it shows `only_new` notices, as those from before
    the dialog opened are not about it.
    """

    def __init__(
        self,
        notices: Notices,
        *,
        over: QWidget | None = None,
        success_for: int = _SUCCESS_FOR,
        only_new: bool = False,
    ) -> None:
        super().__init__(over)
        self.setObjectName("notices")
        self._notices, self._over = notices, over
        self._notice: Notice | None = None
        self._before = notices.current if only_new else []
        self._came_from: QWidget | None = None
        """The widget from which the focus came here."""
        self._sign = GlyphView(*SIGNS[NoticeKind.INFO])
        self._text = named(FewLines(_MOST_LINES), "noticeText")
        self._more = named(PlainLabel(), "noticeMore")
        self._more.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._action = _link("noticeAction")
        self._action.clicked.connect(lambda: self._act(self._notice and self._notice.action))
        self._other_action = _link("noticeOtherAction")
        self._other_action.clicked.connect(lambda: self._act(self._notice and self._notice.other_action))
        self._fold = _link("noticeDetails")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_details)
        self._close = named(QToolButton(), "noticeClose")
        self._close.setIcon(icon(Glyph.CLOSE))
        self._close.setProperty(COMPACT, True)
        self._close.clicked.connect(self._dismiss)
        self._details = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "noticeDetailsText")
        line = self._details.fontMetrics().lineSpacing()
        self._details.setMaximumHeight(line * 5)
        self._details.setMinimumHeight(line * 2)  # on a small screen
        self._copy = named(QPushButton(), "noticeCopy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        self._unfolded = QWidget()
        self._lay_out()
        self._timer = QTimer(self, singleShot=True, interval=success_for)
        self._timer.timeout.connect(self._let_go)
        for button in (self._action, self._other_action, self._close):
            button.installEventFilter(self)
        if over is not None:
            over.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        notices.changed.connect(self._show)
        self.hide()
        on_language_change(self, self._retranslate)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner; ignore a second click, which would hit a button of the next notice."""
        if watched is self._over:
            if event.type() == QEvent.Type.Resize:
                self._place()
            return False
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Keep a success while the mouse is over it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let a success disappear after its time."""
        super().leaveEvent(event)
        self._time_success()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the text enough room at this width."""
        super().resizeEvent(event)
        self._arrange(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, which would otherwise close the dialog or stop what is under way."""
        if event.key() == Qt.Key.Key_Escape and self._notice is not None:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an outlined ground, as the banner may lie over a table."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour(Token.EDGE, self.palette()))
        painter.setBrush(colour(Token.SURFACE, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    def _lay_out(self) -> None:
        inner = side_by_side((self._details, 1), self._copy, margins=(0, 6, 6, 6))
        inner.setAlignment(self._copy, Qt.AlignmentFlag.AlignTop)
        inner.setSpacing(8)
        self._unfolded.setLayout(inner)
        buttons = side_by_side(self._more, self._fold, self._action, self._other_action)
        buttons.setSpacing(2)
        self._line = side_by_side((self._text, 1), buttons)
        self._line.setSpacing(6)
        self._line.setAlignment(buttons, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._buttons = buttons
        outer = side_by_side(self._sign, 8, (self._line, 1), 4, self._close)
        outer.setSpacing(0)
        for widget in (self._sign, self._close):  # otherwise the text could not be higher than they are
            outer.setAlignment(widget, Qt.AlignmentFlag.AlignVCenter)
        high = 2 if self._over is None else 6
        column(self._unfolded, outer, within=self, spacing=0, margins=(12, high, 8, high))

    def _arrange(self, width: int) -> int:
        """Make the text as high as it needs; return the width that would take one line.

        Over a table the buttons go below the text where they would leave it too little room.
        """
        self._line.setDirection(QBoxLayout.Direction.LeftToRight)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        natural = layout.sizeHint().width()
        beside = natural - self._text.sizeHint().width()
        if self._over is not None and width < natural and beside > width * _MOST_BESIDE:
            self._line.setDirection(QBoxLayout.Direction.TopToBottom)
            beside -= self._buttons.sizeHint().width() + self._line.spacing()
        self._text.wrap_at(width - beside)
        layout.activate()
        return natural

    def _place(self) -> None:
        """Lie in the corner of the widget below, as wide as the text or as there is room for."""
        if self._over is None or self._notice is None:
            return
        room = self._over.size()
        width = min(_WIDEST, room.width() - 2 * _AROUND)
        natural = self._arrange(width)
        if not self._fold.isChecked():
            width = min(width, natural)
        height = min(max(_LOW, self.sizeHint().height()), room.height() - 2 * _AROUND)
        self.setGeometry(_AROUND, room.height() - _AROUND - height, width, height)
        self.raise_()

    def _show(self, notices: list[Notice]) -> None:
        notices = [notice for notice in notices if not any(notice is old for old in self._before)]
        notice = notices[-1] if notices else None
        more = len(notices) - 1
        self._more.setText(translate("qtkit", "%n more", "", more) if more > 0 else "")
        self._more.setVisible(more > 0)
        if notice is self._notice:
            self._place()
            return
        before, self._notice = self._notice, notice
        self._timer.stop()
        if notice is None:
            self._go()
            return
        # Details stay unfolded when the same notice comes again.
        unfolded = self._fold.isChecked() and before is not None and before.details == notice.details
        self._sign.show_glyph(*SIGNS[notice.kind])
        self._text.set_text(notice.text)
        self.setAccessibleName(notice.text)
        for button, action in ((self._action, notice.action), (self._other_action, notice.other_action)):
            button.setVisible(action is not None)
            button.setText(action[0] if action is not None else "")
        self._fold.setVisible(bool(notice.details))
        self._fold.setChecked(unfolded)
        if self._details.toPlainText() != notice.details:
            self._details.setPlainText(notice.details)
        self._show_details(unfolded)
        self._arrange(self.width())
        self.show()  # only once its size is known: a small window would grow, and stay larger
        self._time_success()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))

    def _go(self) -> None:
        """Disappear, and give the focus back."""
        focused = self._has_focus()
        self.hide()
        if focused and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus()

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        entered = now is not None and self.isAncestorOf(now)
        if entered and before is not None and not self.isAncestorOf(before):
            self._came_from = before

    def _time_success(self) -> None:
        if self._notice is not None and self._notice.kind is NoticeKind.SUCCESS and not self.underMouse():
            self._timer.start()

    def _let_go(self) -> None:
        if self._has_focus():
            self._timer.start()
        elif self._notice is not None:
            self._notices.dismiss(self._notice, read=self.window().isActiveWindow())

    def _show_details(self, shown: bool) -> None:
        self._unfolded.setVisible(shown)
        self._place()

    def _act(self, action: tuple[str, Callable[[], None]] | None) -> None:
        if self._notice is not None and action is not None:
            self._notices.dismiss(self._notice)
            action[1]()

    def _dismiss(self) -> None:
        if self._notice is not None:
            self._notices.dismiss(self._notice)

    def _retranslate(self) -> None:
        self._fold.setText(translate("qtkit", "Details"))
        self._copy.setText(translate("qtkit", "Copy"))
        set_tooltip(self._close, translate("qtkit", "Close"))
        self._close.setAccessibleName(translate("qtkit", "Close"))
        self._details.setAccessibleName(translate("qtkit", "Details"))
        self._show(self._notices.current)


def _link(name: str) -> QPushButton:
    button = named(QPushButton(), name)
    button.setProperty(TEXTUAL, True)
    return button
