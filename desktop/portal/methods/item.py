"""`crm.item.list`, `get`, `fields`, `crm.category.list`, `crm.form.list` (contract 7.1, 7.2, 10)."""

from __future__ import annotations

import sqlite3
from typing import Any

from desktop.portal import cards, filters_engine, php, rights
from desktop.portal.errors import RestError
from desktop.portal.fields import CARD_TYPES, CONTACT, DEAL, FLAT, CardType, description
from desktop.portal.registry import PAGE, RestAnswer, RestCall, method
from desktop.portal.state import Portal


def card_type(call: RestCall) -> CardType:
    """Return the kind of card that `entityTypeId` names; raises `ENTITY_TYPE_NOT_SUPPORTED`."""
    number = call.engine_int("entityTypeId")
    card = CARD_TYPES.get(number)
    if card is None:
        raise RestError("ENTITY_TYPE_NOT_SUPPORTED", call.portal.texts("type_not_supported"))
    return card


def item_answer(portal: Portal, card: CardType, row: sqlite3.Row) -> RestAnswer:
    """Return `{"item": {…whole…}}`."""
    return RestAnswer({"item": cards.engine_items(portal, card, [row], (), whole=True)[0]})


@method("crm.item.list", "crm")
def list_(call: RestCall) -> RestAnswer:
    """Answer `crm.item.list` (contract 7.1): no default order, floored pages, empty past the end."""
    card = card_type(call)
    select = php.texts(call.engine_array("select"))
    where, given = filters_engine.where(card, call.engine_array("filter"), call.portal.clock)
    readable = rights.readable(call.portal, call.user, card.entity_type_id, f"{card.table}.id")
    if left_out := call.portal.switches.unlisted_cards:
        readable += f" AND {card.table}.id NOT IN ({', '.join(map(str, left_out))})"
    if not rights.may_read_kind(call.portal, call.user, card.entity_type_id):
        raise RestError("ACCESS_DENIED", call.portal.texts("item_denied"))
    ordering = filters_engine.order(card, call.engine_array("order"), call.portal.switches.unordered_lists)
    page = call.page(card.table, (f"{where} AND {readable}", given), ordering, call.offset // PAGE * PAGE)
    whole = not select or "*" in select
    items = cards.engine_items(call.portal, card, page.result, select, whole=whole)
    return RestAnswer({"items": items}, page.total, page.next)


@method("crm.item.get", "crm")
def get(call: RestCall) -> RestAnswer:
    """Answer `crm.item.get`: NOT_FOUND, ACCESS_DENIED, or the whole item."""
    card = card_type(call)
    return item_answer(call.portal, card, readable_row(call, card, call.engine_int("id")))


def readable_row(call: RestCall, card: CardType, number: int) -> sqlite3.Row:
    """Return a card's row; raises NOT_FOUND or ACCESS_DENIED."""
    row = cards.row_of(call.portal, card, number)
    if row is None:
        raise RestError("NOT_FOUND", call.portal.texts("item_not_found"))
    if not rights.may_read(call.portal, call.user, card.entity_type_id, number):
        raise RestError("ACCESS_DENIED", call.portal.texts("item_denied"))
    return row


@method("crm.item.fields", "crm")
def fields_(call: RestCall) -> RestAnswer:
    """Answer `crm.item.fields`."""
    card = card_type(call)
    title = call.portal.texts.title
    fields = [(name, field.kind, field.upper, field.flags) for name, field in card.by_camel.items()]
    if card.reachable:
        fields += [(name, "string", name.upper(), "r") for name in FLAT]
        fields.append(("fm", "crm_multifield", "FM", "m"))
    if card.entity_type_id == CONTACT:
        fields.append(("companyIds", "crm_company", "COMPANY_IDS", "m"))
    else:
        fields.append(("contactIds", "crm_contact", "CONTACT_IDS", "m"))
    fields.append(("observers", "user", "OBSERVERS", "m"))
    shown = {
        name: description(kind, title(upper), flags) | {"upperName": upper} for name, kind, upper, flags in fields
    }
    return RestAnswer({"fields": shown})


@method("crm.category.list", "crm")
def category_list(call: RestCall) -> RestAnswer:
    """Answer `crm.category.list`: the pipelines of a kind."""
    kind, texts = card_type(call).entity_type_id, call.portal.texts
    default = {"id": 0, "name": texts("common_pipeline"), "sort": 300, "entityTypeId": kind, "isDefault": "Y"}
    categories: list[dict[str, Any]] = [default]
    if kind == DEAL:
        own = {"id": 5, "name": texts("sales_pipeline"), "sort": 200, "isDefault": "N"}
        categories.insert(0, default | {"originId": "", "originatorId": ""} | own)
    return RestAnswer({"categories": categories}, total=len(categories))


@method("crm.form.list", "crm")
def form_list(call: RestCall) -> RestAnswer:
    """Answer the undocumented `crm.form.list`: `[{id, name}]`, newest first (contract 10)."""
    filter_ = dict(php.entries(call.engine_array("filter")))
    only = ""
    if "active" in filter_:
        active = filter_["active"] in (True, 1, "1", "Y", "true")
        only = f" WHERE active = '{'Y' if active else 'N'}'"
    rows = call.database.rows(f"SELECT id, name FROM form{only} ORDER BY id DESC")  # noqa: S608
    return RestAnswer([{"id": row["id"], "name": row["name"]} for row in rows])
