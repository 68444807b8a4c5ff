"""Participants of call lists: their order, and what an operator's status change does to it (contract 4.6)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from itertools import count
from typing import Any

from desktop.portal import activities
from desktop.portal.database import Row
from desktop.portal.fields import CALL_LIST
from desktop.portal.state import Portal

IN_WORK = "IN_WORK"
RANK_STEP = 10
RANK_JUMP = 5500
"""What the web page adds to a row's rank on a status change, before all rows are sorted and renumbered."""

DELETED = """(NOT EXISTS (
    SELECT 1 FROM activity
    WHERE provider_id = 'CALL_LIST' COLLATE NOCASE AND associated_entity_id = call_list.id
) AND EXISTS (
    SELECT 1 FROM recycle_bin
    WHERE json_extract(row, '$.provider_id') = 'CALL_LIST' COLLATE NOCASE
    AND json_extract(row, '$.associated_entity_id') = call_list.id
))"""
"""SQL: the activity of this row of `call_list` was deleted. Drafts and lists that are being made never had one."""


def set_status(portal: Portal, list_id: int, entity_id: int, status_id: str, call_id: int | None = None) -> bool:
    """Set a participant's status as an operator does on the web page: the row moves, all are renumbered.

    Returns whether the participant is in the list. The list's activity is completed when no IN_WORK one is left.
    """
    database = portal.database
    with database.transaction():
        touched = database.execute(
            "UPDATE participant SET status_id = ?, rank = rank + ?, call_id = COALESCE(?, call_id)"
            " WHERE list_id = ? AND entity_id = ?",
            (status_id, RANK_JUMP, call_id, list_id, entity_id),
        )
        if not touched:
            return False
        renumber(portal, list_id)
        if portal.switches.completes_activities:
            complete_when_done(portal, list_id)
    return True


def renumber(portal: Portal, list_id: int) -> None:
    """Sort a list's participants by (status SORT, rank) and number them 10, 20, …"""
    rows = portal.database.rows(
        "SELECT p.entity_id, p.rank FROM participant p LEFT JOIN dictionary_entry d"
        " ON d.entity_id = 'CALL_LIST' AND d.status_id = p.status_id"
        " WHERE p.list_id = ? ORDER BY COALESCE(d.sort, 1000000), p.rank, p.entity_id",
        (list_id,),
    )
    portal.database.connection.executemany(
        "UPDATE participant SET rank = ? WHERE list_id = ? AND entity_id = ?",
        [
            (number * RANK_STEP, list_id, row["entity_id"])
            for number, row in enumerate(rows, start=1)
            if row["rank"] != number * RANK_STEP
        ],
    )


def complete_when_done(portal: Portal, list_id: int) -> None:
    """Complete a list's activity when no IN_WORK participant is left (contract 4.8)."""
    left = portal.database.value(
        "SELECT 1 FROM participant WHERE list_id = ? AND status_id = ? LIMIT 1", (list_id, IN_WORK)
    )
    if left is None:
        portal.database.execute(
            "UPDATE activity SET completed = 'Y', status = 2, last_updated = ?"
            " WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ? AND completed = 'N'",
            (int(portal.clock.now()), list_id),
        )


def add_activity(portal: Portal, list_id: int, user_id: int, moment: int | None = None, **columns: Any) -> int:
    """Create the activity that shows a call list to an operator (contract 4.8), now or at another moment.

    `columns` override the usual ones. The activity is bound to the list unless something else owns it.
    """
    moment = int(portal.clock.now()) if moment is None else moment
    row: Row = {"owner_id": list_id, "owner_type_id": CALL_LIST, "type_id": 6, "associated_entity_id": list_id}
    row |= dict.fromkeys(("provider_id", "provider_type_id"), "CALL_LIST")
    row |= dict.fromkeys(("created", "last_updated", "start_time", "end_time", "deadline"), moment)
    row |= dict.fromkeys(("responsible_id", "author_id", "editor_id"), user_id)
    activity = portal.database.insert("activity", row | {"subject": portal.subject(list_id)} | columns)
    if columns.get("owner_id", list_id) == list_id:
        activities.bind(portal, activity, CALL_LIST, list_id)
    return activity


def add_list(portal: Portal, entity_type_id: int, entity_ids: list[int], user_id: int, form: int | None) -> int:
    """Create a call list with its participants, all IN_WORK, and its activity; returns the list's id."""
    with portal.database.transaction():
        list_id = begin_list(portal, entity_type_id, user_id, form)
        fill_list(portal, list_id, entity_ids, user_id)
    return list_id


def begin_list(portal: Portal, entity_type_id: int, user_id: int, form: int | None, moment: int | None = None) -> int:
    """Create the row of a call list, still without participants and activity; returns its id."""
    row = {
        "date_create": int(portal.clock.now()) if moment is None else moment,
        "created_by_id": user_id,
        "webform_id": form,
        "entity_type_id": entity_type_id,
    }
    return portal.database.insert("call_list", row)


def fill_list(portal: Portal, list_id: int, entity_ids: list[int], user_id: int) -> None:
    """Give a new call list its participants, all IN_WORK, and its activity."""
    with portal.database.transaction(by=user_id):
        portal.database.insert_many("participant", participant_rows(list_id, entity_ids))
        if not portal.switches.activity_creation_fails:
            add_activity(portal, list_id, user_id)


def participant_rows(list_id: int, entity_ids: Iterable[int], behind: int = 0) -> list[Row]:
    """Return the rows of new participants, all IN_WORK, in their order behind a rank."""
    return [
        {"list_id": list_id, "entity_id": entity_id, "status_id": IN_WORK, "rank": rank}
        for rank, entity_id in zip(count(behind + RANK_STEP, RANK_STEP), entity_ids)
    ]


def remove(portal: Portal, list_id: int, entity_ids: Iterable[int]) -> None:
    """Remove participants from a list."""
    portal.database.connection.executemany(
        "DELETE FROM participant WHERE list_id = ? AND entity_id = ?", [(list_id, key) for key in entity_ids]
    )


def find_list(portal: Portal, list_id: int) -> sqlite3.Row | None:
    """Return a call list's row, unless it counts as deleted with its activity (contract 15)."""
    there = f"NOT {DELETED}" if portal.switches.deleted_lists_hidden else "1"
    return portal.database.row(f"SELECT * FROM call_list WHERE id = ? AND {there}", (list_id,))  # noqa: S608
