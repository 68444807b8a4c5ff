"""The figures of a list now, and the sums of several, put together from what is known and what the history tells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from desktop.domain.call_list import Visibility
from desktop.domain.counting import days_of, done_on, hours_of, last_result, operators_on, pace, results_of, still
from desktop.domain.figures import Count, Figures, Forecast, ListFigures, NotYet, Pace, Standing
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK, SUCCESS, is_done
from desktop.domain.working_hours import WorkingHours

_TROUBLED = (Standing.LATE, Standing.STUCK)
_OPEN = (*_TROUBLED, Standing.IN_PROGRESS)
"""Looked through by identity: an Enum computes its hash in Python, which counts with thousands of lists."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say: when operators work, and after how much working time a list is stuck."""

    hours: WorkingHours
    stuck_after: timedelta = timedelta(hours=2)


@dataclass(frozen=True)
class Basis:
    """What the figures of a list are worked out from; kept as long as nothing of it changes, as it keeps
    `results` and `newest`.

    `statuses` is how many participants have each status code, None if they were never read. `movements` are those of
    this list in the last two weeks (`counting.MEMORY`) or longer, in any order. `begins` is when the first reading
    ever began, `read_at` when the last one ended; None without any. `unseen` is how many participants changed since
    the supervisor looked last. All moments are aware.
    """

    list_id: int
    visibility: Visibility
    statuses: Mapping[str, int] | None
    movements: Sequence[Movement]
    begins: datetime | None
    read_at: datetime | None
    unseen: int = 0
    due: date | None = None

    @cached_property
    def results(self) -> list[Movement]:
        """The movements by which somebody became done (`counting.results_of`)."""
        return results_of(self.movements)

    @cached_property
    def newest(self) -> tuple[Movement, ...]:
        """The movement that can have happened last; none when nobody moved."""
        return (max(self.movements, key=lambda movement: movement.latest),) if self.movements else ()

    @cached_property
    def left(self) -> int:
        """Number of participants who are still to be called."""
        return (self.statuses or {}).get(IN_WORK, 0)

    @cached_property
    def total(self) -> int:
        """Number of participants."""
        return sum((self.statuses or {}).values())

    @cached_property
    def done(self) -> int:
        """Number of participants with a status other than IN_WORK."""
        return sum(count for code, count in (self.statuses or {}).items() if is_done(code))

    @cached_property
    def succeeded(self) -> int:
        """Number of participants with the status SUCCESS."""
        return (self.statuses or {}).get(SUCCESS, 0)


@dataclass(frozen=True, slots=True)
class Counted:
    """The figures of a list, with what the sums of several need: its basis, and its pace on the last working days."""

    basis: Basis
    figures: ListFigures
    days: Mapping[date, float]


def figures_of(basis: Basis, expected: Forecast | NotYet, now: datetime, rules: Rules) -> Counted:
    """Return the figures of a list now, with its forecast, which the caller keeps as long as its inputs stay."""
    hours, today = rules.hours, rules.hours.day_of(now)
    results = basis.results
    unmoved = still(basis.newest, basis.begins, basis.read_at, now, hours)
    standing_ = standing(basis, expected, unmoved, rules)
    days, reached = dict[date, float](), Pace()
    if basis.begins is not None and basis.read_at is not None:
        days = days_of(results, basis.begins, basis.read_at, now, hours)
        reached = pace(results, days, basis.begins, basis.read_at, now, hours)
    figures = ListFigures(
        list_id=basis.list_id,
        standing=standing_,
        done_today=done_on(results, today, hours),
        moved=basis.unseen,
        pace=reached,
        left=basis.left,
        success=_share(basis.succeeded, basis.done),
        still=unmoved,
        forecast=expected if standing_ in _OPEN else NotYet(),
        due=basis.due,
        last=last_result(results),
        at=now,
        hours=hours_of(results, today, basis.begins, basis.read_at, now, hours),
        operators=operators_on(results, today, hours),
    )
    return Counted(basis, figures, days)


def standing(basis: Basis, expected: Forecast | NotYet, unmoved: timedelta | None, rules: Rules) -> Standing:
    """Return what the board says of a list; `unmoved` is the working time for which nobody has moved for sure.

    A list is late too when somebody was left after its due date.
    """
    if basis.visibility is Visibility.FINISHED:
        return Standing.FINISHED
    if basis.visibility is not Visibility.ACTIVE or basis.read_at is None or not basis.total:
        return Standing.OTHER
    if not basis.left:
        return Standing.FINISHED
    earliest = max(expected.early, basis.read_at) if isinstance(expected, Forecast) else basis.read_at
    if basis.due is not None and rules.hours.day_of(earliest) > basis.due:
        return Standing.LATE
    if unmoved is not None and unmoved >= rules.stuck_after:
        return Standing.STUCK
    return Standing.IN_PROGRESS


def sums(lists: Iterable[Counted], now: datetime) -> Figures:
    """Return the sums of several lists now.

    Paces are added up where they are known, `best` day by day; that of the last hour only if it is known of all lists
    in progress whose pace of today is known, as the sum would be too low. `left`, `end` and `without_forecast` are of
    the lists in progress only; `end` is the forecast with the latest middle.
    """
    those = list(lists)
    figures = [each.figures for each in those]
    in_progress = [each for each in figures if each.standing in _OPEN]
    forecasts = [each.forecast for each in in_progress if isinstance(each.forecast, Forecast)]
    lacking = any(each.pace.last_hour is None and each.pace.today is not None for each in in_progress)
    days = dict[date, float]()
    for each in those:
        for day, reached in each.days.items():
            days[day] = days.get(day, 0.0) + reached
    return Figures(
        lists=len(those),
        done_today=sum((each.done_today for each in figures), Count()),
        pace=Pace(
            None if lacking else _added(each.pace.last_hour for each in figures),
            _added(each.pace.today for each in figures),
            max(days.values(), default=None),
        ),
        left=sum(each.left for each in in_progress),
        success=_share(sum(each.basis.succeeded for each in those), sum(each.basis.done for each in those)),
        end=max(forecasts, key=lambda each: each.middle, default=None),
        without_forecast=len(in_progress) - len(forecasts),
        attention=tuple(each.list_id for each in figures if each.standing in _TROUBLED),
        at=now,
    )


def _added(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
