"""Statuses of participants: the CALL_LIST dictionary of a portal, and counting by it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.call_list import Participant

IN_WORK = "IN_WORK"
"""Status of a participant who is still to be called."""
SUCCESS = "SUCCESS"
WRONG_NUMBER = "WRONG_NUMBER"
STOP_CALLING = "STOP_CALLING"


@dataclass(frozen=True, slots=True)
class Status:
    """An entry of the CALL_LIST dictionary (crm.status.list, crm.calllist.statuslist).

    `code` is the STATUS_ID, `sort` the place in the operators' queue, `colour` "#RRGGBB" or None;
    `system` is None when only crm.calllist.statuslist could be read, which does not tell.
    """

    id: int
    code: str
    name: str
    sort: int
    colour: str | None = None
    system: bool | None = None


def is_done(code: str) -> bool:
    """Tell whether a participant with this status counts as done, as on the portal: all but IN_WORK do."""
    return code != IN_WORK


@dataclass(frozen=True, slots=True)
class Tally:
    """How many participants of a list have each status, in the order of the dictionary.

    Codes that the dictionary does not know (deleted entries) come last, by code: nobody is left out.
    """

    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """Number of participants."""
        return sum(count for _, count in self.counts)

    @property
    def done(self) -> int:
        """Number of participants with any status but IN_WORK."""
        return sum(count for code, count in self.counts if is_done(code))

    @property
    def done_share(self) -> float:
        """Done participants as a share of all, 0.0 to 1.0; 0.0 for an empty list."""
        return self.done / self.total if self.total else 0.0


def tally(participants: Iterable[Participant], statuses: Sequence[Status]) -> Tally:
    """Count participants by status."""
    counted = Counter(participant.status for participant in participants)
    order = [status.code for status in in_queue_order(statuses)]
    strangers = sorted(counted.keys() - set(order))
    return Tally(tuple((code, counted[code]) for code in [*order, *strangers] if counted[code]))


def in_queue_order(statuses: Iterable[Status]) -> list[Status]:
    """Return statuses in the order of the operators' queue: by sort, then by id (contract 4.7)."""
    return sorted(statuses, key=lambda status: (status.sort, status.id))
