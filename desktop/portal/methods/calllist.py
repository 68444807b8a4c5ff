"""`crm.calllist.add`, `get`, `list`, `items.get`, `statuslist` (contract 4)."""

from __future__ import annotations

import sqlite3
from typing import Any

from desktop.portal import conditions, php, rights
from desktop.portal.conditions import InvalidValue, Sql
from desktop.portal.errors import PhpCrash, RestError
from desktop.portal.fields import COMPANY, CONTACT, SHORT_SYMBOLS, SYMBOLS
from desktop.portal.participants import DELETED, begin_list, fill_list, find_list
from desktop.portal.registry import PAGE, RestAnswer, RestCall, declared_array, method
from desktop.portal.state import Portal

LIST_FIELDS = ("ID", "DATE_CREATE", "CREATED_BY_ID", "WEBFORM_ID", "ENTITY_TYPE_ID")
_PREFIXES = frozenset(["!@", "!=", ">=", "<=", "=", "!", "@", ">", "<"])


def entity_type_of(symbol: Any, wrong: RestError) -> tuple[int, bool]:
    """Return the kind an `ENTITY_TYPE` names, and whether PHP crashes on it later.

    Only "CONTACT" and "COMPANY" work; "contact" or a short form passes this check and then crashes.
    """
    if php.is_array(symbol):
        raise PhpCrash("ENTITY_TYPE must be a string")
    text = php.to_text(symbol)
    number = SYMBOLS.get(text.upper()) or SHORT_SYMBOLS.get(text.upper())
    if number not in (CONTACT, COMPANY):
        raise wrong
    return number, text not in ("CONTACT", "COMPANY")


def form_of(portal: Portal, value: Any) -> int | None:
    """Check a `WEBFORM_ID`: null is none, no such form (0 included) is WEBFORM_ERROR, no number a crash."""
    if value is None:
        return None
    if not php.is_numeric(value):
        raise PhpCrash("WEBFORM_ID must be an integer")
    number = php.to_int(value)
    if portal.database.value("SELECT 1 FROM form WHERE id = ?", (number,)) is None:
        raise RestError("WEBFORM_ERROR", "Incorrect webform id")
    return number


def sent_ids(entities: Any) -> list[int]:
    """Return the ids of an `ENTITIES` array as the database compares them."""
    ids = php.values(entities)
    if any(php.is_array(value) for value in ids):
        raise PhpCrash("an id must be no array")
    return [php.to_int(value) for value in ids]


@method("crm.calllist.add", "crm")
async def add(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.add` (contract 4.2): checks in this order, then list, participants, activity."""
    direct, portal = call.direct("ENTITY_TYPE", "ENTITIES"), call.portal
    entities = direct["ENTITIES"]
    if not php.is_array(entities):
        raise RestError("ENTITIES_ERROR", "Entities is not array")
    kind, crashes = entity_type_of(direct["ENTITY_TYPE"], RestError("ENTITY_TYPE_ERROR", "Incorrect entity type"))
    if crashes:
        raise PhpCrash("ENTITY_TYPE in lower case or short")
    if not entities:
        raise RestError("ENTITIES_ERROR", "Incorrect entities id")
    ids = sent_ids(entities)
    if len(rights.existing_ids(portal, kind, ids)) != len(ids):
        raise RestError("ENTITY_ERROR", "Incorrect entities id")
    readable = rights.readable_ids(portal, call.user, kind, ids)
    if not readable:
        raise RestError("ACCESS_ERROR", "You don't have access to these entities", 403)
    form = form_of(portal, direct.get("WEBFORM_ID"))
    list_id = begin_list(portal, kind, call.user.id, form)
    await portal.pauses.wait(portal.switches.half_made_seconds)
    fill_list(portal, list_id, [key for key in ids if key in readable], call.user.id)
    return RestAnswer(list_id)


@method("crm.calllist.get", "crm")
def get(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.get` (contract 4.4): all values strings."""
    row = find_list(call.portal, php.to_int(call.direct("ID")["ID"]))
    if row is None or not rights.may_read_kind(call.portal, call.user, row["entity_type_id"]):
        raise RestError("LIST_ID_ERROR", "Incorrect list id")
    fields = {name: _shown(call.portal, name, row[name.lower()]) for name in LIST_FIELDS}
    return RestAnswer(fields | {"ENTITY_TYPE": rights.symbol_of(row["entity_type_id"])})


@method("crm.calllist.list", "crm")
def list_(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.list` (contract 4.5): no rights, no total, no default order, start=-1 gives all."""
    direct, portal = call.direct(), call.portal
    select = php.texts(declared_array(direct.get("SELECT")))
    names = LIST_FIELDS if not select or "*" in select else tuple(_known(name) for name in select)
    filter_ = declared_array(direct.get("FILTER"))
    where, given = conditions.grouped(filter_, lambda key, value: _list_condition(portal, key, value))
    if portal.switches.deleted_lists_hidden:
        where += f" AND NOT {DELETED}"
    window = "" if call.start == -1 else f" LIMIT {PAGE} OFFSET {call.offset}"
    ordering = _list_order(portal, declared_array(direct.get("ORDER")), call.start or 0)
    rows = call.database.rows(f"SELECT * FROM call_list WHERE {where} ORDER BY {ordering}{window}", given)  # noqa: S608
    return RestAnswer([{name: _shown(portal, name, row[name.lower()]) for name in names} for row in rows])


@method("crm.calllist.items.get", "crm")
def items_get(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.items.get` (contract 4.6): pages of 50 by rank, filtered after the page was cut."""
    direct, portal = call.direct("LIST_ID"), call.portal
    list_id = php.to_int(direct["LIST_ID"])
    if list_id <= 0:
        raise RestError("LIST_ID_ERROR", "List id should be positive")
    call_list = find_list(portal, list_id)
    if call_list is None:
        raise RestError("LIST_ID_ERROR", "Call list is not found")
    where: Sql = ("list_id = ?", [list_id])
    status = dict(php.entries(direct.get("FILTER"))).get("STATUS")
    if status is not None:
        _check_status(portal, status)
        where = ("list_id = ? AND status_id = ?", [list_id, php.to_text(status)])
    rows = _page_by_rank(call, where)
    kind = call_list["entity_type_id"]
    listed = rights.listed_ids(portal, call.user, kind, [row["entity_id"] for row in rows])
    rows = [row for row in rows if row["entity_id"] in listed]
    if not rows:
        raise RestError("ACCESS_ERROR", "You do not have access to the participants of this call list", 403)
    return RestAnswer([{"ID": row[0], "STATUS": row[1], "ENTITY_TYPE": kind} for row in rows])


@method("crm.calllist.statuslist", "crm")
def statuslist(call: RestCall) -> RestAnswer:
    """Answer `crm.calllist.statuslist` (contract 4.7)."""
    rows = call.database.rows(
        "SELECT id, name, sort, status_id FROM dictionary_entry WHERE entity_id = 'CALL_LIST' ORDER BY sort, id"
    )
    return RestAnswer([{"ID": row[0], "NAME": row[1], "SORT": row[2], "STATUS_ID": row[3]} for row in rows])


def _shown(portal: Portal, name: str, value: Any) -> str | None:
    if value is None:
        return None
    return portal.clock.naive(value) if name == "DATE_CREATE" else str(value)


def _known(name: str) -> str:
    if name not in LIST_FIELDS:
        raise RestError(
            "100",
            f"Unknown field definition `{name}` ({name}) for \\Bitrix\\Crm\\CallList\\Internals\\CallList Entity.",
        )
    return name


def _list_condition(portal: Portal, key: str, value: Any) -> Sql:
    operation, name = conditions.split_key(key, _PREFIXES)
    _known(name)
    if name == "DATE_CREATE":
        for text in php.as_list(value):
            if portal.clock.parse_site_format(php.to_text(text)) is None:
                raise RestError("0", f"Incorrect date/time: {php.to_text(text)}")
    try:
        kind = "datetime" if name == "DATE_CREATE" else "integer"
        return conditions.condition(name.lower(), kind, operation, value, portal.clock)
    except InvalidValue:
        raise PhpCrash("array where a value is declared") from None


def _list_order(portal: Portal, order: Any, start: int) -> str:
    if parts := [f"{_known(name).lower()} {conditions.direction(wanted)}" for name, wanted in php.entries(order)]:
        return ", ".join(parts)
    if not portal.switches.unordered_lists:
        return "id"
    return "id DESC" if start // PAGE % 2 else conditions.UNORDERED  # so that pages overlap


def _check_status(portal: Portal, status: Any) -> None:
    known = portal.database.value(
        "SELECT 1 FROM dictionary_entry WHERE entity_id = 'CALL_LIST' AND status_id = ?",
        (php.to_text(status),),
    )
    if known is None or php.is_array(status):
        raise RestError("STATUS_ERROR", "Incorrect status")


def _page_by_rank(call: RestCall, where: Sql) -> list[sqlite3.Row]:
    """Read a page by rank; rows of equal rank in or around it change places by request or by window."""
    condition_, given = where
    start, first = call.offset, max(call.offset - 1, 0)
    cut = (  # from the index alone, which a long list would otherwise be looked up beside row by row
        f"SELECT entity_id FROM participant WHERE {condition_} ORDER BY rank, entity_id"  # noqa: S608
        f" LIMIT {PAGE + 2} OFFSET {first}"
    )
    query = f"SELECT entity_id, status_id, rank FROM participant WHERE {condition_}"  # noqa: S608
    around = call.database.rows(f"{query} AND entity_id IN ({cut}) ORDER BY rank, entity_id", given + given)
    ranks = [row["rank"] for row in around]
    switches = call.portal.switches
    if len(set(ranks)) == len(ranks) or not (switches.unstable_ties or switches.ties_by_window):
        return around[start - first : start - first + PAGE]
    tie_break = f"(entity_id * 40503 + {call.portal.calls * 7919}) & 65535"
    if switches.ties_by_window:
        tie_break = "entity_id DESC" if start // PAGE % 2 else "entity_id"
    return call.database.rows(f"{query} ORDER BY rank, {tie_break} LIMIT {PAGE} OFFSET {start}", given)
