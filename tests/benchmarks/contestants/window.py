"""This program through its window: from the empty window until its tables show what was read."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from desktop import app
from tests.benchmarks.contestants.services import Shaped, people, statuses
from tests.benchmarks.measuring.watch import Watch


def perform(order: dict[str, Any], watch: Watch) -> Shaped:
    """Do the work of an order, watched; return what shapes its answer."""
    return app.run(_perform(order, watch))


async def _perform(order: dict[str, Any], watch: Watch) -> Shaped:
    app.dress(app.loop.application(), language="en", theme_name="light")
    work, again = order["work"], order["variant"] == "again"
    with tempfile.TemporaryDirectory() as folder:
        desk = app.Desk(order["webhook"], Path(folder))
        if again:
            async with desk:
                await desk.idle()
                desk.window.actions_.refresh.trigger()
                with watch:
                    await desk.idle()
                return _shaped(desk, order)
        with watch:
            await desk.__aenter__()
            await desk.idle()
            if work == "participants":
                desk.controller.participants.open(order["facts"]["list"])
                await desk.idle()
        try:
            return _shaped(desk, order)
        finally:
            await desk.__aexit__(None, None, None)


def _shaped(desk: app.Desk, order: dict[str, Any]) -> Shaped:
    assert desk.services.session is not None
    known = desk.services.session.known
    if order["work"] == "participants":
        return lambda: people(known, order["facts"]["list"])
    return lambda: statuses(known)
