"""Sees what others do while `crm.calllist.update` is under way, which the update then undoes (contract 4.3, trap 78).

The update writes back the statuses that it read at its start, and deletes whoever it does not name. What operators
set and whom others add after that is on the portal for seconds only, so the participants (`crm.calllist.items.get`)
are read beside the write.
"""

from collections.abc import Collection, Mapping, Sequence

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.second_connection import ParallelReads
from desktop.bitrix24.methods import memberships
from desktop.domain.problem import Problem

MOST = 500
"""Participants of a list that is watched. The web page's grid allows no more; a longer list takes the portal so long
to read that its rows are rolled back between two readings, and weighs on the update itself."""

_SPARE = 2
"""Windows beyond the expected participants: hidden ones take places too, and rows move while they are read."""


def update_watch(list_id: int, expected: int) -> "UpdateWatch | None":
    """Return what watches an update of a list with this many participants; None when that is too long."""
    return UpdateWatch(list_id, expected) if expected <= MOST else None


class UpdateWatch:
    """Watches one list during one write; made by whoever writes, who passes `beside` on to the write.

    `readings` counts those that brought anything: 0 when the write was too quick to see into. `problem` is why the
    last one failed, if it did; past the end of the list the portal answers ACCESS_ERROR, which is none.
    """

    def __init__(self, list_id: int, expected: int) -> None:
        """Watch a list of this many participants. Raises ValueError for more than 500."""
        if expected > MOST:
            raise ValueError(f"lists of more than {MOST} participants are not watched")
        self.readings = 0
        self.problem: Problem | None = None
        self._seen: dict[int, list[str]] = {}
        windows = -(-expected // PAGE) + _SPARE
        self.beside = ParallelReads([memberships.window(list_id, index) for index in range(windows)], self._heard)

    def rolled_back(self, before: Mapping[int, str], after: Mapping[int, str]) -> dict[int, str]:
        """Return the statuses that were seen during the write and are gone again: card id -> lost status code.

        `before` and `after` are the statuses as read before the write and after it. Lost is the last status seen that
        is not the present one, where the present one had been there before it. Somebody who took back their own click
        during the write looks just the same. Who left the list is not named: the update said so.
        """
        lost = {}
        for card_id, first in before.items():
            present = after.get(card_id)
            course = [first, *self._seen.get(card_id, ())]
            while course and course[-1] == present:
                course.pop()
            if present in course:
                lost[card_id] = course[-1]
        return lost

    def came(self, spoken_of: Collection[int]) -> list[int]:
        """Return who was seen in the list during the write besides those that the write speaks of."""
        return [card_id for card_id in self._seen if card_id not in spoken_of]

    def _heard(self, outcomes: Sequence[Reply | Problem]) -> None:
        # Commands of a batch run one after the other, so a row met twice, as it moved, is met in the order of time.
        came = False
        for outcome in outcomes:
            try:
                rows = memberships.rows_of(outcome)
            except Problem as problem:
                self.problem = problem
                continue
            came = came or bool(rows)
            for card_id, status in rows:
                course = self._seen.setdefault(card_id, [])
                if not course or course[-1] != status:
                    course.append(status)
        self.readings += came
