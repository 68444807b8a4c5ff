"""The transport on real sockets, with a server that gives the answers of a test."""

import asyncio
import socket
import ssl
import subprocess
import sys
import traceback
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime

import pytest
import trustme

from desktop.bitrix24.credentials.site import Site
from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line import transport
from desktop.bitrix24.line.oauth import TokenRequest
from desktop.bitrix24.line.retry import Unsent
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.problem import Cause, Problem

SECRET = "tr4nsp0rts3cr3t9"
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"result": 1}'


@asynccontextmanager
async def serving(respond, **options):
    """Serve with `respond(writer)`; yields the port and the requests received."""
    requests, serving_now = [], set()

    async def serve(reader, writer):
        serving_now.add(asyncio.current_task())
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(
                    int(line.partition(b":")[2])
                    for line in head.split(b"\r\n")
                    if line.lower().startswith(b"content-length")
                )
                requests.append((head, await reader.readexactly(length)))
                await respond(writer)
                if writer.is_closing():
                    return
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # ends with the test; 3.11 logs a cancelled handler as an error
        finally:
            serving_now.discard(asyncio.current_task())
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, **options)
    async with server:
        try:
            yield server.sockets[0].getsockname()[1], requests
        finally:
            for task in serving_now:  # from 3.12 on the server waits until its connections are closed
                task.cancel()


def sends(data):
    async def respond(writer):
        writer.write(data)
        await writer.drain()

    return respond


async def hang(writer):
    await asyncio.sleep(0.3)


async def drop(writer):
    writer.close()


async def post(port, *, scheme="http", host="127.0.0.1", **options):
    webhook = Webhook.parse(f"{scheme}://{host}:{port}/rest/1/{SECRET}/")
    carrier = HttpTransport(**options)
    try:
        return await carrier.post(webhook, "profile", b"{}")
    finally:
        await carrier.close()


def posted(respond):
    async def use():
        async with serving(respond) as (port, requests):
            return await post(port), requests

    return asyncio.run(use())


def failure(respond=None, **options):
    async def use():
        if respond is None:
            return await post(**options)
        async with serving(respond) as (port, _):
            return await post(port, **options)

    with pytest.raises(Problem) as raised:
        asyncio.run(use())
    return raised.value


def test_a_post_with_the_headers_of_the_contract():
    answer, requests = posted(sends(OK))
    assert (answer.status, answer.body) == (200, b'{"result": 1}')
    head, body = requests[0]
    assert head.startswith(f"POST /rest/1/{SECRET}/profile HTTP/1.1".encode())
    headers = head.lower()
    assert b"content-type: application/json\r\n" in headers
    assert b"accept: application/json\r\n" in headers
    assert b"user-agent: calllistdesk/" in headers
    assert body == b"{}"


def test_errors_are_answers():
    answer, _ = posted(sends(b'HTTP/1.1 403 Forbidden\r\nContent-Length: 12\r\n\r\n{"error": 1}'))
    assert (answer.status, answer.body) == (403, b'{"error": 1}')


def test_redirects_are_not_followed():
    reply = b"HTTP/1.1 302 Found\r\nLocation: https://new.bitrix24.ru/x\r\nContent-Length: 0\r\n\r\n"
    answer, requests = posted(sends(reply))
    assert (answer.status, answer.location) == (302, "https://new.bitrix24.ru/x")
    assert len(requests) == 1


async def test_the_connection_is_kept():
    async with serving(sends(OK)) as (port, requests):
        carrier, webhook = HttpTransport(), Webhook.parse(f"http://127.0.0.1:{port}/rest/1/{SECRET}/")
        for _ in range(3):
            await carrier.post(webhook, "profile", b"{}")
        await carrier.close()
        assert len(requests) == 3


def test_connections_that_never_come_free_keep_nobody_waiting():
    """Requests abandoned while connecting hold their connections like this for seconds."""
    taken, all_taken = 0, asyncio.Event()

    async def first_ones_hang(writer):
        nonlocal taken
        taken += 1
        if taken == 110:
            all_taken.set()
        await (asyncio.Event().wait() if taken <= 110 else sends(OK)(writer))

    async def use():
        async with serving(first_ones_hang, backlog=200) as (port, _):
            carrier, webhook = HttpTransport(), Webhook.parse(f"http://127.0.0.1:{port}/rest/1/{SECRET}/")
            hanging = [asyncio.create_task(carrier.post(webhook, "profile", b"{}")) for _ in range(110)]
            await all_taken.wait()
            answer = await carrier.post(webhook, "profile", b"{}")
            for task in hanging:
                task.cancel()
            await asyncio.gather(*hanging, return_exceptions=True)
            await carrier.close()
            return answer

    assert asyncio.run(asyncio.wait_for(use(), 30)).status == 200


def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        problem = failure(port=free.getsockname()[1])
    assert problem.cause is Cause.UNREACHABLE
    assert isinstance(problem, Unsent)


def test_an_authorization_server_that_does_not_listen():
    """Nothing was sent, so the refresh token in the address stays valid; and the error does not reveal it."""

    async def get(port):
        carrier = HttpTransport()
        try:
            await carrier.get(TokenRequest(Site.parse(f"http://127.0.0.1:{port}"), {"refresh_token": SECRET}))
        finally:
            await carrier.close()

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with pytest.raises(Unsent) as raised:
            asyncio.run(get(free.getsockname()[1]))
    assert (raised.value.cause, raised.value.method) == (Cause.UNREACHABLE, "oauth/token")
    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_a_host_that_is_not_known():
    problem = failure(port=443, scheme="https", host="no-such-portal.invalid")
    assert problem.cause in (Cause.HOST_UNKNOWN, Cause.UNREACHABLE)
    assert isinstance(problem, Unsent)


def test_no_answer_in_time(monkeypatch):
    monkeypatch.setattr(transport, "READ_SECONDS", 0.05)
    problem = failure(hang)
    assert problem.cause is Cause.TIMED_OUT
    assert not isinstance(problem, Unsent)


def test_an_answer_that_trickles_in_for_ever(monkeypatch):
    monkeypatch.setattr(transport, "WHOLE_SECONDS", 0.1)

    async def trickle(writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(20):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)

    assert failure(trickle).cause is Cause.TIMED_OUT


@pytest.mark.parametrize(
    "respond", [drop, sends(b"nonsense\r\n\r\n"), sends(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{")]
)
def test_a_connection_that_breaks(respond):
    async def once(writer):
        await respond(writer)
        writer.close()

    problem = failure(once)
    assert problem.cause is Cause.UNREACHABLE
    assert not isinstance(problem, Unsent)


def test_an_absurdly_big_answer(monkeypatch):
    monkeypatch.setattr(transport, "LARGEST_ANSWER", 1000)
    big = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + b" " * 5000
    assert failure(sends(big)).cause is Cause.UNREADABLE


def test_a_body_that_is_not_packed_as_it_says():
    reply = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"
    assert failure(sends(reply)).cause is Cause.UNREADABLE


def test_certificates(monkeypatch):
    authority, other = trustme.CA(), trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server)
    trusting, doubting = ssl.create_default_context(), ssl.create_default_context()
    authority.configure_trust(trusting)
    other.configure_trust(doubting)

    async def use():
        async with serving(sends(OK), ssl=server) as (port, _):
            answer = await post(port, scheme="https", certificates=trusting)
            problems = []
            for context in (doubting, None):
                try:
                    await post(port, scheme="https", certificates=context)
                except Problem as problem:
                    problems.append(problem)
            return answer, problems

    answer, problems = asyncio.run(use())
    assert answer.status == 200
    assert [problem.cause for problem in problems] == [Cause.CERTIFICATE] * 2
    assert all(isinstance(problem, Unsent) for problem in problems)


@pytest.mark.parametrize(
    ("issued", "cause"),
    [
        ({"not_after": datetime(2020, 1, 1, tzinfo=UTC)}, Cause.CERTIFICATE_DATE),
        ({"not_before": datetime(2999, 1, 1, tzinfo=UTC)}, Cause.CERTIFICATE_DATE),
        ({"name": "other.acme.ru"}, Cause.CERTIFICATE_NAME),
        ({"name": "127.0.0.2"}, Cause.CERTIFICATE_NAME),
    ],
)
def test_what_is_wrong_with_a_certificate_is_told_apart(issued, cause):
    authority, server = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(issued.pop("name", "127.0.0.1"), **issued).configure_cert(server)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    assert refused_by(trusting, ssl=server) == (cause, True)


def test_a_server_without_tls_or_with_an_old_one_is_told_so():
    alert = b"\x15\x03\x01\x00\x02\x02\x46"  # fatal, protocol version
    for answer in (b"HTTP/1.1 400 plain\r\n\r\n", alert):
        assert refused_by(ssl.create_default_context(), respond=sends(answer)) == (Cause.NO_TLS, True)
    assert refused_by(ssl.create_default_context()) == (Cause.UNREACHABLE, True)


def refused_by(certificates, respond=None, **options):
    """Return why nothing was sent to a server, and whether that is certain."""

    async def use():
        async with greeting(respond, **options) as port:
            with pytest.raises(Problem) as raised:
                await post(port, scheme="https", certificates=certificates)
            return raised.value

    problem = asyncio.run(use())
    return problem.cause, isinstance(problem, Unsent)


@asynccontextmanager
async def greeting(respond, **options):
    """Run a server that responds to any first bytes; yields the port."""

    ended = asyncio.Event()

    async def serve(reader, writer):
        with suppress(OSError):
            await reader.read(65536)
            if respond is not None:
                await respond(writer)
                await reader.read()
            writer.close()
            await writer.wait_closed()
        ended.set()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, **options) as server:
        yield server.sockets[0].getsockname()[1]
        if "ssl" not in options:  # otherwise the handshake fails before anything is served
            await ended.wait()


def test_proxies_are_not_for_this_computer(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    answer, _ = posted(sends(OK))
    assert answer.status == 200


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:1", "nonsense://x", "socks5://127.0.0.1:1"])
def test_a_proxy_that_does_not_work(monkeypatch, proxy):
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, proxy)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    problem = failure(port=443, scheme="https", host="acme.invalid")
    assert problem.cause in (Cause.UNREACHABLE, Cause.HOST_UNKNOWN)


@pytest.mark.parametrize("respond", [drop, hang, sends(b"nonsense\r\n\r\n"), None])
def test_no_failure_holds_the_address(monkeypatch, respond):
    monkeypatch.setattr(transport, "READ_SECONDS", 0.05)
    problem = failure(respond, **({} if respond else {"port": 1}))
    assert problem.__cause__ is None
    assert problem.__context__ is None
    assert SECRET not in "".join(traceback.format_exception(problem))
    assert SECRET not in repr(vars(problem))


def test_reading_an_address_does_not_load_httpx():
    modules = "desktop.bitrix24.credentials.webhook, desktop.bitrix24.line.client"
    code = f"import sys, {modules}; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
