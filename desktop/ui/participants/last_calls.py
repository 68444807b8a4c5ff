"""Reads the last calls to the participants in sight and their neighbours, while a column shows them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop.domain.overview import ParticipantRow
from desktop.domain.problem import NO_RIGHT, Problem
from desktop.domain.results import NoCall
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.scope import TaskScope
from desktop.services.learning import Change
from desktop.services.session import Session
from desktop.ui.participants.call_cells import KEYS
from desktop.ui.participants.tab import ParticipantsTab

_BLOCK = 100
"""Rows that are read together. Whoever scrolls through a list asks for each block of it once."""
_SETTLED = 120
"""Milliseconds in which scrolling is gathered."""

Client = tuple[int, int]


class LastCallsReader(QObject):
    """Owned by the controller of the tab, which feeds the table when `feeding` is asked to.

    Rows that are scrolled past before the portal has answered are no longer asked for. In a table that is sorted by a
    call, all rows are wanted, as they decide about the order.
    """

    def __init__(self, tab: ParticipantsTab, scope: TaskScope, feeding: Debounce, parent: QObject) -> None:
        super().__init__(parent)
        self._tab, self._scope, self._feeding = tab, scope, feeding
        self._session: Session | None = None
        self._asked: frozenset[Client] = frozenset()
        """Whose calls are being read."""
        self._why: NoCall | None = None
        """Why reading has failed since the portal answered last."""
        self._was_wanted = False
        self.pending = Debounce(self._look, _SETTLED, self)
        table, header = tab.table, tab.table.horizontalHeader()
        bar = table.verticalScrollBar()
        for signal in (
            bar.valueChanged,
            bar.rangeChanged,
            header.sectionResized,
            header.sortIndicatorChanged,
            tab.model.fed,
            tab.model.layoutChanged,
            tab.model.rowsInserted,
        ):
            signal.connect(lambda *_: self.pending.ask())

    @property
    def wanted(self) -> bool:
        """Whether a column shows the last call."""
        header, column_of = self._tab.table.horizontalHeader(), self._tab.model.column_of
        return not all(header.isSectionHidden(column_of(key)) for key in KEYS)

    def attach(self, session: Session | None) -> None:
        """Read from another session, or from none."""
        self._scope.cancel(self)
        self._session, self._why = session, None

    def take(self, change: Change) -> None:
        """Look again when the portal has answered: who moved is read again, and who could not be read."""
        if change.lists or change.members or change.movements:
            self._why = None if change.lists else self._why
            self.pending.ask()

    def now(self) -> None:
        """Look now, if there may be something to be read."""
        self.pending.now()

    def _look(self) -> None:
        if self.wanted != self._was_wanted:
            self._was_wanted = self.wanted
            self._feeding.ask()
        if self._session is None:
            return
        wanted = self._clients()
        if self._why is not None:
            self._say_why(self._session, self._why)
            return
        if self._scope.running(self):
            if self._asked.isdisjoint(wanted):
                self._scope.cancel(self)
            else:
                return  # it goes on with whatever is in sight then
        if self._session.results.unread(wanted):
            self._scope.start(self._read(self._session), key=self)

    async def _read(self, session: Session) -> None:
        from desktop.services import results

        while part := session.results.unread(self._clients()):
            self._asked = frozenset(part)
            try:
                calls = await results.last_calls(session, part)
                people = {call.operator_id for call in calls.values() if call.operator_id is not None}
                self._feeding.ask()
                await results.names(session, people)
                self._tab.model.forget_order("callOperator")
            except Problem as problem:
                self._why = NoCall.NO_RIGHT if problem.cause in NO_RIGHT else NoCall.FAILED
                self._say_why(session, self._why)
                return
        if self._sorted_by_call():
            self._feeding.now()
            self._tab.table.settle()

    def _say_why(self, session: Session, why: NoCall) -> None:
        """Say of all rows why their calls are not known, unless they are."""
        clients = _clients(self._tab.model.all_rows) if self.wanted else []
        if any(session.results.calls.get(client, NoCall.UNREAD) is NoCall.UNREAD for client in clients):
            session.results.put_no_calls(clients, why)
            self._feeding.ask()

    def _clients(self) -> list[Client]:
        """Return whose calls are wanted: those in sight first."""
        rows = self._tab.model.shown_rows
        if not rows or not self.wanted or not self._tab.table.isVisible():
            return []
        first, last = self._in_sight(len(rows))
        if self._sorted_by_call():
            wanted = [*rows[first:last], *rows]
        else:
            page = last - first
            begin = max(first - page, 0) // _BLOCK * _BLOCK
            end = -(-min(last + page, len(rows)) // _BLOCK) * _BLOCK
            wanted = [*rows[first:last], *rows[begin:end]]
        return _clients(wanted)

    def _in_sight(self, count: int) -> tuple[int, int]:
        """Return the places of the first row in sight, and of the one behind the last."""
        table = self._tab.table
        first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
        return max(first, 0), count if last < 0 else last + 1

    def _sorted_by_call(self) -> bool:
        header = self._tab.table.horizontalHeader()
        number = header.sortIndicatorSection()
        return 0 <= number < len(self._tab.model.columns) and self._tab.model.columns[number].key in KEYS


def _clients(rows: Sequence[ParticipantRow]) -> list[Client]:
    return [*dict.fromkeys((row.kind, row.card_id) for row in rows)]
