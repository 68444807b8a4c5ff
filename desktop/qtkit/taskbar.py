"""What the task bar, or the dock, shows of the program beside its icon: progress and a number.

The number is Qt's doing on all three systems. Qt has nothing for progress; Windows' own interface is used there, and
elsewhere none is shown.
"""

import logging
import re
import sys
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)


class _Button(Protocol):
    def show(self, share: float | None) -> None: ...


class Taskbar:
    """The place of one window in the task bar. What the system can't show is left out, and logged once."""

    def __init__(self, window: QWidget, button: _Button | None = None) -> None:
        self._window, self._button = window, button
        self._works = button is not None or sys.platform == "win32"

    def show_progress(self, share: float | None) -> None:
        """Show progress as a share of 0.0 to 1.0, below 0.0 of unknown length; None for none."""
        if not self._works:
            return
        try:
            if self._button is None:
                from desktop.qtkit.taskbar_windows import WindowsTaskbar

                self._button = WindowsTaskbar(int(self._window.winId()))
            self._button.show(share)
        except OSError as error:
            self._works = False
            log.info("no progress in the task bar: %s", error)

    def show_number(self, number: int) -> None:
        """Show a number on the program's icon; 0 for none."""
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication):
            return
        name = app.applicationName()
        if sys.platform == "linux":  # where Qt makes a path of D-Bus of the name, which may have no hyphens
            app.setApplicationName(re.sub(r"\W", "_", name, flags=re.ASCII))
        app.setBadgeNumber(number)
        app.setApplicationName(name)


def name_program(name: str) -> None:
    """Give windows, pinned icon and jump list one name, before there is a window; only Windows needs that."""
    if sys.platform == "win32":
        from desktop.qtkit import taskbar_windows

        try:
            taskbar_windows.name_program(name)
        except OSError as error:
            log.info("the task bar does not know the program by name: %s", error)
