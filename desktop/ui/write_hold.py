"""Why nothing can be changed on the portal just now."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class WriteHold(Enum):
    """What prevents all changes; reading may go on."""

    OFFLINE = auto()
    LOCKED = auto()
    """The portal's secret is unavailable."""
    READ_ONLY = auto()
    """Chosen by the supervisor."""


def reason(hold: WriteHold | None) -> str:
    """Return it in words; "" for None."""
    if hold is None:
        return ""
    return {
        WriteHold.OFFLINE: translate("Hold", "The portal can't be reached: nothing can be changed now."),
        WriteHold.LOCKED: translate("Hold", "The portal is not connected: this is what was read last."),
        WriteHold.READ_ONLY: translate("Hold", "Read-only: nothing is changed on this portal (menu File)."),
    }[hold]
