"""Why nothing can be changed just now, said where the hand is: at the keys, the buttons, and in the status bar."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut

from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.ui.portal_state import PortalState
from desktop.ui.window.window import MainWindow
from desktop.ui.write_hold import WriteHold, reason

_HOLD = "hold"
"""Key of the notice."""


class HoldNotice(QObject):
    """Owned by the main window's controller. Switches nothing off itself: it answers for the actions that are off."""

    def __init__(self, window: MainWindow, notices: Notices):
        super().__init__(window)
        self._window, self._notices = window, notices
        self._hold: WriteHold | None = None
        sequences = {action.shortcut().toString(): action.shortcut() for action in window.actions_.writing}
        self._keys = [QShortcut(sequence, window) for name, sequence in sequences.items() if name]
        for key in self._keys:
            key.setEnabled(False)
            key.activated.connect(self._tell)

    def show_state(self, state: PortalState) -> None:
        """Take note of why nothing can be changed, if nothing can."""
        hold = state.hold
        if hold is self._hold:
            return
        self._hold = hold
        self._notices.withdraw(_HOLD)
        self._window.actions_.set_hold(hold)
        for key in self._keys:  # an action that is on has its key to itself
            key.setEnabled(hold is not None)

    def _tell(self) -> None:
        self._notices.tell(Notice(reason(self._hold), kind=NoticeKind.WARNING, key=_HOLD))
