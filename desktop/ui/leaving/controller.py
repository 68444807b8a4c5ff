"""Whether the window may close now: a change that is being carried out is never cut off without asking."""

from PySide6.QtCore import QObject

from desktop.ui.changes.controller import Changes
from desktop.ui.leaving.dialog import LeavingDialog
from desktop.ui.window.window import MainWindow


class Leaving(QObject):
    """Made by the program beside the window, whose question it answers.

    While the question is open, the window closes as soon as the change is done. It stays open if the change was not
    done or its plan has to be shown again, which the supervisor would otherwise miss.
    """

    def __init__(self, window: MainWindow, changes: Changes):
        super().__init__(window)
        self._window = window
        self._changes = changes
        self._dialog: LeavingDialog | None = None
        self.forced = False
        """Whether the supervisor insisted on ending before the change is done."""
        window.may_close = self._may_close
        changes.written.connect(self._written)

    def _may_close(self) -> bool:
        if not self._changes.writing or self.forced:
            return True
        if self._dialog is None:
            dialog = self._dialog = LeavingDialog(self._changes.writing, self._window)
            dialog.forced.connect(self._force)
            dialog.finished.connect(self._answered)
            dialog.open()
        self._dialog.activateWindow()
        return False

    def _answered(self) -> None:
        self._dialog = None

    def _force(self) -> None:
        self.forced = True
        self._window.close()

    def _written(self, done: bool) -> None:
        if self._dialog is None or (done and self._changes.more_waits):
            return
        self._dialog.done(0)
        if done:
            self._window.close()
