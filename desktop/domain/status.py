"""Statuses of participants: the CALL_LIST dictionary of a portal, and counts by status."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from desktop.domain.call_list import Participant, counts_of

IN_WORK = "IN_WORK"
"""Status of participants who are still to be called."""
SUCCESS = "SUCCESS"
WRONG_NUMBER = "WRONG_NUMBER"
STOP_CALLING = "STOP_CALLING"


@dataclass(frozen=True, slots=True)
class Status:
    """An entry of the CALL_LIST dictionary (crm.status.list, crm.calllist.statuslist).

    `code` is the STATUS_ID, `sort` the place in the operators' queue, `colour` "#RRGGBB" or None. `system` is None
    when only crm.calllist.statuslist could be read, which does not contain it.
    """

    id: int
    code: str
    name: str
    sort: int
    colour: str | None = None
    system: bool | None = None


class Statuses(tuple[Status, ...]):
    """The CALL_LIST dictionary in the order of the operators' queue: by sort, then by id (contract 4.7)."""

    def __new__(cls, entries: Iterable[Status] = ()) -> Self:
        """Sort entries, whose codes must be distinct."""
        return super().__new__(cls, sorted(entries, key=lambda status: (status.sort, status.id)))

    @cached_property
    def _by_code(self) -> dict[str, Status]:
        return {status.code: status for status in self}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all entries."""
        return tuple(self._by_code)

    def get(self, code: str) -> Status | None:
        """Return the entry with this code; None when there is none."""
        return self._by_code.get(code)

    def name_of(self, code: str) -> str:
        """Return the name of a status; the code if the dictionary does not have it."""
        return self._by_code[code].name if code in self._by_code else code

    def codes_with(self, others: Iterable[str]) -> tuple[str, ...]:
        """Return the codes of all entries, then the `others` without an entry (deleted ones), sorted."""
        return (*self.codes, *sorted(set(others) - self._by_code.keys()))


def is_done(code: str) -> bool:
    """Return whether a participant with this status counts as done, as on the portal: any but IN_WORK does."""
    return code != IN_WORK


@dataclass(frozen=True)
class Tally:
    """How many participants of a list have each status, in the order of the dictionary.

    Codes without an entry come last: nobody is left out.
    """

    counts: tuple[tuple[str, int], ...]

    @cached_property
    def total(self) -> int:
        """Number of participants."""
        return sum(count for _, count in self.counts)

    @cached_property
    def done(self) -> int:
        """Number of participants with a status other than IN_WORK."""
        return sum(count for code, count in self.counts if is_done(code))

    @property
    def done_share(self) -> float:
        """Done participants as a share of all, 0.0 to 1.0; 0.0 for an empty list."""
        return self.done / self.total if self.total else 0.0


def tally(participants: Iterable[Participant], statuses: Statuses) -> Tally:
    """Count participants by status."""
    counted = counts_of(participants)
    return Tally(tuple((code, counted[code]) for code in statuses.codes_with(counted) if code in counted))
