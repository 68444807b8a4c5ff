"""Filters, orders and paging of the legacy family: unknown names are dropped silently (contract 1.9, 6.1, 7.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from desktop.portal import php
from desktop.portal.clock import PortalClock
from desktop.portal.conditions import InvalidValue, Sql, condition, split_prefix
from desktop.portal.database import Database
from desktop.portal.registry import PAGE

_OPERATIONS = {
    "!=%": "!like",
    "!%=": "!like",
    "!=": "!=",
    "!%": "!contains",
    "!@": "!in",
    ">=": ">=",
    "<=": "<=",
    "=%": "like",
    "%=": "like",
    "=": "=",
    "!": "!=",
    "@": "in",
    "%": "contains",
    ">": ">",
    "<": "<",
    "": "=",
}
_PREFIXES = tuple(prefix for prefix in _OPERATIONS if prefix)
_TAKE_ARRAYS = frozenset({"=", "!=", "in", "!in"})

Special = Callable[[str, Any], Sql | None]


class Column(msgspec.Struct, frozen=True):
    """Where a legacy field stands: SQL expression and kind."""

    column: str
    kind: str


def where(
    columns: Mapping[str, Column], filter_: Any, clock: PortalClock, special: Mapping[str, Special] | None = None
) -> Sql:
    """Return the condition for a filter; names that aren't known, or wrongly cased, are dropped."""
    parts: list[str] = ["1"]
    given: list[Any] = []
    for key, value in php.entries(filter_):
        prefix, name = split_prefix(key, _PREFIXES)
        operation = _OPERATIONS[prefix]
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


def order(columns: Mapping[str, Column], order_: Any, default: str) -> str:
    """Return ORDER BY; unknown names are dropped, ASC or DESC in any case."""
    parts = []
    for name, direction in php.entries(order_):
        if name in columns:
            descending = php.to_text(direction).strip().upper().startswith("DESC")
            parts.append(f"{columns[name].column} {'DESC' if descending else 'ASC'}")
    return ", ".join(parts) or default


class Page(msgspec.Struct):
    """One page of rows with what the envelope tells about it."""

    rows: list[Any]
    total: int | None = None
    next: int | None = None


def page(database: Database, columns: str, source: str, condition_: Sql, ordering: str, start: int | None) -> Page:
    """Read a page the legacy way: past the end comes page 1 again; `start=-1` doesn't count (contract 2.4)."""
    sql, given = condition_
    query = f"SELECT {columns} FROM {source} WHERE {sql} ORDER BY {ordering} LIMIT {PAGE} OFFSET ?"  # noqa: S608
    if start is not None and start < 0:
        return Page(database.rows(query, [*given, 0]))
    total = int(database.value(f"SELECT COUNT(*) FROM {source} WHERE {sql}", given))  # noqa: S608
    number = (start or 0) // PAGE
    if number * PAGE >= total:
        number = 0
    following = (number + 1) * PAGE
    rows = database.rows(query, [*given, number * PAGE])
    return Page(rows, total, following if following < total else None)


def _one(column: Column, operation: str, value: Any, clock: PortalClock) -> Sql | None:
    if php.is_array(value) and operation not in _TAKE_ARRAYS:
        return None
    try:
        return condition(column.column, column.kind, operation, value, clock)
    except InvalidValue:
        return None
