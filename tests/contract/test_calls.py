"""The calls of clients, by the program's client and by the embedded portal, which know nothing of each other."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from desktop.bitrix24.credentials.webhook import Webhook
from desktop.bitrix24.line.client import Client, Reader, Urgency
from desktop.bitrix24.methods import calls
from desktop.bitrix24.methods.calls import Wanted
from desktop.domain.call_list import CONTACT
from desktop.domain.calls import Call
from desktop.domain.problem import Cause, Problem
from desktop.portal.process import PortalProcess

_CALLED = (
    "SELECT a.owner_type_id AS kind, a.owner_id AS card, a.responsible_id AS operator, a.start_time AS began,"
    " a.end_time AS ended, s.call_duration AS seconds, s.call_failed_code AS code"
    " FROM activity a JOIN call_statistic s ON s.crm_activity_id = a.id WHERE a.type_id = 2 ORDER BY a.id"
)


@asynccontextmanager
async def reading(portal: PortalProcess) -> AsyncIterator[Reader]:
    async with Client(Webhook.parse(portal.webhook)) as client:
        yield client.reader(Urgency.BACKGROUND)


async def called(portal: PortalProcess) -> list[dict[str, Any]]:
    """Return the portal's own rows, of both its tables."""
    rows: list[dict[str, Any]] = await portal.control.call("query", sql=_CALLED)
    assert len(rows) > 60
    return rows


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def as_read(rows: Iterable[dict[str, Any]], ended: Callable[[dict[str, Any]], int]) -> set[Call]:
    return {
        Call(
            row["kind"], row["card"], row["operator"], moment(row["began"]), moment(ended(row)), row["code"] == "200"
        )
        for row in rows
    }


async def test_the_calls_of_many_clients(portal: PortalProcess) -> None:
    rows = await called(portal)
    since, until = moment(rows[10]["began"]), moment(rows[-5]["began"])
    clients = [*sorted({(row["kind"], row["card"]) for row in rows}), (CONTACT, 99_999)]
    wanted = [Wanted(tuple(clients[at : at + 10]), since, until) for at in range(0, len(clients), 10)]
    async with reading(portal) as reader:
        await portal.control.call("requests", reset=True)
        found = await calls.of_clients(reader, wanted, 5)
    asked = await portal.control.call("requests")
    inside = [row for row in rows if since <= moment(row["began"]) <= until]
    assert 40 < len(inside) < len(rows)
    assert set(found.calls) == as_read(inside, lambda row: row["ended"])
    assert len(found.calls) == len(inside)
    assert (found.clients, found.unclear) == (set(clients), set())
    assert found.requests == asked["count"] == 1
    assert found.at is not None


async def test_the_statistics_say_the_same(portal: PortalProcess) -> None:
    rows = await called(portal)
    since, until = moment(rows[10]["began"]), moment(rows[-5]["began"])
    clients = {(row["kind"], row["card"]) for row in rows}
    async with reading(portal) as reader:
        found = await calls.in_window(reader, clients, since, until, 5)
    inside = [row for row in rows if since <= moment(row["began"]) <= until]
    assert found is not None
    assert set(found.calls) == as_read(inside, lambda row: row["began"] + row["seconds"])
    assert len(found.calls) == len(inside)


async def test_others_calls_are_missing_without_notice(portal: PortalProcess) -> None:
    rows = await called(portal)
    since, until = moment(rows[0]["began"]), moment(rows[-1]["began"])
    clients = {(row["kind"], row["card"]) for row in rows}
    await portal.control.call("switch", telephony_right="self")
    async with reading(portal) as reader:
        found = await calls.in_window(reader, clients, since, until, 5)
    assert found is not None
    assert found.calls == ()


@pytest.mark.parametrize("lacking", ["right", "scope"])
async def test_without_a_right_to_the_statistics(portal: PortalProcess, lacking: str) -> None:
    if lacking == "right":
        await portal.control.call("switch", telephony_right="none")
    else:
        await portal.control.call("webhook", scopes=["crm", "user"])
    now = datetime.now(UTC)
    async with reading(portal) as reader:
        with pytest.raises(Problem) as raised:
            await calls.in_window(reader, [(CONTACT, 1)], now - timedelta(days=1), now, 5)
    assert raised.value.cause is (Cause.ACCESS_DENIED if lacking == "right" else Cause.SCOPE_MISSING)


async def test_who_was_not_called_has_no_calls(portal: PortalProcess) -> None:
    rows = await called(portal)
    nobody = [(CONTACT, number) for number in range(1, 181) if not any(row["card"] == number for row in rows)][:20]
    since, until = moment(rows[0]["began"]), moment(rows[-1]["began"])
    async with reading(portal) as reader:
        found = await calls.of_clients(reader, [Wanted(tuple(nobody[:10]), since, until)], 5)
    assert (found.calls, found.clients) == ((), set(nobody[:10]))
