"""A small portal in this process, and a client that sends requests through the whole application."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from desktop.portal.clock import PortalClock
from desktop.portal.database import Database
from desktop.portal.seed.world import SeedOptions, seed
from desktop.portal.server import application
from desktop.portal.state import Portal

TOKEN = "t0ken"


class Rest:
    """Calls REST methods and control actions of a portal."""

    def __init__(self, portal: Portal) -> None:
        self.portal = portal
        self.app = application(portal, control_token="control")
        self.base = f"http://127.0.0.1/rest/1/{TOKEN}/"

    def send(self, verb: str, url: str, **arguments: Any) -> httpx.Response:
        async def sending() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=self.base) as client:
                return await client.request(verb, url, **arguments)

        return asyncio.run(sending())

    def __call__(self, method: str, params: dict[str, Any] | None = None, /, **more: Any) -> dict[str, Any]:
        """Return the envelope of a JSON call."""
        body: dict[str, Any] = self.send("POST", method, json=(params or {}) | more).json()
        return body

    def result(self, method: str, params: dict[str, Any] | None = None, /, **more: Any) -> Any:
        body = self(method, params, **more)
        assert "error" not in body, body
        return body["result"]

    def refusal(self, method: str, params: dict[str, Any] | None = None, /, **more: Any) -> tuple[int, str, str]:
        """Return HTTP status, code and description of a failing call."""
        response = self.send("POST", method, json=(params or {}) | more)
        body = response.json()
        return response.status_code, body["error"], body.get("error_description", "")

    def status(self, method: str, params: dict[str, Any] | None = None, /, **more: Any) -> int:
        return self.send("POST", method, json=(params or {}) | more).status_code

    def batch(self, commands: Any, halt: int = 0) -> dict[str, Any]:
        answer: dict[str, Any] = self.result("batch", {"cmd": commands, "halt": halt})
        return answer

    def control(self, action: str, /, **arguments: Any) -> Any:
        response = self.send("POST", f"http://127.0.0.1/control/control/{action}", json=arguments)
        assert response.status_code == 200, response.text
        return response.json()["result"]

    def participants(self, list_id: int) -> dict[int, str]:
        return {row["id"]: row["status"] for row in self.control("participants_of", list=list_id)}


def make_portal(clock: PortalClock | None = None, path: Path | None = None, **options: Any) -> Portal:
    portal = Portal(Database(path), clock=clock or PortalClock(180), language=options.get("language", "ru"))
    defaults: dict[str, Any] = {"contacts": 260, "companies": 20, "call_lists": 1, "participants": 120, "plain": True}
    seed(portal, SeedOptions(**(defaults | options)))
    portal.database.set_setting("webhook_token", TOKEN)
    portal.limits = False
    portal.switches = portal.switches.changed({"update_cost_ms": 0.0})
    return portal


@pytest.fixture(scope="module")
def make_rest() -> Iterator[Callable[..., Rest]]:
    """Make portals from options of the seed, and close them at the end."""
    made: list[Rest] = []

    def make(**options: Any) -> Rest:
        made.append(Rest(make_portal(**options)))
        return made[-1]

    yield make
    for rest in made:
        rest.portal.close()


@pytest.fixture
def rest() -> Iterator[Rest]:
    """A portal with 260 contacts, 20 companies and one call list (number 1) of 120 contacts."""
    portal = make_portal()
    yield Rest(portal)
    portal.close()


@pytest.fixture
def fresh(rest: Rest) -> int:
    """A list of the contacts 201 … 260, all IN_WORK."""
    made: list[int] = rest.control("add_lists", ids=list(range(201, 261)))
    return made[0]
