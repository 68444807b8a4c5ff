"""What spreadsheets make of cells that come to them as text."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PHONES = re.compile(r"[\d\s+().,;/\u2010-\u2015-]*\d[\d\s+().,;/\u2010-\u2015-]*")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
"""Shorter than any phone, and no leading zeros that would be lost."""


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before what would be one."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def copied(cell: str) -> str:
    """Return a cell fit to be pasted anywhere: on one line and disarmed.

    Phones stay as they are, for they are pasted into messengers too, and without letters a formula reaches nothing.
    """
    cell = " ".join(cell.split())
    return cell if _PHONES.fullmatch(cell) else disarmed(cell)


def is_plain_number(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a number: nothing of it is lost."""
    return _NUMBER.fullmatch(cell) is not None
