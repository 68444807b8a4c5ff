"""What goes into spreadsheets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import TypeAlias


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
