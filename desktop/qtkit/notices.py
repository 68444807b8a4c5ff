"""The one way for the program to speak: notices, kept until a window listens, and the banner that shows them."""

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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QPushButton, QToolButton, QVBoxLayout

from desktop.qtkit.language import on_language_change
from desktop.qtkit.plain import PlainLabel
from desktop.qtkit.theme import Tone, tone

translate = QCoreApplication.translate

_SUCCESS_FOR = 6_000
"""Milliseconds for which a success is shown; everything else stays until it is read."""


_NARROWEST = 24
"""Characters of a notice that stand in a line, at least."""


class NoticeKind(Enum):
    """How much a notice wants to be noticed."""

    INFO = "info"
    SUCCESS = "success"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Notice:
    """One thing to say: plain text, technical details to fold out, a button, perhaps another one beside it.

    A newer notice with the same `key` (not "") takes the place of the older."""

    text: str
    details: str = ""
    kind: NoticeKind = NoticeKind.INFO
    action: tuple[str, Callable[[], None]] | None = None
    key: str = ""
    other_action: tuple[str, Callable[[], None]] | None = None


class Notices(QObject):
    """Made by the program. Emits `changed` with all notices that are to be seen, newest last."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices: list[Notice] = []

    @property
    def current(self) -> list[Notice]:
        """The notices that are to be seen, newest last."""
        return list(self._notices)

    def tell(self, notice: Notice) -> None:
        """Say something."""
        self._notices = [other for other in self._notices if not notice.key or other.key != notice.key]
        self._notices.append(notice)
        self.changed.emit(self.current)

    def withdraw(self, key: str) -> None:
        """Take back what was said under a key."""
        self._keep([notice for notice in self._notices if not key or notice.key != key])

    def dismiss(self, notice: Notice) -> None:
        """Take away a notice that was read."""
        self._keep([other for other in self._notices if other is not notice])

    def _keep(self, notices: list[Notice]) -> None:
        if len(notices) != len(self._notices):
            self._notices = notices
            self.changed.emit(self.current)


class NoticeBanner(QFrame):
    """A line above the tabs that shows the newest notice; owned by the window. Never steals the focus.

    The last text is its accessible name, also when it is gone; a screen reader says it at once. A success doesn't go
    from under the mouse: its button may be just what is aimed at. In a dialog it shows `only_new` notices: what was
    said before it opened is not about it.
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
        self._action = QPushButton()
        self._action.setObjectName("noticeAction")
        self._action.clicked.connect(lambda: self._act(self._notice and self._notice.action))
        self._other_action = QPushButton()
        self._other_action.setObjectName("noticeOtherAction")
        self._other_action.clicked.connect(lambda: self._act(self._notice and self._notice.other_action))
        self._fold = QPushButton(flat=True)
        self._fold.setCheckable(True)
        self._fold.setObjectName("noticeDetails")
        self._fold.toggled.connect(self._show_details)
        self._close = QToolButton(autoRaise=True)
        self._close.setText("✕")
        self._close.setObjectName("noticeClose")
        self._close.clicked.connect(self._dismiss)
        for button in (self._action, self._other_action, self._close):
            button.installEventFilter(self)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setMaximumHeight(72)
        self._details.setMinimumHeight(self._details.fontMetrics().lineSpacing() * 2)  # on a small screen
        self._copy = QPushButton()
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details.toPlainText()))
        line = QHBoxLayout()
        line.addWidget(self._text, 1)
        for widget in (self._more, self._fold, self._action, self._other_action, self._close):
            line.addWidget(widget)
        folded = QHBoxLayout()
        folded.addWidget(self._details, 1)
        folded.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 5, 6, 5)
        layout.addLayout(line)
        layout.addLayout(folded)
        self._timer = QTimer(self, singleShot=True, interval=success_for)
        self._timer.timeout.connect(self._dismiss)
        notices.changed.connect(self._show)
        on_language_change(self, self._retranslate)
        self.hide()
        self._show(notices.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a double click be one click: the second would hit the button of the notice that came up below."""
        return event.type() == QEvent.Type.MouseButtonDblClick or super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let a success stay while the mouse is over it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Let a success go, in its time."""
        super().leaveEvent(event)
        self._time_success()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the kind's colour as a light ground and a bar on the left."""
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
        # Who reads the details goes on reading when the same is said again.
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
        self.show()  # when it is known how much room it wants: a small window would grow, and stay so
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
    """As high as its width asks for; Qt would ask for as much as the narrowest width does, on a small screen too."""

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * _NARROWEST, metrics.lineSpacing())


_TONES = {
    NoticeKind.INFO: Tone.ACCENT,
    NoticeKind.SUCCESS: Tone.OK,
    NoticeKind.WARNING: Tone.AMBER,
    NoticeKind.ERROR: Tone.ERROR,
}
