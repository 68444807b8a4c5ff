"""Files that the system asks a running program to open: on macOS it starts no second one for them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent


class OpenedFiles(QObject):
    """Owned by the program's window. Emits `opened` with each file (a list of one Path)."""

    opened = Signal(object)

    def __init__(self, app: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the files, and nothing else."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.opened.emit([Path(event.file())])
            return True
        return super().eventFilter(watched, event)
