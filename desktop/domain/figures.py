"""The figures of call lists: what each says, and the formula by which it comes from the history.

"Done" means what it means on the portal: every status except IN_WORK.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum


@dataclass(frozen=True, slots=True)
class Count:
    """A number that may not be known exactly: `sure` of them for sure, up to `perhaps` more."""

    sure: int = 0
    perhaps: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.sure + other.sure, self.perhaps + other.perhaps)


@dataclass(frozen=True, slots=True)
class Pace:
    """People who became done in an hour of work; None where no time was worked or what was done is not known.

    `last_hour`: in the last 60 minutes of working time; `today`: since work began today; `best`: the highest of the
    last working days as a whole, today's included.
    """

    last_hour: float | None = None
    today: float | None = None
    best: float | None = None


@dataclass(frozen=True, slots=True)
class HourCount:
    """Done in an hour of a day: `begin` is its beginning (aware), `count` how many, `unknown` if readings were too
    far apart to tell: it is then drawn as unknown, and what is known to have happened in the stretch as a whole
    stands in `Stretch`.
    """

    begin: datetime
    count: Count
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time without readings in which so many became done, nobody knows when."""

    begin: datetime
    end: datetime
    done: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """When a list will be finished: not before `early` and not after `late` in 80 of 100 cases; `middle` is the
    median. `late` is None if that is more than a year ahead.
    """

    early: datetime
    middle: datetime
    late: datetime | None


@dataclass(frozen=True, slots=True)
class NotYet:
    """There is not enough data for a forecast; `since` is when there will be, if work goes on as it does; None if
    nothing is known of that: nobody is being called.
    """

    since: datetime | None = None


class Standing(Enum):
    """What the board says of a list, the most urgent first."""

    LATE = "late"
    """It has a due date, and the early end of the forecast lies after it."""
    STUCK = "stuck"
    """In progress, and nobody moved for N working hours."""
    IN_PROGRESS = "in-progress"
    FINISHED = "finished"
    """Everybody is done, or its activity is completed."""
    OTHER = "other"
    """Nobody works on it: deleted, not visible, a draft, or its participants were never read."""


@dataclass(frozen=True, slots=True)
class LastResult:
    """Who became done last: status code, moment or the latest at which it can have happened, operator if known."""

    code: str
    at: datetime
    exact: bool
    operator_id: int | None


@dataclass(frozen=True, slots=True)
class ListFigures:
    """All figures of one list at the moment `at`, by the portal's clock.

    `moved` is how many participants changed since the supervisor looked last. `success` is the share of SUCCESS among
    the done, 0.0 to 1.0, None without any. `still` is the working time since anybody moved, None if unknown. `hours`
    are those of today's work up to now. `operators` are those who called today, with how many.
    """

    list_id: int
    standing: Standing
    done_today: Count
    moved: int
    pace: Pace
    left: int
    success: float | None
    still: timedelta | None
    forecast: Forecast | NotYet
    due: date | None
    last: LastResult | None
    at: datetime
    hours: tuple[HourCount, ...] = ()
    operators: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The sums of several lists at the moment `at`, by the portal's clock.

    `end` is the latest forecast among them, None without any.

    `attention` are those that are stuck or late.
    """

    lists: int
    done_today: Count
    pace: Pace
    left: int
    success: float | None
    end: Forecast | None
    without_forecast: int
    attention: tuple[int, ...]
    at: datetime
