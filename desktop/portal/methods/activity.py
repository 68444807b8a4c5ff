"""`crm.activity.list`, `get`, `delete`, `update`, `fields`, `binding.list` (contract 6)."""

from __future__ import annotations

import sqlite3
from typing import Any

from desktop.portal import activities, filters_legacy, php
from desktop.portal.conditions import Sql, joined
from desktop.portal.errors import RestError, access_denied, legacy_error
from desktop.portal.fields import CALL_LIST, description
from desktop.portal.registry import RestAnswer, RestCall, method


@method("crm.activity.list", "crm")
def list_(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.list` (contract 6.1): case-sensitive names, unknown ones dropped, legacy paging."""
    select = php.texts(call.legacy_array("select"))
    names = [name for name in activities.FIELDS if not select or "*" in select or name in select or name == "ID"]
    bindings, bound = _bindings(dict(php.entries(call.legacy_array("filter"))).get("BINDINGS"))
    page = filters_legacy.page(
        call,
        f"activity JOIN ({bindings}) ON activity_id = activity.id" if bindings else "activity",
        activities.COLUMNS,
        activities.visible(call.portal, call.user),
        default="activity.start_time, activity.id",
        bound=bound,
        shown="activity.*",
    )
    rows = [activities.shown(call.portal, row, names) for row in page.result]
    if "COMMUNICATIONS" in select:
        found = activities.communications(call.portal, [row["id"] for row in page.result])
        for row in rows:
            row["COMMUNICATIONS"] = found.get(int(row["ID"]), [])
    if "FILES" in select:
        for row in rows:
            row["FILES"] = []
    return RestAnswer(rows, page.total, page.next)


@method("crm.activity.get", "crm")
def get(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.get`: an absent or invisible activity is an error without a description."""
    row = _find(call, call.legacy_id())
    if row is None:
        raise legacy_error("")
    return RestAnswer(activities.shown(call.portal, row, activities.FIELDS))


@method("crm.activity.delete", "crm")
def delete(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.delete`: the row goes into the recycle bin, a call list stays (contract 4.8)."""
    row = _writable(call)
    activities.delete(call.portal, row["id"], int(call.portal.clock.now()))
    return RestAnswer(result=True)


@method("crm.activity.update", "crm")
def update(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.update` (contract 6.2): what is sent must be valid, the rest stays."""
    row = _writable(call)
    fields = dict(php.entries(call.legacy_array("fields")))
    if "SUBJECT" in fields and not php.to_text(fields["SUBJECT"]).strip():
        raise legacy_error("The field SUBJECT is not defined or empty")
    if "RESPONSIBLE_ID" in fields and php.to_int(fields["RESPONSIBLE_ID"]) <= 0:
        raise legacy_error("The field RESPONSIBLE_ID is not defined or invalid")
    changes: dict[str, Any] = {}
    for name, (kind, column, flags) in activities.FIELDS.items():
        if name not in fields or "u" not in flags:
            continue
        if kind == "datetime":
            moment = call.portal.clock.parse(php.to_text(fields[name]))
            if moment is not None:
                changes[column] = moment
        else:
            changes[column] = php.to_text(fields[name]) if kind in ("text", "string") else php.to_int(fields[name])
    if "COMPLETED" in fields:
        completed = php.to_text(fields["COMPLETED"]).upper() == "Y"
        changes |= activities.completion(completed=completed)
    call.database.update(
        "activity",
        row["id"],
        changes | {"last_updated": int(call.portal.clock.now()), "editor_id": call.user.id},
    )
    return RestAnswer(result=True)


@method("crm.activity.fields", "crm")
def fields_(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.fields`."""
    title = call.portal.texts.title
    return RestAnswer(
        {
            name: description("string" if kind == "text" else kind, title(name), flags)
            for name, (kind, _, flags) in activities.FIELDS.items()
        }
    )


@method("crm.activity.binding.list", "crm")
def binding_list(call: RestCall) -> RestAnswer:
    """Answer `crm.activity.binding.list`: `[{entityTypeId, entityId}]`."""
    activity_id = call.engine_int("activityId")
    if _find(call, activity_id) is None:
        raise RestError("NOT_FOUND", call.portal.texts("item_not_found"))
    rows = call.database.rows(
        "SELECT owner_type_id, owner_id FROM activity_binding WHERE activity_id = ?", (activity_id,)
    )
    return RestAnswer([{"entityTypeId": row[0], "entityId": row[1]} for row in rows])


def _find(call: RestCall, number: int) -> sqlite3.Row | None:
    return call.database.row(
        f"SELECT * FROM activity WHERE id = ? AND {activities.visible(call.portal, call.user)}",  # noqa: S608
        (number,),
    )


def _writable(call: RestCall) -> sqlite3.Row:
    """Return the activity to change; those of call lists are for administrators only (contract 4.8)."""
    number = call.legacy_id()
    row = call.database.row("SELECT * FROM activity WHERE id = ?", (number,))
    if row is None:
        raise legacy_error("Activity is not found.")
    if call.user.is_admin:
        return row
    if row["owner_type_id"] in (0, CALL_LIST):
        if not call.portal.switches.anyone_deletes_activities:
            raise access_denied()
    elif _find(call, number) is None:
        raise access_denied()
    return row


def _bindings(value: Any) -> Sql:
    """Return the rows that `BINDINGS` asks for: an array of entries, OR-ed; an activity may come several times.

    A bare object disables the filter; an array as OWNER_ID falsifies it: PHP's `(int)` makes 1 of it.
    """
    numbers = [
        {name: number for name in ("OWNER_TYPE_ID", "OWNER_ID") if (number := php.to_int(entry.get(name))) > 0}
        for entry in php.values(value)
        if isinstance(entry, dict)
    ]
    sql, given = joined(
        (joined((f"{name} = ?", [number]) for name, number in entry.items()) for entry in numbers if entry), "OR"
    )
    rows = f"SELECT activity_id, owner_type_id AS bound_type, owner_id AS bound_id FROM activity_binding WHERE {sql}"  # noqa: S608
    return (rows if given else ""), given
