"""What the controllers of all tabs have in common: they feed a table from the session that is open."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.qtkit.debounce import Debounce
from desktop.qtkit.loop import breathe
from desktop.qtkit.table_model import TableModel
from desktop.services.learning import Change
from desktop.services.session import Session
from desktop.ui.board import board_of
from desktop.ui.phase import Phase, next_steps
from desktop.ui.portal_state import PortalState
from desktop.ui.window.window import MainWindow

SHOWN_AFTER = 60
"""Milliseconds in which changes are gathered before the table is fed."""


class TabController(QObject):
    """Owned by the main window's controller. Reads the session, never the portal.

    A subclass says in `_feed` what the table shows, and in `_tell_state` why it is empty.
    """

    def __init__(self, model: TableModel[Any], window: MainWindow):
        super().__init__(window)
        self._model = model
        self._session: Session | None = None
        self._phase = Phase.NOT_CONNECTED
        self._steps = next_steps(window.actions_)
        self._unfollow: Callable[[], None] | None = None
        self.pending = Debounce(self._feed, SHOWN_AFTER, self)

    def attach(self, session: Session | None) -> None:
        """Show another session."""
        self._session = session
        self._feed()

    def show_now(self) -> None:
        """Show all that has changed, instead of a little later."""
        self.pending.now()

    async def fed(self) -> None:
        """Return when the table of the session that was attached has been drawn."""
        await breathe()

    def take(self, change: Change) -> None:
        """Take note of a change in the last known state."""
        if change.overview or change.members or change.connection:
            self.pending.ask()

    def show_state(self, state: PortalState) -> None:
        """Say in an empty table why it is empty."""
        self._phase = state.phase
        self._tell_state()

    def retranslate(self) -> None:
        """Show everything in the current language."""
        self._model.retranslate()
        self._feed()

    async def shown(self) -> None:
        """Show all that has changed, and return when the table shows it."""
        self.show_now()
        while self._model.busy:
            await breathe()

    def _follow_board(self) -> None:
        """Feed the table again whenever the figures of the session's board change."""
        if self._unfollow is not None:
            self._unfollow()
        board = board_of(self._session)
        self._unfollow = board.subscribe(self.pending.ask) if board is not None else None

    def _feed(self) -> None:
        raise NotImplementedError

    def _tell_state(self) -> None:
        raise NotImplementedError
