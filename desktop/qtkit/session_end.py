"""How the system ends a program: by "Quit" in a dock or task bar, or at the end of the user's session."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication, QWidget

from desktop.qtkit.desktop_application import listen


class SessionEnd(QObject):
    """Owned by the application. Asks the program to end, where Qt would stop the loop under the running program.

    The `window` is closed when the program is to end, and may ask the user first. `session_ends` is called when the
    session is about to end, with whether the user may be asked; it returns why the end has to wait, or "". Windows
    always lets us ask, shows the reason, and kills the process as soon as it has been told that the session ends.
    """

    def __init__(self, app: QApplication, window: QWidget, session_ends: Callable[[bool], str]) -> None:
        super().__init__(app)
        self._window = window
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
        self._window.close()
        event.accept()
        return True

    def _commit(self, manager: QSessionManager) -> None:
        may_ask = manager.allowsInteraction()
        reason = self._session_ends(may_ask)
        show_reason(self._window, reason)
        if may_ask:
            manager.release()
            if reason:
                manager.cancel()


def show_reason(window: QWidget, reason: str) -> None:
    """Have Windows say why the session can't end yet; "" withdraws it."""
    if sys.platform == "win32":
        import ctypes

        handle = ctypes.c_void_p(int(window.winId()))
        if reason:
            ctypes.windll.user32.ShutdownBlockReasonCreate(handle, ctypes.c_wchar_p(reason))
        else:
            ctypes.windll.user32.ShutdownBlockReasonDestroy(handle)
