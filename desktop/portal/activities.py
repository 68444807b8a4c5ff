"""Activities as rows: their fields, how a row is shown, who sees it, what is done to it (contract 6)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from desktop.portal import forms, rights
from desktop.portal.conditions import Columns
from desktop.portal.database import AMONG, Row, packed
from desktop.portal.fields import CARD_TYPES, COMPANY, CONTACT, LEAD, as_text
from desktop.portal.state import Portal, PortalUser

_FIELDS = """
ID integer id r
OWNER_ID integer owner_id i
OWNER_TYPE_ID integer owner_type_id i
TYPE_ID integer type_id i!
PROVIDER_ID string provider_id
PROVIDER_TYPE_ID string provider_type_id
PROVIDER_GROUP_ID string NULL
ASSOCIATED_ENTITY_ID integer associated_entity_id r
SUBJECT text subject !u
CREATED datetime created r
LAST_UPDATED datetime last_updated r
START_TIME datetime start_time u
END_TIME datetime end_time u
DEADLINE datetime deadline u
COMPLETED char completed
STATUS integer status
RESPONSIBLE_ID user responsible_id !u
PRIORITY integer priority u
NOTIFY_TYPE integer notify_type u
NOTIFY_VALUE integer NULL
DESCRIPTION text description u
DESCRIPTION_TYPE integer description_type u
DIRECTION integer direction u
LOCATION text location u
SETTINGS object settings
ORIGINATOR_ID string NULL
ORIGIN_ID string origin_id
AUTHOR_ID user author_id r
EDITOR_ID user editor_id r
PROVIDER_PARAMS object provider_params
PROVIDER_DATA string NULL
RESULT_MARK integer result_mark u
RESULT_VALUE double NULL
RESULT_SUM double NULL
RESULT_CURRENCY_ID string NULL
RESULT_STATUS integer 0
RESULT_STREAM integer 0
RESULT_SOURCE_ID string NULL
AUTOCOMPLETE_RULE integer 0
IS_INCOMING_CHANNEL char 'N'
"""

FIELDS: dict[str, tuple[str, str, str]] = {
    name: (kind, column, (flags or [""])[0])
    for name, kind, column, *flags in (line.split() for line in _FIELDS.strip().splitlines())
}
"""Fields by name: kind, column, flags (those of `fields.description`, and u for what `crm.activity.update` takes)."""

COLUMNS: Columns = {
    # texts compare case-insensitively; "text" holds any letters, "string" codes of plain ASCII
    name: (column, {"text": "string", "string": "char"}.get(kind, kind))
    for name, (kind, column, _) in FIELDS.items()
    if kind != "object" and column != "NULL"
}
"""What can be filtered and sorted."""


def shown(portal: Portal, row: sqlite3.Row, names: Iterable[str]) -> dict[str, Any]:
    """Return a row as `crm.activity.list` and `get` show it: mostly strings."""
    result: dict[str, Any] = {}
    for name in names:
        kind, column, _ = FIELDS[name]
        if column == "provider_params":
            result[name] = forms.provider_params(portal, row)
        elif kind == "object":
            result[name] = json.loads(row["settings"]) if row["settings"] else []
        else:
            result[name] = as_text(portal.clock, kind, column, row)
    return result


def visible(portal: Portal, user: PortalUser) -> str:
    """Return the SQL condition for "this user sees the activity" (contract 4.8, 6.1)."""
    if user.is_admin:
        return "1"
    owners = " OR ".join(
        f"(b.owner_type_id = {kind} AND {rights.readable(portal, user, kind, 'b.owner_id')})" for kind in CARD_TYPES
    )
    return (
        f"(responsible_id = {user.id} OR EXISTS (SELECT 1 FROM activity_binding b"  # noqa: S608
        f" WHERE b.activity_id = activity.id AND ({owners})))"
    )


def communications(portal: Portal, activity_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Return `COMMUNICATIONS` of activities: the clients they are bound to, with their first phones."""
    result: dict[int, list[dict[str, Any]]] = {}
    rows = portal.database.rows(
        "SELECT b.activity_id, b.owner_type_id, b.owner_id,"  # noqa: S608
        " (SELECT value FROM multifield m WHERE m.entity_type_id = b.owner_type_id AND m.entity_id = b.owner_id"
        " AND m.type_id = 'PHONE' ORDER BY m.id LIMIT 1) AS phone,"
        " c.name, c.second_name, c.last_name, c.honorific, o.title FROM activity_binding b"
        f" LEFT JOIN contact c ON b.owner_type_id = {CONTACT} AND c.id = b.owner_id"
        f" LEFT JOIN company o ON b.owner_type_id = {COMPANY} AND o.id = b.owner_id"
        f" WHERE b.owner_type_id IN ({LEAD}, {CONTACT}, {COMPANY}) AND b.activity_id {AMONG}",
        [packed(activity_ids)],
    )
    for row in rows:
        if row["owner_type_id"] == COMPANY:
            settings: dict[str, Any] = {"COMPANY_TITLE": row["title"]}
        else:
            settings = {name.upper(): row[name] for name in ("honorific", "name", "second_name", "last_name")}
        result.setdefault(row["activity_id"], []).append(
            {
                "ID": str(row["activity_id"] * 10 + len(result.get(row["activity_id"], ()))),
                "TYPE": "PHONE" if row["phone"] else "",
                "VALUE": row["phone"] or "",
                "ENTITY_ID": str(row["owner_id"]),
                "ENTITY_TYPE_ID": str(row["owner_type_id"]),
                "ENTITY_SETTINGS": settings,
            }
        )
    return result


def delete(portal: Portal, activity_id: int, moment: int) -> None:
    """Move an activity into the CRM's recycle bin, where it waits to be restored (contract 4.8)."""
    database = portal.database
    with database.transaction():
        row = database.row("SELECT * FROM activity WHERE id = ?", (activity_id,))
        if row is None:
            return
        bindings = database.rows(
            "SELECT owner_type_id, owner_id FROM activity_binding WHERE activity_id = ?", (activity_id,)
        )
        kept = json.dumps(dict(row) | {"bindings": [tuple(binding) for binding in bindings]}, ensure_ascii=False)
        database.insert("recycle_bin", {"activity_id": activity_id, "deleted": moment, "row": kept})
        database.execute("DELETE FROM activity_binding WHERE activity_id = ?", (activity_id,))
        database.execute("DELETE FROM activity WHERE id = ?", (activity_id,))


def restore(portal: Portal, activity_id: int) -> int:
    """Restore an activity; returns its id. Raises `LookupError` when it isn't in the bin."""
    database = portal.database
    stored = database.value("SELECT row FROM recycle_bin WHERE activity_id = ?", (activity_id,))
    if stored is None:
        raise LookupError(f"activity {activity_id} is not in the recycle bin")
    row = json.loads(stored)
    bindings = row.pop("bindings")
    if portal.switches.restored_ids_change:
        del row["id"]
    with database.transaction():
        restored = database.insert("activity", row)
        for owner_type_id, owner_id in bindings:
            bind(portal, restored, owner_type_id, owner_id)
        database.execute("DELETE FROM recycle_bin WHERE activity_id = ?", (activity_id,))
    return restored


def bind(portal: Portal, activity_id: int, owner_type_id: int, owner_id: int) -> None:
    """Bind an activity to a card or a call list."""
    portal.database.execute("INSERT INTO activity_binding VALUES (?, ?, ?)", (activity_id, owner_type_id, owner_id))


def completion(*, completed: bool) -> Row:
    """Return the columns of an activity that say whether it is completed."""
    return {"completed": "Y", "status": 2} if completed else {"completed": "N", "status": 1}
