"""`crm.contact.*` and `crm.company.*`: list, get, add, fields (contract 7.5); deprecated, and still working."""

from __future__ import annotations

from functools import partial
from typing import Any

from desktop.portal import card_writing, cards, filters_legacy, php, rights
from desktop.portal.conditions import Sql, condition
from desktop.portal.errors import RestError, access_denied, legacy_error
from desktop.portal.fields import CARD_TYPES, COMPANY, CONTACT, CardType, description
from desktop.portal.filters_legacy import Special
from desktop.portal.registry import RestAnswer, RestCall, method

_MULTIFIELDS = ("PHONE", "EMAIL")


_COLUMNS = {
    kind: {
        name: (field.column, field.kind)
        for name, field in CARD_TYPES[kind].by_upper.items()
        if field.stored and field.column.isidentifier()
    }
    for kind in (CONTACT, COMPANY)
}


def _by_multifield(call: RestCall, card: CardType, type_id: str) -> Special:
    """Return the filter by a phone or e-mail: exact text, no normalization."""

    def where(operation: str, value: Any) -> Sql | None:
        if operation not in ("=", "in", "contains", "like"):
            return None
        sql, given = condition("m.value", "string", operation, value, call.portal.clock)
        return (
            f"EXISTS (SELECT 1 FROM multifield m WHERE m.entity_type_id = {card.entity_type_id}"  # noqa: S608
            f" AND m.entity_id = {card.table}.id AND m.type_id = '{type_id}' AND {sql})"
        ), given

    return where


def _list(card: CardType, call: RestCall) -> RestAnswer:
    """Answer `crm.contact.list`, `crm.company.list`: category 0 only, unknown filter keys dropped."""
    if not rights.may_read_kind(call.portal, call.user, card.entity_type_id):
        raise access_denied()
    special = {type_id: _by_multifield(call, card, type_id) for type_id in _MULTIFIELDS}
    only = f"category_id = 0 AND {rights.readable(call.portal, call.user, card.entity_type_id, 'id')}"
    page = filters_legacy.page(call, card.table, _COLUMNS[card.entity_type_id], only, special=special)
    select = php.texts(call.legacy_array("select"))
    everything = not select or "*" in select
    names = [name for name in card.by_upper if everything or name in select or name == "ID"]
    phones = [type_id for type_id in _MULTIFIELDS if type_id in select]
    return RestAnswer(cards.legacy_rows(call.portal, card, page.result, names, phones=phones), page.total, page.next)


def _get(card: CardType, call: RestCall) -> RestAnswer:
    """Answer `crm.contact.get`, `crm.company.get`: 400 "Not found" for what isn't there."""
    number = call.legacy_id()
    row = cards.row_of(call.portal, card, number)
    if row is None:
        raise legacy_error("Not found")
    if not rights.may_read(call.portal, call.user, card.entity_type_id, number):
        raise access_denied()
    return RestAnswer(cards.legacy_rows(call.portal, card, [row], card.by_upper, phones=_MULTIFIELDS)[0])


def _add(card: CardType, call: RestCall) -> RestAnswer:
    """Answer `crm.contact.add`, `crm.company.add`: the id."""
    fields = call.legacy_fields()
    row = card_writing.columns(call.portal, card.by_upper, fields)
    multifields = card_writing.legacy_multifields(fields)
    try:
        return RestAnswer(card_writing.add(call.portal, call.user, card, row, multifields, []))
    except RestError as error:
        raise legacy_error(error.description) from None


def _fields(card: CardType, call: RestCall) -> RestAnswer:
    """Answer `crm.contact.fields`, `crm.company.fields`."""
    title = call.portal.texts.title
    result = {name: description(field.kind, title(name), field.flags) for name, field in card.by_upper.items()}
    return RestAnswer(result | {name: description("crm_multifield", title(name), "m") for name in _MULTIFIELDS})


for _kind, _name in ((CONTACT, "contact"), (COMPANY, "company")):
    for _verb, _answer in {"list": _list, "get": _get, "add": _add, "fields": _fields}.items():
        method(f"crm.{_name}.{_verb}", "crm")(partial(_answer, CARD_TYPES[_kind]))
