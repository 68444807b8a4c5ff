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
"""Failures of an undocumented method that the program can do without."""


async def forms(reader: Reader, *, listed: bool | None = None) -> list[tuple[int, str]] | None:
    """Return number and name of the active CRM forms, newest first; None if this portal does not list them.

    Only a convenience: no documented method lists forms, so a number can always be typed, and the write verifies it.
    A write also accepts inactive forms, which are not listed here. `listed`: whether the portal is known to have the
    method, which saves a request. Raises Problem when the portal can't be reached.
    """
    return await if_allowed(_forms(reader, listed), None, _NOT_AVAILABLE)


async def _forms(reader: Reader, listed: bool | None) -> list[tuple[int, str]] | None:
    if listed is None:
        known = (await reader.read(Call(METHOD, {"name": LIST}))).result
        listed = isinstance(known, dict) and bool(known.get("isExisting")) and bool(known.get("isAvailable"))
    return decode((await reader.read(list_call())).result) if listed else None


def list_call() -> Call:
    """Return the call of crm.form.list for the active forms."""
    return Call(LIST, {"filter": {"active": True}})


def decode(result: Any) -> list[tuple[int, str]]:
    """Return number and name of the forms in an answer of crm.form.list. Raises Problem UNREADABLE."""
    return [(int(row.id), str(row.name).strip()) for row in records.rows(result, _Row, method=LIST)]


class _Row(msgspec.Struct):
    id: Id
    name: Text = Text()
