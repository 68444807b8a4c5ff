"""The formulas of the figures that come from the history: counts, pace, hours, and how long nobody has moved.

A *result* is a movement by which somebody became done. Somebody who is put back and called again gives another one,
as it was work too; nothing is subtracted.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from desktop.domain.figures import Count, HourCount, LastResult, Pace, Stretch
from desktop.domain.history import Movement
from desktop.domain.working_hours import WorkingHours, hour_of

MEMORY = timedelta(days=14)
"""How far back movements have to be given for all figures; of what was before, nothing is claimed."""
LAST_DAYS = 5
"""Working days, today's included, among which the best one is looked for."""
FAR = timedelta(minutes=20)
"""A longer time between two readings does not tell the hour of what happened: a little over the longest interval of
automatic refreshing.
"""
_READING = timedelta(minutes=1)
"""A reading takes some seconds, by which the windows of movements overlap: less than this is no doubt."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_LEAST = timedelta(minutes=15)
"""Least working time that has a pace."""


def results_of(movements: Iterable[Movement]) -> list[Movement]:
    """Return the movements by which somebody became done, in the order of the latest moments of all.

    The functions below expect results in this order.
    """
    return sorted((movement for movement in movements if movement.done > 0), key=_latest)


def counted(results: Sequence[Movement], begin: datetime, end: datetime) -> Count:
    """Return how many results there were from `begin` on and before `end`.

    Sure are those that can't have happened before or after; perhaps, those that can have happened in it. Working
    hours don't make a difference: people work late, too.
    """
    sure = perhaps = 0
    for result in _from(results, begin):
        earliest = result.earliest
        if begin <= earliest and result.latest < end:
            sure += 1
        elif earliest < end:
            perhaps += 1
    return Count(sure, perhaps)


def done_on(results: Sequence[Movement], day: date, hours: WorkingHours) -> Count:
    """Return how many results there were on a day of the portal's zone, as `counted`."""
    return counted(results, hours.begin_of(day), hours.begin_of(day + _DAY))


def pace(
    results: Sequence[Movement],
    days: Mapping[date, float],
    begins: datetime,
    read_at: datetime,
    now: datetime,
    hours: WorkingHours,
) -> Pace:
    """Return the pace of a list, with the best of its last `days` (`days_of`).

    `begins` and `read_at` are when its first reading ever began and its last one ended. The last hour is known only
    if no more than 20 minutes of work have passed since the last reading.
    """
    begins = max(begins, now - MEMORY)
    last_hour = _last_hour(results, begins, read_at, hours) if hours.worked(read_at, now) <= FAR else None
    return Pace(last_hour, _since_work_began(results, begins, read_at, now, hours), max(days.values(), default=None))


def _last_hour(results: Sequence[Movement], begins: datetime, read_at: datetime, hours: WorkingHours) -> float | None:
    """Return results by working time since 60 working minutes before the last reading.

    If readings don't tell who was done before that moment and who after it, the count begins with the reading before
    it; None if that is twice as long ago, or before the first reading.
    """
    cut = hours.before(read_at, _HOUR)
    while cut is not None and begins <= cut:
        doubtful = [result.earliest for result in _from(results, cut) if _over(result, cut)]
        if not doubtful:
            return _by_hour(_behind(results, cut), hours.worked(cut, read_at))
        cut = min(doubtful)
        if hours.worked(cut, read_at) > 2 * _HOUR:
            return None
    return None


def _since_work_began(
    results: Sequence[Movement], begins: datetime, read_at: datetime, now: datetime, hours: WorkingHours
) -> float | None:
    """Return results by working time since work began today.

    If readings don't tell who was done before that moment and who after it, the count begins with the reading after
    it; None if no quarter of an hour was worked since.
    """
    work = hours.of_day(hours.day_of(now))
    if work is None:
        return None
    cut = max(work[0], begins)
    while doubtful := [result.latest for result in _from(results, cut) if _over(result, cut)]:
        cut = max(doubtful)
    worked = hours.worked(cut, read_at)
    return _by_hour(_behind(results, cut), worked) if worked >= _LEAST else None


def days_of(
    results: Sequence[Movement], begins: datetime, read_at: datetime, now: datetime, hours: WorkingHours
) -> dict[date, float]:
    """Return the pace of each of the last five working days as a whole, as far as it was observed, today's included.

    Only what happened on that day for sure counts: a day is never said to be better than it was.
    """
    begins = max(begins, now - MEMORY)
    paces, day = dict[date, float](), hours.day_of(now)
    end = hours.begin_of(day + _DAY)
    for _ in range(MEMORY.days):
        begin = hours.begin_of(day)
        worked = hours.worked(max(begin, begins), min(end, read_at))
        if worked >= _LEAST:
            that_day = results[_place(results, begin) : _place(results, end)]
            paces[day] = _by_hour(sum(begin <= result.earliest for result in that_day), worked)
        if len(paces) == LAST_DAYS:
            break
        day, end = day - _DAY, begin
    return paces


def _over(result: Movement, moment: datetime) -> bool:
    """Return whether readings don't tell if a result was before or after a moment."""
    return result.earliest < moment - _READING and result.latest > moment + _READING


def _behind(results: Sequence[Movement], moment: datetime) -> int:
    """Return how many results came after a moment that none of them is `_over`."""
    return sum(result.earliest - moment >= moment - result.latest for result in _from(results, moment))


def _latest(result: Movement) -> datetime:
    return result.latest


def _place(results: Sequence[Movement], moment: datetime) -> int:
    """Return the place of the first result that can have happened at a moment or later."""
    return bisect_left(results, moment, key=_latest)


def _from(results: Sequence[Movement], moment: datetime) -> Sequence[Movement]:
    """Return the results that can have happened at a moment or later."""
    return results[_place(results, moment) :]


def _by_hour(done: int, worked: timedelta) -> float:
    return done * (_HOUR / worked)


def hours_of(
    results: Sequence[Movement],
    day: date,
    begins: datetime | None,
    read_at: datetime | None,
    now: datetime,
    hours: WorkingHours,
) -> tuple[HourCount, ...]:
    """Return the hours of a day up to now: those of work, and any others from the first result to the last one.

    An hour is unknown if more than 20 minutes of it were not covered by readings, or lie in the window of a result
    whose readings were too far apart to tell the hour.
    """
    midnight, next_midnight = hours.begin_of(day), hours.begin_of(day + _DAY)
    those = [result for result in _from(results, midnight) if result.earliest < next_midnight]
    far = {(result.earliest, result.latest) for result in those if not _tells_hour(result, hours)}
    made = []
    for begin in _hours_between(those, day, now, hours):
        end = min(begin + _HOUR, next_midnight)
        shown = min(end, now)
        unread = shown - begin
        if begins is not None and read_at is not None:
            unread -= max(min(shown, read_at) - max(begin, begins), timedelta())
        doubtful = (min(shown, latest) - max(begin, earliest) for earliest, latest in far)
        unknown = max(unread, *doubtful, timedelta()) > FAR
        made.append(HourCount(begin, counted(those, begin, end), unknown))
    return tuple(made)


def _hours_between(those: Sequence[Movement], day: date, now: datetime, hours: WorkingHours) -> Iterator[datetime]:
    """Yield the beginnings of the hours of a day that are shown, in UTC."""
    midnight, next_midnight = hours.begin_of(day), hours.begin_of(day + _DAY)
    sure = [result for result in those if midnight <= result.earliest and result.latest < next_midnight]
    edges = [edge.astimezone(UTC) for edge in hours.of_day(day) or ()]
    if sure:
        edges += min(result.earliest for result in sure), sure[-1].latest
    if not edges:
        return
    begin, end = hour_of(min(edges), hours.zone), max(edges)
    while begin <= now and (begin < end or (sure and begin == sure[-1].latest)):
        yield begin
        begin += _HOUR


def stretches(
    results: Sequence[Movement], begin: datetime, end: datetime, hours: WorkingHours
) -> tuple[Stretch, ...]:
    """Return the stretches between two moments of whose results readings don't tell the hour, the earliest first.

    A stretch may reach over either moment.
    """
    found = Counter(
        (result.earliest, result.latest)
        for result in _from(results, begin)
        if result.earliest < end and not _tells_hour(result, hours)
    )
    return tuple(Stretch(*window, done) for window, done in sorted(found.items()))


def _tells_hour(result: Movement, hours: WorkingHours) -> bool:
    apart = result.latest - result.earliest
    return apart <= FAR or (
        apart < _HOUR and hour_of(result.earliest, hours.zone) == hour_of(result.latest, hours.zone)
    )


def operators_on(results: Sequence[Movement], day: date, hours: WorkingHours) -> tuple[tuple[int, int], ...]:
    """Return by whom results of a day are, as far as calls tell, with how many, most first."""
    begin, end = hours.begin_of(day), hours.begin_of(day + _DAY)
    found = Counter(
        result.operator_id
        for result in _from(results, begin)
        if result.operator_id is not None and begin <= result.earliest and result.latest < end
    )
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def last_result(results: Sequence[Movement]) -> LastResult | None:
    """Return the result that can have happened last; of several, one whose moment is known."""
    if not results:
        return None
    last = max(_from(results, results[-1].latest), key=lambda result: result.happened is not None)
    return LastResult(last.after or "", last.latest, last.happened is not None, last.operator_id)


def still(
    movements: Iterable[Movement],
    begins: datetime | None,
    read_at: datetime | None,
    now: datetime,
    hours: WorkingHours,
) -> timedelta | None:
    """Return the working time for which nobody has moved for sure; None if the list was never read.

    From the latest moment at which somebody can have moved, or else from the first reading (two weeks ago at most),
    up to the last reading: somebody may have moved since. Whoever comes into a list or leaves it moves too.
    """
    if begins is None or read_at is None:
        return None
    moved = max((movement.latest for movement in movements), default=begins)
    return hours.worked(max(moved, begins, now - MEMORY), read_at)
