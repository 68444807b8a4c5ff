"""Probes of the connection: user and rights of the webhook, language, zone and methods of the portal."""

import re
from typing import Any

from desktop.bitrix24.line.protocol import Reply
from desktop.bitrix24.methods import users
from desktop.bitrix24.probes.questions import LOUD_LIST, NOT_YET, OWN_LIST, exists
from desktop.bitrix24.probes.replies import (
    Probe,
    Replies,
    Seen,
    either,
    expected,
    otherwise,
    record_in,
    records_in,
    unseen,
)
from desktop.domain.portal_report import Point
from desktop.domain.problem import Problem

_USER_SCOPES = {"user", "user_basic", "user_brief"}
_OWN_LANGUAGES = {"В работе": "ru", "Scheduled": "en"}
"""First name of IN_WORK by language (contract 4.7)."""


def _address(replies: Replies) -> Seen:
    if replies.lost is not None and not replies.moved:
        raise replies.lost
    return either(not replies.moved)


def _administrator(replies: Replies) -> Seen:
    _, administrator = users.decode_profile(replies.reply("profile").result)
    return either(administrator)


def _permissions(replies: Replies) -> Seen:
    found = _scopes(replies)
    lacking = [] if "crm" in found else ["crm"]
    lacking += [] if _USER_SCOPES.intersection(found) else ["user_brief"]
    return either(not lacking, scopes=", ".join(found), lacking=", ".join(lacking))


def _user_names(replies: Replies) -> Seen:
    outcome = replies.answer("user")
    if isinstance(outcome, Problem):
        return otherwise()
    return either(any(row.get("NAME") or row.get("LAST_NAME") for row in records_in(outcome.result)))


def _telephony(replies: Replies) -> Seen:
    return either(isinstance(replies.answer("calls"), Reply))


def _plan(replies: Replies) -> Seen:
    licence = str(record_in(replies.answer("app")).get("LICENSE") or "")
    return either(bool(licence), licence=re.sub(r"[^A-Za-z0-9_.-]", "", licence)[:40])


def _call_list_feature(replies: Replies) -> Seen:
    return either(str(record_in(replies.reply("feature")).get("value")).upper() == "Y")


def _language(replies: Replies) -> Seen:
    rows = records_in(replies.reply("dictionary").result)
    in_work = next((row for row in rows if row.get("STATUS_ID") == "IN_WORK"), {})
    names = (str(in_work.get(name) or "") for name in ("NAME_INIT", "NAME"))
    language = next((_OWN_LANGUAGES[name] for name in names if name in _OWN_LANGUAGES), "")
    return expected(language=language) if language else otherwise()


def _zone(replies: Replies) -> Seen:
    started = replies.reply("lists").time.date_start
    offset = started.utcoffset() if started is not None else None
    if offset is None:
        return otherwise()
    minutes = int(offset.total_seconds() // 60)
    return expected(offset=f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}")


def _authorization_status(replies: Replies) -> Seen:
    observed = replies.over_http("refused")
    if observed is None or isinstance(observed.outcome, Reply):
        return unseen()
    if observed.outcome.code.upper() != "INSUFFICIENT_SCOPE":
        raise observed.outcome
    return either(observed.status == 401, status=observed.status)


def _method_names(replies: Replies) -> Seen:
    replies.reply(f"method {OWN_LIST}")
    if not exists(replies, OWN_LIST):
        return otherwise()
    return either(not exists(replies, LOUD_LIST))


def _new_methods(replies: Replies) -> Seen:
    for name in NOT_YET:
        replies.reply(f"method {name}")
    found = [name for name in NOT_YET if exists(replies, name) or exists(replies, name, available=False)]
    return either(not found, methods=", ".join(found))


def _operating(replies: Replies) -> Seen:
    clock, _ = _clock(replies)
    return either(clock.time.operating is not None)


def _whole_start(replies: Replies) -> Seen:
    _, whole = _clock(replies)
    return unseen() if whole is None else either(not whole)


def _clock(replies: Replies) -> tuple[Reply, bool | None]:
    observed = replies.over_http("clock")
    assert observed is not None
    if isinstance(observed.outcome, Problem):
        raise observed.outcome
    return observed.outcome, observed.whole_start


def _scopes(replies: Replies) -> list[str]:
    scopes: Any = replies.reply("scope").result
    values = scopes.values() if isinstance(scopes, dict) else scopes if isinstance(scopes, list) else []
    return sorted(name for value in values if re.fullmatch(r"[a-z0-9_.]{1,40}", name := str(value)))


PROBES: dict[Point, Probe] = {
    Point.ADDRESS: _address,
    Point.ADMINISTRATOR: _administrator,
    Point.PERMISSIONS: _permissions,
    Point.USER_NAMES: _user_names,
    Point.TELEPHONY: _telephony,
    Point.PLAN: _plan,
    Point.CALL_LIST_FEATURE: _call_list_feature,
    Point.LANGUAGE: _language,
    Point.ZONE: _zone,
    Point.AUTHORIZATION_STATUS: _authorization_status,
    Point.METHOD_NAMES: _method_names,
    Point.NEW_METHODS: _new_methods,
    Point.OPERATING: _operating,
    Point.WHOLE_START: _whole_start,
}
