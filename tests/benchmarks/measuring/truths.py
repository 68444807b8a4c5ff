"""What a portal itself holds, by its control interface: what contestants are told, and how they should answer."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.contestants.answers import Answer, person, phone_key
from tests.benchmarks.measuring.portals import BenchmarkPortal

CONTACT = 3
"""CRM owner type of contacts."""


def one_list(opened: BenchmarkPortal) -> dict[str, Any]:
    """Return what contestants are told about a portal with one list."""
    return {"list": 1} | all_lengths(opened)


def all_lengths(opened: BenchmarkPortal) -> dict[str, Any]:
    """Return the length of every list, for those who are told."""
    rows = opened.rows("SELECT list_id, COUNT(*) AS length FROM participant GROUP BY list_id")
    return {"lengths": {str(row["list_id"]): row["length"] for row in rows}}


def participants(opened: BenchmarkPortal, facts: dict[str, Any]) -> Answer:
    """Return the participants of a list, with their names and phones."""
    people = opened.rows(
        "SELECT id, status_id, last_name, name, second_name FROM participant JOIN contact ON id = entity_id"
        " WHERE list_id = ?",
        facts["list"],
    )
    phones: dict[int, list[str]] = {}
    for row in opened.rows(
        "SELECT entity_id, value FROM multifield WHERE entity_type_id = ? AND type_id = 'PHONE'", CONTACT
    ):
        phones.setdefault(row["entity_id"], []).append(row["value"])
    return {
        str(row["id"]): person(
            row["status_id"], [row["last_name"], row["name"], row["second_name"]], phones.get(row["id"], ())
        )
        for row in people
    }


def mobile_phones(opened: BenchmarkPortal, most: int) -> list[str]:
    """Return different Russian mobile phones of contacts, as they are written there."""
    found: dict[str, str] = {}
    for row in _phone_rows(opened):
        found.setdefault(phone_key(row["value"]), row["value"])
    return list(found.values())[:most]


def owners(opened: BenchmarkPortal, facts: dict[str, Any]) -> Answer:
    """Return who has these phones, in whatever way they are written."""
    having: dict[str, set[int]] = {}
    for row in _phone_rows(opened):
        having.setdefault(phone_key(row["value"]), set()).add(row["entity_id"])
    return {phone: sorted(having[phone_key(phone)]) for phone in facts["phones"]}


def _phone_rows(opened: BenchmarkPortal) -> list[dict[str, Any]]:
    return opened.rows(
        "SELECT entity_id, value FROM multifield WHERE entity_type_id = ? AND type_id = 'PHONE'"
        " AND (normalized GLOB '79?????????' OR normalized GLOB '9?????????') ORDER BY entity_id, id",
        CONTACT,
    )


def all_statuses(opened: BenchmarkPortal) -> Answer:
    """Return the participants of all lists, with their statuses."""
    rows = opened.rows("SELECT list_id, entity_id, status_id FROM participant")
    return {f"{row['list_id']}/{row['entity_id']}": row["status_id"] for row in rows}
