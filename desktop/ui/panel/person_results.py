"""Reads what came of the calls to the person who is selected, once somebody looks at them."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from desktop.domain.problem import Problem
from desktop.domain.results import ClientResults
from desktop.qtkit.scope import TaskScope
from desktop.services.learning import Change
from desktop.services.session import Session
from desktop.ui.panel.results import Reading, ShownResults
from desktop.ui.portal_state import OFFLINE

_LOOKED_AT = 40
"""Milliseconds for which somebody is selected before they are looked up: the arrow keys pass by many."""

Person = tuple[int, int, int]
"""Kind and card id of a participant, and the list in which they are looked at."""


class PersonResults(QObject):
    """Owned by the panel's controller. Calls `changed` when there is more to show of the same person."""

    def __init__(self, scope: TaskScope, changed: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._scope, self._changed = scope, changed
        self._session: Session | None = None
        self._person: Person | None = None
        self._problem: Problem | None = None
        self._timer = QTimer(self, singleShot=True, interval=_LOOKED_AT)
        self._timer.timeout.connect(self._start)

    def attach(self, session: Session | None) -> None:
        """Read from another session, or from none."""
        self.look(None)
        self._session = session

    def look(self, person: Person | None) -> None:
        """Read the results of another person, or of none."""
        if person == self._person:
            return
        self._scope.cancel((self, "read"))
        self._timer.stop()
        self._person, self._problem = person, None
        if person is not None and not self._fresh():
            self._timer.start()

    def take(self, change: Change) -> None:
        """Read again what has expired, or could not be read, as the portal has answered."""
        if not (change.lists or change.members or change.movements):
            return
        if self._person is not None and not self._fresh() and not self._timer.isActive():
            self._timer.start()

    def now(self) -> None:
        """Begin to read without waiting, if there is anything to be read."""
        if self._timer.isActive():
            self._timer.stop()
            self._start()

    @property
    def shown(self) -> ShownResults | None:
        """What there is to show of the person; None if nobody is selected whose results can be read."""
        session, person = self._session, self._person
        if session is None or person is None:
            return None
        since, results = self._since(), self._known()
        known = session.known
        if self._problem is None:
            reading = Reading.DONE if results is not None else Reading.LOADING
        else:
            reading = Reading.OFFLINE if self._problem.cause in OFFLINE else Reading.FAILED
        return ShownResults(reading, results, since, known.users, known.forms, self._problem)

    def _start(self) -> None:
        if self._session is not None and self._person is not None and not self._scope.running((self, "read")):
            self._scope.start(self._read(self._session, self._person), key=(self, "read"))

    async def _read(self, session: Session, person: Person) -> None:
        from desktop.services import results

        kind, card_id, _ = person
        try:
            found = await results.details(session, (kind, card_id), self._since())
            self._problem = None
            self._changed()
            await results.names(session, found.people)
        except Problem as problem:
            self._problem = problem
        self._changed()

    def _since(self) -> datetime | None:
        """Return when the list was created."""
        session, person = self._session, self._person
        if session is None or person is None or person[2] not in session.known.call_lists:
            return None
        return session.known.call_lists[person[2]].created

    def _known(self) -> ClientResults | None:
        if self._session is None or self._person is None:
            return None
        return self._session.results.details(self._person[:2], self._since())

    def _fresh(self) -> bool:
        if self._session is None or self._person is None:
            return True
        return self._session.results.details_fresh(self._person[:2], self._since())
