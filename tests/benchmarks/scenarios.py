"""The supervisor's day in the window: reading, and scenarios 5, 7, 8 and 9, from the click to the end.

    python3 packaging/dev.py bench scenarios

A portal with 200 ms a request and the limits of a real one, 40 lists of 500 participants. Asserts nothing.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget

from tests.benchmarks.measuring.actions import TICK, Actions, accepted, app, part, planned, removed, taken_back
from tests.benchmarks.measuring.portals import BenchmarkPortal, portal
from tests.benchmarks.measuring.sizes import Options, options
from tests.benchmarks.measuring.tables import machine
from tests.benchmarks.measuring.watch import peak_megabytes

PHONE = "+7 901 555-01-42"


def main(wanted: Options) -> None:
    where = machine()
    lists, size = (6, 60) if wanted.tiny else (40, 500)
    latency, contacts = (0, 400) if wanted.tiny else (200, 20_000)
    with (
        tempfile.TemporaryDirectory() as folder,
        portal(call_lists=lists, participants=size, contacts=contacts) as opened,
    ):
        opened.prepare(latency_ms=latency, limits=True)
        [person] = opened.perform("add_cards", kind=3, count=1, phones=[PHONE])
        for list_id in range(1, 6):
            opened.perform("add_participants", list=list_id, ids=[person])
        actions = Actions(opened)
        app.run(everything(actions, opened, Path(folder), f"{lists} lists x {size}", min(50, size // 2)))
    note = f"{where}, {latency} ms a request. Memory at its highest: {peak_megabytes():.0f} MB."
    actions.show(f"Scenarios, {lists} lists x {size}", note)


async def everything(actions: Actions, opened: BenchmarkPortal, folder: Path, known_as: str, mistaken: int) -> None:
    app.dress(app.loop.application(), language="en", theme_name="light")
    async with app.Desk(opened.webhook, folder) as desk:
        await actions.measure(f"1: {known_as}, empty store", desk.idle)
        desk.window.actions_.refresh.trigger()
        await actions.measure(f"6: {known_as}, `F5`", desk.idle)
        desk.controller.participants.open(6)
        await actions.measure("a list opened, with all cards", desk.idle)
    desk = app.Desk(opened.webhook, folder)
    await actions.measure("1: from the window to the last known data", partial(last_known, desk))
    await desk.idle()
    await changes(actions, desk, mistaken)
    await desk.__aexit__(None, None, None)


async def last_known(desk: app.Desk) -> None:
    await desk.__aenter__()
    while not desk.window.call_lists.model.rowCount():  # noqa: ASYNC110 - what is measured
        await asyncio.sleep(TICK)


async def changes(actions: Actions, desk: app.Desk, mistaken: int) -> None:
    window = desk.window.actions_

    async def found() -> None:
        window.remove_everywhere.trigger()
        part(desk, QLineEdit, "everywhereSearch").setText(PHONE)
        await planned(desk)

    async def chosen(action: QAction, choose: Callable[[], None]) -> None:
        desk.controller.call_lists.choose(2)
        action.trigger()
        choose()
        await planned(desk)
        await accepted(desk)

    def tick_two() -> None:
        colleagues = part(desk, QListWidget, "colleagues")
        for place in (1, 2):
            colleagues.item(place).setCheckState(Qt.CheckState.Checked)

    def tick_a_status() -> None:
        part(desk, QCheckBox, "recycleWRONG_NUMBER").click()

    await actions.measure("5: a phone number found in its 5 lists", found)
    await actions.measure("5: the person removed from 5 lists", partial(accepted, desk))
    await actions.measure("5: and taken back", partial(taken_back, desk))
    await actions.measure(
        "7: those with one status become a new list", partial(chosen, window.recycle, tick_a_status)
    )
    await actions.measure("8: a list split between two", partial(chosen, window.split, tick_two))
    await actions.measure(f"9: {mistaken} people removed by mistake", partial(removed, desk, 3, mistaken))
    await actions.measure("9: and taken back", partial(taken_back, desk))


if __name__ == "__main__":
    main(options(__doc__))
