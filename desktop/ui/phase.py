"""Why a table may be empty, with the picture and words that it then shows."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.placeholder import Picture, State

translate = QCoreApplication.translate


class Phase(Enum):
    """Why a table may be empty."""

    NOT_CONNECTED = auto()
    LOADING = auto()
    EMPTY = auto()
    """There is nothing to show."""
    NO_MATCH = auto()
    NOTHING_CHOSEN = auto()
    NO_RIGHT = auto()
    OFFLINE = auto()
    FAILED = auto()
    STOPPED = auto()
    """The supervisor stopped the loading before there was anything to show."""


_PICTURES = {
    Phase.LOADING: Picture.LOADING,
    Phase.NO_MATCH: Picture.NO_MATCH,
    Phase.NO_RIGHT: Picture.NO_RIGHT,
    Phase.OFFLINE: Picture.OFFLINE,
    Phase.FAILED: Picture.OFFLINE,
}


def placeholder(phase: Phase, own_words: dict[Phase, tuple[str, str]]) -> State:
    """Return what an empty table shows, in words of its own where it has some."""
    title, text = own_words.get(phase) or _common_words()[phase]
    return State(_PICTURES.get(phase, Picture.EMPTY), title, text)


def _common_words() -> dict[Phase, tuple[str, str]]:
    return {
        Phase.NOT_CONNECTED: (
            translate("Phase", "Not connected"),
            translate("Phase", "Connect a portal: File, Connect…"),
        ),
        Phase.LOADING: (translate("Phase", "Loading…"), ""),
        Phase.EMPTY: (translate("Phase", "Nothing here"), ""),
        Phase.NO_MATCH: (
            translate("Phase", "Nothing matches"),
            translate("Phase", "Change the search or the filter."),
        ),
        Phase.NOTHING_CHOSEN: (translate("Phase", "Nothing chosen"), ""),
        Phase.NO_RIGHT: (
            translate("Phase", "You have no right to see this"),
            translate("Phase", "Ask the portal's administrator for it."),
        ),
        Phase.OFFLINE: (
            translate("Phase", "The portal can't be reached"),
            translate("Phase", "The program will try again automatically. Press F5 to try now."),
        ),
        Phase.FAILED: (
            translate("Phase", "The portal's data could not be loaded"),
            translate("Phase", "See the message above. Press F5 to try again."),
        ),
        Phase.STOPPED: (
            translate("Phase", "Loading was stopped"),
            translate("Phase", "Press F5 to refresh."),
        ),
    }
