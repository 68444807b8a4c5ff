"""When a call list will be finished, as a range: working time resampled from what was done in the last working days.

Two hundred ways are drawn in which it may go on, and the middle eighty of a hundred are the range. Each way goes on
with hours of work that were observed, put together by chance, the later ones more often, and adds what they can't
tell: how far the pace that was observed is the list's usual one, how it drifts, how many more people come, and how
long it takes to reach the last ones. A list whose days are alike gets less of that doubt than one whose days differ;
once the end of a list has begun, ways count the more the better they explain what was reached there.
`packaging/calibration.py` shows on simulated weeks how often the range holds the truth; the figures below were found
on such weeks, with other chances.
"""

import math
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from statistics import NormalDist
from typing import NamedTuple

from desktop.domain.figures import Forecast, NotYet
from desktop.domain.history import Movement
from desktop.domain.observed_work import Observed, observed_work
from desktop.domain.working_hours import WorkingHours

ENOUGH_HOURS, ENOUGH_DONE = 1.0, 4
"""Fewest working hours observed, and fewest results in them, for a forecast."""
_IDLE = 18.0
"""Working hours without a result after which nobody is being called."""
_LONGEST = 4_000.0
"""Working hours that are certainly more than a year."""

_PATHS = 200
_STEPS, _MOST_STEPS = 12, 64
"""Into how many steps the expected way is cut; each next 16 steps are twice as long, so that slow ways end, too."""
_HALF_LIFE = 18.0
"""Working hours after which an observation counts half: two days."""
_RUN = 3.0
"""Working hours whose results depend on one another: lunch, and what an operator does before the next list."""
_UNLIKE, _UNLIKE_RUNS = 0.3, 2
"""Variance of the pace from run to run, relative to the pace, that is assumed before anything is observed, and how
many observed runs weigh as much.
"""
_UNUSUAL, _UNUSUAL_RUNS = 0.6, 1.5
"""How much of that variance stays as doubt about the usual pace, and the number of runs that halves it."""
_DAY = 9.0
_DAYS_UNLIKE, _DAYS = 0.12**2, 1
"""The same from day to day: the pace drifts by it, and no number of runs removes it from the doubt."""
_TAIL, _WORST = 0.17, 0.2
"""Share of a list that doesn't answer at first: its end, where people are waited for, and the pace goes down to no
less than that share of it.
"""
_DRAWN, _LATEST = 4, 9
"""How many ways are drawn for each that is taken, where the end of the list tells which are likely, and from how many
observations at most: those who are reached first say little of those who are left.
"""
_HARDEST, _EASIEST = 0.17, 20.0
"""How often in a working hour one of the last people is reached: from less than twice a day to every three minutes,
as a call takes. Any value between, its logarithm evenly drawn.
"""
_SLOWEST = 0.02
_LEAST = 1e-6
"""Results that a way expects at least, so that no way is impossible."""
_SEED = 14
"""One chance for all forecasts: a range moves because of what happened, and for no other reason."""


def forecast(
    movements: Iterable[Movement], *, left: int, total: int, read_at: datetime, hours: WorkingHours
) -> Forecast | NotYet:
    """Return when a list will be finished of whose `total` participants so many were `left` at the last reading.

    `movements` are those of the list in the last two weeks or longer, in any order; equal inputs, equal forecasts.
    There is none yet before one working hour and four results were observed after the first one, when nobody was done
    for two days of work, and when more people come than are done.
    """
    movements = list(movements)
    seen = observed_work(movements, read_at, hours)
    done = sum(each.done for each in seen)
    if not left or _idle(seen) or not any(movement.done > 0 for movement in movements):
        return NotYet()
    observed = sum(each.hours for each in seen)
    if observed < ENOUGH_HOURS or done < ENOUGH_DONE:
        missing = max(ENOUGH_HOURS - observed, (ENOUGH_DONE / done - 1) * observed if done else 0.0)
        return NotYet(hours.after(read_at, timedelta(hours=missing)))
    early, middle, late = (_after(read_at, working, hours) for working in finish(seen, left, total))
    return Forecast(early, middle, late) if early and middle else NotYet()


def _idle(seen: Sequence[Observed]) -> bool:
    idle = 0.0
    for each in reversed(seen):
        if each.done:
            return False
        idle += each.hours
        if idle >= _IDLE:
            return True
    return False


def _after(read_at: datetime, working: float, hours: WorkingHours) -> datetime | None:
    return hours.after(read_at, timedelta(hours=working)) if working < _LONGEST else None


class _Pace(NamedTuple):
    """The results an hour that were observed, how many of them count, and their relative variance: from run to run,
    and from day to day.
    """

    mean: float
    done: float
    unlike: float
    days_unlike: float


class _Way(NamedTuple):
    """What a way takes for granted: the usual pace and the slowest at the end, as shares of the one observed and of
    the usual one, how often in a working hour each of the last people is reached, and the share of those who came
    that goes on to come: rather less than more, as a list is topped up now and then.
    """

    usual: float
    slowest: float
    reached: float
    coming: float

    def slowed(self, rest: float, edge: float) -> float:
        """Return the pace with so many left, as a share of the usual one; the end begins with `edge` left."""
        return self.slowest + (1 - self.slowest) * min(rest / edge, 1.0)


def finish(seen: Sequence[Observed], left: int, total: int) -> tuple[float, float, float]:
    """Return after how many working hours nobody will be left: the early end, the middle and the late end.

    `seen` has at least one result; an end is infinite where it is out of sight.
    """
    chance = random.Random(_SEED)  # noqa: S311
    edge = _TAIL * total
    before = _before_the_tail(seen, left, total)
    tail = seen[len(before) :]
    weights = _weights(before)
    pace = _observed_pace(before, weights)
    step = max(1.0, left / pace.mean / _STEPS)
    drift = NormalDist(0, math.sqrt(pace.days_unlike * step / _DAY))
    steps = chance.choices(_runs(before, step), weights, k=997)
    drifts = [math.exp(drift.inv_cdf(part)) for part in chance.sample(_evenly(499, 11), 499)]
    ways = _ways(before, weights, pace, _PATHS * _DRAWN if tail else _PATHS, chance)
    if tail:
        ways = chance.choices(ways, _likelihoods(ways, pace, tail[-_LATEST:], left, edge), k=_PATHS)
    ends = []
    for number, way in enumerate(ways):
        began, hours = _walked(way, steps, drifts, 31 * number, left, edge, chance)
        ends.append(max(hours, began + _wait(min(left, edge), way.reached, chance)))
    ends.sort()
    return ends[_PATHS // 10], ends[_PATHS // 2], ends[-_PATHS // 10]


def _walked(
    way: _Way,
    steps: Sequence[Observed],
    drifts: Sequence[float],
    first: int,
    left: int,
    edge: float,
    chance: random.Random,
) -> tuple[float, float]:
    """Return after how many working hours the end of the list begins, and after how many nobody is left, on one way.

    It takes one of the steps after another from the first on, with the way's share of their pace. Infinite if it does
    not end.
    """
    pace = way.usual
    rest, hours, tail = chance.gammavariate(left, 1), 0.0, 0.0 if left < edge else None
    for number in range(_MOST_STEPS):
        step, longer = steps[(first + number) % len(steps)], 1 << number // 16
        took, results = step.hours * longer, step.done * pace * longer
        if rest < edge:
            tail = hours if tail is None else tail
            results *= way.slowed(rest, edge)
        if rest <= results:
            tail = hours + took * (rest - edge) / results if tail is None else tail
            return tail, hours + (took * rest / results if rest else 0.0)
        rest = max(rest + step.came * way.coming * longer - results, 0.0)
        hours += took
        pace *= drifts[(first + number) % len(drifts)]
    return math.inf, math.inf


def _before_the_tail(seen: Sequence[Observed], left: int, total: int) -> Sequence[Observed]:
    """Return what was observed before the end of the list began, if that is enough; all of it otherwise.

    The pace at the end is worked out from the one before it, and would be slowed down twice.
    """
    rest, count = float(left), len(seen)
    while count and rest + (seen[count - 1].done - seen[count - 1].came) / 2 < _TAIL * total:
        count -= 1
        rest += seen[count].done - seen[count].came
    before = seen[:count]
    enough = sum(each.hours for each in before) >= ENOUGH_HOURS and sum(each.done for each in before) >= ENOUGH_DONE
    return before if enough else seen


def _weights(seen: Sequence[Observed]) -> list[float]:
    """Return how much each observation counts: its working hours, halved with age."""
    ages = accumulate((each.hours for each in reversed(seen)), initial=0.0)
    return [each.hours * 0.5 ** (age / _HALF_LIFE) for each, age in zip(reversed(seen), ages, strict=False)][::-1]


def _runs(seen: Sequence[Observed], least: float) -> list[Observed]:
    """Return what was observed from each observation on, for so many working hours at least, or up to the last."""
    made = []
    for first in range(len(seen)):
        hours, done, came = 0.0, 0, 0
        for each in seen[first:]:
            hours, done, came = hours + each.hours, done + each.done, came + each.came
            if hours >= least - 1e-6:
                break
        made.append(Observed(hours, done, came))
    return made


def _observed_pace(seen: Sequence[Observed], weights: Sequence[float]) -> _Pace:
    """Return the pace with its variances, each the mean of what was observed and of what is assumed before."""
    weighed = sum(weights)
    done = sum(weight * each.done / each.hours for weight, each in zip(weights, seen, strict=True))
    mean = done / weighed
    runs = [run.done / run.hours / mean for run in _runs(seen, _RUN)]
    unlike = sum(weight * (run - 1) ** 2 for weight, run in zip(weights, runs, strict=True)) / weighed
    more = max(weighed / _RUN, 1.0) - 1
    unlike = (_UNLIKE * _UNLIKE_RUNS + unlike * more) / (_UNLIKE_RUNS + more)
    days = [
        (weight, run.done / run.hours / mean)
        for weight, run in zip(weights, _runs(seen, _DAY), strict=True)
        if run.hours >= _DAY - 1e-6
    ]
    counted = sum(weight for weight, _ in days) or 1.0
    usual = sum(weight * day for weight, day in days) / counted
    days_unlike = sum(weight * (day - usual) ** 2 for weight, day in days) / counted
    more = max(weighed / _DAY, 1.0) - 1
    return _Pace(mean, done, unlike, (_DAYS_UNLIKE * _DAYS + days_unlike * more) / (_DAYS + more))


def _ways(
    seen: Sequence[Observed], weights: Sequence[float], pace: _Pace, number: int, chance: random.Random
) -> list[_Way]:
    """Return so many ways, each with a usual pace by bootstrap: the mean of as many runs, drawn from those observed,
    as were observed; with the more doubt the fewer results they had and the more runs and days differ.
    """
    runs = [run.done / run.hours / pace.mean for run in _runs(seen, _RUN)]
    count = sum(weights) / _RUN
    few = _UNUSUAL**2 * pace.unlike * _UNUSUAL_RUNS / (_UNUSUAL_RUNS + count) + 1 / (pace.done + 1)
    doubt = math.sqrt(few + pace.days_unlike)
    size = max(1, round(count))
    chosen = chance.choices(runs, weights, k=_PATHS * size)
    means = [max(sum(chosen[path : path + size]) / size, _SLOWEST) for path in range(0, _PATHS * size, size)]
    spread = zip(*(_evenly(number, prime) for prime in (2, 3, 5, 7)), strict=True)
    normal = NormalDist(0, doubt)
    return [
        _Way(
            means[each % _PATHS] * math.exp(normal.inv_cdf(more)),
            _WORST + (1 - _WORST) * slow,
            _HARDEST * (_EASIEST / _HARDEST) ** reached,
            coming**2,
        )
        for each, (more, slow, reached, coming) in enumerate(spread)
    ]


def _evenly(number: int, prime: int) -> list[float]:
    """Return so many numbers between 0 and 1, spread evenly, independent of those by another prime.

    They are the multiples of its root (a Kronecker sequence). Left to chance, what the ways take for granted would
    move the ends of all ranges one way.
    """
    root = math.sqrt(prime)
    return [(each + 0.5) * root % 1 for each in range(number)]


def _likelihoods(ways: Iterable[_Way], pace: _Pace, tail: Sequence[Observed], left: int, edge: float) -> list[float]:
    """Return for each way how likely it makes the number of results observed since the end of the list began.

    On a way, an hour has the results of its pace, but no more than there are people who are reached. The number has a
    negative binomial distribution around their sum: results are counted, and hours and days differ as before the end.
    """
    results, hours = sum(each.done for each in tail), sum(each.hours for each in tail)
    shape = 1 / (pace.unlike * _RUN / max(hours, _RUN) + pace.days_unlike)
    rests = list(accumulate((each.done - each.came for each in reversed(tail)), initial=left))[:0:-1]
    spans = [(each.hours * pace.mean, each.hours, max(rest, 0)) for each, rest in zip(tail, rests, strict=True)]
    found = []
    for usual, slowest, reached, _ in ways:
        expected = _LEAST
        for full, took, rest in spans:
            results_of_pace = usual * full * (slowest + (1 - slowest) * min(rest / edge, 1.0))
            expected += min(results_of_pace, -rest * math.expm1(-reached * took))
        found.append(results * math.log(expected / (expected + shape)) - shape * math.log1p(expected / shape))
    most = max(found)
    return [math.exp(each - most) for each in found]


def _wait(people: float, reached: float, chance: random.Random) -> float:
    """Return how many working hours it takes until the last of so many people was reached, who are hard to reach.

    Each of them is reached by chance, at the same rate: the time for all is drawn from its distribution.
    """
    return -math.log(1 - chance.random() ** (1 / max(people, 1.0))) / reached
