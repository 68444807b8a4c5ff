"""Adds and changes cards, for `crm.item.add`, `update`, `import` and the legacy `add`."""

from __future__ import annotations

from typing import Any

from desktop.portal import cards, php
from desktop.portal.cards import Multifield
from desktop.portal.database import Row
from desktop.portal.errors import RestError
from desktop.portal.fields import CONTACT, FIRST_STAGE, INTEGERS, CardType, Field
from desktop.portal.phones import normalized
from desktop.portal.state import Portal, PortalUser

_PHONE_TYPES = frozenset({"PHONE", "EMAIL", "WEB", "IM", "LINK"})
_IMPORTABLE = frozenset({"DATE_CREATE", "DATE_MODIFY", "CREATED_BY_ID", "MODIFY_BY_ID"})


def columns(portal: Portal, named: dict[str, Field], sent: dict[str, Any], *, importing: bool = False) -> Row:
    """Return the columns for sent values; unknown and read-only ones are ignored, except those an import may set."""
    row: Row = {}
    for name, value in sent.items():
        field = named.get(name)
        if field is None or not field.stored or not field.column.isidentifier() or field.column == "id":
            continue
        if "r" in field.flags and not (importing and field.upper in _IMPORTABLE):
            continue
        row[field.column] = _stored(portal, field, value)
    return row


def add(
    portal: Portal, user: PortalUser, card: CardType, row: Row, multifields: list[Multifield], contact_ids: list[int]
) -> int:
    """Add a card; raises `CRM_FIELD_ERROR_REQUIRED` for a contact without any name."""
    if card.entity_type_id == CONTACT and not (row.get("name") or row.get("last_name")):
        name = portal.texts.title("NAME")
        raise RestError("CRM_FIELD_ERROR_REQUIRED", portal.texts("field_required", name=name))
    defaults = cards.new_card(user.id, int(portal.clock.now()))
    if card.trade:
        defaults["stage_id"] = FIRST_STAGE[card.entity_type_id]
    given = {name: value for name, value in row.items() if value is not None}
    with portal.database.transaction():
        number = cards.insert_titled(portal, card.table, defaults | given)
        cards.add_multifields(portal, card.entity_type_id, number, multifields)
        cards.refresh_reachability(portal, card, number)
        if card.trade:
            first = [given["contact_id"]] if given.get("contact_id") else []
            key = {"entity_type_id": card.entity_type_id, "entity_id": number}
            links = [key | {"contact_id": contact_id} for contact_id in dict.fromkeys(contact_ids or first)]
            portal.database.insert_many("trade_contact", links)
    return number


def update(portal: Portal, user: PortalUser, card: CardType, number: int, row: Row, fm: Any) -> None:
    """Change a card; `fm` is keyed by id, "n0" for new ones, an empty value deletes (contract 7.3)."""
    with portal.database.transaction():
        changes = row | {"date_modify": int(portal.clock.now()), "modify_by_id": user.id}
        portal.database.update(card.table, number, changes)
        for key, entry in php.entries(fm):
            _change_multifield(portal, card, number, key, dict(php.entries(entry)))
        cards.refresh_reachability(portal, card, number)


def sent_multifields(fm: Any) -> list[Multifield]:
    """Return the phones and e-mails of an engine `fm` when a card is added."""
    sent = [_engine_entry(dict(php.entries(entry))) for entry in php.values(fm)]
    return [entry for entry in sent if entry[0] in _PHONE_TYPES and entry[2]]


def legacy_multifields(fields: dict[str, Any]) -> list[Multifield]:
    """Return the phones and e-mails of legacy `PHONE`, `EMAIL` …: `[{"VALUE", "VALUE_TYPE"}]`."""
    result = []
    for type_id in sorted(_PHONE_TYPES, key=lambda name: (name != "PHONE", name)):
        for entry in php.values(fields.get(type_id)):
            found = dict(php.entries(entry))
            value = php.to_text(found.get("VALUE")).strip()
            if value:
                result.append((type_id, php.to_text(found.get("VALUE_TYPE")) or "WORK", value))
    return result


def _engine_entry(entry: dict[str, Any]) -> Multifield:
    return (
        php.to_text(entry.get("typeId")),
        php.to_text(entry.get("valueType")) or "WORK",
        php.to_text(entry.get("value")).strip(),
    )


def _change_multifield(portal: Portal, card: CardType, number: int, key: str, entry: dict[str, Any]) -> None:
    type_id, value_type, value = _engine_entry(entry)
    if key.startswith("n"):
        if type_id in _PHONE_TYPES and value:
            cards.add_multifields(portal, card.entity_type_id, number, [(type_id, value_type, value)])
        return
    # Any key is taken for an id: a plain list overwrites other cards' entries with ids 0, 1 … (trap 58).
    if not value:
        portal.database.execute("DELETE FROM multifield WHERE id = ?", (php.to_int(key),))
        return
    kind = portal.database.value("SELECT type_id FROM multifield WHERE id = ?", (php.to_int(key),))
    changes: Row = {"value": value, "normalized": normalized(type_id or kind or "PHONE", value)}
    if "valueType" in entry:
        changes["value_type"] = value_type
    portal.database.update("multifield", php.to_int(key), changes)


def _stored(portal: Portal, field: Field, value: Any) -> Any:
    if php.is_array(value):
        return None
    if field.kind in INTEGERS:
        return php.to_int(value) or (None if field.kind.startswith("crm_") and field.kind != "crm_category" else 0)
    if field.kind == "double":
        return php.to_float(value)
    if field.kind == "datetime":
        return portal.clock.parse(php.to_text(value)) or int(portal.clock.now())
    if field.kind == "date":
        moment = portal.clock.parse(php.to_text(value))
        return None if moment is None else portal.clock.naive(moment)[:10]
    if field.kind == "char":
        return "Y" if value is True or php.to_text(value).upper() == "Y" else "N"
    return php.to_text(value) if value is not None else None
