"""The portal's connections: an unfinished request is not waited for, and an answer is sent at once."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from typing import Any

import pytest

from desktop.portal.__main__ import RememberingProtocol, listen, make_server
from desktop.portal.options import parse
from tests.unit.portal.conftest import TOKEN, make_portal

WHOLE = f"GET /rest/1/{TOKEN}/profile HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
HALVES = [
    b"",
    b"GET /rest/1/",
    b"POST /rest/1/x/profile HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\n{",
    WHOLE + WHOLE[:20],
]


@pytest.fixture
def serving(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Serve a portal that waits only briefly for a request; calls a coroutine function with its port."""
    monkeypatch.setattr(RememberingProtocol, "patience", 0.1)

    def serving_(story: Callable[[int], Any]) -> Any:
        async def whole() -> Any:
            listener = listen("127.0.0.1", 0)
            server = make_server(make_portal(), parse([]))
            monkeypatch.setattr(server, "capture_signals", contextlib.nullcontext)
            task = asyncio.create_task(server.serve(sockets=[listener]))
            try:
                return await story(listener.getsockname()[1])
            finally:
                server.should_exit = True
                await task

        return asyncio.run(asyncio.wait_for(whole(), 60))

    return serving_


def test_half_requests_end(serving: Any) -> None:
    async def story(port: int) -> list[bytes]:
        answers = []
        for half in HALVES:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(half)
            with contextlib.suppress(ConnectionError):
                answers.append(await reader.read())
            writer.close()
        return answers

    answers = serving(story)
    assert [answer[:15] for answer in answers if answer] == [b"HTTP/1.1 200 OK"]


def test_a_whole_one_is_answered_however_long_it_takes(serving: Any) -> None:
    async def story(port: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        control = WHOLE.replace(b"GET", b"POST")
        writer.write(control)
        first = await reader.readuntil(b"\r\n\r\n")
        writer.write(WHOLE)
        second = await reader.readuntil(b"HTTP/1.1 200 OK\r\n")
        writer.close()
        return first + second

    assert serving(story).count(b"200 OK") == 2


def test_no_answer_waits_until_its_beginning_is_acknowledged() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
