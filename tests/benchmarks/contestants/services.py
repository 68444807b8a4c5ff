"""This program's services, without its window: what the window would ask them for, from an empty store."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx  # noqa: F401 - like the peers' libraries, before the watch starts
import truststore  # noqa: F401

from desktop.bitrix24.line.reader import together
from desktop.domain.call_list import CONTACT
from desktop.domain.portal import Known
from desktop.domain.preferences import Preferences
from desktop.importing.rows import Candidate
from desktop.services.learning import Change
from desktop.services.list_reading import open_list
from desktop.services.matching import Matching, match
from desktop.services.portals import Portals
from desktop.services.refreshing import refresh
from desktop.services.session import ProgressStep, Session
from tests.benchmarks.contestants.answers import person
from tests.benchmarks.measuring.watch import Watch

Shaped = Callable[[], dict[str, Any]]


def perform(order: dict[str, Any], watch: Watch) -> Shaped:
    """Do the work of an order, watched; return what shapes its answer."""
    return asyncio.run(_perform(order, watch))


async def _perform(order: dict[str, Any], watch: Watch) -> Shaped:
    with tempfile.TemporaryDirectory() as folder:
        at_once = order["facts"].get("at once", Preferences().requests_at_once)
        portals = Portals(Path(folder), preferences=Preferences(requests_at_once=at_once))
        try:
            return await WORKS[order["work"]](portals, order, watch)
        finally:
            await portals.close()


async def _participants(portals: Portals, order: dict[str, Any], watch: Watch) -> Shaped:
    number = order["facts"]["list"]
    with watch:
        session = await portals.open(order["webhook"])
        await together([refresh(session, _silent), _opened(session, number)])
    return lambda: people(session.known, number)


async def _opened(session: Session, number: int) -> None:
    """Open a list as soon as it is there to be opened, while the others are still being read."""
    there = asyncio.Event()

    def look(_: Change) -> None:
        if number in session.known.call_lists:
            there.set()

    session.subscribe(look)
    await there.wait()
    await open_list(session, number, _silent)


async def _all_lists(portals: Portals, order: dict[str, Any], watch: Watch) -> Shaped:
    again = order["variant"] == "again"
    if again:
        session = await portals.open(order["webhook"])
        await refresh(session, _silent)
    with watch:
        if not again:
            session = await portals.open(order["webhook"])
        await refresh(session, _silent)
    return lambda: statuses(session.known)


async def _phones(portals: Portals, order: dict[str, Any], watch: Watch) -> Shaped:
    wanted = order["facts"]["phones"]
    with watch:
        session: Session = await portals.open(order["webhook"])
        rows = [Candidate(number, (phone,), phones=(phone,)) for number, phone in enumerate(wanted)]
        matching = await match(session, rows, CONTACT)
    return lambda: _cards_of(matching, wanted)


WORKS = {"participants": _participants, "all lists": _all_lists, "phones": _phones}


def people(known: Known, list_id: int) -> dict[str, Any]:
    """Return the participants of a list as an answer."""
    told = {}
    for card_id, status in known.memberships[list_id].statuses.items():
        card = known.cards.get((CONTACT, card_id))
        told[str(card_id)] = person(status, [card.name], card.phones) if card else None
    return told


def statuses(known: Known) -> dict[str, Any]:
    """Return the participants of all lists as an answer."""
    return {
        f"{number}/{card_id}": status
        for number, membership in known.memberships.items()
        for card_id, status in membership.statuses.items()
    }


def _cards_of(matching: Matching, wanted: list[str]) -> dict[str, Any]:
    return {
        phone: sorted(one.candidates or filter(None, [one.card_id]))
        for phone, one in zip(wanted, matching.alone, strict=True)
    }


def _silent(_: ProgressStep) -> None:
    pass
