"""Errors of this computer's disk, which are not faults of the program: full, write-protected, missing."""

import sqlite3
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.notices import Notice, NoticeKind

translate = QCoreApplication.translate
_OF_THE_DISK = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_PERM,
    }
)
_PRIMARY = 0xFF


def notice_of(error: BaseException) -> Notice | None:
    """Return a notice about an error of the disk; None for any other error."""
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & _PRIMARY in _OF_THE_DISK:
        reason = str(error)
    elif isinstance(error, OSError) and error.filename is not None and error.strerror:
        reason = error.strerror
    else:
        return None
    text = translate(
        "Window",
        "The program's data can't be read or saved on this computer: {reason}. Make room, or look after its folder.",
    )
    return Notice(text.format(reason=reason), kind=NoticeKind.ERROR, key="disk")


def set_aside(file: Path) -> Notice:
    """Return a notice about a file that could not be read, under its new name."""
    text = translate("Window", "The saved data could not be read; it was set aside as {file}.")
    return Notice(text.format(file=file.name), kind=NoticeKind.WARNING)
