"""Pages in the system's browser, and files in the programs that belong to them, if there are any."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_page(address: str) -> bool:
    """Open a page in the browser; return False if the system has none."""
    return QDesktopServices.openUrl(QUrl(address))


def open_file(path: Path) -> bool:
    """Open a file in the program that belongs to it; return False if there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
