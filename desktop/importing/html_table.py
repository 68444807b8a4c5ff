"""Tables in HTML: the "Excel" export of Bitrix24, and web pages that Excel has saved.

Bitrix24 does not escape what stands in the cells, so anything may: comments that never end, scripts, stray brackets.
An HTML parser would let those swallow the rows after them; here only the tags of tables count, wherever they stand.
"""

import codecs
import html
import io
import re
from collections.abc import Iterator

from desktop.importing.limits import MAX_CELL, MAX_COLUMNS, MAX_NESTING
from desktop.importing.problems import Cause, FileProblem

_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[\s/][^<>]*)?)>""", re.IGNORECASE)
_SPAN = re.compile(r"""\bcolspan\s*=\s*["']?(\d{1,5})""", re.IGNORECASE)
_LONGEST_TAG = 16 * 1024
_CHUNK = 64 * 1024
_BREAKS = frozenset({"br", "p", "div", "li"})
_TEXT_TAGS = """
a abbr b big blockquote body center cite code col colgroup dd del dl dt em font h1 h2 h3 h4 h5 h6 head hr html i
img ins label meta nobr o ol pre q s script small span strike strong style sub sup tbody tfoot thead title tt u ul var
"""
_WITHOUT_MEANING = frozenset(_TEXT_TAGS.split())
"""Tags that are left out; others are no tags but text in angle brackets."""


def told_charset(head: bytes) -> str | None:
    """Return the charset that the page names for itself, as Python knows it."""
    found = _CHARSET.search(head)
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None


def records(text: io.TextIOBase) -> Iterator[list[str]]:
    """Yield the rows of all tables of a page; tables in cells are text of that cell.

    Raises FileProblem NUL_BYTES, TOO_BIG, TOO_MANY_COLUMNS, TOO_DEEP, or TRUNCATED when the last row stays open.
    """
    reader = _Rows()
    rest = ""
    while chunk := text.read(_CHUNK):
        if "\0" in chunk:
            raise FileProblem(Cause.NUL_BYTES, row=reader.number + 1)
        rest += chunk
        end = 0
        for tag in _TAG.finditer(rest):
            reader.text(rest[end : tag.start()])
            end = tag.end()
            if (
                row := reader.tag(tag[2].lower(), closing=bool(tag[1]), attributes=tag[3], written=tag[0])
            ) is not None:
                yield row
        rest = rest[end:]
        cut = rest.rfind("<")
        if cut < 0 or len(rest) - cut > _LONGEST_TAG:
            cut = len(rest)
        reader.text(rest[:cut])
        rest = rest[cut:]
    reader.text(rest)
    if reader.open:
        raise FileProblem(Cause.TRUNCATED, row=reader.number + 1, detail="a row stays open")


class _Rows:
    """Takes text and tags in turn and gives a row whenever one ends."""

    def __init__(self) -> None:
        self.number = 0
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._length = 0
        self._depth = 0
        self._span = 1

    @property
    def open(self) -> bool:
        """Whether a row has begun that has not ended."""
        return self._row is not None

    def text(self, text: str) -> None:
        if self._cell is not None and text:
            self._length += len(text)
            if self._length > MAX_CELL:
                raise FileProblem(Cause.TOO_BIG, row=self.number + 1, detail="a cell without an end")
            self._cell.append(text)

    def tag(self, name: str, *, closing: bool, attributes: str, written: str) -> list[str] | None:
        if name == "table":
            return self._table(closing=closing)
        if self._depth > 1:
            if name in ("td", "th", "tr"):
                self.text(" ")
            return None
        if name == "tr":
            row = self._end_row()
            if not closing:
                self._row = []
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

    def _table(self, *, closing: bool) -> list[str] | None:
        if not closing:
            self._depth += 1
            if self._depth > MAX_NESTING:
                raise FileProblem(Cause.TOO_DEEP, row=self.number + 1)
            return None
        self._depth = max(0, self._depth - 1)
        return self._end_row() if self._depth == 0 else None

    def _begin_cell(self, attributes: str) -> None:
        if self._row is None:
            self._row = []
        span = _SPAN.search(attributes)
        self._span = max(1, int(span[1])) if span else 1
        if len(self._row) + self._span > MAX_COLUMNS:
            raise FileProblem(Cause.TOO_MANY_COLUMNS, row=self.number + 1)
        self._cell, self._length = [], 0

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        text = html.unescape("".join(self._cell))
        lines = (" ".join(line.split()) for line in text.replace("\xa0", " ").split("\n"))
        self._row += ["\n".join(line for line in lines if line)] + [""] * (self._span - 1)
        self._cell = None

    def _end_row(self) -> list[str] | None:
        self._end_cell()
        row, self._row = self._row, None
        if row is not None:
            self.number += 1
        return row
