"""The supervisor's marks of statuses: kept on this computer, unknown to the portal."""

from enum import Enum


class Mark(Enum):
    """A status can have one mark, or none."""

    FINAL = "final"
    """People with this status are not called any more."""
    CALL_AGAIN = "call-again"
    """People with this status should be called again."""
