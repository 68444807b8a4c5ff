"""Old workbooks (XLS): measured, and put into a container of our own, before they are loaded.

python-calamine believes what the container (MS-CFB) and the records (MS-XLS) say: a chain of sectors that bites its
own tail, or a sheet that claims to be big, takes all memory. olefile reads the container carefully; of what is in it
only the stream with the sheets is handed on.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

import olefile

from desktop.importing.extent import Extent
from desktop.importing.limits import MAX_BYTES, MAX_CELLS
from desktop.importing.problems import Cause, FileProblem

_SHEET, _SHARED, _SIZE, _RUN, _END = 0x0085, 0x00FC, 0x0200, 0x00BD, 0x000A
_CELLS = frozenset({0x0006, 0x007E, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x0206, 0x027E, 0x0406})
_CONTINUED = 0x003C
_SHORTEST_TEXT = 3
_MAX_SHEETS = 10_000
_SECTOR = 4096
_IN_FAT = _SECTOR // 4
_MAX_FATS = 109
_FREE, _CHAIN_END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def repacked(file: BinaryIO) -> bytes:
    """Return a checked copy of a workbook. Raises FileProblem PASSWORD, BINARY, DAMAGED or TOO_BIG."""
    data = _stream(file)
    _check(data)
    return _container(data)


def _stream(file: BinaryIO) -> bytes:
    """Return the stream with the sheets."""
    file.seek(0)
    try:
        with olefile.OleFileIO(file) as container:
            if container.exists("EncryptedPackage") or container.exists("EncryptionInfo"):
                raise FileProblem(Cause.PASSWORD)
            name = next((name for name in ("Workbook", "Book") if container.exists(name)), None)
            if name is None:
                raise FileProblem(Cause.BINARY, detail="no workbook in it")
            if container.get_size(name) > MAX_BYTES:
                raise FileProblem(Cause.DAMAGED, detail="longer than the file")
            data: bytes = container.openstream(name).read()
    except FileProblem:
        raise
    except Exception as error:
        raise FileProblem(Cause.DAMAGED, detail=str(error)) from None
    return data


def _check(data: bytes) -> None:
    """Go through the records as they will be read: the workbook's, then each sheet's from where it begins."""
    places = []
    shared = 0
    for kind, start, length in _records(data, 0):
        if kind == _SHEET and length >= 4:
            places.append(int.from_bytes(data[start : start + 4], "little"))
        elif kind == _SHARED and length >= 8:
            shared = max(shared, int.from_bytes(data[start + 4 : start + 8], "little"))
    if shared * _SHORTEST_TEXT > len(data) or len(places) > _MAX_SHEETS:
        raise FileProblem(Cause.DAMAGED, detail="more texts or sheets than the file can hold")
    for place in set(places):
        _check_sheet(data, place)


def _check_sheet(data: bytes, place: int) -> None:
    extent = Extent()
    for kind, start, length in _records(data, place):
        if kind in _CELLS and length >= 4:
            extent.add(*struct.unpack_from("<HH", data, start))
        elif kind == _RUN and length >= 6:
            row, first = struct.unpack_from("<HH", data, start)
            (last,) = struct.unpack_from("<H", data, start + length - 2)
            extent.add(row, min(first, last), max(first, last))
        elif kind == _SIZE and length in (10, 14):
            top, bottom, left, right = struct.unpack_from("<4H" if length == 10 else "<2I2H", data, start)
            if bottom and right and (bottom <= top or right <= left or (bottom - top) * (right - left) > MAX_CELLS):
                raise FileProblem(Cause.TOO_BIG, detail=f"{bottom - top} rows of {right - left} columns")


def _records(data: bytes, place: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, start and length of each record, to the one that ends a part."""
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
        raise FileProblem(Cause.TOO_BIG, detail=f"{len(data)} bytes of sheets")
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
    """Return an entry of the directory, of 128 bytes."""
    written = name.encode("utf-16-le")
    head = written.ljust(64, b"\0") + struct.pack("<HBBIII", len(written) + 2, kind, 1, _FREE, _FREE, child)
    return (head + b"\0" * 36 + struct.pack("<IQ", start, size)).ljust(128, b"\0")
