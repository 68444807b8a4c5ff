"""The columns of tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from desktop.qtkit.stacked_bar import Segment

Row = TypeVar("Row")

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column(Generic[Row]):
    """How one column is made from a row.

    `key` is its stable name. `title` is called whenever it is shown, as the language may change. `sort` returns the
    value to sort by, None to come last; by default that is the text, with its numbers in natural order. `whole`
    returns all that an abridged text stands for, which is searched and copied instead. `digits` returns the digits to
    search for in texts that hold phone numbers, which are thus found in any notation. `width` is in characters; one
    column may `stretch`.
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
    alignment: Qt.AlignmentFlag = LEFT
    width: int = 16
    stretch: bool = False
    digits: Callable[[str], str] | None = None

    def whole_text(self, row: Row) -> str:
        """Return the text to search and to copy."""
        return (self.whole or self.text)(row)
