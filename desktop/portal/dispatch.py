"""Run one call: check scope and operating time, execute, count (contract 1.5, 2.2)."""

from __future__ import annotations

import inspect
import time
from typing import Any

from desktop.portal import params as parameters
from desktop.portal.authorization import Access, insufficient_scope
from desktop.portal.envelope import time_of
from desktop.portal.errors import RestError, access_denied
from desktop.portal.registry import Method, RestAnswer, RestCall
from desktop.portal.state import Portal


async def run(
    portal: Portal, access: Access, method: Method, params: dict[str, Any]
) -> tuple[RestAnswer, dict[str, Any]]:
    """Run a method for an authorized caller; returns the answer and its `time`, raises `RestError` or `PhpCrash`."""
    if not method.open_to(access):
        raise insufficient_scope(portal)
    name = method.name.lower()
    if name in portal.switches.refused_methods:
        raise access_denied()
    counted = (access.caller, name) if name != "batch" else None
    spent = portal.operating.total(*counted, time.time()) if portal.limits and counted else 0.0
    if spent > portal.switches.operating_limit:
        # The error carries no `time`: the reset is known from earlier answers.
        raise RestError("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit", 429)
    await portal.moments.come(name, "before")
    portal.catch_up()
    started, began = portal.clock.now(), time.time()
    call = RestCall(portal, access, name, parameters.without_reserved(params), parameters.start_of(params))
    portal.calls += 1
    try:
        answer = method.handler(call)
        if inspect.isawaitable(answer):
            answer = await answer
    finally:
        ended = time.time()
        finished = portal.clock.now()
        if counted:
            pretended = portal.switches.operating_cost.get(name, 0.0)
            portal.operating.count(*counted, ended - began + pretended, ended)
    await portal.moments.come(name, "after")
    return answer, time_of(portal, (started, finished), ended - began, counted)
