"""How many participants have a status, in which call lists: the portal deletes a status in use without warning."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.domain.call_list import Membership
from desktop.domain.overview import list_rows
from desktop.domain.portal import Known


@dataclass(frozen=True, slots=True)
class Usage:
    """The use of a status: pairs of list number and count of participants, newest list first, without empty ones.

    `in_sight` are lists in progress or finished, `out_of_sight` deleted lists, drafts, and lists that this user can't
    see. `unread` is the number of lists in sight whose participants were never read and may have it too.
    """

    in_sight: tuple[tuple[int, int], ...] = ()
    out_of_sight: tuple[tuple[int, int], ...] = ()
    unread: int = 0

    @property
    def participants(self) -> int:
        """Number of participants in lists in sight."""
        return sum(count for _, count in self.in_sight)

    @property
    def hidden_participants(self) -> int:
        """Number of participants in deleted and other lists out of sight."""
        return sum(count for _, count in self.out_of_sight)


class StatusUsage:
    """Counts participants by status; a list is counted again only after it was read again."""

    def __init__(self) -> None:
        self._counted: dict[int, tuple[Membership, Mapping[str, int]]] = {}

    def of(self, known: Known, code: str) -> Usage:
        """Return the use of a status, whether the dictionary has it or not."""
        return self.by_code(known, (code,))[code]

    def by_code(self, known: Known, codes: Iterable[str]) -> dict[str, Usage]:
        """Return the use of each of these statuses."""
        self._count(known)
        rows = list_rows(known, tallied=False)
        unread = sum(row.id not in self._counted and not row.in_the_way for row in rows)
        used: dict[str, tuple[list[tuple[int, int]], list[tuple[int, int]]]] = {code: ([], []) for code in codes}
        for row in rows:
            _, counts = self._counted.get(row.id, (None, {}))
            out_of_sight = row.in_the_way
            for code, count in counts.items():
                if code in used:
                    used[code][out_of_sight].append((row.id, count))
        return {code: Usage(tuple(seen), tuple(unseen), unread) for code, (seen, unseen) in used.items()}

    def _count(self, known: Known) -> None:
        for list_id in self._counted.keys() - known.memberships.keys():
            del self._counted[list_id]
        for list_id, membership in known.memberships.items():
            counted = self._counted.get(list_id)
            if counted is None or counted[0] is not membership:
                self._counted[list_id] = (membership, membership.columns.counts)
