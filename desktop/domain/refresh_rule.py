"""When the portal is read automatically, and of which lists the participants."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta

from desktop.domain.call_list import Visibility
from desktop.domain.overview import ListRow
from desktop.domain.working_hours import WorkingHours

NIGHT = timedelta(minutes=30)
"""Least time between two automatic refreshes while nobody works."""
SLOWEST = 4
"""Times the chosen interval at most, however often the portal's limits are met."""
FINISHED_AGAIN = timedelta(hours=6)
"""Finished lists are read again in the background after this, as operators may go on in them and nothing says so."""
_FINISHED_AT_ONCE = 20
"""Finished lists that are read together with those in progress, although nobody asked for them."""
_ALONG = 50
"""Windows up to which finished lists that nothing speaks for are read too, in each refresh: one more request."""
_UNREAD = 500
"""Participants that a list is taken to have before it was read."""
_WINDOW = 50
"""Participants that one command reads."""


def until_next(now: datetime, every: timedelta, slowness: int, hours: WorkingHours | None) -> timedelta:
    """Return the time until the next automatic refresh.

    `every` is what was chosen and `slowness` a factor for it. While nobody works by `hours` (None: somebody always
    does) it takes half an hour, or until work begins.
    """
    wait = every * slowness
    if hours is None:
        return wait
    slow = max(wait, NIGHT)
    begin = next((begin for begin, _ in hours.spans(now, now + slow)), None)
    if begin is None:
        return slow
    return max(wait, begin - now)


def slowed(slowness: int, *, limited: bool) -> int:
    """Return the next factor: doubled if the portal's limits were met since the last refresh, otherwise halved."""
    return min(slowness * 2, SLOWEST) if limited else max(slowness // 2, 1)


def to_read(
    rows: Collection[ListRow],
    now: datetime,
    *,
    asked: Collection[int] = (),
    outdated: Collection[int] = (),
    read: Collection[int] = (),
    background: bool = False,
) -> list[int]:
    """Return the lists whose participants a refresh reads, in order.

    First those `asked` for, then all in progress, the newest first. Of the finished ones only a few: those that
    something speaks for (`pending`), and, as far as one request takes all of these, those whose reading is the
    oldest, in the background only after hours. Those that this refresh has `read` already are left out, and count.
    """
    newest = sorted(rows, key=lambda row: row.id, reverse=True)
    wanted = [row.id for row in newest if row.id in asked]
    wanted += [row.id for row in newest if not row.in_the_way and row.visibility is not Visibility.FINISHED]
    already = sum(row.visibility is Visibility.FINISHED and row.id in read for row in rows)
    speaking = pending(rows, outdated)[: max(0, _FINISHED_AT_ONCE - already)]
    wanted += speaking
    taken = {*speaking, *read}
    room = _ALONG - sum(_windows(row) for row in rows if row.visibility is Visibility.FINISHED and row.id in taken)
    if room > _ALONG // 2:  # otherwise it would be a request for little
        wanted += _along(rows, now, FINISHED_AGAIN if background else timedelta(), room)
    return [list_id for list_id in dict.fromkeys(wanted) if list_id not in read]


def pending(rows: Iterable[ListRow], outdated: Collection[int]) -> list[int]:
    """Return the finished lists that something speaks for reading, the newest first: they were never read, the last
    reading missed somebody, or they are `outdated`, as the list or its activity has changed since.
    """

    def speaks(row: ListRow) -> bool:
        return row.id in outdated or row.membership is None or not row.membership.settled

    return sorted((row.id for row in rows if row.visibility is Visibility.FINISHED and speaks(row)), reverse=True)


def _along(rows: Iterable[ListRow], now: datetime, age: timedelta, room: int) -> Iterator[int]:
    read = [(row.membership.read_at, row.id, row) for row in rows if row.membership]
    for read_at, list_id, row in sorted(read, key=lambda known: known[:2]):
        if row.visibility is not Visibility.FINISHED:
            continue
        too_long = _windows(row) > room and room < _ALONG  # one that no request takes comes alone
        if too_long or now - read_at < age:
            return
        room -= _windows(row)
        yield list_id


def _windows(row: ListRow) -> int:
    return (len(row.membership) if row.membership else _UNREAD) // _WINDOW + 1
