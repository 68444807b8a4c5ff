"""Feeds the table of call lists and the figures above it from the last known state and the board."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC

from PySide6.QtCore import QCoreApplication, QTimer, Signal

from desktop.domain.overview import ListRow, list_row
from desktop.domain.status import Statuses
from desktop.qtkit.chips import Chip
from desktop.qtkit.loop import breathe
from desktop.qtkit.placeholder import NextStep, NextSteps
from desktop.qtkit.plain import set_tooltip
from desktop.qtkit.sliced import Sliced
from desktop.services.board import Board
from desktop.services.session import Session
from desktop.ui import formats
from desktop.ui.board import board_of
from desktop.ui.call_lists.figure_cells import moved
from desktop.ui.call_lists.figures import FILTERS, texts
from desktop.ui.call_lists.grouping import GroupingController
from desktop.ui.call_lists.model import done_of_all
from desktop.ui.call_lists.own_views import OwnView, ViewNameDialog
from desktop.ui.call_lists.views import ALL, View, has, view_name
from desktop.ui.phase import Phase, placeholder
from desktop.ui.tab_controller import SHOWN_AFTER, TabController
from desktop.ui.window.window import MainWindow

translate = QCoreApplication.translate
_VIEWS = tuple(View)
_MINUTE = 60_000
"""Milliseconds after which ages are drawn anew."""


class CallListsController(TabController):
    """Emits `chosen`, `opened`, `counted` and `own_views_changed`.

    `chosen` carries the selected rows (list of `ListRow`), `opened` the number of a list on Enter or double click,
    `counted` the number of lists that are in progress or finished.
    """

    chosen = Signal(object)
    opened = Signal(int)
    counted = Signal(int)
    own_views_changed = Signal()

    def __init__(self, window: MainWindow):
        self._tab = tab = window.call_lists
        super().__init__(tab.model, window)
        self._window = window
        self._rows: list[ListRow] = []
        self._kept: dict[int, tuple[ListRow, ListRow]] = {}
        """The rows that were made last, without and with their figures."""
        self._counts = Counter[View]()
        """How many lists each view shows."""
        self._summing = Sliced(self._telling_figures, SHOWN_AFTER, self)
        self.pending = self._slices = Sliced(self._feeding, SHOWN_AFTER, self)
        self._view: View | None = None
        self.own_views: dict[str, OwnView] = {}
        """The supervisor's own views by name."""
        self._own = ""
        """The name of the own view that is on, "" for none."""
        self._before_own: OwnView | None = None
        """What was shown before an own view was chosen."""
        self.grouping = GroupingController(tab, window.actions_.groupings, self)
        self._steps[Phase.EMPTY] = (window.actions_.new_list, window.actions_.import_files)
        tab.show_all.toggled.connect(lambda _: self._filter())
        tab.views.chosen.connect(self._choose_view)
        tab.figures.chosen.connect(lambda _: self._filter())
        tab.search.textChanged.connect(lambda _: self._tell_state())
        tab.table.opened.connect(lambda row: self.opened.emit(row.id))
        tab.table.chosen.connect(self.chosen)
        tab.table.chosen.connect(lambda _: self._summing.begin())
        window.actions_.save_view.triggered.connect(self._ask_for_a_name)
        window.actions_.delete_view.triggered.connect(self._delete_view)
        self._ageing = QTimer(self, interval=_MINUTE)
        self._ageing.timeout.connect(self._slices.begin)
        self._filter()

    def attach(self, session: Session | None) -> None:
        """Show another session, and follow its board."""
        self._session = session
        self.grouping.attach(session)
        self._follow_board()
        if board_of(session) is None:
            self._ageing.stop()
        else:
            self._ageing.start()
        self._feed()

    def choose(self, list_id: int) -> None:
        """Select a list by its number."""
        self._tab.table.choose([list_id])

    def set_own_views(self, views: dict[str, OwnView]) -> None:
        """Offer other views of the supervisor's own; the one that is on goes off if it is not among them."""
        self.own_views = views
        if self._own not in views:
            self._own, self._before_own = "", None
        self._offer_views()

    def save_view(self, name: str) -> None:
        """Keep what is shown now as a view of this name; an older one of that name is replaced."""
        if not self._own:
            self._before_own = self._shown_now("")
        self.own_views = {**self.own_views, name: self._shown_now(name)}
        self._own = name
        self._offer_views()
        self.own_views_changed.emit()

    def show_now(self) -> None:
        """Show all that has changed, figures too."""
        super().show_now()
        self._summing.now()

    async def fed(self) -> None:
        """Return when the lists have been drawn."""
        await breathe()
        while self._slices.under_way:
            await breathe()

    async def fed_again(self) -> None:
        """Begin to show what has changed, and return when it has been drawn."""
        self._slices.begin()
        await self.fed()

    def _feed(self) -> None:
        self._slices.begin()

    def _feeding(self) -> Iterator[None]:
        """Show the lists with their figures of this moment, step by step: there may be thousands."""
        known = self._session.known if self._session else None
        board = board_of(self._session)
        rows, kept = list[ListRow](), dict[int, tuple[ListRow, ListRow]]()
        counts, me = Counter[View](), self._me()
        for list_id in sorted(known.call_lists, reverse=True) if known is not None else ():
            if known is not None and board is not None and list_id in known.call_lists:
                kept[list_id] = self._made(list_row(known, list_id), board)
                row = kept[list_id][1]
                rows.append(row)
                if not row.in_the_way:
                    counts.update(view for view in _VIEWS if has(view, row, me))
                yield
        self._rows, self._kept, self._counts = rows, kept, counts
        zone = board.hours.zone if board is not None else UTC
        self._tab.model.set_known(known.statuses if known else Statuses(), known.users if known else {}, zone)
        self._tab.model.replace(rows)
        yield
        self.counted.emit(sum(not row.in_the_way for row in rows))
        self._tab.figures.setVisible(board is not None)
        self._tab.seen.setVisible(any(moved(row) for row in rows))
        self._offer_views()
        yield
        self._tell_state_of_table()
        yield from self._telling_figures()

    def _made(self, row: ListRow, board: Board) -> tuple[ListRow, ListRow]:
        """Return a list without and with its figures, the same as before if nothing has changed."""
        kept = self._kept.get(row.id)
        figures = board.of(row.id)
        if kept is not None and kept[0] is row and kept[1].figures is figures:
            return kept
        return row, replace(row, figures=figures)

    def _choose_view(self, chosen: frozenset[View | str]) -> None:
        value = next(iter(chosen), None)
        if isinstance(value, str):
            if not self._own:
                self._before_own = self._shown_now("")
            self._own = value
            self._show(self.own_views[value])
            return
        self._own = ""
        if self._before_own is not None:
            before, self._before_own = self._before_own, None
            self._show(replace(before, view=value))
            return
        self._view = value
        self._offer_views()
        self._filter()

    def _show(self, view: OwnView) -> None:
        tab = self._tab
        self._view = view.view
        tab.search.setText(view.search)
        tab.show_all.setChecked(view.show_all)
        tab.figures.choose(view.figure)
        tab.table.restore_layout(view.layout)
        self.grouping.show(view.grouping)
        self._offer_views()
        self._filter()

    def _shown_now(self, name: str) -> OwnView:
        tab = self._tab
        return OwnView(
            name=name,
            search=tab.search.text(),
            view=self._view,
            figure=tab.figures.on,
            show_all=tab.show_all.isChecked(),
            layout=tab.table.save_layout(),
            grouping=self.grouping.now,
        )

    def _ask_for_a_name(self) -> None:
        dialog = ViewNameDialog(self._own, frozenset(self.own_views), self._window)
        dialog.accepted.connect(lambda: self.save_view(dialog.name))
        dialog.open()

    def _delete_view(self) -> None:
        self.own_views = {name: view for name, view in self.own_views.items() if name != self._own}
        self._choose_view(frozenset())
        self.own_views_changed.emit()

    def _filter(self) -> None:
        show_all, view, me = self._tab.show_all.isChecked(), self._view, self._me()
        pressed = FILTERS.get(self._tab.figures.on)
        self._tab.model.set_predicate(
            lambda row: (
                (show_all or not row.in_the_way)
                and (view is None or has(view, row, me))
                and (pressed is None or pressed(row))
            )
        )
        self._tell_state()

    def _offer_views(self) -> None:
        """Offer the views with the number of their lists, once there are lists, and the supervisor's own ones."""
        chips = [Chip(None, translate("CallLists", "All"), name=ALL)]
        if self._rows:
            chips += [
                Chip(view, view_name(view), formats.number(number) if number else "", name=view.value)
                for view, number in ((view, self._counts[view]) for view in _VIEWS)
            ]
        chips += [Chip(name, name) for name in self.own_views]
        on = self._own or self._view
        self._tab.views.show_chips(chips, frozenset({on} if on else ()))
        self._window.actions_.delete_view.setEnabled(bool(self._own))

    def _me(self) -> int | None:
        connection = self._session.known.connection if self._session else None
        return connection.user.id if connection else None

    def _telling_figures(self) -> Iterator[None]:
        """Show the figures of the selected lists, or of all that are found, step by step."""
        board = board_of(self._session)
        if board is None:
            return
        rows = self._tab.table.selected_rows() or self._tab.model.found
        found = yield from board.summing([row.id for row in rows if row.figures is not None])
        yield
        self._tab.figures.say(texts(found, rows, board.hours.zone))

    def _tell_state(self) -> None:
        self._tell_state_of_table()
        self._summing.ask()

    def _tell_state_of_table(self) -> None:
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
        if self._view is not None or self._tab.figures.on:
            steps.append(NextStep(translate("CallLists", "Show all lists"), self._show_all_lists))
        if not self._tab.show_all.isChecked() and any(row.in_the_way for row in self._rows):
            steps.append(NextStep(translate("CallLists", "Show hidden lists"), self._tab.show_all.click))
        return tuple(steps)

    def _show_all_lists(self) -> None:
        self._choose_view(frozenset())
        self._tab.figures.choose("")

    def _sums(self) -> str:
        lists = [row for row in self._rows if not row.in_the_way]
        if not lists:
            return ""
        parts = [translate("CallLists", "%n call list(s)", "", len(lists)), done_of_all(row.tally for row in lists)]
        if away := len(self._rows) - len(lists):
            parts.append(translate("CallLists", "%n hidden (deleted, not visible to you or drafts)", "", away))
        return " · ".join(filter(None, parts))
