"""Contacts and companies: `crm.item.list` (contract 7)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

import msgspec

from desktop.bitrix24.line.paging import slices
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, in_parts, together
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Listing, Reference, Text, YesNo
from desktop.domain.call_list import COMPANY
from desktop.domain.card import Card
from desktop.domain.problem import Cause, Problem

R = TypeVar("R", bound="CardRow")
Condition = dict[str, Any]
"""Part of a filter of crm.item.list (contract 7.1)."""

LIST = "crm.item.list"
GET = "crm.item.get"
WHOLE = ("*",)
"""Selects all fields with `fm`, which has all phones and e-mails (contract 7.3)."""
_NO_PROOF = {Cause.REFUSED, Cause.ACCESS_DENIED, Cause.PORTAL_FAULT, Cause.UNREADABLE, Cause.METHOD_MISSING}
"""Failures of a single card's look-up; others are failures of the connection."""


async def cards(
    reader: Reader, kind: int, ids: Iterable[int], progress: Callable[[int], None] = lambda read: None
) -> list[Card]:
    """Return the cards with these ids, 3 contacts or 4 companies (crm.item.list), 50 ids a command.

    Ids that were deleted, or that this user may not read, are missing: the portal does not say which. `progress` gets
    the number of ids processed. Raises Problem.
    """

    async def read(part: list[int]) -> list[Card]:
        # Made part by part, as they come: ten thousand at once would block the loop for 50 ms.
        reply, asked = await reader.read(items_call(kind, {"@id": part})), set(part)
        return [card_of(kind, row) for row in _usual_rows(reply.result) if row.id in asked]

    parts = await in_parts(slices(ids), read, progress)
    return [card for part in parts for card in part]


@dataclass(frozen=True, slots=True)
class LookedForCards:
    """The result of looking for cards: `readable` ones and whether each has a phone, and those proven `deleted`.

    Ids in neither group are not known to be deleted: this user may not read the card, or the portal did not say.
    `cards` are the readable ones where they were read whole.
    """

    readable: dict[int, bool]
    deleted: frozenset[int]
    cards: tuple[Card, ...] = ()


async def look_for(reader: Reader, kind: int, ids: Iterable[int], *, whole: bool = False) -> LookedForCards:
    """Look for cards: 50 ids a command (crm.item.list), then each missing one separately (crm.item.get).

    Absence from the list proves nothing; NOT_FOUND does (trap 74). If the portal does not say whether a card has a
    phone, it is taken to have one. With `whole`, all of each card is read. Raises Problem.
    """
    wanted = list(dict.fromkeys(ids))
    fields = WHOLE if whole else ("id", "hasPhone")

    async def read(part: list[int]) -> tuple[dict[int, bool], list[Card]]:
        rows_ = await _asked(reader, kind, part, _PhoneRow, fields)
        found = {int(row.id): bool(row.has_phone) for row in rows_}
        return found, [card_of(kind, row) for row in rows_] if whole else []

    listed = await together(read(part) for part in slices(wanted))
    readable = {card_id: has_phone for found, _ in listed for card_id, has_phone in found.items()}
    made = [card for _, found in listed for card in found]
    deleted = set()
    missing = [card_id for card_id in wanted if card_id not in readable]
    looks = await together(_look(reader, kind, card_id) for card_id in missing)
    for card_id, (row, proven) in zip(missing, looks, strict=True):
        if row is not None:
            readable[card_id] = bool(row.has_phone)
            made += [card_of(kind, row)] if whole else []
        elif proven:
            deleted.add(card_id)
    return LookedForCards(readable, frozenset(deleted), tuple(made))


async def _look(reader: Reader, kind: int, card_id: int) -> "tuple[_PhoneRow | None, bool]":
    """Return the row of a card or, without one, whether the portal says that it does not exist."""
    try:
        reply = await reader.read(Call(GET, {"entityTypeId": kind, "id": card_id}))
        item = reply.result.get("item") if isinstance(reply.result, dict) else None
        [row] = records.rows([item], _PhoneRow, method=GET)
    except Problem as problem:
        if problem.cause not in _NO_PROOF:
            raise
        return None, problem.code.upper() == "NOT_FOUND"
    return (row if row.id == card_id else None), False


async def _asked(reader: Reader, kind: int, ids: list[int], shape: type[R], select: Sequence[str]) -> list[R]:
    """Return the rows of these ids only."""
    found = await items(reader, kind, {"@id": ids}, shape, select=select)
    asked = set(ids)
    return [row for row in found if row.id in asked]


async def items(
    reader: Reader,
    kind: int,
    where: Mapping[str, Any],
    shape: type[R],
    *,
    select: Sequence[str] = WHOLE,
    newest_first: bool = False,
) -> list[R]:
    """Return the first 50 contacts (3) or companies (4) matching a filter, by id (crm.item.list). Raises Problem."""
    call = items_call(kind, where, select=select, newest_first=newest_first)
    return rows((await reader.read(call)).result, shape)


def items_call(
    kind: int, where: Mapping[str, Any], *, select: Sequence[str] = WHOLE, newest_first: bool = False
) -> Call:
    """Return the call that `items` makes."""
    order = {"id": "DESC" if newest_first else "ASC"}
    fields = {"entityTypeId": kind, "select": list(select), "filter": dict(where), "order": order, "start": -1}
    return Call(LIST, fields)


def all_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that all of these hold."""
    return {str(place): condition for place, condition in enumerate(conditions)}


def any_of(conditions: Iterable[Condition]) -> Condition:
    """Return the condition that one of these holds."""
    return {"logic": "OR"} | all_of(conditions)


class CardRow(msgspec.Struct, rename="camel"):
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


class _PhoneRow(CardRow, rename="camel"):
    has_phone: YesNo = YesNo(True)


class _UsualRow(msgspec.Struct, rename="camel", gc=False):
    """A row as documented, which is converted many times as fast as a `CardRow`; all others are read as that."""

    id: Annotated[int, msgspec.Meta(gt=0)]
    title: str | None = None
    name: str | None = None
    second_name: str | None = None
    last_name: str | None = None
    company_id: int | None = None
    assigned_by_id: int | None = None
    fm: list[dict[str, Any]] = []
    phone: str | None = None
    phone_mobile: str | None = None
    phone_work: str | None = None
    email: str | None = None
    email_work: str | None = None
    email_home: str | None = None


def rows(result: Any, shape: type[R]) -> list[R]:
    """Decode the items of a reply. Raises Problem UNREADABLE."""
    return records.rows(_items_of(result), shape, method=LIST)


def _usual_rows(result: Any) -> Sequence[_UsualRow | CardRow]:
    try:
        return msgspec.convert(_items_of(result), list[_UsualRow])
    except msgspec.ValidationError:
        return rows(result, CardRow)


def _items_of(result: Any) -> Any:
    return result.get("items", []) if isinstance(result, dict) else result


def card_of(kind: int, row: _UsualRow | CardRow) -> Card:
    """Return the card of a row."""
    parts = (row.title,) if kind == COMPANY else (row.last_name, row.name, row.second_name)
    name = " ".join(filter(None, parts))
    phones, emails = _multifields(row.fm, "PHONE"), _multifields(row.fm, "EMAIL")
    return Card(
        kind=kind,
        id=int(row.id),
        name=" ".join(name.split()),
        phones=phones or _distinct(row.phone, row.phone_mobile, row.phone_work),
        emails=emails or _distinct(row.email, row.email_work, row.email_home),
        company_id=int(row.company_id or 0) or None,
        owner_id=int(row.assigned_by_id or 0) or None,
    )


def _multifields(entries: Iterable[Any], kind: str) -> tuple[str, ...]:
    values = (
        records.text(entry.get("value"))
        for entry in entries
        if isinstance(entry, dict) and entry.get("typeId") == kind
    )
    return _distinct(*values)


def _distinct(*values: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value and value.strip()))
