"""When the portal is read automatically, and of which lists the participants."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from desktop.domain.call_list import Activity, CallList, Visibility
from desktop.domain.overview import ListRow
from desktop.domain.working_hours import WorkingHours

NIGHT = timedelta(minutes=30)
"""Least time between two automatic refreshes while nobody works."""
SLOWEST = 4
"""Times the chosen interval at most, however often the portal's limits are met."""
FINISHED_AGAIN = timedelta(hours=6)
"""Finished lists are read again after this, as operators may go on in them and nothing says so."""


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


def worth_reading(
    row: ListRow, call_lists: Mapping[int, CallList], activities: Mapping[int, Activity], now: datetime
) -> bool:
    """Return whether to read the participants of a list in the background.

    Lists in progress always; finished ones only when something speaks for it: they were never read, the last reading
    missed somebody or is hours old, or the list or its activity has changed. `call_lists` and `activities` are those
    known before, by list id.
    """
    if row.visibility is not Visibility.FINISHED:
        return not row.in_the_way
    read = row.membership
    if read is None or not read.settled or now - read.read_at >= FINISHED_AGAIN:
        return True
    return (call_lists.get(row.id), activities.get(row.id)) != (row.call_list, row.activity)
