"""What was done in a list by the hour of work, as far as readings tell: what the forecast resamples."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.counting import FAR, MEMORY
from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK
from desktop.domain.working_hours import WorkingHours

_FAR = FAR / timedelta(hours=1)
_SHORT = 0.5
"""Working hours at the beginning that are too short for an observation of their own."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Working hours in a row: how many, how many results there were in them, how many came to be called.

    Somebody who is called again came, too; somebody who was removed before the call counts as -1.
    """

    hours: float
    done: int
    came: int


@dataclass(frozen=True, slots=True)
class _Change:
    earliest: float
    latest: float
    done: int
    came: int


def observed_work(movements: Iterable[Movement], read_at: datetime, hours: WorkingHours) -> list[Observed]:
    """Return what was done since the first result of the last two weeks, up to the last reading, the earliest first.

    It is told hour by hour, counted back from the last reading. Hours between which the readings don't tell who was
    done in which are one observation: their sum is known, and nothing is spread over them.
    """
    clock = _WorkClock(read_at - MEMORY, read_at, hours)
    changes = [change for movement in movements if (change := clock.change(movement)) is not None]
    begin = min((change.latest for change in changes if change.done), default=clock.total)
    ends = _ends(begin, clock.total, {(each.earliest, each.latest) for each in changes})
    done, came = [0] * len(ends), [0] * len(ends)
    for change in changes:
        if change.latest > begin:
            place = bisect_left(ends, change.latest)
            done[place] += change.done
            came[place] += change.came
    begins = [begin, *ends]
    return [Observed(end - begins[place], done[place], came[place]) for place, end in enumerate(ends)]


def _ends(begin: float, end: float, windows: Iterable[tuple[float, float]]) -> list[float]:
    """Return the end of each observation between two moments."""
    if end <= begin:
        return []
    ends = [end - back for back in range(int(end - begin), -1, -1)]
    if len(ends) > 1 and ends[0] - begin < _SHORT:
        del ends[0]
    far = [(first, last) for first, last in windows if last - first > _FAR]
    return [edge for edge in ends if not any(first < edge < last for first, last in far)]


class _WorkClock:
    """Tells how many hours of work had passed at a moment since a first one, up to a last one."""

    def __init__(self, first: datetime, last: datetime, hours: WorkingHours) -> None:
        self._first = first
        self._begins, self._before, self._lengths = list[float](), list[float](), list[float]()
        self.total = 0.0
        for begin, end in hours.spans(first, last):
            self._begins.append(begin.timestamp())
            self._before.append(self.total)
            self._lengths.append((end - begin) / timedelta(hours=1))
            self.total += self._lengths[-1]

    def at(self, moment: datetime) -> float:
        stamp = moment.timestamp()
        place = bisect_left(self._begins, stamp) - 1
        if place < 0:
            return 0.0
        return self._before[place] + min((stamp - self._begins[place]) / 3600, self._lengths[place])

    def change(self, movement: Movement) -> _Change | None:
        """Return what a movement means for the work that is left; None if it means nothing, or was too early."""
        done = came = 0
        if movement.done > 0:
            done = 1
        elif movement.after == IN_WORK:
            came = 1
        elif movement.before == IN_WORK:
            came = -1
        if not (done or came) or movement.latest <= self._first:
            return None
        latest = self.at(movement.latest)
        earliest = latest if movement.happened else self.at(movement.not_before)
        return _Change(earliest, latest, done, came)
