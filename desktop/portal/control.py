"""The tests' interface: faults on demand, counting, operators and other supervisors at work.

Every action is a POST of a JSON object to `/control/TOKEN/ACTION`; the answer is JSON. Nothing of this is part of the
REST contract, and it is there only when the portal was started with a control token.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

import desktop.portal.control_oauth  # noqa: F401, RUF100
from desktop.portal import control_actions
from desktop.portal.errors import ConnectionDropped, PhpCrash, RestError
from desktop.portal.state import Portal


class UnknownAction(Exception):
    """There is no such control action."""


class Control:
    """Owned by the application: performs control actions by name."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal

    async def perform(self, action: str, arguments: dict[str, Any]) -> Any:
        """Perform an action; raises `UnknownAction`, or `TypeError` for wrong arguments."""
        found = control_actions.ACTIONS.get(action)
        if found is None:
            raise UnknownAction(action)
        result = found(self._portal, **arguments)
        return await result if inspect.isawaitable(result) else result

    def endpoint(self, token: str) -> Callable[[Request], Awaitable[Response]]:
        """Return the HTTP endpoint that takes actions from who knows the token."""

        async def endpoint(request: Request) -> Response:
            if not compare_digest(request.path_params["token"].encode(), token.encode()):
                return Response(b"", 403)
            body = await request.body()
            try:
                arguments = msgspec.json.decode(body or b"{}", type=dict[str, Any])
                result = await self.perform(request.path_params["action"], arguments)
            except UnknownAction as problem:
                return _json({"problem": f"no such action: {problem}"}, 404)
            except (RestError, PhpCrash, ConnectionDropped) as problem:
                return _json({"problem": f"only as a moment's action: {problem!r}"}, 400)
            except (TypeError, ValueError, LookupError, msgspec.ValidationError) as problem:
                return _json({"problem": str(problem)}, 400)
            return _json({"result": result})

        return endpoint


def _json(body: dict[str, Any], status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, {"Content-Type": "application/json"})
