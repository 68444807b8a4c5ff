"""Attachments as mail programs on Windows offer them: Qt's formats for FILEGROUPDESCRIPTORW and its contents."""

import struct

from PySide6.QtCore import QMimeData

LIST = 'application/x-qt-windows-mime;value="FileGroupDescriptorW"'
CONTENT = 'application/x-qt-windows-mime;value="FileContents"'
HAS_ATTRIBUTES, HAS_SIZE, FOLDER = 0x04, 0x40, 0x10


def listed(name, size=None, *, folder=False):
    """Return one FILEDESCRIPTORW of 592 bytes; the name may be the 520 bytes of its text."""
    text = name if isinstance(name, bytes) else name.encode("utf-16-le")
    entry = bytearray(592)
    flags = (HAS_SIZE if size is not None else 0) | (HAS_ATTRIBUTES if folder else 0)
    struct.pack_into("<I", entry, 0, flags)
    struct.pack_into("<I", entry, 36, FOLDER if folder else 0)
    struct.pack_into("<II", entry, 64, *divmod(size or 0, 1 << 32))
    entry[72:592] = text[:520].ljust(520, b"\0")
    return bytes(entry)


def attached(*files, text="", numbered=True, count=None):
    """Return what a drag of files offers; `text` comes along with them."""
    data = QMimeData()
    attach(data, *files, numbered=numbered, count=count)
    if text:
        data.setText(text)
    return data


def attach(data, *files, numbered=True, count=None):
    """Offer files: pairs of a name, or an entry, and its content, None for none."""
    entries = [name if len(name) == 592 else listed(name, len(content or b"")) for name, content in files]
    data.setData(LIST, struct.pack("<I", len(entries) if count is None else count) + b"".join(entries))
    for index, (_, content) in enumerate(files):
        if content is not None:
            data.setData(f"{CONTENT};index={index}" if numbered else CONTENT, content)
