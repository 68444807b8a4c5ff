"""CRM forms: the undocumented `crm.form.list`, after `method.get` (contract 10)."""

from typing import Any

import msgspec

from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.reader import Reader, if_allowed
from desktop.bitrix24.methods import records
from desktop.bitrix24.methods.records import Id, Text
from desktop.domain.problem import NO_RIGHT, Cause

LIST = "crm.form.list"
METHOD = "method.get"
_NOT_AVAILABLE = NO_RIGHT | {Cause.UNREADABLE, Cause.PORTAL_FAULT}
"""What a method that nobody promised may answer; the supervisor can do without."""


async def forms(reader: Reader, *, told: bool | None = None) -> list[tuple[int, str]] | None:
    """Return number and name of the active CRM forms, newest first; None when this portal does not tell.

    Only an extra: no documented method lists forms, so a number can always be typed, and the write itself proves it.
    An inactive form is accepted there, but not listed here. `told` is whether the portal is known to have the method,
    which saves a request. Raises Problem when the portal cannot be reached.
    """
    return await if_allowed(_forms(reader, told), None, _NOT_AVAILABLE)


async def _forms(reader: Reader, told: bool | None) -> list[tuple[int, str]] | None:
    if told is None:
        known = (await reader.read(Call(METHOD, {"name": LIST}))).result
        told = isinstance(known, dict) and bool(known.get("isExisting")) and bool(known.get("isAvailable"))
    return decode((await reader.read(list_call())).result) if told else None


def list_call() -> Call:
    """Return the call of crm.form.list for the active forms."""
    return Call(LIST, {"filter": {"active": True}})


def decode(result: Any) -> list[tuple[int, str]]:
    """Return number and name of the forms that crm.form.list brought. Raises Problem UNREADABLE."""
    return [(int(row.id), str(row.name).strip()) for row in records.rows(result, _Row, method=LIST)]


class _Row(msgspec.Struct):
    id: Id
    name: Text = Text()
