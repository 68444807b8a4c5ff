"""Shows uncaught errors in a single window, however many there are."""

import logging
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.qtkit.scope import TaskScope
from desktop.services.shareable import traceback_of
from desktop.ui.crash.dialog import CrashDialog

log = logging.getLogger(__name__)
_MOST_KEPT = 5
"""Different tracebacks in one report; further errors are only counted."""


class CrashReports(QObject):
    """Made by the program beside the window. Emits `log_wanted` and `quit_wanted`, as its window does.

    A report consists of masked tracebacks and of what `diagnostics` gathers in the background.
    """

    log_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget, diagnostics: Callable[[], Awaitable[str]]):
        super().__init__(window)
        self._window = window
        self._diagnostics = diagnostics
        self._scope = TaskScope(_without_diagnostics, owner=window)
        self._dialog: CrashDialog | None = None
        self._times = 0
        self._tracebacks: list[str] = []
        self._gathered = ""

    def take(self, error: BaseException) -> None:
        """Show an error, or add it to the window if that is open already."""
        self._times += 1
        trace = traceback_of(error)
        if trace not in self._tracebacks and len(self._tracebacks) < _MOST_KEPT:
            self._tracebacks.append(trace)
        if self._dialog is None:
            dialog = self._dialog = CrashDialog(self._window)
            dialog.log_wanted.connect(self.log_wanted)
            dialog.quit_wanted.connect(self.quit_wanted)
            dialog.finished.connect(self._closed)
            self._tell()
            dialog.open()
            self._scope.start(self._gather())
        else:
            self._tell()

    async def close(self) -> None:
        """Close the window, if it is open."""
        await self._scope.close()
        if self._dialog is not None:
            self._dialog.reject()

    def _tell(self) -> None:
        if self._dialog is not None:
            parts = (*self._tracebacks, self._gathered)
            self._dialog.show_report("\n\n".join(filter(None, parts)))
            self._dialog.show_times(self._times)

    async def _gather(self) -> None:
        self._gathered = await self._diagnostics()
        self._tell()

    def _closed(self) -> None:
        self._dialog = None
        self._times, self._tracebacks = 0, []


def _without_diagnostics(error: BaseException) -> None:
    """Log the error; the report goes without diagnostics."""
    log.error("diagnostics could not be gathered", exc_info=error)
