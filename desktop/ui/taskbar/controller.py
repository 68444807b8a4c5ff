"""What the task bar shows of the program: how far long work is, and how many notices wait."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.qtkit.loop import application
from desktop.qtkit.notices import Notice, NoticeKind
from desktop.qtkit.progress import UNKNOWN, ThinProgress
from desktop.qtkit.taskbar import Taskbar
from desktop.ui.window.controller import WindowController

_WAITING = (NoticeKind.WARNING, NoticeKind.ERROR)
"""Notices that stay until somebody has read them."""


class TaskbarController(QObject):
    """Made by the program beside the window. Shows only work that takes long enough for words.

    The number is that of warnings and errors, such as a write that failed, that came while nobody looked.
    """

    def __init__(self, controller: WindowController, taskbar: Taskbar) -> None:
        super().__init__(controller)
        self._taskbar = taskbar
        self._shares: dict[ThinProgress, float] = {}
        self._notices = controller.parts.notices
        app: QApplication = application()
        self._looking = app.applicationState() is Qt.ApplicationState.ApplicationActive
        self._seen: list[Notice] = []
        self._number = 0
        self._closed = False
        self._follow(controller.parts.window.progress)
        controller.importing.opened.connect(lambda dialog: self._follow(dialog.progress))
        self._notices.changed.connect(lambda _: self._count())
        app.applicationStateChanged.connect(self._look)

    def close(self) -> None:
        """Leave nothing in the task bar, also of what goes on while the program ends."""
        self._shares.clear()
        self._taskbar.show_progress(None)
        self._show_number(0)
        self._closed = True

    def _follow(self, progress: ThinProgress) -> None:
        progress.told.connect(lambda share: self._take(progress, share))
        progress.destroyed.connect(lambda: self._take(progress, None))

    def _take(self, progress: ThinProgress, share: float | None) -> None:
        before = self._shown()
        if share is None or self._closed:
            self._shares.pop(progress, None)
        else:
            self._shares[progress] = share
        if (now := self._shown()) != before:
            self._taskbar.show_progress(now)

    def _shown(self) -> float | None:
        """Return the share of the least advanced work, None if none is under way."""
        known = [share for share in self._shares.values() if share >= 0]
        return min(known, default=UNKNOWN) if self._shares else None

    def _look(self, state: Qt.ApplicationState) -> None:
        self._looking = state is Qt.ApplicationState.ApplicationActive
        self._count()

    def _count(self) -> None:
        waiting = [notice for notice in self._notices.current if notice.kind in _WAITING]
        if self._looking:
            self._seen = waiting
        self._show_number(sum(notice not in self._seen for notice in waiting))

    def _show_number(self, number: int) -> None:
        if number != self._number and not self._closed:
            self._number = number
            self._taskbar.show_number(number)
