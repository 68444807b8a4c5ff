"""The memory that a workbook will take, found out before it is loaded.

python-calamine keeps a sheet as a full rectangle: two cells, one in A1 and one in XFD1048576, would take 500 GB and
end the program. So the XML or the records are scanned for filled cells first, without keeping any.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from desktop.importing.limits import MAX_CELLS, MAX_NESTING, MAX_TEXT
from desktop.importing.marks import SheetMarks
from desktop.importing.problems import FileFault, FileProblem

_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_ANY_CELL = re.compile(rb"[<:]c[\s/>]")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_DIGITS = "0123456789"
_SHARED_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")
_SHARED_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"']([^\"']*)")
_CELL_BYTES = 24
"""Bytes of the shortest cell that holds a shared text."""
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_XLSB_ROW, _XLSB_CELLS, _XLSB_ERRORS, _XLSB_BUNDLE = 0, range(2, 12), (3, 11), 156
_XLSB_HIDDEN = 11, 0x10
"""The byte and bit that mark a row as hidden."""
_NO_TEXT = 0xFFFFFFFF
_LONGEST_BUNDLE = 2048
"""Most bytes of a record that names a sheet: its relation and its name have at most 255 characters."""


class Extent:
    """The rectangle around the filled cells of a sheet, from the row of the first cell to that of the last.

    Raises FileProblem TOO_BIG as soon as it is too big, and DAMAGED if a row follows one that is below it: the
    rectangle would get a negative number of rows.
    """

    def __init__(self) -> None:
        self._top: int | None = None
        self._row = 0
        self._left = self._right = 0

    def add(self, row: int, column: int, last_column: int | None = None) -> None:
        """Count a filled cell, or a run of them; rows and columns count from 0."""
        last = column if last_column is None else last_column
        if self._top is None:
            self._top, self._row, self._left, self._right = row, row, column, last
        elif row == self._row and self._left <= column and last <= self._right:
            return
        if row < self._row:
            raise FileProblem(FileFault.DAMAGED, row=row + 1, detail="rows out of order")
        self._row, self._left, self._right = row, min(self._left, column), max(self._right, last)
        height, width = row - self._top + 1, self._right - self._left + 1
        if height * width > MAX_CELLS or row >= _MOST_ROWS or last >= _MOST_COLUMNS:
            raise FileProblem(FileFault.TOO_BIG, row=row + 1, detail=f"{height} rows of {width} columns")


def check_xlsx_sheet(unpack: Callable[[], Iterable[bytes]], shared: list[int], size: int) -> None:
    """Check a sheet of an XLSX: `unpack` gives its `size` bytes, `shared` are the lengths of the shared texts."""
    heavy = max(shared, default=0) * (size // _CELL_BYTES) > MAX_TEXT
    if heavy or not _clearly_fits(unpack()):
        _parse(unpack(), _XlsxSheet(shared if heavy else None))


def shared_lengths(pieces: Iterable[bytes]) -> list[int]:
    """Return the length that each shared text of an XLSX has at most, in bytes with its markup.

    Raises FileProblem DAMAGED if more texts are announced than the file can hold: memory is reserved for all at once.
    """
    lengths: list[int] = []
    announced, size = [b"0"], 0
    rest = b""
    for piece in pieces:
        if b"<!ENTITY" in piece:
            raise FileProblem(FileFault.XML_BOMB)
        announced += _SHARED_COUNT.findall(rest + piece)
        *ended, rest = _SHARED_END.split(rest + piece)
        lengths += map(len, ended)
        size += len(piece)
    if any(not count.isdigit() or int(count) > size for count in announced):
        raise FileProblem(FileFault.DAMAGED, detail="more texts than the file can hold")
    return lengths


def check_ods_content(pieces: Iterable[bytes]) -> dict[str, SheetMarks]:
    """Check the content of an ODS, counting repeated cells and rows; return the marks of its tables, by name."""
    content = _OdsContent()
    _parse(pieces, content)
    return content.marks


def check_xlsb_sheet(pieces: Iterable[bytes]) -> SheetMarks:
    """Check one binary part of an XLSB and return its marks; a part that is not a sheet passes."""
    extent, row = Extent(), 0
    marks = SheetMarks()
    for kind, data in _xlsb_records(pieces, most=_XLSB_HIDDEN[0] + 1):
        if len(data) < 4 and (kind == _XLSB_ROW or kind in _XLSB_CELLS):
            raise FileProblem(FileFault.DAMAGED, detail="a record that is too short")
        if kind == _XLSB_ROW:
            row = int.from_bytes(data[:4], "little")
            if len(data) > _XLSB_HIDDEN[0] and data[_XLSB_HIDDEN[0]] & _XLSB_HIDDEN[1]:
                marks.hidden.add(row + 1)
        elif kind in _XLSB_CELLS:
            column = int.from_bytes(data[:4], "little")
            extent.add(row, column)
            if kind in _XLSB_ERRORS:
                marks.miss(row + 1, column)
    return marks


def xlsb_sheets(workbook: Iterable[bytes], relations: Iterable[bytes]) -> dict[str, set[str]]:
    """Return the file names, in lower case, of the parts that an XLSB's workbook lists as sheets, by sheet."""
    targets: dict[str, set[str]] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").replace("\\", "/").rpartition("/")[2].lower()
        targets.setdefault(attributes.get("Id", ""), set()).add(target)

    parse(relations, relation)
    called: dict[str, set[str]] = {}
    for kind, data in _xlsb_records(workbook, most=_LONGEST_BUNDLE):
        if kind == _XLSB_BUNDLE:
            letters = int.from_bytes(data[8:12], "little")
            relation_id, name = data[12 : 12 + 2 * letters].decode("utf-16-le", "replace"), data[16 + 2 * letters :]
            if letters != _NO_TEXT and relation_id not in targets:
                raise FileProblem(FileFault.DAMAGED, detail="a sheet that is nowhere")
            called.setdefault(name.decode("utf-16-le", "replace"), set()).update(targets.get(relation_id, ()))
    return called


def _clearly_fits(pieces: Iterable[bytes]) -> bool:
    """Return whether a sheet is written in the usual way, in order, and small enough even with its blank cells.

    This only searches the text, which is several times faster than parsing its elements.
    """
    rest, last, top = b"", 0, 0
    columns: set[bytes] = set()
    for piece in pieces:
        text, bracket, rest = (rest + piece).rpartition(b"<")
        rest = bracket + rest
        cells = _PLAIN_CELL.findall(text)
        if b"<!" in text or len(cells) != len(_ANY_CELL.findall(text)):
            return False
        if cells:
            rows = [int(row) for _, row in cells]
            if rows[0] < last or rows != sorted(rows):
                return False
            top, last = top or rows[0], rows[-1]
            columns.update(letters for letters, _ in cells)
    places = [column_of(letters.decode()) for letters in columns]
    width = max(places, default=0) - min(places, default=0) + 1
    return last <= _MOST_ROWS and (last - top + 1) * width <= MAX_CELLS


class _XlsxSheet:
    """Follows the cells of a sheet; each states its place or comes right after the one before."""

    def __init__(self, shared: list[int] | None) -> None:
        self._extent = Extent()
        self._shared = shared
        self._row = self._column = -1
        self._places: dict[str, int] = {}
        self._is_shared = self._in_value = False
        self._index = ""
        self._weight = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if ":" in name:
            name = name.rpartition(":")[2]
        if name == "c":
            if told := attributes.get("r"):
                letters = told.rstrip(_DIGITS)
                self._row = int(told[len(letters) :]) - 1
                self._column = self._places.get(letters, -1)
                if self._column < 0:
                    self._column = self._places[letters] = column_of(letters)
            else:
                self._column += 1
            self._is_shared = attributes.get("t") == "s"
        elif name in ("v", "is"):
            self._extent.add(self._row, self._column)
            self._in_value, self._index = self._is_shared, ""
        elif name == "row":
            told = attributes.get("r")
            self._row = int(told) - 1 if told else self._row + 1
            self._column = -1

    def end(self, name: str) -> None:
        if self._in_value and self._shared and self._index.isdecimal() and len(self._index) < 10:
            index = int(self._index)
            self._weight = _weighed(self._weight, self._shared[index] if index < len(self._shared) else 0)
        self._in_value = False

    def text(self, text: str) -> None:
        if self._in_value:
            self._index += text

    @property
    def wants_text(self) -> bool:
        return self._shared is not None


class _OdsContent:
    """Follows tables, rows and cells, counting each as often as it is repeated."""

    wants_text = True

    def __init__(self) -> None:
        self._extent = Extent()
        self._row = self._rows = self._column = self._columns = 0
        self._filled: list[tuple[int, int]] = []
        self._depth = 0
        self._letters = self._row_letters = self._weight = 0
        self._valued = self._unseen = False
        self._lacks: bool | None = False
        self.marks: dict[str, SheetMarks] = {}
        self._marks = SheetMarks()
        self._missing: list[int] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        prefix, _, name = name.rpartition(":")
        if name == "table" and prefix:
            self._depth += 1
            if self._depth > MAX_NESTING:
                raise FileProblem(FileFault.TOO_DEEP)
            self._extent, self._row = Extent(), 0
            self._marks = self.marks.setdefault(attributes.get(f"{prefix}:name", ""), SheetMarks())
        elif name == "table-row":
            self._unseen = attributes.get(f"{prefix}:visibility", "visible") != "visible"
            self._rows = _times(attributes, "number-rows-repeated", _MOST_ROWS)
            self._column, self._filled, self._missing, self._row_letters = 0, [], [], 0
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = _times(attributes, "number-columns-repeated", _MOST_COLUMNS)
            self._letters = len(attributes.get("office:string-value", ""))
            self._valued = any(name.endswith(("value-type", "formula")) for name in attributes)
            self._lacks = _lacks_value(attributes, f"{prefix}:formula")

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name == "table":
            self._depth -= 1
        elif name == "table-row":
            if self._filled:
                first, last = self._filled[0][0], self._filled[-1][1]
                self._extent.add(self._row, first, last)
                self._extent.add(self._row + self._rows - 1, first, last)
                rows = range(self._row + 1, self._row + self._rows + 1)
                if self._unseen:
                    self._marks.hidden.update(rows)
                if self._missing:
                    self._marks.missing |= dict.fromkeys(rows, self._missing)
            self._weight = _weighed(self._weight, self._row_letters * self._rows)
            self._row += self._rows
        elif name in ("table-cell", "covered-table-cell"):
            if self._letters or self._valued:
                self._filled.append((self._column, self._column + self._columns - 1))
            if self._lacks or (self._lacks is None and self._letters):
                self._missing += range(self._column, self._column + self._columns)
            self._row_letters += self._letters * self._columns
            self._column += self._columns
            self._letters, self._valued = 0, False

    def text(self, text: str) -> None:
        self._letters += len(text)


def _lacks_value(attributes: dict[str, str], formula: str) -> bool | None:
    """Return whether a cell of an ODS lacks the value it should have; None: only if the cell shows text."""
    if attributes.get("calcext:value-type") == "error":
        return True
    if formula not in attributes:
        return False
    return None if attributes.get("office:string-value") == "" else "office:value-type" not in attributes


def _parse(pieces: Iterable[bytes], sheet: _XlsxSheet | _OdsContent) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = sheet.start
    parser.EntityDeclHandler = _declared
    if sheet.wants_text:
        parser.EndElementHandler = sheet.end
        parser.CharacterDataHandler = sheet.text
    _feed(parser, pieces)


def parse(pieces: Iterable[bytes], start: Callable[[str, dict[str, str]], None]) -> None:
    """Call `start` with each element of an XML part. Raises FileProblem DAMAGED or XML_BOMB."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = _declared
    _feed(parser, pieces)


def _feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise FileProblem(FileFault.DAMAGED, detail=str(error)) from None


def _declared(*_: object) -> None:
    raise FileProblem(FileFault.XML_BOMB)


def _weighed(weight: int, more: int) -> int:
    if weight + more > MAX_TEXT:
        raise FileProblem(FileFault.TOO_BIG, detail="too much text in the cells")
    return weight + more


def _times(attributes: dict[str, str], name: str, most: int) -> int:
    """Return how often something is repeated; `most` if that is written oddly, as other parsers may understand it."""
    told = [value for key, value in attributes.items() if key.endswith(name)]
    clear = [int(value) for value in told if value.isascii() and value.isdecimal() and len(value) < 12]
    return max(1, min(max(clear, default=1), most)) if len(clear) == len(told) else most


def column_of(letters: str) -> int:
    """Return the number of a column, from 0, by its letters."""
    if not _LETTERS.fullmatch(letters):
        raise FileProblem(FileFault.DAMAGED, detail=f"no column is called {letters[:20]}")
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _xlsb_records(pieces: Iterable[bytes], most: int = 8) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the first bytes of each record of a binary part."""
    data, place = b"", 0
    for piece in pieces:
        data, place = data[place:] + piece, 0
        while (head := _xlsb_head(data, place)) is not None:
            kind, start, length = head
            if start + length > len(data):
                break
            yield kind, data[start : start + min(length, most)]
            place = start + length


def _xlsb_head(data: bytes, place: int) -> tuple[int, int, int] | None:
    """Return a record's kind, and the start and length of its data; None if more bytes are needed."""
    if place + 6 > len(data):
        if place + 2 > len(data):
            return None
        data = data[place:] + b"\0" * 6
        shift, place = place, 0
    else:
        shift = 0
    kind = data[place]
    place += 1
    if kind & 0x80:
        kind = kind & 0x7F | (data[place] & 0x7F) << 7
        place += 1
    length = 0
    for step in range(4):
        byte = data[place]
        place += 1
        length |= (byte & 0x7F) << 7 * step
        if not byte & 0x80:
            break
    return kind, shift + place, length
