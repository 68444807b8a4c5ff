"""Make contacts and companies: `crm.item.batchImport`, otherwise `crm.item.add` (contract 7.3, 7.4, trap 62).

Neither is idempotent: the caller must look for the cards before, and after an answer that was lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop.bitrix24.line import error_codes
from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.paging import PAGE, by_id
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, if_allowed
from desktop.bitrix24.methods import cards, records
from desktop.bitrix24.methods.cards import CardRow
from desktop.bitrix24.methods.records import Reference
from desktop.domain.call_list import CHANGEABLE_KINDS, COMPANY, CONTACT
from desktop.domain.card import Card
from desktop.domain.card_plans import MOST_AT_ONCE, NewCard
from desktop.domain.phones import whole_phones
from desktop.domain.problem import Cause, Problem

IMPORT = "crm.item.batchImport"
ADD = "crm.item.add"
_SINGLY_AFTER = (Cause.METHOD_MISSING, Cause.ACCESS_DENIED)
"""Why the import can't be used: the portal lacks it, or this user may add cards but not import them."""
_ONE_ONLY = (Cause.REFUSED, Cause.ACCESS_DENIED)
"""Refusals of one card, after which others can be tried."""


Answer = int | Problem | None
"""The portal's answer for a card: its id, or why it was refused; None when it was not tried."""


async def create(
    client: Client,
    kind: int,
    wanted: Sequence[NewCard],
    *,
    owner_id: int | None = None,
    company_ids: Mapping[str, int] | None = None,
) -> list[Answer]:
    """Make up to 20 contacts (3) or companies (4) (crm.item.batchImport, or crm.item.add if that may not be called).

    Returns the answer for each, in order: a refused one does not stop the others. `owner_id` None makes the user of
    the webhook their owner; `company_ids` has the companies of contacts by title. The import runs no automation, the
    single call does. Raises Problem when none was made, and OUTCOME_UNKNOWN when an answer was lost: any of them may
    then have been made, so never call again before looking for them (`created_after`). Raises ValueError, before
    anything is sent, for no cards or too many, another kind, and a contact without a name.
    """
    if not 0 < len(wanted) <= MOST_AT_ONCE:
        raise ValueError(f"1 to {MOST_AT_ONCE} cards at a time")
    items = [_fields(kind, card, owner_id, company_ids or {}) for card in wanted]
    try:
        answers = await _import(client, kind, items)
    except Problem as problem:
        if problem.cause not in _SINGLY_AFTER:
            raise
        answers = await _add_singly(client, kind, items)
    if not any(isinstance(answer, int) for answer in answers):
        raise next(answer for answer in answers if isinstance(answer, Problem))
    return answers


async def newest(reader: Reader, kind: int) -> int:
    """Return the highest id of a contact or company that this user may read, 0 for none (crm.item.list)."""
    read = await cards.items(reader, kind, {}, CardRow, select=("id",), newest_first=True)
    return max((int(row.id) for row in read), default=0)


async def created_after(reader: Reader, kind: int, newest_id: int, user_id: int) -> list[Card]:
    """Return the contacts or companies with higher ids that a user made, by id, with all phones (crm.item.list).

    Finds cards whose creation got no answer. Raises Problem.
    """

    def after(last: int) -> Call:
        where = {">id": max(last, newest_id), "=createdBy": user_id}
        return cards.items_call(kind, where)

    pages = by_id(reader, after, lambda result: cards.rows(result, _CreatedRow), lambda row: int(row.id))
    return [
        cards.card_of(kind, row)
        async for page in pages
        for row in page
        if row.id > newest_id and row.created_by == user_id
    ]


async def companies_titled(reader: Reader, titles: Iterable[str]) -> dict[str, int]:
    """Return the companies with exactly these titles, by title as given; up to 50 titles (crm.item.list).

    A title that several companies have is left out as ambiguous; so are all of them where companies may not be read.
    Raises Problem.
    """
    asked = {_folded(title): title for title in titles if title.strip()}
    if not asked:
        return {}
    where = {"@title": list(asked.values()), "!=isMyCompany": "Y"}
    reading = cards.items(reader, COMPANY, where, CardRow, select=("id", "title"))
    read = await if_allowed(reading, None, (Cause.ACCESS_DENIED,))
    if read is None or len(read) >= PAGE:  # there may be more of the same titles
        return {}
    ids: dict[str, list[int]] = {}
    for row in read:
        ids.setdefault(_folded(row.title), []).append(int(row.id))
    return {title: ids[folded][0] for folded, title in asked.items() if len(ids.get(folded, ())) == 1}


class _CreatedRow(CardRow, rename="camel"):
    created_by: Reference = Reference()


async def _import(client: Client, kind: int, items: list[dict[str, Any]]) -> list[Answer]:
    # Keys with a letter: numeric ones come back as a list or a map by chance (contract 3.2, trap 51).
    keys = [f"n{place}" for place in range(len(items))]
    data = dict(zip(keys, items, strict=True))
    reply = await client.write(Call(IMPORT, {"entityTypeId": kind, "data": data}))
    result = reply.result.get("items") if isinstance(reply.result, dict) else None
    if isinstance(result, list):
        result = dict(zip(keys, result, strict=False))
    if not isinstance(result, dict) or set(result) != set(keys):
        raise Problem(Cause.OUTCOME_UNKNOWN, method=IMPORT, detail="not every card was answered for")
    answers: list[Answer] = [_answer(result[key], client.credentials.host) for key in keys]
    if all(isinstance(answer, Problem) and answer.cause is Cause.ACCESS_DENIED for answer in answers):
        raise Problem(Cause.ACCESS_DENIED, method=IMPORT)
    return answers


def _answer(result: Any, host: str) -> int | Problem:
    if isinstance(result, dict) and "error" in result:
        code, text = records.text(result["error"]), records.text(result.get("error_description"))
        return error_codes.problem_of(code, text, status=0, method=IMPORT, host=host)
    return _new_id(result, IMPORT)


async def _add_singly(client: Client, kind: int, items: list[dict[str, Any]]) -> list[Answer]:
    answers: list[Answer] = []
    for fields in items:
        try:
            reply = await client.write(Call(ADD, {"entityTypeId": kind, "fields": fields}))
            answers.append(_new_id(reply.result, ADD))
        except Problem as problem:
            if problem.cause is Cause.OUTCOME_UNKNOWN:
                raise
            answers.append(problem)
            made = any(isinstance(answer, int) for answer in answers)
            if problem.cause not in _ONE_ONLY or (problem.cause is Cause.ACCESS_DENIED and not made):
                break
    return answers + [None] * (len(items) - len(answers))


def _new_id(result: Any, method: str) -> int:
    item = result.get("item") if isinstance(result, dict) else None
    return records.new_id(item.get("id") if isinstance(item, dict) else None, method=method)


def _fields(kind: int, card: NewCard, owner_id: int | None, company_ids: Mapping[str, int]) -> dict[str, Any]:
    if kind not in CHANGEABLE_KINDS:
        raise ValueError(f"call lists hold contacts or companies, not kind {kind}")
    if kind == CONTACT:
        if not (card.name or card.last_name):
            raise ValueError("a contact needs a name")
        fields: dict[str, Any] = {"name": card.name, "lastName": card.last_name, "secondName": card.second_name}
        if company_id := company_ids.get(card.company):
            fields["companyId"] = company_id
    else:
        fields = {"title": card.title}
    written = [phone for text in card.phones for phone in whole_phones(text)]
    phones = [_multifield("PHONE", "MOBILE" if phone.is_mobile else "WORK", phone.for_card) for phone in written]
    emails = [_multifield("EMAIL", "WORK", address) for address in card.emails]
    owner = {} if owner_id is None else {"assignedById": records.positive(owner_id)}
    return {name: value for name, value in fields.items() if value} | {"fm": phones + emails} | owner


def _multifield(kind: str, value_type: str, value: str) -> dict[str, str]:
    return {"typeId": kind, "valueType": value_type, "value": value}


def _folded(title: str) -> str:
    return " ".join(title.split()).casefold()
