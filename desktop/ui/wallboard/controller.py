"""Opens the wallboard and feeds it, from whatever portal is open."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.qtkit.debounce import Debounce
from desktop.services.session import Session, now
from desktop.ui import formats
from desktop.ui.following import BoardFollower
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

    Its window is made when it is opened, and deleted when it is closed.
    """

    shown = Signal(bool)

    def __init__(self, controller: WindowController) -> None:
        super().__init__(controller)
        self._main = controller.parts.window
        self.window: WallboardWindow | None = None
        self._session: Session | None = None
        self._gathering: Gathering | None = None
        self._standing = controller.standing
        self._follower = BoardFollower(controller.parts.portals, controller.standing, self)
        self._pending = Debounce(self._feed, _SHOWN_AFTER, self)
        self._ageing = QTimer(self, interval=_AGE_EVERY)
        self._ageing.timeout.connect(self._pending.ask)
        self._main.actions_.wallboard.triggered.connect(self.open)
        self._follower.changed.connect(self._pending.ask)
        self.shown.connect(lambda shown: controller.auto_refresh.set_seen("wallboard", shown))

    def open(self) -> None:
        """Open the wallboard on the second screen if there is one, or bring it to the front."""
        from desktop.ui.wallboard.window import WallboardWindow, screen_beside

        if self.window is None:
            self.window = window = WallboardWindow(self._time_there)
            window.closed.connect(self._closed)
            window.language_changed.connect(self._pending.ask)
            self._follower.follow(True)
            self._feed()
            window.show_on(screen_beside(self._main))
            self._ageing.start()
            self.shown.emit(True)
        self.window.activateWindow()

    def close(self) -> None:
        """Close the wallboard."""
        if self.window is not None:
            self.window.close()

    def _look(self) -> None:
        """Begin to gather anew where another portal was opened."""
        from desktop.ui.wallboard.contents import Gathering

        session, board = self._follower.session, self._follower.board
        if session is not self._session:
            self._session = session
            self._gathering = None if session is None or board is None else Gathering(session, board)

    def _time_there(self) -> datetime:
        """Return the portal's time, in its zone; this computer's while no portal is open."""
        board = self._follower.board
        return now().astimezone() if board is None else board.now.astimezone(board.hours.zone)

    def _feed(self) -> None:
        from desktop.ui.wallboard.contents import Contents

        if self.window is None:
            return
        self._look()
        state = self._standing.state
        if self._gathering is None:
            not_connected = translate("Wallboard", "Not connected")
            self.window.show_contents(Contents(not_connected, ()), "", stale=False)
            return
        at, as_of = now(), state.as_of  # both by this computer's clock
        age = "" if as_of is None else translate("Wallboard", "updated {age}").format(age=formats.age(at - as_of))
        stale = state.offline or (as_of is not None and at - as_of >= _STALE)
        self.window.show_contents(self._gathering.contents(), age, stale=stale)

    def _closed(self) -> None:
        assert self.window is not None
        self._follower.follow(False)
        self._session = self._gathering = None
        self._ageing.stop()
        self.window.deleteLater()
        self.window = None
        self.shown.emit(False)
