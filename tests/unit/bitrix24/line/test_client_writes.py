import asyncio

import pytest

from desktop.bitrix24.line.client import Call, Urgency
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem

UPDATE = Call("crm.calllist.update", {"LIST_ID": 13, "ENTITIES": [1, 2], "WEBFORM_ID": None})


@pytest.fixture
def portal(make_portal):
    return make_portal({"crm.calllist.update": lambda parameters: True, "m": lambda parameters: parameters})


def write(run, portal):
    async def use(client):
        try:
            return (await client.write(UPDATE)).result
        except Problem as problem:
            return problem

    return run(portal, use)


def test_a_write_is_a_direct_json_call(portal, run):
    async def use(client):
        reader = client.reader(Urgency.FOREGROUND)
        await asyncio.gather(reader.read(Call("m", {"n": 1})), client.write(UPDATE), reader.read(Call("m", {"n": 2})))

    run(portal, use)
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
def test_a_lost_outcome_is_unknown_and_never_repeated(portal, run, answer, failure):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])]
    problem = write(run, portal)
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
def test_what_was_not_executed_is_sent_again(portal, run, answer, failure, times):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])] * times
    assert write(run, portal) is True
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
def test_a_refusal_is_told_as_it_is(portal, run, answer, failure, cause):
    portal.script = [failure if isinstance(failure, Exception) else answer(failure[1], failure[0])]
    assert write(run, portal).cause is cause
    assert len(portal.requests) == 1


def test_a_write_under_way_when_the_client_closes_is_unknown(portal, run):
    async def use(client):
        portal.before_answer = asyncio.Event().wait
        writing = asyncio.ensure_future(client.write(UPDATE))
        await asyncio.sleep(0.01)
        await client.__aexit__(None, None, None)
        return await asyncio.gather(writing, return_exceptions=True)

    assert run(portal, use)[0].cause is Cause.OUTCOME_UNKNOWN


def test_a_write_that_waits_when_its_caller_goes_is_not_sent(portal, run):
    async def use(client):
        portal.before_answer = lambda: asyncio.sleep(0.02)
        reading = client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
        await asyncio.sleep(0.01)
        writing = asyncio.ensure_future(client.write(UPDATE))
        await asyncio.sleep(0)
        writing.cancel()
        await reading

    run(portal, use)
    assert portal.called == ["m"]


def redirect(answer, address, host="new.bitrix24.ru", status=302, tail=UPDATE.method):
    return answer(b"<html>Moved</html>", status, address.replace("acme.bitrix24.ru", host) + tail)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_renamed_portal_gets_the_same_post(portal, run, answer, address, status):
    portal.script = [redirect(answer, address, status=status)]
    moved = []

    async def use(client):
        result = (await client.write(UPDATE)).result
        await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
        return result, client.credentials.host, client.requests_sent

    assert run(portal, use, on_moved=moved.append) == (True, "new.bitrix24.ru", 3)
    assert moved == ["new.bitrix24.ru"]
    assert portal.hosts == ["acme.bitrix24.ru", "new.bitrix24.ru", "new.bitrix24.ru"]
    assert portal.raw[:2] == [UPDATE.params] * 2


def test_a_redirect_elsewhere_is_not_followed(portal, run, answer, address):
    portal.script = [redirect(answer, address, tail="login/")]
    moved = []

    async def use(client):
        try:
            await client.write(UPDATE)
        except Problem as problem:
            return problem

    problem = run(portal, use, on_moved=moved.append)
    assert problem.cause is Cause.MOVED
    assert (len(portal.requests), moved) == (1, [])


def test_redirects_do_not_go_on_for_ever(portal, run, answer, address):
    portal.script = [redirect(answer, address)] * 50
    assert write(run, portal).cause is Cause.MOVED
    assert len(portal.requests) == 3
