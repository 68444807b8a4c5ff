"""`crm.item.add`, `update`, `delete`, `import`, `batchImport` (contract 7.3, 7.4)."""

from __future__ import annotations

from typing import Any

from desktop.portal import card_writing, php
from desktop.portal.cards import delete_card, row_of
from desktop.portal.errors import RestError
from desktop.portal.fields import CardType
from desktop.portal.methods.item import card_type, item_answer, readable_row
from desktop.portal.registry import RestAnswer, RestCall, method

MOST_IMPORTED = 20


@method("crm.item.add", "crm")
def add(call: RestCall) -> RestAnswer:
    """Answer `crm.item.add`: unknown fields are ignored silently; the whole item comes back."""
    card = card_type(call)
    number = _add(call, card, _fields(call), importing=False)
    row = row_of(call.portal, card, number)
    assert row is not None
    return item_answer(call.portal, card, row)


@method("crm.item.update", "crm")
def update(call: RestCall) -> RestAnswer:
    """Answer `crm.item.update`."""
    card = card_type(call)
    number = call.engine_int("id")
    readable_row(call, card, number)
    fields = _fields(call)
    changes = card_writing.columns(call.portal, card.by_camel, fields)
    card_writing.update(call.portal, call.user, card, number, changes, fields.get("fm"))
    return item_answer(call.portal, card, readable_row(call, card, number))


@method("crm.item.delete", "crm")
def delete(call: RestCall) -> RestAnswer:
    """Answer `crm.item.delete`: an empty result; participants of call lists stay."""
    card = card_type(call)
    number = call.engine_int("id")
    readable_row(call, card, number)
    delete_card(call.portal, card, number)
    return RestAnswer([])


@method("crm.item.import", "crm")
def import_(call: RestCall) -> RestAnswer:
    """Answer `crm.item.import`: `{"item": {"id"}}`."""
    card = card_type(call)
    return RestAnswer({"item": {"id": _add(call, card, _fields(call), importing=True)}})


@method("crm.item.batchImport", "crm")
async def batch_import(call: RestCall) -> RestAnswer:
    """Answer `crm.item.batchImport`: up to 20 items, each with its own outcome.

    What is planned for `crm.item.import` comes before each of them.
    """
    card = card_type(call)
    call.engine_required("data")
    data = call.engine_array("data")
    if len(data) > MOST_IMPORTED:
        raise RestError("MAX_IMPORT_BATCH_SIZE_EXCEEDED", call.portal.texts("import_too_many"))
    items: dict[str, Any] = {}
    for key, value in php.entries(data):
        try:
            await call.portal.moments.come("crm.item.import", "before")
            number = _add(call, card, dict(php.entries(value)), importing=True)
        except RestError as error:
            items[key] = error.envelope()
        else:
            items[key] = {"item": {"id": number}}
    return RestAnswer({"items": php.shaped(items)})


def _fields(call: RestCall) -> dict[str, Any]:
    call.engine_required("fields")
    return dict(php.entries(call.engine_array("fields")))


def _add(call: RestCall, card: CardType, fields: dict[str, Any], *, importing: bool) -> int:
    row = card_writing.columns(call.portal, card.by_camel, fields, importing=importing)
    multifields = card_writing.sent_multifields(fields.get("fm")) if card.reachable else []
    contact_ids = [php.to_int(value) for value in php.values(fields.get("contactIds"))]
    if contact_ids and card.trade and not row.get("contact_id"):
        row["contact_id"] = contact_ids[0]
    return card_writing.add(call.portal, call.user, card, row, multifields, contact_ids)
