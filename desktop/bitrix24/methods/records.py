"""Lenient decoding of rows (contract 1.7): the families of methods write the same things differently.

Numbers come as "13" or 13, absent references as null, "0", 0 or "", booleans as Y/N, true/false or 1/0, empty maps as
`[]`, lists with gaps as maps. Unknown fields are skipped, missing optional fields have defaults.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, TypeVar

import msgspec

from desktop.bitrix24.line.error_codes import plain
from desktop.domain.problem import Cause, Problem

T = TypeVar("T")


class Id(int):
    """A positive number that must be there."""


class Reference(int):
    """An id of something else; 0 when there is none."""


class Number(int):
    """A whole number; 0 when there is none."""


class Text(str):
    """A text, as people typed it; "" when there is none. It is not markup."""

    __slots__ = ()


class YesNo(int):
    """A yes or no, used as a truth value."""


class Listing(list[Any]):
    """A list of anything, also from a list with gaps, which comes as a map."""


def rows(result: Any, shape: type[T], *, method: str) -> list[T]:
    """Decode a list of rows, `[]`, or a map of rows. Raises Problem UNREADABLE naming the method."""
    if isinstance(result, dict):
        result = list(result.values())
    return _converted(result, list[shape], method=method)  # type: ignore[valid-type]


def parts(result: Any, size: int) -> Iterator[Any]:
    """Yield what `rows` takes in parts of a size, at least one, so that decoding many rows can be interrupted."""
    if isinstance(result, dict):
        result = list(result.values())
    if not isinstance(result, list) or len(result) <= size:
        yield result
        return
    yield from (result[start : start + size] for start in range(0, len(result), size))


def row(result: Any, shape: type[T], *, method: str) -> T:
    """Decode one row. Raises Problem UNREADABLE naming the method."""
    return _converted(result, shape, method=method)


def new_id(result: Any, *, method: str) -> int:
    """Return the id that a write has created, from 13 or "13".

    Raises Problem OUTCOME_UNKNOWN for anything else: the portal accepted the write, and the caller must look for it.
    """
    number = _whole(result)
    if number is None or number <= 0:
        raise Problem(Cause.OUTCOME_UNKNOWN, method=method, detail="no number came back")
    return number


def positive(number: int) -> int:
    """Return a number to send as an id or a place. Raises ValueError unless it is whole and positive."""
    if type(number) is not int or number <= 0:
        raise ValueError("a positive whole number is needed")
    return number


def text(result: Any) -> str:
    """Return a plain value as text, "" for anything else."""
    return str(result) if isinstance(result, (str, int, float)) else ""


def moment(written: str, offset: timedelta) -> datetime | None:
    """Read a date and time, by default in the zone of `offset`; None when it is unreadable (contract 4.4)."""
    try:
        read = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return read if read.tzinfo is not None else read.replace(tzinfo=timezone(offset))


def _converted(value: Any, shape: type[T], *, method: str) -> T:
    try:
        return msgspec.convert(value, shape, strict=False, dec_hook=_decode)
    except msgspec.ValidationError as error:
        detail = plain(str(error))
    raise Problem(Cause.UNREADABLE, method=method, detail=detail)


def _decode(kind: Any, value: Any) -> Any:
    if issubclass(kind, YesNo):
        return kind(str(value).strip().upper() in ("Y", "1", "TRUE"))
    if issubclass(kind, Text):
        return kind("" if value is None or isinstance(value, (dict, list, bool)) else value)
    if issubclass(kind, Listing):
        return kind(value.values() if isinstance(value, dict) else value if isinstance(value, list) else [])
    number = _whole(value)
    if issubclass(kind, Id):
        if number is None or number <= 0:
            raise ValueError("no id")
        return kind(number)
    return kind(number or 0)


def _whole(value: Any) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    try:
        return int(value)
    except (TypeError, ValueError):
        return None
