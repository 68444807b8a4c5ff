"""Opens the wallboard and feeds it, from whatever portal is open."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.qtkit.debounce import Debounce
from desktop.services.session import Session, now
from desktop.ui import formats
from desktop.ui.board import board_of
from desktop.ui.portal_state import PortalState
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.ui.wallboard.contents import Gathering
    from desktop.ui.wallboard.window import WallboardWindow

translate = QCoreApplication.translate
_SHOWN_AFTER = 300
"""Milliseconds after which a change is shown, together with those that come meanwhile."""
_AGE_EVERY = 20_000
_STALE = timedelta(minutes=15)
"""Age from which on what is shown is no longer called fresh."""


class Wallboard(QObject):
    """Made by the program beside the window. Emits `shown` with whether there is a wallboard to be seen.

    The main window's controller tells it which portal is open.
    """

    shown = Signal(bool)

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._main, self._portals = controller.parts.window, controller.parts.portals
        self.window: WallboardWindow | None = None
        self._session: Session | None = None
        self._gathering: Gathering | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._state = PortalState()
        self._pending = Debounce(self._feed, _SHOWN_AFTER, self)
        self._ageing = QTimer(self, interval=_AGE_EVERY)
        self._ageing.timeout.connect(self._pending.ask)
        self._main.actions_.wallboard.triggered.connect(self.open)
        controller.standing.changed.connect(self._look)
        self.shown.connect(lambda shown: controller.auto_refresh.set_seen("wallboard", shown))

    def open(self) -> None:
        """Open the wallboard on the second screen if there is one, or bring it to the front."""
        from desktop.ui.wallboard.window import WallboardWindow, screen_beside

        if self.window is None:
            self.window = window = WallboardWindow()
            window.closed.connect(self._closed)
            window.language_changed.connect(self._pending.ask)
            self._attach(self._portals.session)
            self._feed()
            window.show_on(screen_beside(self._main))
            self._ageing.start()
            self.shown.emit(True)
        self.window.activateWindow()

    def close(self) -> None:
        """Close the wallboard."""
        if self.window is not None:
            self.window.close()

    def _look(self, state: PortalState) -> None:
        self._state = state
        if self.window is not None:
            if self._session is not self._portals.session:
                self._attach(self._portals.session)
            self._pending.ask()

    def _attach(self, session: Session | None) -> None:
        from desktop.ui.wallboard.contents import Gathering

        if self._unsubscribe is not None:
            self._unsubscribe()
        self._session, self._gathering, self._unsubscribe = session, None, None
        if session is not None and (board := board_of(session)) is not None:
            self._gathering = Gathering(session, board)
            self._unsubscribe = board.subscribe(self._pending.ask)

    def _feed(self) -> None:
        from desktop.ui.wallboard.contents import Contents

        if self.window is None:
            return
        at = now()
        if self._gathering is None:
            not_connected = translate("Wallboard", "Not connected")
            self.window.show_contents(Contents(not_connected, ()), "", stale=False)
            return
        as_of = self._state.as_of
        age = "" if as_of is None else translate("Wallboard", "updated {age}").format(age=formats.age(at - as_of))
        stale = self._state.offline or (as_of is not None and at - as_of >= _STALE)
        self.window.show_contents(self._gathering.contents(at), age, stale=stale)

    def _closed(self) -> None:
        assert self.window is not None
        self._attach(None)
        self._ageing.stop()
        self.window.deleteLater()
        self.window = None
        self.shown.emit(False)
