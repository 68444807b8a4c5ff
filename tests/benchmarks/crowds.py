"""A portal that does not bear more than two requests at once: it refuses the others, or takes longer for them.

    python3 packaging/dev.py bench crowds

40 lists of 500 are refreshed by this program's services, asking as much at once as the portal seems to bear, and one
request after another. 200 ms a request, without limits. Asserts nothing.
"""

from __future__ import annotations

import statistics

from tests.benchmarks.contestants.answers import verdict
from tests.benchmarks.contestants.own_process import perform
from tests.benchmarks.measuring.portals import BenchmarkPortal, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine, print_table, progress, seconds
from tests.benchmarks.measuring.truths import all_statuses

PORTALS = {
    "bears any number": {"crowd": 0},
    "refuses more than two": {"crowd": 2, "crowd_seconds": 0.0},
    "takes 0.6 s longer for more than two": {"crowd": 2, "crowd_seconds": 0.6},
}


AT_ONCE = {"as many at once as it seems to bear": 8, "one after another": 1}


def main(wanted: Options) -> None:
    where = machine()
    lists, size = (6, 200) if wanted.tiny else (40, 500)
    latency, contacts = (0, 400) if wanted.tiny else (200, 20_000)
    rows = []
    with portal(call_lists=lists, participants=size, contacts=contacts) as opened:
        opened.prepare(latency_ms=latency, limits=False)
        for name, crowd in PORTALS.items():
            opened.perform("switch", **crowd)
            for work, variant in (("from an empty store", ""), ("`F5` behind it", "again")):
                for mode, at_once in AT_ONCE.items():
                    rows.append([name, work, mode, *measured(opened, variant, at_once, wanted.times)])
                    progress(" | ".join(rows[-1]))
    print_table(
        f"A portal that bears few requests, {lists} lists x {size}",
        ["the portal", "work", "asked", "time", "requests", "refused", "whole"],
        rows,
        f"{where}, {latency} ms a request.",
    )


def measured(opened: BenchmarkPortal, variant: str, at_once: int, times: int) -> list[str]:
    """Refresh some times; return the median of the times, the most requests and refusals, and the verdict."""
    truth, runs, asked = all_statuses(opened), [], []
    for _ in range(times):
        opened.forget()
        runs.append(perform(opened.webhook, "services", variant, "all lists", {"at once": at_once}))
        asked.append(opened.asked(runs[-1]["begun"], runs[-1]["ended"]))
    verdicts = [verdict(run["answer"], truth) for run in runs]
    return [
        seconds(statistics.median(run["seconds"] for run in runs)),
        count(max(one.requests for one in asked)),
        count(max(one.refused for one in asked)),
        next((word for word in verdicts if word != "yes"), "yes"),
    ]


if __name__ == "__main__":
    main(options(__doc__))
