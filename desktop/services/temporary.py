"""Temporary folders for what people gave us, which must not outlive its use."""

import contextlib
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_ATTEMPTS, _PAUSE = 50, 0.2
"""Ten seconds in all; pauses are in seconds."""


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Provide a folder that only the user can read. Raises OSError.

    Windows does not remove a file that a cancelled reader has not let go yet: then a thread tries again for a while.
    """
    folder = Path(tempfile.mkdtemp(prefix="call-list-desk-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if folder.exists():
            threading.Thread(target=_remove, args=(folder,), name="temporary", daemon=True).start()


def _remove(folder: Path) -> None:
    for _ in range(_ATTEMPTS):
        time.sleep(_PAUSE)
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
