"""The board of the session that is open."""

from desktop.services.board import Board
from desktop.services.session import Session


def board_of(session: Session | None) -> Board | None:
    """Return the board of a session; None without a session."""
    return session.board if session is not None else None
