"""Filters and orders of `crm.item.list` (contract 7.1): camelCase exact, unknown names are errors, groups."""

from __future__ import annotations

from typing import Any

from desktop.portal import conditions, php
from desktop.portal.clock import PortalClock
from desktop.portal.conditions import InvalidValue, Sql
from desktop.portal.errors import RestError
from desktop.portal.fields import CONTACT, FLAT, CardType, Field

_PREFIXES = conditions.PREFIXES - {"?"}


def where(card: CardType, filter_: Any, clock: PortalClock) -> Sql:
    """Return the condition for a filter; raises `INVALID_ARG_VALUE`."""
    return conditions.grouped(filter_, lambda key, value: _one(card, key, value, clock))


def order(card: CardType, order_: Any, unordered: bool) -> str:
    """Return ORDER BY for an order; without one the rows come in no useful order."""
    parts = []
    for name, direction in php.entries(order_):
        field = _field(card, name)
        if field is None or not field.stored:
            raise _invalid(f"Invalid order: field '{name}' is not allowed in order")
        wanted = php.to_text(direction).upper()
        if wanted not in ("ASC", "DESC"):
            raise _invalid(
                "Invalid order: allowed sort directions are `ASC, DESC`. "
                f"But got '{php.to_text(direction)}' for field '{name}'"
            )
        parts.append(f"{field.column} {wanted}")
    if parts:
        return ", ".join(parts)
    return conditions.UNORDERED if unordered else "id"


def _one(card: CardType, key: str, value: Any, clock: PortalClock) -> Sql:
    operation, name = conditions.split_key(key, _PREFIXES)
    column, kind = _column(card, name)
    if operation.endswith("between"):
        valid = len(php.values(value)) == 2
    else:
        valid = operation in conditions.TAKE_ARRAYS or not php.is_array(value)
    if not valid:
        raise _invalid(f"Invalid filter: field '{name}' has invalid value")
    try:
        if "?" not in column:
            return conditions.condition(column, kind, operation, value, clock)
        sql, given = conditions.condition("value_of_many", kind, operation.removeprefix("!"), value, clock)
    except InvalidValue:
        raise _invalid(f"Invalid filter: field '{name}' has invalid value") from None
    exists = column.replace("?", sql)
    return (f"NOT {exists}" if operation.startswith("!") else exists), given


def _column(card: CardType, name: str) -> tuple[str, str]:
    """Return a field's column, or an EXISTS with `?` for the condition where it has many values."""
    field = _field(card, name)
    if field is not None:
        return field.column, field.kind
    if card.reachable and name in FLAT:
        type_id, value_type = FLAT[name]
        only = f" AND value_type = '{value_type}'" if value_type else ""
        return _exists("value", "multifield", card, f" AND type_id = '{type_id}'{only}"), "string"
    if card.trade and name == "contactIds":
        return _exists("contact_id", "trade_contact", card), "integer"
    if card.entity_type_id == CONTACT and name == "companyIds":
        return "company_id", "integer"
    raise _invalid(f"Invalid filter: field '{name}' is not allowed in filter")


def _field(card: CardType, name: str) -> Field | None:
    """Return the field of a camelCase name; `ID` is `id` too, as public clients send it (contract 7.1, trap 87)."""
    return card.by_camel.get("id" if name == "ID" else name)


def _exists(column: str, table: str, card: CardType, only: str = "") -> str:
    return (
        f"EXISTS (SELECT 1 FROM (SELECT {column} AS value_of_many FROM {table}"  # noqa: S608
        f" WHERE entity_type_id = {card.entity_type_id} AND entity_id = {card.table}.id{only}) WHERE ?)"
    )


def _invalid(description: str) -> RestError:
    return RestError("INVALID_ARG_VALUE", description)
