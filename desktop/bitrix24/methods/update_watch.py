"""Watching what others do during `crm.calllist.update`, which then undoes it (contract 4.3, trap 78, decision 4).

The update writes back the statuses that it read at its start, and deletes everyone it does not name. Statuses that
operators set and people whom others add after its start are on the portal for seconds only, so the participants
(`crm.calllist.items.get`) are read during the write.
"""

from collections.abc import Collection, Mapping, Sequence

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.line.second_connection import ParallelReads
from desktop.bitrix24.methods import memberships
from desktop.domain.problem import Problem

MOST = 500
"""Most participants of a list that is watched. The web page's grid allows no more; reading a longer list takes the
portal so long that rows are rolled back between two readings, and slows the update itself."""

_SPARE = 2
"""Windows beyond the expected participants: hidden ones take places too, and rows move meanwhile."""


def update_watch(list_id: int, expected: int) -> "UpdateWatch | None":
    """Return a watch for the update of a list with this many participants; None if the list is too long."""
    return UpdateWatch(list_id, expected) if expected <= MOST else None


class UpdateWatch:
    """Watches one list during one write; the caller passes `beside` on to the write.

    `readings` counts those with rows: 0 when the write was too quick to watch. `problem` is why the last one failed,
    if it did; ACCESS_ERROR is the portal's answer past the end of the list and no failure.
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
        """Return the statuses that were seen during the write and then lost: card id -> lost status code.

        `before` and `after` are the statuses as read before and after the write. The lost status is the last one seen
        that differs from the present one, if the present one was there earlier. An operator who took back a click
        during the write looks the same. People who left the list are not included: the update removed them on
        purpose.
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
        """Return the people seen in the list during the write whom the write does not name."""
        return [card_id for card_id in self._seen if card_id not in spoken_of]

    def _heard(self, outcomes: Sequence[Reply | Problem]) -> None:
        # Commands of a batch run one after another, so a row that moved and is met twice is met in order of time.
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
