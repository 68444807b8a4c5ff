"""Who called, by the embedded portal's own rows."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.operators import Gap
from desktop.domain.problem import Cause, Problem
from desktop.domain.results import CallResult
from desktop.services.operators import calls_of_time
from desktop.services.refreshing import refresh
from tests.portals import plain_portal

portal = plain_portal(scope="function", contacts=400, companies=40, call_lists=4, participants=100)

_CALLED = (
    "SELECT s.crm_activity_id AS activity, a.owner_type_id AS kind, a.owner_id AS card,"
    " s.portal_user_id AS operator, s.call_start_date AS began, s.call_duration AS seconds,"
    " s.call_failed_code AS code, COALESCE(s.comment, '') AS comment, s.record_file_id AS record"
    " FROM call_statistic s JOIN activity a ON a.id = s.crm_activity_id WHERE s.call_type = 1"
    " ORDER BY s.call_start_date, a.id"
)


def moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)


async def called(portal):
    rows = await portal.control.call("query", sql=_CALLED)
    assert len(rows) > 60
    return rows


def told(calls):
    return [
        {
            "activity": call.activity_id,
            "kind": call.kind,
            "card": call.card_id,
            "operator": call.operator_id,
            "began": call.began.timestamp(),
            "seconds": call.talked.total_seconds(),
            "comment": call.comment,
        }
        for call in calls
    ]


def plain(rows):
    """Return what is compared of the portal's rows; comments are shown without their markup."""
    return [
        {name: value for name, value in row.items() if name not in ("code", "record")}
        | {"comment": row["comment"].replace("[b]", "").replace("[/b]", "")}
        for row in rows
    ]


async def everything(session, rows):
    return await calls_of_time(session, moment(rows[0]["began"]), moment(rows[-1]["began"] + 1))


def without_statistics(rows):
    """Return what activities say of calls: neither seconds talked to the second, nor more than answered or not."""
    return {(row["activity"], row["kind"], row["card"], row["operator"], row["code"] == "200") for row in rows}


def as_activities(calls):
    return {
        (call.activity_id, call.kind, call.card_id, call.operator_id, call.result is CallResult.ANSWERED)
        for call in calls
    }


async def test_all_calls_of_a_time_as_the_portal_has_them(portal, session):
    await refresh(session, lambda _: None)
    rows = await called(portal)
    since, until = moment(rows[10]["began"]), moment(rows[-10]["began"])
    await portal.control.call("requests", reset=True)
    found = await calls_of_time(session, since, until)
    inside = [row for row in rows if since <= moment(row["began"]) < until]
    assert told(found.calls) == plain(inside)
    assert [call.result is CallResult.ANSWERED for call in found.calls] == [row["code"] == "200" for row in inside]
    assert [call.recorded for call in found.calls] == [row["record"] is not None for row in inside]
    assert (found.hidden, found.gap) == (False, Gap.NONE)
    assert abs(found.at - datetime.now(UTC)) < timedelta(minutes=5)


async def test_calls_of_others_that_the_statistics_lack_are_taken_from_activities(portal, session):
    """An administrator reads all activities, so nobody's calls are missing then."""
    await refresh(session, lambda _: None)
    rows = await called(portal)
    await portal.control.call("switch", telephony_right="self")
    found = await everything(session, rows)
    assert as_activities(found.calls) == without_statistics(rows)
    assert len(found.calls) == len(rows)
    assert (found.hidden, found.gap) == (False, Gap.SOME)


@pytest.mark.parametrize(("lacking", "gap"), [("right", Gap.RIGHT), ("scope", Gap.SCOPE)])
async def test_without_statistics_activities_tell(portal, session, lacking, gap):
    await refresh(session, lambda _: None)
    rows = await called(portal)
    if lacking == "right":
        await portal.control.call("switch", telephony_right="none")
    else:
        await portal.control.call("webhook", scopes=["crm", "user"])
    found = await everything(session, rows)
    assert as_activities(found.calls) == without_statistics(rows)
    assert (found.hidden, found.gap) == (False, gap)


@pytest.mark.parametrize(
    ("right", "hidden", "gap"), [("none", True, Gap.RIGHT), ("self", True, Gap.SOME), ("all", False, Gap.UNTOLD)]
)
async def test_somebody_else_than_an_administrator_may_miss_calls(portal, session, right, hidden, gap):
    await portal.control.call("admin", on=False)
    await portal.control.call("switch", telephony_right=right)
    await refresh(session, lambda _: None)
    rows = await called(portal)
    unseen = sorted({row["card"] for row in rows if row["kind"] == CONTACT})[:20]
    await portal.control.call("hide_cards", kind=CONTACT, ids=unseen)
    seen = [row for row in rows if (row["kind"], row["card"]) not in {(CONTACT, number) for number in unseen}]
    found = await everything(session, rows)
    assert as_activities(found.calls) == without_statistics(rows if right == "all" else seen)
    assert (found.hidden, found.gap) == (hidden, gap)


async def test_who_sees_only_own_calls_is_told_so(portal, session):
    await portal.control.call("admin", on=False)
    await portal.control.call("switch", telephony_right="self", unreadable_kinds=[CONTACT, COMPANY])
    await refresh(session, lambda _: None)
    found = await everything(session, await called(portal))
    assert found.calls == ()
    assert (found.hidden, found.gap) == (True, Gap.OWN)


async def test_where_neither_may_be_read_the_statistics_say_why(portal, session):
    rows = await called(portal)
    await portal.control.call("webhook", scopes=["user"])
    with pytest.raises(Problem) as raised:
        await everything(session, rows)
    assert raised.value.cause is Cause.SCOPE_MISSING
    assert raised.value.method == "voximplant.statistic.get"


async def test_a_call_that_goes_on_is_no_sign_of_a_right_that_is_missing(portal, session):
    """Its activity is there from the beginning, its statistics from the end."""
    await portal.control.call("admin", on=False)
    await refresh(session, lambda _: None)
    rows = await called(portal)
    begun = await portal.control.call("leave_call", ids=[rows[0]["card"]], ago=30)
    await portal.control.call("drop_statistics", activities=begun)
    found = await calls_of_time(session, moment(rows[0]["began"]), datetime.now(UTC))
    assert (found.hidden, found.gap) == (False, Gap.UNTOLD)


async def test_a_day_of_two_thousand_calls_takes_two_requests(portal, session):
    await refresh(session, lambda _: None)
    contacts = await portal.control.call("query", sql="SELECT id FROM contact ORDER BY id LIMIT 200")
    ids = [row["id"] for row in contacts]
    for number in range(10):
        await portal.control.call("leave_call", ids=ids, ago=60 * number, operator=7 + number % 3)
    now = datetime.now(UTC)
    await portal.control.call("requests", reset=True)
    found = await calls_of_time(session, now - timedelta(minutes=15), now + timedelta(minutes=1))
    asked = await portal.control.call("requests")
    assert len({call.activity_id for call in found.calls}) == len(found.calls) >= 2_000
    assert asked["count"] == 2


async def test_calls_that_came_in_are_left_out(portal, session):
    await refresh(session, lambda _: None)
    contacts = await portal.control.call("query", sql="SELECT id FROM contact ORDER BY id LIMIT 3")
    await portal.control.call("leave_call", ids=[row["id"] for row in contacts], direction=1, ago=60)
    made = await portal.control.call("leave_call", ids=[contacts[0]["id"]], ago=60)
    now = datetime.now(UTC)
    for right in ("all", "none"):
        await portal.control.call("switch", telephony_right=right)
        found = await calls_of_time(session, now - timedelta(minutes=2), now + timedelta(minutes=1))
        assert [call.activity_id for call in found.calls] == made
