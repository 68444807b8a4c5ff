"""Call lists as operators work on them, in simulated weeks: what the forecast is calibrated on (`calibration.py`).

An operator calls about every 270 seconds, half of that to one and a half times as much; 15 of 100 people don't
answer, stay in work and are called again after all others: as the embedded portal has it. The rest differs by
scenario.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from random import Random

from desktop.domain.history import Movement
from desktop.domain.status import IN_WORK, SUCCESS
from desktop.domain.working_hours import WorkingHours

ZONE = timezone(timedelta(hours=3))
HOURS = WorkingHours(ZONE)
DAY = 9.0
"""Hours of work in a day."""
MONDAY = datetime(2026, 11, 2, 9, tzinfo=ZONE).astimezone(UTC)
CALLS = 3600 / 270
"""Calls of an operator in an hour who does nothing else."""
NO_ANSWER = 0.15
READING = 0.05
OPENED, CLOSED = 1.5, 7.0
"""Hours of a day at which somebody opens and closes the program who does not leave it open."""
LONGEST = 60 * DAY

Chance = Callable[[], float]
"""Draws the chance that somebody answers."""


@dataclass
class Simulated:
    """One list: how many it began with, and what happened, in hours of work since the first Monday.

    `changes` are pairs of hour and change: 1 for somebody done, -n for n who came to be called.
    """

    size: int
    queue: deque[tuple[float, float]] = field(default_factory=deque)
    changes: list[tuple[float, int]] = field(default_factory=list)
    left: int = 0
    end: float = 0.0

    def add(self, count: int, hour: float, answers: Chance) -> None:
        """Let people come into the list, each with the chance to answer that `answers` draws."""
        self.queue.extend((hour, answers()) for _ in range(count))
        self.left += count
        if hour:
            self.changes.append((hour, -count))

    def call(self, hour: float, source: Random, wait: float) -> bool:
        """Call the next person; False if there is nobody to be called now."""
        if not self.queue or self.queue[0][0] > hour:
            return False
        _, chance = self.queue.popleft()
        if source.random() < chance:
            self.left -= 1
            self.changes.append((hour, 1))
            self.end = hour
        else:
            self.queue.append((hour + wait, chance))
        return True


def moment(hour: float) -> datetime:
    """Return when so many hours of work have passed since the first Monday."""
    day, rest = divmod(hour, DAY)
    return MONDAY + timedelta(days=day + 2 * (day // 5), hours=rest)


def hour_of(when: datetime) -> float:
    """Return how many hours of work have passed since the first Monday."""
    return HOURS.worked(MONDAY, when) / timedelta(hours=1)


@dataclass(frozen=True)
class Seen:
    """What readings tell of a list: movements, those left and all, when the last reading ended, as `hour` too."""

    movements: list[Movement]
    left: int
    total: int
    read_at: datetime
    hour: float


def _work(
    source: Random,
    lists: Sequence[Simulated],
    operators: int,
    *,
    pick: Callable[[int, float], Simulated | None],
    wait: float = 0.0,
    ill: tuple[int, int, int] | None = None,
    events: Sequence[tuple[float, Callable[[float], None]]] = (),
    pause: float = 3600 / CALLS,
) -> list[Simulated]:
    """Let operators work until the lists are finished, and return those that are.

    `pick` chooses an operator's list for a call; who did not answer is not called again before `wait` hours; `ill` is
    an operator with the first and the last day of absence; `events` are an hour and what happens then.
    """
    turns = [(source.random() * pause / 3600, operator) for operator in range(operators)]
    heapq.heapify(turns)
    lunches = [4 + source.random() * 0.5 for _ in range(operators)]
    events = sorted(events, key=lambda event: event[0], reverse=True)
    while any(each.left for each in lists) and turns[0][0] < LONGEST:
        hour, operator = heapq.heappop(turns)
        while events and events[-1][0] <= hour:
            events.pop()[1](hour)
        day, within = divmod(hour, DAY)
        if ill is not None and operator == ill[0] and ill[1] <= day <= ill[2]:
            hour = (ill[2] + 1) * DAY
        elif lunches[operator] <= within < lunches[operator] + 0.8:
            hour = day * DAY + lunches[operator] + 0.8
        else:
            chosen = pick(operator, hour)
            if chosen is not None:
                chosen.call(hour, source, wait)
        heapq.heappush(turns, (hour + pause / 3600 * source.uniform(0.5, 1.5), operator))
    return [each for each in lists if not each.left]


def _even(_source: Random) -> Chance:
    return lambda: 1 - NO_ANSWER


def _uneven(source: Random) -> Chance:
    """Most people answer nearly always, one in four seldom: 15 to 25 of 100 don't at first, and more of the rest."""
    rare, seldom = source.uniform(0.15, 0.3), source.uniform(0.3, 0.5)
    return lambda: seldom if source.random() < rare else 0.95


def _made(source: Random, answers: Chance, low: int = 60, high: int = 400) -> Simulated:
    made = Simulated(size := source.randint(low, high))
    made.add(size, 0.0, answers)
    return made


def _pace(source: Random) -> float:
    """Draw how many people an hour become done in a list: 2 to 15."""
    return math.exp(source.uniform(math.log(2), math.log(15)))


def _alone(
    source: Random,
    *,
    answers: Callable[[Random], Chance] = _even,
    operators: int = 1,
    wait: float = 0.0,
    ill: bool = False,
    topped: int = 0,
) -> list[Simulated]:
    """One list and its operators, who share a pace of 2 to 15; `topped` is how often people are added to it."""
    draw, pace = answers(source), _pace(source)
    only = _made(source, draw, *((40, 160) if pace < 4 else (60, 400)))
    length = only.size / pace

    def more(hour: float) -> None:
        only.add(int(source.uniform(0.1, 0.4) * only.size), hour, draw)

    first = int(source.uniform(0, length) / DAY)
    return _work(
        source,
        [only],
        operators,
        pick=lambda _operator, _hour: only,
        wait=wait,
        ill=(0, first, first + source.randint(0, 2)) if ill else None,
        events=[(source.uniform(0.05, 0.95) * length, more) for _ in range(topped)],
        pause=3600 * operators * (1 - NO_ANSWER) / pace,
    )


def _steady(source: Random) -> list[Simulated]:
    return _alone(source)


def _hard_to_reach(source: Random) -> list[Simulated]:
    return _alone(source, answers=_uneven, wait=source.uniform(0.5, 2))


def _together(source: Random) -> list[Simulated]:
    return _alone(source, operators=source.randint(2, 5))


def _ill(source: Random) -> list[Simulated]:
    return _alone(source, operators=source.randint(1, 4), ill=True)


def _topped_up(source: Random) -> list[Simulated]:
    return _alone(source, operators=source.randint(1, 3), topped=source.randint(1, 2))


def _switching(source: Random) -> list[Simulated]:
    """Operators stay with a list for one to three hours, then take another one, or the same again."""
    operators, answers = source.randint(2, 5), _uneven(source)
    lists = [_made(source, answers, 50, 250) for _ in range(source.randint(2, 5))]
    now: dict[int, tuple[Simulated | None, float]] = {}

    def pick(operator: int, hour: float) -> Simulated:
        chosen, until = now.get(operator, (None, 0.0))
        if chosen is None or hour >= until or not chosen.left:
            unfinished = [each for each in lists if each.left]
            chosen = source.choice(unfinished)
            now[operator] = (chosen, hour + source.uniform(1, 3))
        return chosen

    return _work(source, lists, operators, pick=pick, wait=0.5)


def _at_random(source: Random) -> list[Simulated]:
    """As on the embedded portal: each call is one of a list drawn by chance, a supervisor looks three times an hour.

    People come, or are called again, and there is always a next list.
    """
    answers, operators = _even(source), source.randint(3, 8)
    first = [_made(source, answers, 80, 240) for _ in range(source.randint(3, 8))]
    lists = list(first)

    def unfinished() -> list[Simulated]:
        return [each for each in lists if each.left]

    def look(hour: float) -> None:
        if sum(each.left for each in lists) < 50 * operators:
            lists.append(Simulated(size := source.randint(80, 240)))
            lists[-1].add(size, 0.0, answers)
        elif source.random() < 0.5:
            source.choice(unfinished()).add(source.randint(8, 25), hour, answers)
        elif source.random() < 0.5:
            source.choice(unfinished()).add(source.randint(3, 12), hour, answers)

    def pick(_operator: int, _hour: float) -> Simulated | None:
        return source.choice(unfinished()) if unfinished() else None

    events = [(look_ / 3, look) for look_ in range(1, int(3 * LONGEST))]
    return _work(source, first, operators, pick=pick, events=events)


SCENARIOS = {
    "steady": _steady,
    "several operators": _together,
    "hard to reach": _hard_to_reach,
    "an operator is ill": _ill,
    "topped up": _topped_up,
    "operators switch lists": _switching,
    "embedded portal": _at_random,
}
"""By name, a function of a random source that returns the lists of a simulated time, each finished."""


def _read_before(hour: float, *, by_day: bool) -> float:
    """Return when a program read that reads every three minutes; by day, from half past ten to four only."""
    day, within = divmod(hour, DAY)
    if by_day and within < OPENED:
        return max((day - 1) * DAY + CLOSED, 0.0)
    return day * DAY + min(within // READING * READING, CLOSED if by_day else DAY)


def _read_after(hour: float, *, by_day: bool) -> float:
    day, within = divmod(hour, DAY)
    if by_day and within < OPENED:
        return day * DAY + OPENED
    if by_day and within >= CLOSED:
        return (day + 1) * DAY + OPENED
    return day * DAY + (within // READING + 1) * READING


def seen(simulated: Simulated, hour: float, *, by_day: bool = False) -> Seen:
    """Return what a program knows of a list at an hour that read it every three minutes, or only during the day."""
    last = _read_before(hour, by_day=by_day)
    movements, left, total = [], simulated.size, simulated.size
    for number, (when, change) in enumerate(simulated.changes):
        until = _read_after(when, by_day=by_day)
        if until > last + READING / 2:
            break
        window = moment(_read_before(when, by_day=by_day)), moment(until)
        was, became = (IN_WORK, SUCCESS) if change > 0 else (None, IN_WORK)
        movements += [Movement(1, number * 1000 + each, was, became, *window) for each in range(abs(change))]
        left -= change
        total += max(-change, 0)
    return Seen(movements, left, total, moment(last), last)
