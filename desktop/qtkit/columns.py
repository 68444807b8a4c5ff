"""The columns of tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from desktop.qtkit.look import Look
from desktop.qtkit.stacked_bar import Segment

Row = TypeVar("Row")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Cell(Protocol):
    """How the cells of a column are drawn."""

    def paint(self, painter: QPainter, box: QRect, column: Any, row: Any, look: Look) -> None:
        """Draw the cell of a row into a box."""

    def width(self, column: Any, row: Any, look: Look) -> int:
        """Return the width that the whole content of a row's cell needs, in pixels."""


@dataclass(frozen=True, slots=True)
class Exported(Generic[Row]):
    """What a spreadsheet gets of a column: a title, and of each row a text, a number, a date or the like."""

    title: Callable[[], str]
    value: Callable[[Row], Any]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column is made from a row.

    `key` is its stable name. `title` is called whenever it is shown, as the language may change. `sort` returns the
    value to sort by, None to come last; by default that is the text, with its numbers in natural order. `whole`
    returns all that an abridged text stands for, which is searched and copied instead. `digits` returns the digits to
    search for in texts that hold phone numbers, which are thus found in any notation. `cell` draws it, by default as
    plain text.

    A column is as wide as its content, but no wider than `width` characters while another is cut, and no narrower
    than `least` characters of it, below which the table scrolls. What room is left is shared by `weight`. A column
    that is `extra` is hidden until somebody chooses to see it. One that `gives_way` is left out while others would be
    narrower than their content asks for; the one with the highest number goes first. `spoken` returns what a screen
    reader says where the text does not say all that is drawn. `exported` is what a spreadsheet gets of it, one column
    or several; without any it gets the whole text. A column that is not `searched` is left out of the search: its
    text changes with the time, or is known of some rows only, of which a search would find too few.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    whole: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None
    decoration: Callable[[Row], QColor] | None = None
    bar: Callable[[Row], Sequence[Segment]] | None = None
    dim: Callable[[Row], bool] | None = None
    cell: Cell | None = None
    alignment: Qt.AlignmentFlag = LEFT
    width: int = 16
    least: int = 0
    weight: int = 0
    extra: bool = False
    gives_way: int = 0
    digits: Callable[[str], str] | None = None
    spoken: Callable[[Row], str] | None = None
    exported: Sequence[Exported[Row]] = ()
    searched: bool = True

    def whole_text(self, row: Row) -> str:
        """Return the text to search and to copy."""
        return (self.whole or self.text)(row)

    @property
    def for_spreadsheets(self) -> Sequence[Exported[Row]]:
        """What a spreadsheet gets of it."""
        return self.exported or (Exported(self.title, self.whole_text),)
