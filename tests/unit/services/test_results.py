"""What came of calls, read from the embedded portal: requests are counted, rights are taken away."""

from contextlib import asynccontextmanager

import pytest

from desktop.domain.problem import Cause, Problem
from desktop.domain.results import CallResult, NoCall, Part
from desktop.services.refreshing import refresh
from desktop.services.results import details, last_calls
from tests.portals import plain_portal

portal = plain_portal(language="en", call_lists=2, participants=500, contacts=1200)

ANSWERS = [
    {"code": "CONTACT_POST", "caption": "Position", "value": ["<i>Director</i>"]},
    {"code": "DEAL_COMMENTS", "caption": "Wishes", "value": ["[b]soon[/b]"]},
]


@pytest.fixture
@asynccontextmanager
async def read(session, portal):
    """A session that has read all lists."""
    async with session as opened:
        await refresh(opened, lambda _: None)
        await requests(portal)
        try:
            yield opened
        finally:
            await portal.control.call("switch", refused_methods=[], telephony_right="all", unreadable_kinds=[])
            await portal.control.call("restore_webhook")
            await portal.control.call("admin", on=True)


async def requests(portal):
    return (await portal.control.call("requests", reset=True))["count"]


def people(session, place=0):
    [*lists] = sorted(session.known.call_lists)
    membership = session.known.memberships[lists[place]]
    return session.known.call_lists[lists[place]].created, [(3, card_id) for card_id in membership.card_ids]


async def leave_everything(portal, card_id):
    control = portal.control
    await control.call("leave_call", ids=[card_id], seconds=134, comment="[b]soon[/b]")
    await control.call("leave_comment", id=card_id, text="<b>noted</b>")
    await control.call("leave_form", id=card_id, form=2, answers=ANSWERS)
    await control.call("leave_trade", client=card_id, opportunity=12_000.5, title="A deal")
    await control.call("leave_trade", client=card_id, kind=31, opportunity=700.0, title="An invoice")


async def test_all_of_a_person_takes_one_request_and_then_none(read, portal):
    since, [*_, client] = people(read)
    await leave_everything(portal, client[1])
    found = await details(read, client, since)
    assert await requests(portal) == 1
    again = await details(read, client, since)
    assert (again, await requests(portal)) == (found, 0)
    call = found.calls[0]
    assert (call.result, call.talked.total_seconds(), call.comment, call.recorded) == (
        CallResult.ANSWERED,
        134,
        "soon",
        True,
    )
    assert "noted" in [remark.text for remark in found.comments]
    assert [(answer.value, answer.on_card) for answer in found.forms[0].answers] == [
        ("Director", True),
        ("soon", False),
    ]
    deal = found.deals[0]
    assert (deal.title, deal.total, deal.currency, deal.stage) == ("A deal", 12_000.5, "RUB", "New")
    assert found.invoices[0].title == "An invoice"
    assert call.began.utcoffset() == since.utcoffset()
    assert not found.missing


async def test_stages_are_read_with_the_first_person_only(read, portal):
    since, [first, second, *_] = people(read)
    await details(read, first, since)
    known = read.results.stages
    await details(read, second, since)
    assert known
    assert read.results.stages is known


@pytest.mark.parametrize(
    ("how", "missing"),
    [
        ({"telephony_right": "none"}, {Part.TELEPHONY: Cause.ACCESS_DENIED}),
        ({"refused_methods": ["crm.timeline.comment.list"]}, {Part.COMMENTS: Cause.REFUSED}),
        ({"refused_methods": ["crm.activity.list"]}, {Part.CALLS: Cause.REFUSED, Part.FORMS: Cause.REFUSED}),
        ({"unreadable_kinds": [2]}, {Part.DEALS: Cause.ACCESS_DENIED}),
        ({"unreadable_kinds": [31]}, {Part.INVOICES: Cause.ACCESS_DENIED}),
    ],
)
async def test_each_missing_right_costs_its_part_alone(read, portal, how, missing):
    since, [client, *_] = people(read, 1)
    await leave_everything(portal, client[1])
    await portal.control.call("admin", on="unreadable_kinds" not in how)
    await portal.control.call("switch", **how)
    await requests(portal)
    found = await details(read, client, since)
    assert (dict(found.missing), await requests(portal)) == (missing, 1)
    left = {
        Part.CALLS: found.calls,
        Part.COMMENTS: found.comments,
        Part.FORMS: found.forms,
        Part.DEALS: found.deals,
        Part.INVOICES: found.invoices,
    }
    assert {part for part, entries in left.items() if not entries} == missing.keys() & left.keys()


async def test_a_webhook_without_telephony_says_which_permission_is_missing(read, portal):
    since, [client, *_] = people(read)
    await portal.control.call("webhook", scopes=["crm", "user"])
    assert (await details(read, client, since)).missing == {Part.TELEPHONY: Cause.SCOPE_MISSING}


async def test_five_hundred_last_calls_take_two_requests_and_then_none(read, portal):
    _, clients = people(read)
    await portal.control.call("leave_call", ids=[clients[0][1]], code="486", ago=5, comment="[i]later[/i]")
    await requests(portal)
    found = await last_calls(read, clients)
    assert await requests(portal) == 2
    assert (found[clients[0]].result, found[clients[0]].comment) == (CallResult.BUSY, "later")
    called = await portal.control.call(
        "query",
        sql="SELECT owner_id, MAX(start_time) AS last FROM activity WHERE type_id = 2 GROUP BY owner_id",
    )
    wanted = {(3, row["owner_id"]): row["last"] for row in called}
    assert {client: call.began.timestamp() for client, call in found.items()} == {
        client: wanted[client] for client in clients if client in wanted
    }
    assert (await last_calls(read, clients), await requests(portal)) == (found, 0)
    assert NoCall.NONE in read.results.calls.values()


async def test_who_moved_is_asked_for_again(read, portal):
    _, [client, *others] = people(read)
    await last_calls(read, [client, *others])
    await portal.control.call("leave_call", ids=[client[1]], ago=1)
    [list_id, *_] = sorted(read.known.call_lists)
    status = "SUCCESS" if read.known.memberships[list_id].statuses[client[1]] != "SUCCESS" else "WRONG_NUMBER"
    await portal.control.call("operator_status", list=list_id, participant=client[1], status=status)
    await refresh(read, lambda _: None, background=True)
    await read.learn.settle()
    assert read.results.unread([client, *others]) == [client]


async def test_without_the_statistics_calls_are_still_there(read, portal):
    _, clients = people(read)
    await portal.control.call("switch", telephony_right="none")
    found = await last_calls(read, clients)
    assert found
    assert {call.result for call in found.values()} <= {CallResult.ANSWERED, CallResult.NO_ANSWER}


async def test_last_calls_that_may_not_be_read_are_told(read, portal):
    await portal.control.call("switch", refused_methods=["crm.activity.list"])
    with pytest.raises(Problem) as raised:
        await last_calls(read, people(read)[1][:10])
    assert raised.value.cause is Cause.REFUSED


async def test_no_address_of_a_recording_is_kept_or_logged(read, portal, caplog, tmp_path):
    since, clients = people(read)
    await leave_everything(portal, clients[0][1])
    found = await details(read, clients[0], since)
    calls = await last_calls(read, clients)
    assert found.calls[0].recorded
    assert any(call.recorded for call in calls.values())
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    for text in (repr(found), repr(calls), caplog.text, kept.decode("latin-1")):
        assert "token=" not in text
        assert "downloadFile" not in text
