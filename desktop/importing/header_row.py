"""Finding the header row: the first one whose cells name columns, below titles and blank rows."""

import re
from collections.abc import Sequence

from desktop.importing.cleaning import cleaned, is_blank
from desktop.importing.known_headers import CODES, normalized
from desktop.importing.limits import MAX_TITLES
from desktop.importing.name_beside import are_with_names, holds_name_too
from desktop.importing.problems import FileFault, FileProblem
from desktop.importing.roles import (
    Role,
    by_code,
    by_content,
    by_words,
    holds_email,
    looks_like_name,
    looks_like_phone,
)

_TELLING = {Role.PHONE: looks_like_phone, Role.EMAIL: holds_email}
_LONGEST = 200
"""Most characters of a header; anything longer is a text."""
_MANY = 5
"""Phones and addresses in a single row that are too many for one person."""
_LABELLED = re.compile(r"[\W_]{0,4}([^\W\d_][^:=\n]{0,40}): ?\S")


def find_header_row(records: Sequence[Sequence[str]], name: str = "") -> int:
    """Return the number of the header row, from 1; 0 if there is none, but the cells reveal what the columns are.

    Takes the first records of a file, blank ones included. Raises FileProblem EMPTY for a file that holds only a
    message, ON_ITS_SIDE for a table whose headers stand one below the other, and NO_HEADER if nothing resembles a
    table of clients, or if the lines are single values with labels before them.
    """
    filled = [[cell for cell in record if not is_blank(cell)] for record in records]
    counts = sorted(len(cells) for cells in filled if cells)
    if not counts:
        raise FileProblem(FileFault.EMPTY, name)
    if _are_labelled(filled):
        raise FileProblem(FileFault.NO_HEADER, name)
    if _lies_on_its_side(filled):
        raise FileProblem(FileFault.ON_ITS_SIDE, name)
    usual = counts[len(counts) // 2]
    headers = 0
    for number, cells in enumerate(filled[:MAX_TITLES], 1):
        if cells and len(cells) * 2 >= usual and _are_headers(cells, usual):
            if any(map(_finds_clients, cells)):
                return number
            headers = headers or number
    if headers:
        return headers
    widest = max(len(record) for record in records)
    telling = {c for c in range(widest) if by_content(_column(records, c))}
    if len(counts) == 1 and len(telling) >= _MANY:
        raise FileProblem(FileFault.ON_ITS_SIDE, name)
    if telling:
        return _above(records, telling)
    columns = [_column(records, c) for c in range(widest)]
    names = {c for c, cells in enumerate(columns) if by_content(cells, names=True) or are_with_names(cells)}
    if len(counts) == 1 and not names:
        message = " ".join(next(cells for cells in filled if cells))
        raise FileProblem(FileFault.EMPTY, name, detail=message[:200])
    if names:
        return _above(records, names, names=True)
    return _first_words(filled, usual, name)


def _are_headers(cells: list[str], usual: int) -> bool:
    """Return whether cells are headers: enough are known or suggest a role, and none is a value."""
    if any(_is_value(cell) or len(cell) > _LONGEST for cell in cells):
        return False
    known = sum(1 for cell in cells if normalized(cell) in CODES or by_words(cell) is not None)
    return known >= 2 or (known == 1 and (len(cells) >= 2 or usual == 1))


def _finds_clients(header: str) -> bool:
    """Return whether clients can be found by a column with this header, unlike "Адрес", which titles may hold."""
    code = CODES.get(normalized(header), "")
    return by_code(code) is not Role.IGNORED or by_words(header) not in (None, Role.IGNORED)


def _lies_on_its_side(filled: Sequence[Sequence[str]]) -> bool:
    """Return whether the headers are in the first column, with phones or addresses beside them in one row."""
    rows = [cells for cells in filled if cells]
    if not 2 <= len(rows) <= MAX_TITLES:
        return False
    roles = [by_words(cells[0]) for cells in rows]
    if len({role for role in roles if role not in (None, Role.IGNORED)}) < 2:
        return False
    beside = [
        (holds, cells[1:]) for role, cells in zip(roles, rows, strict=True) if role and (holds := _TELLING.get(role))
    ]
    return any(
        cells and not any(by_words(cell) for cell in cells) and all(map(holds, cells)) for holds, cells in beside
    )


def _are_labelled(filled: Sequence[Sequence[str]]) -> bool:
    """Return whether the lines are single values, each after a label, instead of a table."""
    lines = [cells[0][:_LONGEST] for cells in filled if len(cells) == 1]
    labels = [label[1] for line in lines if (label := _LABELLED.match(line))]
    if len(labels) * 2 <= sum(map(bool, filled)):
        return False
    return len({role for label in labels if (role := by_words(label)) not in (None, Role.IGNORED)}) > 1


def _first_words(filled: list[list[str]], usual: int, name: str) -> int:
    """Return the first row of several words, for a table in which no header or cell is recognized."""
    for number, cells in enumerate(filled[:MAX_TITLES] if usual >= 2 else [], 1):
        if len(cells) >= 2 and len(cells) * 2 >= usual and not any(_is_value(cell) for cell in cells):
            return number
    raise FileProblem(FileFault.NO_HEADER, name)


def _above(records: Sequence[Sequence[str]], telling: set[int], *, names: bool = False) -> int:
    """Return the last filled row above the first one with a value in the `telling` columns; 0 if there is none."""
    above = 0
    for number, record in enumerate(records, 1):
        here = (record[column] for column in telling if column < len(record))
        if any(_is_value(cell) or (names and looks_like_name(cell)) for cell in here):
            return above
        if not all(map(is_blank, record)):
            above = number
    return 0


def _is_value(cell: str) -> bool:
    value = looks_like_phone(cell) or holds_email(cell) or holds_name_too(cell)
    return value or cleaned(cell[:_LONGEST]).isdecimal()


def _column(records: Sequence[Sequence[str]], column: int) -> list[str]:
    return [record[column] for record in records if column < len(record)]
