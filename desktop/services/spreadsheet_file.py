"""Saves tables and workbooks as files that spreadsheets open: texts as texts, dates as dates, numbers as numbers."""

import asyncio
import csv
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from desktop.domain.cell_text import kept_as_text
from desktop.domain.spreadsheet import Block, Share, Sheet, Value
from desktop.store.uninterrupted import uninterrupted

WORKBOOK = ".xlsx"
"""Ending of a path that makes a workbook; any other makes a CSV file."""
MOST_ROWS = 1_048_576
"""Rows of a workbook's sheet, including the titles."""
MOST_COLUMNS = 16_384
_PAUSE = 16
"""Rows after which the window's thread gets a turn; otherwise it would wait for 5 ms each time."""
_TOLD = 256
"""Rows after which progress is reported."""


@dataclass(frozen=True, slots=True)
class Saved:
    """How many rows were saved, without titles, and how many cells were too long and were `shortened`."""

    rows: int
    shortened: int = 0


class DoesNotFitError(Exception):
    """There are more rows or columns than a workbook can hold; a CSV file holds them all."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__(f"a workbook has {MOST_ROWS} rows and {MOST_COLUMNS} columns, not {rows} and {columns}")
        self.rows = rows
        self.columns = columns


async def save_workbook(path: Path, sheets: Sequence[Sheet], *, told: Callable[[int], None] | None = None) -> Saved:
    """Save sheets as a workbook with their charts.

    Texts are cells of text, whatever they look like, and never formulas or links. The file appears when it is
    complete: an existing one stays if this fails or is cancelled. `told` is called on the loop's thread with the
    number of rows written so far. The rows are read in a thread. Raises OSError.
    """
    return await _saved(path, sheets, told, _workbook)


async def save_table(
    path: Path, sheet: Sheet, *, decimal: str = ".", told: Callable[[int], None] | None = None
) -> Saved:
    """Save a sheet that is one table: as a workbook if the path ends in .xlsx, and otherwise as a CSV file.

    That has semicolons, a byte order mark and every cell in quotes; what a spreadsheet would take for a formula is
    disarmed, dates are as every spreadsheet reads them, and `decimal` is the sign between a number and its decimals.
    For all the rest see `save_workbook`.
    """
    if path.suffix.lower() == WORKBOOK:
        return await save_workbook(path, [sheet], told=told)
    return await _saved(path, [sheet], told, partial(_csv, decimal=decimal))


class _Stopped(Exception):
    """The caller no longer wants the file."""


class _Count:
    """Counts the rows that a thread writes, gives the window's thread its turns, and stops when told to."""

    def __init__(self, told: Callable[[int], None] | None) -> None:
        self.stop = threading.Event()
        self.rows = 0
        self._told, self._loop = told, asyncio.get_running_loop()

    def look(self) -> None:
        """Raise if nobody wants the file any more."""
        if self.stop.is_set():
            raise _Stopped

    def row(self) -> None:
        """Count a row that is about to be written."""
        self.look()
        if self.rows % _PAUSE == 0:
            time.sleep(0)
        if self._told is not None and self.rows % _TOLD == 0:
            with suppress(RuntimeError):  # the loop has ended
                self._loop.call_soon_threadsafe(self._told, self.rows)
        self.rows += 1


_Write = Callable[[Path, Sequence[Sheet], _Count], int]
"""Writes sheets into a file and returns how many cells were too long."""


async def _saved(path: Path, sheets: Sequence[Sheet], told: Callable[[int], None] | None, write: _Write) -> Saved:
    count = _Count(told)
    return await uninterrupted(asyncio.to_thread(_save, path, sheets, count, write), count.stop.set)


def _save(path: Path, sheets: Sequence[Sheet], count: _Count, write: _Write) -> Saved:
    part = path.with_name(f"{path.name}.part")
    try:
        shortened = write(part, sheets, count)
        count.look()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return Saved(count.rows, shortened)


def _csv(part: Path, sheets: Sequence[Sheet], count: _Count, decimal: str) -> int:
    [block] = sheets[0].blocks
    with part.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        writer.writerow(map(kept_as_text, block.titles))
        for row in _counted(block, count):
            writer.writerow(_written(value, decimal) for value in row)
    return 0


def _counted(block: Block, count: _Count) -> Iterator[Sequence[Value]]:
    for row in block.rows:
        count.row()
        yield row


def _written(value: Value, decimal: str) -> str:
    match value:
        case None:
            return ""
        case str():
            return kept_as_text(value)
        case Share():
            return f"{value.value * 100:.0f}%"
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S}"
        case date():
            return value.isoformat()
        case timedelta():
            minutes, seconds = divmod(round(value.total_seconds()), 60)
            return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
        case float():
            return f"{value:.2f}".replace(".", decimal)
        case int():
            return str(value)


def _workbook(part: Path, sheets: Sequence[Sheet], count: _Count) -> int:
    from desktop.services.workbook import Workbook

    # Its temporary files are deleted with their folder, even if it is never closed.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, Workbook(part, folder) as book:
        return sum(book.write(sheet, [_counted(block, count) for block in sheet.blocks]) for sheet in sheets)
