"""Saving the rows of a file that were not matched to a card, each with the reason, as a file to be worked on."""

import asyncio
import csv
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop.domain.spreadsheet import disarmed
from desktop.store.uninterrupted import uninterrupted

WORKBOOK = ".xlsx"
"""Ending of a path that makes a workbook; any other makes a CSV file."""
MOST_ROWS = 1_048_576
"""Rows of a workbook's sheet, including the header."""
MOST_COLUMNS = 16_384
LONGEST_CELL = 32_767
"""Characters (UTF-16) of a workbook's cell; longer texts are cut off there."""
_MEASURED = 200
"""First rows, by which the widths of columns are chosen."""
_NARROWEST, _WIDEST = 9, 60
_PAUSE = 16
"""Rows after which the window's thread gets a turn; otherwise it would wait for 5 ms each time."""
_TEXT = 49
"""The built-in format of cells that are text, "@"."""
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows were saved, without the header, and how many cells were too long and were `shortened`."""

    rows: int
    shortened: int = 0


class DoesNotFitError(Exception):
    """There are more rows or columns than a workbook can hold; a CSV file holds them all."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(f"a workbook has {MOST_ROWS} rows and {MOST_COLUMNS} columns, not {rows} and {columns}")
        self.rows = rows
        self.columns = columns


async def save_rows(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], reasons: Sequence[str], *, title: str
) -> Saved:
    """Save rows with all their columns, followed by a column of reasons under `title`, one for each row.

    A path that ends in .xlsx becomes a workbook whose cells are all text, so that phones keep their plus and zeros;
    any other becomes a CSV file with semicolons, a byte order mark and every cell in quotes, in which anything that a
    spreadsheet would take for a formula is disarmed. The file appears when it is complete: an existing one stays if
    this fails or is cancelled. The sequences must not change meanwhile: they are read in a thread. Raises OSError,
    and DoesNotFitError before anything is written.
    """
    if len(rows) != len(reasons):
        raise ValueError("a reason for each row")
    stop = threading.Event()
    table = _Table(header, rows, reasons, title)
    return await uninterrupted(asyncio.to_thread(_save, path, table, stop), stop.set)


@dataclass(frozen=True, slots=True)
class _Table:
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    reasons: Sequence[str]
    title: str

    def columns(self) -> int:
        """Return how many columns the file had; rows may have more cells than the header."""
        return max(len(self.header), max(map(len, self.rows), default=0))

    def lines(self, stop: threading.Event) -> Iterator[list[str]]:
        """Yield the header and the rows, all of one width, so that the reasons are in one column."""
        width = self.columns()
        yield [*self.header, *[""] * (width - len(self.header)), self.title]
        for place, (row, reason) in enumerate(zip(self.rows, self.reasons, strict=True)):
            if stop.is_set():
                raise _Stopped
            if place % _PAUSE == 0:
                time.sleep(0)
            yield [*row, *[""] * (width - len(row)), reason]


class _Stopped(Exception):
    """The caller no longer wants the file."""


def _save(path: Path, table: _Table, stop: threading.Event) -> Saved:
    workbook, rows = path.suffix.lower() == WORKBOOK, len(table.rows)
    if workbook and (rows >= MOST_ROWS or table.columns() >= MOST_COLUMNS):
        raise DoesNotFitError(rows + 1, table.columns() + 1)
    part = path.with_name(f"{path.name}.part")
    try:
        shortened = (_workbook if workbook else _csv)(part, table.lines(stop))
        if stop.is_set():
            raise _Stopped
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Saved(rows, shortened)


def _csv(part: Path, lines: Iterator[list[str]]) -> int:
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerows(map(disarmed, line) for line in lines)
    return 0


def _workbook(part: Path, lines: Iterator[list[str]]) -> int:
    # Its temporary files are deleted with their folder, even if it is never closed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        book = xlsxwriter.Workbook(str(part), _OPTIONS | {"tmpdir": folder})
        sheet = book.add_worksheet()
        try:
            shortened = _fill(book, sheet, lines)
            book.close()
        except FileCreateError as error:
            raise error.args[0] from None
        finally:
            if not book.fileclosed:
                sheet.row_data_fh.close()
    return shortened


def _fill(book: Any, sheet: Any, lines: Iterator[list[str]]) -> int:
    text, bold = book.add_format({"num_format": _TEXT}), book.add_format({"num_format": _TEXT, "bold": True})
    sheet.freeze_panes(1, 0)
    widths: list[int] = []
    shortened = 0
    for place, line in enumerate(lines):
        if place <= _MEASURED:
            widths = [max(pair) for pair in zip(map(_width, line), widths or [0] * len(line), strict=True)]
        for column, cell in enumerate(line):
            if cell:
                shortened += sheet.write_string(place, column, _plain(cell), text if place else bold) < 0
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST), text)
    return shortened


def _width(cell: str) -> int:
    return max(map(len, cell.splitlines()), default=0)


def _plain(cell: str) -> str:
    """Return a cell that XlsxWriter does not mistake for its own markup, which it would write unchanged."""
    return f"{cell} " if cell.startswith("<r>") and cell.endswith("</r>") else cell
