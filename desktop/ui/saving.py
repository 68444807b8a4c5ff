"""Saves a file, and reports how that went."""

import errno
from collections.abc import Awaitable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.browser import open_file
from desktop.qtkit.notices import Notice, NoticeKind, Notices

translate = QCoreApplication.translate
_IN_USE = {32, 33}
"""Windows' codes for a file that another program keeps open."""


async def save_and_tell(
    saving: Awaitable[object], path: Path, notices: Notices, saved: str, failed: str, *, opens: bool = False
) -> bool:
    """Wait until a file is saved, show a notice, and return whether it was: `saved`, or `failed` on an OSError.

    Both are texts with {file} for its name; `failed` also has {reason}. With `opens` the file can be opened from the
    notice.
    """
    try:
        await saving
    except OSError as error:
        text = failed.format(file=path.name, reason=reason(error))
        notices.tell(Notice(text, kind=NoticeKind.ERROR))
        return False
    action = (translate("Saving", "Open"), lambda: _open(path, notices)) if opens else None
    notices.tell(Notice(saved.format(file=path.name), kind=NoticeKind.SUCCESS, action=action))
    return True


def reason(error: OSError) -> str:
    """Return in words why a file could not be saved."""
    if getattr(error, "winerror", None) in _IN_USE:
        return translate("Saving", "it is open in another program")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return translate("Saving", "you have no right to write there, or it is open in another program")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return translate("Saving", "the disk is full")
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return translate("Saving", "there is no such folder")
    return error.strerror or ""


def _open(path: Path, notices: Notices) -> None:
    if not open_file(path):
        text = translate("Saving", "There is no program that opens {file}.")
        notices.tell(Notice(text.format(file=path.name), kind=NoticeKind.WARNING))
