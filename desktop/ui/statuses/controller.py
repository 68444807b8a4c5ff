"""Feeds the table of statuses from the last known state."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.services.session import Part, Session
from desktop.ui.phase import Phase, placeholder
from desktop.ui.statuses.tab import StatusesTab

translate = QCoreApplication.translate


class StatusesController(QObject):
    """Owned by the main window; reads the session, never the portal. Emits `counted` with the number of statuses."""

    counted = Signal(int)

    def __init__(self, tab: StatusesTab, parent: QObject):
        super().__init__(parent)
        self._tab = tab
        self._session: Session | None = None
        self._phase = Phase.NOT_CONNECTED
        self._feed()

    def attach(self, session: Session | None) -> None:
        """Show another session's dictionary."""
        self._session = session
        self._feed()

    def take(self, part: Part) -> None:
        """Take note of a change in the last known state."""
        if part is Part.OVERVIEW:
            self._feed()

    def show_phase(self, phase: Phase) -> None:
        """Say in an empty table why it is empty."""
        self._phase = phase
        self._tell_state()

    def retranslate(self) -> None:
        """Say everything again, in the language chosen meanwhile."""
        self._tab.model.retranslate()
        self._tell_state()

    def _feed(self) -> None:
        statuses = self._session.known.statuses if self._session else ()
        self._tab.model.set_statuses(statuses)
        self.counted.emit(len(statuses))
        self._tell_state()

    def _tell_state(self) -> None:
        words = {Phase.LOADING: (translate("Statuses", "Reading statuses …"), "")}
        self._tab.table.set_placeholder(None if self._tab.model.rowCount() else placeholder(self._phase, words))
