"""Following the board of whatever portal is open, for what shows it outside the main window."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.services.board import Board
from desktop.services.portals import Portals
from desktop.services.session import Session
from desktop.ui.board import board_of
from desktop.ui.portal_state import PortalStanding


class BoardFollower(QObject):
    """Owned by who shows the board. Emits `changed` when its figures, the portal or its state may have changed.

    `session` and `board` are None while nothing is followed, or no portal is open.
    """

    changed = Signal()

    def __init__(self, portals: Portals, standing: PortalStanding, parent: QObject) -> None:
        super().__init__(parent)
        self._portals = portals
        self._following = False
        self._unsubscribe: Callable[[], None] | None = None
        self.session: Session | None = None
        self.board: Board | None = None
        standing.changed.connect(lambda _: self._look())

    def follow(self, wanted: bool) -> None:
        """Begin to follow, or stop it."""
        self._following = wanted
        self._attach(self._portals.session if wanted else None)

    def _look(self) -> None:
        if self._following:
            self._attach(self._portals.session)
            self.changed.emit()

    def _attach(self, session: Session | None) -> None:
        board = board_of(session)
        if session is self.session and board is self.board:
            return
        if self._unsubscribe is not None:
            self._unsubscribe()
        self.session, self.board = session, board
        self._unsubscribe = None if board is None else board.subscribe(self.changed.emit)
