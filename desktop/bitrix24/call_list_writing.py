"""Writes to call lists: `crm.calllist.add` and `crm.calllist.update` (contract 4.2, 4.3).

Both go out once, as a direct JSON call. Whoever calls them has read the list wholly before and reads it back after:
the update deletes every visible participant that it does not name.
"""

from collections.abc import Sequence
from typing import Any

from desktop.bitrix24.client import Client
from desktop.bitrix24.protocol import Call
from desktop.domain.call_list import COMPANY, CONTACT
from desktop.domain.problem import Cause, Problem

ADD = "crm.calllist.add"
UPDATE = "crm.calllist.update"
_TYPES = {CONTACT: "CONTACT", COMPANY: "COMPANY"}


async def add(client: Client, kind: int, card_ids: Sequence[int], form_id: int | None) -> int:
    """Make a call list of contacts (3) or companies (4) and return its number (crm.calllist.add).

    Raises Problem: REFUSED with the portal's code (ENTITY_ERROR when an id has no card, WEBFORM_ERROR when there is
    no such form), OUTCOME_UNKNOWN when the answer was lost. Ids that the caller may not read are dropped silently.
    """
    reply = await client.write(Call(ADD, _fields(kind, card_ids, form_id)))
    number = reply.result
    if isinstance(number, str) and number.isdigit():
        number = int(number)
    if not isinstance(number, int) or isinstance(number, bool) or number <= 0:
        raise Problem(Cause.OUTCOME_UNKNOWN, method=ADD, detail="no number of a list came back")
    return number


async def update(client: Client, list_id: int, kind: int, card_ids: Sequence[int], form_id: int | None) -> None:
    """Make these the whole membership of a call list, with this form or none (crm.calllist.update).

    Raises Problem: REFUSED with the portal's code (ENTITIES_ERROR, LIST_ID_ERROR, ENTITY_TYPE_ERROR, WEBFORM_ERROR:
    nothing was changed), OUTCOME_UNKNOWN when the answer was lost.
    """
    await client.write(Call(UPDATE, {"LIST_ID": list_id, **_fields(kind, card_ids, form_id)}))


def _fields(kind: int, card_ids: Sequence[int], form_id: int | None) -> dict[str, Any]:
    ids = [int(card_id) for card_id in card_ids]
    if not ids or len(set(ids)) != len(ids) or min(ids) <= 0:
        raise ValueError("participants must be positive numbers, at least one, none twice")
    # An absent or null WEBFORM_ID detaches the form, so it is named always; 0 would be an error (contract 14.12).
    return {"ENTITY_TYPE": _TYPES[kind], "ENTITIES": ids, "WEBFORM_ID": form_id or None}
