"""Reads beside a write: only while its request is under way, within the limits, and without harming it."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Call, ParallelReads, Urgency
from desktop.bitrix24.line.limits import LEAK, RESERVE, THRESHOLD
from desktop.bitrix24.line.retry import Unsent
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem

WRITE = Call("w", {"LIST_ID": 13, "ENTITIES": [1, 2]})
READS = [Call("m", {"n": index}) for index in range(3)]


class Scene:
    """A portal on which the write lasts until `answered` is set; `heard` holds the outcomes of the reads."""

    def __init__(self, portal):
        self.portal, self.heard, self.enough = portal, [], 3
        self.answered = asyncio.Event()
        portal.before_answer = self._before_answer

    @property
    def beside(self):
        return ParallelReads(READS, self.hear)

    def hear(self, outcomes):
        self.heard.append(outcomes)
        if len(self.heard) == self.enough:
            self.answered.set()

    async def _before_answer(self):
        if self.portal.requests[-1][0] == "w":
            await self.answered.wait()


@pytest.fixture
def portal(make_portal):
    return make_portal({"m": lambda parameters: parameters, "w": lambda parameters: True})


@pytest.fixture
def scene(portal):
    return Scene(portal)


@pytest.fixture
@asynccontextmanager
async def client(client, portal):
    """Open a client, and check that it counts the same number of requests as the portal."""
    async with client as opened:
        yield opened
        assert opened.requests_sent == len(portal.requests)


async def test_read_again_and_again_until_the_write_ends(client, scene, portal):
    assert (await client.write(WRITE, beside=scene.beside)).result is True
    await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": "after"}))
    assert [[reply.result["n"] for reply in outcomes] for outcomes in scene.heard] == [["0", "1", "2"]] * 3
    assert [method for method, _ in portal.requests[:4]] == ["w", "batch", "batch", "batch"]
    assert portal.requests[-1] == ("m", [("m", {"n": "after"})])
    assert portal.most_at_once == 2


async def test_the_readings_pause_between(client, scene, clock):
    await client.write(WRITE, beside=ParallelReads(READS, scene.hear, pause=0.25))
    assert clock.slept[:2] == [0.25, 0.25]


async def test_a_single_call_goes_directly(client, scene, portal):
    await client.write(WRITE, beside=ParallelReads(READS[1:2], scene.hear))
    assert [reply.result for [reply] in scene.heard] == [{"n": 1}] * 3
    assert {method for method, _ in portal.requests} == {"w", "m"}


async def test_without_the_wish_one_request_at_a_time(client, scene, portal):
    scene.answered.set()
    reader = client.reader(Urgency.FOREGROUND)
    await asyncio.gather(client.write(WRITE), *(reader.read(call) for call in READS))
    assert portal.most_at_once == 1


async def test_other_reads_wait_for_the_write(client, scene, portal):
    writing = asyncio.ensure_future(client.write(WRITE, beside=scene.beside))
    await asyncio.sleep(0)
    await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": "waits"}))
    await writing
    assert portal.requests[-1] == ("m", [("m", {"n": "waits"})])
    assert portal.most_at_once == 2


async def test_a_reading_under_way_when_the_write_ends_is_dropped(client, scene, portal):
    ended = []

    async def before_answer():
        if portal.requests[-1][0] != "w":
            scene.answered.set()
            try:
                await asyncio.Event().wait()
            finally:
                ended.append(True)
        await scene.answered.wait()

    portal.before_answer = before_answer
    reply = await client.write(WRITE, beside=scene.beside)
    assert (reply.result, scene.heard, portal.at_once) == (True, [], 0)
    assert ended == [True]


@pytest.mark.parametrize(
    ("failure", "cause"),
    [
        ((503, b'{"error": "QUERY_LIMIT_EXCEEDED"}'), Cause.RATE_LIMIT),
        ((401, b'{"error": "INVALID_CREDENTIALS"}'), Cause.CREDENTIALS),
        ((302, b"<html>Moved</html>"), Cause.MOVED),
        ((500, b"<html>"), Cause.PORTAL_FAULT),
        ((200, b'{"result": {"resu'), Cause.UNREADABLE),
        ((200, b"<html>Login"), Cause.NOT_A_PORTAL),
        (Problem(Cause.TIMED_OUT), Cause.TIMED_OUT),
        (Unsent(Cause.UNREACHABLE), Cause.UNREACHABLE),
    ],
)
async def test_an_error_is_heard_and_ends_the_readings_and_not_the_write(
    scene, client, portal, answer, address, secret, failure, cause
):
    def fail(method, calls):
        if isinstance(failure, Exception):
            return failure
        return answer(failure[1], failure[0], address.replace("acme", "new") + "batch")

    portal.script = [fail]
    scene.enough = 1
    reply = await client.write(WRITE, beside=scene.beside)
    assert not any(secret in repr(vars(outcome)) for outcome in scene.heard[0])
    assert reply.result is True
    assert [[outcome.cause for outcome in outcomes] for outcomes in scene.heard] == [[cause] * 3]
    assert set(portal.hosts) == {"acme.bitrix24.ru"}
    assert len(portal.requests) == 2


async def test_no_reading_follows_one_that_failed(client, scene, portal, clock):
    portal.script = [Problem(Cause.TIMED_OUT)]
    scene.enough = None
    writing = asyncio.ensure_future(client.write(WRITE, beside=scene.beside))
    for _ in range(200):
        await asyncio.sleep(0)
    scene.answered.set()
    await writing
    assert (len(scene.heard), [method for method, _ in portal.requests]) == (1, ["w", "batch"])


async def test_a_refused_command_is_its_own_and_the_readings_go_on(client, scene, portal, refusal):
    def refuse_the_last(parameters):
        if parameters["n"] == "2":
            raise refusal("ACCESS_ERROR", "No participants", 403)
        return parameters

    portal.methods["m"] = refuse_the_last
    await client.write(WRITE, beside=scene.beside)
    assert [[type(outcome).__name__ for outcome in outcomes] for outcomes in scene.heard] == [
        ["Reply", "Reply", "Problem"]
    ] * 3


async def test_readings_leave_room_in_the_bucket(client, scene, portal, clock):
    """The room is for the write itself, its follow-up and other users; then reads go at the pace of the leak."""
    scene.enough = 60
    began = clock.time
    await client.write(WRITE, beside=ParallelReads(READS, scene.hear, pause=0.001))
    after = clock.time
    reader = client.reader(Urgency.FOREGROUND)
    for index in range(10):
        await reader.read(Call("m", {"n": index}))
    assert after - began >= (60 - 30) / LEAK
    assert clock.time - after == 0


async def test_no_reading_while_the_bucket_is_nearly_full(client, scene, portal, clock):
    scene.answered.set()
    reader = client.reader(Urgency.FOREGROUND)
    for index in range(int(THRESHOLD - RESERVE - 1)):
        await reader.read(Call("m", {"n": index}))
    await client.write(WRITE, beside=scene.beside)
    assert scene.heard == []
    assert "batch" not in [method for method, _ in portal.requests]


async def test_a_refusal_for_the_rate_is_learned(client, scene, portal, answer, clock):
    scene.enough = 1
    portal.script = [answer({"error": "QUERY_LIMIT_EXCEEDED"}, 503)]
    await client.write(WRITE, beside=scene.beside)
    ended = clock.time
    await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
    assert (clock.time - ended) >= RESERVE / LEAK


@pytest.mark.parametrize("known_before", [True, False])
async def test_operating_time_is_obeyed_and_learned(client, scene, portal, clock, known_before):
    """Near its limit, a method is not read beside a write before its pause ends, whichever read met the limit."""
    at = []
    slow = {"operating": 400, "operating_reset_at": 1600, "start": 1500}

    def read(parameters):
        at.append(clock.time)
        return parameters

    portal.methods["m"] = read
    portal.inner_time["m"] = slow
    if known_before:
        await client.reader(Urgency.FOREGROUND).read(READS[0])
    scene.enough = 1 if known_before else 2
    await client.write(WRITE, beside=scene.beside)
    first, second = list(dict.fromkeys(at))
    assert second - first >= 99


async def test_a_method_refused_for_its_operating_time_rests(client, scene, portal, refusal, clock):
    def refuse(parameters):
        raise refusal("OPERATION_TIME_LIMIT", "Method is blocked", 429)

    portal.methods["m"] = refuse
    scene.enough = 1
    await client.write(WRITE, beside=scene.beside)
    portal.methods["m"] = lambda parameters: parameters
    ended = clock.time
    await client.reader(Urgency.FOREGROUND).read(Call("m", {"n": 1}))
    assert [outcome.cause for outcome in scene.heard[0]] == [Cause.OPERATING_LIMIT] * 3
    assert clock.time - ended >= 59


async def test_a_write_that_is_sent_again_is_read_beside_again(client, scene, portal, answer):
    refusals = [answer({"error": "QUERY_LIMIT_EXCEEDED"}, 503)]
    portal.script = [lambda method, calls: refusals.pop() if method == "w" and refusals else None] * 100
    during = []

    def hear(outcomes):
        during.append(portal.called.count("w"))
        if during[-1] == 2 or refusals:
            scene.answered.set()

    async def before_answer():
        if portal.requests[-1][0] == "w":
            scene.answered.clear()
            await scene.answered.wait()

    portal.before_answer = before_answer
    reply = await client.write(WRITE, beside=ParallelReads(READS, hear))
    assert (reply.result, set(during)) == (True, {1, 2})


async def test_a_renamed_portal_is_read_where_it_moved_to(client, scene, portal, answer, address):
    scene.enough, hosts = 2, []
    moved = answer(b"", 302, address.replace("acme", "new") + "w")

    def hear(outcomes):
        hosts.append(portal.hosts[-1])
        scene.hear(outcomes)

    portal.script = [moved]
    gate = portal.before_answer

    async def first_goes_on():
        if len(portal.requests) > 1:
            await gate()

    portal.before_answer = first_goes_on
    await client.write(WRITE, beside=ParallelReads(READS, hear))
    assert set(hosts) == {"new.bitrix24.ru"}


@pytest.mark.expects_log
async def test_a_listener_that_breaks_ends_the_readings_and_not_the_write(client, scene, portal, caplog):
    def broken(outcomes):
        scene.answered.set()
        raise RuntimeError("listener")

    assert (await client.write(WRITE, beside=ParallelReads(READS, broken))).result is True
    assert len(portal.requests) == 2
    assert "beside a write" in caplog.text


async def test_a_lost_write_ends_the_readings_too(client, scene, portal):
    portal.script = [lambda method, calls: Problem(Cause.TIMED_OUT) if method == "w" else None] * 100
    with pytest.raises(Problem) as raised:
        await client.write(WRITE, beside=scene.beside)
    assert (raised.value.cause, len(scene.heard), portal.at_once) == (Cause.OUTCOME_UNKNOWN, 3, 0)


async def test_closing_ends_the_readings(client, scene, portal):
    heard = asyncio.Event()
    beside = ParallelReads(READS, lambda outcomes: heard.set())
    writing = asyncio.ensure_future(client.write(WRITE, beside=beside))
    await heard.wait()
    await client.__aexit__(None, None, None)
    [problem] = await asyncio.gather(writing, return_exceptions=True)
    assert (problem.cause, portal.at_once) == (Cause.OUTCOME_UNKNOWN, 0)


async def test_nobody_hears_once_the_caller_is_gone(client, scene, portal):
    scene.enough = None
    heard = asyncio.Event()

    def hear(outcomes):
        scene.hear(outcomes)
        heard.set()

    writing = asyncio.ensure_future(client.write(WRITE, beside=ParallelReads(READS, hear)))
    await heard.wait()
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    before = len(scene.heard)
    for _ in range(200):
        await asyncio.sleep(0)
    still_under_way = portal.at_once
    scene.answered.set()
    assert (len(scene.heard) - before, still_under_way) == (0, 1)


@pytest.mark.parametrize("calls", [[], READS * 20, [READS[0], Call("m", {"x": None})]])
def test_what_does_not_fit_one_batch_is_refused_at_once(calls):
    with pytest.raises(ValueError, match=r"calls"):
        ParallelReads(calls, print)


async def test_the_log_tells_of_readings_without_their_content(client, scene, caplog):
    caplog.set_level("DEBUG", "desktop.bitrix24")
    scene.enough = 1
    await client.write(WRITE, beside=ParallelReads([Call("m", {"NAME": "Иванов"})], scene.hear))
    told = [record.getMessage() for record in caplog.records if record.name == "desktop.bitrix24"]
    assert told[:-1] == ["beside a write: 1 calls, 0 refused, 0 ms"]
    assert told[-1].startswith("w: ")


async def test_http_carries_two_requests_at_once_from_the_first_on(monkeypatch):
    """Each request is answered only once both have arrived; they share one HTTP client."""
    import httpx

    opened = []

    class Counted(httpx.AsyncClient):
        def __init__(self, **options):
            opened.append(self)
            super().__init__(**options)

    monkeypatch.setattr(httpx, "AsyncClient", Counted)

    arrived, all_there = [], asyncio.Event()

    async def serve(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        arrived.append(reader)
        if len(arrived) == 2:
            all_there.set()
        await all_there.wait()
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\nConnection: close\r\n\r\n{"result": 1}')
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server, asyncio.timeout(20):
        port = server.sockets[0].getsockname()[1]
        webhook, carrier = Webhook.parse(f"http://127.0.0.1:{port}/rest/1/s3cr3ttw0/"), HttpTransport()
        try:
            answers = await asyncio.gather(*(carrier.post(webhook, method, b"{}") for method in ("w", "batch")))
        finally:
            await carrier.close()
    assert [answer.status for answer in answers] == [200, 200]
    assert len(opened) == 1
