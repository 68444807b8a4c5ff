"""SQL for the conditions of a filter: each an operation, a column of some kind and a value from a request."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import Any

from desktop.portal import php
from desktop.portal.clock import PortalClock
from desktop.portal.database import marks
from desktop.portal.fields import INTEGERS

Sql = tuple[str, list[Any]]
"""A condition and its parameters."""
Columns = Mapping[str, tuple[str, str]]
"""Fields that can be filtered or sorted: SQL expression and kind by name."""

TAKE_ARRAYS = frozenset({"=", "!=", "in", "!in"})
"""Operations whose value may be an array."""
_COMPARISONS = frozenset({">", ">=", "<", "<="})
_OPERATIONS = {
    "!><": "!between",
    "!=%": "!like",
    "!%=": "!like",
    "><": "between",
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
    "?": "contains",
    ">": ">",
    "<": "<",
}
"""Operations by the prefixes of filter keys, longer prefixes first."""
UNORDERED = "(id * 40503) & 65535, id"
"""ORDER BY for rows that come in no useful order."""
PREFIXES = frozenset(_OPERATIONS)
"""All prefixes; each family of methods knows some of them."""


class InvalidValue(Exception):
    """The value can't be compared with a field of this kind."""


def split_key(key: str, prefixes: Container[str]) -> tuple[str, str]:
    """Split a filter key into operation and field name; `prefixes` are those that the method knows."""
    for prefix, operation in _OPERATIONS.items():
        if prefix in prefixes and key.startswith(prefix):
            return operation, key[len(prefix) :]
    return "=", key


def condition(column: str, kind: str, operation: str, value: Any, clock: PortalClock) -> Sql:
    """Return SQL and parameters for "=", "in", ">", "like", "contains", "between" …; "!" before one negates."""
    negated = operation.startswith("!")
    plain = operation.removeprefix("!")
    if plain in _COMPARISONS:
        sql, given = f"{column} {plain} ?", [_converted(kind, value, clock)]
    elif plain == "between":
        low, high = php.values(value)
        sql, given = f"{column} BETWEEN ? AND ?", [_converted(kind, low, clock), _converted(kind, high, clock)]
    elif plain == "contains":
        text = php.to_text(value)
        folded = f"fold({column})" if text.upper() != text.lower() else column  # digits have no case
        sql, given = f"instr({folded}, ?) > 0", [text.casefold()]
    elif plain == "like":
        sql, given = f"fold({column}) LIKE ? ESCAPE '\\'", [php.to_text(value).casefold()]
    else:
        sql, given = _equal(column, kind, php.as_list(value), clock)
    if negated:
        return f"NOT COALESCE(({sql}), 0)", given
    return f"({sql})", given


def lenient(column: str, kind: str, operation: str, value: Any, clock: PortalClock) -> Sql | None:
    """Return a condition, or None for a value that can't be compared, where methods drop such a condition."""
    try:
        return condition(column, kind, operation, value, clock)
    except InvalidValue:
        return None


def joined(conditions: Iterable[Sql | None], logic: str = "AND") -> Sql:
    """Join conditions by AND or OR, without the dropped ones; if none is left, every row matches."""
    found = [condition for condition in conditions if condition is not None]
    sql = f"({f' {logic} '.join(sql for sql, _ in found)})" if found else "1"
    return sql, [value for _, given in found for value in given]


def grouped(filter_: Any, one: Callable[[str, Any], Sql]) -> Sql:
    """Return the condition for a filter whose numbered arrays are groups, joined as their `LOGIC` says.

    `one` makes a condition of a key and its value.
    """
    logic = "AND"
    found: list[Sql] = []
    for key, value in php.entries(filter_):
        if key.lower() == "logic":
            logic = "OR" if php.to_text(value).upper() == "OR" else "AND"
        elif key.isdecimal() and php.is_array(value):
            found.append(grouped(value, one))
        else:
            found.append(one(key, value))
    return joined(found, logic)


def direction(value: Any) -> str:
    """Return how a column is sorted: descending for DESC in any case."""
    return "DESC" if php.to_text(value).upper() == "DESC" else "ASC"


def _equal(column: str, kind: str, values: list[Any], clock: PortalClock) -> Sql:
    """Return "is one of"; an empty value also matches NULL."""
    converted = [_converted(kind, value, clock) for value in values]
    empty = any(value in (None, "", 0, 0.0) for value in converted)
    present = [value for value in converted if value is not None]
    exact = kind in INTEGERS or kind in ("double", "datetime", "date")
    compared = f"fold({column})" if kind == "string" else column if exact else f"{column} COLLATE NOCASE"
    parts = [f"{compared} IN ({marks(len(present))})"] if present else []
    if empty:
        parts.append(f"{column} IS NULL")
    return " OR ".join(parts) if parts else "0", present


def _converted(kind: str, value: Any, clock: PortalClock) -> Any:
    if php.is_array(value):
        raise InvalidValue
    if value is None:
        return None
    if kind in INTEGERS:
        return php.to_int(value)
    if kind == "double":
        return php.to_float(value)
    if kind == "datetime":
        if value == "":
            return None
        moment = clock.parse(php.to_text(value))
        if moment is None:
            raise InvalidValue
        return moment
    text = php.to_text(value)
    if kind == "date":
        return text[:10]
    return text.casefold() if kind == "string" else text
