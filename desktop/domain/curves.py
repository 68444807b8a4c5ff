"""Curves of what happened in call lists, worked out from movements: how many, when, and where that is not known.

A movement that is known to within `MEASURED` is drawn as measured, at the latest moment at which it can have
happened. One that may lie anywhere in a longer stretch of time is unknown there: the curve is a band in that stretch.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import TypeAlias

from desktop.domain.history import Movement
from desktop.domain.status import is_done
from desktop.domain.working_hours import WorkingHours

MEASURED = timedelta(minutes=15)
"""How far two readings may be apart for what happened between them to count as measured: the slowest auto-refresh."""
USUAL_DAYS = 10
"""Working days before today of which the usual day is made, at most."""
LEAST_DAYS = 3
"""Working days that must be known for an hour of the usual day."""

_Change: TypeAlias = tuple[int, datetime, datetime]
"""By how much a count changes, and the earliest and the latest moment of that."""
_Span: TypeAlias = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Level:
    """A count from a moment until the next level: at least `low`, at most `high`."""

    at: datetime
    low: int
    high: int

    @property
    def known(self) -> bool:
        """Whether the count is measured; otherwise anything between `low` and `high` is possible."""
        return self.low == self.high


Curve: TypeAlias = tuple[Level, ...]
"""Levels in the order of time, at least one; the first begins with the period, the last is always known."""


@dataclass(frozen=True, slots=True)
class DoneByHour:
    """Done in each hour of the day, 0 to 23 in the portal's zone; nobody knows in which hour the `unknown` were."""

    hours: tuple[int, ...]
    unknown: int


@dataclass(frozen=True, slots=True)
class Caller:
    """Who called: how many became done, and the last moment that is known of that, None for none."""

    operator_id: int
    done: int
    last: datetime | None


def done_since(movements: Iterable[Movement], begin: datetime) -> Curve:
    """Return how many became done since a moment; those who are to be called again count negatively.

    The last level is the sum of what surely happened since. What may have happened before is possible until its
    latest moment, and not counted then.
    """
    counted: list[_Change] = []
    doubtful: list[_Change] = []
    for moved in movements:
        if moved.done and moved.latest > begin:
            change = (moved.done, moved.earliest, moved.latest)
            sure = moved.earliest >= begin or _is_measured(*change[1:])
            (counted if sure else doubtful).append(change)
    # What is possible and then not counted is the same as a change there and one back at a known moment.
    back = [(-delta, latest, latest) for delta, _, latest in doubtful]
    return _curve([*counted, *doubtful, *back], begin)


def done_of(movements: Iterable[Movement], done_now: int, begin: datetime) -> Curve:
    """Return how many of a list were done at each moment since `begin`, given how many are now."""
    changes = [
        (delta, moved.earliest, moved.latest)
        for moved in movements
        if moved.latest > begin and (delta := _done(moved.after) - _done(moved.before))
    ]
    return _curve(changes, begin, done_now - sum(delta for delta, _, _ in changes))


def by_status(movements: Iterable[Movement], counts_now: Mapping[str, int], begin: datetime) -> dict[str, Curve]:
    """Return how many had each status at each moment since `begin`, given how many have it now."""
    changes: dict[str, list[_Change]] = defaultdict(list)
    for moved in movements:
        if moved.latest > begin:
            for code, delta in ((moved.before, -1), (moved.after, 1)):
                if code is not None:
                    changes[code].append((delta, moved.earliest, moved.latest))
    return {
        code: _curve(of_code, begin, counts_now.get(code, 0) - sum(delta for delta, _, _ in of_code))
        for code in {**counts_now, **changes}
        for of_code in (changes.get(code, []),)
    }


def done_by_hour(movements: Iterable[Movement], hours: WorkingHours, begin: datetime) -> DoneByHour:
    """Return in which hours of the day people became done since a moment: together the last level of `done_since`."""
    counts: Counter[int] = Counter()
    unknown = 0
    for moved in movements:
        measured = _is_measured(moved.earliest, moved.latest)
        if not moved.done or moved.latest <= begin or (moved.earliest < begin and not measured):
            continue
        first, last = (moment.astimezone(hours.zone) for moment in (moved.earliest, moved.latest))
        if measured or _hour(first) == _hour(last):
            counts[last.hour] += moved.done
        else:
            unknown += moved.done
    return DoneByHour(tuple(counts[hour] for hour in range(24)), unknown)


def usual_day(movements: Iterable[Movement], hours: WorkingHours, today: date) -> tuple[tuple[datetime, float], ...]:
    """Return how many are usually done by the end of each hour of today's work; the first pair is its begin with 0.

    For each hour, the median of what was done in it on the last `USUAL_DAYS` working days; the medians are added up.
    A day on which more than `MEASURED` of an hour is unknown is left out for that hour. It ends with the last hour
    for which there are `LEAST_DAYS`; empty without any, and on a day without work.
    """
    from statistics import median

    recorded = list(movements)
    cells = _cells(today, hours)
    if not recorded or not cells:
        return ()
    days = [_cells(day, hours) for day in _days_before(today, min(moved.not_before for moved in recorded), hours)]
    counts = iter(_done_within([cell for day in days for cell in day], recorded))
    known = [list(islice(counts, len(day))) for day in days]
    usual, so_far = [(cells[0][0], 0.0)], 0.0
    for place, (_, end) in enumerate(cells):
        of_hour = [day[place] for day in known if place < len(day) and day[place] is not None]
        if len(of_hour) < LEAST_DAYS:
            break
        so_far += median(count for count in of_hour if count is not None)
        usual.append((end, so_far))
    return tuple(usual) if len(usual) > 1 else ()


def usual_from(first: datetime, hours: WorkingHours) -> date | None:
    """Return from which day on a usual day can be known, if recording began at a moment; None if not in a year."""
    day, whole = hours.day_of(first), 0
    for _ in range(366):
        if whole == LEAST_DAYS:
            return day
        work = hours.of_day(day)
        whole += work is not None and work[0] >= first
        day += timedelta(days=1)
    return None


def callers(movements: Iterable[Movement], called: Iterable[tuple[int, int]], since: datetime) -> tuple[Caller, ...]:
    """Return who called, the most successful first; `called` are operators with how many they have done since."""
    last: dict[int, datetime] = {}
    for moved in movements:
        if moved.operator_id is not None and moved.happened is not None and moved.happened >= since:
            last[moved.operator_id] = max(last.get(moved.operator_id, moved.happened), moved.happened)
    who = [Caller(operator_id, done, last.get(operator_id)) for operator_id, done in called]
    return tuple(sorted(who, key=lambda caller: (-caller.done, caller.operator_id)))


def at(curve: Sequence[Level], moment: datetime) -> Level:
    """Return the level of a curve at a moment; the first one before it begins."""
    return curve[max(bisect_right(curve, moment, key=lambda level: level.at) - 1, 0)]


def _is_measured(earliest: datetime, latest: datetime) -> bool:
    return latest - earliest <= MEASURED


def _done(code: str | None) -> int:
    return code is not None and is_done(code)


def _hour(moment: datetime) -> tuple[date, int, int]:
    """Return the day and hour of a moment; `fold` parts the two hours of the night when the clock is put back."""
    return moment.date(), moment.hour, moment.fold


def _curve(changes: Iterable[_Change], begin: datetime, start: int = 0) -> Curve:
    """Return the levels that changes make of a count; those that may have happened earlier count from `begin` on."""
    steps: dict[datetime, list[int]] = {begin: [start, start]}
    for delta, earliest, latest in changes:
        opens = latest if _is_measured(earliest, latest) else max(earliest, begin)
        raised, lowered = (opens, latest) if delta > 0 else (latest, opens)
        steps.setdefault(lowered, [0, 0])[0] += delta
        steps.setdefault(raised, [0, 0])[1] += delta
    levels: list[Level] = []
    low = high = 0
    for moment in sorted(steps):
        low, high = low + steps[moment][0], high + steps[moment][1]
        if not levels or (levels[-1].low, levels[-1].high) != (low, high):
            levels.append(Level(moment, low, high))
    return tuple(levels)


def _cells(day: date, hours: WorkingHours) -> list[_Span]:
    """Return the hours of a day's work: from its begin to the next full hour, and so on until its end."""
    work = hours.of_day(day)
    cells: list[_Span] = []
    if work is not None:
        begin, end = work
        while begin < end:
            full = datetime.combine(day, time(begin.hour), hours.zone) + timedelta(hours=1)
            cells.append((begin, min(full, end)))
            begin = cells[-1][1]
    return cells


def _days_before(today: date, first: datetime, hours: WorkingHours) -> list[date]:
    """Return the last working days before today in order, as far as all of their work was recorded."""
    days: list[date] = []
    day = today - timedelta(days=1)
    while len(days) < USUAL_DAYS and day >= hours.day_of(first):
        work = hours.of_day(day)
        if work is not None and work[0] >= first:
            days.append(day)
        day -= timedelta(days=1)
    return days[::-1]


def _done_within(spans: Sequence[_Span], movements: Iterable[Movement]) -> list[int | None]:
    """Return how many became done in each of these spans, which are in order; None if too much of one is unknown."""
    spans = [(begin.astimezone(UTC), end.astimezone(UTC)) for begin, end in spans]
    ends = [end for _, end in spans]
    counts = [0] * len(spans)
    gaps: list[list[_Span]] = [[] for _ in spans]
    for moved in movements:
        earliest, latest = moved.earliest, moved.latest
        if _is_measured(earliest, latest):
            place = bisect_left(ends, latest)
            if place < len(spans) and spans[place][0] < latest:
                counts[place] += moved.done
            continue
        place = bisect_right(ends, earliest)
        while place < len(spans) and spans[place][0] < latest:
            begin, end = spans[place]
            if begin <= earliest and latest <= end:
                counts[place] += moved.done
            else:
                gaps[place].append((max(begin, earliest), min(end, latest)))
            place += 1
    return [count if _length(gap) <= MEASURED else None for count, gap in zip(counts, gaps, strict=True)]


def _length(spans: Iterable[_Span]) -> timedelta:
    """Return how much time spans cover together."""
    covered, until = timedelta(), None
    for begin, end in sorted(spans):
        first = begin if until is None else max(begin, until)
        covered += max(end - first, timedelta())
        until = end if until is None else max(until, end)
    return covered
