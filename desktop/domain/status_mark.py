"""What a status means to the supervisor: kept on this computer, unknown to the portal."""

from enum import Enum


class Mark(Enum):
    """A status can have one mark, or none."""

    FINAL = "final"
    """Who has it is not called any more."""
    CALL_AGAIN = "call-again"
    """Who has it is to be called once more."""
