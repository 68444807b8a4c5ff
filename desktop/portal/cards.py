"""Cards as rows: how the engine and the legacy family show them, and their phones and e-mails (contract 7)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from desktop.portal.database import AMONG, Row, packed
from desktop.portal.fields import COMPANY, CONTACT, FLAT, INTEGERS, CardType, Field, as_text
from desktop.portal.phones import normalized
from desktop.portal.state import Portal

_ZERO_WHEN_UNSET = frozenset({"companyId", "contactId", "webformId", "lastActivityBy"})

Multifields = dict[int, list[sqlite3.Row]]
Multifield = tuple[str, str, str]
"""Kind (PHONE), kind of value (WORK), value."""


def row_of(portal: Portal, card: CardType, number: int) -> sqlite3.Row | None:
    """Return the row of a card."""
    return portal.database.row(f"SELECT * FROM {card.table} WHERE id = ?", (number,))  # noqa: S608


def multifields(portal: Portal, entity_type_id: int, ids: list[int]) -> Multifields:
    """Return the phones and e-mails of cards, each card's in the order they were added."""
    found: Multifields = {}
    for row in portal.database.rows(
        "SELECT id, entity_id, type_id, value_type, value FROM multifield"  # noqa: S608
        f" WHERE entity_type_id = ? AND entity_id {AMONG} ORDER BY entity_id, id",
        (entity_type_id, packed(ids)),
    ):
        found.setdefault(row["entity_id"], []).append(row)
    return found


def engine_items(
    portal: Portal, card: CardType, rows: list[sqlite3.Row], select: Iterable[str], *, whole: bool
) -> list[dict[str, Any]]:
    """Return rows as `crm.item.*` shows them; `fm` comes only with everything (contract 7.3)."""
    chosen = set(select)
    fields = [field for name, field in card.by_camel.items() if whole or name in chosen or name == "id"]
    ids = [row["id"] for row in rows]
    flat = [name for name in FLAT if card.reachable and (whole or name in chosen)]
    found = multifields(portal, card.entity_type_id, ids) if flat else {}
    extra = _linked(portal, card, ids, chosen, whole=whole)
    constants, columns, changed = _engine_values(portal, fields)
    items = []
    for row, number in zip(rows, ids, strict=True):
        values = dict(zip(row.keys(), row, strict=True))
        item: dict[str, Any] = constants | {name: values[column] for name, column in columns}
        for name, shown in changed:
            item[name] = shown(item[name])
        own = found.get(number, ())
        if flat:
            first: dict[tuple[str, str | None], str] = {}
            for _, _, type_id, value_type, value in own:
                first.setdefault((type_id, value_type), value)
                first.setdefault((type_id, None), value)
            item |= {name: first.get(FLAT[name], "") for name in flat}
        if whole and card.reachable:
            item["fm"] = [{"id": e[0], "valueType": e[3], "value": e[4], "typeId": e[2]} for e in own]
        for name, by_id in extra.items():
            item[name] = by_id.get(number, [])
        if whole:
            item["observers"] = []
            item["entityTypeId"] = card.entity_type_id
        items.append(item)
    return items


def legacy_rows(
    portal: Portal, card: CardType, rows: list[sqlite3.Row], names: Iterable[str], *, phones: Iterable[str]
) -> list[dict[str, Any]]:
    """Return rows as `crm.contact.list` and `crm.company.list` show them: strings; absent phones have no key."""
    fields = [card.by_upper[name] for name in names]
    wanted = list(phones)
    found = multifields(portal, card.entity_type_id, [row["id"] for row in rows]) if wanted else {}
    shown = []
    for row in rows:
        record: dict[str, Any] = {
            field.upper: as_text(portal.clock, field.kind, field.column, row) for field in fields
        }
        for type_id in wanted:
            entries = [
                {"ID": str(e["id"]), "VALUE_TYPE": e["value_type"], "VALUE": e["value"], "TYPE_ID": type_id}
                for e in found.get(row["id"], ())
                if e["type_id"] == type_id
            ]
            if entries:
                record[type_id] = entries
        shown.append(record)
    return shown


def new_card(user_id: int, moment: int) -> Row:
    """Return the columns that every kind of card must have, for one made by a user."""
    users = dict.fromkeys(("assigned_by_id", "created_by_id", "modify_by_id"), user_id)
    return users | dict.fromkeys(("date_create", "date_modify", "last_activity_time"), moment)


def insert_titled(portal: Portal, table: str, row: Row) -> int:
    """Insert a card and return its id, which makes a title where there is none, except for contacts."""
    if table == "contact" or row.get("title"):
        return portal.database.insert(table, row)
    number = portal.database.insert(table, row | {"title": ""})
    portal.database.update(table, number, {"title": portal.texts(table, id=number)})
    return number


def add_multifields(portal: Portal, entity_type_id: int, entity_id: int, entries: Iterable[Multifield]) -> None:
    """Add phones and e-mails to a card."""
    portal.database.insert_many("multifield", multifield_rows(entity_type_id, entity_id, entries))


def multifield_rows(entity_type_id: int, entity_id: int, entries: Iterable[Multifield]) -> list[Row]:
    """Return the rows of a card's phones and e-mails."""
    return [
        {
            "entity_type_id": entity_type_id,
            "entity_id": entity_id,
            "type_id": type_id,
            "value_type": value_type,
            "value": value,
            "normalized": normalized(type_id, value),
        }
        for type_id, value_type, value in entries
    ]


def delete_card(portal: Portal, card: CardType, entity_id: int) -> bool:
    """Delete a card for good. Participants of call lists are left as they are (contract 4.8)."""
    database = portal.database
    with database.transaction():
        for table in ("multifield", "hidden_card"):
            database.execute(
                f"DELETE FROM {table} WHERE entity_type_id = ? AND entity_id = ?",  # noqa: S608
                (card.entity_type_id, entity_id),
            )
        database.execute(
            "DELETE FROM activity_binding WHERE owner_type_id = ? AND owner_id = ?",
            (card.entity_type_id, entity_id),
        )
        return database.execute(f"DELETE FROM {card.table} WHERE id = ?", (entity_id,)) > 0  # noqa: S608


def refresh_reachability(portal: Portal, card: CardType, entity_id: int) -> None:
    """Set `hasPhone` and `hasEmail` after phones or e-mails changed."""
    if not card.reachable:
        return
    kinds = set(
        portal.database.column(
            "SELECT DISTINCT type_id FROM multifield WHERE entity_type_id = ? AND entity_id = ?",
            (card.entity_type_id, entity_id),
        )
    )
    portal.database.update(
        card.table,
        entity_id,
        {"has_phone": "Y" if "PHONE" in kinds else "N", "has_email": "Y" if "EMAIL" in kinds else "N"},
    )


def _engine_values(
    portal: Portal, fields: Iterable[Field]
) -> tuple[dict[str, Any], list[tuple[str, str]], list[tuple[str, Callable[[Any], Any]]]]:
    """Return the values that all rows have, the columns of the others by name, and how some of these are shown."""
    constants: dict[str, Any] = {}
    columns: list[tuple[str, str]] = []
    changed: list[tuple[str, Callable[[Any], Any]]] = []
    for field in fields:
        unset = 0 if field.camel in _ZERO_WHEN_UNSET else None
        if field.column == "NULL":
            constants[field.camel] = unset
        elif not field.column.isidentifier():
            constants[field.camel] = field.column.strip("'")
        else:
            columns.append((field.camel, field.column))
        if field.kind in ("datetime", "date"):
            changed.append((field.camel, portal.clock.iso if field.kind == "datetime" else portal.clock.date_iso))
        elif unset == 0 and field.kind in INTEGERS:
            changed.append((field.camel, lambda value: value or 0))
    return constants, columns, changed


def _linked(
    portal: Portal, card: CardType, ids: list[int], chosen: set[str], *, whole: bool
) -> dict[str, dict[int, list[int]]]:
    """Return `contactIds` or `companyIds` of cards, where asked for."""
    name = "companyIds" if card.entity_type_id == CONTACT else "contactIds"
    if not ids or not (whole or name in chosen):
        return {}
    if card.entity_type_id == CONTACT:
        sql = f"SELECT id, company_id FROM contact WHERE company_id > 0 AND id {AMONG}"  # noqa: S608
    elif card.entity_type_id == COMPANY:
        sql = f"SELECT company_id, id FROM contact WHERE company_id {AMONG} ORDER BY id"  # noqa: S608
    else:
        sql = (
            "SELECT entity_id, contact_id FROM trade_contact"  # noqa: S608
            f" WHERE entity_type_id = {card.entity_type_id} AND entity_id {AMONG} ORDER BY contact_id"
        )
    found: dict[int, list[int]] = {}
    for row in portal.database.rows(sql, [packed(ids)]):
        found.setdefault(row[0], []).append(row[1])
    return {name: found}
