"""Decides what the side panel shows: what is selected on the tab, or the sums of its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.domain.overview import ParticipantRow
from desktop.qtkit.debounce import Debounce
from desktop.qtkit.table_arranging import LONG
from desktop.qtkit.table_rows import same_rows
from desktop.qtkit.table_slices import Lane, Slices, Steps, pieces
from desktop.services.board import Board
from desktop.services.session import Session
from desktop.ui.panel.person_results import PersonResults
from desktop.ui.participants.controller import ParticipantsController
from desktop.ui.window.pages import PortalPages
from desktop.ui.window.parts import WindowParts

if TYPE_CHECKING:
    from desktop.ui.panel.list_board import ListBoard

_SHOWN_AFTER = 30
"""Milliseconds in which changes of the tables are gathered."""
_PIECE = 1_000
"""Participants that are counted without interruption: some 0.3 ms."""


class PanelController(QObject):
    """Owned by the main window's controller. Reads the tables, and results of who is selected; changes nothing."""

    def __init__(self, parts: WindowParts, participants: ParticipantsController, pages: PortalPages):
        super().__init__(parts.window)
        self._window = window = parts.window
        self._participants = participants
        self.results = PersonResults(parts.scope, self.show, self)
        window.panel.activity_wanted.connect(pages.open_activity)
        window.panel.card_wanted.connect(pages.open_card)
        self.pending = Debounce(self.show, _SHOWN_AFTER, self)
        for model in (window.call_lists.model, window.participants.model, window.statuses.model):
            for signal in (model.fed, model.rowsInserted, model.rowsRemoved):
                signal.connect(lambda *_: self.pending.ask())
        window.statuses.table.chosen.connect(lambda _: self.show())
        self._slices = Slices(self)
        self._counted: tuple[Sequence[ParticipantRow], Counter[str]] | None = None
        """The last participants that took long to count by status, and how many have each."""
        self._following: list[Callable[[], None]] = []

    def attach(self, session: Session | None) -> None:
        """Show the work of today, and the results of people, from another session, or none."""
        while self._following:
            self._following.pop()()
        self.results.attach(session)
        if session is None:
            self._window.panel.set_board(lambda _: None)
        else:
            self._following = [session.board.subscribe(self.pending.ask), session.subscribe(self.results.take)]
            self._window.panel.set_board(partial(_day_of, session.board))
        self.show()

    def show(self) -> None:
        """Show what is selected now."""
        window, panel = self._window, self._window.panel
        shown = window.tabs.currentWidget()
        people = window.participants.table.selected_rows() if shown is window.participants else []
        self._look_at(people)
        if shown is window.statuses:
            statuses = window.statuses.table.selected_rows()
            if len(statuses) == 1:
                panel.show_status(statuses[0])
            else:
                panel.show_statuses(statuses or window.statuses.model.shown_rows)
        elif shown is window.participants:
            self._show_people(people)
        elif lists := window.call_lists.table.selected_rows():
            panel.show_lists(lists)
        else:
            panel.show_view(window.call_lists.model.found)

    def _show_people(self, selected: Sequence[ParticipantRow]) -> None:
        panel, rows = self._window.panel, selected or self._window.participants.model.shown_rows
        show = panel.show_participants if selected else panel.show_view
        self._slices.drop(Lane.ARRANGING)
        if len(rows) <= LONG:
            show(rows)
        elif self._counted is not None and same_rows(rows, self._counted[0]):
            show(rows, self._counted[1])
        else:
            self._slices.put(Lane.ARRANGING, self._counting(rows, show))

    def _counting(
        self, rows: Sequence[ParticipantRow], show: Callable[[Sequence[ParticipantRow], Counter[str]], None]
    ) -> Steps[None]:
        """Count many participants by status, then show that."""
        counts = Counter[str]()
        for piece in pieces(rows, _PIECE):
            counts.update(row.code for row in piece)
            yield
        self._counted = rows, counts
        show(rows, counts)

    def _look_at(self, people: Sequence[ParticipantRow]) -> None:
        """Look up what came of the calls if it is one person whose card there is."""
        list_id = self._participants.list_id
        one = people[0] if len(people) == 1 and list_id is not None and not people[0].missing else None
        self.results.look((one.kind, one.card_id, list_id) if one is not None and list_id is not None else None)
        self._window.panel.set_results(self.results.shown)


def _day_of(board: Board, list_id: int) -> ListBoard | None:
    from desktop.ui.panel.list_board import list_board

    return list_board(board, list_id)
