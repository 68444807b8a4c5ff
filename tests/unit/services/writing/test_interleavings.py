"""Our changes in random order with those of operators and another supervisor, and with lost answers.

Everyone who was in the list, or was added by someone else, is still in it unless someone meant to remove them. The
form and all statuses are as last set, and statuses rolled back by the portal are reported. A list is made once, and
the only activity deleted is that of the list to be deleted. One effect of the API is left out: an update keeps only
the people it names, so it deletes a participant added by someone else between our last reading and its start.
"""

import asyncio
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.bitrix24.methods import call_list_writing
from desktop.domain.call_list import CONTACT
from desktop.domain.journal import Outcome
from desktop.domain.list_plans import NewList
from desktop.domain.plans import FormWish, Include, Wish
from desktop.portal.process import PortalProcess
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.writing.activities import DeleteList
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.new_lists import CreateList
from desktop.services.writing.operation import PlanChangedError, prepare

FORM, OTHER_FORM = 1, 2
STATUSES = ("SUCCESS", "WRONG_NUMBER", "STOP_CALLING", "IN_WORK")
FAULTS = (None, None, None, "drop_before", "drop_after", "crash_after", "half_json", "query_limit")
METHODS = {
    ChangeMembers: "crm.calllist.update",
    CreateList: "crm.calllist.add",
    DeleteList: "crm.activity.delete",
}
# Whether a write may have taken effect, by its outcome: an unknown one may or may not have.
EFFECTS = {Outcome.DONE: [True], Outcome.NOT_DONE: [False], Outcome.UNKNOWN: [True, False]}


@dataclass(frozen=True)
class Event:
    """Something that another user does: to a participant of the list, or a contact outside it, by place."""

    what: str
    place: int
    status: str = ""


clicks = st.builds(Event, st.just("status"), st.integers(0, 99), st.sampled_from(STATUSES))
events = st.one_of(
    clicks,
    st.builds(Event, st.just("remove"), st.integers(0, 99)),
    st.builds(Event, st.just("add"), st.integers(0, 99)),
)


class World:
    """One portal and one session for all examples."""

    def __init__(self, portal, session):
        self.portal, self.session = portal, session
        self.control = portal.control

    async def make_list(self, size, dead, hidden):
        members = list(range(1, size + 1))
        if dead:
            members += await self.control.call("add_cards", kind=CONTACT, count=dead)
        list_id = await call_list_writing.add(self.session.client, CONTACT, members, FORM)
        if dead:
            await self.control.call("delete_cards", kind=CONTACT, ids=members[size:])
        await self.see_all(not hidden)
        await self.control.call("hide_cards", kind=CONTACT, ids=members[size - hidden : size])
        return list_id, dict.fromkeys(members, "IN_WORK")

    async def see_all(self, on):
        """Set whether the webhook's owner is an administrator; the session knows it, as after connecting."""
        await self.control.call("admin", on=on)
        known = self.session.known
        known.connection = replace(known.connection, administrator=on)

    async def there(self, list_id):
        rows = await self.control.call("participants_of", list=list_id)
        assert len({row["id"] for row in rows}) == len(rows)
        return {row["id"]: row["status"] for row in rows}

    async def rows(self, sql):
        return {row["id"]: row for row in await self.control.call("query", sql=sql)}

    async def call_lists(self):
        return await self.rows("SELECT id, webform_id FROM call_list")

    async def activities(self):
        return await self.rows("SELECT id, provider_id, associated_entity_id, subject FROM activity")


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
    """Return the control action of an event, and its effect on a list {id: status}."""
    taken = [who for who in mine if who in expected]
    if event.what == "add" or not taken:  # a small list may have nobody left to remove
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


def possible_ends(expected, wish, effect, outcome):
    """Yield each possible state of the list, by the outcome of our change and whether the last event came in time."""
    for done in EFFECTS[outcome]:
        for happened in [False, True] if effect else [False]:
            wanted = dict(expected)
            if happened:
                happen(wanted, effect)
            if done:
                for who in wish.remove:
                    wanted.pop(who, None)
                for who in wish.add:
                    wanted.setdefault(who, "IN_WORK")
            yield wanted


async def begin(world, size, dead, hidden, ours, adding, removing):
    """Make the list, and return it with the change that we are about to make."""
    list_id, expected = await world.make_list(size, dead, hidden)
    wish = Wish(list_id)
    match ours:
        case "members":
            coming = tuple(range(size + 1, size + 1 + adding))  # earlier events put some on the stop list
            wish = Wish(list_id, coming, tuple(range(1, removing + 1)), include=Include(stopped=True))
            write = ChangeMembers(wish)
        case "form":
            write = ChangeMembers(Wish(list_id, form=FormWish(OTHER_FORM)))
        case "create":
            write = CreateList(NewList(CONTACT, tuple(expected), FORM))
        case "delete":
            write = DeleteList(list_id)
    return list_id, expected, wish, write


async def plan_events(world, list_id, expected, people, reading, clicked):
    """Plan events during the reads and the write of a list; return their effects."""
    mine, outsiders = people
    effect = late = None
    if reading is not None:
        number, event = reading
        (action, arguments), effect = as_action(event, list_id, expected, mine, outsiders)
        happening = {"method": "crm.calllist.items.get", "action": action, "arguments": arguments}
        await world.control.call("moment", **happening, number=number)
    taken = [who for who in mine if who in expected]
    if clicked is not None and taken and effect is None:
        (action, arguments), late = as_action(clicked, list_id, expected, mine, outsiders)
        update = {"method": "crm.calllist.update", "when": "during"}
        await world.control.call("moment", **update, action=action, arguments=arguments)
        # The portal takes long enough to write for reads to happen meanwhile, as a real one does.
        await world.control.call("moment", **update, action="hold")
    return effect, late


@given(
    ours=st.sampled_from(["members"] * 5 + ["form", "create", "delete"]),
    size=st.sampled_from([6, 7, 12, 49, 50, 51, 100, 103]),
    dead=st.sampled_from([0, 0, 0, 1, 2]),
    hidden=st.sampled_from([0, 0, 0, 1, 2]),
    adding=st.integers(0, 3),
    removing=st.integers(0, 3),
    before=st.lists(events, max_size=3),
    reading=st.none() | st.tuples(st.integers(1, 9), events),
    clicked=st.none() | clicks,
    fault=st.sampled_from(FAULTS),
)
@settings(max_examples=1_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_is_lost_doubled_or_made_up(
    world, hasty, ours, size, dead, hidden, adding, removing, before, reading, clicked, fault
):
    async def story(world):
        await world.see_all(True)
        list_id, expected, wish, write = await begin(world, size, dead, hidden, ours, adding, removing)
        namesake = await world.control.call("add_activity", subject=f"Обзвон #{list_id}")
        # Other users leave the people of our wish alone: a conflict over them would not be a loss.
        people = range(removing + 1, size + 1 - hidden), range(size + 10, size + 40)
        lists, activities = await world.call_lists(), await world.activities()
        prepared = await prepare(world.session, [write])
        for event in before:
            (action, arguments), effect = as_action(event, list_id, expected, *people)
            await world.control.call(action, **arguments)
            happen(expected, effect)
        effect, late = await plan_events(world, list_id, expected, people, reading, clicked)
        if fault:
            await world.control.call("fault", kind=fault, method=METHODS[type(write)])
        try:
            done = await carry_out(world.session, prepared, insisted=True)
        except PlanChangedError:
            done = None
        outcome = done.outcome if done else Outcome.NOT_DONE
        await world.control.call("clear_faults")
        await world.control.call("hide_cards", kind=CONTACT, ids=list(range(1, 150)), hidden=False)

        there = await world.there(list_id)
        assert there in list(possible_ends(expected, wish, effect, outcome))
        effects = EFFECTS[outcome]
        after = await world.call_lists()
        forms = [OTHER_FORM if ours == "form" and effective else FORM for effective in effects]
        assert after[list_id]["webform_id"] in forms
        if late is not None and ours in {"members", "form"} and outcome is Outcome.DONE:
            _, who, status = late
            if status != there[who]:
                assert (who, status) in done.reports[0].entry.result.rolled_back
        made = after.keys() - lists.keys()
        assert len(made) in [1 if ours == "create" and effective else 0 for effective in effects]
        for new in made:
            alive = set(done.reports[0].plan.added)
            assert set(await world.there(new)) == alive
        left = await world.activities()
        gone = [activities[key] for key in activities.keys() - left.keys()]
        assert namesake in left
        deleted = [(row["provider_id"], row["associated_entity_id"]) for row in gone]
        ours_gone = [("CALL_LIST", list_id)] if ours == "delete" else []
        assert deleted in [ours_gone if effective else [] for effective in effects]

    world(story)
