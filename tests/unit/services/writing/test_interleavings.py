"""A change of participants among operators and another supervisor at work, in random order, with answers lost.

Whoever was in the list, or came by another hand, is in it afterwards unless somebody meant to remove them; the form
and all statuses are as they were set last. Two things that the API does by itself are left out: it deletes a
participant whom another hand adds after our last reading and before it begins the update, for it keeps only those who
are named; and it writes back the statuses that it read at that beginning.
"""

import asyncio
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.bitrix24 import call_list_writing
from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Outcome
from desktop.domain.plans import Wish
from desktop.portal.process import PortalProcess
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.path import PlanChangedError, carry_out, prepare

FORM = 1
STATUSES = ("SUCCESS", "WRONG_NUMBER", "STOP_CALLING", "IN_WORK")
FAULTS = (None, None, None, "drop_before", "drop_after", "crash_after", "half_json", "query_limit")


@dataclass(frozen=True)
class Event:
    """Something another hand does: with a participant of the list, or a contact outside of it, by place."""

    what: str
    place: int
    status: str = ""


events = st.one_of(
    st.builds(Event, st.just("status"), st.integers(0, 99), st.sampled_from(STATUSES)),
    st.builds(Event, st.just("remove"), st.integers(0, 99)),
    st.builds(Event, st.just("add"), st.integers(0, 99)),
)


class World:
    """One portal and one session for all examples, and what a list must look like after others were at it."""

    def __init__(self, portal, session):
        self.portal, self.session = portal, session
        self.control = portal.control

    async def make_list(self, size, dead):
        members = list(range(1, size + 1))
        if dead:
            members += await self.control.call("add_cards", kind=CONTACT, count=dead)
        list_id = await call_list_writing.add(self.session.client, CONTACT, members, FORM)
        if dead:
            await self.control.call("delete_cards", kind=CONTACT, ids=members[size:])
        return list_id, dict.fromkeys(members, "IN_WORK")

    async def there(self, list_id):
        rows = await self.control.call("participants_of", list=list_id)
        assert len({row["id"] for row in rows}) == len(rows)
        return {row["id"]: row["status"] for row in rows}

    async def form(self, list_id):
        sql = "SELECT webform_id FROM call_list WHERE id = ?"
        [row] = await self.control.call("query", sql=sql, parameters=[list_id])
        return row["webform_id"]


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    runner = asyncio.Runner()
    with PortalProcess(contacts=260, companies=3, call_lists=1, participants=5, plain=True, limits="off") as portal:
        portals = Portals(tmp_path_factory.mktemp("data"))

        async def begin():
            session = await portals.open(portal.webhook)
            await refresh(session, lambda _: None)
            return World(portal, session)

        made = runner.run(begin())
        yield lambda story: runner.run(story(made))
        runner.run(portals.close())
    runner.close()


def as_action(event, list_id, expected, mine, outsiders):
    """Return the control action of an event, and what it does to a list {id: status}."""
    taken = [who for who in mine if who in expected]
    if event.what == "add" or not taken:  # nobody may be left to be removed from a small list
        free = [who for who in outsiders if who not in expected]
        who = free[event.place % len(free)]
        return ("add_participants", {"list": list_id, "ids": [who]}), ("add", who, "")
    who = taken[event.place % len(taken)]
    if event.what == "remove":
        return ("remove_participants", {"list": list_id, "ids": [who]}), ("remove", who, "")
    arguments = {"list": list_id, "participant": who, "status": event.status}
    return ("operator_status", arguments), ("set", who, event.status)


def happen(expected, effect):
    what, who, status = effect
    if what == "remove":
        expected.pop(who, None)
    elif what == "add":
        expected.setdefault(who, "IN_WORK")
    elif who in expected:
        expected[who] = status


@given(
    size=st.sampled_from([6, 7, 12, 49, 50, 51, 100, 103]),
    dead=st.sampled_from([0, 0, 0, 1, 2]),
    adding=st.integers(0, 3),
    removing=st.integers(0, 3),
    before=st.lists(events, max_size=3),
    reading=st.none() | st.tuples(st.integers(1, 9), events),
    fault=st.sampled_from(FAULTS),
)
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_nobody_is_lost_or_doubled(world, hasty, size, dead, adding, removing, before, reading, fault):
    async def story(world):
        list_id, expected = await world.make_list(size, dead)
        wish = Wish(list_id, tuple(range(size + 1, size + 1 + adding)), tuple(range(1, removing + 1)))
        # Others leave alone whom the wish is about: who wins there is no question of losing anybody.
        mine, outsiders = range(removing + 1, size + 1), range(size + 10, size + 40)
        prepared = await prepare(world.session, [ChangeMembers(wish)])
        for event in before:
            (action, arguments), effect = as_action(event, list_id, expected, mine, outsiders)
            await world.control.call(action, **arguments)
            happen(expected, effect)
        effect = None
        if reading is not None:
            number, event = reading
            (action, arguments), effect = as_action(event, list_id, expected, mine, outsiders)
            happening = {"method": "crm.calllist.items.get", "action": action, "arguments": arguments}
            await world.control.call("moment", **happening, number=number)
        if fault:
            await world.control.call("fault", kind=fault, method="crm.calllist.update")
        try:
            outcome = (await carry_out(world.session, prepared)).outcome
        except PlanChangedError:
            outcome = Outcome.NOT_DONE
        there = await world.there(list_id)
        assert await world.form(list_id) == FORM
        await world.control.call("clear_faults")
        return expected, wish, effect, outcome, there

    expected, wish, effect, outcome, there = world(story)
    possible = []
    for done in {Outcome.DONE: [True], Outcome.NOT_DONE: [False], Outcome.UNKNOWN: [True, False]}[outcome]:
        for happened in [False, True] if effect else [False]:
            wanted = dict(expected)
            if happened:
                happen(wanted, effect)
            if done:
                for who in wish.remove:
                    wanted.pop(who, None)
                for who in wish.add:
                    wanted.setdefault(who, "IN_WORK")
            possible.append(wanted)
    assert there in possible
