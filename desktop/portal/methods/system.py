"""System methods: `scope`, `methods`, `method.get`, `feature.get`, `server.time`, `app.info` (contract 9.2),
and `crm.enum.*`, `crm.multifield.fields`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from desktop.portal import php
from desktop.portal.errors import RestError
from desktop.portal.fields import description
from desktop.portal.registry import REGISTRY, RestAnswer, RestCall, exists, method

ALL_SCOPES = (
    "bizproc", "calendar", "call", "catalog", "crm", "department", "disk", "im", "imbot", "imopenlines",
    "lists", "log", "mailservice", "messageservice", "placement", "sale", "sonet_group", "task", "tasks",
    "telephony", "timeman", "user", "user_basic", "user_brief", "userconsent",
)  # fmt: skip

_OWNER_TYPES = (
    (1, "Лид", "Lead", "LEAD", "L"),
    (2, "Сделка", "Deal", "DEAL", "D"),
    (3, "Контакт", "Contact", "CONTACT", "C"),
    (4, "Компания", "Company", "COMPANY", "CO"),
    (5, "Счёт (старая версия)", "Invoice (legacy)", "INVOICE", "I"),
    (31, "Счёт", "Invoice", "SMART_INVOICE", "SI"),
    (7, "Предложение", "Estimate", "QUOTE", "Q"),
    (8, "Реквизиты", "Details", "REQUISITE", "RQ"),
)
_ENTERPRISE = 250
"""X of the leaky bucket of the Enterprise plan (contract 2.1)."""
_ACTIVITY_TYPES = (
    (0, "", "", None, None),
    (1, "Встреча", "Meeting", None, None),
    (2, "Звонок", "Call", None, None),
    (3, "Задача", "Task", None, None),
    (4, "Письмо", "E-mail", None, None),
    (5, "Действие", "Action", None, None),
    (6, "Пользовательское действие", "User action", None, None),
)


@method("scope")
def scope(call: RestCall) -> RestAnswer:
    """Answer `scope`: the caller's scopes, or all with `full=true`."""
    full = call.direct().get("FULL")
    if full in (True, 1) or php.to_text(full).lower() in ("true", "1", "y"):
        return RestAnswer(list(ALL_SCOPES))
    return RestAnswer(sorted(call.access.scopes))


@method("methods")
def methods(call: RestCall) -> RestAnswer:
    """Answer `methods` (deprecated): names of the methods in the caller's scopes."""
    known = [found for found in REGISTRY.values() if exists(call.portal, found.name)]
    full = call.direct().get("FULL") is not None
    return RestAnswer([found.name for found in known if full or found.open_to(call.access)])


@method("method.get")
def method_get(call: RestCall) -> RestAnswer:
    """Answer `method.get`: the name counts in lower case only."""
    name = php.to_text(call.params.get("name"))
    found = REGISTRY.get(name) if name == name.lower() and exists(call.portal, name) else None
    available = found is not None and found.open_to(call.access)
    return RestAnswer({"isExisting": found is not None, "isAvailable": available})


@method("feature.get")
def feature_get(call: RestCall) -> RestAnswer:
    """Answer `feature.get`: whether the plan has something."""
    code = php.to_text(call.direct().get("CODE"))
    if not code:
        raise RestError("CODE_EMPTY", "CODE can't be empty")
    has = code.lower().startswith(("rest", "crm"))
    if code.lower() == "crm_call_list":
        has = call.portal.switches.call_list_feature
    return RestAnswer({"value": "Y" if has else "N"})


@method("server.time")
def server_time(call: RestCall) -> RestAnswer:
    """Answer `server.time`."""
    return RestAnswer(call.portal.clock.iso(call.portal.clock.now()))


@method("app.info")
def app_info(call: RestCall) -> RestAnswer:
    """Answer `app.info`: with a webhook `{SCOPE, LICENSE}`, or a refusal as documented (contract 9.2)."""
    if call.portal.switches.app_info_denied and call.access.kind == "webhook":
        raise RestError("ACCESS_DENIED", "Access denied! Application context required", 403)
    licence = "ru_ent250" if call.portal.switches.rate_threshold >= _ENTERPRISE else "ru_basic"
    return RestAnswer({"SCOPE": sorted(call.access.scopes), "LICENSE": licence})


def _enumerated(rows: Iterable[tuple[int, str, str, str | None, str | None]], call: RestCall) -> RestAnswer:
    """Answer `crm.enum.ownertype`, `crm.enum.activitytype`."""
    pick = call.portal.texts.pick
    return RestAnswer(
        [
            {"ID": number, "NAME": pick(russian, english), "SYMBOL_CODE": symbol, "SYMBOL_CODE_SHORT": short}
            for number, russian, english, symbol, short in rows
        ]
    )


method("crm.enum.ownertype", "crm")(partial(_enumerated, _OWNER_TYPES))
method("crm.enum.activitytype", "crm")(partial(_enumerated, _ACTIVITY_TYPES))


@method("crm.multifield.fields", "crm")
def multifield_fields(call: RestCall) -> RestAnswer:
    """Answer `crm.multifield.fields`."""
    title = call.portal.texts.title
    return RestAnswer(
        {
            "ID": description("int", "ID", "r"),
            "TYPE_ID": description("string", title("TYPE_ID"), "r"),
            "VALUE": description("string", title("VALUE")),
            "VALUE_TYPE": description("string", title("VALUE_TYPE")),
        }
    )
