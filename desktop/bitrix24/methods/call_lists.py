"""Call lists: `crm.calllist.list`, `crm.calllist.get`, `crm.calllist.statuslist` (contract 4)."""

import asyncio
from datetime import timedelta
from itertools import takewhile
from typing import Any

import msgspec

from desktop.bitrix24.line.paging import PAGE, by_id
from desktop.bitrix24.line.protocol import Call, Reply, TakenFrom
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.memberships import Beginning, answered, membership, membership_twice, window
from desktop.bitrix24.methods.records import Id, Number, Reference, Text, YesNo
from desktop.domain.call_list import CallList
from desktop.domain.status import Status, Statuses

__all__ = ["all_call_lists", "call_list", "membership", "membership_twice", "status_list"]

LIST = "crm.calllist.list"
GET = "crm.calllist.get"
STATUS_LIST = "crm.calllist.statuslist"
_AT_ONCE = 200
"""Lists that are decoded between two turns of the loop: some 3 ms. An old portal has thousands."""
_PLACES = 49
"""Commands that a batch may have beside the one that finds the newest list."""
FIELDS = ["ID", "DATE_CREATE", "CREATED_BY_ID", "WEBFORM_ID", "ENTITY_TYPE_ID"]


async def all_call_lists(reader: Reader) -> list[CallList]:
    """Return all call lists of all users and kinds, even drafts and deleted ones, by id (crm.calllist.list).

    DATE_CREATE has no zone; it is taken to be in that of the server's clock in the reply. Raises Problem.
    """
    reply = await reader.read(Call(LIST, {"SELECT": FIELDS, "ORDER": {"ID": "ASC"}, "start": -1}))
    found = dict[int, CallList]()
    for part in records.parts(reply.result, _AT_ONCE):
        found.update((int(row.id), _call_list(row, reply)) for row in rows(part))
        await asyncio.sleep(0)
    if len(found) == PAGE:  # start=-1 gives all, though that is undocumented: this may be a page
        last = max(found)

        def after(last_id: int) -> Call:
            where = {">ID": max(last_id, last)}
            return Call(LIST, {"SELECT": FIELDS, "FILTER": where, "ORDER": {"ID": "ASC"}, "start": 0})

        async for page in by_id(reader, after, rows, lambda row: row.id):
            fresh = [row for row in page if row.id not in found]
            found.update((int(row.id), _call_list(row, reply)) for row in fresh)
            if not fresh:
                break
    return [found[list_id] for list_id in sorted(found)]


async def newest(reader: Reader) -> int:
    """Return the highest number of a call list, 0 when there is none (crm.calllist.list). Raises Problem."""
    return _highest(await reader.read(_newest()))


def _newest() -> Call:
    return Call(LIST, {"SELECT": ["ID"], "ORDER": {"ID": "DESC"}, "start": 0})


def _highest(reply: Reply) -> int:
    return max((int(row.id) for row in rows(reply.result)), default=0)


async def beginning_of_newest(reader: Reader) -> Beginning | None:
    """Return the first rows of the newest list, read in one request with its number (crm.calllist.items.get).

    Only in places of the request that would stay free. None if there were none, or no list, or if it can't be read.
    """
    newest_first = _newest()
    number = TakenFrom(newest_first, "[0][ID]")
    windows = (reader.read(window(number, index), rank=1) for index in range(_PLACES))
    numbers, *found = await outcomes([reader.read(newest_first), *windows])
    read = list(takewhile(answered, found))
    highest = _highest(numbers) if isinstance(numbers, Reply) else 0
    return Beginning(highest, read) if highest and read else None


async def made_after(reader: Reader, list_id: int, user_id: int) -> list[CallList]:
    """Return the call lists with higher numbers that a user made, up to 50, by id (crm.calllist.list).

    Finds a list whose creation got no answer. Raises Problem.
    """
    where = {">ID": list_id, "CREATED_BY_ID": user_id}
    reply = await reader.read(Call(LIST, {"SELECT": FIELDS, "FILTER": where, "ORDER": {"ID": "ASC"}, "start": 0}))
    found = [_call_list(row, reply) for row in rows(reply.result)]
    return [made for made in found if made.id > list_id and made.creator_id == user_id]


async def call_list(reader: Reader, list_id: int) -> CallList:
    """Return one call list (crm.calllist.get).

    Raises Problem; REFUSED with code LIST_ID_ERROR for a list that does not exist, or whose kind may not be read.
    """
    reply = await reader.read(Call(GET, {"ID": list_id}))
    return _call_list(records.row(reply.result, CallListRow, method=GET), reply)


async def status_list(reader: Reader) -> Statuses:
    """Return the statuses in the order of the queue, without colours and system marks (crm.calllist.statuslist)."""
    reply = await reader.read(Call(STATUS_LIST))
    return Statuses(
        Status(int(row.id), str(row.status_id), str(row.name), int(row.sort))
        for row in records.rows(reply.result, _StatusRow, method=STATUS_LIST)
        if row.status_id
    )


class CallListRow(msgspec.Struct, rename="upper"):
    """A call list as crm.calllist.list gives it."""

    id: Id
    date_create: Text = Text()
    created_by_id: Reference = Reference()
    webform_id: Reference = Reference()
    entity_type_id: Number = Number()


class _StatusRow(msgspec.Struct, rename="upper"):
    id: Number
    status_id: Text
    name: Text = Text()
    sort: Number = Number()
    system: YesNo = YesNo()


def rows(result: Any) -> list[CallListRow]:
    """Decode rows of crm.calllist.list. Raises Problem UNREADABLE."""
    return records.rows(result, CallListRow, method=LIST)


def _call_list(row: CallListRow, reply: Reply) -> CallList:
    started = reply.time.date_start
    offset = started.utcoffset() if started is not None else None
    return CallList(
        id=int(row.id),
        kind=int(row.entity_type_id),
        created=records.moment(row.date_create, offset or timedelta()),
        creator_id=int(row.created_by_id) or None,
        form_id=int(row.webform_id) or None,
    )
