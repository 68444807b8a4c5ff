"""Which row holds the headers: the first one whose cells are words for columns, below titles and blank rows."""

from collections.abc import Sequence

from desktop.importing.known_headers import CODES, normalized
from desktop.importing.limits import MAX_TITLES
from desktop.importing.problems import Cause, FileProblem
from desktop.importing.roles import EMAIL, by_content, by_words, looks_like_phone


def find_header_row(records: Sequence[Sequence[str]], name: str = "") -> int:
    """Return the number of the header row from 1, 0 when there is none but columns speak for themselves.

    Takes the first records of a file, blank ones included. Raises FileProblem EMPTY for a file with a message only,
    and NO_HEADER when nothing is like a table of clients.
    """
    filled = [[cell for cell in record if cell.strip()] for record in records]
    counts = sorted(len(cells) for cells in filled if cells)
    if not counts:
        raise FileProblem(Cause.EMPTY, name)
    usual = counts[len(counts) // 2]
    for number, cells in enumerate(filled[:MAX_TITLES], 1):
        if cells and len(cells) * 2 >= usual and _are_headers(cells, usual):
            return number
    widest = max(len(record) for record in records)
    telling = {c for c in range(widest) if by_content(_column(records, c))}
    if not telling:
        if len(counts) == 1:
            message = " ".join(next(cells for cells in filled if cells))
            raise FileProblem(Cause.EMPTY, name, detail=message[:200])
        return _first_words(filled, usual, name)
    return _above(records, telling)


def _are_headers(cells: list[str], usual: int) -> bool:
    """Tell whether cells are headers: enough are known or speak for a role, and none is a value."""
    if any(_is_value(cell) for cell in cells):
        return False
    known = sum(1 for cell in cells if normalized(cell) in CODES or by_words(cell) is not None)
    return known >= 2 or (known == 1 and (len(cells) >= 2 or usual == 1))


def _first_words(filled: list[list[str]], usual: int, name: str) -> int:
    """Return the first row of several words, for a table without a word or cell that is known."""
    for number, cells in enumerate(filled[:MAX_TITLES] if usual >= 2 else [], 1):
        if len(cells) >= 2 and len(cells) * 2 >= usual and not any(_is_value(cell) for cell in cells):
            return number
    raise FileProblem(Cause.NO_HEADER, name)


def _above(records: Sequence[Sequence[str]], telling: set[int]) -> int:
    """Return the row right above the first one whose columns hold what they mostly do, 0 when that is data, too."""
    above = 0
    for number, record in enumerate(records, 1):
        if any(column < len(record) and _is_value(record[column]) for column in telling):
            return above
        if any(cell.strip() for cell in record):
            above = number
    return 0


def _is_value(cell: str) -> bool:
    text = cell.strip()
    return looks_like_phone(text) or EMAIL.search(text) is not None or text.isdecimal()


def _column(records: Sequence[Sequence[str]], column: int) -> list[str]:
    return [record[column] for record in records if column < len(record)]
