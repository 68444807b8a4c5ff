"""Saving the rows of a file that were not matched to a card, each with the reason, as a file to be worked on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.domain.spreadsheet import Block, Sheet
from desktop.services.spreadsheet_file import MOST_COLUMNS, MOST_ROWS, WORKBOOK, DoesNotFitError, Saved, save_table


async def save_rows(
    path: Path, header: Sequence[str], rows: Sequence[Sequence[str]], reasons: Sequence[str], *, title: str
) -> Saved:
    """Save rows with all their columns, followed by a column of reasons under `title`, one for each row.

    All cells are texts (`spreadsheet_file.save_table`), so that phones keep their plus and zeros. The sequences must
    not change meanwhile: they are read in a thread. Raises OSError, and DoesNotFitError before anything is written.
    """
    if len(rows) != len(reasons):
        raise ValueError("a reason for each row")
    width = max(len(header), max(map(len, rows), default=0))
    if path.suffix.lower() == WORKBOOK and (len(rows) >= MOST_ROWS or width >= MOST_COLUMNS):
        raise DoesNotFitError(len(rows) + 1, width + 1)

    def lines() -> Iterator[list[str]]:
        """Yield the rows, which may be longer than the header, with all reasons in one column."""
        for row, reason in zip(rows, reasons, strict=True):
            yield [*row, *[""] * (width - len(row)), reason]

    titles = [*header, *[""] * (width - len(header)), title]
    return await save_table(path, Sheet("", [Block(titles, lines())]))
