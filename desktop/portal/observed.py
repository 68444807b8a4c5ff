"""What happens to every request, for REST or authorization: counting, latency, faults on demand."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from desktop.portal import fault_answers
from desktop.portal.faults import Fault
from desktop.portal.request_log import RequestEntry
from desktop.portal.state import Portal


async def observed(
    portal: Portal,
    request: Request,
    name: str,
    respond: Callable[[RequestEntry], Awaitable[Response]],
    *,
    commands: Any = (),
) -> Response:
    """Count a request under a name and return its answer, or that of a fault due for the name, or of a crowd."""
    portal.at_once += 1
    try:
        return await _answer(portal, request, name, respond, commands)
    finally:
        portal.at_once -= 1


async def _answer(
    portal: Portal,
    request: Request,
    name: str,
    respond: Callable[[RequestEntry], Awaitable[Response]],
    commands: Any,
) -> Response:
    content_type = request.headers.get("content-type", "")
    entry = portal.requests.begin(request.method, name, content_type, commands, portal.clock.now())
    crowded = 0 < portal.switches.crowd < portal.at_once
    if portal.latency_ms:
        await asyncio.sleep(portal.latency_ms / 1000)
    fault = portal.faults.take(name, entry.commands)
    if crowded and portal.switches.crowd_seconds:
        await asyncio.sleep(portal.switches.crowd_seconds)
    elif crowded:
        fault = Fault("query_limit")
    if fault is None:
        response = await respond(entry)
    else:
        entry.fault = fault.kind
        response = await fault_answers.answer(fault, portal, request, lambda: respond(entry))
    entry.status = response.status_code
    entry.finished = portal.clock.now()
    return response
