"""Sheets with their charts in a workbook, by XlsxWriter, which is loaded with this module."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from desktop.domain.spreadsheet import Block, Chart, ChartKind, Share, Sheet, Value

LONGEST_CELL = 32_767
"""Characters (UTF-16) of a cell; longer texts are cut off there."""
_MEASURED = 200
"""First rows, by which the widths of columns are chosen."""
_NARROWEST, _WIDEST = 9, 60
_TEXT, _WHOLE, _DECIMALS, _PERCENT, _DAY, _MOMENT = 49, 3, 4, 9, 14, 22
"""Built-in formats of cells, which every system shows in its own way: "@", "#,##0", "#,##0.00", "0%", a date, and a
date with the time of day."""
_LENGTH = "[h]:mm:ss"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}
_A4 = 9
"""Paper on which a sheet is printed, as wide as its columns."""
_CHART = {"width": 560, "height": 300}
_CHART_ROWS = 16
"""Rows that a chart takes, with a gap below it."""


class Workbook:
    """A context manager: the file is complete when it is left; raises OSError then, or while something is written."""

    def __init__(self, path: Path, folder: str) -> None:
        """Begin a workbook at a path, with temporary files in a folder."""
        self._book = xlsxwriter.Workbook(str(path), _OPTIONS | {"tmpdir": folder})
        text, right = {"num_format": _TEXT}, {"align": "right", "indent": 1}
        titles = text | {"bold": True, "bottom": 1, "bottom_color": "#CFD5DD"}
        dresses = {
            "text": text,
            "titles": titles,
            "right titles": titles | right,
            "heading": text | {"bold": True, "font_size": 12},
            "title": text | {"bold": True, "font_size": 16},
            "line": text | {"font_color": "#5B6470"},
            "whole": {"num_format": _WHOLE} | right,
            "decimals": {"num_format": _DECIMALS} | right,
            "share": {"num_format": _PERCENT} | right,
            "day": {"num_format": _DAY} | right,
            "moment": {"num_format": _MOMENT} | right,
            "length": {"num_format": _LENGTH} | right,
        }
        self._formats = {name: self._book.add_format(dress) for name, dress in dresses.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._book.close()
        except FileCreateError as failed:
            raise failed.args[0] from None
        finally:
            if not self._book.fileclosed:
                for sheet in self._book.worksheets():
                    sheet.row_data_fh.close()

    def write(self, sheet: Sheet, rows: Sequence[Iterable[Sequence[Value]]]) -> int:
        """Add a sheet, with the rows of each of its blocks; return how many cells were too long and were cut."""
        return _Filling(self._book, self._formats, sheet).fill(rows)


class _Filling:
    """Fills one sheet from the top to the bottom, as rows can't be changed once they are written."""

    def __init__(self, book: Any, formats: dict[str, Any], sheet: Sheet) -> None:
        self._book, self._formats, self._sheet = book, formats, sheet
        self._page = book.add_worksheet(sheet.name or None)
        self._row = 0
        self._shortened = 0
        self._widths: dict[int, int] = {}
        self._of_other: set[int] = set()

    def fill(self, rows: Sequence[Iterable[Sequence[Value]]]) -> int:
        sheet = self._sheet
        for text, dress in ((sheet.title, "title"), *((line, "line") for line in sheet.lines)):
            if text:
                self._put(0, text, self._formats[dress])
                self._row += 1
        places = [self._block(block, lines) for block, lines in zip(sheet.blocks, rows, strict=True)]
        self._page.set_landscape()
        self._page.set_paper(_A4)
        self._page.fit_to_pages(1, 0)
        if sheet.is_table:
            self._page.freeze_panes(1, 0)
            self._page.repeat_rows(0)
            first, last, columns = places[0]
            self._page.autofilter(first - 1, 0, max(last, first - 1), columns - 1)
        else:
            self._page.hide_gridlines(2)
        for column, width in self._widths.items():
            blank = self._formats["text"] if sheet.is_table and column not in self._of_other else None
            self._page.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST), blank)
        beside = max(self._widths, default=0) + 2
        for place, chart in enumerate(sheet.charts):
            self._chart(chart, places[chart.block], place * _CHART_ROWS + 1, beside)
        return self._shortened

    def _block(self, block: Block, rows: Iterable[Sequence[Value]]) -> tuple[int, int, int]:
        """Write a block; return its first row, its last one, and how many columns it has."""
        if self._row:
            self._row += 1
        if block.heading:
            self._put(0, block.heading, self._formats["heading"])
            self._row += 1
        coming = iter(rows)
        measured = list(islice(coming, _MEASURED))
        of_other = self._measure([block.titles, *measured])
        for column, title in enumerate(block.titles):
            self._put(column, title, self._formats["right titles" if column in of_other else "titles"])
        self._row += 1
        first = self._row
        for row in chain(measured, coming):
            for column, value in enumerate(row):
                self._cell(column, value)
            self._row += 1
        return first, self._row - 1, max(len(block.titles), 1)

    def _cell(self, column: int, value: Value) -> None:
        if value is None or value == "":
            return
        page, formats = self._page, self._formats
        if isinstance(value, str):
            self._put(column, value, formats["text"])
        else:
            self._of_other.add(column)
            if isinstance(value, Share):
                page.write_number(self._row, column, value.value, formats["share"])
            elif isinstance(value, datetime):
                page.write_datetime(self._row, column, value.replace(tzinfo=None), formats["moment"])
            elif isinstance(value, date):
                page.write_datetime(self._row, column, value, formats["day"])
            elif isinstance(value, timedelta):
                page.write_datetime(self._row, column, value, formats["length"])
            else:
                page.write_number(
                    self._row, column, value, formats["whole" if isinstance(value, int) else "decimals"]
                )

    def _put(self, column: int, text: str, dress: Any) -> None:
        self._shortened += self._page.write_string(self._row, column, _plain(text), dress) < 0

    def _measure(self, rows: Iterable[Sequence[Value]]) -> set[int]:
        """Make the columns wide enough for rows; return which of them have anything but texts."""
        of_other = set()
        for row in rows:
            for column, value in enumerate(row):
                self._widths[column] = max(self._widths.get(column, 0), _width(value))
                if value is not None and not isinstance(value, str):
                    of_other.add(column)
        return of_other

    def _chart(self, chart: Chart, place: tuple[int, int, int], row: int, column: int) -> None:
        first, last, _ = place
        if chart.rows is not None:
            last = min(last, first + chart.rows - 1)
        if last < first:
            return
        kind = chart.kind
        stacked = {} if kind is ChartKind.RING else {"subtype": "stacked"}
        drawn = self._book.add_chart({"type": kind.value, **stacked})
        name = self._page.get_name()
        for colour, values in zip(_colours(chart), chart.columns, strict=True):
            drawn.add_series(
                {
                    "name": [name, first - 1, values],
                    "categories": [name, first, 0, last, 0],
                    "values": [name, first, values, last, values],
                    "gap": 40,
                    **colour,
                }
            )
        drawn.set_title({"name": chart.title, "name_font": {"size": 12}, "overlay": False})
        if kind is ChartKind.RING:
            drawn.set_legend({"position": "right"})
            drawn.set_hole_size(60)
        else:
            drawn.set_legend({"none": True} if len(chart.columns) == 1 else {"position": "bottom"})
            light = {"visible": True, "line": {"color": "#E2E5EA"}}
            drawn.set_y_axis({"reverse": True} if kind is ChartKind.BARS else {"major_gridlines": light})
            drawn.set_x_axis({"major_gridlines": light} if kind is ChartKind.BARS else {})
        drawn.set_size(_CHART)
        self._page.insert_chart(row, column, drawn)


def _colours(chart: Chart) -> Iterator[dict[str, Any]]:
    """Yield how each column of a chart is coloured."""
    if chart.kind is ChartKind.RING:
        yield {"points": [{"fill": {"color": colour}} for colour in chart.colours]}
    else:
        for colour in chart.colours:
            yield {"fill": {"color": colour}}


def _width(value: Value) -> int:
    """Return the width of a cell in characters."""
    if isinstance(value, str):
        return max(map(len, value.splitlines()), default=0)
    if isinstance(value, datetime):
        return 16
    return 10 if isinstance(value, date | timedelta) else 7


def _plain(cell: str) -> str:
    """Return a cell that XlsxWriter does not mistake for its own markup, which it would write unchanged."""
    return f"{cell} " if cell.startswith("<r>") and cell.endswith("</r>") else cell
