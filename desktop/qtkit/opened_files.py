"""Files that the system asks a running program to open: on macOS it starts no second one for them."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.qtkit.desktop_application import listen


class OpenedFiles(QObject):
    """Owned by the program's window. Emits `opened` with each file (a list of one Path)."""

    opened = Signal(object)

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self.destroyed.connect(listen(app, self._opens))

    def _opens(self, event: QEvent) -> bool:
        """Take the files, and nothing else."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return False
