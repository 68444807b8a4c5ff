"""What a chart shows, worked out of movements: plain values without colours and words."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from desktop.domain.curves import (
    Curve,
    DoneByHour,
    by_status,
    done_by_hour,
    done_of,
    done_since,
    usual_day,
    usual_from,
)
from desktop.domain.history import Movement
from desktop.domain.portal import Known
from desktop.domain.status import is_done
from desktop.domain.working_hours import WorkingHours

EVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Before anything can have been recorded."""
MOST_COMPARED = 8
"""Lists that are compared at most: as many colours can be told apart."""
_BEFORE = timedelta(minutes=15)
"""What is seen of the time before work begins."""
_LEAST = timedelta(hours=1)
"""The shortest day that is drawn."""


class Kind(Enum):
    """What a chart is about."""

    DONE = "done"
    STATUSES = "statuses"
    HOURS = "hours"
    COMPARE = "compare"


class Period(Enum):
    """The time that a chart is about; the value is how many days, today included, 0 for all."""

    TODAY = 1
    WEEK = 7
    FORTNIGHT = 14
    ALL = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """Which chart is wanted."""

    kind: Kind
    period: Period
    list_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the lists now: participants by status and by list, and when they were read last."""

    counts: Mapping[int, Mapping[str, int]]
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Found:
    """What there is to be shown.

    `curves` are by status code or by list; that of everybody who is done is by None. `left` and `right` are the ends
    of the axis of time, `until` is how far anything is known, all in the portal's zone. `recorded` is since when
    there are records of these lists, None without any; `usual_from` is the day from which there will be a usual day.
    """

    asked: Asked
    left: datetime
    right: datetime
    until: datetime
    curves: Mapping[Hashable, Curve] = field(default_factory=dict)
    totals: Mapping[int, int] = field(default_factory=dict)
    by_hour: DoneByHour | None = None
    hours_of_work: tuple[int, int] = (0, 24)
    usual: tuple[tuple[datetime, float], ...] = ()
    recorded: datetime | None = None
    usual_from: date | None = None

    @property
    def enough(self) -> bool:
        """Whether there is anything to draw."""
        return self.recorded is not None and self.left < self.right and bool(self.curves or self.by_hour)


def facts(known: Known, list_ids: Iterable[int]) -> Facts:
    """Return what is known of these lists now."""
    read = {list_id: known.memberships[list_id] for list_id in list_ids if list_id in known.memberships}
    counts = {list_id: Counter(membership.columns.counts) for list_id, membership in read.items()}
    return Facts(counts, max((membership.read_at for membership in read.values()), default=None))


def find(asked: Asked, movements: Sequence[Movement], now: Facts, hours: WorkingHours, today: date) -> Found:
    """Return what a chart shows; `movements` are all that are recorded of its lists, the earliest first. Blocks."""
    midnight = datetime.combine(today, time(), hours.zone)
    begin = datetime.combine(today - timedelta(days=max(asked.period.value - 1, 0)), time(), hours.zone)
    if not movements:
        return Found(asked, begin, begin, begin)
    recorded = min(moved.not_before for moved in movements).astimezone(hours.zone)
    begin = recorded if asked.period is Period.ALL else max(begin, recorded)
    last = max(moved.latest for moved in movements)
    until = max(last, now.read_at or last, begin).astimezone(hours.zone)
    curves = _curves(asked, movements, now, begin)
    left, right = begin, until
    work = hours.of_day(today)
    if asked.period is Period.TODAY:
        changes = [level.at for curve in curves.values() for level in curve[1:]]
        at_work = work is not None and work[0] <= until
        left = min([*((work[0],) if work and at_work else ()), *changes], default=until) - _BEFORE
        left = max(left, begin, midnight).astimezone(hours.zone)
        right = max(until, work[1] if work and at_work else until, left + _LEAST)
    usual = usual_day(movements, hours, today) if asked.kind is Kind.DONE and asked.period is Period.TODAY else ()
    return Found(
        asked=asked,
        left=left,
        right=right,
        until=until,
        curves=curves,
        totals={list_id: sum(counts.values()) for list_id, counts in now.counts.items()},
        by_hour=done_by_hour(movements, hours, begin) if asked.kind is Kind.HOURS else None,
        hours_of_work=_hours_of_work(hours),
        usual=usual,
        recorded=recorded,
        usual_from=usual_from(recorded, hours),
    )


def _curves(asked: Asked, movements: Sequence[Movement], now: Facts, begin: datetime) -> dict[Hashable, Curve]:
    if asked.kind is Kind.DONE:
        return {None: done_since(movements, begin)}
    if asked.kind is Kind.STATUSES:
        counts: Counter[str] = Counter()
        for of_list in now.counts.values():
            counts.update(of_list)
        return dict(by_status(movements, counts, begin).items())
    if asked.kind is Kind.COMPARE:
        return {
            list_id: done_of(
                [moved for moved in movements if moved.list_id == list_id],
                sum(count for code, count in now.counts[list_id].items() if is_done(code)),
                begin,
            )
            for list_id in asked.list_ids[:MOST_COMPARED]
            if list_id in now.counts
        }
    return {}


def _hours_of_work(hours: WorkingHours) -> tuple[int, int]:
    """Return the first hour of the day in which anybody works in a week, and the one after the last."""
    work = [day for day in hours.week if day is not None]
    ends = [end.hour + (end > time(end.hour)) for _, end in work]
    return min((begin.hour for begin, _ in work), default=9), max(ends, default=18)
