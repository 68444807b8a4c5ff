"""What spreadsheets make of the cells of a CSV file."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before what would be one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
