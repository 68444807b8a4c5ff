"""Workbooks that are one XML text: flat ODS, and XML Spreadsheet 2003, which 1C and many web programs write as .xls.

Both become an ODS in memory: the first already is the content of one, the second is rewritten cell by cell.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from desktop.importing.limits import MAX_CELL, MAX_COLUMNS
from desktop.importing.problems import FileFault, FileProblem

_CHUNK = 256 * 1024
_HEAD = 64 * 1024
_PLACE = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_TAG = re.compile(r"<([\w:.-]{1,100})")
_MOST_ROWS = 1 << 20
_TYPES = {"Number": ("float", "value"), "DateTime": ("date", "date-value"), "Boolean": ("boolean", "boolean-value")}


def root_of(text: str) -> str:
    """Return the name of the first element of an XML or HTML text; "" for any other text."""
    place = len(text) - len(text.lstrip("\ufeff \t\r\n"))
    while text.startswith(("<?", "<!"), place):
        end = "?>" if text.startswith("<?", place) else "-->" if text.startswith("<!--", place) else ">"
        found = text.find(end, place)
        if found < 0:
            return ""
        place = found + len(end)
        while text[place : place + 1].isspace():
            place += 1
    tag = _TAG.match(text, place)
    return tag[1] if tag else ""


def is_flat(root: str, head: str) -> bool:
    """Return whether a text that begins with this element is a workbook."""
    return root == "office:document" or (root.rpartition(":")[2] == "Workbook" and _SPREADSHEET in head)


def as_archive(file: BinaryIO) -> BinaryIO:
    """Return a workbook that is an archive: the file itself if it is one, otherwise an ODS made from its text.

    Raises FileProblem DAMAGED, XML_BOMB, TOO_BIG or TOO_MANY_COLUMNS.
    """
    file.seek(0)
    if file.read(2) == b"PK":
        return file
    file.seek(0)
    plain = file.read(_HEAD).replace(b"\0", b"")
    file.seek(0)
    pieces = iter(lambda: file.read(_CHUNK), b"")
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("META-INF/manifest.xml", "<manifest/>")
        with made.open("content.xml", "w") as content:
            for piece in pieces if b"office:document" in plain else _rewritten(pieces):
                content.write(piece)
    return out


def _rewritten(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the content of an ODS with the cells of an XML Spreadsheet."""
    names = "".join(f" xmlns:{short}={quoteattr(_PLACE.format(short))}" for short in ("office", "table", "text"))
    yield f"<office:document-content{names}><office:body><office:spreadsheet>".encode()
    rewriter = _Rewriter()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = rewriter.start
    parser.EndElementHandler = rewriter.end
    parser.CharacterDataHandler = rewriter.text
    parser.EntityDeclHandler = _declared
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield rewriter.taken()
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise FileProblem(FileFault.DAMAGED, detail=str(error)) from None
    yield rewriter.taken() + b"</office:spreadsheet></office:body></office:document-content>"


class _Rewriter:
    """Follows the rows and cells of an XML Spreadsheet, which state their place where others are left out."""

    def __init__(self) -> None:
        self._out: list[str] = []
        self._row = self._column = 0
        self._across = 0
        self._kind = ""
        self._value: list[str] | None = None
        self._length = 0
        self._commented = self._formula = False

    def taken(self) -> bytes:
        """Return what was rewritten since the last call."""
        out, self._out = self._out, []
        return "".join(out).encode("utf-8", "replace")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self._out.append(f"<table:table table:name={quoteattr(told.get('Name', ''))}>")
            self._row = 0
        elif name == "Row":
            self._skip_to(_number(told.get("Index"), self._row + 1, _MOST_ROWS))
            seen = ' table:visibility="collapse"' if told.get("Hidden") == "1" else ""
            self._out.append(f"<table:table-row{seen}>")
            self._column = 0
        elif name == "Cell":
            place = _number(told.get("Index"), self._column + 1, MAX_COLUMNS)
            self._out.append("<table:table-cell/>" * (place - 1 - self._column))
            self._column = place
            self._across = _number(told.get("MergeAcross"), 0, MAX_COLUMNS - place)
            self._kind, self._value, self._formula = "", None, "Formula" in told
        elif name == "Comment":
            self._commented = True
        elif name == "Data" and not self._commented:
            self._kind, self._value, self._length = told.get("Type", ""), [], 0

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "Worksheet":
            self._out.append("</table:table>")
        elif name == "Row":
            self._out.append("</table:table-row>")
        elif name == "Cell":
            text = "".join(self._value or ())
            never = self._formula and self._value is None
            cell = '<table:table-cell table:formula="of:="/>' if never else _cell(self._kind, text)
            self._out.append(cell + "<table:table-cell/>" * self._across)
            self._column += self._across
            self._value = None
        elif name == "Comment":
            self._commented = False

    def text(self, text: str) -> None:
        if self._value is not None and not self._commented:
            self._length += len(text)
            if self._length > MAX_CELL:
                raise FileProblem(FileFault.TOO_BIG, row=self._row, detail="a cell without an end")
            self._value.append(text)

    def _skip_to(self, row: int) -> None:
        if row > self._row + 1:
            self._out.append(f'<table:table-row table:number-rows-repeated="{row - 1 - self._row}"/>')
        self._row = max(row, self._row + 1)


def _cell(kind: str, text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    form, attribute = _TYPES.get(kind, ("string", ""))
    if kind == "Boolean":
        text = "true" if text == "1" else "false"
    value = f" office:{attribute}={quoteattr(text)}" if attribute else ""
    shown = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="{form}"{value}>{shown}</table:table-cell>'


def _number(told: str | None, otherwise: int, most: int) -> int:
    """Return the stated place, or `otherwise` if there is none or it comes earlier."""
    if told is None or not told.isascii() or not told.isdecimal():
        return otherwise
    number = int(told[:9])
    if number > most:
        raise FileProblem(
            FileFault.TOO_BIG if most == _MOST_ROWS else FileFault.TOO_MANY_COLUMNS, detail=f"place {number}"
        )
    return max(number, otherwise)


def _declared(*_: object) -> None:
    raise FileProblem(FileFault.XML_BOMB)
