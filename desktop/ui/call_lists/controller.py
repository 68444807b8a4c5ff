"""Feeds the table of call lists from the last known state."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal

from desktop.domain.overview import ListRow, list_rows
from desktop.domain.status import Statuses
from desktop.qtkit.chips import Chip
from desktop.qtkit.placeholder import NextStep, NextSteps
from desktop.qtkit.plain import set_tooltip
from desktop.ui import formats
from desktop.ui.call_lists.model import done_of_all
from desktop.ui.call_lists.views import View, has, view_name
from desktop.ui.phase import Phase, placeholder
from desktop.ui.tab_controller import TabController
from desktop.ui.window.window import MainWindow

translate = QCoreApplication.translate


class CallListsController(TabController):
    """Emits `chosen`, `opened` and `counted`.

    `chosen` carries the selected rows (list of `ListRow`), `opened` the number of a list on Enter or double click,
    `counted` the number of lists that are in progress or finished.
    """

    chosen = Signal(object)
    opened = Signal(int)
    counted = Signal(int)

    def __init__(self, window: MainWindow):
        self._tab = tab = window.call_lists
        super().__init__(tab.model, window)
        self._rows: list[ListRow] = []
        self._view: View | None = None
        self._steps[Phase.EMPTY] = (window.actions_.new_list, window.actions_.import_files)
        tab.show_all.toggled.connect(lambda _: self._filter())
        tab.views.chosen.connect(self._choose_view)
        tab.search.textChanged.connect(lambda _: self._tell_state())
        tab.table.opened.connect(lambda row: self.opened.emit(row.id))
        tab.table.chosen.connect(self.chosen)
        self._filter()

    def choose(self, list_id: int) -> None:
        """Select a list by its number."""
        self._tab.table.choose([list_id])

    def _feed(self) -> None:
        known = self._session.known if self._session else None
        self._rows = list_rows(known) if known else []
        self._tab.model.set_statuses(known.statuses if known else Statuses())
        self._tab.model.replace(self._rows)
        self.counted.emit(sum(not row.in_the_way for row in self._rows))
        self._offer_views()
        self._tell_state()

    def _choose_view(self, chosen: frozenset[View]) -> None:
        self._view = next(iter(chosen), None)
        self._offer_views()
        self._filter()

    def _filter(self) -> None:
        show_all, view, me = self._tab.show_all.isChecked(), self._view, self._me()
        self._tab.model.set_predicate(
            lambda row: (show_all or not row.in_the_way) and (view is None or has(view, row, me))
        )
        self._tell_state()

    def _offer_views(self) -> None:
        """Offer the views that have lists, and the one that is chosen."""
        shown, me = [row for row in self._rows if not row.in_the_way], self._me()
        counts = {view: sum(has(view, row, me) for row in shown) for view in View}
        chips = [Chip(None, translate("CallLists", "All"))]
        chips += [Chip(v, view_name(v), formats.number(n)) for v, n in counts.items() if n or v is self._view]
        self._tab.views.show_chips(chips, frozenset({self._view} if self._view else ()))

    def _me(self) -> int | None:
        connection = self._session.known.connection if self._session else None
        return connection.user.id if connection else None

    def _tell_state(self) -> None:
        shown = self._tab.model.rowCount()
        state = Phase.NO_MATCH if self._rows and self._phase is not Phase.NOT_CONNECTED else self._phase
        steps = {**self._steps, Phase.NO_MATCH: self._ways_to_match()}
        self._tab.table.set_placeholder(None if shown else placeholder(state, self._words(), steps))
        self._tab.summary.setText(self._sums())
        tip = translate("CallLists", "Shows deleted lists, lists that are not visible to you, and drafts.")
        if self._session is not None and self._session.facts.facts.deleted_hidden:
            tip += " " + translate("CallLists", "This portal does not list call lists that were deleted.")
        set_tooltip(self._tab.show_all, tip)

    def _words(self) -> dict[Phase, tuple[str, str]]:
        welcome = (
            translate("CallLists", "Your call lists at hand"),
            translate(
                "CallLists",
                "See how calling goes in every list of your Bitrix24 portal: who was reached, and who is next. "
                "Make lists out of contact exports, share them among colleagues, and undo any mistake.",
            ),
        )
        return ({Phase.NOT_CONNECTED: welcome} if self._session is None else {}) | {
            Phase.EMPTY: (
                translate("CallLists", "No call lists yet"),
                translate("CallLists", "Create one, or drop a contact export here."),
            ),
            Phase.LOADING: (translate("CallLists", "Loading call lists…"), ""),
            Phase.NO_MATCH: (
                translate("CallLists", "No list matches"),
                translate("CallLists", "Change the search, or show hidden lists too."),
            ),
        }

    def _ways_to_match(self) -> NextSteps:
        steps = list[NextStep]()
        if self._tab.search.text():
            steps.append(NextStep(translate("CallLists", "Clear the search"), self._tab.search.clear))
        if self._view is not None:
            show_all_lists = partial(self._choose_view, frozenset())
            steps.append(NextStep(translate("CallLists", "Show all lists"), show_all_lists))
        if not self._tab.show_all.isChecked() and any(row.in_the_way for row in self._rows):
            steps.append(NextStep(translate("CallLists", "Show hidden lists"), self._tab.show_all.click))
        return tuple(steps)

    def _sums(self) -> str:
        lists = [row for row in self._rows if not row.in_the_way]
        if not lists:
            return ""
        parts = [translate("CallLists", "%n call list(s)", "", len(lists)), done_of_all(lists)]
        if away := len(self._rows) - len(lists):
            parts.append(translate("CallLists", "%n hidden (deleted, not visible to you or drafts)", "", away))
        return " · ".join(filter(None, parts))
