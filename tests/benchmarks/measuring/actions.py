"""Actions of a person in the window, measured from the click to the end of what it began."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # the platform says with each window what it can't do

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from desktop import app
from tests.benchmarks.measuring.gaps import TICK, Gaps
from tests.benchmarks.measuring.portals import BenchmarkPortal
from tests.benchmarks.measuring.tables import count, milliseconds, print_table, progress, seconds

W = TypeVar("W", bound=QWidget)


class Actions:
    """Measures one action after another on one portal, each with an empty bucket, and prints them as a table."""

    def __init__(self, portal: BenchmarkPortal) -> None:
        self._portal = portal
        self._rows: list[list[str]] = []

    async def measure(self, name: str, work: Callable[[], Awaitable[object]]) -> None:
        """Do something, and note what it took."""
        await asyncio.to_thread(self._portal.forget)
        gaps, begun = Gaps(), time.perf_counter()
        async with gaps.watched():
            await work()
        took = time.perf_counter() - begun
        asked = await asyncio.to_thread(self._portal.asked)
        self._rows.append(
            [name, seconds(took), count(asked.requests), count(asked.commands), milliseconds(gaps.longest)]
        )
        progress(" | ".join(self._rows[-1]))

    def show(self, title: str, note: str = "") -> None:
        """Print what was measured."""
        print_table(title, ["", "time", "requests", "commands", "longest gap of the window"], self._rows, note)


def part(desk: app.Desk, kind: type[W], name: str) -> W:
    """Return a part of the open dialog."""
    dialog = next(dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


async def planned(desk: app.Desk) -> None:
    """Return when the open plan can be accepted."""
    while not part(desk, QPushButton, "planAccept").isEnabled():  # noqa: ASYNC110 - what is measured
        await asyncio.sleep(TICK)


async def accepted(desk: app.Desk) -> None:
    """Accept the open plan and return when it has been carried out."""
    part(desk, QPushButton, "planAccept").click()
    await desk.idle()


async def taken_back(desk: app.Desk) -> None:
    """Undo what was done last."""
    desk.window.actions_.undo.trigger()
    await desk.idle()
    await accepted(desk)


async def removed(desk: app.Desk, list_id: int, people: int) -> None:
    """Remove the first participants of a list."""
    desk.controller.participants.open(list_id)
    await desk.idle()
    desk.window.tabs.setCurrentIndex(1)
    shown = desk.window.participants.model.shown
    desk.window.participants.table.choose(row.card_id for row in shown[:people])
    desk.window.actions_.remove_participants.trigger()
    await desk.idle()
    await accepted(desk)
