"""The route of requests: by a named proxy, by the system's proxy, or directly."""

import asyncio
import contextlib

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.transport import HttpTransport
from desktop.domain.preferences import Proxy
from desktop.domain.problem import Cause, Problem
from desktop.portal.process import PortalProcess

AWAY = Webhook.parse("https://acme.invalid/rest/1/s3cretT0ken/")


@contextlib.asynccontextmanager
async def proxy():
    """A proxy that refuses everything; yields its address and the first lines of the requests to it."""
    asked = []

    async def refuse(reader, writer):
        asked.append((await reader.readline()).decode().strip())
        writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        yield f"http://127.0.0.1:{port}", asked


async def cause_of(transport, webhook=AWAY):
    try:
        await transport.post(webhook, "profile", b"{}")
    except Problem as problem:
        return problem.cause
    finally:
        await transport.close()
    return None


@pytest.mark.parametrize("way", [Proxy.ADDRESS, Proxy.SYSTEM])
async def test_a_proxy_is_gone_through_and_does_not_see_the_secret(way, monkeypatch):
    async with proxy() as (address, asked):
        if way is Proxy.SYSTEM:
            monkeypatch.setenv("HTTPS_PROXY", address)
        assert await cause_of(HttpTransport(proxy=way, proxy_address=address)) == Cause.UNREACHABLE
    assert asked == ["CONNECT acme.invalid:443 HTTP/1.1"]


async def test_directly_means_past_the_system_s_proxy(monkeypatch):
    async with proxy() as (address, asked):
        monkeypatch.setenv("HTTPS_PROXY", address)
        assert await cause_of(HttpTransport(proxy=Proxy.NONE, proxy_address=address)) == Cause.HOST_UNKNOWN
    assert asked == []


async def test_a_portal_on_this_computer_is_asked_directly():
    async with (
        proxy() as (address, asked),
        PortalProcess(contacts=9, plain=True, call_lists=1, participants=5) as portal,
    ):
        transport = HttpTransport(proxy=Proxy.ADDRESS, proxy_address=address)
        assert await cause_of(transport, Webhook.parse(portal.webhook)) is None
    assert asked == []
