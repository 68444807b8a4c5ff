"""The tests' interface: faults on demand, counting, operators and other supervisors at work.

Every action is a POST of a JSON object to `/control/TOKEN/ACTION`; the answer is JSON. None of this is part of the
REST contract, and it exists only when the portal was started with a control token.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

import desktop.portal.control_results
import desktop.portal.control_time  # noqa: F401, RUF100
from desktop.portal.control_actions import ACTIONS
from desktop.portal.envelope import json_response
from desktop.portal.errors import ConnectionDropped, PhpCrash, RestError
from desktop.portal.state import Portal


async def perform(portal: Portal, action: str, arguments: dict[str, Any]) -> Any:
    """Perform an action; raises `KeyError` for an unknown one, `TypeError` for wrong arguments."""
    result = ACTIONS[action](portal, **arguments)
    return await result if inspect.isawaitable(result) else result


def endpoint(portal: Portal, token: str) -> Callable[[Request], Awaitable[Response]]:
    """Return the HTTP endpoint that performs actions for requests with the token."""

    async def answer(request: Request) -> Response:
        if not compare_digest(request.path_params["token"].encode(), token.encode()):
            return Response(b"", 403)
        action = request.path_params["action"]
        if action not in ACTIONS:
            return json_response({"problem": f"no such action: {action}"}, 404)
        try:
            arguments = msgspec.json.decode(await request.body() or b"{}", type=dict[str, Any])
            portal.catch_up()
            return json_response({"result": await perform(portal, action, arguments)})
        except (RestError, PhpCrash, ConnectionDropped) as problem:
            return json_response({"problem": f"only as a moment's action: {problem!r}"}, 400)
        except (TypeError, ValueError, LookupError, msgspec.ValidationError) as problem:
            return json_response({"problem": str(problem)}, 400)

    return answer
