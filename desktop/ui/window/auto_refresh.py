"""The automatic refresh: every so many minutes, seldom at night, and not while nobody can see what was read."""

from datetime import UTC, datetime, timedelta, timezone

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.preferences import Preferences
from desktop.domain.refresh_rule import slowed, until_next
from desktop.domain.working_hours import WorkingHours
from desktop.services.portals import Portals
from desktop.services.session import Session, now

_WINDOW = "window"


class AutoRefresh(QObject):
    """Owned by the main window's controller. Emits `due` when everything is to be read again.

    It goes on as long as something is seen of what was read: in the window, on the wallboard, in notifications.
    """

    due = Signal()

    def __init__(self, portals: Portals, parent: QObject):
        super().__init__(parent)
        self._portals = portals
        self._chosen = Preferences()
        self._seen = {_WINDOW}
        self._slowness = 1
        self._limited = False
        """Whether the portal's limits were met since the last refresh became due."""
        self.timer = QTimer(self)
        self.timer.timeout.connect(self._due)

    def follow(self, chosen: Preferences) -> None:
        """Refresh as often as was chosen; 0 minutes switch that off."""
        before, self._chosen = self._chosen, chosen
        if not chosen.refresh_minutes:
            self.timer.stop()
        elif self._seen and (not self.timer.isActive() or _rhythm(chosen) != _rhythm(before)):
            self._start()

    def rest(self, minimised: bool) -> None:
        """Rest while the window is minimised, unless something else shows what was read."""
        self.set_seen(_WINDOW, not minimised)

    def set_seen(self, where: str, seen: bool) -> None:
        """Note whether what was read is seen somewhere; rest when it is seen nowhere, and catch up once it is."""
        if seen:
            self._seen.add(where)
        else:
            self._seen.discard(where)
        if not self._seen or not self._chosen.refresh_minutes:
            self.timer.stop()
        elif not self.timer.isActive():
            self._start()
            session = self._portals.session
            if session and session.known.read_at and datetime.now(UTC) - session.known.read_at >= self._until_next():
                self.due.emit()

    def begin_anew(self) -> None:
        """Wait the whole time again, as everything is being read at this moment."""
        if self.timer.isActive():
            self._start()

    def heed_limits(self, session: Session) -> None:
        """Become slower when the portal makes the program wait for one of its limits."""
        waits = session.queue.blocked_until is not None and not session.queue.unanswered
        if waits and not self._limited:
            self._limited = True
            self._slowness = slowed(self._slowness, limited=True)
            if self.timer.isActive():
                self._start()

    def _due(self) -> None:
        if not self._limited:
            self._slowness = slowed(self._slowness, limited=False)
        self._limited = False
        self._start()
        self.due.emit()

    def _start(self) -> None:
        self.timer.start(self._until_next() // timedelta(milliseconds=1))

    def _until_next(self) -> timedelta:
        every = timedelta(minutes=self._chosen.refresh_minutes)
        return until_next(now(), every, self._slowness, self._hours())

    def _hours(self) -> WorkingHours | None:
        """Return when somebody works; None while that is not known, and for the demo, where somebody always does."""
        session = self._portals.session
        if session is None or session.demo or session.known.connection is None:
            return None
        return self._chosen.working_hours(timezone(session.known.connection.clock_offset))


def _rhythm(chosen: Preferences) -> tuple[object, ...]:
    return chosen.refresh_minutes, chosen.working_week, chosen.days_off
