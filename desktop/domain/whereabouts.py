"""Which call lists each contact or company is in, and who must not be called, as last known."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import chain

from desktop.domain.call_list import Membership
from desktop.domain.overview import list_rows
from desktop.domain.portal import Known
from desktop.domain.stop_list import BY_STATUS, Stop, StopRule


@dataclass(frozen=True, slots=True)
class Place:
    """A call list that someone is in, with the status there."""

    list_id: int
    status: str


def stop_list(known: Known, kind: int, final_codes: Set[str]) -> frozenset[int]:
    """Return the contacts (3) or companies (4) with one of these statuses in any known list, even a deleted one."""
    lists = (known.memberships.get(call_list.id) for call_list in known.call_lists.values() if call_list.kind == kind)
    found = (membership.columns.with_status(final_codes) for membership in lists if membership is not None)
    return frozenset(chain.from_iterable(found))


def places_of(known: Known, kind: int, card_id: int) -> tuple[Place, ...]:
    """Return every list that a contact (3) or company (4) is in, even a deleted one, newest first.

    It looks through all participants, some 10 ms for 750 000: less than to build `Whereabouts`, for one person.
    """
    places = []
    for list_id in sorted(known.call_lists, reverse=True):
        membership = known.memberships.get(list_id)
        if membership is None or known.call_lists[list_id].kind != kind:
            continue
        if (status := membership.columns.status_of(card_id)) is not None:
            places.append(Place(list_id, status))
    return tuple(places)


class Whereabouts:
    """Built once from the last known state; it does not contain what is read later.

    `rule` says what puts people on the stop list. With `people` (kind and card id) only these can be asked about.
    Building takes time in proportion to the number of participants, for 750 000 some 100 ms, for few people some
    15 ms; queries take next to none.
    """

    def __init__(
        self, known: Known, rule: StopRule = BY_STATUS, *, people: Iterable[tuple[int, int]] | None = None
    ) -> None:
        self._lists: dict[int, list[tuple[int, bool, dict[int, str]]]] = {}
        """By kind, newest first: number, whether it is in progress, status by card id."""
        self._stopped: set[tuple[int, int]] = set()
        """By kind and card id, of those with a status that says so."""
        self._by_phone = rule.by_phone
        wanted = None if people is None else _by_kind(people)
        for row in list_rows(known, tallied=False):
            if row.membership is None:
                continue
            kind = row.call_list.kind
            statuses = row.membership.statuses if wanted is None else _of(row.membership, wanted.get(kind, set()))
            if statuses:
                self._lists.setdefault(kind, []).append((row.id, not row.in_the_way, statuses))
            if wanted is not None:
                self._stopped.update((kind, c) for c, status in statuses.items() if status in rule.final_codes)
        if wanted is None:
            for kind in {call_list.kind for call_list in known.call_lists.values()}:
                self._stopped.update((kind, card_id) for card_id in stop_list(known, kind, rule.final_codes))

    def places(self, kind: int, card_id: int, *, besides: int = 0) -> tuple[Place, ...]:
        """Return the visible lists that a contact (3) or company (4) is in, newest first, without list `besides`.

        Finished lists are included, drafts are not.
        """
        return tuple(
            Place(list_id, statuses[card_id])
            for list_id, in_work, statuses in self._lists.get(kind, ())
            if in_work and list_id != besides and card_id in statuses
        )

    def stopped(self, kind: int, card_id: int) -> Stop | None:
        """Return why a contact or company must not be called: by any list, even a deleted one, or by a phone."""
        if (kind, card_id) in self._stopped:
            return Stop.STATUS
        return Stop.PHONE if (kind, card_id) in self._by_phone else None


def _by_kind(people: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for kind, card_id in people:
        found.setdefault(kind, set()).add(card_id)
    return found


def _of(membership: Membership, wanted: set[int]) -> dict[int, str]:
    """Return the statuses of those of the `wanted` people who are in a list, by card id."""
    columns = membership.columns
    there = wanted.intersection(columns.card_ids) if wanted else ()
    return {card_id: status for card_id in there if (status := columns.status_of(card_id)) is not None}
