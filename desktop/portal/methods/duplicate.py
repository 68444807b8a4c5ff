"""`crm.duplicate.findbycomm` (contract 8)."""

from __future__ import annotations

from typing import Any

from desktop.portal import php
from desktop.portal.errors import legacy_error
from desktop.portal.fields import CARD_TYPES, COMPANY, CONTACT, LEAD
from desktop.portal.phones import normalized
from desktop.portal.registry import RestAnswer, RestCall, method

MOST_VALUES = 20
MOST_HITS = 20
_ORDER = (LEAD, CONTACT, COMPANY)
_KINDS = {"LEAD": LEAD, "CONTACT": CONTACT, "COMPANY": COMPANY}


@method("crm.duplicate.findbycomm", "crm")
def findbycomm(call: RestCall) -> RestAnswer:
    """Answer `crm.duplicate.findbycomm`: 20 values, 20 hits each in the order lead, contact, company."""
    type_id = php.to_text(call.legacy("type")).strip().upper()
    if not type_id:
        raise legacy_error("Communication type is not defined.")
    if type_id not in ("PHONE", "EMAIL"):
        raise legacy_error(f"Communication type '{type_id}' is not supported in current context.")
    values = call.legacy("values")
    if not php.is_array(values) or not values:
        raise legacy_error("Communication values is not defined.")
    entity_type = php.to_text(call.legacy("entity_type")).strip().upper()
    if entity_type == "DEAL":
        raise legacy_error("Deal is not supported in current context.")
    kinds = (_KINDS[entity_type],) if entity_type in _KINDS else _ORDER
    wanted = [normalized(type_id, value) for value in php.values(values) if isinstance(value, str)]
    found: dict[str, list[int]] = {}
    for value in [value for value in dict.fromkeys(wanted) if value][:MOST_VALUES]:
        for symbol, number in _hits(call, type_id, value, kinds):
            if number not in found.setdefault(symbol, []):
                found[symbol].append(number)
    return RestAnswer(found or [])


def _hits(call: RestCall, type_id: str, value: str, kinds: tuple[int, ...]) -> list[tuple[str, int]]:
    """Return the cards that have a value, without checking the right to read them."""
    hits: list[tuple[str, int]] = []
    seen_until = call.portal.clock.now() - call.portal.switches.index_lag_seconds
    for kind in kinds:
        card = CARD_TYPES[kind]
        given: list[Any] = [type_id, value, kind, int(seen_until)]
        rows = call.database.column(
            "SELECT DISTINCT m.entity_id FROM multifield m INDEXED BY multifield_normalized"  # noqa: S608
            f" CROSS JOIN {card.table} c ON c.id = m.entity_id"
            " WHERE m.type_id = ? AND m.normalized = ? AND m.entity_type_id = ? AND c.date_modify <= ?"
            f" ORDER BY m.entity_id LIMIT {MOST_HITS - len(hits)}",
            given,
        )
        hits += [(card.symbol, number) for number in rows]
    return hits
