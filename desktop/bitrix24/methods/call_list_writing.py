"""Writes to call lists: `crm.calllist.add` and `crm.calllist.update` (contract 4.2, 4.3).

Both are sent once, as a direct JSON call. The caller must have read the whole list before and read it back after: the
update deletes every visible participant that it does not name.
"""

from collections.abc import Sequence
from typing import Any

from desktop.bitrix24.line.client import Client
from desktop.bitrix24.line.protocol import Call
from desktop.bitrix24.line.second_connection import ParallelReads
from desktop.bitrix24.methods import records
from desktop.domain.call_list import COMPANY, CONTACT

ADD = "crm.calllist.add"
UPDATE = "crm.calllist.update"
_TYPES = {CONTACT: "CONTACT", COMPANY: "COMPANY"}


async def add(client: Client, kind: int, card_ids: Sequence[int], form_id: int | None) -> int:
    """Make a call list of contacts (3) or companies (4) and return its number (crm.calllist.add).

    Ids that the user may not read are silently dropped. Raises Problem: REFUSED with the portal's code (ENTITY_ERROR
    for an id without a card, WEBFORM_ERROR for a form that does not exist), ACCESS_DENIED when the user may read none
    of the cards, OUTCOME_UNKNOWN when the answer was lost: never call again before looking for the list. Raises
    ValueError, before anything is sent, for no ids, duplicates, anything but positive whole numbers, and other kinds.
    """
    reply = await client.write(Call(ADD, _fields(kind, card_ids, form_id)))
    return records.new_id(reply.result, method=ADD)


async def update(
    client: Client,
    list_id: int,
    kind: int,
    card_ids: Sequence[int],
    form_id: int | None,
    *,
    beside: ParallelReads | None = None,
) -> None:
    """Replace the whole membership of a call list, with this form or none (crm.calllist.update).

    `beside` is read while the update is under way (see `update_watch`) and can't make the update fail.
    Raises Problem: REFUSED with the portal's code (ENTITIES_ERROR, LIST_ID_ERROR, ENTITY_TYPE_ERROR, WEBFORM_ERROR:
    nothing was changed), OUTCOME_UNKNOWN when the answer was lost; ValueError as `add` does.
    """
    await client.write(Call(UPDATE, {"LIST_ID": list_id, **_fields(kind, card_ids, form_id)}), beside=beside)


def _fields(kind: int, card_ids: Sequence[int], form_id: int | None) -> dict[str, Any]:
    if kind not in _TYPES:
        raise ValueError(f"call lists hold contacts or companies, not kind {kind}")
    # The portal compares ids as text: "07" would be a new participant and collide with 7 (contract 4.3).
    if not card_ids or not all(type(card_id) is int and card_id > 0 for card_id in card_ids):
        raise ValueError("participants must be positive numbers, at least one")
    if len(set(card_ids)) != len(card_ids):
        raise ValueError("no participant may be named twice")
    # An absent or null WEBFORM_ID detaches the form, so it is always named; 0 is an error (trap 12).
    form = None if form_id is None else records.positive(form_id)
    return {"ENTITY_TYPE": _TYPES[kind], "ENTITIES": list(card_ids), "WEBFORM_ID": form}
