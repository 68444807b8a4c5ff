"""The parts of a workbook that is an archive (XLSX, XLSB, ODS), unpacked to see how much they hold."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from desktop.importing.limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, RATIO_FROM
from desktop.importing.problems import FileFault, FileProblem

_CHUNK = 64 * 1024
_STEP = 1024 * 1024
_LOCAL = struct.Struct("<4s5H3I2H")
_ENCRYPTED = 0x1


def parts(file: BinaryIO) -> dict[str, zipfile.ZipInfo]:
    """Return the parts of an archive by name, with forward slashes, after checking its directory.

    Raises FileProblem TRUNCATED, PASSWORD or ZIP_BOMB.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise FileProblem(FileFault.TRUNCATED, detail=str(error)) from None
    if len(listed) > MAX_PARTS or sum(info.file_size for info in listed) > MAX_UNPACKED:
        raise FileProblem(FileFault.ZIP_BOMB, detail="too much to unpack")
    by_name = {info.filename.replace("\\", "/").lstrip("/"): info for info in listed}
    if len({name.lower() for name in by_name}) < len(listed):  # some are looked up regardless of case
        raise FileProblem(FileFault.DAMAGED, detail="two parts of one name")
    for info in listed:
        if info.flag_bits & _ENCRYPTED:
            raise FileProblem(FileFault.PASSWORD)
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise FileProblem(FileFault.ZIP_BOMB, detail=f"{info.filename}: {info.file_size} bytes")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileProblem(FileFault.DAMAGED, detail=f"{info.filename}: packed in an unknown way")
    return by_name


def unpacked(file: BinaryIO, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part's bytes in pieces.

    Raises FileProblem TRUNCATED if they end early, and ZIP_BOMB if there are more than the directory says.
    """
    left = _find(file, info)
    unpacker = None if info.compress_type == zipfile.ZIP_STORED else zlib.decompressobj(-zlib.MAX_WBITS)
    size = 0
    while left > 0 and not (unpacker and unpacker.eof):
        packed = file.read(min(_CHUNK, left))
        if not packed:
            raise FileProblem(FileFault.TRUNCATED, detail=info.filename)
        left -= len(packed)
        for piece in _pieces(unpacker, packed, info.filename):
            size += len(piece)
            if size > info.file_size:
                raise FileProblem(FileFault.ZIP_BOMB, detail=f"{info.filename}: more than its size")
            yield piece
    if size < info.file_size or (unpacker and not unpacker.eof):
        raise FileProblem(FileFault.TRUNCATED, detail=info.filename)


def _find(file: BinaryIO, info: zipfile.ZipInfo) -> int:
    """Seek to a part's first packed byte and return the number of packed bytes."""
    file.seek(max(0, info.header_offset))
    local = file.read(_LOCAL.size)
    if len(local) < _LOCAL.size or local[:4] != b"PK\x03\x04":
        raise FileProblem(FileFault.DAMAGED, detail=f"{info.filename}: not where it should be")
    fields = _LOCAL.unpack(local)
    file.seek(fields[-2] + fields[-1], 1)
    return info.compress_size


def _pieces(unpacker: "zlib._Decompress | None", packed: bytes, name: str) -> Iterator[bytes]:
    if unpacker is None:
        yield packed
        return
    try:
        while packed and not unpacker.eof:
            yield unpacker.decompress(packed, _STEP)
            packed = unpacker.unconsumed_tail
    except zlib.error as error:
        raise FileProblem(FileFault.DAMAGED, detail=f"{name}: {error}") from None
