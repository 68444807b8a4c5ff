"""What a file is, by its first bytes and never by its name."""

import codecs
import re
from enum import Enum
from typing import BinaryIO

from desktop.importing.encodings import utf16_without_bom
from desktop.importing.problems import Cause, FileProblem


class Content(Enum):
    """Kinds of content that can be read."""

    DELIMITED = "delimited"
    HTML = "html"
    VCARD = "vcard"
    WORKBOOK = "workbook"


_HEAD = 64 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_BINARIES = (
    b"\x89PNG", b"\xff\xd8\xff", b"%PDF", b"\x7fELF", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"SQLite format",
    b"{\\rtf", b"II*\0", b"MM\0*", b"PK\x05\x06", b"PK\x07\x08", b"\x28\xb5\x2f\xfd", b"\0\1\0\0",
)  # fmt: skip
_PERHAPS = (b"GIF8", b"BM", b"RIFF", b"MZ", b"Rar!", b"BZh", b"ID3", b"OggS", b"fLaC", b"wOFF")
"""These may begin a text, too, but then without control characters."""
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.005
_TABLE = re.compile(r"<(?:table|tr|td)[\s>]", re.IGNORECASE)
_VCARD = re.compile(r"BEGIN:VCARD\b", re.IGNORECASE)


def content_of(file: BinaryIO) -> Content:
    """Tell what a file is. Raises FileProblem EMPTY, BINARY or NUL_BYTES."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise FileProblem(Cause.EMPTY)
    if head.startswith(_WORKBOOKS):
        return Content.WORKBOOK
    if wide := head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or utf16_without_bom(head) is not None:
        text = head.translate(None, b"\0\xff\xfe").decode("latin-1").strip()
    else:
        _refuse_binary(head)
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1").strip()
    if not text.strip("\0"):
        raise FileProblem(Cause.NUL_BYTES if b"\0" in head and not wide else Cause.EMPTY)
    if _VCARD.match(text):
        return Content.VCARD
    return Content.HTML if text.startswith("<") and _TABLE.search(text) else Content.DELIMITED


def _refuse_binary(head: bytes) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if (
        head.startswith(_BINARIES)
        or head[4:8] == b"ftyp"
        or (head.startswith(_PERHAPS) and (controls or b"\0" in head))
    ):
        raise FileProblem(Cause.BINARY, detail=f"begins with {head[:8]!r}")
    if controls > max(2, len(head) * _MOST_CONTROLS):
        raise FileProblem(Cause.BINARY, detail=f"{controls} control characters in {len(head)} bytes")
