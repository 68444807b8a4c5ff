"""Control actions that leave behind what operators do: calls, comments, filled forms, deals and invoices."""

from __future__ import annotations

import random
from typing import Any

from desktop.portal import work
from desktop.portal.cards import insert_titled, new_card
from desktop.portal.control_actions import action
from desktop.portal.fields import CARD_TYPES, CONTACT, DEAL, FIRST_STAGE
from desktop.portal.state import Portal
from desktop.portal.work import CallOutcome, OperatorCall


class _NothingElse(random.Random):
    """Draws neither comments nor deals."""

    def random(self) -> float:
        return 0.999


@action
def leave_call(
    portal: Portal,
    *,
    kind: int = CONTACT,
    ids: Any,
    operator: int = 7,
    seconds: int = 95,
    code: str = "200",
    comment: str = "",
    ago: int = 600,
    direction: int = 2,
) -> list[int]:
    """Let an operator have called clients so many seconds ago; returns the calls' activities."""
    clients = {client.id: client for client in work.clients(portal, f"kind = {int(kind)}")}
    outcome = CallOutcome("SUCCESS" if code == "200" else "IN_WORK", seconds, code, "", comment)
    moment = int(portal.clock.now()) - ago
    calls = [OperatorCall(clients[number], outcome, moment, operator) for number in ids]
    with portal.database.transaction():
        first = work.record(portal, calls, _NothingElse())
        made = [*range(first, first + len(calls))]
        for number in made:
            portal.database.update("activity", number, {"direction": direction})
        turned = "UPDATE call_statistic SET call_type = ? WHERE crm_activity_id >= ?"
        portal.database.execute(turned, (1 if direction == 2 else 2, first))
    return made


@action
def leave_comment(portal: Portal, *, kind: int = CONTACT, id: int, text: str, author: int = 7) -> int:  # noqa: A002, RUF100
    """Let somebody have commented on a card just now."""
    about = {"entity_type_id": kind, "entity_id": id, "author_id": author}
    return portal.database.insert("timeline_comment", about | {"created": int(portal.clock.now()), "comment": text})


@action
def leave_form(portal: Portal, *, kind: int = CONTACT, id: int, form: int, answers: Any, operator: int = 7) -> int:  # noqa: A002, RUF100
    """Let an operator have filled in a CRM form just now; `answers` are as the portal keeps them (contract 6.4)."""
    [client] = work.clients(portal, f"kind = {int(kind)} AND id = {int(id)}")
    return work.keep_form(portal, client, form, answers, int(portal.clock.now()), operator)


@action
def leave_trade(portal: Portal, *, kind: int = DEAL, client_kind: int = CONTACT, client: int, **columns: Any) -> int:
    """Let an operator have made a deal (2) or an invoice (31) for a client; `columns` as in `schema.py`."""
    whose = "contact_id" if client_kind == CONTACT else "company_id"
    row = new_card(columns.pop("operator", 7), int(portal.clock.now())) | {
        "stage_id": FIRST_STAGE[kind],
        "currency_id": "RUB",
        whose: client,
    }
    number = insert_titled(portal, CARD_TYPES[kind].table, row | columns)
    if client_kind == CONTACT:
        link = {"entity_type_id": kind, "entity_id": number, "contact_id": client}
        portal.database.insert("trade_contact", link)
    return number


@action
def drop_statistics(portal: Portal, *, activities: Any) -> None:
    """Let the statistics lack calls, by their activities: those that go on are not in them yet."""
    for number in activities:
        portal.database.execute("DELETE FROM call_statistic WHERE crm_activity_id = ?", (number,))
