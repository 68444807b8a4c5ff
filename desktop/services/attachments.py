"""Attachments as files, for as long as an import reads them."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.services.portal_names import DEVICE
from desktop.services.temporary import temporary_folder
from desktop.store import private

_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))
_MOST_LETTERS, _MOST_BYTES = 100, 240
"""A path of Windows has 260 letters at most, a name on Linux 255 bytes."""
_LONGEST_ENDING = 20


@contextlib.contextmanager
def as_files(contents: Sequence[tuple[str, bytes]]) -> Iterator[list[Path]]:
    """Provide named contents as temporary files that only the user can read; blocks. Raises OSError.

    The names are anybody's: each file has a folder of its own and a name that every system allows.
    """
    with temporary_folder() as folder:
        paths = []
        for number, (name, content) in enumerate(contents):
            path = folder / str(number) / file_name(name)
            private.make(path.parent)
            path.write_bytes(content)
            paths.append(path)
        yield paths


def file_name(name: str) -> str:
    """Return a file name as near to any text as all systems allow."""
    name = "".join(sign if sign.isprintable() else "_" for sign in name).translate(_FORBIDDEN).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    room = _MOST_LETTERS - len(dot + ending)
    while len(f"{stem[:room]}{dot}{ending}".encode()) > _MOST_BYTES:
        room -= 1
    name = f"{stem[:room].rstrip(' .')}{dot}{ending}" or "attachment"
    return f"_{name}" if DEVICE.match(name.replace(" ", "")) else name
