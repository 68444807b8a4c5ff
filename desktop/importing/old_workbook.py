"""Old workbooks (XLS), measured and repacked into a new container before they are loaded.

python-calamine trusts the container (MS-CFB) and the records (MS-XLS): a chain of sectors that loops, or a sheet that
claims to be big, takes all memory. olefile reads the container carefully; only the stream with the sheets is passed
on.

Up to Excel 95 (BIFF5), texts are bytes in a code page, which programs often omit or take from a Western template.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import olefile

from desktop.importing.encodings import RUSSIAN, eight_bit, is_russian
from desktop.importing.extent import Extent
from desktop.importing.limits import MAX_BYTES, MAX_CELLS
from desktop.importing.marks import SheetMarks
from desktop.importing.problems import FileFault, FileProblem

_SHEET, _SHARED, _SIZE, _RUN, _END = 0x0085, 0x00FC, 0x0200, 0x00BD, 0x000A
_CELLS = frozenset({0x0006, 0x007E, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
_BEGIN, _LOCKED, _CODE_PAGE, _ROW, _LABEL, _RICH = 0x0809, 0x002F, 0x0042, 0x0208, 0x0204, 0x00D6
_FORMULAS, _ERROR = (0x0006, 0x0406, 0x0206), 0x0205
_BIFF8 = 0x0600
_HIDDEN_ROW, _ROW_FLAGS = 0x20, 12
_PAGES = {
    866: "cp866",
    1251: "cp1251",
    1252: "cp1252",
    10007: "mac-cyrillic",
    20866: "koi8-r",
    0x8000: "mac-roman",
    0x8001: "cp1252",
}
_CODES = {name: page for page, name in _PAGES.items() if page < 0x8000}
_MOST_LETTERS = 64 * 1024
_SHORTEST_TEXT = 3
_MAX_SHEETS = 10_000
_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR = 4096
_IN_FAT = _SECTOR // 4
_MAX_FATS = 109
_FREE, _CHAIN_END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


@dataclass(frozen=True, slots=True)
class OldWorkbook:
    """A checked copy of a workbook; `encoding` is "" for Unicode. `marks` has those of each sheet."""

    data: bytes
    encoding: str
    marks: tuple[SheetMarks, ...]


def is_old(file: BinaryIO) -> bool:
    """Return whether a file is in the container of old workbooks."""
    file.seek(0)
    return file.read(8) == _MAGIC


def repacked(file: BinaryIO, encoding: str | None = None) -> OldWorkbook:
    """Return a checked copy of a workbook; `encoding` is that of its texts, if they are in a code page.

    Raises FileProblem PASSWORD, MAIL, BINARY, DAMAGED or TOO_BIG.
    """
    data = _stream(file)
    places = _sheets(data)
    checked = {place: _check_sheet(data, place) for place in set(places)}
    marks = tuple(checked[place] for place in places)
    if _version(data) >= _BIFF8:
        return OldWorkbook(_container(data), "", marks)
    encoding = encoding if encoding in _CODES else _encoding(data, places)
    return OldWorkbook(_container(_in_page(data, encoding)), encoding, marks)


def _stream(file: BinaryIO) -> bytes:
    """Return the stream with the sheets."""
    file.seek(0)
    try:
        with olefile.OleFileIO(file) as container:
            if container.exists("EncryptedPackage") or container.exists("EncryptionInfo"):
                raise FileProblem(FileFault.PASSWORD)
            if container.exists("__properties_version1.0"):  # MS-OXMSG: a message that Outlook saved
                raise FileProblem(FileFault.MAIL)
            name = next((name for name in ("Workbook", "Book") if container.exists(name)), None)
            if name is None:
                raise FileProblem(FileFault.BINARY, detail="no workbook in it")
            if container.get_size(name) > MAX_BYTES:
                raise FileProblem(FileFault.DAMAGED, detail="longer than the file")
            data: bytes = container.openstream(name).read()
    except FileProblem:
        raise
    except Exception as error:
        raise FileProblem(FileFault.DAMAGED, detail=str(error)) from None
    return data


def _sheets(data: bytes) -> list[int]:
    """Check the workbook's records in the way they will be read, and return where each sheet begins."""
    places = []
    shared = 0
    for kind, start, length in _records(data, 0):
        if kind == _LOCKED:
            raise FileProblem(FileFault.PASSWORD)
        if kind == _SHEET and length >= 4:
            places.append(int.from_bytes(data[start : start + 4], "little"))
        elif kind == _SHARED and length >= 8:
            shared = max(shared, int.from_bytes(data[start + 4 : start + 8], "little"))
    if shared * _SHORTEST_TEXT > len(data) or len(places) > _MAX_SHEETS:
        raise FileProblem(FileFault.DAMAGED, detail="more texts or sheets than the file can hold")
    return places


def _check_sheet(data: bytes, place: int) -> SheetMarks:
    """Check the records of a sheet and return its marks."""
    extent = Extent()
    marks = SheetMarks()
    for kind, start, length in _records(data, place):
        if kind in _CELLS and length >= 4:
            row, column = struct.unpack_from("<HH", data, start)
            extent.add(row, column)
            if _is_error(kind, data[start + 6 : start + length]):
                marks.miss(row + 1, column)
        elif kind == _RUN and length >= 6:
            row, first = struct.unpack_from("<HH", data, start)
            (last,) = struct.unpack_from("<H", data, start + length - 2)
            extent.add(row, min(first, last), max(first, last))
        elif kind == _ROW and length >= _ROW_FLAGS + 2:
            if data[start + _ROW_FLAGS] & _HIDDEN_ROW:
                marks.hidden.add(int.from_bytes(data[start : start + 2], "little") + 1)
        elif kind == _SIZE and length in (10, 14):
            top, bottom, left, right = struct.unpack_from("<4H" if length == 10 else "<2I2H", data, start)
            if bottom and right and (bottom <= top or right <= left or (bottom - top) * (right - left) > MAX_CELLS):
                raise FileProblem(FileFault.TOO_BIG, detail=f"{bottom - top} rows of {right - left} columns")
    return marks


def _is_error(kind: int, value: bytes) -> bool:
    """Return whether a cell holds an error, either directly or as the result of its formula."""
    if kind == _ERROR:
        return value[1:2] == b"\1"
    return kind in _FORMULAS and value[:1] == b"\2" and value[6:8] == b"\xff\xff"


def _version(data: bytes) -> int:
    kind, length = struct.unpack_from("<HH", data.ljust(8, b"\0"))
    return int.from_bytes(data[4:6], "little") if kind == _BEGIN and length >= 2 else _BIFF8


def _encoding(data: bytes, places: list[int]) -> str:
    """Return the encoding of the texts: by the code page, unless it is missing, or Western for Russian texts."""
    told = ""
    for kind, start, length in _records(data, 0):
        if kind == _CODE_PAGE and length >= 2:
            told = _PAGES.get(int.from_bytes(data[start : start + 2], "little"), "")
    if told in RUSSIAN:
        return told
    letters = b" ".join(_texts(data, places))
    found = eight_bit(letters)
    return found if not told or is_russian(letters, found) else "cp1252"


def _texts(data: bytes, places: list[int]) -> Iterator[bytes]:
    left = _MOST_LETTERS
    for place in places:
        for kind, start, length in _records(data, place):
            if kind in (_LABEL, _RICH) and length > 8:
                text = data[
                    start + 8 : start + min(length, 8 + int.from_bytes(data[start + 6 : start + 8], "little"))
                ]
                yield text
                left -= len(text)
                if left <= 0:
                    return


def _in_page(data: bytes, encoding: str) -> bytes:
    """Return the records with an encoding's code page inserted as the second one; the sheets move by its length."""
    page = struct.pack("<3H", _CODE_PAGE, 2, _CODES[encoding])
    begin = 4 + int.from_bytes(data[2:4], "little")
    changed = bytearray(data)
    for kind, start, length in _records(data, 0):
        if kind == _SHEET and length >= 4:
            place = int.from_bytes(data[start : start + 4], "little") + len(page)
            changed[start : start + 4] = (place & 0xFFFFFFFF).to_bytes(4, "little")
        elif kind == _CODE_PAGE and length >= 2:
            changed[start : start + 2] = page[4:]
    return bytes(changed[:begin]) + page + bytes(changed[begin:])


def _records(data: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Yield the kind, start and length of each record, up to the one that ends a part."""
    while place + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, place)
        place += 4
        if place + length > len(data):
            return
        yield kind, place, length
        if kind == _END:
            return
        place += length


def _container(data: bytes) -> bytes:
    """Return a container of sectors of 4 kB: header, allocation table, directory, the stream."""
    data = data.ljust(_SECTOR, b"\0")
    sectors = -(-len(data) // _SECTOR)
    fats = 1
    while fats * _IN_FAT < sectors + fats + 1:
        fats += 1
    if fats > _MAX_FATS:
        raise FileProblem(FileFault.TOO_BIG, detail=f"{len(data)} bytes of sheets")
    first = fats + 1
    chain = [_FAT] * fats + [_CHAIN_END, *range(first + 1, first + sectors), _CHAIN_END]
    table = struct.pack(f"<{fats * _IN_FAT}I", *chain, *[_FREE] * (fats * _IN_FAT - len(chain)))
    places = struct.pack(f"<{_MAX_FATS}I", *range(fats), *[_FREE] * (_MAX_FATS - fats))
    header = struct.pack(
        "<8s16s5H6x9I", olefile.MAGIC, b"", 0x3E, 4, 0xFFFE, 12, 6, 1, fats, fats, 0, 4096, _CHAIN_END, 0,
        _CHAIN_END, 0,
    )  # fmt: skip
    directory = _entry("Root Entry", 5, 1, 0, 0) + _entry("Workbook", 2, _FREE, first, len(data))
    return b"".join(
        (
            (header + places).ljust(_SECTOR, b"\0"),
            table,
            directory.ljust(_SECTOR, b"\0"),
            data.ljust(sectors * _SECTOR, b"\0"),
        )
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """Return a directory entry, of 128 bytes."""
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, _FREE, _FREE, child)
    return (head + b"\0" * 36 + struct.pack("<IQ", start, size)).ljust(128, b"\0")
