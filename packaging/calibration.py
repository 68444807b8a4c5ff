#!/usr/bin/env python3
"""Shows how often the forecast's range holds the truth, on simulated weeks: it is meant to in 80 of 100 cases.

    .venv/bin/python packaging/calibration.py [NUMBER [FIRST]]

For each scenario of `simulated_weeks.py`, that many weeks (100), with chances of their own from FIRST (1) on; from
up to three lists of each, three moments from a list's second working hour on. Prints one line a scenario, then how
long figures and forecasts take; asserts nothing.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent))

from simulated_weeks import HOURS, MONDAY, SCENARIOS, Simulated, hour_of, seen

from desktop.domain.call_list import Visibility
from desktop.domain.figures import Forecast, NotYet
from desktop.domain.forecast import forecast
from desktop.domain.list_figures import Basis, Rules, figures_of, sums
from desktop.domain.status import IN_WORK, SUCCESS

LISTS, MOMENTS = 3, 3
OUT_OF_SIGHT = 9_999.0
FORTY = 40
BY_DAY = "read by day only"
"""A scenario more: the lists of all others, as a program knows them that is closed for part of the day."""


@dataclass(frozen=True)
class Case:
    """A forecast, in hours of work from the last reading on, and when the list was finished really."""

    early: float
    middle: float
    late: float
    truth: float

    @property
    def held(self) -> bool:
        return self.early <= self.truth <= self.late

    @property
    def width(self) -> float:
        return self.late - self.early


def cases(name: str, seeds: range) -> Iterator[Case | None]:
    """Yield the cases of a scenario; None where there is not enough data yet."""
    for seed in seeds:
        source = Random(f"{name} {seed}")  # noqa: S311
        scenario = SCENARIOS[name] if name != BY_DAY else source.choice(list(SCENARIOS.values()))
        finished = scenario(source)
        for simulated in source.sample(finished, min(LISTS, len(finished))):
            yield from _cases(simulated, source, by_day=name == BY_DAY)


def _cases(simulated: Simulated, source: Random, *, by_day: bool) -> Iterator[Case | None]:
    second = next(hour for hour, change in simulated.changes if change > 0) + 1
    for _ in range(MOMENTS if second < simulated.end else 0):
        known = seen(simulated, source.uniform(second, simulated.end), by_day=by_day)
        made = forecast(known.movements, left=known.left, total=known.total, read_at=known.read_at, hours=HOURS)
        if isinstance(made, Forecast):
            early, middle = hour_of(made.early), hour_of(made.middle)
            late = hour_of(made.late) if made.late else OUT_OF_SIGHT
            yield Case(*(end - known.hour for end in (early, middle, late, simulated.end)))
        else:
            yield None


def coverage(found: Sequence[Case]) -> float:
    """Return the share of cases in which the range holds the truth."""
    return sum(case.held for case in found) / len(found)


def _line(name: str, found: Sequence[Case | None]) -> str:
    made = [case for case in found if case is not None]
    sooner, later = (
        sum(misses) / len(made)
        for misses in ((case.truth < case.early for case in made), (case.truth > case.late for case in made))
    )
    width = statistics.median(case.width for case in made)
    relative = statistics.median(case.width / case.truth for case in made)
    error = statistics.median(abs(case.middle - case.truth) for case in made)
    part = statistics.median(abs(case.middle - case.truth) / case.truth for case in made)
    return (
        f"{name:<24}{len(found):7}{1 - len(made) / len(found):9.1%}{coverage(made):9.1%}{sooner:9.1%}"
        f"{later:9.1%}{width:9.1f} h{relative:9.0%}{error:9.1f} h{part:9.0%}"
    )


def _speed() -> None:
    """Print how long the figures and the forecasts of forty lists take, in time of the processor."""
    bases = []
    for seed in range(FORTY):
        [simulated] = SCENARIOS["topped up"](Random(seed))  # noqa: S311
        known = seen(simulated, 0.9 * simulated.end)
        statuses = {IN_WORK: known.left, SUCCESS: known.total - known.left}
        bases.append(Basis(seed, Visibility.ACTIVE, statuses, known.movements, MONDAY, known.read_at))
    started = time.process_time()
    sums([figures_of(basis, NotYet(), basis.read_at, Rules(HOURS)) for basis in bases], MONDAY)
    figured = time.process_time()
    for basis in bases:
        forecast(basis.movements, left=basis.left, total=basis.total, read_at=basis.read_at, hours=HOURS)
    ended = time.process_time()
    print(
        f"{len(bases)} lists, {sum(len(basis.movements) for basis in bases)} movements: figures and sums"
        f" {(figured - started) * 1000:.0f} ms, forecasts {(ended - figured) * 1000:.0f} ms"
    )


def main() -> None:
    number, first = (int(word) for word in (*sys.argv[1:3], *("100", "1")[len(sys.argv) - 1 :]))
    print(
        f"{'':<24}{'cases':>7}{'not yet':>9}{'held':>9}{'sooner':>9}{'later':>9}{'width':>11}{'of rest':>9}", end=""
    )
    print(f"{'error':>11}{'of rest':>9}")
    everything = list[Case | None]()
    for name in (*SCENARIOS, BY_DAY):
        found = list(cases(name, range(first, first + number)))
        everything += found
        print(_line(name, found), flush=True)
    print(_line("all", everything))
    _speed()


if __name__ == "__main__":
    main()
