"""`crm.status.*`: dictionaries, the statuses of call lists among them (contract 5)."""

from __future__ import annotations

import sqlite3
from typing import Any

from desktop.portal import php
from desktop.portal.conditions import direction, joined
from desktop.portal.errors import RestError, access_denied, legacy_error
from desktop.portal.fields import description
from desktop.portal.registry import RestAnswer, RestCall, method

_FIELDS = {
    "ID": ("integer", "r"),
    "ENTITY_ID": ("string", "i!"),
    "STATUS_ID": ("string", "i!"),
    "SORT": ("integer", ""),
    "NAME": ("string", "!"),
    "NAME_INIT": ("string", "r"),
    "SYSTEM": ("char", "r"),
    "CATEGORY_ID": ("integer", "i"),
    "COLOR": ("string", ""),
    "SEMANTICS": ("char", "i"),
    "EXTRA": ("crm_status_extra", ""),
}
_SHOWN = tuple(name for name in _FIELDS if name != "EXTRA")
_STAGES = ("DEAL_STAGE", "STATUS", "QUOTE_STATUS", "SMART_INVOICE_STAGE")
_SEMANTICS = {"S": "success", "F": "failure"}
_LONGEST_CODE, _LONGEST_NAME, _LONGEST_COLOR = 50, 100, 10

TYPES: dict[str, tuple[str, str]] = {
    "STATUS": ("Статусы", "Statuses"),
    "SOURCE": ("Источники", "Sources"),
    "CONTACT_TYPE": ("Тип контакта", "Contact type"),
    "COMPANY_TYPE": ("Тип компании", "Company type"),
    "EMPLOYEES": ("Кол-во сотрудников", "Employees"),
    "INDUSTRY": ("Сфера деятельности", "Industry"),
    "HONORIFIC": ("Обращения", "Salutations"),
    "DEAL_TYPE": ("Тип сделки", "Deal type"),
    "DEAL_STAGE": ("Стадии сделки", "Deal stages"),
    "QUOTE_STATUS": ("Статусы предложения", "Estimate statuses"),
    "SMART_INVOICE_STAGE": ("Стадии счёта", "Invoice stages"),
    "CALL_LIST": ("Статусы обзвона", "Call statuses"),
}
"""The dictionaries (`crm.status.entity.types`) with their Russian and English names."""


@method("crm.status.list", "crm")
def list_(call: RestCall) -> RestAnswer:
    """Answer `crm.status.list` (contract 5.5): no paging, exact filters as strings, unknown keys ignored."""
    filter_ = [(name, value) for name, value in php.entries(call.legacy_array("filter")) if name in _SHOWN]
    for name, value in filter_:
        if php.is_array(value):
            raise legacy_error(f"Filter by {name} must be a string")
    where, given = joined(
        (f"CAST({name.lower()} AS TEXT) = ? COLLATE NOCASE", [php.to_text(value)]) for name, value in filter_
    )
    order = [
        f"{name.lower()} {direction(wanted)}"
        for name, wanted in php.entries(call.legacy_array("order"))
        if name in _SHOWN
    ]
    rows = call.database.rows(
        f"SELECT * FROM dictionary_entry WHERE {where} ORDER BY {', '.join(order or ['sort'])}, id",  # noqa: S608
        given,
    )
    return RestAnswer([_shown(row) for row in rows], total=len(rows))


@method("crm.status.get", "crm")
def get(call: RestCall) -> RestAnswer:
    """Answer `crm.status.get`."""
    row = _find(call, call.legacy_id())
    if row is None:
        raise legacy_error("CRM Status is not found.")
    return RestAnswer(_shown(row))


@method("crm.status.add", "crm")
def add(call: RestCall) -> RestAnswer:
    """Answer `crm.status.add` (contract 5.2)."""
    fields = call.legacy_fields()
    entity_id, status_id = (php.to_text(fields.get(name)).strip() for name in ("ENTITY_ID", "STATUS_ID"))
    sent = {"ENTITY_ID": entity_id, "STATUS_ID": status_id}
    if missing := [f"The field {name} is required." for name, value in sent.items() if not value]:
        raise legacy_error("\n".join(missing))
    if entity_id not in TYPES:
        raise legacy_error("Specified entity type is not supported.")
    if not call.user.is_admin:
        raise access_denied()
    name = php.to_text(fields.get("NAME")).strip()
    if not name:
        raise legacy_error(call.portal.texts("status_name_missing"))
    status_id = status_id.rpartition(":")[2]
    color = _color(fields.get("COLOR"))
    if not status_id:
        raise legacy_error("Error on creating status.")
    _check_lengths(call, status_id, name, color)
    taken = call.database.value(
        "SELECT 1 FROM dictionary_entry WHERE entity_id = ? AND fold(status_id) = ?",
        (entity_id, status_id.casefold()),
    )
    if taken is not None:
        raise RestError("ERROR_CORE", call.portal.texts("status_duplicate", code=status_id))
    row = {"entity_id": entity_id, "status_id": status_id, "name": name, "sort": _sort(fields.get("SORT"))}
    return RestAnswer(call.database.insert("dictionary_entry", row | {"color": color}))


@method("crm.status.update", "crm")
def update(call: RestCall) -> RestAnswer:
    """Answer `crm.status.update` (contract 5.3): only NAME, SORT, COLOR change; true whatever happened."""
    row = _writable(call)
    fields = dict(php.entries(call.legacy_array("fields")))
    changes: dict[str, Any] = {}
    name = php.to_text(fields.get("NAME")).strip()
    if name:
        changes["name"] = name
    if "SORT" in fields:
        changes["sort"] = _sort(fields["SORT"])
    if "COLOR" in fields:
        changes["color"] = _color(fields["COLOR"])
    if len(changes.get("name", "")) > _LONGEST_NAME or len(changes.get("color") or "") > _LONGEST_COLOR:
        return RestAnswer(result=True)  # the write fails inside
    call.database.update("dictionary_entry", row["id"], changes)
    return RestAnswer(result=True)


@method("crm.status.delete", "crm")
def delete(call: RestCall) -> RestAnswer:
    """Answer `crm.status.delete` (contract 5.4): a status in use is deleted without warning."""
    row = _writable(call)
    forced = dict(php.entries(call.legacy_array("params"))).get("FORCED")
    if row["system"] == "Y" and php.to_text(forced).upper() != "Y":
        raise legacy_error('CRM System Status can be deleted only if parameter FORCED is specified and equal to "Y".')
    in_use = "SELECT 1 FROM deal WHERE stage_id = ? LIMIT 1"
    if row["entity_id"] == "DEAL_STAGE" and call.database.value(in_use, (row["status_id"],)) is not None:
        raise legacy_error("There are active items in this status.")
    call.database.execute("DELETE FROM dictionary_entry WHERE id = ?", (row["id"],))
    return RestAnswer(result=True)


@method("crm.status.fields", "crm")
def fields_(call: RestCall) -> RestAnswer:
    """Answer `crm.status.fields`."""
    title = call.portal.texts.title
    return RestAnswer({name: description(kind, title(name), flags) for name, (kind, flags) in _FIELDS.items()})


@method("crm.status.entity.items", "crm")
def entity_items(call: RestCall) -> RestAnswer:
    """Answer `crm.status.entity.items`: `[{NAME, SORT, STATUS_ID}]`."""
    entity_id = call.params.get("entityId", call.params.get("ENTITY_ID"))
    if not isinstance(entity_id, str) or not entity_id:
        raise legacy_error("The parameter entityId is not defined or invalid.")
    rows = call.database.rows(
        "SELECT name, sort, status_id FROM dictionary_entry WHERE entity_id = ? ORDER BY sort, id", (entity_id,)
    )
    return RestAnswer([{"NAME": row[0], "SORT": row[1], "STATUS_ID": row[2]} for row in rows])


@method("crm.status.entity.types", "crm")
def entity_types(call: RestCall) -> RestAnswer:
    """Answer `crm.status.entity.types`."""
    pick = call.portal.texts.pick
    of_stages = {"START_FIELD": "NEW", "FINAL_SUCCESS_FIELD": "WON", "FINAL_SORT": 0}
    return RestAnswer(
        [
            {"ID": key, "NAME": pick(*names), "SEMANTIC_INFO": of_stages if key in _STAGES else []}
            for key, names in TYPES.items()
        ]
    )


def _find(call: RestCall, number: int) -> sqlite3.Row | None:
    return call.database.row("SELECT * FROM dictionary_entry WHERE id = ?", (number,))


def _writable(call: RestCall) -> sqlite3.Row:
    number = call.legacy_id()
    if not call.user.is_admin:
        raise access_denied()
    row = _find(call, number)
    if row is None:
        raise legacy_error("Status is not found.")
    return row


def _shown(row: sqlite3.Row) -> dict[str, Any]:
    shown: dict[str, Any] = {name: None if row[name.lower()] is None else str(row[name.lower()]) for name in _SHOWN}
    if row["entity_id"] in _STAGES:
        semantics = _SEMANTICS.get(row["semantics"] or "", "process")
        shown["EXTRA"] = {"SEMANTICS": semantics, "COLOR": row["color"]}
    return shown


def _sort(value: Any) -> int:
    number = php.to_int(value)
    return number if number > 0 else 10


def _color(value: Any) -> str | None:
    text = php.to_text(value).strip()
    if not text:
        return None
    return text if text.startswith("#") else f"#{text}"


def _check_lengths(call: RestCall, status_id: str, name: str, color: str | None) -> None:
    for field, text, longest in (
        ("STATUS_ID", status_id, _LONGEST_CODE),
        ("NAME", name, _LONGEST_NAME),
        ("COLOR", color or "", _LONGEST_COLOR),
    ):
        if len(text) > longest:
            raise RestError("ERROR_CORE", call.portal.texts("value_too_long", name=field))
