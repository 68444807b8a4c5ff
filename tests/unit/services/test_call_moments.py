"""What calls tell of a night, with the embedded portal at work in this process, on a clock of its own."""

import asyncio
import random
from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.clock import Clock
from desktop.bitrix24.line.protocol import Answer
from desktop.bitrix24.methods import calls
from desktop.domain.attribution import EXACT_ENOUGH
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.history import Movement
from desktop.portal import work
from desktop.portal.clock import PortalClock
from desktop.portal.database import Database
from desktop.portal.seed.world import SeedOptions, seed
from desktop.portal.server import application
from desktop.portal.shift import Shift
from desktop.portal.state import Portal
from desktop.services import call_moments
from desktop.services.call_moments import SETTLED, CallBudget, explain
from desktop.services.learning import Change
from desktop.services.refreshing import refresh
from desktop.services.session import Session

EVENING = datetime(2026, 11, 30, 15, tzinfo=UTC)
NIGHT, HOURS = timedelta(hours=15), timedelta(hours=2)
TICK = 30
PLAIN = SeedOptions(contacts=1_900, companies=60, call_lists=6, participants=300, plain=True)
LARGE = SeedOptions(contacts=6_500, companies=60, call_lists=12, participants=500, plain=True)
SMALL = SeedOptions(contacts=400, companies=10, call_lists=2, participants=200, plain=True)
MIXED = SeedOptions(contacts=900, companies=320, call_lists=12)


class World:
    """A portal with operators at work; a transport to it; the clock of both and of the program."""

    def __init__(self, options):
        self.moment = EVENING.timestamp()
        clock = PortalClock()
        clock.now = lambda: self.moment
        self.portal = Portal(Database(None), clock=clock, limits=False)
        seed(self.portal, options)
        self.portal.database.set_setting("webhook_token", "t0ken")
        self.shift = Shift(self.portal, 1)
        self.clock = Clock()
        self.clock.now = self.now
        transport = httpx.ASGITransport(application(self.portal))
        self._client = httpx.AsyncClient(transport=transport, headers={"Content-Type": "application/json"})

    def now(self):
        return datetime.fromtimestamp(self.moment, UTC)

    def work(self, stretch):
        """Let operators work."""
        for _ in range(int(stretch.total_seconds()) // TICK):
            self.moment += TICK
            self.shift.pass_time(TICK)

    async def post(self, credentials, method, body):
        response = await self._client.post(credentials.address(method), content=credentials.signed(body))
        return Answer(response.status_code, response.content)

    async def close(self):
        await self._client.aclose()
        self.portal.close()

    def truth(self, movement):
        """Return the operator of the call that set a result, and when the call ended, by the portal's own rows."""
        row = self.portal.database.row(
            "SELECT a.responsible_id, a.end_time FROM participant p JOIN activity a ON a.id = p.call_id"
            " WHERE p.list_id = ? AND p.entity_id = ?",
            (movement.list_id, movement.card_id),
        )
        return row[0], datetime.fromtimestamp(row[1], UTC)


@asynccontextmanager
async def connected(tmp_path, options):
    """Return a world and a session with it."""
    world = World(options)
    webhook = Webhook.parse("http://127.0.0.1/rest/1/t0ken/")
    async with Session(webhook, tmp_path, transport=world) as session:
        session.clock = world.clock
        session.portal_clock.now = lambda: world.clock.now()  # nothing is asked from which it would know
        yield world, session


async def read(world, session):
    """Read all lists; return their statuses, and when the reading began and ended."""
    began = world.now()
    await refresh(session, lambda _: None)
    world.moment += 2
    return {number: one.statuses for number, one in session.known.memberships.items()}, began, world.now()


async def night(world, session, stretch=NIGHT):
    """Return what moved while the program was off."""
    before, not_before, _ = await read(world, session)
    world.work(stretch)
    after, _, not_after = await read(world, session)
    moved = [
        Movement(number, card_id, before[number].get(card_id), after[number].get(card_id), not_before, not_after)
        for number in before.keys() & after.keys()
        for card_id in before[number].keys() | after[number].keys()
        if before[number].get(card_id) != after[number].get(card_id)
    ]
    world.moment += SETTLED.total_seconds() + 1
    world.portal.requests.reset()
    return moved


def kinds(session):
    return lambda number: session.known.call_lists[number].kind


def add_call(world, movement, moment):
    """Let somebody call a client once more, in vain."""
    client = work.CalledClient(CONTACT, movement.card_id, "", "")
    outcome = work.CallOutcome("IN_WORK", 0, "304", "Missed", "")
    work.record(world.portal, [work.OperatorCall(client, outcome, int(moment.timestamp()), 34)], random.Random(1))


def commands(world):
    """Return how many commands asked for calls, by method."""
    counted = Counter()
    for entry in world.portal.requests.entries:
        counted.update(entry.commands or {entry.method: 1})
    return {name: counted[name] for name in (calls.LIST, calls.STATISTICS) if counted[name]}


def budget(requests=60):
    return CallBudget(lambda: requests)


def wrong(world, found):
    """Return what was claimed and is not so, by the portal's own rows."""
    return [
        (movement, truth)
        for movement in found
        if (movement.operator_id, movement.happened) != (truth := world.truth(movement))
    ]


@pytest.mark.parametrize(
    ("options", "stretch", "results", "requests"),
    [
        pytest.param(PLAIN, NIGHT, 900, 2, id="a night"),
        pytest.param(LARGE, timedelta(hours=33), 2_500, 7, id="longer", marks=pytest.mark.long),
    ],
)
async def test_nearly_everything_is_known_afterwards(tmp_path, options, stretch, results, requests):
    async with connected(tmp_path, options) as (world, session):
        moved = await night(world, session, stretch)
        found = await explain(session, kinds(session), moved, budget())
        assert len(moved) > results
        assert not wrong(world, found)
        assert len(found) >= 0.95 * len(moved)
        assert world.portal.requests.count == requests


async def test_nothing_wrong_is_claimed_where_people_are_in_many_lists(tmp_path):
    async with connected(tmp_path, MIXED) as (world, session):
        moved = await night(world, session)
        found = await explain(session, kinds(session), moved, budget())
        assert not wrong(world, found)
        assert {kinds(session)(movement.list_id) for movement in found} == {CONTACT, COMPANY}
        several = [one for one in moved for other in moved if one is not other and _same_client(session, one, other)]
        once = set(moved) - set(several)
        known = {replace(one, happened=None, operator_id=None) for one in found} & once
        assert len(known) >= 0.9 * len(once)


def _same_client(session, one, other):
    kind = kinds(session)
    return one.card_id == other.card_id and kind(one.list_id) == kind(other.list_id)


async def test_the_statistics_tell_the_same_in_fewer_requests(tmp_path, monkeypatch):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        by_activities = await explain(session, kinds(session), moved, budget())
        monkeypatch.setattr(call_moments, "_AT_ONCE", 20)
        world.portal.requests.reset()
        found = await explain(session, kinds(session), moved, asked := budget())
        same = {(one.list_id, one.card_id): one for one in by_activities}
        assert same.keys() == {(one.list_id, one.card_id) for one in found}
        for one in found:
            other = same[one.list_id, one.card_id]
            assert one.operator_id == other.operator_id
            assert abs(one.happened - other.happened) <= timedelta(seconds=1)
        assert len(found) > 100
        assert commands(world) == {calls.LIST: 2, calls.STATISTICS: 5}
        assert world.portal.requests.count == 3
        assert asked.left == 60 - 3
        assert not asked.refused


@pytest.mark.parametrize("right", ["self", "none"])
async def test_statistics_that_lack_calls_are_not_relied_on(tmp_path, monkeypatch, right):
    monkeypatch.setattr(call_moments, "_AT_ONCE", 20)
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        world.portal.switches = world.portal.switches.changed({"telephony_right": right})
        found = await explain(session, kinds(session), moved, asked := budget())
        assert not wrong(world, found)
        assert len(found) > 100
        assert commands(world)[calls.STATISTICS] == 1
        assert asked.refused == {calls.STATISTICS}
        assert asked.left == 60 - world.portal.requests.count
        world.work(timedelta(hours=1))
        asked.tried.clear()
        await explain(session, kinds(session), moved, asked)
        assert commands(world)[calls.STATISTICS] == 1


async def test_statistics_that_cost_more_are_asked_for_once(tmp_path, monkeypatch):
    monkeypatch.setattr(call_moments, "_AT_ONCE", 45)
    monkeypatch.setattr(call_moments, "_STATISTICS_AT_LEAST", 1)
    async with connected(tmp_path, SMALL) as (world, session):
        moved = (await night(world, session, HOURS))[:180]
        assert await explain(session, kinds(session), moved, asked := budget())
        assert commands(world)[calls.STATISTICS] == 1
        assert (world.portal.requests.count, asked.left, asked.refused) == (5, 60 - 5, set())


async def test_statistics_that_may_be_those_of_this_user_alone_are_not_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(call_moments, "_AT_ONCE", 20)
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        world.portal.database.execute("UPDATE activity SET responsible_id = 1 WHERE type_id = 2")
        world.portal.database.execute("UPDATE call_statistic SET portal_user_id = 1")
        assert await explain(session, kinds(session), moved, budget())
        assert calls.STATISTICS not in commands(world)


async def test_who_was_called_too_often_to_be_read_now_is_asked_for_again(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        movement = (await night(world, session, HOURS))[0]
        for minutes in range(60):
            add_call(world, movement, movement.not_before + timedelta(minutes=minutes))
        assert await explain(session, kinds(session), [movement], asked := budget(1)) == []
        assert not asked.tried
        assert await explain(session, kinds(session), [movement], asked := budget(2)) == []
        assert len(asked.tried) == 1


async def test_a_call_that_went_on_when_the_program_was_closed_counts_as_well(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        called_back = next(movement for movement in moved if movement.after == "CALL_BACK")
        _, ended = world.truth(called_back)
        movement = replace(called_back, not_before=ended - timedelta(seconds=1))
        add_call(world, movement, movement.not_after - timedelta(minutes=10))
        assert await explain(session, kinds(session), [movement], budget()) == []


async def test_the_budget_is_kept_and_the_rest_comes_in_the_next_hour(tmp_path, monkeypatch):
    monkeypatch.setattr(call_moments, "_AT_ONCE", 50)
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        assert await explain(session, kinds(session), moved, budget(0)) == []
        assert world.portal.requests.count == 0
        asked = CallBudget(lambda: 2, world.clock)
        world.clock.monotonic = lambda: world.moment
        first = await explain(session, kinds(session), moved, asked)
        assert 50 < len(first) <= 100
        assert world.portal.requests.count == 2
        assert await explain(session, kinds(session), moved, asked) == []
        assert world.portal.requests.count == 2
        world.moment += 3601
        second = await explain(session, kinds(session), moved, asked)
        assert second
        assert not set(second) & set(first)
        assert not wrong(world, first + second)


async def test_long_windows_come_first_then_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(call_moments, "_AT_ONCE", 10)
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        short, long, older = moved[:10], moved[10:20], moved[20:30]
        short = [replace(movement, not_before=movement.not_after - EXACT_ENOUGH) for movement in short]
        older = [replace(movement, not_after=movement.not_after - timedelta(minutes=1)) for movement in older]
        asked = budget(1)
        await explain(session, kinds(session), [*short, *older, *long], asked)
        assert {key[1] for key in asked.tried} == {movement.card_id for movement in long}
        asked = budget(2)
        await explain(session, kinds(session), [*short, *older, *long], asked)
        assert {key[1] for key in asked.tried} == {movement.card_id for movement in long + older}


async def test_nothing_is_asked_twice_and_nothing_in_vain(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        found = await explain(session, kinds(session), moved, asked := budget())
        assert await explain(session, kinds(session), moved, asked) == []
        assert await explain(session, kinds(session), found, budget()) == []
        of_leads = await explain(session, lambda number: 1, moved, budget())
        by_supervisors = [replace(movement, before=None) for movement in moved]
        assert of_leads == await explain(session, kinds(session), by_supervisors, budget()) == []
        assert world.portal.requests.count == 1


async def test_a_call_that_explained_something_earlier_explains_nothing_else(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        found = await explain(session, kinds(session), moved, budget())
        lists = {2: 1, 1: 2}
        again = [replace(one, list_id=lists[one.list_id], happened=None, operator_id=None) for one in found]
        assert not set(await explain(session, kinds(session), [*found, *again], budget())) & set(again)


async def test_the_calls_of_the_last_minutes_may_still_go_on(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        world.moment -= 2
        assert await explain(session, kinds(session), moved, asked := budget()) == []
        assert world.portal.requests.count == 0
        # A clock that is fast asks too early, but the portal's own clock decides.
        world.clock.now = lambda: world.now() + timedelta(hours=1)
        assert await explain(session, kinds(session), moved, asked) == []
        assert world.portal.requests.count == 1
        world.moment += 2
        assert await explain(session, kinds(session), moved, asked)


async def test_without_the_right_nothing_is_asked_again(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        world.portal.database.set_setting("webhook_scopes", "user,telephony")
        assert await explain(session, kinds(session), moved, asked := budget()) == []
        world.portal.database.set_setting("webhook_scopes", "crm,user,telephony")
        assert await explain(session, kinds(session), moved, asked) == []
        assert world.portal.requests.count == 1
        assert asked.left == 60 - 1
        assert asked.refused == {calls.LIST}


async def test_a_line_that_is_closed_is_no_lack_of_rights(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
    asked = budget()
    assert await explain(session, kinds(session), moved, asked) == []
    assert not asked.refused | asked.tried


async def test_everything_else_goes_ahead_and_it_can_be_cancelled(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        idle, asked = session.queue, budget()
        session.queue = replace(idle, waiting=3)
        assert await explain(session, kinds(session), moved, budget(0)) == []
        explaining = asyncio.create_task(explain(session, kinds(session), moved, asked))
        for _ in range(100):
            await asyncio.sleep(0)
        session.queue = replace(idle, in_flight=1)
        session.tell(Change(queue=True))
        for _ in range(100):
            await asyncio.sleep(0)
        assert world.portal.requests.count == 0
        explaining.cancel()
        with pytest.raises(asyncio.CancelledError):
            await explaining
        explaining = asyncio.create_task(explain(session, kinds(session), moved, asked))
        await asyncio.sleep(0)
        session.queue = idle
        session.tell(Change(queue=True))
        assert len(await explaining) > 100


async def test_cancelled_while_it_reads_it_has_tried_nothing(tmp_path):
    async with connected(tmp_path, SMALL) as (world, session):
        moved = await night(world, session, HOURS)
        on_the_way = asyncio.Event()
        session.subscribe(lambda _: session.queue.in_flight and on_the_way.set())
        explaining = asyncio.create_task(explain(session, kinds(session), moved, asked := budget()))
        await on_the_way.wait()
        explaining.cancel()
        with pytest.raises(asyncio.CancelledError):
            await explaining
        assert not asked.tried
