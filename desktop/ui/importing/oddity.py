"""Which rows of a file are shown: those with one verdict, or those with one oddity."""

from enum import Enum

from desktop.domain.matching import Verdict


class Oddity(Enum):
    """Something unusual about a row, whatever its verdict."""

    ANOTHER_NAME = "another-name"
    """Found by ID, phone or address, but the card has another name."""
    FLAGGED = "flagged"
    """Something in it can't be read."""


Wanted = Verdict | Oddity | None
"""Which rows are to be shown; None for all."""
