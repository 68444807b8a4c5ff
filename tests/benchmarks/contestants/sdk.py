"""b24pysdk, as its README shows it ("plain"), and as somebody would use it who knows the portal well ("told").

Told means: the length of every list is known, batches go out in eight threads (the library itself sends one request
after another), and each may take a minute. Nobody knows these lengths in earnest; it is the most that the library can
do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from b24pysdk import BitrixWebhook, Client

from tests.benchmarks.contestants.answers import by_phone
from tests.benchmarks.contestants.peer_calls import (
    PARTICIPANTS,
    SELECT,
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
_THREADS = 8
_PATIENCE = 60
"""Seconds to wait for an answer; the library's own ten are too few where eight long batches are under way."""


def perform(order: dict[str, Any], watch: Watch) -> Shaped:
    """Do the work of an order, watched; return what shapes its answer."""
    return _WORKS[order["variant"], order["work"]](order, watch)


def _participants(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        token, client = _connected(order)
        rows = token.call_list(PARTICIPANTS, {"LIST_ID": order["facts"]["list"]})["result"]
        ids = [row["ID"] for row in rows]
        found = client.crm.contact.list(filter={"@ID": ids}, select=SELECT).as_list().result
    return lambda: people(rows, found)


def _participants_told(order: dict[str, Any], watch: Watch) -> Shaped:
    facts = order["facts"]
    with watch:
        token, _ = _connected(order)
        rows = flat(_batches(token, windows(facts["list"], facts["lengths"][str(facts["list"])])))
        found = flat(_batches(token, cards_by_fifty(row["ID"] for row in rows)))
    return lambda: people(rows, found)


def _all_lists(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        _, client = _connected(order)
        lists = client.crm.calllist.list().as_list().result
        asked = {str(row["ID"]): client.crm.calllist.items.get(int(row["ID"])) for row in lists}
        rows = client.call_batches(asked).result.result
    return lambda: statuses(rows.items())


def _all_lists_told(order: dict[str, Any], watch: Watch) -> Shaped:
    with watch:
        token, _ = _connected(order)
        asked = [
            (int(number), command)
            for number, length in order["facts"]["lengths"].items()
            for command in windows(int(number), length)
        ]
        rows = _batches(token, [command for _, command in asked])
    return lambda: statuses((number, some) for (number, _), some in zip(asked, rows, strict=True))


def _phones(order: dict[str, Any], watch: Watch) -> Shaped:
    wanted = order["facts"]["phones"]
    with watch:
        token, _ = _connected(order)
        found = flat(_one_by_one(token, cards_by_fifty(_ids(_one_by_one(token, duplicates(wanted))))))
    return lambda: by_phone(wanted, {int(card["ID"]): phones_of(card) for card in found})


def _phones_told(order: dict[str, Any], watch: Watch) -> Shaped:
    wanted = order["facts"]["phones"]
    with watch:
        token, _ = _connected(order)
        found = flat(_batches(token, cards_by_fifty(_ids(_batches(token, duplicates(wanted))))))
    return lambda: by_phone(wanted, {int(card["ID"]): phones_of(card) for card in found})


_WORKS = {
    ("plain", "participants"): _participants,
    ("plain", "all lists"): _all_lists,
    ("plain", "phones"): _phones,
    ("told", "participants"): _participants_told,
    ("told", "all lists"): _all_lists_told,
    ("told", "phones"): _phones_told,
}


def _connected(order: dict[str, Any]) -> tuple[BitrixWebhook, Client]:
    address = urlsplit(order["webhook"])
    token = BitrixWebhook(domain=address.netloc, webhook_token=address.path.removeprefix("/rest/").strip("/"))
    return token, Client(token, prefer_version=2)


def _one_by_one(token: BitrixWebhook, commands: Sequence[Command]) -> list[Any]:
    """Send commands as the library packs them; return their answers in the same order."""
    answers = token.call_batches(commands)["result"]["result"]
    return list(answers.values() if isinstance(answers, dict) else answers)


def _batches(token: BitrixWebhook, commands: Iterable[Command]) -> list[Any]:
    """Send commands in batches side by side; return their answers in the same order."""

    def send(part: Sequence[Command]) -> list[Any]:
        return list(token.call_batch(part, timeout=_PATIENCE)["result"]["result"])

    with ThreadPoolExecutor(_THREADS) as threads:
        return [answer for answers in threads.map(send, parts(commands, _BATCH)) for answer in answers]


def _ids(answers: Iterable[Any]) -> list[int]:
    return list(dict.fromkeys(number for answer in answers if answer for number in answer["CONTACT"]))
