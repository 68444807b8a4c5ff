"""Files that macOS asks the running program to open, instead of starting it a second time."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.qtkit.desktop_application import listen


class OpenedFiles(QObject):
    """Owned by the window. Emits `opened` with each file, as a list of one Path."""

    opened = Signal(object)

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.destroyed.connect(listen(app, self._opens))

    def _opens(self, event: QEvent) -> bool:
        """Take events with files, and no others."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return False
