"""An expired access token: renewed once, one renewal at a time, stored before use, and the call repeated."""

import asyncio
import json

import pytest

from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.line import oauth
from desktop.bitrix24.line.client import Call, Client, ParallelReads, Urgency
from desktop.bitrix24.line.oauth import Application, Grant
from desktop.bitrix24.line.protocol import Answer
from desktop.bitrix24.line.renewal import Renewal
from desktop.bitrix24.line.retry import Unsent
from desktop.domain.problem import Cause, Problem

APPLICATION = Application("local.app", "cl13nts3cr3t")
UPDATE = Call("crm.calllist.update", {"LIST_ID": 13})


def parts(number):
    return {
        "access_token": f"access-{number}-of-acme",
        "refresh_token": f"refresh-{number}-of-acme",
        "client_endpoint": "https://acme.bitrix24.ru/rest/",
        "server_endpoint": "https://oauth.bitrix24.tech/rest/",
        "user_id": 7,
    }


def granted(number):
    return Answer(200, json.dumps(parts(number)).encode())


def refused(error, status=400):
    return Answer(status, json.dumps({"error": error}).encode())


def refresh_token(number):
    return f"refresh_token=refresh-{number}-of-acme"


class Keeper:
    """The owner of a grant, who stores each grant received; `failures` are raised first, one per call."""

    def __init__(self):
        self.kept, self.failures, self.waiting = [], [], None

    async def __call__(self, grant):
        if self.waiting is not None:
            await self.waiting.wait()
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        self.kept.append(Grant.restored(grant.reveal()))


@pytest.fixture
def keeper():
    return Keeper()


@pytest.fixture
def renewal(keeper):
    first = oauth.decipher(granted(1), server=Site.parse("oauth.bitrix24.tech"))
    return Renewal(APPLICATION, first, keeper)


@pytest.fixture
def portal(make_portal):
    """A portal at which the first access token has expired; a method echoes its number."""
    portal = make_portal({"m": lambda parameters: parameters["n"], UPDATE.method: lambda parameters: True})
    portal.good = {"access-2-of-acme"}
    portal.tokens = [granted(2)]
    return portal


@pytest.fixture
def client(opened, portal, clock, renewal):
    return opened(portal, credentials=renewal.credentials, renewal=renewal, clock=clock)


def reads(client, count=10):
    reader = client.reader(Urgency.FOREGROUND)
    return [reader.read(Call("m", {"n": number})) for number in range(count)]


async def until(condition):
    while not condition():  # noqa: ASYNC110 - each turn of the loop makes progress
        await asyncio.sleep(0)


async def outcome(awaitable):
    try:
        return (await awaitable).result
    except Problem as problem:
        return problem.cause


async def test_ten_reads_at_once_renew_once_and_all_come_back(client, portal, keeper):
    assert [reply.result for reply in await asyncio.gather(*reads(client))] == [str(number) for number in range(10)]
    assert portal.sizes == [10, 10]
    [request] = portal.token_requests
    assert request.startswith(
        "https://oauth.bitrix24.tech/oauth/token/?grant_type=refresh_token&client_id=local.app&"
    )
    assert refresh_token(1) in request
    assert [grant.credentials for grant in keeper.kept] == [client.credentials]


async def test_nothing_is_renewed_while_the_token_is_good(client, portal):
    portal.good = {"access-1-of-acme"}
    await asyncio.gather(*reads(client))
    assert (await client.write(UPDATE)).result is True
    assert portal.token_requests == []


async def test_a_write_that_was_refused_is_sent_again(client, portal):
    assert (await client.write(UPDATE)).result is True
    assert portal.called == [UPDATE.method] * 2
    assert len(portal.token_requests) == 1


async def test_an_expired_token_right_after_a_renewal_is_an_error_and_no_loop(client, portal):
    portal.good = set()
    assert (
        await asyncio.gather(outcome(client.write(UPDATE)), *map(outcome, reads(client)))
        == [Cause.SIGN_IN_AGAIN] * 11
    )
    assert len(portal.token_requests) == 1
    assert len(portal.requests) == 2


def test_a_webhook_is_never_renewed(run, portal):
    assert run(portal, lambda client: outcome(client.write(UPDATE))) is Cause.SIGN_IN_AGAIN
    assert len(portal.requests) == 1


def expiring(times, refusal):
    """Return a method that, as a command of a batch, is refused for an expired token the first `times` times."""
    left = [times]

    def answer(parameters):
        if left[0] and int(parameters["n"]) % 2:
            left[0] -= 1
            raise refusal("expired_token", "", 401)
        return parameters["n"]

    return answer


async def test_commands_of_a_batch_that_were_refused_go_out_again(client, portal, refusal):
    portal.good = None
    portal.methods["m"] = expiring(5, refusal)
    assert [reply.result for reply in await asyncio.gather(*reads(client))] == [str(number) for number in range(10)]
    assert portal.sizes == [10, 5]
    assert len(portal.token_requests) == 1


async def test_commands_that_are_refused_again_are_an_error(client, portal, refusal):
    portal.good = None
    portal.methods["m"] = expiring(100, refusal)
    assert await asyncio.gather(*map(outcome, reads(client))) == [
        str(number) if number % 2 == 0 else Cause.SIGN_IN_AGAIN for number in range(10)
    ]
    assert len(portal.token_requests) == 1


async def test_a_write_and_the_readings_beside_it_renew_once(client, portal):
    came, heard = asyncio.Event(), []
    beside = ParallelReads([Call("m", {"n": 1}), Call("m", {"n": 2})], heard.append, pause=0)

    async def before_answer():
        sent = [method for method, _ in portal.requests]
        if sent[-1] == "batch":
            came.set()
        elif sent.count(UPDATE.method) == 1:
            await came.wait()  # both are refused at the same time
        else:
            await until(lambda: heard)

    portal.before_answer = before_answer
    assert (await client.write(UPDATE, beside=beside)).result is True
    assert [[reply.result for reply in replies] for replies in heard[:1]] == [["1", "2"]]
    assert len(portal.token_requests) == 1


async def test_two_clients_of_one_grant_renew_once(client, portal, renewal, make_clock):
    async with Client(renewal.credentials, renewal=renewal, transport=portal, clock=make_clock()) as other:
        both = await asyncio.gather(*reads(client), *reads(other))
        later = await asyncio.gather(*reads(client, 1), *reads(other, 1))
    assert (len(both), len(later)) == (20, 2)
    assert len(portal.token_requests) == 1


async def test_a_client_that_still_has_the_old_token_gets_the_new_one_unasked(client, portal, renewal, make_clock):
    old = renewal.credentials
    await asyncio.gather(*reads(client))
    async with Client(old, renewal=renewal, transport=portal, clock=make_clock()) as late:
        await asyncio.gather(*reads(late))
        assert late.credentials == renewal.credentials != old
    assert len(portal.token_requests) == 1


async def test_the_new_grant_is_stored_before_its_token_is_used(client, portal, keeper):
    keeper.waiting = asyncio.Event()
    reading = asyncio.gather(*reads(client))
    await until(lambda: portal.token_requests)
    for _ in range(50):
        await asyncio.sleep(0)
    before = len(portal.requests)
    keeper.waiting.set()
    await reading
    assert before == 1
    assert len(portal.requests) == 2
    assert len(keeper.kept) == 1


@pytest.mark.expects_log
async def test_what_cannot_be_stored_is_told_and_stored_the_next_time(client, portal, keeper):
    keeper.failures = [OSError("keyring refresh-2-of-acme"), OSError("keyring")]
    told = []
    for _ in range(2):
        with pytest.raises(Problem) as raised:
            await client.write(UPDATE)
        told.append(raised.value)
    reply = await client.write(UPDATE)
    assert [problem.cause for problem in told] == [Cause.GRANT_NOT_KEPT] * 2
    assert "refresh-2" not in "".join(map(str, told))
    assert [problem.__cause__ or problem.__context__ for problem in told] == [None, None]
    assert reply.result is True
    assert len(portal.token_requests) == 1
    assert len(portal.requests) == 4
    assert len(keeper.kept) == 1


LOST = [
    Problem(Cause.TIMED_OUT),
    Problem(Cause.UNREACHABLE),
    Answer(502, b"<html>"),
    Answer(200, b'{"access_token": "access-2'),
    Answer(200, b"<html>login</html>"),
    Answer(500, b'{"error": "INTERNAL_SERVER_ERROR"}'),
]


@pytest.mark.expects_log
@pytest.mark.parametrize("lost", LOST, ids=repr)
async def test_a_lost_answer_is_asked_for_once_more_with_the_old_refresh_token(client, portal, lost):
    portal.tokens = [lost, granted(2)]
    assert (await client.write(UPDATE)).result is True
    assert [refresh_token(1) in request for request in portal.token_requests] == [True, True]


@pytest.mark.expects_log
@pytest.mark.parametrize("then", [*LOST, refused("invalid_grant")], ids=repr)
async def test_an_answer_that_stays_lost_means_to_sign_in_again_and_never_an_unknown_outcome(
    client, portal, keeper, then
):
    portal.tokens = [Problem(Cause.TIMED_OUT), then]
    writing = asyncio.ensure_future(outcome(client.write(UPDATE)))
    await asyncio.sleep(0)
    assert set(await asyncio.gather(writing, *map(outcome, reads(client)))) == {Cause.SIGN_IN_AGAIN}
    assert len(portal.token_requests) == 2
    assert portal.called == [UPDATE.method]
    assert keeper.kept == []


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (refused("invalid_grant"), Cause.SIGN_IN_AGAIN),
        (refused("invalid_client"), Cause.APPLICATION),
        (refused("wrong_client", 200), Cause.APPLICATION),
        (refused("PAYMENT_REQUIRED", 402), Cause.PLAN),
        (refused("invalid_request"), Cause.REFUSED),
        (Unsent(Cause.CERTIFICATE), Cause.CERTIFICATE),
    ],
)
async def test_a_refused_renewal_is_told_to_all_who_wait(client, portal, answer, cause):
    portal.tokens = [answer]
    assert await asyncio.gather(*map(outcome, reads(client))) == [cause] * 10
    assert len(portal.token_requests) == 1


async def test_a_server_that_was_not_reached_is_tried_again_by_the_line(client, portal, clock):
    portal.tokens = [Unsent(Cause.UNREACHABLE), Unsent(Cause.TIMED_OUT), granted(2)]
    assert (await client.write(UPDATE)).result is True
    assert len(portal.token_requests) == 3
    assert any(slept >= 1 for slept in clock.slept)


async def test_a_renewed_call_obeys_the_limits_as_ever(client, portal):
    portal.script = [Answer(503, b'{"error": "QUERY_LIMIT_EXCEEDED"}')]
    assert (await client.write(UPDATE)).result is True
    assert len(portal.token_requests) == 1
    assert len(portal.requests) == 3


async def test_a_caller_who_goes_takes_nothing_with_him(client, portal, keeper):
    """The new refresh token is stored even if the caller has gone."""
    keeper.waiting = asyncio.Event()
    writing = asyncio.ensure_future(client.write(UPDATE))
    await until(lambda: portal.token_requests)
    writing.cancel()
    keeper.waiting.set()
    assert (await asyncio.gather(*reads(client, 1)))[0].result == 0
    assert len(portal.token_requests) == 1
    assert len(keeper.kept) == 1


async def test_the_end_of_a_client_waits_until_the_new_grant_is_stored(client, portal, keeper, renewal):
    keeper.waiting = asyncio.Event()
    reading = asyncio.ensure_future(asyncio.gather(*map(outcome, reads(client))))
    await until(lambda: portal.token_requests)
    ending = asyncio.ensure_future(client.__aexit__(None, None, None))
    told = await reading
    for _ in range(50):
        await asyncio.sleep(0)
    before = ending.done(), portal.closed
    keeper.waiting.set()
    await ending
    assert told == [Cause.CANCELLED_BY_CLOSE] * 10
    assert before == (False, False)
    assert (len(keeper.kept), portal.closed) == (1, True)
    assert keeper.kept[0].credentials == renewal.credentials


async def test_the_end_of_a_client_does_not_wait_for_an_answer_that_does_not_come(
    client, portal, keeper, monkeypatch
):
    monkeypatch.setattr("desktop.bitrix24.line.renewal._GOODBYE_SECONDS", 0.01)

    async def never():
        await asyncio.Event().wait()

    portal.tokens = [never()]
    reading = asyncio.ensure_future(asyncio.gather(*map(outcome, reads(client))))
    await until(lambda: portal.token_requests)
    await client.__aexit__(None, None, None)
    assert await reading == [Cause.CANCELLED_BY_CLOSE] * 10
    assert keeper.kept == []


async def test_a_renamed_portal_is_followed_with_the_token(opened, portal, renewal):
    portal.good = {"access-1-of-acme", "access-2-of-acme"}
    moved = []
    portal.script = [Answer(302, b"", f"https://new.bitrix24.ru/rest/{UPDATE.method}")]
    async with opened(portal, credentials=renewal.credentials, renewal=renewal, on_moved=moved.append) as client:
        await client.write(UPDATE)
        portal.good = {"access-2-of-acme"}
        await client.write(UPDATE)
    assert moved == ["new.bitrix24.ru"]
    assert portal.hosts == ["acme.bitrix24.ru", "new.bitrix24.ru", "new.bitrix24.ru", "acme.bitrix24.ru"]
    assert len(portal.token_requests) == 1
