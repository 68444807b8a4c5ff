"""The activities that carry call lists: `crm.activity.list`, `get`, `update`, `delete` (contract 4.8, 6.1, 6.2).

Administrators may change and delete them; others are REFUSED, with a text but no code, and see only those that they
are responsible for. Before a write the caller finds the activity and checks what it carries.
"""

import unicodedata
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any

import msgspec

from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.paging import PAGE, by_id, slices
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, together
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Reference, Text, YesNo
from desktop.domain.call_list import Activity, FoundActivity
from desktop.domain.problem import Cause, Problem

LIST = "crm.activity.list"
GET = "crm.activity.get"
UPDATE = "crm.activity.update"
DELETE = "crm.activity.delete"
PROVIDER = "CALL_LIST"
"""PROVIDER_ID of the activities of call lists."""
TYPE = 6
"""TYPE_ID of activities with a provider."""
_OF_PROVIDER = {"=TYPE_ID": TYPE, "=PROVIDER_ID": PROVIDER}
_NOT_THERE = {"", "0", "NOT_FOUND"}
"""Codes of crm.activity.get for an activity that does not exist for this user; the text may be empty too."""
_LISTS = PAGE - 1
"""Lists whose activities are asked for together: a full page would need another one."""
_FIELDS = [
    "ID",
    "SUBJECT",
    "TYPE_ID",
    "PROVIDER_ID",
    "ASSOCIATED_ENTITY_ID",
    "RESPONSIBLE_ID",
    "COMPLETED",
]


async def of_call_lists(reader: Reader, list_ids: Callable[[], Awaitable[Iterable[int]]]) -> list[Activity]:
    """Return the activities of all call lists that this user may see, by id (crm.activity.list).

    If they fill more than a page, those of the lists whose numbers `list_ids` returns, some fifty lists a command,
    all of them in one request: page after page would be a request each. Raises Problem; UNREADABLE when the portal
    ignored the filter and listed other activities.
    """
    page = rows((await reader.read(_after(_OF_PROVIDER, 0))).result)
    found = _fitting(page, _of_provider)
    if len(page) < PAGE:
        return _of_lists(found)
    return await of_list(reader, await list_ids())


async def of_list(reader: Reader, list_ids: Iterable[int]) -> list[Activity]:
    """Return the activities of these call lists that this user may see (crm.activity.list). Raises Problem."""
    asked = set(list_ids)
    parts = await together(_found(reader, {"=ASSOCIATED_ENTITY_ID": part}) for part in slices(asked, _LISTS))
    return [activity for part in parts for activity in part if activity.list_id in asked]


async def by_subject(reader: Reader, subject: str) -> list[FoundActivity]:
    """Return all activities with exactly this subject, of any kind, by id (crm.activity.list).

    The second way to find a list's activity: subjects are localized and edited, and a to-do may have the same one.
    Case, accents and outer blanks are ignored, as on the portal. Raises ValueError for an empty subject; Problem,
    UNREADABLE when the portal ignored the filter.
    """
    wanted = _folded(subject)
    if not wanted:
        raise ValueError("no subject")
    where = {"=SUBJECT": subject.strip()}
    return [_any_activity(row) for row in await _rows(reader, where, lambda row: _folded(row.subject) == wanted)]


async def get(reader: Reader, activity_id: int, *, gone_code: str = "") -> FoundActivity | None:
    """Return an activity, or None if it does not exist for this user: deleted, or not visible (crm.activity.get).

    `gone_code` is this portal's own code for that, if one is known. Any other failure raises Problem, because None is
    taken as proof of a deletion.
    """
    try:
        reply = await reader.read(Call(GET, {"id": records.positive(activity_id)}))
    except Problem as problem:
        if problem.cause is Cause.REFUSED and problem.code in (*_NOT_THERE, gone_code):
            return None
        raise
    row = records.row(reply.result, ActivityRow, method=GET)
    if row.id != activity_id:
        raise Problem(Cause.UNREADABLE, method=GET, detail="another activity")
    return _any_activity(row)


async def update(
    client: Client,
    activity_id: int,
    *,
    subject: str | None = None,
    responsible_id: int | None = None,
    completed: bool | None = None,
) -> None:
    """Change an activity; values that are None stay (crm.activity.update).

    Reopening it (`completed` False) shows a finished list to its operator again. Raises ValueError if there is
    nothing to change, and for an empty subject or a responsible user who is not a positive number, which the portal
    does not accept. Raises Problem: REFUSED when it is gone or the right is missing, OUTCOME_UNKNOWN when the answer
    was lost.
    """
    fields: dict[str, Any] = {}
    if subject is not None:
        fields["SUBJECT"] = subject.strip()
        if not fields["SUBJECT"]:
            raise ValueError("a subject is not empty")
    if responsible_id is not None:
        fields["RESPONSIBLE_ID"] = records.positive(responsible_id)
    if completed is not None:
        fields["COMPLETED"] = "Y" if completed else "N"
    if not fields:
        raise ValueError("nothing to change")
    await client.write(Call(UPDATE, {"id": records.positive(activity_id), "fields": fields}))


async def delete(client: Client, activity_id: int) -> None:
    """Delete an activity (crm.activity.delete): its call list disappears for operators, REST still shows it, and the
    activity goes to the CRM's recycle bin.

    Raises Problem: REFUSED when it is gone or the right is missing, OUTCOME_UNKNOWN when the answer was lost.
    """
    await client.write(Call(DELETE, {"id": records.positive(activity_id)}))


async def _found(reader: Reader, narrower: dict[str, Any]) -> list[Activity]:
    return _of_lists(await _rows(reader, _OF_PROVIDER | narrower, _of_provider))


def _of_lists(found: "Iterable[ActivityRow]") -> list[Activity]:
    return [_activity(row) for row in found if row.associated_entity_id > 0]


async def _rows(reader: Reader, where: dict[str, Any], fits: "Callable[[ActivityRow], bool]") -> "list[ActivityRow]":
    """Return all rows that fit, by id. Raises Problem UNREADABLE if no row of a page does: the filter was ignored."""
    found: list[ActivityRow] = []
    async for page in by_id(reader, partial(_after, where), rows, lambda row: row.id):
        found += _fitting(page, fits)
    return found


def _after(where: dict[str, Any], last: int) -> Call:
    # Names are case-sensitive, and unknown ones are silently ignored: then everything comes (contract 6.1).
    narrowed = {**where, ">ID": last}
    return Call(LIST, {"select": _FIELDS, "filter": narrowed, "order": {"ID": "ASC"}, "start": -1})


def _fitting(page: "Sequence[ActivityRow]", fits: "Callable[[ActivityRow], bool]") -> "list[ActivityRow]":
    fitting = [row for row in page if fits(row)]
    if page and not fitting:
        raise Problem(Cause.UNREADABLE, method=LIST, detail="the filter was ignored")
    return fitting


class ActivityRow(msgspec.Struct, rename="upper"):
    """An activity as crm.activity.list gives it."""

    id: Id
    subject: Text = Text()
    type_id: Reference = Reference()
    provider_id: Text = Text()
    associated_entity_id: Reference = Reference()
    responsible_id: Reference = Reference()
    completed: YesNo = YesNo()


def rows(result: Any) -> list[ActivityRow]:
    """Decode rows of crm.activity.list. Raises Problem UNREADABLE."""
    return records.rows(result, ActivityRow, method=LIST)


def _activity(row: ActivityRow) -> Activity:
    return Activity(
        id=int(row.id),
        list_id=int(row.associated_entity_id),
        subject=str(row.subject),
        responsible_id=int(row.responsible_id) or None,
        completed=bool(row.completed),
    )


def _any_activity(row: ActivityRow) -> FoundActivity:
    return FoundActivity(
        id=int(row.id),
        list_id=int(row.associated_entity_id) if _of_provider(row) and row.associated_entity_id > 0 else 0,
        subject=str(row.subject),
        responsible_id=int(row.responsible_id) or None,
        completed=bool(row.completed),
        type_id=int(row.type_id),
        provider_id=str(row.provider_id),
    )


def _of_provider(row: ActivityRow) -> bool:
    return row.provider_id.upper() == PROVIDER and row.type_id in (0, TYPE)


def _folded(subject: str) -> str:
    """Return a subject roughly as the portal compares it: without case, accents and outer blanks."""
    letters = unicodedata.normalize("NFKD", subject.casefold())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())
