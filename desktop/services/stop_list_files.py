"""The supervisor's own stop list and files: phones of any contact export, and the list as a CSV file."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from desktop.domain.phones import Phone
from desktop.domain.spreadsheet import Block, Sheet
from desktop.domain.stop_list import StopEntry
from desktop.domain.stop_list_intake import Fault, Given, Unreadable
from desktop.importing.rows import Skip
from desktop.services.file_import import Candidate, Flag, ImportShapes, Role, look_at, read_into
from desktop.services.session import Progress
from desktop.services.spreadsheet_file import Saved, save_table

_NOBODY = frozenset({Skip.EMPTY, Skip.CONTINUATION, Skip.NO_CLIENT})
"""Rows that stand for nobody."""
_PHONES = (Role.PHONE, Role.WITH_NAME)
_LONGEST = 60
"""Characters of a cell that are shown."""


async def phones_in(path: Path, shapes: ImportShapes, progress: Progress) -> Given:
    """Return the phones of all phone columns of a file, and the rows without one. Raises FileProblem.

    Columns are found as in an import, with the roles that were corrected there for files of this shape.
    """
    look = await look_at(path, shapes)
    columns = [column.index for role in _PHONES for column in look.mapping.of(role)]
    if not columns:
        header = ", ".join(filter(None, look.inspection.header))
        return Given(path.name, (), (Unreadable(_short(header), Fault.NO_COLUMN, source=path.name),))
    return await read_into(partial(_given, path.name, columns), look, progress)


def _given(source: str, columns: Sequence[int], rows: Iterator[Candidate]) -> Given:
    phones, unreadable = list[tuple[str, str]](), list[Unreadable]()
    for row in rows:
        if row.skip in _NOBODY:
            continue
        found = [(phone.key, phone.written) for phone in map(Phone.read, row.phones)]
        phones += [pair for pair in found if pair[0]]
        if (fault := _fault(row)) is not None:
            cells = [row.cells[index] for index in columns if index < len(row.cells)]
            text = ", ".join(filter(None, map(str.strip, cells))) or row.name or row.company
            unreadable.append(Unreadable(_short(text), fault, row.row, source))
    return Given(source, tuple(phones), tuple(unreadable))


def _fault(row: Candidate) -> Fault | None:
    if Flag.PHONE_LOST in row.flags:
        return Fault.LOST
    if Flag.PHONE_UNREADABLE in row.flags:
        return Fault.NOT_A_PHONE
    return None if row.phones else Fault.NO_PHONE


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


async def save_list(
    path: Path, titles: Sequence[str], entries: Sequence[StopEntry], cells: Callable[[StopEntry], Sequence[str]]
) -> Saved:
    """Save entries as a file that spreadsheets open, and that can be put on a list again. Raises OSError.

    `cells` returns the cells of an entry, one for each title; it is called in a thread.
    """
    return await save_table(path, Sheet("", [Block(titles, map(cells, entries))]))
