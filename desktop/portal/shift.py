"""Operators at work: statuses move as on a working day, at a chosen speed.

Each operator finishes one participant about every two minutes of simulated time; a call leaves behind what
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
from desktop.portal.work import CalledClient, OperatorCall

_MEAN_SECONDS = 120.0
_SHORTEST, _LONGEST = 0.5, 1.5
_TICK = 0.2
_LONGEST_TICK = 1.0
"""A machine that can't keep up works slower instead of falling ever further behind."""


class Shift:
    """Owned by the application while it runs; stopped by cancelling `run`."""

    def __init__(self, portal: Portal, speed: float) -> None:
        self._portal = portal
        self._speed = speed
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

    def pass_time(self, seconds: float) -> int:
        """Let simulated time pass; returns how many participants were worked on."""
        worked = 0
        for operator in self._due:
            self._due[operator] -= seconds
            while self._due[operator] <= 0:
                self._due[operator] += self._pause()
                worked += self.work_one(operator)
        return worked

    def work_one(self, operator: int) -> bool:
        """Let an operator call the next participant of one of the lists; False when there is nothing to do.

        Lists of dismissed colleagues stay as they are: nobody opens their activities.
        """
        database = self._portal.database
        lists = database.rows(
            "SELECT c.id, c.entity_type_id FROM call_list c JOIN activity a ON a.provider_id = 'CALL_LIST'"  # noqa: S608
            " COLLATE NOCASE AND a.associated_entity_id = c.id AND a.completed = 'N'"
            " JOIN user u ON u.id = a.responsible_id AND u.active = 1"
            f" WHERE c.entity_type_id IN ({CONTACT}, {COMPANY}) AND EXISTS (SELECT 1 FROM participant p"
            " WHERE p.list_id = c.id AND p.status_id = 'IN_WORK') ORDER BY c.id"
        )
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
        began = int(self._portal.clock.now()) - work.TRADE_SECONDS
        with database.transaction():
            activity_id = work.record(self._portal, [OperatorCall(client, outcome, began, operator)], self._random)
            set_status(self._portal, call_list["id"], participant, outcome.status, activity_id)
        return True

    def _pause(self) -> float:
        return _MEAN_SECONDS * self._random.uniform(_SHORTEST, _LONGEST)
