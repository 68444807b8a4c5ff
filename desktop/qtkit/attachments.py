"""Files that another program hands over without paths: attachments dragged or copied from mail, files in archives.

On Windows they are offered as a list of names, FileGroupDescriptorW, and the content of each as FileContents. Qt's
formats for these are `application/x-qt-windows-mime`, with the file's place in the list as `index`.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import PureWindowsPath

from PySide6.QtCore import QMimeData

LIST_FORMAT = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENT_FORMAT = 'application/x-qt-windows-mime;value="FileContents"'
MOST_FILES = 50
MOST_BYTES = 256 * 1024 * 1024
"""Of all files together: Qt passes contents through memory."""
_NUMBER = struct.Struct("<I")
_ENTRY = struct.Struct("<I32xI24xII520s")
"""FILEDESCRIPTORW: flags, attributes, the upper and the lower half of the size, the name."""
_HAS_ATTRIBUTES, _HAS_SIZE = 0x04, 0x40
_FOLDER = 0x10
_PADDING = 16
"""Content in global memory may be followed by less than this: Windows rounds its size up."""
_LINKS = (".url", ".website")
_MESSAGES = (".msg",)


class Withheld(Enum):
    """Why a file has no content."""

    MESSAGE = "message"
    """It is a message of Outlook, which comes as a storage (IStorage). Qt can't pass that on."""
    TOO_MANY = "too-many"
    TOO_BIG = "too-big"
    NOT_GIVEN = "not-given"
    """The other program named the file but gave no content."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file without a path. The name is the other program's own: any text without a path."""

    name: str
    content: bytes = b""
    withheld: Withheld | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    index: int
    name: str
    size: int | None


def offers_attachments(data: QMimeData) -> bool:
    """Return whether data has files without paths. A link that a browser drags as a file is none."""
    return any(True for _ in _entries(data))


def read_attachments(data: QMimeData) -> list[Attachment]:
    """Return the files without paths, with their contents. Blocks while the other program hands them over.

    Data that is dragged has to be read before the drop has been handled.
    """
    read, left = list[Attachment](), MOST_BYTES
    entries = list(_entries(data))
    for number, entry in enumerate(entries):
        withheld = _withheld(entry, left) if number < MOST_FILES else Withheld.TOO_MANY
        content = b"" if withheld else _content(data, entry, alone=len(entries) == 1)
        if len(content) > left:
            withheld = Withheld.TOO_BIG
        elif not content and not withheld and entry.size != 0:
            withheld = Withheld.NOT_GIVEN
        read.append(Attachment(entry.name, b"" if withheld else content, withheld))
        left -= len(read[-1].content)
    return read


def _withheld(entry: _Entry, left: int) -> Withheld | None:
    if entry.name.lower().endswith(_MESSAGES):
        return Withheld.MESSAGE
    return Withheld.TOO_BIG if (entry.size or 0) > left else None


def _content(data: QMimeData, entry: _Entry, *, alone: bool) -> bytes:
    content = bytes(data.data(f"{CONTENT_FORMAT};index={entry.index}").data())
    if not content and alone:
        content = bytes(data.data(CONTENT_FORMAT).data())  # some programs number a single file -1
    rest = len(content) - entry.size if entry.size is not None else 0
    return content[: entry.size] if 0 < rest < _PADDING else content


def _entries(data: QMimeData) -> Iterator[_Entry]:
    """Yield the files that FILEGROUPDESCRIPTORW lists, however many it claims to have; no folders and links."""
    group = data.data(LIST_FORMAT).data()
    if len(group) < _NUMBER.size:
        return
    (claimed,) = _NUMBER.unpack_from(group)
    for index in range(min(claimed, (len(group) - _NUMBER.size) // _ENTRY.size)):
        flags, attributes, upper, lower, text = _ENTRY.unpack_from(group, _NUMBER.size + index * _ENTRY.size)
        name = PureWindowsPath(text.decode("utf-16-le", "replace").partition("\0")[0]).name
        folder = flags & _HAS_ATTRIBUTES and attributes & _FOLDER
        if not folder and not name.lower().endswith(_LINKS):
            yield _Entry(index, name, (upper << 32) + lower if flags & _HAS_SIZE else None)
