"""The same work on the same portal by this program, fast_bitrix24 and b24pysdk, and whether its answer was whole.

    python3 packaging/dev.py bench peers

Participants of lists of three sizes with names and phones; all lists; phones looked for. The portal answers at once,
after 50 or after 200 ms; the last with the limits of a real portal too (a bucket of 50 requests, 2 a second). Each
contestant works in a process of its own. Asserts nothing.
"""

from __future__ import annotations

import statistics
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.contestants.answers import Answer, verdict
from tests.benchmarks.contestants.own_process import perform
from tests.benchmarks.contestants.peer_calls import MOST_VALUES, PAGE
from tests.benchmarks.measuring.portals import BUCKET, LEAK, Asked, BenchmarkPortal, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine, print_table, progress, seconds
from tests.benchmarks.measuring.truths import (
    all_lengths,
    all_statuses,
    mobile_phones,
    one_list,
    owners,
    participants,
)

_COMMANDS = 50
"""Commands of a batch."""
_SURE_TO_FIT = 38
"""Requests that pass any client without waiting: this program leaves a fifth of the bucket to others."""
_LONGEST_WAIT = 30.0
"""Seconds of waiting for the limits that are worth measuring; beyond them they are computed."""


@dataclass(frozen=True)
class Condition:
    """How the portal answers."""

    latency_ms: int
    limits: bool = False

    def __str__(self) -> str:
        return f"{self.latency_ms} ms{', limits' if self.limits else ''}"


@dataclass(frozen=True)
class Contestant:
    """Who does the work: a module of `contestants`, and in which way."""

    name: str
    module: str
    variant: str = ""
    works: tuple[str, ...] = ("participants", "all lists", "phones")


FAILED = "failed"
CONTESTANTS = (
    Contestant("this program", "services"),
    Contestant("this program, `F5` behind it", "services", "again", ("all lists",)),
    Contestant("this program, its window", "window", works=("participants", "all lists")),
    Contestant("this program, `F5` in its window", "window", "again", ("all lists",)),
    Contestant("fast_bitrix24, as in its README", "fast", "plain"),
    Contestant("fast_bitrix24, told the lengths", "fast", "told"),
    Contestant("b24pysdk, as in its README", "sdk", "plain"),
    Contestant("b24pysdk, told the lengths, 8 threads", "sdk", "told"),
)


@dataclass(frozen=True)
class Work:
    """One piece of work: the portal for it, the facts that contestants get, and what the portal itself holds.

    `rounds` are the numbers of commands that can't be asked before the answers to the round before are there; the
    first of them of somebody to whom nothing was told.
    """

    title: str
    kind: str
    portal: dict[str, int]
    conditions: tuple[Condition, ...]
    rounds: tuple[int, ...]
    facts: Callable[[BenchmarkPortal], dict[str, Any]]
    truth: Callable[[BenchmarkPortal, dict[str, Any]], Answer]
    without: frozenset[str] = frozenset()
    """Modules that are left out, as they would take minutes."""

    @property
    def contestants(self) -> Iterator[Contestant]:
        """Who does it."""
        return (one for one in CONTESTANTS if self.kind in one.works and one.module not in self.without)

    @property
    def slowest(self) -> Condition:
        """The condition whose requests, memory and ratios are shown: the greatest latency, without limits."""
        return max((one for one in self.conditions if not one.limits), key=lambda one: one.latency_ms)

    @property
    def requests(self) -> int:
        """The fewest requests that do it."""
        return sum(map(_batches, self.rounds))

    def bound(self, condition: Condition) -> float:
        """Return the seconds below which nobody can do it, by latency and limits alone."""
        return max(len(self.rounds) * condition.latency_ms / 1000, _waiting(self.requests, condition))


@dataclass(frozen=True)
class Score:
    """What one contestant did under one condition."""

    seconds: float
    processor: float
    megabytes: float
    asked: Asked
    verdict: str


def works(tiny: bool) -> Iterator[Work]:
    """Yield all pieces of work."""
    slow = (Condition(0),) if tiny else (Condition(0), Condition(200))
    all_ = slow if tiny else (Condition(0), Condition(50), Condition(200), Condition(200, limits=True))
    for people in (60,) if tiny else (137, 5_000, 50_000):
        yield Work(
            f"{count(people)} participants with names and phones",
            "participants",
            {"contacts": people + 100, "call_lists": 1, "participants": people},
            slow if people > 5_000 else all_,
            (_pages(people), _pages(people)),
            one_list,
            participants,
            frozenset({"window"}) if people > 5_000 else frozenset(),
        )
    lists, size = (3, 60) if tiny else (40, 500)
    yield Work(
        f"All lists: {lists} x {size} participants and their statuses",
        "all lists",
        {"contacts": 300 if tiny else 20_000, "call_lists": lists, "participants": size},
        all_,
        (1, lists * _pages(size)),
        all_lengths,
        lambda opened, _: all_statuses(opened),
    )
    phones = 40 if tiny else 10_000
    yield Work(
        f"{count(phones)} phones looked for",
        "phones",
        {"contacts": 200 if tiny else 20_000, "call_lists": 1, "participants": 60},
        all_,
        (-(-phones // MOST_VALUES), _pages(phones)),
        lambda opened: {"phones": mobile_phones(opened, phones)},
        owners,
    )


def main(wanted: Options) -> None:
    print(f"{machine()}. Medians of {wanted.times}." if wanted.times > 1 else f"{machine()}. Measured once.")
    for work in works(wanted.tiny):
        with portal(**work.portal) as opened:
            facts = work.facts(opened)
            truth = work.truth(opened, facts)
            table = [(one, scores(opened, one, work, facts, truth, wanted.times)) for one in work.contestants]
        show(work, table)


def scores(
    opened: BenchmarkPortal, one: Contestant, work: Work, facts: dict[str, Any], truth: Answer, times: int
) -> dict[Condition, Score | str]:
    """Let a contestant work under each condition; return what it did, or why there is no score."""
    found: dict[Condition, Score | str] = {}
    for condition in work.conditions:
        if condition.limits:
            free = found[Condition(condition.latency_ms)]
            if isinstance(free, str):
                found[condition] = free
                continue
            if free.asked.requests <= _SURE_TO_FIT:
                found[condition] = "no wait"
                continue
            if (waiting := _waiting(free.asked.requests, condition)) > _LONGEST_WAIT:
                found[condition] = f"≥ {seconds(waiting)}"
                continue
        try:
            found[condition] = score(opened, one, work, condition, facts, truth, times)
        except subprocess.CalledProcessError as failure:
            found[condition] = f"{FAILED}: {failure.stderr.strip().splitlines()[-1][:120]}"
        progress(f"{work.title}; {one.name}; {condition}: {_time_of(found[condition])}")
    return found


def score(
    opened: BenchmarkPortal,
    one: Contestant,
    work: Work,
    condition: Condition,
    facts: dict[str, Any],
    truth: Answer,
    times: int,
) -> Score:
    """Let a contestant work some times; return the medians. Raises subprocess.CalledProcessError if it failed."""
    runs, asked, verdicts = [], [], []
    for _ in range(times):
        opened.prepare(latency_ms=condition.latency_ms, limits=condition.limits)
        run = perform(opened.webhook, one.module, one.variant, work.kind, facts)
        runs.append(run)
        asked.append(opened.asked(run["begun"], run["ended"]))
        verdicts.append(verdict(run["answer"], truth))
    medians = {name: statistics.median(run[name] for run in runs) for name in ("seconds", "processor", "megabytes")}
    return Score(
        **medians,
        asked=max(asked, key=lambda one_: one_.requests),
        verdict=next((word for word in verdicts if word != "yes"), "yes"),
    )


def show(work: Work, table: Sequence[tuple[Contestant, dict[Condition, Score | str]]]) -> None:
    """Print what all did at one piece of work, and the bound below which nobody can."""
    program = table[0][1][work.slowest]
    rows = [
        [one.name, *(_time_of(under[condition]) for condition in work.conditions), *_figures(work, under, program)]
        for one, under in table
    ]
    bounds = [seconds(work.bound(condition)) for condition in work.conditions]
    rows.append(["*lower bound*", *bounds, "", count(work.requests), count(sum(work.rounds)), "", "", ""])
    columns = [f"to this program, at {work.slowest}", "requests", "commands", "processor", "memory", "whole"]
    failures = {
        f"{one.name} {said}." for one, under in table for said in under.values() if str(said).startswith(FAILED)
    }
    print_table(work.title, ["", *map(str, work.conditions), *columns], rows, " ".join(sorted(failures)))


def _figures(work: Work, under: dict[Condition, Score | str], program: Score | str) -> list[str]:
    """Return what is said of a contestant beside its times."""
    score = under[work.slowest]
    if isinstance(score, str):
        return ["", "", "", "", "", f"**{FAILED}**"]
    measured = [one for one in under.values() if isinstance(one, Score)]
    refused = max(one.asked.refused for one in measured)
    return [
        "" if isinstance(program, str) else f"{score.seconds / program.seconds:.2f}",
        count(score.asked.requests) + (f", {refused} refused" if refused else ""),
        count(score.asked.commands),
        seconds(score.processor),
        f"{score.megabytes:.0f} MB",
        next((one.verdict for one in measured if one.verdict != "yes"), "yes"),
    ]


def _pages(people: int) -> int:
    return -(-people // PAGE)


def _batches(commands: int) -> int:
    return -(-commands // _COMMANDS)


def _waiting(requests: int, condition: Condition) -> float:
    """Return the seconds until the last of so many requests may go out."""
    return max(0, requests - BUCKET) / LEAK if condition.limits else 0.0


def _time_of(found: Score | str) -> str:
    return found.partition(":")[0] if isinstance(found, str) else seconds(found.seconds)


if __name__ == "__main__":
    main(options(__doc__))
