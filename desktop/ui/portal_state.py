"""The state of the connection to the portal, computed in one place and passed on as one value."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.services.portals import Portals
from desktop.ui.phase import Phase
from desktop.ui.write_hold import WriteHold

OFFLINE = frozenset({Cause.HOST_UNKNOWN, Cause.UNREACHABLE, Cause.TIMED_OUT})
"""Causes of an unreachable portal."""
_NO_RIGHT = NO_RIGHT - {Cause.REFUSED}
"""Causes that keep everything from being read; a refusal is not among them there."""


@dataclass(frozen=True, slots=True)
class PortalState:
    """Which portal is open, whether it is being read, why the last reading failed, and what prevents writing.

    `host` is "" and `as_of` None if no portal is open; `as_of` is when all of it was last read, by this computer's
    clock. `stopped` means that the supervisor stopped the last reading. `problem` is kept until a reading succeeds.
    """

    host: str = ""
    as_of: datetime | None = None
    reading: bool = False
    stopped: bool = False
    problem: Problem | None = None
    locked: bool = False
    read_only: bool = False

    @property
    def offline(self) -> bool:
        """Whether the portal could not be reached in the last attempt."""
        return self.problem is not None and self.problem.cause in OFFLINE

    @property
    def hold(self) -> WriteHold | None:
        """Why nothing can be changed now, or None."""
        if self.locked:
            return WriteHold.LOCKED
        if self.offline:
            return WriteHold.OFFLINE
        return WriteHold.READ_ONLY if self.read_only else None

    @property
    def phase(self) -> Phase:
        """Why an empty table is empty."""
        if self.reading:
            return Phase.LOADING
        if self.stopped:
            return Phase.STOPPED if self.host else Phase.NOT_CONNECTED
        if self.problem is None:
            return Phase.EMPTY if self.host else Phase.NOT_CONNECTED
        if self.offline:
            return Phase.OFFLINE
        if self.problem.cause is Cause.LOCKED:
            return Phase.NOT_CONNECTED
        return Phase.NO_RIGHT if self.problem.cause in _NO_RIGHT else Phase.FAILED


class PortalStanding(QObject):
    """Owned by the main window's controller, which reports what happens. Emits `changed` with the new state."""

    changed = Signal(PortalState)

    def __init__(self, portals: Portals, parent: QObject) -> None:
        super().__init__(parent)
        self._portals = portals
        self.state = PortalState()

    def look(self, **happened: Any) -> None:
        """Compute the state from the open session and from what happened: `reading`, `stopped`, `problem`."""
        session = self._portals.session
        state = replace(
            self.state,
            host=session.credentials.host if session else "",
            as_of=session.known.read_at if session else None,
            locked=session is not None and session.credentials.locked,
            read_only=session is not None and session.read_only,
            **happened,
        )
        if state != self.state:
            self.state = state
            self.changed.emit(state)
