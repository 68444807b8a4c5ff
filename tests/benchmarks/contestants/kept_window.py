"""This program's window with data that are kept: the first refresh, a start with them, a refresh behind it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desktop import app
from tests.benchmarks.measuring.gaps import TICK, Gaps
from tests.benchmarks.measuring.watch import Watch


def perform(order: dict[str, Any], watch: Watch) -> Callable[[], dict[str, Any]]:
    """Open the window; watch it until what the variant says is done."""
    return app.run(_perform(order, watch))


async def _perform(order: dict[str, Any], watch: Watch) -> Callable[[], dict[str, Any]]:
    app.dress(app.loop.application(), language="en", theme_name="light")
    desk, gaps = app.Desk(order["webhook"], Path(order["facts"]["data"])), Gaps()
    try:
        if order["variant"] == "again":
            await desk.__aenter__()
            await desk.idle()
            desk.window.actions_.refresh.trigger()
            async with gaps.watched():
                with watch:
                    await desk.idle()
        else:
            async with gaps.watched():
                with watch:
                    await desk.__aenter__()
                    await (_shown(desk) if order["variant"] == "start" else desk.idle())
    finally:
        await desk.__aexit__(None, None, None)
    return lambda: {"longest gap": gaps.longest}


async def _shown(desk: app.Desk) -> None:
    """Return when the table of lists shows what is known."""
    while not desk.window.call_lists.model.rowCount():  # noqa: ASYNC110 - what is measured
        await asyncio.sleep(TICK)
