"""Reading more than one page (contract 2.4, decision 5)."""

from collections.abc import AsyncIterator, Callable, Hashable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader
from desktop.domain.problem import Cause, Problem

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

PAGE = 50
"""Rows of a page, in every method; it cannot be changed."""


async def by_id(
    reader: Reader, call_after: Callable[[int], Call], decode: Callable[[Any], Sequence[T]], id_of: Callable[[T], int]
) -> AsyncIterator[Sequence[T]]:
    """Yield pages of rows with ascending ids, each asked for by `>ID` of the last row, until one is not full.

    `call_after(last)` is the call for the rows after an id, 0 at first. Raises Problem UNREADABLE when the method
    ignored the filter and returned earlier rows: otherwise this would never end.
    """
    last = 0
    while True:
        call = call_after(last)
        page = decode((await reader.read(call)).result)
        if page and min(map(id_of, page)) <= last:
            raise Problem(Cause.UNREADABLE, method=call.method, detail="rows before the last id")
        yield page
        if len(page) < PAGE:
            return
        last = int(max(map(id_of, page)))


def slices(values: Iterable[H], most: int = PAGE) -> Iterator[list[H]]:
    """Yield the distinct values in slices, by default of one page."""
    distinct = iter(dict.fromkeys(values))
    while part := list(islice(distinct, most)):
        yield part
