#!/usr/bin/env python3
"""Measures the program at the sizes it was made for, next to other ways of reading the same, in one run.

    .venv/bin/python packaging/benchmark.py

A portal with 200 ms per request, a bucket of 50 requests refilled at 2 a second, 40 lists of 500 participants, one of
5 000. Prints one line per measurement; asserts nothing.
"""

from __future__ import annotations

import asyncio
import gc
import os
import resource
import tempfile
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from fast_bitrix24 import BitrixAsync
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QListWidget, QPushButton, QRadioButton, QWidget

from desktop import app
from desktop.portal.process import PortalProcess

LISTS, SIZE, LONG = 40, 500, 5_000
PORTAL = {"call_lists": LISTS, "participants": SIZE, "contacts": 20_000, "plain": True, "latency_ms": 200}
TICK = 0.005


class Gaps:
    """Records the longest gap between two turns of the window's thread."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def watch(self) -> None:
        before = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            self.longest = max(self.longest, now - before - TICK)
            before = now


async def measured(portal: PortalProcess, name: str, work: Callable[[], Awaitable[object]]) -> None:
    await portal.control.call("reset_limits")
    await portal.control.call("requests", reset=True)
    gaps = Gaps()
    watching = asyncio.create_task(gaps.watch())
    started = time.perf_counter()
    await work()
    seconds = time.perf_counter() - started
    watching.cancel()
    requests = (await portal.control.call("requests"))["count"]
    print(f"{name:<58}{seconds:7.2f} s{requests:6} requests{gaps.longest * 1000:7.0f} ms longest gap", flush=True)


async def the_program(portal: PortalProcess, folder: Path) -> None:
    async with app.Desk(portal.webhook, folder) as desk:
        await measured(portal, f"{LISTS} lists x {SIZE}, empty store", desk.idle)
        desk.window.actions_.refresh.trigger()
        await measured(portal, f"{LISTS} lists x {SIZE}, F5", desk.idle)
        [first, *_] = desk.services.session.known.call_lists if desk.services.session else [0]
        desk.controller.participants.open(first)
        await measured(portal, f"one of them opened ({SIZE} cards)", desk.idle)
    started = time.perf_counter()
    async with app.Desk(portal.webhook, folder) as desk:
        while not desk.window.call_lists.model.rowCount():  # noqa: ASYNC110 - what is measured
            await asyncio.sleep(TICK)
        print(f"{'window to last known data, program loaded':<58}{time.perf_counter() - started:7.2f} s")
        await desk.idle()


async def changes(portal: PortalProcess, folder: Path) -> None:
    """Scenarios 5, 7, 8 and 9 of the window, from the click that begins to the notice that it is done."""
    phone = "+7 901 555-01-42"
    [person] = await portal.control.call("add_cards", kind=3, count=1, phones=[phone])
    for list_id in range(1, 6):
        await portal.control.call("add_participants", list=list_id, ids=[person])
    async with app.Desk(portal.webhook, folder) as desk:
        actions = desk.window.actions_
        await desk.idle()

        def part(kind: type[QWidget], name: str) -> QWidget:
            dialog = next(dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())
            return dialog.findChild(kind, name)

        async def planned() -> None:
            while not part(QPushButton, "planAccept").isEnabled():  # noqa: ASYNC110 - what is measured
                await asyncio.sleep(TICK)

        async def accepted() -> None:
            part(QPushButton, "planAccept").click()
            await desk.idle()

        async def found() -> None:
            actions.remove_everywhere.trigger()
            part(QLineEdit, "everywhereSearch").setText(phone)
            await planned()

        async def opened(action: QAction, choose: Callable[[], None]) -> None:
            desk.controller.call_lists.choose(2)
            action.trigger()
            choose()
            await planned()
            await accepted()

        def tick_two() -> None:
            colleagues = part(QListWidget, "colleagues")
            for place in (1, 2):
                colleagues.item(place).setCheckState(Qt.CheckState.Checked)

        async def removed() -> None:
            desk.controller.participants.open(3)
            await desk.idle()
            desk.window.tabs.setCurrentIndex(1)
            desk.window.participants.table.choose(row.card_id for row in desk.window.participants.model.shown[:50])
            actions.remove_participants.trigger()
            await desk.idle()
            await accepted()

        async def taken_back() -> None:
            actions.undo.trigger()
            await desk.idle()
            await accepted()

        await measured(portal, "5: a phone number found in its 5 lists", found)
        await measured(portal, "5: the person removed from 5 lists", accepted)
        await measured(portal, "5: and taken back", taken_back)
        recycled = partial(opened, actions.recycle, lambda: part(QCheckBox, "recycleWRONG_NUMBER").click())
        await measured(portal, "7: those with one status become a new list", recycled)
        await measured(portal, f"8: a list of {SIZE} split between two", partial(opened, actions.split, tick_two))
        await measured(portal, "9: 50 people removed by mistake", removed)
        await measured(portal, "9: and taken back", taken_back)


async def imports(portal: PortalProcess, folder: Path) -> None:
    """Scenarios 3 and 4, from the drop to the matches, and the largest files."""
    sql = (
        "SELECT id, last_name, name, (SELECT value FROM multifield WHERE entity_type_id = 3"
        " AND entity_id = contact.id AND type_id = 'PHONE' LIMIT 1) AS phone FROM contact"
        " WHERE phone IS NOT NULL LIMIT 12000"
    )
    people = [
        (str(row["id"]), row["last_name"] or "", row["name"] or "", row["phone"] or "")
        for row in await portal.control.call("query", sql=sql)
    ]
    strangers = [(str(10**7 + number), f"Фамилия{number}", "Имя", "") for number in range(200_000 - len(people))]
    files = {
        "3: an export of 500 rows, by ID": (people[:500], ("ID", "Фамилия", "Имя", "Рабочий телефон"), "utf-8-sig"),
        "3: 500 rows, by phone": (
            [("", *row[1:]) for row in people[:500]],
            ("N", "Фамилия", "Имя", "Телефон"),
            "utf-8",
        ),
        "4: 2 000 rows in cp1251": ([("", *row[1:]) for row in people[:2000]], ("N", "Ф.", "И.", "моб."), "cp1251"),
        "10 000 phones": ([("", "", "", row[3]) for row in people[:10_000]], ("N", "Ф", "И", "Телефон"), "utf-8"),
        "200 000 rows read, and their IDs looked for": (
            [*people, *strangers],
            ("ID", "Фамилия", "Имя", "Рабочий телефон"),
            "utf-8-sig",
        ),
    }
    gc.freeze()  # the rows made here are not the program's
    async with app.Desk(portal.webhook, folder) as desk:
        await desk.idle()
        for name, (rows, header, encoding) in files.items():
            path = folder / "base.csv"
            lines = ("".join(f'"{cell}";' for cell in row) for row in (header, *rows))
            path.write_bytes("\n".join(lines).encode(encoding, "replace"))

            async def looked_for(path: Path = path) -> None:
                desk.controller.open_files([path])
                await desk.idle()
                [dialog] = [found for found in desk.window.findChildren(QDialog, "importDialog") if found.isVisible()]
                contacts = dialog.findChild(QRadioButton, "importContacts")
                if not contacts.isChecked():
                    contacts.click()
                    await desk.idle()

            await measured(portal, name, looked_for)
            [dialog] = [found for found in desk.window.findChildren(QDialog, "importDialog") if found.isVisible()]
            print(f"   {dialog.findChild(QLabel, 'importCounts').text()}")
            dialog.reject()


async def one_long_list(folder: Path) -> None:
    options = PORTAL | {"call_lists": 1, "participants": LONG}
    async with PortalProcess(**options) as portal, app.Desk(portal.webhook, folder) as desk:

        async def open_it() -> None:
            await desk.idle()
            desk.controller.participants.open(1)
            await desk.idle()

        await measured(portal, f"one list of {LONG} with all cards, empty store", open_it)


async def fast_bitrix24(portal: PortalProcess) -> None:
    """Read the same participants with a public client that knows how long every list is."""
    client = BitrixAsync(portal.webhook.rstrip("/"), verbose=False)

    async def read() -> None:
        windows = [{"LIST_ID": number + 1, "start": start} for number in range(LISTS) for start in range(0, SIZE, 50)]
        rows = await client.call("crm.calllist.items.get", windows)
        assert len(rows) == LISTS * SIZE, len(rows)

    await measured(portal, "fast_bitrix24, told the length of every list", read)


async def everything() -> None:
    app.dress(app.loop.application(), language="en", theme_name="light")
    with tempfile.TemporaryDirectory() as folder:
        async with PortalProcess(**PORTAL) as portal:
            await the_program(portal, Path(folder) / "one")
            await fast_bitrix24(portal)
            await changes(portal, Path(folder) / "three")
            await imports(portal, Path(folder) / "four")
        await one_long_list(Path(folder) / "two")
    print(f"{'memory at its highest':<58}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MB")


if __name__ == "__main__":
    app.run(everything())
