"""fast_bitrix24, as its README shows it ("plain"), and as somebody would use it who knows the portal well ("told").

Told means: the length of every list is known, windows and cards go out in batches that are put together by hand,
fifty cards a command, side by side. Nobody knows these lengths in earnest; it is the most that the library can do.
"""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from urllib.parse import quote

from fast_bitrix24 import BitrixAsync

from tests.benchmarks.contestants.answers import by_phone
from tests.benchmarks.contestants.peer_calls import (
    LISTS,
    PARTICIPANTS,
    Command,
    cards_by_fifty,
    duplicates,
    flat,
    parts,
    people,
    phones_of,
    statuses,
    windows,
)
from tests.benchmarks.measuring.watch import Watch

Shaped = Callable[[], dict[str, Any]]

_BATCH = 50


def perform(order: dict[str, Any], watch: Watch) -> Shaped:
    """Do the work of an order, watched; return what shapes its answer."""
    return asyncio.run(_WORKS[order["variant"], order["work"]](order, watch))


def _client(order: dict[str, Any]) -> BitrixAsync:
    return BitrixAsync(order["webhook"], verbose=False)


async def _participants(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        client = _client(order)
        rows = await client.get_all(PARTICIPANTS, {"LIST_ID": order["facts"]["list"]})
        found = await client.get_by_ID("crm.contact.get", [row["ID"] for row in rows])
    return lambda: people(rows, found.values())


async def _participants_told(order: dict[str, Any], watch: Watch) -> Shaped:
    facts = order["facts"]
    with watch:
        client = _client(order)
        rows = flat(await _batches(client, windows(facts["list"], facts["lengths"][str(facts["list"])])))
        found = flat(await _batches(client, cards_by_fifty([row["ID"] for row in rows])))
    return lambda: people(rows, found)


async def _all_lists(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        client = _client(order)
        lists = await client.get_all(LISTS)
        rows = await client.get_by_ID(PARTICIPANTS, [row["ID"] for row in lists], ID_field_name="LIST_ID")
    return lambda: statuses(rows.items())


async def _all_lists_told(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        client = _client(order)
        asked = [
            (int(number), command)
            for number, length in order["facts"]["lengths"].items()
            for command in windows(int(number), length)
        ]
        rows = await _batches(client, [command for _, command in asked])
    return lambda: statuses((number, some) for (number, _), some in zip(asked, rows, strict=True))


async def _phones(order: dict[str, Any], watch: Watch) -> Shaped:
    wanted = order["facts"]["phones"]
    with watch:
        client = _client(order)
        ids = await client.call(*_listed(duplicates(wanted)))
        found = await client.get_by_ID("crm.contact.get", list(dict.fromkeys(ids)))
    return lambda: by_phone(wanted, {int(card["ID"]): phones_of(card) for card in found.values()})


async def _phones_told(order: dict[str, Any], watch: Watch) -> Shaped:
    wanted = order["facts"]["phones"]
    with watch:
        client = _client(order)
        answers = await _batches(client, duplicates(wanted))
        ids = dict.fromkeys(number for answer in answers if answer for number in answer["CONTACT"])
        found = flat(await _batches(client, cards_by_fifty(ids)))
    return lambda: by_phone(wanted, {int(card["ID"]): phones_of(card) for card in found})


_WORKS = {
    ("plain", "participants"): _participants,
    ("plain", "all lists"): _all_lists,
    ("plain", "phones"): _phones,
    ("told", "participants"): _participants_told,
    ("told", "all lists"): _all_lists_told,
    ("told", "phones"): _phones_told,
}


async def _batches(client: BitrixAsync, commands: Sequence[Command]) -> list[Any]:
    """Send commands in batches side by side; return their answers in the same order."""
    bodies = [
        {"halt": 0, "cmd": {f"c{place}": _query(command) for place, command in enumerate(part)}}
        for part in parts(commands, _BATCH)
    ]
    answers = await asyncio.gather(*map(client.call_batch, bodies))
    return [answer[key] for body, answer in zip(bodies, answers, strict=True) for key in body["cmd"]]


def _query(command: Command) -> str:
    method, parameters = command
    return f"{method}?{'&'.join(_pairs(parameters))}"


def _pairs(parameters: dict[str, Any], within: str = "") -> Iterable[str]:
    for key, value in parameters.items():
        name = f"{within}[{quote(str(key))}]" if within else key
        if isinstance(value, list):
            value = dict(enumerate(value))
        if isinstance(value, dict):
            yield from _pairs(value, name)
        else:
            yield f"{name}={quote(str(value))}"


def _listed(commands: Sequence[Command]) -> tuple[str, list[dict[str, Any]]]:
    return commands[0][0], [parameters for _, parameters in commands]


warnings.simplefilter("ignore")  # it advises against `call` where that is the quicker way
