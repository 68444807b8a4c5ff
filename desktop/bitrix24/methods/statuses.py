"""The dictionary of statuses: `crm.status.list` with `crm.calllist.statuslist`, and changes of it (contract 4.7, 5).

Writing takes the right to change the settings of the CRM; others are REFUSED, with a text but no code. SORT is the
order of the operators' queue, so every change of it moves their work.
"""

import re
from typing import Any

import msgspec

from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, outcomes
from desktop.bitrix24.methods import call_lists, records
from desktop.bitrix24.methods.records import Number, Text, YesNo
from desktop.domain.problem import Problem
from desktop.domain.status import Status, Statuses
from desktop.domain.status_code import LONGEST_CODE, LONGEST_NAME, can_be_name, can_be_stored

LIST = "crm.status.list"
ADD = "crm.status.add"
UPDATE = "crm.status.update"
DELETE = "crm.status.delete"
ENTITY = "CALL_LIST"
"""ENTITY_ID of the dictionary of call list statuses."""


async def dictionary(reader: Reader, *, whole_only: bool = False) -> Statuses:
    """Return the statuses of participants in the order of the operators' queue.

    They come from crm.status.list and, if that may not be called or lacks an entry, from crm.calllist.statuslist,
    which has no colours and system marks. Raises the Problem of crm.status.list if both fail or, with `whole_only`,
    which is for changing the dictionary, if that one fails.
    """
    whole, plain = await outcomes([_listed(reader), call_lists.status_list(reader)])
    if isinstance(whole, Problem) and (whole_only or isinstance(plain, Problem)):
        raise whole
    found = [status for part in (plain, whole) if not isinstance(part, Problem) for status in part]
    return Statuses({status.code: status for status in found}.values())


async def add_status(client: Client, code: str, name: str, sort: int, colour: str | None = None) -> int:
    """Make an entry of the dictionary and return its number (crm.status.add).

    `code` becomes STATUS_ID, permanently: a deleted entry made again with its old code gives its participants their
    status back. `colour` is "#RRGGBB"; the new entry is never a system one. Raises ValueError, before anything is
    sent, for a code that is empty, too long, has outer blanks or a ":" (the portal cuts off everything before it), a
    name that is empty or too long, a place that is not positive, or another colour. Raises Problem: REFUSED with code
    ERROR_CORE if the code exists, regardless of case; OUTCOME_UNKNOWN when the answer was lost.
    """
    if not can_be_stored(code):
        raise ValueError(f"a code has 1 to {LONGEST_CODE} characters and no colon")
    fields = {"ENTITY_ID": ENTITY, "STATUS_ID": code, **_fields(name=name, sort=sort, colour=colour)}
    reply = await client.write(Call(ADD, {"fields": fields}))
    return records.new_id(reply.result, method=ADD)


async def update_status(
    client: Client, status_id: int, *, name: str | None = None, sort: int | None = None, colour: str | None = None
) -> None:
    """Change an entry, even a system one; None leaves a value unchanged, `colour` "" removes it (crm.status.update).

    The portal reports success even if the write failed internally, so the caller must read the dictionary again.
    Raises ValueError as `add_status` does, and if there is nothing to change. Raises Problem: REFUSED when the entry
    is gone or the right is missing, OUTCOME_UNKNOWN when the answer was lost.
    """
    fields = _fields(name=name, sort=sort, colour=colour or None)
    if colour == "":
        fields["COLOR"] = ""
    if not fields:
        raise ValueError("nothing to change")
    await client.write(Call(UPDATE, {"id": records.positive(status_id), "fields": fields}))


async def delete_status(client: Client, status_id: int, *, forced: bool) -> None:
    """Delete an entry (crm.status.delete); a system entry only if `forced`, and then permanently.

    A status in use is deleted without warning, and its participants keep the code: count them before. Raises Problem:
    REFUSED for a system entry without `forced`, or when the entry is gone or the right is missing; OUTCOME_UNKNOWN
    when the answer was lost.
    """
    parameters: dict[str, Any] = {"id": records.positive(status_id)}
    if forced:
        parameters["params"] = {"FORCED": "Y"}
    await client.write(Call(DELETE, parameters))


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
    system: YesNo = YesNo()
    color: Text = Text()


def _fields(*, name: str | None, sort: int | None, colour: str | None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if name is not None:
        fields["NAME"] = name.strip()
        if not can_be_name(name):  # the portal would silently keep the old name
            raise ValueError(f"a name has 1 to {LONGEST_NAME} characters")
    if sort is not None:
        fields["SORT"] = records.positive(sort)  # 0 and less become 10
    if colour is not None:
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
            raise ValueError("a colour is #RRGGBB")
        fields["COLOR"] = colour
    return fields


def _colour(written: str) -> str | None:
    found = re.fullmatch(r"#?([0-9A-Fa-f]{6})", written.strip())
    return f"#{found[1].upper()}" if found else None
