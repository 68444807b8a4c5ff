"""What is worked out for the board that is open while nobody waits: forecasts, and when exactly people moved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.preferences import Preferences
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session

if TYPE_CHECKING:
    from desktop.services.explaining import Explaining

_AFTER = 1_000
"""Milliseconds in which changes are gathered: forecasts take much longer to work out than figures."""


class BoardWork(QObject):
    """Owned by the main window's controller, whose `scope` runs the work. `preferences` are the current ones."""

    def __init__(self, scope: TaskScope, preferences: Callable[[], Preferences], parent: QObject) -> None:
        super().__init__(parent)
        self._scope, self._preferences = scope, preferences
        self._session: Session | None = None
        self._explaining: Explaining | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.pending = Debounce(self._look_ahead, _AFTER, self)

    def attach(self, session: Session | None) -> None:
        """Follow the board of another session, or none; its forecasts are worked out at once."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._session, self._explaining = session, None
        self._scope.cancel(self)
        if session is not None:
            self._unsubscribe = session.board.subscribe(self.pending.ask)
            self._look_ahead()

    def explain(self) -> None:
        """Find out when exactly people moved, after a refresh."""
        from desktop.services.explaining import Explaining

        if self._session is not None:
            if self._explaining is None:
                per_hour = self._preferences
                self._explaining = Explaining(self._session, lambda: per_hour().call_requests_per_hour)
            self._scope.start(self._explaining.run(), key=(self, "calls"))

    def _look_ahead(self) -> None:
        if self._session is not None and not self._scope.running(self):
            self._scope.start(self._session.board.look_ahead(), key=self)
