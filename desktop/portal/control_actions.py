"""The control actions by name. Each takes the portal and keyword arguments, and returns what JSON can hold."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec

from desktop.portal import activities, applications, cards, participants
from desktop.portal.errors import ConnectionDropped, PhpCrash, RestError
from desktop.portal.faults import Fault
from desktop.portal.fields import CARD_TYPES, COMPANY, CONTACT
from desktop.portal.moments import Moment
from desktop.portal.seed.people import PersonMaker
from desktop.portal.state import DEFAULT_SCOPES, WEBHOOK_USER, Portal

Action = Callable[..., Any]
ACTIONS: dict[str, Action] = {}
"""All control actions."""
_TURN = 0.005
"""Seconds between polls while a call is held."""


def action(function: Action) -> Action:
    """Register a control action under its function's name."""
    ACTIONS[function.__name__] = function
    return function


# -- counting --


@action
def requests(portal: Portal, *, reset: bool = False) -> dict[str, Any]:
    """Return how many HTTP requests came since the last reset, and the last 10 000 of them."""
    entries = [msgspec.to_builtins(entry) for entry in portal.requests.entries]
    result = {"count": portal.requests.count, "requests": entries}
    if reset:
        portal.requests.reset()
    return result


@action
def reset_limits(portal: Portal) -> None:
    """Empty the leaky buckets and forget the operating time."""
    portal.buckets.reset()
    portal.operating.reset()


@action
def limits(portal: Portal, *, on: bool) -> None:
    """Switch the limits on or off."""
    portal.limits = on


@action
def latency(portal: Portal, *, milliseconds: float) -> None:
    """Set the delay of each HTTP request."""
    portal.latency_ms = milliseconds


# -- faults --


@action
def fault(portal: Portal, **fields: Any) -> None:
    """Add a fault for the next requests; the fields are those of `faults.Fault`."""
    portal.faults.waiting.append(msgspec.convert(fields, Fault))


@action
def paused(portal: Portal) -> int:
    """Return how many late effects and half-made lists are unfinished."""
    return portal.pauses.count


@action
async def end_pauses(portal: Portal) -> int:
    """Finish late effects and half-made lists now; returns how many were waiting."""
    return await portal.pauses.end()


@action
def clear_faults(portal: Portal) -> int:
    """Drop the faults and moments that are still waiting; returns how many there were."""
    count = len(portal.faults.waiting) + len(portal.moments.planned)
    portal.faults.waiting.clear()
    portal.moments.planned.clear()
    return count


@action
def moment(portal: Portal, **fields: Any) -> None:
    """Plan an action to run before, during or after the Nth call of a method; fields of `moments.Moment`."""
    portal.moments.planned.append(msgspec.convert(fields, Moment))


@action
async def hold(portal: Portal, *, requests: int = 2, most_seconds: float = 10.0) -> bool:
    """As a moment's action: delay that call until `requests` more have arrived; returns False when too few came.

    A client that asks one thing after another has processed all answers except for the last when it asks again.
    """
    wanted = portal.requests.count + requests
    for _ in range(int(most_seconds / _TURN)):
        if portal.requests.count >= wanted:
            return True
        await asyncio.sleep(_TURN)
    return False


@action
def fail(portal: Portal, *, code: str, description: str = "", status: int = 400) -> None:
    """As a moment's action: let that one call fail, in a batch under its key only."""
    raise RestError(code, description, status)


@action
def crash(portal: Portal) -> None:
    """As a moment's action: let PHP crash at that call, which ends a batch half-way (contract 3.4)."""
    raise PhpCrash("on demand")


@action
def drop(portal: Portal) -> None:
    """As a moment's action: cut the connection at that call, after what ran before took effect (contract 2.3)."""
    raise ConnectionDropped


@action
def switch(portal: Portal, **changes: Any) -> dict[str, Any]:
    """Change switches (see `switches.Switches`) and return them all."""
    portal.switches = portal.switches.changed(changes)
    result: dict[str, Any] = msgspec.to_builtins(portal.switches)
    return result


# -- the webhook --


@action
def webhook(portal: Portal, *, state: str | None = None, scopes: list[str] | None = None) -> dict[str, Any]:
    """Set the webhook's state ("active", "expired", "deleted") or its scopes."""
    if state is not None:
        if state not in ("active", "expired", "deleted"):
            raise ValueError(f"no such state: {state}")
        portal.database.set_setting("webhook_state", state)
    if scopes is not None:
        portal.database.set_setting("webhook_scopes", ",".join(scopes))
    return {"state": portal.webhook.state, "scopes": list(portal.webhook.scopes)}


@action
def restore_webhook(portal: Portal) -> None:
    """Make the webhook work again, with its first scopes."""
    webhook(portal, state="active", scopes=list(DEFAULT_SCOPES))


@action
def admin(portal: Portal, *, on: bool) -> None:
    """Make the webhook's user an administrator, or not."""
    portal.database.update("user", WEBHOOK_USER, {"is_admin": int(on)})


@action
def dismiss(portal: Portal, *, user: int, active: bool = False) -> None:
    """Dismiss a user, or take them back."""
    portal.database.update("user", user, {"active": int(active)})


# -- operators and other supervisors --


@action
def operator_status(
    portal: Portal,
    *,
    list: int,  # noqa: A002, RUF100
    participant: int,
    status: str,
    operator: int | None = None,
) -> bool:
    """Set a participant's status as an operator does on the web page, with the move of the rank (contract 4.6)."""
    with portal.database.transaction(by=operator):
        return participants.set_status(portal, list, participant, status)


@action
def participants_of(portal: Portal, *, list: int) -> Any:  # noqa: A002, RUF100
    """Return a call list's participants: `[{id, status, rank}]` by rank, dead and hidden ones included."""
    return query(
        portal,
        sql="SELECT entity_id AS id, status_id AS status, rank FROM participant WHERE list_id = ?"
        " ORDER BY rank, entity_id",
        parameters=(list,),
    )


@action
def add_participants(portal: Portal, *, list: int, ids: Any) -> None:  # noqa: A002, RUF100
    """Add participants as another supervisor."""
    with portal.database.transaction():
        last = portal.database.value("SELECT COALESCE(MAX(rank), 0) FROM participant WHERE list_id = ?", (list,))
        portal.database.insert_many("participant", participants.participant_rows(list, ids, last))


@action
def remove_participants(portal: Portal, *, list: int, ids: Any) -> None:  # noqa: A002, RUF100
    """Remove participants as another supervisor."""
    participants.remove(portal, list, ids)


@action
def tie_edges(portal: Portal, *, list: int, every: int = 25, size: int = 2) -> None:  # noqa: A002, RUF100
    """Give `size` participants around each `every`th place the same rank, as updates leave them when made by
    users from whom some are hidden (contract 4.3, 4.6)."""
    ids = [row["id"] for row in participants_of(portal, list=list)]
    with portal.database.transaction():
        for edge in range(every, len(ids), every):
            for participant in ids[edge - size // 2 : edge - size // 2 + size]:
                set_rank(portal, list=list, participant=participant, rank=edge * participants.RANK_STEP)


@action
def set_rank(portal: Portal, *, list: int, participant: int, rank: int) -> None:  # noqa: A002, RUF100
    """Set a participant's rank, for example to that of another one."""
    portal.database.execute(
        "UPDATE participant SET rank = ? WHERE list_id = ? AND entity_id = ?", (rank, list, participant)
    )


@action
def add_lists(
    portal: Portal,
    *,
    count: int = 1,
    participants_each: int = 50,
    kind: int = CONTACT,
    ids: Any = None,
    user: int = 1,
) -> list[int]:
    """Add call lists of N participants each (made for them where there are too few cards), or of the given ids."""
    made = []
    with portal.database.transaction():
        for _ in range(count):
            chosen = ids if ids is not None else add_cards(portal, kind=kind, count=participants_each)
            made.append(participants.add_list(portal, kind, chosen, user, None))
    return made


@action
def complete_list(portal: Portal, *, list: int, completed: bool = True) -> None:  # noqa: A002, RUF100
    """Complete a call list's activity, or reopen it."""
    set_activity(portal, list=list, **activities.completion(completed=completed))


@action
def set_form(portal: Portal, *, list: int, form: int | None = None) -> None:  # noqa: A002, RUF100
    """Attach a CRM form to a call list as another supervisor, or detach it."""
    portal.database.update("call_list", list, {"webform_id": form})


@action
def set_activity(portal: Portal, *, list: int, **columns: Any) -> None:  # noqa: A002, RUF100
    """Change columns of a call list's activity (names of `schema.py`) as another user."""
    activity = portal.database.value(
        "SELECT id FROM activity WHERE provider_id = 'CALL_LIST' AND associated_entity_id = ?", (list,)
    )
    portal.database.update("activity", activity, columns)


@action
def add_activity(portal: Portal, *, subject: str, list: int = 0, user: int = 1) -> int:  # noqa: A002, RUF100
    """Add a to-do with any subject, or one more activity of a call list; returns its id."""
    other: dict[str, Any] = {} if list else {"provider_id": "CRM_TODO", "provider_type_id": "TODO"}
    return participants.add_activity(portal, list, user, subject=subject, **other)


@action
def delete_activity(portal: Portal, *, activity: int) -> None:
    """Delete an activity into the recycle bin, as another user does on the web page."""
    activities.delete(portal, activity, int(portal.clock.now()))


@action
def restore_activity(portal: Portal, *, activity: int) -> int:
    """Restore an activity from the recycle bin; returns its id, which may be another one (contract 4.8, 15)."""
    return activities.restore(portal, activity)


# -- applications --


@action
def add_application(
    portal: Portal, *, handler: str, scopes: Any = DEFAULT_SCOPES, client_id: str = "", client_secret: str = ""
) -> dict[str, str]:
    """Register a local application, with a random id and secret by default; returns both."""
    made = applications.add(portal, handler, scopes=tuple(scopes), client_id=client_id, client_secret=client_secret)
    return {"client_id": made.client_id, "client_secret": made.client_secret}


@action
def install_application(portal: Portal, *, client_id: str, on: bool = True) -> None:
    """Install an application, or uninstall it: its tokens are refused from then on."""
    portal.database.execute("UPDATE application SET installed = ? WHERE client_id = ?", (int(on), client_id))


@action
def let_grants_age(portal: Portal, *, seconds: float) -> None:
    """Let this much of the lifetime of all codes, access tokens and refresh tokens pass."""
    for table, column in (("oauth_code", "until"), ("access_token", "until"), ("oauth_grant", "refresh_until")):
        portal.database.execute(f"UPDATE {table} SET {column} = {column} - ?", (seconds,))  # noqa: S608


@action
def expire_access(portal: Portal) -> int:
    """Let all access tokens expire; returns how many were valid. Refresh tokens stay valid."""
    now = portal.clock.now()
    return portal.database.execute("UPDATE access_token SET until = ? WHERE until > ?", (now, now))


@action
def revoke_grants(portal: Portal) -> int:
    """Revoke all grants, so that no token works; returns how many there were."""
    portal.database.execute("DELETE FROM access_token")
    return portal.database.execute("DELETE FROM oauth_grant")


# -- cards --


@action
def add_cards(portal: Portal, *, kind: int = CONTACT, count: int = 1, phones: Any = None) -> list[int]:
    """Add contacts or companies with made-up names, and with the given phones, one each."""
    if kind not in (CONTACT, COMPANY):
        raise ValueError("only contacts (3) and companies (4) can be added")
    maker = PersonMaker(portal.random, portal.texts.language)
    with portal.database.transaction():
        return [maker.add(portal, kind, phones[number] if phones else None) for number in range(count)]


@action
def delete_cards(portal: Portal, *, kind: int = CONTACT, ids: Any) -> int:
    """Delete cards; participants of call lists stay. Returns how many there were."""
    return sum(cards.delete_card(portal, CARD_TYPES[kind], entity_id) for entity_id in ids)


@action
def hide_cards(portal: Portal, *, kind: int = CONTACT, ids: Any, hidden: bool = True) -> None:
    """Hide cards from non-administrators (from everyone, by a switch), or show them again."""
    change = "DELETE FROM hidden_card WHERE entity_type_id = ? AND entity_id = ?"
    if hidden:
        change = "INSERT OR IGNORE INTO hidden_card VALUES (?, ?)"
    portal.database.connection.executemany(change, [(kind, entity_id) for entity_id in ids])


@action
def set_card(portal: Portal, *, kind: int = CONTACT, id: int, phones: Any = None, **columns: Any) -> None:  # noqa: A002, RUF100
    """Change columns of a card (names of `schema.py`), or replace its phones."""
    portal.database.update(CARD_TYPES[kind].table, id, columns)
    if phones is not None:
        portal.database.execute(
            "DELETE FROM multifield WHERE entity_type_id = ? AND entity_id = ? AND type_id = 'PHONE'", (kind, id)
        )
        cards.add_multifields(portal, kind, id, [("PHONE", "WORK", value) for value in phones])
        cards.refresh_reachability(portal, CARD_TYPES[kind], id)


@action
def query(portal: Portal, *, sql: str, parameters: Any = ()) -> Any:
    """Return the rows of a SELECT over the portal's tables (see `schema.py`), for what a test wants to check."""
    if not sql.lstrip().upper().startswith("SELECT"):
        raise ValueError("only SELECT")
    return [dict(row) for row in portal.database.rows(sql, parameters)]
