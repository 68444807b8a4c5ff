"""A portal of three years: 1 500 lists of 500, of which 40 are in progress.

    python3 packaging/dev.py bench many_lists

How long the first refresh ever takes, and later ones; how long a start takes until the last known data are shown; and
the memory of each, in a process of its own. 200 ms a request, without limits: what they add is computed. Asserts
nothing.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.contestants.own_process import perform
from tests.benchmarks.measuring.portals import BUCKET, LEAK, BenchmarkPortal, fill, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine, milliseconds, print_table, progress, seconds


def main(wanted: Options) -> None:
    where = machine()
    lists, size, going_on = (12, 60, 3) if wanted.tiny else (1_500, 500, 40)
    latency, contacts = (0, 400) if wanted.tiny else (200, 20_000)
    with tempfile.TemporaryDirectory() as temporary:
        database, data = Path(temporary) / "portal.sqlite", str(Path(temporary) / "data")
        fill(database, call_lists=lists, participants=size, contacts=contacts)
        with portal(database=database) as opened:
            for number in range(1, lists + 1):
                opened.perform("complete_list", list=number, completed=number <= lists - going_on)
            opened.prepare(latency_ms=latency, limits=False)
            rows = [
                measured(opened, "the first refresh ever", "first", data),
                *(measured(opened, "a start, until the last known data", "start", data) for _ in range(wanted.times)),
                *(measured(opened, "the refresh at a start", "connect", data) for _ in range(wanted.times)),
                *(measured(opened, "`F5`", "again", data) for _ in range(wanted.times)),
            ]
    print_table(
        f"{count(lists)} lists x {size}, {going_on} of them in progress",
        ["", "time", "of it waiting for the limits", "requests", "commands", "longest gap of the window", "memory"],
        rows,
        f"{where}, {latency} ms a request.",
    )


def measured(opened: BenchmarkPortal, name: str, variant: str, data: str) -> list[str]:
    """Do one thing in a process of its own; return its row."""
    opened.forget()
    started = time.time()
    done: dict[str, Any] = perform(opened.webhook, "kept_window", variant, "", {"data": data})
    asked = opened.asked(done["begun"], done["ended"])
    took = done["ended"] - started if variant == "start" else done["seconds"]
    waiting = max(0.0, (asked.requests - BUCKET) / LEAK)
    row = [name, seconds(took), f"+ {seconds(waiting)}" if waiting else "none", count(asked.requests)]
    row += [count(asked.commands), milliseconds(done["answer"]["longest gap"]), f"{done['megabytes']:.0f} MB"]
    progress(" | ".join(row))
    return row


if __name__ == "__main__":
    main(options(__doc__))
