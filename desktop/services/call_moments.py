"""When exactly something happened in a list, and who did it: the calls of clients tell, read in the background."""

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from desktop.bitrix24.line import batch
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.paging import slices
from desktop.bitrix24.methods import calls
from desktop.bitrix24.methods.calls import CallsRead, Client, Wanted
from desktop.domain.attribution import EXACT_ENOUGH, LEAD, explained, explicable
from desktop.domain.call_list import CHANGEABLE_KINDS
from desktop.domain.calls import Call
from desktop.domain.history import Movement
from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.services.session import Session, log

SETTLED = timedelta(minutes=10)
"""How long after a reading all calls before it are there: one that still goes on may be the one that counts."""
_AT_ONCE = calls.CLIENTS * batch.SIZE
"""Clients whose calls are read by one request."""
_STATISTICS_AT_LEAST = 3
"""Requests that calls by time take, however few they are: the first page, the others, their activities."""
_SAME_CALL = timedelta(minutes=1)
"""How far apart the statistics and the activity of one call may put its beginning."""
_HOUR = 3600.0

_Key = tuple[int, int, datetime]


class CallBudget:
    """How many requests may be made for calls in an hour, and what was learnt of them; made once a session.

    `per_hour` is asked anew each time; 0 means never.
    """

    def __init__(self, per_hour: Callable[[], int], clock: Clock | None = None) -> None:
        self.refused: set[str] = set()
        """Methods that this user has no right to, or that can't be relied on; they are left alone from then on."""
        self.tried: set[_Key] = set()
        """Movements whose calls were read: list, card, end of the window. What they don't explain stays so."""
        self._per_hour = per_hour
        self._clock = clock or Clock()
        self._spent: deque[tuple[float, int]] = deque()

    @property
    def left(self) -> int:
        """The number of requests that may be made now."""
        now = self._clock.monotonic()
        while self._spent and self._spent[0][0] <= now - _HOUR:
            self._spent.popleft()
        return max(0, self._per_hour() - sum(requests for _, requests in self._spent))

    def spend(self, requests: int) -> None:
        """Count requests that were made."""
        self._spent.append((self._clock.monotonic(), requests))


async def explain(
    session: Session, kind_of: Callable[[int], int], movements: Sequence[Movement], budget: CallBudget
) -> list[Movement]:
    """Return the movements that calls of their clients explain, with `happened` and `operator_id` filled in.

    `kind_of` gives the kind of a list's participants by its number, 0 if it is unknown. `movements` are all of the
    time in question, also those explained already, as their calls explain nothing else. Long windows come first, then
    the newest movements. Whatever else is asked of the portal goes ahead. Nothing is raised: when the portal can't be
    reached, or the user has no right, what was found up to then is returned. Can be cancelled.
    """
    if calls.LIST in budget.refused:
        return []
    kinds = {list_id: kind_of(list_id) for list_id in {movement.list_id for movement in movements}}
    by_client = await asyncio.to_thread(_by_client, kinds, movements)
    pending = await asyncio.to_thread(
        _pending, by_client, session.portal_clock.now() - SETTLED, frozenset(budget.tried)
    )
    clients, found = [*pending], list[Movement]()

    async def take(part: Mapping[Client, Sequence[Movement]], read: CallsRead) -> None:
        told, tried = await asyncio.to_thread(_explained, part, by_client, read)
        found.extend(told)
        budget.tried |= tried

    try:
        for start in range(0, len(clients), _AT_ONCE):
            if not budget.left:
                break
            await _until_idle(session)
            part, rest = (
                {client: pending[client] for client in some}
                for some in (clients[start : start + _AT_ONCE], clients[start + _AT_ONCE :])
            )
            read = await _activities(session, part, budget)
            await take(part, read)
            whole = await _statistics(session, rest, read, budget) if start == 0 else None
            if whole is not None:
                await take(rest, whole)
                break
    except Problem as problem:
        log.info("calls could not be read: %s", problem)
        budget.spend(1)
        if problem.cause in NO_RIGHT or problem.cause is Cause.UNREADABLE:
            budget.refused.add(calls.LIST)
    return found


def _by_client(kinds: Mapping[int, int], movements: Iterable[Movement]) -> dict[Client, list[Movement]]:
    by_client = defaultdict[Client, list[Movement]](list)
    for movement in movements:
        by_client[kinds[movement.list_id], movement.card_id].append(movement)
    return by_client


def _pending(
    by_client: Mapping[Client, Sequence[Movement]], latest: datetime, tried: Collection[_Key]
) -> dict[Client, list[Movement]]:
    """Return what is to be explained, by client, the most urgent first."""
    pending: dict[Client, list[Movement]] = {}
    for client, moved in by_client.items():
        wanted = [
            movement
            for movement in moved
            if movement.happened is None
            and explicable(movement)
            and movement.not_after <= latest
            and _key(movement) not in tried
        ]
        if wanted and client[0] in CHANGEABLE_KINDS:
            pending[client] = wanted

    def urgency(client: Client) -> tuple[bool, datetime]:
        return max((m.not_after - m.not_before > EXACT_ENOUGH, m.not_after) for m in pending[client])

    return {client: pending[client] for client in sorted(pending, key=urgency, reverse=True)}


def _explained(
    done: Mapping[Client, Sequence[Movement]], by_client: Mapping[Client, Sequence[Movement]], read: CallsRead
) -> tuple[list[Movement], set[_Key]]:
    """Return what calls explain of what was asked for, and all of it whose calls are known now."""
    kinds = {movement.list_id: client[0] for client in done for movement in by_client[client]}
    near = [movement for client in done for movement in by_client[client]]
    seen = read.clients | read.unclear
    asked = {
        _key(movement)
        for client, moved in done.items()
        for movement in moved
        if client in seen
        if read.at is None or movement.not_after <= read.at - SETTLED  # unless this computer's clock is fast
    }
    return [one for one in explained(near, read.calls, kinds.__getitem__) if _key(one) in asked], asked


async def _activities(session: Session, part: Mapping[Client, Sequence[Movement]], budget: CallBudget) -> CallsRead:
    read = await calls.of_clients(session.background, [*_wanted(part)], budget.left)
    budget.spend(read.requests)
    return read


def _wanted(part: Mapping[Client, Sequence[Movement]]) -> Iterator[Wanted]:
    """Yield what is asked for, clients of about the same time together."""
    spans = {client: _span(moved) for client, moved in part.items()}
    for clients in slices(sorted(spans, key=lambda client: spans[client]), calls.CLIENTS):
        yield Wanted(
            tuple(clients), min(spans[client][0] for client in clients), max(spans[client][1] for client in clients)
        )


async def _statistics(
    session: Session, pending: Mapping[Client, Sequence[Movement]], sample: CallsRead, budget: CallBudget
) -> CallsRead | None:
    """Return all calls at once where that is cheaper, None if it is not, or if the statistics can't be relied on.

    They may lack others' calls without notice, and then an earlier call would be taken for the last. So they have to
    hold all calls of the clients of `sample`, those of other operators among them.
    """
    most = min(budget.left, -(-len(pending) // _AT_ONCE) - 1)
    if most < _STATISTICS_AT_LEAST or calls.STATISTICS in budget.refused:
        return None
    known = [call for call in sample.calls if call.operator_id is not None]
    if all(call.operator_id == session.user_id for call in known):
        return None
    since, until = _span([movement for moved in pending.values() for movement in moved])
    since, until = min(since, *(call.began for call in known)), max(until, *(call.began for call in known))
    asked = {*pending, *sample.clients}
    try:
        read = await calls.in_window(session.background, asked, since, until, most)
    except Problem as problem:
        if problem.cause not in NO_RIGHT and problem.cause is not Cause.UNREADABLE:
            raise
        log.info("statistics of calls could not be read: %s", problem)
        budget.refused.add(calls.STATISTICS)
        read = None
    budget.spend(1 if read is None else read.requests)
    if read is not None and not _has_all(read.calls, known):
        budget.refused.add(calls.STATISTICS)
        read = None
    return read


def _has_all(some: Iterable[Call], others: Collection[Call]) -> bool:
    """Return whether each of the other calls is among some."""
    began = defaultdict[tuple[Client, int | None], list[datetime]](list)
    for call in some:
        began[call.client, call.operator_id].append(call.began)
    return all(
        any(abs(call.began - at) < _SAME_CALL for at in began[call.client, call.operator_id]) for call in others
    )


def _span(moved: Iterable[Movement]) -> tuple[datetime, datetime]:
    """Return the time of which calls have to be known."""
    moved = list(moved)
    return min(movement.not_before for movement in moved) - LEAD, max(movement.not_after for movement in moved)


async def _until_idle(session: Session) -> None:
    """Wait until nothing else waits for the portal."""
    told = asyncio.Event()
    forget = session.subscribe(lambda _: told.set())
    try:
        while session.queue.waiting or session.queue.in_flight:
            told.clear()
            await told.wait()
    finally:
        forget()


def _key(movement: Movement) -> _Key:
    return movement.list_id, movement.card_id, movement.not_after
