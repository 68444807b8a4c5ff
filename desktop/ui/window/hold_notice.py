"""Explains why nothing can be changed just now, where it is noticed: on keys and in the tips of actions."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QShortcut

from desktop.qtkit.notices import Notice, NoticeKind, Notices
from desktop.ui.portal_state import PortalState
from desktop.ui.window.window import MainWindow
from desktop.ui.write_hold import WriteHold, reason

_HOLD = "hold"
"""The key of the notice."""


class HoldNotice(QObject):
    """Owned by the main window's controller. It disables nothing itself, and answers the keys of disabled actions."""

    def __init__(self, window: MainWindow, notices: Notices):
        super().__init__(window)
        self._window, self._notices = window, notices
        self._hold: WriteHold | None = None
        sequences = {key.toString(): key for action in window.actions_.writing for key in action.shortcuts()}
        self._keys = [QShortcut(sequence, window) for sequence in sequences.values()]
        for key in self._keys:
            key.setEnabled(False)
            key.activated.connect(self._tell)

    def show_state(self, state: PortalState) -> None:
        """Take note of whether anything can be changed, and why not."""
        hold = state.hold
        if hold is self._hold:
            return
        self._hold = hold
        self._notices.withdraw(_HOLD)
        self._window.actions_.set_hold(hold)
        for key in self._keys:  # an enabled action needs its key for itself
            key.setEnabled(hold is not None)

    def _tell(self) -> None:
        self._notices.tell(Notice(reason(self._hold), kind=NoticeKind.WARNING, key=_HOLD))
