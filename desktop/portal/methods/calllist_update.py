"""`crm.calllist.update`: the array is the whole new membership (contract 4.3)."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

from desktop.portal import participants, php, rights
from desktop.portal.errors import PhpCrash, RestError
from desktop.portal.methods.calllist import entity_type_of, form_of, sent_ids
from desktop.portal.participants import IN_WORK, RANK_STEP, find_list
from desktop.portal.registry import RestAnswer, RestCall, method

_SLICE = 25
"""Participants written between two waits, during which other requests and operators proceed."""


@method("crm.calllist.update", "crm")
async def update(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.update`: checks in this order, then effects without a transaction."""
    direct, portal = call.direct("LIST_ID", "ENTITY_TYPE", "ENTITIES"), call.portal
    entities = direct["ENTITIES"]
    kind, crashes = entity_type_of(direct["ENTITY_TYPE"], RestError("ENTITY_TYPE_ERROR", "EntityType is incorrect"))
    if not php.is_array(entities):
        raise RestError("ENTITIES_ERROR", "Entities is not array")
    if crashes:
        raise PhpCrash("ENTITY_TYPE in lower case or short")
    ids = sent_ids(entities)
    if not ids or len(rights.existing_ids(portal, kind, ids)) != len(ids):
        raise RestError("ENTITIES_ERROR", "Incorrect entities id")
    if not rights.may_read_kind(portal, call.user, kind):
        raise RestError("ACCESS_ERROR", "Access Denied", 403)
    list_id = php.to_int(direct["LIST_ID"])
    call_list = find_list(portal, list_id)
    visible = [] if call_list is None else _visible(call, list_id, call_list["entity_type_id"])
    if call_list is None or not visible:
        raise RestError("LIST_ID_ERROR", "Incorrect list id or access denied")
    if call_list["entity_type_id"] != kind:
        raise RestError("ENTITY_TYPE_ERROR", "Discrepancy between the type of call participants and incoming type")
    form = form_of(portal, direct.get("WEBFORM_ID"))
    call.database.update("call_list", list_id, {"webform_id": form})
    await portal.moments.come("crm.calllist.update", "during")
    await _write(call, list_id, kind, visible, php.values(entities))
    return RestAnswer(result=True)


def _visible(call: RestCall, list_id: int, kind: int) -> list[sqlite3.Row]:
    """Read the participants the caller may read and whose cards exist, in the order they are written back."""
    rows = call.database.rows(
        "SELECT entity_id, status_id, call_id FROM participant WHERE list_id = ? ORDER BY status_id, rank, entity_id",
        (list_id,),
    )
    readable = rights.readable_ids(call.portal, call.user, kind, [row["entity_id"] for row in rows])
    return [row for row in rows if row["entity_id"] in readable]


async def _write(call: RestCall, list_id: int, kind: int, visible: list[sqlite3.Row], sent: list[Any]) -> None:
    """Write back every visible participant as it was read, append new ones, delete those not sent."""
    texts = {php.to_text(value) for value in sent}
    known = {str(row["entity_id"]) for row in visible}
    # The comparison is textual: "07" isn't 7, so it counts as new and collides with the row that is there.
    fresh = [php.to_int(value) for value in sent if php.to_text(value) not in known]
    readable = rights.readable_ids(call.portal, call.user, kind, fresh)
    rank = 0
    for first in range(0, len(visible), _SLICE):
        part = visible[first : first + _SLICE]
        await asyncio.sleep(call.portal.switches.update_cost_ms * len(part) / 1000)
        with call.database.transaction(by=call.user.id):
            for row in part:
                rank += RANK_STEP
                call.database.execute(
                    "UPDATE participant SET rank = ?, status_id = ?, call_id = ? WHERE list_id = ? AND entity_id = ?",
                    (rank, row["status_id"], row["call_id"], list_id, row["entity_id"]),
                )
    with call.database.transaction(by=call.user.id):
        for entity_id in fresh:
            if entity_id not in readable:
                continue
            rank += RANK_STEP
            try:
                call.database.insert(
                    "participant",
                    {"list_id": list_id, "entity_id": entity_id, "status_id": IN_WORK, "rank": rank},
                )
            except sqlite3.IntegrityError:
                raise PhpCrash("the participant is there already") from None
    with call.database.transaction(by=call.user.id):
        gone = (row["entity_id"] for row in visible if str(row["entity_id"]) not in texts)
        participants.remove(call.portal, list_id, gone)
        if not call.portal.switches.hidden_survive_update:
            _delete_invisible(call, list_id, kind, {row["entity_id"] for row in visible}, texts)


def _delete_invisible(call: RestCall, list_id: int, kind: int, visible: set[int], sent: set[str]) -> None:
    """Delete participants the caller can't see, as other versions may do (contract 4.3, 15)."""
    rows = call.database.column("SELECT entity_id FROM participant WHERE list_id = ?", (list_id,))
    gone = [key for key in rows if key not in visible and str(key) not in sent]
    participants.remove(call.portal, list_id, rights.existing_ids(call.portal, kind, gone))
