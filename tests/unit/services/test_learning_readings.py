"""What passes the only door is compared with the reading before, on the real embedded portal."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.history import Fact
from desktop.domain.plans import Wish
from desktop.services.list_reading import open_list
from desktop.services.refreshing import refresh
from desktop.services.writing.carrying_out import carry_out
from desktop.services.writing.members import ChangeMembers
from desktop.services.writing.operation import prepare
from tests.portals import plain_portal

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)

portal = plain_portal(scope="function", contacts=400, companies=20, call_lists=3, participants=60)


def ignore(_step):
    pass


async def moved(session, list_id=1):
    """Return what the history has of a list, as (card id, before, after)."""
    movements = (await session.history.recent(LONG_AGO)).movements.get(list_id, [])
    return [(movement.card_id, movement.before, movement.after) for movement in movements]


async def test_what_operators_and_others_do_is_noticed_and_told_once(opened, portal):
    async with opened() as session:
        await refresh(session, ignore)
        before = session.known.memberships[1]
        first, second, third, *_ = before.card_ids
        told = []
        session.subscribe(lambda change: told.append(change) if change.moved else None)
        await portal.control.call("operator_status", list=1, participant=first, status="SUCCESS")
        await portal.control.call("remove_participants", list=1, ids=[second])
        await refresh(session, ignore)
        expected = [(first, "IN_WORK", "SUCCESS"), (second, "IN_WORK", None)]
        assert await moved(session) == sorted(expected)
        [change] = told
        assert change.moved == {1}
        assert list(change.movements) == (await session.history.recent(LONG_AGO)).movements[1]
        after = session.known.memberships[1]
        for movement in change.movements:
            assert before.begun - timedelta(seconds=1) < movement.not_before <= before.read_at
            assert after.begun <= movement.not_after < after.read_at + timedelta(seconds=1)
    await portal.control.call("operator_status", list=1, participant=third, status="SUCCESS")
    async with opened() as session:
        await open_list(session, 1, ignore)  # known already
        assert await moved(session) == sorted(expected)
        await refresh(session, ignore)
        assert await moved(session) == [*sorted(expected), (third, "IN_WORK", "SUCCESS")]


async def test_a_reading_that_was_given_up_twice_is_kept_before_the_portal_is_left(opened, portal, monkeypatch):
    begun, go_on = asyncio.Event(), asyncio.Event()
    async with opened() as session:
        await refresh(session, ignore)
        first, *others = session.known.memberships[1].participants
        later = session.portal_clock.now() + timedelta(minutes=1)
        people = (replace(first, status="SUCCESS"), *others)
        anew = replace(session.known.memberships[1], participants=people, begun=later, read_at=later)
        record = session.history.record_all

        async def slowly(*values, **more):
            begun.set()
            await go_on.wait()
            return await record(*values, **more)

        monkeypatch.setattr(session.history, "record_all", slowly)
        task = asyncio.ensure_future(session.learn.members(anew))
        await begun.wait()
        for _ in range(2):
            task.cancel()
            await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.05, go_on.set)
    async with opened() as session:
        assert await moved(session) == [(first.card_id, "IN_WORK", "SUCCESS")]


async def test_our_own_writes_are_noticed_by_what_is_read_back(session, portal):
    await refresh(session, ignore)
    statuses = session.known.memberships[1].statuses
    leaving = list(statuses)[:2]
    new = await portal.control.call("add_cards", kind=3, count=2)
    prepared = await prepare(session, [ChangeMembers(Wish(1, tuple(new), tuple(leaving)))])
    await carry_out(session, prepared)
    there = [(card_id, statuses[card_id], None) for card_id in leaving]
    assert await moved(session) == sorted([*there, *((card_id, None, "IN_WORK") for card_id in new)])


async def test_people_who_are_hidden_meanwhile_were_not_removed(session, portal):
    await refresh(session, ignore)
    hidden, other, *_ = session.known.memberships[1].card_ids
    await portal.control.call("admin", on=False)
    session.checked = False
    await portal.control.call("hide_cards", ids=[hidden])
    await portal.control.call("operator_status", list=1, participant=other, status="SUCCESS")
    await refresh(session, ignore)
    assert hidden not in session.known.memberships[1].card_ids
    assert await moved(session) == [(other, "IN_WORK", "SUCCESS")]
    await portal.control.call("operator_status", list=1, participant=hidden, status="DENIED")
    await portal.control.call("hide_cards", ids=[hidden], hidden=False)
    await refresh(session, ignore)
    assert await moved(session) == [(other, "IN_WORK", "SUCCESS"), (hidden, "IN_WORK", "DENIED")]
    first, second = (await session.history.recent(LONG_AGO)).movements[1]
    assert second.not_before == first.not_before


async def test_a_form_a_responsible_and_a_completion_that_change_are_kept(session, portal):
    await refresh(session, ignore)
    form = session.known.call_lists[2].form_id
    await portal.control.call("complete_list", list=1)
    await portal.control.call("set_form", list=2, form=3)
    await refresh(session, ignore)
    facts = (await session.history.recent(LONG_AGO)).facts
    kept = {number: [(fact.fact, fact.before, fact.after) for fact in facts[number]] for number in facts}
    assert kept[1] == [(Fact.COMPLETED, "0", "1")]
    assert kept[2] == [(Fact.FORM, str(form), "3")]


async def test_moments_are_the_portals_however_wrong_the_computers_clock_is(session, portal, monkeypatch):
    from desktop.bitrix24.line.clock import Clock

    truth = datetime.now(UTC)
    monkeypatch.setattr(Clock, "now", lambda _clock: datetime.now(UTC) + timedelta(hours=5))
    await refresh(session, ignore)
    membership = session.known.memberships[1]
    assert truth - timedelta(seconds=1) <= membership.begun <= membership.read_at < truth + timedelta(hours=1)
    assert session.portal_clock.offset == timedelta(hours=3)


@pytest.mark.parametrize("wrong", [timedelta(minutes=30), -timedelta(minutes=30)])
async def test_a_list_that_changed_after_a_start_with_a_wrong_clock_changed_by_the_portals(
    wrong, session, portal, monkeypatch
):
    from desktop.bitrix24.line.clock import Clock

    monkeypatch.setattr(Clock, "now", lambda _clock: datetime.now(UTC) + wrong)
    truth, second = datetime.now(UTC), timedelta(seconds=1)
    await refresh(session, ignore)
    await portal.control.call("complete_list", list=1)
    await refresh(session, ignore)
    [change] = (await session.history.recent(LONG_AGO)).facts[1]
    assert truth - 2 * second <= change.not_before <= change.not_after <= datetime.now(UTC) + 2 * second


async def test_the_zone_is_that_of_the_portals_latest_answer_also_where_that_is_greenwichs(session, portal):
    zones = []
    for offset in (60, 0, 180):
        await portal.control.call("clock", utc_offset=offset)
        await refresh(session, ignore)
        zones.append(session.board.hours.zone.utcoffset(None))
    assert zones == [timedelta(hours=1), timedelta(), timedelta(hours=3)]
