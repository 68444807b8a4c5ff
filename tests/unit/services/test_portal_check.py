"""The check of the portal, run on the real embedded portal with its switches set both ways."""

import asyncio
import contextlib
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from desktop.domain.portal_report import Point, PointVerdict
from desktop.domain.problem import Cause
from desktop.services import list_reading
from desktop.services.list_reading import read_forms
from desktop.services.portal_check import check_portal
from desktop.services.refreshing import refresh
from desktop.services.session import now
from tests.portals import portal_fixture

READS = {
    "app.info",
    "batch",
    "crm.activity.get",
    "crm.activity.list",
    "crm.calllist.items.get",
    "crm.calllist.list",
    "crm.calllist.statuslist",
    "crm.duplicate.findbycomm",
    "crm.form.list",
    "crm.item.list",
    "crm.status.list",
    "feature.get",
    "method.get",
    "profile",
    "scope",
    "server.time",
    "user.get",
    "voximplant.statistic.get",
}
USUAL = {
    "integer_start": False,
    "operating_shown": True,
    "deleted_lists_hidden": False,
    "form_list": True,
    "call_list_methods": True,
    "call_list_feature": True,
    "app_info_denied": False,
    "unstable_ties": True,
    "unordered_lists": True,
    "documented_statuses": False,
    "max_input_vars": 1000,
    "completes_activities": True,
    "subject_word": "",
    "unreadable_kinds": [],
}
SECRET = "k3pt0utofr3ports"
portal = portal_fixture(language="en", contacts=500, companies=30, token=SECRET, hidden=3)


@pytest.fixture
def opened(opened, portal):
    """Connect to the portal, with its usual settings restored before and after."""

    def as_it_was():
        for action, arguments in (
            ("clear_faults", {}),
            ("reset_limits", {}),
            ("restore_webhook", {}),
            ("latency", {"milliseconds": 0}),
            ("admin", {"on": True}),
            ("switch", USUAL),
        ):
            portal.control.perform(action, **arguments)

    @asynccontextmanager
    async def opened_():
        as_it_was()
        try:
            async with opened() as session:
                yield session
        finally:
            as_it_was()

    return opened_


async def checked(session):
    return {finding.point: finding for finding in (await check_portal(session)).findings}


async def switched(portal, **changes):
    await portal.control.call("switch", **changes)


async def test_the_embedded_portal_answers_as_the_contract_says(session, portal):
    await portal.control.call("webhook", scopes=["crm", "user_brief"])
    report = await check_portal(session)
    verdicts = {finding.point: finding.verdict for finding in report.findings}
    assert [point for point, verdict in verdicts.items() if verdict is PointVerdict.NOT_ASKED] == []
    assert [point for point, verdict in verdicts.items() if verdict is PointVerdict.OTHERWISE] == [Point.TELEPHONY]
    assert report.complete
    assert report.requests == 7


@pytest.mark.parametrize(
    ("point", "action", "arguments"),
    [
        (Point.WHOLE_START, "switch", {"integer_start": True}),
        (Point.OPERATING, "switch", {"operating_shown": False}),
        (Point.DELETED_LISTS, "switch", {"deleted_lists_hidden": True}),
        (Point.FORM_LIST, "switch", {"form_list": False}),
        (Point.CALL_LIST_FEATURE, "switch", {"call_list_feature": False}),
        (Point.PLAN, "switch", {"app_info_denied": True}),
        (Point.INPUT_VARS, "switch", {"max_input_vars": 0}),
        (Point.UNORDERED, "switch", {"unordered_lists": False}),
        (Point.ADMINISTRATOR, "admin", {"on": False}),
        (Point.TELEPHONY, "webhook", {"scopes": ["crm", "user"]}),
        (Point.USER_NAMES, "webhook", {"scopes": ["crm", "telephony"]}),
        (Point.PERMISSIONS, "webhook", {"scopes": ["crm", "telephony"]}),
    ],
    ids=lambda value: getattr(value, "value", ""),
)
async def test_a_point_turns_with_the_portal(session, portal, point, action, arguments):
    before = (await checked(session))[point]
    await portal.control.call(action, **arguments)
    assert (before.verdict, (await checked(session))[point].verdict) == (
        PointVerdict.AS_EXPECTED,
        PointVerdict.OTHERWISE,
    )


async def test_the_status_of_a_refusal_turns(session, portal):
    found = [await checked(session)]
    await portal.control.call("webhook", scopes=["crm", "user"])
    found.append(await checked(session))
    await switched(portal, documented_statuses=True)
    found.append(await checked(session))
    unseen, server, documented = [findings[Point.AUTHORIZATION_STATUS] for findings in found]
    assert unseen.verdict is PointVerdict.NOT_SEEN
    assert (server.verdict, server.values) == (PointVerdict.AS_EXPECTED, {"status": 401})
    assert (documented.verdict, documented.values) == (PointVerdict.OTHERWISE, {"status": 403})


async def test_hidden_participants_are_seen_by_whom_they_are_hidden_from(session, portal):
    await portal.control.call("admin", on=False)
    [made] = await portal.control.call("add_lists", count=1, participants_each=70)
    rows = await portal.control.call("participants_of", list=made)
    hidden = [row["id"] for row in rows[:2]]
    await portal.control.call("hide_cards", ids=hidden)
    found = await checked(session)
    assert found[Point.HIDDEN].verdict is PointVerdict.OTHERWISE
    assert not session.facts.facts.short_pages  # the program trusts no page of a non-administrator anyway


async def test_an_order_that_is_not_steady_is_seen(session, portal):
    [made] = await portal.control.call("add_lists", count=1, participants_each=55)
    for row in await portal.control.call("participants_of", list=made):
        await portal.control.call("set_rank", list=made, participant=row["id"], rank=10)
    shaken = (await checked(session))[Point.STEADY]
    await switched(portal, unstable_ties=False)
    calm = (await checked(session))[Point.STEADY]
    assert (shaken.verdict, calm.verdict) == (PointVerdict.OTHERWISE, PointVerdict.AS_EXPECTED)


async def test_a_list_that_is_through_and_stays_open_is_seen(session, portal):
    await switched(portal, completes_activities=False)
    [made] = await portal.control.call("add_lists", count=1, participants_each=2)
    for row in await portal.control.call("participants_of", list=made):
        await portal.control.call("operator_status", list=made, participant=row["id"], status="SUCCESS")
    still_open = (await checked(session))[Point.COMPLETION]
    await portal.control.call("complete_list", list=made)
    completed = (await checked(session))[Point.COMPLETION]
    assert (still_open.verdict, completed.verdict) == (PointVerdict.OTHERWISE, PointVerdict.AS_EXPECTED)


async def test_nothing_but_reads_is_sent(session, portal):
    await portal.control.call("webhook", scopes=["crm"])
    await portal.control.call("requests", reset=True)
    await checked(session)
    log = await portal.control.call("requests")
    called = {name for entry in log["requests"] for name in (entry["method"], *entry["commands"])}
    assert called - READS == set()
    assert "batch" in called
    assert log["count"] == 7


async def test_no_person_and_no_secret_stands_in_a_report(session, portal):
    found = await checked(session)
    await portal.control.call("webhook", state="deleted")
    told = repr({**{point.value: finding for point, finding in found.items()}, **await checked(session)})
    assert SECRET not in told
    sql = "SELECT name, last_name FROM user UNION SELECT name, last_name FROM contact"
    people_ = portal.control.perform("query", sql=sql)
    phones = portal.control.perform("query", sql="SELECT value FROM multifield")
    private = {value for row in (*people_, *phones) for value in row.values() if value and len(value) > 3}
    assert len(private) > 100
    assert [value for value in private if value in told] == []


async def test_a_portal_that_refuses_everything_is_reported_and_not_asked_on(session, portal):
    await portal.control.call("webhook", state="expired")
    await portal.control.call("requests", reset=True)
    report = await check_portal(session)
    problems = {finding.problem.cause for finding in report.findings if finding.problem is not None}
    assert problems == {Cause.CREDENTIALS}
    assert not report.complete
    assert (await portal.control.call("requests"))["count"] == 1


async def test_an_old_portal_without_call_lists_is_reported(session, portal):
    await switched(portal, call_list_methods=False)
    found = await checked(session)
    assert found[Point.LIST_ORDER].problem.cause is Cause.METHOD_MISSING
    assert found[Point.METHOD_NAMES].verdict is PointVerdict.OTHERWISE
    assert found[Point.CARD_FIELD].verdict is PointVerdict.AS_EXPECTED


async def test_a_check_of_a_slow_portal_is_stopped_and_leaves_nothing(session, portal):
    await portal.control.call("latency", milliseconds=30_000)
    steps = asyncio.Queue()
    work = asyncio.create_task(check_portal(session, lambda done, total: steps.put_nowait((done, total))))
    assert await steps.get() == (0, 4)
    while not session.queue.in_flight:  # noqa: ASYNC110 - each turn of the loop makes progress
        await asyncio.sleep(0)
    work.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await work
    assert work.cancelled()
    assert (session.facts.facts.at, session.queue.waiting) == (None, 0)


async def test_what_was_learnt_holds_for_the_next_start_and_saves_requests(opened, portal):
    async def requests_for_forms():
        async with opened() as session:
            await portal.control.call("requests", reset=True)
            names = await read_forms(session)
            log = await portal.control.call("requests")
            return len(names), [entry["method"] for entry in log["requests"]]

    assert await requests_for_forms() == (3, ["method.get", "crm.form.list"])
    async with opened() as session:
        changes = []
        session.subscribe(changes.append)
        await check_portal(session)
        assert any(change.connection for change in changes)
    assert await requests_for_forms() == (3, ["crm.form.list"])
    async with opened() as session:
        await switched(portal, form_list=False)
        await check_portal(session)
    assert await requests_for_forms() == (3, [])


async def test_a_list_of_forms_that_was_absent_is_asked_for_again_in_time(opened, portal, monkeypatch):
    async with opened() as session:
        await switched(portal, form_list=False)
        await check_portal(session)
    monkeypatch.setattr(list_reading, "now", lambda: now() + timedelta(days=31))
    async with opened() as session:
        assert len(await read_forms(session)) == 3


async def test_the_check_goes_beside_a_refresh(session):
    report, _ = await asyncio.gather(check_portal(session), refresh(session, lambda _: None))
    assert report.complete
    assert session.known.read_at is not None
