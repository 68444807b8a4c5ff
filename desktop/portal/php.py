"""Values as PHP sees them: arrays, integers, the shapes they take in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any

_LEADING_INTEGER = re.compile(r"\s*([+-]?\d+)")
_LEADING_NUMBER = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?\s*$")
_GREATEST = 2**63 - 1
_LONGEST = 30


def to_int(value: Any) -> int:
    """Return what PHP's `(int)` makes of a value: "abc" is 0, "50abc" is 50."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, float) and not isfinite(value):
        return 0
    if isinstance(value, (int, float)):
        return _fitting(int(value))
    if isinstance(value, str):
        match = _LEADING_INTEGER.match(value)
        return _fitting(int(match.group(1)[:_LONGEST])) if match else 0
    if isinstance(value, (list, dict)):
        return 1 if value else 0
    return 0


def _fitting(number: int) -> int:
    """Clamp a number to PHP's integers, as PHP does when it reads a longer text."""
    return max(-_GREATEST - 1, min(_GREATEST, number))


def to_float(value: Any) -> float:
    """Return the value of a money field: a number, or 0."""
    try:
        return float(to_text(value) or 0)
    except ValueError:
        return 0.0


def is_numeric(value: Any) -> bool:
    """Return whether PHP's `is_numeric` holds, which is what an `int` argument accepts."""
    if isinstance(value, (bool, int, float)):
        return True
    return isinstance(value, str) and _LEADING_NUMBER.match(value) is not None


def is_array(value: Any) -> bool:
    """Return whether a value is an array (a list or a map)."""
    return isinstance(value, (list, dict))


def entries(value: Any) -> list[tuple[str, Any]]:
    """Return the keys (as text) and values of an array; nothing for other values."""
    if isinstance(value, dict):
        return [(str(key), item) for key, item in value.items()]
    if isinstance(value, list):
        return [(str(index), item) for index, item in enumerate(value)]
    return []


def values(value: Any) -> list[Any]:
    """Return the values of an array; nothing for other values."""
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """Return the values of an array as texts; nothing for other values."""
    return [to_text(item) for item in values(value)]


def as_list(value: Any) -> list[Any]:
    """Return an array's values, or a single value as a list of one."""
    return values(value) if is_array(value) else [value]


def to_text(value: Any) -> str:
    """Return what PHP's `(string)` makes of a value."""
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    if is_array(value):
        return "Array"
    return str(value)


def shaped(mapping: Mapping[Any, Any]) -> Any:
    """Give an array its JSON shape: a list for keys 0, 1, 2 … in order (and for none), otherwise a map."""
    if all(str(key) == str(index) for index, key in enumerate(mapping)):
        return list(mapping.values())
    return {str(key): value for key, value in mapping.items()}


def normalized(value: Any) -> Any:
    """Turn decoded JSON into PHP values: maps with keys 0, 1, 2 … become lists, numbers too long become floats."""
    if isinstance(value, dict):
        return shaped({key: normalized(item) for key, item in value.items()})
    if isinstance(value, list):
        return [normalized(item) for item in value]
    if isinstance(value, int) and not -_GREATEST <= value <= _GREATEST:
        return float(value)
    return value
