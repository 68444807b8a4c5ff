"""A single read, observed with its HTTP status."""

import asyncio

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.protocol import Call, Observed
from desktop.domain.problem import Cause, Problem

CALL = Call("server.time")


@pytest.mark.parametrize(
    ("time", "whole"),
    [({"start": 5}, True), ({"start": 5.0}, False), ({}, None), ({"start": True}, None), ([], None)],
)
def test_a_reply_is_seen_with_its_status(run, make_portal, answer, time, whole):
    portal = make_portal()
    portal.script = [answer({"result": "now", "time": time})]
    seen = run(portal, lambda client: client.observe(CALL))
    assert (seen.status, seen.outcome.result, seen.whole_start) == (200, "now", whole)
    assert portal.requests == [("server.time", [("server.time", {})])]


def test_a_refusal_is_an_answer_and_is_not_repeated(run, make_portal, answer):
    portal = make_portal()
    portal.script = [answer({"error": "insufficient_scope", "error_description": "no"}, 403)] * 3
    seen = run(portal, lambda client: client.observe(CALL))
    assert (seen.status, seen.outcome.cause, seen.whole_start) == (403, Cause.SCOPE_MISSING, None)
    assert len(portal.requests) == 1


def test_no_answer_is_a_problem(run, make_portal):
    portal = make_portal()
    portal.script = [Problem(Cause.TIMED_OUT)]
    with pytest.raises(Problem) as told:
        run(portal, lambda client: client.observe(CALL))
    assert told.value.cause is Cause.TIMED_OUT


def test_it_keeps_within_the_limits(run, make_portal, make_clock, answer):
    portal, clock = make_portal({"server.time": lambda _: "now"}), make_clock()

    async def many(client):
        return [await client.observe(CALL) for _ in range(45)]

    seen = run(portal, many, clock=clock)
    assert all(isinstance(one, Observed) and one.status == 200 for one in seen)
    assert sum(clock.slept) == pytest.approx(2.5, abs=0.1)  # 40 fit into the bucket at once, then two a second


def test_a_closed_client_asks_nothing(make_portal, address):
    portal = make_portal()

    async def closed():
        client = Client(Webhook.parse(address), transport=portal)
        async with client:
            pass
        await client.observe(CALL)

    with pytest.raises(Problem) as told:
        asyncio.run(closed())
    assert told.value.cause is Cause.CANCELLED_BY_CLOSE
    assert portal.requests == []
