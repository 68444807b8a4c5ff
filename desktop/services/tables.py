"""Tables as files that a spreadsheet opens with the right letters."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """Write lines as CSV for spreadsheets: UTF-8 with BOM, semicolons, CRLF.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front. Raises OSError.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerows([disarmed(cell) for cell in line] for line in lines)


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
