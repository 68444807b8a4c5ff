"""Which call explains a movement: the moment and the operator, where exactly one explanation is sound.

Operators set a result at the end of a call or shortly after, so of several calls the last one counts. Calls may be
missing without notice, so the absence of a call proves nothing. In doubt nothing is claimed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from operator import attrgetter

from desktop.domain.calls import Call
from desktop.domain.history import Movement
from desktop.domain.status import STOP_CALLING, SUCCESS, is_done

EXACT_ENOUGH = timedelta(minutes=5)
"""Windows up to this long need no call to say when: figures are by the hour, and readings are three minutes apart."""
LEAD = timedelta(minutes=30)
"""For how long before a window calls have to be known: one that began before it may have led to its result."""
_WRITING_UP = timedelta(minutes=5)
"""How long after a call its result is set."""

_SPOKEN = frozenset({SUCCESS, STOP_CALLING})
"""Results that nobody has without answering."""

_Client = tuple[int, int]


def explicable(movement: Movement) -> bool:
    """Return whether a call can explain a movement: somebody in the list got a result.

    Who was added, removed, or is to be called again was so by a supervisor, not in a call.
    """
    return movement.before is not None and movement.after is not None and is_done(movement.after)


def explained(movements: Iterable[Movement], calls: Iterable[Call], kind_of: Callable[[int], int]) -> list[Movement]:
    """Return the movements that calls explain, with `happened` and `operator_id`; those explained earlier are not
    among them.

    `kind_of` gives the kind of a list's participants by its number. For every client named, `movements` has to hold
    all movements that lie near each other, also those explained earlier, whose calls explain nothing else. `calls`
    has all known calls to these clients, from `LEAD` before the windows; others are ignored.

    A movement's candidates are the client's calls that began within (not_before, not_after], only the answered ones
    for a success and for who asks not to be called. The last of them is the explanation, if it was answered or is the
    only one: an unanswered one may have left the result of an earlier one as it was, also of one that had begun
    before the window. Where several movements of a client have overlapping windows, each needs a call of its own, and
    nothing is claimed unless it is certain which call is whose.
    """
    by_client = defaultdict[_Client, list[Movement]](list)
    for movement in movements:
        if explicable(movement):
            by_client[kind_of(movement.list_id), movement.card_id].append(movement)
    called = defaultdict[_Client, list[Call]](list)
    for call in sorted(set(calls), key=lambda call: (call.began, call.ended, call.operator_id or 0, call.answered)):
        if call.client in by_client:
            called[call.client].append(call)
    return [
        found
        for client, moved in by_client.items()
        for cluster in _overlapping(moved)
        for found in _of_cluster(cluster, called[client])
    ]


def _overlapping(movements: Iterable[Movement]) -> Iterator[list[Movement]]:
    """Yield the movements of a client in groups whose windows overlap."""
    cluster: list[Movement] = []
    for movement in sorted(movements, key=attrgetter("not_before", "not_after")):
        if cluster and movement.not_before >= max(other.not_after for other in cluster):
            yield cluster
            cluster = []
        cluster.append(movement)
    if cluster:
        yield cluster


def _of_cluster(movements: Sequence[Movement], calls: Iterable[Call]) -> list[Movement]:
    """Return those of a client's movements that are explained, none if they contradict each other."""
    free = list(calls)
    for movement in movements:
        used = next((call for call in free if _within(call, movement) and _is_by(movement, call)), None)
        if used is not None:
            free.remove(used)
    moved = [movement for movement in movements if movement.happened is None]
    candidates = [
        [call for call in free if _within(call, movement) and (call.answered or movement.after not in _SPOKEN)]
        for movement in moved
    ]
    if len({call for those in candidates for call in those}) < len(moved):
        return []
    several = [
        len(those) > 1 or any(_goes_into(call, movement) for call in free)
        for movement, those in zip(moved, candidates, strict=True)
    ]
    found: list[Movement] = []
    waiting = list(range(len(moved)))
    while waiting:
        if not all(candidates[place] for place in waiting):
            return []
        certain = next((place for place in waiting if _certain(place, waiting, candidates)), None)
        if certain is None:
            break
        call = candidates[certain][-1]
        waiting.remove(certain)
        for place in waiting:
            candidates[place] = [other for other in candidates[place] if other is not call]
        if call.answered or not several[certain]:
            happened = min(call.ended, moved[certain].not_after)
            found.append(replace(moved[certain], happened=happened, operator_id=call.operator_id))
    return found


def _certain(place: int, waiting: Iterable[int], candidates: Sequence[Sequence[Call]]) -> bool:
    """Return whether no other movement that waits can take the last candidate of one, or it has no other."""
    mine = candidates[place]
    return len(mine) == 1 or not any(
        call in mine for other in waiting if other != place for call in candidates[other]
    )


def _within(call: Call, movement: Movement) -> bool:
    return movement.not_before < call.began <= movement.not_after


def _goes_into(call: Call, movement: Movement) -> bool:
    """Return whether a call that began before a window may have led to a result within it."""
    return call.began <= movement.not_before < call.ended + _WRITING_UP


def _is_by(movement: Movement, call: Call) -> bool:
    """Return whether a movement was explained by this call earlier."""
    return movement.happened == min(call.ended, movement.not_after) and movement.operator_id == call.operator_id
