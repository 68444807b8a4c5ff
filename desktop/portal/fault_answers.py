"""Answers to requests that meet a fault (see `faults.Fault`)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send

from desktop.portal import envelope
from desktop.portal.errors import ConnectionDropped, RestError
from desktop.portal.faults import Fault
from desktop.portal.state import Portal

Respond = Callable[[], Awaitable[Response]]


async def answer(fault: Fault, portal: Portal, request: Request, respond: Respond) -> Response:
    """Return the faulty answer; `respond` lets the request take effect and returns the true one."""
    if fault.kind in ("drop_after", "cut", "half_json", "content_type", "crash_after"):
        return _spoiled(fault, request, await respond())
    if fault.kind == "delay":
        await asyncio.sleep(fault.seconds)
        return await respond()
    if fault.kind == "drop_before":
        return DroppedResponse(b"")
    if fault.kind == "late":
        portal.pauses.after(fault.seconds, respond)
        return DroppedResponse(b"")
    if fault.kind == "redirect":
        tail = request.url.path if fault.same_tail else ""
        return Response(b"", fault.status or 302, {"Location": fault.location + tail})
    if fault.kind in ("error", "query_limit", "operation_time_limit"):
        return _error(fault, portal)
    page = {"html": envelope.html_page("Maintenance"), "empty": ""}.get(fault.kind, fault.body)
    return Response(page, fault.status or 200, {"Content-Type": fault.content_type})


def _spoiled(fault: Fault, request: Request, true: Response) -> Response:
    body = bytes(true.body)
    if fault.kind == "drop_after":
        return DroppedResponse(b"")
    if fault.kind == "cut":
        return DroppedResponse(body, true.status_code)
    if fault.kind == "half_json":
        return Response(body[: len(body) // 2], true.status_code, {"Content-Type": envelope.JSON})
    if fault.kind == "crash_after":
        return HTMLResponse(envelope.CRASH_PAGE, status_code=500)
    return Response(body, true.status_code, {"Content-Type": fault.content_type})


def _error(fault: Fault, portal: Portal) -> Response:
    error = RestError(fault.code, fault.description, fault.status or 400)
    if fault.kind == "query_limit":
        error = RestError("QUERY_LIMIT_EXCEEDED", "Too many requests", 503)
    elif fault.kind == "operation_time_limit":
        now = portal.clock.now()
        time = envelope.time_of(portal, (now, now), 0.0)
        time |= {"operating_reset_at": int(now + fault.seconds), "operating": 480.5}
        error = RestError("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit", 429, time=time)
    return envelope.json_response(error.envelope() | fault.extra, error.status)


class DroppedResponse(Response):
    """Cuts the connection: before any byte, or in the middle of a body."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send half of the body, if there is one, and abort the connection."""
        if self.body:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            half = bytes(self.body[: len(self.body) // 2])
            await send({"type": "http.response.body", "body": half, "more_body": True})
        transport = scope.get("state", {}).get("connections", {}).get(scope.get("client"))
        if transport is None:
            raise ConnectionDropped
        transport.abort() if not self.body else transport.close()
        await asyncio.sleep(0.02)  # until the server has noticed
