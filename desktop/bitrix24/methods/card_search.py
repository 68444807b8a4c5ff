"""Searching contacts and companies for the picker: `crm.item.list` by pages (contract 7.1, 7.3)."""

from dataclasses import replace
from typing import Any

from desktop.bitrix24.line.paging import PAGE
from desktop.bitrix24.line.reader import Reader, if_allowed, together
from desktop.bitrix24.methods import cards, duplicates
from desktop.bitrix24.methods.card_text import CardText
from desktop.bitrix24.methods.cards import LIST
from desktop.bitrix24.methods.records import YesNo
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.card_query import CardCursor, CardPage, CardQuery
from desktop.domain.problem import Cause, Problem

_MOST_PAGES = 4
"""Most pages to read while a digit pattern yields only false hits."""
_UNFILTERABLE = {"INVALID_ARG_VALUE", "100"}
"""Codes of a portal that does not accept the flat fields of phones and e-mails in a filter."""
_REFUSALS = (Cause.ACCESS_DENIED, Cause.REFUSED, Cause.METHOD_MISSING)
"""Refusals that a search continues without."""


async def search(reader: Reader, kind: int, query: CardQuery, after: CardCursor | None = None) -> CardPage:
    """Return a page of the contacts (3) or companies (4) that a query finds (crm.item.list), with all their phones.

    The first page of a query with a text takes one more request: contacts are also looked for by their company, and
    whole phones and addresses by crm.duplicate.findbycomm, however they are written. A portal that can't filter by
    parts of phones finds only whole ones (`by_parts`). The account holder's own companies are left out. Cards that
    this user may not read are silently missing. Raises Problem.
    """
    text = CardText.read(query.text)
    cursor = after or await _looked_up(reader, kind, text)
    found: list[Card] = []
    for _ in range(_MOST_PAGES):
        try:
            rows = await _page(reader, kind, query, text, cursor)
        except Problem as problem:
            if not cursor.by_parts or problem.code.upper() not in _UNFILTERABLE:
                raise
            cursor = replace(cursor, by_parts=False)
            continue
        shown = [cards.card_of(kind, row) for row in rows if not row.is_my_company]
        found += [card for card in shown if text.fits(card, cursor.card_ids)]
        ended = len(rows) < PAGE
        if ended or found:
            last = None if ended else replace(cursor, last_id=int(rows[-1].id))
            return CardPage(tuple(found), last, cursor.by_parts)
        cursor = replace(cursor, last_id=int(rows[-1].id))
    return CardPage((), cursor, cursor.by_parts)


class _Row(cards.CardRow, rename="camel"):
    is_my_company: YesNo = YesNo()


async def _looked_up(reader: Reader, kind: int, text: CardText) -> CardCursor:
    """Look up what the text may mean other than a part of the card itself."""
    owners, companies = await together(
        [
            if_allowed(_owners(reader, kind, text), [], _REFUSALS),
            if_allowed(_companies(reader, text.company if kind == CONTACT else ""), [], _REFUSALS),
        ]
    )
    return CardCursor(0, tuple(owners), tuple(companies))


async def _owners(reader: Reader, kind: int, text: CardText) -> list[int]:
    phones = duplicates.find_each(reader, kind, "PHONE", {text.plain: text.phones})
    addresses = duplicates.find_by_comm(reader, kind, "EMAIL", [text.address])
    found = await together([phones, addresses])
    return sorted({card_id for by_value in found for ids in by_value.values() for card_id in ids})


async def _companies(reader: Reader, title: str) -> list[int]:
    if not title:
        return []
    where = {"%title": title, "!=isMyCompany": "Y"}
    found = await cards.items(reader, COMPANY, where, cards.CardRow, select=("id",), newest_first=True)
    return [int(row.id) for row in found]


async def _page(reader: Reader, kind: int, query: CardQuery, text: CardText, cursor: CardCursor) -> list[_Row]:
    where = _narrowed(kind, query)
    if text.plain:
        alternatives = text.alternatives(kind, cursor.card_ids, cursor.company_ids, by_parts=cursor.by_parts)
        if not alternatives:
            return []
        where["0"] = cards.any_of(alternatives)
    if cursor.last_id:
        where["<id" if query.newest_first else ">id"] = cursor.last_id
    rows = await cards.items(reader, kind, where, _Row, newest_first=query.newest_first)
    step = -1 if query.newest_first else 1
    places = [step * int(row.id) for row in rows]
    if places != sorted(set(places)) or (places and cursor.last_id and places[0] <= step * cursor.last_id):
        raise Problem(Cause.UNREADABLE, method=LIST, detail="rows out of order")
    return rows


def _narrowed(kind: int, query: CardQuery) -> dict[str, Any]:
    since, before = query.created_from, query.created_before
    where = {
        "!=isMyCompany": "Y" if kind == COMPANY else None,
        "=companyId": query.company_id if kind != COMPANY else None,
        "=assignedById": query.owner_id,
        "=typeId": query.type_code or None,
        "=hasPhone": None if query.has_phone is None else "Y" if query.has_phone else "N",
        ">=createdTime": since and since.isoformat(timespec="seconds"),
        "<createdTime": before and before.isoformat(timespec="seconds"),
    }
    return {name: value for name, value in where.items() if value is not None}
