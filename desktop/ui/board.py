"""The board of a session, for windows that can do without one."""

from collections.abc import AsyncIterator
from typing import Protocol

from desktop.domain.history import Movement
from desktop.services.board import Board
from desktop.services.session import Session


class History(Protocol):
    """What happened in call lists, as the store remembers it."""

    def exported(self) -> AsyncIterator[Movement]:
        """Yield everything that happened, the earliest first."""


def board_of(session: Session | None) -> Board | None:
    """Return the board of a session; None if it has none."""
    return getattr(session, "board", None)


def history_of(session: Session | None) -> History | None:
    """Return the history of a session; None if it has none."""
    return getattr(session, "history", None)
