"""The system's own ways to end a program: "Quit" of a dock or task bar, and the end of the user's session."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from desktop.qtkit.desktop_application import listen


class SessionEnd(QObject):
    """Owned by the application. Qt would stop the loop under the running program: it is asked to end instead.

    `quit_asked` is called when the program is to end and may still ask. `session_ends` is called when the session is
    about to end, with whether the user may be asked; it returns False when the end has to wait for an answer.
    """

    def __init__(
        self, app: QApplication, quit_asked: Callable[[], object], session_ends: Callable[[bool], bool]
    ) -> None:
        super().__init__(app)
        self._quit_asked = quit_asked
        self._session_ends = session_ends
        self._app = app
        self._unlisten = listen(app, self._quits)
        app.commitDataRequest.connect(self._commit, Qt.ConnectionType.DirectConnection)

    def close(self) -> None:
        """Leave it to Qt from now on."""
        self._unlisten()
        self._app.commitDataRequest.disconnect(self._commit)
        self.deleteLater()

    def _quits(self, event: QEvent) -> bool:
        """Ask the program to end instead of stopping its loop."""
        if event.type() != QEvent.Type.Quit:
            return False
        self._quit_asked()
        event.accept()
        return True

    def _commit(self, manager: QSessionManager) -> None:
        may_ask = manager.allowsInteraction()
        goes_on = self._session_ends(may_ask)
        if may_ask:
            manager.release()
            if not goes_on:
                manager.cancel()
