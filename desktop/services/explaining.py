"""Finds out when exactly people moved, and who called them, for the whole board."""

from collections.abc import Callable

from desktop.domain.counting import MEMORY
from desktop.services.call_moments import CallBudget, explain
from desktop.services.refreshing import read_users
from desktop.services.session import Session


class Explaining:
    """Made for one session, and run after each refresh; what it finds is kept for good and shown by the board.

    `per_hour` returns how many requests may be made for it in an hour.
    """

    def __init__(self, session: Session, per_hour: Callable[[], int]) -> None:
        self.session = session
        self._budget = CallBudget(per_hour)

    async def run(self) -> None:
        """Read calls as long as something is not explained and the budget lasts, and the names of who called.

        Raises sqlite3.Error, and Problem if the portal can't be read.
        """
        session, board = self.session, self.session.board
        since = session.portal_clock.now() - MEMORY
        found = await explain(session, self._kind, board.movements(session.known.call_lists, since), self._budget)
        kept = []
        for movement in found:
            where = movement.list_id, movement.card_id, movement.not_after
            if movement.happened and await session.history.explain(*where, movement.happened, movement.operator_id):
                kept.append(movement)
        if kept:
            board.explained(kept)
            operators = {movement.operator_id for movement in kept if movement.operator_id is not None}
            await read_users(session, session.background, operators - session.known.users.keys())

    def _kind(self, list_id: int) -> int:
        call_list = self.session.known.call_lists.get(list_id)
        return call_list.kind if call_list else 0
