"""Run one call: find the method, check scope and operating time, execute, count (contract 1.5, 2.2)."""

from __future__ import annotations

import inspect
from typing import Any

from desktop.portal import params as parameters
from desktop.portal import registry
from desktop.portal.authorization import Access, insufficient_scope
from desktop.portal.envelope import Timing
from desktop.portal.errors import RestError
from desktop.portal.registry import Method, RestAnswer, RestCall
from desktop.portal.state import Portal


async def run(
    portal: Portal, access: Access, method: Method, params: dict[str, Any], start: int | None
) -> tuple[RestAnswer, Timing]:
    """Run a method for a caller who was let in; raises `RestError` or `PhpCrash`."""
    if not method.open_to(access):
        raise insufficient_scope(portal)
    name = method.name.lower()
    batch = name == "batch"
    if portal.limits and not batch:
        _check_operating_time(portal, access, name)
    await portal.moments.come(name, "before")
    started = portal.clock.now()
    call = RestCall(portal, access, name, parameters.without_reserved(params), start)
    portal.calls += 1
    try:
        answer = method.handler(call)
        if inspect.isawaitable(answer):
            answer = await answer
    finally:
        finished = portal.clock.now()
        if not batch:
            pretended = portal.switches.operating_cost.get(name, 0.0)
            portal.operating.count(access.caller, name, finished - started + pretended, finished)
    await portal.moments.come(name, "after")
    return answer, Timing(started, finished, access.caller, name, counted=not batch)


async def run_named(portal: Portal, access: Access, name: str, params: dict[str, Any]) -> tuple[RestAnswer, Timing]:
    """Run a method by its name, as `batch` does."""
    return await run(portal, access, registry.find(portal, name), params, parameters.start_of(params))


def _check_operating_time(portal: Portal, access: Access, name: str) -> None:
    """Refuse a method over its limit; the error carries no `time`, the reset is known from earlier answers."""
    if portal.operating.total(access.caller, name, portal.clock.now()) > portal.switches.operating_limit:
        raise RestError("OPERATION_TIME_LIMIT", "Method is blocked due to operation time limit", 429)
