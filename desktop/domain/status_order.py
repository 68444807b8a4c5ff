"""The order of the dictionary, which is the order of the operators' queue: who gets which SORT (contract 5.3)."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from desktop.domain.status import Status, in_queue_order

STEP = 10
"""What lies between the places of two entries, where there is room."""


def moved(statuses: Sequence[Status], code: str, place: int) -> list[Status]:
    """Return the statuses with one of them at a place, 0 for the first; a place beyond the ends is the end.

    KeyError when there is no such code.
    """
    order = in_queue_order(statuses)
    chosen = next((status for status in order if status.code == code), None)
    if chosen is None:
        raise KeyError(code)
    order.remove(chosen)
    order.insert(max(0, min(place, len(order))), chosen)
    return order


def new_sorts(wished: Sequence[Status]) -> dict[str, int]:
    """Return which entries get which other SORT, by code, so that they stand as wished; each SORT once, none below 1.

    Two neighbours that changed places take each other's SORT. Else as few entries as possible change, and they get
    round numbers where there is room. An entry that is yet to be made has SORT 0, and always gets one.
    """
    return _swapped(wished) or _fewest(wished)


def _swapped(wished: Sequence[Status]) -> dict[str, int]:
    falls = [place for place in range(len(wished) - 1) if wished[place].sort > wished[place + 1].sort]
    if len(falls) != 1:
        return {}
    first, second = wished[falls[0]], wished[falls[0] + 1]
    changes = {first.code: second.sort, second.code: first.sort}
    sorts = [0, *(changes.get(status.code, status.sort) for status in wished)]
    risen = all(one < other for one, other in pairwise(sorts))
    return changes if risen else {}


def _fewest(wished: Sequence[Status]) -> dict[str, int]:
    kept = _longest_that_leaves_room([status.sort for status in wished])
    sorts: dict[int, int] = {place: wished[place].sort for place in kept}
    low = 0
    for place in range(len(wished)):
        if place not in sorts:
            above = next((later for later in kept if later > place), None)
            if above is None:
                sorts[place] = (low // STEP + 1) * STEP
            else:
                sorts[place] = _roundest(low, wished[above].sort, above - place)
        low = sorts[place]
    return {status.code: sorts[place] for place, status in enumerate(wished) if sorts[place] != status.sort}


def _longest_that_leaves_room(sorts: Sequence[int]) -> list[int]:
    """Return the most places whose sorts can stay: rising, and with room for all that lie between.

    That is the longest rising run of what is left of each sort when its place is taken off (patience sorting).
    """
    ends: list[int] = []
    places: list[int] = []
    before: dict[int, int] = {}
    for place, sort in enumerate(sorts):
        room = sort - place
        if room < 1:
            continue
        pile = bisect_right(ends, room)
        before[place] = places[pile - 1] if pile else -1
        ends[pile : pile + 1] = [room]
        places[pile : pile + 1] = [place]
    kept, place = [], places[-1] if places else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]


def _roundest(low: int, high: int, parts: int) -> int:
    """Return the first of some numbers between two, evenly apart and as round as there is room for."""
    step = (high - low) / (parts + 1)
    even = low + max(1, int(step))
    for unit in (STEP, STEP // 2, 2):
        candidate = round((low + step) / unit) * unit
        if low < candidate <= high - parts:
            return candidate
    return even
