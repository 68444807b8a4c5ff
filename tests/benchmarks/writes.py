"""How long one write takes, with everything that proves it: one person removed from a list, and put back.

    python3 packaging/dev.py bench writes

A portal with 200 ms a request; lists of 500 and of 5 000. The list is read twice the same before, and again after.
Asserts nothing.
"""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

from tests.benchmarks.measuring.actions import Actions, app, removed, taken_back
from tests.benchmarks.measuring.portals import BenchmarkPortal, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import count, machine


def main(wanted: Options) -> None:
    where = machine()
    latency = 0 if wanted.tiny else 200
    app.dress(app.loop.application(), language="en", theme_name="light")
    for size in (60,) if wanted.tiny else (500, 5_000):
        with (
            tempfile.TemporaryDirectory() as folder,
            portal(call_lists=1, participants=size, contacts=size + 100) as opened,
        ):
            opened.prepare(latency_ms=latency, limits=True)
            actions = Actions(opened)
            app.run(writes(actions, opened, Path(folder), wanted.times))
        actions.show(f"A write to a list of {count(size)}", f"{where}, {latency} ms a request.")


async def writes(actions: Actions, opened: BenchmarkPortal, folder: Path, times: int) -> None:
    async with app.Desk(opened.webhook, folder) as desk:
        await desk.idle()
        desk.controller.participants.open(1)
        await desk.idle()
        for _ in range(times):
            await actions.measure("one person removed", partial(removed, desk, 1, 1))
            await actions.measure("and taken back", partial(taken_back, desk))


if __name__ == "__main__":
    main(options(__doc__))
