"""The order of the dictionary, which is that of the operators' queue: who gets which SORT (contract 5.3, trap 85)."""

from collections.abc import Sequence

from desktop.domain.status import Status, Statuses

STEP = 10
"""What lies between the places of two entries, where there is room."""


def moved(statuses: Statuses, code: str, place: int) -> list[Status]:
    """Return the statuses with one of them at a place, 0 for the first; a place beyond the ends is the end.

    KeyError when there is no such code.
    """
    order, chosen = list(statuses), statuses.get(code)
    if chosen is None:
        raise KeyError(code)
    order.remove(chosen)
    order.insert(max(0, min(place, len(order))), chosen)
    return order


def new_sorts(wished: Sequence[Status], moving: str = "") -> dict[str, int]:
    """Return which entries get which other SORT, by code, so that they stand as wished; none gets one below 1.

    As few entries as possible change: rather the one that is `moving` than another, and no system entry where others
    do. What changes gets a SORT of its own, a round one where there is room; entries that share one already stay so,
    in the order of their ids. An entry that is yet to be made has SORT 0, and always gets another.
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
    """Return the most places whose SORT can stay, with room for all that lie between.

    `best` holds for each place the best run that ends there: how many stay, how many system entries among them, how
    many that are not moving, how low it ends, and the place before it.
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
    """Tell whether two entries can both keep their SORT with those between them changed."""
    one, other, between = wished[earlier], wished[later], later - earlier - 1
    if not between:
        return (one.sort, one.id) < (other.sort, other.id)
    return other.sort - one.sort > between


def _roundest(low: int, high: int, parts: int) -> int:
    """Return the first of some numbers between two, evenly apart and as round as there is room for."""
    step = (high - low) / (parts + 1)
    even = low + max(1, int(step))
    for unit in (STEP, STEP // 2, 2):
        candidate = round((low + step) / unit) * unit
        if low < candidate <= high - parts:
            return candidate
    return even
