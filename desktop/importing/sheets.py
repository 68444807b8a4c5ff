"""Finding the sheet of a workbook that has the people: summaries and instructions may come before it."""

from itertools import islice

from desktop.importing.columns import RowsKind, propose_columns
from desktop.importing.header_row import find_header_row
from desktop.importing.limits import MAX_TITLES, PREVIEW
from desktop.importing.name_beside import holds_name_too
from desktop.importing.problems import FileProblem
from desktop.importing.roles import Role, holds_email, looks_like_phone
from desktop.importing.workbook import Workbook

_MOST_SHEETS = 40
_ENOUGH = 3
"""People in a sheet that end the search."""


def sheet_of_people(workbook: Workbook) -> str | None:
    """Return the name of the first sheet with people, otherwise of the first with rows; visible ones come first."""
    first = workbook.first_filled()
    if first is None or len(workbook.sheets) == 1:
        return first
    others = [sheet for sheet in workbook.sheets if sheet.name != first]
    names = [first, *(sheet.name for sheet in sorted(others, key=lambda sheet: sheet.hidden))]
    best, most = first, 0
    for name in names[:_MOST_SHEETS]:
        people = _people(workbook, name)
        if people > most:
            best, most = name, people
        if most >= _ENOUGH:
            break
    return best


def _people(workbook: Workbook, name: str) -> int:
    """Return how many of the first rows of a sheet have a phone or an address; 1 or 0 for names or IDs alone."""
    try:
        first = list(islice(workbook.records(name)[1], MAX_TITLES + PREVIEW))
        header_row = find_header_row(first)
    except FileProblem:
        return 0
    header = first[header_row - 1] if header_row else []
    rows = first[header_row:]
    width = max(map(len, [header, *rows]))
    mapping = propose_columns([*header, *[""] * (width - len(header))], rows)
    reached = [column.index for role in (Role.PHONE, Role.EMAIL, Role.WITH_NAME) for column in mapping.of(role)]
    people = sum(any(_reaches(row[index]) for index in reached if index < len(row)) for row in rows)
    return people or int(bool(rows) and (mapping.kind is not RowsKind.UNSURE or bool(mapping.of(Role.ID))))


def _reaches(cell: str) -> bool:
    return looks_like_phone(cell) or holds_email(cell) or holds_name_too(cell)
