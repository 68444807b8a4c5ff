"""Operators at work: statuses move as on a working day, at a chosen speed.

Each operator calls about thirteen participants an hour of simulated time, as real ones do; a call leaves behind what
`work.py` writes, and the row moves in its list as on the web page (contract 4.6).
"""

from __future__ import annotations

import asyncio
import random

from desktop.portal import work
from desktop.portal.fields import COMPANY, CONTACT
from desktop.portal.participants import IN_WORK, set_status
from desktop.portal.seed.dictionaries import OPERATORS
from desktop.portal.state import Portal
from desktop.portal.supervising import OPEN_LISTS, Supervisor
from desktop.portal.work import CalledClient, OperatorCall

_MEAN_SECONDS = 270.0
_SHORTEST, _LONGEST = 0.5, 1.5
_TICK = 0.2
_STEP = 60.0
_LONGEST_TICK = 1.0
"""A machine that can't keep up works slower instead of falling ever further behind."""


class Shift:
    """Owned by the application while it runs; stopped by cancelling `run`.

    Without a supervisor it is over when everyone in the lists has been called.
    """

    def __init__(self, portal: Portal, speed: float, supervisor: Supervisor | None = None) -> None:
        self._portal = portal
        self._speed = speed
        self._supervisor = supervisor
        self._random = random.Random(portal.random.random())  # noqa: RUF100, S311
        self._due = {operator: self._pause() * self._random.random() for operator in OPERATORS}

    async def run(self) -> None:
        """Work until cancelled."""
        loop = asyncio.get_running_loop()
        last = loop.time()
        while True:
            await asyncio.sleep(_TICK)
            now = loop.time()
            self.pass_time(min(now - last, _LONGEST_TICK) * self._speed)
            last = now

    def advance(self, seconds: float) -> None:
        """Move the portal's clock on, a minute at a time, and work for as long."""
        while seconds > 0:
            step = min(seconds, _STEP)
            self._portal.clock.advance(step)
            self.pass_time(step)
            seconds -= step

    def catch_up(self) -> None:
        """Do nothing: a shift has its own time."""

    def pass_time(self, seconds: float) -> int:
        """Let simulated time pass; returns how many participants were worked on."""
        worked = 0
        for operator in self._due:
            self._due[operator] -= seconds
            while self._due[operator] <= 0:
                self._due[operator] += self._pause()
                worked += self.work_one(operator)
        if self._supervisor is not None:
            self._supervisor.pass_time(seconds)
        return worked

    def work_one(self, operator: int) -> bool:
        """Let an operator call the next participant of one of the lists; False when there is nothing to do."""
        database = self._portal.database
        lists = database.rows(f"{OPEN_LISTS} AND c.entity_type_id IN ({CONTACT}, {COMPANY}) ORDER BY c.id")
        if not lists:
            return False
        call_list = self._random.choice(lists)
        kind = call_list["entity_type_id"]
        participant = database.value(
            "SELECT entity_id FROM participant WHERE list_id = ? AND status_id = ? ORDER BY rank LIMIT 1",
            (call_list["id"], IN_WORK),
        )
        unknown = CalledClient(kind, participant, f"#{participant}", "")
        client = next(iter(work.clients(self._portal, f"kind = {kind} AND id = {participant}")), unknown)
        outcome = work.draw_outcome(self._random, self._portal.texts.language)
        # The result is set when the call has ended, and what it led to has been written.
        began = int(self._portal.clock.now()) - max(outcome.duration, work.TRADE_SECONDS)
        with database.transaction(by=operator):
            call = OperatorCall(client, outcome, began, operator, form=call_list["webform_id"])
            activity_id = work.record(self._portal, [call], self._random)
            set_status(self._portal, call_list["id"], participant, outcome.status, activity_id)
        return True

    def _pause(self) -> float:
        return _MEAN_SECONDS * self._random.uniform(_SHORTEST, _LONGEST)
