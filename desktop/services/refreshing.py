"""Read all call lists of the portal with their activities, statuses, people and progress."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any

from desktop.bitrix24.line.client import Reader
from desktop.bitrix24.line.reader import if_allowed, together
from desktop.bitrix24.methods import activities, call_lists, connection_check, statuses, users
from desktop.domain import numbering
from desktop.domain.call_list import Activity, Membership, activity_of
from desktop.domain.overview import list_rows
from desktop.domain.portal import Capability
from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.domain.refresh_rule import worth_reading
from desktop.domain.status import Statuses
from desktop.services.learning import Change
from desktop.services.participants import participants
from desktop.services.session import Progress, ProgressStep, Session, Subject, log, now


async def refresh(
    session: Session,
    progress: Progress,
    *,
    background: bool = False,
    finished: bool = True,
    shown: int | None = None,
) -> None:
    """Read everything that the tables of call lists and statuses show, and save it.

    One batch brings the check on connecting, all lists, activities and statuses; beside it go, once this user is
    checked, the participants of the lists that are known already, 50 windows a request, and then those of the others.
    They are of every list in progress and of the list `shown`; of finished lists without `finished` only when
    something speaks for it. What came of calls expires, unless this is in the `background`. Raises `Problem` when the
    portal can't be read; a single list that can't be read is noted in `session.list_problems` and keeps its last
    known participants.
    """
    reader = session.background if background else session.foreground
    if not background:
        session.results.expire()
    before = dict(session.known.call_lists), dict(session.known.activities)

    def wanted() -> list[int]:
        rows, at = list_rows(session.known, tallied=False), session.portal_clock.now()
        return [
            row.id
            for row in rows
            if row.id == shown or (not row.in_the_way if finished else worth_reading(row, *before, at))
        ]

    foreseen = wanted() if session.checked else []
    tracker = _ParticipantsProgress(session, progress)
    tracker.expect(foreseen)
    read = await together(
        [
            *(_read_foreseen(session, reader, list_id, tracker) for list_id in foreseen),
            _check(session, reader),
            read_lists(session, reader),
            asyncio.to_thread(numbering.load),
        ]
    )
    left = [list_id for list_id in wanted() if list_id not in read]
    tracker.expect(left)
    memberships = [read_membership(session, reader, list_id, tracker) for list_id in left]
    await together([_read_users(session, reader), *memberships])
    await session.learn.all_read(now())


async def _read_foreseen(
    session: Session, reader: Reader, list_id: int, tracker: "_ParticipantsProgress"
) -> int | None:
    """Read the participants of a list that may be gone by now; return its number if they were read."""
    try:
        await read_membership(session, reader, list_id, tracker)
    except Problem as problem:
        if problem.cause is not Cause.REFUSED:
            raise
        return None
    return list_id


async def read_membership(
    session: Session, reader: Reader, list_id: int, tracker: "_ParticipantsProgress | None" = None
) -> None:
    """Read the participants of one list; if it is already being read, wait for that instead."""
    if list_id in session.being_read:
        await session.being_read[list_id].wait()
        return
    done = session.being_read[list_id] = asyncio.Event()
    try:
        progress = (lambda count: None) if tracker is None else tracker.of(list_id)
        found = await participants(session, list_id, reader, progress=progress)
        session.list_problems.pop(list_id, None)
        await session.learn.members(found)
    except Problem as problem:
        if problem.cause not in NO_RIGHT:
            raise
        log.info("call list %d could not be read: %s", list_id, problem)
        session.list_problems[list_id] = problem
        session.tell(Change(members=frozenset({list_id})))
    finally:
        del session.being_read[list_id]
        done.set()


async def _check(session: Session, reader: Reader) -> None:
    if session.checked:
        return
    found = await connection_check.check(reader, session.credentials)
    session.checked = True
    if found.enterprise:
        session.client.enlarge_bucket()
    await session.learn.connection(found.connection)


async def read_lists(session: Session, reader: Reader) -> None:
    """Read all call lists, their activities and the dictionary of statuses, in one request. Raises Problem."""
    clock, asked = session.portal_clock, session.clock.monotonic()
    heard, begun = clock.offset is not None, clock.now()
    parts: list[Awaitable[Any]] = [call_lists.all_call_lists(reader), _carrying(reader), _statuses(reader)]
    found, carried, dictionary = await together(parts)
    if not heard:  # before the first answer only this computer's clock was known, which may be wrong
        begun = clock.now() - timedelta(seconds=session.clock.monotonic() - asked)
    by_list = None if carried is None else _by_list(carried, [call_list.id for call_list in found])
    await session.learn.all_lists(found, by_list, dictionary, begun=begun)


async def _carrying(reader: Reader) -> Sequence[Activity] | None:
    """Return the activities of call lists; None if this user may not read them."""
    return await if_allowed(activities.of_call_lists(reader), None)


def _by_list(carried: Iterable[Activity], list_ids: Iterable[int]) -> dict[int, Activity]:
    by_list: dict[int, list[Activity]] = {}
    for activity in carried:
        by_list.setdefault(activity.list_id, []).append(activity)
    chosen = {list_id: activity_of(list_id, by_list.get(list_id, ())) for list_id in list_ids}
    return {list_id: activity for list_id, activity in chosen.items() if activity is not None}


async def _statuses(reader: Reader) -> Statuses:
    found = await if_allowed(statuses.dictionary(reader), None)
    return await call_lists.status_list(reader) if found is None else found


async def _read_users(session: Session, reader: Reader) -> None:
    known = session.known
    if known.connection is not None and Capability.USERS in known.connection.lacks:
        return
    wanted = {call_list.creator_id for call_list in known.call_lists.values()}
    wanted |= {activity.responsible_id for activity in known.activities.values()}
    await read_users(session, reader, {user_id for user_id in wanted if user_id is not None})


async def read_users(session: Session, reader: Reader, user_ids: set[int]) -> None:
    """Read the names of those users that were not asked for since the program started."""
    missing = user_ids - session.users_read
    if not missing:
        return
    try:
        found = await users.users(reader, sorted(missing))
    except Problem as problem:
        if problem.cause not in NO_RIGHT:
            raise
        log.info("names of users could not be read: %s", problem)
        return
    session.users_read |= missing
    await session.learn.users(found)


class _ParticipantsProgress:
    """Adds up the participants read of all lists; the total is the last known one until it is exceeded."""

    def __init__(self, session: Session, progress: Progress) -> None:
        self._session, self._progress = session, progress
        self._read: dict[int, int] = {}
        self._expected: int | None = 0

    def expect(self, list_ids: Iterable[int]) -> None:
        """Add lists that are to be read."""
        known: list[Membership | None] = [self._session.known.memberships.get(list_id) for list_id in list_ids]
        if self._expected is not None:
            sizes = sum(len(membership) for membership in known if membership)
            self._expected = None if None in known else self._expected + sizes

    def of(self, list_id: int) -> Callable[[int], None]:
        """Return a callback for the count of participants read so far of one list."""

        def take(count: int) -> None:
            self._read[list_id] = count
            done = sum(self._read.values())
            total = None if self._expected is None else max(self._expected, done)
            self._progress(ProgressStep(Subject.PARTICIPANTS, done, total))

        return take
