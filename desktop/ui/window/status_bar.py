"""The status bar: the portal, the user, the age of the data, the queue of requests."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QWidget

from desktop.qtkit.elide import ElidedLabel
from desktop.qtkit.named import named
from desktop.qtkit.theme import Tone, tone
from desktop.qtkit.type_scale import Step, set_step
from desktop.services.session import Session
from desktop.ui import formats, words
from desktop.ui.portal_state import PortalState
from desktop.ui.write_hold import WriteHold, reason

translate = QCoreApplication.translate
_AGE_EVERY = 20_000
"""Milliseconds after which the age of the data is updated."""


class StatusBar(QStatusBar):
    """Owned by the main window; shows the session it is given, and never changes it."""

    def __init__(self, foot: QWidget) -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self._session: Session | None = None
        self._state = PortalState()
        self._retry: QTimer | None = None
        self._refresh: QTimer | None = None
        self._labels: list[ElidedLabel] = []
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 4, 0)
        self.addWidget(foot, 1)
        self.queue = self._label("statusBarQueue")
        self.held = self._label("statusBarHold")
        self.portal = self._label("statusBarPortal")
        self.age = self._label("statusBarAge")
        for label in self._labels:
            self.addPermanentWidget(label)
        self._timer = QTimer(self, interval=_AGE_EVERY)
        self._timer.timeout.connect(self.tell)
        self._timer.start()
        self.tell()

    def attach(self, session: Session | None) -> None:
        """Show another session."""
        self._session = session
        self.tell()

    def set_timers(self, retry: QTimer, refresh: QTimer) -> None:
        """Set the timers after which a portal that can't be reached is tried again, and all is read again."""
        self._retry, self._refresh = retry, refresh

    def show_state(self, state: PortalState) -> None:
        """Show the state of the connection."""
        self._state = state
        self.tell()

    def tell(self) -> None:
        """Show everything as it is now."""
        self.portal.setText(self._portal_text())
        self.age.setText(self._age_text())
        self.age.set_tooltip(self._age_in_full())
        self.queue.setText(self._queue_text())
        read_only = self._state.hold is WriteHold.READ_ONLY
        self.held.setText(translate("Hold", "Read-only") if read_only else "")
        self.held.set_tooltip(reason(WriteHold.READ_ONLY) if read_only else "")
        for label in self._labels:
            label.setAccessibleName(label.text())
            label.setVisible(bool(label.text()))
            amber = label is self.age and self._state.offline
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.WindowText, tone(Tone.AMBER if amber else Tone.DIM, palette))
            label.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._labels:
            self.tell()

    def _label(self, name: str) -> ElidedLabel:
        label = named(set_step(ElidedLabel(), Step.SMALL), name)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        label.setContentsMargins(8, 0, 8, 0)
        self._labels.append(label)
        return label

    def _portal_text(self) -> str:
        if self._session is None:
            return translate("StatusBar", "not connected")
        connection = self._session.known.connection
        if connection is None:
            return words.portal_name(self._session)
        who = connection.user.name or f"#{connection.user.id}"
        if connection.administrator:
            who = translate("StatusBar", "{user} (administrator)").format(user=who)
        return who

    def _age_text(self) -> str:
        read_at = self._state.as_of
        if read_at is None:
            return translate("StatusBar", "offline, nothing loaded yet") if self._state.offline else ""
        text = translate("StatusBar", "updated {age}").format(age=formats.age(datetime.now(UTC) - read_at))
        if self._state.offline:
            return translate("StatusBar", "offline · {text}").format(text=text)
        if self._refresh is None or not self._refresh.isActive():
            return text
        minutes = max(1, round(self._refresh.remainingTime() / 60_000))
        return translate("StatusBar", "{text}, again in %n min", "", minutes).format(text=text)

    def _age_in_full(self) -> str:
        read_at = self._state.as_of
        return formats.moment(read_at.astimezone()) if read_at else ""

    def _queue_text(self) -> str:
        if self._session is None:
            return ""
        queue = self._session.queue
        if queue.blocked_until is not None:
            until = formats.time_of_day(queue.blocked_until.astimezone(), seconds=True)
            if queue.unanswered:
                return _again_at(until)
            if queue.blocked_method:
                text = translate("StatusBar", "the portal limits {method}, continuing at {time}")
                return text.format(method=queue.blocked_method, time=until)
            return translate("StatusBar", "the portal limits requests, continuing at {time}").format(time=until)
        if queue.waiting:
            return translate("StatusBar", "%n request(s) queued", "", queue.waiting)
        if queue.in_flight:
            return translate("StatusBar", "loading…")
        if self._state.offline:
            left = self._retry.remainingTime() if self._retry is not None else -1
            again = datetime.now().astimezone() + timedelta(milliseconds=left)
            return _again_at(formats.time_of_day(again, seconds=True)) if left >= 0 else ""
        return ""


def _again_at(time: str) -> str:
    return translate("StatusBar", "no answer, retrying at {time}").format(time=time)
