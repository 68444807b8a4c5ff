"""The methods and parameters with which the peers ask for the same things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from tests.benchmarks.contestants.answers import person

T = TypeVar("T")
Command = tuple[str, dict[str, Any]]

LISTS = "crm.calllist.list"
PARTICIPANTS = "crm.calllist.items.get"
PAGE = 50
"""Rows of a page, and ids of a command, so that no answer has a second page."""
MOST_VALUES = 20
"""Most phones of one crm.duplicate.findbycomm."""
SELECT = ["ID", "NAME", "SECOND_NAME", "LAST_NAME", "PHONE"]


def parts(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut into lists of this size."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def windows(list_id: int, length: int) -> list[Command]:
    """Return the commands that read a list of a known length."""
    return [(PARTICIPANTS, {"LIST_ID": list_id, "start": start}) for start in range(0, length, PAGE)]


def cards_by_fifty(ids: Iterable[int]) -> list[Command]:
    """Return the commands that read contacts, fifty each."""
    return [
        ("crm.contact.list", {"filter": {"@ID": part}, "select": SELECT, "start": -1}) for part in parts(ids, PAGE)
    ]


def duplicates(phones: Sequence[str]) -> list[Command]:
    """Return the commands that look phones up among contacts, as many each as the method takes."""
    return [
        ("crm.duplicate.findbycomm", {"entity_type": "CONTACT", "type": "PHONE", "values": part})
        for part in parts(phones, MOST_VALUES)
    ]


def phones_of(card: dict[str, Any]) -> list[str]:
    """Return the phones of a contact as an answer holds them."""
    return [entry["VALUE"] for entry in card.get("PHONE") or ()]


def flat(answers: Iterable[Iterable[Any]]) -> list[Any]:
    """Return the rows of all answers."""
    return [row for answer in answers for row in answer]


def people(rows: Iterable[dict[str, Any]], cards: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return participants and their contacts as an answer."""
    by_id = {int(card["ID"]): card for card in cards}
    return {
        str(row["ID"]): person(
            row["STATUS"],
            [by_id[row["ID"]][name] for name in ("LAST_NAME", "NAME", "SECOND_NAME")],
            phones_of(by_id[row["ID"]]),
        )
        for row in rows
        if row["ID"] in by_id
    }


def statuses(rows: Iterable[tuple[Any, Iterable[dict[str, Any]]]]) -> dict[str, Any]:
    """Return the participants of lists, by the number of each list, as an answer."""
    return {f"{number}/{row['ID']}": row["STATUS"] for number, some in rows for row in some}
