"""The order of the dictionary, which is that of the operators' queue: which SORT to set (contract 5.3, trap 85)."""

from collections.abc import Sequence

from desktop.domain.status import Status, Statuses

STEP = 10
"""Distance between two entries where there is room."""


def moved(statuses: Statuses, code: str, place: int) -> list[Status]:
    """Return the statuses with one of them moved to a place, 0 being the first; places out of range mean the ends.

    KeyError when there is no such code.
    """
    order, chosen = list(statuses), statuses.get(code)
    if chosen is None:
        raise KeyError(code)
    order.remove(chosen)
    order.insert(max(0, min(place, len(order))), chosen)
    return order


def put(order: Sequence[Status], status: Status, above: Sequence[str]) -> list[Status]:
    """Return the order with a status directly below the nearest of those that should be `above` it, the last of all.

    Codes that are not there are passed over; it comes first when none is. The status itself may be new.
    """
    others = [other for other in order if other.code != status.code]
    below = {other.code: place for place, other in enumerate(others, 1)}
    others.insert(next((below[code] for code in reversed(above) if code in below), 0), status)
    return others


def new_sorts(wished: Sequence[Status], moving: str = "") -> dict[str, int]:
    """Return the entries that need another SORT for the wished order, by code; none gets one below 1.

    As few entries as possible change, preferably the one that is `moving` and, if possible, no system entry. A
    changed entry gets a unique SORT, a round one where there is room; entries that already share one stay so, in the
    order of their ids. An entry that is yet to be made has SORT 0 and always gets another.
    """
    kept = _kept(wished, moving)
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


def _kept(wished: Sequence[Status], moving: str) -> list[int]:
    """Return the largest set of places whose SORT can stay, with room for all entries between them.

    `best` holds for each place the best run that ends there: how many entries stay, how many of them are system ones,
    how many are not moving, how low it ends, and the previous place.
    """
    best: dict[int, tuple[int, int, int, int, int]] = {}
    for place, status in enumerate(wished):
        before = [(*best[earlier][:4], earlier) for earlier in best if _room(wished, earlier, place)]
        if status.sort > place:  # all before it can be put below it
            before.append((0, 0, 0, 0, -1))
        if before:
            count, system, still, _, earlier = max(before)
            system += status.system is not False
            best[place] = (count + 1, system, still + (status.code != moving), place - status.sort, earlier)
    kept = []
    place = max(best, key=lambda ending: best[ending][:4], default=-1)
    while place >= 0:
        kept.append(place)
        place = best[place][4]
    return kept[::-1]


def _room(wished: Sequence[Status], earlier: int, later: int) -> bool:
    """Return whether two entries can both keep their SORT when those between them change."""
    one, other, between = wished[earlier], wished[later], later - earlier - 1
    if not between:
        return (one.sort, one.id) < (other.sort, other.id)
    return other.sort - one.sort > between


def _roundest(low: int, high: int, parts: int) -> int:
    """Return the first of several evenly spaced numbers between two, as round as possible."""
    step = (high - low) / (parts + 1)
    even = low + max(1, int(step))
    for unit in (STEP, STEP // 2, 2):
        candidate = round((low + step) / unit) * unit
        if low < candidate <= high - parts:
            return candidate
    return even
