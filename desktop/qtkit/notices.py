"""How the program reports anything: notices, kept until a window shows them, and the banner that does."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton

from desktop.qtkit.boxes import column, side_by_side
from desktop.qtkit.language import on_language_change
from desktop.qtkit.named import named
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone

translate = QCoreApplication.translate

_SUCCESS_FOR = 6_000
"""Milliseconds for which a success is shown; everything else stays until it is dismissed."""


_NARROWEST = 24
"""Minimum width of a notice in characters."""


class NoticeKind(Enum):
    """How important a notice is."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


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


class Notices(QObject):
    """Made by the program. Emits `changed` with all current notices, newest last."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []

    @property
    def current(self) -> list[Notice]:
        """The current notices, newest last."""
        return list(self._notices)

    def tell(self, notice: Notice) -> None:
        """Add a notice."""
        self._notices = [other for other in self._notices if not notice.key or other.key != notice.key]
        self._notices.append(notice)
        self.changed.emit(self.current)

    def withdraw(self, key: str) -> None:
        """Remove the notice with a key."""
        self._keep([notice for notice in self._notices if not key or notice.key != key])

    def dismiss(self, notice: Notice) -> None:
        """Remove a notice that was read."""
        self._keep([other for other in self._notices if other is not notice])

    def _keep(self, notices: list[Notice]) -> None:
        if len(notices) != len(self._notices):
            self._notices = notices
            self.changed.emit(self.current)


class NoticeBanner(QFrame):
    """A line above the tabs that shows the newest notice; owned by the window. Never takes the focus.

    The last text is its accessible name, even when it is gone, and screen readers announce it at once. A success
    stays while the mouse is over it: the supervisor may be about to press its button. In a dialog it shows `only_new`
    notices, as those from before the dialog opened are not about it.
    """

    def __init__(self, notices: Notices, *, success_for: int = _SUCCESS_FOR, only_new: bool = False) -> None:
        super().__init__()
        self.setObjectName("notices")
        self._notices = notices
        self._notice: Notice | None = None
        self._before = notices.current if only_new else []
        self._text = _Text(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = PlainLabel()
        self._action = named(QPushButton(), "noticeAction")
        self._action.clicked.connect(lambda: self._act(self._notice and self._notice.action))
        self._other_action = named(QPushButton(), "noticeOtherAction")
        self._other_action.clicked.connect(lambda: self._act(self._notice and self._notice.other_action))
        self._fold = named(QPushButton(flat=True), "noticeDetails")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._show_details)
        self._close = named(QToolButton(autoRaise=True), "noticeClose")
        self._close.setText("✕")
        self._close.clicked.connect(self._dismiss)
        for button in (self._action, self._other_action, self._close):
            button.installEventFilter(self)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setMaximumHeight(72)
        self._details.setMinimumHeight(self._details.fontMetrics().lineSpacing() * 2)  # on a small screen
        self._copy = QPushButton()
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        buttons = (self._fold, self._action, self._other_action, self._close)
        folded = QHBoxLayout()
        folded.addWidget(self._details, 1)
        folded.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        line = side_by_side((self._text, 1), self._more, *buttons)
        column(line, folded, within=self, margins=(14, 5, 6, 5))
        self._timer = QTimer(self, singleShot=True, interval=success_for)
        self._timer.timeout.connect(self._dismiss)
        notices.changed.connect(self._show)
        on_language_change(self, self._retranslate)
        self.hide()
        self._show(notices.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ignore the second click of a double click, which would hit a button of the next notice."""
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Keep a success while the mouse is over it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let a success disappear after its time."""
        super().leaveEvent(event)
        self._time_success()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a light background in the colour of the kind, and a bar on the left."""
        super().paintEvent(event)
        if self._notice is None:
            return
        colour = tone(_TONES[self._notice.kind], self.palette())
        painter = QPainter(self)
        painter.fillRect(0, 0, 5, self.height(), colour)
        colour.setAlphaF(0.10)
        painter.fillRect(self.rect(), colour)
        painter.end()

    def _show(self, notices: list[Notice]) -> None:
        notices = [notice for notice in notices if not any(notice is old for old in self._before)]
        notice = notices[-1] if notices else None
        self._more.setText(f"+{len(notices) - 1}" if len(notices) > 1 else "")
        if notice is self._notice:
            return
        before, self._notice = self._notice, notice
        self._timer.stop()
        if notice is None:
            self.hide()
            return
        # Details stay unfolded when the same notice comes again.
        unfolded = self._fold.isChecked() and before is not None and before.details == notice.details
        self._text.setText(notice.text)
        self.setAccessibleName(notice.text)
        for button, action in ((self._action, notice.action), (self._other_action, notice.other_action)):
            button.setVisible(action is not None)
            button.setText(action[0] if action is not None else "")
        self._fold.setVisible(bool(notice.details))
        self._fold.setChecked(unfolded)
        if self._details.toPlainText() != notice.details:
            self._details.setPlainText(notice.details)
        self._show_details(unfolded)
        self.show()  # only once its size is known: a small window would grow, and stay larger
        self._time_success()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))
        self.update()

    def _time_success(self) -> None:
        if self._notice is not None and self._notice.kind is NoticeKind.SUCCESS and not self.underMouse():
            self._timer.start()

    def _show_details(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy.setVisible(shown)

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
        self._close.setToolTip(translate("qtkit", "Close"))
        self._close.setAccessibleName(translate("qtkit", "Close"))


class _Text(PlainLabel):
    """As high as its actual width requires; Qt would always reserve the height for the minimum width."""

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _NARROWEST, metrics.lineSpacing())


_TONES = {
    NoticeKind.INFO: Tone.ACCENT,
    NoticeKind.SUCCESS: Tone.OK,
    NoticeKind.WARNING: Tone.AMBER,
    NoticeKind.ERROR: Tone.ERROR,
}
