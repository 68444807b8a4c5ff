"""Read all call lists of the portal with their activities, statuses, people and progress."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from desktop.bitrix24.line.client import Reader
from desktop.bitrix24.line.reader import if_allowed, together
from desktop.bitrix24.methods import activities, call_lists, connection_check, statuses, users
from desktop.bitrix24.methods.memberships import Beginning
from desktop.domain import numbering
from desktop.domain.call_list import Activity, CallList, Membership, Visibility, activity_of
from desktop.domain.overview import ListRow, list_rows
from desktop.domain.portal import Capability
from desktop.domain.problem import NO_RIGHT, Cause, Problem
from desktop.domain.refresh_rule import pending, to_read
from desktop.domain.status import Statuses
from desktop.services.learning import Change
from desktop.services.participants import participants
from desktop.services.session import ListReading, Progress, ProgressStep, Session, Subject, log, now

_UNDER_WAY = 64
"""Lists that are being read at a time: enough for the requests that a portal bears at once, and few enough for the
window's thread."""
_BEGUN_AT_ONCE = 8
"""Lists of which the first windows are asked for in one turn of the loop: some 2 ms."""


async def refresh(
    session: Session, progress: Progress, *, background: bool = False, asked: Collection[int] = ()
) -> None:
    """Read everything that the tables of call lists and statuses show, and save it.

    One batch brings the check on connecting, all lists, activities and statuses, and of a portal that was never read
    the first participants of the newest list; beside it go, once this user is checked, the participants of the lists
    that are known already, 50 windows a request, and then those of the others:
    of every list in progress, of those `asked` for, and of few finished ones (`to_read`). What came of calls expires,
    unless this is in the `background`. Raises `Problem` when the portal can't be read; a single list that can't be
    read is noted in `session.list_problems` and keeps its last known participants.
    """
    reader = session.background if background else session.foreground
    if not background:
        session.results.expire()

    def wanted() -> list[int]:
        rows, at = _finished_readable(session), session.portal_clock.now()
        return to_read(rows, at, asked=asked, outdated=session.learn.outdated, read=read, background=background)

    read = set[int]()
    foreseen = wanted() if session.checked else []
    tracker = _ParticipantsProgress(session, progress)
    tracker.expect(foreseen)

    async def foresee(list_id: int) -> None:
        """Read the participants of a list that may be gone by now."""
        try:
            await read_membership(session, reader, list_id, tracker.of(list_id))
        except Problem as problem:
            if problem.cause is not Cause.REFUSED:
                raise
        else:
            read.add(list_id)

    async def read_participants(list_id: int) -> None:
        await read_membership(session, reader, list_id, tracker.of(list_id))

    with _newest_begun(session, reader):
        first: list[Awaitable[Any]] = [
            _check(session, reader),
            _lists(session, reader),
            _some_at_a_time(foreseen, foresee),
        ]
        *keeping, _ = await together(first)
        left = wanted()
        tracker.expect(left)
        names, others = _read_users(session, reader), _some_at_a_time(left, read_participants)
        await together([names, others, *filter(None, keeping), asyncio.to_thread(numbering.load)])
    await session.learn.all_read(now())


async def catch_up(session: Session, progress: Progress) -> None:
    """Read the participants of the finished lists that a refresh left out although something speaks for reading them:
    on a portal that was never read before these are most lists.

    In the background, the newest first; `progress` gets the number of lists. What was read when this is cancelled is
    kept, and not read again. Raises `Problem`.
    """
    left = pending(_finished_readable(session), session.learn.outdated)
    done = 0

    async def read(list_id: int) -> None:
        nonlocal done
        await read_membership(session, session.background, list_id)
        done += 1
        progress(ProgressStep(Subject.LISTS, done, len(left)))

    await _some_at_a_time(left, read)


def to_catch_up(session: Session) -> bool:
    """Return whether there is anything for `catch_up` to read."""
    return bool(pending(_finished_readable(session), session.learn.outdated))


def _finished_readable(session: Session) -> list[ListRow]:
    """Return all lists, but not the finished ones that could not be read when that was tried last."""
    return [
        row
        for row in list_rows(session.known, tallied=False)
        if row.visibility is not Visibility.FINISHED or row.id not in session.list_problems
    ]


async def _some_at_a_time(list_ids: Collection[int], read: Callable[[int], Awaitable[None]]) -> None:
    """Read lists in this order, some of them at the same time."""
    waiting = iter(list_ids)

    async def go_on(place: int) -> None:
        for _ in range(place // _BEGUN_AT_ONCE):
            await asyncio.sleep(0)
        for list_id in waiting:
            await read(list_id)

    await together(go_on(place) for place in range(min(_UNDER_WAY, len(list_ids))))


async def read_membership(
    session: Session,
    reader: Reader,
    list_id: int,
    seen: Callable[[Collection[int]], None] = lambda card_ids: None,
) -> None:
    """Read the participants of one list; if it is already being read, wait for that instead.

    `seen` gets the card ids of all that were read so far.
    """
    if under_way := session.being_read.get(list_id):
        with under_way.heard_by(seen):
            await under_way.ended.wait()
        return
    reading = session.being_read[list_id] = ListReading()
    try:
        with reading.heard_by(seen):
            beginning = await _beginning(session, list_id)
            found = await participants(session, list_id, reader, seen=reading.seen, beginning=beginning)
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
        reading.ended.set()


@contextlib.contextmanager
def _newest_begun(session: Session, reader: Reader) -> Iterator[None]:
    """Begin to read the newest list of a portal of which nobody's participants are known."""
    if session.known.memberships:
        yield
        return
    session.newest = asyncio.ensure_future(call_lists.beginning_of_newest(reader))
    try:
        yield
    finally:
        session.newest.cancel()
        session.newest = None


async def _beginning(session: Session, list_id: int) -> Beginning | None:
    """Return the beginning of a list if it was read with all lists."""
    if session.newest is None:
        return None
    [newest], _ = await asyncio.wait([session.newest])
    found = None if newest.cancelled() else newest.result()
    return found if found is not None and found.list_id == list_id else None


async def _check(session: Session, reader: Reader) -> Awaitable[None] | None:
    """Check who this user is, unless that is known; return when it is, with what ends when it is kept."""
    if session.checked:
        return None
    found = await connection_check.check(reader, session.credentials)
    session.checked = True
    if found.enterprise:
        session.client.enlarge_bucket()
    return session.learn.connection(found.connection)


async def read_lists(session: Session, reader: Reader) -> None:
    """Read all call lists, their activities and the dictionary of statuses, in one request, or two if there are many.

    Raises Problem.
    """
    await (await _lists(session, reader))


async def _lists(session: Session, reader: Reader) -> Awaitable[None]:
    """Read what `read_lists` reads; return when it is known, with what ends when it is kept."""
    clock, asked = session.portal_clock, session.clock.monotonic()
    heard, begun = clock.offset is not None, clock.now()
    lists = asyncio.ensure_future(call_lists.all_call_lists(reader))
    parts: list[Awaitable[Any]] = [lists, _carrying(reader, lists), _statuses(reader)]
    found, carried, dictionary = await together(parts)
    if not heard:  # before the first answer only this computer's clock was known, which may be wrong
        begun = clock.now() - timedelta(seconds=session.clock.monotonic() - asked)
    by_list = None if carried is None else _by_list(carried, [call_list.id for call_list in found])
    return session.learn.all_lists(found, by_list, dictionary, begun=begun)


async def _carrying(reader: Reader, lists: "asyncio.Future[list[CallList]]") -> Sequence[Activity] | None:
    """Return the activities of call lists; None if this user may not read them."""

    async def numbers() -> list[int]:
        return [call_list.id for call_list in await asyncio.shield(lists)]

    return await if_allowed(activities.of_call_lists(reader, numbers), None)


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

    def of(self, list_id: int) -> Callable[[Collection[int]], None]:
        """Return a callback for the participants read so far of one list."""

        def take(card_ids: Collection[int]) -> None:
            self._read[list_id] = len(card_ids)
            done = sum(self._read.values())
            total = None if self._expected is None else max(self._expected, done)
            self._progress(ProgressStep(Subject.PARTICIPANTS, done, total))

        return take
