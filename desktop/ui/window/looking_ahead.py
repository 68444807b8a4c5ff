"""Keeps the forecasts of the board that is open up to date."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.qtkit.debounce import Debounce
from desktop.qtkit.scope import TaskScope
from desktop.services.board import Board

_AFTER = 1_000
"""Milliseconds in which changes are gathered: forecasts take much longer to work out than figures."""


class LookingAhead(QObject):
    """Owned by the main window's controller, whose `scope` runs the work."""

    def __init__(self, scope: TaskScope, parent: QObject) -> None:
        super().__init__(parent)
        self._scope = scope
        self._board: Board | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self.pending = Debounce(self._look, _AFTER, self)

    def attach(self, board: Board | None) -> None:
        """Follow another board, or none; its forecasts are worked out at once."""
        if self._unsubscribe is not None:
            self._unsubscribe()
            self._unsubscribe = None
        self._board = board
        self._scope.cancel(self)
        if board is not None:
            self._unsubscribe = board.subscribe(self.pending.ask)
            self._look()

    def _look(self) -> None:
        if self._board is not None and not self._scope.running(self):
            self._scope.start(self._board.look_ahead(), key=self)
