"""What the values of a sheet don't show: hidden rows, and cells that lack the value they should have."""

from dataclasses import dataclass, field

MISSING = "#N/A"
"""Stands for the value of a cell whose formula ended in an error or was never calculated."""


@dataclass(slots=True)
class SheetMarks:
    """The hidden rows of a sheet, from 1; and by row, the columns of missing values, from 0."""

    hidden: set[int] = field(default_factory=set)
    missing: dict[int, list[int]] = field(default_factory=dict)

    def miss(self, row: int, column: int) -> None:
        """Add a cell whose value is missing."""
        self.missing.setdefault(row, []).append(column)

    def shown(self, row: int, cells: list[str]) -> list[str]:
        """Return the cells of a row with MISSING in place of each missing value."""
        for column in self.missing.get(row, ()):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = MISSING
        return cells
