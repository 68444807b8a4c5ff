"""Finds out the outcome of changes that were cut off or got no answer, and which actions are unfinished."""

from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session, now
from desktop.ui.changes.controller import Changes

_LATER = timedelta(seconds=60)
"""Margin over the time that the portal may process a write: until then, refreshes look for an unknown outcome."""


class LookingBack(QObject):
    """Owned by the main window's controller, which has it look after each refresh. Writes to no portal.

    Emits `unknown` when an outcome is still to be found out: the portal may be processing the change.
    """

    unknown = Signal()

    def __init__(self, changes: Changes, scope: TaskScope, parent: QObject):
        super().__init__(parent)
        self._changes, self._scope = changes, scope
        self._all_known = False
        changes.left_unknown.connect(self._look_again)

    def begin(self) -> None:
        """Know nothing of the portal that is opened now."""
        self._all_known = False

    async def look(self, session: Session) -> None:
        """Report what was found out, unless all was or a change is being carried out. Raises Problem."""
        if self._all_known or self._scope.running(self._changes):
            return
        from desktop.services.writing.carrying_out import AT_IT
        from desktop.services.writing.finishing import open_actions
        from desktop.services.writing.resolving import resolve_unfinished

        self._changes.tell_resolved(await resolve_unfinished(session))
        self._changes.tell_open(session, await open_actions(session))
        awaited = [*await session.journal.unfinished(), *await session.journal.unknown(now() - AT_IT - _LATER)]
        self._all_known = not awaited
        if awaited:
            self.unknown.emit()

    def _look_again(self) -> None:
        self._all_known = False
        self.unknown.emit()
