"""The CRM recycle bin for activities: where deleted ones wait to be restored by an administrator (contract 4.8)."""

from __future__ import annotations

import json

from desktop.portal.state import Portal


def delete(portal: Portal, activity_id: int, moment: int) -> None:
    """Move an activity into the bin."""
    database = portal.database
    with database.transaction():
        row = database.row("SELECT * FROM activity WHERE id = ?", (activity_id,))
        bindings = database.rows(
            "SELECT owner_type_id, owner_id FROM activity_binding WHERE activity_id = ?", (activity_id,)
        )
        if row is None:
            return
        kept = dict(row) | {"bindings": [tuple(binding) for binding in bindings]}
        database.insert(
            "recycle_bin",
            {"activity_id": activity_id, "deleted": moment, "row": json.dumps(kept, ensure_ascii=False)},
        )
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
            database.insert(
                "activity_binding",
                {"activity_id": restored, "owner_type_id": owner_type_id, "owner_id": owner_id},
            )
        database.execute("DELETE FROM recycle_bin WHERE activity_id = ?", (activity_id,))
    return restored
