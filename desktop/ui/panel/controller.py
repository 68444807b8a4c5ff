"""Decides what the side panel shows: what is selected on the tab, or the sums of its table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.qtkit.debounce import Debounce
from desktop.services.board import Board
from desktop.ui.window.window import MainWindow

if TYPE_CHECKING:
    from desktop.ui.panel.list_board import ListBoard

_SHOWN_AFTER = 30
"""Milliseconds in which changes of the tables are gathered."""


class PanelController(QObject):
    """Owned by the main window's controller. Reads the tables, changes nothing."""

    def __init__(self, window: MainWindow):
        super().__init__(window)
        self._window = window
        self.pending = Debounce(self.show, _SHOWN_AFTER, self)
        for model in (window.call_lists.model, window.participants.model, window.statuses.model):
            for signal in (model.fed, model.rowsInserted, model.rowsRemoved):
                signal.connect(lambda *_: self.pending.ask())
        window.statuses.table.chosen.connect(lambda _: self.show())
        self._unsubscribe: Callable[[], None] | None = None

    def attach(self, board: Board | None) -> None:
        """Show the work of today from another board, or none."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        if board is None:
            self._window.panel.set_board(lambda _: None)
        else:
            self._unsubscribe = board.subscribe(self.pending.ask)
            self._window.panel.set_board(partial(_day_of, board))
        self.show()

    def show(self) -> None:
        """Show what is selected now."""
        window, panel = self._window, self._window.panel
        shown = window.tabs.currentWidget()
        if shown is window.statuses:
            statuses = window.statuses.table.selected_rows()
            if len(statuses) == 1:
                panel.show_status(statuses[0])
            else:
                panel.show_statuses(statuses or window.statuses.model.shown)
        elif shown is window.participants:
            if people := window.participants.table.selected_rows():
                panel.show_participants(people)
            else:
                panel.show_view(window.participants.model.shown)
        elif lists := window.call_lists.table.selected_rows():
            panel.show_lists(lists)
        else:
            panel.show_view(window.call_lists.model.found)


def _day_of(board: Board, list_id: int) -> ListBoard | None:
    from desktop.ui.panel.list_board import list_board

    return list_board(board, list_id)
