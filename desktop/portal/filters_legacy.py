"""Filters, orders and paging of the legacy family: unknown names are dropped silently (contract 1.9, 6.1, 7.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from desktop.portal import php
from desktop.portal.clock import PortalClock
from desktop.portal.conditions import PREFIXES, TAKE_ARRAYS, InvalidValue, Sql, condition, split_key
from desktop.portal.registry import PAGE, RestAnswer, RestCall

_PREFIXES = PREFIXES - {"?", "><", "!><"}

Special = Callable[[str, Any], Sql | None]


class FilterColumn(msgspec.Struct, frozen=True):
    """Where a legacy field stands: SQL expression and kind."""

    column: str
    kind: str


def where(
    columns: Mapping[str, FilterColumn],
    filter_: Any,
    clock: PortalClock,
    special: Mapping[str, Special] | None = None,
) -> Sql:
    """Return the condition for a filter; names that aren't known, or wrongly cased, are dropped."""
    parts: list[str] = ["1"]
    given: list[Any] = []
    for key, value in php.entries(filter_):
        operation, name = split_key(key, _PREFIXES)
        if special is not None and name in special:
            found = special[name](operation, value)
        elif name in columns:
            found = _one(columns[name], operation, value, clock)
        else:
            continue
        if found is not None:
            parts.append(found[0])
            given += found[1]
    return " AND ".join(parts), given


def order(columns: Mapping[str, FilterColumn], order_: Any, default: str) -> str:
    """Return ORDER BY; unknown names are dropped, ASC or DESC in any case."""
    parts = []
    for name, direction in php.entries(order_):
        if name in columns:
            descending = php.to_text(direction).strip().upper().startswith("DESC")
            parts.append(f"{columns[name].column} {'DESC' if descending else 'ASC'}")
    return ", ".join(parts) or default


def page(call: RestCall, source: str, where_: Sql, ordering: str, columns: str = "*") -> RestAnswer:
    """Read a page the legacy way: past the end comes page 1 again (contract 2.4)."""
    start = call.offset // PAGE * PAGE
    found = call.page(source, where_, ordering, start, columns)
    return found if found.result or not start else call.page(source, where_, ordering, 0, columns)


def _one(column: FilterColumn, operation: str, value: Any, clock: PortalClock) -> Sql | None:
    if php.is_array(value) and operation not in TAKE_ARRAYS:
        return None
    try:
        return condition(column.column, column.kind, operation, value, clock)
    except InvalidValue:
        return None
