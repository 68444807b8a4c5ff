"""Feeds the table of call lists from the last known state."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.domain.overview import ListRow, list_rows
from desktop.domain.status import Statuses
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.plain import set_tooltip
from desktop.services.learning import Change
from desktop.services.session import Session
from desktop.ui import formats
from desktop.ui.call_lists.tab import CallListsTab
from desktop.ui.phase import Phase, placeholder
from desktop.ui.portal_state import PortalState

translate = QCoreApplication.translate
_SHOWN_AFTER = 60
"""Milliseconds in which changes are gathered before the table is fed."""


class CallListsController(QObject):
    """Owned by the main window; reads the session, never the portal.

    Emits `chosen` with the rows that are selected (list of `ListRow`), `opened` with a list's number on Enter or
    double click, and `counted` with the number of lists that are in work or finished.
    """

    chosen = Signal(object)
    opened = Signal(int)
    counted = Signal(int)

    def __init__(self, tab: CallListsTab, parent: QObject):
        super().__init__(parent)
        self._tab = tab
        self._session: Session | None = None
        self._phase = Phase.NOT_CONNECTED
        self._rows: list[ListRow] = []
        self.pending = Debounce(self._feed, _SHOWN_AFTER, self)
        tab.show_all_changed.connect(lambda _: self._filter())
        tab.search.textChanged.connect(lambda _: self._tell_state())
        tab.table.opened.connect(lambda row: self.opened.emit(row.id))
        tab.table.chosen.connect(self.chosen)
        self._filter()

    def attach(self, session: Session | None) -> None:
        """Show another session's lists."""
        self._session = session
        self._feed()

    def take(self, change: Change) -> None:
        """Take note of a change in the last known state."""
        if change.overview or change.members or change.connection:
            self.pending.ask()

    def show_state(self, state: PortalState) -> None:
        """Say in an empty table why it is empty."""
        self._phase = state.phase
        self._tell_state()

    def choose(self, list_id: int) -> None:
        """Select a list by its number."""
        self._tab.table.choose([list_id])

    def retranslate(self) -> None:
        """Say everything again, in the language chosen meanwhile."""
        self._tab.model.retranslate()
        self._feed()

    def _feed(self) -> None:
        known = self._session.known if self._session else None
        self._rows = list_rows(known) if known else []
        self._tab.model.set_statuses(known.statuses if known else Statuses())
        self._tab.model.replace(self._rows)
        self.counted.emit(sum(not row.in_the_way for row in self._rows))
        self._tell_state()

    def _filter(self) -> None:
        show_all = self._tab.show_all.isChecked()
        self._tab.model.set_predicate(None if show_all else lambda row: not row.in_the_way)
        self._tell_state()

    def _tell_state(self) -> None:
        shown = self._tab.model.rowCount()
        state = Phase.NO_MATCH if self._rows and self._phase is not Phase.NOT_CONNECTED else self._phase
        self._tab.table.set_placeholder(None if shown else placeholder(state, self._words()))
        self._tab.summary.setText(self._sums())
        hides = self._session is not None and self._session.facts.facts.deleted_hidden
        set_tooltip(
            self._tab.show_all,
            translate("CallLists", "This portal does not list call lists that were deleted.") if hides else "",
        )

    def _words(self) -> dict[Phase, tuple[str, str]]:
        return {
            Phase.EMPTY: (
                translate("CallLists", "No call lists yet"),
                translate("CallLists", "Lists that are made on the portal appear here after a refresh."),
            ),
            Phase.LOADING: (translate("CallLists", "Loading call lists…"), ""),
            Phase.NO_MATCH: (
                translate("CallLists", "No list matches"),
                translate("CallLists", "Change the search, or show deleted lists too."),
            ),
        }

    def _sums(self) -> str:
        lists = [row for row in self._rows if not row.in_the_way]
        if not lists:
            return ""
        read = [row.tally for row in lists if row.tally is not None]
        done, total = sum(tally.done for tally in read), sum(tally.total for tally in read)
        parts = [translate("CallLists", "%n call list(s)", "", len(lists))]
        if total:
            parts.append(
                translate("CallLists", "done {done} of {total} ({share})").format(
                    done=formats.number(done), total=formats.number(total), share=formats.percent(done / total)
                )
            )
        if away := len(self._rows) - len(lists):
            parts.append(translate("CallLists", "%n hidden (deleted, not visible to you or drafts)", "", away))
        return " · ".join(parts)
