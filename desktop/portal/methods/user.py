"""`user.get`, `user.current`, `user.search`, `user.admin`, `profile` (contract 9.1)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from desktop.portal import php
from desktop.portal.conditions import Sql, direction, joined, lenient, split_key
from desktop.portal.registry import RestAnswer, RestCall, method

SCOPES = ("user", "user_basic", "user_brief")

_COLUMNS = {
    "ID": ("id", "integer"),
    "ACTIVE": ("active", "boolean"),
    "NAME": ("name", "string"),
    "LAST_NAME": ("last_name", "string"),
    "SECOND_NAME": ("second_name", "string"),
    "EMAIL": ("email", "string"),
    "WORK_POSITION": ("work_position", "string"),
    "UF_DEPARTMENT": ("department", "integer"),
    "USER_TYPE": ("user_type", "string"),
    "PERSONAL_MOBILE": ("personal_mobile", "string"),
    "WORK_PHONE": ("work_phone", "string"),
    "DATE_REGISTER": ("date_register", "datetime"),
}
_PREFIXES = frozenset([">=", "<=", "!", "=", "@", "%", ">", "<"])
_NOT_FIELDS = frozenset({"FILTER", "SORT", "ORDER", "START", "ADMIN_MODE", "SELECT"})
_BRIEF = (
    "ID", "ACTIVE", "NAME", "LAST_NAME", "SECOND_NAME", "TIMESTAMP_X", "DATE_REGISTER", "PERSONAL_GENDER",
    "PERSONAL_PHOTO", "TIME_ZONE", "WORK_POSITION", "UF_DEPARTMENT", "USER_TYPE",
)  # fmt: skip
_BASIC = (*_BRIEF, "EMAIL", "PERSONAL_MOBILE", "WORK_PHONE")


@method("user.get", *SCOPES)
def get(call: RestCall) -> RestAnswer:
    """Answer `user.get`: filter in FILTER or at top level, unknown keys ignored, 50 by true offset."""
    asked = [(*split_key(key, _PREFIXES), value) for key, value in _filter(call).items()]
    return _page(
        call, [_condition(call, name, operation, value) for operation, name, value in asked if name in _COLUMNS]
    )


@method("user.search", *SCOPES)
def search(call: RestCall) -> RestAnswer:
    """Answer `user.search`: FIND over names and position, or single fields."""
    filter_ = _filter(call)
    words = php.to_text(filter_.get("FIND", "")).casefold().split()
    conditions: list[Sql | None] = [
        ("instr(fold(name || ' ' || last_name || ' ' || work_position), ?) > 0", [word]) for word in words
    ]
    for name, value in filter_.items():
        if name in ("NAME", "LAST_NAME", "WORK_POSITION"):
            begins = php.to_text(value).strip("%").casefold()
            conditions.append((f"instr(fold({name.lower()}), ?) = 1", [begins]))
        elif name in ("ID", "ACTIVE", "UF_DEPARTMENT"):
            conditions.append(_condition(call, name, "=", value))
    return _page(call, conditions)


@method("user.current", *SCOPES)
def current(call: RestCall) -> RestAnswer:
    """Answer `user.current`: the caller's own record."""
    return RestAnswer(_shown(call, _own_row(call)))


@method("user.admin", *SCOPES)
def admin(call: RestCall) -> RestAnswer:
    """Answer `user.admin`."""
    return RestAnswer(call.user.is_admin)


@method("profile")
def profile(call: RestCall) -> RestAnswer:
    """Answer `profile`: no scope needed; `ADMIN` decides which rules hold."""
    row = _own_row(call)
    return RestAnswer(
        {
            "ID": str(row["id"]),
            "ADMIN": call.user.is_admin,
            "NAME": row["name"],
            "LAST_NAME": row["last_name"],
            "PERSONAL_GENDER": row["gender"],
            "TIME_ZONE": row["time_zone"],
        }
    )


def _own_row(call: RestCall) -> sqlite3.Row:
    [row] = call.database.rows("SELECT * FROM user WHERE id = ?", (call.user.id,))
    return row


def _filter(call: RestCall) -> dict[str, Any]:
    direct = call.direct()
    top_level = {key: value for key, value in direct.items() if key not in _NOT_FIELDS}
    return dict(php.entries(direct.get("FILTER"))) | top_level


def _condition(call: RestCall, name: str, operation: str, value: Any) -> Sql | None:
    column, kind = _COLUMNS[name]
    if kind == "boolean":
        wanted = value in (True, 1, "1", "Y", "true")
        return f"active = {int(wanted != operation.startswith('!'))}", []
    return lenient(column, kind, operation, value, call.portal.clock)


def _page(call: RestCall, conditions: Sequence[Sql | None]) -> RestAnswer:
    direct = call.direct()
    sort = php.to_text(direct.get("SORT", "ID")).upper()
    column = _COLUMNS[sort][0] if sort in _COLUMNS else "id"
    where = joined((("user_type = 'employee'", []), *conditions))
    page = call.page("user", where, f"{column} {direction(direct.get('ORDER'))}, id", call.offset)
    total = 0 if call.uncounted else page.total or None
    return RestAnswer([_shown(call, row) for row in page.result], total, page.next)


def _shown(call: RestCall, row: sqlite3.Row) -> dict[str, Any]:
    clock = call.portal.clock
    record: dict[str, Any] = {
        "ID": str(row["id"]),
        "ACTIVE": bool(row["active"]),
        "NAME": row["name"],
        "LAST_NAME": row["last_name"],
        "SECOND_NAME": row["second_name"],
        "EMAIL": row["email"],
        "LAST_LOGIN": clock.iso(row["last_login"]) or "",
        "DATE_REGISTER": clock.iso(row["date_register"]),
        "TIME_ZONE": row["time_zone"],
        "IS_ONLINE": "Y" if row["active"] else "N",
        "TIMESTAMP_X": {},
        "LAST_ACTIVITY_DATE": {},
        "PERSONAL_GENDER": row["gender"],
        "PERSONAL_MOBILE": row["personal_mobile"],
        "WORK_PHONE": row["work_phone"],
        "WORK_POSITION": row["work_position"],
        "UF_DEPARTMENT": [row["department"]],
        "USER_TYPE": row["user_type"],
    }
    for name in ("PERSONAL_MOBILE", "WORK_PHONE", "SECOND_NAME"):  # fields without value may be absent
        if not record[name]:
            del record[name]
    scopes = call.access.scopes
    if "user" in scopes:
        return record
    kept = _BASIC if "user_basic" in scopes else _BRIEF
    return {name: value for name, value in record.items() if name in kept}
