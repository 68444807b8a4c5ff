"""Looks at the figures whenever they change, and says what has happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop.domain.preferences import Preferences
from desktop.qtkit.debounce import Debounce
from desktop.services.session import Session
from desktop.ui.following import BoardFollower
from desktop.ui.window.controller import WindowController

if TYPE_CHECKING:
    from desktop.domain.notifying import Watched

translate = QCoreApplication.translate
_AFTER = 1_000
"""Milliseconds after a change, so that one reading of all lists is one message."""
_MOST_LINES = 4


class Notifier(QObject):
    """Owned by the tray. Emits `happened` with a text of some lines, while notifications are wanted.

    What is so when a portal is opened, or when notifications are switched on, is not told.
    """

    happened = Signal(str)

    def __init__(self, controller: WindowController, parent: QObject) -> None:
        super().__init__(parent)
        self._follower = BoardFollower(controller.parts.portals, controller.standing, self)
        self._chosen = Preferences()
        self._session: Session | None = None
        self._watched: Watched | None = None
        self._read: tuple[datetime, datetime] | None = None
        """When the portal was read last, by this computer's clock, and the portal's time when that was noticed."""
        self.pending = Debounce(self._look, _AFTER, self)
        self._follower.changed.connect(self.pending.ask)

    def choose(self, chosen: Preferences) -> None:
        """Take over what was chosen in the settings."""
        if chosen.notify != self._chosen.notify:
            self._follower.follow(chosen.notify)
            self.pending.ask()
        self._chosen = chosen

    def _look(self) -> None:
        from desktop.domain.notifying import Kind, news
        from desktop.ui.tray.words import sentence

        session, board = self._follower.session, self._follower.board
        if session is not self._session:
            self._session, self._watched, self._read = session, None, None
        if session is None or board is None:
            return
        known = session.known
        if known.read_at is None or not board.foreseen:
            return
        if self._read is None or self._read[0] != known.read_at:
            self._read = known.read_at, board.now
        figures = {list_id: board.of(list_id) for list_id in known.call_lists}
        idle_after = timedelta(minutes=self._chosen.idle_minutes)
        events, self._watched = news(self._watched, figures, self._read[1], board.hours, idle_after)
        lines = [
            sentence(
                event,
                None if event.kind is Kind.IDLE else figures[event.number],
                known,
                self._chosen.idle_minutes,
            )
            for event in events
        ]
        if lines:
            self.happened.emit("\n".join(_few(lines)))


def _few(lines: list[str]) -> list[str]:
    if len(lines) <= _MOST_LINES:
        return lines
    more = len(lines) - _MOST_LINES + 1
    return [*lines[: _MOST_LINES - 1], translate("Notifications", "and %n more", "", more)]
