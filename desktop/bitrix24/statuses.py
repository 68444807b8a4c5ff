"""The dictionary of statuses: `crm.status.list` with `crm.calllist.statuslist` (contract 4.7, 5.5)."""

import asyncio
import re

import msgspec

from desktop.bitrix24 import call_lists, records
from desktop.bitrix24.protocol import Call
from desktop.bitrix24.reader import Reader
from desktop.bitrix24.records import Flag, Number, Text
from desktop.domain.problem import Problem
from desktop.domain.status import Status, in_queue_order

LIST = "crm.status.list"
ENTITY = "CALL_LIST"
"""ENTITY_ID of the dictionary of call list statuses."""


async def dictionary(reader: Reader) -> list[Status]:
    """Return the statuses of participants in the order of the operators' queue.

    From crm.status.list, and where it may not be called, or lacks an entry, from crm.calllist.statuslist, which knows
    no colours and system marks. Raises the Problem of crm.status.list when both fail.
    """
    whole, plain = await asyncio.gather(_listed(reader), call_lists.status_list(reader), return_exceptions=True)
    for found in (whole, plain):
        if isinstance(found, BaseException) and not isinstance(found, Problem):
            raise found
    if isinstance(whole, BaseException) and isinstance(plain, BaseException):
        raise whole
    by_code = {status.code: status for status in (plain if isinstance(plain, list) else [])}
    by_code.update((status.code, status) for status in (whole if isinstance(whole, list) else []))
    return in_queue_order(by_code.values())


async def _listed(reader: Reader) -> list[Status]:
    reply = await reader.read(list_call())
    return [
        Status(
            id=int(row.id),
            code=str(row.status_id),
            name=str(row.name),
            sort=int(row.sort),
            colour=_colour(row.color),
            system=bool(row.system),
        )
        for row in records.rows(reply.result, _Row, method=LIST)
        if row.entity_id == ENTITY and row.status_id
    ]


def list_call() -> Call:
    """Return the call of crm.status.list for this dictionary; it has no pages."""
    return Call(LIST, {"order": {"SORT": "ASC"}, "filter": {"ENTITY_ID": ENTITY}})


class _Row(msgspec.Struct, rename="upper"):
    id: Number = Number()
    entity_id: Text = Text()
    status_id: Text = Text()
    name: Text = Text()
    sort: Number = Number()
    system: Flag = Flag()
    color: Text = Text()


def _colour(written: str) -> str | None:
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", written.strip())
    return f"#{found[1].upper()}" if found else None
