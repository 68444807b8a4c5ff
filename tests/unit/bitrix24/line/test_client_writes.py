import asyncio

import pytest

from desktop.bitrix24.line.client import Call, Urgency
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem

UPDATE = Call("crm.calllist.update", {"LIST_ID": 13, "ENTITIES": [1, 2], "WEBFORM_ID": None})


@pytest.fixture
def portal(make_portal):
    return make_portal({"crm.calllist.update": lambda parameters: True, "m": lambda parameters: parameters})


async def write(client):
    try:
        return (await client.write(UPDATE)).result
    except Problem as problem:
        return problem


async def test_a_write_is_a_direct_json_call(client, portal):
    reader = client.reader(Urgency.FOREGROUND)
    await asyncio.gather(reader.read(Call("m", {"n": 1})), client.write(UPDATE), reader.read(Call("m", {"n": 2})))
    assert sorted(method for method, _ in portal.requests) == ["batch", "crm.calllist.update"]
    assert UPDATE.params in portal.raw


@pytest.mark.parametrize(
    "failure",
    [
        Problem(Cause.TIMED_OUT),
        Problem(Cause.UNREACHABLE),
        (500, b""),
        (502, b"<html>Bad gateway</html>"),
        (504, b"<html>Gateway time-out</html>"),
        (500, b'{"error": "INTERNAL_SERVER_ERROR"}'),
        (500, b'{"error": "ERROR_UNEXPECTED_ANSWER"}'),
        (500, b'{"error": "ERROR_CORE"}'),
        (200, b'{"error": "WRONG_ENCODING"}'),
        (200, b'{"result": tr'),
        (200, b"<html>"),
        (200, b""),
    ],
)
async def test_a_lost_outcome_is_unknown_and_never_repeated(client, portal, answer, failure):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])]
    problem = await write(client)
    assert (problem.cause, problem.method) == (Cause.OUTCOME_UNKNOWN, UPDATE.method)
    assert len(portal.requests) == 1


@pytest.mark.parametrize(
    ("failure", "times"),
    [
        ((503, b'{"error": "QUERY_LIMIT_EXCEEDED"}'), 4),
        ((429, b'{"error": "OPERATION_TIME_LIMIT"}'), 4),
        (Unsent(Cause.UNREACHABLE), 2),
        (Unsent(Cause.TIMED_OUT), 2),
    ],
)
async def test_what_was_not_executed_is_sent_again(client, portal, answer, failure, times):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])] * times
    assert await write(client) is True
    assert len(portal.requests) == times + 1


@pytest.mark.parametrize(
    ("failure", "cause"),
    [
        ((400, b'{"error": "ENTITIES_ERROR", "error_description": "Incorrect entities id"}'), Cause.REFUSED),
        ((400, b'{"error": "", "error_description": "Access denied."}'), Cause.REFUSED),
        ((403, b'{"error": "ACCESS_ERROR"}'), Cause.ACCESS_DENIED),
        ((401, b'{"error": "NO_AUTH_FOUND"}'), Cause.CREDENTIALS),
        ((303, b""), Cause.MOVED),
        (Unsent(Cause.HOST_UNKNOWN), Cause.HOST_UNKNOWN),
        (Unsent(Cause.CERTIFICATE), Cause.CERTIFICATE),
    ],
)
async def test_a_refusal_is_told_as_it_is(client, portal, answer, failure, cause):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])]
    assert (await write(client)).cause is cause
    assert len(portal.requests) == 1


async def test_a_write_under_way_when_the_client_closes_is_unknown(client, portal):
    portal.before_answer = asyncio.Event().wait
    writing = asyncio.ensure_future(client.write(UPDATE))
    await asyncio.sleep(0.01)
    await client.__aexit__(None, None, None)
    assert (await asyncio.gather(writing, return_exceptions=True))[0].cause is Cause.OUTCOME_UNKNOWN


async def test_a_write_that_waits_when_its_caller_goes_is_not_sent(client, portal):
    portal.before_answer = lambda: asyncio.sleep(0.02)
    reading = client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
    await asyncio.sleep(0.01)
    writing = asyncio.ensure_future(client.write(UPDATE))
    await asyncio.sleep(0)
    writing.cancel()
    await reading
    assert portal.called == ["m"]


def redirect(answer, address, host="new.bitrix24.ru", status=302, tail=UPDATE.method):
    return answer(b"<html>Moved</html>", status, address.replace("acme.bitrix24.ru", host) + tail)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_renamed_portal_gets_the_same_post(opened, portal, answer, address, status):
    portal.script = [redirect(answer, address, status=status)]
    moved = []
    async with opened(portal, on_moved=moved.append) as client:
        assert await write(client) is True
        await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
        assert (client.credentials.host, client.requests_sent) == ("new.bitrix24.ru", 3)
    assert moved == ["new.bitrix24.ru"]
    assert portal.hosts == ["acme.bitrix24.ru", "new.bitrix24.ru", "new.bitrix24.ru"]
    assert portal.raw[:2] == [UPDATE.params] * 2


async def test_a_redirect_elsewhere_is_not_followed(opened, portal, answer, address):
    portal.script = [redirect(answer, address, tail="login/")]
    moved = []
    async with opened(portal, on_moved=moved.append) as client:
        assert (await write(client)).cause is Cause.MOVED
    assert (len(portal.requests), moved) == (1, [])


async def test_redirects_do_not_go_on_for_ever(client, portal, answer, address):
    portal.script = [redirect(answer, address)] * 50
    assert (await write(client)).cause is Cause.MOVED
    assert len(portal.requests) == 3
