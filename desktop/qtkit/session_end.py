"""How the system ends a program: by "Quit" in a dock or task bar, or at the end of the user's session."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from desktop.qtkit.desktop_application import listen


class SessionEnd(QObject):
    """Owned by the application. Asks the program to end, where Qt would stop the loop under the running program.

    `quit_asked` is called when the program is to end and may ask the user first. `session_ends` is called when the
    session is about to end, with whether the user may be asked; it returns False if the end has to wait.
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
        """Leave the end of the program to Qt from now on."""
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
