"""Saves a file, and reports how that went."""

from collections.abc import Awaitable
from pathlib import Path

from desktop.qtkit.notices import Notice, NoticeKind, Notices


async def save_and_tell(saving: Awaitable[object], path: Path, notices: Notices, saved: str, failed: str) -> None:
    """Wait until a file is saved, and show a notice: `saved`, or `failed` on an OSError.

    Both are texts with {file} for its name; `failed` also has {reason}.
    """
    try:
        await saving
    except OSError as error:
        text = failed.format(file=path.name, reason=error.strerror or "")
        notices.tell(Notice(text, kind=NoticeKind.ERROR))
    else:
        notices.tell(Notice(saved.format(file=path.name), kind=NoticeKind.SUCCESS))
