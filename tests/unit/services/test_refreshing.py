"""Read a portal through the services, on the real embedded portal."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from desktop.bitrix24.methods import call_lists
from desktop.domain.problem import Cause, Problem
from desktop.services.list_reading import open_list
from desktop.services.operations.take_off import TakeOff
from desktop.services.refreshing import catch_up, refresh, to_catch_up
from desktop.services.session import ProgressStep, Subject
from desktop.services.writing.operation import work_out
from tests.portals import plain_portal


def ignore(_step):
    pass


portal = plain_portal(scope="function", contacts=400, companies=20, call_lists=3, participants=120)


async def test_a_refresh_reads_everything_in_few_requests_and_saves_it(opened):
    async with opened() as session:
        changes = []
        session.subscribe(changes.append)
        await refresh(session, ignore)
        for part in ("connection", "lists", "statuses", "users", "members", "queue"):
            assert any(getattr(change, part) for change in changes), part
        known = session.known
        assert session.client.requests_sent <= 3
        assert {len(membership) for membership in known.memberships.values()} == {120}
        assert all(user.name for user in known.users.values())
    async with opened() as session:
        assert session.known == known


async def test_a_list_that_cannot_be_read_is_noted_and_the_others_go_on(session, portal):
    await refresh(session, ignore)
    await portal.control.call(
        "moment",
        method="crm.calllist.items.get",
        action="fail",
        arguments={"code": "LIST_ID_ERROR", "description": "Call list is not found", "status": 400},
    )
    await refresh(session, ignore)
    failed = dict(session.list_problems)
    await refresh(session, ignore)
    assert [problem.cause for problem in failed.values()] == [Cause.REFUSED]
    assert session.list_problems == {}
    assert len(session.known.memberships) == 3


async def test_a_refresh_that_fails_keeps_what_was_known(session, portal):
    await refresh(session, ignore)
    lists, memberships = dict(session.known.call_lists), dict(session.known.memberships)
    await portal.control.call("webhook", state="deleted")
    with pytest.raises(Problem) as told:
        await refresh(session, ignore)
    assert (session.known.call_lists, session.known.memberships) == (lists, memberships)
    assert told.value.cause is Cause.CREDENTIALS


async def test_a_cancelled_refresh_leaves_nothing_half_and_the_next_one_works(session, portal):
    await refresh(session, ignore)
    before = session.known.read_at
    await portal.control.call("fault", kind="delay", seconds=30, after=1)
    work = asyncio.create_task(refresh(session, ignore))
    while not session.being_read:  # noqa: ASYNC110 - each turn of the loop makes progress
        await asyncio.sleep(0)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert session.being_read == {}
    assert session.known.read_at == before
    await portal.control.call("clear_faults")
    await refresh(session, ignore)
    known = session.known
    assert {len(membership) for membership in known.memberships.values()} == {120}


async def test_two_openings_at_once_read_the_list_once(session, monkeypatch):
    read, readings = call_lists.membership, []

    def membership(reader, list_id, **options):
        readings.append(list_id)
        return read(reader, list_id, **options)

    await refresh(session, ignore)
    session.known.memberships.clear()
    [first, *_] = session.known.call_lists
    monkeypatch.setattr(call_lists, "membership", membership)
    await asyncio.gather(open_list(session, first, ignore), open_list(session, first, ignore))
    assert readings == [first]
    assert len(session.known.cards) >= 120


async def test_users_that_may_not_be_read_are_left_as_numbers(session, portal):
    await portal.control.call("webhook", scopes=["crm"])
    await refresh(session, ignore)
    known = session.known
    assert known.users == {}
    assert len(known.memberships) == 3


async def test_steps_of_progress_only_grow(session):
    steps = []
    await refresh(session, steps.append)
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert done[-1] == 360


async def test_people_who_were_renamed_or_dismissed_are_read_anew_by_the_next_start(opened, portal):
    async with opened() as session:
        [colleague, *_] = await portal.control.call("query", sql="SELECT id FROM user WHERE active AND id <> 1")
        await portal.control.call("add_lists", participants_each=5, user=colleague["id"])
        await refresh(session, ignore)
        user = session.known.users[colleague["id"]]
    await portal.control.call("dismiss", user=user.id)
    async with opened() as session:
        assert session.known.users[user.id].active
        await refresh(session, ignore)
        assert not session.known.users[user.id].active


async def test_asked_for_once_more_companies_are_read_anew_too(session, portal):
    await refresh(session, ignore)
    [list_id, *_] = session.known.call_lists
    await open_list(session, list_id, ignore)
    company = next(card for (kind, _), card in session.known.cards.items() if kind == 4)
    await portal.control.call("set_card", kind=4, id=company.id, title="Renamed Ltd")
    await open_list(session, list_id, ignore)
    before = session.known.cards[4, company.id].name
    await open_list(session, list_id, ignore, again=True)
    assert before == company.name
    assert session.known.cards[4, company.id].name == "Renamed Ltd"


async def test_a_card_that_went_is_known_as_missing_as_after_a_restart(opened, portal):
    async with opened() as session:
        await refresh(session, ignore)
        [list_id, *_] = session.known.call_lists
        await open_list(session, list_id, ignore)
        gone = session.known.memberships[list_id].card_ids[0]
        await portal.control.call("delete_cards", kind=3, ids=[gone])
        await open_list(session, list_id, ignore, again=True)
        assert (3, gone) in session.known.missing_cards
        known = session.known
    async with opened() as session:
        await session.learn.cards_known()
        assert session.known.cards == known.cards
        assert session.known.missing_cards == known.missing_cards


async def test_a_finished_list_is_read_once_more_and_then_left_alone(session, portal):
    read = []

    async def read_again(**options):
        read.clear()
        await refresh(session, ignore, **options)
        return sorted(read)

    session.subscribe(lambda change: read.extend(change.members))
    everything = await read_again()
    [finished, *others] = everything
    await portal.control.call("complete_list", list=finished)
    when_it_finished = await read_again(background=True)
    afterwards = await read_again(background=True)
    assert (when_it_finished, afterwards) == (everything, others)
    assert await read_again(background=True, asked=[finished]) == everything
    assert await read_again() == everything


async def test_a_finished_list_is_left_alone_however_wrong_the_computers_clock_is(session, portal, monkeypatch):
    read = []
    await refresh(session, ignore)
    [finished, *others] = session.known.call_lists
    await portal.control.call("complete_list", list=finished)
    await refresh(session, ignore, background=True)
    monkeypatch.setattr("desktop.services.refreshing.now", lambda: datetime.now(UTC) + timedelta(days=1))
    session.subscribe(lambda change: read.extend(change.members))
    await refresh(session, ignore, background=True)
    assert sorted(read) == sorted(others)


MANY = 90


@pytest.fixture
def many(portal):
    """A portal on which only list 7 is in progress."""
    portal.control.perform("add_lists", count=MANY - 3, participants_each=5)
    for number in range(1, MANY + 1):
        portal.control.perform("complete_list", list=number, completed=number != 7)


@pytest.mark.usefixtures("many")
async def test_finished_lists_are_caught_up_with_in_order_and_from_where_that_was_stopped(opened):
    read, steps = [], []

    def heard(change):
        read.extend(change.members)

    async with opened() as session:
        session.subscribe(heard)
        await refresh(session, ignore)
        assert sorted(read) == [7, *range(MANY - 19, MANY + 1)]
        assert to_catch_up(session)

        def stop_at_once(step):
            steps.append(step)
            catching_up.cancel()

        catching_up = asyncio.create_task(catch_up(session, stop_at_once))
        with pytest.raises(asyncio.CancelledError):
            await catching_up
        assert len(session.known.memberships) == len(read) < MANY
        assert steps[0] == ProgressStep(Subject.LISTS, 1, MANY - 21)
    async with opened() as session:
        session.subscribe(heard)
        await refresh(session, ignore)
        await catch_up(session, steps.append)
        assert not to_catch_up(session)
        assert len(session.known.memberships) == MANY
    read.remove(7)  # it is in progress
    assert sorted(read) == list(range(1, MANY + 1))


@pytest.mark.usefixtures("many")
async def test_a_finished_list_that_cannot_be_read_holds_up_nothing(session, portal, monkeypatch):
    refused, membership = [], call_lists.membership

    def read(reader, list_id, **options):
        if list_id == 50:
            refused.append(list_id)
            raise Problem(Cause.REFUSED, code="LIST_ID_ERROR")
        return membership(reader, list_id, **options)

    monkeypatch.setattr(call_lists, "membership", read)
    await refresh(session, ignore)
    await catch_up(session, ignore)
    await refresh(session, ignore)
    assert not to_catch_up(session)
    assert (refused, session.list_problems.keys()) == ([50], {50})
    assert session.known.memberships.keys() == set(range(1, MANY + 1)) - {50}


@pytest.mark.usefixtures("many")
async def test_a_finished_list_that_is_reopened_is_read_at_once(session, portal):
    await refresh(session, ignore)
    await catch_up(session, ignore)
    read = []
    session.subscribe(lambda change: read.extend(change.members))
    await refresh(session, ignore, background=True)
    assert read == [7]
    await portal.control.call("complete_list", list=60, completed=False)
    await portal.control.call("set_form", list=61, form=1)
    await refresh(session, ignore, background=True)
    assert sorted(read[1:]) == [7, 60, 61]


@pytest.mark.usefixtures("many")
async def test_removing_somebody_from_all_lists_does_not_read_all_finished_ones(session, portal):
    await refresh(session, ignore)
    await catch_up(session, ignore)
    [person, other] = (await portal.control.call("participants_of", list=50))[:2]
    read = []
    session.subscribe(lambda change: read.extend(change.members))
    prepared = await work_out(session, TakeOff(((3, person["id"]), (3, other["id"]))))
    assert [step.plan.list_id for step in prepared.steps] == [50]
    await portal.control.call("set_form", list=60, form=1)
    await portal.control.call("add_participants", list=60, ids=[person["id"]])
    prepared = await work_out(session, prepared.operation, prepared)
    assert sorted(step.plan.list_id for step in prepared.steps) == [50, 60]
    assert {7, 60} <= set(read)
    assert len(set(read)) <= len({7, 50, 60}) + 20
