"""Filters, orders and paging of the legacy family: unknown names are dropped silently (contract 1.9, 6.1, 7.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from desktop.portal import php
from desktop.portal.conditions import PREFIXES, TAKE_ARRAYS, Columns, Sql, joined, lenient, split_key
from desktop.portal.registry import PAGE, RestAnswer, RestCall

_PREFIXES = PREFIXES - {"?", "><", "!><"}

Special = Callable[[str, Any], Sql | None]
"""Makes a condition of an operation and a value, or None."""


def page(
    call: RestCall,
    source: str,
    columns: Columns,
    only: str,
    *,
    default: str = "id",
    bound: Sequence[Any] = (),
    special: Mapping[str, Special] | None = None,
    unsortable: Sequence[str] = (),
    shown: str = "*",
) -> RestAnswer:
    """Read the page that `filter`, `order` and `start` of a call ask for; past the end comes page 1 (contract 2.4).

    `source` is the FROM of the query, with `bound` as its parameters, `only` a condition beside the filter and
    `default` the order when none is asked for. `special` makes the conditions for fields that are no columns.
    """
    sql, given = joined(_conditions(call, columns, special or {}))
    where = f"{sql} AND {only}", [*bound, *given]
    ordering = ", ".join(
        f"{columns[name][0]} {'DESC' if php.to_text(wanted).strip().upper().startswith('DESC') else 'ASC'}"
        for name, wanted in php.entries(call.legacy_array("order"))
        if name in columns and name not in unsortable
    )
    start = call.offset // PAGE * PAGE
    found = call.page(source, where, ordering or default, start, shown)
    return found if found.result or not start else call.page(source, where, ordering or default, 0, shown)


def _conditions(call: RestCall, columns: Columns, special: Mapping[str, Special]) -> Iterator[Sql | None]:
    for key, value in php.entries(call.legacy_array("filter")):
        operation, name = split_key(key, _PREFIXES)
        if name in special:
            yield special[name](operation, value)
        elif name in columns and (operation in TAKE_ARRAYS or not php.is_array(value)):
            yield lenient(*columns[name], operation, value, call.portal.clock)
