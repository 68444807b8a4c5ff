"""What a file is, judged by its first bytes and never by its name."""

import codecs
import re
from enum import Enum
from typing import BinaryIO

from desktop.importing.encodings import utf16_without_bom
from desktop.importing.flat_workbook import is_flat, root_of
from desktop.importing.problems import FileFault, FileProblem


class Content(Enum):
    """Kinds of content that can be read."""

    DELIMITED = "delimited"
    HTML = "html"
    VCARD = "vcard"
    WORKBOOK = "workbook"


_HEAD = 64 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_ARCHIVES = (b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"PK\x05\x06", b"PK\x07\x08", b"Rar!\x1a")
_BINARIES = (
    b"\x89PNG", b"\xff\xd8\xff", b"%PDF", b"\x7fELF", b"SQLite format", b"{\\rtf", b"II*\0", b"MM\0*", b"\0\1\0\0",
)  # fmt: skip
_PERHAPS = (b"GIF8", b"BM", b"RIFF", b"MZ", b"BZh", b"ID3", b"OggS", b"fLaC", b"wOFF")
"""These may also begin a text, but one without control characters."""
_LONGEST_START = 4096
_FIRST_LINES, _FEW_LINES = 10, 3
_CONTROLS = bytes(code for code in range(1, 32) if code not in b"\t\n\v\f\r\x1a\x1b")
_MOST_CONTROLS = 0.005
_TABLE = re.compile(r"<(?:table|tr|td)[\s>]", re.IGNORECASE)
_VCARD = re.compile(r"^[ \t]{0,20}BEGIN[ \t]{0,20}:[ \t]{0,20}VCARD[ \t]{0,20}$", re.IGNORECASE | re.MULTILINE)
_JSON = re.compile(r"[\[{]\s{0,200}(?:[\[{\"]|'\w{1,60}' ?:|[\]}]\s{0,200}\Z)")
_LDIF = re.compile(r"(?:#[^\n]{0,500}\n|version: ?\d\r?\n|\s){0,50}dn::? ?[^\n]{0,500}=", re.IGNORECASE)
_SYLK = re.compile(r"ID;[^\r\n]{0,200}[\r\n]{1,2}(?:P|F|C|B|O|NN)[;\r\n]|TABLE[\r\n]{1,2}0,1[\r\n]")
"""SYLK, or DIF, which is as old and as rare."""
_MHT = re.compile(
    r"(?:[\w-]{1,40}:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n){0,10}){0,30}?(?:MIME-Version:|Content-Type: ?multipart/)",
    re.IGNORECASE,
)
_SENT = frozenset({"to", "sent", "message-id", "received", "return-path", "delivered-to"})
"""Headers of messages that a saved page lacks."""
_MAIL = _SENT | {"from", "subject", "date"}
_FEW_HEADERS, _MOST_HEADERS = 3, 200


def content_of(file: BinaryIO) -> Content:
    """Return what a file is. Raises FileProblem EMPTY, BINARY, NUL_BYTES, or the fault of an unreadable format."""
    file.seek(0)
    head = file.read(_HEAD)
    if not head:
        raise FileProblem(FileFault.EMPTY)
    if head.startswith(_WORKBOOKS):
        return Content.WORKBOOK
    _refuse_known(head)
    if wide := head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or utf16_without_bom(head) is not None:
        text = head.translate(None, b"\0\xff\xfe").decode("latin-1").strip()
    else:
        _refuse_binary(head)
        text = head.removeprefix(codecs.BOM_UTF8).decode("latin-1").strip()
    if not text.strip("\0"):
        raise FileProblem(FileFault.NUL_BYTES if b"\0" in head and not wide else FileFault.EMPTY)
    if text.startswith("<") and (content := _marked_up(text)) is not None:
        return content
    _refuse_foreign(text)
    return Content.VCARD if _VCARD.search(text.replace("\r", "\n")) else Content.DELIMITED


def _marked_up(text: str) -> Content | None:
    """Return what an XML or HTML text is; None if a text merely begins with a bracket."""
    root = root_of(text)
    if is_flat(root, text):
        return Content.WORKBOOK
    name = root.rpartition(":")[2].lower()
    if name == "vcards":
        raise FileProblem(FileFault.XCARD)
    if _TABLE.search(text):
        return Content.HTML
    if name != "html" and (text.startswith("<?xml") or (root and _is_closed(root, text))):
        raise FileProblem(FileFault.XML, detail=root)
    if name == "html":
        return Content.HTML
    return None


def _is_closed(root: str, text: str) -> bool:
    """Return whether a text without a declaration is XML anyway: its first lines are tags, or its end is one."""
    lines = [line.strip() for line in text[:_LONGEST_START].splitlines()[:_FIRST_LINES]]
    tags = all(line.startswith("<") and line.endswith(">") for line in lines[:-1] if line)
    return text.endswith(f"</{root}>") or (len(lines) > _FEW_LINES and tags and "</" in text)


def _refuse_foreign(text: str) -> None:
    """Refuse texts other than tables, with the fault named after their format."""
    if _JSON.match(text):
        raise FileProblem(FileFault.XCARD if re.match(r'\[\s{0,200}\[?\s{0,200}"vcard"', text) else FileFault.JSON)
    if _is_mail(text):
        raise FileProblem(FileFault.MAIL)
    for shape, cause in ((_LDIF, FileFault.LDIF), (_SYLK, FileFault.SYLK), (_MHT, FileFault.WEB_ARCHIVE)):
        if shape.match(text):
            raise FileProblem(cause)


def _is_mail(text: str) -> bool:
    """Return whether a text begins with the headers of a mail message."""
    found = set()
    for line in text.removeprefix("From ").splitlines()[:_MOST_HEADERS]:
        name, colon, _ = line.partition(":")
        if not line.strip():
            break
        if not line[0].isspace():
            found.add(name.lower() if colon else "")
    return len(found & _MAIL) >= _FEW_HEADERS and bool(found & _SENT) and "" not in found


def _refuse_known(head: bytes) -> None:
    """Refuse files that begin like an archive, a picture or a program."""
    if head.startswith(_ARCHIVES):
        raise FileProblem(FileFault.ARCHIVE, detail=f"begins with {head[:8]!r}")
    if head.startswith(_BINARIES) or head[4:8] == b"ftyp":
        raise FileProblem(FileFault.BINARY, detail=f"begins with {head[:8]!r}")


def _refuse_binary(head: bytes) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if head.startswith(_PERHAPS) and (controls or b"\0" in head):
        raise FileProblem(FileFault.BINARY, detail=f"begins with {head[:8]!r}")
    if controls > max(2, len(head) * _MOST_CONTROLS):
        raise FileProblem(FileFault.BINARY, detail=f"{controls} control characters in {len(head)} bytes")
