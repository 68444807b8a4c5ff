"""Abandoned requests leave no connection open, whenever they are abandoned."""

import asyncio
import select
import socket
import ssl
from contextlib import asynccontextmanager, suppress

import pytest
import trustme

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.transport import HttpTransport

SECRET = "l3fts3cr3t00"


class Server:
    """Answers each request; counts the connections that the other side has not closed."""

    def __init__(self, *, keeps=True):
        self.open, self.changed = 0, asyncio.Condition()
        kept = b"keep-alive" if keeps else b"close"
        self._answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: " + kept + b"\r\n\r\n{}"

    async def serve(self, reader, writer):
        await self._count(1)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while await reader.readuntil(b"\r\n\r\n{}"):
                await self.respond(writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        await self._count(-1)

    async def respond(self, writer):
        writer.write(self._answer)
        await writer.drain()

    async def _count(self, more):
        async with self.changed:
            self.open += more
            self.changed.notify_all()

    async def until(self, most):
        async with self.changed:
            await self.changed.wait_for(lambda: self.open <= most)


class Silent(Server):
    def __init__(self):
        super().__init__()
        self.asked = asyncio.Event()

    async def respond(self, writer):
        self.asked.set()


@pytest.fixture(scope="module")
def certificates():
    """Return the TLS context of the server, and the one of the program that trusts it."""
    authority, server = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(server)
    server.maximum_version = ssl.TLSVersion.TLSv1_2  # sends nothing after the handshake that would remain unread
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return server, trusting


@asynccontextmanager
async def line_to(port, *, scheme="http", certificates=None):
    """Yields the transport and a function that posts through it."""
    webhook, carrier = Webhook.parse(f"{scheme}://127.0.0.1:{port}/rest/1/{SECRET}/"), HttpTransport(certificates)
    try:
        yield carrier, lambda: carrier.post(webhook, "profile", b"{}")
    finally:
        await carrier.close()


@asynccontextmanager
async def served(server, **options):
    async with await asyncio.start_server(server.serve, "127.0.0.1", 0, **options) as listening:
        yield listening.sockets[0].getsockname()[1]
        await server.until(most=0)


async def left(task):
    task.cancel()
    await asyncio.wait([task])


def run(story):
    async def ended_in_time():
        async with asyncio.timeout(30):
            return await story

    return asyncio.run(ended_in_time())


@pytest.mark.parametrize("keeps", [False, True], ids=["closes", "keeps"])
def test_no_moment_at_which_a_request_is_left_leaves_its_connection_open(keeps):
    """Abandon it at every turn of the loop, from before it connects until after its answer."""

    async def story():
        server, turns, answered = Server(keeps=keeps), 0, False
        async with served(server) as port, line_to(port) as (_, post):
            await post()
            while not answered:
                if keeps:
                    await post()
                task = asyncio.create_task(post())
                for _ in range(turns):
                    await asyncio.sleep(0)
                answered = task.done()
                await left(task)
                turns += 1
            await server.until(most=int(keeps))
        return turns

    assert run(story()) > 5


def test_a_connection_to_a_silent_portal_is_dropped_at_once():
    async def story():
        server = Silent()
        async with served(server) as port, line_to(port) as (_, post):
            task = asyncio.create_task(post())
            await server.asked.wait()
            await left(task)
            await server.until(most=0)

    run(story())


@asynccontextmanager
async def in_a_handshake(certificates):
    """A request that has connected and waits for the server's side of TLS; yields with the server's socket."""
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        async with line_to(listening.getsockname()[1], scheme="https", certificates=certificates) as (carrier, post):
            task = asyncio.create_task(post())
            accepted, _ = await loop.sock_accept(listening)
            while not select.select([accepted], [], [], 0)[0]:  # noqa: ASYNC110 - Windows' loop watches no sockets
                await asyncio.sleep(0.005)
            with accepted:
                yield carrier, task, accepted


def test_what_is_left_while_it_connects_is_not_sent_after_all(certificates):
    server_side, trusting = certificates

    async def story():
        async with in_a_handshake(trusting) as (_, task, accepted):
            await left(task)
            reader = asyncio.StreamReader()
            transport, _ = await asyncio.get_running_loop().connect_accepted_socket(
                lambda: asyncio.StreamReaderProtocol(reader), accepted, ssl=server_side
            )
            sent = await reader.read()
            transport.close()
            return task.cancelled(), sent

    assert run(story()) == (True, b"")


def test_closing_waits_for_nothing_that_was_left_and_leaves_nothing_behind(certificates):
    async def story():
        async with in_a_handshake(certificates[1]) as (carrier, task, accepted):
            await left(task)
            under_way = others()
            await carrier.close()
            left_over = others()
            while await asyncio.get_running_loop().sock_recv(accepted, 65536):
                pass
            return len(under_way), left_over, repr(under_way)

    before, after, told = run(story())
    assert (before, after) == (1, set())
    assert SECRET not in told


def others():
    return asyncio.all_tasks() - {asyncio.current_task()}
