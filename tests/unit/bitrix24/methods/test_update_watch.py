"""Statuses rolled back by an update: observed on the embedded portal during the update, and the conclusions."""

from contextlib import asynccontextmanager

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Client, Urgency
from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import call_list_writing, call_lists
from desktop.bitrix24.methods.update_watch import MOST, UpdateWatch, update_watch
from desktop.domain.call_list import CONTACT
from desktop.domain.problem import Cause, Problem
from desktop.portal.process import PortalProcess

SLOW = 12.0
"""Milliseconds that the update takes per participant: 60 take 0.7 s, the first 25 of them 0.3 s."""


@pytest.fixture(scope="module")
def portal():
    with PortalProcess(contacts=200, companies=1, call_lists=1, participants=60, plain=True, limits="off") as running:
        running.control.perform("switch", update_cost_ms=SLOW)
        yield running


class Scene:
    """A new list of 60 on the portal, in the order of its queue."""

    def __init__(self, portal, client, list_id):
        self.portal, self.client, self.list_id = portal, client, list_id

    async def there(self):
        rows = await self.portal.control.call("participants_of", list=self.list_id)
        return {row["id"]: row["status"] for row in rows}

    async def operator(self, participant, status, when="during"):
        arguments = {"list": self.list_id, "participant": participant, "status": status}
        await self.portal.control.call(
            "moment", method=call_list_writing.UPDATE, when=when, action="operator_status", arguments=arguments
        )

    async def update(self, card_ids):
        watching = update_watch(self.list_id, len(card_ids))
        await call_list_writing.update(
            self.client, self.list_id, CONTACT, card_ids, None, beside=watching.beside if watching else None
        )
        return watching


@pytest.fixture
@asynccontextmanager
async def scene(portal):
    await portal.control.call("clear_faults")
    [list_id] = await portal.control.call("add_lists", count=1, participants_each=60)
    async with Client(Webhook.parse(portal.webhook)) as client:
        try:
            yield Scene(portal, client, list_id)
        finally:
            await portal.control.call("clear_faults")


@pytest.mark.parametrize("places", [[59], [0], [0, 30, 31, 59]])
async def test_what_operators_set_during_the_update_is_named(scene, places):
    before = await scene.there()
    queue = list(before)
    clicks = {queue[place]: ("SUCCESS", "STOP_CALLING")[place % 2] for place in places}
    for participant, status in clicks.items():
        await scene.operator(participant, status)
    watching = await scene.update(queue)
    after = await scene.there()
    assert after == before
    assert watching.rolled_back(before, after) == clicks
    assert (watching.readings > 0, watching.problem) == (True, None)


async def test_nothing_is_named_when_nobody_clicked(scene):
    before = await scene.there()
    watching = await scene.update(list(before))
    assert watching.readings > 0
    assert watching.rolled_back(before, await scene.there()) == {}


async def test_what_was_set_before_the_update_read_stays_and_is_not_named(scene):
    before = await scene.there()
    early, late = list(before)[10], list(before)[50]
    await scene.operator(early, "SUCCESS", when="before")
    await scene.operator(late, "SUCCESS")
    watching = await scene.update(list(before))
    after = await scene.there()
    assert (after[early], after[late]) == ("SUCCESS", "IN_WORK")
    assert watching.rolled_back(before, after) == {late: "SUCCESS"}


async def test_who_left_the_list_is_not_named(scene):
    before = await scene.there()
    gone, lost = list(before)[-1], list(before)[-2]
    await scene.operator(gone, "SUCCESS")
    await scene.operator(lost, "SUCCESS")
    watching = await scene.update([card_id for card_id in before if card_id != gone])
    after = await scene.there()
    assert gone not in after
    assert watching.rolled_back(before, after) == {lost: "SUCCESS"}


async def test_the_client_is_of_use_after_a_watched_update(scene):
    """Reads are cut off in the middle, repeatedly; the connections must survive that."""
    before = await scene.there()
    for _ in range(3):
        await scene.update(list(before))
    reader = scene.client.reader(Urgency.FOREGROUND)
    found = await call_lists.call_list(reader, scene.list_id)
    assert found.id == scene.list_id


def test_ten_thousand_are_updated_without_readings(make_portal, run):
    portal = make_portal({call_list_writing.UPDATE: lambda parameters: True})
    ids = range(1, 10_001)

    async def use(client):
        watching = update_watch(13, len(ids))
        await call_list_writing.update(client, 13, CONTACT, ids, None, beside=watching and watching.beside)
        return watching

    assert run(portal, use) is None
    assert [method for method, _ in portal.requests] == [call_list_writing.UPDATE]
    with pytest.raises(ValueError, match=str(MOST)):
        UpdateWatch(13, MOST + 1)


@pytest.mark.parametrize(("expected", "covered"), [(1, 150), (50, 150), (51, 200), (MOST, MOST + 100)])
def test_all_windows_go_in_one_batch(expected, covered):
    calls = update_watch(13, expected).beside.calls
    assert [call.params for call in calls] == [{"LIST_ID": 13, "start": start} for start in range(0, covered, 50)]


def rows(**statuses):
    """Return a window: rows of cards 1, 2, …, given as c1="SUCCESS"."""
    return Reply([{"ID": int(name[1:]), "STATUS": status, "ENTITY_TYPE": 3} for name, status in statuses.items()])


END = Problem(Cause.ACCESS_DENIED, code="ACCESS_ERROR")


@pytest.mark.parametrize(
    ("readings", "after", "lost"),
    [
        ([], "A", {}),
        ([["A"]], "A", {}),
        ([["X"]], "A", {1: "X"}),
        ([["A"], ["X"]], "A", {1: "X"}),
        ([["X"], ["A"]], "A", {1: "X"}),  # also seen after it was rolled back
        ([["X"], ["Y"], ["A"]], "A", {1: "Y"}),
        ([["X"]], "X", {}),
        ([["X"]], "Y", {}),  # an operator changed it again
        ([["X"], ["Y"]], "X", {1: "Y"}),  # X was set before the update read the list
        ([["A"], ["X"], ["X"]], "X", {}),
        ([["A", "X"]], "A", {1: "X"}),  # seen twice in one reading: the row moved on
        ([["X", "A"]], "A", {1: "X"}),
        ([["X"]], None, {}),
    ],
)
def test_lost_is_what_was_seen_and_gave_way_to_what_was_there_before(readings, after, lost):
    watching = update_watch(13, 2)
    for reading in readings:
        watching.beside.heard([*(rows(c1=status, c2="A") for status in reading), END])
    now_there = {2: "A"} if after is None else {1: after, 2: "A"}
    assert watching.rolled_back({1: "A", 2: "A"}, now_there) == lost


def test_hidden_and_missed_rows_and_newcomers_do_no_harm():
    watching = update_watch(13, 4)
    watching.beside.heard([rows(c3="X"), END, END])
    watching.beside.heard([END, rows(c1="X"), END])
    assert watching.rolled_back({1: "A", 2: "A"}, {1: "A", 2: "A", 3: "A"}) == {1: "X"}
    assert (watching.readings, watching.problem) == (2, None)


@pytest.mark.parametrize(
    "trouble", [Problem(Cause.TIMED_OUT), Problem(Cause.ACCESS_DENIED), Reply([{"STATUS": "X"}]), Reply("no rows")]
)
def test_trouble_is_kept_and_what_was_seen_counts(trouble):
    watching = update_watch(13, 2)
    watching.beside.heard([rows(c1="X"), trouble, END])
    assert watching.rolled_back({1: "A"}, {1: "A"}) == {1: "X"}
    assert isinstance(watching.problem, Problem)


def test_readings_without_rows_are_none():
    watching = update_watch(13, 2)
    watching.beside.heard([END, END])
    assert watching.readings == 0
