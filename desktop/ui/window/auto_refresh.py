"""The automatic refresh: every so many minutes, but not while nobody can see the window."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.services.portals import Portals


class AutoRefresh(QObject):
    """Owned by the main window's controller. Emits `due` when everything is to be read again."""

    due = Signal()

    def __init__(self, portals: Portals, parent: QObject):
        super().__init__(parent)
        self._portals = portals
        self.timer = QTimer(self)
        self.timer.timeout.connect(self.due)

    def every(self, minutes: int) -> None:
        """Refresh every so many minutes; 0 switches that off."""
        if self.timer.interval() == minutes * 60_000:
            return
        self.timer.setInterval(minutes * 60_000)
        if minutes:
            self.timer.start()
        else:
            self.timer.stop()

    def rest(self, minimised: bool) -> None:
        """Rest while the window is minimised; catch up once it is seen again."""
        if not self.timer.interval():
            return
        if minimised:
            self.timer.stop()
        elif not self.timer.isActive():
            self.timer.start()
            session = self._portals.session
            every = timedelta(milliseconds=self.timer.interval())
            if session and session.known.read_at and datetime.now(UTC) - session.known.read_at >= every:
                self.due.emit()
