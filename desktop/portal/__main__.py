"""`python -m desktop.portal`: the embedded portal as a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import logging
import secrets
import socket
import sys
import threading
from collections.abc import Sequence
from types import FrameType
from typing import Any

import h11
import msgspec
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from desktop.portal import applications
from desktop.portal.clock import PortalClock
from desktop.portal.database import Database, DatabaseProblem
from desktop.portal.options import parse
from desktop.portal.seed.world import SeedOptions, seed
from desktop.portal.server import application
from desktop.portal.shift import Shift
from desktop.portal.state import WEBHOOK_USER, Portal, Workers
from desktop.portal.supervising import Supervisor
from desktop.portal.working_days import WorkingDays


class RememberingProtocol(H11Protocol):
    """Uvicorn's protocol, which also lets the application find a request's connection, to cut it on demand.

    A connection is aborted when a request is still incomplete after `patience` seconds.
    """

    patience = 30.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Remember the connection by the client's address."""
        super().connection_made(transport)
        self.app_state.setdefault("connections", {})[self.client] = transport
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Take a piece of a request."""
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self.app_state.get("connections", {}).pop(self.client, None)
        self._watch(gone=True)
        super().connection_lost(exc)

    def _watch(self, *, gone: bool = False) -> None:
        half = not gone and self.conn.their_state in (h11.IDLE, h11.SEND_BODY)
        if half and self._waiting is None:
            self._waiting = self.loop.call_later(self.patience, self.transport.abort)
        elif not half and self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class AnnouncingServer(uvicorn.Server):
    """Uvicorn's server, which prints the webhook URL once it accepts connections."""

    webhook = ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then print the first line."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"{self.webhook}\n")
            sys.stdout.flush()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End cleanly, with exit code 0, on the first signal; at once on the second."""
        self.force_exit = self.should_exit
        self.should_exit = True


def open_portal(options: argparse.Namespace) -> Portal:
    """Open the portal, filling a new database. A database keeps its token."""
    database = Database(options.database)
    new = not database.setting("language")
    portal = Portal(
        database,
        clock=PortalClock(options.utc_offset, start=options.start, speed=options.clock),
        language=options.language if new else None,
        limits=options.limits == "on",
        latency_ms=options.latency_ms,
    )
    if new:
        seed(portal, msgspec.convert(options, SeedOptions, from_attributes=True))
    token = options.token or database.setting("webhook_token") or secrets.token_hex(12)
    if token != database.setting("webhook_token"):
        database.set_setting("webhook_token", token)
    if options.application:
        client_id, handler = options.application
        applications.add(portal, handler, client_id=client_id, client_secret=options.application_secret)
    return portal


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket, whose connections answer at once.

    With Nagle's algorithm (RFC 896) an answer's body would wait some 40 ms for the acknowledgement of its headers.
    """
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.create_server(address, family=family, backlog=128)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # which connections inherit
    return listening


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the portal until it is stopped; returns the exit code."""
    options = parse(arguments)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    try:
        portal = open_portal(options)
        listener = listen(options.host, options.port)
        server = make_server(portal, options)
    except (DatabaseProblem, OSError, ValueError) as problem:
        sys.stderr.write(f"The portal can't start: {problem}\n")
        return 2
    host, port = listener.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    scheme = "https" if options.tls else "http"
    server.webhook = f"{scheme}://{shown}:{port}/rest/{WEBHOOK_USER}/{portal.webhook.token}/"
    if options.until_stdin_closes:
        threading.Thread(target=_watch_stdin, args=(server,), daemon=True).start()
    try:
        server.run(sockets=[listener])
    finally:
        portal.close()
    return 0


def make_workers(portal: Portal, options: argparse.Namespace) -> Workers | None:
    """Return those who are to be at work, if any."""
    if options.working_days:
        return WorkingDays(portal)
    if options.shift <= 0:
        return None
    return Shift(portal, options.shift, Supervisor(portal) if options.lifelike else None)


def make_server(portal: Portal, options: argparse.Namespace) -> AnnouncingServer:
    """Return the server of a portal, not yet running; raises `OSError` for a wrong certificate or key."""
    certificate, key = options.tls or (None, None)
    config = uvicorn.Config(
        application(portal, control_token=options.control, workers=make_workers(portal, options)),
        http=RememberingProtocol,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=1,
        backlog=128,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
    config.load()
    return AnnouncingServer(config)


def _watch_stdin(server: uvicorn.Server) -> None:
    while sys.stdin is not None and sys.stdin.buffer.read(4096):
        pass
    server.should_exit = True


if __name__ == "__main__":
    sys.exit(main())
