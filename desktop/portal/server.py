"""The HTTP face of the portal: a starlette application for `/rest/…` (contract 1), `/oauth/…`, `/control/…`."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from email.utils import formatdate
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import desktop.portal.methods  # noqa: F401, RUF100
from desktop.portal import control, dispatch, envelope, fault_answers, registry
from desktop.portal.authorization import authorize
from desktop.portal.authorization_server import AuthorizationServer
from desktop.portal.errors import ConnectionDropped, PhpCrash, RestError
from desktop.portal.loopback import is_loopback
from desktop.portal.observed import observed
from desktop.portal.request import RestRequest, read
from desktop.portal.request_log import RequestEntry
from desktop.portal.state import Portal, Workers

_TIME_HEADERS = ("X-Bitrix-Rest-Time", "X-Bitrix-Rest-User-Time", "X-Bitrix-Rest-System-Time")


def application(
    portal: Portal, *, control_token: str = "", workers: Workers | None = None, any_host: bool = False
) -> ASGIApp:
    """Return the portal's ASGI application; `any_host` is for tests without a socket."""
    face = RestFace(portal)
    portal.workers = workers
    portal.moments.perform = partial(control.perform, portal)
    routes = [
        Route("/rest/{uid}/{secret}/{method:path}", face.answer, methods=["GET", "POST"]),
        Route("/rest/{method}", face.answer, methods=["GET", "POST"]),
        *AuthorizationServer(portal).routes,
    ]
    if control_token:
        endpoint = control.endpoint(portal, control_token)
        routes.append(Route("/control/{token}/{action}", endpoint, methods=["POST"]))

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(workers.run()) if workers is not None else None
        try:
            yield
        finally:
            portal.pauses.close()
            if task is not None:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)

    app = Dated(Starlette(routes=routes, lifespan=lifespan, exception_handlers={404: _not_found}), portal)
    return app if any_host else LoopbackHosts(app)


class Dated:
    """ASGI middleware: the `Date` of answers is that of the portal's clock."""

    def __init__(self, app: ASGIApp, portal: Portal) -> None:
        self._app, self._portal = app, portal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and its answer with the date."""

        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                date = formatdate(self._portal.clock.now(), usegmt=True)
                message["headers"] = [*message.get("headers", ()), (b"date", date.encode())]
            await send(message)

        await self._app(scope, receive, dated)


class LoopbackHosts:
    """ASGI middleware: refuses requests whose Host header names anything but loopback (DNS rebinding)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 421."""
        if scope["type"] == "http":
            host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
            if not is_loopback(urlsplit(f"//{host}").hostname or ""):
                refusal = HTMLResponse("<h1>421 Misdirected Request</h1>", status_code=421)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


class RestFace:
    """Owned by the application: turns HTTP requests into calls and outcomes into responses."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def answer(self, request: Request) -> Response:
        """Answer a request of `/rest/…`."""
        try:
            asked = await read(request, self._portal.switches.max_input_vars)
        except ClientDisconnect:
            return Response(status_code=400)  # nobody receives it: the client has gone
        source = request.client.host if request.client is not None else ""

        async def respond(entry: RequestEntry) -> Response:
            return await self._respond(asked, entry, source)

        return await observed(self._portal, request, asked.name, respond, commands=asked.commands)

    async def _respond(self, asked: RestRequest, entry: RequestEntry, source: str) -> Response:
        try:
            body = await self._run(asked, source)
        except RestError as error:
            entry.error = error.code
            if error.status in (401, 403):
                entry.commands = {}
            return envelope.json_response(error.envelope(), error.status)
        except ConnectionDropped:
            entry.error = "dropped"
            return fault_answers.DroppedResponse(b"")
        except PhpCrash:
            entry.error = "crash"
            page = envelope.CRASH_PAGE if self._portal.switches.html_crash else ""
            return HTMLResponse(page, status_code=500)
        return envelope.json_response(body, headers=dict.fromkeys(_TIME_HEADERS, f"{body['time']['duration']:.10f}"))

    async def _run(self, asked: RestRequest, source: str) -> dict[str, Any]:
        portal = self._portal
        switches = portal.switches
        try:
            access = authorize(portal, asked.credentials)
        except RestError:  # not counted: refused callers use up nothing of the bucket
            registry.find(portal, asked.name)
            raise
        if portal.limits and not portal.buckets.admit(
            source, time.time(), switches.rate_threshold, switches.rate_leak
        ):
            raise RestError("QUERY_LIMIT_EXCEEDED", "Too many requests", 503)
        method = registry.find(portal, asked.name)
        if asked.suffix == "xml":
            raise RestError("ERROR_UNSUPPORTED_TRANSPORT", "This portal answers JSON only")
        return envelope.success(*await dispatch.run(portal, access, method, asked.params))


async def _not_found(_: Request, __: Exception) -> Response:
    return HTMLResponse(envelope.html_page("404 Not Found"), status_code=404)
