"""The control actions about time: the portal's clock, and what its log says was done when."""

from __future__ import annotations

import asyncio
from typing import Any

from desktop.portal.control_actions import action, query
from desktop.portal.state import Portal

_STEP = 300.0
"""Seconds of the portal's time between two chances for other requests while the clock is advanced."""


@action
async def advance(portal: Portal, *, seconds: float) -> float:
    """Move the portal's clock on, with the operators at work; returns the new moment once everything is done.

    Back when negative: what was done stays. The moment is in Unix seconds.
    """
    left = seconds
    while left > _STEP:
        portal.advance(_STEP)
        left -= _STEP
        await asyncio.sleep(0)
    portal.advance(left)
    return portal.clock.now()


@action
def clock(portal: Portal, *, speed: float | None = None, utc_offset: int | None = None) -> dict[str, float]:
    """Set the clock's speed (60: an hour a minute, 0: it stands still) or the portal's zone in minutes.

    Returns both, and the present moment in Unix seconds.
    """
    if speed is not None:
        if speed < 0:
            raise ValueError("the clock can't run backwards")
        portal.clock.speed = speed
    if utc_offset is not None:
        portal.clock.offset_minutes = utc_offset
    return {"now": portal.clock.now(), "speed": portal.clock.speed, "utc_offset": portal.clock.offset_minutes}


@action
def status_log(portal: Portal, *, after: int = 0) -> Any:
    """Return the rows of `status_log` (see `schema.py`) behind an id, in the order in which they were written."""
    return query(portal, sql="SELECT * FROM status_log WHERE id > ? ORDER BY id", parameters=(after,))
