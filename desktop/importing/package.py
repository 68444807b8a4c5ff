"""Putting the parts of an XLSX where python-calamine looks for them.

Excel follows relations from part to part; the library expects the usual names. A workbook with unusual names
(backslashes, workbook2.xml, everything at the root), parts in UTF-16 or an impossible size is copied.
"""

import codecs
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from desktop.importing import archive, extent
from desktop.importing.marks import SheetMarks

_ROOT = "_rels/.rels"
_USUAL = "xl/workbook.xml"
_FIXED = {"sharedStrings": "xl/sharedStrings.xml", "styles": "xl/styles.xml"}
_WORKBOOK = re.compile(r"(?:[^/]{1,200}/)?workbook\d*\.xml")
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{}">{}</Relationships>'
_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_DECLARATION = re.compile(r"\A\ufeff?\s{0,100}<\?xml[^<>]{0,500}\?>")
_SIZE = re.compile(rb"<(?:\w{1,20}:)?dimension\s[^<>]{0,500}>(?:</(?:\w{1,20}:)?dimension>)?")
_CLEAR_SIZE = re.compile(rb"""\sref=(["'])A?[A-Z]{1,2}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?\1""")
_ROW_TAG = re.compile(rb"<(?:\w{1,20}:)?row\s([^<>]{1,2000})>")
_ROW_NUMBER = re.compile(rb"""\br\s?=\s?["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\b(?:hidden\s?=\s?["'](?:1|true|on)|ht\s?=\s?["']0(?:\.0{1,9})?)["']""")
_LONGEST_TAG = 16 * 1024
_SLICE = 64 * 1024
"""Bytes of a sheet that are searched at once; other threads wait meanwhile."""
_ERROR_CELL = re.compile(rb"""<(?:\w{1,20}:)?c\s([^<>]{0,200}\bt\s?=\s?["']e["'][^<>]{0,200})>""")
_UNVALUED_CELL = re.compile(
    rb"""<(?:\w{1,20}:)?c\s([^<>]{1,500})>"""
    rb"""<(?:\w{1,20}:)?f(?:\s[^<>]{0,2000}|/)?>(?:[^<]{0,8192}</(?:\w{1,20}:)?f>)?"""
    rb"""(?:<(?:\w{1,20}:)?v(?:\s?/>|></(?:\w{1,20}:)?v>))?\s{0,9}</(?:\w{1,20}:)?c>"""
)
_CELL_PLACE = re.compile(rb"""\br\s?=\s?["']([A-Z]{1,3})(\d{1,7})["']""")
_CELL_KIND = re.compile(rb"""\bt\s?=""")


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an XLSX; `sheets` are by name, as the workbook lists them."""

    workbook: zipfile.ZipInfo
    relations: dict[str, tuple[str, zipfile.ZipInfo]]
    """Kind and part, by id."""
    sheets: dict[str, zipfile.ZipInfo]
    usual: bool


def workbook_name(file: BinaryIO, parts: dict[str, zipfile.ZipInfo]) -> str | None:
    """Return the name of the part that is the workbook of an XLSX; None if there is none."""
    names = {name.lower(): name for name in parts}
    root = names.get(_ROOT)
    if root is not None:
        for kind, target in _targets(archive.unpacked(file, parts[root]), "").values():
            if kind == "officeDocument" and (name := names.get(target.lower())) and name.lower().endswith(".xml"):
                return name
    if _USUAL in names:
        return names[_USUAL]
    return next((name for name in parts if _WORKBOOK.fullmatch(name.lower())), None)


def package_of(file: BinaryIO, parts: dict[str, zipfile.ZipInfo], workbook: str) -> Package:
    """Follow the relations of a workbook. Raises FileProblem DAMAGED."""
    names = {name.lower(): name for name in parts}
    folder, _, last = workbook.rpartition("/")
    told = names.get(posixpath.join(folder, "_rels", f"{last}.rels").lower())
    targets = _targets(archive.unpacked(file, parts[told]), folder) if told else {}
    found = {
        key: (kind, parts[names[target.lower()]])
        for key, (kind, target) in targets.items()
        if target.lower() in names
    }
    sheets = {}
    for name, key in _sheets(archive.unpacked(file, parts[workbook])):
        if key in found:
            sheets[name] = found[key][1]
    used = [parts[workbook], *(part for _, part in found.values())]
    usual = (
        _ROOT in parts
        and workbook.lower() == _USUAL
        and all(info.orig_filename == name for name, info in parts.items())
        and all(target.lower() == _FIXED[kind].lower() for kind, target in targets.values() if kind in _FIXED)
        and all(target.startswith("xl/") for _, target in targets.values())
        and not any(_is_odd(file, info) for info in used)
    )
    return Package(parts[workbook], found, sheets, usual)


def tidied(file: BinaryIO, package: Package) -> BinaryIO:
    """Return a copy of an XLSX with its texts, styles and sheets in their usual places."""
    out = BytesIO()
    listed, places = "", {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        _copy(file, package.workbook, made, _USUAL)
        for number, (key, (kind, part)) in enumerate(package.relations.items(), 1):
            if kind not in _FIXED and part not in package.sheets.values():
                continue
            place = _FIXED.get(kind, f"xl/worksheets/sheet{number}.xml")
            if part.filename not in places:
                places[part.filename] = place
                _copy(file, part, made, place)
            target = places[part.filename].removeprefix("xl/")
            listed += f"<Relationship Id={quoteattr(key)} Type={quoteattr(_KIND + kind)} Target={quoteattr(target)}/>"
        made.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(_SPACE, listed))
        root = f'<Relationship Id="rId1" Type="{_KIND}officeDocument" Target="{_USUAL}"/>'
        made.writestr(_ROOT, _RELATIONS.format(_SPACE, root))
    return out


def marks_of(unpack: Callable[[], Iterator[bytes]]) -> SheetMarks:
    """Return the hidden rows of a sheet, and the cells that lack the value they should have."""
    marks = SheetMarks()
    _add_hidden(marks, unpack())
    _add_missing(marks, unpack())
    return marks


def _add_hidden(marks: SheetMarks, pieces: Iterable[bytes]) -> None:
    rest, number = b"", 0
    for piece in _slices(pieces):
        text, bracket, rest = (rest + piece).rpartition(b"<")
        rest = (bracket + rest)[:_LONGEST_TAG]
        if b"hidden" not in text and b'ht="0' not in text:
            continue
        for row in _ROW_TAG.findall(text):
            told = _ROW_NUMBER.search(row)
            number = int(told[1]) if told else number + 1
            if _HIDDEN.search(row):
                marks.hidden.add(number)


def _add_missing(marks: SheetMarks, pieces: Iterable[bytes]) -> None:
    rest = b""
    for piece in _slices(pieces):
        text, end, rest = (rest + piece).rpartition(b"c>")
        rest = rest[:_LONGEST_TAG]
        cells = _ERROR_CELL.findall(text) if b'"e"' in text or b"'e'" in text else []
        if b"<f" in text or b":f" in text:
            cells += [told for told in _UNVALUED_CELL.findall(text + end) if not _CELL_KIND.search(told)]
        for place in filter(None, map(_CELL_PLACE.search, cells)):
            marks.miss(int(place[2]), extent.column_of(place[1].decode()))


def _slices(pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        for at in range(0, len(piece), _SLICE):
            yield piece[at : at + _SLICE]


def _copy(file: BinaryIO, part: zipfile.ZipInfo, made: zipfile.ZipFile, name: str) -> None:
    with made.open(name, "w") as copy:
        pieces = _narrow(archive.unpacked(file, part))
        if (first := next(pieces, None)) is not None:
            copy.write(_SIZE.sub(b"", first, count=1))
        for piece in pieces:
            copy.write(piece)


def _is_odd(file: BinaryIO, part: zipfile.ZipInfo) -> bool:
    """Return whether a part has to be changed before it can be read, because of its encoding or declared size."""
    head = next(archive.unpacked(file, part), b"")
    if head[:2] in _WIDE:
        return True
    told = _SIZE.search(head)
    return told is not None and _CLEAR_SIZE.search(told[0]) is None


def _narrow(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield a part's bytes as UTF-8."""
    first = next(pieces, b"")
    encoding = _WIDE.get(first[:2])
    if encoding is None:
        yield first
        yield from pieces
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield _DECLARATION.sub("", decoder.decode(first[2:])).encode()
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()


def _targets(pieces: Iterable[bytes], folder: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part in a folder, by id: the last word of their kind, and the path they lead to."""
    found: dict[str, tuple[str, str]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attributes.get("Id", "")] = attributes.get("Type", "").rpartition("/")[2], path

    extent.parse(pieces, start)
    return found


def _sheets(pieces: Iterable[bytes]) -> list[tuple[str, str]]:
    found = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "sheet":
            key = next((value for key, value in attributes.items() if key.lower().endswith(":id")), "")
            found.append((attributes.get("name", ""), key))

    extent.parse(pieces, start)
    return found
