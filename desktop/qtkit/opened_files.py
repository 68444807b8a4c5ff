"""Files that macOS asks the running program to open, instead of starting it a second time or with arguments."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.qtkit.desktop_application import listen


class OpenedFiles(QObject):
    """Owned by the window. Calls `opened` with each file, at once with those that came before anybody listened."""

    def __init__(self, app: QApplication, opened: Callable[[list[Path]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._opened = opened
        self.destroyed.connect(listen(app, self._opens))

    def _opens(self, event: QEvent) -> bool:
        """Take events with files, and no others."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._opened([Path(event.file())])
            return True
        return False
