"""What goes into spreadsheets, and how they interpret cells that are given as text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PHONES = re.compile(r"[\d\s+().,;/\u2010-\u2015-]*\d[\d\s+().,;/\u2010-\u2015-]*")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
"""Shorter than any phone, and without leading zeros, which would be lost."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0.0 to 1.0, which is shown as percent."""

    value: float


Value: TypeAlias = str | int | float | Share | date | timedelta | None
"""What a cell holds. A moment (datetime) is shown as its own zone's clock has it; a length of time, in hours."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows below their titles, on a sheet with a heading above them if there is one. The rows are read once."""

    titles: Sequence[str]
    rows: Iterable[Sequence[Value]]
    heading: str = ""


class ChartKind(Enum):
    """How a spreadsheet's own chart is drawn."""

    COLUMNS = "column"
    """Upright, those of a row one on top of the other."""
    BARS = "bar"
    """Lying, the first row at the top."""
    RING = "doughnut"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a block of its sheet: the first column has the names, `columns` the values.

    `colours` ("#RRGGBB") are those of the columns, or in a ring those of the rows. It shows the first `rows`, without
    a number all of them.
    """

    kind: ChartKind
    title: str
    block: int
    columns: Sequence[int]
    colours: Sequence[str]
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: a title and lines of text at its top, then blocks, with charts beside them.

    If it is one block and nothing else, that is a table whose titles stay in sight and filter.
    """

    name: str
    blocks: Sequence[Block]
    title: str = ""
    lines: Sequence[str] = ()
    charts: Sequence[Chart] = ()

    @property
    def is_table(self) -> bool:
        """Whether it is one table and nothing else."""
        return len(self.blocks) == 1 and not (self.title or self.lines or self.blocks[0].heading)


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: anything like one gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def kept_as_text(cell: str) -> str:
    """Return a cell of a text file that no spreadsheet takes for a formula, or for a number of which it loses digits.

    Those too get an apostrophe: 89031112233 would become 8.9E+10.
    """
    is_long = cell.isascii() and cell.isdecimal() and not is_plain_number(cell)
    return f"'{cell}" if is_long else disarmed(cell)


def copied(cell: str) -> str:
    """Return a cell that is safe to paste anywhere: on one line and disarmed.

    Phones stay as they are: they are pasted into messengers, too, and a formula without letters can do no harm.
    """
    cell = " ".join(cell.split())
    return cell if _PHONES.fullmatch(cell) else disarmed(cell)


def is_plain_number(cell: str) -> bool:
    """Return whether a spreadsheet may take a cell for a number without losing any of it."""
    return _NUMBER.fullmatch(cell) is not None
