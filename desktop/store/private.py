"""Keeps names, phones and the journal from other users. On Windows a user's folders are private anyway."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

_FOLDERS = ("portals", "logs")
_FILES = ("portals.json", "preferences.json", "layouts.json", "import-shapes.json", "running")
"""What the program keeps in its data folder, which may hold other things when the user chose it."""
_POSIX = os.name == "posix"


def make(folder: Path) -> None:
    """Make a folder that only its owner can read; an existing one is left as it is. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def create(file: Path) -> None:
    """Make an empty file that only its owner can read, if there is none; errors show when it is opened."""
    with contextlib.suppress(OSError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def tighten(folder: Path, *, whole: bool) -> None:
    """Hide from other users what earlier versions let them read; the folder itself too when the `whole` is ours."""
    if not _POSIX:
        return
    for path in (*([folder, *_below(folder)] if whole else ()), *_kept_in(folder)):
        with contextlib.suppress(OSError):  # another user's file
            mode = stat.S_IMODE(path.lstat().st_mode)
            if not path.is_symlink() and mode & 0o077:
                path.chmod(mode & ~0o077)


def _kept_in(folder: Path) -> Iterator[Path]:
    yield from (folder / name for name in _FILES)
    for name in _FOLDERS:
        yield folder / name
        yield from _below(folder / name)


def _below(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        if not folder.is_symlink():
            yield from folder.iterdir()
