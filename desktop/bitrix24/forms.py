"""CRM forms: the undocumented `crm.form.list`, after `method.get` (contract 10)."""

import msgspec

from desktop.bitrix24 import records
from desktop.bitrix24.protocol import Call
from desktop.bitrix24.reader import Reader
from desktop.bitrix24.records import Id, Text
from desktop.domain.problem import Cause, Problem

LIST = "crm.form.list"
METHOD = "method.get"
_NOT_AVAILABLE = {
    Cause.METHOD_MISSING,
    Cause.ACCESS_DENIED,
    Cause.SCOPE_MISSING,
    Cause.PLAN,
    Cause.REFUSED,
    Cause.UNREADABLE,
    Cause.PORTAL_FAULT,
}
"""What a method that nobody promised may answer; the supervisor can do without."""


async def forms(reader: Reader) -> list[tuple[int, str]] | None:
    """Return number and name of the active CRM forms, newest first; None when this portal does not tell.

    Only an extra: no documented method lists forms, so a number can always be typed, and the write itself proves it.
    An inactive form is accepted there, but not listed here. Raises Problem when the portal cannot be reached.
    """
    try:
        known = (await reader.read(Call(METHOD, {"name": LIST}))).result
        if not (isinstance(known, dict) and known.get("isExisting") and known.get("isAvailable")):
            return None
        found = (await reader.read(Call(LIST, {"filter": {"active": True}}))).result
        return [(int(row.id), str(row.name).strip()) for row in records.rows(found, _Row, method=LIST)]
    except Problem as problem:
        if problem.cause in _NOT_AVAILABLE:
            return None
        raise


class _Row(msgspec.Struct):
    id: Id
    name: Text = Text()
