"""Tables in HTML: the "Excel" export of Bitrix24, and web pages saved by Excel.

Bitrix24 does not escape the text of cells, so they may hold anything: unclosed comments, scripts, stray brackets.
An HTML parser would let these swallow the rows after them; here only the tags of tables count, wherever they are
(decision 19).
"""

import codecs
import contextlib
import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from desktop.importing.limits import MAX_CELL, MAX_COLUMNS, MAX_NESTING
from desktop.importing.problems import FileFault, FileProblem

_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[\s/][^<>]*)?)>""", re.IGNORECASE)
_SPAN = re.compile(r"""\bcolspan\s{0,20}=\s{0,20}["']?(\d{1,5})""", re.IGNORECASE)
_ROWS = re.compile(r"""\browspan\s{0,20}=\s{0,20}["']?(\d{1,5})""", re.IGNORECASE)
_UNSEEN = re.compile(r"""\bdisplay\s{0,20}:\s{0,20}none\b""", re.IGNORECASE)
_LONGEST_REPEATED = 1_000
"""Most characters of a cell spanning several rows that is repeated in each."""
_LOOKED_AT = 256 * 1024
_MUCH_MORE = 2
_LONGEST_TAG = 16 * 1024
_CHUNK = 64 * 1024
_BREAKS = frozenset({"br", "p", "div", "li"})
_TEXT_TAGS = """
a abbr b big blockquote body center cite code col colgroup dd del dl dt em font h1 h2 h3 h4 h5 h6 head hr html i
img ins label meta nobr o ol pre q s script small span strike strong style sub sup tbody tfoot thead title tt u ul var
"""
_WITHOUT_MEANING = frozenset(_TEXT_TAGS.split())
"""Tags that are left out; any others are text in angle brackets."""


def told_charset(head: bytes) -> str | None:
    """Return the charset that a page declares, by its Python name; None if it declares no known one."""
    found = _CHARSET.search(head)
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None


def records(text: io.TextIOBase) -> Iterator[list[str]]:
    """Yield the rows of all tables of a page; tables in cells are text, unless the outer ones are layout.

    A cell spanning several rows is in each. Raises FileProblem NUL_BYTES, TOO_BIG, TOO_MANY_COLUMNS, TOO_DEEP, or
    TRUNCATED when the last row stays open.
    """
    return (row for row, _ in _rows(text))


def hidden_rows(text: io.TextIOBase) -> frozenset[int]:
    """Return the hidden rows of a page, counted from 1."""
    hidden = set()
    with contextlib.suppress(FileProblem):  # `records` reports it
        for number, (_, unseen) in enumerate(_rows(text), 1):
            if unseen:
                hidden.add(number)
    return frozenset(hidden)


def _rows(text: io.TextIOBase) -> Iterator[tuple[list[str], bool]]:
    """Yield each row, and whether it is hidden."""
    head = text.read(_LOOKED_AT)
    reader = _Rows(_level_of(head))
    rest = ""
    for chunk in chain((head[at : at + _CHUNK] for at in range(0, len(head), _CHUNK)), _chunks(text)):
        if "\0" in chunk:
            raise FileProblem(FileFault.NUL_BYTES, row=reader.number + 1)
        rest += chunk
        end = 0
        for tag in _TAG.finditer(rest):
            reader.text(rest[end : tag.start()])
            end = tag.end()
            if (
                row := reader.tag(tag[2].lower(), closing=bool(tag[1]), attributes=tag[3], written=tag[0])
            ) is not None:
                yield row, reader.hidden
        rest = rest[end:]
        cut = rest.rfind("<")
        if cut < 0 or len(rest) - cut > _LONGEST_TAG:
            cut = len(rest)
        reader.text(rest[:cut])
        rest = rest[cut:]
    reader.text(rest)
    if reader.open:
        raise FileProblem(FileFault.TRUNCATED, row=reader.number + 1, detail="a row stays open")


def _chunks(text: io.TextIOBase) -> Iterator[str]:
    while chunk := text.read(_CHUNK):
        yield chunk


def _level_of(head: str) -> int:
    """Return how deeply the tables with the people are nested: outer ones that hold less only lay out the page."""
    held: list[bool] = []
    cells: Counter[int] = Counter()
    for tag in _TAG.finditer(head):
        name = tag[2].lower()
        if name == "table" and not tag[1]:
            if held and not held[-1]:
                held[-1] = True
                cells[len(held)] -= 1
            held.append(True)
        elif name == "table" and held:
            held.pop()
        elif name in ("td", "th") and not tag[1] and held:
            held[-1] = False
            cells[len(held)] += 1
    level = 1
    for deeper in sorted(cells):
        if deeper <= MAX_NESTING and cells[deeper] > _MUCH_MORE * cells[level]:
            level = deeper
    return level


class _Rows:
    """Takes text and tags in turn and returns a row whenever one ends; tables above `level` are layout."""

    def __init__(self, level: int = 1) -> None:
        self._level = level
        self.number = 0
        self.hidden = False
        """Whether the last row that was returned is hidden."""
        self._unseen = False
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._length = 0
        self._depth = 0
        self._bare = False
        self._span = self._rows = 1
        self._above: dict[int, tuple[int, str]] = {}
        """By column: how many more rows a cell above fills, and its text."""
        self._begun: dict[int, tuple[int, str]] = {}

    @property
    def open(self) -> bool:
        """Whether a row has begun but not yet ended."""
        return self._row is not None

    def text(self, text: str) -> None:
        if self._cell is not None and text:
            self._length += len(text)
            if self._length > MAX_CELL:
                raise FileProblem(FileFault.TOO_BIG, row=self.number + 1, detail="a cell without an end")
            self._cell.append(text)

    def tag(self, name: str, *, closing: bool, attributes: str, written: str) -> list[str] | None:
        if name == "table":
            return self._table(closing=closing)
        if self._depth < self._level > 1:
            return None
        if name in ("td", "th", "tr"):
            self._end_bare(closing=closing)
        if self._depth > self._level:
            if name in ("td", "th", "tr"):
                self.text(" ")
            return None
        if name == "tr":
            row = self._end_row()
            if not closing:
                self._row, self._unseen = [], _UNSEEN.search(attributes) is not None
            return row
        if name in ("td", "th"):
            self._end_cell()
            if not closing:
                self._begin_cell(attributes)
        elif name in _BREAKS:
            self.text("\n")
        elif name not in _WITHOUT_MEANING:
            self.text(html.escape(written))
        return None

    def _end_bare(self, *, closing: bool) -> None:
        """Leave a table without cells when the cell around it ends: its tag was just text in that cell."""
        if self._bare and closing and self._depth > self._level:
            self._depth -= 1
        self._bare = False

    def _table(self, *, closing: bool) -> list[str] | None:
        self._bare = not closing
        if not closing:
            self._depth += 1
            if self._depth > MAX_NESTING:
                raise FileProblem(FileFault.TOO_DEEP, row=self.number + 1)
            return None
        self._depth = max(0, self._depth - 1)
        if self._depth >= self._level:
            return None
        row = self._end_row()
        self._above, self._begun = {}, {}
        return row

    def _begin_cell(self, attributes: str) -> None:
        if self._row is None:
            self._row = []
        self._fill(self._row)
        span = _SPAN.search(attributes)
        self._span = max(1, int(span[1])) if span else 1
        if len(self._row) + self._span > MAX_COLUMNS:
            raise FileProblem(FileFault.TOO_MANY_COLUMNS, row=self.number + 1)
        rows = _ROWS.search(attributes)
        self._rows = max(1, int(rows[1])) if rows else 1
        self._cell, self._length = [], 0

    def _fill(self, row: list[str]) -> None:
        """Add the cells from rows above that continue in a row, up to its next own cell."""
        while len(row) in self._above:
            row.append(self._above[len(row)][1])

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = html.unescape("".join(self._cell))
        lines = (" ".join(line.split()) for line in text.replace("\xa0", " ").split("\n"))
        written = "\n".join(line for line in lines if line)
        if self._rows > 1:
            again = written if len(written) <= _LONGEST_REPEATED else ""
            for column in range(self._span):
                self._begun[len(self._row) + column] = self._rows - 1, "" if column else again
        self._row += [written] + [""] * (self._span - 1)
        self._cell = None

    def _end_row(self) -> list[str] | None:
        self._end_cell()
        row, self._row = self._row, None
        self.hidden, self._unseen = self._unseen, False
        if row is not None:
            self._fill(row)
            self._above = {column: (left - 1, text) for column, (left, text) in self._above.items() if left > 1}
            self._above |= self._begun
            self._begun = {}
            self.number += 1
        return row
