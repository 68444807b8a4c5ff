"""The stacks of a crash of the interpreter on Windows, where they can't go into the log.

faulthandler writes them there for every structured exception that looks like an error, also for those by which COM
reports failures that are handled: a drop or a file dialog may cause some. So they go into a file of the process,
which a clean end removes. What is left of one that crashed goes into the log at the next start.
"""

import faulthandler
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.store import private

_PATTERN = "crash-*.txt"
_BLOCK = re.compile(r"^(?=Fatal Python error: |Windows fatal exception: )", re.MULTILINE)
_HARMLESS = re.compile(r"Windows fatal exception: code 0x(?!c0000)[0-9a-f]{8}$", re.IGNORECASE | re.MULTILINE)
"""Exceptions that are no errors of the processor or of Windows itself (0xc0000...): COM's, RPC's, debuggers'."""
_MOST_LETTERS = 20_000


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Write stacks into a file of this process while the `with` lasts. Raises OSError."""
    path = folder / f"crash-{os.getpid()}.txt"
    path.unlink(missing_ok=True)
    private.create(path)
    with path.open("a", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
    with suppress(OSError):
        path.unlink()


def left_in(folder: Path) -> Iterator[str]:
    """Yield the stacks of each process that crashed, and remove them; those of programs that still run stay.

    Windows does not remove a file that is open.
    """
    for path in sorted(folder.glob(_PATTERN)):
        with suppress(OSError):
            text = path.read_text(encoding="utf-8", errors="replace")
            path.unlink()
            last = _BLOCK.split(text)[-1].strip()
            if last and not _HARMLESS.match(last):
                yield last[:_MOST_LETTERS]
