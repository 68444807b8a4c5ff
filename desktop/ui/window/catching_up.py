"""Reads what a refresh left out: finished lists of which nothing is known yet, thousands on an old portal."""

from PySide6.QtCore import QObject

from desktop.services.refreshing import catch_up, to_catch_up
from desktop.services.session import Session
from desktop.ui.window.parts import WindowParts


class CatchingUp(QObject):
    """Owned by the main window's controller, whose scope runs the work, in the background.

    What was read when it is stopped is kept: it goes on there after the next refresh that somebody asks for, and
    after the next start.
    """

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._scope, self._progress = parts.scope, parts.progress
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether something is being read."""
        return self._scope.running(self)

    def begin(self, session: Session, *, asked: bool) -> None:
        """Read what is left, after a refresh; not if this was stopped before, unless the refresh was `asked` for."""
        self._stopped = self._stopped and not asked
        if not self._stopped and not self.running and to_catch_up(session):
            self._scope.start(self._read(session), key=self)

    def stop(self) -> None:
        """Stop, as the supervisor wants."""
        self._stopped = self._stopped or self.running
        self.leave()

    def leave(self) -> None:
        """Stop, as another portal is opened."""
        self._scope.cancel(self)

    async def _read(self, session: Session) -> None:
        with self._progress() as progress:
            await catch_up(session, progress)
