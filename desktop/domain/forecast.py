"""When a call list will be finished, as a range: working time resampled from what was done in the last working days.

Two hundred ways are drawn in which it may go on, and the middle eighty of a hundred are the range. Each way goes on
with hours of work that were observed, put together by chance, the later ones more often, and adds what they can't
tell: how far the pace that was observed is the list's usual one, how it drifts, how many more people come, and how
long it takes to reach the last ones. `packaging/calibration.py` shows on simulated weeks how often the range holds
the truth; the figures below were found on such weeks, with other chances.
"""

import math
import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import accumulate

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
_DOUBT, _DRIFT = 0.1, 0.12
"""Standard deviation of the usual pace that no number of observations removes, and of its change in a day (both of
the logarithm).
"""
_DAY = 9.0
_TAIL = 0.17
"""Share of a list that doesn't answer at first: its end, where people are waited for, and the pace goes down, to half
if it comes to the worst.
"""
_HARDEST, _EASIEST = 0.17, 30.0
"""How often in a working hour one of the last people is reached: any value between, its logarithm evenly drawn."""
_SLOWEST = 0.02
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


def finish(seen: Sequence[Observed], left: int, total: int) -> tuple[float, float, float]:
    """Return after how many working hours nobody will be left: the early end, the middle and the late end.

    `seen` has at least one result; an end is infinite where it is out of sight.
    """
    chance = random.Random(_SEED)  # noqa: S311
    seen, edge = _before_the_tail(seen, left, total), _TAIL * total
    weights = _weights(seen)
    weighed = sum(weights)
    done = sum(weight * each.done / each.hours for weight, each in zip(weights, seen, strict=True))
    step = max(1.0, left * weighed / done / _STEPS)
    drift = _DRIFT * math.sqrt(step / _DAY)
    steps = chance.choices(_runs(seen, step), weights, k=997)
    drifts = [math.exp(chance.gauss(0, drift)) for _ in range(499)]
    ends = []
    for number, usual in enumerate(_usual_paces(seen, weights, chance)):
        pace = usual * chance.gammavariate(done + 1, 1) / (done + 1)
        tail, hours = _way(steps, drifts, 31 * number, pace, left, edge, chance)
        ends.append(max(hours, tail + _wait(min(left, edge), chance)))
    ends.sort()
    return ends[_PATHS // 10], ends[_PATHS // 2], ends[-_PATHS // 10]


def _way(
    steps: Sequence[Observed],
    drifts: Sequence[float],
    first: int,
    pace: float,
    left: int,
    edge: float,
    chance: random.Random,
) -> tuple[float, float]:
    """Return after how many working hours the end of the list begins, and after how many nobody is left, on one way.

    It takes one of the steps after another from the first on, with a pace that is a share of theirs. Infinite if it
    does not end.
    """
    coming, slowest = chance.random(), chance.uniform(0.5, 1)
    rest, hours, tail = chance.gammavariate(left, 1), 0.0, 0.0 if left < edge else None
    for number in range(_MOST_STEPS):
        step, longer = steps[(first + number) % len(steps)], 1 << number // 16
        took, results = step.hours * longer, step.done * pace * longer
        if rest < edge:
            tail = hours if tail is None else tail
            results *= slowest + (1 - slowest) * rest / edge
        if rest <= results:
            tail = hours + took * (rest - edge) / results if tail is None else tail
            return tail, hours + (took * rest / results if rest else 0.0)
        rest = max(rest + step.came * coming * longer - results, 0.0)
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


def _usual_paces(seen: Sequence[Observed], weights: Sequence[float], chance: random.Random) -> list[float]:
    """Return what the list's usual pace may be for each way, as a share of the pace that was observed.

    By bootstrap: the mean of as many runs, drawn from those observed, as were observed; with the more doubt the fewer
    they are and the more they differ.
    """
    weighed = sum(weights)
    pace = sum(weight * each.done / each.hours for weight, each in zip(weights, seen, strict=True)) / weighed
    runs = [run.done / run.hours / pace for run in _runs(seen, _RUN)]
    count = max(1, round(weighed / _RUN))
    unlike = sum(weight * (run - 1) ** 2 for weight, run in zip(weights, runs, strict=True)) / weighed
    unlike = (_UNLIKE * _UNLIKE_RUNS + unlike * (count - 1)) / (_UNLIKE_RUNS + count - 1)
    doubt = math.sqrt(_UNUSUAL**2 * unlike * _UNUSUAL_RUNS / (_UNUSUAL_RUNS + weighed / _RUN) + _DOUBT**2)
    drawn = chance.choices(runs, weights, k=_PATHS * count)
    means = (sum(drawn[path * count : (path + 1) * count]) / count for path in range(_PATHS))
    return [max(mean, _SLOWEST) * math.exp(chance.gauss(0, doubt)) for mean in means]


def _wait(people: float, chance: random.Random) -> float:
    """Return how many working hours it takes until the last of so many people was reached, who are hard to reach.

    Each of them is reached by chance, at the same rate: the time for all is drawn from its distribution.
    """
    rate = math.exp(chance.uniform(math.log(_HARDEST), math.log(_EASIEST)))
    return -math.log(1 - chance.random() ** (1 / max(people, 1.0))) / rate
