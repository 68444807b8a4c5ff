"""Why a table may be empty, with the picture, the words and the next steps that it then shows."""

from collections.abc import Mapping
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from desktop.qtkit.placeholder import NextSteps, Picture, State
from desktop.ui.window.actions import Actions

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
    Phase.NOT_CONNECTED: Picture.NOT_CONNECTED,
    Phase.LOADING: Picture.LOADING,
    Phase.NO_MATCH: Picture.NO_MATCH,
    Phase.NOTHING_CHOSEN: Picture.NOTHING_CHOSEN,
    Phase.NO_RIGHT: Picture.NO_RIGHT,
    Phase.OFFLINE: Picture.OFFLINE,
    Phase.FAILED: Picture.FAILED,
    Phase.STOPPED: Picture.STOPPED,
}


def placeholder(
    phase: Phase, own_words: Mapping[Phase, tuple[str, str]], steps: Mapping[Phase, NextSteps] | None = None
) -> State:
    """Return what an empty table shows, in words of its own where it has some, and the buttons for what is next."""
    title, text = own_words.get(phase) or _common_words()[phase]
    return State(_PICTURES.get(phase, Picture.EMPTY), title, text, (steps or {}).get(phase, ()))


def next_steps(actions: Actions) -> dict[Phase, NextSteps]:
    """Return the actions of the window that lead on from an empty table of it."""
    return {
        Phase.NOT_CONNECTED: (actions.connect_portal, actions.look_around),
        Phase.NO_RIGHT: (actions.check_portal,),
        Phase.OFFLINE: (actions.refresh,),
        Phase.FAILED: (actions.refresh,),
        Phase.STOPPED: (actions.refresh,),
    }


def _common_words() -> dict[Phase, tuple[str, str]]:
    return {
        Phase.NOT_CONNECTED: (
            translate("Phase", "Not connected"),
            translate("Phase", "Connect a portal, or look around in a demo first."),
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
            translate("Phase", "The program will try again automatically."),
        ),
        Phase.FAILED: (
            translate("Phase", "The portal's data could not be loaded"),
            translate("Phase", "The message says why."),
        ),
        Phase.STOPPED: (translate("Phase", "Loading was stopped"), ""),
    }
