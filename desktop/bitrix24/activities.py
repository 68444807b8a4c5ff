"""The activities that carry call lists: `crm.activity.list` (contract 4.8, 6.1)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from desktop.bitrix24 import records
from desktop.bitrix24.paging import by_id, slices
from desktop.bitrix24.protocol import Call
from desktop.bitrix24.reader import Reader, together
from desktop.bitrix24.records import Flag, Id, Reference, Text
from desktop.domain.call_list import Activity
from desktop.domain.problem import Cause, Problem

LIST = "crm.activity.list"
PROVIDER = "CALL_LIST"
"""PROVIDER_ID of the activities of call lists."""
TYPE = 6
"""TYPE_ID of activities of a provider's own kind."""
_FIELDS = [
    "ID",
    "SUBJECT",
    "TYPE_ID",
    "PROVIDER_ID",
    "ASSOCIATED_ENTITY_ID",
    "RESPONSIBLE_ID",
    "COMPLETED",
]


async def of_call_lists(reader: Reader) -> list[Activity]:
    """Return the activities of all call lists that this user may see, by id (crm.activity.list).

    Raises Problem; UNREADABLE when the portal ignored the filter and listed other activities.
    """
    return await _found(reader, {})


async def of_list(reader: Reader, list_ids: Iterable[int]) -> list[Activity]:
    """Return the activities of these call lists that this user may see (crm.activity.list). Raises Problem."""
    asked = set(list_ids)
    parts = await together(_found(reader, {"=ASSOCIATED_ENTITY_ID": part}) for part in slices(asked))
    return [activity for part in parts for activity in part if activity.list_id in asked]


async def _found(reader: Reader, narrower: dict[str, Any]) -> list[Activity]:
    def after(last: int) -> Call:
        # Names are case-sensitive, and an unknown one is dropped silently: then everything comes (contract 6.1).
        where = {"=TYPE_ID": TYPE, "=PROVIDER_ID": PROVIDER, ">ID": last, **narrower}
        return Call(LIST, {"select": _FIELDS, "filter": where, "order": {"ID": "ASC"}, "start": -1})

    found: list[Activity] = []
    async for page in by_id(reader, after, _rows, lambda row: row.id):
        mine = [row for row in page if row.provider_id.upper() == PROVIDER and row.type_id in (0, TYPE)]
        if page and not mine:
            raise Problem(Cause.UNREADABLE, method=LIST, detail="the filter was ignored")
        found += [_activity(row) for row in mine if row.associated_entity_id > 0]
    return found


class _Row(msgspec.Struct, rename="upper"):
    id: Id
    subject: Text = Text()
    type_id: Reference = Reference()
    provider_id: Text = Text()
    associated_entity_id: Reference = Reference()
    responsible_id: Reference = Reference()
    completed: Flag = Flag()


def _rows(result: Any) -> list[_Row]:
    return records.rows(result, _Row, method=LIST)


def _activity(row: _Row) -> Activity:
    return Activity(
        id=int(row.id),
        list_id=int(row.associated_entity_id),
        subject=str(row.subject),
        responsible_id=int(row.responsible_id) or None,
        completed=bool(row.completed),
    )
