"""`voximplant.statistic.get` (contract 12), and methods that only applications may call (contract 11.1)."""

from __future__ import annotations

import sqlite3
from typing import Any

from desktop.portal import conditions, php
from desktop.portal.conditions import Sql
from desktop.portal.errors import RestError
from desktop.portal.fields import as_text
from desktop.portal.registry import RestAnswer, RestCall, method

_FIELDS: dict[str, tuple[str, str]] = {
    # name: column, kind; columns that are constants aren't filtered
    "ID": ("id", "integer"),
    "PORTAL_USER_ID": ("portal_user_id", "integer"),
    "PORTAL_NUMBER": ("'reg1000'", "string"),
    "PHONE_NUMBER": ("phone_number", "string"),
    "CALL_ID": ("call_id", "string"),
    "EXTERNAL_CALL_ID": ("NULL", "string"),
    "CALL_CATEGORY": ("'external'", "string"),
    "CALL_LOG": ("''", "string"),
    "CALL_DURATION": ("call_duration", "integer"),
    "CALL_START_DATE": ("call_start_date", "datetime"),
    "CALL_RECORD_URL": ("''", "string"),
    "CALL_VOTE": ("call_vote", "integer"),
    "COST": ("'0.0000'", "string"),
    "COST_CURRENCY": ("'RUR'", "string"),
    "CALL_FAILED_CODE": ("call_failed_code", "string"),
    "CALL_FAILED_REASON": ("call_failed_reason", "string"),
    "CRM_ENTITY_TYPE": ("crm_entity_type", "string"),
    "CRM_ENTITY_ID": ("crm_entity_id", "integer"),
    "CRM_ACTIVITY_ID": ("crm_activity_id", "integer"),
    "REST_APP_ID": ("NULL", "integer"),
    "REST_APP_NAME": ("NULL", "string"),
    "TRANSCRIPT_ID": ("NULL", "integer"),
    "TRANSCRIPT_PENDING": ("'N'", "string"),
    "SESSION_ID": ("NULL", "string"),
    "REDIAL_ATTEMPT": ("NULL", "integer"),
    "COMMENT": ("comment", "string"),
    "RECORD_DURATION": ("NULL", "integer"),
    "RECORD_FILE_ID": ("record_file_id", "integer"),
    "CALL_TYPE": ("call_type", "integer"),
}
_FILTERED: conditions.Columns = {
    name: (column, kind) for name, (column, kind) in _FIELDS.items() if column.isidentifier() and column != "NULL"
}
_BINDINGS = {"CRM_BINDINGS.ENTITY_TYPE": "CRM_ENTITY_TYPE", "CRM_BINDINGS.ENTITY_ID": "CRM_ENTITY_ID"}
_PREFIXES = frozenset(["!><", "><", "!=", "!%", "<=", ">=", "<", ">", "=", "!", "?", "%"])


@method("voximplant.statistic.get", "telephony")
def statistic_get(call: RestCall) -> RestAnswer:
    """Answer `voximplant.statistic.get`: others' calls are missing without notice where the right is narrow."""
    direct = call.direct()
    right = call.portal.switches.telephony_right
    if right == "none":
        raise RestError("ACCESS_DENIED", "Access denied!", 403)
    own: list[Sql] = [("portal_user_id = ?", [call.user.id])] if right == "self" else []
    asked = (_condition(call, key, value) for key, value in php.entries(direct.get("FILTER")))
    page = call.page("call_statistic", conditions.joined((*own, *asked)), _ordering(direct), call.offset)
    return RestAnswer([_shown(call, row) for row in page.result], page.total or 0, page.next)


def _application_only(call: RestCall) -> RestAnswer:
    """Answer methods that need an application: webhooks are refused."""
    raise RestError("WRONG_AUTH_TYPE", "Application context required", 403)


for _verb in ("register", "finish", "show", "hide", "attachRecord"):
    method(f"telephony.externalCall.{_verb}", "telephony")(_application_only)
for _name in ("placement.bind", "placement.list", "event.bind"):
    method(_name)(_application_only)


def _ordering(direct: dict[str, Any]) -> str:
    """Return ORDER BY: SORT and ORDER count only when both are given, ORDER in exact upper case."""
    sort, direction = direct.get("SORT"), direct.get("ORDER")
    column, _ = _FILTERED.get(php.to_text(sort), ("", ""))
    return f"{column} {direction}, id" if column and direction in ("ASC", "DESC") else "id"


def _condition(call: RestCall, key: str, value: Any) -> Sql | None:
    """Return a condition; unknown fields and operations are dropped silently (`@` isn't known)."""
    operation, name = conditions.split_key(key, _PREFIXES)
    found = _FILTERED.get(_BINDINGS.get(name, name))
    if found is None:
        return None
    if operation.endswith("between"):
        if len(php.values(value)) != 2:
            return None
    elif php.is_array(value) and operation != "=":
        return None
    return conditions.lenient(*found, operation, value, call.portal.clock)


def _shown(call: RestCall, row: sqlite3.Row) -> dict[str, Any]:
    clock = call.portal.clock
    shown: dict[str, Any] = {name: as_text(clock, kind, column, row) for name, (column, kind) in _FIELDS.items()}
    return shown | {"RECORD_FILE_ID": row["record_file_id"], "CALL_RECORD_URL": _recording(row)}


def _recording(row: sqlite3.Row) -> str:
    """Return the address under which everybody can listen to a call; "" if it was not recorded."""
    number = row["record_file_id"]
    return f"https://portal.invalid/disk/downloadFile/{number}/?token={row['call_id'][:16]}" if number else ""
