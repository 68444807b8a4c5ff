"""Pages in the system's browser, if there is one."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def open_page(address: str) -> bool:
    """Open a page in the browser; return False if the system has none."""
    return QDesktopServices.openUrl(QUrl(address))
