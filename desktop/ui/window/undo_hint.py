"""Says at the undo button what it would take back."""

from PySide6.QtCore import QObject

from desktop.qtkit.scope import TaskScope
from desktop.services.session import Session
from desktop.ui.window.actions import Actions


class UndoHint(QObject):
    """Owned by the main window's controller, which asks for it when a portal is opened and after each change."""

    def __init__(self, actions: Actions, scope: TaskScope, parent: QObject):
        super().__init__(parent)
        self._actions, self._scope = actions, scope

    def look(self, session: Session | None) -> None:
        """Say what would be taken back on this portal now."""
        if session is None:
            self._actions.say_undo("")
        else:
            self._scope.start(self._look(session), key=self)

    async def _look(self, session: Session) -> None:
        group = await session.journal.undoable()
        entries = await session.journal.group(group) if group is not None else []
        if entries:
            from desktop.ui.writes.kinds import what_about

            self._actions.say_undo(what_about(entries[0]))
        else:
            self._actions.say_undo("")
