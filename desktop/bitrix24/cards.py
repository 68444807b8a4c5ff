"""Contacts and companies: `crm.item.list` (contract 7)."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import msgspec

from desktop.bitrix24 import records
from desktop.bitrix24.paging import slices
from desktop.bitrix24.protocol import Call
from desktop.bitrix24.reader import Reader, together
from desktop.bitrix24.records import Flag, Id, Listing, Reference, Text
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card

R = TypeVar("R", bound="Row")

LIST = "crm.item.list"


async def cards(
    reader: Reader, kind: int, ids: Iterable[int], progress: Callable[[int], None] = lambda read: None
) -> list[Card]:
    """Return the cards with these ids, 3 contacts or 4 companies (crm.item.list), 50 ids a command.

    Ids that were deleted, or that this user may not read, are missing: the portal does not tell. `progress` is told
    how many ids have been dealt with. Raises Problem.
    """
    done = 0

    async def read(part: list[int]) -> list[Card]:
        nonlocal done
        found = rows((await reader.read(_call(kind, part))).result, Row)
        done += len(part)
        progress(done)
        asked = set(part)
        return [card_of(kind, row) for row in found if row.id in asked]

    parts = await together(read(part) for part in slices(ids))
    return [card for part in parts for card in part]


async def existing(reader: Reader, kind: int, ids: Iterable[int]) -> dict[int, bool]:
    """Return which of these ids have a card that this user may read, and whether it has a phone (crm.item.list).

    50 ids a command. A portal that does not tell of phones counts as having them.
    """

    async def read(part: list[int]) -> dict[int, bool]:
        where = {"@id": part}
        fields = ["id", "hasPhone"]
        call = {"entityTypeId": kind, "select": fields, "filter": where, "order": {"id": "ASC"}, "start": -1}
        found = rows((await reader.read(Call(LIST, call))).result, _PhoneRow)
        asked = set(part)
        return {int(row.id): bool(row.has_phone) for row in found if row.id in asked}

    parts = await together(read(part) for part in slices(ids))
    return {card_id: phoned for part in parts for card_id, phoned in part.items()}


def _call(kind: int, ids: list[int]) -> Call:
    # `fm`, which holds all phones and e-mails, comes with "*" only (contract 7.3).
    where = {"@id": ids}
    return Call(LIST, {"entityTypeId": kind, "select": ["*"], "filter": where, "order": {"id": "ASC"}, "start": -1})


class Row(msgspec.Struct, rename="camel"):
    """A contact or company as crm.item.list gives it."""

    id: Id
    title: Text = Text()
    name: Text = Text()
    second_name: Text = Text()
    last_name: Text = Text()
    company_id: Reference = Reference()
    assigned_by_id: Reference = Reference()
    fm: Listing = Listing()
    phone: Text = Text()
    phone_mobile: Text = Text()
    phone_work: Text = Text()
    email: Text = Text()
    email_work: Text = Text()
    email_home: Text = Text()


class _PhoneRow(Row, rename="camel"):
    has_phone: Flag = Flag(True)


def rows(result: Any, shape: type[R]) -> list[R]:
    """Decode the items of a reply. Raises Problem UNREADABLE."""
    items = result.get("items", []) if isinstance(result, dict) else result
    return records.rows(items, shape, method=LIST)


def card_of(kind: int, row: Row) -> Card:
    """Return the card of a row."""
    name = row.title if kind == COMPANY else " ".join(filter(None, (row.last_name, row.name, row.second_name)))
    phones, emails = _multifields(row.fm, "PHONE"), _multifields(row.fm, "EMAIL")
    return Card(
        kind=kind,
        id=int(row.id),
        name=" ".join(name.split()),
        phones=phones or _distinct(row.phone, row.phone_mobile, row.phone_work),
        emails=emails or _distinct(row.email, row.email_work, row.email_home),
        company_id=int(row.company_id) or None,
        owner_id=int(row.assigned_by_id) or None,
    )


def _multifields(entries: Listing, kind: str) -> tuple[str, ...]:
    values = (
        records.text(entry.get("value"))
        for entry in entries
        if isinstance(entry, dict) and entry.get("typeId") == kind
    )
    return _distinct(*values)


def _distinct(*values: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
