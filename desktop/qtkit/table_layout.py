"""The layout of a table's columns as plain values that can be remembered."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from desktop.qtkit.columns import Column

_DESCENDING, _ASCENDING = "descending", "ascending"


def arranged(header: QHeaderView, columns: Sequence[Column[Any]], character: int) -> dict[str, Any]:
    """Return the columns by key, in their order on the screen, and the sorting.

    Widths are in characters, so that they fit another font or scale too.
    """
    shown = [header.logicalIndex(visual) for visual in range(header.count())]
    sorted_by = header.sortIndicatorSection()
    order = header.sortIndicatorOrder()
    return {
        "columns": [
            {
                "key": columns[number].key,
                "hidden": header.isSectionHidden(number),
                "width": None if header.isSectionHidden(number) else round(header.sectionSize(number) / character, 2),
            }
            for number in shown
        ],
        "sort": [columns[sorted_by].key, _DESCENDING if order is Qt.SortOrder.DescendingOrder else _ASCENDING]
        if 0 <= sorted_by < len(columns)
        else None,
    }


def rearrange(header: QHeaderView, columns: Sequence[Column[Any]], layout: dict[str, Any], character: int) -> None:
    """Arrange the columns by a layout; unknown keys and invalid values are ignored."""
    numbers = {column.key: number for number, column in enumerate(columns)}
    entries = layout.get("columns")
    place = 0
    for entry in entries if isinstance(entries, list) else ():
        key = entry.get("key") if isinstance(entry, dict) else None
        number = numbers.pop(key, None) if isinstance(key, str) else None
        if number is None:
            continue
        header.moveSection(header.visualIndex(number), place)
        place += 1
        width = entry.get("width")
        if isinstance(width, int | float) and 0 < width < 1000:
            header.resizeSection(number, round(width * character))
        # The first column can't be hidden: its header is needed to show the others.
        header.setSectionHidden(number, entry.get("hidden") is True and number > 0)
    sort = layout.get("sort")
    if isinstance(sort, list | tuple) and len(sort) == 2:
        number = next((number for number, column in enumerate(columns) if column.key == sort[0]), -1)
        if number >= 0:
            descending = sort[1] == _DESCENDING
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(number, order)
