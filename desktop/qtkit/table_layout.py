"""The layout of a table's columns as plain values that can be remembered."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView

from desktop.qtkit.columns import Column

_DESCENDING, _ASCENDING = "descending", "ascending"


def arranged(
    header: QHeaderView, columns: Sequence[Column[Any]], by_hand: Collection[int], character: int
) -> dict[str, Any]:
    """Return the columns by key, in their order on the screen, and the sorting; `by_hand` are those with set widths.

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
                "set_width": round(header.sectionSize(number) / character, 2) if number in by_hand else None,
            }
            for number in shown
        ],
        "sort": [columns[sorted_by].key, _DESCENDING if order is Qt.SortOrder.DescendingOrder else _ASCENDING]
        if 0 <= sorted_by < len(columns)
        else None,
    }


def rearrange(
    header: QHeaderView, columns: Sequence[Column[Any]], layout: dict[str, Any], character: int
) -> set[int]:
    """Arrange the columns by a layout, and return those whose widths were set by hand.

    Unknown keys and invalid values are ignored. A column that the layout does not know comes behind the one that it
    follows by default.
    """
    by_hand = set()
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
        width = entry.get("set_width")
        if isinstance(width, int | float) and 0 < width < 1000:
            by_hand.add(number)
            header.resizeSection(number, round(width * character))
        # The first column can't be hidden: its header is needed to show the others.
        header.setSectionHidden(number, entry.get("hidden") is True and number > 0)
    if place:
        for number in sorted(numbers.values()):
            follows = header.visualIndex(number - 1) + 1 if number else 0
            header.moveSection(header.visualIndex(number), follows)
    sort = layout.get("sort")
    if isinstance(sort, list | tuple) and len(sort) == 2:
        number = next((number for number, column in enumerate(columns) if column.key == sort[0]), -1)
        if number >= 0:
            descending = sort[1] == _DESCENDING
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(number, order)
    return by_hand
