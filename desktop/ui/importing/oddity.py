"""Which rows of a file are shown: those of a verdict, or those that are odd in one way."""

from enum import Enum

from desktop.domain.matching import Verdict


class Oddity(Enum):
    """What rows of any verdict may have in common."""

    ANOTHER_NAME = "another-name"
    """Found by ID, phone or address, and the card's name is another one."""
    FLAGGED = "flagged"
    """Something in it can't be read."""


Wanted = Verdict | Oddity | None
"""Which rows are to be shown; None for all."""
