"""How spreadsheets interpret cells that are given as text."""

import re

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_PHONES = re.compile(r"[\d\s+().,;/\u2010-\u2015-]*\d[\d\s+().,;/\u2010-\u2015-]*")
_NUMBER = re.compile(r"0|[1-9]\d{0,8}")
"""Shorter than any phone, and without leading zeros, which would be lost."""


def disarmed(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: anything like one gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def kept_as_text(cell: str) -> str:
    """Return a cell of a text file that no spreadsheet takes for a formula, or for a number of which it loses digits.

    Those too get an apostrophe: 89031112233 would become 8.9E+10.
    """
    is_long = cell.isascii() and cell.isdecimal() and not is_plain_number(cell)
    return f"'{cell}" if is_long else disarmed(cell)


def copied(cell: str) -> str:
    """Return a cell that is safe to paste anywhere: on one line and disarmed.

    Phones stay as they are: they are pasted into messengers, too, and a formula without letters can do no harm.
    """
    cell = " ".join(cell.split())
    return cell if _PHONES.fullmatch(cell) else disarmed(cell)


def is_plain_number(cell: str) -> bool:
    """Return whether a spreadsheet may take a cell for a number without losing any of it."""
    return _NUMBER.fullmatch(cell) is not None
